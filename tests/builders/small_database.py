"""A whole small database made by hand, at any page size: one table with every sort of column, and long values."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from uuid import UUID

from tests.builders.pages import (
    ROOT_LEAF,
    Nodes,
    build_file,
    build_page,
    build_record,
    build_tagged,
    space_header,
)

OBJID, TABLE_ROOT, LV_OBJID, LV_ROOT, LAST_PAGE = 8, 31, 9, 32, 40
LV_CHUNK = 100
"""A small chunk size, as ``LVChunkMax`` of the table: long values of several chunks fit on one page."""

Made = Sequence[tuple[int, int, str, int, int, int, bytes | None]]

COLUMNS: Made = (
    # id, coltyp, name, flags, offset, code page, default
    (1, 4, "Number", 1, 4, 1252, None),
    (2, 1, "Bit", 0, 8, 1252, None),
    (3, 8, "When", 0, 9, 1252, None),
    (4, 16, "Guid", 0, 17, 1252, None),
    (5, 3, "Small", 0x10, 33, 1252, struct.pack("<h", -7)),
    (128, 10, "Text", 0, 0, 1252, None),
    (129, 9, "Binary", 0x10, 0, 1252, b"absent"),
    (256, 12, "LongText", 0, 0, 1200, None),
    (257, 11, "Many", 8, 0, 1252, None),
    (258, 4, "TaggedNumber", 0x10, 0, 1252, struct.pack("<i", 99)),
    (259, 4, "TwoNumbers", 8, 0, 1252, None),
)


def catalog_row(
    objid: int,
    kind: int,
    id_: int,
    type_or_root: int,
    name: str,
    *,
    flags: int = 0,
    size: int = 80,
    pages: int = 1,
    offset: int = 0,
    default: bytes | None = None,
    lv_chunk: int = 0,
    template: str | None = None,
    key_columns: bytes | None = None,
) -> tuple[bytes, bytes]:
    """Key and record of one MSysObjects row: fixed columns 1 to 12, variable columns 128 to 132."""
    fixed = struct.pack(
        "<ihiiIIiBhiHi", objid, kind, id_, type_or_root, size, flags, pages, 0, offset, 0, 0, lv_chunk
    )
    variable = (name.encode("cp1252"), None, template.encode() if template else None, default, key_columns)
    key = struct.pack(">BIBHBI", 0x7F, objid ^ 1 << 31, 0x7F, kind ^ 1 << 15, 0x7F, id_ ^ 1 << 31)
    return key, build_record(fixed, 12, 0, variable)


def column_rows(objid: int, columns: Made = COLUMNS) -> list[tuple[bytes, bytes]]:
    return [
        catalog_row(
            objid, 2, id_, coltyp, name, flags=flags, size=0, pages=code_page, offset=offset, default=default
        )
        for id_, coltyp, name, flags, offset, code_page, default in columns
    ]


def long_value_nodes(values: dict[int, Sequence[bytes]], sizes: dict[int, int]) -> Nodes:
    """Nodes of an LV tree: per LID a root with its size and the chunks as stored, ``LV_CHUNK`` bytes apart."""
    nodes: list[tuple[bytes, bytes]] = []
    for lid, chunks in sorted(values.items()):
        nodes.append((struct.pack(">I", lid), struct.pack("<II", 1, sizes[lid])))
        nodes += [(struct.pack(">II", lid, LV_CHUNK * i), chunk) for i, chunk in enumerate(chunks)]
    return nodes


def small_database(page_size: int, records: Sequence[bytes], long_values: Nodes = ()) -> bytes:
    """The file: catalog on page 4, table ``things`` on page 31, its long values on page 32, 40 pages owned."""
    table = catalog_row(OBJID, 1, OBJID, TABLE_ROOT, "things", lv_chunk=LV_CHUNK)
    index = catalog_row(OBJID, 3, OBJID, TABLE_ROOT, "primary", flags=0x1002F, key_columns=b"\0\0\1\0\x40\0\2\0")
    long = catalog_row(OBJID, 4, LV_OBJID, LV_ROOT, "LV", size=100)
    end = struct.pack(">I", LAST_PAGE), struct.pack("<I", LAST_PAGE)
    free = struct.pack(">I", LAST_PAGE), struct.pack("<I", LAST_PAGE - LV_ROOT)
    pages = {
        1: build_page(page_size, 1, objid=1, external=space_header(LAST_PAGE, 0, 1, 2)),
        2: build_page(page_size, 2, [end], flags=ROOT_LEAF | 0x20, objid=1, external=bytes(16)),
        3: build_page(page_size, 3, [free], flags=ROOT_LEAF | 0x20, objid=1, external=bytes(16)),
        4: build_page(
            page_size, 4, [table, *column_rows(OBJID), index, long], objid=2, external=space_header(20, 1)
        ),
        TABLE_ROOT: build_page(
            page_size,
            TABLE_ROOT,
            [(struct.pack(">I", i + 1), record) for i, record in enumerate(records)],
            objid=OBJID,
            external=space_header(1, 1),
        ),
        LV_ROOT: build_page(
            page_size,
            LV_ROOT,
            long_values,
            flags=ROOT_LEAF | 0x80,
            objid=LV_OBJID,
            external=space_header(1, TABLE_ROOT),
        ),
    }
    return build_file(page_size, pages, LAST_PAGE, update_major=0x14)


FIXED = struct.pack("<iBd16sh", 7, 255, 36526.5, UUID(int=5).bytes_le, 12)
LONG = bytes(range(250))


def example_database(page_size: int) -> bytes:
    """A full record, an empty one and one with an empty long value; long values in chunks, one compressed."""
    seven_bit = bytes((1 << 3 | 3,)) + sum(ord("a") << 7 * i for i in range(100)).to_bytes(88, "little")
    chunks = long_value_nodes(
        {1: [LONG[:100], LONG[100:200], LONG[200:]], 2: [seven_bit], 3: []}, {1: 250, 2: LV_CHUNK, 3: 0}
    )
    tagged = build_tagged(
        [
            (256, 1, "Füchse 🦊".encode("utf-16-le")),
            (257, 9, struct.pack("<HHH", 0x8006, 0x800A, 14) + struct.pack("<II", 1, 2) + b"inline"),
            (258, 0, struct.pack("<i", -1)),
            (259, 0x18, b"\4" + struct.pack("<ii", 1, 2)),
        ],
        page_size,
    )
    full = build_record(FIXED, 5, 0, [b"caf\xe9", b"\0\1"], tagged)
    separated = build_record(tagged=build_tagged([(257, 5, struct.pack("<I", 3))], page_size))
    return small_database(page_size, [full, build_record(), separated], chunks)
