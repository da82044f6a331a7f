"""The comparison in the window: a chain and its instance, the rows of a table, what is exported and refused."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

import engine
from tests.builders.live_tables import NAME, NUMBER, live_tables, simple
from tests.ui.lone_page import context_in, end, nameless
from tests.ui.windows import PATIENCE_MS
from ui.context import Context
from ui.levels import Level
from ui.models.instances import RowsModel
from ui.pages.sets.compare_side import ComparePlace
from ui.pages.sets.compare_window import CompareWindow
from ui.pages.sets.page import SetsPage
from ui.panels.command_dialog import CommandDialog
from ui.theme import ThemeController


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController) -> Iterator[Context]:
    with context_in(tmp_path / "home", theme) as made:
        yield made


@pytest.fixture
def instance(tmp_path: Path) -> Path:
    folder = tmp_path / "instance"
    folder.mkdir()
    with live_tables(folder) as live:
        live.create(simple("Orders", NUMBER, NAME))
        live.create(simple("Same", NUMBER))
        cursor = live.cursor("Orders")
        for number in range(20):
            cursor.insert({NUMBER.name: number, NAME.name: f"order {number}"})
        live.close()
    return folder


@pytest.fixture
def window(qtbot: QtBot, context: Context, instance: Path, destination: Path) -> CompareWindow:
    """Opened from the page, for the only chain; the instance has changed since."""
    chain = engine.run_backup(
        engine.AtRestSource([instance]), engine.LocalFolder(destination), engine.Kind.FULL
    ).chain
    with live_tables(instance) as live:
        cursor = live.cursor("Orders")
        assert cursor.seek(3)
        cursor.delete()
        assert cursor.seek(4)
        cursor.update({NAME.name: "changed"})
        cursor.insert({NUMBER.name: 20, NAME.name: "new"})
        live.close()
    context.preferences.change(
        lambda settings: settings.with_destination(str(destination)).with_folder(str(instance))
    )
    page = SetsPage(context)
    qtbot.addWidget(page, before_close_func=partial(end, context, page))
    context.inventory.refresh()
    busy = context.background.is_busy
    qtbot.waitUntil(lambda: not any(map(busy, ("chains", "instances", "evidence"))), timeout=PATIENCE_MS)
    page.choose(chain)
    page.actions_.compare.trigger()
    assert page.comparison is not None
    return page.comparison


def compared(qtbot: QtBot, window: CompareWindow) -> None:
    window.start()
    qtbot.waitUntil(lambda: window.banner.message is not None, timeout=PATIENCE_MS)


def level_of(window: CompareWindow) -> Level | None:
    return window.banner.message.level if window.banner.message is not None else None


def cells(model: RowsModel) -> list[list[str]]:
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_a_chain_and_its_instance(qtbot: QtBot, window: CompareWindow, tmp_path: Path) -> None:
    compared(qtbot, window)
    assert [row[:5] for row in cells(window.table_rows)] == [
        ["Orders", "1", "1", "1", "18"],
        ["Same", "0", "0", "0", "0"],
    ]
    assert window.banner.message is not None and window.banner.message.what == "3 rows differ in 1 table."
    assert cells(window.row_rows) == [
        ["Gone", "3", "all", "Number=3, Name=order 3", "–"],
        ["Changed", "4", "Name", "order 4", "changed"],
        ["Added", "20", "all", "–", "Number=20, Name=new"],
    ]
    assert nameless(window) == []
    window.export_to(tmp_path / "all.csv")
    qtbot.waitUntil(lambda: "were written" in window.progress.text(), timeout=PATIENCE_MS)
    assert len((tmp_path / "all.csv").read_text("utf-8-sig").splitlines()) == 1 + 2 + 1 + 2
    window.command_button.click()
    dialog = next(each for each in window.findChildren(CommandDialog))
    line = dialog.findChild(QPlainTextEdit)
    assert isinstance(line, QPlainTextEdit) and line.toPlainText().startswith("ese-backup compare ")
    dialog.reject()


def test_moments_and_what_is_refused(qtbot: QtBot, window: CompareWindow, tmp_path: Path) -> None:
    before = window.before.at
    assert before is not None
    window.after.choose(before.path)
    assert not window.compare_button.isEnabled() and "same state" in window.progress.text()
    window.after.state.setCurrentIndex(1)  # the full backup by its log
    assert window.compare_button.isEnabled()
    compared(qtbot, window)
    assert level_of(window) is Level.SUCCESS
    window.after.add(ComparePlace("nothing", tmp_path / "nothing"))
    window.banner.clear()
    compared(qtbot, window)
    assert level_of(window) is Level.ERROR
    window.reject()
