"""QCOW2 images, read here (docs/formats/disk.md): libqcow takes compressed clusters of newer ones for zeros."""

from __future__ import annotations

import struct
import zlib
from collections import OrderedDict
from pathlib import Path

from engine.error_codes import Code
from engine.errors import JetError
from engine.files import ReadFile
from engine.images.block_image import BlockImage
from engine.images.blocks import damaged, ends_early, read_below

MAGIC = b"QFI\xfb"
_HEADER = struct.Struct(">4sIQIIQIIQQIIQ")
_FEATURES_AT, _COMPRESSION_AT, _LENGTH_AT = 72, 104, 100
_DIRTY, _CORRUPT, _DATA_FILE, _COMPRESSION, _EXTENDED = (1 << bit for bit in range(5))
_OFFSET = 0x00FFFFFFFFFFFE00
_COMPRESSED, _ZERO = 1 << 62, 1
_TABLES_KEPT = 64
_CLUSTERS_KEPT = 16
_L1_MOST = 32 << 20


class QcowImage(BlockImage):
    """The disk in an open QCOW2; ``parent_name`` is where its parent may be, empty if it has none."""

    def __init__(self, file: ReadFile) -> None:
        super().__init__(file)
        head = file.read_at(0, 112)
        if len(head) < _HEADER.size:
            raise ends_early(self._path)
        fields = _HEADER.unpack_from(head)
        _, version, name_at, name_length, bits, self.size, encrypted, l1_count, l1_at, *_ = fields
        features = int.from_bytes(head[_FEATURES_AT : _FEATURES_AT + 8], "big") if version > 2 else 0
        _check(self._path, version, bits, encrypted, features, head)
        self._bits = bits
        self._cluster = 1 << bits
        self._per_table = bits - 3
        if l1_count * 8 > _L1_MOST or l1_count < -(-self.size >> (bits + self._per_table)):
            raise damaged(self._path, "the size of its first table is not valid.")
        self._l1 = struct.unpack(f">{l1_count}Q", self._exactly(l1_at, l1_count * 8))
        self._tables: OrderedDict[int, tuple[int, ...]] = OrderedDict()
        self._unpacked: OrderedDict[int, bytes] = OrderedDict()
        self.parent_name = self._exactly(name_at, name_length).decode("utf-8", "replace") if name_at else ""

    def _read_first(self, buffer: memoryview, offset: int) -> int:
        within = offset & (self._cluster - 1)
        place, count = self._run(offset, within + len(buffer))
        part = buffer[: count - within]
        if place is None:
            read_below(self.parent, part, offset)
        elif place & _COMPRESSED:
            part[:] = self._decompressed(place)[within : within + len(part)]
        elif place & _ZERO:
            part[:] = bytes(len(part))
        else:
            self._own(part, (place & _OFFSET) + within)
        return len(part)

    def _run(self, offset: int, wanted: int) -> tuple[int | None, int]:
        """Where the cluster of ``offset`` is, ``None`` where the image has none, and how many bytes of the disk
        from its start lie there one after the other, up to ``wanted``."""
        place, count = self._entry(offset >> self._bits), self._cluster
        if place is None or place & (_COMPRESSED | _ZERO):
            return place, count
        while count < wanted and self._entry((offset + count) >> self._bits) == place + count:
            count += self._cluster
        return place, count

    def _entry(self, cluster: int) -> int | None:
        """What the second table says of a cluster, without the mark of a single owner."""
        first, second = cluster >> self._per_table, cluster & ((1 << self._per_table) - 1)
        table_at = self._l1[first] & _OFFSET if first < len(self._l1) else 0
        if not table_at:
            return None
        found = self._table(table_at)[second] & ~(1 << 63)
        return found or None

    def _table(self, at: int) -> tuple[int, ...]:
        table = self._tables.get(at)
        if table is None:
            count = self._cluster >> 3
            table = self._tables[at] = struct.unpack(f">{count}Q", self._exactly(at, self._cluster))
            if len(self._tables) > _TABLES_KEPT:
                self._tables.popitem(last=False)
        return table

    def _decompressed(self, place: int) -> bytes:
        """The bytes of a compressed cluster; its length is given in sectors of 512 bytes, the first one cut."""
        data = self._unpacked.get(place)
        if data is None:
            shift = 62 - (self._bits - 8)
            at = place & ((1 << shift) - 1)
            sectors = (place & (_COMPRESSED - 1)) >> shift
            packed = self._file.read_at(at, (sectors + 1) * 512 - (at & 511))
            try:
                data = zlib.decompressobj(-12).decompress(packed, self._cluster)
            except zlib.error as error:
                raise damaged(self._path, f"a compressed cluster at byte {at:,} cannot be read.") from error
            if len(data) < self._cluster:
                raise damaged(self._path, f"a compressed cluster at byte {at:,} is too short.")
            self._unpacked[place] = data
            if len(self._unpacked) > _CLUSTERS_KEPT:
                self._unpacked.popitem(last=False)
        return data


def _check(path: Path, version: int, bits: int, encrypted: int, features: int, head: bytes) -> None:
    """Raises for what is damaged, and for what is not supported."""
    if version not in (2, 3):
        raise _refused(path, f"has version {version} of the QCOW format")
    if not 9 <= bits <= 21:
        raise damaged(path, "the size of its clusters is not valid.")
    if encrypted:
        raise Code.FileAccessDenied.error(
            f"The disk image {path} is encrypted.",
            hint="Decrypt it with 'qemu-img convert', and specify the result.",
            path=str(path),
        )
    if features & _DATA_FILE:
        raise _refused(path, "keeps its data in another file")
    if features & _EXTENDED:
        raise _refused(path, "has tables with subclusters")
    if features & _COMPRESSION and head[_COMPRESSION_AT]:
        raise _refused(path, "is compressed with zstd")
    if features & _CORRUPT:
        raise damaged(path, "it is marked as damaged. 'qemu-img check' says more.")
    if features & ~(_DIRTY | _COMPRESSION):
        raise _refused(path, "uses features that are not known here")


def _refused(path: Path, why: str) -> JetError:
    return Code.FeatureNotAvailable.error(
        f"The disk image {path} {why}, which is not supported.",
        hint="Convert it with 'qemu-img convert -O vhdx', and specify the result.",
        path=str(path),
    )
