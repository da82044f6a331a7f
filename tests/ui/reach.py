"""What of a page a person reaches: with the eyes, the keyboard, or a screen reader."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QLabel,
    QMenuBar,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QTextEdit,
    QTreeView,
    QWidget,
)

TEXTS = (QPlainTextEdit, QTextEdit)
LEAST_ROWS = 3
SLACK = 1
"""Pixels that rounding may take."""


def _seen(root: QWidget) -> list[QWidget]:
    found = [root, *cast("list[QWidget]", root.findChildren(QWidget))]
    return [each for each in found if each.isVisibleTo(root) and each.window() is root.window()]


def _where(widget: QWidget) -> str:
    names = f"{widget.accessibleName() or widget.objectName()!r}"
    return f"{type(widget).__name__} {names} in {type(widget.parent()).__name__}"


def out_of_reach(root: QWidget) -> set[str]:
    """Widgets below ``root`` that are cut by it or by what they are in, where nothing scrolls to them."""
    found = set()
    for widget in _seen(root):
        if not widget.focusPolicy() or widget.width() == 0 or isinstance(widget.parent(), QAbstractItemView):
            continue
        inner, above = widget, widget.parentWidget()
        while above is not None:
            area = above.parentWidget()
            if isinstance(area, QScrollArea) and area.viewport() is above:
                across = QRect(widget.mapTo(inner, QPoint()), widget.size())
                if across.right() > inner.width() + SLACK or across.left() < -SLACK:
                    found.add(f"{_where(widget)} is cut in {_where(area)}")
                if area.horizontalScrollBar().maximum() > 0:
                    found.add(f"{_where(area)} scrolls sideways by {area.horizontalScrollBar().maximum()}")
                widget = inner = area
                above = area.parentWidget()
                continue
            if isinstance(area, QAbstractScrollArea) and not isinstance(area, QScrollArea):
                break
            rect = QRect(widget.mapTo(above, QPoint()), widget.size())
            room = above.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK)
            if not room.contains(rect):
                found.add(f"{_where(widget)} at {rect.getRect()} is outside of {_where(above)} {room.getRect()}")
                break
            if above is root:
                break
            inner, above = above, above.parentWidget()
    return found


def squeezed(root: QWidget) -> set[str]:
    """Tables and lists that show fewer than three of the rows they have, and texts with no line."""
    found = set()
    for widget in _seen(root):
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            rows = widget.model().rowCount()
            if not rows or (isinstance(widget, QTreeView) and widget.header() is None):
                continue
            row = widget.sizeHintForRow(0)
            needed = min(rows, LEAST_ROWS) * row
            if row > 0 and widget.viewport().height() + SLACK < needed:
                found.add(f"{_where(widget)} shows {widget.viewport().height() / row:.1f} of {rows} rows")
        elif isinstance(widget, TEXTS) and widget.viewport().height() < widget.fontMetrics().height():
            found.add(f"{_where(widget)} shows no line")
    return found


def unspoken(root: QWidget) -> set[str]:
    """What takes the keyboard and has no role, or no name, for a screen reader."""
    found = set()
    for widget in _seen(root):
        if not widget.focusPolicy() or widget.focusProxy() is not None or widget.objectName().startswith("qt_"):
            continue
        spoken = QAccessible.queryAccessibleInterface(widget)
        if spoken is None or spoken.role() is QAccessible.Role.NoRole:
            found.add(f"{_where(widget)} has no role")
        elif not spoken.text(QAccessible.Text.Name):
            found.add(f"{_where(widget)} has no name")
    return found


def trapped(root: QWidget) -> set[str]:
    """What the keyboard cannot reach or leave by Tab."""
    window = root.window()
    wanted = {
        each
        for each in _seen(root)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isEnabled() and each.focusProxy() is None
    }
    met: set[QWidget] = set()
    each = window.nextInFocusChain()
    while each is not None and each is not window and each not in met:
        met.add(each)
        each = each.nextInFocusChain()
    found = {f"{_where(missed)} is not in the focus chain" for missed in wanted - met}
    for each in wanted:
        if isinstance(each, TEXTS) and not each.tabChangesFocus():
            found.add(f"{_where(each)} keeps Tab for itself")
        if isinstance(each, QAbstractItemView) and each.tabKeyNavigation():
            found.add(f"{_where(each)} takes Tab for its cells")
    return found


def ambiguous(root: QWidget) -> set[str]:
    """Keys such as Alt+R that several of what is shown below ``root`` have: none of them does what it says."""
    owners: dict[str, list[str]] = {}
    for widget in _seen(root):
        for text in _lettered(widget):
            key = QKeySequence.mnemonic(text).toString()
            if key:
                owners.setdefault(key, []).append(f"{text!r} of {_where(widget)}")
    return {f"{key}: {', '.join(sorted(of))}" for key, of in owners.items() if len(of) > 1}


def _lettered(widget: QWidget) -> list[str]:
    """Its texts whose letter after an & is a key now."""
    if isinstance(widget, QMenuBar):
        return [action.text() for action in widget.actions() if action.isVisible()]
    if not widget.isEnabled():
        return []
    if isinstance(widget, QTabBar):
        return [widget.tabText(at) for at in range(widget.count()) if widget.isTabVisible(at)]
    if isinstance(widget, QLabel):
        buddy = widget.buddy()
        return [widget.text()] if buddy is not None and buddy.isEnabled() else []
    return [widget.text()] if isinstance(widget, QAbstractButton) else []
