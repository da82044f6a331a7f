"""What is open, which rows are wanted, what values mean, and rows as files: the tables without the window."""

from __future__ import annotations

import csv
import json
import sqlite3
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

import engine
from app.demo.sample_instance import write_sample
from app.operations.export import ExportKind
from app.tables.conditions import Comparison, Condition, TextFinder, keeping, parse_condition
from app.tables.opening import OpenedSource, SourceKind, TableSource, open_source
from app.tables.reading import HITS_MOST, RowQuery, read_rows, row_key, rows_around, search_table, whole_row
from app.tables.showing import Reading, hex_dump, readings, value_text
from app.tables.writing import RowSelection, write_rows
from engine.error_codes import Code
from engine.errors import Cancelled, JetError
from engine.files import ReadFile
from engine.formats.record import Row
from engine.formats.values import Unreadable, Value
from engine.progress import Cancel
from tests.builders.exported_tables import DEEP_ROWS, Damaged, write_tables
from tests.builders.key_pair import write_identity
from tests.builders.small_instance import DATABASE, write_small_instance
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


# what is open


def test_a_file(tables: Path, opened: Opened) -> None:
    source = opened(tables)
    assert (source.kind, source.names, source.is_clean) == (SourceKind.FILE, (tables.name,), True)


def test_a_dirty_file_with_its_logs_is_recovered_in_memory(opened: Opened) -> None:
    """The same rows by the file and by its folder, and nothing is written."""
    folder = dataset("srum-win11-dirty")
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    counts = []
    for path in (folder / "SRUDB.dat", folder):
        source = opened(path)
        assert (source.kind, source.names) == (SourceKind.INSTANCE, ("SRUDB.dat",))
        with source.reader("SRUDB.dat") as reader:
            assert reader.database.header.is_clean
            counts.append({table.name: reader.browser(table.name).count() for table in reader.database.tables()})
    assert counts[0] == counts[1]
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == before


def test_it_is_what_recovery_leaves(opened: Opened, tmp_path: Path) -> None:
    """A recovery of a copy has the same rows."""
    folder = dataset("srum-win11-dirty")
    engine.run_recovery(engine.InstanceChoice([folder]), to=tmp_path / "copy")
    with opened(folder).reader("SRUDB.dat") as shown, opened(tmp_path / "copy").reader("SRUDB.dat") as copied:
        for table in copied.database.tables():
            assert list(shown.database.rows(table.name)) == list(copied.database.rows(table))


def test_a_dirty_file_without_logs_is_read_as_it_is(opened: Opened) -> None:
    source = opened(dataset("sum-win2012r2", "Current.mdb"))
    assert (source.kind, source.is_clean) == (SourceKind.FILE, False)


def test_files_that_change_are_refused(tmp_path: Path) -> None:
    """An engine that starts while they are read is noticed."""
    folder = write_small_instance(tmp_path / "instance", last=3)

    class Touching(engine.LocalFileSystem):
        def open_read(self, path: Path) -> ReadFile:
            if path.name == DATABASE:
                (folder / DATABASE).touch()
            return super().open_read(path)

    context = engine.RunContext(fs=Touching())
    with (
        pytest.raises(JetError) as refused,
        engine.open_recovered(engine.InstanceChoice([folder]), context=context),
    ):
        pass
    assert refused.value.code is Code.FileAccessDenied


def full_backup(folder: Path, backups: Path, encode: engine.Encode | None = None) -> Path:
    options = engine.Options(create=True, encode=encode or engine.Encode())
    source, destination = engine.AtRestSource([folder]), engine.LocalFolder(backups)
    return engine.run_backup(source, destination, engine.Kind.FULL, options=options).chain


def remove(chain: Path) -> bool:
    destination = engine.LocalFolder(chain.parents[1])
    with destination.open(chain.parent.name, create=False, apart_from=()) as store:
        return store.remove(chain.name, engine.Leases())


def test_a_chain_at_each_generation(tmp_path: Path) -> None:
    """The rows of a view of the chain there."""
    write_sample(tmp_path / "sample", engine.LocalFileSystem())
    chain = full_backup(tmp_path / "sample", tmp_path / "backups")
    for generation in (None, 6, 7):
        with engine.open_at(chain, engine.RestoreTarget(generation)) as view, view.open() as database:
            expected = {table.name: list(database.rows(table)) for table in database.tables()}
            reached = view.reached
        source = open_source(TableSource(chain, generation))
        assert (source.kind, source.names, source.reached) == (SourceKind.CHAIN, ("sample.edb",), reached)
        for name, rows in expected.items():
            query = RowQuery("sample.edb", name)
            read = read_rows(source, query, len(rows) + 1, cancel=NOW)
            with source.reader("sample.edb") as reader:
                assert [each.row for each in reader.browser(name).rows()] == rows
            assert len(read.rows) == len(rows)
        source.close()


def test_a_chain_is_leased_until_it_is_closed(tmp_path: Path) -> None:
    """It cannot be removed meanwhile, and can be afterwards."""
    folder = write_small_instance(tmp_path / "instance", last=3)
    chain = full_backup(folder, tmp_path / "backups")
    source = open_source(TableSource(chain))
    assert (source.kind, source.names) == (SourceKind.CHAIN, (DATABASE,))
    with pytest.raises(JetError) as refused:
        remove(chain)
    assert "view" in refused.value.message
    source.close()
    source.close()
    with pytest.raises(Cancelled), source.reader(DATABASE):
        pass
    assert remove(chain)


