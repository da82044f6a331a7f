"""The partitions of a disk: GPT and MBR (docs/formats/disk.md). Pure but for reading."""

from __future__ import annotations

import struct
import uuid
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from engine.images.blocks import Blocks, read_at

_MBR = 512
_GPT = struct.Struct("<8s4sIIIQQQQ16sQIII")
_ENTRY = struct.Struct("<16s16sQQQ72s")
_MBR_ENTRY = struct.Struct("<B3xB3xII")
_SIGNATURE = b"\x55\xaa"
_PROTECTIVE = 0xEE
_EXTENDED = (0x05, 0x0F, 0x85)
_ENTRIES_MOST = 4096
_LINKS_MOST = 128
_SECTOR_SIZES = (512, 4096)
_OTHER_TYPES = {
    uuid.UUID("c12a7328-f81f-11d2-ba4b-00a0c93ec93b"): "EFI system partition",
    uuid.UUID("e3c9e316-0b5c-4db8-817d-f92df00215ae"): "Microsoft reserved partition",
    uuid.UUID("5808c8aa-7e8f-42e0-85d2-e1e90434cfb3"): "dynamic disk",
    uuid.UUID("af9b60a0-1431-4f62-bc68-3311714a69ad"): "dynamic disk",
    uuid.UUID("e75caf8f-f680-4cee-afa3-b001e56efc2d"): "Storage Spaces",
}


@dataclass(frozen=True)
class Partition:
    """``number`` counts the used entries from 1, as Windows does; ``start`` and ``size`` in bytes. ``use`` is what
    the table says that it is for, where that tells something."""

    number: int
    start: int
    size: int
    use: str = ""
    name: str = ""


def partitions(disk: Blocks) -> tuple[Partition, ...] | None:
    """Those of a GPT or an MBR; ``None`` for a disk that has neither, which may be one volume as a whole.

    Where the first GPT is damaged, the one at the end of the disk counts. Raises ``ValueError`` where an MBR says
    that there is a GPT, but none is valid.
    """
    if disk.size < 2 * _MBR:
        return None
    for sector in _SECTOR_SIZES:
        for place in (sector, disk.size - sector):
            found = _gpt(disk, place, sector)
            if found is not None:
                return found
    head = read_at(disk, 0, _MBR)
    if head[510:] != _SIGNATURE or is_boot_sector(head):
        return None
    found = tuple(_numbered(_mbr(disk, head)))
    if not found and any(kind == _PROTECTIVE for kind, _, _ in _mbr_entries(head)):
        raise ValueError("its partition table (GPT) and the copy of it at the end are not valid.")
    return found


def is_boot_sector(head: bytes) -> bool:
    """Whether the first sector is that of a volume and no partition table, which has the same mark at its end."""
    return head[:1] in (b"\xeb", b"\xe9") and head[3:11].strip(b"\0 ") != b"" and head[3:11].isascii()


def _gpt(disk: Blocks, place: int, sector: int) -> tuple[Partition, ...] | None:
    if place < 0 or place + sector > disk.size:
        return None
    head = read_at(disk, place, sector)
    magic, _, length, crc, *_, entries_at, count, size, entries_crc = _GPT.unpack_from(head)
    if magic != b"EFI PART" or not _GPT.size <= length <= sector:
        return None
    if zlib.crc32(head[:16] + bytes(4) + head[20:length]) != crc:
        return None
    if (
        size < _ENTRY.size
        or count > _ENTRIES_MOST
        or size > sector
        or entries_at * sector + count * size > disk.size
    ):
        return None
    entries = read_at(disk, entries_at * sector, count * size)
    if zlib.crc32(entries) != entries_crc:
        return None
    return tuple(_numbered(_gpt_entries(entries, size, sector)))


def _gpt_entries(entries: bytes, size: int, sector: int) -> Iterator[tuple[int, int, str, str]]:
    for at in range(0, len(entries), size):
        kind, _, first, last, _, name = _ENTRY.unpack_from(entries, at)
        if any(kind) and last >= first:
            text = name.decode("utf-16-le", "replace").partition("\0")[0]
            use = _OTHER_TYPES.get(uuid.UUID(bytes_le=kind), "")
            yield first * sector, (last - first + 1) * sector, use, text


def _mbr(disk: Blocks, head: bytes) -> Iterator[tuple[int, int, str, str]]:
    """Primary partitions, then those in the chain of an extended one."""
    extended = 0
    for kind, first, count in _mbr_entries(head):
        if kind in _EXTENDED:
            extended = extended or first
        elif kind not in (0, _PROTECTIVE) and count:
            yield first * _MBR, count * _MBR, "dynamic disk" if kind == 0x42 else "", ""
    link = extended
    for _ in range(_LINKS_MOST):
        if not link or (link + 1) * _MBR > disk.size:
            return
        table = read_at(disk, link * _MBR, _MBR)
        if table[510:] != _SIGNATURE:
            return
        (kind, first, count), (_, following, _), *_ = _mbr_entries(table)
        if kind and count:
            yield (link + first) * _MBR, count * _MBR, "", ""
        link = extended + following if following else 0


def _mbr_entries(head: bytes) -> list[tuple[int, int, int]]:
    return [_MBR_ENTRY.unpack_from(head, 446 + 16 * each)[1:] for each in range(4)]


def _numbered(found: Iterator[tuple[int, int, str, str]]) -> Iterator[Partition]:
    for number, (start, size, use, name) in enumerate(found, start=1):
        yield Partition(number, start, size, use, name)
