"""The Retention page on real chains: what the rules would do, pruning from it, pins, and what is remembered."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

import engine
from app.history.runs import RunOperation, RunState
from app.jobs.job import Jobs
from app.settings import SettingsFile
from tests.builders.dated_chains import write_dated_chains
from tests.builders.small_instance import write_small_instance
from tests.ui.job_pages import a_job
from tests.ui.lone_page import context_in, end, nameless
from tests.ui.windows import PATIENCE_MS
from ui.context import Context
from ui.levels import Level
from ui.live_run import LiveRun
from ui.models.instances import SORT
from ui.models.retention import folder_in
from ui.pages.retention.page import RetentionPage
from ui.panels.absent_destinations import NoDestination
from ui.panels.pins import PinDialog
from ui.theme import ThemeController
from ui.values.calendar_days import DayKind

FS = engine.LocalFileSystem()
DAY = timedelta(days=1)


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController) -> Iterator[Context]:
    with context_in(tmp_path / "home", theme) as made:
        yield made


@pytest.fixture
def chains(source: Path, destination: Path) -> list[Path]:
    """One for each of eight days, the newest three hours old; oldest first."""
    newest = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=3)
    return write_dated_chains(source, destination, [newest - number * DAY for number in range(8)])


@pytest.fixture
def page(qtbot: QtBot, context: Context, destination: Path) -> RetentionPage:
    context.preferences.change(lambda settings: settings.with_destination(str(destination)))
    return shown_page(qtbot, context)


def shown_page(qtbot: QtBot, context: Context) -> RetentionPage:
    made = RetentionPage(context)
    qtbot.addWidget(made, before_close_func=partial(end, context, made))
    made.resize(1100, 800)
    made.show()
    qtbot.waitExposed(made)
    return made


def planned(qtbot: QtBot, page: RetentionPage, rules: engine.Retention | None = None) -> None:
    """Choose ``rules`` if given, and wait for the plan and its year."""
    if rules is not None:
        page.form.set_rules(rules)
        page.form.changed.emit()
    busy = page._context.background.is_busy
    qtbot.waitUntil(
        lambda: page._is_fresh and not page._timer.isActive() and not busy("retention"), timeout=PATIENCE_MS
    )


def decisions(page: RetentionPage) -> dict[str, str]:
    """The decision on each chain, by its folder."""
    model = page.view.table.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    return {folder_in(row.data(SORT)): str(row.data()) for row in rows}


def select(page: RetentionPage, chain: Path) -> None:
    model = page.view.table.model()
    row = next(at for at in range(model.rowCount()) if folder_in(model.index(at, 0).data(SORT)) == str(chain))
    page.view.table.selectRow(row)


def answer(page: RetentionPage, start: str) -> None:
    """Press the button of the question whose text starts so."""
    assert page.question is not None
    buttons = cast("list[QPushButton]", page.question.buttons())
    next(button for button in buttons if button.text().replace("&", "").startswith(start)).click()


def test_without_rules_all_is_kept_and_nothing_can_be_pruned(
    qtbot: QtBot, page: RetentionPage, chains: list[Path]
) -> None:
    planned(qtbot, page)
    assert set(decisions(page).values()) == {"Keep"}
    model = page.view.table.model()
    reasons = [model.index(row, 5).data() for row in range(model.rowCount())]
    assert all(reasons) and "newest, to be continued" in reasons, "each has its reason, in few words"
    assert page.view.banner.message is not None and page.view.banner.message.level is Level.INFO
    assert not page.prune_button.isEnabled() and not page.command_button.isEnabled()
    assert {day.kind for day in page.view.today.days} == {DayKind.KEPT}
    assert page.view.year.days == ()
    assert page.view.year.accessibleDescription() == "Choose a rule to simulate a year."
    assert nameless(page) == []


def test_the_destination_of_a_job_is_offered(
    qtbot: QtBot, context: Context, chains: list[Path], destination: Path, tmp_path: Path
) -> None:
    context.inventory.take_jobs(Jobs((a_job("Mail", tmp_path, destination),)))
    page = shown_page(qtbot, context)
    planned(qtbot, page)
    assert page.destination.currentText() == str(destination) and len(decisions(page)) == len(chains)


def test_the_plan_and_the_pruning(
    qtbot: QtBot, context: Context, page: RetentionPage, chains: list[Path], destination: Path
) -> None:
    planned(qtbot, page, engine.Retention(daily=3))
    assert decisions(page) == {str(chain): "Keep" if chain in chains[-3:] else "Remove" for chain in chains}
    assert page.view.removed.accessibleName() == "Remove: 5 chains"
    assert page.view.banner.message is None
    kinds = [day.kind for day in page.view.today.days]
    assert kinds == [DayKind.REMOVED] * 5 + [DayKind.KEPT] * 3
    started: list[LiveRun] = []
    context.navigation.show_run.connect(started.append)
    page.prune_button.click()
    question = page.question
    assert question is not None and question.text().startswith("Remove 5 chains, ")
    assert "5 chains (" in question.informativeText() and "3 remain" in question.informativeText()
    assert all(str(chain) in question.detailedText() for chain in chains[:5])
    assert question.defaultButton().text() == "Keep everything"
    answer(page, "Keep")
    qtbot.waitUntil(lambda: page.question is None)
    assert started == [] and len(engine.find_chains(FS, destination)) == 8
    page.prune_button.click()
    answer(page, "Remove 5 chains")
    assert not page.pruning.isHidden() and not page.prune_button.isEnabled()
    qtbot.waitUntil(lambda: bool(started) and not started[0].running, timeout=PATIENCE_MS)
    assert [each.path for each in engine.find_chains(FS, destination)] == chains[:-4:-1]
    (run,) = context.history.runs()
    assert (run.state, run.operation) == (RunState.SUCCESS, RunOperation.PRUNE)
    context.inventory.refresh_chains()
    qtbot.waitUntil(lambda: len(decisions(page)) == 3, timeout=PATIENCE_MS)
    planned(qtbot, page)
    assert page.pruning.isHidden() and not page.prune_button.isEnabled()
    assert page.prune_button.toolTip() == "There is nothing to remove."


def test_each_chain_has_its_size_and_name(qtbot: QtBot, page: RetentionPage, chains: list[Path]) -> None:
    """In a window of 1280 pixels, beside the wider list of pages in French: reasons fit a line."""
    page.resize(1072, 760)
    planned(qtbot, page)
    table = page.view.table
    qtbot.waitUntil(lambda: not table.isColumnHidden(4), timeout=PATIENCE_MS)
    assert [table.isColumnHidden(column) for column in range(6)] == [False] * 6
    assert table.horizontalHeader().length() <= table.viewport().width(), "nothing is scrolled to"
    name = table.model().index(0, 4)
    assert table.columnWidth(4) >= table.fontMetrics().horizontalAdvance("…94C02") + 12
    assert str(name.data()) in str(name.data(Qt.ItemDataRole.ToolTipRole))
    assert str(table.model().index(0, 5).data()) == "newest, to be continued"
    assert table.rowHeight(0) == table.verticalHeader().defaultSectionSize()


def test_the_rules_of_each_destination_are_remembered(
    qtbot: QtBot, context: Context, page: RetentionPage, chains: list[Path], destination: Path, tmp_path: Path
) -> None:
    rules = engine.Retention(last=2, within=engine.Duration(days=2), max_size=1 << 40, evidence=True)
    planned(qtbot, page, rules)
    (tmp_path / "other").mkdir()
    page.destination.setEditText(str(tmp_path / "other"))
    qtbot.waitUntil(lambda: page.form.rules == engine.Retention(), timeout=PATIENCE_MS)
    planned(qtbot, page)
    assert page.view.plan is None and not page.prune_button.isEnabled()
    page.destination.setEditText(str(destination))
    qtbot.waitUntil(lambda: page.form.rules == rules, timeout=PATIENCE_MS)
    file = context.locations.settings
    qtbot.waitUntil(lambda: "retention" in json.loads(file.read_text()), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: SettingsFile(file).load().retention == {str(destination): rules}, timeout=PATIENCE_MS)
    assert shown_page(qtbot, context).destination.currentText() == str(destination)
    changed = replace(rules, last=5)
    context.preferences.change(lambda settings: settings.with_retention(str(destination), changed))
    qtbot.waitUntil(lambda: page.form.rules == changed, timeout=PATIENCE_MS)  # as another window would


def test_a_pin_by_keyboard_and_its_end(qtbot: QtBot, page: RetentionPage, chains: list[Path]) -> None:
    planned(qtbot, page, engine.Retention(last=1))
    assert not page.view.pins.pin.isEnabled()
    select(page, chains[0])
    assert page.view.pins.pin.isEnabled() and not page.view.pins.unpin.isEnabled()
    page.view.table.setFocus()
    qtbot.waitUntil(page.view.table.hasFocus)
    QTest.keyClick(page.view.table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    dialog = page.findChild(PinDialog)
    assert isinstance(dialog, PinDialog) and nameless(dialog) == []
    QTest.keyClicks(dialog.reason, "audit 2026")
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: decisions(page).get(str(chains[0])) == "Keep, pinned", timeout=PATIENCE_MS)
    assert engine.read_pin(FS, chains[0]) is not None
    assert page.view.today.days[0].kind is DayKind.PINNED
    assert "pinned: audit 2026" in page.view.today.days[0].lines[0]
    select(page, chains[0])
    page.view.pins.pin.trigger()
    again = next(each for each in page.findChildren(PinDialog) if each.isVisible())
    assert again.reason.text() == "audit 2026"
    again.reject()
    page.view.pins.unpin.trigger()
    qtbot.waitUntil(lambda: decisions(page).get(str(chains[0])) == "Remove", timeout=PATIENCE_MS)
    assert engine.read_pin(FS, chains[0]) is None


def test_a_pin_that_cannot_be_made_is_said(qtbot: QtBot, page: RetentionPage, chains: list[Path]) -> None:
    planned(qtbot, page, engine.Retention(last=1))
    select(page, chains[0])
    (chains[0] / "backup-manifest.json").unlink()
    page.view.pins.pin.trigger()
    dialog = page.findChild(PinDialog)
    assert isinstance(dialog, PinDialog)
    dialog.accept()
    told = page.view.banner
    qtbot.waitUntil(lambda: told.message is not None and told.message.level is Level.ERROR, timeout=PATIENCE_MS)
    assert told.message is not None and told.message.what == "The pin could not be changed."


def test_a_question_closes_when_something_else_would_go(
    qtbot: QtBot, context: Context, page: RetentionPage, chains: list[Path]
) -> None:
    planned(qtbot, page, engine.Retention(last=1))
    said: list[str] = []
    context.navigation.announce.connect(said.append)
    page.prune_button.click()
    assert page.question is not None
    engine.pin_chain(FS, chains[0], datetime.now(UTC), "by another program")
    context.inventory.refresh_chains()
    qtbot.waitUntil(lambda: page.question is None, timeout=PATIENCE_MS)
    assert said == ["The chains have changed. Look at the plan again."]
    assert decisions(page)[str(chains[0])] == "Keep, pinned"


def test_a_year_of_these_rules(qtbot: QtBot, page: RetentionPage, chains: list[Path]) -> None:
    planned(qtbot, page, engine.Retention(daily=7, monthly=12))
    view, store = page.view, chains[0].parent.name
    # The newest of this month, and in its first days that of the month before, is one of the seven of the days.
    assert view.in_a_year.accessibleName() in ("In a year: 18 chains", "In a year: 17 chains")
    assert f"{store} every day" in view.year_text.text()
    assert {day.kind for day in view.year.days} == {DayKind.TO_COME}
    view.every.setCurrentIndex(view.every.findData(720))
    qtbot.waitUntil(lambda: f"{store} every 30 days" in view.year_text.text(), timeout=PATIENCE_MS)
    assert page.request() is not None


def test_a_size_limit_that_cannot_be_kept_is_a_warning(
    qtbot: QtBot, page: RetentionPage, chains: list[Path]
) -> None:
    planned(qtbot, page, engine.Retention(last=9, max_size=1024))
    message = page.view.banner.message
    assert message is not None and message.level is Level.WARNING
    assert message.what.startswith("The chains that must be kept exceed the size limit by")


def test_what_cannot_be_understood_is_said_and_prunes_nothing(
    qtbot: QtBot, page: RetentionPage, chains: list[Path]
) -> None:
    planned(qtbot, page, engine.Retention(last=1))
    page.form.within.setText("soon")
    page.form.max_size.setText("much")
    assert page.form.rules is None and page.request() is None
    assert "'soon' is not a duration" in page.form.trouble.text()
    assert "'much' is not a size" in page.form.trouble.text()
    QTest.qWait(400)
    assert not page.prune_button.isEnabled()
    assert set(decisions(page).values()) == {"Keep", "Remove"}
    page.form.within.clear()
    page.form.max_size.setText("1G")
    planned(qtbot, page)
    assert page.form.trouble.text() == "" and page.prune_button.isEnabled()


def test_a_destination_that_is_not_there(qtbot: QtBot, page: RetentionPage, tmp_path: Path) -> None:
    page.destination.setEditText(str(tmp_path / "gone"))
    (told,) = page.view.findChildren(NoDestination)
    qtbot.waitUntil(told.isVisible, timeout=PATIENCE_MS)
    assert str(tmp_path / "gone") in told.accessibleDescription() and page.view.banner.message is None
    assert not page.prune_button.isEnabled()
    page.destination.setEditText("")
    qtbot.waitUntil(lambda: not told.isVisible(), timeout=PATIENCE_MS)
    assert nameless(page) == []


def test_one_instance_of_several(
    qtbot: QtBot, page: RetentionPage, chains: list[Path], destination: Path, tmp_path: Path
) -> None:
    other = write_small_instance(tmp_path / "other", base="ntd")
    theirs = write_dated_chains(other, destination, [datetime.now(UTC) - number * DAY for number in range(1, 3)])
    planned(qtbot, page, engine.Retention(last=1))
    boxes = page.choices.instance
    assert [boxes.itemText(at) for at in range(boxes.count())] == [
        *("All instances", chains[0].parent.name, theirs[0].parent.name)
    ]
    boxes.setCurrentIndex(2)
    planned(qtbot, page)
    assert decisions(page) == {str(theirs[0]): "Remove", str(theirs[1]): "Keep"}
    request = page.request()
    assert request is not None and request.instance == theirs[0].parent.name
    page.view.today.element_activated.emit(0)
    assert [each.path for each in page.view.chosen()] == [theirs[0]]


def test_a_page_that_is_not_shown_reads_nothing(
    qtbot: QtBot, context: Context, page: RetentionPage, chains: list[Path]
) -> None:
    planned(qtbot, page)
    page.hide()
    context.inventory.refresh_chains()
    qtbot.waitUntil(lambda: page._is_stale, timeout=PATIENCE_MS)
    assert not page._timer.isActive() and not context.background.is_busy("retention")
    page.show()
    assert context.background.is_busy("retention")
    planned(qtbot, page)


@pytest.mark.parametrize(("typed", "count"), [("all", engine.Retention.UNLIMITED), ("NONE", 0), ("12", 12)])
def test_a_number_of_chains_can_be_typed(qtbot: QtBot, page: RetentionPage, typed: str, count: int) -> None:
    box = page.form.counts["daily"]
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, typed)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert page.form.rules is not None and page.form.rules.daily == count
    QTest.keyClick(box, Qt.Key.Key_Up)
    box.set_count(0)
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.text() == "all"


def test_the_question_has_no_dangerous_default(qtbot: QtBot, page: RetentionPage, chains: list[Path]) -> None:
    planned(qtbot, page, engine.Retention(last=1))
    page.prune_button.click()
    assert page.question is not None
    QTest.keyClick(page.question, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.question is None)
    assert page.findChild(QMessageBox) is None or not page._context.run_queue.runs


def test_a_long_path_is_shown_from_its_start(page: RetentionPage) -> None:
    line = page.destination.lineEdit()
    assert line is not None
    assert line.text()
    assert line.cursorPosition() == 0


def test_a_plan_of_the_same_chains_costs_the_window_little(
    qtbot: QtBot, page: RetentionPage, chains: list[Path]
) -> None:
    """Which rows are others is found where the chains are read."""
    planned(qtbot, page, engine.Retention(last=3))
    before = page.view.plan
    assert before is not None and len(before.rows) == len(chains)
    page._look_again()
    planned(qtbot, page)
    now = page.view.plan
    assert now is not None and now is not before
    assert all(row is old for row, old in zip(now.rows, before.rows, strict=True))
    planned(qtbot, page, engine.Retention(last=2))
    changed = page.view.plan
    assert changed is not None
    kept = [row for row in changed.rows if any(row is old for old in now.rows)]
    assert len(kept) == len(chains) - 1, "one chain is not kept any more"
