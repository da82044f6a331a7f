"""A click beside the list of completions of a field does what it would do without that list.

Under X11 the list, which nobody asked for, takes the first click beside it and only closes. Elsewhere Qt itself
gives that click to what is below.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF
from PySide6.QtGui import QGuiApplication, QMouseEvent, QWindow
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

X11 = "xcb"


class ClickThrough(QObject):
    """Watches the list of each field that gets the focus, also of those in dialogs of Qt."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._pressed: QWindow | None = None
        """Where the mouse was pressed, whose release the list still gets."""
        app.focusChanged.connect(self._take_focus)

    def _take_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QLineEdit):
            self.watch(now)

    def watch(self, field: QLineEdit) -> None:
        """Let clicks beside the list of ``field`` through; one that is watched already is not watched twice."""
        completer = field.completer()
        if completer is not None and (offered := completer.popup()) is not None:
            offered.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent) or not isinstance(watched, QWidget):
            return super().eventFilter(watched, event)
        kind, there = event.type(), event.position().toPoint()
        if kind is QEvent.Type.MouseButtonPress and not watched.rect().contains(there):
            watched.hide()
            self._pressed = QGuiApplication.topLevelAt(event.globalPosition().toPoint())
            _pass_on(event, self._pressed)
            return True
        if kind is QEvent.Type.MouseButtonRelease and self._pressed is not None:
            window, self._pressed = self._pressed, None
            _pass_on(event, window)
            return True
        return super().eventFilter(watched, event)


def let_clicks_through(app: QApplication) -> ClickThrough | None:
    """Watch all fields of ``app``, where that is needed."""
    return ClickThrough(app) if app.platformName() == X11 else None


def _pass_on(event: QMouseEvent, window: QWindow | None) -> None:
    if window is None:
        return
    there = event.globalPosition()
    place = QPointF(window.mapFromGlobal(there))
    args = event.type(), place, place, there, event.button(), event.buttons(), event.modifiers()
    QApplication.sendEvent(window, QMouseEvent(*args))
