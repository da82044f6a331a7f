"""Makes images that hold only the differences to another one, as Hyper-V does: qemu-img makes none of these kinds.

The formats are those of Microsoft's "Virtual Hard Disk Image Format Specification" and of [MS-VHDX].
"""

from __future__ import annotations

import struct
import uuid
from collections.abc import Mapping
from pathlib import Path

_SECTOR, _MIB = 512, 1 << 20
_VHDX_HEADERS = (64 << 10, 128 << 10)
_REGIONS_AT = 192 << 10
_BAT = uuid.UUID("2dc27766-f623-4200-9d64-115e9bfd4a08")
_METADATA = uuid.UUID("8b7ca206-4790-4b9a-b8fe-575f050f886e")
_FILE_PARAMETERS = uuid.UUID("caa16737-fa36-4d43-b3b6-33f0aa44e76b")
_PARENT_LOCATOR = uuid.UUID("a8d35f2d-b30b-454d-abf7-d3d84834ab0c")
_LOCATOR_TYPE = uuid.UUID("b04aefb7-d19e-4a81-b789-25b8e9445913")
_HAS_PARENT, _REQUIRED = 2, 4
_FULLY_PRESENT, _PARTIALLY_PRESENT = 6, 7
_LOG_ID = uuid.UUID(int=99)


