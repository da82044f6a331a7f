"""Work in the background gives way to the thread of the window."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from functools import cache

from engine.progress import Cancel

EVERY_S = 0.005
"""A task works for so long before it looks whether the window's thread is at work, too: short ones never wait."""
LONGEST_S = 0.05
"""How long it gives way at most; then it works for as long as it has waited."""
_LOOK_S = 0.001


class GivesWay(Cancel):
    """A token whose checks wait while the thread that made it is at work.

    Only one thread runs Python at a time, and the window's lets go of the interpreter at each call of Qt, dozens
    of times a paint: with a scan of a thousand chains beside it, a paint took ten times as long, and the scan
    hardly less time than it does when it waits.
    """

    def __init__(self) -> None:
        super().__init__()
        self._spent = spent_by(threading.get_ident())
        self._before = -1
        self._next = time.monotonic() + EVERY_S

    def check(self) -> None:
        super().check()
        if time.monotonic() >= self._next:
            self.give_way()

    def give_way(self) -> None:
        """Wait now, as checks do from time to time; does not raise when it is cancelled."""
        now = began = time.monotonic()
        while self._moves() and now - began < LONGEST_S and not self.requested:
            time.sleep(_LOOK_S)
            now = time.monotonic()
        self._next = now + max(EVERY_S, now - began)

    def _moves(self) -> bool:
        """Whether the thread has been on a processor since the last look; one that waits for events is not."""
        before, self._before = self._before, self._spent()
        return self._before != before


@cache
def spent_by(thread: int) -> Callable[[], int]:
    """How much processor time the thread that calls has spent, to be asked in others; where the system does not
    say (macOS), it looks idle."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.OpenThread.restype = ctypes.c_void_p
        handle, cycles = ctypes.c_void_p(kernel.OpenThread(_THREAD_QUERY, False, thread)), ctypes.c_uint64()

        def spent() -> int:
            kernel.QueryThreadCycleTime(handle, ctypes.byref(cycles))
            return cycles.value
    elif sys.platform == "darwin":

        def spent() -> int:
            return 0
    else:
        clock = time.pthread_getcpuclockid(thread)

        def spent() -> int:
            try:
                return time.clock_gettime_ns(clock)
            except OSError:  # the thread has ended
                return 0

    return spent


_THREAD_QUERY = 0x0800
