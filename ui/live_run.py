"""A run of this window while it goes on and after it has ended, and the run_queue that starts such runs."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, SignalInstance

import engine
from app.history.history import History
from app.history.runs import Run, RunOperation
from app.operations.jobs import Jobs
from app.operations.requests import BackupRequest, DrillRequest, RecoveryRequest, RestoreRequest, TruncateRequest
from engine.errors import Cancelled, JetError
from engine.events import LogEntry
from engine.progress import Cancel, Event, Operation, Phase, Progress, Stage
from ui.command_line import Request
from ui.values.job_line import JobLine
from ui.worker import TimedEvent, Worker

WINDOW_SECONDS = 5.0
"""The rate shown is the mean of so many seconds."""
SURE_SECONDS = 1.5
"""Before that nobody can say how long it will take."""
MAX_SAMPLES = 4096
SAMPLE_SECONDS = 0.25
"""Least time between two points of the graph."""


class RateWindow:
    """Rate and time left, from one window of samples (seconds since the start, bytes done)."""

    def __init__(self) -> None:
        self._samples: deque[tuple[float, int]] = deque()
        self._total = 0

    def add(self, seconds: float, done: int, total: int) -> None:
        self._total = total
        self._samples.append((seconds, done))
        while len(self._samples) > 2 and self._samples[0][0] < seconds - WINDOW_SECONDS:
            self._samples.popleft()

    @property
    def rate(self) -> float | None:
        """Bytes a second; None while unknown."""
        if len(self._samples) < 2:
            return None
        (start, before), (end, done) = self._samples[0], self._samples[-1]
        return (done - before) / (end - start) if end - start > 0.2 else None

    @property
    def seconds_left(self) -> float | None:
        """None while unknown: at the start, and when nothing moves."""
        rate = self.rate
        if not rate or self._samples[-1][0] < SURE_SECONDS:
            return None
        return (self._total - self._samples[-1][1]) / rate


@dataclass(frozen=True)
class RunPlan:
    """What a run is to do, in words and as the call that does it.

    ``key`` is the instance or place it works on: of one key, one run goes on at a time. ``request`` is what it
    was asked for with, to do it again; for a verification the path.
    """

    operation: RunOperation
    title: str
    key: str
    work: Callable[[Jobs, Progress, Cancel], Any]
    request: Request


def backup_run(request: BackupRequest, instance: str, key: str) -> RunPlan:
    """Back up ``instance``; ``key`` tells it from a copy elsewhere."""
    kind = "Full" if request.kind is engine.Kind.FULL else "Incremental"
    return RunPlan(
        RunOperation.BACKUP,
        f"{kind} backup of {instance}",
        key,
        lambda jobs, progress, cancel: jobs.backup(request, progress=progress, cancel=cancel),
        request,
    )


def truncation_run(request: TruncateRequest, key: str) -> RunPlan:
    """Have a running instance remove the logs that it needs no more."""
    return RunPlan(
        RunOperation.BACKUP,
        f"Removal of logs of {request.name}",
        key,
        lambda jobs, progress, cancel: jobs.truncate(
            request.live or request.name, name=request.name, progress=progress, cancel=cancel
        ),
        request,
    )


def drill_run(request: DrillRequest, instance: str) -> RunPlan:
    """Restore a chain for trial, look it through, throw it away."""
    return RunPlan(
        RunOperation.VERIFY,
        f"Restore drill of {instance}",
        f"drill {request.chain}",
        lambda jobs, progress, cancel: jobs.drill(request, progress=progress, cancel=cancel),
        request,
    )


def verify_run(path: Path, title: str = "") -> RunPlan:
    """Verify a chain, an instance's folder or a file."""
    return RunPlan(
        RunOperation.VERIFY,
        f"Verification of {title or path.name or path}",
        f"verify {path}",
        lambda jobs, progress, cancel: jobs.verify(path, progress=progress, cancel=cancel),
        path,
    )


