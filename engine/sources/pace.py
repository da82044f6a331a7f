"""Yielding to writers: a backup that shares the disk with an active instance rests now and then.

A low priority (:mod:`engine.background`) keeps the copy from using the writers' processor, but their commits could
still wait for the busy disk, or for the interpreter. How fast the log grows while the copy works and while it
rests says what its work costs the writers, and so how long it has to rest. Without writers, it runs at full speed.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engine.errors import JetError
from engine.files import FileSystem, ReadFile
from engine.formats.log.header import HEADER_SIZE, SEGMENT_SIZE, LogHeader

SPARED = 0.08
"""What a writer may lose of what it does alone."""
SLICE = 0.1
"""Seconds of work between two rests."""
LEAST, FIRST, MOST = 0.1, 1.0, 2.0
"""Seconds of rest for each second of work: to see what the writers do alone; as long as that is not known; and
where resting longer would not end."""
LONGEST = 0.25
"""Seconds of one rest at most, so that a stop is noticed soon."""
_KNOWN = 0.2
"""Seconds of both, work and rest, after which they are compared."""
_KEPT = 0.9
"""What is seen now counts for so much at the next look."""
_CHECKSUM = 8


class LogGrowth:
    """How far the log of an instance is, in segments: a number that grows with every commit."""

    def __init__(self, fs: FileSystem) -> None:
        self._fs = fs
        self._last = 0
        self._known = 0

    def look(self, current: Path | None) -> int:
        """As of now, by the segments of the current log that are not blank; as before while it has no name."""
        if current is None:
            return self._known
        with contextlib.suppress(JetError), self._fs.open_read(current) as file:
            header = LogHeader(file.read_at(0, HEADER_SIZE))
            before = header.generation * header.file_sectors
            if self._known < before:
                self._last = 0
            self._last = _last_written(file, self._last, header.file_sectors)
            self._known = before + self._last
        return self._known


def _last_written(file: ReadFile, last: int, sectors: int) -> int:
    """The last segment that is not blank, from ``last`` on."""
    step = 1
    while step:
        if last + step < sectors and any(file.read_at((last + step) * SEGMENT_SIZE, _CHECKSUM)):
            last += step
            step *= 2
        else:
            step //= 2
    return last


@dataclass
class _Seen:
    """Segments, and the seconds in which they were written; older ones count less."""

    seconds: float = 0.0
    segments: float = 0.0

    def add(self, seconds: float, segments: int) -> None:
        self.seconds = self.seconds * _KEPT + seconds
        self.segments = self.segments * _KEPT + segments


class CopyPace:
    """``growth`` is a number that grows as others write; ``most`` as :data:`MOST`, 0 for no rest at all."""

    def __init__(self, growth: Callable[[], int], most: float = MOST) -> None:
        self._growth = growth
        self._most = most
        self._began = time.monotonic()
        self._before = growth() if most else 0
        self._at_work, self._at_rest = _Seen(), _Seen()

    def keep(self) -> None:
        """Called between two chunks: rest if it is time, and someone wrote since the last rest."""
        now = time.monotonic()
        worked = now - self._began
        if not self._most or worked < SLICE:
            return
        after = self._growth()
        if after > self._before:
            self._at_work.add(worked, after - self._before)
            self._rest(min(worked * self.share, LONGEST), after)
        else:
            self._began, self._before = now, after

    @property
    def share(self) -> float:
        """Seconds of rest for each second of work."""
        work, rest = self._at_work, self._at_rest
        if min(work.seconds, rest.seconds) < _KNOWN or not rest.segments:
            return min(FIRST, self._most)
        lost = 1 - work.segments / work.seconds * rest.seconds / rest.segments
        return min(max(lost / SPARED - 1, LEAST), self._most)

    def _rest(self, seconds: float, before: int) -> None:
        began = time.monotonic()
        time.sleep(seconds)
        self._began, self._before = time.monotonic(), self._growth()
        self._at_rest.add(self._began - began, self._before - before)
