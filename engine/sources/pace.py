"""Yielding to writers: a backup that shares the disk with an active instance pauses between chunks.

A low priority (:mod:`engine.background`) keeps the copy from using the writers' processor, but their commits could
still wait for the busy disk. Without writers, the copy runs at full speed.
"""

from __future__ import annotations

import time
from collections.abc import Callable

REST = 1.0
"""Seconds of rest for each second of work while someone writes; leaves writers 85 % of what they do alone."""
LONGEST = 0.25
"""Seconds of one rest at most, so that a stop is noticed soon."""


class CopyPace:
    """``progress`` changes whenever someone has written; ``rest`` as :data:`REST`, 0 for no rest at all."""

    def __init__(self, progress: Callable[[], object], rest: float = REST) -> None:
        self._progress = progress
        self._rest = rest
        self._seen = progress() if rest else None
        self._began = time.monotonic()

    def keep(self) -> None:
        """Called between two chunks: rest if someone wrote since the last call."""
        if not self._rest:
            return
        now, seen = time.monotonic(), self._progress()
        if seen != self._seen:
            time.sleep(min((now - self._began) * self._rest, LONGEST))
        self._seen, self._began = seen, time.monotonic()