def restore_run(request: RestoreRequest, title: str = "") -> RunPlan:
    """Restore a chain to another folder."""
    return RunPlan(
        RunOperation.RESTORE,
        f"Restore of {title or request.chain.parent.name}",
        f"restore {request.target}",
        lambda jobs, progress, cancel: jobs.restore(request, progress=progress, cancel=cancel),
        request,
    )


def recovery_run(request: RecoveryRequest, instance: str) -> RunPlan:
    """Recover a copy of ``instance``."""
    return RunPlan(
        RunOperation.RECOVER,
        f"Recovery of a copy of {instance}",
        f"recover {request.to}",
        lambda jobs, progress, cancel: jobs.recover(request, progress=progress, cancel=cancel),
        request,
    )


class LiveRun(QObject):
    """One run: what it has said so far, and its outcome.

    ``progressed`` carries the tuple of new :class:`~ui.worker.TimedEvent`, ``entries_added`` that of new
    :class:`~engine.events.LogEntry`; ``ended`` comes once, when ``outcome`` is known.
    """

    progressed = Signal(object)
    entries_added = Signal(object)
    ended = Signal()

    def __init__(self, number: int, plan: RunPlan, history: History, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.id = f"job-{number}"
        self.plan = plan
        self.started = datetime.now(UTC)
        self.seconds = 0.0
        self.last = Event(Operation.BACKUP, Stage.BEGIN, 0, 0)
        self.phases: list[tuple[Phase, float]] = [(Phase.CHECKS, 0.0)]
        """The phases so far and the second at which each began."""
        self.entries: list[LogEntry] = []
        self.run: Run | None = None
        """As the history keeps it, once begun; with its terminal state at the end."""
        self.result: Any = None
        self.error: JetError | None = None
        self.crash = ""
        self.cancelling = False
        self.pace = RateWindow()
        self.samples: list[tuple[float, float]] = []
        """Seconds since the start and bytes a second, for the graph."""
        self.kept: list[TimedEvent] = []
        """The events that brought pages of the file at work, for a page map that comes later."""
        self._history = history
        self._clock = time.monotonic()
        self.worker = Worker(self._work, self)
        self.worker.progressed.connect(self._take_progress)
        self.worker.told.connect(self._take_told)
        self.worker.finished.connect(self._take_result)
        self.worker.failed.connect(self._take_error)
        self.worker.crashed.connect(self._take_crash)
        self.worker.ended.connect(self._end)

    @property
    def running(self) -> bool:
        return self.worker.running

    @property
    def cancelled(self) -> bool:
        """Whether it ended because somebody asked for it."""
        return isinstance(self.error, Cancelled)

    @property
    def elapsed(self) -> float:
        """Seconds since the start, or in all once it has ended."""
        return time.monotonic() - self._clock if self.running else self.seconds

    def cancel(self) -> None:
        """Ask it to stop; it ends when it has put away what it made."""
        self.cancelling = True
        self.worker.cancel.request()

    def line(self) -> JobLine:
        """This run for the jobs tray."""
        last = self.last
        replays = last.phase is Phase.LOGS and self.plan.operation in REPLAYING
        word = "Replay" if replays else PHASE_WORDS[last.phase]
        phase = f"{word} · {last.item}" if last.item else word
        return JobLine(
            self.id,
            self.plan.title,
            phase,
            last.done,
            last.total,
            self.pace.rate,
            self.pace.seconds_left,
            self.cancelling,
        )

    def _work(self, progress: Progress, cancel: Cancel) -> Any:
        return self.plan.work(Jobs(self._history, self.worker.tell), progress, cancel)

    def _take_progress(self, heard: tuple[TimedEvent, ...]) -> None:
        for each in heard:
            if each.event.phase is not self.phases[-1][0]:
                self.phases.append((each.event.phase, each.seconds))
            if each.event.stage is not Stage.FAIL:
                self.pace.add(each.seconds, each.event.done, each.event.total)
            self.last = each.event
            self._keep_pages(each)
        self._sample(heard[-1].seconds)
        progressed: SignalInstance = self.progressed
        progressed.emit(heard)

    def _keep_pages(self, heard: TimedEvent) -> None:
        if heard.event.pages is None:
            return
        if self.kept and self.kept[-1].event.item != heard.event.item:
            self.kept.clear()
        self.kept.append(heard)

    def _sample(self, seconds: float) -> None:
        rate = self.pace.rate
        if rate is not None and (not self.samples or seconds - self.samples[-1][0] >= SAMPLE_SECONDS):
            self.samples.append((seconds, rate))
            if len(self.samples) > MAX_SAMPLES:
                del self.samples[1:-1:2]

    def _take_told(self, said: tuple[object, ...]) -> None:
        entries = tuple(thing for thing in said if isinstance(thing, LogEntry))
        for thing in said:
            if isinstance(thing, Run):
                self.run = thing
        if entries:
            self.entries += entries
            added: SignalInstance = self.entries_added
            added.emit(entries)

    def _take_result(self, result: object) -> None:
        self.result = result

    def _take_error(self, error: JetError) -> None:
        self.error = error

    def _take_crash(self, text: str) -> None:
        self.crash = text

    def _end(self) -> None:
        self.seconds = time.monotonic() - self._clock
        if len(self.samples) < 2 and self.last.done and self.seconds > 0:
            mean = self.last.done / self.seconds
            self.samples = [(0.0, mean), (self.seconds, mean)]
        ended: SignalInstance = self.ended
        ended.emit()


REPLAYING = (RunOperation.RESTORE, RunOperation.RECOVER)
"""Operations whose logs are replayed, not copied or checked."""
PHASE_WORDS = {
    Phase.CHECKS: "Checks",
    Phase.DATABASES: "Databases",
    Phase.LOGS: "Logs",
    Phase.PUBLISH: "Publish",
    Phase.STAGING: "Copy",
    Phase.ANALYSIS: "Reading the logs",
    Phase.COMPLETE: "Complete",
}


class RunQueue(QObject):
    """Starts runs and knows those that go on; several at a time, but one for each key."""

    run_started = Signal(object)
    run_ended = Signal(object)
    lines_changed = Signal()

    def __init__(self, history: History, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = history
        self._count = 0
        self.runs: list[LiveRun] = []
        """Those that go on and the newest one that has ended, oldest first."""

    @property
    def running(self) -> list[LiveRun]:
        return [run for run in self.runs if run.running]

    def running_for(self, key: str) -> LiveRun | None:
        """The run that goes on for ``key``."""
        return next((run for run in self.running if run.plan.key == key), None)

    def find(self, job: str) -> LiveRun | None:
        """The run with that id."""
        return next((run for run in self.runs if run.id == job), None)

    def start(self, plan: RunPlan) -> LiveRun:
        """Start ``plan``; where one goes on for its key, that one is returned instead."""
        there = self.running_for(plan.key)
        if there:
            return there
        self._drop_ended()
        self._count += 1
        run = LiveRun(self._count, plan, self._history, self)
        self.runs.append(run)
        run.progressed.connect(self._tell_lines)
        run.ended.connect(lambda: self._tell_end(run))
        run.worker.start()
        started: SignalInstance = self.run_started
        started.emit(run)
        self._tell_lines()
        return run

    def lines(self) -> list[JobLine]:
        """The runs that go on, for the tray."""
        return [run.line() for run in self.running]

    def cancel(self, job: str) -> None:
        """Ask the run ``job`` to stop."""
        run = self.find(job)
        if run and run.running:
            run.cancel()
            self._tell_lines()

    def close(self) -> None:
        """Cancel everything that goes on and wait for its end."""
        for run in self.running:
            run.cancel()
        for run in self.running:
            run.worker.stop()

    def _drop_ended(self) -> None:
        """Keep the ten newest; what a page shows stays alive until it shows another."""
        over = [run for run in self.runs if not run.running][:-10]
        for run in over:
            self.runs.remove(run)
            run.setParent(None)

    def _tell_lines(self) -> None:
        changed: SignalInstance = self.lines_changed
        changed.emit()

    def _tell_end(self, run: LiveRun) -> None:
        ended: SignalInstance = self.run_ended
        ended.emit(run)
        self._tell_lines()
