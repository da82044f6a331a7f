"""Values of a row as plain ones."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import cast
from uuid import UUID

from app.history.export import FORMULA_STARTS, inert
from engine.formats.values import Single, Unreadable, Value

Plain = None | bool | int | float | str
JsonValue = Plain | list[Plain]
CsvCell = str | int | float | None
_Text = str | None
_NUMBERS = frozenset({int, float, type(None)})
_TEXTS = frozenset({str, type(None)})


def iso(moment: datetime) -> str:
    """ISO 8601 in UTC. Dates of ESE have no zone; Windows stores UTC."""
    return moment.replace(tzinfo=None).isoformat() + "Z"


def plain(value: Single) -> Plain:
    """One value as JSON has it: bytes in hexadecimal, times as ISO 8601, null for what cannot be decoded."""
    match value:
        case None | bool() | int() | str():
            return value
        case float():
            return value if math.isfinite(value) else str(value)
        case bytes():
            return value.hex()
        case datetime():
            return iso(value)
        case UUID():
            return str(value)
        case Unreadable():
            return None


def readable(value: Value) -> Value:
    """The same value with a description in place of what cannot be decoded."""
    if isinstance(value, list):
        return [str(item) if isinstance(item, Unreadable) else item for item in value]
    return str(value) if isinstance(value, Unreadable) else value


def json_value(value: Value) -> JsonValue:
    """A value, or all values of a multi-valued column, as JSON has them."""
    return [plain(item) for item in value] if isinstance(value, list) else plain(value)


def as_text(value: Value) -> str:
    """A value as text: NULL is empty; numbers, truth values and lists are as in JSON."""
    shown = json_value(value)
    if shown is None:
        return ""
    return shown if isinstance(shown, str) else json.dumps(shown)


def csv_rows(rows: Sequence[Sequence[Value]], otherwise: Callable[[Value], str]) -> Iterable[Sequence[CsvCell]]:
    """Rows for :mod:`csv`, which writes numbers and NULL as they are to be; text is made inert.

    ``otherwise`` gives the text of what is none of them. It is decided column by column which need not be looked
    at value by value: nearly all.
    """
    columns = [_csv_column(column, otherwise) for column in zip(*rows, strict=True)]
    return zip(*columns, strict=True) if columns else ((),) * len(rows)


def _csv_column(column: Sequence[Value], otherwise: Callable[[Value], str]) -> Sequence[CsvCell]:
    kinds = set(map(type, column))
    if kinds <= _NUMBERS:
        return cast("Sequence[CsvCell]", column)
    if kinds <= _TEXTS:
        texts = cast("Sequence[_Text]", column)
        if FORMULA_STARTS.isdisjoint([text[:1] for text in texts if text]):
            return texts
    return [_csv_cell(value, otherwise) for value in column]


def _csv_cell(value: Value, otherwise: Callable[[Value], str]) -> CsvCell:
    if isinstance(value, str):
        return inert(value)
    return value if value is None or type(value) is int else otherwise(value)


def inert_text(value: Value) -> str:
    """As :func:`as_text`; text that a spreadsheet program would take for a formula is kept from being one."""
    shown = as_text(value)
    return inert(shown) if isinstance(json_value(value), str) else shown
