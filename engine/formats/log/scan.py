"""The records of a log as plain tuples, at the speed that recovery needs: position, type, bytes.

This is the only place that knows how records follow one another: zero fill, records split over segments, records
cut off by a crash (docs/formats/log-file.md#records-and-fragments, docs/formats/log-file.md#positions,
docs/formats/log-file.md#torn-tail). Positions are packed (:attr:`Lgpos.packed`).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.log.header import SEGMENT_SIZE
from engine.formats.log.record_layout import ALL_BITS
from engine.formats.log.record_sizes import SHAPES, Shape, record_size
from engine.formats.log.records import (
    NOP,
    Fragment,
    FragmentBegin,
    Init,
    Init2,
    RecoveryUndo,
    RecoveryUndo2,
    UndoInfo,
)
from engine.formats.log.segments import SEGMENT_HEADER, LogReading
from engine.formats.log.tail import hole_in
from engine.formats.stamps import Lgpos

FRAGMENT_ROOM = 32
"""With fewer bytes left in a segment, a record that does not fit is not split but starts in the next one."""

_NOP, _FRAGMENT_BEGIN, _FRAGMENT = NOP.TYPE, FragmentBegin.TYPE, Fragment.TYPE
_BEGIN, _MORE = FragmentBegin.HEAD.size, Fragment.HEAD.size
_TOTAL = FragmentBegin.reader("total")
_AFTER_TORN = frozenset({RecoveryUndo.TYPE, RecoveryUndo2.TYPE, UndoInfo.TYPE})
"""What may follow a record that a crash cut off: the recovery that came after it."""
_OPENS = frozenset({Init.TYPE, Init2.TYPE, RecoveryUndo.TYPE, RecoveryUndo2.TYPE})
"""First records after a log was opened again, which begin in a new segment."""

RawRecord = tuple[int, int, bytes]
"""Packed position, type, whole body. The position is the end of the record before (see ``log_record.Record``)."""


def _lengths(shape: Shape) -> struct.Struct | None:
    """All lengths of a shape read in one go; ``None`` when there are none, or one that is not plain."""
    text, at = "<", 0
    for length in shape.lengths:
        plain = length.mask == ALL_BITS and length.bytes_if_set is None
        if not plain or length.offset < at or length.width not in (2, 4):
            return None
        text += f"{length.offset - at}x" + ("H" if length.width == 2 else "I")
        at = length.offset + length.width
    return struct.Struct(text)


_SPECIAL = frozenset({_NOP, _FRAGMENT_BEGIN, _FRAGMENT, *_OPENS})
_FIXED = [0] * 256
"""Size of a type's fixed part; 0 for what is more than a record after another."""
_LENGTHS: list[struct.Struct | None] = [None] * 256
for _type, _shape in SHAPES.items():
    _plain = _lengths(_shape)
    if _plain is not None and _type not in _SPECIAL:
        _FIXED[_type] = _shape.fixed
        _LENGTHS[_type] = _plain if _shape.lengths else None


def scan(log: LogReading) -> Iterator[RawRecord]:
    """Every record of a log up to the end of its data; a run of zero fill is one record of type NOP.

    A record that a crash cut off is dropped: at the end of the log, or where recovery's own records follow in the
    next segment. Raises ``Corruption`` (JET_errLogFileCorrupt, with ``segment`` and ``offset``) at the first byte
    that is no record, and before the first damaged segment among the data.
    """
    return _RecordScan(log).run()


