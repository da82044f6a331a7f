"""One column value as the stored bytes: the reverse of :mod:`engine.formats.values`.

Source: docs/formats/tables-and-values.md#column-types. Bytes of the right size are accepted for every type, so
that a value that a reader could not decode can be written back.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.column import FIRST_VARIABLE, SIZES, Column, ColumnType
from engine.formats.values import STRUCT_FORMATS, UNICODE, Value, codec_name

Encode = Callable[[Value], bytes]
"""A value that is not NULL as stored; ``WrongUse`` for one that the column cannot hold."""
Prepare = Callable[[Value], Any]
"""A value as ``struct`` takes it for a column's format, ``None`` for NULL."""

MAX_COLUMN = 255
"""Bytes of the longest value in a fixed or variable column."""
MAX_LONG = 0x7FFFFFFF

_LONG = {ColumnType.LONG_BINARY, ColumnType.LONG_TEXT}
_TEXT = {ColumnType.TEXT, ColumnType.LONG_TEXT}
_ASCII = "".join(map(chr, range(128)))
"""Nearly all code pages hold it as it is, and Python's codecs of most of them are slow."""
_DAY = timedelta(days=1)
_OLE_EPOCH = datetime(1899, 12, 30)
_FILETIME_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_FILETIME_TICKS = 10
"""FILETIME counts tenths of microseconds."""


def encoder(column: Column) -> Encode:
    """Makes the stored bytes of the values of one column."""
    if column.type in SIZES:
        return _sized(column)
    most = MAX_LONG if column.type in _LONG and not column.size else column.size or MAX_COLUMN
    encode = _text(column, most) if column.type in _TEXT else _binary(column, most)
    return _padded(column, encode) if column.id < FIRST_VARIABLE else encode


def raw_value(column: Column, value: Value) -> bytes | None:
    """The stored bytes of one value, ``None`` for NULL; ``WrongUse`` for one that the column cannot hold."""
    return None if value is None else encoder(column)(value)


def struct_preparer(column: Column, encode: Encode) -> Prepare | None:
    """What turns a value into the argument of ``struct`` for a fixed column; ``None`` when it is one."""
    if column.type is ColumnType.BIT:
        return _bit
    if STRUCT_FORMATS.get(column.type, "s").endswith("s"):
        return lambda value: None if value is None else encode(value)
    return None


def _bit(value: Value) -> int | None:
    return None if value is None else 0xFF if value else 0


def _sized(column: Column) -> Encode:
    """Numbers, moments, GUIDs."""
    size, kind = SIZES[column.type], column.type
    pack = struct.Struct("<" + STRUCT_FORMATS[kind]).pack
    is_bit, is_moment = kind is ColumnType.BIT, kind is ColumnType.DATE_TIME
    is_guid = kind is ColumnType.GUID

    def encode(value: Value) -> bytes:
        try:
            if is_bit and isinstance(value, int):
                return b"\xff" if value else b"\0"
            if isinstance(value, bytes) and len(value) == size:
                return value
            if is_moment:
                return _moment(value)
            if is_guid and isinstance(value, UUID):
                return value.bytes_le
            return pack(value)
        except (struct.error, OverflowError, TypeError):
            raise wrong_type(column, value) from None

    return encode


def _moment(value: Value) -> bytes:
    """A naive ``datetime`` as an OLE date, an aware one as a FILETIME, a number as the days it stands for."""
    if isinstance(value, datetime):
        if value.tzinfo is not None:
            microseconds = (value - _FILETIME_EPOCH) // timedelta(microseconds=1)
            return struct.pack("<Q", microseconds * _FILETIME_TICKS)
        days, part = divmod(value - _OLE_EPOCH, _DAY)
        fraction = part / _DAY
        return struct.pack("<d", days + fraction if days >= 0 else days - fraction)
    return struct.pack("<d", value)


def _text(column: Column, most: int) -> Encode:
    name = codec_name(column.code_page)
    holds_ascii = _ASCII.encode(name, "replace") == _ASCII.encode()

    def encode(value: Value) -> bytes:
        if isinstance(value, bytes):
            raw = value
        elif not isinstance(value, str):
            raise wrong_type(column, value)
        elif holds_ascii and value.isascii():
            raw = value.encode()
        else:
            try:
                raw = value.encode(name)
            except UnicodeEncodeError:
                raise wrong_type(column, value) from None
        if len(raw) > most:
            raise too_big(column, len(raw), most)
        return raw

    return encode


def _binary(column: Column, most: int) -> Encode:
    def encode(value: Value) -> bytes:
        if not isinstance(value, bytes):
            raise wrong_type(column, value)
        if len(value) > most:
            raise too_big(column, len(value), most)
        return value

    return encode


def _padded(column: Column, encode: Encode) -> Encode:
    """Fixed text is filled up with spaces, fixed binary with zeros."""
    size = column.size
    blank = (b" \0" if column.code_page == UNICODE else b" ") if column.type in _TEXT else b"\0"
    filler = blank * size

    def padded(value: Value) -> bytes:
        raw = encode(value)
        return raw + filler[: size - len(raw)]

    return padded


def wrong_type(column: Column, value: Value) -> JetError:
    """JET_errInvalidColumnType (-1511)."""
    return Code.InvalidColumnType.error(
        f"A {type(value).__name__} value, {value!r:.40}, cannot be stored in column {column.name!r} "
        f"of type {column.type.name}.",
        column=column.name,
    )


def too_big(column: Column, size: int, most: int) -> JetError:
    """JET_errColumnTooBig (-1506)."""
    return Code.ColumnTooBig.error(
        f"A value of {size} bytes is too long for column {column.name!r}, which allows {most} bytes.",
        column=column.name,
    )
