"""Normalised keys: values as bytes that sort like the values.

Source: reference, database file 7.7. Unicode text is missing on purpose: its sort keys need the tables of
Windows, so that a database made here has no index on such a column.
"""

from __future__ import annotations

from engine.formats.column import FIRST_VARIABLE, Column, ColumnType

KEY_MOST = 255
"""Greatest length of a key where the index does not say otherwise; longer ones are cut."""

_NULL, _EMPTY, _VALUE = b"\x00", b"\x40", b"\x7f"
_GROUP = 8
_GROUP_FULL = 9
_SIGNED = {ColumnType.SHORT, ColumnType.LONG, ColumnType.CURRENCY, ColumnType.LONG_LONG}
_UNSIGNED = {
    *(ColumnType.BIT, ColumnType.UNSIGNED_BYTE, ColumnType.UNSIGNED_SHORT),
    *(ColumnType.UNSIGNED_LONG, ColumnType.UNSIGNED_LONG_LONG),
}
_FLOATS = {ColumnType.IEEE_SINGLE, ColumnType.IEEE_DOUBLE, ColumnType.DATE_TIME}
_BINARY = {ColumnType.BINARY, ColumnType.LONG_BINARY}
_TEXT = {ColumnType.TEXT, ColumnType.LONG_TEXT}
_UNICODE = 1200
_GUID_ORDER = (10, 11, 12, 13, 14, 15, 8, 9, 6, 7, 4, 5, 0, 1, 2, 3)
_INVERTED = bytes(255 - n for n in range(256))
_UPPER = bytes(n - 32 if 97 <= n <= 122 else n for n in range(256))


def segment(column: Column, raw: bytes | None, *, descending: bool = False) -> bytes:
    """One column's part of a key; ``raw`` is the stored value, little-endian, ``None`` for NULL.

    ``ValueError`` for a type or text that this writer cannot sort.
    """
    if raw is None:
        key = _NULL
    elif not raw and column.type in _BINARY | _TEXT:
        key = _EMPTY
    else:
        key = _VALUE + _sortable(column, raw)
    return key.translate(_INVERTED) if descending else key


def _sortable(column: Column, raw: bytes) -> bytes:
    kind = column.type
    if kind in _UNSIGNED:
        return raw[::-1]
    if kind in _SIGNED:
        return bytes((raw[-1] ^ 0x80,)) + raw[-2::-1]
    if kind in _FLOATS:
        return raw[::-1].translate(_INVERTED) if raw[-1] & 0x80 else bytes((raw[-1] | 0x80,)) + raw[-2::-1]
    if kind is ColumnType.GUID:
        return bytes(raw[i] for i in _GUID_ORDER)
    if kind in _BINARY:
        return raw if column.id < FIRST_VARIABLE else _groups(raw)
    if kind in _TEXT and column.code_page != _UNICODE and raw.isascii():
        return raw.split(b"\0", 1)[0].translate(_UPPER) + b"\0"
    raise ValueError(f"column {column.name!r} cannot be indexed here")


def _groups(raw: bytes) -> bytes:
    """Variable binary: groups of eight bytes, each followed by 9, the last one by its length."""
    groups = [raw[i : i + _GROUP] for i in range(0, len(raw), _GROUP)]
    whole = [group + bytes((_GROUP_FULL,)) for group in groups[:-1]]
    last = groups[-1]
    return b"".join(whole) + last.ljust(_GROUP, b"\0") + bytes((len(last),))
