"""Work for a page that is done when somebody sees it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, SignalInstance
from PySide6.QtWidgets import QWidget


class WhenShown(QObject):
    """What ``page`` does when something changes, as long as somebody sees it; what changed meanwhile it does once,
    as soon as it is shown again.

    Pages that list a thousand chains would otherwise stop the window at each change, one after the other.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._works: list[Work] = []
        self._was_shown = False
        page.installEventFilter(self)

    def does(self, work: Callable[[], object], *changes: SignalInstance) -> Work:
        """Do ``work`` after each of ``changes``, and whenever the result is asked. When the page is shown, what is
        due is done in the order in which it was given here."""
        made = Work(self, work)
        self._works.append(made)
        for change in changes:
            change.connect(made.ask)
        return made

    @property
    def is_seen(self) -> bool:
        """Whether a change is shown at once. Before it was ever shown, a page is kept up to date as it is made."""
        return self._page.isVisible() or not self._was_shown

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() is QEvent.Type.Show:
            self._was_shown = True
            for work in self._works:
                work.catch_up()
        return super().eventFilter(watched, event)


class Work(QObject):
    """Something that a page does, now or when it is shown."""

    def __init__(self, when: WhenShown, work: Callable[[], object]) -> None:
        super().__init__(when)
        self._when = when
        self._work = work
        self.is_due = False

    def ask(self, *_what: object) -> None:
        """Something has changed."""
        self.is_due = not self._when.is_seen
        if not self.is_due:
            self._work()

    def catch_up(self) -> None:
        """Do what is due."""
        if self.is_due:
            self.is_due = False
            self._work()
