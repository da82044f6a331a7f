"""Damaged chunks of an E01: libewf gives zeros for them (docs/formats/disk.md), which pass as blank pages."""

from __future__ import annotations

import struct
import zlib
from bisect import bisect_right
from dataclasses import dataclass

from engine.files import ReadFile

_FIRST_SECTION, _SECTION = 13, struct.Struct("<16sQQ40xI")
_TABLE_ENTRIES_AT = _SECTION.size + 24
_PACKED = 1 << 31
_SECTIONS_MOST = 1 << 20


@dataclass(frozen=True)
class _Table:
    """Where chunks from ``first`` on begin in a segment; their data ends at ``end``."""

    first: int
    count: int
    file: ReadFile
    at: int
    base: int
    end: int


class EwfChunks:
    """What the segments of an E01 say of its chunks; ``size`` is that of one in bytes, 0 if it cannot be told."""

    def __init__(self, segments: list[ReadFile]) -> None:
        self._tables: list[_Table] = []
        self._known, self._expected, self.size = 0, 0, 0
        for file in segments:
            self._read_sections(file)
        if self._known != self._expected:
            self.size = 0

    def _read_sections(self, file: ReadFile) -> None:
        at, end = _FIRST_SECTION, 0
        for _ in range(_SECTIONS_MOST):
            head = file.read_at(at, _SECTION.size)
            if len(head) < _SECTION.size or zlib.adler32(head[:-4]) != int.from_bytes(head[-4:], "little"):
                return
            kind, following, size, _ = _SECTION.unpack(head)
            content = file.read_at(at + _SECTION.size, 24)
            if kind.rstrip(b"\0") in (b"volume", b"disk") and len(content) == 24:
                self._expected, sectors, sector = struct.unpack_from("<III", content, 4)
                self.size = sectors * sector
            elif kind.rstrip(b"\0") == b"sectors":
                end = at + size
            elif kind.rstrip(b"\0") == b"table" and len(content) == 24:
                count, base = struct.unpack_from("<I4xQ", content)
                self._tables.append(_Table(self._known, count, file, at + _TABLE_ENTRIES_AT, base, end))
                self._known += count
            if following <= at:
                return
            at = following

    def is_damaged(self, number: int, length: int) -> bool:
        """Whether a chunk, whose content has ``length`` bytes, is not what its checksum says."""
        table = self._tables[bisect_right(self._tables, number, key=lambda each: each.first) - 1]
        index = number - table.first
        entries = table.file.read_at(table.at + 4 * index, 8)
        entry, following = struct.unpack("<II", entries.ljust(8, b"\0"))
        start = table.base + (entry & ~_PACKED)
        end = table.end if index + 1 == table.count else table.base + (following & ~_PACKED)
        if not start < end <= table.end:
            return False  # a form of table that is not known here
        stored = table.file.read_at(start, end - start)
        if not entry & _PACKED:
            return zlib.adler32(stored[:length]) != int.from_bytes(stored[length : length + 4], "little")
        try:
            return len(zlib.decompress(stored)) < length
        except zlib.error:
            return True
