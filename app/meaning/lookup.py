"""Rows that are looked up by a number, with a bounded cache, and tables of which only some columns are decoded."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from engine.errors import Corruption, JetError
from engine.formats.catalog import Index, Table
from engine.formats.column import Column
from engine.formats.keys import KeyFormat
from engine.formats.leaf_route import Leaf, LeafRoute
from engine.formats.page import DELETED, Node
from engine.formats.raw_values import raw_value
from engine.formats.record import RecordFormat, Row
from engine.tables.read_only_database import ReadOnlyDatabase

_KEPT = 4096
_PAGES_KEPT = 64


@dataclass(frozen=True)
class Picked:
    """A table of which some columns are decoded, which takes a fraction of the time where it has thousands."""

    database: ReadOnlyDatabase
    table: Table
    decode: Callable[[bytes], Row]

    def every(self) -> Iterator[Row]:
        """Its rows up to the first damage, in key order; damaged ones are left out."""
        try:
            for node in self.database.nodes(self.table):
                row = self.row(node.data)
                if row is not None:
                    yield row
        except Corruption:
            return

    def row(self, data: bytes) -> Row | None:
        """A record as a row, ``None`` for a damaged one."""
        try:
            return self.decode(data)
        except Corruption:
            return None


def picked(database: ReadOnlyDatabase, table: Table, names: Iterable[str] | None = None) -> Picked:
    """A table with the columns of these names that it has; by default all."""
    wanted = None if names is None else set(names)
    columns = [column for column in table.columns if wanted is None or column.name in wanted]
    long_values = database.long_values(table)
    load = long_values.load if long_values is not None else None
    return Picked(database, table, RecordFormat(columns, database.page_size, load).row)


class Lookup:
    """Rows by the value of the column that is the primary key of their table; by any other column, none."""

    def __init__(self, rows: Picked, column: str, kept: int = _KEPT) -> None:
        self._rows, self._kept = rows, kept
        self._found: OrderedDict[int, Row | None] = OrderedDict()
        self._keys = _Keys(rows.table, _primary_of(rows.table, column), column)
        self._route = _route(rows, rows.table)

    def row(self, value: int) -> Row | None:
        """The row with this value, ``None`` if there is none, or none that can be read."""
        if value in self._found:
            self._found.move_to_end(value)
            return self._found[value]
        row = self._read(value)
        self._found[value] = row
        if len(self._found) > self._kept:
            self._found.popitem(last=False)
        return row

    def _read(self, value: int) -> Row | None:
        key = self._keys.of(value)
        data = _data_at(self._route, key) if key is not None else None
        return None if data is None else self._rows.row(data)


def _route(rows: Picked, tree: Table | Index) -> LeafRoute:
    return LeafRoute(rows.database.read_page, tree.root, tree.objid, pages_kept=_PAGES_KEPT)


def column_of(table: Table, name: str) -> Column | None:
    """The column of that name."""
    return next((column for column in table.columns if column.name == name), None)


def _primary_of(table: Table, column: str) -> Index | None:
    """The primary index of a table if its only column is this one."""
    wanted = column_of(table, column)
    if wanted is None:
        return None
    primary = (index for index in table.indexes if index.is_primary)
    return next((index for index in primary if [part.column_id for part in index.columns] == [wanted.id]), None)


class _Keys:
    """What keys of an index start with for values of its first column."""

    def __init__(self, table: Table, index: Index | None, column: str) -> None:
        self._column = column_of(table, column)
        self._format: KeyFormat | None = None
        if index is not None and self._column is not None:
            with suppress(JetError):
                self._format = KeyFormat(table.columns, index)

    def of(self, value: int) -> bytes | None:
        """The start of a key, ``None`` for a value that the column cannot have."""
        if self._format is None or self._column is None:
            return None
        try:
            return self._format.partial_key([raw_value(self._column, value)])
        except JetError:
            return None


class IndexedRows:
    """The rows of a table by the value of a column, by an index that starts with it; without one, none."""

    def __init__(self, rows: Picked, column: str) -> None:
        table = rows.table
        self._rows = rows
        index = _index_by(table, column)
        self._keys = _Keys(table, index, column)
        self._own = _route(rows, table)
        self._is_own = index is None or index.is_primary
        self._route = self._own if index is None or self._is_own else _route(rows, index)

    def having(self, value: int) -> Iterator[Row]:
        """The rows with this value, in the order of the index. Those that cannot be read are left out."""
        prefix = self._keys.of(value)
        leaf: Leaf | None = self._route.at_key(prefix) if prefix is not None else None
        while leaf is not None and prefix is not None:
            for node in _nodes_from(leaf, prefix):
                if not node.key.startswith(prefix):
                    return
                data = node.data if self._is_own else _data_at(self._own, node.data)
                row = None if data is None else self._rows.row(data)
                if row is not None:
                    yield row
            leaf = self._route.after(leaf)


def _data_at(route: LeafRoute, key: bytes) -> bytes | None:
    """The record with this key in its table, ``None`` if there is none, or none that can be read."""
    node = next(_nodes_from(route.at_key(key), key), None)
    return node.data if node is not None and node.key == key else None


def _nodes_from(leaf: Leaf, key: bytes) -> Iterator[Node]:
    """The nodes of a leaf from the first whose key is not less than ``key``, up to the first damage."""
    page = leaf.page
    if page is None:
        return
    try:
        low, high = page.first_node, page.tag_count
        while low < high:
            middle = (low + high) // 2
            if page.node(middle).key < key:
                low = middle + 1
            else:
                high = middle
        for tag in range(low, page.tag_count):
            node = page.node(tag)
            if not node.flags & DELETED:
                yield node
    except Corruption:
        return


def _index_by(table: Table, column: str) -> Index | None:
    wanted = column_of(table, column)
    if wanted is None:
        return None
    fits = (index for index in table.indexes if index.columns and index.columns[0].column_id == wanted.id)
    return next((index for index in fits if not index.special), None)
