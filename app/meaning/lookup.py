"""Rows that are looked up by a number, with a bounded cache."""

from __future__ import annotations

from collections import OrderedDict
from itertools import islice

from engine.errors import Corruption, JetError
from engine.formats.catalog import Index, Table
from engine.formats.column import Column
from engine.formats.keys import KeyFormat
from engine.formats.page import Node
from engine.formats.raw_values import raw_value
from engine.formats.record import Row
from engine.tables.read_only_database import ReadOnlyDatabase

_KEPT = 4096


class Lookup:
    """The rows of a table by the value of the column that is its primary key; of any other column, none."""

    def __init__(self, database: ReadOnlyDatabase, table: Table, column: str, kept: int = _KEPT) -> None:
        self._database, self._table, self._kept = database, table, kept
        self._found: OrderedDict[int, Row | None] = OrderedDict()
        self._index = primary_of(table, column)
        self._column = column_of(table, column)
        self._decode = database.decoder(table)

    def row(self, value: int) -> Row | None:
        """The row with this value, ``None`` if there is none, or none that can be read."""
        if value in self._found:
            self._found.move_to_end(value)
            return self._found[value]
        try:
            node = self._node(value)
            row = None if node is None else self._decode(node.data)
        except Corruption:
            row = None
        self._found[value] = row
        if len(self._found) > self._kept:
            self._found.popitem(last=False)
        return row

    def _node(self, value: int) -> Node | None:
        key = None if self._index is None else key_of(self._table, self._index, self._column, value)
        if key is None:
            return None
        found = next(islice(self._database.nodes(self._table, key), 1), None)
        return found if found is not None and found.key == key else None


def column_of(table: Table, name: str) -> Column | None:
    """The column of that name."""
    return next((column for column in table.columns if column.name == name), None)


def primary_of(table: Table, column: str) -> Index | None:
    """The primary index of a table if its only column is this one."""
    wanted = column_of(table, column)
    if wanted is None:
        return None
    primary = (index for index in table.indexes if index.is_primary)
    return next((index for index in primary if [part.column_id for part in index.columns] == [wanted.id]), None)


def key_of(table: Table, index: Index, column: Column | None, value: int) -> bytes | None:
    """What keys of an index start with for a value of its first column; ``None`` for one that it cannot have."""
    if column is None:
        return None
    try:
        return KeyFormat(table.columns, index).partial_key([raw_value(column, value)])
    except JetError:
        return None