def test_closing_waits_for_those_who_read(tables: Path) -> None:
    source = open_source(TableSource(tables))
    borrowed, done = threading.Event(), threading.Event()

    def read() -> None:
        with pytest.raises(Cancelled), source.reader(tables.name) as reader:
            borrowed.set()
            while True:
                list(reader.browser("Deep").rows())
        done.set()

    thread = threading.Thread(target=read)
    thread.start()
    borrowed.wait(60)
    source.close()
    thread.join(60)
    assert done.is_set()


def test_an_encrypted_chain_without_its_key(tmp_path: Path) -> None:
    folder = write_small_instance(tmp_path / "instance", last=3)
    recipient = write_identity(tmp_path / "key.txt")
    chain = full_backup(folder, tmp_path / "backups", engine.Encode(None, (recipient,)))
    with pytest.raises(JetError) as refused:
        open_source(TableSource(chain))
    assert refused.value.code.name == "DecryptionFailed"
    keys = engine.Keys(identities=engine.read_identities(tmp_path / "key.txt"))
    source = open_source(TableSource(chain), keys)
    assert source.names == (DATABASE,)
    source.close()


def test_opening_can_be_cancelled() -> None:
    cancel = Cancel()
    cancel.request()
    with pytest.raises(Cancelled):
        open_source(TableSource(dataset("srum-win11-dirty")), cancel=cancel)


# which rows


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


# rows as files


@pytest.mark.parametrize("kind", list(ExportKind))
def test_chosen_rows_as_files(tables: Path, opened: Opened, tmp_path: Path, kind: ExportKind) -> None:
    source = opened(tables)
    query = RowQuery(tables.name, "Deep")
    some = read_rows(source, query, 10, cancel=NOW).rows
    selection = RowSelection(query, (some[7].position, some[2].position))
    done = write_rows(source, [selection], kind, tmp_path / "out", cancel=NOW)
    assert (done.rows, done.tables, done.unread) == (2, 1, 0)
    assert numbers_in(tmp_path / "out", kind) == [7, 2]
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def numbers_in(path: Path, kind: ExportKind) -> list[int]:
    if kind is ExportKind.SQLITE:
        with sqlite3.connect(path) as db:
            return [number for (number,) in db.execute("SELECT Number FROM Deep")]
    text = path.read_text(encoding="utf-8")
    if kind is ExportKind.JSON:
        return [json.loads(line)["Number"] for line in text.splitlines()]
    return [int(row["Number"]) for row in csv.DictReader(text.splitlines())]


def test_what_a_filter_shows_is_written(tables: Path, opened: Opened, tmp_path: Path) -> None:
    query = RowQuery(tables.name, "Deep", None, (Condition("Number", Comparison.LESS, "3"),))
    write_rows(opened(tables), [RowSelection(query)], ExportKind.CSV, tmp_path / "out.csv", cancel=NOW)
    assert numbers_in(tmp_path / "out.csv", ExportKind.CSV) == [0, 1, 2]


def test_several_tables_go_to_a_folder(tables: Path, opened: Opened, tmp_path: Path) -> None:
    selections = [RowSelection(RowQuery(tables.name, name)) for name in ("Deep", "Sorts", "Long")]
    shares: list[float] = []
    done = write_rows(
        opened(tables), selections, ExportKind.JSON, tmp_path / "all", cancel=NOW, passed=shares.append
    )
    assert sorted(path.name for path in (tmp_path / "all").iterdir()) == [
        "Deep.jsonl",
        "Long.jsonl",
        "Sorts.jsonl",
    ]
    assert done.rows == DEEP_ROWS + 3 + 60
    assert shares == sorted(shares)


def test_long_values_are_written_whole(tables: Path, opened: Opened, tmp_path: Path) -> None:
    selection = RowSelection(RowQuery(tables.name, "Long"))
    write_rows(opened(tables), [selection], ExportKind.JSON, tmp_path / "out", cancel=NOW)
    first = json.loads((tmp_path / "out").read_text().splitlines()[1])
    assert first["Blob"] == (b"\x01" * 9000).hex()


def test_what_cannot_be_read_is_counted(tables: Path, opened: Opened, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.edb"
    damaged.write_bytes(tables.read_bytes())
    with opened(tables).reader(tables.name) as reader:
        page = next(reader.browser("Deep").rows()).page
    Damaged(damaged).spoil(page)
    selection = RowSelection(RowQuery(damaged.name, "Deep"))
    done = write_rows(opened(damaged), [selection], ExportKind.CSV, tmp_path / "out.csv", cancel=NOW)
    assert done.unread == 1
    assert str(page) in done.reasons[0]
    assert 0 < done.rows < DEEP_ROWS


def test_nothing_is_overwritten_and_nothing_is_left(tables: Path, opened: Opened, tmp_path: Path) -> None:
    there = tmp_path / "there.csv"
    there.write_text("mine")
    selection = RowSelection(RowQuery(tables.name, "Deep"))
    with pytest.raises(JetError) as refused:
        write_rows(opened(tables), [selection], ExportKind.CSV, there, cancel=NOW)
    assert refused.value.code is Code.FileAlreadyExists
    cancel = Cancel()
    cancel.request()
    with pytest.raises(Cancelled):
        write_rows(opened(tables), [selection], ExportKind.CSV, tmp_path / "new.csv", cancel=cancel)
    assert [path.name for path in tmp_path.iterdir()] == ["there.csv"]
    assert there.read_text() == "mine"
