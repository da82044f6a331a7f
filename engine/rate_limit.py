"""How many bytes a second the runs of one process may move, all together: a token bucket."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from engine.progress import Cancel

BURST = 0.25
"""Seconds' worth of bytes that may be moved at once after a pause."""


class RateLimit:
    """``rate`` bytes a second, shared by all that take from it; safe to use from any thread.

    ``monotonic`` is a clock in seconds, ``wait`` holds an operation for so many; it raises ``Cancelled``.
    """

    def __init__(
        self,
        rate: int,
        monotonic: Callable[[], float] = time.monotonic,
        wait: Callable[[Cancel, float], None] = Cancel.wait,
    ) -> None:
        self._rate = max(1, rate)
        self._monotonic = monotonic
        self._wait = wait
        self._guard = threading.Lock()
        self._paid_until = 0.0

    def take(self, count: int, cancel: Cancel) -> None:
        """``count`` bytes were moved: return when so many may have been. Raises ``Cancelled``."""
        with self._guard:
            now = self._monotonic()
            self._paid_until = max(self._paid_until, now) + count / self._rate
            seconds = self._paid_until - BURST - now
        if seconds > 0:
            self._wait(cancel, seconds)
