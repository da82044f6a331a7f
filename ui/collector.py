"""Python's cyclic collector, in the thread of the window alone."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 200
"""How often it is asked whether there is enough to collect; the young are few by then, so that no paint waits."""
REST_S = 0.01
"""A window whose thread was on a processor for less since the last look is at rest: little is painted."""
LOOKS_AT_REST = (0, 1, 50)
"""So many looks in a row must find the window at rest before a generation is collected, from the young to the old.
The old take a tenth of a second with a thousand chains, which nobody sees after ten seconds of nothing."""
PATIENCE = 10
"""A window that is never at rest collects when so many times as much has come together as is due for Python."""


class Collector(QObject):
    """Collects cycles between two events, never elsewhere.

    Left to itself the collector runs in whatever thread makes the next object, and in the midst of whatever Qt is
    doing. What it finds may hold widgets, timers and threads of Qt: these may end only in the thread they live
    in, and not while Qt walks over its widgets to paint or style them.
    """

    def __init__(self, parent: QObject | None = None, *, spent: Callable[[], float] = time.thread_time) -> None:
        """``spent``: seconds that the window's thread was on a processor."""
        super().__init__(parent)
        self._spent = spent
        self._before = spent()
        self._at_rest = 0
        """Looks in a row that found the window so."""
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._took_over = False
        self._froze = False
        self._is_settled = False

    def start(self) -> None:
        """Take over. What is there by now, and what the first collection of the old finds to be in use, stays for
        long: it is not looked through again and again, unless someone collects, or froze, before.
        """
        if not self._timer.isActive():
            self._took_over = gc.isenabled()
            gc.disable()
            self._froze = self._took_over and gc.get_freeze_count() == 0  # it counts a million objects one by one
            if self._froze:
                gc.freeze()
            self._timer.start()

    def stop(self) -> None:
        """Leave the collector to itself again, if it was."""
        if self._timer.isActive():
            self._timer.stop()
            if self._froze:
                gc.unfreeze()
            if self._took_over:
                gc.enable()

    def _look(self) -> None:
        """Collect the oldest generation that is due by Python's own thresholds; the younger go with it."""
        self._at_rest = self._at_rest + 1 if self._spent() - self._before < REST_S else 0
        counts = enumerate(zip(gc.get_count(), gc.get_threshold(), LOOKS_AT_REST, strict=True))
        due = [
            generation
            for generation, (count, most, looks) in counts
            if count > most > 0 and (self._at_rest >= looks or count > PATIENCE * most)
        ]
        if due:
            gc.collect(due[-1])
            if due[-1] == len(LOOKS_AT_REST) - 1 and self._froze and not self._is_settled:
                self._is_settled = True
                gc.freeze()
        self._before = self._spent()
