"""Two databases compared, table by table and row by row: what came, what changed, what went.

Rows are met in the order of their primary keys, as in a merge, so that memory is bounded by one page of each side
and the differences that are kept. Rows of a table without a primary key are matched by the hidden number that the
engine gave them. Columns are matched by name; the values of those that only one side has are not compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from engine.error_codes import Code
from engine.errors import Corruption, JetError
from engine.formats.catalog import Index, Table
from engine.formats.column import Column
from engine.formats.page import Node
from engine.formats.record import Row
from engine.formats.values import Value
from engine.progress import Cancel
from engine.tables.read_only_database import ReadOnlyDatabase

MOST = 100
"""Differences of a table that are kept, unless another number is asked for."""
_CHECK_EVERY = 256


class DifferenceKind(StrEnum):
    """What became of a row, or a table, from the first side to the second."""

    ADDED = "added"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True)
class RowDifference:
    """One row. ``key`` has the columns of its primary key, and is empty for a table without one; ``before`` or
    ``after`` is ``None`` where there is no row. ``columns`` are those whose values differ."""

    kind: DifferenceKind
    key: Row
    before: Row | None
    after: Row | None
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class ComparedTable:
    """One table. ``kind`` is set for a table that only one side has. ``schema`` says how its definitions differ,
    a sentence each; ``columns`` are those of both sides, in order.

    ``rows`` are the first differences, in key order; the figures count all. ``error`` is why the table was not
    compared, or not to its end: damage, or keys that cannot be matched.
    """

    name: str
    kind: DifferenceKind | None
    schema: tuple[str, ...]
    columns: tuple[str, ...]
    has_key: bool
    added: int = 0
    changed: int = 0
    gone: int = 0
    same: int = 0
    rows: tuple[RowDifference, ...] = ()
    error: JetError | None = None

    @property
    def differences(self) -> int:
        """Rows that differ."""
        return self.added + self.changed + self.gone

    @property
    def is_same(self) -> bool:
        """Whether the table has the same definition and the same rows."""
        return not (self.kind or self.schema or self.differences or self.error)


Each = Callable[[str, RowDifference], None]
"""Called with the name of the table and every difference, whether it is kept or not."""


def compare_databases(
    before: ReadOnlyDatabase,
    after: ReadOnlyDatabase,
    *,
    tables: Sequence[str] = (),
    system: bool = False,
    most: int = MOST,
    each: Each | None = None,
    cancel: Cancel | None = None,
) -> Iterator[ComparedTable]:
    """Compare the tables of two databases, by name; those of the engine itself with ``system`` or when named.

    At most ``most`` differences of each table are kept. Raises JET_errObjectNotFound (-1305) for a named table
    that neither side has, ``Corruption`` for a damaged catalog, ``Cancelled``; damage in a table is in its result.
    """
    cancel = cancel or Cancel()
    left = {table.name: table for table in before.tables()}
    right = {table.name: table for table in after.tables()}
    for name in _names(left, right, tables, system):
        merge = _Merge(before, after, left.get(name), right.get(name), most, each, cancel)
        yield merge.run(name)


def _names(left: dict[str, Table], right: dict[str, Table], wanted: Sequence[str], system: bool) -> list[str]:
    """What is compared, in the order of the first side's tables."""
    every = {**left, **right}
    if not wanted:
        return [name for name, table in every.items() if system or not table.system]
    found = []
    for name in wanted:
        exact = [each for each in every if each == name]
        same = exact or [each for each in every if each.casefold() == name.casefold()]
        if not same:
            raise Code.ObjectNotFound.error(
                f"Neither side has a table {name!r}.",
                hint="Choose one of the tables that ese-backup tables lists.",
                table=name,
            )
        found.append(same[0])
    return list(dict.fromkeys(found))


class _Merge:
    """One table of both sides; ``left`` or ``right`` is ``None`` where it does not exist."""

    def __init__(
        self,
        before: ReadOnlyDatabase,
        after: ReadOnlyDatabase,
        left: Table | None,
        right: Table | None,
        most: int,
        each: Each | None,
        cancel: Cancel,
    ) -> None:
        self._sides = (before, left), (after, right)
        self._left, self._right = left, right
        self._most, self._each, self._cancel = most, each, cancel
        self._counts = dict.fromkeys(DifferenceKind, 0)
        self._same = 0
        self._rows: list[RowDifference] = []
        table = left or right
        self._key = _key_columns(table) if table is not None else ()
        self._shared = _shared_columns(left, right)

    def run(self, name: str) -> ComparedTable:
        left, right = self._left, self._right
        error: JetError | None = None
        if left is not None and right is not None and (why := _keys_differ(left, right)):
            error = Code.InvalidParameter.error(
                f"The rows of {name} cannot be matched: {why}",
                hint="Compare the table by other means.",
                table=name,
            )
        else:
            try:
                self._compare(name)
            except Corruption as damage:
                error = damage
        kind = DifferenceKind.ADDED if left is None else DifferenceKind.GONE if right is None else None
        return ComparedTable(
            name,
            kind,
            tuple(_schema(left, right)) if left is not None and right is not None else (),
            _column_names(left, right),
            bool(self._key),
            added=self._counts[DifferenceKind.ADDED],
            changed=self._counts[DifferenceKind.CHANGED],
            gone=self._counts[DifferenceKind.GONE],
            same=self._same,
            rows=tuple(self._rows),
            error=error,
        )

    def _compare(self, name: str) -> None:
        decode = [database.decoder(table) if table is not None else None for database, table in self._sides]
        # equal bytes are equal rows, unless the definitions differ or values are kept outside the record
        tables = self._left, self._right
        alike = None not in tables and _layout(tables[0]) == _layout(tables[1])
        apart = any(table is not None and table.long_values is not None for table in tables)
        for at, (old, new) in enumerate(_merged(*(_nodes(*side) for side in self._sides))):
            if at % _CHECK_EVERY == 0:
                self._cancel.check()
            if old is not None and new is not None and alike and not apart and old.data == new.data:
                self._same += 1
                continue
            before = decode[0](old.data) if old is not None and decode[0] is not None else None
            after = decode[1](new.data) if new is not None and decode[1] is not None else None
            self._take(name, before, after)

    def _take(self, name: str, before: Row | None, after: Row | None) -> None:
        row = before if before is not None else after
        if row is None:
            return
        columns: tuple[str, ...] = ()
        if before is not None and after is not None:
            columns = tuple(each for each in self._shared if not is_same_value(before[each], after[each]))
            if not columns:
                self._same += 1
                return
            kind = DifferenceKind.CHANGED
        else:
            kind = DifferenceKind.ADDED if before is None else DifferenceKind.GONE
        self._counts[kind] += 1
        if len(self._rows) >= self._most and self._each is None:
            return
        key = {each: row[each] for each in self._key if each in row}
        found = RowDifference(kind, key, before, after, columns)
        if len(self._rows) < self._most:
            self._rows.append(found)
        if self._each is not None:
            self._each(name, found)


