"""Watched folders: changes are told once things are quiet, reading is no change, folders may go and return."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import engine
from engine.files import LocalFileSystem
from engine.progress import Cancel
from engine.staging import check_takes_files
from tests.builders.small_instance import write_small_instance
from tests.datasets import PROJECT
from tests.ui.window import Open
from tests.ui.windows import PATIENCE_MS
from ui import watch
from ui.first_sight import FirstSight
from ui.watch import Arranged, FolderWatch
from ui.worker import Background


@pytest.fixture
def first_sight() -> FirstSight:
    return FirstSight()


@pytest.fixture
def watched(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, first_sight: FirstSight
) -> Iterator[tuple[FolderWatch, Background]]:
    monkeypatch.setattr(watch, "QUIET_MS", 500)
    monkeypatch.setattr(watch, "LONGEST_MS", 5000)
    monkeypatch.setattr(watch, "AGAIN_MS", 150)
    background = Background()
    made = FolderWatch(background, first_sight)
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


def test_a_file_that_tests_whether_files_can_be_made_is_no_change(
    qtbot: QtBot, watched: tuple[FolderWatch, Background], tmp_path: Path
) -> None:
    """Each plan makes one: a look at the folder after it would lead to the next plan, without an end."""
    folder, background = watched
    fs = LocalFileSystem()
    told: list[str] = []
    folder.changed.connect(told.append)
    folder.watch("folders", [str(tmp_path)])
    qtbot.waitUntil(lambda: not background.is_busy("watch"), timeout=PATIENCE_MS)
    engine.destination_at(tmp_path, fs).peek("edb", create=True, apart_from=()).check_writable(None)
    check_takes_files(fs, tmp_path / "restored")
    engine.write_steps(tmp_path)
    qtbot.wait(1200)
    assert told == [] and not folder._touched
    (tmp_path / ".ese-restore-0123abcd.partial").mkdir()
    (tmp_path / ".ese-restore-0123abcd.partial").rename(tmp_path / "restored")
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)


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


def test_a_folder_that_is_moved_away_or_is_another_one_is_told(
    qtbot: QtBot, watched: tuple[FolderWatch, Background], tmp_path: Path
) -> None:
    """As when it is unmounted, or something is mounted over it: its watch tells nothing."""
    folder, background = watched
    place, other = tmp_path / "usb", tmp_path / "other"
    place.mkdir()
    told: list[str] = []
    folder.changed.connect(told.append)
    folder.watch("folders", [str(place)])
    qtbot.waitUntil(lambda: not background.is_busy("watch"), timeout=PATIENCE_MS)
    place.rename(tmp_path / "away")
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    qtbot.wait(1200)
    assert told == ["folders"], "once, though it is looked for again and again"
    other.mkdir()
    other.rename(place)
    qtbot.waitUntil(lambda: len(told) == 2, timeout=PATIENCE_MS)
    (place / "new.log").write_bytes(b"x")
    qtbot.waitUntil(lambda: len(told) == 3, timeout=PATIENCE_MS)


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


def _write_into(path: Path) -> None:
    """In place, in another size; no name in its folder changes."""
    with path.open("ab") as file:
        file.write(b"y")


@pytest.mark.parametrize("change", ["new", "gone", "written", "below"])
def test_what_changed_between_the_first_look_and_the_watch_is_told(
    qtbot: QtBot, watched: tuple[FolderWatch, Background], first_sight: FirstSight, tmp_path: Path, change: str
) -> None:
    folder, _ = watched
    looked, same = tmp_path / "looked", tmp_path / "same"
    for place in (looked, same):
        (place / "deep").mkdir(parents=True)
        (place / "deep" / "edb.log").write_bytes(b"x")
        first_sight.note(str(place), Cancel(), with_files=True)
    match change:
        case "new":
            (looked / "edb.chk").write_bytes(b"x")
        case "gone":
            (looked / "deep" / "edb.log").unlink()
        case "written":
            _write_into(looked / "deep" / "edb.log")
        case _:
            (looked / "deep" / "deeper").mkdir()
    first_sight.note(str(looked), Cancel(), with_files=True)  # a second look: what the first one saw counts
    told: list[str] = []
    folder.changed.connect(told.append)
    folder.watch_each("", [str(looked), str(same)])
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    qtbot.wait(1200)
    assert told == [str(looked)], "the other one is not looked at a second time"


def test_of_a_destination_only_what_comes_goes_or_is_replaced_counts(tmp_path: Path) -> None:
    """As manifests are; the files of a thousand chains are not asked one by one."""
    first_sight, manifest = FirstSight(), tmp_path / "chain" / "manifest"
    manifest.parent.mkdir()
    manifest.write_bytes(b"1")
    place = str(tmp_path)
    first_sight.note(place, Cancel(), with_files=False)
    _write_into(manifest)
    assert not first_sight.differs(place, Cancel())
    first_sight.forget(place)
    first_sight.note(place, Cancel(), with_files=False)
    fresh = tmp_path / "chain" / "manifest.new"
    fresh.write_bytes(b"2")
    fresh.replace(manifest)
    assert first_sight.differs(place, Cancel())


def test_what_is_watched_is_not_noted_again(tmp_path: Path) -> None:
    first_sight, place = FirstSight(), str(tmp_path)
    first_sight.note(place, Cancel(), with_files=True)
    assert not first_sight.differs(place, Cancel())
    first_sight.note(place, Cancel(), with_files=True)
    (tmp_path / "edb.log").write_bytes(b"x")
    assert not first_sight.differs(place, Cancel()), "the watch tells it"
    first_sight.forget(place)
    first_sight.note(place, Cancel(), with_files=True)
    (tmp_path / "edb.log").unlink()
    assert first_sight.differs(place, Cancel())


def test_an_instance_that_came_after_the_first_look_and_before_the_watch_is_found(
    open_window: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Watching a large tree takes longer than that, here until the first look has ended."""
    go_on, arrange = threading.Event(), watch._Watches.arrange

    def late(watches: watch._Watches, wanted: Mapping[str, tuple[str, ...]], cancel: Cancel) -> Arranged:
        while not (go_on.wait(0.05) or cancel.requested):
            pass
        return arrange(watches, wanted, cancel)

    monkeypatch.setattr(watch._Watches, "arrange", late)
    folder = tmp_path / "watched"
    folder.mkdir()
    window = open_window(folder)
    inventory = window.application.inventory
    window.until(lambda: not window.application.background.is_busy("instances"))
    write_small_instance(folder / "mail")
    assert not inventory.instances
    go_on.set()
    window.until(lambda: [each.directory for each in inventory.instances] == [folder / "mail"])


