"""Whether one log continues another: the check that a series of logs has no gap and no log of another stream.

Source: docs/formats/log-file.md#chained-checksum, docs/formats/log-file.md#log-header,
docs/formats/recovery.md#checks.
"""

from __future__ import annotations

from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.log.header import HEADER_SIZE, SEGMENT_SIZE
from engine.formats.log.segments import SEGMENT_HEADER, LogReading


def breaks_between(older: LogReading, newer: LogReading) -> list[JetError]:
    """Every reason why ``newer`` is not the log right after ``older``; none when it is.

    JET_errGivenLogFileHasBadSignature (-555) other stream, JET_errInvalidLogSequence (-515) wrong generation;
    both stand alone. JET_errGivenLogFileIsNotContiguous (-556) other history or an older format,
    JET_errLogSequenceChecksumMismatch (-590) changed contents; that is asked only of an ``older`` read in full.
    Each carries the ``generation`` of ``newer``.
    """
    a, b = older.header, newer.header
    names = f"Log 0x{b.generation:X} ({b.generation}) does not continue 0x{a.generation:X} ({a.generation})"

    def broken(code: Code, why: str) -> JetError:
        return code.error(f"{names}{why}", generation=b.generation)

    if a.signature != b.signature:
        return [broken(Code.GivenLogFileHasBadSignature, f": it belongs to another stream ({b.signature}).")]
    if b.generation != a.generation + 1:
        return [broken(Code.InvalidLogSequence, " in number.")]
    found: list[JetError] = []
    if b.previous_created != a.created:
        why = f": the log before it was created {b.previous_created}, but that one was created {a.created}."
        found.append(broken(Code.GivenLogFileIsNotContiguous, why))
    if b.version < a.version:
        found.append(broken(Code.GivenLogFileIsNotContiguous, ": its format is older."))
    if not found and not older.fatal and b.has_chained_checksum and b.checksum_previous != older.checksum:
        sums = f"checksum {b.checksum_previous:016x}, found {older.checksum:016x}"
        found.append(
            broken(
                Code.LogSequenceChecksumMismatch,
                f": the log before it had other contents when it was created ({sums}).",
            )
        )
    return found


def check_follows(older: LogReading, newer: LogReading) -> None:
    """Raise the first of :func:`breaks_between`."""
    for error in breaks_between(older, newer):
        raise error


def is_continuation(older: LogReading, newer: LogReading) -> bool:
    """Whether ``newer`` is the same log as ``older``, filled further or alike.

    The header is written once; a full segment never changes; the last one keeps its records and may have grown.
    """
    last = older.last
    if newer.last < last or older.data[:HEADER_SIZE] != newer.data[:HEADER_SIZE]:
        return False
    full = last * SEGMENT_SIZE
    if older.data[:full] != newer.data[:full]:
        return False
    records = bytes(older.segment(last)[SEGMENT_HEADER:]).rstrip(b"\0")
    grown = newer.segment(last)[SEGMENT_HEADER : SEGMENT_HEADER + len(records)]
    return last == 0 or grown == records


def check_continuation(older: LogReading, newer: LogReading) -> None:
    """Raise JET_errGivenLogFileIsNotContiguous (-556) unless :func:`is_continuation`."""
    if not is_continuation(older, newer):
        raise Code.GivenLogFileIsNotContiguous.error(
            f"Log 0x{newer.generation:X} ({newer.generation}) does not continue the one in the chain: the "
            "instance has started another history.",
            hint="Make a full backup.",
            generation=newer.generation,
        )
