"""Hand-made ESE pages, headers and records: bytes as docs/formats says, made by other code than the reader's."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from typing import Any

from engine.formats.checksum import seal_header
from engine.formats.db_header import MAGIC, VERSION, DatabaseHeader
from tests.builders.sealing import seal_page

ROOT_LEAF = 0x2803
Nodes = Sequence[tuple[bytes, bytes] | tuple[bytes, bytes, int]]


def build_header(page_size: int = 4096, **fields: Any) -> bytes:
    """One header page, sealed; two of them begin a file."""
    data = bytearray(page_size)
    header = DatabaseHeader(data)
    header.magic, header.version, header.update_major = MAGIC, VERSION, 0x14
    header.cb_page_size, header.dbstate, header.file_type = page_size, 3, 1
    for name, value in fields.items():
        setattr(header, name, value)
    seal_header(data)
    return bytes(data)


def space_header(pages: int, parent: int, flags: int = 0, last: int = 0) -> bytes:
    return struct.pack("<IIII", pages, parent, flags, last)


def build_page(
    page_size: int,
    pgno: int,
    nodes: Nodes = (),
    *,
    flags: int = ROOT_LEAF,
    objid: int = 8,
    external: bytes = b"",
) -> bytes:
    """A sealed page: tag 0 holds ``external``, each node is ``(key, data)`` or ``(key, data, node flags)``."""
    large = page_size > 8192
    base = 80 if large else 40
    page = bytearray(page_size)
    lines = [(external, 0)]
    for node in nodes:
        key, data = node[0], node[1]
        node_flags = node[2] if len(node) == 3 else 0
        size = len(key) | (node_flags << 13 if large else 0)
        lines.append((struct.pack("<H", size) + key + data, 0 if large else node_flags))
    at = 0
    for tag, (line, node_flags) in enumerate(lines):
        page[base + at : base + at + len(line)] = line
        struct.pack_into("<HH", page, page_size - 4 * (tag + 1), len(line), at | node_flags << 13)
        at += len(line)
    free = page_size - base - at - 4 * len(lines)
    assert free >= 0, "too much for one page"
    struct.pack_into("<QIIIHHHHI", page, 8, 0x40, 0, 0, objid, free, 0, at, len(lines), flags)
    if large:
        struct.pack_into("<I", page, 64, pgno)
    seal_page(page, pgno)
    return bytes(page)


def build_record(
    fixed: bytes = b"",
    last_fixed: int = 0,
    nulls: int = 0,
    variable: Sequence[bytes | None] = (),
    tagged: bytes = b"",
) -> bytes:
    """A record; ``fixed`` are the bytes from offset 4, ``nulls`` the bitmap (bit 0: column 1)."""
    bitmap = nulls.to_bytes((last_fixed + 7) // 8, "little")
    ends, values = [], b""
    for value in variable:
        values += value or b""
        ends.append(len(values) | (0x8000 if value is None else 0))
    header = struct.pack("<BBH", last_fixed, 127 + len(variable), 4 + len(fixed) + len(bitmap))
    return header + fixed + bitmap + struct.pack(f"<{len(ends)}H", *ends) + values + tagged


def build_tagged(
    values: Sequence[tuple[int, int | None, bytes]], page_size: int = 4096, derived: Sequence[int] = ()
) -> bytes:
    """The tagged area from ``(column id, flag byte or None, bytes)``; large pages always have the flag byte."""
    large = page_size > 8192
    table, area = b"", b""
    start = 4 * len(values)
    for id_, flags, raw in values:
        word = start + len(area)
        if large:
            area += bytes((flags or 0,))
        elif flags == 0x20:
            word |= 0x2000
        elif flags is not None:
            word |= 0x4000
            area += bytes((flags,))
        word |= 0x8000 if id_ in derived else 0
        table += struct.pack("<HH", id_, word)
        area += raw
    return table + area


def build_file(page_size: int, pages: Mapping[int, bytes], count: int = 0, **fields: Any) -> bytes:
    """A database file: two headers and the given pages, zeros between them."""
    header = build_header(page_size, **fields)
    last = max([count, *pages])
    blank = bytes(page_size)
    return header + header + b"".join(pages.get(pgno, blank) for pgno in range(1, last + 1))