def test_a_folder_that_does_not_answer_holds_up_one_thread(
    qtbot: QtBot, watched: tuple[FolderWatch, Background], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, background = watched
    go_on, arrange, identity = threading.Event(), watch._Watches.arrange, watch._identity
    tasks: list[int] = []

    def slow(place: str) -> tuple[int, int] | None:
        go_on.wait()
        return identity(place)

    def counted(watches: watch._Watches, wanted: Mapping[str, tuple[str, ...]], cancel: Cancel) -> Arranged:
        tasks.append(len(wanted))
        return arrange(watches, wanted, cancel)

    monkeypatch.setattr(watch, "_identity", slow)
    monkeypatch.setattr(watch._Watches, "arrange", counted)
    for name in "abc":
        (tmp_path / name).mkdir()
        folder.watch(name, [str(tmp_path / name)])
        qtbot.waitUntil(lambda: len(tasks) == background._count, timeout=PATIENCE_MS)
    answers: list[int] = []
    background.ask("other", lambda _cancel: 1, answers.append)
    try:
        qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE_MS // 6)
    finally:
        go_on.set()
    told: list[str] = []
    folder.changed.connect(told.append)
    qtbot.waitUntil(lambda: not background.is_busy("watch"), timeout=PATIENCE_MS)
    (tmp_path / "c" / "edb.log").write_bytes(b"x")
    qtbot.waitUntil(lambda: told == ["c"], timeout=PATIENCE_MS)


def test_a_folder_of_two_groups_that_is_made_again_at_once_is_watched_for_both(tmp_path: Path) -> None:
    """As long as one of them held the watch of the folder that is gone, the other was given that."""
    place, told = tmp_path / "usb", list[str]()
    place.mkdir()
    watches = watch._Watches(told.append, FirstSight())
    wanted = {"one": (str(place),), "two": (str(place),)}
    try:
        for _ in range(5):
            watches.arrange(wanted, Cancel())
            shutil.rmtree(place)
            place.mkdir()
            until(lambda: {pair[0] for pair in watches._lost} == {"one", "two"})
            watches.arrange(wanted, Cancel())
            told.clear()
            (place / "new.log").write_bytes(b"x")
            until(lambda: {"one", "two"} <= set(told))
    finally:
        watches.close()


_MADE_AGAIN = """
import shutil, sys, time, warnings
from pathlib import Path
from engine.progress import Cancel
from ui.first_sight import FirstSight
from ui.watch import _Watches
warnings.simplefilter("always")
root = Path(sys.argv[1])
place = root / "x"
told = []
watches = _Watches(told.append, FirstSight())
wanted = {"one": (str(root),), "two": (str(place),)}
for _ in range(60):
    shutil.rmtree(place, ignore_errors=True)
    for number in range(5):
        (place / f"{number}" / "a" / "b").mkdir(parents=True)
    watches.arrange(wanted, Cancel())
deadline = time.monotonic() + 60
told.clear()
while not {"one", "two"} <= set(told):
    assert time.monotonic() < deadline, told
    watches.arrange(wanted, Cancel())
    (place / "4" / "a" / "b" / "new.log").write_bytes(b"x")
    time.sleep(0.1)
watches.close()
"""


def test_a_folder_that_is_made_again_at_once_is_watched_without_a_warning(tmp_path: Path) -> None:
    line = [sys.executable, "-c", _MADE_AGAIN, str(tmp_path)]
    done = subprocess.run(line, capture_output=True, text=True, cwd=PROJECT, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.02)
