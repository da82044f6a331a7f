"""The one button of a page that stands out, the mark of a sorted column, cards that fold, a hidden page map."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from engine.progress import PageState
from tests.ui.windows import shown
from ui.levels import Level
from ui.models.instances import RowsModel
from ui.panels.sorted_table import SortedTable
from ui.values.message import Message
from ui.widgets.banner import Banner
from ui.widgets.buttons import push_button
from ui.widgets.page_map import PageMap
from ui.widgets.panel import Card, CardGrid
from ui.widgets.primary import HEADER, PLACE, make_primary
from ui.widgets.sort_mark import SortMark


def test_one_button_of_a_window_stands_out(qtbot: QtBot) -> None:
    """That of a message before that of a page, and that before one of its header; of those that can be used."""
    window, banner = QWidget(), Banner()
    header, content = push_button("New", "primary", "add"), push_button("Export", "primary", "export")
    header.setProperty(PLACE, HEADER)
    column = QVBoxLayout(window)
    for part in (header, banner, content):
        column.addWidget(part)
    shown(qtbot, window, 500, 300)

    def first() -> list[str]:
        buttons = window.findChildren(QPushButton)
        return [each.text() for each in buttons if each.property("kind") == "primary" and each.isVisible()]

    assert first() == ["Export"]
    banner.show_message(Message(Level.ERROR, "It is away"), "Show it")
    assert first() == ["Show it"]
    banner.clear()
    assert first() == ["Export"]
    content.hide()
    assert first() == ["New"]
    content.setEnabled(False)
    content.show()
    assert "New" in first(), "what cannot be used gives way"


def test_buttons_of_hidden_pages_are_not_looked_at(qtbot: QtBot) -> None:
    """Each of them would be asked whenever one of the page that is shown comes, goes or changes."""
    asked: list[QPushButton] = []

    class Asked(QPushButton):
        def isVisible(self) -> bool:
            asked.append(self)
            return super().isVisible()

    stack, seen, unseen = QStackedWidget(), Asked("Seen"), Asked("Unseen")
    for button in (seen, unseen):
        make_primary(button)
        stack.addWidget(button)
    shown(qtbot, stack, 300, 200)
    asked.clear()
    seen.setEnabled(False)
    seen.setEnabled(True)
    assert seen in asked and unseen not in asked
    stack.setCurrentWidget(unseen)
    asked.clear()
    unseen.setEnabled(False)
    unseen.setEnabled(True)
    assert unseen in asked and seen not in asked and unseen.property("kind") == "primary"


@pytest.mark.parametrize(("column", "beside"), [(0, "after"), (1, "before")])
def test_the_mark_of_a_sorting_is_beside_its_heading(qtbot: QtBot, column: int, beside: str) -> None:
    """Of numbers, which stand at the right, before it; it covers neither."""
    table = SortedTable(RowsModel(("State", "Size", "Name"), (1,)), "Rows")
    shown(qtbot, table, 600, 200)
    for at in (0, 1):
        table.setColumnWidth(at, 200)
    table.sortByColumn(column, Qt.SortOrder.AscendingOrder)
    header, (mark,) = table.horizontalHeader(), table.findChildren(SortMark)
    left, right = (200 * column, 200 * (column + 1))
    assert mark.isVisible() and abs(mark.geometry().center().y() - header.height() / 2) <= 1
    assert left <= mark.x() and mark.geometry().right() < right
    bold = QFont(header.font())
    bold.setBold(True)
    wide = QFontMetrics(bold).horizontalAdvance(("State", "Size")[column])
    gap = mark.x() - (left + 8 + wide) if beside == "after" else right - 8 - wide - mark.geometry().right()
    assert 0 < gap < 8
    table.setColumnHidden(column, True)
    header.geometriesChanged.emit()
    assert not mark.isVisible()


def test_cards_name_the_height_of_a_width_before_they_have_it(qtbot: QtBot) -> None:
    """What holds them is laid out for that height: of fewer rows it would squeeze them."""
    grid = CardGrid([Card(f"Card {at}") for at in range(4)])
    shown(qtbot, grid, 1300, 120)
    layout = grid.layout()
    assert layout is not None and grid.columns_for(600) == 2
    assert layout.heightForWidth(600) >= 2 * layout.heightForWidth(1300)
    named = layout.heightForWidth(600)
    grid.resize(600, 300)
    QApplication.processEvents()
    assert named == layout.heightForWidth(600)


def test_page_map_follows_only_while_it_is_seen(qtbot: QtBot) -> None:
    """The page of a run is open on another one's; what was read meanwhile is there when it is shown again."""
    view = PageMap()
    shown(qtbot, view, 400, 200)
    view.reset(100, "a.edb")
    view.hide()
    view.mark(1, bytes([PageState.VERIFIED]) * 50)
    assert not view._timer.isActive() and "50 of 100" not in view.accessibleDescription()
    view.show()
    assert "50 of 100" in view.accessibleDescription()
    view.mark(51, bytes([PageState.VERIFIED]) * 50)
    qtbot.waitUntil(lambda: "100 of 100" in view.accessibleDescription())
