"""Numbers assigned by the engine: autoincrement values, keys of tables without a primary index, long value ids.

Source: docs/formats/tables-and-values.md#autoincrement. Numbers are never returned, so a rollback leaves gaps. If
the revision of the database supports it, the root page of the table contains the mark below which numbers may be
used. The mark is raised in batches before the first number of a batch is assigned, so that no number is used
twice, even after a crash. In older databases, the highest number in the table counts, as for all engines of their
time.
"""

from __future__ import annotations

from typing import Protocol

from engine.btree.tree import LiveTree
from engine.change.live_database import LiveDatabase
from engine.change.writer import Transaction
from engine.error_codes import Code
from engine.formats.column import Column, ColumnFlag, ColumnType
from engine.formats.log.records import RecordFlag, SetExternalHeader
from engine.formats.record import RecordFormat
from engine.formats.space import read_root_header
from engine.tables.indexes import OpenIndex
from engine.tables.long_values import LongValueTree

MARK_REVISION = 0x1E
"""From this revision on a table's root page keeps the mark."""
BATCH = 128

_HAS_BOTH = 3
_MARK_SIZE = 8
_GREATEST = {
    ColumnType.LONG: 0x7FFFFFFF,
    ColumnType.LONG_LONG: 0x7FFFFFFFFFFFFFFF,
    ColumnType.CURRENCY: 0x7FFFFFFFFFFFFFFF,
    ColumnType.UNSIGNED_LONG_LONG: 0xFFFFFFFFFFFFFFFF,
}
_MAX_ROW_NUMBER = 0xFFFFFFFF


class Numbered(Protocol):
    """The table whose numbers are given out (:class:`~engine.tables.table.OpenTable`)."""

    database: LiveDatabase
    name: str
    tree: LiveTree
    indexes: tuple[OpenIndex, ...]
    long_values: LongValueTree | None

    def rows(self, session: Transaction) -> RecordFormat: ...


class Numbers:
    """The counters of one table, for as long as its database is attached; each is looked up when first needed."""

    __slots__ = ("_autoincrement", "_lid", "_mark", "_row")

    def __init__(self) -> None:
        self._autoincrement: int | None = None
        self._mark: int | None = None
        self._row: int | None = None
        self._lid: int | None = None

    def next_row(self, session: Transaction, table: Numbered) -> bytes:
        """The key of the next row of a table without a primary index."""
        if self._row is None:
            place = table.tree.last(session.read(table.database))
            self._row = int.from_bytes(place.page.key(place.line), "big") if place else 0
        if self._row == _MAX_ROW_NUMBER:
            raise Code.OutOfAutoincrementValues.error()
        self._row += 1
        return self._row.to_bytes(4, "big")

    def last_lid(self, session: Transaction, table: Numbered) -> int:
        """The id of the last long value, 0 while there is none."""
        if self._lid is None:
            if table.long_values is None:
                return 0
            self._lid = table.long_values.last_lid(session.read(table.database))
        return self._lid

    def next_lid(self, session: Transaction, table: Numbered) -> int:
        """The id of the next long value."""
        self._lid = self.last_lid(session, table) + 1
        return self._lid

    def next_value(self, session: Transaction, table: Numbered, column: Column) -> int:
        """The next autoincrement value; raises JET_errOutOfAutoincrementValues (-1076)."""
        if self._autoincrement is None:
            self._autoincrement = self._find_last(session, table, column)
        value = self._autoincrement + 1
        if value > _GREATEST[column.type]:
            raise Code.OutOfAutoincrementValues.error(table=table.name)
        if self._mark is not None and value > self._mark:
            self._raise_mark(session, table, value + BATCH - 1)
        self._autoincrement = value
        return value

    def _find_last(self, session: Transaction, table: Numbered, column: Column) -> int:
        read = session.read(table.database)
        info = read_root_header(read(table.tree.root).external, table.tree.root)
        if info.autoincrement is not None:
            self._mark = info.autoincrement
            return info.autoincrement
        greatest = _greatest(session, table, column)
        self._mark = greatest if keeps_mark(table) else None
        return greatest

    def _raise_mark(self, session: Transaction, table: Numbered, mark: int) -> None:
        write_mark(session, table, mark)
        self._mark = mark


def autoincrement_column(columns: tuple[Column, ...]) -> Column | None:
    """The autoincrement column of a table, if it has one."""
    return next((c for c in columns if c.flags & ColumnFlag.AUTOINCREMENT and c.type in _GREATEST), None)


def keeps_mark(table: Numbered) -> bool:
    """Whether the root pages of this database may keep marks."""
    return table.database.file.header.update_major >= MARK_REVISION


def write_mark(session: Transaction, table: Numbered, mark: int) -> None:
    """Log and store the mark in the root page; unversioned, so a rollback leaves it as it is."""
    page = session.read(table.database)(table.tree.root)
    space = read_root_header(page.external, page.pgno).space
    data = bytes((_HAS_BOTH,)) + bytes(space.buffer) + mark.to_bytes(_MARK_SIZE, "little")
    if len(data) - len(page.external) > page.free:
        raise Code.FeatureNotAvailable.error(
            f"The root page of table {table.name!r} has no space for the autoincrement mark."
        )
    record = SetExternalHeader(
        pgno=page.pgno, flags=RecordFlag.UNIQUE, pgno_fdp=page.pgno, objid_fdp=page.objid, data=data
    )
    table.database.change(session, record)


def _greatest(session: Transaction, table: Numbered, column: Column) -> int:
    """The greatest value in the table: at the end of an index that starts with the column, else of all rows."""
    read = session.read(table.database)
    reader = table.rows(session)
    for index in table.indexes:
        if index.column_ids and index.columns[0].id == column.id and not index.index.columns[0].descending:
            place = index.tree.last(read)
            if place is None:
                return 0
            node = place.node
            record = node.data if index.index.is_primary else table.tree.find(read, node.data)
            return _number(reader.row(record)[column.name]) if record else 0
    return max((_number(reader.row(node.data)[column.name]) for node in table.tree.ascending(read)), default=0)


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
