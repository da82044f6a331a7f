"""Which rows of a table are wanted: conditions on columns, and a text that may be anywhere in a row."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from app.export.values import as_text
from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.catalog import Table
from engine.formats.column import Column
from engine.formats.record import Row
from engine.formats.value_text import value_of
from engine.formats.values import Single, Unreadable, Value

Keep = Callable[[Row], bool]
_SHORTEST_HEX = 4
"""Digits from which on a text may also stand for bytes."""


class Comparison(StrEnum):
    """How a value is compared, as it is written between a column and a value."""

    EQUAL = "="
    UNEQUAL = "!="
    LESS = "<"
    AT_MOST = "<="
    GREATER = ">"
    AT_LEAST = ">="
    CONTAINS = "~"
    IS_NULL = "is null"
    IS_NOT_NULL = "is not null"

    @property
    def takes_value(self) -> bool:
        return self not in (Comparison.IS_NULL, Comparison.IS_NOT_NULL)


_OPERATORS: dict[Comparison, Callable[[Any, Any], Any]] = {
    Comparison.EQUAL: operator.eq,
    Comparison.LESS: operator.lt,
    Comparison.AT_MOST: operator.le,
    Comparison.GREATER: operator.gt,
    Comparison.AT_LEAST: operator.ge,
}
_LONGEST_FIRST = sorted(Comparison, key=lambda each: -len(each))


@dataclass(frozen=True, slots=True)
class Condition:
    """One column compared with one value, given as text. Text is compared without regard to case."""

    column: str
    comparison: Comparison
    text: str = ""

    def __str__(self) -> str:
        """As ``--where`` takes it."""
        if self.comparison.takes_value:
            return f"{self.column}{self.comparison}{self.text}"
        return f"{self.column} {self.comparison}"


def parse_condition(text: str, table: Table) -> Condition:
    """A condition such as ``Id>=100``, ``Name~smith`` or ``Name is null``.

    Raises ``WrongUse``: JET_errColumnNotFound (-1507) where the text starts with no column of the table,
    JET_errInvalidParameter (-1003) where no comparison follows it.
    """
    folded = text.casefold()
    names = sorted((column.name for column in table.columns), key=lambda name: -len(name))
    fits = [name for name in names if folded.startswith(name.casefold())]
    for name in fits:
        rest = text[len(name) :].lstrip()
        for comparison in _LONGEST_FIRST:
            if rest.casefold().startswith(comparison):
                given = rest[len(comparison) :].strip()
                if comparison.takes_value or not given:
                    return Condition(name, comparison, given)
    if fits:
        raise Code.InvalidParameter.error(
            f"{text!r} is not a condition.",
            hint="Write the column, a comparison (=, !=, <, <=, >, >=, ~ for contains) and a value, or the column "
            "followed by is null or is not null.",
        )
    raise _no_column(table, text)


def condition_of(column: str, value: Value, *, without: bool) -> Condition | None:
    """A condition that a row with this value in the column meets, or, ``without``, does not; of several values the
    first counts. ``None`` for a value that cannot be written as text."""
    single = value[0] if isinstance(value, list) and value else value
    if single is None or single == []:
        return Condition(column, Comparison.IS_NOT_NULL if without else Comparison.IS_NULL)
    if isinstance(single, Unreadable) or (isinstance(single, float) and single != single):
        return None
    return Condition(column, Comparison.UNEQUAL if without else Comparison.EQUAL, as_text(single))


def keeping(table: Table, conditions: Sequence[Condition] = (), find: str = "") -> Keep | None:
    """Whether a row meets all the conditions and contains the text; ``None`` if every row does.

    Raises ``WrongUse``: JET_errColumnNotFound (-1507), JET_errInvalidParameter (-1003) for a text that is no
    value of its column.
    """
    tests = [_test(table, condition) for condition in conditions]
    if find:
        finder = TextFinder(find)
        tests.append(finder.in_row)
    if not tests:
        return None
    if len(tests) == 1:
        return tests[0]
    return lambda row: all(test(row) for test in tests)


class TextFinder:
    """Finds a text in values as they are shown; in binary ones also as the text, or the bytes, that they hold."""

    def __init__(self, text: str) -> None:
        self._folded = text.casefold()
        self._is_number = all(character in "-0123456789" for character in text)
        spellings = dict.fromkeys((text, text.lower(), text.upper()))
        self._patterns = [
            spelled.encode(codec, "ignore").lower() for spelled in spellings for codec in ("utf-16-le", "cp1252")
        ]
        self._patterns = [pattern for pattern in dict.fromkeys(self._patterns) if pattern]
        self._bytes = _hexadecimal(text)

    def in_row(self, row: Row) -> bool:
        return any(self.in_value(value) for value in row.values())

    def in_value(self, value: Value) -> bool:
        if isinstance(value, list):
            return any(self.in_value(single) for single in value)
        if value is None:
            return False
        if isinstance(value, str):
            return self._folded in value.casefold()
        if type(value) is int:  # most values of most tables: no other way to write them is tried
            return self._is_number and self._folded in str(value)
        if isinstance(value, (bytes, Unreadable)):
            data = value if isinstance(value, bytes) else value.data
            low = data.lower()
            return any(pattern in low for pattern in self._patterns) or (bool(self._bytes) and self._bytes in data)
        return self._folded in as_text(value).casefold()

    def columns(self, row: Row) -> list[str]:
        """The columns whose value contains the text."""
        return [name for name, value in row.items() if self.in_value(value)]


def _hexadecimal(text: str) -> bytes:
    digits = text.replace(" ", "").removeprefix("0x")
    try:
        return bytes.fromhex(digits) if len(digits) >= _SHORTEST_HEX else b""
    except ValueError:
        return b""


def _test(table: Table, condition: Condition) -> Keep:
    column = _column(table, condition.column)
    name, comparison = column.name, condition.comparison
    if comparison is Comparison.IS_NULL:
        return lambda row: row[name] in (None, [])
    if comparison is Comparison.IS_NOT_NULL:
        return lambda row: row[name] not in (None, [])
    if comparison is Comparison.CONTAINS:
        finder = TextFinder(condition.text)
        return lambda row: finder.in_value(row[name])
    if comparison is Comparison.UNEQUAL:
        equal = _single_test(column, Comparison.EQUAL, condition.text)
        return lambda row: row[name] is not None and not _any(equal, row[name])
    test = _single_test(column, comparison, condition.text)
    return lambda row: _any(test, row[name])


def _any(test: Callable[[Single], bool], value: Value) -> bool:
    if isinstance(value, list):
        return any(single is not None and test(single) for single in value)
    return value is not None and test(value)


def _single_test(column: Column, comparison: Comparison, text: str) -> Callable[[Single], bool]:
    given = value_of(column, text)
    if isinstance(given, list) or given is None or isinstance(given, Unreadable):
        raise Code.InvalidParameter.error(
            f"No value is given for column {column.name!r}.", hint="Use is null for rows without a value."
        )
    wanted: Any = _sortable(given)
    compare = _OPERATORS[comparison]

    def test(value: Single) -> bool:
        found: Any = _sortable(value)
        return type(found) is type(wanted) and bool(compare(found, wanted))

    return test


def _sortable(value: Single) -> object:
    """A value that compares with others of its column; numbers are of one kind, moments without their zone."""
    match value:
        case bool():
            return int(value)
        case str():
            return value.casefold()
        case datetime():
            return value.astimezone(UTC).replace(tzinfo=None) if value.tzinfo is not None else value
        case UUID():
            return value.bytes_le
    return value


def _column(table: Table, name: str) -> Column:
    same = [column for column in table.columns if column.name == name]
    same = same or [column for column in table.columns if column.name.casefold() == name.casefold()]
    if not same:
        raise _no_column(table, name)
    return same[0]


def _no_column(table: Table, text: str) -> JetError:
    names = ", ".join(column.name for column in table.columns)
    return Code.ColumnNotFound.error(
        f"{text!r} does not start with a column of table {table.name!r}.", hint=f"It has {names}."
    )
