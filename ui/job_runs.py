"""The jobs that this window runs: on request, and on schedule while nothing else does."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from threading import get_ident
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from app.history.history import History
from app.history.runs import Run, RunState
from app.history.slots import Slots
from app.settings import Locations
from engine.errors import JetError
from engine.events import LogEntry
from engine.progress import Cancel, Event, Progress
from ui.job_book import JobBook
from ui.models.scheduler import WINDOW, SchedulerLook, look_at_scheduler
from ui.worker import Background, Worker

if TYPE_CHECKING:
    from app.unattended.due import DueReport, How

TICK_MS = 60_000
"""How often is looked whether the jobs are run by anything else, and if not, what is due."""


class JobProgress:
    """The newest progress of each run of a job that goes on in this process. Called in the threads of the runs,
    which make one run at a time."""

    def __init__(self) -> None:
        self.newest: dict[str, Event] = {}
        """By the id of the run."""
        self._runs: dict[int, str] = {}

    def watch(self, happened: Run | LogEntry) -> None:
        """A run begins or has ended in this thread."""
        if not isinstance(happened, Run):
            return
        if happened.state is RunState.RUNNING:
            self._runs[get_ident()] = happened.id
        else:
            self._runs.pop(get_ident(), None)
            self.newest.pop(happened.id, None)

    def progress(self, event: Event) -> None:
        """The run of this thread has come so far."""
        run = self._runs.get(get_ident())
        if run is not None:
            self.newest[run] = event


class JobRuns(QObject):
    """``changed`` comes when who runs the jobs, or what is run here, may be other. ``ended`` carries a
    :class:`~app.unattended.due.DueReport`, ``failed`` a ``JetError``, ``crashed`` a traceback."""

    changed = Signal()
    ended = Signal(object)
    failed = Signal(object)
    crashed = Signal(str)

    def __init__(
        self,
        locations: Locations,
        history: History,
        book: JobBook,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.look: SchedulerLook | None = None
        """Who runs the jobs; None until that is known."""
        self.progress = JobProgress()
        self._locations = locations
        self._history = history
        self._book = book
        self._background = background
        self._workers: dict[str, Worker] = {}
        """By the name of the job that runs on request; the one of the schedule has none."""
        self._is_closed = False
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Look from now on, each minute."""
        self._timer.start()
        self._book.changed.connect(self._follow_book)

    def _follow_book(self) -> None:
        """As soon as there are jobs, it matters who runs them."""
        if self.look is None:
            self._tick()

    def _tick(self) -> None:
        if self._book.value.jobs:
            self.refresh()

    def close(self) -> None:
        """Stop what runs, and wait until it has ended."""
        self._is_closed = True
        self._timer.stop()
        for worker in list(self._workers.values()):
            worker.cancel.request()
        for worker in list(self._workers.values()):
            worker.stop()

    @property
    def running(self) -> frozenset[str]:
        """The names of the jobs that were started here on request; an empty one stands for the schedule."""
        return frozenset(self._workers)

    @property
    def busy(self) -> int:
        """How many runs of jobs go on in this window, as far as the history was read."""
        own = os.getpid()
        going = [run for run in self._book.runs if run.state is RunState.RUNNING and run.job and run.pid == own]
        return len(going) if self._workers else 0

    def refresh(self) -> None:
        """See who runs the jobs, in the background; where nobody does, what is due is run here."""
        jobs, history = self._book.value, self._history

        def work(_cancel: Cancel) -> SchedulerLook:
            return look_at_scheduler(jobs, Slots(history).looks(), datetime.now(UTC))

        self._background.ask("scheduler", work, self._take, self._fail)

    def run_now(self, name: str) -> None:
        """Run the job of that name once, now; one that runs here already goes on."""
        if name not in self._workers:
            locations = self._locations

            def work(how: How) -> DueReport:
                from app.unattended.due import run_now  # the first paint can do without the verbs

                return run_now(locations, name, how)

            self._begin(name, work)

    def run_due(self) -> None:
        """Run what is due, now, whoever does it otherwise."""
        if "" not in self._workers:
            locations = self._locations

            def work(how: How) -> DueReport:
                from app.unattended.due import run_due

                return run_due(locations, how)

            self._begin("", work)

    def _take(self, look: SchedulerLook) -> None:
        self.look = look
        has_work = bool(self._book.value.jobs) and self._book.error is None
        if look.window_runs and has_work and self._timer.isActive():
            self.run_due()
        self._emit_changed()

    def _fail(self, error: JetError) -> None:
        failed: SignalInstance = self.failed
        failed.emit(error)

    def _begin(self, name: str, work: Callable[[How], DueReport]) -> None:
        if self._is_closed:
            return

        def watch(happened: Run | LogEntry) -> None:
            self.progress.watch(happened)
            if isinstance(happened, Run):
                worker.tell(happened)

        def run(_progress: Progress, cancel: Cancel) -> DueReport:
            from app.unattended.due import How

            return work(How(by=WINDOW, cancel=cancel, watch=watch, progress=self.progress.progress))

        worker = Worker(run, self)
        self._workers[name] = worker
        worker.told.connect(lambda _runs: self._book.refresh())
        worker.finished.connect(self._take_report)
        worker.failed.connect(self._fail)
        worker.crashed.connect(self.crashed)
        worker.ended.connect(lambda: self._end(name))
        worker.start()
        self._emit_changed()

    def _take_report(self, report: Any) -> None:
        ended: SignalInstance = self.ended
        ended.emit(report)

    def _end(self, name: str) -> None:
        worker = self._workers.pop(name)
        worker.deleteLater()
        if not self._is_closed:
            self._book.refresh()
            self._emit_changed()

    def _emit_changed(self) -> None:
        changed: SignalInstance = self.changed
        changed.emit()
