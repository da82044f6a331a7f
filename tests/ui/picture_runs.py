"""What is at work, and what it leaves behind, for their pictures: see :mod:`tests.ui.picture_scenes`.

A run stands still in the middle, so that each picture of it shows the same, until :func:`let_go`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

import engine
from app.history.runs import RunState
from app.operations.backup import BackupRequest
from app.operations.drill import DrillRequest
from app.operations.instance_source import FilesAtRest
from engine.progress import Event
from tests.ui.monkey_hands import live
from tests.ui.monkey_world import World
from tests.ui.picture_walk import until
from ui import worker
from ui.application import Application
from ui.job_runs import JobProgress
from ui.live_run import LiveRun, plan_of
from ui.pages.jobs.page import JobsPage
from ui.panels.paper import ReportSection, as_document

Scene = Callable[[Application, World], QWidget]
PATIENCE = 300.0
"""Seconds after which a run goes on by itself."""
PAPER = QSizeF(794, 1123)
"""A4 at 96 dots an inch."""
_PUT = worker.EventCoalescer.put
_PROGRESS = JobProgress.progress
_gone = threading.Event()


def hold(share: float = 0.5) -> None:
    """From now on, a run waits as soon as it has done ``share`` of its bytes, one of a job, too."""
    _gone.clear()

    def wait(event: Event) -> None:
        if event.total and event.done >= share * event.total:
            _gone.wait(PATIENCE)

    def put(self: worker.EventCoalescer, event: Event) -> None:
        _PUT(self, event)
        wait(event)

    def progress(self: JobProgress, event: Event) -> None:
        _PROGRESS(self, event)
        wait(event)

    worker.EventCoalescer.put = put  # type: ignore[method-assign]
    JobProgress.progress = progress  # type: ignore[method-assign]


def wait_for_the_end() -> None:
    """Let a task wait until the picture was taken; after :func:`hold`."""
    _gone.wait(PATIENCE)


def let_go(program: Application) -> None:
    """Runs that were held end."""
    worker.EventCoalescer.put = _PUT  # type: ignore[method-assign]
    JobProgress.progress = _PROGRESS  # type: ignore[method-assign]
    _gone.set()
    queue = program.run_queue
    for waiting in list(queue.waiting):
        queue.cancel(waiting.id)
    for run in queue.in_flight:
        queue.cancel(run.id)
    for each in program.jobs.runs:
        if each.state is RunState.RUNNING and each.paused:
            program.history.requests.forget(each.id)
    until(lambda: not queue.in_flight and not program.job_runs.running)


def _held(program: Application, run: LiveRun, share: float = 0.5) -> QWidget:
    until(lambda: not run.running or (run.last.total > 0 and run.last.done >= share * run.last.total))
    program.context.navigation.show_run.emit(run)
    live(700)
    return program.window


def _backup(number: int, program: Application, world: World) -> LiveRun:
    source = FilesAtRest((world.folders[number],))
    request = BackupRequest(source, world.backups, engine.Kind.FULL)
    return program.run_queue.start(plan_of(request, name_of(program, world.folders[number])))


def name_of(program: Application, folder: Path) -> str:
    """What the instance in ``folder`` is called everywhere."""
    return next(each.name for each in program.inventory.instances if each.directory == folder)


def _at_work(program: Application, world: World) -> QWidget:
    hold()
    return _held(program, _backup(0, program, world))


def _drill(program: Application, _world: World) -> QWidget:
    hold()
    chain = program.inventory.chains[0]
    name = chain.manifest.instance if chain.manifest else ""
    return _held(program, program.run_queue.start(plan_of(DrillRequest(chain.path), name)))


def _queue(program: Application, world: World) -> QWidget:
    """A backup, a drill of another chain, and one more that waits for them."""
    hold()
    first = _backup(0, program, world)
    _drill(program, world)
    source = FilesAtRest((world.folders[1],))
    request = BackupRequest(source, world.backups, engine.Kind.FULL)
    program.run_queue.enqueue([plan_of(request, name_of(program, world.folders[1]))])
    until(lambda: first.last.done > 0)
    program.show_page("jobs")
    page = program.page("jobs").widget
    assert isinstance(page, JobsPage)
    page.tabs.setCurrentWidget(page.queue)
    program.jobs.refresh()
    live(1200)
    page.queue.table.selectRow(0)
    live(200)
    return program.window


def printed(sections: list[ReportSection]) -> QLabel:
    """The first page of what is printed."""
    document = as_document(sections)
    margin = QMarginsF(68, 68, 68, 68)
    document.setPageSize(QRectF(0, 0, PAPER.width(), PAPER.height()).marginsRemoved(margin).size())
    paper = QPixmap(PAPER.toSize() * 2)
    paper.setDevicePixelRatio(2)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.translate(margin.left(), margin.top())
    document.drawContents(painter, QRectF(0, 0, document.pageSize().width(), document.pageSize().height()))
    painter.end()
    label = QLabel()
    label.setPixmap(paper)
    label.setFixedSize(PAPER.toSize())
    return label


RUNS: dict[str, Scene] = {
    "running.at_work": _at_work,
    "running.drill": _drill,
    "jobs.at_work": _queue,
}
"""``page.scene``, as in :data:`tests.ui.picture_scenes.SCENES`."""
