"""Whole pages from their nodes: lines packed in key order, bookkeeping exact, checksum in place.

Source: reference, database file 4.1 to 4.5. Keys are stored whole: prefix compression is the engine's option.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engine.formats.checksum import seal_page
from engine.formats.page import LARGEST_SMALL_PAGE, PREFIXED, LargePageHeader, Node, PageFlag, PageHeader

TAG_SIZE = 4
KEY_LENGTH_SIZE = 2
EVERY_PAGE = PageFlag.NEW_RECORD_FORMAT | PageFlag.ECC


@dataclass(frozen=True, slots=True)
class PageStamp:
    """What a page's header says besides its space: owner, kind, neighbours and time of the last change."""

    objid: int
    flags: int
    dbtime: int
    prev: int = 0
    next: int = 0


def header_size(page_size: int) -> int:
    """Bytes before the data area."""
    return PageHeader.SIZE if page_size <= LARGEST_SMALL_PAGE else LargePageHeader.SIZE


def capacity(page_size: int, external: int = 0) -> int:
    """Bytes that nodes with their tags may take on a page whose external header is ``external`` bytes long."""
    return page_size - header_size(page_size) - TAG_SIZE - external


def node_cost(node: Node) -> int:
    """Bytes that a node takes from :func:`capacity`."""
    return KEY_LENGTH_SIZE + len(node.key) + len(node.data) + TAG_SIZE


def nodes_cost(nodes: Iterable[Node]) -> int:
    """Bytes that all the nodes take from :func:`capacity`."""
    return sum(map(node_cost, nodes))


def write_page(page_size: int, pgno: int, stamp: PageStamp, external: bytes, nodes: Sequence[Node]) -> bytes:
    """One sealed page. ``external`` goes to tag 0; nodes come in key order and keep their flags.

    ``ValueError`` when they do not fit.
    """
    start = header_size(page_size)
    if nodes_cost(nodes) > capacity(page_size, len(external)):
        raise ValueError(f"{len(nodes)} nodes do not fit on page {pgno}")
    large = page_size > LARGEST_SMALL_PAGE
    page = bytearray(page_size)
    words = [len(external), 0]
    page[start : start + len(external)] = external
    at = len(external)
    for node in nodes:
        flags = (node.flags & ~PREFIXED) << 13
        line = struct.pack("<H", len(node.key) | (flags if large else 0)) + node.key + node.data
        page[start + at : start + at + len(line)] = line
        words += [len(line), at | (0 if large else flags)]
        at += len(line)
    _write_tags(page, words)
    header = LargePageHeader(page) if large else PageHeader(page)
    if isinstance(header, LargePageHeader):
        header.pgno = pgno
    header.dbtime_dirtied, header.objid_fdp = stamp.dbtime, stamp.objid
    header.pgno_prev, header.pgno_next = stamp.prev, stamp.next
    header.cb_free = page_size - start - at - TAG_SIZE * (len(nodes) + 1)
    header.ib_mic_free, header.itag_state = at, len(nodes) + 1
    header.flags = stamp.flags | EVERY_PAGE
    seal_page(page, pgno)
    return bytes(page)


def _write_tags(page: bytearray, words: list[int]) -> None:
    """Tag ``i`` is the pair ``cb, ib`` that ends ``4 * i`` bytes before the page does."""
    tags = [struct.pack("<HH", *words[i : i + 2]) for i in range(0, len(words), 2)]
    array = b"".join(reversed(tags))
    page[len(page) - len(array) :] = array
