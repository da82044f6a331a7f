"""All tables in one SQLite file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from uuid import UUID

from app.export.names import identifier, quoted
from app.export.values import iso, json_value
from engine.error_codes import Code
from engine.files import FileSystem
from engine.formats.catalog import Table
from engine.formats.column import Column, ColumnType
from engine.formats.values import Unreadable, Value

FILE = "export.sqlite"
"""The name in the folder where it waits for its own."""
_INTEGERS = range(-(1 << 63), 1 << 63)
_TYPES = {
    **dict.fromkeys((ColumnType.IEEE_SINGLE, ColumnType.IEEE_DOUBLE), "REAL"),
    **dict.fromkeys((ColumnType.BINARY, ColumnType.LONG_BINARY), "BLOB"),
    **dict.fromkeys(
        (ColumnType.TEXT, ColumnType.LONG_TEXT, ColumnType.GUID, ColumnType.DATE_TIME),
        "TEXT",
    ),
    ColumnType.UNSIGNED_LONG_LONG: "",  # numbers over 63 bits are text there, which INTEGER would round
}


class SqliteFile:
    """A sink (:class:`engine.salvage.job.TableSink`) for one file with all tables."""

    def __init__(self, fs: FileSystem, folder: Path) -> None:
        self._fs = fs
        self._path = folder / FILE
        fs.create(self._path).close()  # for this user only, before anything is in it
        self._names: set[str] = set()
        self._direct = 0
        self._more: list[str] = []
        self._insert = ""
        with self._faults():
            self._db = sqlite3.connect(self._path, isolation_level=None)
        self._most = self._db.getlimit(sqlite3.SQLITE_LIMIT_COLUMN)
        try:
            with self._faults():
                # The file is new and is removed after a failure: nothing has to be undone in it.
                for pragma in ("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE"):
                    self._db.execute(f"PRAGMA {pragma}")
                self._db.execute("BEGIN")
        except BaseException:
            self._db.close()
            raise

    def begin(self, table: Table) -> str:
        name = identifier(table.name, self._names)
        columns = list({column.name: column for column in table.columns}.values())
        if len(columns) > self._most:
            direct, more = columns[: self._most - 1], columns[self._most - 1 :]
        else:
            direct, more = columns, []
        self._direct, self._more = len(direct), [column.name for column in more]
        taken: set[str] = set()
        parts = [f"{quoted(identifier(column.name, taken))} {_type(column)}".rstrip() for column in direct]
        if more or not parts:
            parts.append(f"{quoted(identifier('more_columns', taken))} TEXT")
        marks = ", ".join("?" * len(parts))
        self._insert = f"INSERT INTO {quoted(name)} VALUES ({marks})"
        with self._faults():
            self._db.execute(f"CREATE TABLE {quoted(name)} ({', '.join(parts)})")
        return name

    def add(self, rows: Sequence[Sequence[Value]]) -> int:
        with self._faults():
            self._db.executemany(self._insert, map(self._cells, rows))
        return len(rows)

    def _cells(self, row: Sequence[Value]) -> list[int | float | str | bytes | None]:
        cells = [_value(value) for value in row[: self._direct]]
        if self._more or not cells:
            more = zip(self._more, row[self._direct :], strict=True)
            found = {name: json_value(value) for name, value in more if value is not None}
            cells.append(json.dumps(found) if found else None)
        return cells

    def end(self) -> None:
        """Nothing to do: all tables are written in one transaction."""

    def finish(self) -> None:
        with self._faults():
            self._db.execute("COMMIT")
        self._db.close()
        with self._fs.open_update(self._path) as file:
            file.sync()

    def close(self) -> None:
        self._db.close()

    @contextmanager
    def _faults(self) -> Iterator[None]:
        """What SQLite is refused with, as the error that it is."""
        try:
            yield
        except (sqlite3.Error, OverflowError) as error:
            full = getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
            large = isinstance(error, (sqlite3.DataError, OverflowError))
            if large:
                text = f"A value is too large for SQLite: {error}."
                raise Code.RecordTooBig.error(text, hint="Export as JSON.", path=str(self._path)) from error
            code = Code.DiskFull if full else Code.DiskIO
            raise code.error(f"Cannot write {self._path.name}: {error}.", path=str(self._path)) from error


def _type(column: Column) -> str:
    return "TEXT" if column.is_multivalued else _TYPES.get(column.type, "INTEGER")


def _value(value: Value) -> int | float | str | bytes | None:
    """A value as SQLite keeps it; several are JSON, numbers that it cannot hold are text."""
    match value:
        case list():
            return json.dumps(json_value(value))
        case Unreadable() | None:
            return None
        case bool() | bytes() | str():
            return value
        case int():
            return value if value in _INTEGERS else str(value)
        case float():
            return value if value == value else str(value)
        case datetime():
            return iso(value)
        case UUID():
            return str(value)
