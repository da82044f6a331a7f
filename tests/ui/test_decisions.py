"""Restores in place that wait for a decision: on the overview, with the instance, on the restore page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

import engine
from app.history.history import History
from app.operations.restore import RestoreRequest
from app.operations.runner import Runner
from app.status.values import ProblemType
from engine.files import LocalFileSystem
from tests.builders.big_database import write_instance
from tests.ui.lone_page import context_in, end, nameless
from tests.ui.restore_walk import back_up, click, shown_page, until
from ui.context import Context
from ui.models.instances import identity
from ui.pages.instances.page import InstancesPage
from ui.pages.overview.page import OverviewPage
from ui.panels.decision_list import DecisionDialog, DecisionRows
from ui.theme import ThemeController


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController) -> Iterator[Context]:
    with context_in(tmp_path / "home", theme) as made:
        yield made


@pytest.fixture
def restored(tmp_path: Path) -> Path:
    """The folder of an instance after a restore in place."""
    write_instance(tmp_path / "source")
    chain = back_up(tmp_path / "source", tmp_path / "store")
    with History(tmp_path / "home" / "history.sqlite3") as history:
        Runner(history).run(RestoreRequest(chain, tmp_path / "source", in_place=True))
    return tmp_path / "source"


def answer(verb: str) -> None:
    (box,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible())
    next(button for button in box.buttons() if button.text().replace("&", "") == verb).click()


def test_it_stays_until_it_is_decided(
    qtbot: QtBot, restored: Path, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = DecisionRows(context)
    qtbot.addWidget(shown)
    assert not shown.rows
    context.decisions.refresh()  # the folder is known from the restore in the history alone
    until(qtbot, lambda: bool(context.decisions.pending))
    (row,) = shown.rows
    shown.show()
    (pending,) = context.decisions.pending
    assert row.text.accessibleName().startswith("Decision pending since ")
    opened = row.decide()
    assert opened is not None
    panel = opened.panel
    assert not any(button.isDefault() or button.autoDefault() for button in panel.buttons), "Enter deletes nothing"
    assert pending.folder == restored and pending.run is not None
    assert panel.stake.text().startswith(f"{pending.files} displaced files of {pending.instance} take ")
    assert (
        "since" in panel.since.text
        and panel.sheet_button.isVisible()
        and not nameless(shown)
        and not nameless(opened)
    )
    dialog = panel.show_command()
    assert dialog.line.toPlainText() == f"ese-backup restored {restored}"
    dialog.reject()
    monkeypatch.setattr(QMessageBox, "exec", lambda box: box.button(QMessageBox.StandardButton.NoButton))
    click(panel.confirm_button)
    assert engine.find_displaced(LocalFileSystem(), restored), "only who agrees deletes"

    def agree(box: QMessageBox) -> int:
        box.show()
        answer("Delete")
        return 0

    monkeypatch.setattr(QMessageBox, "exec", agree)
    click(panel.confirm_button)
    until(qtbot, lambda: not context.decisions.pending)
    assert not row.isVisible() and not engine.find_displaced(LocalFileSystem(), restored)


def test_it_is_shown_with_its_instance_and_on_the_restore_page(
    qtbot: QtBot, restored: Path, context: Context, tmp_path: Path
) -> None:
    write_instance(tmp_path / "other", base="TWO")
    folders = str(restored), str(tmp_path / "other")
    context.preferences.change(lambda settings: settings.with_folder(folders[0]).with_folder(folders[1]))
    context.inventory.refresh()
    until(qtbot, lambda: len(context.inventory.instances) == 2 and bool(context.decisions.pending))
    page = shown_page(qtbot, context, tmp_path / "store")
    assert [row.isVisible() for row in page.what.decisions.rows] == [True]
    instances = InstancesPage(context)
    qtbot.addWidget(instances, before_close_func=partial(end, context, instances))
    instances.show()
    for instance in context.inventory.instances:
        instances.choose(identity(instance))
        assert instances.chosen == instance
        assert instances.decisions.isVisible() == (instance.directory == restored)


def test_the_overview_says_it_once_with_the_button_that_opens_it(
    qtbot: QtBot, restored: Path, context: Context
) -> None:
    context.preferences.change(lambda settings: settings.with_folder(str(restored)))
    page = OverviewPage(context)
    qtbot.addWidget(page, before_close_func=partial(end, context, page))
    page.show()
    context.inventory.refresh()
    context.decisions.refresh()
    until(qtbot, lambda: bool(context.decisions.pending))
    context.outlook.refresh()
    until(qtbot, lambda: page.seen is not None)
    seen = page.seen
    assert seen is not None
    (told,) = (each for each in seen.overview.all_problems if each.type is ProblemType.DECISION)
    context.outlook.seen = replace(seen, overview=replace(seen.overview, instances=(), problems=(told,)))
    context.outlook.changed.emit()
    until(qtbot, lambda: page.decisions.isVisible() and not page.banner.isVisible())
    page.mender.mend(told)
    (dialog,) = (each for each in page.window().findChildren(DecisionDialog) if each.isVisible())
    assert dialog.panel.confirm_button.isEnabled() and dialog.panel.back_button.isEnabled()
    dialog.reject()
    worse = replace(told, type=ProblemType.STALLED, text="A backup makes no progress")
    context.outlook.seen = replace(seen, overview=replace(seen.overview, instances=(), problems=(told, worse)))
    context.outlook.changed.emit()
    until(qtbot, lambda: page.banner.isVisible())
    assert page.banner.message is not None and page.banner.message.what == worse.text
