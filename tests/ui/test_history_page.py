"""The History page over real history files, against a plain list of what was recorded."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDate, QDateTime, Qt, QTime
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.history.filter import IdRanges
from app.history.runs import RunOperation, RunState
from engine.events import EventKind, EventLevel, LogEntry, entry
from tests.time_zones import in_zone
from tests.ui.lone_page import context_in, nameless
from tests.ui.recorded_history import (
    OffThread,
    expected,
    fill,
    made_entries,
    numbers,
    settle,
    shown_page,
    some_runs,
    until,
)
from tests.ui.windows import PATIENCE_MS
from ui.context import Context
from ui.format import when_utc
from ui.models.event_rows import EventColumn, Order, cell_text
from ui.pages.history import table as history_table
from ui.pages.history.events import EventsView
from ui.pages.history.filter import FilterPane, Span
from ui.theme import ThemeController
from ui.widgets.text import unfolded

COUNT = 20_000


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[LogEntry]]:
    path = tmp_path_factory.mktemp("history") / "history.sqlite3"
    entries = made_entries(COUNT, step=60)
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


def _is_since(since: datetime, made: LogEntry) -> bool:
    return made.moment >= since


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

    pane.levels[EventLevel.ERROR].click()
    pane.levels[EventLevel.CRITICAL].click()
    check(lambda made: made.level in (EventLevel.ERROR, EventLevel.CRITICAL))
    pane.text.setText("DATENBANK é")
    QTest.keyClick(pane.text, Qt.Key.Key_Return)
    check(lambda made: "datenbank é" in made.text.casefold())
    pane.instance.setCurrentIndex(pane.instance.findData("NTDS"))
    check(lambda made: made.instance == "NTDS")
    QTest.keyClicks(pane.ids, "210-227,-225")
    QTest.keyClick(pane.ids, Qt.Key.Key_Return)
    check(lambda made: made.id in IdRanges(((210, 227),), ((225, 225),)))
    for span in (Span.HOUR, Span.DAY, Span.WEEK):
        before = datetime.now(UTC)
        pane.span.setCurrentIndex(list(Span).index(span))
        since = pane.wanted.since
        assert since is not None and before <= since + span.value <= datetime.now(UTC)
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
    view.filter.levels[EventLevel.WARNING].click()
    view.filter.text.setText("edb")
    view.filter.ids.setText("-399")
    until(qtbot, lambda: view.filter.wanted.text == "edb")
    settle(qtbot, view)
    found = expected(
        entries, lambda m: m.level is EventLevel.WARNING and "edb" in m.text.casefold() and m.id != 399
    )
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
    header.setSortIndicator(EventColumn.LEVEL, Qt.SortOrder.AscendingOrder)
    assert view.model.order == Order(EventColumn.LEVEL, False)
    header.setSortIndicator(EventColumn.MESSAGE, Qt.SortOrder.AscendingOrder)
    assert view.model.order == Order(EventColumn.LEVEL, False)
    assert header.sortIndicatorSection() == EventColumn.LEVEL


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
    assert heading.split("\t") == [view.model.title(column) for column in EventColumn]
    assert [row.split("\t") for row in rows] == [
        [" ".join(cell_text(made, column).split()) for column in EventColumn] for made in entries[2:4]
    ]
    view.table.setCurrentIndex(view.model.index(2, EventColumn.ID))
    QTest.keyClick(
        view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert QGuiApplication.clipboard().text() == str(entries[2].id)


def test_a_copy_of_very_many_rows_is_cut_and_says_so(
    qtbot: QtBot, large: tuple[Context, list[LogEntry]], monkeypatch: pytest.MonkeyPatch
) -> None:
    context, _ = large
    monkeypatch.setattr(history_table, "MAX_COPIED", 300)
    view = shown_page(qtbot, context).events
    until(qtbot, lambda: view.model.rowCount() == COUNT)
    view.table.selectAll()
    with qtbot.waitSignal(view.table.copied, timeout=PATIENCE_MS) as copied:
        view.table.copy_rows()
    assert copied.args == [300]
    assert len(QGuiApplication.clipboard().text().splitlines()) == 301


def test_the_layout_of_the_table_is_remembered(qtbot: QtBot, empty: Context) -> None:
    page = shown_page(qtbot, empty)
    first = page.events.table.horizontalHeader()
    first.resizeSection(EventColumn.ID, 77)
    first.moveSection(EventColumn.INSTANCE, 1)
    first.setSortIndicator(EventColumn.MOMENT, Qt.SortOrder.AscendingOrder)
    until(qtbot, lambda: empty.state.value("history/events/state") == first.saveState())
    again = shown_page(qtbot, empty).events
    header = again.table.horizontalHeader()
    assert header.sectionSize(EventColumn.ID) == 77
    assert header.visualIndex(EventColumn.INSTANCE) == 1
    assert again.model.order == Order(EventColumn.MOMENT, False)


# --- details -----------------------------------------------------------------------------------------------------


def test_details_of_an_event_and_its_neighbours(qtbot: QtBot, empty: Context) -> None:
    run = empty.history.begin_run("SRUM", RunOperation.BACKUP, "full")
    empty.history.record(entry(EventKind.FullBackupStarted, instance="SRUM", run=run.id))
    told = entry(EventKind.FileCopyStarted, instance="SRUM", run=run.id, path="/data/<b>SRUDB.dat", size=4096)
    empty.history.record(told)
    view = shown_page(qtbot, empty).events
    detail = view.detail
    until(qtbot, detail.run_button.isEnabled)
    assert view.table.currentIndex().row() == 0 and not view.table.hasFocus(), "the newest is read at once"
    shown = detail.fields.toPlainText()
    for part in (told.text, "220", "Information", run.id, when_utc(told.moment), "4096"):
        assert part in unfolded(shown)
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
    view.filter.levels[EventLevel.WARNING].click()
    settle(qtbot, view)
    wanted = [made for made in entries if made.level is EventLevel.WARNING]
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
    assert state_of(view) == "No events yet"
    empty.history.record(entry(EventKind.BackupEnded, instance="SRUM"))
    view.model.look_for_newer()
    until(qtbot, lambda: view._stack.currentIndex() == 0)
    view.filter.text.setText("no such text")
    until(qtbot, lambda: state_of(view) == "No events match the filter")
    view._clear_action.trigger()
    until(qtbot, lambda: view._stack.currentIndex() == 0)
    assert view.count.text() == "1 event"


def state_of(view: EventsView) -> str:
    """What stands in the place of the table: its name."""
    shown = view._stack.currentWidget()
    assert shown is not None
    return shown.accessibleName()


def test_everything_has_a_name_and_fits(qtbot: QtBot, empty: Context) -> None:
    some_runs(empty.history)
    page = shown_page(qtbot, empty, (715, 490))
    assert nameless(page) == []
    assert page.minimumSizeHint().width() <= 715
    assert page.minimumSizeHint().height() <= 490


@pytest.mark.parametrize(("day", "minutes"), [((2026, 10, 25), 61), ((2026, 5, 1), 1)])
def test_a_minute_that_came_twice_is_filtered_for_whole(
    qtbot: QtBot, theme: ThemeController, day: tuple[int, int, int], minutes: int
) -> None:
    """From the first to the last moment that the fields may mean."""
    with in_zone("Europe/Berlin"):
        pane = FilterPane()
        qtbot.addWidget(pane)
        pane.span.setCurrentIndex(pane.span.findData(Span.CUSTOM))
        for edit in (pane.since, pane.until):
            edit.setDate(QDate(*day))
            edit.setTime(QTime(2, 30))
        pane.apply()
    assert pane.wanted.since is not None and pane.wanted.until is not None
    assert pane.wanted.until - pane.wanted.since == timedelta(minutes=minutes)
