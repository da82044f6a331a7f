"""VHDX images, read here (docs/formats/disk.md): libvhdi mixes up differences, and does not read the log."""

from __future__ import annotations

import struct
import uuid
from collections import OrderedDict
from collections.abc import Iterator
from typing import NamedTuple

from engine.files import ReadFile
from engine.images.block_image import BlockImage
from engine.images.blocks import damaged, read_below, sector_runs
from engine.images.vhdx_log import Update, crc32c, updates_of

MAGIC = b"vhdxfile"
_HEADERS, _HEADER_SIZE = (64 << 10, 128 << 10), 4096
_REGIONS, _REGIONS_SIZE = (192 << 10, 256 << 10), 64 << 10
_ENTRIES_MOST = 2047
_BLOCK_TABLE, _METADATA = "2dc27766-f623-4200-9d64-115e9bfd4a08", "8b7ca206-4790-4b9a-b8fe-575f050f886e"
_PARAMETERS, _DISK_SIZE = "caa16737-fa36-4d43-b3b6-33f0aa44e76b", "2fa54224-cd1b-4876-b211-5dbed83bf4b8"
_SECTOR_SIZE, _LOCATOR = "8141bf1d-a96f-4709-ba47-f233a8faab5f", "a8d35f2d-b30b-454d-abf7-d3d84834ab0c"
_ITEM_MOST = 1 << 20
_HAS_PARENT = 2
_SECTORS_OF_BITMAP = 1 << 23
_MIB = 1 << 20
_NOT_PRESENT, _FULLY_PRESENT, _PARTIALLY_PRESENT = 0, 6, 7
_TABLE_PART, _PARTS_KEPT = 64 << 10, 64
_PLACES_OF_PARENT = ("relative_path", "volume_path", "absolute_win32_path")


class _Header(NamedTuple):
    """The newer of the two headers that is valid. ``identifier`` is another after each change of the disk."""

    identifier: uuid.UUID
    log: uuid.UUID
    log_size: int
    log_at: int


