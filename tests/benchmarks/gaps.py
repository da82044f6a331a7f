"""How long the window's thread was away from its event loop, and in what.

A timer of 5 ms stands for the person. Where that is wanted, a second thread interrupts the window's whenever a
beat is late, which then notes where it is, at its next step in Python: a look at the frames of another thread
crashes Python 3.11 at times. That takes time of its own, so it is not done for figures.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from types import FrameType, TracebackType

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 5
LATE_S = 0.020
"""From here on, a beat is late enough to look where the thread is."""
KEPT = 8
"""The longest gaps that are remembered."""
_ROOT = str(Path(__file__).resolve().parents[2])
_SCHEDULED = Path("/proc/thread-self/schedstat")
_SIGNAL = signal.SIGUSR1
_DEPTH = 4
"""Functions of the project that a place names, the innermost first."""


@dataclass(frozen=True, slots=True)
class Gap:
    """``ms`` between two beats, of which the window's thread was on a processor for ``own_ms``: the rest is that
    of other threads and, on a busy machine, of other programs. ``queued_ms``: it could have run and had no
    processor, where the system tells (Linux); what is left is the wait for the interpreter.

    ``places``: where the thread was, the most often first. ``at_s``: seconds since the first beat.
    """

    ms: float
    own_ms: float
    queued_ms: float
    at_s: float
    places: tuple[str, ...]

    def __str__(self) -> str:
        where = "\n    ".join(self.places) or "no sample"
        times = f"{self.ms:.0f} ms, its own {self.own_ms:.0f}, without a processor {self.queued_ms:.0f}"
        return f"{times}, after {self.at_s:.1f} s\n    {where}"


class Gaps(QObject):
    """Measures from ``with`` on until its end, in the thread that makes it; that thread must run an event loop.
    ``where``: note where it was, too.
    """

    def __init__(self, *, where: bool = False) -> None:
        super().__init__()
        self._where = where
        self.worst: list[Gap] = []
        """By the processor time of the window's thread and by the clock, the longest of each, longest first."""
        self._thread = threading.get_ident()
        self._samples: list[tuple[str, ...]] = []
        self._seen = self._began = time.perf_counter()
        self._queue = _Queue()
        self._own, self._queued = time.thread_time(), self._queue.waited_s()
        self._longest = self._longest_own = 0.0
        self._ends = threading.Event()
        self._watcher = threading.Thread(target=self._watch, name="gaps", daemon=True)
        self._timer = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def __enter__(self) -> Gaps:
        self._seen = self._began = time.perf_counter()
        self._own, self._queued = time.thread_time(), self._queue.waited_s()
        self._handler = signal.signal(_SIGNAL, lambda _number, frame: self._samples.append(_place(frame)))
        self._timer.start()
        if self._where:
            self._watcher.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._beat()
        self._timer.stop()
        self._ends.set()
        if self._where:
            self._watcher.join()
        signal.signal(_SIGNAL, self._handler)
        self._queue.close()

    @property
    def longest_ms(self) -> float:
        """By the clock."""
        return self._longest * 1000

    @property
    def longest_own_ms(self) -> float:
        """Of the processor time of the window's thread between two beats."""
        return self._longest_own * 1000

    def _beat(self) -> None:
        now, own = time.perf_counter(), time.thread_time()
        lasted, spent = now - self._seen, own - self._own
        queued, self._queued = self._queued, self._queue.waited_s()
        samples, self._samples = self._samples, []
        self._longest, self._longest_own = max(self._longest, lasted), max(self._longest_own, spent)
        if lasted > LATE_S:
            counted = Counter(samples).most_common(3)
            places = tuple(f"{count} × {' < '.join(place)}" for place, count in counted)
            waited = (self._queued - queued) * 1000
            found = [*self.worst, Gap(lasted * 1000, spent * 1000, waited, now - self._began, places)]
            by_clock = sorted(found, key=lambda gap: -gap.ms)[:KEPT]
            by_own = sorted(found, key=lambda gap: -gap.own_ms)[:KEPT]
            self.worst = sorted({*by_clock, *by_own}, key=lambda gap: -gap.ms)
        self._seen, self._own = time.perf_counter(), time.thread_time()

    def _watch(self) -> None:
        while not self._ends.is_set():
            self._ends.wait(BEAT_MS / 1000)
            if time.perf_counter() - self._seen > LATE_S:
                signal.pthread_kill(self._thread, _SIGNAL)


class _Queue:
    """Seconds that the thread which makes it could have run and had no processor; 0 where nobody counts them."""

    def __init__(self) -> None:
        self._file = os.open(_SCHEDULED, os.O_RDONLY) if _SCHEDULED.exists() else None

    def waited_s(self) -> float:
        return int(os.pread(self._file, 100, 0).split()[1]) / 1e9 if self._file is not None else 0.0

    def close(self) -> None:
        if self._file is not None:
            os.close(self._file)


def _place(frame: FrameType | None) -> tuple[str, ...]:
    """The innermost functions of the project, and the line that each is at."""
    found: list[str] = []
    while frame is not None and len(found) < _DEPTH:
        code = frame.f_code
        if code.co_filename.startswith(_ROOT) and ".venv" not in code.co_filename:
            short = code.co_filename.removeprefix(_ROOT).lstrip("/\\")
            found.append(f"{short}:{frame.f_lineno} {code.co_qualname}")
        frame = frame.f_back
    return tuple(found)
