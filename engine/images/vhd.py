"""VHD images, read here (docs/formats/disk.md): libvhdi takes sectors that only the parent has for own ones."""

from __future__ import annotations

import struct
import uuid

from engine.files import ReadFile
from engine.images.block_image import BlockImage
from engine.images.blocks import damaged, ends_early, read_below, sector_runs

MAGIC = b"conectix"
_FOOTER, _HEADER, _SECTOR = 512, 1024, 512
_FIXED, _DYNAMIC, _DIFFERENCES = 2, 3, 4
_NOT_PRESENT = 0xFFFFFFFF
_TABLE_MOST = 64 << 20
_LOCATORS_AT, _LOCATORS = 576, 8
_LOCATOR = struct.Struct(">4sIIIQ")
_RELATIVE, _ABSOLUTE = b"W2ru", b"W2ku"
_NAME_MOST = 4096


class VhdImage(BlockImage):
    """The disk in an open VHD. If ``has_parent``, ``parent_names`` are the places where the parent may be and
    ``parent_identifier`` what its ``identifier`` must be."""

    def __init__(self, file: ReadFile) -> None:
        super().__init__(file)
        facts, length = self._end(), file.stat().size
        header_at, self.size, kind = (
            struct.unpack_from(form, facts, at)[0] for form, at in ((">Q", 16), (">Q", 48), (">I", 60))
        )
        self.identifier = uuid.UUID(bytes=facts[68:84])
        self.has_parent, self.parent_names = kind == _DIFFERENCES, tuple[str, ...]()
        self._is_fixed = kind == _FIXED
        if self._is_fixed:
            if self.size + _FOOTER > length:
                raise ends_early(self._path)
            return
        if kind not in (_DYNAMIC, _DIFFERENCES):
            raise damaged(self._path, "its type is not known.")
        header = self._exactly(header_at, _HEADER)
        if header[:8] != b"cxsparse" or not _is_sealed(header, 36):
            raise damaged(self._path, "its header is not valid.")
        table_at, _, count, self._block = struct.unpack_from(">QIII", header, 16)
        if self._block < _SECTOR or self._block & (self._block - 1) or count * 4 > _TABLE_MOST:
            raise damaged(self._path, "the size of its blocks or of their table is not valid.")
        if count * self._block < self.size:
            raise damaged(self._path, "its block table is too short for the disk.")
        self._table = self._exactly(table_at, count * 4)
        self._bitmap = -(-self._block // _SECTOR // 8 // _SECTOR) * _SECTOR
        self.parent_identifier = uuid.UUID(bytes=header[40:56])
        if self.has_parent:
            self.parent_names = self._names(header)

    def _read_first(self, buffer: memoryview, offset: int) -> int:
        if self._is_fixed:
            self._own(buffer, offset)
            return len(buffer)
        number, within = divmod(offset, self._block)
        part = buffer[: self._block - within]
        place = int.from_bytes(self._table[number * 4 : number * 4 + 4], "big")
        if place == _NOT_PRESENT:
            read_below(self.parent, part, offset)
        elif self.parent is None:
            self._own(part, place * _SECTOR + self._bitmap + within)
        else:
            self._mixed(part, place * _SECTOR, offset, within)
        return len(part)

    def _mixed(self, part: memoryview, place: int, offset: int, within: int) -> None:
        """Some sectors of a block are here and the others in the parent, which the bitmap before it tells."""
        bitmap = self._exactly(place, self._bitmap)
        for low, high, is_here in sector_runs(bitmap, _SECTOR, within, within + len(part), highest_first=True):
            piece = part[low - within : high - within]
            if is_here:
                self._own(piece, place + self._bitmap + low)
            else:
                read_below(self.parent, piece, offset + low - within)

    def _end(self) -> bytes:
        """The footer, or the copy of it at the start, which a fixed VHD does not have."""
        length = self._file.stat().size
        for at in (length - _FOOTER, 0):
            data = self._exactly(at, _FOOTER) if at >= 0 else b""
            if data[:8] == MAGIC and _is_sealed(data, 64):
                return data
        raise damaged(self._path, "neither its footer nor the copy of it is valid.")

    def _names(self, header: bytes) -> tuple[str, ...]:
        """Where the parent may be: as the image is told to find it, and by the parent's mere name."""
        names = {b"": header[64:576].decode("utf-16-be", "replace").partition("\0")[0]}
        for each in range(_LOCATORS):
            platform, _, length, _, at = _LOCATOR.unpack_from(header, _LOCATORS_AT + each * _LOCATOR.size)
            if platform in (_RELATIVE, _ABSOLUTE) and length <= _NAME_MOST:
                text = self._exactly(at, length).decode("utf-16-le", "replace")
                names[platform] = text.partition("\0")[0]
        return tuple(name for name in map(names.get, (_RELATIVE, b"", _ABSOLUTE)) if name)


def _is_sealed(data: bytes, at: int) -> bool:
    """Whether the checksum at ``at`` is right: the sum of all other bytes, with all bits turned over."""
    total = sum(data) - sum(data[at : at + 4])
    return ~total & 0xFFFFFFFF == int.from_bytes(data[at : at + 4], "big")
