"""Redo in its simplest form: Insert and Replace, record by record, where the page is older.

Independent of how the sample makes its changes; it knows the log and the page, nothing else.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable

from engine.formats.db_header import DatabaseHeader, page_offset
from engine.formats.log_record import Record
from engine.formats.log_record_types import NodePrefix, RecordType
from engine.formats.page import Node, Page
from engine.sample.page_writer import PageStamp, write_page

_CHANGES = (RecordType.Insert, RecordType.Replace)


def replay(data: bytes, records: Iterable[Record]) -> bytes:
    """The database after the records; ``AssertionError`` for a record that does not fit its page."""
    pages = bytearray(data)
    size = DatabaseHeader(data).page_size
    for record in records:
        if record.type in _CHANGES:
            change = NodePrefix(record.body)
            start = page_offset(change.pgno, size)
            page = Page(bytes(pages[start : start + size]), change.pgno)
            if page.header.dbtime_dirtied < change.dbtime:
                pages[start : start + size] = _redo(page, change, record)
    return bytes(pages)


def _redo(page: Page, change: NodePrefix, record: Record) -> bytes:
    header = page.header
    assert header.dbtime_dirtied == change.dbtime_before, f"page {page.pgno} missed a change"
    assert header.objid_fdp == change.objid_fdp
    nodes = list(page.nodes())
    first, second, third = struct.unpack_from("<HHH", record.body, NodePrefix.SIZE)
    content = record.body[NodePrefix.SIZE + 6 :]
    if record.type is RecordType.Insert:
        assert not second and len(content) == first + third
        nodes.insert(change.iline, Node(content[:first], content[first:], 1))
    else:
        old = nodes[change.iline]
        assert (len(old.data), len(content)) == (second, third) and first == third
        nodes[change.iline] = Node(old.key, content, old.flags | 1)
    stamp = PageStamp(header.objid_fdp, header.flags, change.dbtime, header.pgno_prev, header.pgno_next)
    external = page.external_header if page.is_root else b""
    return write_page(len(page.data), page.pgno, stamp, external, nodes)


def pages_of(data: bytes | bytearray) -> bytes:
    """Everything behind the two header copies."""
    return bytes(data[2 * DatabaseHeader(data).page_size :])
