"""One database page: header, tags, nodes, and whether they are consistent.

Source: docs/formats/page.md. A :class:`Page` trusts nothing that it has not checked: every line is verified to be
between the header and the tag array before it is used.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from enum import IntFlag
from itertools import pairwise
from typing import NamedTuple

from engine.error_codes import Code
from engine.errors import Corruption, JetError
from engine.formats.layout import U16, U32, U64, Field, View, raw
from engine.formats.page_sizes import PAGE_SIZES

LARGEST_SMALL_PAGE = 8192
"""Pages above this size keep node flags in the line and have the long header."""

DELETED = 2
"""Node flag: the node is deleted and only waits to be cleaned up."""

PREFIXED = 4
"""Node flag: the key starts with a part of the page's common prefix."""

_SIZE_MASK = 0x1FFF
_LOW_TAGS = 0xFFF
SPLIT_BUFFER_SIZE = 16


SHRUNK_DBTIME = -3
"""Of a page that a shrink of the database has cut off, and that was there all the same: it holds nothing."""


class PageFlag(IntFlag):
    """Page flags (docs/formats/page.md#page-flags)."""

    ROOT = 0x1
    LEAF = 0x2
    PARENT_OF_LEAF = 0x4
    EMPTY = 0x8
    REPAIRED = 0x10
    SPACE_TREE = 0x20
    INDEX = 0x40
    LONG_VALUE = 0x80
    NON_UNIQUE = 0x400
    NEW_RECORD_FORMAT = 0x800
    ECC = 0x2000
    SCRUBBED = 0x4000
    FLUSH_LOW = 0x8000
    FLUSH_HIGH = 0x10000
    PRE_INITIALISED = 0x20000
    DELETED_BY_REVERT = 0x40000


class PageHeader(View):
    """The 40 bytes before the data of a page of up to 8 KiB."""

    SIZE = 40
    WHAT = "page header"

    checksum = Field(0, U64, "XOR and ECC of the page, or XOR and pgno without flag 0x2000")
    dbtime_dirtied = Field(8, U64, "dbtime of the last change")
    pgno_prev = Field(16, U32, "left neighbour, 0 for none; complete at leaf level only")
    pgno_next = Field(20, U32, "right neighbour, 0 for none; complete at leaf level only")
    objid_fdp = Field(24, U32, "object that owns the tree")
    cb_free = Field(28, U16, "free bytes on the page")
    cb_uncommitted_free = Field(30, U16, "part of cb_free that uncommitted deletes hold")
    ib_mic_free = Field(32, U16, "first byte after the highest used one, from the data area")
    itag_state = Field(34, U16, "number of tags; bits 12-14: reserved tags")
    flags = Field(36, U32, "page flags")


class LargePageHeader(PageHeader):
    """The 80 bytes before the data of a page of 16 or 32 KiB."""

    SIZE = 80

    checksum_1 = Field(40, U64, "checksum of the second block")
    checksum_2 = Field(48, U64, "checksum of the third block")
    checksum_3 = Field(56, U64, "checksum of the fourth block")
    pgno = Field(64, U32, "the page's own number")
    reserved = Field(68, raw(12))


class Node(NamedTuple):
    """One line of a page but the external header: whole key, data, node flags."""

    key: bytes
    data: bytes
    flags: int


