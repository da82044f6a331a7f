"""The one bridge between threads: work runs elsewhere, what it says arrives here as Qt signals.

:class:`Worker` runs one long operation in a thread of its own and hands on its progress ten times a second.
:class:`Background` runs short reading tasks (scan, plan, header, tables), so that the window never waits for a
disk. Both decide nothing: they carry results, errors and progress, and end their threads when told to.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QThread, QTimer, Signal, SignalInstance, Slot

import engine
from engine.errors import JetError
from engine.progress import Cancel, Event, Progress, Stage
from ui.courtesy import GivesWay
from ui.orders import TaskCrash, TaskOrder, TaskOutcome, TaskPart, TaskRefusal, TaskResult, outcome_of
from ui.slices import NEXT_TURN_MS

T = TypeVar("T")
P = TypeVar("P")
Work = Callable[[Progress, Cancel], Any]

TICK_MS = 100
"""Progress is handed on at most this often."""
READERS = 3
"""Reading tasks that may run at the same time: one slow share must not hold up the others."""
STACK = 8 << 20
"""Bytes of a worker's stack; the default of some systems is too small for Python."""


@dataclass(frozen=True, slots=True)
class TimedEvent:
    """A progress event, and how many seconds after the start of the work it came."""

    seconds: float
    event: Event


