"""The segments of a log file: which contain data, which are damaged, and what the damage means.

A log is a header and segments of 4096 bytes. Data fills segments 1, 2, … without a gap; a segment that is not yet
full is written twice, in its place and as a *shadow* one place further. After the data comes the *tail*: zeros, a
shadow, or the content of an older generation in a recycled file. The last segment is only ever a shadow. Source:
docs/formats/log-file.md#segments, docs/formats/log-file.md#end-of-the-data; docs/semantics.md#verification.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from engine.error_codes import Code
from engine.formats.checksum import correct_page, is_page_valid, page_checksums, verify_pages
from engine.formats.log.header import SEGMENT_SIZE, LogHeader
from engine.formats.stamps import LGPOS, Buffer, Lgpos

SEGMENT_HEADER = 40
"""Bytes at the start of a segment: checksum, position, time, flags. Records follow."""
ZERO_FILLED_SINCE = 2
"""``update_major`` from which an unused segment is zero; before, it held a pattern."""
_FLAG_BYTE, _FLAG_MASK = 37, 0x20  # flag 0x2000: the checksum is XOR + ECC
_FLAG_BIT = _FLAG_BYTE * 8 + 5


class SegmentDamage(Enum):
    """What is wrong with a segment."""

    BAD_CHECKSUM = "bad-checksum"
    BAD_LGPOS = "bad-lgpos"
    VALID_AFTER_EMPTY = "valid-after-empty"
    CORRECTED_BIT = "corrected-bit"
    REPAIRED_FROM_SHADOW = "repaired-from-shadow"
    DAMAGED_TAIL = "damaged-tail"

    @property
    def is_fatal(self) -> bool:
        """Whether records are lost."""
        return self in (SegmentDamage.BAD_CHECKSUM, SegmentDamage.BAD_LGPOS, SegmentDamage.VALID_AFTER_EMPTY)

    @property
    def was_repaired(self) -> bool:
        """Whether a segment with records was damaged and could be made whole."""
        return self in (SegmentDamage.CORRECTED_BIT, SegmentDamage.REPAIRED_FROM_SHADOW)


_TEXTS = {
    SegmentDamage.BAD_CHECKSUM: "fails its checksum",
    SegmentDamage.BAD_LGPOS: "contains the position of a later place",
    SegmentDamage.VALID_AFTER_EMPTY: "contains data although an earlier segment is empty",
    SegmentDamage.CORRECTED_BIT: "had a single-bit error, which its checksum located",
    SegmentDamage.REPAIRED_FROM_SHADOW: "is damaged, but its shadow is good",
    SegmentDamage.DAMAGED_TAIL: "is damaged, but is after the end of the data",
}


@dataclass(frozen=True, slots=True)
class SegmentFinding:
    """One damaged segment. ``bit`` is the flipped bit's number within the segment, where it is known."""

    segment: int
    damage: SegmentDamage
    bit: int | None = None

    def __str__(self) -> str:
        return f"Segment {self.segment} {_TEXTS[self.damage]}."


@dataclass(frozen=True)
class LogReading:
    """A log file as recovery would see it."""

    header: LogHeader
    data: bytes
    """The whole file with every repair done: bits flipped back, shadows copied, a damaged tail made legal."""
    last: int
    """The last segment that carries data; 0 when none does."""
    findings: tuple[SegmentFinding, ...]
    checksum: int
    """XOR of the data segments' stored checksums; the next log's header repeats it."""
    closed_normally: bool
    """Whether the last record ends a run of the instance (Term, RecoveryQuit)."""

    @property
    def generation(self) -> int:
        return self.header.generation

    @property
    def is_empty(self) -> bool:
        """Whether the log carries no data yet."""
        return self.last == 0

    @property
    def end(self) -> Lgpos:
        """The position after the last data segment."""
        return Lgpos(self.generation, self.last + 1, 0)

    @property
    def fatal(self) -> SegmentFinding | None:
        """The first damage that loses records, ``None`` when all are there."""
        return next((f for f in self.findings if f.damage.is_fatal), None)

    def segment(self, index: int) -> memoryview:
        """The 4096 bytes of a segment."""
        return memoryview(self.data)[index * SEGMENT_SIZE : (index + 1) * SEGMENT_SIZE]


