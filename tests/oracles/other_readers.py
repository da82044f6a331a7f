"""libesedb, dissect.database and impacket asked for every value of a database, against our own reader.

What differs is told in words. What they cannot say is left out: libesedb and impacket give fillers for NULL in a
fixed column, libesedb of several values only that they are several, impacket of long values kept apart their ids.
UnsignedLongLong, the youngest type, is beyond them: libesedb reads no row of a table with such a column, the
others give its bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, cast

import pyesedb
from dissect.database.ese import ESE
from impacket.ese import ESENT_DB

from engine.formats.catalog import Table
from engine.formats.column import Column, ColumnType
from engine.formats.raw_values import raw_value
from engine.formats.record_writer import MAX_INTRINSIC
from engine.formats.values import Single, Value
from engine.tables.read_only_database import ReadOnlyDatabase
from tests.oracles.database_audit import open_database

_AS_BITS = (ColumnType.BIT, ColumnType.DATE_TIME, ColumnType.CURRENCY, ColumnType.LONG_LONG)


def differences(path: Path, impacket_rows: int | None = None) -> list[str]:
    """What any of the three makes of a clean database differently from us.

    impacket takes about a millisecond for a row: ``impacket_rows`` of each table will do for a large database.
    """
    database = open_database(path.read_bytes())
    return [*_libesedb(path, database), *_dissect(path, database), *_impacket(path, database, impacket_rows)]


def raws(column: Column, value: Value) -> list[bytes]:
    """The stored bytes of each instance."""
    values = value if isinstance(value, list) else [value]
    return [raw for one in values if (raw := raw_value(column, one)) is not None]


def _libesedb(path: Path, database: ReadOnlyDatabase) -> Iterator[str]:
    theirs = pyesedb.open(str(path))
    try:
        for table in database.tables():
            if any(column.type is ColumnType.UNSIGNED_LONG_LONG for column in table.columns):
                continue
            their_table = theirs.get_table_by_name(table.name)
            rows = list(database.rows(table))
            if their_table.number_of_records != len(rows):
                yield f"libesedb: {table.name} has {their_table.number_of_records} rows, not {len(rows)}"
                continue
            columns = {column.name: column for column in table.columns}
            for number, row in enumerate(rows):
                record = their_table.get_record(number)
                for i in range(record.number_of_values):
                    column = columns[record.get_column_name(i)]
                    expected = raws(column, row[column.name])
                    if record.is_multi_value(i):
                        if len(expected) < 2:
                            yield f"libesedb: {table.name}[{number}].{column.name} has several values"
                    elif expected or not column.is_fixed:
                        found = _libesedb_values(record, i)
                        # An empty value is NULL to libesedb.
                        if found != [raw for raw in expected if raw] and (found or column.default is None):
                            yield f"libesedb: {table.name}[{number}].{column.name} is {found!r:.80}"
    finally:
        theirs.close()


def _libesedb_values(record: Any, i: int) -> list[bytes]:
    if record.is_long_value(i):
        return [cast(bytes, record.get_value_data_as_long_value(i).get_data())]
    data = record.get_value_data(i)
    return [] if data is None else [data]


def _dissect(path: Path, database: ReadOnlyDatabase) -> Iterator[str]:
    with path.open("rb") as file:
        theirs = ESE(file)
        for table in database.tables():
            found = [
                {column.name: _plain(record.get(column.name)) for column in table.columns}
                for record in theirs.table(table.name).records()
            ]
            expected = [
                {column.name: _dissect_value(column, row[column.name]) for column in table.columns}
                for row in database.rows(table)
            ]
            if found != expected:
                pairs = zip(found, expected, strict=False)
                first = next((pair for pair in pairs if pair[0] != pair[1]), (len(found), len(expected)))
                yield f"dissect: {table.name}: {first!r:.400}"


def _plain(value: Any) -> Any:
    """Views of bytes as bytes, to compare and to print."""
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return bytes(value) if isinstance(value, memoryview) else value


def _dissect_value(column: Column, value: Value) -> object:
    """dissect.database gives a DateTime as its bits, a GUID as text."""
    if isinstance(value, list):
        return [_dissect_single(column, one) for one in value]
    return _dissect_single(column, value)


def _dissect_single(column: Column, value: Single) -> object:
    if column.type is ColumnType.DATE_TIME and value is not None:
        return int.from_bytes(raw_value(column, value) or b"", "little")
    if column.type is ColumnType.UNSIGNED_LONG_LONG and value is not None:
        return raw_value(column, value)
    return str(value) if column.type is ColumnType.GUID and value is not None else value


def _impacket(path: Path, database: ReadOnlyDatabase, most: int | None) -> Iterator[str]:
    theirs = ESENT_DB(str(path))
    try:
        for table in database.tables():
            if not table.system:
                yield from _impacket_table(theirs, table, database, most)
    finally:
        theirs.close()


def _impacket_table(theirs: Any, table: Table, database: ReadOnlyDatabase, most: int | None) -> Iterator[str]:
    cursor = theirs.openTable(table.name.encode())
    rows = database.rows(table)
    for number, row in enumerate(islice(rows, most)):
        record = theirs.getNextRow(cursor)
        if record is None:
            yield f"impacket: {table.name} ends after {number} rows"
            return
        for column in table.columns:
            value = row[column.name]
            if isinstance(value, list) or (value is None and column.is_fixed):
                continue
            if sum(map(len, raws(column, value))) > MAX_INTRINSIC:
                continue
            found, expected = record[column.name.encode()], _impacket_value(column, value)
            if found != expected and column.default is None:
                yield f"impacket: {table.name}[{number}].{column.name} is {found!r:.80}, not {expected!r:.80}"
    if next(rows, None) is None and theirs.getNextRow(cursor) is not None:
        yield f"impacket: {table.name} has more rows"


def _impacket_value(column: Column, value: Value) -> object:
    """impacket gives bits for bools, dates, money and whole numbers of eight bytes, hex for bytes."""
    (raw,) = raws(column, value) or (None,)
    if raw is None:
        return None
    if column.type is ColumnType.GUID:
        return raw
    if column.type in _AS_BITS:
        return int.from_bytes(raw, "little")
    as_hex = isinstance(value, bytes) or column.type is ColumnType.UNSIGNED_LONG_LONG
    return raw.hex().encode() if as_hex else value
