"""Two windows over one history and one set of settings: each works, and sees what the other does.

A second start hands over to the first window; two come about when both start in one moment, or when one does not
react.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.history.history import History
from app.history.runs import Run, RunOperation, RunState
from app.settings import Locations, Settings, SettingsFile
from engine.files import LocalFileSystem
from tests.builders.small_instance import DATABASE, write_small_instance
from tests.disk.fault_fs import Fault, FaultFS
from tests.ui.window import Window, flip, patient
from tests.ui.windows import PATIENCE_MS
from ui import application
from ui.preferences import Preferences
from ui.worker import Background

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(application, "POLL_MS", 100)
    return tmp_path / "home"


@pytest.fixture
def windows(qtbot: QtBot, home: Path, tmp_path: Path) -> Iterator[tuple[Window, Window]]:
    """The second one is opened while the first one runs a backup that waits, before it reads a bad page again."""
    source, backups = write_small_instance(tmp_path / "source"), tmp_path / "backups"
    backups.mkdir()
    flip(source / DATABASE, 20, [9])
    first = Window(qtbot, home, [source])
    first.plan(backups)
    patient(first.back_up, 600.0)
    first.start()
    second = Window(qtbot, home, [])
    yield first, second
    second.close()
    first.close()


def _states(window: Window) -> list[RunState]:
    return [run.state for run in window.application.history.runs()]


def _watches(window: Window, folder: Path) -> bool:
    return str(folder) in window.application.preferences.value.folders


def _has_folders(window: Window, count: int) -> bool:
    return len(window.application.preferences.value.folders) == count


def _end(window: Window) -> None:
    run = window.application.run_queue.runs[0]
    run.cancel()
    window.finish(run)


def test_the_second_sees_the_run_of_the_first_and_lets_it_be(
    windows: tuple[Window, Window], tmp_path: Path
) -> None:
    first, second = windows
    second.until(lambda: not second.application.background.is_busy("interrupted"))
    assert _states(second) == _states(first) == [RunState.RUNNING]
    (instance,) = second.application.inventory.instances
    second.until(lambda: len(second.application.ledger.runs_of(instance)) == 1)
    _end(first)
    assert _states(second) == [RunState.CANCELLED]
    flip(tmp_path / "source" / DATABASE, 20, [9])
    first.plan(tmp_path / "backups")
    first.until(first.back_up.start.isEnabled)
    assert first.finish(first.start()).error is None
    second.until(lambda: bool(second.application.ledger.of(instance).chains))
    (chain,) = second.application.ledger.of(instance).chains
    assert chain.path.is_relative_to(tmp_path / "backups")


def test_both_run_at_once(windows: tuple[Window, Window], tmp_path: Path) -> None:
    """Another instance in the second window; each window ends its own run, and both see both."""
    first, second = windows
    other = write_small_instance(tmp_path / "other", base="oth")
    second.application.places.add(other)
    second.until(lambda: len(second.application.inventory.instances) == 2)
    second.back_up.choose(next(each for each in second.application.inventory.instances if each.base == "oth"))
    second.plan(tmp_path / "backups")
    second.finish(second.start())
    assert sorted(_states(first)) == sorted(_states(second)) == [RunState.RUNNING, RunState.SUCCESS]
    _end(first)
    assert sorted(_states(second)) == [RunState.CANCELLED, RunState.SUCCESS]


def test_neither_loses_what_the_other_has_set(windows: tuple[Window, Window], home: Path, tmp_path: Path) -> None:
    first, second = windows
    for number, window in enumerate((first, second, first, second)):
        folder = tmp_path / f"watched-{number}"
        folder.mkdir()
        window.application.places.add(folder)
        window.until(partial(_watches, window, folder))
    _end(first)
    for window in windows:
        window.until(partial(_has_folders, window, 5))
        window.application.close()
    saved = SettingsFile(Locations(home, home).settings).load()
    assert sorted(Path(folder).name for folder in saved.folders) == ["source", *(f"watched-{n}" for n in range(4))]


OTHER = """
import sys
from pathlib import Path
from app.history.history import History
from app.history.runs import RunOperation, RunState
with History(Path(sys.argv[1])) as history:
    run = history.begin_run("edb", RunOperation.BACKUP, "full", source="/s", destination="/nowhere")
    print(run.id, flush=True)
    if sys.stdin.readline() == "end\\n":
        history.end_run(run, RunState.SUCCESS)
