"""The context menus of tables."""

from __future__ import annotations

from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from ui.models.instances import RowsModel
from ui.panels.sorted_table import SortedTable


def test_what_is_done_with_rows_comes_before_copying(qtbot: QtBot) -> None:
    table = SortedTable(RowsModel(["Name"]), "Names")
    qtbot.addWidget(table)
    for text in ("Edit", "Remove"):
        table.offer(QAction(text, table))
    offered = [action.text().replace("&", "") for action in table.actions()]
    assert offered == ["Edit", "Remove", "", "Copy rows", "Copy cell"]
    assert all(not action.icon().isNull() for action in table.actions()[3:])
