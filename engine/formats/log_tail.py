"""The end of a log that a crash cut short: what of it counts, and what never happened.

Whoever waits for a log waits for one sync of everything up to a *boundary*, a segment that fill made whole.
Nothing behind a boundary is written before that sync is done. So of the segments behind the last boundary any may
be missing after a crash, and none was promised; a hole with a boundary and further segments behind it is damage.
Source: reference, log and recovery 3.6 and 4; the vendor's engine knows the case of one torn segment only.
"""

from __future__ import annotations

from engine.error_codes import Code
from engine.formats.checksum import verify_pages
from engine.formats.log_header import SEGMENT_SIZE
from engine.formats.log_record_types import ENDS_OF_RUN, RecordType, record_size
from engine.formats.log_scan import FRAGMENT_ROOM
from engine.formats.log_segments import SEGMENT_HEADER, Damage, LogReading, verify_log
from engine.formats.stamps import LGPOS, Lgpos


def cut_torn_tail(reading: LogReading) -> LogReading:
    """The newest log of a stream, without what the last, unfinished write left behind its first hole.

    A log without fatal damage comes back as it is. In the result's ``data`` everything from the hole on is zero.
    Raises ``Corruption`` with the ``segment`` (JET_errLogFileCorrupt) for damage before the last boundary.
    """
    fatal = reading.fatal
    if fatal is None:
        return reading
    hole = min(fatal.segment, reading.last + 1)
    survivors = _survivors(reading, hole)
    promised = any(_is_boundary(reading, segment) for segment in survivors[:-1])
    if promised or any(finding.damage is Damage.BAD_LGPOS for finding in reading.findings):
        raise Code.LogFileCorrupt.error(str(fatal), generation=reading.generation, segment=fatal.segment)
    data = reading.data[: hole * SEGMENT_SIZE]
    return verify_log(data.ljust(len(reading.data), b"\0"))


def _survivors(reading: LogReading, hole: int) -> list[int]:
    """The segments behind the hole that are whole and at their place."""
    end = reading.header.file_sectors - 1
    verdicts = verify_pages(reading.data[hole * SEGMENT_SIZE : end * SEGMENT_SIZE], SEGMENT_SIZE, hole)
    whole = [hole + index for index, ok in enumerate(verdicts.ok.tolist()) if ok]
    return [n for n in whole if LGPOS.read(reading.segment(n), 8) == Lgpos(reading.generation, n, 0)]


def _is_boundary(reading: LogReading, segment: int) -> bool:
    """Whether fill that only a flush writes, or the end of a run, ends a segment."""
    data, at, kind = reading.segment(segment), SEGMENT_HEADER, RecordType.NOP
    while at < SEGMENT_SIZE and data[at] != RecordType.NOP:
        size = record_size(data, at, SEGMENT_SIZE)
        if size is None:
            return False
        kind = RecordType(data[at])
        at += size
    return kind is RecordType.NOP2 or kind in ENDS_OF_RUN or SEGMENT_SIZE - at >= FRAGMENT_ROOM
