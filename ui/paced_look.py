"""How often something is looked at that many changes ask for."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

REST = 3
"""A look is followed by a rest so many times as long: a run says a dozen things, and with 300 instances the looks
that they set off took half a processor from it and from the window."""
LONGEST_MS = 3000
"""No rest is longer."""


class PacedLook(QObject):
    """Calls ``begin``, which starts a look, when asked for; ``is_busy`` says whether one goes on.

    What is asked for during a look or the rest after it becomes one look then. A look that goes on is never given
    up: a queue of runs that end one after another, or a slow destination, would never let one come to an end.
    """

    def __init__(self, begin: Callable[[], None], is_busy: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._begin = begin
        self._is_busy = is_busy
        self._is_wanted = self._is_urgent = False
        self._began = 0.0
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._go_on)

    def ask(self) -> None:
        """Something has changed."""
        self._is_wanted = True
        if not (self._is_busy() or self._rest.isActive()):
            self._go_on()

    def ask_now(self) -> None:
        """The user asks, or there is something else to look at: without a rest before it."""
        self._is_urgent = True
        self._rest.stop()
        self.ask()

    def ended(self) -> None:
        """The look that went on has."""
        if self._is_urgent:
            self._go_on()
        else:
            took = (time.monotonic() - self._began) * 1000
            self._rest.start(min(round(took * REST), LONGEST_MS))

    def _go_on(self) -> None:
        if self._is_wanted:
            self._is_wanted = self._is_urgent = False
            self._began = time.monotonic()
            self._begin()
