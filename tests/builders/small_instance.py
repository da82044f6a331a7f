"""A whole small instance made by hand: a database of 42 pages, consecutive logs, a checkpoint.

Everything is a function of the generation, so that the same stream can be written at an earlier and at a later
moment: what was half filled goes on where it stopped, what was closed stays as it was.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from engine.formats.checksum import seal_header, seal_page
from engine.formats.db_header import DatabaseHeader
from engine.formats.log.header import SEGMENT_SIZE
from engine.formats.log.segments import SEGMENT_HEADER, verify_log
from engine.formats.names import archive_name, checkpoint_name, current_name
from engine.formats.stamps import Lgpos, LogTime, Signature
from tests.builders.log_files import SIGNATURE, make_checkpoint, make_header, make_log, make_segment, nop2
from tests.builders.small_database import example_database

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
    generation: int, filled: int = 2, *, signature: Signature = SIGNATURE, history: int = 0, circular: bool = False
) -> bytes:
    """One log with ``filled`` data segments (2: closed). ``history`` makes another stream of events of it."""
    fields: dict[str, object] = {"signature": signature, "file_sectors": SEGMENTS, "flags": 2 if circular else 0}
    if generation > 1:
        before = log_bytes(generation - 1, signature=signature, history=history, circular=circular)
        fields["checksum_previous"] = verify_log(before).checksum
    else:
        fields["previous_created"] = LogTime()
    header = make_header(generation, **fields)
    segments = {n: make_segment(generation, n, _records(100 + 8 * n + history)) for n in range(1, filled + 1)}
    return make_log(header, segments)


def _records(size: int) -> bytes:
    """Two records that fill a segment, the first one of ``size`` bytes."""
    return nop2(size) + nop2(SEGMENT_SIZE - SEGMENT_HEADER - size)


@cache
def database_bytes(
    *,
    consistent: int = 3,
    required: tuple[int, int] | None = None,
    signature: Signature = SIGNATURE,
    sign_db: Signature = SIGN_DB,
    page_size: int = PAGE_SIZE,
    stamp: int = 0,
) -> bytes:
    """The database file: clean at generation ``consistent``, or dirty and in need of ``required``.

    ``stamp`` changes the contents of its last page.
    """
    data = bytearray(example_database(page_size))
    header = DatabaseHeader(bytearray(data[:page_size]))
    header.sign_db, header.sign_log = sign_db, signature
    header.dbstate = 2 if required else 3
    header.lgpos_consistent = Lgpos(consistent, 1, 0)
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
) -> Path:
    """Write an instance with the logs ``first`` to ``last``, the last one the half-filled current log."""
    directory.mkdir(parents=True, exist_ok=True)
    for old in directory.glob(f"{base}*.log"):
        old.unlink()
    for generation in range(first, last + (0 if current else 1)):
        data = log_bytes(generation, signature=signature, history=history)
        (directory / archive_name(base, generation)).write_bytes(data)
    if current:
        data = log_bytes(last, 1, signature=signature, history=history)
        (directory / current_name(base)).write_bytes(data)
    (directory / checkpoint_name(base)).write_bytes(checkpoint_bytes(first, signature))
    if database is not None:
        data = database_bytes(consistent=last, required=required, signature=signature, stamp=stamp)
        (directory / database).write_bytes(data)
    return directory


def grow_small_instance(directory: Path, last: int = 5) -> Path:
    """The same instance later: the half-filled log closed, further logs, a changed database."""
    return write_small_instance(directory, last=last, stamp=last)
