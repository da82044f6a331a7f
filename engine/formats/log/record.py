"""The records of a log in order; records split over segments are reassembled.

Records follow one another byte by byte inside a segment. One that does not fit is either preceded by zero fill up
to the end of the segment, or split into a FragmentBegin and Fragments
(docs/formats/log-file.md#records-and-fragments).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.formats.log.records import CLASSES, LogRecord, decode
from engine.formats.log.scan import scan
from engine.formats.log.segments import LogReading, verify_log
from engine.formats.stamps import Buffer, Lgpos


@dataclass(frozen=True, slots=True)
class Record:
    """One record, whole. A run of zero fill is one record of type NOP.

    ``lgpos`` is the end of the record before, which is how a log names a record's place: after a full segment
    that is (next segment, 0). Zero fill because a record did not fit belongs to that record; after the fill of
    a log that was closed and opened again, the place is (next segment, 0), too.
    """

    lgpos: Lgpos
    type: int
    body: bytes

    @property
    def name(self) -> str:
        """The name of its type."""
        return CLASSES[self.type].__name__

    @property
    def decoded(self) -> LogRecord:
        """The record taken apart. Raises ``Corruption`` (JET_errLogFileCorrupt) where its bytes disagree."""
        return decode(self.body)


def records(data: Buffer) -> Iterator[Record]:
    """Every record of a whole log file; see :func:`walk`."""
    return walk(verify_log(data))


def walk(log: LogReading) -> Iterator[Record]:
    """Every record of a log up to the end of its data, zero fill included.

    A record that a crash cut off is dropped: at the end of the log, or where recovery's own records follow in
    the next segment. Raises ``Corruption`` (JET_errLogFileCorrupt, with ``segment`` and ``offset``) at the first
    byte that is no record, and before the first damaged segment.
    """
    for place, kind, body in scan(log):
        yield Record(Lgpos.unpack(place), kind, body)
