"""Values of columns from text, as a user types them: the reverse of how they are printed."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.column import Column, ColumnType
from engine.formats.values import Value

_INTEGERS = {
    *(ColumnType.UNSIGNED_BYTE, ColumnType.SHORT, ColumnType.LONG, ColumnType.CURRENCY, ColumnType.UNSIGNED_LONG),
    *(ColumnType.LONG_LONG, ColumnType.UNSIGNED_SHORT, ColumnType.UNSIGNED_LONG_LONG),
}
_TEXT = {ColumnType.TEXT, ColumnType.LONG_TEXT}
_BINARY = {ColumnType.BINARY, ColumnType.LONG_BINARY}
_TRUTH = {"true": True, "1": True, "false": False, "0": False}
_AS_PRINTED = "Specify values as ese-backup rows prints them."


def value_of(column: Column, given: Value) -> Value:
    """A value of a column: text as ``ese-backup rows`` prints it is taken for one, unless the column holds text.

    Raises ``WrongUse`` (JET_errInvalidParameter) for a text that is none.
    """
    if not isinstance(given, str) or column.type in _TEXT:
        return given
    try:
        return _parsed(column.type, given)
    except (ValueError, KeyError, OverflowError):
        raise _no_value(column, given) from None


def _parsed(kind: ColumnType, text: str) -> Value:
    if not text and kind not in _BINARY:
        return None
    if kind in _BINARY:
        return bytes.fromhex(text)
    if kind in _INTEGERS:
        return int(text, 0)
    if kind is ColumnType.BIT:
        return _TRUTH[text.lower()]
    if kind is ColumnType.DATE_TIME:
        return datetime.fromisoformat(text)
    if kind is ColumnType.GUID:
        return UUID(text)
    return float(text)


def _no_value(column: Column, text: str) -> JetError:
    return Code.InvalidParameter.error(
        f"{text!r} is not a value of column {column.name!r}, which has the type {column.type.name}.",
        hint=_AS_PRINTED,
        column=column.name,
    )
