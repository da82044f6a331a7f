"""The context menus of tables."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from pytestqt.qtbot import QtBot

from tests.ui import gallery
from ui.models.instances import RowsModel
from ui.panels.picture_saving import PictureTable
from ui.panels.sorted_table import SortedTable
from ui.theme import ThemeController
from ui.widgets.picture import Picture


def test_what_is_done_with_rows_comes_before_copying(qtbot: QtBot) -> None:
    table = SortedTable(RowsModel(["Name"]), "Names")
    qtbot.addWidget(table)
    for text in ("Edit", "Remove"):
        table.offer(QAction(text, table))
    offered = [action.text().replace("&", "") for action in table.actions()]
    assert offered == ["Edit", "Remove", "", "Copy rows", "Copy cell"]
    assert all(not action.icon().isNull() for action in table.actions()[3:])


def test_the_facts_of_a_picture_are_not_cut(qtbot: QtBot, theme: ThemeController) -> None:
    picture = gallery.GALLERY["chain"][0](gallery.GALLERY["chain"][1][-1])
    assert isinstance(picture, Picture)
    dialog = PictureTable(picture)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    table, model = dialog.table, dialog.table.model()
    assert model.rowCount() > 0
    columns = range(model.columnCount())
    assert all(table.columnWidth(at) >= table.sizeHintForColumn(at) for at in columns)
    assert all(model.index(0, at).data(Qt.ItemDataRole.ToolTipRole) for at in range(2))
    wanted = sum(table.columnWidth(at) for at in columns[:-1]) + table.sizeHintForColumn(columns[-1])
    assert table.viewport().width() >= min(wanted, dialog.screen_room().width() * 9 // 10)
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == [
        row[0] for row in picture.table()[1:]
    ]
    table.copy()
    assert QGuiApplication.clipboard().text().splitlines()[0].split("\t") == list(picture.table()[0])
