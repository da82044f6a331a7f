"""The one button of a page that stands out: with two of them, none says what to do first."""

from __future__ import annotations

from functools import cache
from weakref import WeakKeyDictionary, WeakSet

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from shiboken6 import isValid

from ui.icons import icon_name, set_icon

PRIMARY = "primary"
PLACE = "primaryPlace"
"""The property of a widget that says how much its buttons matter: of a message, of a page that shows nothing
else, of the header of a page."""
MESSAGE, EMPTY, CONTENT, HEADER = range(4)
_CHANGES = frozenset({QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.EnabledChange, QEvent.Type.ParentChange})


def make_primary(button: QPushButton) -> None:
    """Let ``button`` stand out, as long as no button does that matters more: one of a message that says what to
    do, or one of a page that has nothing else to offer. One that cannot be used matters less than those that
    can."""
    button.setProperty("kind", PRIMARY)
    _watch().add(button)


class _Watch(QObject):
    """Looks again whenever one of the buttons comes, goes, or can or cannot be used. A dialog is left alone: its
    button is the one that Enter presses."""

    def __init__(self) -> None:
        super().__init__()
        self._buttons: WeakKeyDictionary[QPushButton, int] = WeakKeyDictionary()
        """With the order in which they were made."""
        self._count = 0
        self._shown: WeakSet[QPushButton] = WeakSet()
        """Those that somebody sees: of all the pages of a window, the few of one."""

    def add(self, button: QPushButton) -> None:
        self._count += 1
        self._buttons[button] = self._count
        button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _CHANGES and isinstance(watched, QPushButton) and isValid(watched):
            (self._shown.add if watched.isVisible() else self._shown.discard)(watched)
            self._arrange(watched.window())
        return False

    def _arrange(self, window: QWidget) -> None:
        if isinstance(window, QDialog):
            return
        alive = [button for button in self._shown if isValid(button)]
        here = [button for button in alive if button.isVisible() and button.window() is window]
        usable = [button for button in here if button.isEnabled()]
        first = min(usable, key=lambda button: (_place(button), self._buttons[button]), default=None)
        for button in usable:
            _show(button, PRIMARY if button is first else "")


def _place(button: QPushButton) -> int:
    """How much it matters, by what it is in; less is more."""
    widget: QWidget | None = button
    while widget is not None:
        place = widget.property(PLACE)
        if isinstance(place, int):
            return place
        widget = widget.parentWidget()
    return CONTENT


def _show(button: QPushButton, kind: str) -> None:
    if button.property("kind") == kind:
        return
    button.setProperty("kind", kind)
    if name := icon_name(button):
        set_icon(button, name, "accent" if kind == PRIMARY else "")
    button.style().unpolish(button)
    button.style().polish(button)
    button.updateGeometry()
    button.update()


@cache
def _watch() -> _Watch:
    """In the thread of the window: what is imported may be so in another one."""
    return _Watch()
