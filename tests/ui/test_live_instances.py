"""Running instances in the window: they come and go, say how they are, and are backed up while they run."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import engine
from engine.instance.instance import Instance
from engine.instance.live_database import LiveDatabase
from engine.instance.parameters import Parameters
from engine.sample.workload import Workload
from engine.sources.server import publish
from tests.ui.window import Window
from ui.levels import Level
from ui.models.instances import InstanceRole

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="running instances are not published there")
TRUE_WITHIN = 1.5
"""Seconds after which the window has to say what is; one, and what a busy machine takes."""


class Live:
    """An instance of this process that others find, with a workload to move it on."""

    def __init__(self, folder: Path, *, circular: bool = False) -> None:
        folder.mkdir()
        self._stack = contextlib.ExitStack()
        parameters = Parameters(folder, base="liv", page_size=4096, log_file_kib=64, circular=circular)
        self.instance = self._stack.enter_context(Instance.open(parameters))
        self.database: LiveDatabase = self.instance.create_database(folder / "live.edb")
        self.workload = Workload(self.instance, self.database, seed=7)
        self._stack.callback(self.workload.close)
        self._stack.enter_context(publish(self.instance))

    def work(self, steps: int) -> None:
        """Commit so often."""
        for _ in range(steps):
            self.workload.step()

    def close(self) -> None:
        self._stack.close()


@pytest.fixture
def live(tmp_path: Path) -> Iterator[Live]:
    made = Live(tmp_path / "live")
    made.work(20)
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    made = Window(qtbot, tmp_path / "home", [])
    yield made
    made.close()


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    folder = tmp_path / "backups"
    folder.mkdir()
    return folder


def seconds_until(window: Window, holds: Callable[[], bool]) -> float:
    started = time.monotonic()
    window.until(holds)
    return time.monotonic() - started


def chips(window: Window) -> list[str]:
    return [chip.text for chip in window.instances.detail._chips if chip.text]


def test_an_instance_comes_says_how_it_is_and_goes(window: Window, tmp_path: Path) -> None:
    page = window.instances
    assert page.model.rowCount() == 0
    window.until(lambda: window.application._pulse.isActive())
    live = Live(tmp_path / "live")
    try:
        assert seconds_until(window, lambda: page.model.rowCount() == 1) < TRUE_WITHIN
        index = page.model.index(0)
        assert index.data(InstanceRole.STATE) == "Running"
        assert index.data(InstanceRole.LEVEL) is Level.RUNNING
        window.until(lambda: "Running" in chips(window))
        assert "1 database" in chips(window) and "Circular logging off" in chips(window)
        generation = live.instance.log.generation
        while live.instance.log.generation < generation + 2:
            live.work(10)
        newest = f"Log 0x{live.instance.log.generation:X}"
        assert seconds_until(window, lambda: any(c.startswith(newest) for c in chips(window))) < TRUE_WITHIN
        assert not page.detail.verify.isEnabled() and not page.detail.recover.isEnabled()
    finally:
        live.close()
    assert seconds_until(window, lambda: page.model.rowCount() == 0) < TRUE_WITHIN


def test_a_backup_by_another_program_is_shown(window: Window, live: Live) -> None:
    page = window.instances
    window.until(lambda: page.model.rowCount() == 1)
    with engine.live_source(str(live.instance.parameters.log_directory)).begin(engine.Kind.FULL):
        wanted = "Running, being backed up"
        assert seconds_until(window, lambda: page.model.index(0).data(InstanceRole.STATE) == wanted) < TRUE_WITHIN
    window.until(lambda: page.model.index(0).data(InstanceRole.STATE) == "Running")


def test_files_of_a_watched_folder_that_run_are_one_instance(qtbot: QtBot, tmp_path: Path, live: Live) -> None:
    window = Window(qtbot, tmp_path / "home", [tmp_path / "live"])
    try:
        page = window.instances
        window.until(lambda: page.model.index(0).data(InstanceRole.STATE) == "Running")
        assert page.model.rowCount() == 1
        live.close()
        window.until(lambda: page.model.index(0).data(InstanceRole.STATE) == "Clean shutdown")
        assert page.model.rowCount() == 1
    finally:
        window.close()


def test_one_that_is_killed_disappears(window: Window, tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-c",
        "from app.cli import main; main()",
        "serve",
        str(tmp_path / "killed"),
        "--log-size",
        "64",
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        window.until(lambda: window.instances.model.rowCount() == 1)
    finally:
        process.kill()
        process.wait()
    window.until(lambda: window.instances.model.rowCount() == 0)
