"""The rows of a table in the order of an index, a few at a time: forwards, backwards, from a key or any place.

Nothing is held but the pages on the way, so that the size of a table does not matter. What cannot be read is an
entry of its own, at its place among the others. Source of the order: docs/formats/tree-and-space.md#btrees.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from engine.error_codes import Code
from engine.errors import Cancelled, JetError
from engine.formats.catalog import Index, Table, TreeRoot
from engine.formats.column import Column, ColumnType
from engine.formats.keys import KeyFormat
from engine.formats.leaf_route import Leaf, LeafRoute, Position
from engine.formats.page import DELETED, Page, PageFlag
from engine.formats.raw_values import raw_value
from engine.formats.record import RecordFormat, Row
from engine.formats.value_text import value_of
from engine.formats.values import Value
from engine.progress import Cancel
from engine.tables.read_only_database import ReadOnlyDatabase

_LEAVES_KEPT = 64
_ROW_NUMBER_BYTES = 4


@dataclass(frozen=True, slots=True)
class ListedRow:
    """An entry of an order: a row, or why it cannot be read (``row`` is ``None``), which may be a whole page.

    ``key`` is the row's key in its table; empty where a page cannot be read. ``is_whole``: no long value is cut.
    ``page`` is the number of the page that holds the entry.
    """

    position: Position
    page: int
    key: bytes = b""
    row: Row | None = None
    error: JetError | None = field(default=None, compare=False)
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class RowCount:
    """Entries of an order, and how many of its pages could not be read, whose rows are not counted."""

    rows: int
    unread: int


class RowBrowser:
    """Reads ``table`` in the order of its index ``index``, by default of the table itself.

    ``long_most``: separated long values are cut after so many bytes; ``None`` reads them whole. Reading raises
    ``Cancelled`` and nothing else. Raises ``WrongUse`` (JET_errIndexNotFound) for an index that is not there, and
    ``Corruption`` for columns that cannot be.
    """

    def __init__(
        self,
        database: ReadOnlyDatabase,
        table: Table,
        index: str | None = None,
        *,
        long_most: int | None = None,
    ) -> None:
        self.database = database
        self.table = table
        self.index = _index_of(table, index)
        own = TreeRoot(table.objid, table.root)
        secondary = self.index is not None and not self.index.is_primary
        place = TreeRoot(self.index.objid, self.index.root) if self.index is not None and secondary else own
        self._route = LeafRoute(database.read_page, place.root, place.objid)
        self._rows = LeafRoute(database.read_page, own.root, own.objid) if secondary else None
        self._leaves: OrderedDict[int, dict[bytes, int]] = OrderedDict()
        self._long_most = long_most
        self._cut = False
        self._decode = self._decoder()

    def rows(
        self,
        start: Position | None = None,
        *,
        backwards: bool = False,
        including: bool = False,
        cancel: Cancel | None = None,
        passed: Callable[[float], None] | None = None,
    ) -> Iterator[ListedRow]:
        """The entries after ``start`` (before it if ``backwards``), or all; ``including`` it if asked for.

        ``passed`` is given, after each page, about how much of the whole order is before the next one, from 0 to
        1. Raises ``WrongState`` (JET_errNoCurrentRecord) if the file was changed since ``start`` was read.
        """
        cancel = cancel or Cancel()
        leaf: Leaf | None
        if start is None:
            leaf = self._route.last() if backwards else self._route.first()
        else:
            leaf = self._route.at(start[:-1])
        while leaf is not None:
            cancel.check()
            for listed in self._entries(leaf, backwards):
                if start is None or _is_beyond(listed.position, start, backwards, including):
                    yield listed
            if passed is not None:
                passed(leaf.share[0 if backwards else 1])
            start = None
            leaf = self._route.before(leaf) if backwards else self._route.after(leaf)

    def row(self, position: Position) -> ListedRow:
        """The entry at a position; raises ``WrongState`` (JET_errNoCurrentRecord) if it is not there any more."""
        for listed in self._entries(self._route.at(position[:-1]), False):
            if listed.position == position:
                return listed
        raise Code.NoCurrentRecord.error(f"The row of table {self.table.name!r} is not there any more.")

    def at_or_after(self, key: bytes) -> Position | None:
        """The first entry whose key in the index is not less than ``key``, or a page that may hold it."""
        leaf: Leaf | None = self._route.at_key(key)
        while leaf is not None:
            page = leaf.page
            if page is None:
                return (*leaf.path, 0)
            for tag in range(page.first_node, page.tag_count):
                try:
                    node = page.node(tag)
                except JetError:
                    continue
                if node.key >= key and not node.flags & DELETED:
                    return (*leaf.path, tag)
            leaf = self._route.after(leaf)
        return None

    def at_share(self, share: float) -> Position | None:
        """An entry at about this part of the order, from 0 to 1; ``None`` if there is none from there on."""
        leaf = self._route.at_share(share)
        listed = next(self.rows((*leaf.path, 0), including=True), None)
        return listed.position if listed is not None else None

    def share_of(self, position: Position) -> float:
        """About how much of the order is before a position, from 0 to 1."""
        leaf = self._route.at(position[:-1])
        low, high = leaf.share
        first, count = (leaf.page.first_node, leaf.page.tag_count) if leaf.page is not None else (0, 1)
        return low + (high - low) * (position[-1] - first) / max(count - first, 1)

    @property
    def key_columns(self) -> tuple[Column, ...]:
        """The columns of the index, in its order; none for the order of a table without a primary index."""
        by_id = {column.id: column for column in self.table.columns}
        parts = self.index.columns if self.index is not None else ()
        return tuple(by_id[part.column_id] for part in parts if part.column_id in by_id)

    def key_of(self, values: Sequence[Value]) -> bytes:
        """The key that begins with these values of the index's columns, for :meth:`at_or_after`.

        Text stands for a value as ``ese-backup rows`` prints it. In a table without a primary index, in its own
        order, the one value is the number of a row. Raises ``WrongUse`` (JET_errInvalidParameter) for what is no
        value, and ``Unsupported`` for an index whose keys cannot be made: of Unicode text
        (JET_errUnicodeTranslationFail), or of a special kind.
        """
        columns = self.key_columns
        if self.index is None:
            return row_number(self.table, values)
        if not values or len(values) > len(columns):
            raise Code.InvalidParameter.error(
                f"Index {self.index.name!r} has {len(columns)} columns, but {len(values)} values were given.",
                hint="Specify a value for its first column, and for further ones if needed.",
            )
        form = KeyFormat(self.table.columns, self.index)
        given = [
            self._as_stored(column, value_of(column, value))
            for column, value in zip(columns, values, strict=False)
        ]
        return form.partial_key([raw_value(column, value) for column, value in zip(columns, given, strict=False)])

    def count(self, cancel: Cancel | None = None, passed: Callable[[float], None] | None = None) -> RowCount:
        """Count the entries, whose rows are not decoded. Raises ``Cancelled``; ``passed`` as for :meth:`rows`."""
        cancel = cancel or Cancel()
        rows = unread = 0
        leaf: Leaf | None = self._route.first()
        while leaf is not None:
            cancel.check()
            try:
                rows += sum(1 for _ in leaf.page.live_data()) if leaf.page is not None else 0
                unread += leaf.page is None
            except JetError:
                unread += 1
            if passed is not None:
                passed(leaf.share[1])
            leaf = self._route.after(leaf)
        return RowCount(rows, unread)

    # inner workings

    def _decoder(self) -> Callable[[bytes], Row]:
        database, table = self.database, self.table
        long_values = database.long_values(table)
        if long_values is None:
            return RecordFormat(table.columns, database.page_size).row

        def load(stored_id: bytes) -> bytes:
            value, size = long_values.start_of(stored_id, self._long_most)
            self._cut = self._cut or len(value) < size
            return value

        return RecordFormat(table.columns, database.page_size, load).row

    def _entries(self, leaf: Leaf, backwards: bool) -> Iterator[ListedRow]:
        page, path = leaf.page, leaf.path
        error = leaf.error
        if page is not None and not page.flags & PageFlag.NEW_RECORD_FORMAT and self._rows is None:
            error = Code.FeatureNotAvailable.error(
                f"Page {page.pgno} contains records in a format from before 2000.", page=page.pgno
            )
        if page is None or error is not None:
            yield ListedRow((*path, 0), leaf.pgno, error=error)
            return
        tags = range(page.first_node, page.tag_count)
        for tag in reversed(tags) if backwards else tags:
            if not page.node_flags(tag) & DELETED:
                yield self._listed((*path, tag), page, tag)

    def _listed(self, position: Position, page: Page, tag: int) -> ListedRow:
        key = b""
        self._cut = False
        try:
            node = page.node(tag)
            key, data = (node.key, node.data) if self._rows is None else (node.data, self._record(node.data))
            return ListedRow(position, page.pgno, key, self._decode(data), None, not self._cut)
        except Cancelled:
            raise
        except JetError as error:
            return ListedRow(position, page.pgno, key, error=error)

    def _record(self, primary: bytes) -> bytes:
        """The record of a row, by its key in the table; the index leads to it."""
        rows = self._rows or self._route
        leaf = rows.at_key(primary)
        if leaf.page is None:
            raise leaf.error or Code.RecordDeleted.error()
        tags = self._leaves.get(leaf.pgno)
        if tags is None:
            nodes = ((tag, leaf.page.node(tag)) for tag in range(leaf.page.first_node, leaf.page.tag_count))
            tags = self._leaves[leaf.pgno] = {node.key: tag for tag, node in nodes if not node.flags & DELETED}
            if len(self._leaves) > _LEAVES_KEPT:
                self._leaves.popitem(last=False)
        if primary not in tags:
            raise Code.RecordDeleted.error(
                f"An index of table {self.table.name!r} leads to a row that does not exist.",
                table=self.table.name,
            )
        return leaf.page.node(tags[primary]).data

    def _as_stored(self, column: Column, value: Value) -> Value:
        """A moment in the form in which this table stores moments, of which there are two."""
        if column.type is not ColumnType.DATE_TIME or not isinstance(value, datetime):
            return value
        found = (listed.row[column.name] for listed in self.rows() if listed.row is not None)
        seen = next((moment for moment in found if isinstance(moment, datetime)), None)
        plain = value.astimezone(UTC) if value.tzinfo is not None else value.replace(tzinfo=UTC)
        return plain if seen is not None and seen.tzinfo is not None else plain.replace(tzinfo=None)


def _is_beyond(position: Position, start: Position, backwards: bool, including: bool) -> bool:
    if position == start:
        return including
    return position < start if backwards else position > start


def _index_of(table: Table, name: str | None) -> Index | None:
    if name is None:
        return next((index for index in table.indexes if index.is_primary), None)
    for index in table.indexes:
        if index.name.casefold() == name.casefold():
            return index
    raise Code.IndexNotFound.error(
        f"Table {table.name!r} has no index {name!r}.",
        hint="It has " + (", ".join(index.name for index in table.indexes) or "none") + ".",
        index=name,
    )


def row_number(table: Table, values: Sequence[Value]) -> bytes:
    """The key of the row with the number that is the only one of ``values``, in a table without a primary index.
    Raises JET_errInvalidParameter (-1003) for anything else."""
    try:
        (number,) = (int(value, 0) if isinstance(value, str) else value for value in values)
        if isinstance(number, int):
            return number.to_bytes(_ROW_NUMBER_BYTES, "big")
    except (ValueError, OverflowError):
        pass
    raise Code.InvalidParameter.error(
        f"Table {table.name!r} has no primary key. Its rows can be found only by number.", table=table.name
    )
