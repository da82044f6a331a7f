"""The differences in a ReplaceD record, decoded (docs/formats/log-records.md#differences)."""

from __future__ import annotations

from typing import NamedTuple

from engine.formats.log.page_records import ReplaceD

_TWO_BYTE_LENGTHS, _INSERTS, _SAME_LENGTH = 0x80, 0x40, 0x20
_NARROW_OFFSET = 0x1FFF


class Difference(NamedTuple):
    """``replaced`` bytes of the old data from ``offset`` on give way to ``data``."""

    offset: int
    replaced: int
    data: bytes


def differences(record: ReplaceD) -> list[Difference]:
    """A record's differences, in its order. Raises ``Corruption`` (JET_errLogFileCorrupt) when they end early.

    That they rise and are inside the old data is for the one to check who has it.
    """
    diff, header = record.diff, 3 if record.wide else 2
    found = []
    at = 0
    try:
        while at < len(diff):
            offset, flags = diff[at] | diff[at + 1] << 8, diff[at + header - 1]
            at += header
            width = 2 if flags & _TWO_BYTE_LENGTHS else 1
            count, at = _length(diff, at, width)
            replaced = 0 if flags & _INSERTS else count
            if not flags & (_INSERTS | _SAME_LENGTH):
                replaced, at = _length(diff, at, width)
            data = diff[at : at + count]
            if len(data) < count:
                raise IndexError
            at += count
            found.append(Difference(offset if record.wide else offset & _NARROW_OFFSET, replaced, data))
    except IndexError:
        raise record.malformed("its differences end early") from None
    return found


def _length(diff: bytes, at: int, width: int) -> tuple[int, int]:
    """A length and where the next field starts."""
    return (diff[at] | diff[at + 1] << 8 if width == 2 else diff[at]), at + width
