"""A page prepared for changes: header fields and lines as plain lists, reassembled when it is written.

The position of a line on the page is not logged and has no meaning (docs/formats/page.md#free-space), so a live
page keeps its lines only in key order, and :meth:`LivePage.store` lays them out again. Node flags are kept in a
separate list for every page size. Source of the layout: docs/formats/page.md.
"""

from __future__ import annotations

import struct
from bisect import bisect_left, bisect_right
from itertools import accumulate
from operator import or_

from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.page import (
    LARGEST_SMALL_PAGE,
    PREFIXED,
    SPLIT_BUFFER_SIZE,
    LargePageHeader,
    Node,
    PageFlag,
    PageHeader,
)
from engine.formats.page_sizes import PAGE_SIZES

TAG_SIZE = 4
LENGTH_SIZE = 2
"""Bytes of each of the one or two lengths that a node starts with."""
PREFIX_GAIN = 2
"""A key is stored without its common prefix when the prefix is longer than this."""

_LENGTH_MASK = 0x1FFF
_LOW_TAGS, _RESERVED_SHIFT = 0xFFF, 12
_SMALL = struct.Struct("<8xqIIIHHHHI")
_LARGE_PGNO = struct.Struct("<I")
_FINDS_BEFORE_KEYS = 3

_ROOT, _LEAF, _SPACE = int(PageFlag.ROOT), int(PageFlag.LEAF), int(PageFlag.SPACE_TREE)
_ECC = int(PageFlag.ECC)


def header_size(page_size: int) -> int:
    """Bytes before the data area of a page."""
    return PageHeader.SIZE if page_size <= LARGEST_SMALL_PAGE else LargePageHeader.SIZE


