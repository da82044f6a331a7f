"""The indexes of an open table: the entries of a row, and those that a change deletes or adds.

Source: docs/formats/tables-and-values.md#keys. The data of an entry is the row's primary key.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engine.btree.tree import LiveTree, Read
from engine.change.live_database import LiveDatabase
from engine.change.writer import Transaction
from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.catalog import Index, Table
from engine.formats.keys import KeyFormat, RawCells
from engine.formats.record_writer import Cells, RecordWriter


class OpenIndex:
    """One index of a table that is open: its tree, and what makes its keys."""

    __slots__ = (
        *("_encode", "_only", "_plain", "_writer", "column_ids", "columns", "format", "index", "keys"),
        *("table", "tree"),
    )

    def __init__(self, database: LiveDatabase, table: Table, index: Index, writer: RecordWriter) -> None:
        self.index = index
        self.table = table.name
        self.format = KeyFormat(table.columns, index)
        self.columns = self.format.columns
        self.column_ids = frozenset(column.id for column in self.columns)
        self.keys = self.format.keys
        self.tree = LiveTree(database, index.root, index.objid, index.is_unique)
        self._writer = writer
        self._plain = not any(column.is_tagged for column in self.columns)
        self._only = self.columns[0].name if self._plain and len(self.columns) == 1 else ""
        self._encode = writer.encoder(self.columns[0])

    def keys_of_new(self, row: Cells) -> list[bytes]:
        """The keys of a row that is to be inserted; raises as :meth:`KeyFormat.keys`."""
        writer = self._writer
        if not self._plain:
            return self.keys(writer.cells(row, self.columns))
        if self._only and (value := row.get(self._only)) is not None:
            return [self.format.partial_key((self._encode(value),))]
        key = self.format.key([writer.raw(row, column) for column in self.columns])
        return [] if key is None else [key]

    def refuse_taken(self, read: Read, keys: Iterable[bytes]) -> None:
        """Raise ``WrongUse`` (JET_errKeyDuplicate, -1605) when the index is unique and has one of the keys."""
        if not self.index.is_unique:
            return
        for key in keys:
            if self.tree.find(read, key) is not None:
                raise self.duplicate()

    def duplicate(self) -> JetError:
        """JET_errKeyDuplicate, with the names of table and index."""
        name = self.index.name
        return Code.KeyDuplicate.error(
            f"Table {self.table!r} already has a row with this key in index {name!r}.",
            table=self.table,
            index=name,
        )


@dataclass(frozen=True, slots=True)
class EntryChanges:
    """What a changed row means to one index: keys that go, keys that come."""

    index: OpenIndex
    gone: Sequence[bytes]
    new: Sequence[bytes]

    @classmethod
    def between(cls, index: OpenIndex, before: RawCells, after: RawCells | None) -> EntryChanges:
        """From a row's raw values before and after, ``None`` when it is gone then. Raises as keys do."""
        old = index.keys(before)
        new = index.keys(after) if after is not None else []
        if old and new:
            same = set(old) & set(new)
            old, new = [key for key in old if key not in same], [key for key in new if key not in same]
        return cls(index, old, new)

    def check(self, read: Read) -> None:
        """Refuse keys that another row has; raises ``WrongUse`` (JET_errKeyDuplicate)."""
        self.index.refuse_taken(read, self.new)

    def make(self, session: Transaction, primary: bytes) -> None:
        """Take the entries away and add the new ones, for the row with this primary key."""
        tree = self.index.tree
        for key in self.gone:
            tree.flag_delete(session, key, None if tree.unique else primary)
        for key in self.new:
            tree.insert(session, key, primary)
