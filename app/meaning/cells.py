"""Raw values as cells: what every product writes alike. No value raises; one that cannot be read so stays raw."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from uuid import UUID

from app.meaning.view import ViewCell
from engine.formats.values import Single, Value

Read = Callable[[Value], ViewCell]
"""Makes a cell of a raw value; never raises."""

EMPTY = ViewCell(None)
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_NEVER = (1 << 63) - 1


def as_is(value: Value) -> ViewCell:
    """The value itself."""
    return ViewCell(value)


def unknown(value: Value) -> ViewCell:
    """A value that has no meaning that is public; a NULL needs none."""
    return ViewCell(value, not_known=value is not None)


def moment(value: Value) -> ViewCell:
    """A DateTime of ESE, which Windows writes in UTC."""
    if isinstance(value, datetime):
        return ViewCell(value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC))
    return unknown(value)


def filetime(value: Value) -> ViewCell:
    """A FILETIME: units of 100 ns since 1601-01-01 UTC. 0, and the greatest one, stand for no time: an empty cell.

    The last digit, below a microsecond, is dropped.
    """
    return _since_1601(value, 10)


def seconds(value: Value) -> ViewCell:
    """Seconds since 1601-01-01 UTC; 0 stands for no time: an empty cell."""
    return _since_1601(value, 0)


def _since_1601(value: Value, ticks_of_a_microsecond: int) -> ViewCell:
    if value is None or (value in (0, _NEVER) and not isinstance(value, bool)):
        return EMPTY
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        return unknown(value)
    try:
        if ticks_of_a_microsecond:
            return ViewCell(_EPOCH + timedelta(microseconds=value // ticks_of_a_microsecond))
        return ViewCell(_EPOCH + timedelta(seconds=value))
    except OverflowError:
        return unknown(value)


def text(value: Value) -> ViewCell:
    """Text; some products store the zeros after it, too."""
    if isinstance(value, str):
        return ViewCell(value.rstrip("\0"))
    return unknown(value)


def wide_text(value: Value) -> ViewCell:
    """UTF-16 text in a binary column, without the zeros after it."""
    if isinstance(value, bytes) and len(value) % 2 == 0:
        try:
            return ViewCell(value.decode("utf-16-le").rstrip("\0"))
        except UnicodeDecodeError:
            return unknown(value)
    return unknown(value)


def number(value: Value) -> ViewCell:
    """A number."""
    return ViewCell(value) if isinstance(value, int) and not isinstance(value, bool) else unknown(value)


def guid(value: Value) -> ViewCell:
    """A GUID, in a column of that type or as 16 bytes."""
    if isinstance(value, UUID):
        return ViewCell(value)
    if isinstance(value, bytes) and len(value) == 16:
        return ViewCell(UUID(bytes_le=value))
    return unknown(value)


def signed(bits: int) -> Read:
    """A number that is signed, from a column that is not."""

    def read(value: Value) -> ViewCell:
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 1 << bits:
            return unknown(value)
        return ViewCell(value - (1 << bits) if value >> (bits - 1) else value)

    return read


def one_of(names: Mapping[int, str]) -> Read:
    """A number that stands for a word."""

    def read(value: Value) -> ViewCell:
        if isinstance(value, int) and not isinstance(value, bool) and value in names:
            return ViewCell(names[value])
        return unknown(value)

    return read


def flags(names: Mapping[int, str]) -> Read:
    """A number whose bits stand for words: a list of them. Bits without one are given as a number, not known."""

    def read(value: Value) -> ViewCell:
        if not isinstance(value, int) or isinstance(value, bool):
            return unknown(value)
        bits = value & 0xFFFFFFFF if value < 0 else value
        words: list[str] = [word for bit, word in names.items() if bits & bit == bit]
        rest = bits & ~sum(bit for bit in names if bits & bit == bit)
        return ViewCell([*words, *([f"{rest:#x}"] if rest else [])], not_known=rest != 0)

    return read


def shown(value: Single) -> str:
    """A value within a text: bytes in hexadecimal, times as ISO 8601."""
    match value:
        case bytes():
            return value.hex()
        case bool():
            return "true" if value else "false"
        case datetime():
            plain = value.astimezone(UTC).replace(tzinfo=None) if value.tzinfo is not None else value
            return plain.isoformat() + "Z"
        case None:
            return ""
        case _:
            return str(value)