def vhd_differences(parent: Path, target: Path, sectors: Mapping[int, bytes] | None = None) -> None:
    """A VHD that holds these sectors of the first block, by their numbers; ``parent`` has all others."""
    data, own = bytearray(parent.read_bytes()), bytearray(parent.read_bytes()[-512:])
    name = parent.name.encode("utf-16-be")

    def sealed(at: int, length: int, checksum_at: int) -> None:
        data[at + checksum_at : at + checksum_at + 4] = bytes(4)
        total = ~sum(data[at : at + length]) & 0xFFFFFFFF
        data[at + checksum_at : at + checksum_at + 4] = struct.pack(">I", total)

    table_at, _, count, block = struct.unpack_from(">QIII", data, 512 + 16)
    data[table_at : table_at + 4 * count] = b"\xff" * (4 * count)
    data[512 + 40 : 512 + 56] = own[68:84]
    data[512 + 64 : 512 + 64 + len(name)] = name
    if sectors:
        bitmap, content = _in_block(sectors, block, highest_first=True)
        struct.pack_into(">I", data, table_at, (len(data) - 512) // _SECTOR)
        data[-512:] = bitmap.ljust(-(-len(bitmap) // _SECTOR) * _SECTOR, b"\0") + content + data[-512:]
    for at in (0, len(data) - 512):
        data[at + 60 : at + 64] = struct.pack(">I", 4)
        data[at + 68 : at + 84] = b"\x11" * 16
        sealed(at, 512, 64)
    sealed(512, 1024, 36)
    target.write_bytes(data)


def vhdx_differences(
    parent: Path,
    target: Path,
    own: bytes = b"",
    sectors: Mapping[int, bytes] | None = None,
    named: Mapping[str, str] | None = None,
) -> None:
    """A VHDX whose first block is ``own``, or holds ``sectors`` by their numbers; ``parent`` has all others. It is
    named by the entries ``named`` of the locator, or by the two that Hyper-V writes."""
    data = bytearray(parent.read_bytes())
    current = max(_VHDX_HEADERS, key=lambda at: struct.unpack_from("<Q", data, at + 8)[0])
    linkage = uuid.UUID(bytes_le=bytes(data[current + 32 : current + 48]))
    for at in _VHDX_HEADERS:
        data[at + 32 : at + 48] = uuid.UUID(int=77).bytes_le
        _seal(data, at)
    regions = _places(data, _REGIONS_AT + 16, _REGIONS_AT + 8)
    (metadata, _), (table, length) = regions[_METADATA], regions[_BAT]
    data[table : table + length] = bytes(length)
    items = _places(data, metadata + 32, metadata + 10, "<H")
    parameters = metadata + items[_FILE_PARAMETERS][0]
    block, flags = struct.unpack_from("<II", data, parameters)
    struct.pack_into("<II", data, parameters, block, flags | _HAS_PARENT)
    hyper_v = {"relative_path": f".\\{parent.name}", "absolute_win32_path": f"C:\\vm\\{parent.name}"}
    locator = _locator({"parent_linkage": f"{{{linkage}}}", **(named or hyper_v)})
    at = max(place + size for place, size in items.values())
    data[metadata + at : metadata + at + len(locator)] = locator
    entry = struct.pack("<16sIIII", _PARENT_LOCATOR.bytes_le, at, len(locator), _REQUIRED, 0)
    data[metadata + 32 + 32 * len(items) : metadata + 64 + 32 * len(items)] = entry
    struct.pack_into("<H", data, metadata + 10, len(items) + 1)
    place = -(-len(data) // _MIB) * _MIB
    if own:
        struct.pack_into("<Q", data, table, place | _FULLY_PRESENT)
        data = data.ljust(place, b"\0") + own.ljust(block, b"\0")
    elif sectors:
        bitmap, content = _in_block(sectors, block)
        struct.pack_into("<Q", data, table, place | _PARTIALLY_PRESENT)
        blocks_of_bitmap = (_SECTOR << 23) // block
        struct.pack_into("<Q", data, table + 8 * blocks_of_bitmap, (place + block) | _FULLY_PRESENT)
        data = data.ljust(place, b"\0") + content + bitmap.ljust(_MIB, b"\0")
    target.write_bytes(data)


def with_log(image: Path, target: Path, flushed: int | None = None) -> None:
    """The same VHDX, with the start of its block table only in its log: in the second of two entries, behind which
    a third one was not written to its end. ``flushed`` is how long the file must be."""
    data = bytearray(image.read_bytes())
    table, _ = _places(data, _REGIONS_AT + 16, _REGIONS_AT + 8)[_BAT]
    right = bytes(data[table : table + 4096])
    log_size, log_at = struct.unpack_from("<IQ", data, _VHDX_HEADERS[0] + 68)
    length = len(data) if flushed is None else flushed
    first = _log_entry(5, table, b"\xee" * 4096, length)
    second = _log_entry(6, table, right, length)
    torn = _log_entry(7, table, b"\xdd" * 4096, length)[:-100] + bytes(100)
    data[log_at : log_at + log_size] = (first + second + torn).ljust(log_size, b"\0")
    data[table : table + 4096] = b"\xcc" * 4096
    for at in _VHDX_HEADERS:
        data[at + 48 : at + 64] = _LOG_ID.bytes_le
        _seal(data, at)
    target.write_bytes(data)


def _log_entry(sequence: int, at: int, page: bytes, length: int) -> bytes:
    """One page of the file as an entry of two sectors of the log, whose oldest one lies at its start."""
    head = struct.pack("<4sIIIQII16sQQ", b"loge", 0, 8192, 0, sequence, 1, 0, _LOG_ID.bytes_le, length, length)
    descriptor = struct.pack("<4s4s8sQQ", b"desc", page[-4:], page[:8], at, sequence)
    high, low = sequence >> 32, sequence & 0xFFFFFFFF
    sector = b"data" + struct.pack("<I", high) + page[8:-4] + struct.pack("<I", low)
    entry = bytearray((head + descriptor).ljust(4096, b"\0") + sector)
    _seal(entry, 0, 8192)
    return bytes(entry)


def _in_block(sectors: Mapping[int, bytes], block: int, *, highest_first: bool = False) -> tuple[bytes, bytes]:
    """The bitmap of these sectors, and the block with them; what is not in it has other bytes than the parent."""
    bitmap, content = bytearray(block // _SECTOR // 8), bytearray(b"\xbb" * block)
    for number, sector in sectors.items():
        bitmap[number >> 3] |= 0x80 >> (number & 7) if highest_first else 1 << (number & 7)
        content[number * _SECTOR : (number + 1) * _SECTOR] = sector
    return bytes(bitmap), bytes(content)


def _places(data: bytearray, at: int, count_at: int, form: str = "<I") -> dict[uuid.UUID, tuple[int, int]]:
    """Where each region is, or each item of metadata, and its length."""
    (count,) = struct.unpack_from(form, data, count_at)
    offset = "<QI" if form == "<I" else "<II"
    entries = range(at, at + 32 * count, 32)
    return {
        uuid.UUID(bytes_le=bytes(data[each : each + 16])): struct.unpack_from(offset, data, each + 16)
        for each in entries
    }


def _locator(texts: dict[str, str]) -> bytes:
    entries, strings, at = b"", b"", 20 + 12 * len(texts)
    for name, value in texts.items():
        key, content = name.encode("utf-16-le"), value.encode("utf-16-le")
        where = at + len(strings)
        entries += struct.pack("<IIHH", where, where + len(key), len(key), len(content))
        strings += key + content
    return _LOCATOR_TYPE.bytes_le + struct.pack("<HH", 0, len(texts)) + entries + strings


def _seal(data: bytearray, at: int, length: int = 4096) -> None:
    """Set the checksum of a header or entry, CRC-32C, at its fifth byte."""
    data[at + 4 : at + 8] = bytes(4)
    crc = 0xFFFFFFFF
    for byte in data[at : at + length]:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0x82F63B78 if crc & 1 else 0)
    struct.pack_into("<I", data, at + 4, crc ^ 0xFFFFFFFF)
