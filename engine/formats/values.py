"""Bytes of one column value as a Python value.

Source: docs/formats/tables-and-values.md#column-types. The mapping, decided here once:

=====================================  ==============================================================
Bit                                    ``bool``
integers, Currency (raw, unscaled)     ``int``
IEEESingle, IEEEDouble                 ``float``
DateTime                               see :func:`date_time`
GUID                                   ``uuid.UUID``
Text, LongText                         ``str``; bytes that the code page cannot say become ``\\xNN``
Binary, LongBinary                     ``bytes``
NULL, or absent without a default      ``None``
multi-valued column                    ``list`` of all instances
a scheme that is not supported         :class:`Unreadable`, with the bytes as stored
=====================================  ==============================================================
"""

from __future__ import annotations

import codecs
import struct
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import modf
from uuid import UUID

from engine.error_codes import Code
from engine.formats.column import SIZES, Column, ColumnType


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A value whose compression or encryption this version cannot undo; ``data`` is what the file holds."""

    reason: str
    data: bytes

    def __str__(self) -> str:
        return f"<{self.reason}, {len(self.data)} bytes>"


Single = None | bool | int | float | str | bytes | datetime | UUID | Unreadable
Value = Single | list[Single]
Decode = Callable[[bytes], Single]

UNICODE = 1200
CODE_PAGES = {0: "cp1252", UNICODE: "utf-16-le", 1252: "cp1252", 20127: "ascii", 65001: "utf-8"}
"""Codecs by code page number; the format itself knows 1200 and 1252."""

STRUCT_FORMATS = {
    ColumnType.BIT: "B",
    ColumnType.UNSIGNED_BYTE: "B",
    ColumnType.SHORT: "h",
    ColumnType.LONG: "i",
    ColumnType.CURRENCY: "q",
    ColumnType.IEEE_SINGLE: "f",
    ColumnType.IEEE_DOUBLE: "d",
    ColumnType.DATE_TIME: "8s",
    ColumnType.UNSIGNED_LONG: "I",
    ColumnType.LONG_LONG: "q",
    ColumnType.GUID: "16s",
    ColumnType.UNSIGNED_SHORT: "H",
    ColumnType.UNSIGNED_LONG_LONG: "Q",
}
"""How ``struct`` reads one value; :func:`finisher` does the rest."""

_OLE_EPOCH = datetime(1899, 12, 30)
_FILETIME_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_FILETIMES = range(0x0100_0000_0000_0000, 0x0300_0000_0000_0000)
_UNSIGNED_64 = struct.Struct("<Q")
_ASCII = bytes(range(128))
_DOUBLE = struct.Struct("<d")


def date_time(raw: bytes) -> Single:
    """A DateTime's 8 bytes.

    The format defines an OLE date, days since 1899-12-30 as a double: a naive ``datetime``. Some Windows
    services (User Access Logging) store a FILETIME in such columns, whose bits are no sensible OLE date: an
    aware ``datetime`` in UTC. What is neither stays the raw ``float``.
    """
    bits: int = _UNSIGNED_64.unpack(raw)[0]
    if bits in _FILETIMES:
        return _FILETIME_EPOCH + timedelta(microseconds=bits // 10)
    days: float = _DOUBLE.unpack(raw)[0]
    try:
        fraction, whole = modf(days)
        return _OLE_EPOCH + timedelta(days=whole) + timedelta(days=abs(fraction))
    except (OverflowError, ValueError):
        return days


def _guid(raw: bytes) -> Single:
    return UUID(bytes_le=raw)


def codec_name(code_page: int) -> str:
    """Python's codec for a code page; ``Corruption`` (JET_errCatalogCorrupted) for an unknown one."""
    try:
        return codecs.lookup(CODE_PAGES.get(code_page) or f"cp{code_page}").name
    except LookupError:
        raise Code.CatalogCorrupted.error(f"Code page {code_page} is not supported.") from None


def text_decoder(code_page: int) -> Decode:
    """A decoder that never fails; ``Corruption`` (JET_errCatalogCorrupted) for an unknown code page."""
    name = codec_name(code_page)

    def text(raw: bytes) -> Single:
        return raw.decode(name, "backslashreplace")

    def ascii_text(raw: bytes) -> Single:
        """Most codecs of one byte for a character are far slower than that of ASCII."""
        return raw.decode("ascii") if raw.isascii() else raw.decode(name, "backslashreplace")

    def wide_text(raw: bytes) -> Single:
        """A fixed column of an odd size ends in half a character: its other half is taken as zero."""
        return (raw + b"\0" if len(raw) & 1 else raw).decode(name, "backslashreplace")

    if code_page == UNICODE:
        return wide_text
    return ascii_text if _extends_ascii(name) else text


def _extends_ascii(codec: str) -> bool:
    try:
        return _ASCII.decode(codec) == _ASCII.decode("ascii")
    except UnicodeError:
        return False


def finisher(column: Column) -> Decode | Callable[[int], Single] | None:
    """What turns the result of ``struct`` into the value of a fixed column, ``None`` when it is the value."""
    match column.type:
        case ColumnType.BIT:
            return bool
        case ColumnType.DATE_TIME:
            return date_time
        case ColumnType.GUID:
            return _guid
        case ColumnType.TEXT | ColumnType.LONG_TEXT:
            return text_decoder(column.code_page)
        case _:
            return None


def fixed_format(column: Column) -> str:
    """The ``struct`` format of a fixed column; ``Corruption`` when it has no possible size."""
    known = STRUCT_FORMATS.get(column.type)
    if known is not None:
        return known
    if not 0 < column.size <= 255:
        raise Code.CatalogCorrupted.error(
            f"A fixed column cannot have a size of {column.size} bytes: {column.name!r}."
        )
    return f"{column.size}s"


def decoder(column: Column) -> Decode:
    """The decoder of one value of a variable or tagged column, raising ``Corruption`` for a wrong length."""
    size = SIZES.get(column.type)
    finish = finisher(column)
    if size is None:
        return finish or bytes  # type: ignore[return-value]
    unpack = struct.Struct("<" + STRUCT_FORMATS[column.type]).unpack
    name = column.name

    def value(raw: bytes) -> Single:
        if len(raw) != size:
            raise Code.RecordCorrupted.error(f"A value of column {name!r} has {len(raw)} bytes instead of {size}.")
        plain = unpack(raw)[0]
        return finish(plain) if finish else plain

    return value
