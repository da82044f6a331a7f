"""Which row of the overview is the current one: the worst at first; two letters and Enter lead to an instance."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui import sample_overview as sample
from tests.ui.lone_page import context_in, end
from ui.models.instances import identity_of
from ui.pages.overview.page import OverviewPage
from ui.theme import ThemeController


def test_two_letters_find_an_instance_and_enter_opens_it(
    qtbot: QtBot, tmp_path: Path, theme: ThemeController
) -> None:
    with context_in(tmp_path / "home", theme) as context:
        page = OverviewPage(context)
        qtbot.addWidget(page, before_close_func=partial(end, context, page))
        page.show()
        qtbot.waitExposed(page)
        context.outlook.seen = sample.crowd()
        context.outlook.changed.emit()
        page.showing.finish()
        opened: list[str] = []
        context.navigation.show_instance.connect(opened.append)
        page.focus_filter()
        QTest.keyClicks(page.filter, "ua")
        assert page.table.current is not None and page.table.current.name == "UAL", (
            "the worst of those that begin so"
        )
        QTest.keyClick(page.filter, Qt.Key.Key_Return)
        assert opened == [identity_of("UAL", page.table.current.folder)]
        QTest.keyClick(page.filter, Qt.Key.Key_Down)
        assert page.focusWidget() is page.table
        page.table.clearFocus()  # here, the field is in a window of its own
        QTest.keyClick(page.filter, Qt.Key.Key_Escape)
        assert page.filter.text() == "" and page.table.shown_count() == 300
        QTest.keyClick(page.filter, Qt.Key.Key_Return)
        assert len(opened) == 1, "nothing was searched"


def test_until_a_row_is_chosen_the_worst_one_is(qtbot: QtBot, tmp_path: Path, theme: ThemeController) -> None:
    with context_in(tmp_path / "home", theme) as context:
        page = OverviewPage(context)
        qtbot.addWidget(page, before_close_func=partial(end, context, page))
        page.show()
        qtbot.waitExposed(page)
        worst = sample.mixed()
        for seen in (sample.seen_of(sample.fine_ones()), worst):
            context.outlook.seen = seen
            context.outlook.changed.emit()
        current = page.table.current
        assert current is not None and current.severity.rank == max(row.severity.rank for row in worst.rows)
