"""A log file while it is filled: header, records in segments, fragments, fill, checksums. Bytes only.

Records follow one another without padding. A record that does not fit into the rest of a segment is split, or
preceded by zero fill if fewer than 32 bytes are left. The last segment of the file has no records, and at least
one byte of the segment before it remains unused (docs/formats/log-file.md#segments,
docs/formats/log-file.md#filling).
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from engine.error_codes import Code
from engine.formats.attachments import LIST_SIZE
from engine.formats.checksum import seal_header, seal_pages
from engine.formats.dbms_params import FLAG_CIRCULAR, DbmsParams
from engine.formats.log.header import FILE_TYPE_LOG, HEADER_SIZE, MAJOR, SEGMENT_SIZE, LogFlags, LogHeader
from engine.formats.log.record_sizes import ENDS_OF_RUN
from engine.formats.log.records import NOP2, Fragment, FragmentBegin
from engine.formats.log.scan import FRAGMENT_ROOM
from engine.formats.log.segments import SEGMENT_HEADER
from engine.formats.log.tail import mark_segments
from engine.formats.stamps import Lgpos, LogTime, Signature

MINOR, UPDATE_MAJOR, UPDATE_MINOR, ENGINE = 4000, 60, 140, 9180
"""The format that is written; ``MINOR`` is frozen."""
FILL_LEAST = 5
"""Bytes of a NOP2 record that fills nothing."""
SEGMENT_ROOM = SEGMENT_SIZE - SEGMENT_HEADER
"""Bytes of records in a segment."""
NO_ROOM = -1

_SEGMENT = struct.Struct("<8xHHi8s16x")
_FRAGMENT_BEGIN, _FRAGMENT, _NOP2 = FragmentBegin.HEAD, Fragment.HEAD, NOP2.HEAD
_CONTINUED_ROOM = SEGMENT_ROOM - _FRAGMENT.size

Clock = Callable[[], LogTime]
_NO_TIME = LogTime()


@dataclass(frozen=True)
class StreamSettings:
    """What the logs of a stream have in common: identity, size in segments, page size, parameters, format."""

    signature: Signature
    file_sectors: int
    page_size: int
    params: bytes
    update: tuple[int, int] = (UPDATE_MAJOR, UPDATE_MINOR)
    engine: int = ENGINE

    @classmethod
    def of(cls, header: LogHeader) -> StreamSettings:
        """Those of an existing log; the format is ours where that log's is older, for it must never fall."""
        update, engine = (UPDATE_MAJOR, UPDATE_MINOR), ENGINE
        if (header.update_major, header.update_minor) > update:
            update, engine = (header.update_major, header.update_minor), header.efv_engine
        return cls(header.signature, header.file_sectors, header.page_size, header.dbms_param, update, engine)

    @property
    def file_size(self) -> int:
        """Bytes of each log file."""
        return self.file_sectors * SEGMENT_SIZE


def new_log_header(
    stream: StreamSettings,
    generation: int,
    created: LogTime,
    *,
    previous_created: LogTime = _NO_TIME,
    checkpoint: int = 0,
    attachments: bytes = b"",
) -> LogHeader:
    """The header of a new log, to be given ``flags`` and ``checksum_previous`` and then :func:`sealed_header`.

    ``checkpoint`` is packed. Raises JET_errInvalidParameter for an attachment list that is too long.
    """
    if len(attachments) > LIST_SIZE:
        raise Code.InvalidParameter.error(
            f"The attachments require {len(attachments)} bytes, which a log header cannot hold."
        )
    header = LogHeader(bytearray(HEADER_SIZE))
    header.generation, header.file_type = generation, FILE_TYPE_LOG
    header.sector_size, header.header_sectors = SEGMENT_SIZE, 1
    header.file_sectors, header.page_size = stream.file_sectors, stream.page_size
    header.created, header.previous_created = created, previous_created
    header.major, header.minor = MAJOR, MINOR
    (header.update_major, header.update_minor), header.efv_engine = stream.update, stream.engine
    header.signature, header.dbms_param = stream.signature, stream.params
    header.lgpos_checkpoint = Lgpos.unpack(checkpoint)
    header.attach_list = attachments.ljust(LIST_SIZE, b"\0")
    return header


def following_header(
    older: LogHeader, created: LogTime, *, checkpoint: int, attachments: bytes, circular: bool
) -> LogHeader:
    """The header of the log after ``older``, to be given ``checksum_previous``; see :func:`new_log_header`."""
    header = new_log_header(
        StreamSettings.of(older), older.generation + 1, created,
        previous_created=older.created, checkpoint=checkpoint, attachments=attachments,
    )  # fmt: skip
    if circular:
        header.flags = LogFlags.CIRCULAR
    elif older.flags & (LogFlags.CIRCULAR | LogFlags.CIRCULAR_EARLIER):
        header.flags = LogFlags.CIRCULAR_EARLIER
    return header


def sealed_header(header: LogHeader) -> bytes:
    """The header's bytes with its checksum; the parameter block says the same of circular logging as the flags."""
    params = DbmsParams(bytearray(header.dbms_param))
    params.flags = params.flags & ~FLAG_CIRCULAR | (FLAG_CIRCULAR if header.circular else 0)
    header.dbms_param = bytes(params.buffer)
    page = bytearray(header.buffer)
    seal_header(page)
    return bytes(page)