class LivePage:
    """Page ``pgno`` of ``size`` bytes. Lines count from 0, the external header is not one of them.

    ``free`` is kept exact by every method and may be driven below zero by a caller who did not look first;
    :meth:`store` refuses such a page. A frozen page (a committed version that readers hold) is never changed.

    ``uncommitted_free`` is the part of ``free`` that open transactions may want back, as splits and merges of the
    vendor's engine say; it never exceeds ``free``. No one here reserves space, and recovery takes back all that is
    open: a line that grows ends the reservation, as in the vendor's recovery.
    """

    __slots__ = (
        *("_finds", "_keys", "dbtime", "external", "flags", "free", "has_tags", "line_flags", "lines", "next"),
        *("objid", "pgno", "prev", "reserves_tag", "size", "uncommitted_free"),
    )

    def __init__(
        self, pgno: int, size: int, *, objid: int = 0, flags: int = 0, dbtime: int = 0, external: bytes = b""
    ) -> None:
        self.pgno = pgno
        self.size = size
        self.dbtime = dbtime
        self.prev = self.next = 0
        self.objid = objid
        self.flags = int(flags)
        self.uncommitted_free = 0
        self.external = external
        self.reserves_tag = False
        """Whether the page says that its first tag is reserved, as engines from revision 0x10E on have it."""
        self.has_tags = True
        """False for a page that was only announced (NewPage): it has no external header, not even an empty one."""
        self.lines: list[bytes] = []
        self.line_flags: list[int] = []
        self.free = size - header_size(size) - TAG_SIZE - len(external)
        self._keys: list[bytes] | None = None
        self._finds = 0

    @classmethod
    def load(cls, data: bytes | bytearray, pgno: int) -> LivePage:
        """The page in ``data``, one whole page; the checksum is not checked.

        Raises ``Corruption`` (JET_errPageTagCorrupted) for tags that cannot be right, ``Unsupported`` for a page
        with reserved tags (revision 0x10E and later).
        """
        size = len(data)
        if size not in PAGE_SIZES:
            raise Code.PageTagCorrupted.error(f"A page size of {size} bytes is not valid.", page=pgno)
        page = cls(pgno, size)
        page.dbtime, page.prev, page.next, page.objid, _, uncommitted, _, state, page.flags = _SMALL.unpack_from(
            data
        )
        page.uncommitted_free = uncommitted
        count = state & _LOW_TAGS
        page.reserves_tag = state >> _RESERVED_SHIFT & 7 == 1
        if state >> _RESERVED_SHIFT & 7 > 1:
            raise Code.FeatureNotAvailable.error(f"Page {pgno} has reserved tags.", page=pgno)
        base = header_size(size)
        end = size - TAG_SIZE * count
        if end < base:
            raise _damaged(pgno, f"its tag count, {count}, is not valid")
        page._take_lines(bytes(data), base, end, count)
        return page

    def _take_lines(self, data: bytes, base: int, end: int, count: int) -> None:
        large = self.size > LARGEST_SMALL_PAGE
        mask = 0x7FFF if large else _LENGTH_MASK
        words = struct.unpack_from(f"<{2 * count}H", data, end)
        starts = [base + (word & mask) for word in words[::-2]]
        ends = [start + (word & mask) for start, word in zip(starts, words[-2::-2], strict=True)]
        if any(place > end for place in ends):
            raise _damaged(self.pgno, "a line is outside its data area")
        lines = [data[start:stop] for start, stop in zip(starts, ends, strict=True)]
        if large:
            flags = [line[1] >> 5 if len(line) > 1 else 0 for line in lines]
            lines[1:] = [
                bytes((line[0], line[1] & 0x1F)) + line[2:] if flag else line
                for line, flag in zip(lines[1:], flags[1:], strict=True)
            ]
        else:
            flags = [word >> 13 for word in words[::-2]]
        self.has_tags = count > 0
        self.external = lines[0] if lines else b""
        self.lines, self.line_flags = lines[1:], flags[1:]
        for line, flag in zip(self.lines, self.line_flags, strict=True):
            self._check_node(line, flag)
        self.free = end - base - sum(map(len, lines))

    def _check_node(self, line: bytes, flags: int) -> None:
        at = 0
        if flags & PREFIXED:
            at = LENGTH_SIZE
            if len(line) < 4 or (line[0] | line[1] << 8) & _LENGTH_MASK > len(self.prefix):
                raise Code.NodeCorrupted.error(f"A node of page {self.pgno} is damaged.", page=self.pgno)
        if len(line) < at + 2 or at + 2 + ((line[at] | line[at + 1] << 8) & _LENGTH_MASK) > len(line):
            raise Code.NodeCorrupted.error(f"A node of page {self.pgno} is damaged.", page=self.pgno)

    def copy(self) -> LivePage:
        """The same page once more; lines are shared, as they are never changed in place."""
        page = LivePage.__new__(LivePage)
        page.pgno, page.size, page.dbtime = self.pgno, self.size, self.dbtime
        page.prev, page.next, page.objid, page.flags = self.prev, self.next, self.objid, self.flags
        page.uncommitted_free, page.external, page.has_tags = self.uncommitted_free, self.external, self.has_tags
        page.reserves_tag = self.reserves_tag
        page.lines, page.line_flags, page.free = self.lines.copy(), self.line_flags.copy(), self.free
        page._keys = self._keys.copy() if self._keys is not None else None
        page._finds = self._finds
        return page

    def become(self, other: LivePage) -> None:
        """Take over all that another page is, which is not used any more."""
        self.pgno, self.size, self.dbtime = other.pgno, other.size, other.dbtime
        self.prev, self.next, self.objid, self.flags = other.prev, other.next, other.objid, other.flags
        self.uncommitted_free, self.external = other.uncommitted_free, other.external
        self.has_tags, self.reserves_tag = other.has_tags, other.reserves_tag
        self.lines, self.line_flags, self.free = other.lines, other.line_flags, other.free
        self._keys, self._finds = other._keys, other._finds

    def store(self, *, reserves_tag: bool = False) -> bytearray:
        """The page's bytes, checksum not yet in place; ``Corruption`` when its lines do not fit.

        ``reserves_tag`` is set for databases whose format has reserved tags; other pages stay as they were read,
        since older engines know no such bits. No bits mean one reserved tag, too.
        """
        if self.free < 0:
            raise Code.PageTagCorrupted.error(
                f"The lines of page {self.pgno} exceed its size by {-self.free} bytes.", page=self.pgno
            )
        size, base = self.size, header_size(self.size)
        large = size > LARGEST_SMALL_PAGE
        lines = [self.external, *self.lines] if self.has_tags else []
        if large and any(self.line_flags):
            lines[1:] = [
                bytes((line[0], line[1] | flag << 5)) + line[2:] if flag else line
                for line, flag in zip(self.lines, self.line_flags, strict=True)
            ]
        sizes = list(map(len, lines))
        starts = list(accumulate(sizes, initial=0))
        at = starts.pop()
        words = [0] * (2 * len(sizes))
        words[-2::-2] = sizes
        words[::-2] = starts if large or not lines else map(or_, starts, (0, *self._shifted_flags()))
        tags = struct.pack(f"<{len(words)}H", *words)
        page = bytearray(size)
        page[base : base + at] = b"".join(lines)
        if tags:
            page[-len(tags) :] = tags
        flags = self.flags | _ECC
        reserved = self.has_tags and (reserves_tag or self.reserves_tag)
        _SMALL.pack_into(
            page, 0, self.dbtime, self.prev, self.next, self.objid, self.free, self.uncommitted_free, at,
            len(lines) | reserved << _RESERVED_SHIFT, flags,
        )  # fmt: skip
        if large:
            _LARGE_PGNO.pack_into(page, LargePageHeader.pgno.offset, self.pgno)
        return page

    def _shifted_flags(self) -> list[int]:
        """The flags of the lines as tags of small pages have them."""
        return [flag << 13 for flag in self.line_flags]

    @property
    def is_leaf(self) -> bool:
        return bool(self.flags & _LEAF)

    @property
    def is_root(self) -> bool:
        return bool(self.flags & _ROOT)

    @property
    def prefix(self) -> bytes:
        """The key prefix that nodes of this page may share (docs/formats/page.md#prefix)."""
        if not self.flags & _ROOT:
            return self.external
        return self.external[SPLIT_BUFFER_SIZE:] if self.flags & _SPACE else b""

    def key(self, index: int) -> bytes:
        """The whole key of a line."""
        line = self.lines[index]
        if self.line_flags[index] & PREFIXED:
            length = (line[0] | line[1] << 8) & _LENGTH_MASK
            return self.prefix[:length] + line[4 : 4 + ((line[2] | line[3] << 8) & _LENGTH_MASK)]
        return line[2 : 2 + ((line[0] | line[1] << 8) & _LENGTH_MASK)]

    def shared_prefix(self, index: int) -> bytes:
        """What a line's key takes from the common prefix."""
        line = self.lines[index]
        shared = (line[0] | line[1] << 8) & _LENGTH_MASK if self.line_flags[index] & PREFIXED else 0
        return self.prefix[:shared]

    def data(self, index: int) -> bytes:
        """The data of a line, without its key."""
        line = self.lines[index]
        at = LENGTH_SIZE if self.line_flags[index] & PREFIXED else 0
        return line[at + 2 + ((line[at] | line[at + 1] << 8) & _LENGTH_MASK) :]

    def node(self, index: int) -> Node:
        """A line as a node: whole key, data, flags."""
        return Node(self.key(index), self.data(index), self.line_flags[index])

    def pack(self, key: bytes, data: bytes) -> tuple[bytes, int]:
        """The line for a node on this page and its prefix flag: without the common prefix where that saves."""
        prefix = self.prefix
        if prefix and len(prefix) > PREFIX_GAIN:
            common = _common(prefix, key)
            if common > PREFIX_GAIN:
                return struct.pack("<HH", common, len(key) - common) + key[common:] + data, PREFIXED
        return len(key).to_bytes(2, "little") + key + data, 0

    def insert(self, index: int, line: bytes, flags: int) -> None:
        """A new line before ``index``; :attr:`free` shrinks by the line and its tag."""
        self.free = free = self.free - len(line) - TAG_SIZE
        if free < self.uncommitted_free:
            self.uncommitted_free = 0
        self.lines.insert(index, line)
        self.line_flags.insert(index, flags)
        if self._keys is not None:
            self._keys.insert(index, self.key(index))

    def remove(self, index: int) -> None:
        """Take a line away."""
        self.free += len(self.lines.pop(index)) + TAG_SIZE
        del self.line_flags[index]
        if self._keys is not None:
            del self._keys[index]

    def set_line(self, index: int, line: bytes, flags: int) -> None:
        """Another line with other flags in the place of one."""
        if len(line) > len(self.lines[index]):
            self.uncommitted_free = 0
        self.free += len(self.lines[index]) - len(line)
        self.lines[index] = line
        self.line_flags[index] = flags
        if self._keys is not None:
            self._keys[index] = self.key(index)

    def set_data(self, index: int, data: bytes) -> None:
        """Other data after the same key, flags unchanged."""
        line = self.lines[index]
        at = LENGTH_SIZE if self.line_flags[index] & PREFIXED else 0
        end = at + 2 + ((line[at] | line[at + 1] << 8) & _LENGTH_MASK)
        self.free += len(line) - end - len(data)
        self.lines[index] = line[:end] + data

    def set_flags(self, index: int, flags: int) -> None:
        """Version and deleted flags of a line; whether it is prefixed stays."""
        self.line_flags[index] = self.line_flags[index] & PREFIXED | flags & ~PREFIXED

    def set_external(self, data: bytes) -> None:
        """Another external header. The lines stay as they are: the caller packs them again for a new prefix."""
        if not self.has_tags:
            self.has_tags = True
            self.free -= TAG_SIZE
        self.free += len(self.external) - len(data)
        self.external = data
        self._keys = None

    def clear(self) -> None:
        """Drop all lines and empty the external header."""
        self.lines, self.line_flags, self.external, self.has_tags = [], [], b"", True
        self.free = self.size - header_size(self.size) - TAG_SIZE
        self._keys = None

    def find(self, key: bytes) -> int:
        """The first line whose key is not less than ``key``."""
        keys = self._keys
        if keys is None:
            self._finds += 1
            if self._finds <= _FINDS_BEFORE_KEYS:
                return bisect_left(range(len(self.lines)), key, key=self.key)
            keys = self._keys = [self.key(index) for index in range(len(self.lines))]
        return bisect_left(keys, key)

    def find_entry(self, key: bytes, data: bytes) -> int:
        """The first line whose key and data are not less; for leaves of trees that are not unique."""
        index = self.find(key)
        count = len(self.lines)
        while index < count and self.key(index) == key and self.data(index) < data:
            index += 1
        return index

    def child_index(self, key: bytes) -> int:
        """The line of an inner page whose child holds ``key``: the first separator above it, or the last."""
        last = len(self.lines) - 1
        keys = self._keys
        if keys is None:
            self._finds += 1
            if self._finds <= _FINDS_BEFORE_KEYS:
                return bisect_right(range(last), key, key=self.key)
            keys = self._keys = [self.key(index) for index in range(len(self.lines))]
        return bisect_right(keys, key, 0, last)


def _common(one: bytes, other: bytes) -> int:
    """Length of the common beginning."""
    most = min(len(one), len(other))
    if one[:most] == other[:most]:
        return most
    low = 0
    while one[low] == other[low]:
        low += 1
    return low


def _damaged(pgno: int, why: str) -> JetError:
    return Code.PageTagCorrupted.error(f"Page {pgno} is damaged: {why}.", page=pgno)