class _RecordScan:
    """A place in a log, and the record that is being put together."""

    def __init__(self, log: LogReading) -> None:
        self.log = log
        self.data = log.data
        self.limit = (log.header.file_sectors - 2) * (SEGMENT_SIZE - SEGMENT_HEADER)
        self.base = log.generation << 32
        self.place = self.base | 1 << 16  # end of the last record, normalised
        self.parts = bytearray()
        self.total = 0  # bytes of the split record; 0 when there is none

    def run(self) -> Iterator[RawRecord]:
        hole = hole_in(self.log)
        damaged = hole.segment if hole is not None else self.log.last + 1
        data, fixed, lengths_of = self.data, _FIXED, _LENGTHS
        for index in range(1, min(damaged, self.log.last + 1)):
            start = index * SEGMENT_SIZE
            at, end, segment = start + SEGMENT_HEADER, start + SEGMENT_SIZE, self.base | index << 16
            place = self.place
            while at < end:
                kind = data[at]
                size = fixed[kind]
                if not size or self.total:
                    self.place = place
                    at, record = self._rare(at, end)
                    place = self.place
                    if record is not None:
                        yield record
                    continue
                stop = at + size
                lengths = lengths_of[kind]
                if lengths is not None and stop <= end:
                    stop += sum(lengths.unpack_from(data, at))
                if stop > end:
                    raise self._damaged(at, f"byte {kind} starts no record that ends in its segment")
                yield place, kind, data[at:stop]
                at = stop
                place = segment | at - start if at < end else segment + (1 << 16)
            self.place = place
        if hole is not None and hole.is_loss:
            raise hole.error(f"Log 0x{hole.generation:X} ({hole.generation})")

    def _rare(self, at: int, end: int) -> tuple[int, RawRecord | None]:
        """Whatever is not an ordinary record after a whole one: where it ends, and the record if it makes one."""
        kind = self.data[at]
        if kind == _NOP:
            return self._fill(at, end)
        if kind == _FRAGMENT:
            return self._fragment(at, end)
        if self.total:
            self._drop_torn(at, kind)
        if kind == _FRAGMENT_BEGIN:
            return self._begin(at, end), None
        size = record_size(self.data, at, end)
        if size is None:
            raise self._damaged(at, f"byte {kind} starts no record that ends in its segment")
        if kind in _OPENS and at % SEGMENT_SIZE == SEGMENT_HEADER:
            self.place = self.base | at // SEGMENT_SIZE << 16
        record = self.place, kind, self.data[at : at + size]
        self._move(at + size)
        return at + size, record

    def _fill(self, at: int, end: int) -> tuple[int, RawRecord]:
        run = self.data[at:end]
        size = len(run) - len(run.lstrip(b"\0"))
        record = self.place, _NOP, bytes(size)
        if size >= FRAGMENT_ROOM and not self.total:
            self._move(at + size)
        return at + size, record

    def _begin(self, at: int, end: int) -> int:
        size = record_size(self.data, at, end)
        total = _TOTAL(self.data[at : at + _BEGIN])[0] if size is not None else 0
        if size is None or not size - _BEGIN < total <= self.limit:
            raise self._damaged(at, "the size of a split record is not valid")
        self.parts = bytearray(self.data[at + _BEGIN : at + size])
        self.total = total
        return at + size

    def _fragment(self, at: int, end: int) -> tuple[int, RawRecord | None]:
        size = record_size(self.data, at, end)
        if size is None or not self.total or len(self.parts) + size - _MORE > self.total:
            raise self._damaged(at, "a part of a split record does not belong to a record")
        self.parts += self.data[at + _MORE : at + size]
        stop = at + size
        if len(self.parts) < self.total:
            return stop, None
        body, self.total = bytes(self.parts), 0
        if not body or record_size(body, 0, len(body)) != len(body):
            raise self._damaged(stop, "the parts of a split record do not form a record")
        record = self.place, body[0], body
        self._move(stop)
        return stop, record

    def _drop_torn(self, at: int, kind: int) -> None:
        """Forget a record whose rest was never written; what may come next is recovery, in a new segment."""
        inner = self.data[at + _BEGIN] if kind == _FRAGMENT_BEGIN else kind
        if at % SEGMENT_SIZE != SEGMENT_HEADER or inner not in _AFTER_TORN:
            raise self._damaged(at, "a split record is not continued")
        self.total = 0
        self.place = self.base | at // SEGMENT_SIZE << 16

    def _move(self, at: int) -> None:
        """The next record's place is here."""
        self.place = self.base | at // SEGMENT_SIZE << 16 | at % SEGMENT_SIZE

    def _damaged(self, at: int, why: str) -> JetError:
        place = Lgpos.unpack(self.base | at // SEGMENT_SIZE << 16 | at % SEGMENT_SIZE)
        text = f"Log 0x{place.generation:X}, segment {place.segment}, byte {place.offset}: {why}."
        return Code.LogFileCorrupt.error(text, segment=place.segment, offset=place.offset)
