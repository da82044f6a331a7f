"""Sentences in tables fold instead of being cut: rows are as high as what is written in them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from tests.ui.windows import PATIENCE_MS
from ui.models.instances import RowsModel, plain
from ui.panels.folded_rows import MOST_LINES, FoldedRows
from ui.panels.sorted_table import SortedTable

LONG = "newest that can be restored, an incremental backup would continue it, daily, weekly"


def is_high(table: SortedTable, least: int) -> bool:
    return table.rowHeight(0) >= least


def needed(table: SortedTable, row: int, column: int) -> int:
    """Pixels that the folded text of a cell takes, as Qt measures it."""
    index = table.model().index(row, column)
    option = QStyleOptionViewItem()
    option.initFrom(table)
    option.font = table.font()
    option.rect = QRect(0, 0, table.columnWidth(column), 10_000)
    return table.itemDelegateForIndex(index).sizeHint(option, index).height()


def test_rows_follow_their_texts_and_the_width(qtbot: QtBot) -> None:
    table = SortedTable(RowsModel(("Name", "Reason")), "Chains")
    FoldedRows(table, (1,))
    qtbot.addWidget(table)
    table.resize(400, 300)
    table.show()
    table.rows.set_rows([tuple(map(plain, ("SRU", "daily"))), tuple(map(plain, ("NTDS", LONG)))])
    one = table.verticalHeader().defaultSectionSize()
    qtbot.waitUntil(lambda: table.rowHeight(1) > one, timeout=PATIENCE_MS)
    assert table.rowHeight(0) == one
    assert needed(table, 1, 1) <= table.rowHeight(1), "no line is cut"
    table.resize(1400, 300)
    qtbot.waitUntil(lambda: table.rowHeight(1) == one, timeout=PATIENCE_MS)
    table.rows.set_rows([tuple(map(plain, ("NTDS", LONG * 50)))])
    most = one + (MOST_LINES - 1) * table.fontMetrics().lineSpacing()
    qtbot.waitUntil(lambda: table.rowHeight(0) == most, timeout=PATIENCE_MS)


def test_rows_that_are_sorted_keep_their_heights(qtbot: QtBot) -> None:
    table = SortedTable(RowsModel(("Name", "Reason")), "Chains")
    FoldedRows(table, (1,))
    qtbot.addWidget(table)
    table.resize(400, 300)
    table.show()
    table.rows.set_rows([tuple(map(plain, ("b", LONG))), tuple(map(plain, ("a", "daily")))])
    one = table.verticalHeader().defaultSectionSize()
    qtbot.waitUntil(lambda: table.rowHeight(0) > one, timeout=PATIENCE_MS)
    table.sortByColumn(0, table.horizontalHeader().sortIndicatorOrder())
    qtbot.waitUntil(lambda: needed(table, 0, 1) <= table.rowHeight(0), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: needed(table, 1, 1) <= table.rowHeight(1), timeout=PATIENCE_MS)
    assert {table.rowHeight(0) > one, table.rowHeight(1) > one} == {True, False}


def test_what_a_style_sheet_keeps_beside_a_text_is_no_room(qtbot: QtBot) -> None:
    table = SortedTable(RowsModel(("Name", "Reason")), "Chains")
    FoldedRows(table, (1,))
    qtbot.addWidget(table)
    table.setStyleSheet("QTableView::item { padding: 4px 20px; }")
    table.resize(500, 300)
    table.show()
    table.rows.set_rows([tuple(map(plain, ("NTDS", LONG)))])
    one, line = table.verticalHeader().defaultSectionSize(), table.fontMetrics().lineSpacing()
    flags = int(Qt.TextFlag.TextWordWrap)
    for width in range(240, 400, 20):
        table.resize(width + table.columnWidth(0), 300)
        room = QRect(0, 0, table.columnWidth(1) - 2 * 20 - 2, 10_000)
        lines = round(table.fontMetrics().boundingRect(room, flags, LONG).height() / line)
        qtbot.waitUntil(partial(is_high, table, one + line * (min(MOST_LINES, lines) - 1)), timeout=PATIENCE_MS)
