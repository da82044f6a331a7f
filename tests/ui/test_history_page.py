"""The History page over real history files, against a plain list of what was recorded."""

from __future__ import annotations

import csv
import json
import random
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDateTime, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.history import _INSERT_EVENT, History
from app.history_filter import IdRanges
from app.history_rows import event_row
from app.runs import Figures, Run, RunOperation, RunState
from engine.error_codes import Code
from engine.events import EventKind, Level, LogEntry, entry
from tests.ui.lone_page import PATIENCE_MS, context_in, end, nameless
from ui.context import Context
from ui.format import when_utc
from ui.models.event_rows import Column, Order, cell_text
from ui.models.history import PLACEHOLDER, EventsModel
from ui.models.runs import RunColumn
from ui.pages import history_table
from ui.pages.history import HistoryPage
from ui.pages.history_events import EventsView
from ui.pages.history_filter import Span
from ui.theme import ThemeController

COUNT = 100_000
INSTANCES = ("SRUM", "NTDS", "DHCP", "")


def made_entries(count: int, seed: int = 1) -> list[LogEntry]:
    """``count`` entries, oldest first, the last one a few seconds ago."""
    rng = random.Random(seed)
    kinds = [kind for kind in EventKind if kind.level is not Level.VERBOSE]
    samples = [
        entry(kind, instance=name, path=f"C:/{name}/Datenbank é.edb", size=4096)
        for kind in kinds
        for name in INSTANCES
    ]
    verbose = [replace(sample, level=Level.VERBOSE) for sample in samples[:20]]
    start = datetime.now(UTC).replace(microsecond=0) - timedelta(seconds=30 * count)
    return [
        replace(rng.choice(samples + verbose), moment=start + timedelta(seconds=30 * at)) for at in range(count)
    ]


def fill(path: Path, entries: list[LogEntry]) -> None:
    """A history at ``path`` that holds ``entries``."""
    with History(path) as history:
        rows = [event_row(made) for made in entries]
        history._file.write(lambda connection: connection.executemany(_INSERT_EVENT, rows))


class OffThread(History):
    """A history that must never be read on the thread of the window."""

    def _not_here(self, *_args: Any, **_keys: Any) -> Any:
        assert threading.current_thread() is not threading.main_thread(), "read on the thread of the window"

    def __getattribute__(self, name: str) -> Any:
        if name in {"newest", "count", "window", "matching", "at", "events", "run", "runs"}:
            object.__getattribute__(self, "_not_here")()
        return object.__getattribute__(self, name)


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[LogEntry]]:
    path = tmp_path_factory.mktemp("history") / "history.sqlite3"
    entries = made_entries(COUNT)
    fill(path, entries)
    return path, entries


@pytest.fixture
def large(
    recorded: tuple[Path, list[LogEntry]], tmp_path: Path, theme: ThemeController
) -> Iterator[tuple[Context, list[LogEntry]]]:
    """A context whose history holds the entries, newest first."""
    shutil.copy(recorded[0], tmp_path / "history.sqlite3")
    with context_in(tmp_path, theme, OffThread(tmp_path / "history.sqlite3")) as context:
        yield context, recorded[1][::-1]


@pytest.fixture
def empty(tmp_path: Path, theme: ThemeController) -> Iterator[Context]:
    with context_in(tmp_path, theme) as context:
        yield context


def until(qtbot: QtBot, holds: Callable[[], bool]) -> None:
    qtbot.waitUntil(holds, timeout=PATIENCE_MS)


def shown_page(qtbot: QtBot, context: Context, size: tuple[int, int] = (1000, 640)) -> HistoryPage:
    page = HistoryPage(context)
    qtbot.addWidget(page, before_close_func=partial(end, context, page))
    page.resize(*size)
    page.show()
    qtbot.waitExposed(page)
    until(qtbot, lambda: not page.events.model.is_querying)
    return page


def settle(qtbot: QtBot, view: EventsView) -> None:
    """Wait until the rows belong to the filter that is set."""
    until(qtbot, lambda: view.filter.wanted == view.model.filter and not view.model.is_querying)


