"""What a view is: a table whose rows are shown with names, units and references resolved.

A view reads one raw table. Each of its rows belongs to one row there, whose key and values it carries. What is not
known stays as it is in the table and is marked; nothing is guessed. Values have the types of
:mod:`engine.formats.values`; times are aware and in UTC.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice

from app.products import Product
from engine.formats.catalog import Table
from engine.formats.column import Column, ColumnFlag, ColumnType
from engine.formats.record import Row
from engine.formats.values import Value
from engine.tables.read_only_database import ReadOnlyDatabase

HIDDEN = "encrypted, not shown"
"""The value of a cell whose content is a password, a key or a hash of one. It is never decoded."""

NOT_KNOWN = "Not known"
"""In files, a last column: the columns whose value in the row has no meaning that is public."""

Beside = Callable[[str], AbstractContextManager[ReadOnlyDatabase]]
"""Opens another database of the same instance by its file's name; raises ``JetError`` if it is not there."""


class ValueKind(StrEnum):
    """What the values of a column are; a value whose meaning is not known may be of any type."""

    TEXT = "text"
    INTEGER = "integer"
    REAL = "real"
    TRUTH = "truth value"
    TIME = "time"
    GUID = "GUID"
    BYTES = "bytes"


_TYPES = {
    ValueKind.TEXT: ColumnType.LONG_TEXT,
    ValueKind.INTEGER: ColumnType.LONG_LONG,
    ValueKind.REAL: ColumnType.IEEE_DOUBLE,
    ValueKind.TRUTH: ColumnType.BIT,
    ValueKind.TIME: ColumnType.DATE_TIME,
    ValueKind.GUID: ColumnType.GUID,
    ValueKind.BYTES: ColumnType.LONG_BINARY,
}
"""The types that columns of a view have where tables are asked for."""


@dataclass(frozen=True)
class ViewColumn:
    """A column of a view: its name, the kind and unit of its values, and one line that explains it.

    ``raw`` is the column of the raw table that it is made of, ``""`` if it is made of several or of another table.
    ``several``: a value is a list. ``is_known`` is false for a column whose meaning is not public: its values are
    as in the table.
    """

    name: str
    kind: ValueKind
    about: str = ""
    unit: str = ""
    raw: str = ""
    several: bool = False
    is_known: bool = True


@dataclass(frozen=True, slots=True)
class ViewCell:
    """A value of a view. ``not_known``: it is the raw value, because nothing public says what it means here."""

    value: Value
    not_known: bool = False


@dataclass(frozen=True, slots=True)
class ViewRow:
    """A row of a view: its cells by column name, and the raw row that it comes from, with its key in its table.

    ``key`` is what :meth:`OpenView.rows` takes as ``after``; ``b""`` for a row that was resolved without one.
    """

    table: str
    key: bytes
    raw: Row
    cells: Mapping[str, ViewCell]

    @property
    def values(self) -> Row:
        return {name: cell.value for name, cell in self.cells.items()}

    @property
    def not_known(self) -> tuple[str, ...]:
        """Columns whose value in this row has no meaning that is public."""
        return tuple(name for name, cell in self.cells.items() if cell.not_known)


@dataclass(frozen=True)
class RowView:
    """A view that a database has: what it shows, from which table, and what is not known about it.

    ``name`` is what ``ese-backup rows --view`` takes, ``table`` the raw table with its keys, ``also_reads`` tables
    that names come from, ``limits`` one sentence for each thing that is not known.
    """

    name: str
    product: Product
    about: str
    table: Table
    columns: tuple[ViewColumn, ...]
    open_on: Callable[[RowView, ReadOnlyDatabase, Beside], OpenView]
    also_reads: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()

    @property
    def shape(self) -> Table:
        """The table that the view looks like: its name and columns, for what shows, filters or writes tables."""
        columns = tuple(
            Column(number, column.name, _TYPES[column.kind], ColumnFlag.MULTIVALUED if column.several else 0)
            for number, column in enumerate(self.columns, 1)
        )
        return replace(self.table, name=self.name, columns=columns)

    def open(self, database: ReadOnlyDatabase, beside: Beside | None = None) -> OpenView:
        """The view on a database, which must stay open and be used by one thread.

        ``beside`` gives other databases of the instance, which may know names. Raises what reading the tables
        raises that names come from.
        """
        return self.open_on(self, database, beside or _nothing_beside)


class OpenView(ABC):
    """A view on an open database. Memory is bounded, whatever the size of the table."""

    def __init__(self, view: RowView, database: ReadOnlyDatabase) -> None:
        self.view = view
        self._database = database
        self._decode = database.decoder(view.table)

    def rows(self, after: bytes | None = None, limit: int | None = None) -> Iterator[ViewRow]:
        """The rows in the order of the raw table's keys after the key ``after``, at most ``limit``.

        Raises ``Corruption`` where the table is damaged, as reading the raw table does.
        """
        return islice(self._rows(after), limit)

    def _rows(self, after: bytes | None) -> Iterator[ViewRow]:
        for node in self._database.nodes(self.view.table, after or b""):
            if node.key == after:
                continue
            row = self._decode(node.data)
            if self.includes(row):
                yield self.resolve(row, node.key)

    def resolve(self, row: Row, key: bytes = b"") -> ViewRow:
        """A raw row of the table as a row of the view, whether the view includes it or not. No value raises."""
        return ViewRow(self.view.table.name, key, row, self.cells(row))

    def includes(self, row: Row) -> bool:
        """Whether the view shows this row of its table."""
        return True

    @abstractmethod
    def cells(self, row: Row) -> dict[str, ViewCell]:
        """The cells of a raw row, one for each column of the view in its order."""


def _nothing_beside(name: str) -> AbstractContextManager[ReadOnlyDatabase]:
    from engine.error_codes import Code

    raise Code.FileNotFound.error(f"{name} is not known here.", path=name)
