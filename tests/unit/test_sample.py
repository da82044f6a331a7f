"""The sample instance: three other readers agree with ours on every row, the logs replay, time goes on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import pyesedb
import pytest
from dissect.database.ese import ESE
from impacket.ese import ESENT_DB

from app.demo.sample_instance import BASE, DATABASE, PAGE_SIZE, advance_sample, write_sample
from app.demo.sample_tables import SERVERS
from engine.error_codes import Code
from engine.errors import JetError, MissingFile, StorageFault
from engine.files import LocalFileSystem
from engine.formats.catalog import Table
from engine.formats.checkpoint import read_checkpoint
from engine.formats.column import SIZES, Column, ColumnType
from engine.formats.db_header import DatabaseHeader
from engine.formats.log.chain import check_continuation, check_follows
from engine.formats.log.record import Record, walk
from engine.formats.log.records import NOP, AttachDB, Init2, ShutDownMark, Term2
from engine.formats.log.segments import LogReading
from engine.formats.log.tail import check_log
from engine.formats.raw_values import raw_value
from engine.formats.record import Row
from engine.formats.record_writer import MAX_INTRINSIC, Cells
from engine.formats.stamps import LGPOS, Lgpos
from engine.formats.tree import Tree
from engine.formats.values import Value
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.tables.open_tables import open_table
from engine.verify.structure import check_structure
from tests.disk.crash_model import Blob
from tests.disk.fault_fs import Fault, FaultFS
from tests.disk.memory_fs import MemoryFS
from tests.oracles.database_audit import audit, open_database
from tests.oracles.redo import PagesInMemory, differences, replay, steps_of

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
    for files in (before, after):
        assert audit(files[DATABASE]) == []
        assert check_structure(open_database(files[DATABASE])) == ()


def test_tables_hold_believable_contents(before: Files) -> None:
    database = open_database(before[DATABASE])
    own = {table.name: database.count_rows(table) for table in database.tables() if not table.system}
    assert own == {"Servers": SERVERS, "Events": 1800, "Certificates": 400, "Settings": 5}
    kinds = {column.type for table in database.tables() if not table.system for column in table.columns}
    assert kinds >= set(ColumnType) - {ColumnType.NIL, ColumnType.SLV, ColumnType.UNSIGNED_LONG_LONG}
    assert any(len(cast(bytes, row["Encoded"])) > 4014 for row in database.rows("Certificates"))
    inner = [page for page in Tree(database.read_page, database.table("Events").root).pages() if not page.is_leaf]
    assert inner


def test_libesedb_agrees(after: Files, tmp_path: Path) -> None:
    path = tmp_path / DATABASE
    path.write_bytes(after[DATABASE])
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


def test_dissect_agrees(after: Files, tmp_path: Path) -> None:
    path = tmp_path / DATABASE
    path.write_bytes(after[DATABASE])
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


def test_impacket_agrees(after: Files, tmp_path: Path) -> None:
    path = tmp_path / DATABASE
    path.write_bytes(after[DATABASE])
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
    check_continuation(check_log(before[BASE + ".log"]), check_log(after[BASE + "00000007.log"]))


@pytest.mark.parametrize("state", ["before", "after"])
def test_database_and_checkpoint_name_places_in_the_log(state: str, request: pytest.FixtureRequest) -> None:
    files: Files = request.getfixturevalue(state)
    places = {record.lgpos: record for record in records(files) if record.type is not NOP.TYPE}
    header = DatabaseHeader(files[DATABASE])
    assert places[header.lgpos_consistent].type is ShutDownMark.TYPE
    assert places[header.lgpos_attach].type is AttachDB.TYPE
    reading = read_checkpoint(files[BASE + ".chk"])
    assert reading.copies_agree
    checkpoint = reading.checkpoint
    assert places[checkpoint.lgpos_checkpoint].type is Term2.TYPE
    assert places[checkpoint.lgpos_checkpoint] == records(files)[-2]
    assert checkpoint.signature == header.sign_log
    assert not checkpoint.attachments
    for record in places.values():
        if record.type is Term2.TYPE:
            assert places[LGPOS.read(record.body, 1)].type is Init2.TYPE
        if record.type is AttachDB.TYPE:
            consistent = LGPOS.read(record.body, 8)
            assert consistent == Lgpos() or places[consistent].type is ShutDownMark.TYPE


def test_log_headers_list_the_attached_database(after: Files) -> None:
    header = DatabaseHeader(after[DATABASE])
    for reading in logs(after)[1:]:
        (entry,) = reading.header.attachments
        assert entry.sign_db == header.sign_db
        assert entry.path.endswith(DATABASE)
        assert entry.lgpos_attach < Lgpos(reading.generation, 1, 0)


def test_replaying_the_logs_gives_the_newer_database(before: Files, after: Files) -> None:
    """From nothing: the logs know of everything since the database was made."""
    new = PagesInMemory.of(after[DATABASE])
    pages = PagesInMemory(PAGE_SIZE)
    replay(steps_of(records(after)), pages)
    assert differences(pages, new) == []
    old = PagesInMemory.of(before[DATABASE])
    assert differences(old, new)
    tally = replay(steps_of(records(after)), old)
    assert 0 < tally.applied < tally.skipped
    assert differences(old, new) == []


def test_it_happened_in_the_past(before: Files, after: Files) -> None:
    """In the week before the sample was made, and from when it worked on."""
    created = [cast(datetime, reading.header.created.moment) for reading in logs(after)]
    assert created == sorted(created)
    assert MOMENT - timedelta(days=7, seconds=1) <= created[0] < created[6] < MOMENT
    assert created[7] >= LATER
    ends = [cast(datetime, DatabaseHeader(files[DATABASE]).logtime_consistent.moment) for files in (before, after)]
    assert MOMENT - timedelta(hours=2) < ends[0] <= MOMENT
    assert LATER < ends[1] < LATER + timedelta(seconds=5)
    times = [cast(datetime, row["Time"]) for row in open_database(before[DATABASE]).rows("Events")]
    assert (
        (MOMENT - timedelta(days=7)).replace(tzinfo=None) < min(times) < max(times) < MOMENT.replace(tzinfo=None)
    )


def test_same_seed_and_moment_give_the_same_rows(before: Files) -> None:
    again = made_in_memory(seed=20)
    assert content(again[DATABASE]) == content(before[DATABASE])
    other = made_in_memory(seed=3)
    assert len(logs(other)) == 7
    assert content(other[DATABASE]) != content(before[DATABASE])


def made_in_memory(seed: int) -> Files:
    fs = MemoryFS(Path("/memory"))
    write_sample(Path("/memory"), fs, seed=seed, created=MOMENT)
    return {name: bytes(entry.data) for name, entry in fs.tree().items() if isinstance(entry, Blob)}


def content(data: bytes) -> dict[str, list[Row]]:
    database = open_database(data)
    return {table.name: list(database.rows(table)) for table in database.tables() if not table.system}


@pytest.mark.parametrize("name", ["SMP.chk", "SMP00003.log", "smp0000000A.log", "sample.edb", "sample.edb.jdw"])
def test_nothing_is_replaced(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"mine")
    with pytest.raises(StorageFault) as refused:
        write_sample(tmp_path, FS)
    assert refused.value.code is Code.FileAlreadyExists
    assert files_in(tmp_path) == {name: b"mine"}


@pytest.mark.parametrize("call", [0, 9, 40])
def test_nothing_is_left_half_made(call: int) -> None:
    memory = MemoryFS(Path("/memory"))
    memory.create(Path("/memory/mine.txt")).close()
    for folder in (Path("/memory"), Path("/memory/new/folder")):
        fs = FaultFS(memory).fail_at(call, Fault.INPUT_OUTPUT, "write")
        with pytest.raises(JetError):
            write_sample(folder, fs)
        assert fs.struck
        assert memory.tree().keys() == {"mine.txt"}


@pytest.mark.parametrize("call", [0, 9, 40])
def test_on_a_full_disk_nothing_is_said_of_an_instance_to_start(call: int) -> None:
    memory = MemoryFS(Path("/memory"))
    with pytest.raises(JetError) as raised:
        write_sample(Path("/memory/new"), FaultFS(memory).fail_at(call, Fault.NO_SPACE, "write"))
    assert "start" not in raised.value.hint
    assert "create it again" in raised.value.hint
    assert memory.tree() == {}


def test_a_sample_that_was_cut_off_is_recovered_and_goes_on(before: Files) -> None:
    folder = Path("/memory")
    fs = MemoryFS(folder, {name: Blob(data) for name, data in before.items()})
    instance = Instance.open(Parameters(folder, base=BASE), fs=fs)
    database = instance.attach(folder / DATABASE)
    session = instance.session()
    for last in (False, True):
        session.begin(write=True)
        open_table(session, database, "Settings").insert(session, {"Name": f"cut off {last}"})
        instance.flush_log(instance.log.tip) if last else session.commit()
    instance.abandon()
    advance_sample(folder, fs, now=LATER)
    with fs.open_read(folder / DATABASE) as file:
        data = file.read_at(0, file.stat().size)
    names = [row["Name"] for row in open_database(data).rows("Settings")]
    assert "cut off False" in names and "cut off True" not in names
    assert audit(data) == []


def test_a_sample_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(MissingFile):
        advance_sample(tmp_path, FS)
    assert files_in(tmp_path) == {}
