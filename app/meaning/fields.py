"""Views that show the columns of their table one by one, some under other names and as several columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from app.meaning.cells import Read, as_is
from app.meaning.view import OpenView, RowView, ValueKind, ViewCell, ViewColumn
from engine.formats.catalog import Table
from engine.formats.column import Column, ColumnType
from engine.formats.record import Row
from engine.formats.values import Value
from engine.tables.read_only_database import ReadOnlyDatabase

_KINDS = {
    ColumnType.BIT: ValueKind.TRUTH,
    ColumnType.IEEE_SINGLE: ValueKind.REAL,
    ColumnType.IEEE_DOUBLE: ValueKind.REAL,
    ColumnType.DATE_TIME: ValueKind.TIME,
    ColumnType.BINARY: ValueKind.BYTES,
    ColumnType.LONG_BINARY: ValueKind.BYTES,
    ColumnType.TEXT: ValueKind.TEXT,
    ColumnType.LONG_TEXT: ValueKind.TEXT,
    ColumnType.GUID: ValueKind.GUID,
}
"""What the values of a raw column are; the other types are integers."""


@dataclass(frozen=True)
class ViewField:
    """What a view makes of a raw column: its columns, and their cells for a value, of which no value raises."""

    raw: str
    columns: tuple[ViewColumn, ...]
    read: Callable[[Value], Sequence[ViewCell]]


def field(
    raw: str,
    name: str,
    kind: ValueKind,
    about: str = "",
    *,
    unit: str = "",
    read: Read = as_is,
    several: bool = False,
) -> ViewField:
    """A raw column as one column of a view."""
    column = ViewColumn(name, kind, about, unit, raw, several)
    return ViewField(raw, (column,), lambda value: (read(value),))


def raw_field(column: Column) -> ViewField:
    """A column whose meaning is not public: under its own name, as it is in the table."""
    kind = _KINDS.get(column.type, ValueKind.INTEGER)
    shown = ViewColumn(
        column.name, kind, "The meaning is not public.", "", column.name, column.is_multivalued, is_known=False
    )
    return ViewField(column.name, (shown,), lambda value: (as_is(value),))


def fields_in(table: Table, known: Iterable[ViewField]) -> tuple[ViewField, ...]:
    """The known fields whose columns the table has, in the order of its columns; of the others the raw ones."""
    by_name = {field.raw: field for field in known}
    return tuple(by_name.get(column.name) or raw_field(column) for column in table.columns)


def columns_of(fields: Iterable[ViewField]) -> tuple[ViewColumn, ...]:
    """The columns that the fields make."""
    return tuple(column for each in fields for column in each.columns)


class FieldView(OpenView):
    """A view that is made field by field."""

    def __init__(self, view: RowView, database: ReadOnlyDatabase, fields: Sequence[ViewField]) -> None:
        super().__init__(view, database)
        self._fields = [(each.raw, [column.name for column in each.columns], each.read) for each in fields]

    def cells(self, row: Row) -> dict[str, ViewCell]:
        cells: dict[str, ViewCell] = {}
        for raw, names, read in self._fields:
            cells.update(zip(names, read(row.get(raw)), strict=True))
        return cells
