"""The runs of this machine at the foot of the window: those of this window, of its jobs and of other programs."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer

from app.history.runs import Run, RunState
from app.operations.control import cancel_run
from engine.errors import JetError
from ui.context import Context
from ui.housekeeping import Housekeeping
from ui.languages.sentences import shown
from ui.live_run import RateWindow
from ui.main_window import MainWindow
from ui.models.own_names import RecordedNames

AGAIN_MS = 1000
"""How often the progress of runs is read that report none to this window by themselves."""
ALIVE_MS = 5000
"""How often is looked whether the programs of other runs are still there."""


class MachineRuns(QObject):
    """Each run is a line of the bar, by the same name as everywhere; a run of a program that was ended without
    notice is settled here, too, and not only when the next program starts."""

    def __init__(self, context: Context, window: MainWindow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._window = window
        self._going: tuple[Run, ...] = ()
        self._paces: dict[str, RateWindow] = {}
        self._stopping: set[str] = set()
        self._shows = False
        self._timer = QTimer(self, interval=AGAIN_MS)
        self._timer.timeout.connect(self.refresh)
        self._alive = QTimer(self, interval=ALIVE_MS)
        self._alive.timeout.connect(Housekeeping(context, self).settle)
        context.run_queue.lines_changed.connect(self.refresh)
        context.jobs.changed.connect(self._take_runs)
        window.cancel_job_requested.connect(self.cancel)
        window.show_job_requested.connect(self.show)

    def close(self) -> None:
        """Look at nothing any more."""
        self._timer.stop()
        self._alive.stop()

    def refresh(self) -> None:
        """Show what goes on now."""
        context, queue = self._context, self._context.run_queue
        if not (self._going or queue.in_flight or queue.waiting or self._shows):
            return
        from ui.models.machine_queue import queue_line, queue_of  # the first paint can do without the operations

        ended = {run.run.id for run in queue.runs if run.run is not None and not run.running}
        names = RecordedNames(context.preferences.value.names)
        newest = context.job_runs.progress.newest
        entries = queue_of(queue.in_flight, self._going, (), newest, queue.waiting, ended=ended, names=names)
        others = [entry for entry in entries if not entry.is_waiting and entry.live is None]
        self._paces = {entry.id: self._paces.get(entry.id) or RateWindow() for entry in others}
        self._stopping &= self._paces.keys()
        for entry in others:
            if entry.event is not None:
                self._paces[entry.id].add(time.monotonic(), entry.event.done, entry.event.total)
        paces, stopping = self._paces, self._stopping
        self._window.set_runs([queue_line(e, paces.get(e.id), stopping=e.id in stopping) for e in entries])
        self._shows = bool(entries)
        for timer in (self._timer, self._alive):
            if timer.isActive() is not bool(others):
                timer.start() if others else timer.stop()

    def _take_runs(self) -> None:
        self._going = tuple(run for run in self._context.jobs.runs if run.state is RunState.RUNNING)
        self.refresh()

    def show(self, run_id: str) -> None:
        """The page of a run of this window; of any other one, what the history has of it."""
        context = self._context
        live = context.run_queue.find(run_id)
        if live is not None:
            context.navigation.show_run.emit(live)
        else:
            context.navigation.show_history.emit(run_id)

    def cancel(self, run_id: str) -> None:
        """Ask the run to stop, whichever program it is of."""
        context = self._context
        if run_id not in self._paces:
            context.run_queue.cancel(run_id)
            return
        self._stopping.add(run_id)
        self.refresh()
        history = context.history
        context.background.ask(
            f"request {run_id}", lambda _cancel: cancel_run(history, run_id), lambda _run: None, self._fail
        )

    def _fail(self, error: JetError) -> None:
        """It had ended meanwhile."""
        self._context.jobs.refresh()
        self._context.navigation.announce.emit(shown(error.message))