def texts(qtbot: QtBot, model: EventsModel, row: int) -> list[str]:
    """The cells of ``row`` once they have come."""
    until(qtbot, lambda: model.entry_at(row) is not None)
    return [model.index(row, column).data() for column in Column]


def _is_since(since: datetime, made: LogEntry) -> bool:
    return made.moment >= since


def numbers(model: EventsModel) -> list[int]:
    return [model.number_at(row) for row in range(model.rowCount())]


def expected(entries: list[LogEntry], holds: Callable[[LogEntry], bool]) -> list[int]:
    """Numbers of the entries (newest first) that match: the first one recorded is number 1."""
    return [len(entries) - at for at, made in enumerate(entries) if holds(made)]


# --- the model ---------------------------------------------------------------------------------------------------


def test_every_page_shows_what_was_recorded(qtbot: QtBot, large: tuple[Context, list[LogEntry]]) -> None:
    context, entries = large
    model = EventsModel(context.history, context.background)
    model.reload()
    until(qtbot, lambda: model.rowCount() == COUNT)
    rng = random.Random(7)
    for row in [0, 1, COUNT - 1, *rng.sample(range(COUNT), 30)]:
        assert texts(qtbot, model, row) == [cell_text(entries[row], column) for column in Column]
    assert numbers(model) == list(range(COUNT, 0, -1))
    texts(qtbot, model, 5)
    assert model.index(5, Column.MOMENT).data(Qt.ItemDataRole.ToolTipRole) == when_utc(entries[5].moment)


