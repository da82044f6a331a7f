"""The sample instance: three other readers agree with ours on every row, the logs replay, time goes on.

Also the bulk loader behind it at every page size, and the instances that other tests are given.
"""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import islice, pairwise
from pathlib import Path
from random import Random
from typing import Any, cast

import pyesedb
import pytest
from dissect.database.ese import ESE
from impacket.ese import ESENT_DB

from engine.errors import StorageFault, WrongState, WrongUse
from engine.files import LocalFileSystem
from engine.formats.catalog import Index, IndexColumn, Table
from engine.formats.catalog_rows import UNIQUE_KEY
from engine.formats.checkpoint import read_checkpoint
from engine.formats.column import FIRST_VARIABLE, SIZES, Column, ColumnType
from engine.formats.db_header import DatabaseHeader
from engine.formats.log_chain import check_continuation, check_follows
from engine.formats.log_record import Record, walk
from engine.formats.log_record_types import RecordType
from engine.formats.log_records import Insert, Replace
from engine.formats.log_segments import LogReading, check_log
from engine.formats.page import PageFlag
from engine.formats.raw_values import raw_value
from engine.formats.record_writer import MAX_INTRINSIC, Cells
from engine.formats.stamps import LGPOS, Lgpos, LogTime, Signature
from engine.formats.tree import Tree
from engine.formats.values import Value
from engine.sample import BASE, DATABASE, advance_sample, write_sample
from engine.sample.database_writer import DatabaseWriter
from engine.sample.tables import (
    CERTIFICATES,
    CERTIFICATES_TABLE,
    EVENTS,
    EVENTS_TABLE,
    SERVERS,
    SETTINGS_TABLE,
    certificates,
    events,
    settings,
)
from tests.support.big_database import grow, write_instance
from tests.support.database_audit import audit, open_database
from tests.support.datasets import dataset
from tests.support.redo import PagesInMemory, differences, replay, steps_of

FS = LocalFileSystem()
MOMENT = datetime(2025, 3, 9, 14, 5, 6, 789000, tzinfo=UTC)
LATER = datetime(2025, 3, 10, 2, 0, tzinfo=UTC)
Files = dict[str, bytes]


def files_in(directory: Path) -> Files:
    return {path.name: path.read_bytes() for path in sorted(directory.iterdir())}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sample") / "new"


@pytest.fixture(scope="module")
def before(place: Path) -> Files:
    """The files of a new sample."""
    write_sample(place, FS, created=MOMENT)
    return files_in(place)


@pytest.fixture(scope="module")
def after(place: Path, before: Files) -> Files:
    """The same after it worked on."""
    advance_sample(place, FS, now=LATER)
    return files_in(place)


def logs(files: Files) -> list[LogReading]:
    """The logs of an instance from the first to the current one, each without a flaw."""
    readings = [check_log(data) for name, data in files.items() if name.endswith(".log")]
    return sorted(readings, key=lambda reading: reading.generation)


def records(files: Files) -> list[Record]:
    return [record for reading in logs(files) for record in walk(reading)]


def test_database_is_what_an_honest_writer_makes(before: Files, after: Files) -> None:
    assert audit(before[DATABASE]) == []
    assert audit(after[DATABASE]) == []


def test_tables_hold_believable_contents(before: Files) -> None:
    database = open_database(before[DATABASE])
    own = {table.name: database.count_rows(table) for table in database.tables() if not table.system}
    assert own["Servers"] == SERVERS
    assert own["Events"] == EVENTS
    assert own["Certificates"] > CERTIFICATES
    assert own["Settings"] == 5
    kinds = {column.type for table in database.tables() if not table.system for column in table.columns}
    assert kinds >= set(ColumnType) - {ColumnType.NIL, ColumnType.SLV, ColumnType.UNSIGNED_LONG_LONG}
    assert any(len(cast(bytes, row["Encoded"])) > 4014 for row in database.rows("Certificates"))
    inner = [page for page in Tree(database.read_page, database.table("Events").root).pages() if not page.is_leaf]
    assert inner


