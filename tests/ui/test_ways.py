"""The ways of a new user, by real clicks on what is seen, which are counted: a restore of a chosen moment, and a
row that was lost, found and exported. The way to a first scheduled backup is in ``test_first_run.py``."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.tables.opening import TableSource, open_source
from tests.builders.lost_row import CHANGED, LOST, PEOPLE, write_lost_row
from tests.ui.lone_page import context_in, end
from tests.ui.restore_walk import until
from tests.ui.windows import PATIENCE_MS
from ui.context import Context
from ui.models.opened_tables import OpenState
from ui.pages.restore.page import AFTERWARDS, RestorePage
from ui.pages.tables.export_dialog import ExportDialog
from ui.pages.tables.page import TablesPage
from ui.theme import ThemeController
from ui.widgets.buttons import ActionButton

MOST_CLICKS_FOR_A_RESTORE, MOST_CLICKS_FOR_A_ROW = 8, 10


class Hand:
    """A person with a mouse, whose clicks are counted."""

    def __init__(self) -> None:
        self.clicks = 0

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Press at a point of ``widget`` that is seen, by default its middle."""
        point = widget.rect().center() if at is None else at
        assert widget.isEnabled() and widget.visibleRegion().contains(point)
        self.clicks += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=point)

    def click_row(self, view: QAbstractItemView, row: int) -> None:
        self.click(view.viewport(), view.visualRect(view.model().index(row, 0)).center())


@pytest.fixture
def chain(tmp_path: Path) -> Path:
    for name in ("live", "backups"):
        (tmp_path / name).mkdir()
    return write_lost_row(tmp_path / "live", tmp_path / "backups")


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController, chain: Path) -> Iterator[Context]:
    with context_in(tmp_path / "home", theme) as made:
        made.preferences.change(lambda settings: settings.with_destination(str(chain.parents[1])))
        made.inventory.refresh_chains()
        yield made


def show(qtbot: QtBot, context: Context, page: QWidget) -> None:
    qtbot.addWidget(page, before_close_func=partial(end, context, page))
    page.resize(1100, 760)
    page.show()
    qtbot.waitExposed(page)


def is_scrolled_to(page: QWidget, widget: QWidget, point: QPoint) -> bool:
    """Turn the wheel, which is no click, until ``point`` is seen."""
    (area,) = (each for each in page.findChildren(QScrollArea) if each.isAncestorOf(widget))
    content = area.widget()
    assert content is not None
    there = widget.mapTo(content, point)
    area.ensureVisible(there.x(), there.y())
    return widget.visibleRegion().contains(point)


def settled(qtbot: QtBot, page: TablesPage) -> None:
    """The source is open, its tables are counted and searched, and the rows are there."""
    works = page._context.background, page.reading, page.working
    slots = ("tables open", "tables list", "tables counts", "tables rows", "tables search", "tables row")
    until(
        qtbot,
        lambda: (
            page.tables.state is OpenState.OPEN and not any(work.is_busy(slot) for work in works for slot in slots)
        ),
    )


def numbers(page: TablesPage) -> list[object]:
    window = page.content.rows.window_model
    found = [window.at(row) for row in range(window.rowCount())]
    return [each.row["Number"] for each in found if each is not None and each.row is not None]


def test_a_chosen_moment_is_restored_to_a_new_folder(
    qtbot: QtBot, context: Context, chain: Path, tmp_path: Path
) -> None:
    """The page, the chain, a click on the log in the timeline, on, where to, on, restore."""
    hand, page = Hand(), RestorePage(context)
    hand.clicks = 1  # the page itself
    show(qtbot, context, page)
    until(qtbot, lambda: bool(page.what.chains.model.chains))
    hand.click_row(page.what.chains.table, 0)
    until(qtbot, lambda: page.what.moment.is_ready)
    picture = page.what.moment.slider
    assert "Everything" in page.what.moment.says.text()
    before_the_last = picture.element_area(len(picture.moments) - 2).center().x()
    point = QPoint(round(before_the_last), round(picture.shapes.rows.logs) + 8)
    until(qtbot, lambda: is_scrolled_to(page, picture, point))
    hand.click(picture, point)
    assert page.draft.moment is not None and "Leaves out 1 later commit" in page.what.moment.says.text()
    hand.click(page.next_button)
    assert page.focusWidget() is page.where.path, "where to can be typed at once"
    QTest.keyClicks(page.where.path, str(tmp_path / "restored"))
    until(qtbot, page.next_button.isEnabled)
    hand.click(page.next_button)
    until(qtbot, page.next_button.isEnabled)
    hand.click(page.next_button)
    until(qtbot, lambda: page.at == AFTERWARDS)
    assert hand.clicks <= MOST_CLICKS_FOR_A_RESTORE
    opened = open_source(TableSource(tmp_path / "restored" / PEOPLE))
    try:
        with opened.reader(PEOPLE) as reader:
            rows = {row["Number"]: row["Notes"] for row in reader.database.rows("People")}
    finally:
        opened.close()
    assert LOST in rows and rows[CHANGED] == "changed"


def test_a_lost_row_is_found_and_exported_in_a_few_clicks(
    qtbot: QtBot, context: Context, chain: Path, tmp_path: Path
) -> None:
    """Nobody knows when it went: the newest state lacks it, and leads to that of a day ago, where it is looked
    for again. At most ten clicks."""
    hand, page = Hand(), TablesPage(context)
    hand.clicks = 1  # the page itself
    show(qtbot, context, page)
    busy = context.background.is_busy

    def is_offered() -> bool:
        return page.chooser.source is not None and not busy("tables moments")

    qtbot.waitUntil(is_offered, timeout=PATIENCE_MS)
    hand.click(page.chooser.open_button)
    settled(qtbot, page)
    search = page.content.list.search
    assert page.content.trouble.message is None
    assert page.focusWidget() is search, "what is looked for can be typed at once"
    QTest.keyClicks(search, f"person {LOST:04}")
    hand.click(page.content.list.go)
    settled(qtbot, page)
    trouble = page.content.trouble
    assert trouble.message is not None
    assert "Choose an earlier one" in trouble.message.advice
    hand.click(trouble.act_button)
    qtbot.waitUntil(is_offered, timeout=PATIENCE_MS)
    assert page.chooser.source is not None and page.chooser.source.path == chain
    hand.click(next(button for button in page.chooser.quick if button.text() == "A day ago"))
    assert page.chooser.moment is not None
    hand.click(page.chooser.open_button)
    settled(qtbot, page)
    qtbot.waitUntil(lambda: numbers(page) == [LOST], timeout=PATIENCE_MS)
    assert search.text() == f"person {LOST:04}"
    assert page.content.list.table == "People"
    hand.click(next(each for each in page.content.findChildren(ActionButton) if each.text() == "Export…"))
    (dialog,) = page.findChildren(ExportDialog)
    dialog.target.setText(str(tmp_path / "lost.csv"))
    dialog._take_edit()
    qtbot.waitUntil(dialog.export_button.isEnabled, timeout=PATIENCE_MS)
    hand.click(dialog.export_button)
    qtbot.waitUntil(lambda: trouble.accessibleName().startswith("Success: Exported: 1 row"), timeout=PATIENCE_MS)
    with (tmp_path / "lost.csv").open(newline="", encoding="utf-8") as file:
        assert [row["Number"] for row in csv.DictReader(file)] == [str(LOST)]
    assert hand.clicks <= MOST_CLICKS_FOR_A_ROW
    page.content.close_action.trigger()
    page.chooser.open_button.click()
    settled(qtbot, page)
    assert search.text() == "", "what was closed is not looked for any more"
