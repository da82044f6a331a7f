"""Long work of the window's thread, cut into pieces between which it handles events."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer

AT_ONCE = 32
"""So many rows are made at once: what few rows need is there when :meth:`Slices.ask` returns."""
STEPS = 16
"""Of what is left, so many at a time: some 5 ms on a slow processor."""
NEXT_TURN_MS = 1
"""A timer of this comes in another turn of the event loop, after what is painted in this one."""
_ALL = sys.maxsize


class Slices(QObject):
    """Does ``work``, which yields after each of its steps how many rows it concerned. Asked again meanwhile, it is
    finished first and then done once more: what changes often would never be done with.
    """

    def __init__(self, work: Callable[[], Iterator[int]], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._rest: Iterator[int] | None = None
        self._wanted = False
        self._timer = QTimer(self, interval=NEXT_TURN_MS, singleShot=True)
        self._timer.timeout.connect(lambda: self._go_on(self._rest or iter(()), STEPS))

    @property
    def is_busy(self) -> bool:
        """Whether there is something left to do."""
        return self._rest is not None

    def ask(self, *_what: object) -> None:
        """Something has changed."""
        if self._rest is not None:
            self._wanted = True
            return
        self._go_on(self._work(), AT_ONCE)

    def finish(self) -> None:
        """Do all that is left, now."""
        while self._rest is not None:
            self._timer.stop()
            self._go_on(self._rest, _ALL)

    def _go_on(self, rest: Iterator[int], rows: int) -> None:
        self._rest = None  # where a step raises, nothing is left
        for done in rest:
            rows -= done
            if rows <= 0:
                self._rest = rest
                self._timer.start()
                return
        if self._wanted:
            self._wanted = False
            self._rest = self._work()  # in another turn: what is done now was told in this one
            self._timer.start()