def test_a_row_far_away_shows_a_placeholder_first(qtbot: QtBot, large: tuple[Context, list[LogEntry]]) -> None:
    context, _ = large
    model = EventsModel(context.history, context.background)
    model.reload()
    until(qtbot, lambda: model.rowCount() == COUNT)
    assert model.index(COUNT // 2, Column.MESSAGE).data() == PLACEHOLDER
    with qtbot.waitSignal(model.dataChanged, timeout=PATIENCE_MS):
        pass
    assert model.index(COUNT // 2, Column.MESSAGE).data() != PLACEHOLDER


@pytest.mark.parametrize("descending", [True, False])
def test_order_by_time_and_by_level(qtbot: QtBot, large: tuple[Context, list[LogEntry]], descending: bool) -> None:
    context, entries = large
    model = EventsModel(context.history, context.background)
    model.set_order(Order(Column.LEVEL, descending))
    until(qtbot, lambda: model.rowCount() == COUNT)
    ranked = sorted(range(COUNT), key=lambda at: (-1 if descending else 1) * entries[at].level)
    assert numbers(model) == [COUNT - at for at in ranked]
    model.set_order(Order(Column.MOMENT, descending))
    until(qtbot, lambda: not model.is_querying)
    assert numbers(model) == sorted(range(1, COUNT + 1), reverse=descending)


@pytest.mark.parametrize("descending", [True, False])
def test_newer_entries_join_at_their_end(qtbot: QtBot, empty: Context, descending: bool) -> None:
    for made in made_entries(50):
        empty.history.record(made)
    model = EventsModel(empty.history, empty.background)
    model.set_order(Order(Column.MOMENT, descending))
    model.reload()
    until(qtbot, lambda: model.rowCount() == 50)
    for made in made_entries(7, seed=2):
        empty.history.record(made)
    model.look_for_newer()
    until(qtbot, lambda: model.rowCount() == 57)
    assert numbers(model) == sorted(range(1, 58), reverse=descending)


def test_only_matching_newer_entries_join(qtbot: QtBot, empty: Context) -> None:
    model = EventsModel(empty.history, empty.background)
    model.set_filter(replace(model.filter, levels=frozenset({Level.ERROR})))
    until(qtbot, lambda: not model.is_querying)
    for kind in (EventKind.BackupFailed, EventKind.BackupEnded, EventKind.BackupFailed):
        empty.history.record(entry(kind, instance="SRUM"))
    model.look_for_newer()
    until(qtbot, lambda: model.rowCount() == 2)
    assert numbers(model) == [3, 1]


def test_a_cleared_history_is_read_anew(qtbot: QtBot, empty: Context) -> None:
    for made in made_entries(50):
        empty.history.record(made)
    model = EventsModel(empty.history, empty.background)
    model.reload()
    until(qtbot, lambda: model.rowCount() == 50)
    empty.history.clear(datetime.now(UTC))
    model.look_for_newer()
    until(qtbot, lambda: model.rowCount() == 1)
    assert "removed" in texts(qtbot, model, 0)[Column.MESSAGE]


def test_models_keep_the_rules_of_qt(qtbot: QtBot, qtmodeltester: Any, empty: Context) -> None:
    for made in made_entries(300):
        empty.history.record(made)
    empty.history.end_run(empty.history.begin_run("SRUM", RunOperation.BACKUP, "full"), RunState.SUCCESS)
    page = shown_page(qtbot, empty)
    qtmodeltester.check(page.events.model)
    until(qtbot, lambda: page.runs.model.rowCount() == 1)
    qtmodeltester.check(page.runs.model)
    empty.history.record(entry(EventKind.BackupEnded, instance="SRUM"))
    page.events.model.look_for_newer()
    until(qtbot, lambda: page.events.model.rowCount() == 301)


# --- the filter --------------------------------------------------------------------------------------------------


def test_each_control_filters(qtbot: QtBot, large: tuple[Context, list[LogEntry]]) -> None:
    context, entries = large
    view = shown_page(qtbot, context).events
    pane, model = view.filter, view.model
    pane.set_instances(["SRUM", "NTDS"])

    def check(holds: Callable[[LogEntry], bool]) -> None:
        settle(qtbot, view)
        found = expected(entries, holds)
        assert 0 < len(found) < COUNT
        assert numbers(model) == found
        assert view.count.text() == f"{len(found):,} of {COUNT:,} events"
        QTest.mouseClick(pane.clear_button, Qt.MouseButton.LeftButton)
        settle(qtbot, view)
        assert model.rowCount() == COUNT

    pane.levels[Level.ERROR].click()
    pane.levels[Level.CRITICAL].click()
    check(lambda made: made.level in (Level.ERROR, Level.CRITICAL))
    pane.text.setText("DATENBANK é")
    QTest.keyClick(pane.text, Qt.Key.Key_Return)
    check(lambda made: "datenbank é" in made.text.casefold())
    pane.instance.setCurrentIndex(pane.instance.findData("NTDS"))
    check(lambda made: made.instance == "NTDS")
    QTest.keyClicks(pane.ids, "210-227,-225")
    QTest.keyClick(pane.ids, Qt.Key.Key_Return)
    check(lambda made: made.id in IdRanges(((210, 227),), ((225, 225),)))
    for span in (Span.HOUR, Span.DAY, Span.WEEK):
        pane.span.setCurrentIndex(list(Span).index(span))
        since = pane.wanted.since
        assert since is not None and abs(datetime.now(UTC) - span.value - since) < timedelta(seconds=5)
        check(partial(_is_since, since))
    pane.span.setCurrentIndex(list(Span).index(Span.CUSTOM))
    first, last = entries[2000].moment, entries[1000].moment
    pane.since.setDateTime(QDateTime.fromSecsSinceEpoch(int(first.timestamp())))
    pane.until.setDateTime(QDateTime.fromSecsSinceEpoch(int(last.timestamp())))
    pane.apply()
    start, end_of_last = first.replace(second=0), last.replace(second=0) + timedelta(minutes=1)
    check(lambda made: start <= made.moment < end_of_last)


def test_controls_filter_together(qtbot: QtBot, large: tuple[Context, list[LogEntry]]) -> None:
    context, entries = large
    view = shown_page(qtbot, context).events
    view.filter.levels[Level.WARNING].click()
    view.filter.text.setText("edb")
    view.filter.ids.setText("-399")
    until(qtbot, lambda: view.filter.wanted.text == "edb")
    settle(qtbot, view)
    found = expected(entries, lambda m: m.level is Level.WARNING and "edb" in m.text.casefold() and m.id != 399)
    assert numbers(view.model) == found


def test_ids_that_make_no_sense_are_told_and_change_nothing(qtbot: QtBot, empty: Context) -> None:
    empty.history.record(entry(EventKind.BackupEnded, instance="SRUM"))
    view = shown_page(qtbot, empty).events
    view.filter.ids.setText("213")
    until(qtbot, lambda: str(view.filter.wanted.ids) == "213")
    view.filter.ids.setText("213,abc")
    until(qtbot, lambda: bool(view.filter.problem.text()))
    assert "'abc'" in view.filter.problem.text()
    assert view.filter.ids.property("invalid") == "true"
    assert str(view.filter.wanted.ids) == "213"
    view.filter.ids.setText("")
    until(qtbot, lambda: not view.filter.problem.text())
    assert view.filter.wanted.is_everything


def test_focus_goes_to_the_filter(qtbot: QtBot, empty: Context) -> None:
    page = shown_page(qtbot, empty)
    page.tabs.setCurrentIndex(1)
    page.focus_filter()
    assert page.tabs.currentIndex() == 0
    assert page.events.filter.text.hasFocus()


# --- the table ---------------------------------------------------------------------------------------------------


def test_the_tail_is_followed_at_the_top_and_left_alone_below(
    qtbot: QtBot, large: tuple[Context, list[LogEntry]]
) -> None:
    context, _ = large
    view = shown_page(qtbot, context).events
    until(qtbot, lambda: view.model.rowCount() == COUNT)
    bar = view.table.verticalScrollBar()
    bar.setValue(500)
    top = view.model.number_at(view.table.rowAt(0))
    for _ in range(5):
        context.history.record(entry(EventKind.BackupEnded, instance="SRUM"))
    view.model.look_for_newer()
    until(qtbot, lambda: view.model.rowCount() == COUNT + 5)
    assert bar.value() == 505
    assert view.model.number_at(view.table.rowAt(0)) == top
    bar.setValue(0)
    context.history.record(entry(EventKind.BackupEnded, instance="SRUM"))
    view.model.look_for_newer()
    until(qtbot, lambda: view.model.rowCount() == COUNT + 6)
    assert bar.value() == 0
    assert view.model.number_at(view.table.rowAt(0)) == COUNT + 6


def test_the_heading_sorts_by_time_and_level_only(qtbot: QtBot, large: tuple[Context, list[LogEntry]]) -> None:
    context, _ = large
    view = shown_page(qtbot, context).events
    header = view.table.horizontalHeader()
    header.setSortIndicator(Column.LEVEL, Qt.SortOrder.AscendingOrder)
    assert view.model.order == Order(Column.LEVEL, False)
    header.setSortIndicator(Column.MESSAGE, Qt.SortOrder.AscendingOrder)
    assert view.model.order == Order(Column.LEVEL, False)
    assert header.sortIndicatorSection() == Column.LEVEL


def test_rows_are_copied_with_headings(qtbot: QtBot, large: tuple[Context, list[LogEntry]]) -> None:
    context, entries = large
    view = shown_page(qtbot, context).events
    until(qtbot, lambda: view.model.rowCount() == COUNT)
    view.table.setFocus()
    view.table.go_to(2)
    QTest.keyClick(view.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(view.table.copied, timeout=PATIENCE_MS) as copied:
        QTest.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied.args == [2]
    heading, *rows = QGuiApplication.clipboard().text().splitlines()
    assert heading.split("\t") == [view.model.title(column) for column in Column]
    assert [row.split("\t") for row in rows] == [
        [" ".join(cell_text(made, column).split()) for column in Column] for made in entries[2:4]
    ]
    view.table.setCurrentIndex(view.model.index(2, Column.ID))
    QTest.keyClick(
        view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert QGuiApplication.clipboard().text() == str(entries[2].id)


def test_a_copy_of_very_many_rows_is_cut_and_says_so(
    qtbot: QtBot, large: tuple[Context, list[LogEntry]], monkeypatch: pytest.MonkeyPatch
) -> None:
    context, _ = large
    monkeypatch.setattr(history_table, "MOST_COPIED", 300)
    view = shown_page(qtbot, context).events
    until(qtbot, lambda: view.model.rowCount() == COUNT)
    view.table.selectAll()
    with qtbot.waitSignal(view.table.copied, timeout=PATIENCE_MS) as copied:
        view.table.copy_rows()
    assert copied.args == [300]
    assert len(QGuiApplication.clipboard().text().splitlines()) == 301


def test_the_layout_of_the_table_is_remembered(qtbot: QtBot, empty: Context) -> None:
    first = shown_page(qtbot, empty).events.table.horizontalHeader()
    first.resizeSection(Column.SOURCE, 77)
    first.moveSection(Column.INSTANCE, 1)
    first.setSortIndicator(Column.MOMENT, Qt.SortOrder.AscendingOrder)
    until(qtbot, lambda: empty.state.contains("history/events"))
    qtbot.wait(400)
    again = shown_page(qtbot, empty).events
    header = again.table.horizontalHeader()
    assert header.sectionSize(Column.SOURCE) == 77
    assert header.visualIndex(Column.INSTANCE) == 1
    assert again.model.order == Order(Column.MOMENT, False)


# --- details -----------------------------------------------------------------------------------------------------


def test_details_of_an_event_and_its_neighbours(qtbot: QtBot, empty: Context) -> None:
    run = empty.history.begin_run("SRUM", RunOperation.BACKUP, "full")
    empty.history.record(entry(EventKind.FullBackupStarted, instance="SRUM", run=run.id))
    told = entry(EventKind.FileCopyStarted, instance="SRUM", run=run.id, path="/data/<b>SRUDB.dat", size=4096)
    empty.history.record(told)
    view = shown_page(qtbot, empty).events
    detail = view.detail
    assert not detail.copy_button.isEnabled()
    view.table.go_to(0)
    until(qtbot, detail.run_button.isEnabled)
    shown = detail.fields.toPlainText()
    for part in (told.text, "220", "Information", run.id, when_utc(told.moment), "4096"):
        assert part in shown.replace("\u200b", "")
    assert not detail.previous.isEnabled()
    detail.following.click()
    assert view.table.currentIndex().row() == 1
    assert not detail.following.isEnabled()
    detail.previous.click()
    detail.copy_button.click()
    assert f"Message: {told.text}" in QGuiApplication.clipboard().text().splitlines()
    until(qtbot, detail.run_button.isEnabled)
    detail.run_button.click()
    assert view.filter.wanted.run == run.id


# --- export ------------------------------------------------------------------------------------------------------


def export(qtbot: QtBot, view: EventsView, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    view.export()
    until(qtbot, lambda: not view.export_bar.running)


def test_what_is_shown_is_exported(
    qtbot: QtBot, large: tuple[Context, list[LogEntry]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context, entries = large
    view = shown_page(qtbot, context).events
    view.filter.levels[Level.WARNING].click()
    settle(qtbot, view)
    wanted = [made for made in entries if made.level is Level.WARNING]
    export(qtbot, view, tmp_path / "events.csv", monkeypatch)
    with (tmp_path / "events.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["Event ID"], row["Text"]) for row in rows] == [(str(made.id), made.text) for made in wanted]
    export(qtbot, view, tmp_path / "events.json", monkeypatch)
    told = json.loads((tmp_path / "events.json").read_bytes())
    assert [item["text"] for item in told] == [made.text for made in wanted]


def test_an_export_that_fails_says_why(
    qtbot: QtBot, empty: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty.history.record(entry(EventKind.BackupEnded, instance="SRUM"))
    view = shown_page(qtbot, empty).events
    export(qtbot, view, tmp_path / "not there" / "events.csv", monkeypatch)
    assert view.banner.message is not None
    assert "not there" in view.banner.message.as_text()


def test_an_export_is_cancelled_and_leaves_nothing(
    qtbot: QtBot, large: tuple[Context, list[LogEntry]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context, _ = large
    view = shown_page(qtbot, context).events
    until(qtbot, lambda: view.model.rowCount() == COUNT)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "out.csv"), ""))
    view.export()
    view.export_bar.cancel_button.click()
    until(qtbot, lambda: not view.export_bar.running)
    assert not list(tmp_path.glob("*.csv*"))
    assert view.banner.message is None


# --- states, runs, the whole page --------------------------------------------------------------------------------


def test_empty_states(qtbot: QtBot, empty: Context) -> None:
    page = shown_page(qtbot, empty)
    view = page.events
    assert state_of(view) == "Nothing yet"
    empty.history.record(entry(EventKind.BackupEnded, instance="SRUM"))
    view.model.look_for_newer()
    until(qtbot, lambda: view._stack.currentIndex() == 0)
    view.filter.text.setText("no such text")
    until(qtbot, lambda: state_of(view) == "No entry matches the filter")
    view._clear_action.trigger()
    until(qtbot, lambda: view._stack.currentIndex() == 0)
    assert view.count.text() == "1 event"


def state_of(view: EventsView) -> str:
    """What stands in the place of the table: its name."""
    shown = view._stack.currentWidget()
    assert shown is not None
    return shown.accessibleName()


def some_runs(history: History) -> dict[RunState, Run]:
    """A run in each terminal state, and one that goes on; each with an event."""
    runs = {}
    for at, state in enumerate(RunState):
        run = history.begin_run(f"I{at}", RunOperation.BACKUP, "full")
        history.record(entry(EventKind.FullBackupStarted, instance=run.instance, run=run.id))
        error = Code.DiskFull.error("No room.") if state is RunState.FAILED else None
        if state.is_terminal:
            run = history.end_run(run, state, Figures(1024 * at, 10 * at, first_log=3, last_log=9), error=error)
        runs[state] = run
    return runs


def test_runs_and_their_events(qtbot: QtBot, empty: Context) -> None:
    runs = some_runs(empty.history)
    page = shown_page(qtbot, empty)
    view = page.runs
    page.tabs.setCurrentWidget(view)
    until(qtbot, lambda: view.model.rowCount() == len(runs))
    shown = {view.model.run_at(row).state: view.model.cells(view.model.run_at(row)) for row in range(len(runs))}
    assert len({cells[RunColumn.STATE] for cells in shown.values()}) == len(RunState)
    failed = shown[RunState.FAILED]
    assert "No room." in failed[RunColumn.ERROR] and "JET_errDiskFull" in failed[RunColumn.ERROR]
    assert failed[RunColumn.LOGS] == "0x3–0x9 (3–9)"
    view.table.sortByColumn(RunColumn.BYTES, Qt.SortOrder.DescendingOrder)
    sizes = [view._sorted.index(row, RunColumn.BYTES).data() for row in range(len(runs))]
    assert sizes[0] == "5.00 KiB"
    view.select(runs[RunState.FAILED].id)
    view.open_button.click()
    assert page.tabs.currentWidget() is page.events
    settle(qtbot, page.events)
    assert page.events.model.rowCount() == 1
    assert runs[RunState.FAILED].instance in page.events.filter.run_text.text()
    page.events.filter.run_clear.click()
    settle(qtbot, page.events)
    assert page.events.model.rowCount() == len(runs)


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


def test_everything_has_a_name_and_fits(qtbot: QtBot, empty: Context) -> None:
    some_runs(empty.history)
    page = shown_page(qtbot, empty, (715, 490))
    assert nameless(page) == []
    assert page.minimumSizeHint().width() <= 715
    assert page.minimumSizeHint().height() <= 490
