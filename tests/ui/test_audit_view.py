"""The audit log in the history: its rows, finding one, and verifying it, whole and tampered with."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.audit.log import AuditLog
from app.audit.row import Deed
from tests.ui.lone_page import context_in, end, nameless
from tests.ui.windows import PATIENCE_MS
from ui.context import Context
from ui.levels import Level
from ui.pages.history.audit import AuditView
from ui.pages.history.page import HistoryPage
from ui.panels.command_dialog import CommandDialog
from ui.theme import ThemeController
from ui.values.message import Message


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController) -> Iterator[Context]:
    with context_in(tmp_path / "home", theme) as made:
        yield made


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> HistoryPage:
    made = HistoryPage(context)
    qtbot.addWidget(made, before_close_func=partial(end, context, made))
    made.resize(1000, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


def write_log(context: Context) -> None:
    """Two deeds: one that was done, one that failed."""
    log = AuditLog(context.locations.audit)
    with log.destroying(Deed("pruning", place="/mnt/backup", detail="ese-backup prune /mnt/backup")):
        pass
    with pytest.raises(KeyError), log.destroying(Deed("removal of a job", job="nightly")):
        raise KeyError("gone")


def opened(qtbot: QtBot, context: Context, page: HistoryPage) -> AuditView:
    context.navigation.show_audit.emit()
    view = page.audit
    assert page.tabs.currentWidget() is view
    qtbot.waitUntil(lambda: not context.background.is_busy("audit"), timeout=PATIENCE_MS)
    return view


def said(qtbot: QtBot, view: AuditView) -> Message:
    """Press Verify; what is said then."""
    view.banner.clear()
    QTest.mouseClick(view.verify_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.banner.message is not None, timeout=PATIENCE_MS)
    assert view.banner.message is not None and view.verify_button.isEnabled()
    return view.banner.message


def test_every_row_is_shown_and_found(qtbot: QtBot, context: Context, page: HistoryPage) -> None:
    write_log(context)
    view = opened(qtbot, context, page)
    rows = list(AuditLog(context.locations.audit).entries())
    model = view.table.model()
    assert model.rowCount() == len(rows) == 4 and view.count.text() == "4 entries"
    newest = [str(model.index(0, column).data()) for column in range(model.columnCount())]
    assert newest[1:4] == ["removal of a job", "after", "nightly"]
    assert [model.index(row, 2).data() for row in range(4)] == ["after", "before", "after", "before"]
    page.focus_filter()
    QTest.keyClicks(view.filter, "prun")
    assert model.rowCount() == 2
    view.filter.clear()
    assert nameless(view) == []


def test_a_log_is_verified_and_the_first_bad_line_named(qtbot: QtBot, context: Context, page: HistoryPage) -> None:
    write_log(context)
    view = opened(qtbot, context, page)
    message = said(qtbot, view)
    assert message.level is Level.SUCCESS and "4 entries" in message.what
    path = context.locations.audit
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([lines[0], lines[1].replace(b"pruning", b"praying"), *lines[2:]]))
    message = said(qtbot, view)
    assert message.level is Level.ERROR and "from line 2 on" in message.what and message.why


def test_without_a_log_it_says_what_will_be_there(qtbot: QtBot, context: Context, page: HistoryPage) -> None:
    view = opened(qtbot, context, page)
    assert view._stack.currentIndex() == 1
    assert said(qtbot, view).level is Level.SUCCESS
    write_log(context)
    context.changes.history.emit()
    qtbot.waitUntil(lambda: view.table.model().rowCount() == 4, timeout=PATIENCE_MS)
    assert view._stack.currentIndex() == 0


def test_the_command_that_verifies_is_shown(qtbot: QtBot, context: Context, page: HistoryPage) -> None:
    view = opened(qtbot, context, page)
    QTest.mouseClick(view.command_button, Qt.MouseButton.LeftButton)
    (dialog,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, CommandDialog)]
    assert dialog.line.toPlainText() == "ese-backup audit verify"
    dialog.close()
    dialog.deleteLater()
