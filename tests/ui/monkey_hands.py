"""The hands of the monkey: what it looks at, and what it does there."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import cast

import shiboken6
from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QSplitterHandle,
    QTabBar,
    QTextEdit,
    QWidget,
)

from tests.ui.monkey_world import World
from ui.application import Application

SIZES = ((900, 600), (1280, 840), (1920, 1080), (640, 480))
KEYS = (
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape),
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Delete, Qt.Key.Key_F2, Qt.Key.Key_F5, Qt.Key.Key_Plus),
)
LIKED = (
    *(QPushButton, QComboBox, QAbstractItemView, QTabBar, QLineEdit, QAbstractSlider, QAbstractSpinBox),
    *(QPlainTextEdit, QTextEdit, QSplitterHandle),
)
"""What is clicked more often than anything else."""


class Hands:
    """Every act says what it was, or nothing where there was nothing to do."""

    def __init__(self, app: QApplication, world: World, chance: random.Random, program: Application) -> None:
        self.app, self.chance, self.program = app, chance, program
        self._looked_at: QWidget = program.window
        self.words = [
            *(str(path) for path in (*world.folders, world.backups, world.folder / "new", world.folder)),
            *("mail", "Copy", "1", "0", "7", "25:00", "02:00", "0x5C", "edb", "", "é ü 漢", "x" * 200, "page > 3"),
            *("s3://bucket/x", "*", "%", "<b>bold</b>", "2026-11-29", "-1", "99999999999"),
        ]
        self._acts = (
            *((self._click, 34), (self._key, 16), (self._type, 10), (self._shortcut, 7), (self._page, 6)),
            *((self._context_menu, 6), (self._menu_bar, 5), (self._wheel, 3), (self._drag, 3), (self._wait, 6)),
            *((self._double_click, 3), (self._resize, 1)),
        )

    def act(self) -> Callable[[], str]:
        """What is done next."""
        acts, weights = zip(*self._acts, strict=True)
        found: Callable[[], str] = self.chance.choices(acts, weights)[0]
        return found

    def top(self) -> QWidget:
        """Where it looks: a menu, the dialog above the others, or a window."""
        above = self.app.activePopupWidget() or self.app.activeModalWidget()
        if above is not None:
            return above
        windows = [
            widget
            for widget in self.app.topLevelWidgets()
            if widget.isVisible() and widget.windowType() in (Qt.WindowType.Window, Qt.WindowType.Dialog)
        ]
        return self.chance.choice(windows) if windows else self.program.window

    def _target(self) -> QWidget:
        """A widget that can be seen, those that do something three times as often."""
        top = self._looked_at = self.top()  # kept: with a wrapper, PySide ends those of the children it found
        found = [
            widget
            for widget in cast("list[QWidget]", top.findChildren(QWidget))
            if widget.isVisible() and widget.window() is top and not widget.visibleRegion().isEmpty()
        ]
        liked = [widget for widget in found if isinstance(widget, LIKED)]
        pool = liked if liked and self.chance.random() < 0.75 else found
        return self.chance.choice(pool) if pool else top

    def _place(self, widget: QWidget) -> QPoint:
        seen: QRect = widget.visibleRegion().boundingRect()
        if isinstance(widget, QAbstractItemView) or seen.isEmpty() or self.chance.random() < 0.5:
            within = seen if not seen.isEmpty() else widget.rect()
            x, y = self.chance.random(), self.chance.random() ** 2  # rows are above
            return within.topLeft() + QPoint(int(x * within.width()), int(y * within.height()))
        return seen.center()

    def _click(self) -> str:
        widget = self._target()
        told = f"click {name_of(widget)}"
        inner = widget.viewport() if isinstance(widget, QAbstractItemView) else widget
        modifier = Qt.KeyboardModifier.NoModifier
        if isinstance(widget, QAbstractItemView) and self.chance.random() < 0.2:
            modifier = self.chance.choice([Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier])
        QTest.mouseClick(inner, Qt.MouseButton.LeftButton, modifier, self._place(inner))
        return told

    def _double_click(self) -> str:
        widget = self._target()
        told = f"double click {name_of(widget)}"
        inner = widget.viewport() if isinstance(widget, QAbstractItemView) else widget
        place = self._place(inner)
        QTest.mouseDClick(inner, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        return told

    def _context_menu(self) -> str:
        widget = self._target()
        told = f"context menu of {name_of(widget)}"
        inner = widget.viewport() if isinstance(widget, QAbstractItemView) else widget
        place = self._place(inner)
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(inner, QContextMenuEvent(reason, place, inner.mapToGlobal(place)))
        return told

    def _wheel(self) -> str:
        widget = self._target()
        told = f"wheel over {name_of(widget)}"
        place, by = QPointF(self._place(widget)), QPoint(0, self.chance.choice([-120, 120, -960]))
        event = QWheelEvent(
            *(place, QPointF(widget.mapToGlobal(place.toPoint())), QPoint(), by, Qt.MouseButton.NoButton),
            *(Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False),
        )
        QApplication.sendEvent(widget, event)
        return told

    def _drag(self) -> str:
        widget = self._target()
        told = f"drag in {name_of(widget)}"
        start, end = self._place(widget), self._place(widget)
        QTest.mousePress(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
        if shiboken6.isValid(widget):
            QTest.mouseMove(widget, end)
            QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
        return told

    def _key(self) -> str:
        widget = self.app.activePopupWidget() or self.app.focusWidget() or self.top()
        key = self.chance.choice(KEYS)
        told = f"{key.name} in {name_of(widget)}"
        modifier = Qt.KeyboardModifier.NoModifier
        if self.chance.random() < 0.15:
            modifier = self.chance.choice([Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier])
        QTest.keyClick(widget, key, modifier)
        return told

    def _type(self) -> str:
        """Whole texts only: part of a path would be a place outside of the world."""
        top = self.top()
        kinds = (QLineEdit, QPlainTextEdit)
        found = [each for each in cast("list[QWidget]", top.findChildren(QWidget)) if isinstance(each, kinds)]
        found = [each for each in found if each.isVisible() and each.isEnabled() and not each.isReadOnly()]
        if not found:
            return ""
        field = self.chance.choice(found)
        text = self.chance.choice(self.words)
        told = f"type {text[:40]!r} into {name_of(field)}"
        field.setFocus()
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        for letter in text:  # QTest knows ASCII only
            if shiboken6.isValid(field):
                plain = Qt.KeyboardModifier.NoModifier
                QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, plain, letter))
        return told

    def _shortcut(self) -> str:
        actions = [
            action for action in self.program.window.actions_by_name.values() if not action.shortcut().isEmpty()
        ]
        keys = [action.shortcut() for action in actions]
        keys += [QKeySequence(word) for word in ("Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+Z", "Alt+F", "Alt+V", "F1")]
        chosen = self.chance.choice(keys)
        widget = self.app.focusWidget() or self.top()
        told = f"{chosen.toString()} in {name_of(widget)}"
        QTest.keySequence(widget, chosen)
        return told

    def _page(self) -> str:
        if self.app.activeModalWidget() is not None:
            return ""
        name = self.chance.choice(self.program.wayfinder.names)
        self.program.show_page(name)
        return f"go to {name}"

    def _menu_bar(self) -> str:
        """Open a menu of the window and choose from it."""
        if self.app.activeModalWidget() is not None or self.app.activePopupWidget() is not None:
            return ""
        bar = self.program.window.menuBar()
        action = self.chance.choice(bar.actions())
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.actionGeometry(action).center())
        menu = self.app.activePopupWidget()
        if not isinstance(menu, QMenu):
            return f"open menu {action.text()}"
        return f"open menu {action.text()}, {self.choose(menu)}"

    def choose(self, menu: QMenu) -> str:
        entries = [entry for entry in menu.actions() if entry.isEnabled() and not entry.isSeparator()]
        if not entries:
            menu.close()
            return "empty"
        entry = self.chance.choice(entries)
        told = entry.text()
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(entry).center())
        return f"choose {told}"

    def _wait(self) -> str:
        live(self.chance.choice([1, 5, 20, 100]))
        return "wait"

    def _resize(self) -> str:
        self.program.window.resize(QSize(*self.chance.choice(SIZES)))
        return "resize"


def name_of(widget: QWidget | None) -> str:
    if widget is None:
        return "nothing"
    text = widget.text() if isinstance(widget, (QAbstractButton, QLabel, QLineEdit)) else ""
    words = widget.accessibleName() or text or widget.objectName()
    return f"{type(widget).__name__} {words[:40]!r} in {type(widget.window()).__name__}"


def live(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
