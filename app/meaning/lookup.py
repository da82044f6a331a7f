"""Rows that are looked up by a number, with a bounded cache, and tables of which only some columns are decoded."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from engine.errors import Corruption, JetError
from engine.formats.catalog import Index, Table
from engine.formats.column import Column
from engine.formats.keys import KeyFormat
from engine.formats.leaf_route import LeafRoute
from engine.formats.page import DELETED
from engine.formats.raw_values import raw_value
from engine.formats.record import RecordFormat, Row
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.tables.row_browser import RowBrowser

_KEPT = 4096


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

    def __init__(self, database: ReadOnlyDatabase, rows: Picked, column: str, kept: int = _KEPT) -> None:
        self._rows, self._kept = rows, kept
        self._found: OrderedDict[int, Row | None] = OrderedDict()
        self._index = _primary_of(rows.table, column)
        self._column = column_of(rows.table, column)
        self._route = LeafRoute(database.read_page, rows.table.root, rows.table.objid)

    def row(self, value: int) -> Row | None:
        """The row with this value, ``None`` if there is none, or none that can be read."""
        if value in self._found:
            self._found.move_to_end(value)
            return self._found[value]
        try:
            row = self._read(value)
        except Corruption:
            row = None
        self._found[value] = row
        if len(self._found) > self._kept:
            self._found.popitem(last=False)
        return row

    def _read(self, value: int) -> Row | None:
        table = self._rows.table
        key = None if self._index is None else _key_of(table, self._index, self._column, value)
        page = self._route.at_key(key).page if key is not None else None
        if key is None or page is None:
            return None
        for node in page.nodes():
            if node.key == key and not node.flags & DELETED:
                return self._rows.row(node.data)
        return None


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


def _key_of(table: Table, index: Index, column: Column | None, value: int) -> bytes | None:
    """What keys of an index start with for a value of its first column; ``None`` for one that it cannot have."""
    if column is None:
        return None
    try:
        return KeyFormat(table.columns, index).partial_key([raw_value(column, value)])
    except JetError:
        return None


def indexed_rows(database: ReadOnlyDatabase, rows: Picked, column: str, value: int) -> Iterator[Row]:
    """The rows whose ``column`` has this value, by an index that starts with it; none without such an index.

    Entries that cannot be read are left out.
    """
    index = _index_by(rows.table, column)
    if index is None:
        return
    browser = RowBrowser(database, rows.table, index.name)
    try:
        start = browser.at_or_after(browser.key_of([value]))
    except JetError:
        return
    if start is None:
        return
    for listed in browser.rows(start, including=True):
        if listed.row is None:
            continue
        if listed.row.get(column) != value:
            return
        yield listed.row


def _index_by(table: Table, column: str) -> Index | None:
    wanted = column_of(table, column)
    if wanted is None:
        return None
    fits = (index for index in table.indexes if index.columns and index.columns[0].column_id == wanted.id)
    return next((index for index in fits if not index.special), None)
