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
from engine.formats.checksum import is_page_valid, verify_pages
from engine.formats.log.header import SEGMENT_SIZE
from engine.formats.log.segments import LogReading, SegmentDamage, SegmentFinding, verify_log
from engine.formats.stamps import LGPOS, Buffer, Lgpos, LogTime

_MARK = struct.Struct("<4sH")
_MARK_AT = 24
_MARKED = b"SYNC"
_TIME_AT = 16
_RECOVER = "No change is lost with it. Recover the instance, then make a full backup with only the required logs."


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


def refused_tails(reading: LogReading) -> frozenset[int]:
    """Segments after the data whose damage :func:`check_log` refuses, although recovery never reads them."""
    return frozenset(f.segment for f in reading.findings if f.damage is SegmentDamage.DAMAGED_TAIL)


def check_log(data: Buffer, *, correct: bool = False) -> LogReading:
    """Read a log that is to be backed up; returns it only when nothing of its data is damaged.

    By default any flipped bit is refused, also where the checksum or a shadow could repair it, and also after
    the data: a closed log has no reason to be damaged, and the vendor's recovery stops at segments that are
    neither whole nor empty. With ``correct`` what can be repaired is, in ``data`` only, as the vendor's engine
    does silently: one flipped bit in a segment, or a damaged last one with a whole shadow (which is also how a
    crash leaves a log); what is after the data then does not matter.

    Raises ``Corruption`` with the ``segment``: JET_errLogReadVerifyFailure for a checksum,
    JET_errLogFileCorrupt for segments out of order or a wrong length; and as :meth:`LogHeader.parse`.
    """
    reading = verify_log(data)
    hole = hole_in(reading)
    for finding in reading.findings:
        damage = finding.damage
        told = hole if hole is not None and damage.is_fatal else finding
        if damage in (SegmentDamage.BAD_LGPOS, SegmentDamage.VALID_AFTER_EMPTY):
            raise Code.LogFileCorrupt.error(str(told), segment=told.segment)
        if damage is SegmentDamage.BAD_CHECKSUM or not correct:
            hint = "The damage can be repaired in a copy. Check the disk." if damage.was_repaired else ""
            if damage is SegmentDamage.DAMAGED_TAIL:
                hint = _RECOVER
            raise Code.LogReadVerifyFailure.error(str(told), hint=hint, segment=told.segment)
    return reading


def has_segments(data: Buffer, first: Lgpos) -> bool:
    """Whether ``data``, the end of a log from the segment at ``first`` on, has a segment of that log, or what may
    have been one: what is not blank, no shadow, and not of an older log."""
    data = data[: len(data) // SEGMENT_SIZE * SEGMENT_SIZE]
    if not data:
        return False
    verdicts = verify_pages(data, SEGMENT_SIZE, first.segment)
    pairs = zip(verdicts.ok.tolist(), verdicts.blank.tolist(), strict=True)
    for index, (ok, blank) in enumerate(pairs):
        place = Lgpos(first.generation, first.segment + index, 0)
        segment = data[index * SEGMENT_SIZE : (index + 1) * SEGMENT_SIZE]
        if blank or is_page_valid(segment, place.segment - 1):
            continue
        if not ok or LGPOS.read(segment, 8) >= place:
            return True
    return False


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
