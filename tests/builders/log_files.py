"""Logs for tests: the real ones of the data sets, and small made ones in any legal or illegal state."""

from __future__ import annotations

import random
import struct
from collections.abc import Mapping

from engine.formats.attachments import Attachment
from engine.formats.checkpoint import Checkpoint
from engine.formats.checksum import seal_header
from engine.formats.log.header import SEGMENT_SIZE, LogHeader
from engine.formats.log.tail import mark_segments
from engine.formats.stamps import LGPOS, LOGTIME, Lgpos, LogTime, Signature
from tests.builders.sealing import seal_page
from tests.datasets import dataset

DAY1, DAY2 = "srum-server2022-day1", "srum-server2022-day2"
WIN10, WIN11 = "srum-win10-clean", "srum-win11-dirty"

STREAMS: tuple[tuple[str, ...], ...] = (
    (f"{DAY1}/SRU00001.log", f"{DAY1}/SRU.log"),
    (f"{DAY1}/SRU00001.log", *(f"{DAY2}/SRU0000{n}.log" for n in (2, 3, 4)), f"{DAY2}/SRU.log"),
    (*(f"{WIN10}/SRU0000{n}.log" for n in (3, 4, 5, 6, 7, 8)), f"{WIN10}/SRU.log"),
    (*(f"{WIN11}/SRU000{n}.log" for n in ("59", "5A", "5B")), f"{WIN11}/SRU.log"),
)
"""Consecutive logs of real streams, oldest first."""
LOGS = tuple(sorted({*(name for stream in STREAMS for name in stream), f"{WIN11}/SRUtmp.log"}))
CHECKPOINTS = tuple(f"{folder}/SRU.chk" for folder in (DAY1, DAY2, WIN10, WIN11))

SIGNATURE = Signature(0x1234ABCD, LogTime(bytes((1, 2, 3, 4, 5, 120, 1, 0))))
FIRST = Lgpos(7, 1, 0)
CREATED = LogTime(bytes((10, 20, 3, 4, 5, 121, 1, 0)))


def real_file(name: str) -> bytes:
    """A file of the data sets; skips the test where they are not at hand."""
    return dataset(name).read_bytes()


def stamp(generation: int) -> LogTime:
    """The creation time that :func:`make_header` gives to a generation."""
    return LogTime(bytes((generation % 60, generation // 60 % 60, generation // 3600 % 24)) + CREATED.data[3:])


def make_header(generation: int = 7, **fields: object) -> bytes:
    """A sealed header for 16 segments, next to the made one of the generation before; ``fields`` override."""
    header = LogHeader(bytearray(LogHeader.SIZE))
    values: dict[str, object] = {
        "generation": generation, "sector_size": SEGMENT_SIZE, "header_sectors": 1, "file_sectors": 16,
        "page_size": 4096, "created": stamp(generation), "previous_created": stamp(generation - 1),
        "major": 8, "minor": 4000, "update_major": 60, "update_minor": 140, "signature": SIGNATURE,
        "file_type": 3,
    }  # fmt: skip
    for name, value in (values | fields).items():
        setattr(header, name, value)
    return _sealed(header)


def make_checkpoint(position: Lgpos = FIRST, **fields: object) -> bytes:
    """One sealed copy of a checkpoint."""
    checkpoint = Checkpoint(bytearray(Checkpoint.SIZE))
    values: dict[str, object] = {"lgpos_checkpoint": position, "signature": SIGNATURE, "file_type": 4}
    for name, value in (values | fields).items():
        setattr(checkpoint, name, value)
    return _sealed(checkpoint)


def make_attachment(path: str, dbid: int = 1, cb_names: int | None = None) -> bytes:
    """One entry of an attachment list."""
    names = path.encode("utf-16-le") + b"\0\0"
    entry = Attachment(bytearray(Attachment.SIZE))
    entry.dbid, entry.flags = dbid, 0x20
    entry.cb_names = len(names) if cb_names is None else cb_names
    entry.lgpos_attach = Lgpos(3, 2, 1)
    return bytes(entry.buffer) + names


def make_segment(
    generation: int,
    index: int,
    records: bytes = b"",
    *,
    at: int | None = None,
    synced: int | None = None,
    time: LogTime | None = None,
) -> bytes:
    """A sealed data segment ``index``; ``at`` puts another segment number into its position.

    ``synced`` is the last segment that was on the disk, as our engine says it; the vendor's says nothing. ``time``
    is when its first record was logged.
    """
    page = bytearray(SEGMENT_SIZE)
    if time is not None:
        LOGTIME.write(page, 16, time)
    if synced is not None:
        mark_segments(page, synced)
    LGPOS.write(page, 8, Lgpos(generation, index if at is None else at, 0))
    page[40 : 40 + len(records)] = records
    assert len(page) == SEGMENT_SIZE
    seal_page(page, index)
    return bytes(page)


def make_log(header: bytes, segments: Mapping[int, bytes]) -> bytes:
    """A whole log file: segments at their places, zero elsewhere."""
    data = bytearray(LogHeader(header).file_size)
    data[:SEGMENT_SIZE] = header
    for place, segment in segments.items():
        data[place * SEGMENT_SIZE : (place + 1) * SEGMENT_SIZE] = segment
    return bytes(data)


def flip(data: bytes, bit: int) -> bytes:
    """``data`` with one bit changed; bit ``n`` is bit ``n % 8`` of byte ``n // 8``."""
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def nop2(size: int) -> bytes:
    """A NOP2 record that takes ``size`` bytes (5 at least) in all."""
    return struct.pack("<BI", 71, size - 5) + bytes(size - 5)


def trace(size: int) -> bytes:
    """A Trace record that takes ``size`` bytes (5 at least) in all.

    Its text is noise: the checksums are linear, so a cut through an even pattern would not show.
    """
    return struct.pack("<BHH", 22, 1, size - 5) + random.Random(size).randbytes(size - 5)


def term2(generation: int) -> bytes:
    """A Term2 record, the last of a log that was closed normally."""
    return struct.pack("<BHHiHHiB8s", 50, 0, 1, generation, 0, 0, 0, 0, CREATED.data)


def _sealed(header: LogHeader | Checkpoint) -> bytes:
    page = bytearray(header.buffer)
    seal_header(page)
    return bytes(page)
