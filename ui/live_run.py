"""A run of this window, in flight and after it has ended, and the queue that starts such runs."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

import engine
from app.history.history import History
from app.history.recording import LentRecorder
from app.history.runs import Run
from app.operations.key_files import KeyFiles
from app.operations.request import Request
from app.operations.runner import Runner
from app.own_names import Namings, no_namings
from engine.errors import Cancelled, JetError
from engine.events import LogEntry
from engine.progress import Cancel, Event, Operation, Phase, Progress, Stage
from ui.languages.sentences import shown
from ui.models.keys import usable, with_keys
from ui.models.own_names import RecordedNames
from ui.slices import NEXT_TURN_MS
from ui.values.kept_pages import KeptPages
from ui.worker import TimedEvent, Worker

WINDOW_SECONDS = 5.0
"""The rate is the mean over this time."""
SURE_SECONDS = 1.5
"""The time left is not estimated before this."""
AT_ONCE = 2
"""Runs of those that wait for one another are in flight at a time."""
_NOT_HELD_BACK = frozenset({"restore", "recover"})
"""Commands of which someone waits for the end."""
MAX_SAMPLES = 4096
SAMPLE_SECONDS = 0.25
"""Shortest time between two points of the graph."""


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
    """A run that can be started, again and again. ``instance`` is the name of what it is about.

    ``key`` identifies the instance or place it works on: of one key, one run is in flight at a time.
    """

    request: Request[Any]
    title: str
    key: str
    instance: str = ""
    job: str = ""
    """The job that it is a run of, if it is one."""
    part: str = ""
    """Which of several runs of one key it is, where all of them are to be done: they wait for one another."""


@dataclass(frozen=True)
class WaitingRun:
    """A run that starts when others have ended; ``id`` tells it from others."""

    id: str
    plan: RunPlan


def plan_of(request: Request[Any], instance: str = "", key: str = "", job: str = "", *, part: str = "") -> RunPlan:
    """The run of ``request``; ``key`` is the identity of the instance where it works on one."""
    key = key or f"{request.command} {request.place}"
    return RunPlan(request, shown(request.title(instance)), key, instance, job, part)


class LiveRun(QObject):
    """One run: what it has reported so far, and how it ended.

    ``progressed`` carries the tuple of new :class:`~ui.worker.TimedEvent`, ``entries_added`` that of new
    :class:`~engine.events.LogEntry`; ``ended`` comes once, when ``result``, ``error`` or ``crash`` is known.
    """

    progressed = Signal(object)
    entries_added = Signal(object)
    ended = Signal()

    def __init__(
        self,
        number: int,
        plan: RunPlan,
        history: History,
        parent: QObject | None = None,
        rate: engine.RateLimit | None = None,
    ) -> None:
        super().__init__(parent)
        self.id = f"job-{number}"
        self.plan = plan
        self.started = datetime.now(UTC)
        self.seconds = 0.0
        self.last = Event(Operation.BACKUP, Stage.BEGIN, 0, 0)
        self.phases: list[tuple[Phase, float]] = [(Phase.CHECKS, 0.0)]
        """The phases so far and the second at which each started."""
        self.entries: list[LogEntry] = []
        self.run: Run | None = None
        """As the history keeps it, once started; with its terminal state at the end."""
        self.result: Any = None
        self.error: JetError | None = None
        self.crash = ""
        self.unrecorded: JetError | None = None
        """Why the history does not have it, or not all of it."""
        self.cancelling = False
        self.is_settled = False
        """Whether it has ended and what follows from that is done."""
        self.pace = RateWindow()
        self.samples: list[tuple[float, float]] = []
        """Seconds since the start and bytes a second, for the graph."""
        self.kept = KeptPages()
        """The events with pages of the current file, for a page map that is shown later."""
        self._history = history
        self._rate = rate
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
    def paused(self) -> bool:
        """Whether it is held."""
        return self.running and self.worker.cancel.paused

    @property
    def cancelled(self) -> bool:
        """Whether it ended because the user asked for it."""
        return isinstance(self.error, Cancelled)

    @property
    def elapsed(self) -> float:
        """Seconds since the start, or in all once it has ended."""
        return time.monotonic() - self._clock if self.running else self.seconds

    @property
    def mean_rate(self) -> float | None:
        """Bytes a second from its start to its end; None while it runs, or where it read nothing."""
        return self.last.done / self.seconds if self.last.done and self.seconds > 0 else None

    def cancel(self) -> None:
        """Ask it to stop; it ends when it has removed what it staged."""
        self.cancelling = True
        self.worker.cancel.request()

    def _work(self, progress: Progress, cancel: Cancel) -> Any:
        context = engine.RunContext(progress=progress, cancel=cancel, rate=self._rate)
        recorder = LentRecorder(self._history, self.worker.tell)  # no backup fails because of its history
        return Runner(recorder, self.worker.tell).run(usable(self.plan.request), context, job=self.plan.job)

    def _take_progress(self, heard: tuple[TimedEvent, ...]) -> None:
        for each in heard:
            if each.event.phase is not self.phases[-1][0]:
                self.phases.append((each.event.phase, each.seconds))
            if each.event.stage is not Stage.FAIL:
                self.pace.add(each.seconds, each.event.done, each.event.total)
            self.last = each.event
            self.kept.add(each.event)
        self._sample(heard[-1].seconds)
        progressed: SignalInstance = self.progressed
        progressed.emit(heard)

    def _sample(self, seconds: float) -> None:
        rate = self.pace.rate
        if rate is not None and (not self.samples or seconds - self.samples[-1][0] >= SAMPLE_SECONDS):
            self.samples.append((seconds, rate))
            if len(self.samples) > MAX_SAMPLES:
                del self.samples[1:-1:2]

    def _end_samples(self) -> None:
        """The graph ends when the run does, as the history has it."""
        self.samples = [(at, rate) for at, rate in self.samples if at < self.seconds]
        mean = self.mean_rate
        if len(self.samples) >= 2 and (mean is None or any(rate for _, rate in self.samples)):
            self.samples.append((self.seconds, self.samples[-1][1]))
        elif mean is not None:  # all that it read came between two looks
            self.samples = [(0.0, mean), (self.seconds, mean)]

    def _take_told(self, said: tuple[object, ...]) -> None:
        entries = tuple(thing for thing in said if isinstance(thing, LogEntry))
        for thing in said:
            if isinstance(thing, Run):
                self.run = thing
            if isinstance(thing, JetError):
                self.unrecorded = thing
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
        recorded = self.run.seconds if self.run is not None else None
        self.seconds = recorded if recorded is not None else time.monotonic() - self._clock
        self._end_samples()
        ended: SignalInstance = self.ended
        ended.emit()


class RunQueue(QObject):
    """The runs of one window: several in flight at a time, but one for each key. ``keys`` go with each that reads
    a chain; ``names`` are what the user calls instances, and so runs are called, too."""

    run_started = Signal(object)
    run_ended = Signal(object)
    lines_changed = Signal()

    def __init__(
        self,
        history: History,
        parent: QObject | None = None,
        *,
        keys: Callable[[], KeyFiles] = KeyFiles,
        names: Callable[[], Namings] = no_namings,
        rate: Callable[[], engine.RateLimit | None] = lambda: None,
    ) -> None:
        super().__init__(parent)
        self._history = history
        self._keys = keys
        self._names = names
        self.rate = rate
        """What holds back all runs together, but those that bring data back: they are waited for."""
        self._over: list[LiveRun] = []
        self._next_turn = QTimer(self, interval=NEXT_TURN_MS, singleShot=True)
        self._next_turn.timeout.connect(self._emit_ends)
        self._count = 0
        self.runs: list[LiveRun] = []
        """Those in flight and the last ten that ended, oldest first."""
        self.waiting: list[WaitingRun] = []
        """Those that start when there is room, the next one first."""

    @property
    def in_flight(self) -> list[LiveRun]:
        return [run for run in self.runs if run.running]

    def in_flight_for(self, key: str) -> LiveRun | None:
        """The run of ``key`` that is in flight."""
        return next((run for run in self.in_flight if run.plan.key == key), None)

    def find(self, job: str) -> LiveRun | None:
        """The run with that id."""
        return next((run for run in self.runs if run.id == job), None)

    def start(self, plan: RunPlan) -> LiveRun:
        """Start ``plan``; if a run of its key is in flight, that one is returned instead."""
        there = self.in_flight_for(plan.key)
        if there:
            return there
        self._drop_ended()
        plan = replace(self._named(plan), request=with_keys(plan.request, self._keys()))
        self._count += 1
        rate = None if plan.request.command in _NOT_HELD_BACK else self.rate()
        run = LiveRun(self._count, plan, self._history, self, rate)
        self.runs.append(run)
        run.progressed.connect(self._emit_lines_changed)
        run.ended.connect(lambda: self._take_end(run))
        run.worker.start()
        started: SignalInstance = self.run_started
        started.emit(run)
        self._emit_lines_changed()
        return run

    def enqueue(self, plans: Sequence[RunPlan]) -> None:
        """Start ``plans`` one after another, as many at a time as :data:`AT_ONCE`. One that works on what is
        waiting already is left out."""
        for plan in plans:
            if not any((each.plan.key, each.plan.part) == (plan.key, plan.part) for each in self.waiting):
                self._count += 1
                self.waiting.append(WaitingRun(f"waiting-{self._count}", self._named(plan)))
        self._go_on()
        self._emit_lines_changed()

    def _named(self, plan: RunPlan) -> RunPlan:
        """The plan, whose instance is called by its own name, if it has one."""
        name = RecordedNames(self._names()).of_plan(plan.instance, plan.key)
        if name == plan.instance:
            return plan
        return replace(plan, instance=name, title=shown(plan.request.title(name)))

    def _go_on(self) -> None:
        """Start those that wait, while there is room for them."""
        while len(in_flight := self.in_flight) < AT_ONCE:
            busy = {run.plan.key for run in in_flight}
            found = next((each for each in self.waiting if each.plan.key not in busy), None)
            if found is None:
                return
            self.waiting.remove(found)
            self.start(found.plan)

    def cancel(self, job: str) -> None:
        """Ask the run ``job`` to stop; one that waits is never started."""
        if any(each.id == job for each in self.waiting):
            self.waiting = [each for each in self.waiting if each.id != job]
            self._emit_lines_changed()
        run = self.find(job)
        if run and run.running:
            run.cancel()
            self._emit_lines_changed()

    def close(self) -> None:
        """Cancel all runs in flight and wait until they have ended; those that wait are never started."""
        self.waiting.clear()
        for run in self.in_flight:
            run.cancel()
        for run in self.in_flight:
            run.worker.stop()
        self._emit_ends()

    def _drop_ended(self) -> None:
        """Keep the ten newest that ended; a page may still show one of them."""
        over = [run for run in self.runs if run.is_settled][:-10]
        for run in over:
            self.runs.remove(run)
            run.setParent(None)

    def _emit_lines_changed(self) -> None:
        changed: SignalInstance = self.lines_changed
        changed.emit()

    def _take_end(self, run: LiveRun) -> None:
        """Who shows ``run`` shows its end first; what follows from it has a turn of its own."""
        self._over.append(run)
        self._next_turn.start()

    def _emit_ends(self) -> None:
        self._next_turn.stop()
        over, self._over = self._over, []
        ended: SignalInstance = self.run_ended
        for run in over:
            ended.emit(run)
            run.is_settled = True
        if over:
            self._go_on()
            self._emit_lines_changed()
