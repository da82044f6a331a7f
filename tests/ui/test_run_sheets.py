"""The run sheet in the window: beside the checks, with the run, and reopened from the history after a restart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

import engine
from app.history.history import History
from app.operations.drill import DrillRequest
from app.operations.run_sheets import restore_run, sheet_of
from app.run_sheet import SheetPhase
from tests.builders.big_database import write_instance
from tests.ui.lone_page import context_in, nameless
from tests.ui.restore_walk import back_up, click, go_to_checks, shown_page, until
from ui.context import Context
from ui.format import exact
from ui.pages.history.runs import RunsView
from ui.pages.restore.page import AFTERWARDS, CHECKS, RestorePage
from ui.theme import ThemeController
from ui.values.steps import StepState
from ui.widgets.text import TextLabel


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController) -> Iterator[Context]:
    with context_in(tmp_path / "home", theme) as made:
        yield made


@pytest.fixture
def chain(tmp_path: Path) -> Path:
    write_instance(tmp_path / "source")
    return back_up(tmp_path / "source", tmp_path / "store")


def at_checks(qtbot: QtBot, context: Context, chain: Path, target: Path) -> RestorePage:
    context.inventory.refresh()
    page = shown_page(qtbot, context, chain.parent.parent)
    go_to_checks(qtbot, page, chain, target)
    until(qtbot, lambda: page.draft.sheet is not None)
    return page


def test_ticks_go_with_the_run_and_are_continued_after_a_restart(
    qtbot: QtBot, theme: ThemeController, chain: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with context_in(tmp_path / "home", theme) as context:
        page = at_checks(qtbot, context, chain, tmp_path / "target")
        assert page.checks.is_ready, "elsewhere the steps are advice"
        page.checks.sheet.boxes["before-2"].click()
        click(page.checks.change.copy_button)
        copied = QGuiApplication.clipboard().text()
        assert str(tmp_path / "target") in copied and "[x] " in copied and "Passed: " in copied
        assert "--acknowledge" in page.draft.request().arguments()
        click(page.next_button)
        until(qtbot, lambda: page.at == AFTERWARDS)
        assert page.bar._steps[AFTERWARDS].state is StepState.RUNNING
        page.afterwards.sheet.boxes["after-1"].click()
        assert "[x] " in page.afterwards.report()
    with History(tmp_path / "home" / "history.sqlite3") as history:
        run = restore_run(history)
        kept = sheet_of(history, run.id)
        assert kept is not None and kept.ticked == ("before-2", "after-1")
    with context_in(tmp_path / "home", theme) as context:
        view = RunsView(context)
        qtbot.addWidget(view)
        view.show()
        until(qtbot, lambda: view.model.rowCount() == 1)
        view.table.selectRow(0)
        assert view.sheet_button.isVisible()
        dialog = view.show_sheet()
        assert dialog is not None
        until(qtbot, lambda: bool(dialog.view.boxes))
        assert dialog.view.boxes["before-2"].isChecked() and not dialog.view.boxes["before-1"].isChecked()
        assert not nameless(dialog)
        dialog.view.boxes["after-2"].click()
        dialog.copy()
        assert QGuiApplication.clipboard().text().count("[x] ") == 3
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "sheet"), ""))
        click(dialog.pdf_button)
        assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
        click(dialog.close_button)
    with History(tmp_path / "home" / "history.sqlite3") as history:
        again = sheet_of(history, run.id)
        assert again is not None and again.ticked == ("before-2", "after-1", "after-2")


def test_the_last_step_is_ticked_when_everything_is_done(
    qtbot: QtBot, context: Context, chain: Path, tmp_path: Path
) -> None:
    page = at_checks(qtbot, context, chain, tmp_path / "target")
    click(page.next_button)
    until(qtbot, lambda: page.at == AFTERWARDS)
    for box in page.afterwards.sheet.boxes.values():
        assert page.bar._steps[AFTERWARDS].state is StepState.RUNNING
        box.click()
    assert page.bar._steps[AFTERWARDS].state is StepState.DONE


def test_after_a_restore_nothing_before_it_is_asked_for(
    qtbot: QtBot, context: Context, chain: Path, tmp_path: Path
) -> None:
    page = at_checks(qtbot, context, chain, tmp_path / "target")
    click(page.next_button)
    until(qtbot, lambda: page.at == AFTERWARDS)
    step, sheet = page.afterwards, page.keeper.sheet
    assert sheet is not None and sheet.missing, "a restore to a folder does not ask for them"
    after = len(sheet.of(SheetPhase.AFTER))
    assert set(step.sheet.boxes) == {each.id for each in sheet.of(SheetPhase.AFTER)}
    assert step.sheet.boxes["after-1"].hasFocus()
    assert step.tasks_state.accessibleName().endswith(f"0 of {after} done")
    assert not step.earlier.isVisible() and "0 of" in step.earlier_button.text()
    click(step.earlier_button)
    assert step.earlier.isVisible() and not nameless(page)
    step.earlier.boxes["before-1"].click()
    assert "1 of" in step.earlier_button.text()


def test_the_time_of_a_check_is_local_with_utc_in_its_tooltip(
    qtbot: QtBot, context: Context, chain: Path, tmp_path: Path
) -> None:
    context.inventory.refresh()
    page = shown_page(qtbot, context, chain.parent.parent)
    page.begin(chain)
    until(qtbot, page.next_button.isEnabled)
    points = engine.restore_points(chain)
    moment = points[len(points) - 1].time
    page.draft.moment, page.draft.target = moment, tmp_path / "target"
    page._go(CHECKS)
    until(qtbot, lambda: page.draft.plan is not None)
    assert moment is not None
    (label,) = (each for each in page.checks.panel.findChildren(TextLabel) if exact(moment) in each.text())
    assert label.text() == f"after the commit of {exact(moment)}"
    assert label.toolTip() == f"{moment:%Y-%m-%d %H:%M:%S.%f} UTC"


def test_ticks_of_a_restore_that_has_not_started_survive(
    qtbot: QtBot, theme: ThemeController, chain: Path, tmp_path: Path
) -> None:
    """A restart of the machine is one of the steps for a domain controller."""
    with context_in(tmp_path / "home", theme) as context:
        page = at_checks(qtbot, context, chain, tmp_path / "target")
        page.checks.sheet.boxes["before-1"].click()
        click(page.checks.again_button)
        until(qtbot, lambda: page.draft.sheet is not None and page.draft.sheet.ticked == ("before-1",))
    with context_in(tmp_path / "home", theme) as context:
        page = at_checks(qtbot, context, chain, tmp_path / "target")
        assert page.checks.sheet.boxes["before-1"].isChecked()
        page.checks.sheet.boxes["before-1"].click()
        click(page.back_button)
        page.where.path.setText(str(tmp_path / "elsewhere"))
        until(qtbot, page.next_button.isEnabled)
        click(page.next_button)
        until(qtbot, lambda: page.draft.sheet is not None)
        assert page.draft.sheet is not None and page.draft.sheet.ticked == ()


def test_the_choices_are_rehearsed(qtbot: QtBot, context: Context, chain: Path, tmp_path: Path) -> None:
    asked: list[DrillRequest] = []
    context.navigation.drill.connect(asked.append)
    page = at_checks(qtbot, context, chain, tmp_path / "target")
    assert page.rehearse_button.isVisible()
    click(page.rehearse_button)
    (drill,) = asked
    assert (drill.chain, drill.wanted) == (chain, page.draft.wanted)
    assert page.at == CHECKS and not (tmp_path / "target").exists()
    click(page.back_button)
    assert not page.rehearse_button.isVisible()
