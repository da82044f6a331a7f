"""A cursor: finds rows of a table, traverses them in the order of an index, and changes them.

It is on an entry of its index, before the first, or after the last. It remembers the bookmark of the entry, so it
can remain open while the table changes; if nothing changes, a step needs no search.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from engine.btree.tree import LiveTree, Place, Read
from engine.change.writer import Transaction
from engine.error_codes import Code
from engine.formats.keys import beyond
from engine.formats.record import RecordFormat, Row
from engine.formats.record_writer import Cells
from engine.formats.values import Value
from engine.tables.indexes import OpenIndex
from engine.tables.open_tables import tables_of
from engine.tables.table import Inserted, OpenTable


class Seek(Enum):
    """Which entry is wanted, beside the key that is sought. Keys of fewer columns stand for all that begin so."""

    EQUAL = "="
    AT_LEAST = ">="
    GREATER = ">"
    MAX_AT = "<="
    LESS = "<"


class _Spot(NamedTuple):
    """An entry: its bookmark in the index, the row's primary key, and where it was seen under which dbtime."""

    key: bytes
    data: bytes
    primary: bytes
    place: Place
    dbtime: int


class Cursor:
    """A cursor of ``session`` over ``table``, in the order of the index named ``index`` or of the table itself.

    Reading asks for a transaction (JET_errNotInTransaction, -1054). Raises ``WrongUse`` (JET_errIndexNotFound,
    -1404) for an index that is not there.
    """

    def __init__(self, session: Transaction, table: OpenTable, index: str | None = None) -> None:
        self.session = session
        self._table = table
        self._tables = tables_of(table.database)
        self._objid = table.definition.objid
        self._name = index
        self._spot: _Spot | None = None
        self._behind = False
        """Without a spot: whether the cursor is after the last entry, not before the first."""
        self._limits: tuple[bytes, bytes | None] = (b"", None)
        self._single: dict[str, RecordFormat] = {}
        self._set_index()

    @property
    def table(self) -> OpenTable:
        """The table as the session sees it now."""
        table = self._table
        if not table.is_current(self.session):
            table = self._table = self._tables.by_objid(self.session, self._objid)
            self._single.clear()
            self._set_index()
        return table

    def _set_index(self) -> None:
        self._index = self._find_index(self._table, self._name)
        self._tree: LiveTree = self._index.tree if self._index else self._table.tree
        self._decode = self._table.rows(self.session).row
        self._by_primary = self._tree.root == self._table.tree.root

    @staticmethod
    def _find_index(table: OpenTable, name: str | None) -> OpenIndex | None:
        if name is None:
            return table.primary
        for index in table.indexes:
            if index.index.name.casefold() == name.casefold():
                return index
        raise Code.IndexNotFound.error(f"Table {table.name!r} has no index {name!r}.", index=name)

    # finding

    def make_key(self, *values: Value) -> bytes:
        """The key that starts with these values of the index's columns; fewer than all stand for what starts so.

        In a table without a primary index, in its own order, the one value is the row's number.
        """
        table, index = self.table, self._index
        if index is None:
            (number,) = values
            if not isinstance(number, int):
                raise Code.InvalidColumnType.error(
                    "Rows of a table without a primary index can be found only by number."
                )
            return number.to_bytes(4, "big")
        raws: list[bytes | None] = []
        for column, value in zip(index.columns, values, strict=False):
            raws.append(None if value is None else table.writer.raw({column.name: value}, column))
        return index.format.partial_key(raws)

    def seek(self, *values: Value, mode: Seek = Seek.EQUAL) -> bool:
        """Go to the entry wanted; whether there is one. Without, the cursor is on none. Limits are gone."""
        self._limits = (b"", None)
        table = self.table
        key = self.make_key(*values)
        read = self.session.read(table.database)
        match mode:
            case Seek.EQUAL | Seek.AT_LEAST:
                place = self._tree.at_or_after(read, key)
            case Seek.GREATER:
                place = self._from(read, beyond(key))
            case Seek.MAX_AT:
                place = self._before(read, beyond(key))
            case Seek.LESS:
                place = self._before(read, key)
        if mode is Seek.EQUAL and place is not None and not place.page.key(place.line).startswith(key):
            place = None
        return self._stand(place, behind=mode not in (Seek.MAX_AT, Seek.LESS))

    def set_range(
        self,
        low: Sequence[Value] | None = None,
        high: Sequence[Value] | None = None,
        *,
        low_excluded: bool = False,
        high_excluded: bool = False,
    ) -> bool:
        """Limit the cursor to entries from ``low`` to ``high`` and go to the first of them; whether there is one.

        Limits of fewer values than columns take in, or leave out, all entries that begin with them.
        """
        start: bytes | None = b""
        stop: bytes | None = None
        if low is not None:
            start = self.make_key(*low)
            start = beyond(start) if low_excluded else start
        if high is not None:
            stop = self.make_key(*high)
            stop = stop if high_excluded else beyond(stop)
        if start is None:
            start, stop = b"", b""
        self._limits = (start, stop)
        return self.first()

    def clear_range(self) -> None:
        """Take limits away; the cursor stays where it is."""
        self._limits = (b"", None)

    def goto(self, primary: bytes) -> bool:
        """Go to the row with this primary key; in another index, to its first entry there."""
        table = self.table
        read = self.session.read(table.database)
        place = table.tree.seek(read, primary)
        if not place.exact or not place.is_live:
            return self._stand(None, behind=True)
        if self._by_primary or self._index is None:
            return self._stand(place, behind=True)
        parts = table.writer.layout.split(place.page.data(place.line))
        keys = self._index.keys(table.cells(read, self._index, parts))
        if not keys:
            return self._stand(None, behind=True)
        entry = self._tree.seek(read, keys[0], None if self._tree.unique else primary)
        return self._stand(entry if entry.exact else None, behind=True)

    # moving

    def first(self) -> bool:
        """Go to the first entry within the limits; whether there is one."""
        read = self.session.read(self.table.database)
        start = self._limits[0]
        return self._stand(self._tree.at_or_after(read, start) if start else self._tree.first(read), behind=True)

    def last(self) -> bool:
        """Go to the last entry within the limits; whether there is one."""
        read = self.session.read(self.table.database)
        return self._stand(self._before(read, self._limits[1]), behind=False)

    def next(self) -> bool:
        """Go one entry on; whether there is one. Otherwise the cursor is after the last."""
        spot = self._spot
        if spot is None:
            return False if self._behind else self.first()
        read = self.session.read(self.table.database)
        if self._is_fresh(read, spot):
            return self._stand(self._tree.next(read, spot.place), behind=True)
        return self._stand(self._tree.after(read, spot.key, self._entry_data(spot)), behind=True)

    def previous(self) -> bool:
        """Go one entry back; whether there is one. Otherwise the cursor is before the first."""
        spot = self._spot
        if spot is None:
            return self.last() if self._behind else False
        read = self.session.read(self.table.database)
        if self._is_fresh(read, spot):
            return self._stand(self._tree.previous(read, spot.place), behind=False)
        return self._stand(self._tree.before(read, spot.key, self._entry_data(spot)), behind=False)

    def move(self, count: int) -> bool:
        """Go ``count`` entries on, or back when it is negative; whether the cursor is on one."""
        step = self.next if count > 0 else self.previous
        return all(step() for _ in range(abs(count))) and self._spot is not None

    def rows(self) -> Iterator[Row]:
        """The rows within the limits, from the first; the cursor moves along."""
        found = self.first()
        while found:
            yield self.row()
            found = self.next()

    def count(self) -> int:
        """Number of entries within the limits; the cursor ends after the last."""
        count, found = 0, self.first()
        while found:
            count, found = count + 1, self.next()
        return count

    # reading

    @property
    def key(self) -> bytes:
        """The normalised key of the entry; JET_errNoCurrentRecord (-1603) when the cursor is on none."""
        return self._current().key

    @property
    def bookmark(self) -> bytes:
        """The primary key of the row, for :meth:`goto`; JET_errNoCurrentRecord (-1603) without one."""
        return self._current().primary

    def row(self) -> Row:
        """The row, every column of the table.

        Raises ``WrongState``: JET_errNoCurrentRecord (-1603), JET_errRecordDeleted (-1017) for a row that is gone;
        ``Corruption`` for damage.
        """
        record = self._record()
        return self._decode(record)

    def retrieve(self, column: str) -> Value:
        """One column of the row; raises as :meth:`row`, and JET_errColumnNotFound (-1507)."""
        record = self._record()
        format_ = self._single.get(column)
        if format_ is None:
            wanted = self._table.columns.get(column)
            if wanted is None:
                raise Code.ColumnNotFound.error(f"Table {self._table.name!r} has no column {column!r}.")
            format_ = self._single[column] = self._table.rows(self.session, (wanted,))
        return format_.row(record)[column]

    # changing

    def insert(self, row: Cells) -> Inserted:
        """Add a row, as :meth:`OpenTable.insert` does; the cursor stays where it is."""
        self.session.write()
        return self.table.insert(self.session, row)

    def update(self, changes: Cells) -> None:
        """Change columns of the row, as :meth:`OpenTable.update` does. The cursor keeps to the entry it was on."""
        primary = self._current().primary
        self.session.write()
        self.table.update(self.session, primary, changes)

    def delete(self) -> None:
        """Delete the row. The cursor stands where it was: its neighbours are the next and the previous."""
        primary = self._current().primary
        self.session.write()
        self.table.delete(self.session, primary)

    # inner workings

    def _current(self) -> _Spot:
        if self._spot is None:
            raise Code.NoCurrentRecord.error()
        return self._spot

    def _record(self) -> bytes:
        spot = self._current()
        table = self.table
        read = self.session.read(table.database)
        if self._by_primary and self._is_fresh(read, spot):
            return spot.place.page.data(spot.place.line)
        record = table.tree.find(read, spot.primary)
        if record is None:
            raise Code.RecordDeleted.error(f"The row of table {table.name!r} no longer exists.", table=table.name)
        return record

    def _is_fresh(self, read: Read, spot: _Spot) -> bool:
        """Whether the page is as it was when the entry was seen on it."""
        page = spot.place.page
        return page.dbtime == spot.dbtime and read(page.pgno) is page

    def _entry_data(self, spot: _Spot) -> bytes | None:
        return None if self._tree.unique else spot.data

    def _from(self, read: Read, key: bytes | None) -> Place | None:
        return None if key is None else self._tree.at_or_after(read, key)

    def _before(self, read: Read, key: bytes | None) -> Place | None:
        """The last entry before a key, or of all."""
        return self._tree.last(read) if key is None else self._tree.before(read, key)

    def _stand(self, place: Place | None, *, behind: bool) -> bool:
        """Move to an entry if it is within the limits; otherwise after or before all of them."""
        self._spot, self._behind = None, behind
        if place is None:
            return False
        key, data, _ = place.node
        start, stop = self._limits
        if key < start or (stop is not None and key >= stop):
            return False
        self._spot = _Spot(key, data, key if self._by_primary else data, place, place.page.dbtime)
        return True
