"""The bar of runs: each run of the machine is a line of it, by the name that it has everywhere else."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.history.run_requests import RunRequest
from app.history.runs import RunOperation, RunState
from app.operations.backup import BackupRequest
from app.operations.control import pause_run, resume_run
from app.operations.instance_source import FilesAtRest
from app.own_names import Naming
from engine import Kind
from tests.builders.small_instance import DATABASE, write_small_instance
from tests.ui.window import Window, flip, patient
from ui import application, machine_runs
from ui.live_run import RunQueue, plan_of
from ui.models.instances import identity
from ui.models.machine_queue import run_title
from ui.models.outcomes.registry import outcome_of
from ui.models.own_names import RecordedNames
from ui.widgets.runs_tray import RunsTray
from ui.widgets.text import ElidedLabel

PROJECT = Path(__file__).parents[2]
_OTHER = """
import sys, time
from pathlib import Path
from app.history.history import History
from app.history.runs import RunOperation
from engine.events import EventKind, entry
history = History(Path(sys.argv[1]))
run = history.begin_run(sys.argv[2], RunOperation.BACKUP, "full", source=sys.argv[3])
history.record(entry(EventKind.FullBackupStarted, instance=sys.argv[2], run=run.id))
history.flush()
print(run.id, flush=True)
time.sleep(600)
"""


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    """A backup of an instance waits, before it reads a bad page again; there is one more instance."""
    monkeypatch.setattr(application, "POLL_MS", 100)
    monkeypatch.setattr(machine_runs, "ALIVE_MS", 200)
    source, backups = write_small_instance(tmp_path / "source"), tmp_path / "backups"
    backups.mkdir()
    flip(source / DATABASE, 20, [9])
    made = Window(qtbot, tmp_path / "home", [source])
    (instance,) = made.application.inventory.instances
    key = identity(instance)
    made.application.preferences.change(
        lambda value: replace(value, names={**value.names, key: Naming("DC01 NTDS")})
    )
    made.plan(backups)
    patient(made.back_up, 600.0)
    made.start()
    yield made
    made.application.run_queue.close()
    made.close()


@pytest.fixture
def other(window: Window, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A program of its own that has begun to back up the same instance."""
    (instance,) = window.application.inventory.instances
    words = [str(window.application.context.locations.history), instance.name, str(instance.directory)]
    with subprocess.Popen(
        [sys.executable, "-c", _OTHER, *words], stdout=subprocess.PIPE, text=True, cwd=PROJECT
    ) as process:
        yield process
        process.kill()


def _titles(window: Window) -> list[str]:
    tray = window.application.window.findChild(RunsTray)
    assert tray is not None
    return [
        label.text()
        for label in tray.findChildren(ElidedLabel)
        if label.property("role") == "strong" and label.isVisible()
    ]


def _button(window: Window, name: str, at: int) -> QPushButton:
    tray = window.application.window.findChild(RunsTray)
    assert tray is not None
    found = [each for each in tray.findChildren(QPushButton) if each.text() == name and each.isVisible()]
    return sorted(found, key=lambda each: each.mapTo(tray, each.rect().topLeft()).y())[at]


def test_two_runs_are_two_lines_by_one_name(window: Window, other: subprocess.Popen[str]) -> None:
    window.until(lambda: _titles(window) == ["Full backup of DC01 NTDS", "Full backup of DC01 NTDS"])
    assert other.stdout is not None
    run_id = other.stdout.readline().strip()
    _button(window, "Show", 1).click()
    assert window.application.shown == "history"
    _button(window, "Show", 0).click()
    assert window.application.shown == "running"
    _button(window, "Cancel", 1).click()
    history = window.application.history
    window.until(lambda: history.requests.of(run_id) is RunRequest.CANCEL)
    assert not _button(window, "Cancel", 1).isEnabled() and _button(window, "Cancel", 0).isEnabled()


def test_a_killed_program_leaves_the_bar_and_its_run_is_interrupted(
    window: Window, other: subprocess.Popen[str]
) -> None:
    window.until(lambda: len(_titles(window)) == 2)
    other.kill()
    window.until(lambda: len(_titles(window)) == 1)
    states = [run.state for run in window.application.history.runs()]
    assert sorted(states) == [RunState.INTERRUPTED, RunState.RUNNING]


def test_a_run_of_a_chain_has_the_own_name_of_its_instance(window: Window) -> None:
    application = window.application
    (instance,) = application.inventory.instances
    queue = RunQueue(application.history, names=lambda: application.preferences.value.names)
    source = FilesAtRest((instance.directory,))
    request = BackupRequest(source, instance.directory.parent / "nowhere", Kind.FULL)
    run = queue.start(plan_of(request, instance.name))
    window.until(lambda: run.is_settled)
    assert run.plan.title == "Full backup of DC01 NTDS"
    names = RecordedNames(application.preferences.value.names)
    assert run.run is not None and run_title(run.run, names) == run.plan.title
    assert run_title(replace(run.run, kind="drill", operation=RunOperation.VERIFY), names).startswith(
        "Restore drill of"
    )


def test_a_backup_is_of_its_instance_and_not_of_its_folder_long_before_it_ends(window: Window) -> None:
    application = window.application
    (instance,) = application.inventory.instances
    assert instance.name != instance.directory.name
    window.until(lambda: [run.instance for run in application.history.runs()] == [instance.name])
    application.run_queue.runs[0].cancel()
    window.until(lambda: not application.run_queue.in_flight)
    (run,) = application.history.runs()
    assert (run.instance, run.state) == (instance.name, RunState.CANCELLED)


def test_a_run_that_is_held_says_so(window: Window) -> None:
    application = window.application
    (run,) = application.run_queue.runs
    window.until(lambda: run.run is not None)
    assert run.run is not None
    pause_run(application.history, run.run.id)
    window.until(lambda: run.paused and outcome_of(run).state()[0] == "Paused")
    application.jobs.refresh()
    tray = application.window.findChild(RunsTray)
    assert tray is not None
    window.until(lambda: any(label.text().startswith("Paused") for label in tray.findChildren(ElidedLabel)))
    resume_run(application.history, run.run.id)
    window.until(lambda: outcome_of(run).state()[0] == "Running")


def test_no_backup_fails_because_the_history_is_locked(qtbot: QtBot, tmp_path: Path) -> None:
    source, backups = write_small_instance(tmp_path / "source"), tmp_path / "backups"
    backups.mkdir()
    window = Window(qtbot, tmp_path / "home", [source])
    history = window.application.context.locations.history
    window.plan(backups)
    with closing(sqlite3.connect(history, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        run = window.finish(window.start())
    message = outcome_of(run).message()
    assert run.error is None and message is not None and "can be restored" in message.what
    assert message.why.startswith("The run is not in the history.") and "locked" in message.why
    assert window.application.history.runs() == []
    noted = window.application.history.begin_run("edb", RunOperation.BACKUP)
    assert [each.id for each in window.application.history.runs()] == [noted.id], "it goes on for others"
    window.application.history.end_run(noted, RunState.CANCELLED)
    window.close()
