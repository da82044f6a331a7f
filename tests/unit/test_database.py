"""Databases at rest: every value of every table of real files agrees with libesedb and dissect.database.

Where they differ from the engine's rules, and how the comparison allows for it
(docs/formats/tables-and-values.md#what-other-readers-do): libesedb gives the filler bytes of NULL fixed columns
and knows no defaults of tagged ones; multi-values and compressed values are left to dissect. dissect.database
gives deleted nodes too, cuts NULs off the end of text, and reads DateTime as an integer.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from datetime import datetime
from itertools import zip_longest
from pathlib import Path
from typing import Any
from uuid import UUID

import pyesedb
import pytest
from dissect.database.ese import ESE

from engine.error_codes import Code
from engine.errors import Corruption, Incompatible, JetError, MissingFile, Unsupported
from engine.files import LocalFileSystem, ReadFile
from engine.formats.column import Column, ColumnType
from engine.formats.long_value import chunk_most
from engine.formats.page import DELETED, PageHeader
from engine.formats.page_sizes import PAGE_SIZES
from engine.formats.values import Value, date_time
from engine.tables.read_only_database import ReadOnlyDatabase
from tests.builders.pages import build_file, build_record, build_tagged
from tests.builders.sealing import seal_page
from tests.builders.small_instance import (
    LONG,
    TABLE_ROOT,
    example_database,
    long_value_nodes,
    small_database,
)
from tests.datasets import dataset

REAL = (
    "small-edb/basic.edb",
    "small-edb/binary.edb",
    "small-edb/default.edb",
    "small-edb/index.edb",
    "small-edb/multi.edb",
    "small-edb/text.edb",
    "srum-server2022-day1/SRUDB.dat",
    "srum-server2022-day2/SRUDB.dat",
    "srum-win10-clean/SRUDB.dat",
    "srum-win11-dirty/SRUDB.dat",
    "srum-win11-repaired/SRUDB.dat",
    "sum-win2012r2/Current.mdb",
    "sum-win2012r2/SystemIdentity.mdb",
)
PLAIN = {1: "?", 2: "B", 3: "h", 4: "i", 5: "q", 6: "f", 7: "d", 14: "I", 15: "q", 17: "H", 18: "Q"}
TEXTS = (ColumnType.TEXT, ColumnType.LONG_TEXT)


def open_real(name: str) -> ReadOnlyDatabase:
    return ReadOnlyDatabase.open(LocalFileSystem().open_read(dataset(*name.split("/"))))


def open_made(data: bytes) -> ReadOnlyDatabase:
    return ReadOnlyDatabase(lambda offset, length: data[offset : offset + length], len(data))


@pytest.mark.parametrize("name", REAL)
def test_rows_agree_with_libesedb(name: str) -> None:
    path = dataset(*name.split("/"))
    theirs = pyesedb.file()
    theirs.open(str(path))
    compared = 0
    with open_real(name) as ours:
        assert sorted(t.name for t in ours.tables()) == sorted(t.name for t in theirs.tables)
        for table in ours.tables():
            other = theirs.get_table_by_name(table.name)
            assert ours.count_rows(table) == other.number_of_records
            for row, record in zip_longest(ours.rows(table), other.records):
                for i, column in enumerate(table.columns):
                    assert record.get_column_name(i) == column.name
                    compared += _agrees_with_libesedb(column, row[column.name], record, i)
    theirs.close()
    assert compared > 150


def _agrees_with_libesedb(column: Column, ours: Value, record: Any, i: int) -> bool:
    if record.is_multi_value(i):
        return False
    if record.is_long_value(i):
        raw = record.get_value_data_as_long_value(i).get_data()
    elif record.get_value_data_flags(i) & 2:
        return False
    else:
        raw = record.get_value_data(i)
    if ours is None:
        assert raw is None or column.is_fixed
        return False
    if raw is None:
        raw = column.default
    single = ours[0] if isinstance(ours, list) else ours
    assert single == _value(column, raw), (column, raw)
    return True


def _value(column: Column, raw: Any) -> object:
    """The value as docs/formats/tables-and-values.md#column-types has it, by other code than the reader's."""
    if column.type in PLAIN:
        return struct.unpack("<" + PLAIN[column.type], raw)[0]
    if column.type == ColumnType.DATE_TIME:
        return date_time(raw)
    if column.type == ColumnType.GUID:
        return UUID(bytes_le=raw)
    if column.type in TEXTS and column.code_page == 1200:
        return (raw + b"\0" * (len(raw) % 2)).decode("utf-16-le")
    return raw.decode("cp1252") if column.type in TEXTS else raw


