"""The whole window with something in it: every focusable widget has a name, every action says what it does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

import engine
from tests.builders.small_instance import DATABASE, write_small_instance
from tests.ui.window import Window, flip, patient, unnamed
from ui.pages.history.page import HistoryPage
from ui.pages.restore.page import AFTERWARDS, CHECKS, WHERE, RestorePage


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """Two instances, a backup that ended well and one that failed."""
    folders = [write_small_instance(tmp_path / name, base=name) for name in ("abc", "bad")]
    (tmp_path / "backups").mkdir()
    made = Window(qtbot, tmp_path / "home", folders)
    for found in sorted(made.application.inventory.instances, key=lambda each: each.directory):
        made.back_up.choose(found)
        made.plan(tmp_path / "backups")
        if found.directory.name == "bad":
            flip(found.directory / DATABASE, 6, (3, 77, 1000))
            patient(made.back_up, 0.0)
        made.finish(made.start())
    assert [run.error is None for run in made.application.run_queue.runs] == [True, False]
    yield made
    made.close()


def test_every_focusable_widget_of_every_page_has_a_name(window: Window) -> None:
    """Shown or not: the run that failed, the tabs of the instance, both views of the history."""
    for name in window.application.wayfinder.names:
        window.application.show_page(name)
        if name == "history":
            _visit_history(window)
        QTest.qWait(30)
        assert unnamed(window.application.window) == [], name
    tabs = window.instances.detail.tabs
    window.application.show_page("instances")
    for at in range(tabs.count()):
        tabs.setCurrentIndex(at)
        assert unnamed(tabs) == [], tabs.tabText(at)


def _visit_history(window: Window) -> None:
    page = cast("HistoryPage", window.application.page("history").widget)
    window.until(lambda: page.events.model.rowCount() > 5)
    page.events.table.go_to(0)
    page.events.table.details_action.trigger()
    assert page.events.detail.fields.hasFocus() or not window.application.window.isActiveWindow()


def test_every_step_of_a_restore_has_names(window: Window, tmp_path: Path) -> None:
    page = cast("RestorePage", window.application.page("restore").widget)
    chain = engine.find_chains(engine.LocalFileSystem(), tmp_path / "backups")[0]
    window.application.context.navigation.restore.emit(chain.path)
    window.until(page.next_button.isEnabled)
    assert unnamed(page) == []
    page.go_on()
    assert page.at == WHERE
    page.where.path.setText(str(tmp_path / "target"))
    window.until(page.next_button.isEnabled)
    assert unnamed(page) == []
    page.go_on()
    assert page.at == CHECKS
    window.until(page.next_button.isEnabled)
    assert unnamed(page) == []
    page.go_on()
    assert unnamed(page) == []
    window.until(lambda: page.at == AFTERWARDS)
    assert unnamed(page) == []


def test_every_action_says_what_it_does(window: Window) -> None:
    """Text, status tip, and no key that two actions of the window share."""
    shell = window.application.window
    actions = [each for each in cast("list[QAction]", shell.findChildren(QAction)) if each.text()]
    own = [each for each in actions if not each.objectName().startswith(("_q_", "edit-")) and not each.menu()]
    assert len(own) > 20
    assert [each.text() for each in own if not each.statusTip()] == []
    keys = [each.shortcut().toString() for each in shell.actions_by_name.values() if not each.shortcut().isEmpty()]
    keys += [f"Ctrl+{at + 1}" for at in range(min(9, len(window.application.wayfinder.names)))]
    assert len(keys) == len(set(keys))
    assert shell.action("verify").shortcut().toString() == "Ctrl+Shift+V"
