"""The window of rows: filled by keys, bounded, and right against a scan of the whole table."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from random import Random
from typing import cast

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.tables.conditions import Comparison, Condition
from app.tables.opening import OpenedSource, TableSource, open_source
from app.tables.reading import RowQuery
from engine.tables.row_browser import RowBrowser
from tests.builders.exported_tables import DEEP_ROWS, Damaged, write_tables
from tests.ui.windows import PATIENCE_MS, shown
from ui.models.row_reading import PAGE, RowReading
from ui.models.row_window import MOST, ColumnView
from ui.pages.tables.rows_table import STEPS, RowsTable
from ui.theme import ThemeController
from ui.worker import Background

COLUMNS = (ColumnView("Name"), ColumnView("Number", "a number", True))


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tables(tmp_path_factory.mktemp("tables"))


@pytest.fixture
def background(theme: ThemeController) -> Iterator[Background]:
    made = Background()
    crashes: list[str] = []
    made.crashed.connect(crashes.append)
    yield made
    made.close()
    assert not crashes, crashes[0]


@pytest.fixture
def opened(tables: Path) -> Iterator[OpenedSource]:
    source = open_source(TableSource(tables))
    yield source
    source.close()


class Rows:
    """A reading of one query, which waits for what is asked."""

    def __init__(self, qtbot: QtBot, background: Background, opened: OpenedSource, query: RowQuery) -> None:
        self.reading = RowReading(background)
        self.window = self.reading.window
        self.window.show_table(COLUMNS)
        self.landed: list[int] = []
        self.reading.landed.connect(self.landed.append)
        self._qtbot = qtbot
        with self.wait():
            self.reading.open(opened, query)

    def wait(self) -> AbstractContextManager[object]:
        """What is asked for inside has come at its end."""
        return cast(
            "AbstractContextManager[object]",
            self._qtbot.waitSignal(self.reading.ended, timeout=PATIENCE_MS),
        )

    def ends(self) -> tuple[bool, bool]:
        """Whether the window is at the start and at the end of the order."""
        return self.window.at_start, self.window.at_end

    @property
    def numbers(self) -> list[int]:
        found = [self.window.at(row) for row in range(self.window.rowCount())]
        return [int(str(each.row["Number"])) for each in found if each is not None and each.row is not None]


@pytest.fixture
def rows(qtbot: QtBot, background: Background, opened: OpenedSource) -> Rows:
    return Rows(qtbot, background, opened, RowQuery("live.edb", "Deep"))


def test_the_model_is_as_qt_wants_it(qtbot: QtBot, qtmodeltester: ModelTester, rows: Rows) -> None:
    """While rows come and go at both ends, too."""
    qtmodeltester.check(rows.window)  # type: ignore[no-untyped-call]

    def is_at_end() -> bool:
        """The tester asks for more, too, whenever rows have come: nobody knows how often there is more to ask."""
        rows.window.fetchMore(rows.window.index(-1, -1))
        return rows.ends()[1]

    qtbot.waitUntil(is_at_end, timeout=PATIENCE_MS)
    for _ in range(9):
        with rows.wait():
            rows.reading.before()


def test_memory_is_bounded_and_no_row_is_left_out(rows: Rows) -> None:
    """From the first row to the last and back again, the window is always a piece of the table."""
    assert rows.numbers == list(range(PAGE))
    while not rows.ends()[1]:
        with rows.wait():
            rows.window.fetchMore(rows.window.index(-1, -1))
        assert rows.window.rowCount() <= MOST
        first = rows.numbers[0]
        assert rows.numbers == list(range(first, first + rows.window.rowCount()))
    assert rows.numbers[-1] == DEEP_ROWS - 1
    assert not rows.ends()[0]
    assert rows.window.high == 1.0
    assert not rows.window.canFetchMore(rows.window.index(-1, -1))
    while not rows.ends()[0]:
        with rows.wait():
            rows.reading.before()
        first = rows.numbers[0]
        assert rows.numbers == list(range(first, first + rows.window.rowCount()))
    assert rows.numbers[0] == 0
    assert rows.window.low == 0.0
    assert not rows.ends()[1]


def test_first_last_keys_and_places(rows: Rows) -> None:
    with rows.wait():
        rows.reading.last()
    assert rows.numbers[-1] == DEEP_ROWS - 1
    assert rows.landed[-1] == rows.window.rowCount() - 1
    with rows.wait():
        rows.reading.go_to_key((f"00050{'k' * 80}07",))
    assert rows.numbers[rows.landed[-1]] == 50 * 40 + 7
    with rows.wait():
        rows.reading.go_to_key(("zzz",))
    assert rows.numbers[rows.landed[-1]] == DEEP_ROWS - 1
    with rows.wait():
        rows.reading.go_to_share(0.5)
    assert abs(rows.numbers[rows.landed[-1]] - DEEP_ROWS / 2) < DEEP_ROWS / 5
    assert 0.3 < rows.window.share(rows.landed[-1]) < 0.7
    with rows.wait():
        rows.reading.first()
    assert rows.numbers[:3] == [0, 1, 2]


def test_a_search_goes_on_from_the_current_row(rows: Rows) -> None:
    """Forwards, backwards, and from the other end when there is no further one."""
    hits = [number for number in range(DEEP_ROWS) if "777" in str(number)]
    at = None
    for expected in [*hits, hits[0]]:
        with rows.wait():
            rows.reading.find("777", at)
        assert rows.numbers[rows.landed[-1]] == expected
        listed = rows.window.at(rows.landed[-1])
        assert listed is not None
        at = listed.position
    with rows.wait():
        rows.reading.find("777", at, backwards=True)
    assert rows.numbers[rows.landed[-1]] == hits[-1]


def test_nothing_is_found(qtbot: QtBot, rows: Rows) -> None:
    with qtbot.waitSignal(rows.reading.nothing_found, timeout=PATIENCE_MS) as told:
        rows.reading.find("no such text", None)
    assert told.args == ["no such text"]
    assert rows.numbers == list(range(PAGE))


def test_filters_page_as_tables_do(qtbot: QtBot, background: Background, opened: OpenedSource) -> None:
    condition = Condition("Number", Comparison.AT_LEAST, "100")
    query = RowQuery("live.edb", "Deep", None, (condition,), find="7")
    rows = Rows(qtbot, background, opened, query)
    expected = [
        number for number in range(100, DEEP_ROWS) if "7" in f"{number} {number // 40:05} {number % 40:02}"
    ]
    found = list(rows.numbers)
    while not rows.ends()[1]:
        before = rows.window.rowCount()
        with rows.wait():
            rows.window.fetchMore(rows.window.index(-1, -1))
        found += rows.numbers[before:] if rows.window.at_start else rows.numbers[-PAGE:]
    assert sorted(set(found)) == expected


def test_a_filter_can_be_stopped(qtbot: QtBot, background: Background, opened: OpenedSource) -> None:
    rows = Rows(qtbot, background, opened, RowQuery("live.edb", "Deep", find="no such text"))
    assert rows.window.is_whole
    assert rows.numbers == []
    with rows.wait():
        rows.reading.first()
        rows.reading.cancel()
    assert not rows.reading.busy
    with rows.wait():  # and it can begin again
        rows.reading.first()
    assert rows.window.is_whole


def test_counting(qtbot: QtBot, rows: Rows) -> None:
    with qtbot.waitSignal(rows.reading.counted, timeout=PATIENCE_MS) as told:
        rows.reading.count()
    assert told.args[0].rows == DEEP_ROWS
    assert told.args[0].unread == 0


def test_what_cannot_be_read_is_a_line_of_its_own(
    qtbot: QtBot, background: Background, tables: Path, tmp_path: Path
) -> None:
    source = tmp_path / "damaged.edb"
    source.write_bytes(tables.read_bytes())
    with open_source(TableSource(tables)).reader("live.edb") as reader:
        listed = list(RowBrowser(reader.database, reader.database.table("Deep")).rows())
    page = listed[60].page
    Damaged(source).spoil(page)
    opened = open_source(TableSource(source))
    rows = Rows(qtbot, background, opened, RowQuery("damaged.edb", "Deep"))
    entries = [rows.window.at(row) for row in range(rows.window.rowCount())]
    lost = [row for row, each in enumerate(entries) if each is not None and each.row is None]
    assert len(lost) == 1
    assert f"page {page} cannot be read" in rows.window.index(lost[0], 0).data()
    assert rows.window.index(lost[0], 1).data() is None
    assert rows.window.index(lost[0], 0).data(int(Qt.ItemDataRole.DecorationRole)) is not None
    there = {int(str(each.row["Number"])) for each in listed[:PAGE] if each.row and each.page != page}
    assert there <= set(rows.numbers)
    opened.close()


def test_random_jumps_show_pieces_of_the_table(rows: Rows) -> None:
    random = Random(3)
    for _ in range(12):
        with rows.wait():
            choice = random.randrange(4)
            if choice == 0:
                rows.reading.go_to_share(random.random())
            elif choice == 1:
                rows.reading.go_to_key((f"{random.randrange(75):05}",))
            elif choice == 2 and not rows.window.at_end:
                rows.reading.more()
            elif not rows.window.at_start:
                rows.reading.before()
            else:
                rows.reading.last()
        first = rows.numbers[0]
        assert rows.numbers == list(range(first, first + rows.window.rowCount()))
        assert rows.window.at_start == (first == 0)
        assert rows.window.at_end == (rows.numbers[-1] == DEEP_ROWS - 1)


def test_texts_of_cells(rows: Rows) -> None:
    window = rows.window
    assert window.index(0, 1).data() == "0"
    name = window.index(0, 0).data()
    assert name == f"00000{'k' * 80}00"
    assert window.headerData(1, Qt.Orientation.Horizontal) == "Number"
    window.set_found("kk00")
    assert window.found_column(0) == 0
    assert window.index(0, 0).data(int(Qt.ItemDataRole.BackgroundRole)) is not None
    assert window.index(0, 1).data(int(Qt.ItemDataRole.BackgroundRole)) is None


def test_what_is_seen_stays_where_it_is_when_rows_come_before_it(qtbot: QtBot, rows: Rows) -> None:
    """And the large scroll bar leads to every part of the table."""
    table = RowsTable(rows.window)
    table.before_wanted.connect(rows.reading.before)
    table.share_wanted.connect(rows.reading.go_to_share)
    table.first_wanted.connect(rows.reading.first)
    table.last_wanted.connect(rows.reading.last)
    rows.reading.landed.connect(table.go_to)
    shown(qtbot, table, 500, 400)

    def seen() -> int:
        return rows.numbers[table.view.rowAt(0)]

    with rows.wait():
        table.whole.setValue(STEPS // 2)
        table.whole.sliderReleased.emit()
    assert abs(seen() - DEEP_ROWS / 2) < DEEP_ROWS / 4
    assert table.whole.isVisible()
    bar = table.view.verticalScrollBar()
    with rows.wait():
        bar.setValue(table.view.row_height * 8)
    assert seen() == rows.numbers[0] + table.view.rowAt(0)
    middle = rows.numbers[table.view.rowAt(0)]
    with rows.wait():
        rows.reading.before()
    assert seen() == middle
    with rows.wait():
        QTest.keyClick(table.view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert rows.numbers[table.row] == DEEP_ROWS - 1
    assert table.whole.value() == STEPS
    with rows.wait():
        QTest.keyClick(table.view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert seen() == 0
    assert table.whole.value() == 0
    whole_row = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    table.view.selectionModel().select(rows.window.index(3, 0), whole_row)
    table.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Name\tNumber"
    assert lines[1].endswith("\t3")
