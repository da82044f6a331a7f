"""A whole small database made by hand, at any page size, and an instance of it: consecutive logs, a checkpoint.

The database has one table with every sort of column, and long values. Of the instance, everything is a function of
the generation, so that the same stream can be written at an earlier and at a later moment: what was half filled
goes on where it stopped, what was closed stays as it was.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from uuid import UUID

from engine.formats.checksum import seal_header
from engine.formats.db_header import DatabaseHeader
from engine.formats.log.header import SEGMENT_SIZE
from engine.formats.log.records import Begin0, Commit0
from engine.formats.log.segments import SEGMENT_HEADER, verify_log
from engine.formats.names import archive_name, checkpoint_name, current_name
from engine.formats.stamps import Lgpos, LogTime, Signature
from tests.builders.log_files import SIGNATURE, make_checkpoint, make_header, make_log, make_segment, nop2
from tests.builders.pages import (
    ROOT_LEAF,
    Nodes,
    build_file,
    build_page,
    build_record,
    build_tagged,
    space_header,
)
from tests.builders.sealing import seal_page

# the database

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


# the instance

BASE = "edb"
DATABASE = "data.edb"
PAGE_SIZE = 2048
PAGES = 40
"""Pages that the database owns, and that its file has behind the headers."""
SEGMENTS = 4
"""Segments of a log: its header, two of data, the place of a shadow."""
SIGN_DB = Signature(0x0DB0DB01, LogTime(bytes((9, 8, 7, 6, 5, 120, 1, 0))))
OTHER_STREAM = Signature(0x5EED5EED, LogTime(bytes((4, 4, 4, 4, 4, 119, 1, 0))))
OTHER_DB = Signature(0x0DB0DB02, LogTime(bytes((1, 1, 1, 1, 1, 118, 1, 0))))


@cache
def log_bytes(
    generation: int,
    filled: int = 2,
    *,
    signature: Signature = SIGNATURE,
    history: int = 0,
    circular: bool = False,
    since: datetime | None = None,
) -> bytes:
    """One log with ``filled`` data segments (2: closed). ``history`` makes another stream of events of it;
    ``since``, the start of the first log, one with a commit in each segment."""
    fields: dict[str, object] = {"signature": signature, "file_sectors": SEGMENTS, "flags": 2 if circular else 0}
    if generation > 1:
        before = log_bytes(generation - 1, signature=signature, history=history, circular=circular, since=since)
        fields["checksum_previous"] = verify_log(before).checksum
    else:
        fields["previous_created"] = LogTime()
    if since is not None:
        fields["created"] = created_at(generation, since)
        if generation > 1:
            fields["previous_created"] = created_at(generation - 1, since)
    header = make_header(generation, **fields)
    segments = {
        n: make_segment(
            generation,
            n,
            _records(100 + 8 * n + history, commits=since is not None),
            time=created_at(generation, since, n) if since is not None else None,
        )
        for n in range(1, filled + 1)
    }
    return make_log(header, segments)


PACE, STEP = timedelta(seconds=20), timedelta(seconds=5)
"""Between the starts of two logs, and of two segments of one."""


def created_at(generation: int, since: datetime, segment: int = 0) -> LogTime:
    """When a log of a stream that started at ``since`` was started, or a segment of it."""
    return LogTime.of(since + (generation - 1) * PACE + segment * STEP)


def _records(size: int, *, commits: bool = False) -> bytes:
    """Records that fill a segment, the first ones of ``size`` bytes; with ``commits``, a transaction among
    them."""
    rest = nop2(SEGMENT_SIZE - SEGMENT_HEADER - size)
    if not commits:
        return nop2(size) + rest
    made = Begin0(procid=1, trx=size).encode() + Commit0(procid=1, level=0, trx=size).encode()
    return made + nop2(size - len(made)) + rest


@cache
def database_bytes(
    *,
    consistent: int = 3,
    required: tuple[int, int] | None = None,
    signature: Signature = SIGNATURE,
    sign_db: Signature = SIGN_DB,
    page_size: int = PAGE_SIZE,
    stamp: int = 0,
    segment: int = 1,
) -> bytes:
    """The database file: clean at ``segment`` of generation ``consistent``, or dirty and in need of ``required``.

    ``stamp`` changes the contents of its last page.
    """
    data = bytearray(example_database(page_size))
    header = DatabaseHeader(bytearray(data[:page_size]))
    header.sign_db, header.sign_log = sign_db, signature
    header.dbstate = 2 if required else 3
    header.lgpos_consistent = Lgpos(consistent, segment, 0)
    header.gen_min_required, header.gen_max_required = required or (0, 0)
    header.gen_committed = required[1] if required else 0
    page = bytearray(header.buffer)
    seal_header(page)
    data[: 2 * page_size] = page + page
    last = memoryview(data)[-page_size:]
    last[page_size - 16 : page_size - 8] = stamp.to_bytes(8, "little")
    last[4:6] = b"\1\0"
    seal_page(last, PAGES)
    return bytes(data)


def checkpoint_bytes(generation: int, signature: Signature = SIGNATURE) -> bytes:
    copy = make_checkpoint(Lgpos(generation, 1, 0), signature=signature)
    return copy + copy


def write_small_instance(
    directory: Path,
    *,
    first: int = 1,
    last: int = 3,
    base: str = BASE,
    signature: Signature = SIGNATURE,
    history: int = 0,
    required: tuple[int, int] | None = None,
    stamp: int = 0,
    current: bool = True,
    database: str | None = DATABASE,
    since: datetime | None = None,
) -> Path:
    """Write an instance with the logs ``first`` to ``last``, the last one the half-filled current log. ``since``:
    as in :func:`log_bytes`; all its commits are in the database."""
    directory.mkdir(parents=True, exist_ok=True)
    for old in directory.glob(f"{base}*.log"):
        old.unlink()
    for generation in range(first, last + (0 if current else 1)):
        data = log_bytes(generation, signature=signature, history=history, since=since)
        (directory / archive_name(base, generation)).write_bytes(data)
    if current:
        data = log_bytes(last, 1, signature=signature, history=history, since=since)
        (directory / current_name(base)).write_bytes(data)
    (directory / checkpoint_name(base)).write_bytes(checkpoint_bytes(first, signature))
    if database is not None:
        segment = 1 if since is None else 2
        data = database_bytes(
            consistent=last, required=required, signature=signature, stamp=stamp, segment=segment
        )
        (directory / database).write_bytes(data)
    return directory


def grow_small_instance(directory: Path, last: int = 5) -> Path:
    """The same instance later: the half-filled log closed, further logs, a changed database."""
    return write_small_instance(directory, last=last, stamp=last)


def flip_bits(path: Path, number: int, *bits: int, page_size: int = PAGE_SIZE) -> Path:
    """Flip ``bits``, counted from the start of page ``number``, in the database at ``path``."""
    data = bytearray(path.read_bytes())
    for bit in bits:
        data[page_size * (number + 1) + bit // 8] ^= 1 << bit % 8
    path.write_bytes(data)
    return path
