"""Gives a volume shadow copies, as Windows keeps them in files of the volume: a catalog, and a store for each.

The format is that of libvshadow's documentation. What a store holds are the blocks as they were before.
"""

from __future__ import annotations

import struct
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pyfsntfs

from tests.images.ntfs_volume import changed_volume

_BLOCK = 0x4000
_HEADER_AT = 0x1E00
_IDENTIFIER = uuid.UUID("3808876b-c176-4e48-b7ae-04046e6cc752").bytes_le
_CATALOG, _DESCRIPTORS, _STORE, _RANGES, _BITMAP = 2, 3, 4, 5, 6
_PER_LIST = (_BLOCK - 128) // 32


def keep_shadow_copies(volume: Path, states: Sequence[tuple[datetime, bytes]]) -> None:
    """Let ``volume`` have shadow copies with the bytes that it had at these times, the oldest first."""
    size = volume.stat().st_size
    room = (1 + sum(5 + size // _BLOCK for _ in states)) * _BLOCK
    room = min(room, size // 2)
    with changed_volume(volume) as ntfs:
        ntfs.file("System Volume Information/shadow copies", b"\xff" * room)
    base, length = _place_of(volume, "\\System Volume Information\\shadow copies")
    base = -(-base // _BLOCK) * _BLOCK
    now = bytearray(volume.read_bytes())
    catalog, at, entries, later = base, base + _BLOCK, b"", bytes(now)
    for number, (made, before) in reversed(list(enumerate(states, start=1))):
        written, entry = _store(number, made, before, later, at, (base, length), size)
        now[at : at + len(written)] = written
        entries += entry
        at += len(written)
        later = before
    assert at <= base + length, "the stores need more room"
    head = _IDENTIFIER + struct.pack("<IIQQQQQ", 1, 1, _HEADER_AT, _HEADER_AT, 0, catalog, 0) + bytes(32)
    now[_HEADER_AT : _HEADER_AT + 512] = head.ljust(512, b"\0")
    block = _IDENTIFIER + struct.pack("<IIQQQ", 1, _CATALOG, 0, catalog, 0)
    now[catalog : catalog + _BLOCK] = (block.ljust(128, b"\0") + entries).ljust(_BLOCK, b"\0")
    volume.write_bytes(now)


def _store(
    number: int, made: datetime, before: bytes, after: bytes, at: int, own: tuple[int, int], size: int
) -> tuple[bytes, bytes]:
    """The blocks of a store that lies at ``at``, and its entries of the catalog."""
    identifier = uuid.UUID(int=number).bytes_le
    changed = [
        each
        for each in range(0, size, _BLOCK)
        if before[each : each + _BLOCK] != after[each : each + _BLOCK] and not own[0] <= each < sum(own)
    ]
    lists = max(-(-len(changed) // _PER_LIST), 1)
    ranges_at, bitmap_at, lists_at = at + _BLOCK, at + 2 * _BLOCK, at + 3 * _BLOCK
    data_at = lists_at + lists * _BLOCK
    information = bytes(16) + identifier + identifier + struct.pack("<IIII", 0xD, 1, 0x2000D, 0) + bytes(4)
    head = _block(_STORE, 0, at, 0, len(information)) + information
    ranges = struct.pack("<QQQ", at, 0, data_at - at + len(changed) * _BLOCK)
    blocks = [
        head,
        _block(_RANGES, _BLOCK, ranges_at, 0) + ranges,
        _block(_BITMAP, 2 * _BLOCK, bitmap_at, 0),
    ]
    for each in range(lists):
        place = lists_at + each * _BLOCK
        following = place + _BLOCK if each + 1 < lists else 0
        described = b"".join(
            struct.pack("<QQQII", original, data_at - at + index * _BLOCK, data_at + index * _BLOCK, 0, 0)
            for index, original in list(enumerate(changed))[each * _PER_LIST : (each + 1) * _PER_LIST]
        )
        blocks.append(_block(_DESCRIPTORS, place - at, place, following) + described)
    blocks += [before[each : each + _BLOCK] for each in changed]
    ticks = int((made - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds() * 10**7)
    second = struct.pack("<QQ16sQQQ", 2, size, identifier, number, 0x40, ticks).ljust(128, b"\0")
    third = struct.pack(
        "<QQ16sQQQQQQ", 3, lists_at, identifier, at, ranges_at, bitmap_at, 0, len(blocks) * _BLOCK, 0
    )
    return b"".join(block.ljust(_BLOCK, b"\0") for block in blocks), second + third.ljust(128, b"\0")


def _block(kind: int, relative: int, place: int, following: int, information: int = 0) -> bytes:
    head = _IDENTIFIER + struct.pack("<IIQQQQ", 1, kind, relative, place, following, information)
    return head.ljust(128, b"\0")


def _place_of(volume: Path, name: str) -> tuple[int, int]:
    opened = pyfsntfs.volume()
    opened.open(str(volume))
    offset, length, _ = opened.get_file_entry_by_path(name).get_extent(0)
    opened.close()
    return offset, length