@pytest.mark.parametrize("name", REAL)
def test_rows_agree_with_dissect(name: str) -> None:
    with dataset(*name.split("/")).open("rb") as file, open_real(name) as ours:
        theirs = ESE(file)
        for table in ours.tables():
            records = [r for r in theirs.table(table.name).records() if not r._node.tag.flags & DELETED]
            for row, record in zip_longest(ours.rows(table), records):
                for column in table.columns:
                    expected = _from_dissect(column, record.get(column.name))
                    assert _without_nuls(row[column.name]) == expected, column


def _from_dissect(column: Column, value: Any) -> object:
    if isinstance(value, list):
        return [_from_dissect(column, part) for part in value]
    if value is not None and column.type == ColumnType.DATE_TIME:
        return date_time(struct.pack("<q", value))
    return UUID(value) if value is not None and column.type == ColumnType.GUID else value


def _without_nuls(value: Value) -> object:
    if isinstance(value, list):
        return [_without_nuls(part) for part in value]
    return value.rstrip("\0") if isinstance(value, str) else value


@pytest.mark.parametrize(
    ("name", "table", "rows"),
    [
        ("srum-win11-dirty/SRUDB.dat", "SruDbIdMapTable", 1044),
        ("srum-win10-clean/SRUDB.dat", "{5C8CF1C7-7257-4F13-B223-970EF5939312}", 163),
        ("sum-win2012r2/SystemIdentity.mdb", "ROLE_IDS", 13),
    ],
)
def test_known_counts(name: str, table: str, rows: int) -> None:
    with open_real(name) as database:
        assert database.count_rows(table) == len(list(database.rows(table))) == rows


def test_every_sort_of_value_of_a_real_file() -> None:
    with open_real("small-edb/default.edb") as database:
        row = next(database.rows("default"))
    assert {type(value) for value in row.values()} == {int, bool, float, datetime, UUID, str, bytes}


@pytest.mark.parametrize("page_size", PAGE_SIZES)
def test_a_made_database_at_every_page_size(page_size: int) -> None:
    database = open_made(example_database(page_size))
    assert (database.page_size, database.page_count, database.owned_pages) == (page_size, 40, 40)
    assert database.header.is_clean
    (table,) = database.tables()
    full, empty, separated = database.rows(table)
    assert full == {
        "Number": 7,
        "Bit": True,
        "When": datetime(2000, 1, 1, 12),
        "Guid": UUID(int=5),
        "Small": 12,
        "Text": "café",
        "Binary": b"\0\1",
        "LongText": "Füchse 🦊",
        "Many": [LONG, b"a" * 100, b"inline"],
        "TaggedNumber": -1,
        "TwoNumbers": [1, 2],
    }
    assert {name: value for name, value in empty.items() if value is not None} == {
        "Small": -7,
        "Binary": b"absent",
        "TaggedNumber": 99,
    }
    assert separated["Many"] == [b""]


def test_chunk_sizes() -> None:
    assert [chunk_most(size) for size in PAGE_SIZES] == [1966, 4014, 8110, 4050, 8150]


@pytest.mark.parametrize(
    "nodes",
    [
        [],
        long_value_nodes({1: [LONG[:100], LONG[100:200]]}, {1: 250}),
        long_value_nodes({1: [LONG[:100], LONG[100:199], LONG[200:]]}, {1: 250}),
        long_value_nodes({1: [LONG[:100] + b"x", LONG[100:200], LONG[200:]]}, {1: 250}),
        [(struct.pack(">I", 1), b"short")],
    ],
)
def test_incomplete_long_values_are_corruption(nodes: list[tuple[bytes, bytes]]) -> None:
    record = build_record(tagged=build_tagged([(256, 5, struct.pack("<I", 1))]))
    database = open_made(small_database(4096, [record], nodes))
    with pytest.raises(Corruption) as caught:
        list(database.rows("things"))
    assert caught.value.code in (Code.LVCorrupted, Code.DecompressionFailed)


