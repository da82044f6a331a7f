"""Which rows of a table are wanted, and what their values mean."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from app.tables.conditions import Comparison, Condition, TextFinder, condition_of, keeping, parse_condition
from app.tables.opening import OpenedSource, TableSource, open_source
from app.tables.reading import HITS_MOST, RowQuery, read_rows, row_key, rows_around, search_table, whole_row
from app.tables.showing import Reading, hex_dump, readings, value_text
from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.record import Row
from engine.formats.values import Unreadable, Value
from engine.progress import Cancel
from tests.builders.exported_tables import DEEP_ROWS, write_tables
from tests.datasets import dataset

NOW = Cancel()
Opened = Callable[[Path], OpenedSource]


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tables(tmp_path_factory.mktemp("tables"))


@pytest.fixture
def opened() -> Iterator[Opened]:
    made: list[OpenedSource] = []

    def open_it(path: Path) -> OpenedSource:
        made.append(open_source(TableSource(path)))
        return made[-1]

    yield open_it
    for each in made:
        each.close()


def kept(source: OpenedSource, table: str, *conditions: str, find: str = "") -> list[object]:
    with source.reader(source.names[0]) as reader:
        definition = reader.database.table(table)
        keep = keeping(definition, [parse_condition(text, definition) for text in conditions], find)
        return [row["Number"] for row in reader.database.rows(definition) if keep is None or keep(row)]


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ((), [-3, 1, 2]),
        (("Number=1",), [1]),
        (("number >= 1", "Number!=2"), [1]),
        (("Number<1",), [-3]),
        (("Number<=1",), [-3, 1]),
        (("Name is null",), [1]),
        (("Name IS NOT NULL",), [-3, 2]),
        (("Name~X",), [2]),
        (("Notes~füchse",), [2]),
        (("Tags=two",), [2]),
        (("Tags~TWO",), [2]),
        (("Wide=18446744073709551615",), [2]),
        (("When>2025-01-01",), [2]),
        (("When>2025-01-02T03:04:05",), []),
        (("When=2025-01-02T03:04:05Z",), [2]),
        (("Guid=00000000-0000-0000-0000-00000000004d",), [2]),
        (("Real<0",), [2]),
        (("Yes=true",), [2]),
        (("Yes=false",), [-3]),
        (("Yes!=true",), [-3]),
    ],
)
def test_conditions(tables: Path, opened: Opened, conditions: tuple[str, ...], expected: list[int]) -> None:
    assert kept(opened(tables), "Sorts", *conditions) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Nothing=1", Code.ColumnNotFound),
        ("Number", Code.InvalidParameter),
        ("Number is null or so", Code.InvalidParameter),
        ("Number=x", Code.InvalidParameter),
        ("Number=", Code.InvalidParameter),
        ("When=tomorrow", Code.InvalidParameter),
    ],
)
def test_conditions_that_cannot_be(tables: Path, opened: Opened, text: str, code: Code) -> None:
    with pytest.raises(JetError) as refused:
        kept(opened(tables), "Sorts", text)
    assert refused.value.code is code
    assert refused.value.hint


def test_a_condition_is_written_as_it_is_read(tables: Path, opened: Opened) -> None:
    with opened(tables).reader(tables.name) as reader:
        table = reader.database.table("Sorts")
        for condition in (
            Condition("Number", Comparison.AT_LEAST, "3"),
            Condition("Name", Comparison.IS_NULL),
            Condition("Name", Comparison.CONTAINS, "a = b"),
        ):
            assert parse_condition(str(condition), table) == condition


@pytest.mark.parametrize(
    ("text", "value", "found"),
    [
        ("Fox", "the fox", True),
        ("fox", "the dog", False),
        ("chrome", "CHROME.exe".encode("utf-16-le"), True),
        ("chrome", b"x\0CHROME.exe", True),
        ("0aff", b"\x01\x0a\xff", True),
        ("0x0AFF", b"\x01\x0a\xff", True),
        ("ff", b"\xff", False),
        ("2025-01", datetime(2025, 1, 2), True),
        ("4d", UUID(int=77), True),
        ("77", 1772, True),
        ("two", ["one", "two"], True),
        ("x", None, False),
        ("secret", Unreadable("encrypted", b"a secret"), True),
    ],
)
def test_text_is_found_in_every_sort_of_value(text: str, value: Value, found: bool) -> None:
    row: Row = {"Other": None, "Value": value}
    finder = TextFinder(text)
    assert finder.in_row(row) is found
    assert finder.columns(row) == (["Value"] if found else [])


def test_a_search_of_a_table(tables: Path, opened: Opened) -> None:
    source = opened(tables)
    assert search_table(source, tables.name, "Deep", "0", NOW).rows == HITS_MOST
    assert search_table(source, tables.name, "Sorts", "füchse", NOW).rows == 1
    assert search_table(source, tables.name, "Empty", "x", NOW).rows == 0
    shares: list[float] = []
    search_table(source, tables.name, "Deep", "no such text", NOW, shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1.0)


def test_rows_come_in_parts_and_around_a_place(tables: Path, opened: Opened) -> None:
    source = opened(tables)
    query = RowQuery(tables.name, "Deep")
    whole = read_rows(source, query, DEEP_ROWS, cancel=NOW)
    assert (len(whole.rows), whole.at_start, whole.at_end, whole.low, whole.high) == (
        DEEP_ROWS,
        True,
        True,
        0.0,
        1.0,
    )
    around = rows_around(source, query, 20, whole.rows[100].position, cancel=NOW)
    assert around.rows == whole.rows[90:110]
    assert not around.at_start
    first = rows_around(source, query, 20, whole.rows[0].position, cancel=NOW)
    assert (first.rows, first.at_start) == (whole.rows[:10], True)


def test_the_key_of_a_row_is_found_in_every_order() -> None:
    source = open_source(TableSource(dataset("srum-win10-clean", "SRUDB.dat")))
    query = RowQuery("SRUDB.dat", "SruDbIdMapTable")
    listed = read_rows(source, query, 5, cancel=NOW).rows[4]
    assert listed.row is not None
    assert row_key(source, query, listed.position) == [listed.row["IdIndex"]]
    source.close()


def test_views_page_as_tables_do() -> None:
    """Every row of the view is that of its reader, forwards and backwards, and one can be written."""
    source = open_source(TableSource(dataset("srum-win10-clean", "SRUDB.dat")))
    with source.reader("SRUDB.dat") as reader:
        view = reader.view("srum-network-data").view
        expected = [row.values for row in reader.view(view.name).rows()]
    assert expected
    query = RowQuery("SRUDB.dat", view.table.name, view=view.name)
    read = read_rows(source, query, len(expected) + 1, cancel=NOW)
    assert [each.row for each in read.rows] == expected
    back = read_rows(source, query, 3, backwards=True, cancel=NOW)
    assert [each.row for each in back.rows] == expected[-3:]
    assert whole_row(source, query, read.rows[0].position).row == expected[0]
    source.close()


# what values mean


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (b"\x01\x01\0\0\0\0\0\x05\x12\0\0\0", "S-1-5-18"),
        ("läuft".encode("utf-16-le"), "läuft"),
        (b"plain text\0", "plain text"),
        (b"\x01\x02", "0102"),
        (b"", ""),
        (None, ""),
        (7, "7"),
        (["a", "b"], "a; b"),
        (True, "true"),
    ],
)
def test_values_as_text(value: Value, text: str) -> None:
    assert value_text(value) == text


def test_readings_that_fit() -> None:
    filetime = 133_000_000_000_000_000
    moment = datetime(1601, 1, 1, tzinfo=UTC) + timedelta(microseconds=filetime // 10)
    assert dict(readings(filetime))[Reading.FILETIME] == moment.replace(tzinfo=None).isoformat() + "Z"
    assert (
        dict(readings(filetime.to_bytes(8, "little")))[Reading.FILETIME]
        == dict(readings(filetime))[Reading.FILETIME]
    )
    assert dict(readings(1_700_000_000))[Reading.UNIX_TIME] == "2023-11-14T22:13:20Z"
    assert dict(readings(UUID(int=1).bytes_le))[Reading.GUID] == str(UUID(int=1))
    assert Reading.FILETIME not in dict(readings(12))
    assert dict(readings(255))[Reading.HEXADECIMAL] == "0xff"
    assert value_text(b"\x01\x02", Reading.INTEGER) == "513"
    assert value_text("text", Reading.GUID) == "text"
    assert hex_dump(bytes(range(17)), 100).splitlines()[1].startswith("00000010  10")


def test_a_condition_of_each_value_keeps_its_row(tables: Path, opened: Opened) -> None:
    """And, turned round, leaves it out."""
    with opened(tables).reader(tables.name) as reader:
        table = reader.database.table("Sorts")
        for row in reader.database.rows(table):
            for name, value in row.items():
                for without in (False, True):
                    condition = condition_of(name, value, without=without)
                    if condition is not None:
                        keep = keeping(table, [condition])
                        assert keep is not None
                        assert keep(row) is not without, (name, value)
