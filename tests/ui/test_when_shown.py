"""Pages follow what changes while they are seen; hidden, they do nothing, and catch up when they are shown."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QAbstractItemModel, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import engine
from tests.ui.lone_page import context_in, end
from tests.ui.windows import PATIENCE_MS
from ui.page_list import page_rows
from ui.panels.when_shown import WhenShown
from ui.theme import ThemeController
from ui.worker import Background


class Source(QObject):
    changed = Signal()
    other = Signal(str)


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_what_changes_while_a_page_is_hidden_is_done_once_when_it_is_shown(page: QWidget) -> None:
    source, done = Source(), list[str]()
    shown = WhenShown(page)
    shown.does(lambda: done.append("first"), source.changed)
    shown.does(lambda: done.append("second"), source.other, source.changed)
    source.changed.emit()
    assert done == ["first", "second"]  # a page is kept up to date while it is made
    page.show()
    source.other.emit("what it carries is not wanted")
    assert done == ["first", "second", "second"]
    page.hide()
    done.clear()
    source.other.emit("")
    for _ in range(3):
        source.changed.emit()
    assert not done
    page.show()
    assert done == ["first", "second"]
    page.hide()
    page.show()
    assert done == ["first", "second"]


def test_what_is_asked_for_is_done_as_what_has_changed(page: QWidget) -> None:
    done: list[int] = []
    work = WhenShown(page).does(lambda: done.append(1))
    page.show()
    work.ask()
    page.hide()
    work.ask()
    work.ask()
    assert done == [1] and work.is_due
    page.show()
    assert done == [1, 1] and not work.is_due


def test_no_hidden_page_follows_anything(
    qtbot: QtBot, tmp_path: Path, source: Path, destination: Path, theme: ThemeController
) -> None:
    """All pages but the one that shows runs, which is in nobody's way: its models change with the run alone."""
    engine.run_backup(engine.AtRestSource([source]), engine.LocalFolder(destination), engine.Kind.FULL)
    with context_in(tmp_path / "home", theme) as context:
        context.preferences.change(
            lambda settings: settings.with_folder(str(source)).with_destination(str(destination))
        )
        context.inventory.refresh()
        ledger, background, inventory = context.ledger, context.background, context.inventory
        qtbot.waitUntil(lambda: inventory.looked and inventory.stores.looked, timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: bool(ledger.judged.chains), timeout=PATIENCE_MS)
        changes = [
            inventory.chains_changed,
            inventory.instances_changed,
            ledger.changed,
            context.preferences.changed,
            context.jobs.changed,
            context.outlook.changed,
            context.changes.history,
            context.run_queue.lines_changed,
        ]
        for name, *_ in page_rows():
            made = import_module(f"ui.pages.{name}.page").build(context).widget
            qtbot.addWidget(made, before_close_func=partial(end, context, made))
            made.show()
            qtbot.waitUntil(partial(_is_quiet, made, background), timeout=PATIENCE_MS)
            made.hide()
            told: list[str] = []
            for model in cast("list[QAbstractItemModel]", made.findChildren(QAbstractItemModel)):
                for signal in (model.dataChanged, model.modelReset, model.rowsInserted, model.rowsRemoved):
                    signal.connect(partial(_note, told, name))
            for change in changes:
                change.emit()
            assert not told and set(background._newest) <= {"evidence", "decisions"}, name
            qtbot.waitUntil(lambda: not background._newest, timeout=PATIENCE_MS)
            assert not told, name


def _is_quiet(page: QWidget, background: Background) -> bool:
    """Whether all that the page was shown for has come."""
    timers = cast("list[QTimer]", page.findChildren(QTimer))
    return not background._newest and not any(timer.isActive() and timer.isSingleShot() for timer in timers)


def _note(told: list[str], name: str, *_what: object) -> None:
    told.append(name)
