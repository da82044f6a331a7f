"""What is wrong with the segments of a log, told apart: loss, what a crash leaves, and what was repaired."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from engine.formats.log_segments import Damage, LogReading
from engine.formats.log_tail import hole_in
from engine.verify.finding import Finding, FindingKind

_HARMLESS = {Damage.DAMAGED_TAIL}
_OF_A_CRASH = {Damage.REPAIRED_FROM_SHADOW}


def log_findings(path: Path, reading: LogReading, *, may_be_torn: bool) -> Iterator[Finding]:
    """Each damage of a log. ``may_be_torn``: a torn last write is recovery's to mend, and only a note."""
    hole = hole_in(reading)
    lost = FindingKind.LOG
    if hole is not None:
        lost = FindingKind.LOG_TAIL if may_be_torn and not hole.is_loss else FindingKind.LOG
        yield Finding(path, lost, str(hole), segment=hole.segment)
    for finding in reading.findings:
        kind = FindingKind.LOG
        if finding.damage.is_fatal:
            if hole is None or finding is hole.finding or finding.damage is not Damage.BAD_CHECKSUM:
                continue  # the hole's own, or a whole segment that the hole counts
            kind = lost
        elif finding.damage is Damage.DAMAGED_TAIL or (
            finding.damage is Damage.REPAIRED_FROM_SHADOW and may_be_torn
        ):
            kind = FindingKind.LOG_TAIL
        yield Finding(path, kind, str(finding), segment=finding.segment)
