"""The results of a verification, as values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from engine.chain.manifest import PageCounts
from engine.discovery.files_found import FileKind, FoundFile
from engine.discovery.instance_files import Problem, ProblemKind
from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.names import Role
from engine.remedy import Remedy, damage_advice


class FindingKind(StrEnum):
    """What is wrong; those of :data:`WARNINGS` leave the data whole."""

    HEADER = "header"
    HEADER_COPY = "header-copy"
    CHECKSUM = "checksum"
    ONE_BIT = "one-bit"
    MISPLACED = "misplaced"
    LOST_WRITE = "lost-write"
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
    NOT_READ = "not-read"
    NOT_RECOVERABLE = "not-recoverable"
    PLACE = "place"
    STRUCTURE = "structure"
    LEAKED = "leaked"
    DBTIME = "dbtime"
    LONG_VALUE_CHUNKS = "long-value-chunks"
    NOT_JUDGED = "not-judged"
    UNSUPPORTED = "unsupported"
    ENCRYPTED = "encrypted"


NO_BACKUP_WITH_IT = "A backup with this log is refused."
"""Of what leaves the data whole, and the copy of which would not be as good."""

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
        FindingKind.ENCRYPTED,
    }
)

UNJUDGED = frozenset({FindingKind.UNSUPPORTED, FindingKind.NOT_READ, FindingKind.UNREADABLE})
"""What this program cannot judge: no one knows of damage, and it must not count as good."""


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong: the file, the kind, the place and a description."""

    file: Path
    kind: FindingKind
    detail: str
    page: int | None = None
    segment: int | None = None
    bit: int | None = None
    """The one wrong bit of the page, where that is all."""
    code: Code | None = None
    """That of the error that it was; None: that of its kind."""

    @property
    def names_file(self) -> bool:
        """Whether the description begins with the name of the file, which is not to be put before it again."""
        return self.detail.startswith(f"{self.file.name} ")

    @property
    def text(self) -> str:
        """The file and the description in one sentence."""
        return self.detail if self.names_file else f"{self.file.name}: {self.detail}"

    @property
    def is_damage(self) -> bool:
        return self.kind not in WARNINGS and not self.is_unjudged

    @property
    def is_unjudged(self) -> bool:
        """Whether it says that something could not be judged, so that the whole is not known to be good."""
        return self.kind in UNJUDGED


@dataclass(frozen=True)
class ChunkCount:
    """So many long values of a database are in chunks of so many bytes; shorter ones than a chunk are left out."""

    file: Path
    chunk: int
    values: int


@dataclass(frozen=True)
class CheckedDatabase:
    """A database that was read: how many pages its file holds, of ``page_size`` bytes, and what they were.

    ``file`` is what messages call it; in a chain, it can be opened by that name.
    """

    file: Path
    page_size: int
    pages: int
    counts: PageCounts
    bad: int

    @property
    def read(self) -> int:
        """Pages that were read and judged."""
        return self.counts.total + self.bad


@dataclass(frozen=True)
class Verification:
    """The result. ``what`` is what the path was verified as; ``files`` is the number of files read;
    ``long_values`` is set if the structure was checked; ``databases`` are those whose header could be read."""

    path: Path
    what: str
    findings: tuple[Finding, ...]
    pages: PageCounts
    bad_pages: int
    files: int
    logs: int
    long_values: tuple[ChunkCount, ...] = ()
    instance: str = ""
    """The one instance that it was about; the name of the path where there are several, or only a file."""
    databases: tuple[CheckedDatabase, ...] = ()
    of_chain: bool = False
    """Whether it was of a backup."""
    remedy: Remedy | None = None
    """What its findings call for; None where it is good, or more is not known than that it could not be judged."""
    has_backup: bool = True
    """Whether there may be a backup to restore."""

    @property
    def ok(self) -> bool:
        return not any(finding.is_damage or finding.is_unjudged for finding in self.findings)

    @property
    def cause(self) -> JetError | None:
        """Why it is not good, as :func:`cause_of`."""
        return None if self.ok else cause_of(self.findings, self.advice)

    @property
    def advice(self) -> str:
        """What to do, in sentences; empty where nothing has to be done."""
        return damage_advice(self.remedy, has_backup=self.has_backup) if self.remedy is not None else ""

    @property
    def cause_and_advice(self) -> str:
        """What is damaged, or could not be judged: the first findings, and what to do about it, in sentences."""
        damage = [each.text for each in self.findings if each.is_damage]
        told = damage or [each.text for each in self.findings if each.is_unjudged]
        return " ".join([*dict.fromkeys(told[:_TOLD]), self.advice]).strip()

    @property
    def is_closed(self) -> bool:
        """Whether there were contents that could not be read for want of a key."""
        return any(finding.kind is FindingKind.ENCRYPTED for finding in self.findings)

    @property
    def result(self) -> str:
        """``ok``, ``damaged``, or ``incomplete``: no damage was seen, but not all could be judged."""
        if self.ok:
            return "ok"
        return "damaged" if any(finding.is_damage for finding in self.findings) else "incomplete"


OF_PROBLEM = {
    ProblemKind.GAP: FindingKind.LOG_GAP,
    ProblemKind.MISNAMED: FindingKind.PLACE,
    ProblemKind.FOREIGN_LOG: FindingKind.PLACE,
    ProblemKind.DUPLICATE: FindingKind.PLACE,
    ProblemKind.EMPTY_LOG: FindingKind.LOG,
    ProblemKind.DAMAGED_FILE: FindingKind.HEADER,
    ProblemKind.UNREADABLE: FindingKind.UNREADABLE,
    ProblemKind.UNFINISHED_WRITE: FindingKind.CHECKSUM,
    ProblemKind.UNSUPPORTED_LOG: FindingKind.UNSUPPORTED,
    ProblemKind.MISSING_DATABASE: FindingKind.MISSING,
    ProblemKind.OTHER_DATABASE: FindingKind.MISSING,
    ProblemKind.OTHER_STREAM: FindingKind.PLACE,
    ProblemKind.UNDECIDED_COPY: FindingKind.PLACE,
}
"""How a scan's problems count; damaged header copies are found again where the database is read."""