def test_catalog_is_the_one_windows_writes() -> None:
    """Every row of the system tables, in every tree, byte for byte."""
    real = open_database(dataset("small-edb", "default.edb").read_bytes())
    image = DatabaseWriter(4096, Signature(1, LogTime.of(MOMENT))).finish(LogTime.of(MOMENT))
    ours = open_database(image.data)
    for root in (4, 7, 10, 24, 29, 30):
        expected = {node.key: node.data for node in Tree(real.read_page, root).nodes()}
        found = {node.key: node.data for node in Tree(ours.read_page, root).nodes()}
        assert found.items() <= expected.items()
        # What is left over is the one table that Windows' file has besides.
        assert (
            all(b"\x80\x00\x00\x08" in key + data for key, data in expected.items() - found.items()) or root == 29
        )


@pytest.mark.parametrize("state", ["before", "after"])
def test_libesedb_agrees(state: str, place: Path, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    path = tmp_path / DATABASE
    path.write_bytes(request.getfixturevalue(state)[DATABASE])
    database = open_database(path.read_bytes())
    theirs = pyesedb.open(str(path))
    try:
        assert theirs.number_of_tables == len(database.tables())
        for table in database.tables():
            their_table = theirs.get_table_by_name(table.name)
            rows = list(database.rows(table))
            assert their_table.number_of_records == len(rows)
            for number, row in enumerate(rows):
                record = their_table.get_record(number)
                for i in range(record.number_of_values):
                    column = next(c for c in table.columns if c.name == record.get_column_name(i))
                    if row[column.name] is not None or column.type not in SIZES:
                        assert libesedb_value(record, i) == raw_value(column, row[column.name])
    finally:
        theirs.close()


def libesedb_value(record: Any, number: int) -> bytes | None:
    """The stored bytes; libesedb gives fillers for NULL in a fixed column, which the caller leaves out."""
    if record.is_long_value(number):
        return cast(bytes, record.get_value_data_as_long_value(number).get_data())
    return cast("bytes | None", record.get_value_data(number))


@pytest.mark.parametrize("state", ["before", "after"])
def test_dissect_agrees(state: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    path = tmp_path / DATABASE
    path.write_bytes(request.getfixturevalue(state)[DATABASE])
    database = open_database(path.read_bytes())
    with path.open("rb") as file:
        theirs = ESE(file)
        assert [table.name for table in theirs.tables()] == [table.name for table in database.tables()]
        for table in database.tables():
            found = [
                {column.name: record.get(column.name) for column in table.columns}
                for record in theirs.table(table.name).records()
            ]
            assert found == [dissect_row(table, row) for row in database.rows(table)]


def dissect_row(table: Table, row: Cells) -> Cells:
    """dissect.database gives a DateTime as its bits and a GUID as text."""

    def value(column: Column) -> Value:
        plain = row[column.name]
        if column.type is ColumnType.DATE_TIME and plain is not None:
            return int.from_bytes(raw_value(column, plain) or b"", "little")
        return str(plain) if column.type is ColumnType.GUID else plain

    return {column.name: value(column) for column in table.columns}


@pytest.mark.parametrize("state", ["before", "after"])
def test_impacket_agrees(state: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    path = tmp_path / DATABASE
    path.write_bytes(request.getfixturevalue(state)[DATABASE])
    database = open_database(path.read_bytes())
    theirs = ESENT_DB(str(path))
    try:
        for table in database.tables():
            if table.system:
                continue
            cursor = theirs.openTable(table.name.encode())
            for row in database.rows(table):
                record = theirs.getNextRow(cursor)
                for column in table.columns:
                    value = row[column.name]
                    if len(raw_value(column, value) or b"") <= MAX_INTRINSIC:
                        assert record[column.name.encode()] == impacket_value(column, value)
            assert theirs.getNextRow(cursor) is None
    finally:
        theirs.close()


def impacket_value(column: Column, value: Value) -> object:
    """impacket gives bits for bools and dates, hex for bytes, and the id of a separated long value, not itself."""
    raw = raw_value(column, value)
    if raw is None:
        return None
    if column.type is ColumnType.GUID:
        return raw
    if column.type in (ColumnType.BIT, ColumnType.DATE_TIME):
        return int.from_bytes(raw, "little")
    return raw.hex().encode() if isinstance(value, bytes) else value


def test_logs_follow_one_another(before: Files, after: Files) -> None:
    for files, last in ((before, 7), (after, 10)):
        readings = logs(files)
        assert [reading.generation for reading in readings] == list(range(1, last + 1))
        for older, newer in pairwise(readings):
            check_follows(older, newer)
        assert [reading.closed_normally for reading in readings[-1:]] == [True]
        header = DatabaseHeader(files[DATABASE])
        assert {reading.header.signature for reading in readings} == {header.sign_log}


def test_archives_never_change_and_the_current_log_goes_on(before: Files, after: Files) -> None:
    archives = [name for name in before if name.startswith(BASE + "0")]
    assert len(archives) == 6
    assert all(after[name] == before[name] for name in archives)
    check_continuation(check_log(before[BASE + ".log"]), check_log(after[BASE + "00007.log"]))


@pytest.mark.parametrize("state", ["before", "after"])
def test_database_and_checkpoint_name_places_in_the_log(state: str, request: pytest.FixtureRequest) -> None:
    files: Files = request.getfixturevalue(state)
    places = {record.lgpos: record for record in records(files) if record.type is not RecordType.NOP}
    header = DatabaseHeader(files[DATABASE])
    assert places[header.lgpos_consistent].type is RecordType.ShutDownMark
    assert places[header.lgpos_attach].type is RecordType.AttachDB
    reading = read_checkpoint(files[BASE + ".chk"])
    assert reading.copies_agree
    checkpoint = reading.checkpoint
    assert places[checkpoint.lgpos_checkpoint].type is RecordType.Term2
    assert places[checkpoint.lgpos_checkpoint] == records(files)[-2]
    assert checkpoint.signature == header.sign_log
    assert not checkpoint.attachments
    for record in places.values():
        if record.type is RecordType.Term2:
            assert places[LGPOS.read(record.body, 1)].type is RecordType.Init2
        if record.type is RecordType.AttachDB:
            consistent = LGPOS.read(record.body, 8)
            assert consistent == Lgpos() or places[consistent].type is RecordType.ShutDownMark


def test_log_headers_list_the_attached_database(after: Files) -> None:
    header = DatabaseHeader(after[DATABASE])
    for reading in logs(after)[1:]:
        (entry,) = reading.header.attachments
        assert entry.sign_db == header.sign_db
        assert entry.path.endswith(DATABASE)
        assert entry.lgpos_attach < Lgpos(reading.generation, 1, 0)


def test_replaying_the_logs_gives_the_newer_database(before: Files, after: Files) -> None:
    old, new = PagesInMemory.of(before[DATABASE]), PagesInMemory.of(after[DATABASE])
    assert replay(steps_of(records(before)), old).applied == 0
    assert differences(old, new)
    replay(steps_of(records(after)), old)
    assert differences(old, new) == []


def test_each_page_change_follows_the_one_before(after: Files) -> None:
    """Without gaps from the freshly loaded database on; transactions begin, change and commit."""
    last: dict[int, int] = {}
    open_trx: int | None = None
    for record in records(after):
        if record.type is RecordType.Begin0:
            assert open_trx is None
            open_trx = int.from_bytes(record.body[4:8], "little")
        elif record.type is RecordType.Commit0:
            assert open_trx is not None
            open_trx = None
        elif isinstance(change := record.decoded, (Insert, Replace)):
            assert change.trx == open_trx
            assert change.dbtime_before == last.get(change.pgno, change.dbtime_before)
            assert change.dbtime == max(last.values(), default=change.dbtime - 1) + 1
            last[change.pgno] = change.dbtime
    assert open_trx is None
    assert max(last.values()) == DatabaseHeader(after[DATABASE]).dbtime_dirtied


def test_same_seed_and_moment_give_the_same_bytes(
    place: Path, before: Files, after: Files, tmp_path: Path
) -> None:
    again = place.rename(place.with_name("moved"))
    try:
        write_sample(place, FS, created=MOMENT)
        assert files_in(place) == before
        advance_sample(place, FS, now=LATER)
        assert files_in(place) == after
    finally:
        for path in place.iterdir():
            path.unlink()
        place.rmdir()
        again.rename(place)


def test_nothing_is_replaced_and_nothing_is_left_half_made(tmp_path: Path) -> None:
    """A file of the instance is seen at once, an archive in the middle of writing."""
    for name in ("SMP.chk", "SMP00003.log"):
        place = tmp_path / name[:-4]
        place.mkdir()
        (place / name).write_bytes(b"mine")
        with pytest.raises(StorageFault) as refused:
            write_sample(place, FS)
        assert refused.value.code == -1814
        assert files_in(place) == {name: b"mine"}


def test_a_sample_that_was_cut_off_does_not_go_on(tmp_path: Path) -> None:
    """Neither when its instance did not end, nor when its database is older than its logs."""
    for dirty in (True, False):
        place = write_instance(tmp_path / str(dirty), base=BASE, dirty=dirty)
        database = place.directory / DATABASE
        database.write_bytes((place.directory / place.database).read_bytes())
        if not dirty:
            grow(place.directory, 1, base=BASE)  # the sample's own database stays behind
        with pytest.raises(WrongState) as refused:
            advance_sample(place.directory, FS)
        assert refused.value.code == -550


@pytest.mark.parametrize("page_size", [4096, 8192, 16384, 32768])
def test_bulk_loaded_databases_are_sound_at_every_page_size(page_size: int, tmp_path: Path) -> None:
    random, now = Random(1), MOMENT.replace(tzinfo=None)
    path = tmp_path / "loaded.edb"
    writer = DatabaseWriter(page_size, Signature(1, LogTime.of(MOMENT)))
    loaded = {
        writer.add_table(definition, rows, fill=fill).name: rows
        for definition, rows, fill in (
            (EVENTS_TABLE, list(islice(events(random, now), 700)), 0.3),
            (CERTIFICATES_TABLE, list(islice(certificates(random, now), 60)), 0.9),
            (SETTINGS_TABLE, list(settings(random, now)), 0.9),
        )
    }
    image = writer.finish(LogTime.of(MOMENT))
    path.write_bytes(image.data)
    assert audit(image.data) == []
    database = open_database(image.data)
    theirs = pyesedb.open(str(path))
    for name, rows in loaded.items():
        table = database.table(name)
        assert sorted(stored(table, row) for row in database.rows(table)) == sorted(stored(table, r) for r in rows)
        assert theirs.get_table_by_name(name).number_of_records == len(rows)
    theirs.close()


def stored(table: Table, row: Cells) -> list[bytes]:
    """A row's values as a file holds them; dates lose what is less than a microsecond."""
    return [raw_value(column, row[column.name]) or b"NULL" for column in table.columns]


def test_a_tree_of_three_levels() -> None:
    columns = (Column(FIRST_VARIABLE, "Key", ColumnType.BINARY, size=255),)
    index = Index(0, "ByKey", 0, UNIQUE_KEY, (IndexColumn(FIRST_VARIABLE),))
    writer = DatabaseWriter(4096, Signature(1, LogTime.of(MOMENT)))
    writer.add_table(
        Table(0, "Long", 0, 0, columns, (index,)),
        ({"Key": b"\x11" * 190 + n.to_bytes(4, "big")} for n in range(3000)),
    )
    image = writer.finish(LogTime.of(MOMENT))
    assert audit(image.data) == []
    database = open_database(image.data)
    root = next(Tree(database.read_page, database.table("Long").root).pages())
    assert not root.flags & (PageFlag.LEAF | PageFlag.PARENT_OF_LEAF)


def test_rows_that_cannot_be_are_refused() -> None:
    def add(*rows: Cells) -> None:
        DatabaseWriter(4096, Signature(1)).add_table(SETTINGS_TABLE, rows)

    with pytest.raises(ValueError, match="one key"):
        add({"Name": "a"}, {"Name": "A"})
    with pytest.raises(WrongUse, match="too long"):
        add({"Name": "a" * 255, "Value": "b" * 1023}, {"Name": "c" * 4000})
    with pytest.raises(WrongUse, match="cannot hold int"):
        add({"Name": 5})
