"""What a verification finds, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from engine.chain.manifest import PageCounts
from engine.sources.instance_files import ProblemKind


class FindingKind(StrEnum):
    """What is wrong; those of :data:`WARNINGS` leave the data whole."""

    HEADER = "header"
    HEADER_COPY = "header-copy"
    CHECKSUM = "checksum"
    ONE_BIT = "one-bit"
    MISPLACED = "misplaced"
    CUT_SHORT = "cut-short"
    LOG = "log"
    LOG_GAP = "log-gap"
    LOG_TAIL = "log-tail"
    LOG_CHAIN = "log-chain"
    CHECKPOINT = "checkpoint"
    MISSING = "missing"
    CHANGED = "changed"
    MANIFEST = "manifest"
    SUMS = "sums"
    UNLISTED = "unlisted"
    UNREADABLE = "unreadable"
    NOT_RECOVERABLE = "not-recoverable"
    PLACE = "place"
    STRUCTURE = "structure"
    LEAKED = "leaked"
    DBTIME = "dbtime"
    LONG_VALUE_CHUNKS = "long-value-chunks"
    NOT_JUDGED = "not-judged"


WARNINGS = frozenset(
    {
        FindingKind.HEADER_COPY,
        FindingKind.LOG_TAIL,
        FindingKind.CHECKPOINT,
        FindingKind.SUMS,
        FindingKind.UNLISTED,
        FindingKind.PLACE,
        FindingKind.LEAKED,
        FindingKind.DBTIME,
        FindingKind.LONG_VALUE_CHUNKS,
        FindingKind.NOT_JUDGED,
    }
)


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong: in which file, of which kind, where, in words."""

    file: Path
    kind: FindingKind
    detail: str
    page: int | None = None
    segment: int | None = None

    @property
    def is_damage(self) -> bool:
        return self.kind not in WARNINGS


@dataclass(frozen=True)
class ChunkCount:
    """So many long values of a database are in chunks of so many bytes; shorter ones than a chunk are left out."""

    file: Path
    chunk: int
    values: int


@dataclass(frozen=True)
class Verification:
    """The result. ``what`` says as what the path was verified; ``files`` is how many files were read;
    ``long_values`` is known when the structure was checked.
    """

    path: Path
    what: str
    findings: tuple[Finding, ...]
    pages: PageCounts
    bad_pages: int
    files: int
    logs: int
    long_values: tuple[ChunkCount, ...] = ()

    @property
    def ok(self) -> bool:
        return not any(finding.is_damage for finding in self.findings)


OF_PROBLEM = {
    ProblemKind.GAP: FindingKind.LOG_GAP,
    ProblemKind.MISNAMED: FindingKind.PLACE,
    ProblemKind.FOREIGN_LOG: FindingKind.PLACE,
    ProblemKind.DUPLICATE: FindingKind.PLACE,
    ProblemKind.EMPTY_LOG: FindingKind.LOG,
    ProblemKind.DAMAGED_FILE: FindingKind.HEADER,
    ProblemKind.UNREADABLE: FindingKind.UNREADABLE,
    ProblemKind.UNFINISHED_WRITE: FindingKind.CHECKSUM,
}
"""How a scan's problems count; damaged header copies are found again where the database is read."""
