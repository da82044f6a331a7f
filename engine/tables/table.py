"""An open table: its trees, the encoding and decoding of its rows, and every change of a row.

Sources: docs/formats/tables-and-values.md; docs/formats/log-records.md#what-an-operation-logs (order of records).
A change checks everything that can be wrong first; a change of more than one tree has its own level in the
transaction, so that a failure in between leaves nothing.

An open table is valid for a session as long as the session sees the leaves of the catalog from which its rows were
read with the same dbtimes. :mod:`engine.tables.open_tables` keeps them for each database.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from engine.btree.tree import LiveTree, Read
from engine.change.live_database import LiveDatabase
from engine.change.writer import Transaction
from engine.error_codes import Code
from engine.errors import JetError, known
from engine.formats.catalog import Table, TableFlag, TreeRoot
from engine.formats.column import Column
from engine.formats.keys import MAX_KEY, RawCells
from engine.formats.long_value import lid_size
from engine.formats.record import RecordFormat
from engine.formats.record_parts import RecordParts, raw_cells
from engine.formats.record_writer import Cells, RecordWriter, record_most
from engine.tables.autoincrement import Numbers, autoincrement_column
from engine.tables.indexes import EntryChanges, OpenIndex
from engine.tables.long_values import LongValueTree

Stamp = tuple[tuple[int, int], ...]
"""Leaves of the catalog, each by page number and dbtime."""
MakeLongValues = Callable[["Transaction", "OpenTable"], TreeRoot]
"""Makes the tree of long values of a table that has none, and adds it to the catalog."""
Reopen = Callable[["Transaction", int], "OpenTable"]
"""The table of an object id as a session sees it now."""


class Inserted(NamedTuple):
    """What became of a new row: its primary key, and the number that the engine gave it, if any."""

    key: bytes
    number: int | None


class OpenTable:
    """The table that ``definition`` describes. ``stamp`` tells when it was read, ``numbers`` are its counters.

    What cannot be changed (special indexes, derived tables) is refused with ``Unsupported`` on the first try.
    """

    def __init__(
        self,
        database: LiveDatabase,
        definition: Table,
        numbers: Numbers | None = None,
        stamp: Stamp = (),
        make_long_values: MakeLongValues | None = None,
        reopen: Reopen | None = None,
    ) -> None:
        self.database = database
        self._make_long_values = make_long_values
        self._reopen = reopen
        self.definition = definition
        self.name = definition.name
        self.numbers = numbers or Numbers()
        self._stamped, self._stamps = [pgno for pgno, _ in stamp], [dbtime for _, dbtime in stamp]
        self.columns = {column.name: column for column in definition.columns}
        self.tree = LiveTree(database, definition.root, definition.objid, True)
        self.obstacle: JetError | None = _derived(definition)
        page_size = database.page_size
        most = max((index.key_most for index in definition.indexes if index.is_primary), default=MAX_KEY)
        self.writer = RecordWriter(definition.columns, page_size, most=record_most(page_size, most))
        self._format = RecordFormat(definition.columns, page_size)
        self.indexes = self._open_indexes()
        self.primary = next((index for index in self.indexes if index.index.is_primary), None)
        self.secondary = tuple(index for index in self.indexes if not index.index.is_primary)
        place = definition.long_values
        self.long_values = LongValueTree(database, place, definition.lv_chunk) if place else None
        self._autoincrement = autoincrement_column(definition.columns)

    def _open_indexes(self) -> tuple[OpenIndex, ...]:
        indexes = []
        for index in self.definition.indexes:
            try:
                indexes.append(OpenIndex(self.database, self.definition, index, self.writer))
            except JetError as error:
                self.obstacle = error
        return tuple(indexes)

    def is_current(self, session: Transaction) -> bool:
        """Whether ``session`` sees the catalog as it was when this table was opened."""
        read = session.read(self.database)
        return [read(pgno).dbtime for pgno in self._stamped] == self._stamps

    def rows(self, session: Transaction, columns: tuple[Column, ...] = ()) -> RecordFormat:
        """What decodes this table's records, or only some ``columns``, as ``session`` sees its long values."""
        format_ = RecordFormat(columns, self.database.page_size) if columns else self._format
        long_values = self.long_values
        if long_values is None:
            return format_
        return format_.with_long_values(lambda stored_id: long_values.load(session.read(self.database), stored_id))

    # changes of rows

    def _newer(self, session: Transaction) -> OpenTable | None:
        """The table as the session sees it, when that is not this one any more.

        An index may have come or gone since; trees that this one knows may have been rolled back, or belong to
        other tables now. JET_errObjectNotFound (-1305) when the table itself is gone.
        """
        if self.definition.system or self._reopen is None:
            return None
        return self._reopen(session, self.definition.objid)

    def insert(self, session: Transaction, row: Cells) -> Inserted:
        """Add a row; columns that it does not name get their defaults.

        Raises ``WrongUse``: JET_errKeyDuplicate (-1605), JET_errNullInvalid (-1504), JET_errNullKeyDisallowed
        (-1053), JET_errColumnNotFound (-1507), JET_errColumnNotUpdatable (-1048), JET_errColumnTooBig (-1506),
        JET_errInvalidColumnType (-1511), JET_errRecordTooBig (-1026); ``Unsupported`` for keys that need Windows;
        ``WrongState`` (JET_errWriteConflict) and ``SpaceExhausted``. Nothing has changed then.
        """
        session.write()
        if not self.is_current(session) and (newer := self._newer(session)) is not None:
            return newer.insert(session, row)
        if self.obstacle is not None:
            raise self.obstacle
        number = None
        if self._autoincrement is not None:
            number, row = self._numbered(session, row, self._autoincrement)
        record = self.writer.encode_whole(row) if not self.secondary else None
        if record is None:
            return Inserted(self._insert_all(session, row), number)
        key = self._own_key(session, row)
        try:
            self.tree.insert(session, key, record)
        except JetError as error:
            raise self._named(error) from None
        return Inserted(key, number)

    def _numbered(self, session: Transaction, row: Cells, column: Column) -> tuple[int, Cells]:
        if column.name in row:
            raise _not_updatable(column.name)
        number = self.numbers.next_value(session, self, column)
        return number, {**row, column.name: number}

    def _own_key(self, session: Transaction, row: Cells) -> bytes:
        if self.primary is None:
            return self.numbers.next_row(session, self)
        keys = self.primary.keys_of_new(row)
        if not keys:
            raise Code.NullKeyDisallowed.error(f"A row of table {self.name!r} has no primary key.")
        return keys[0]

    def _insert_all(self, session: Transaction, row: Cells) -> bytes:
        """A row with entries in other indexes, or long values."""
        entries = [EntryChanges(index, (), index.keys_of_new(row)) for index in self.secondary]
        key = self._own_key(session, row)
        read = session.read(self.database)
        if self.primary is not None:
            self.primary.refuse_taken(read, (key,))
        for entry in entries:
            entry.check(read)
        with savepoint(session):
            record = self.writer.encode(row, _Apart(self, session))
            self.tree.insert(session, key, record)
            for entry in entries:
                entry.make(session, key)
        return key

    def update(self, session: Transaction, key: bytes, changes: Cells) -> None:
        """Change columns of the row with the primary key ``key``.

        Raises as :meth:`insert` does, and JET_errRecordNotFound (-1601), JET_errRecordPrimaryChanged (-1604).
        """
        session.write()
        if not self.is_current(session) and (newer := self._newer(session)) is not None:
            newer.update(session, key, changes)
            return
        old, data = self._old(session, key)
        if self._autoincrement is not None and self._autoincrement.name in changes:
            raise _not_updatable(self._autoincrement.name)
        new = self.writer.change(old, changes)
        changed = {self.columns[name].id for name in changes}
        entries = [
            self._entry_changes(session, index, old, new)
            for index in self.indexes
            if not changed.isdisjoint(index.column_ids)
        ]
        if any(entry.index is self.primary and (entry.new or entry.gone) for entry in entries):
            raise Code.RecordPrimaryChanged.error(table=self.name)
        entries = [entry for entry in entries if entry.new or entry.gone]
        read = session.read(self.database)
        for entry in entries:
            entry.check(read)
        with savepoint(session):
            record = self.writer.join(new, _Apart(self, session))
            if record != data:
                self.tree.replace(session, key, record)
            self._release(session, old, keep=new)
            for entry in entries:
                entry.make(session, key)

    def delete(self, session: Transaction, key: bytes) -> None:
        """Take the row with the primary key ``key`` away. Raises ``WrongState`` (JET_errRecordNotFound)."""
        session.write()
        if not self.is_current(session) and (newer := self._newer(session)) is not None:
            newer.delete(session, key)
            return
        old, _ = self._old(session, key)
        entries = [self._entry_changes(session, index, old, None) for index in self.secondary]
        with savepoint(session):
            self.tree.flag_delete(session, key)
            for entry in entries:
                entry.make(session, key)
            self._release(session, old, keep=None)

    def _old(self, session: Transaction, key: bytes) -> tuple[RecordParts, bytes]:
        if self.obstacle is not None:
            raise self.obstacle
        data = self.tree.find(session.read(self.database), key)
        if data is None:
            raise Code.RecordNotFound.error(f"The row does not exist in table {self.name!r}.", table=self.name)
        return self.writer.layout.split(data), data

    def _entry_changes(
        self, session: Transaction, index: OpenIndex, old: RecordParts, new: RecordParts | None
    ) -> EntryChanges:
        read = session.read(self.database)
        before = self.cells(read, index, old)
        return EntryChanges.between(index, before, self.cells(read, index, new) if new else None)

    def cells(self, read: Read, index: OpenIndex, parts: RecordParts) -> RawCells:
        """The raw values of a record's indexed columns, for its keys; long ones as far as keys need them."""

        def load(stored_id: bytes) -> bytes:
            if self.long_values is None:
                raise Code.LVCorrupted.error(
                    f"Table {self.name!r} has no long values, but a record refers to one."
                )
            return self.long_values.load(read, stored_id, index.index.key_most)

        return raw_cells(parts, index.columns, load)

    def store_long(self, session: Transaction, value: bytes) -> int:
        """Keep a long value apart, in the tree that is made for the first one; returns its id."""
        if self.long_values is None:
            # Whoever sees the catalog without the new tree has no record that names a value in it.
            place = known(self._make_long_values, "way to make the tree of long values")(session, self)
            self.long_values = LongValueTree(self.database, place, self.definition.lv_chunk)
        lid = self.numbers.next_lid(session, self)
        self.long_values.store(session, lid, value)
        return lid

    def _no_long_values(self) -> JetError:
        return Code.LVCorrupted.error(f"Table {self.name!r} has no long values, but a record names one.")

    def _release(self, session: Transaction, old: RecordParts, keep: RecordParts | None) -> None:
        """Let go of the long values that a changed row names no more."""
        kept = keep.lids() if keep else []
        for lid in old.lids():
            if lid not in kept:
                if self.long_values is None:
                    raise self._no_long_values()
                self.long_values.release(session, lid)

    def _named(self, error: JetError) -> JetError:
        """An error of the table's own tree, in words of the table."""
        if error.code == Code.KeyDuplicate and self.primary is not None:
            return self.primary.duplicate()
        return error


class _Apart(NamedTuple):
    """Where the long values of a record that is being written go."""

    table: OpenTable
    session: Transaction

    def id_size(self) -> int:
        return lid_size(self.table.numbers.last_lid(self.session, self.table))

    def store(self, value: bytes) -> bytes:
        lid = self.table.store_long(self.session, value)
        return lid.to_bytes(lid_size(lid), "little")


@contextmanager
def savepoint(session: Transaction) -> Iterator[None]:
    """A level of the transaction, rolled back when something fails inside."""
    session.begin(inner=True)
    try:
        yield
    except BaseException:
        if not session.failed:
            session.rollback()
        raise
    session.commit()


def _derived(definition: Table) -> JetError | None:
    """What keeps a table from being changed, if anything does."""
    if definition.template or definition.flags & (TableFlag.DERIVED | TableFlag.TEMPLATE):
        name = definition.name
        return Code.FeatureNotAvailable.error(f"Table {name!r} uses a template or is one, and cannot be changed.")
    return None


def _not_updatable(name: str) -> JetError:
    return Code.ColumnNotUpdatable.error(f"The value of column {name!r} is set by the engine.", column=name)