def check_size(size: int, header: LogHeader) -> None:
    """Raise JET_errLogFileSizeMismatch (-541) for a file of another ``size`` than its header gives."""
    if size != header.file_size:
        raise Code.LogFileSizeMismatch.error(
            f"The log has a size of {size:,} bytes, but its header says {header.file_size:,}."
        )


def verify_log(data: Buffer) -> LogReading:
    """Read a whole log file, judge every segment and find the end of the data.

    Never stops at the first damaged segment; they are ``findings``. Beyond the vendor's rules, one flipped bit
    after the data is told from damage to the data, and one in a stored checksum is corrected, too: the vendor's
    engine may take a data segment damaged so for a shadow, and with it for the end of the log.

    Raises as :meth:`LogHeader.parse`, and ``Corruption`` (JET_errLogFileSizeMismatch) when the file has not the
    length that its header gives.
    """
    header = LogHeader.parse(data)
    check_size(len(data), header)
    return _SegmentScan(header, data).read()


class _SegmentScan:
    """One pass over the segments of a log, repairing a copy of the bytes, made when it is needed."""

    def __init__(self, header: LogHeader, data: Buffer) -> None:
        self.header = header
        self.data: bytes | bytearray = data if isinstance(data, bytes) else bytes(data)
        self.count = header.file_sectors
        self.findings: list[SegmentFinding] = []
        self.last = 0
        self.checksum = 0
        self.empty_seen = False
        body = memoryview(self.data)[SEGMENT_SIZE:]
        verdicts = verify_pages(body, SEGMENT_SIZE, 1)
        flags = np.frombuffer(body, dtype=np.uint8).reshape(-1, SEGMENT_SIZE)[:, _FLAG_BYTE]
        self.own = (verdicts.ok & (flags & _FLAG_MASK != 0)).tolist()
        self.blank = verdicts.blank.tolist()
        self.zero_filled = header.update_major >= ZERO_FILLED_SINCE

    def read(self) -> LogReading:
        self._accept_leading()
        stop = self.count - 1
        while self.zero_filled and stop > self.last + 1 and self.blank[stop - 2]:
            stop -= 1  # zeros up to the end are a tail
        for index in range(self.last + 1, stop):
            self._judge(index)
        self._judge_last(self.count - 1)
        data = bytes(self.data)
        closed = _is_closed(data, self.last)
        return LogReading(self.header, data, self.last, tuple(self.findings), self.checksum, closed)

    def _accept_leading(self) -> None:
        """At once what :meth:`_judge` would accept one by one: whole segments in their places, from the first."""
        words = np.frombuffer(self.data, dtype="<u8").reshape(-1, SEGMENT_SIZE // 8)[1 : self.count - 1, :2]
        places = (np.arange(1, len(words) + 1, dtype=np.uint64) << 16) | self.header.generation << 32
        right = np.array(self.own[: len(words)], dtype=bool) & (words[:, 1] == places)
        self.last = len(words) if right.all() else int(right.argmin())
        self.checksum = int(np.bitwise_xor.reduce(words[: self.last, 0]))

    def _judge(self, index: int) -> None:
        """The vendor's rule for one segment (docs/formats/log-file.md#end-of-the-data)."""
        if self._is_whole(index):
            place, found = self._place(index), self._position(index)
            if found < place:
                self.empty_seen = True
            elif found > place:
                self._report(index, SegmentDamage.BAD_LGPOS)
            elif self.empty_seen:
                self._report(index, SegmentDamage.VALID_AFTER_EMPTY)
            else:
                self._accept(index)
        elif self._is_tail(index):
            self.empty_seen = True
        elif not self.empty_seen and self._repair_from_shadow(index):
            self._accept(index)
        else:
            self._report(index, SegmentDamage.BAD_CHECKSUM)

    def _judge_last(self, index: int) -> None:
        """The last segment holds no records; whatever is wrong with it, the copy gets a legal one."""
        if not (self._is_whole(index) or self._is_tail(index)):
            self._report(index, SegmentDamage.DAMAGED_TAIL)
            self._store(index, bytes(SEGMENT_SIZE))

    def _is_whole(self, index: int) -> bool:
        """Whether a segment carries its own checksum, if need be after flipping one bit back."""
        if self.own[index - 1]:
            return True
        if self.blank[index - 1]:
            return False
        segment = self._segment(index)
        bit = _mend(segment, index)
        if bit is None:
            return False
        self._store(index, segment)
        is_data = index < self.count - 1 and self._position(index) >= self._place(index)
        self._report(index, SegmentDamage.CORRECTED_BIT if is_data else SegmentDamage.DAMAGED_TAIL, bit)
        return True

    def _is_tail(self, index: int) -> bool:
        """Whether a segment that is not whole is a legal tail: zero or a shadow, if need be but for one bit."""
        if self.blank[index - 1] and self.zero_filled:
            return True
        segment = self._segment(index)
        if index > 1 and self._position(index).segment == index - 1 and _is_valid(segment, index - 1):
            return True
        bit = self._restore_tail(index, segment)
        if bit is None:
            return False
        self._store(index, segment)
        self._report(index, SegmentDamage.DAMAGED_TAIL, bit)
        return True

    def _restore_tail(self, index: int, segment: bytearray) -> int | None:
        """Flip back the one bit that parts a segment from zero or from a shadow; returns its number."""
        value = int.from_bytes(segment, "little")
        if self.zero_filled and value.bit_count() == 1:
            segment[:] = bytes(SEGMENT_SIZE)
            return value.bit_length() - 1
        return _mend(segment, index - 1) if index > 1 else None

    def _repair_from_shadow(self, index: int) -> bool:
        shadow = self._segment(index + 1)
        if not _is_valid(shadow, index) and _mend(shadow, index) is None:
            return False
        if LGPOS.read(shadow, 8) != self._place(index):
            return False
        self._store(index, shadow)
        self._report(index, SegmentDamage.REPAIRED_FROM_SHADOW)
        return True

    def _accept(self, index: int) -> None:
        self.last = index
        start = index * SEGMENT_SIZE
        self.checksum ^= int.from_bytes(self.data[start : start + 8], "little")

    def _report(self, index: int, damage: SegmentDamage, bit: int | None = None) -> None:
        self.findings.append(SegmentFinding(index, damage, bit))

    def _place(self, index: int) -> Lgpos:
        return Lgpos(self.header.generation, index, 0)

    def _position(self, index: int) -> Lgpos:
        return LGPOS.read(self.data, index * SEGMENT_SIZE + 8)

    def _segment(self, index: int) -> bytearray:
        return bytearray(self.data[index * SEGMENT_SIZE : (index + 1) * SEGMENT_SIZE])

    def _store(self, index: int, segment: Buffer) -> None:
        if isinstance(self.data, bytes):
            self.data = bytearray(self.data)
        self.data[index * SEGMENT_SIZE : (index + 1) * SEGMENT_SIZE] = segment


def _is_valid(segment: Buffer, seed: int) -> bool:
    return bool(segment[_FLAG_BYTE] & _FLAG_MASK) and is_page_valid(segment, seed)


def _mend(segment: bytearray, seed: int) -> int | None:
    """Flip the one damaged bit back in place so that the checksum fits ``seed``; its number, or ``None``.

    The ECC locates a bit of the contents. When 63 bits of the stored checksum fit, the 64th is the damaged one;
    then the segment's own position must agree with ``seed``, for seeds too may differ by one bit.
    """
    if not segment[_FLAG_BYTE] & _FLAG_MASK:
        segment[_FLAG_BYTE] |= _FLAG_MASK
        if is_page_valid(segment, seed):
            return _FLAG_BIT
        segment[_FLAG_BYTE] &= ~_FLAG_MASK
        return None
    bit = correct_page(segment, seed)
    if bit is not None or LGPOS.read(segment, 8).segment != seed:
        return bit
    (stored,), (computed,) = page_checksums(segment, seed)
    if (stored ^ computed).bit_count() != 1:
        return None
    segment[:8] = computed.to_bytes(8, "little")
    return (stored ^ computed).bit_length() - 1


def _is_closed(data: bytes, last: int) -> bool:
    """Whether the last record but fill in the last data segment ends a run; such records are never split."""
    # the classes of a hundred records, which a start of the program without a log does not pay for
    from engine.formats.log.record_sizes import ENDS_OF_RUN, record_size
    from engine.formats.log.records import NOP, NOP2

    at, end = last * SEGMENT_SIZE + SEGMENT_HEADER, (last + 1) * SEGMENT_SIZE
    closed = False
    while last and at < end:
        if data[at] == NOP.TYPE:  # thousands in a row
            at = end - len(data[at:end].lstrip(b"\0"))
            continue
        size = record_size(data, at, end)
        if size is None:
            return False
        kind = data[at]
        if kind != NOP2.TYPE:
            closed = kind in ENDS_OF_RUN
        at += size
    return closed
