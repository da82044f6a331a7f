"""Columns and splitters: wide enough, giving way in narrow windows, kept, and reset at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHeaderView, QSplitter, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.windows import PATIENCE_MS
from ui.levels import Level
from ui.models.instances import CellValue, Index, RowsModel, plain
from ui.panels.column_contents import AT_ONCE, ROWS
from ui.panels.column_room import ColumnNeed, share_room
from ui.panels.kept_layout import KeptColumns, KeptSplitter
from ui.panels.sorted_table import SortedTable
from ui.values.message import Message
from ui.widgets.banner import Banner

SAMPLES = {0: "Information", 1: "28 Nov 2026 00:00:00", 2: "a source", 3: "a message of some length, to be read"}


@pytest.fixture
def state(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "state.ini"), QSettings.Format.IniFormat)


def shown_table(qtbot: QtBot, state: QSettings, width: int = 900) -> tuple[SortedTable, KeptColumns]:
    table = SortedTable(RowsModel(("Level", "Date and time", "Source", "Message")), "Events")
    qtbot.addWidget(table)
    table.rows.set_rows([tuple(plain(text) for text in SAMPLES.values())])
    kept = KeptColumns(table, state, "events", SAMPLES, (2, 1))
    table.resize(width, 300)
    table.show()
    qtbot.waitExposed(table)
    return table, kept


def settle(kept: KeptColumns) -> None:
    """Look at all rows, in more turns than that takes."""
    for _ in range(30):
        kept.arrange()


def drag(header: QHeaderView, column: int, by: int) -> None:
    edge = QPoint(header.sectionViewportPosition(column) + header.sectionSize(column) - 1, header.height() // 2)
    QTest.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(header.viewport(), edge + QPoint(by, 0))
    QTest.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=edge + QPoint(by, 0))


def test_contents_and_headings_fit(qtbot: QtBot, state: QSettings) -> None:
    table, _ = shown_table(qtbot, state)
    for column, text in SAMPLES.items():
        assert table.columnWidth(column) >= table.fontMetrics().horizontalAdvance(text) + 12
        hint = table.horizontalHeader().sectionSizeHint(column)  # with room for the sign of sorting
        assert table.columnWidth(column) >= hint - 12


def test_spare_columns_give_way_and_come_back(qtbot: QtBot, state: QSettings) -> None:
    table, _ = shown_table(qtbot, state)
    header = table.horizontalHeader()
    room = table.fontMetrics().horizontalAdvance(SAMPLES[3])
    for width, hidden in ((900, []), (room + 340, [2]), (room + 160, [2, 1]), (900, [])):
        table.resize(width, 300)
        assert [at for at in (2, 1, 0, 3) if header.isSectionHidden(at)] == hidden, width
        assert table.columnWidth(3) >= room
    assert not state.allKeys()


def test_only_contents_that_do_not_fit_hide_a_column(qtbot: QtBot, state: QSettings) -> None:
    """Samples are longer than what there is; what is longer than its sample, or has an icon, has room, too."""
    samples = {0: "State", 1: "a name of some length", 2: "a message that would be as long as this one, or longer"}
    table = SortedTable(RowsModel(("State", "Name", "Message")), "Events")
    qtbot.addWidget(table)
    KeptColumns(table, state, "events", samples, (1,), icon=-1)
    table.resize(420, 300)
    table.show()
    assert table.isColumnHidden(1), "nothing is known but the samples"
    long = CellValue("Clean, its logs are incomplete", level=Level.WARNING)
    table.rows.set_rows([(long, plain("edb"), plain("fine"))])
    qtbot.waitUntil(lambda: not table.isColumnHidden(1), timeout=PATIENCE_MS)
    assert table.columnWidth(0) >= table.fontMetrics().horizontalAdvance(long.text) + 26 + 16


def test_a_cell_without_an_icon_needs_no_room_for_one(qtbot: QtBot, state: QSettings) -> None:
    """A path was cut beside a column with 25 free pixels."""
    table = SortedTable(RowsModel(("When", "Path")), "Events")
    qtbot.addWidget(table)
    KeptColumns(table, state, "events", {0: "28 Nov 2026 00:00", 1: "/srv/…"}, icon=-1, wide=1)
    when, path = "28 Nov 2026", plain("/srv/backups/a path that is cut/" * 4)
    table.rows.set_rows([(plain(when), path), (CellValue("1", level=Level.WARNING), path)])
    table.resize(500, 300)
    table.show()
    measure = table.fontMetrics().horizontalAdvance
    qtbot.waitUntil(lambda: table.columnWidth(0) == measure(when) + 26, timeout=PATIENCE_MS)


def test_a_table_that_is_resized_does_not_measure_its_rows_again(qtbot: QtBot, state: QSettings) -> None:
    asked: list[int] = []

    class Counting(RowsModel):
        def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
            asked.append(role)
            return super().data(index, role)

    table = SortedTable(Counting(("Level", "Date and time", "Source", "Message")), "Events")
    qtbot.addWidget(table)
    kept = KeptColumns(table, state, "events", SAMPLES, (2, 1))
    table.rows.set_rows([tuple(plain(text) for text in SAMPLES.values())])
    kept.arrange()
    assert asked, "rows that have changed are measured"
    asked.clear()
    kept.arrange()
    assert not asked


def test_a_row_that_changes_is_measured_alone(qtbot: QtBot, state: QSettings) -> None:
    """While one of 300 instances commits all the time, each of its changes was a measure of all."""
    table, kept = shown_table(qtbot, state)
    level, moment, _, message = SAMPLES.values()
    table.resize(table.fontMetrics().horizontalAdvance(message) + 420, 300)
    longer = message * 2  # is cut

    def row(source: str) -> tuple[CellValue, ...]:
        return plain(level), plain(moment), plain(source), plain(longer)

    table.rows.set_rows([row("–")] * 300)
    qtbot.waitUntil(lambda: table.isColumnHidden(2), timeout=PATIENCE_MS)
    settle(kept)

    def change(at: int, source: str) -> int:
        index = table.rows.index(at, 2)
        asked = 0
        cells = {2: source}

        def data(index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
            nonlocal asked
            asked += 1
            if index.row() == at and role == Qt.ItemDataRole.DisplayRole:
                return cells.get(index.column(), message)
            return RowsModel.data(table.rows, index, role)

        table.rows.data = data  # type: ignore[method-assign]
        table.rows.dataChanged.emit(index, index)
        kept.arrange()
        return asked

    assert change(200, "–") < 20
    assert table.isColumnHidden(2)
    assert change(200, "a source") < 20
    assert not table.isColumnHidden(2)
    change(200, "")
    qtbot.waitUntil(lambda: table.isColumnHidden(2), timeout=PATIENCE_MS)  # no other row has a value there


def test_a_row_that_comes_is_measured_alone(qtbot: QtBot, state: QSettings) -> None:
    """And a column becomes as wide as it needs."""
    table, kept = shown_table(qtbot, state)
    rows = [tuple(plain(text) for text in ("Info", "28 Nov", f"a source {at}", "short")) for at in range(100)]
    table.rows.set_rows(rows)
    settle(kept)
    before = table.columnWidth(0)
    asked = 0

    def data(index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        nonlocal asked
        asked += 1
        return RowsModel.data(table.rows, index, role)

    table.setUpdatesEnabled(False)
    long = tuple(plain(text) for text in (SAMPLES[0] * 2, "28 Nov", "another", "short"))
    table.rows.set_rows([long, *rows])
    table.rows.data = data  # type: ignore[method-assign]
    kept.arrange()
    assert 0 < asked < 20
    assert table.columnWidth(0) > before


needs = st.builds(
    ColumnNeed, st.integers(20, 90), st.integers(20, 300), st.none() | st.integers(20, 600), st.booleans()
)


@given(st.lists(needs, min_size=2, max_size=7), st.integers(100, 2000))
def test_columns_share_the_room(columns: list[ColumnNeed], room: int) -> None:
    by_column = dict(enumerate(columns))
    spare, wide = range(1, len(columns) - 1), len(columns) - 1
    widths = share_room(by_column, room, spare, wide)
    least = {column: need.least for column, need in by_column.items()}
    empty = [column for column in spare if by_column[column].is_empty]
    told = [column for column in by_column if column not in empty]
    if sum(least[column] for column in told) <= room:
        assert sum(widths.values()) == room and set(told) <= set(widths), "nothing is hidden, nothing is left"
        assert all(width >= least[column] for column, width in widths.items())
    assert widths[wide] >= columns[wide].heading, "the heading of the last one is whole, too"
    used = sum(least[column] for column in widths)
    hidden = [column for column in told if column not in widths]
    assert all(used + least[column] > room for column in hidden), "only as many give way as must"
    if any(column in widths for column in empty):
        assert not hidden, "nothing gives way to a column without values"
        assert all(widths[column] >= by_column[column].full for column in told), "and nothing is cut for it"


def test_the_first_columns_give_way() -> None:
    needs = dict.fromkeys(range(4), ColumnNeed(40, 100, 100))
    assert [set(share_room(needs, room, (1, 2), 3)) for room in (400, 399, 299)] == [
        {0, 1, 2, 3},
        {0, 2, 3},
        {0, 3},
    ]
    narrow = needs | {1: ColumnNeed(40, 60, 60)}
    assert set(share_room(narrow, 270, (1, 2), 3)) == {0, 1, 3}, "one that fits after all comes back"


def test_columns_without_values_are_shown_together_or_not_at_all() -> None:
    empty = {1: ColumnNeed(40, 40, 40, is_empty=True), 2: ColumnNeed(90, 90, 90, is_empty=True)}
    needs = dict.fromkeys((0, 3), ColumnNeed(40, 100, 100)) | empty
    assert [set(share_room(needs, room, (1, 2), 3)) for room in (330, 329, 289)] == [
        {0, 1, 2, 3},
        {0, 3},
        {0, 3},
    ], "one alone would look like a choice"


def test_sentences_that_fold_leave_room_for_others() -> None:
    needs = dict.fromkeys(range(3), ColumnNeed(40, 100, 100)) | {3: ColumnNeed(40, 200, 240, folds=True)}
    assert share_room(needs, 400, (1, 2), 3) == {0: 100, 1: 100, 2: 100, 3: 100}
    assert share_room(needs, 460, (1, 2), 3)[3] == 160, "it takes what is left"
    long = needs | {3: ColumnNeed(40, 200, 450, folds=True)}
    assert share_room(long, 449, (1, 2), 3) == {0: 100, 2: 100, 3: 249}, "in three lines, not in five"
    assert share_room(long, 450, (1, 2), 3)[3] == 150
    assert ColumnNeed(140, 200, 240, folds=True).least == 140


def test_a_column_without_values_gives_its_room_up(qtbot: QtBot, state: QSettings) -> None:
    table, _ = shown_table(qtbot, state)
    level, moment, _, message = SAMPLES.values()
    table.resize(table.fontMetrics().horizontalAdvance(message) + 420, 300)
    assert not table.isColumnHidden(2)
    message *= 2  # is cut
    rows = [(plain(level), plain(moment), plain("–"), plain(message))] * 60
    table.rows.set_rows(rows)
    qtbot.waitUntil(lambda: table.isColumnHidden(2), timeout=PATIENCE_MS)
    assert not table.isColumnHidden(1), "one that has values does not make room for it"
    value = (plain(level), plain(moment), plain("a source"), plain(message))
    table.rows.set_rows([*rows, value])
    qtbot.waitUntil(lambda: not table.isColumnHidden(2), timeout=PATIENCE_MS)


def test_a_column_that_has_lost_its_values_gives_its_room_up(qtbot: QtBot, state: QSettings) -> None:
    """While the rows stay: it does not come back before one that has values."""
    table, _ = shown_table(qtbot, state)
    level, moment, _, message = SAMPLES.values()
    table.resize(table.fontMetrics().horizontalAdvance(message) + 420, 300)
    longer = message * 2  # is cut
    table.rows.set_rows([(plain(level), plain(moment), plain("a source"), plain(longer))])
    qtbot.waitUntil(lambda: table.columnWidth(3) > 0 and not table.isColumnHidden(2), timeout=PATIENCE_MS)
    table.rows.set_rows([(plain(level), plain(moment), plain("–"), plain(longer))])
    qtbot.waitUntil(lambda: table.isColumnHidden(2), timeout=PATIENCE_MS)
    assert not table.isColumnHidden(1)


def test_a_text_that_is_gone_leaves_no_gap(qtbot: QtBot, state: QSettings) -> None:
    """As one that says what is not known yet. A number that has a digit less changes nothing."""
    table, kept = shown_table(qtbot, state)
    long, short = "Not known yet, as nobody has looked at it since", "Good 100"

    def needed(text: str) -> int:
        table.rows.set_field(0, 0, plain(text))
        settle(kept)
        return kept._contents.widest[0]

    wide = needed(long)
    narrow = needed(short)
    assert narrow < wide - 100
    assert needed("Good 99") == narrow


def test_what_a_person_chose_stays(qtbot: QtBot, state: QSettings) -> None:
    table, kept = shown_table(qtbot, state)
    before = table.columnWidth(1)
    drag(table.horizontalHeader(), 1, 40)
    assert table.columnWidth(1) == before + 40
    source = next(action for action in kept.menu().actions() if action.text() == "Source")
    source.trigger()
    qtbot.waitUntil(lambda: state.contains("events/state"), timeout=PATIENCE_MS)
    table.resize(400, 300)
    assert table.columnWidth(1) == before + 40
    again, _ = shown_table(qtbot, state)
    assert again.columnWidth(1) == before + 40
    assert again.isColumnHidden(2) and not again.isColumnHidden(1)


def test_the_last_column_cannot_be_hidden(qtbot: QtBot, state: QSettings) -> None:
    _, kept = shown_table(qtbot, state)
    for at in range(3):
        kept.menu().actions()[at].trigger()
    assert [action.isEnabled() for action in kept.menu().actions()[:4]] == [True, True, True, False]


def test_a_reset_holds_at_once(qtbot: QtBot, state: QSettings) -> None:
    table, kept = shown_table(qtbot, state)
    widths = [table.columnWidth(at) for at in range(4)]
    drag(table.horizontalHeader(), 0, 90)
    kept.menu().actions()[2].trigger()
    kept.reset()
    assert [table.columnWidth(at) for at in range(4)] == widths
    splitter = QSplitter()
    qtbot.addWidget(splitter)
    for _ in range(2):
        splitter.addWidget(QWidget())
    splitter.resize(600, 100)
    parts = KeptSplitter(splitter, state, "parts", (200, 400))
    splitter.show()
    before = splitter.sizes()
    splitter.setSizes([500, 100])
    parts.reset()
    assert splitter.sizes() == before
    assert not state.allKeys()


def test_a_banner_takes_the_height_of_its_text(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    banner = Banner()
    column.addWidget(banner)
    column.addStretch()
    why = "a reason that needs more than one line of text to be told in full, as reasons sometimes do"
    banner.show_message(Message(Level.ERROR, "It was refused.", "/a/folder", why, "Do this."))
    page.resize(500, 700)
    page.show()
    qtbot.waitExposed(page)
    assert banner.height() == banner.heightForWidth(banner.width()) < 200


def test_many_rows_that_change_are_looked_at_in_turns(qtbot: QtBot, state: QSettings) -> None:
    """A minute later the ages of all rows are others: the columns follow, and the window does not stop for it."""
    table, kept = shown_table(qtbot, state)
    level, moment, _, message = SAMPLES.values()
    table.resize(table.fontMetrics().horizontalAdvance(message) + 420, 300)

    def rows(source: str, text: str) -> list[tuple[CellValue, ...]]:
        start = (plain(level), plain(moment), plain("–"), plain(text))
        return [*[start] * 150, (plain(level), plain(moment), plain(source), plain(text))]

    table.rows.set_rows(rows("–", message * 2))
    qtbot.waitUntil(lambda: table.isColumnHidden(2), timeout=PATIENCE_MS)
    table.rows.set_rows(rows("a source", message * 2 + "."))
    kept.arrange()
    assert table.isColumnHidden(2), "the last row is left for another turn"
    qtbot.waitUntil(lambda: not table.isColumnHidden(2), timeout=PATIENCE_MS)


def test_the_rows_of_a_new_list_are_measured_in_turns(qtbot: QtBot, state: QSettings) -> None:
    """A thousand chains that had been found stopped the window for as long as 40 rows and 400 cells take."""
    asked: set[int] = set()

    class Noting(RowsModel):
        def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
            asked.add(index.row())
            return super().data(index, role)

    table = SortedTable(Noting(("Level", "Date and time", "Source", "Message")), "Events")
    qtbot.addWidget(table)
    kept = KeptColumns(table, state, "events", SAMPLES, (2, 1))
    table.resize(table.fontMetrics().horizontalAdvance(SAMPLES[3]) + 420, 300)
    level, moment, _, message = (plain(text) for text in (*list(SAMPLES.values())[:3], SAMPLES[3] * 2))
    rows = [(level, moment, plain("–"), message)] * 200
    long = (plain("a level of some length"), moment, plain("–"), message)
    table.rows.set_rows([*rows[:30], long, *rows, (level, moment, plain("a source"), message)])
    kept.arrange()
    assert asked == set(range(AT_ONCE))
    narrow, turns = table.columnWidth(0), 1
    assert table.isColumnHidden(2), "as far as is known, it has no value"
    while table.isColumnHidden(2) and turns < 20:
        asked.clear()
        kept.arrange()
        assert len(asked) <= ROWS
        turns += 1
    assert not table.isColumnHidden(2) and table.columnWidth(0) > narrow and turns > 5
    asked.clear()
    kept.arrange()
    assert not asked, "all is known"
