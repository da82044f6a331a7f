"""A running instance with one database, for tests of tables; and what readers at rest find in its file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.column import ColumnType
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.tables.cursor import Cursor
from engine.tables.definitions import ColumnDefinition, IndexDefinition, TableDefinition
from engine.tables.open_tables import open_table
from engine.tables.schema import create_table
from engine.tables.table import OpenTable

FILE = "live.edb"


class LiveTables:
    """An instance in ``directory``, its database, and one session, whose transaction is always open."""

    def __init__(self, directory: Path, *, page_size: int = 4096) -> None:
        self.path = directory / FILE
        parameters = Parameters(directory, page_size=page_size, log_file_kib=1024, growth_pages=32)
        self.instance = Instance.open(parameters)
        there = [database for database in self.instance.databases if database.path == self.path]
        if there:
            (self.database,) = there
        elif self.path.exists():
            self.database = self.instance.attach(self.path)
        else:
            self.database = self.instance.create_database(self.path)
        self.session = self.instance.session()
        self.session.begin()

    def create(self, definition: TableDefinition) -> OpenTable:
        """Make a table and commit."""
        table = create_table(self.session, self.database, definition)
        self.commit()
        return table

    def cursor(self, name: str, index: str | None = None) -> Cursor:
        return Cursor(self.session, open_table(self.session, self.database, name), index)

    def commit(self) -> None:
        self.session.commit(lazy=True)
        self.session.begin()

    def rollback(self) -> None:
        self.session.rollback()
        self.session.begin()

    def close(self) -> bytes:
        """Commit, end normally; the bytes of the database file."""
        self.session.commit()
        self.instance.close()
        return self.path.read_bytes()

    def crash(self) -> None:
        """Let go of everything as a dying process would."""
        self.instance.abandon()


@contextmanager
def live_tables(directory: Path, *, page_size: int = 4096) -> Iterator[LiveTables]:
    """An instance that ends with the ``with``, whatever happens in it."""
    live = LiveTables(directory, page_size=page_size)
    try:
        yield live
    finally:
        live.instance.abandon()


@contextmanager
def refused(code: Code) -> Iterator[None]:
    """What happens in the ``with`` ends with this error."""
    with pytest.raises(JetError) as caught:
        yield
    assert caught.value.code is code


def simple(name: str, *columns: ColumnDefinition, index: str | None = None) -> TableDefinition:
    """A table with a primary index over its first column, and perhaps a secondary one over another."""
    indexes = [IndexDefinition("primary", (columns[0].name,), primary=True)]
    indexes += [IndexDefinition("by" + index, (index,))] if index else []
    return TableDefinition(name, columns, tuple(indexes))


NUMBER = ColumnDefinition("Number", ColumnType.LONG)
NAME = ColumnDefinition("Name", ColumnType.TEXT)
NOTES = ColumnDefinition("Notes", ColumnType.LONG_TEXT, code_page=1200)
BLOB = ColumnDefinition("Blob", ColumnType.LONG_BINARY)
TAGS = ColumnDefinition("Tags", ColumnType.TEXT, multivalued=True)