class EventCoalescer:
    """Progress events between two ticks, joined where nothing is lost. Safe to use from any thread.

    Events about the same file in the same phase become one: its figures are those of the last, its pages those
    of all. An event that begins or ends something, changes phase or file, or whose pages do not continue the
    ones before, stays an event of its own.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._started = time.monotonic()
        self._heard: list[TimedEvent] = []
        self._states: list[bytes] = []
        self._next_pgno = 0

    def put(self, event: Event) -> None:
        """Take an event: the ``Progress`` of a running operation."""
        heard = TimedEvent(time.monotonic() - self._started, event)
        with self._guard:
            if not self._joins(event):
                self._settle()
                self._heard.append(heard)
            else:
                pages = self._heard[-1].event.pages or event.pages
                self._heard[-1] = replace(heard, event=replace(event, pages=pages))
            if event.pages:
                self._states.append(event.pages.states)
                self._next_pgno = event.pages.first + len(event.pages.states)

    def take(self) -> tuple[TimedEvent, ...]:
        """Everything since the last time, oldest first."""
        with self._guard:
            self._settle()
            heard, self._heard = self._heard, []
            return tuple(heard)

    def _joins(self, event: Event) -> bool:
        if not self._heard:
            return False
        last = self._heard[-1].event
        same = (last.stage, last.phase, last.item) == (event.stage, event.phase, event.item)
        follows = not event.pages or not self._states or event.pages.first == self._next_pgno
        return same and follows and event.stage is Stage.PROGRESS

    def _settle(self) -> None:
        """Put the collected page states into the last event."""
        if self._states and self._heard:
            last = self._heard[-1]
            pages = last.event.pages
            if pages is not None:
                pages = pages._replace(states=b"".join(self._states))
            self._heard[-1] = replace(last, event=replace(last.event, pages=pages))
        self._states = []


class Worker(QObject):
    """Runs ``work(progress, cancel)`` in a thread of its own; every signal arrives in the thread of this object.

    ``progressed`` carries a tuple of :class:`TimedEvent`, ``told`` a tuple of what the work gave to :meth:`tell`.
    Then comes exactly one of ``finished`` (the result), ``failed`` (a :class:`~engine.errors.JetError`, cancelling
    included) and ``crashed`` (the traceback of anything else), and last of all ``ended``.
    """

    progressed = Signal(object)
    told = Signal(object)
    finished = Signal(object)
    failed = Signal(object)
    crashed = Signal(str)
    ended = Signal()

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cancel = GivesWay()
        self._inbox = EventCoalescer()
        self._said: list[object] = []
        self._guard = threading.Lock()
        self._thread = _Thread(partial(work, self._inbox.put, self.cancel), self)
        self._thread.finished.connect(self._hear_the_last)
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._last = QTimer(self, interval=NEXT_TURN_MS, singleShot=True)
        self._last.timeout.connect(self._conclude)
        self._concluded = False

    @property
    def running(self) -> bool:
        """Whether ``ended`` is still to come."""
        return self._timer.isActive()

    def start(self) -> None:
        """Begin; call it once."""
        self._timer.start()
        self._thread.start()

    def tell(self, thing: object) -> None:
        """Hand ``thing`` to those who listen to ``told``; for the work, from its thread."""
        with self._guard:
            self._said.append(thing)

    def stop(self) -> None:
        """Cancel and wait until the thread has ended; the last signals come before this returns."""
        self.cancel.request()
        self._thread.wait()
        if self.running:
            self._conclude()

    @Slot()
    def _tick(self) -> None:
        with self._guard:
            said, self._said = self._said, []
        if said:
            told: SignalInstance = self.told
            told.emit(tuple(said))
        heard = self._inbox.take()
        if heard:
            progressed: SignalInstance = self.progressed
            progressed.emit(heard)

    @Slot()
    def _hear_the_last(self) -> None:
        """What was said last is shown in a turn of its own, before the end is."""
        if not self._concluded:
            self._tick()
            self._last.start()

    @Slot()
    def _conclude(self) -> None:
        if self._concluded:
            return
        self._concluded = True
        self._thread.wait()
        self._last.stop()
        self._timer.stop()
        self._tick()
        outcome = self._thread.outcome
        name = {TaskResult: "finished", TaskRefusal: "failed", TaskCrash: "crashed"}[type(outcome)]
        arrived: SignalInstance = getattr(self, name)
        arrived.emit(outcome.value)
        ended: SignalInstance = self.ended
        ended.emit()


def _after_the_window(work: Callable[[Cancel], T], cancel: GivesWay) -> T:
    """Who asks for ``work`` shows first what it already knows."""
    cancel.give_way()
    cancel.check()
    return work(cancel)


class _Thread(QThread):
    """Keeps the outcome until the thread of the window fetches it."""

    def __init__(self, work: Callable[[], Any], parent: QObject) -> None:
        super().__init__(parent)
        self.outcome: TaskOutcome = TaskCrash("The work never ran.")
        self._work = work
        self.setStackSize(STACK)

    def run(self) -> None:
        engine.lower_priority()
        self.outcome = outcome_of(self._work)


class Background(QObject):
    """Short tasks off the window's thread; their results come back in it.

    They are asked for in named slots. A new one makes the older one of its slot stale: that is told to stop,
    and what it still brings is dropped. ``crashed`` carries the traceback of a job that met a bug of ours.
    """

    crashed = Signal(str)
    _arrived = Signal()
    """There is something in :attr:`_answers`, which is all that counts: one call takes all."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._readers = ThreadPoolExecutor(READERS, "background", engine.lower_priority)
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="background-writer")
        self._newest: dict[str, tuple[int, Cancel]] = {}
        self._orders: set[TaskOrder] = set()
        """Those that were not answered yet, also stale ones."""
        self._answers: deque[tuple[TaskOrder, TaskPart | None]] = deque()
        self._count = 0
        self._closed = False
        self._at_end: list[Callable[[], None]] = []
        self._arrived.connect(self._deliver)

    def ask(
        self,
        slot: str,
        work: Callable[[Cancel], T],
        done: Callable[[T], None],
        failed: Callable[[JetError], None] | None = None,
    ) -> None:
        """Run ``work``; then call ``done`` with its result, or ``failed`` with its error, unless stale by then."""
        self._ask(slot, work, TaskOrder(slot, self._count + 1, None, done, failed))

    def ask_in_parts(
        self,
        slot: str,
        work: Callable[[Cancel, Callable[[P], None]], T],
        part: Callable[[P], None],
        done: Callable[[T], None],
        failed: Callable[[JetError], None] | None = None,
    ) -> None:
        """As :meth:`ask`, for work that tells parts of its result as soon as it has them."""
        order = TaskOrder(slot, self._count + 1, None, done, failed, part)
        self._ask(slot, lambda cancel: work(cancel, partial(self._tell, order)), order)

    def _ask(self, slot: str, work: Callable[[Cancel], T], order: TaskOrder) -> None:
        if self._closed:
            return
        self.forget(slot)
        cancel = GivesWay()
        order.work = partial(_after_the_window, work, cancel)
        self._newest[slot] = order.generation, cancel
        self._submit(self._readers, order)

    def write(
        self,
        work: Callable[[], T],
        failed: Callable[[JetError], None] | None = None,
        done: Callable[[T], None] | None = None,
    ) -> None:
        """Run ``work`` after all that was given before: for small files that are saved. None is dropped."""
        if self._closed:
            return
        self._submit(self._writer, TaskOrder("", self._count + 1, work, done, failed))

    def _submit(self, threads: ThreadPoolExecutor, order: TaskOrder) -> None:
        self._count = order.generation
        self._orders.add(order)
        threads.submit(self._run, order).add_done_callback(_tell_fault)

    def forget(self, slot: str) -> None:
        """Stop the job of ``slot``; nobody wants its result any more."""
        newest = self._newest.pop(slot, None)
        if newest:
            newest[1].request()

    def is_busy(self, slot: str) -> bool:
        """Whether the answer of ``slot`` is still to come."""
        return slot in self._newest

    def when_closed(self, let_go: Callable[[], None]) -> None:
        """Call ``let_go`` when all threads have ended: it closes what they read."""
        self._at_end.append(let_go)

    def close(self) -> None:
        """Stop reading tasks, finish writing ones, end the threads. No callback comes after this."""
        self._closed = True
        for slot in list(self._newest):
            self.forget(slot)
        self._readers.shutdown(wait=True, cancel_futures=True)
        self._writer.shutdown(wait=True)
        self._answers.clear()
        for order in self._orders:
            order.let_go()
        self._orders.clear()
        while self._at_end:
            self._at_end.pop()()

    def _run(self, order: TaskOrder) -> None:
        order.run()
        self._hand_over(order, None)

    def _tell(self, order: TaskOrder, thing: object) -> None:
        self._hand_over(order, TaskPart(thing))

    def _hand_over(self, order: TaskOrder, part: TaskPart | None) -> None:
        """What has arrived is kept beside the signal: should it be lost, the next one brings both."""
        if not self._closed:
            self._answers.append((order, part))
            arrived: SignalInstance = self._arrived
            arrived.emit()

    @Slot()
    def _deliver(self) -> None:
        for _ in range(len(self._answers)):
            if self._closed or not self._answers:
                return
            order, part = self._answers.popleft()
            if part is not None:
                if self._is_wanted(order) and order.part:
                    hand_to(order.part, part.value)
                continue
            self._orders.discard(order)
            try:
                self._answer(order)
            finally:
                order.let_go()

    def _is_wanted(self, order: TaskOrder) -> bool:
        return not order.slot or self._newest.get(order.slot, (0,))[0] == order.generation

    def _answer(self, order: TaskOrder) -> None:
        if not self._is_wanted(order):
            return
        self._newest.pop(order.slot, None)
        match order.outcome:
            case TaskResult(value):
                if order.done:
                    hand_to(order.done, value)
            case TaskRefusal(error):
                if order.failed:
                    hand_to(order.failed, error)
            case TaskCrash(text):
                crashed: SignalInstance = self.crashed
                crashed.emit(text)


def _tell_fault(handed_over: Future[None]) -> None:
    """Nobody asks the executor how it went."""
    if not handed_over.cancelled() and (fault := handed_over.exception()) is not None:
        logging.getLogger(__name__).error("A result could not be handed over.", exc_info=fault)


def hand_to(callback: Callable[[T], None], value: T) -> None:
    """Call ``callback``, unless it is a method of something that was deleted while the answer was on its way, as a
    dialog is that was closed."""
    owner = getattr(callback, "__self__", None)
    if not isinstance(owner, QObject) or shiboken6.isValid(owner):
        callback(value)