def test_an_encrypted_long_value_is_unreadable() -> None:
    record = build_record(tagged=build_tagged([(256, 5, struct.pack("<I", 1))]))
    nodes = [(struct.pack(">I", 1), struct.pack("<IIB", 1, 5, 1))]
    (row,) = open_made(small_database(4096, [record], nodes)).rows("things")
    assert str(row["LongText"]) == "<encrypted, 4 bytes>"


@pytest.mark.parametrize("page_size", [4096, 32768])
def test_a_damaged_page_is_told_by_number(page_size: int) -> None:
    data = bytearray(example_database(page_size))
    data[(TABLE_ROOT + 1) * page_size + 100] ^= 1
    database = open_made(bytes(data))
    assert database.table("THINGS").root == TABLE_ROOT
    with pytest.raises(Corruption) as caught:
        database.count_rows("things")
    assert (caught.value.code, caught.value.context["page"]) == (Code.ReadVerifyFailure, TABLE_ROOT)


def test_pages_outside_the_file() -> None:
    data = example_database(4096)
    database = open_made(data)
    assert database.read_page(33) == bytes(4096)
    for pgno in (0, -1, 41, 1 << 40):
        with pytest.raises(Corruption) as caught:
            database.read_page(pgno)
        assert caught.value.code is Code.FileIOBeyondEOF


def test_a_file_that_shrinks_under_the_reader() -> None:
    data = example_database(4096)
    database = ReadOnlyDatabase(lambda offset, length: data[: 10 * 4096][offset : offset + length], len(data))
    assert database.read_page(8)
    with pytest.raises(Corruption) as caught:
        database.read_page(9)
    assert caught.value.code is Code.FileIOBeyondEOF


def test_few_windows_are_kept() -> None:
    reads: list[int] = []
    data = build_file(4096, {}, 2000)

    def read_at(offset: int, length: int) -> bytes:
        reads.append(length)
        return data[offset : offset + length]

    database = ReadOnlyDatabase(read_at, len(data))
    for _ in range(2):
        for pgno in range(1, 2001):
            database.read_page(pgno)
    assert len(reads) == 1 + 2 * 63
    assert max(reads) == 128 * 1024
    assert len(database._windows) == 32


def test_an_unknown_table() -> None:
    with pytest.raises(MissingFile) as caught:
        open_made(example_database(4096)).rows("nothing").__next__()
    assert caught.value.code is Code.ObjectNotFound


@pytest.mark.parametrize(("size", "fields"), [(4096, {"version": 0x623}), (32768, {"update_major": 0x10})])
def test_unknown_formats_are_refused(size: int, fields: dict[str, int]) -> None:
    with pytest.raises(Incompatible) as caught:
        open_made(build_file(size, {}, 40, **fields))
    assert caught.value.code is Code.InvalidDatabaseVersion


def test_records_of_before_2000_are_refused() -> None:
    data = bytearray(example_database(4096))
    at = (TABLE_ROOT + 1) * 4096
    page = data[at : at + 4096]
    PageHeader(page).flags &= ~0x800
    seal_page(page, TABLE_ROOT)
    data[at : at + 4096] = page
    with pytest.raises(Unsupported):
        open_made(bytes(data)).count_rows("things")


def assert_closed(file: ReadFile) -> None:
    with pytest.raises((JetError, ValueError)):
        file.read_at(0, 10)


@pytest.fixture
def made_file(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "made.edb"
    path.write_bytes(example_database(4096))
    yield path


def test_closing_the_database_closes_its_file(made_file: Path) -> None:
    file = LocalFileSystem().open_read(made_file)
    with ReadOnlyDatabase.open(file) as database:
        assert database.path == str(made_file)
        assert database.count_rows("things") == 3
    assert_closed(file)


def test_a_file_that_is_no_database_is_closed_again(tmp_path: Path) -> None:
    path = tmp_path / "other.edb"
    path.write_bytes(b"MZ" * 5000)
    file = LocalFileSystem().open_read(path)
    with pytest.raises(Corruption) as caught:
        ReadOnlyDatabase.open(file)
    assert caught.value.code is Code.InvalidDatabase
    assert_closed(file)