def _nodes(database: ReadOnlyDatabase, table: Table | None) -> Iterator[Node]:
    return database.nodes(table) if table is not None else iter(())


def _merged(left: Iterator[Node], right: Iterator[Node]) -> Iterator[tuple[Node | None, Node | None]]:
    """The nodes of both sides by key, those of one key together."""
    old, new = next(left, None), next(right, None)
    while old is not None or new is not None:
        if new is None or (old is not None and old.key < new.key):
            yield old, None
            old = next(left, None)
        elif old is None or new.key < old.key:
            yield None, new
            new = next(right, None)
        else:
            yield old, new
            old, new = next(left, None), next(right, None)


def is_same_value(one: Value, other: Value) -> bool:
    """Whether two values of a column are the same; numbers that are none are, too."""
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(is_same_value, one, other))
    return type(one) is type(other) and (one == other or (one != one and other != other))


# ---- definitions


def _primary(table: Table) -> Index | None:
    return next((index for index in table.indexes if index.is_primary), None)


def _key_columns(table: Table) -> tuple[str, ...]:
    """The names of the columns of the primary key."""
    names = {column.id: column.name for column in table.columns}
    primary = _primary(table)
    return tuple(names[each.column_id] for each in primary.columns if each.column_id in names) if primary else ()


def _shared_columns(left: Table | None, right: Table | None) -> tuple[str, ...]:
    if left is None or right is None:
        return ()
    other = {column.name for column in right.columns}
    return tuple(column.name for column in left.columns if column.name in other)


def _column_names(left: Table | None, right: Table | None) -> tuple[str, ...]:
    columns = (*(left.columns if left else ()), *(right.columns if right else ()))
    return tuple(dict.fromkeys(column.name for column in columns))


def _layout(table: Table | None) -> tuple[Column, ...]:
    return table.columns if table is not None else ()


def _keys_differ(left: Table, right: Table) -> str:
    """Why the keys of both sides are not made in the same way; empty if they are."""
    one, other = _primary(left), _primary(right)
    if one is None and other is None:
        return ""
    if one is None or other is None:
        return "only one side has a primary key."
    if _key_columns(left) != _key_columns(right):
        return f"its primary key was ({', '.join(_key_columns(left))}) and is ({', '.join(_key_columns(right))})."
    types = [
        [
            (column.type, column.code_page)
            for name in _key_columns(table)
            for column in table.columns
            if column.name == name
        ]
        for table in (left, right)
    ]
    how = [
        ([each.descending for each in index.columns], index.key_most, index.locale, index.lcmap_flags)
        for index in (one, other)
    ]
    return "" if types[0] == types[1] and how[0] == how[1] else "its primary key is made in another way."


def _schema(left: Table, right: Table) -> Iterator[str]:
    """How the definitions of a table differ."""
    old = {column.name: column for column in left.columns}
    new = {column.name: column for column in right.columns}
    for name in old:
        if name not in new:
            yield f"Column {name} is gone."
    for name, column in new.items():
        before = old.get(name)
        if before is None:
            yield f"Column {name} was added ({_type_of(column)})."
        elif _type_of(before) != _type_of(column):
            yield f"Column {name} was {_type_of(before)} and is {_type_of(column)}."
    was, now = ({index.name: _definition(index, table) for index in table.indexes} for table in (left, right))
    for name in sorted(was.keys() - now.keys()):
        yield f"Index {name} is gone."
    for name in sorted(now.keys() - was.keys()):
        yield f"Index {name} was added."
    for name in sorted(was.keys() & now.keys()):
        if was[name] != now[name]:
            yield f"Index {name} is defined in another way."


def _type_of(column: Column) -> str:
    parts = [column.type.name.replace("_", " ").lower()]
    if column.size and not column.is_fixed:
        parts.append(f"up to {column.size} bytes")
    if column.code_page:
        parts.append(f"code page {column.code_page}")
    return ", ".join([*parts, *(["multi-valued"] if column.is_multivalued else [])])


def _definition(index: Index, table: Table) -> object:
    names = {column.id: column.name for column in table.columns}
    columns = [(names.get(each.column_id), each.descending) for each in index.columns]
    return index.flags, columns, index.key_most, index.locale, index.lcmap_flags, index.special
