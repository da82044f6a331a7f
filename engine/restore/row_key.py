"""The primary key of a row as a user gives it, and the node that has it.

Text stands for any value, as ``ese-backup rows`` prints it. Keys that this program cannot make (Unicode text,
whose order only Windows knows) and times, which are stored in two forms, are compared column by column instead.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from engine.error_codes import Code
from engine.errors import Unsupported
from engine.formats.catalog import Table
from engine.formats.column import Column, ColumnType
from engine.formats.keys import KeyFormat
from engine.formats.raw_values import raw_value
from engine.formats.record import RecordFormat, Row
from engine.formats.value_text import value_of
from engine.formats.values import Value, decoder
from engine.tables.row_browser import row_number


class RowKey:
    """The row of ``table`` whose primary key has the values ``given``, in the order of its columns.

    ``bookmark`` is the key of its node, ``None`` where it has to be found by :meth:`matches`. A single text for a
    key of several columns has its values between commas, as a line of a CSV file. In a table without a primary
    index the one value is the number of the row. Raises ``WrongUse``: JET_errInvalidParameter (-1003) for the
    wrong number of values or a text that is no value of its column, and what an impossible value raises.
    """

    def __init__(self, table: Table, given: Sequence[Value], page_size: int) -> None:
        by_id = {column.id: column for column in table.columns}
        index = next((index for index in table.indexes if index.is_primary), None)
        self.columns: tuple[Column, ...] = ()
        self.values: tuple[Value, ...] = ()
        self.bookmark: bytes | None = None
        if index is None:
            self.bookmark = row_number(table, given)
            return
        self.columns = tuple(by_id[part.column_id] for part in index.columns if part.column_id in by_id)
        self.values = tuple(
            value_of(column, value) for column, value in zip(self.columns, self._split(table, given), strict=True)
        )
        self._row = RecordFormat(self.columns, page_size, lambda _: b"").row
        raws = [raw_value(column, value) for column, value in zip(self.columns, self.values, strict=True)]
        self._wanted = [
            _comparable(None if raw is None else decoder(column)(raw))
            for column, raw in zip(self.columns, raws, strict=True)
        ]
        if not any(column.type is ColumnType.DATE_TIME for column in self.columns):
            self.bookmark = _bookmark(lambda: KeyFormat(table.columns, index).partial_key(raws))

    @property
    def named(self) -> dict[str, Value]:
        """The values by the names of their columns."""
        return {column.name: value for column, value in zip(self.columns, self.values, strict=True)}

    def matches(self, data: bytes) -> bool:
        """Whether a record has these values."""
        row: Row = self._row(data)
        return [_comparable(row[column.name]) for column in self.columns] == self._wanted

    def _split(self, table: Table, given: Sequence[Value]) -> Sequence[Value]:
        expected = len(self.columns)
        if len(given) == 1 and expected > 1 and isinstance(given[0], str):
            given = next(csv.reader([given[0]]), [])
        if len(given) != expected:
            names = ", ".join(column.name for column in self.columns)
            raise Code.InvalidParameter.error(
                f"The primary key of table {table.name!r} has {_count(expected)} ({names}), "
                f"but {_given(len(given))} given.",
                hint="Specify one value for each of its columns.",
                table=table.name,
            )
        return given


def _bookmark(make: Callable[[], bytes]) -> bytes | None:
    try:
        return make()
    except Unsupported:
        return None


def _comparable(value: Value) -> Value:
    """A moment without its zone, which is UTC; times with and without one are of the two kinds that are stored."""
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(UTC).replace(tzinfo=None)
    return value


def _count(columns: int) -> str:
    return "1 column" if columns == 1 else f"{columns} columns"


def _given(values: int) -> str:
    return "1 value was" if values == 1 else f"{values} values were"