class VhdxImage(BlockImage):
    """The disk in an open VHDX. If ``has_parent``, ``parent_names`` are the places where the parent may be and
    ``parent_identifiers`` what its ``identifier`` must be."""

    def __init__(self, file: ReadFile) -> None:
        super().__init__(file)
        self._updates: tuple[Update, ...] = ()
        header = self._header()
        self.identifier = header.identifier
        if header.log.int:
            log = self._exactly(header.log_at, header.log_size)
            self._updates = updates_of(log, header.log, file.stat().size, self._path)
        regions = self._regions()
        metadata, _ = regions[_METADATA]
        self._table_at, self._table_size = regions[_BLOCK_TABLE]
        self._read_metadata(metadata)
        self._parts: OrderedDict[int, bytes] = OrderedDict()

    def _read_first(self, buffer: memoryview, offset: int) -> int:
        number, within = divmod(offset, self._block)
        part = buffer[: self._block - within]
        entry = self._entry(number + number // self._blocks_of_bitmap)
        state, place = entry & 7, entry >> 20 << 20
        if state == _FULLY_PRESENT:
            self._own(part, place + within)
        elif state == _PARTIALLY_PRESENT:
            self._mixed(part, number, within, place)
        elif state == _NOT_PRESENT:
            read_below(self.parent, part, offset)
        else:  # zeros, or what was given back by the file system in it
            part[:] = bytes(len(part))
        return len(part)

    # blocks of the disk

    def _mixed(self, part: memoryview, number: int, within: int, place: int) -> None:
        """Some sectors of a block are here and the others in the parent, which a bitmap tells."""
        chunk, in_chunk = divmod(number, self._blocks_of_bitmap)
        bitmap_entry = self._entry(chunk * (self._blocks_of_bitmap + 1) + self._blocks_of_bitmap)
        if bitmap_entry & 7 != _FULLY_PRESENT:
            raise damaged(self._path, f"the bitmap of its block {number:,} is missing.")
        bits_at = (bitmap_entry >> 20 << 20) + in_chunk * (self._block // self._sector // 8)
        bitmap = self._exactly(bits_at, self._block // self._sector // 8)
        for low, high, is_here in sector_runs(bitmap, self._sector, within, within + len(part)):
            piece = part[low - within : high - within]
            if is_here:
                self._own(piece, place + low)
            else:
                read_below(self.parent, piece, number * self._block + low)

    def _entry(self, index: int) -> int:
        """An entry of the block table, which is read in parts: that of 60 TB has up to 500 MB."""
        at = index * 8 // _TABLE_PART * _TABLE_PART
        part = self._parts.get(at)
        if part is None:
            length = min(_TABLE_PART, self._table_size - at)
            if length < index * 8 - at + 8:
                raise damaged(self._path, "its block table is too short for the disk.")
            part = self._parts[at] = self._exactly(self._table_at + at, length)
            if len(self._parts) > _PARTS_KEPT:
                self._parts.popitem(last=False)
        return int.from_bytes(part[index * 8 - at : index * 8 - at + 8], "little")

    # what is said about the disk

    def _header(self) -> _Header:
        found: dict[int, _Header] = {}
        for at in _HEADERS:
            data = self._exactly(at, _HEADER_SIZE)
            if data[:4] != b"head" or not _is_sealed(data):
                continue
            (sequence,) = struct.unpack_from("<Q", data, 8)
            identifier, log = (uuid.UUID(bytes_le=data[at : at + 16]) for at in (32, 48))
            found[sequence] = _Header(identifier, log, *struct.unpack_from("<IQ", data, 68))
        if not found:
            raise damaged(self._path, "neither of its two headers is valid.")
        return found[max(found)]

    def _regions(self) -> dict[str, tuple[int, int]]:
        """Place and length of what the image consists of."""
        for at in _REGIONS:
            data = self._exactly(at, _REGIONS_SIZE)
            if data[:4] == b"regi" and _is_sealed(data):
                (count,) = struct.unpack_from("<I", data, 8)
                regions = {name: struct.unpack("<QI", rest[:12]) for name, rest in _entries(data, 16, count)}
                if _METADATA in regions and _BLOCK_TABLE in regions:
                    return regions
        raise damaged(self._path, "neither of its two tables of regions is valid.")

    def _read_metadata(self, place: int) -> None:
        table = self._exactly(place, _REGIONS_SIZE)
        if table[:8] != b"metadata":
            raise damaged(self._path, "its table of metadata is not valid.")
        (count,) = struct.unpack_from("<H", table, 10)
        items = {}
        for name, rest in _entries(table, 32, count):
            at, length = struct.unpack("<II", rest[:8])
            if name in (_PARAMETERS, _DISK_SIZE, _SECTOR_SIZE, _LOCATOR) and length <= _ITEM_MOST:
                items[name] = self._exactly(place + at, length)
        try:
            self._block, flags = struct.unpack("<II", items[_PARAMETERS])
            (self.size,) = struct.unpack("<Q", items[_DISK_SIZE])
            (self._sector,) = struct.unpack("<I", items[_SECTOR_SIZE])
            self.has_parent = bool(flags & _HAS_PARENT)
            texts = _texts(items[_LOCATOR]) if self.has_parent else {}
        except (KeyError, struct.error, UnicodeDecodeError) as error:
            raise damaged(self._path, "its metadata is not valid.") from error
        if self._block not in (_MIB << shift for shift in range(9)) or self._sector not in (512, 4096):
            raise damaged(self._path, "the size of its blocks or sectors is not valid.")
        self._blocks_of_bitmap = _SECTORS_OF_BITMAP * self._sector // self._block
        self.parent_names = tuple(texts[each] for each in _PLACES_OF_PARENT if texts.get(each))
        linkages = (texts.get(each, "") for each in ("parent_linkage", "parent_linkage2"))
        self.parent_identifiers = tuple(each.strip("{}").lower() for each in linkages)

    def _exactly(self, at: int, length: int) -> bytes:
        """Bytes outside of the blocks, as they are after the log."""
        data = bytearray(super()._exactly(at, length))
        for update in self._updates:
            low, high = max(update.at, at), min(update.at + update.length, at + length)
            if low < high:
                changed = update.data[low - update.at : high - update.at] if update.data else bytes(high - low)
                data[low - at : high - at] = changed
        return bytes(data)


def _is_sealed(data: bytes) -> bool:
    """Whether the checksum of a header or table is right; it counts as zeros itself."""
    return crc32c(data[:4] + bytes(4) + data[8:]) == int.from_bytes(data[4:8], "little")


def _entries(table: bytes, at: int, count: int) -> Iterator[tuple[str, bytes]]:
    """The entries of 32 bytes of a table: a GUID and what follows it."""
    for each in range(at, at + 32 * min(count, _ENTRIES_MOST), 32):
        entry = table[each : each + 32]
        if len(entry) == 32:
            yield str(uuid.UUID(bytes_le=entry[:16])), entry[16:]


def _texts(locator: bytes) -> dict[str, str]:
    """Keys and values of what tells where the parent is."""
    (count,) = struct.unpack_from("<H", locator, 18)
    texts = {}
    for each in range(count):
        key_at, value_at, key_size, value_size = struct.unpack_from("<IIHH", locator, 20 + 12 * each)
        key, value = locator[key_at : key_at + key_size], locator[value_at : value_at + value_size]
        texts[key.decode("utf-16-le")] = value.decode("utf-16-le")
    return texts
