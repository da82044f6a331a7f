"""libesedb, dissect.database and impacket asked for every value of a database, against our own reader.

What differs is told in words. What they cannot say is left out: libesedb and impacket give fillers for NULL in a
fixed column, libesedb of several values only that they are several, impacket of long values kept apart their ids.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pyesedb
from dissect.database.ese import ESE
from impacket.ese import ESENT_DB

from engine.formats.catalog import Table
from engine.formats.column import SIZES, Column, ColumnType
from engine.formats.raw_values import raw_value
from engine.formats.record_writer import MAX_INTRINSIC
from engine.formats.values import Single, Value
from engine.instance.database import Database
from tests.support.database_audit import open_database


def differences(path: Path) -> list[str]:
    """What any of the three makes of a clean database differently from us."""
    database = open_database(path.read_bytes())
    return [*_libesedb(path, database), *_dissect(path, database), *_impacket(path, database)]


def raws(column: Column, value: Value) -> list[bytes]:
    """The stored bytes of each instance."""
    values = value if isinstance(value, list) else [value]
    return [raw for one in values if (raw := raw_value(column, one)) is not None]


def _libesedb(path: Path, database: Database) -> Iterator[str]:
    theirs = pyesedb.open(str(path))
    try:
        for table in database.tables():
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
                    elif expected or column.type not in SIZES or column.is_tagged:
                        found = _libesedb_values(record, i)
                        if found != expected and (found or column.default is None):
                            yield f"libesedb: {table.name}[{number}].{column.name} is {found!r:.80}"
    finally:
        theirs.close()


def _libesedb_values(record: Any, i: int) -> list[bytes]:
    if record.is_long_value(i):
        return [cast(bytes, record.get_value_data_as_long_value(i).get_data())]
    data = record.get_value_data(i)
    return [] if data is None else [data]


def _dissect(path: Path, database: Database) -> Iterator[str]:
    with path.open("rb") as file:
        theirs = ESE(file)
        for table in database.tables():
            found = [
                {column.name: record.get(column.name) for column in table.columns}
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


def _dissect_value(column: Column, value: Value) -> object:
    """dissect.database gives a DateTime as its bits, a GUID as text."""
    if isinstance(value, list):
        return [_dissect_single(column, one) for one in value]
    return _dissect_single(column, value)


def _dissect_single(column: Column, value: Single) -> object:
    if column.type is ColumnType.DATE_TIME and value is not None:
        return int.from_bytes(raw_value(column, value) or b"", "little")
    return str(value) if column.type is ColumnType.GUID and value is not None else value


def _impacket(path: Path, database: Database) -> Iterator[str]:
    theirs = ESENT_DB(str(path))
    try:
        for table in database.tables():
            if not table.system:
                yield from _impacket_table(theirs, table, database)
    finally:
        theirs.close()


def _impacket_table(theirs: Any, table: Table, database: Database) -> Iterator[str]:
    cursor = theirs.openTable(table.name.encode())
    for number, row in enumerate(database.rows(table)):
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
    if theirs.getNextRow(cursor) is not None:
        yield f"impacket: {table.name} has more rows"


def _impacket_value(column: Column, value: Value) -> object:
    """impacket gives bits for bools, dates and money, hex for bytes."""
    (raw,) = raws(column, value) or (None,)
    if raw is None:
        return None
    if column.type is ColumnType.GUID:
        return raw
    if column.type in (ColumnType.BIT, ColumnType.DATE_TIME, ColumnType.CURRENCY):
        return int.from_bytes(raw, "little")
    return raw.hex().encode() if isinstance(value, bytes) else value
