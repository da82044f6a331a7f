"""The end of a log after a crash: how much of it is valid, and whether the data after a hole was confirmed.

A power failure loses any of the segments that no sync had reached, and none of the others. After the first *hole*
there may therefore be intact segments that were never confirmed. To distinguish them from segments after damage,
every segment that we write contains a mark: the last segment that was certainly on disk when it was written. An
intact segment after a hole shows that the hole is damage if its mark reaches the hole, or if it has no mark, as in
the vendor's logs.

Source: docs/formats/log-file.md#torn-tail (the vendor's engine fails for every intact segment after a hole, -501).
The mark is in the 12 reserved bytes of a segment header, which are zero in the vendor's logs and ignored by its
engine.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.checksum import verify_pages
from engine.formats.log.header import SEGMENT_SIZE
from engine.formats.log.segments import LogReading, SegmentDamage, SegmentFinding, verify_log
from engine.formats.stamps import LGPOS, Lgpos, LogTime

_MARK = struct.Struct("<4sH")
_MARK_AT = 24
_MARKED = b"SYNC"
_TIME_AT = 16


@dataclass(frozen=True)
class Hole:
    """The first place in a log that is no whole segment although it should be, or more follows.

    ``segment`` is the first that does not count, ``behind`` the whole segments of this log after it, ``time`` when
    the last segment before it was started. ``is_loss``: what is missing or is after was on disk once; else
    all of it may be what a write that a crash cut short left.
    """

    generation: int
    segment: int
    time: LogTime
    behind: tuple[int, ...]
    finding: SegmentFinding
    is_loss: bool

    @property
    def position(self) -> Lgpos:
        """Everything before it can be read."""
        return Lgpos(self.generation, self.segment, 0)

    def __str__(self) -> str:
        if not self.behind:
            return str(self.finding)
        what = "is empty" if self.finding.segment > self.segment else str(self.finding)[:-1].split(" ", 2)[2]
        count = "an intact one follows" if len(self.behind) == 1 else f"{len(self.behind)} intact ones follow"
        return f"Segment {self.segment} {what}, and {count}, up to segment {self.behind[-1]}."

    def error(self, name: str, **context: object) -> JetError:
        """The refusal of a log that is called so: JET_errLogFileCorrupt (-501).

        ``lossy`` in its context: recovery can go on without what is lost, if told to.
        """
        return Code.LogFileCorrupt.error(
            f"{name}: {self}",
            hint=(
                "Use another copy of this log, such as one in a backup. Recovery without it ends at segment "
                f"{self.segment}, and all changes logged after {self.time} are lost."
            ),
            generation=self.generation,
            segment=self.segment,
            lossy=True,
            **context,
        )


def damages(reading: LogReading, *, may_be_torn: bool) -> Iterator[tuple[str, int, bool]]:
    """Each damage of a log: in words, in which segment, and whether it is only what a crash leaves.

    ``may_be_torn``: the log was being filled when its engine died; a torn last write is recovery's to mend.
    """
    hole = hole_in(reading)
    torn = hole is not None and may_be_torn and not hole.is_loss
    if hole is not None:
        yield str(hole), hole.segment, torn
    for finding in reading.findings:
        harmless = finding.damage is SegmentDamage.DAMAGED_TAIL
        if finding.damage.is_fatal:
            if hole is None or finding is hole.finding or finding.damage is not SegmentDamage.BAD_CHECKSUM:
                continue  # the hole's own, or a whole segment that the hole counts
            harmless = torn
        elif finding.damage is SegmentDamage.REPAIRED_FROM_SHADOW:
            harmless = may_be_torn
        yield str(finding), finding.segment, harmless


def hole_in(reading: LogReading) -> Hole | None:
    """Where a log ends before all that is in it, ``None`` for one without fatal damage."""
    fatal = reading.fatal
    if fatal is None:
        return None
    segment = min(fatal.segment, reading.last + 1)
    behind = tuple(_whole_behind(reading, segment))
    misplaced = any(finding.damage is SegmentDamage.BAD_LGPOS for finding in reading.findings)
    promised = any(not 0 <= _synced(reading.segment(n)) < segment for n in behind)
    before = reading.segment(segment - 1)
    time = LogTime(bytes(before[_TIME_AT : _TIME_AT + 8])) if segment > 1 else reading.header.created
    return Hole(reading.generation, segment, time, behind, fatal, misplaced or promised)


def cut_at(reading: LogReading, hole: Hole) -> LogReading:
    """The log as it would be had nothing been written from the hole on: zero there."""
    data = reading.data[: hole.segment * SEGMENT_SIZE]
    return verify_log(data.ljust(len(reading.data), b"\0"))


def cut_torn_tail(reading: LogReading, *, give_up: bool = False) -> LogReading:
    """The newest log of a stream, without what the last, unfinished write left behind its first hole.

    A log without fatal damage comes back as it is. In the result's ``data`` everything from the hole on is zero.
    Raises ``Corruption`` with the ``segment`` (JET_errLogFileCorrupt) for a hole that is a loss, unless that is to
    be given up.
    """
    hole = hole_in(reading)
    if hole is None:
        return reading
    if hole.is_loss and not give_up:
        raise hole.error(f"Log 0x{hole.generation:X} ({hole.generation})")
    return cut_at(reading, hole)


def mark_segments(segments: bytearray, synced: int) -> None:
    """Write into the headers of unsealed segments which segment was the last on disk; 0 for none."""
    rows = np.frombuffer(segments, dtype=np.uint8).reshape(-1, SEGMENT_SIZE)
    mark = np.frombuffer(_MARK.pack(_MARKED, synced), dtype=np.uint8)
    rows[:, _MARK_AT : _MARK_AT + _MARK.size] = mark


def _synced(segment: memoryview) -> int:
    """What the mark of a segment says; -1 without one."""
    tag, synced = _MARK.unpack_from(segment, _MARK_AT)
    return int(synced) if tag == _MARKED else -1


def _whole_behind(reading: LogReading, hole: int) -> Iterable[int]:
    """The segments after the hole that are whole and at their place."""
    end = reading.header.file_sectors - 1
    verdicts = verify_pages(reading.data[hole * SEGMENT_SIZE : end * SEGMENT_SIZE], SEGMENT_SIZE, hole)
    for index, ok in enumerate(verdicts.ok.tolist(), hole):
        if ok and LGPOS.read(reading.segment(index), 8) == Lgpos(reading.generation, index, 0):
            yield index