"""


@pytest.mark.parametrize(("word", "state"), [("end\n", RunState.SUCCESS), ("", RunState.INTERRUPTED)])
def test_a_run_of_another_process(qtbot: QtBot, home: Path, word: str, state: RunState) -> None:
    """It is left alone while its process lives; killed, it is settled by the next start, not by a guess."""
    places = Locations(home, home)
    home.mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", OTHER, str(places.history)],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        run = process.stdout.readline().strip()
        window = Window(qtbot, home, [])
        window.until(lambda: not window.application.background.is_busy("interrupted"))
        known = window.application.history.run(run)
        assert known is not None and known.state is RunState.RUNNING
        if word:
            process.stdin.write(word)
            process.stdin.flush()
        else:
            process.kill()
        process.wait(timeout=60)
    window.close()
    later = Window(qtbot, home, [])
    try:
        later.until(lambda: not later.application.background.is_busy("interrupted"))
        settled = later.application.history.run(run)
        assert settled is not None and settled.state is state
    finally:
        later.close()


def test_two_windows_that_start_in_one_moment(home: Path, tmp_path: Path) -> None:
    """Real processes, no home yet: both come up, both folders are kept, nothing is damaged."""
    folders = [write_small_instance(tmp_path / name, base=name) for name in ("aaa", "bbb")]
    started = [
        subprocess.Popen(
            [sys.executable, "-c", SHORT, str(home), str(folder)],
            cwd=PROJECT,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for folder in folders
    ]
    for process in started:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    for process in started:
        said, _ = process.communicate(timeout=120)
        assert (process.returncode, said) == (0, "looked\n")
    places = Locations(home, home)
    assert set(SettingsFile(places.settings).load().folders) == set(map(str, folders))
    with History(places.history) as history:
        assert not list(history.events())
        run = history.begin_run("edb", RunOperation.VERIFY)
        assert isinstance(run, Run)


SHORT = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app.settings import Locations
app = QApplication([])
sys.stdin.readline()
from ui.application import Application
home = Path(sys.argv[1])
window = Application(app, Locations(home, home), [Path(sys.argv[2])])
window.start()
looks = QTimer(interval=50)
def look():
    if window.inventory.looked and window.inventory.instances:
        print("looked", flush=True)
        app.quit()
looks.timeout.connect(look)
looks.start()
app.exec()
window.close()
"""


def test_news_that_come_too_late_come_again(qtbot: QtBot, tmp_path: Path) -> None:
    path, background, fs = tmp_path / "settings.json", Background(), FaultFS(LocalFileSystem())
    here = Preferences(SettingsFile(path, fs=fs), background, Settings())
    try:
        SettingsFile(path).change(lambda settings: settings.with_folder("/there"))
        here.refresh()
        until = time.monotonic() + PATIENCE_MS / 1000
        while [call.verb for call in fs.calls][-1:] != ["close"] and time.monotonic() < until:
            time.sleep(0.01)  # no event loop: the answer waits, and is not wanted any more
        with qtbot.waitSignal(here.changed, timeout=PATIENCE_MS):
            here.refresh()
        assert here.value.folders == ("/there",)
    finally:
        background.close()


def test_what_could_not_be_saved_outlasts_what_another_window_saves(
    qtbot: QtBot, tmp_path: Path, home: Path
) -> None:
    path, background = tmp_path / "settings.json", Background()
    fs = FaultFS(LocalFileSystem()).fail_at(0, Fault.NO_SPACE, "create", times=None)
    here = Preferences(SettingsFile(path, fs=fs), background, Settings())
    try:
        with qtbot.waitSignal(here.failed, timeout=PATIENCE_MS):
            here.change(lambda settings: settings.with_folder("/here"))
        SettingsFile(path).change(lambda settings: settings.with_folder("/there"))
        with qtbot.waitSignal(here.changed, timeout=PATIENCE_MS):
            here.refresh()
        assert sorted(here.value.folders) == ["/here", "/there"]
        path.write_text("{ damaged")
        here.refresh()
        qtbot.waitUntil(lambda: not background.is_busy("settings"), timeout=PATIENCE_MS)
        assert sorted(here.value.folders) == ["/here", "/there"]
    finally:
        background.close()
