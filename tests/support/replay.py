"""Redo in its simplest form: Insert and Replace, record by record, where the page is older.

Independent of how the sample makes its changes; it knows the log and the page, nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable

from engine.formats.db_header import DatabaseHeader, page_offset
from engine.formats.log_record import Record
from engine.formats.log_records import Insert, Replace
from engine.formats.page import Node, Page
from engine.sample.page_writer import PageStamp, write_page


def replay(data: bytes, records: Iterable[Record]) -> bytes:
    """The database after the records; ``AssertionError`` for a record that does not fit its page."""
    pages = bytearray(data)
    size = DatabaseHeader(data).page_size
    for change in (record.decoded for record in records):
        if isinstance(change, (Insert, Replace)):
            start = page_offset(change.pgno, size)
            page = Page(bytes(pages[start : start + size]), change.pgno)
            if page.header.dbtime_dirtied < change.dbtime:
                pages[start : start + size] = _redo(page, change)
    return bytes(pages)


def _redo(page: Page, change: Insert | Replace) -> bytes:
    header = page.header
    assert header.dbtime_dirtied == change.dbtime_before, f"page {page.pgno} missed a change"
    assert header.objid_fdp == change.objid_fdp
    nodes = list(page.nodes())
    if isinstance(change, Insert):
        assert not change.prefix
        nodes.insert(change.iline, Node(change.suffix, change.data, 1))
    else:
        old = nodes[change.iline]
        assert len(old.data) == change.old_size
        nodes[change.iline] = Node(old.key, change.data, old.flags | 1)
    stamp = PageStamp(header.objid_fdp, header.flags, change.dbtime, header.pgno_prev, header.pgno_next)
    external = page.external_header if page.is_root else b""
    return write_page(len(page.data), page.pgno, stamp, external, nodes)


def pages_of(data: bytes | bytearray) -> bytes:
    """Everything behind the two header copies."""
    return bytes(data[2 * DatabaseHeader(data).page_size :])
