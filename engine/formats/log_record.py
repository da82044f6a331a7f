"""The records of a log, in order, those that were split over segments put together again.

Records follow one another byte by byte inside a segment. One that does not fit is either preceded by zero fill
up to the segment's end, or split into a FragmentBegin and Fragments (reference: log and recovery 3.3).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.log_header import SEGMENT_SIZE
from engine.formats.log_record_types import SHAPES, RecordType, TrxPrefix, record_size
from engine.formats.log_segments import SEGMENT_HEADER, LogReading, verify_log
from engine.formats.stamps import Buffer, Lgpos

_BEGIN, _MORE = SHAPES[RecordType.FragmentBegin].fixed, SHAPES[RecordType.Fragment].fixed
_AFTER_TORN = frozenset({RecordType.RecoveryUndo, RecordType.RecoveryUndo2, RecordType.UndoInfo})
"""What may follow a record that a crash cut off: the recovery that came after it."""
_OPENS = frozenset({RecordType.Init, RecordType.Init2, RecordType.RecoveryUndo, RecordType.RecoveryUndo2})
"""First records after a log was opened again, which begin in a new segment."""
FRAGMENT_ROOM = 32
"""With fewer bytes left in a segment, a record that does not fit is not split but begins in the next one."""


@dataclass(frozen=True, slots=True)
class Record:
    """One record, whole. A run of zero fill is one record of type NOP.

    ``lgpos`` is the end of the record before, which is how a log names a record's place: behind a full segment
    that is (next segment, 0). Zero fill because a record did not fit belongs to that record; behind the fill of
    a log that was closed and opened again, the place is (next segment, 0), too.
    """

    lgpos: Lgpos
    type: RecordType
    body: bytes

    @property
    def prefix(self) -> TrxPrefix | None:
        """Session, page and node fields, as far as this type has them (TrxPrefix, PagePrefix, NodePrefix)."""
        prefix = SHAPES[self.type].prefix
        return prefix(self.body) if prefix else None


def records(data: Buffer) -> Iterator[Record]:
    """Every record of a whole log file; see :func:`walk`."""
    return walk(verify_log(data))


def walk(log: LogReading) -> Iterator[Record]:
    """Every record of a log up to the end of its data, zero fill included.

    A record that a crash cut off is dropped: at the end of the log, or where recovery's own records follow in
    the next segment. Raises ``Corruption`` (JET_errLogFileCorrupt, with ``segment`` and ``offset``) at the first
    byte that is no record, and before the first damaged segment.
    """
    return _Walk(log).run()


def count_types(data: Buffer) -> dict[str, int]:
    """How often each type occurs in a whole log file, by name, in order of the type's number."""
    counts = Counter(record.type for record in records(data))
    return {kind.name: counts[kind] for kind in sorted(counts)}


class _Walk:
    """A place in a log, and the record that is being put together."""

    def __init__(self, log: LogReading) -> None:
        self.log = log
        self.data = log.data
        self.limit = (log.header.file_sectors - 2) * (SEGMENT_SIZE - SEGMENT_HEADER)
        self.place = Lgpos(log.generation, 1, 0)  # end of the last record, normalised
        self.at = 0
        self.end = 0
        self.parts = bytearray()
        self.total = 0  # bytes of the split record; 0 when there is none

    def run(self) -> Iterator[Record]:
        damaged = self.log.fatal.segment if self.log.fatal else self.log.last + 1
        for index in range(1, min(damaged, self.log.last + 1)):
            self.at, self.end = index * SEGMENT_SIZE + SEGMENT_HEADER, (index + 1) * SEGMENT_SIZE
            while self.at < self.end:
                record = self._next()
                if record is not None:
                    yield record
        if damaged <= self.log.last:
            raise Code.LogFileCorrupt.error(str(self.log.fatal), segment=damaged)

    def _next(self) -> Record | None:
        """The record here, ``None`` after a piece of a split one."""
        kind = self.data[self.at]
        if kind == RecordType.NOP:
            return self._fill()
        if kind == RecordType.Fragment:
            return self._fragment()
        if self.total:
            self._drop_torn(kind)
        if kind == RecordType.FragmentBegin:
            self._begin()
            return None
        size = record_size(self.data, self.at, self.end)
        if size is None:
            raise self._damaged(f"byte {kind} begins no record that ends in its segment")
        if kind in _OPENS and self.at % SEGMENT_SIZE == SEGMENT_HEADER:
            self.place = Lgpos(self.log.generation, self.at // SEGMENT_SIZE, 0)
        start, self.at = self.at, self.at + size
        return self._record(self.data[start : self.at])

    def _fill(self) -> Record:
        run = self.data[self.at : self.end]
        size = len(run) - len(run.lstrip(b"\0"))
        record = Record(self.place, RecordType.NOP, bytes(size))
        self.at += size
        if size >= FRAGMENT_ROOM and not self.total:
            self._move()
        return record

    def _begin(self) -> None:
        size = record_size(self.data, self.at, self.end)
        total = int.from_bytes(self.data[self.at + 1 : self.at + 5], "little")
        if size is None or not size - _BEGIN < total <= self.limit:
            raise self._damaged("a split record has no possible size")
        self.parts = bytearray(self.data[self.at + _BEGIN : self.at + size])
        self.total = total
        self.at += size

    def _fragment(self) -> Record | None:
        size = record_size(self.data, self.at, self.end)
        if size is None or not self.total or len(self.parts) + size - _MORE > self.total:
            raise self._damaged("a piece belongs to no split record")
        self.parts += self.data[self.at + _MORE : self.at + size]
        self.at += size
        if len(self.parts) < self.total:
            return None
        body, self.total = bytes(self.parts), 0
        if not body or record_size(body, 0, len(body)) != len(body):
            raise self._damaged("the pieces of a split record do not make one")
        return self._record(body)

    def _drop_torn(self, kind: int) -> None:
        """Forget a record whose rest was never written; what may come next is recovery, in a new segment."""
        inner = self.data[self.at + _BEGIN] if kind == RecordType.FragmentBegin else kind
        first = self.at % SEGMENT_SIZE == SEGMENT_HEADER
        if not first or inner not in _AFTER_TORN:
            raise self._damaged("a split record is not continued")
        self.total = 0
        self.place = Lgpos(self.log.generation, self.at // SEGMENT_SIZE, 0)

    def _record(self, body: bytes) -> Record:
        record = Record(self.place, RecordType(body[0]), body)
        self._move()
        return record

    def _move(self) -> None:
        """The next record's place is here."""
        segment, offset = divmod(self.at, SEGMENT_SIZE)
        self.place = Lgpos(self.log.generation, segment, offset)

    def _damaged(self, why: str) -> JetError:
        segment, offset = divmod(self.at, SEGMENT_SIZE)
        text = f"Log 0x{self.log.generation:X}, segment {segment}, byte {offset}: {why}."
        return Code.LogFileCorrupt.error(text, segment=segment, offset=offset)
