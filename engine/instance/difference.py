"""ReplaceD: a node's new data from its old data and the logged differences (reference: log and recovery 5.2)."""

from __future__ import annotations

from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.log_records import ReplaceD

_TWO_BYTE_LENGTHS, _INSERTS, _SAME_LENGTH = 0x80, 0x40, 0x20
_OFFSET = 0x1FFF


def patched(record: ReplaceD, old: bytes) -> bytes:
    """The new data of ``record.new_size`` bytes.

    Raises ``Corruption`` (JET_errLogOperationInconsistentWithDatabase) for differences that do not belong to
    ``old`` or make another length.
    """
    if len(old) != record.old_size:
        raise _misfit(record, f"the node has {len(old)} bytes, not {record.old_size}")
    try:
        new = _patch(old, record.diff, 3 if record.wide else 2)
    except IndexError:
        raise _misfit(record, "its differences end early") from None
    if len(new) != record.new_size:
        raise _misfit(record, f"its differences make {len(new)} bytes, not {record.new_size}")
    return new


def _patch(old: bytes, diff: bytes, header: int) -> bytes:
    """Each difference: where, flags, length of the new bytes, length of the old ones, the new bytes."""
    new = bytearray()
    position = at = 0
    while at < len(diff):
        offset, flags = diff[at] | diff[at + 1] << 8, diff[at + header - 1]
        if header == 2:
            offset &= _OFFSET
        at += header
        width = 2 if flags & _TWO_BYTE_LENGTHS else 1
        if not position <= offset <= len(old):
            raise IndexError
        new += old[position:offset]
        count, at = _length(diff, at, width)
        replaced = 0
        if not flags & _INSERTS:
            replaced = count
            if not flags & _SAME_LENGTH:
                replaced, at = _length(diff, at, width)
        position = offset + replaced
        if at + count > len(diff) or position > len(old):
            raise IndexError
        new += diff[at : at + count]
        at += count
    return bytes(new + old[position:])


def _length(diff: bytes, at: int, width: int) -> tuple[int, int]:
    """A length and where the next field begins."""
    return (diff[at] | diff[at + 1] << 8 if width == 2 else diff[at]), at + width


def _misfit(record: ReplaceD, why: str) -> JetError:
    return Code.LogOperationInconsistentWithDatabase.error(
        f"The ReplaceD record does not fit page {record.pgno}: {why}.", page=record.pgno, record="ReplaceD"
    )
