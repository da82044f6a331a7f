"""What a value may mean: bytes and numbers as people read them, as far as they fit."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from app.export.values import as_text, readable
from engine.formats.values import Single, Unreadable, Value

_FILETIME_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_UNIX_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICKS = 10
_YEARS = range(1980, 2100)
"""A number is taken for a time by itself only where it falls into these."""
_LEAST_TEXT = 2
_SID_HEAD = 8


class Reading(StrEnum):
    """A way to read a value."""

    AUTOMATIC = "automatic"
    PLAIN = "plain"
    HEXADECIMAL = "hexadecimal"
    TEXT = "text"
    GUID = "GUID"
    SID = "SID"
    FILETIME = "FILETIME"
    UNIX_TIME = "Unix time"
    INTEGER = "integer"


def value_text(value: Value, reading: Reading = Reading.AUTOMATIC) -> str:
    """A value as text, several values with commas between them; as it is printed where the reading does not fit.

    The automatic reading shows bytes as text, SID or GUID where they are surely one, and else in hexadecimal.
    """
    if isinstance(value, list):
        return "; ".join(_single_text(single, reading) for single in value)
    return _single_text(value, reading)


def _single_text(value: Single, reading: Reading) -> str:
    if reading is Reading.AUTOMATIC:
        return (_surely(value) if isinstance(value, bytes) else None) or as_text(readable(value))
    return _READERS[reading](value) or as_text(readable(value))


def readings(value: Single) -> Iterator[tuple[Reading, str]]:
    """Every way to read a value that fits, the plain one first."""
    yield Reading.PLAIN, as_text(readable(value))
    for reading, read in _READERS.items():
        if reading is Reading.PLAIN or (reading is Reading.TEXT and isinstance(value, str)):
            continue
        text = read(value)
        if text is not None and not (reading is Reading.HEXADECIMAL and isinstance(value, bytes)):
            yield reading, text


def hex_dump(data: bytes, most: int) -> str:
    """The first ``most`` bytes as offsets, hexadecimal and text, 16 a line."""
    lines = []
    for at in range(0, min(len(data), most), 16):
        part = data[at : min(at + 16, most)]
        text = "".join(chr(byte) if 32 <= byte < 127 else "." for byte in part)
        lines.append(f"{at:08x}  {part[:8].hex(' '):<23}  {part[8:].hex(' '):<23}  {text}")
    return "\n".join(lines)


def _surely(value: bytes) -> str | None:
    text = _sid(value)
    if text is None:
        text = _text(value)
    return text


def _bytes_of(value: Single) -> bytes | None:
    return value.data if isinstance(value, Unreadable) else value if isinstance(value, bytes) else None


def _plain(value: Single) -> str | None:
    return as_text(readable(value))


def _hexadecimal(value: Single) -> str | None:
    data = _bytes_of(value)
    if data is not None:
        return data.hex()
    if isinstance(value, int) and not isinstance(value, bool):
        return f"-{-value:#x}" if value < 0 else f"{value:#x}"
    return value.encode("utf-16-le").hex() if isinstance(value, str) else None


def _text(value: Single) -> str | None:
    """UTF-16 or plain ASCII that can be printed as a whole, but for zeros at the end."""
    if isinstance(value, str):
        return value
    data = _bytes_of(value)
    if not data or len(data) < _LEAST_TEXT:
        return None
    candidates = []
    if not len(data) % 2:
        candidates.append(data.decode("utf-16-le", "replace"))
    candidates.append(data.decode("ascii", "replace"))
    for text in candidates:
        stripped = text.rstrip("\0")
        if len(stripped) >= _LEAST_TEXT and "\ufffd" not in stripped and _is_printable(stripped):
            return stripped
    return None


def _is_printable(text: str) -> bool:
    """Bytes at random decode to characters of every script as UTF-16: text has mostly those of one."""
    if not all(character.isprintable() or character in "\t\r\n" for character in text):
        return False
    return sum(character < "\u0250" for character in text) * 2 > len(text)


def _guid(value: Single) -> str | None:
    if isinstance(value, UUID):
        return str(value)
    data = _bytes_of(value)
    return str(UUID(bytes_le=data)) if data is not None and len(data) == 16 else None


def _sid(value: Single) -> str | None:
    data = _bytes_of(value)
    if data is None or len(data) < _SID_HEAD or data[0] != 1 or not 1 <= data[1] <= 15:
        return None
    if len(data) != _SID_HEAD + 4 * data[1] or data[2:6] != b"\0\0\0\0":
        return None
    parts = struct.unpack_from(f"<{data[1]}I", data, _SID_HEAD)
    return "-".join(["S-1", str(int.from_bytes(data[2:8], "big")), *map(str, parts)])


def _number(value: Single, sizes: tuple[int, ...]) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    data = _bytes_of(value)
    return int.from_bytes(data, "little") if data is not None and len(data) in sizes else None


def _filetime(value: Single) -> str | None:
    number = _number(value, (8,))
    return None if number is None else _moment(_FILETIME_EPOCH, number / _TICKS)


def _unix_time(value: Single) -> str | None:
    number = _number(value, (4, 8))
    return None if number is None else _moment(_UNIX_EPOCH, number * 1_000_000)


def _moment(epoch: datetime, microseconds: float) -> str | None:
    try:
        moment = epoch + timedelta(microseconds=microseconds)
    except OverflowError:
        return None
    return moment.replace(tzinfo=None).isoformat() + "Z" if moment.year in _YEARS else None


def _integer(value: Single) -> str | None:
    number = _number(value, (1, 2, 4, 8))
    return None if number is None else str(number)


_READERS: dict[Reading, Callable[[Single], str | None]] = {
    Reading.PLAIN: _plain,
    Reading.TEXT: _text,
    Reading.SID: _sid,
    Reading.GUID: _guid,
    Reading.FILETIME: _filetime,
    Reading.UNIX_TIME: _unix_time,
    Reading.INTEGER: _integer,
    Reading.HEXADECIMAL: _hexadecimal,
}
