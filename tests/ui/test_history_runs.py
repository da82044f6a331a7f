"""The runs of the history as the page shows them, and the way to the events of each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.history.runs import CONFIRM, DRILL, TAKE_BACK, TRUNCATE, RunOperation, RunState
from app.own_names import Naming
from engine.events import EventKind, entry
from tests.ui.lone_page import context_in
from tests.ui.recorded_history import WRITTEN, settle, shown_page, some_runs, until
from tests.ui.windows import PATIENCE_MS
from ui.context import Context
from ui.models.event_rows import EventColumn
from ui.models.runs import RunColumn
from ui.theme import ThemeController


@pytest.fixture
def empty(tmp_path: Path, theme: ThemeController) -> Iterator[Context]:
    with context_in(tmp_path, theme) as context:
        yield context


def test_runs_and_their_events(qtbot: QtBot, empty: Context) -> None:
    runs = some_runs(empty.history)
    page = shown_page(qtbot, empty)
    view = page.runs
    page.tabs.setCurrentWidget(view)
    until(qtbot, lambda: view.model.rowCount() == len(runs))
    shown = {run.state: view.model.cells(run) for run in empty.history.runs()}
    assert len({cells[RunColumn.STATE] for cells in shown.values()}) == len(WRITTEN)
    failed = shown[RunState.FAILED]
    assert "No room." in failed[RunColumn.ERROR] and "JET_errDiskFull" in failed[RunColumn.ERROR]
    assert failed[RunColumn.LOGS] == "0x3–0x9 (3–9)"
    view.table.sortByColumn(RunColumn.BYTES, Qt.SortOrder.DescendingOrder)
    sizes = [view._sorted.index(row, RunColumn.BYTES).data() for row in range(len(runs))]
    assert sizes[0] == "5.0 KiB"
    view.select(runs[RunState.FAILED].id)
    view.open_button.click()
    assert page.tabs.currentWidget() is page.events
    settle(qtbot, page.events)
    assert page.events.model.rowCount() == 1
    assert runs[RunState.FAILED].instance in page.events.filter.run_text.text()
    page.events.filter.run_clear.click()
    settle(qtbot, page.events)
    assert page.events.model.rowCount() == len(runs)


def test_instances_are_shown_by_the_names_that_the_user_gave(qtbot: QtBot, empty: Context) -> None:
    backup = empty.history.begin_run("edb-1", RunOperation.BACKUP, "full", source="/srv/ntds")
    empty.history.begin_run("edb-1", RunOperation.BACKUP, "full", source="/srv/copy")
    empty.history.begin_run("edb-1", RunOperation.VERIFY)
    empty.history.record(entry(EventKind.BackupEnded, instance="edb-1", run=backup.id))
    page = shown_page(qtbot, empty)
    page.tabs.setCurrentWidget(page.runs)
    until(qtbot, lambda: page.runs.model.rowCount() == 3)
    empty.preferences.change(lambda value: value.with_naming("edb-1 in /srv/ntds", Naming("DC01 NTDS")))
    model = page.runs.model
    shown = {run.source: model.cells(run)[RunColumn.INSTANCE] for run in empty.history.runs()}
    assert shown == {"/srv/ntds": "DC01 NTDS", "/srv/copy": "edb-1", "": "DC01 NTDS"}
    tips = [model.index(row, RunColumn.INSTANCE).data(Qt.ItemDataRole.ToolTipRole) for row in range(3)]
    assert sum("DC01 NTDS (edb-1)" in tip for tip in tips) == 2
    page.tabs.setCurrentWidget(page.events)
    settle(qtbot, page.events)
    events, picker = page.events.model, page.events.filter.instance
    assert events.index(0, EventColumn.INSTANCE).data() == "DC01 NTDS"
    until(qtbot, lambda: picker.findText("DC01 NTDS (edb-1)") > 0)
    picker.setCurrentIndex(picker.findText("DC01 NTDS (edb-1)"))
    assert page.events.filter.wanted.instance == "edb-1"
    page.events.table.selectRow(0)
    until(qtbot, lambda: "DC01 NTDS (edb-1)" in page.events.detail.as_text())
    naming = "edb-1 in /srv/copy", Naming("Clone")
    empty.preferences.change(lambda value: value.with_naming(*naming))
    assert events.index(0, EventColumn.INSTANCE).data() == "edb-1"  # it may be of either


def test_a_run_that_ends_changes_in_place(qtbot: QtBot, empty: Context) -> None:
    run = empty.history.begin_run("SRUM", RunOperation.BACKUP, "full")
    page = shown_page(qtbot, empty)
    page.tabs.setCurrentWidget(page.runs)
    until(qtbot, lambda: page.runs.model.rowCount() == 1)
    page.runs.table.selectRow(0)
    empty.history.end_run(run, RunState.SUCCESS)
    empty.history.begin_run("SRUM", RunOperation.VERIFY)
    empty.changes.history.emit()
    until(qtbot, lambda: page.runs.model.rowCount() == 2)
    current = page.runs.current_run()
    assert current is not None and current.id == run.id and current.state is RunState.SUCCESS


def test_a_run_is_shown_from_elsewhere(qtbot: QtBot, empty: Context) -> None:
    run = some_runs(empty.history)[RunState.CANCELLED]
    page = shown_page(qtbot, empty)
    page.show_run(run.id)
    until(qtbot, lambda: page.events.filter.wanted.run == run.id)
    settle(qtbot, page.events)
    assert page.events.model.rowCount() == 1


def test_runs_have_their_own_names(qtbot: QtBot, empty: Context) -> None:
    """A trial restore is no verification, a removal of logs no backup; what became of a restore is told apart."""
    for operation, kind in (
        (RunOperation.VERIFY, ""),
        (RunOperation.VERIFY, DRILL),
        (RunOperation.BACKUP, TRUNCATE),
        (RunOperation.RESTORE, CONFIRM),
        (RunOperation.RESTORE, TAKE_BACK),
        (RunOperation.BACKUP, "full atomic"),
        (RunOperation.PRUNE, ""),
    ):
        run = empty.history.begin_run("SRU-1A2B3C4D", operation, kind)
        empty.history.end_run(run, RunState.SUCCESS)
    page = shown_page(qtbot, empty)
    page.tabs.setCurrentWidget(page.runs)
    model = page.runs.model
    until(qtbot, lambda: model.rowCount() == 7)
    cells = [model.cells(run) for run in empty.history.runs()]
    assert [(each[RunColumn.OPERATION], each[RunColumn.KIND]) for each in reversed(cells)] == [
        ("Verification", ""),
        ("Restore drill", ""),
        ("Log removal", ""),
        ("Confirmation", "of a restore"),
        ("Take-back", "of a restore"),
        ("Backup", "full atomic"),
        ("Pruning", ""),
    ]


@pytest.mark.parametrize("ending", [".html", ".csv"])
def test_the_report_on_a_run_is_saved(
    qtbot: QtBot, empty: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    runs = some_runs(empty.history)
    page = shown_page(qtbot, empty)
    page.tabs.setCurrentWidget(page.runs)
    until(qtbot, lambda: page.runs.model.rowCount() == len(runs))
    page.runs.select(runs[RunState.FAILED].id)
    target = tmp_path / f"report{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    with qtbot.waitSignal(empty.navigation.announce, timeout=PATIENCE_MS) as said:
        QTest.mouseClick(page.runs.report_button, Qt.MouseButton.LeftButton)
    assert str(target) in str(said.args)
    assert runs[RunState.FAILED].id in target.read_text(encoding="utf-8-sig")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "report.odt"), ""))
    QTest.mouseClick(page.runs.report_button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: page.runs.banner.message is not None)
    assert page.runs.banner.message is not None and ".html" in page.runs.banner.message.advice
