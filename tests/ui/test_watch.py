"""Watched folders: changes are told once things are quiet, reading is no change, folders may go and return."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.windows import PATIENCE_MS
from ui import watch
from ui.watch import FolderWatch
from ui.worker import Background


@pytest.fixture
def watched(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[FolderWatch, Background]]:
    monkeypatch.setattr(watch, "QUIET_MS", 500)
    monkeypatch.setattr(watch, "LONGEST_MS", 5000)
    monkeypatch.setattr(watch, "AGAIN_MS", 150)
    background = Background()
    made = FolderWatch(background)
    yield made, background
    background.close()
    made.close()


def test_a_burst_of_changes_is_told_once(
    qtbot: QtBot, watched: tuple[FolderWatch, Background], tmp_path: Path
) -> None:
    folder, background = watched
    folder._quiet.setInterval(2000)  # on a busy machine the burst may have pauses
    told: list[str] = []
    folder.changed.connect(told.append)
    folder.watch("folders", [str(tmp_path)])
    qtbot.waitUntil(lambda: not background.is_busy("watch"), timeout=PATIENCE_MS)
    for number in range(20):
        (tmp_path / f"{number}.log").write_bytes(b"x")
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    qtbot.wait(2500)
    assert told == ["folders"]


def test_changes_below_are_told_with_their_group_and_reading_is_none(
    qtbot: QtBot, watched: tuple[FolderWatch, Background], tmp_path: Path
) -> None:
    folder, background = watched
    source, destination = tmp_path / "source", tmp_path / "destination" / "deep"
    source.mkdir()
    destination.mkdir(parents=True)
    (source / "a.edb").write_bytes(b"x")
    told: list[str] = []
    folder.changed.connect(told.append)
    folder.watch("folders", [str(source)])
    folder.watch("destinations", [str(tmp_path / "destination")])
    qtbot.waitUntil(lambda: not background.is_busy("watch"), timeout=PATIENCE_MS)
    (source / "a.edb").read_bytes()
    qtbot.wait(1200)  # watchdog keeps an event for half a second
    assert told == []
    (destination / "manifest").write_bytes(b"x")
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    assert told == ["destinations"]


def test_a_folder_that_vanishes_is_watched_again_when_it_returns(
    qtbot: QtBot, watched: tuple[FolderWatch, Background], tmp_path: Path
) -> None:
    folder, background = watched
    place = tmp_path / "usb"
    place.mkdir()
    told: list[str] = []
    folder.changed.connect(told.append)
    folder.watch("folders", [str(place)])
    qtbot.waitUntil(lambda: not background.is_busy("watch"), timeout=PATIENCE_MS)
    shutil.rmtree(place)
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    told.clear()
    place.mkdir()
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    qtbot.wait(700)
    told.clear()
    (place / "new.log").write_bytes(b"x")
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)


def test_a_folder_that_never_was_does_no_harm(
    qtbot: QtBot, watched: tuple[FolderWatch, Background], tmp_path: Path
) -> None:
    folder, background = watched
    folder.watch("folders", [str(tmp_path / "missing")])
    qtbot.waitUntil(lambda: not background.is_busy("watch"), timeout=PATIENCE_MS)
    qtbot.wait(300)


@pytest.mark.skipif(sys.platform != "linux", reason="only inotify's watches tell it")
def test_a_change_while_a_watch_is_ended_is_no_error(
    qtbot: QtBot, watched: tuple[FolderWatch, Background], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The thread of a watch is told to end between its question and the answer, here without luck."""
    folder, background = watched
    folder.watch("folders", [str(tmp_path)])
    qtbot.waitUntil(lambda: not background.is_busy("watch"), timeout=PATIENCE_MS)
    observer = folder._watches._observer
    assert observer is not None
    (emitter,) = observer.emitters
    emitter.stop()
    emitter.queue_events(0.1)
    assert caplog.messages == []


def test_what_happened_before_the_watch_began_is_looked_at(
    qtbot: QtBot, watched: tuple[FolderWatch, Background], tmp_path: Path
) -> None:
    folder, _ = watched
    told: list[str] = []
    folder.changed.connect(told.append)
    folder.watch("running", [str(tmp_path)], at_once=True)
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    assert set(told) == {"running"}


def test_folders_that_are_watched_one_by_one_are_told_one_by_one(
    qtbot: QtBot, watched: tuple[FolderWatch, Background], tmp_path: Path
) -> None:
    folder, background = watched
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    told: list[str] = []
    folder.changed.connect(told.append)
    folder.watch_each("at ", [str(first), str(second)])
    qtbot.waitUntil(lambda: not background.is_busy("watch"), timeout=PATIENCE_MS)
    (second / "1.log").write_bytes(b"x")
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    assert told == [f"at {second}"]
    folder.watch_each("at ", [str(first)])
    qtbot.waitUntil(lambda: not background.is_busy("watch"), timeout=PATIENCE_MS)
    told.clear()
    (second / "2.log").write_bytes(b"x")
    (first / "2.log").write_bytes(b"x")
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    assert told == [f"at {first}"]
