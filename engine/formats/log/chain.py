"""Whether one log continues another: the check that a series of logs has no gap and no log of another stream.

Source: docs/formats/log-file.md#chained-checksum, docs/formats/log-file.md#log-header,
docs/formats/recovery.md#checks.
"""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.log.header import HEADER_SIZE, SEGMENT_SIZE
from engine.formats.log.log_end import LogEnd
from engine.formats.log.segments import SEGMENT_HEADER, LogReading
from engine.formats.stamps import LogTime


def end_of(log: LogReading) -> LogEnd:
    """What a later log is compared with, once ``log`` itself is gone."""
    tail = b"" if log.is_empty else bytes(log.segment(log.last)[SEGMENT_HEADER:]).rstrip(b"\0")
    return LogEnd(
        log.generation,
        str(log.header.signature),
        log.header.created.data.hex(),
        log.header.version,
        None if log.fatal else log.checksum,
        log.last,
        _sha256(log.data[:HEADER_SIZE]),
        _sha256(log.data[: log.last * SEGMENT_SIZE]),
        len(tail),
        _sha256(tail),
    )


class _Older(NamedTuple):
    """What a newer log refers to."""

    generation: int
    signature: str
    created: LogTime
    version: tuple[int, ...]
    checksum: int | None

    @classmethod
    def of(cls, log: LogReading | LogEnd) -> _Older:
        if isinstance(log, LogEnd):
            created = LogTime(bytes.fromhex(log.created))
            return cls(log.generation, log.signature, created, log.version, log.checksum)
        header, checksum = log.header, None if log.fatal else log.checksum
        return cls(log.generation, str(header.signature), header.created, header.version, checksum)


def _sha256(data: bytes | memoryview) -> str:
    return hashlib.sha256(data).hexdigest()


def breaks_between(older: LogReading | LogEnd, newer: LogReading) -> list[JetError]:
    """Every reason why ``newer`` is not the log right after ``older``; none when it is.

    JET_errGivenLogFileHasBadSignature (-555) other stream, JET_errInvalidLogSequence (-515) wrong generation;
    both stand alone. JET_errGivenLogFileIsNotContiguous (-556) other history or an older format,
    JET_errLogSequenceChecksumMismatch (-590) changed contents; that is asked only of an ``older`` read in full.
    Each carries the ``generation`` of ``newer``.
    """
    a, b = _Older.of(older), newer.header
    names = f"Log 0x{b.generation:X} ({b.generation}) does not continue 0x{a.generation:X} ({a.generation})"

    def broken(code: Code, why: str) -> JetError:
        return code.error(f"{names}{why}", generation=b.generation)

    if a.signature != str(b.signature):
        return [broken(Code.GivenLogFileHasBadSignature, f": it belongs to another stream ({b.signature}).")]
    if b.generation != a.generation + 1:
        return [broken(Code.InvalidLogSequence, " in number.")]
    found: list[JetError] = []
    if b.previous_created != a.created:
        why = f": the log before it was created {b.previous_created}, but that one was created {a.created}."
        found.append(broken(Code.GivenLogFileIsNotContiguous, why))
    if b.version < a.version:
        found.append(broken(Code.GivenLogFileIsNotContiguous, ": its format is older."))
    if not found and a.checksum is not None and b.has_chained_checksum and b.checksum_previous != a.checksum:
        sums = f"checksum {b.checksum_previous:016x}, found {a.checksum:016x}"
        found.append(
            broken(
                Code.LogSequenceChecksumMismatch,
                f": the log before it had other contents when it was created ({sums}).",
            )
        )
    return found


def check_follows(older: LogReading | LogEnd, newer: LogReading) -> None:
    """Raise the first of :func:`breaks_between`."""
    for error in breaks_between(older, newer):
        raise error


def is_continuation(older: LogReading | LogEnd, newer: LogReading) -> bool:
    """Whether ``newer`` is the same log as ``older``, filled further or alike.

    The header is written once; a full segment never changes; the last one keeps its records and may have grown.
    """
    end = older if isinstance(older, LogEnd) else end_of(older)
    if newer.last < end.last or _sha256(newer.data[:HEADER_SIZE]) != end.header:
        return False
    if _sha256(newer.data[: end.last * SEGMENT_SIZE]) != end.full:
        return False
    tail = newer.segment(end.last)[SEGMENT_HEADER : SEGMENT_HEADER + end.tail_bytes]
    return not end.last or _sha256(tail) == end.tail


def check_continuation(older: LogReading | LogEnd, newer: LogReading) -> None:
    """Raise JET_errGivenLogFileIsNotContiguous (-556) unless :func:`is_continuation`."""
    if not is_continuation(older, newer):
        raise Code.GivenLogFileIsNotContiguous.error(
            f"Log 0x{newer.generation:X} ({newer.generation}) does not continue the one in the chain: the "
            "instance has started another history.",
            hint="Make a full backup.",
            generation=newer.generation,
        )
