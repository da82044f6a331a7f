"""Work for a page that is done when somebody sees it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class WhenShown(QObject):
    """Does ``work`` at once while ``widget`` is shown; while it is hidden, once as soon as it is shown again.

    A page that lists a thousand chains would otherwise stop the window at each change, in turn with all others.
    """

    def __init__(self, widget: QWidget, work: Callable[[], object]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._work = work
        self._was_shown = False
        self._is_due = False
        widget.installEventFilter(self)

    def ask(self) -> None:
        """Something has changed. Before it was ever shown, a page is kept up to date as it is made."""
        if self._widget.isVisible() or not self._was_shown:
            self._work()
        else:
            self._is_due = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._widget and event.type() is QEvent.Type.Show:
            self._was_shown = True
            if self._is_due:
                self._is_due = False
                self._work()
        return super().eventFilter(watched, event)
