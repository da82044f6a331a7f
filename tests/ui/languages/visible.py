"""What a page shows: its texts, and those that have too little room."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import cast

from PySide6.QtCore import QAbstractListModel, QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.languages.pseudo import CLOSE, OPEN
from ui.widgets.text import ElidedLabel

WORD = re.compile(r"[^\W\d_]{3,}")
MOST_ROWS = 12
NAMES = re.compile(
    r"ese-backup\S*|ESE Backup Manager|English|Français|[\w.-]+\.(edb|log|chk|jfm|json|sqlite3|toml|pat|dat|jrs)"
    r"|[KMGT]iB|\bbytes?\b|(/|[A-Z]:\\)[^\s⟦⟧]*|JET_\w+|[a-z0-9]+://\S*|UTC|GMT|0x\w+|edb-[0-9A-F]{8}\b|\bsource\b"
    r"|\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*\b"
    r"|\b(Ctrl|Shift|Alt|Del|Ins)\b|ElidedLabel|Scroll (Left|Right)|^desktop$"
    r"|\b[0-9a-f]{32}\b|\b\d{8}T\d{6}Z(-[0-9a-f]+)?|\b[0-9a-f]{8}\b"
)
"""What is the same in every language, or written by the locale."""


def all_widgets(root: QWidget) -> list[QWidget]:
    return [root, *cast("list[QWidget]", root.findChildren(QWidget))]


def texts_of(root: QWidget) -> Iterator[tuple[str, str]]:
    """(where, text) of all that ``root`` shows or tells a screen reader."""
    for widget in all_widgets(root):
        where = f"{type(widget).__name__} {widget.objectName()}".strip()
        yield f"{where} tip", widget.toolTip()
        yield f"{where} name", widget.accessibleName()
        yield f"{where} description", widget.accessibleDescription()
        if isinstance(widget, (QLabel, QAbstractButton)):
            yield where, widget.text()
        if isinstance(widget, QGroupBox):
            yield where, widget.title()
        if isinstance(widget, QLineEdit):
            yield f"{where} placeholder", widget.placeholderText()
        if isinstance(widget, QTabBar):
            yield from ((where, widget.tabText(at)) for at in range(widget.count()))
        if isinstance(widget, QComboBox) and not widget.isEditable():
            yield from ((where, widget.itemText(at)) for at in range(widget.count()))
        if isinstance(widget, QSpinBox):
            yield from ((where, text) for text in (widget.prefix(), widget.suffix(), widget.specialValueText()))
        if isinstance(widget, QHeaderView) and widget.model() is not None:
            count = widget.model().columnCount() if widget.orientation() is Qt.Orientation.Horizontal else 0
            for at in range(count):
                yield where, str(widget.model().headerData(at, widget.orientation()) or "")
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from ((f"{where} cell", text) for text in _cells(widget))
    for action in cast("list[QAction]", root.findChildren(QAction)):
        if action.text() and not action.objectName().startswith(("_q_", "edit-")):
            yield f"action {action.text()} status tip", action.statusTip()


def _cells(view: QAbstractItemView) -> Iterator[str]:
    """The texts of the first rows of a table or list."""
    model = view.model()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for row in range(min(model.rowCount(), MOST_ROWS)):
        for column in range(columns):
            yield str(model.index(row, column).data() or "")


def unmarked(text: str) -> list[str]:
    """The words of ``text`` outside of marks that another language would have to translate."""
    outside, depth = [], 0
    for letter in text:
        depth += (letter == OPEN) - (letter == CLOSE)
        outside.append(letter if not depth else " ")
    return WORD.findall(NAMES.sub(" ", "".join(outside)))


def untranslated(root: QWidget) -> set[str]:
    """Where ``root`` says something that was never asked for in another language."""
    return {f"{where}: {text!r}" for where, text in texts_of(root) if unmarked(text)}


def clipped(root: QWidget) -> set[str]:
    """Visible labels, buttons, tabs and headings of tables that have too little room for their text."""
    found = set()
    for widget in all_widgets(root):
        if not widget.isVisibleTo(root) or widget.objectName().startswith("qt_"):
            continue
        where = f"{type(widget).__name__} {widget.objectName()}".strip()
        if isinstance(widget, (QPushButton, QToolButton)) and widget.text():
            if widget.width() < widget.sizeHint().width() or widget.height() < widget.sizeHint().height():
                found.add(f"{where}: {widget.text()!r} has {widget.width()} of {widget.sizeHint().width()}")
        elif isinstance(widget, QLabel) and not isinstance(widget, ElidedLabel) and widget.text():
            found |= _clipped_label(widget, where)
        elif isinstance(widget, QTabBar):
            found |= _clipped_tabs(widget, where)
        elif isinstance(widget, QScrollArea):
            found |= _clipped_content(widget, where)
        elif isinstance(widget, QAbstractButton) and widget.text() and widget.width() < widget.sizeHint().width():
            found.add(f"{where}: {widget.text()!r} has {widget.width()} of {widget.sizeHint().width()}")
        elif isinstance(widget, QComboBox) and not isinstance(widget.parent(), QAbstractItemView):
            needed = widget.minimumSizeHint().width()
            if widget.width() < needed:
                found.add(f"{where}: {widget.currentText()!r} has {widget.width()} of {needed}")
    return found


def _clipped_label(label: QLabel, where: str) -> set[str]:
    room: QRect = label.contentsRect()
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if needed > label.height():
            return {f"{where}: {label.text()!r} has {label.height()} of {needed} in height"}
        return set()
    needed = label.sizeHint().width()
    if needed > label.width() and room.width() > 0:
        return {f"{where}: {label.text()!r} has {label.width()} of {needed}"}
    return set()


def _clipped_content(area: QScrollArea, where: str) -> set[str]:
    """What is in an area that cannot be scrolled sideways must not be wider than it."""
    inside, room = area.widget(), area.viewport().width()
    if inside is None or area.horizontalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
        return set()
    return {f"{where}: its content needs {inside.width()} of {room}"} if inside.width() > room else set()


def at_last(root: QWidget, qtbot: QtBot, *looks: Callable[[QWidget], set[str]]) -> set[str]:
    """What ``looks`` still find when the layouts have had time to follow."""
    found: set[str] = set()
    for _ in range(250):
        found = set().union(*(look(root) for look in looks))
        if not found:
            break
        qtbot.wait(20)
    return found


def _clipped_tabs(bar: QTabBar, where: str) -> set[str]:
    if bar.usesScrollButtons() and bar.width() < sum(bar.tabRect(at).width() for at in range(bar.count())):
        return {f"{where}: its tabs need {bar.sizeHint().width()} of {bar.width()}"}
    return set()