class Page:
    """A page whose tags were bounded. ``data`` is the whole page, ``pgno`` its number.

    Raises ``Corruption`` (JET_errPageTagCorrupted) for a page whose tag array cannot be right, and on reading
    a node that does not hold together (JET_errNodeCorrupted). Checksums are not checked here.
    """

    __slots__ = ("_first", "_large", "_prefix", "_sizes", "_starts", "_words", "data", "header", "pgno")

    def __init__(self, data: bytes, pgno: int) -> None:
        size = len(data)
        if size not in PAGE_SIZES:
            raise Code.PageTagCorrupted.error(f"A page size of {size} bytes is not valid.", page=pgno)
        self.data = data
        self.pgno = pgno
        self._large = large = size > LARGEST_SMALL_PAGE
        self.header = LargePageHeader(data) if large else PageHeader(data)
        self._prefix: bytes | None = None
        state = self.header.itag_state
        count = state & _LOW_TAGS
        end = size - 4 * count
        base = self.header.SIZE
        if end < base:
            raise self._damaged(f"its tag count, {count}, is not valid")
        self._first = max(state >> 12 & 7, 1)
        mask = 0x7FFF if large else _SIZE_MASK
        words = struct.unpack_from(f"<{2 * count}H", data, end)
        self._words: tuple[int, ...] = words[::-2]
        self._sizes = [word & mask for word in words[-2::-2]]
        self._starts = [base + (word & mask) for word in self._words]
        if any(start + size > end for start, size in zip(self._starts, self._sizes, strict=True)):
            raise self._damaged("a line is outside its data area")

    def _damaged(self, why: str) -> JetError:
        return Code.PageTagCorrupted.error(f"Page {self.pgno} is damaged: {why}.", page=self.pgno)

    def _bad_node(self, tag: int) -> JetError:
        return Code.NodeCorrupted.error(f"Node {tag} of page {self.pgno} is damaged.", page=self.pgno, tag=tag)

    @property
    def flags(self) -> int:
        return self.header.flags

    @property
    def objid(self) -> int:
        """Object id of the tree that the page belongs to."""
        return self.header.objid_fdp

    @property
    def is_leaf(self) -> bool:
        return bool(self.header.flags & PageFlag.LEAF)

    @property
    def is_root(self) -> bool:
        return bool(self.header.flags & PageFlag.ROOT)

    @property
    def tag_count(self) -> int:
        """Number of tags, the external header's included."""
        return len(self._starts)

    @property
    def first_node(self) -> int:
        """Tag of the first node; the tags below hold the external header."""
        return self._first

    def line(self, tag: int) -> bytes:
        """The bytes of one tag; tag 0 is the external header (docs/formats/tree-and-space.md#root-header)."""
        start = self._starts[tag]
        return self.data[start : start + self._sizes[tag]]

    def line_offset(self, tag: int) -> int:
        """Where the line of one tag starts, from the start of the page."""
        return self._starts[tag]

    @property
    def external_header(self) -> bytes:
        """The line of tag 0, empty when the page has no tags."""
        return self.line(0) if self._starts else b""

    @property
    def prefix(self) -> bytes:
        """The key prefix that the nodes of this page share (docs/formats/page.md#prefix)."""
        if self._prefix is None:
            flags = self.header.flags
            if not flags & PageFlag.ROOT:
                self._prefix = self.external_header
            elif flags & PageFlag.SPACE_TREE:
                self._prefix = self.external_header[SPLIT_BUFFER_SIZE:]
            else:
                self._prefix = b""
        return self._prefix

    def node_flags(self, tag: int) -> int:
        """Version, deleted and prefix flags of one node."""
        if not self._large:
            return self._words[tag] >> 13
        if self._sizes[tag] < 2:
            return 0
        return self.data[self._starts[tag] + 1] >> 5

    def node(self, tag: int) -> Node:
        """One node with its whole key; ``tag`` is in ``range(first_node, tag_count)``."""
        data, start = self.data, self._starts[tag]
        end = start + self._sizes[tag]
        flags = self.node_flags(tag)
        prefix = b""
        if end - start < 2:
            raise self._bad_node(tag)
        if flags & PREFIXED:
            length = (data[start] | data[start + 1] << 8) & _SIZE_MASK
            prefix = self.prefix[:length]
            start += 2
            if len(prefix) != length or end - start < 2:
                raise self._bad_node(tag)
        key_end = start + 2 + ((data[start] | data[start + 1] << 8) & _SIZE_MASK)
        if key_end >= end:
            raise self._bad_node(tag)
        return Node(prefix + data[start + 2 : key_end], data[key_end:end], flags)

    def nodes(self) -> Iterator[Node]:
        """Every node in tag order, which is key order; deleted ones too."""
        return map(self.node, range(self._first, len(self._starts)))

    def live_data(self, *, whole_keys: bool = False) -> Iterator[bytes]:
        """The data of every node that is not deleted, keys left aside: the fast way to read records.

        With ``whole_keys`` nodes whose prefix the page does not have are damaged here, too.
        """
        data, large, first = self.data, self._large, self._first
        lines = zip(self._starts[first:], self._sizes[first:], self._words[first:], strict=True)
        for tag, (start, size, word) in enumerate(lines, first):
            flags = word >> 13 if not large else data[start + 1] >> 5 if size > 1 else 0
            if flags & DELETED:
                continue
            at, end = start, start + size
            if flags & PREFIXED:
                at += 2
                if whole_keys and size > 1:
                    prefix = (data[start] | data[start + 1] << 8) & _SIZE_MASK
                    if prefix > len(self.prefix):
                        raise self._bad_node(tag)
            if at + 2 > end:
                raise self._bad_node(tag)
            at += 2 + ((data[at] | data[at + 1] << 8) & _SIZE_MASK)
            if at >= end:
                raise self._bad_node(tag)
            yield data[at:end]


def page_findings(data: bytes, pgno: int) -> list[str]:
    """What is wrong with a page's structure, in words; nothing for a page whose bookkeeping adds up.

    Never raises. Used to judge a page after a single-bit correction, and by the verifier
    (docs/formats/page.md#free-space).
    """
    try:
        page = Page(data, pgno)
    except Corruption as damage:
        return [damage.message]
    findings = []
    header = page.header
    if isinstance(header, LargePageHeader) and header.pgno != pgno:
        findings.append(f"the page contains the page number {header.pgno}")
    if page.flags & (PageFlag.EMPTY | PageFlag.PRE_INITIALISED):
        return findings
    findings += _space_findings(page)
    findings += _node_findings(page)
    return findings


def _space_findings(page: Page) -> list[str]:
    findings = []
    header, sizes = page.header, page._sizes
    free = len(page.data) - header.SIZE - sum(sizes) - 4 * len(sizes)
    if header.cb_free != free:
        findings.append(f"the page header says {header.cb_free} bytes are free, but its tags leave {free}")
    lines = sorted((start, start + size) for start, size in zip(page._starts, sizes, strict=True) if size)
    if any(left[1] > right[0] for left, right in pairwise(lines)):
        findings.append("lines overlap")
    used = lines[-1][1] - header.SIZE if lines else 0
    if header.ib_mic_free < used:
        findings.append(
            f"free space starts at {header.ib_mic_free} according to the header, but lines end at {used}"
        )
    return findings


def _node_findings(page: Page) -> list[str]:
    before: tuple[bytes, bytes] | None = None
    ordered_by_data = bool(page.flags & PageFlag.NON_UNIQUE)
    last = page.tag_count - 1
    for tag in range(page.first_node, page.tag_count):
        try:
            key, content, _ = page.node(tag)
        except Corruption as damage:
            return [damage.message]
        if not key:
            if page.is_leaf or tag != last:
                return [f"node {tag} has no key"]
            break
        here = (key, content if ordered_by_data and page.is_leaf else b"")
        if before is not None and here <= before:
            return [f"node {tag} is out of key order"]
        before = here
    return []