def seal_segments(segments: bytearray, first: int, synced: int) -> int:
    """Seal a run of segments, the first of them number ``first``; returns the XOR of their checksums.

    ``synced`` is the last segment that is on disk already (see :mod:`engine.formats.log.tail`).
    """
    if not segments:
        return 0
    mark_segments(segments, synced)
    seal_pages(segments, SEGMENT_SIZE, first)
    return int(np.bitwise_xor.reduce(np.frombuffer(segments, dtype="<u8")[:: SEGMENT_SIZE // 8]))


def fill_record(size: int) -> bytes:
    """NOP2 that takes ``size`` bytes, 5 at least."""
    return _NOP2.pack(NOP2.TYPE, size - FILL_LEAST).ljust(size, b"\0")


class LogBody:
    """The segments of one log while they are filled; positions are packed (:attr:`Lgpos.packed`).

    Segments wait, unsealed, until :meth:`take`. ``clock`` stamps each segment when its first record comes.
    """

    __slots__ = (
        "_buffer", "_clock", "_first", "_generation", "_last_record", "_last_segment", "_limit", "_room",
        "_segment", "tip", "waiting",
    )  # fmt: skip

    def __init__(self, generation: int, file_sectors: int, clock: Clock, segment: int = 1) -> None:
        self._generation = generation
        self._clock = clock
        self._last_segment = file_sectors - 2
        self._buffer = bytearray()
        self._first = segment  # the first one in the buffer
        self._segment = segment  # the one being filled, or, while _room is 0, to be begun next
        self._room = 0  # bytes left in the one being filled
        self._limit = 0  # position of its end, as if it did not belong to the next segment
        self._last_record = b""
        self.tip = self._place(segment)
        self.waiting = 0
        """Whole segments not taken yet."""

    @property
    def segment(self) -> int:
        """The segment that is being filled, or is to be begun next."""
        return self._segment

    @property
    def is_open(self) -> bool:
        """Whether a segment is started and not whole."""
        return self._room > 0

    @property
    def ends_run(self) -> bool:
        """Whether the last record is the end of a run of the instance (Term2, RecoveryQuit2)."""
        return bool(self._last_record) and self._last_record[0] in ENDS_OF_RUN

    def append(self, record: bytes) -> int:
        """Add a record; its start position, or ``NO_ROOM`` with nothing changed. At most 3 µs for a short one.

        The position is the end of the record before (docs/formats/log-file.md#positions).
        """
        room = self._room - len(record)
        if room > 0:
            place = self.tip
            self._buffer += record
            self._room = room
            self.tip = self._limit - room
            self._last_record = record
            return place
        return self._append_further(record) if self.fits((len(record),)) else NO_ROOM

    def fits(self, sizes: Sequence[int]) -> bool:
        """Whether records of these sizes, one after another, can end before the end of the last data segment."""
        segment, room = self._segment, self._room or SEGMENT_ROOM
        for size in sizes:
            if size > room and room < FRAGMENT_ROOM:
                segment, room = segment + 1, SEGMENT_ROOM
            if size > room:
                size -= room - _FRAGMENT_BEGIN.size
                whole = (size - 1) // _CONTINUED_ROOM
                segment, room = segment + 1 + whole, _CONTINUED_ROOM
                size -= whole * _CONTINUED_ROOM
            room -= size
            if not room:
                segment, room = segment + 1, SEGMENT_ROOM
        return segment <= self._last_segment

    def fill(self) -> None:
        """Make the open segment whole, so that it is written once: NOP2, else zero.

        Zero where NOP2 has no space, after the end of a run, and in the last data segment, which is never full.
        """
        if self._room >= FILL_LEAST and self._segment < self._last_segment and not self.ends_run:
            self._put(fill_record(self._room))
        else:
            self.end_segment()

    def end_segment(self) -> None:
        """Leave the rest of the open segment zero, which reads as NOP."""
        if not self._room:
            return
        self._buffer += bytes(self._room)
        # Less than 32 bytes of zero belong to the next record, unless a new run of the instance starts with it.
        if self._room >= FRAGMENT_ROOM or self.ends_run:
            self.tip = self._place(self._segment + 1)
        self._room = 0
        self._segment += 1
        self.waiting += 1

    def take(self) -> tuple[int, bytearray]:
        """The whole segments that wait, unsealed, with the number of the first; an open one stays."""
        first, taken = self._first, self._buffer
        self._first = self._segment
        self._buffer = bytearray()
        self.waiting = 0
        if self._room:
            begun = len(taken) // SEGMENT_SIZE * SEGMENT_SIZE
            self._buffer += taken[begun:]
            del taken[begun:]
        return first, taken

    def _append_further(self, record: bytes) -> int:
        """Append what starts, ends or crosses a segment."""
        if self._room < FRAGMENT_ROOM and len(record) > self._room:
            self.end_segment()
        place = self.tip
        if len(record) <= (self._room or SEGMENT_ROOM):
            self._put(record)
        else:
            self._put_fragments(record)
        self._last_record = record
        return place

    def _put(self, data: bytes) -> None:
        if not self._room:
            self._begin_segment()
        self._buffer += data
        self._room -= len(data)
        if self._room:
            self.tip = self._limit - self._room
        else:
            self._segment += 1
            self.waiting += 1
            self.tip = self._place(self._segment)

    def _put_fragments(self, record: bytes) -> None:
        here = (self._room or SEGMENT_ROOM) - _FRAGMENT_BEGIN.size
        self._put(_FRAGMENT_BEGIN.pack(FragmentBegin.TYPE, len(record), here) + record[:here])
        while here < len(record):
            part = record[here : here + _CONTINUED_ROOM]
            self._put(_FRAGMENT.pack(Fragment.TYPE, len(part)) + part)
            here += len(part)

    def _begin_segment(self) -> None:
        self._buffer += _SEGMENT.pack(0, self._segment, self._generation, self._clock().data)
        self._room = SEGMENT_ROOM
        self._limit = self._place(self._segment) + SEGMENT_SIZE

    def _place(self, segment: int) -> int:
        return self._generation << 32 | segment << 16
