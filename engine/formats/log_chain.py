"""Whether one log follows another: the proof that a chain of logs has no gap and no foreign part.

Source: reference, log and recovery 2 (creation times, version), 3.5 (chained checksum), 7.10 step 5.
"""

from __future__ import annotations

from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.log_header import HEADER_SIZE, SEGMENT_SIZE
from engine.formats.log_segments import LogReading


def breaks_between(older: LogReading, newer: LogReading) -> list[JetError]:
    """Every reason why ``newer`` is not the log right after ``older``; none when it is.

    JET_errInvalidLogSequence (-515) wrong generation, JET_errGivenLogFileHasBadSignature (-555) other stream,
    JET_errGivenLogFileIsNotContiguous (-556) other history, version or size,
    JET_errLogSequenceChecksumMismatch (-590) changed contents.
    """
    a, b = older.header, newer.header
    names = f"Log 0x{b.generation:X} ({b.generation}) does not follow 0x{a.generation:X} ({a.generation})"
    found: list[JetError] = []
    if a.signature != b.signature:
        return [Code.GivenLogFileHasBadSignature.error(f"{names}: it belongs to another stream ({b.signature}).")]
    if b.generation != a.generation + 1:
        found.append(Code.InvalidLogSequence.error(f"{names} in number."))
    if b.previous_created != a.created:
        found.append(
            Code.GivenLogFileIsNotContiguous.error(
                f"{names}: it follows a log made {b.previous_created}, that one was made {a.created}."
            )
        )
    if b.version < a.version or b.sector_size != a.sector_size:
        found.append(Code.GivenLogFileIsNotContiguous.error(f"{names}: its format is older."))
    if not found and b.has_chained_checksum and b.checksum_previous != older.checksum:
        found.append(
            Code.LogSequenceChecksumMismatch.error(
                f"{names}: it was begun after other contents (checksum {b.checksum_previous:016x},"
                f" here {older.checksum:016x})."
            )
        )
    return found


def check_follows(older: LogReading, newer: LogReading) -> None:
    """Raise the first of :func:`breaks_between`."""
    for error in breaks_between(older, newer):
        raise error


def check_continuation(older: LogReading, newer: LogReading) -> None:
    """Raise JET_errGivenLogFileIsNotContiguous (-556) unless ``newer`` is the same log, filled further or alike.

    The header is written once; a full segment never changes; the last one may have grown.
    """
    same_header = bytes(older.data[:HEADER_SIZE]) == bytes(newer.data[:HEADER_SIZE])
    kept = max(older.last, 1) * SEGMENT_SIZE
    if not same_header or newer.last < older.last or older.data[:kept] != newer.data[:kept]:
        raise Code.GivenLogFileIsNotContiguous.error(
            f"Log 0x{newer.generation:X} ({newer.generation}) is not the one that the chain holds, filled further:"
            " the instance has begun another history.",
            hint="Make a full backup.",
            generation=newer.generation,
        )
