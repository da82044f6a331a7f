"""Work in the background gives way to the thread of the window."""

from __future__ import annotations

import sys
import threading
import time
from operator import attrgetter, methodcaller

from engine.progress import Cancel

EVERY_S = 0.005
"""A task works for so long before it looks whether the window's thread is at work, too: short ones never wait."""
LONGEST_S = 0.05
"""How long it gives way at most; then it works for as long as it has waited."""
_LOOK_S = 0.001


class GivesWay(Cancel):
    """A token whose checks wait while the thread that made it runs Python.

    Only one thread runs Python at a time, and the window's lets go of the interpreter at each call of Qt, dozens
    of times a paint: with a scan of a thousand chains beside it, a paint took ten times as long, and the scan
    hardly less time than it does when it waits.
    """

    def __init__(self) -> None:
        super().__init__()
        self._thread = threading.get_ident()
        self._place: object = None
        self._next = time.monotonic() + EVERY_S

    def check(self) -> None:
        super().check()
        began = time.monotonic()
        if began < self._next:
            return
        now = began
        while self._moves() and now - began < LONGEST_S and not self.requested:
            time.sleep(_LOOK_S)
            now = time.monotonic()
        self._next = now + max(EVERY_S, now - began)

    def _moves(self) -> bool:
        """Whether the thread has come to another place since the last look; one that waits for events does not."""
        before, self._place = self._place, _place_of(self._thread)
        return self._place != before


_PLACE = attrgetter("f_code", "f_lasti")


def _place_of(thread: int) -> object:
    """Where the thread is in its code.

    One call of the interpreter's own functions, during which no other thread runs: a frame that was still held
    when its function returns would keep what that refers to, and let it go in this thread. Widgets do not survive
    that.
    """
    try:
        return next(map(_PLACE, map(methodcaller("get", thread), iter(sys._current_frames, None))))
    except AttributeError:  # it runs no Python
        return None