def kind_of(problem: Problem) -> FindingKind | None:
    """How a scan's problem counts. A damaged file counts as what it should be: no data is lost with a checkpoint,
    and what to do about a log is not what to do about a database."""
    if problem.kind is ProblemKind.DAMAGED_FILE and problem.generation is not None:
        return FindingKind.LOG if problem.generation else FindingKind.CHECKPOINT
    if problem.error is not None and problem.error.code is Code.FileIOBeyondEOF:
        return FindingKind.CUT_SHORT
    if problem.kind is ProblemKind.UNREADABLE and problem.generation == 0:
        return FindingKind.CHECKPOINT
    if problem.kind is ProblemKind.UNREADABLE and problem.error is not None:
        return kind_of_unread(problem.error)
    return OF_PROBLEM.get(problem.kind)


def kind_of_unread(error: JetError) -> FindingKind:
    """How a file or folder counts that could not be read: one that may not be read need not be damaged."""
    return FindingKind.NOT_READ if error.code is Code.FileAccessDenied else FindingKind.UNREADABLE


OF_OTHERS = {
    FileKind.DAMAGED: FindingKind.HEADER,
    FileKind.UNREADABLE: FindingKind.UNREADABLE,
    FileKind.UNSUPPORTED: FindingKind.UNSUPPORTED,
}
"""Files that no instance knows of and that still cannot be called good."""


def kind_of_other(file: FoundFile) -> FindingKind | None:
    """How a file counts that no instance knows of; a damaged one as what it should be."""
    if file.kind is FileKind.DAMAGED and file.name is not None:
        return FindingKind.CHECKPOINT if file.name.role is Role.CHECKPOINT else FindingKind.LOG
    if file.kind is FileKind.UNREADABLE and file.name is not None and file.name.role is Role.CHECKPOINT:
        return FindingKind.CHECKPOINT
    if file.kind is FileKind.UNREADABLE and file.error is not None:
        return kind_of_unread(file.error)
    return OF_OTHERS.get(file.kind)


_TOLD = 3
"""So many findings are named in the text of an event; the others are counted."""
OF_LOGS = frozenset({FindingKind.LOG, FindingKind.LOG_GAP, FindingKind.LOG_CHAIN})
_UNREAD = frozenset({FindingKind.NOT_READ, FindingKind.UNREADABLE})


_CODES = {
    **dict.fromkeys((FindingKind.CHECKSUM, FindingKind.ONE_BIT, FindingKind.MISPLACED), Code.ReadVerifyFailure),
    **dict.fromkeys(OF_LOGS, Code.LogFileCorrupt),
    FindingKind.CUT_SHORT: Code.FileIOBeyondEOF,
    FindingKind.LOST_WRITE: Code.ReadLostFlushVerifyFailure,
    FindingKind.UNSUPPORTED: Code.FeatureNotAvailable,
    FindingKind.NOT_READ: Code.FileAccessDenied,
    FindingKind.UNREADABLE: Code.DiskIO,
}
"""The code of an error that a finding would be; that of any other is that of a damaged database."""


def cause_of(findings: Sequence[Finding], advice: str) -> JetError | None:
    """The first damage, and how much more there is, as an error that is told and not raised; without damage, what
    could not be judged."""
    damage = [each for each in findings if each.is_damage]
    bad = damage or [each for each in findings if each.is_unjudged]
    if not bad:
        return None
    first, more = bad[0], len(bad) - 1
    text = first.text
    if more:
        text = f"{text.removesuffix('.')}. {more:,} further finding{'' if more == 1 else 's'}."
    code = first.code or _CODES.get(first.kind, Code.DatabaseCorrupted)
    return code.error(text, hint=advice, path=str(first.file))


def remedy_for(findings: Sequence[Finding], of_logs: Remedy) -> Remedy | None:
    """What the findings in the files of an instance call for, by the worst of them. ``of_logs``: what its logs do,
    if nothing else is damaged."""
    damage = {each.kind for each in findings if each.is_damage}
    unjudged = {each.kind for each in findings if each.is_unjudged}
    if not damage:
        return Remedy.CHECK_DISK if unjudged & _UNREAD else None
    if damage <= {FindingKind.ONE_BIT}:
        return Remedy.FULL_BACKUP
    return of_logs if damage <= OF_LOGS else Remedy.RESTORE


def remedy_for_chain(findings: Sequence[Finding], lasting: Callable[[Finding], bool]) -> Remedy | None:
    """What the findings in a chain call for. ``lasting``: whether the chain can be restored up to before it."""
    damage = [each for each in findings if each.is_damage]
    if not damage:
        return Remedy.CHECK_DISK if any(each.kind in _UNREAD for each in findings) else None
    return Remedy.UP_TO_LOG if all(map(lasting, damage)) else Remedy.NEW_CHAIN


def not_ours(path: Path, why: str) -> JetError:
    """The error for a place with nothing in it that could be verified."""
    return Code.InvalidDatabase.error(
        f"{path}: {why}",
        hint="Choose a chain, the folder of an instance, a database, a log or a checkpoint.",
        path=str(path),
    )
