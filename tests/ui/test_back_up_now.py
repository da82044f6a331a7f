"""Back up now: as the job does, several in one queue, and a plan where there is no job."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

import engine
from app.history.runs import RunState
from app.jobs.job import Hook, Job
from app.operations.backup import BackupRequest
from app.operations.known_destinations import remember_identity
from app.settings import Storing
from engine.errors import JetError
from tests.builders.log_files import SIGNATURE
from tests.builders.small_instance import write_small_instance
from tests.ui.job_pages import write_jobs
from tests.ui.lone_page import context_in
from tests.ui.windows import PATIENCE_MS
from ui.back_up_now import BackUpNow
from ui.context import Context
from ui.models.machine_queue import queue_line, queue_of
from ui.theme import ThemeController
from ui.widgets.runs_tray import RunsTray


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController) -> Iterator[Context]:
    with context_in(tmp_path / "home", theme) as made:
        yield made


def several(tmp_path: Path, count: int) -> tuple[engine.InstanceFiles, ...]:
    for number in range(count):
        write_small_instance(tmp_path / "from" / f"srv-{number}", signature=replace(SIGNATURE, random=number + 1))
    return engine.scan([tmp_path / "from"]).instances


def write_job(context: Context, qtbot: QtBot, job: Job) -> None:
    write_jobs(context, job)
    context.jobs.refresh()
    qtbot.waitUntil(lambda: bool(context.jobs.value.jobs), timeout=PATIENCE_MS)


def test_an_instance_of_a_job_is_backed_up_as_the_job_does(
    qtbot: QtBot, context: Context, tmp_path: Path, destination: Path
) -> None:
    first, _other = several(tmp_path, 2)

    write_job(context, qtbot, Job("Night", (first.directory,), destination, storing=Storing(level=3)))
    shown: list[object] = []
    context.navigation.show_run.connect(shown.append)
    BackUpNow(context, QObject(context.inventory)).start([first])
    qtbot.waitUntil(lambda: bool(shown), timeout=PATIENCE_MS)
    (run,) = context.run_queue.runs
    qtbot.waitUntil(lambda: not run.running, timeout=PATIENCE_MS)
    request = run.plan.request
    assert isinstance(request, BackupRequest)
    assert (request.destination, request.options.encode.level) == (destination, 3)
    assert request.kind is engine.Kind.FULL  # an automatic mode, and there is no chain yet
    (kept,) = context.history.runs()
    assert (kept.job, kept.state, kept.source) == ("Night", RunState.SUCCESS, str(first.directory))
    BackUpNow(context, QObject(context.inventory)).start([first])
    qtbot.waitUntil(lambda: len(context.run_queue.runs) == 2, timeout=PATIENCE_MS)
    assert isinstance(again := context.run_queue.runs[1].plan.request, BackupRequest)
    assert again.kind is engine.Kind.INCREMENTAL


def test_of_several_jobs_the_one_that_misses_a_backup_runs(
    qtbot: QtBot, context: Context, tmp_path: Path, destination: Path
) -> None:
    (instance,) = several(tmp_path, 1)
    jobs = [Job(name, (instance.directory,), destination / name) for name in ("Night", "Copy")]
    for job in jobs:
        job.destination.mkdir(parents=True)
    write_jobs(context, *jobs)
    context.jobs.refresh()
    qtbot.waitUntil(lambda: len(context.jobs.value.jobs) == 2, timeout=PATIENCE_MS)
    runs = context.run_queue.runs
    for count in (1, 2):
        BackUpNow(context, QObject(context.inventory)).start([instance])
        qtbot.waitUntil(lambda: len(runs) == count and not runs[-1].running, timeout=PATIENCE_MS)  # noqa: B023
        context.outlook.refresh()
        qtbot.waitUntil(lambda: backed_up(context) == count, timeout=PATIENCE_MS)  # noqa: B023
    assert [run.plan.job for run in runs] == ["Night", "Copy"]


def backed_up(context: Context) -> int:
    """In how many jobs the newest look has seen something to restore."""
    seen = context.outlook.seen
    return sum(bool(each.restorable_to) for each in seen.overview.instances) if seen else 0


def test_several_wait_in_one_queue_that_is_shown(
    qtbot: QtBot, context: Context, tmp_path: Path, destination: Path
) -> None:
    found = several(tmp_path, 6)
    write_job(context, qtbot, Job("All", (tmp_path / "from",), destination, below=True))
    most: list[int] = []
    tray = RunsTray()
    qtbot.addWidget(tray)
    queue = context.run_queue

    def look() -> None:
        lines = [queue_line(each) for each in queue_of(queue.in_flight, (), (), {}, queue.waiting)]
        tray.set_runs(lines)
        most.append(len(queue.in_flight))
        assert len(lines) == len(queue.in_flight) + len(queue.waiting)
        assert all(line.figures == "" for line in lines if line.waiting)

    queue.lines_changed.connect(look)
    BackUpNow(context, QObject(context.inventory)).start(found)
    qtbot.waitUntil(lambda: bool(queue.waiting), timeout=PATIENCE_MS)
    dropped = queue.waiting[-1]
    queue.cancel(dropped.id)
    qtbot.waitUntil(lambda: not queue.waiting and not queue.in_flight, timeout=PATIENCE_MS)
    assert max(most) == 2
    runs = context.history.runs()
    assert len(runs) == 5 and dropped.plan.request.start().source not in {run.source for run in runs}


def test_without_a_job_the_backup_is_planned(context: Context, tmp_path: Path) -> None:
    (instance,) = several(tmp_path, 1)
    planned: list[object] = []
    context.navigation.back_up.connect(planned.append)
    now = BackUpNow(context, QObject(context.inventory))
    now.start([instance])
    now.begin(object())
    assert planned == [instance, None]


def test_a_job_with_programs_runs_as_a_whole(
    qtbot: QtBot, context: Context, tmp_path: Path, destination: Path
) -> None:
    """What a program before the job stops would not be stopped for one instance alone."""
    (instance,) = several(tmp_path, 1)
    write_job(context, qtbot, Job("Mail", (instance.directory,), destination, before=Hook(("true",))))
    jobs: list[str] = []
    context.navigation.run_job.connect(jobs.append)
    BackUpNow(context, QObject(context.inventory)).start([instance])
    assert jobs == ["Mail"] and not context.run_queue.runs


def test_a_destination_that_is_gone_is_not_made_again_but_fails_and_says_so(
    qtbot: QtBot, context: Context, tmp_path: Path, destination: Path
) -> None:
    (instance,) = several(tmp_path, 1)
    write_job(context, qtbot, Job("Night", (instance.directory,), destination))
    now = BackUpNow(context, QObject(context.inventory))
    now.start([instance])
    qtbot.waitUntil(lambda: bool(context.run_queue.runs), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: not context.run_queue.runs[0].running, timeout=PATIENCE_MS)
    made = context.run_queue.runs[0].result
    assert isinstance(made, engine.BackupSet)
    remember_identity(context.locations, destination, made.identity)  # as the window does after each backup
    destination.rename(tmp_path / "unplugged")
    now.start([instance])
    qtbot.waitUntil(lambda: len(context.run_queue.runs) == 2, timeout=PATIENCE_MS)
    run = context.run_queue.runs[1]
    qtbot.waitUntil(lambda: not run.running, timeout=PATIENCE_MS)
    assert isinstance(run.error, JetError)
    assert run.error.message == f"The destination {destination} is not available. It is not at its path."
    assert run.error.hint
    assert not destination.exists()
