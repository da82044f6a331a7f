"""What is wrong with how a page is laid out, one line for each finding: ``python -m tests.ui.pictures … --audit``.

Beside what :mod:`tests.ui.languages.visible` and :mod:`tests.ui.reach` find: headings of columns that are cut,
texts that end in … though they are no cells, cells that are cut while their table has room or that have no tip,
tables of which few rows are seen because what they are in scrolls, too, and several buttons that stand out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QItemDelegate,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStyledItemDelegate,
    QTableView,
    QTreeView,
    QWidget,
)

from tests.ui.languages.visible import clipped
from tests.ui.reach import out_of_reach, squeezed
from ui.widgets.chip import Chip
from ui.widgets.text import ElidedLabel

LEAST_ROWS = 4
"""Rows of a table that are seen within something that scrolls."""
SPARE = 24
"""Pixels of a column that its contents do not need, and that others do not miss."""
MOST_ROWS = 40
SLACK = 1
"""Pixels that rounding may take."""
MARGINS = 10
"""Pixels of a cell beside its text."""


def audit(root: QWidget) -> set[str]:
    """All findings on what ``root`` shows."""
    looks = (clipped, out_of_reach, squeezed, cut_headings, cut_texts, cut_cells, nested, rivals)
    return set().union(*(look(root) for look in looks))


def _shown(root: QWidget) -> list[QWidget]:
    found = [root, *cast("list[QWidget]", root.findChildren(QWidget))]
    return [each for each in found if each.isVisibleTo(root) and each.window() is root.window()]


def _where(widget: QWidget) -> str:
    name = widget.accessibleName() or widget.objectName()
    return f"{type(widget).__name__} {name!r} in {type(widget.parent()).__name__}"


def _tables(root: QWidget) -> Iterator[QTableView | QTreeView]:
    for each in _shown(root):
        if isinstance(each, (QTableView, QTreeView)) and each.model() is not None and header_of(each).isVisible():
            yield each


def header_of(table: QTableView | QTreeView) -> QHeaderView:
    """The headings above the columns."""
    return table.header() if isinstance(table, QTreeView) else table.horizontalHeader()


def _columns(table: QTableView | QTreeView) -> list[int]:
    header = header_of(table)
    return [at for at in range(header.count()) if not header.isSectionHidden(at) and header.sectionSize(at)]


def rivals(root: QWidget) -> set[str]:
    """Buttons that stand out beside another one: of two, none says what to do first."""
    usable = [each for each in _shown(root) if isinstance(each, QPushButton) and each.isEnabled()]
    first = [each.text() for each in usable if each.property("kind") == "primary"]
    return {f"several buttons stand out: {', '.join(first)}"} if len(first) > 1 else set()


def cut_headings(root: QWidget) -> set[str]:
    """Headings of columns that have too little room for their text."""
    found = set()
    for table in _tables(root):
        header = header_of(table)
        for column in _columns(table):
            text = str(table.model().headerData(column, Qt.Orientation.Horizontal) or "")
            needed, room = header.fontMetrics().horizontalAdvance(text), header.sectionSize(column) - MARGINS
            if needed > room + SLACK:
                found.add(f"{_where(table)}: the heading {text!r} has {room} of {needed}")
    return found


def cut_texts(root: QWidget) -> set[str]:
    """Labels and chips that end in …, which only cells may; a path and what is typed may be cut in its middle."""
    found = set()
    for each in _shown(root):
        if isinstance(each, ElidedLabel) and each.shown_text() != each.text() and not _is_path(each.text()):
            found.add(f"{_where(each)}: {each.text()!r} is shown as {each.shown_text()!r}")
        elif isinstance(each, Chip) and each.text and each.width() < each.sizeHint().width() - SLACK:
            found.add(f"{_where(each)}: {each.text!r} has {each.width()} of {each.sizeHint().width()}")
        elif isinstance(each, QLineEdit) and not each.text() and each.placeholderText():
            needed = each.fontMetrics().horizontalAdvance(each.placeholderText())
            if needed > each.width() - MARGINS:
                found.add(f"{_where(each)}: {each.placeholderText()!r} has {each.width()} of {needed}")
    return found


def _is_path(text: str) -> bool:
    return "/" in text or "\\" in text


def cut_cells(root: QWidget) -> set[str]:
    """Columns that are cut by less than what the table has to spare, and cut cells that have no tip."""
    found = set()
    for table in _tables(root):
        lacking, spare = {}, max(0, table.viewport().width() - header_of(table).length())
        for column in _columns(table):
            room = header_of(table).sectionSize(column)
            needed, untold = _needs(table, column)
            found |= {f"{_where(table)}: {text!r} is cut and has no tip" for text in untold}
            lacking[column] = needed - room
            spare += max(0, room - max(needed, _heading(table, column)) - SPARE)
        for column, missing in lacking.items():
            if SLACK < missing <= spare:
                text = table.model().headerData(column, Qt.Orientation.Horizontal)
                found.add(f"{_where(table)}: column {text!r} lacks {missing} pixels while {spare} are to spare")
    return found


def _heading(table: QTableView | QTreeView, column: int) -> int:
    text = str(table.model().headerData(column, Qt.Orientation.Horizontal) or "")
    return header_of(table).fontMetrics().horizontalAdvance(text) + 2 * MARGINS


def _needs(table: QTableView | QTreeView, column: int) -> tuple[int, set[str]]:
    """Pixels that the widest of the first cells needs, and the texts that are cut and that no tip tells."""
    widest, untold = 0, set()
    for index in _cells(table, column):
        text = str(index.data() or "")
        hint = table.itemDelegateForIndex(index)
        is_plain = type(hint) in (QStyledItemDelegate, QItemDelegate)
        needed = table.fontMetrics().horizontalAdvance(text) + MARGINS
        if index.data(Qt.ItemDataRole.DecorationRole) is not None:
            needed += table.iconSize().width() if table.iconSize().isValid() else 20
        widest = max(widest, needed if text else 0)
        tip = str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
        if is_plain and needed > table.visualRect(index).width() + SLACK and not tip:
            untold.add(text)
    return widest, untold


def _cells(table: QTableView | QTreeView, column: int) -> Iterator[QModelIndex]:
    model = table.model()
    for row in range(min(model.rowCount(), MOST_ROWS)):
        index = model.index(row, column)
        is_spanned = isinstance(table, QTreeView) and table.isFirstColumnSpanned(row, QModelIndex())
        if not is_spanned and table.visualRect(index).isValid():
            yield index


def nested(root: QWidget) -> set[str]:
    """Tables and lists that scroll within an area that scrolls, and show few of their rows."""
    found = set()
    for each in _shown(root):
        if not isinstance(each, QAbstractItemView) or each.model() is None or isinstance(each, QHeaderView):
            continue
        rows, row = each.model().rowCount(), each.sizeHintForRow(0)
        if row <= 0 or each.viewport().height() + SLACK >= min(rows, LEAST_ROWS) * row:
            continue
        area = _scrolling_above(each, root)
        if area is not None:
            shown = each.viewport().height() / row
            found.add(f"{_where(each)} shows {shown:.1f} of {rows} rows within {_where(area)}, which scrolls")
    return found


def _scrolling_above(widget: QWidget, root: QWidget) -> QScrollArea | None:
    above = widget.parentWidget()
    while above is not None and above is not root:
        if isinstance(above, QScrollArea) and above.verticalScrollBar().maximum() > 0:
            return above
        above = above.parentWidget()
    return None
