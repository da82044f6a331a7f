"""The one bridge between threads: work runs elsewhere, what it says arrives here as Qt signals.

:class:`Worker` runs one long operation in a thread of its own and hands on its progress ten times a second.
:class:`Background` runs short reading tasks (scan, plan, header, tables), so that the window never waits for a
disk. Both decide nothing: they carry results, errors and progress, and end their threads when told to.
"""

from __future__ import annotations

import threading
import time
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QThread, QTimer, Signal, SignalInstance

import engine
from engine.errors import JetError
from engine.progress import Cancel, Event, Progress, Stage
from ui.courtesy import GivesWay
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

    def _hear_the_last(self) -> None:
        """What was said last is shown in a turn of its own, before the end is."""
        if not self._concluded:
            self._tick()
            self._last.start()

    def _conclude(self) -> None:
        if self._concluded:
            return
        self._concluded = True
        self._thread.wait()
        self._last.stop()
        self._timer.stop()
        self._tick()
        outcome = self._thread.outcome
        name = {_Result: "finished", _Refusal: "failed", _Crash: "crashed"}[type(outcome)]
        arrived: SignalInstance = getattr(self, name)
        arrived.emit(outcome.value)
        ended: SignalInstance = self.ended
        ended.emit()


@dataclass(frozen=True, slots=True)
class _Result:
    value: Any


@dataclass(frozen=True, slots=True)
class _Refusal:
    value: JetError


@dataclass(frozen=True, slots=True)
class _Crash:
    value: str


@dataclass(frozen=True, slots=True)
class _Part:
    value: Any


_Outcome = _Result | _Refusal | _Crash


def _after_the_window(work: Callable[[Cancel], T], cancel: GivesWay) -> T:
    """Who asks for ``work`` shows first what it already knows."""
    cancel.give_way()
    cancel.check()
    return work(cancel)


def _outcome_of(work: Callable[[], Any]) -> _Outcome:
    try:
        return _Result(work())
    except JetError as error:
        return _Refusal(error)
    except BaseException:
        return _Crash(traceback.format_exc())


class _Thread(QThread):
    """Keeps the outcome until the thread of the window fetches it."""

    def __init__(self, work: Callable[[], Any], parent: QObject) -> None:
        super().__init__(parent)
        self.outcome: _Outcome = _Crash("The work never ran.")
        self._work = work
        self.setStackSize(STACK)

    def run(self) -> None:
        engine.lower_priority()
        self.outcome = _outcome_of(self._work)


@dataclass(frozen=True, slots=True)
class _Answer:
    slot: str
    generation: int
    outcome: _Outcome | _Part
    done: Callable[[Any], None]
    failed: Callable[[JetError], None] | None


class Background(QObject):
    """Short tasks off the window's thread; their results come back in it.

    They are asked for in named slots. A new one makes the older one of its slot stale: that is told to stop,
    and what it still brings is dropped. ``crashed`` carries the traceback of a job that met a bug of ours.
    """

    crashed = Signal(str)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._readers = ThreadPoolExecutor(READERS, "background", engine.lower_priority)
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="background-writer")
        self._newest: dict[str, tuple[int, Cancel]] = {}
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
        if self._closed:
            return
        self.forget(slot)
        cancel = GivesWay()
        self._count += 1
        self._newest[slot] = self._count, cancel
        self._readers.submit(self._run, slot, self._count, partial(_after_the_window, work, cancel), done, failed)

    def ask_in_parts(
        self,
        slot: str,
        work: Callable[[Cancel, Callable[[P], None]], T],
        part: Callable[[P], None],
        done: Callable[[T], None],
        failed: Callable[[JetError], None] | None = None,
    ) -> None:
        """As :meth:`ask`, for work that tells parts of its result as soon as it has them."""
        tell = partial(self._tell, slot, self._count + 1, part)
        self.ask(slot, lambda cancel: work(cancel, tell), done, failed)

    def write(
        self,
        work: Callable[[], T],
        failed: Callable[[JetError], None] | None = None,
        done: Callable[[T], None] | None = None,
    ) -> None:
        """Run ``work`` after all that was given before: for small files that are saved. None is dropped."""
        if self._closed:
            return
        self._count += 1
        self._writer.submit(self._run, "", self._count, work, done or _nothing, failed)

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
        while self._at_end:
            self._at_end.pop()()

    def _run(
        self,
        slot: str,
        generation: int,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[JetError], None] | None,
    ) -> None:
        answer = _Answer(slot, generation, _outcome_of(work), done, failed)
        if not self._closed:
            arrived: SignalInstance = self._arrived
            arrived.emit(answer)

    def _tell(self, slot: str, generation: int, part: Callable[[Any], None], thing: object) -> None:
        if not self._closed:
            arrived: SignalInstance = self._arrived
            arrived.emit(_Answer(slot, generation, _Part(thing), part, None))

    def _deliver(self, answer: _Answer) -> None:
        if self._closed or (answer.slot and self._newest.get(answer.slot, (0,))[0] != answer.generation):
            return
        if not isinstance(answer.outcome, _Part):
            self._newest.pop(answer.slot, None)
        match answer.outcome:
            case _Part(thing):
                hand_to(answer.done, thing)
            case _Result(value):
                hand_to(answer.done, value)
            case _Refusal(error):
                if answer.failed:
                    hand_to(answer.failed, error)
            case _Crash(text):
                crashed: SignalInstance = self.crashed
                crashed.emit(text)


def hand_to(callback: Callable[[T], None], value: T) -> None:
    """Call ``callback``, unless it is a method of something that was deleted while the answer was on its way, as a
    dialog is that was closed."""
    owner = getattr(callback, "__self__", None)
    if not isinstance(owner, QObject) or shiboken6.isValid(owner):
        callback(value)


def _nothing(_result: object) -> None:
    """Nobody waits for this result."""
