"""An instance at rest, as values: its databases, its log stream, its checkpoint, and its problems."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from engine.discovery.file_values import Copy, UnsupportedLog
from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.backup_trailer import BackupCopy, is_backup_copy
from engine.formats.db_header import DatabaseState, HeaderReading
from engine.formats.log.header import LogHeader
from engine.formats.names import DIGITS, GENERATION_MAX, Family, Role, archive_name, patch_name
from engine.formats.stamps import Lgpos, Signature


class State(StrEnum):
    """The state in which a database, or the worst one of an instance, was left."""

    CLEAN = "clean"
    DIRTY = "dirty"
    OTHER = "other"
    DAMAGED = "damaged"
    NONE = "no database"


class ProblemKind(StrEnum):
    """What is wrong with, or beside, an instance."""

    GAP = "gap"
    MISNAMED = "misnamed"
    FOREIGN_LOG = "foreign log"
    DAMAGED_FILE = "damaged file"
    UNREADABLE = "unreadable"
    DUPLICATE = "duplicate"
    HEADER_COPY = "header copy"
    EMPTY_LOG = "empty log"
    UNFINISHED_WRITE = "unfinished write"
    DAMAGED_LOG = "damaged log"
    NO_CURRENT_LOG = "no current log"
    UNSUPPORTED_LOG = "unsupported log"
    MISSING_DATABASE = "missing database"
    OTHER_DATABASE = "other database"
    OTHER_STREAM = "other stream"
    UNDECIDED_COPY = "undecided copy"


@dataclass(frozen=True)
class Problem:
    """One problem found by the scan: its kind, its file and its log generation (0: a file without a generation).

    If several files have the same problem, ``path`` and ``generation`` are those of the newest, ``further`` the
    others.
    """

    kind: ProblemKind
    text: str
    path: Path | None = None
    generation: int | None = None
    error: JetError | None = None
    further: tuple[Path, ...] = ()

    @property
    def paths(self) -> tuple[Path, ...]:
        """Every file that it is about."""
        return (*self.further, self.path) if self.path is not None else self.further

    def refusal(self, code: Code) -> JetError:
        """The error of it: what reading the file gave, or ``code``; the message names the file."""
        error = self.error
        context: dict[str, object] = {"path": str(self.path), **(error.context if error else {})}
        if self.generation:
            context["generation"] = self.generation
        return (error.code if error else code).error(self.text, hint=error.hint if error else "", **context)


class Identity(NamedTuple):
    """What distinguishes an instance from all others: its log stream, by name, **and** the location of its files.

    A copied folder, or that of a cloned machine, has the same stream.
    """

    name: str
    directory: Path

    def __str__(self) -> str:
        return f"{self.name} in {self.directory}"


@dataclass(frozen=True)
class DatabaseFile:
    """A database file at rest. ``size`` in bytes; ``unfinished`` are pages whose last write is incomplete.

    ``copy`` is set for a copy that a backup made from a running instance: the content of its trailer page, or the
    error found in it. ``space_fault``: why a clean one lacks pages that it owns, or it is not
    known.
    """

    path: Path
    size: int
    reading: HeaderReading
    unfinished: tuple[int, ...] = ()
    copy: BackupCopy | JetError | None = None
    space_fault: JetError | None = None

    @property
    def is_copy(self) -> bool:
        """Whether a backup copied it from a running instance, and no one has restored it since."""
        return is_backup_copy(self.reading.header)

    @property
    def page_size(self) -> int:
        return self.reading.page_size

    @property
    def state(self) -> State:
        state = self.reading.header.state
        if state is DatabaseState.CLEAN_SHUTDOWN:
            return State.CLEAN
        dirty = (DatabaseState.DIRTY_SHUTDOWN, DatabaseState.DIRTY_AND_PATCHED)
        return State.DIRTY if state in dirty else State.OTHER

    @property
    def required(self) -> tuple[int, int] | None:
        """Generations that recovery, or the restore of a copy, needs; ``None`` when clean."""
        if isinstance(self.copy, BackupCopy):
            return self.copy.low, self.copy.high
        return None if self.state is State.CLEAN else self.reading.header.required

    @property
    def committed(self) -> int | None:
        """The last generation with committed work, ``None`` when clean, and for a copy, which is of its moment."""
        return None if self.state is State.CLEAN or self.copy is not None else self.reading.header.committed

    @property
    def log_signature(self) -> Signature:
        return self.reading.header.sign_log


@dataclass(frozen=True, slots=True)
class LogFile:
    """One usable log of a stream. ``size`` in bytes."""

    path: Path
    size: int
    role: Role
    header: LogHeader

    @property
    def generation(self) -> int:
        return self.header.generation


@dataclass(frozen=True)
class CheckpointFile:
    """The checkpoint that belongs to a stream."""

    path: Path
    size: int
    lgpos: Lgpos


@dataclass(frozen=True)
class InstanceFiles:
    """One instance at rest: one log stream with its attached databases.

    ``logs`` are in ascending order of generations, with the current log (if any) last; ``base`` is ``None`` for
    databases without their logs. ``problems`` lists what a backup or a user must know. ``live``: an engine has it
    open, and ``databases`` are as a backup would copy them. ``digits`` is the number of digits in the names of its
    closed logs. ``twins`` are the folders in which the same scan found the same stream again. ``goes_on``: the log
    in which its databases were shut down has commits after that, or may have.
    """

    base: str | None
    family: Family
    log_directory: Path | None
    system_directory: Path | None
    signature: Signature
    databases: tuple[DatabaseFile, ...]
    logs: tuple[LogFile, ...] = ()
    checkpoint: CheckpointFile | None = None
    problems: tuple[Problem, ...] = ()
    live: bool = False
    digits: int = DIGITS
    copies: tuple[Copy, ...] = ()
    twins: tuple[Path, ...] = ()
    unsupported: tuple[UnsupportedLog, ...] = ()
    goes_on: bool = False

    @property
    def name(self) -> str:
        """A name that is stable: base (or file) name and signature. A copy has it, too: see :attr:`identity`."""
        if self.base is not None:
            return instance_name(self.base, self.signature)
        if not self.databases:
            return self._broken.stem
        first = self.databases[0]
        identity = self.signature if self.signature.is_set else first.reading.header.sign_db
        stem = first.path.stem
        while len(os.fsencode(stem)) > _STEM_BYTES:
            stem = stem[:-1]
        return f"{stem}-{identity.random:08X}"

    @property
    def directory(self) -> Path:
        """The folder that stands for the instance: that of its logs, else of its first database."""
        if self.log_directory is not None:
            return self.log_directory
        return (self.databases[0].path if self.databases else self._broken).parent

    @property
    def _broken(self) -> Path:
        """The one file of an instance of which nothing but that can be read."""
        return next(problem.path for problem in self.problems if problem.path is not None)

    @property
    def identity(self) -> Identity:
        return Identity(self.name, self.directory)

    @property
    def paths(self) -> Iterator[Path]:
        """Every file that the scan gave to the instance, copies and bad ones, too."""
        yield from (database.path for database in self.databases)
        yield from (d.path.with_name(patch_name(d.path.name)) for d in self.databases if d.is_copy)
        yield from (log.path for log in self.logs)
        yield from (copy.path for copy in self.copies)
        yield from (path for problem in self.problems for path in problem.paths)
        if self.checkpoint:
            yield self.checkpoint.path

    @property
    def twin_notes(self) -> tuple[str, ...]:
        """What is said of each folder with the same stream: which is the copy, where their places tell."""
        return tuple(self._twin_note(folder) for folder in self.twins)

    def _twin_note(self, folder: Path) -> str:
        if self.directory in folder.parents:
            return f"A copy of its log stream is inside its folder: {folder}."
        if folder in self.directory.parents:
            return f"It is a copy inside {folder}, which contains the same log stream."
        return f"{folder} contains the same log stream, so one of the two is a copy."

    def archive(self, generation: int) -> Path:
        """Where a closed log is, or should."""
        return self.directory / archive_name(self.base or "", generation, self.family, digits=self.digits)

    @property
    def is_backup_set(self) -> bool:
        """Whether these files are no instance but the set of a streaming backup: copies, and logs to go with them.

        Such sets are made by JetBackup, by a DHCP or certificate server, by ntbackup and the like.
        """
        return not self.live and any(database.is_copy for database in self.databases)

    @property
    def current(self) -> LogFile | None:
        return self.logs[-1] if self.logs and self.logs[-1].role is Role.CURRENT else None

    @property
    def first(self) -> int | None:
        return self.logs[0].generation if self.logs else None

    @property
    def last(self) -> int | None:
        return self.logs[-1].generation if self.logs else None

    @property
    def bytes(self) -> int:
        """Bytes of databases, logs and checkpoint together."""
        sizes = [d.size for d in self.databases] + [log.size for log in self.logs]
        return sum(sizes) + (self.checkpoint.size if self.checkpoint else 0)

    @property
    def gaps(self) -> tuple[tuple[int, int], ...]:
        """Ranges of generations that are missing between the first and the last log."""
        return gaps_in([log.generation for log in self.logs])

    @property
    def circular(self) -> bool | None:
        """Whether circular logging is on, by the newest log; ``None`` where there is no log to tell."""
        return self.logs[-1].header.circular if self.logs else None

    @property
    def state(self) -> State:
        states = [database.state for database in self.databases]
        if any(p.kind is ProblemKind.DAMAGED_FILE and p.generation is None for p in self.problems):
            return State.DAMAGED
        for worst in (State.OTHER, State.DIRTY, State.CLEAN):
            if worst in states:
                return worst
        return State.NONE

    @property
    def required(self) -> tuple[int, int] | None:
        """Generations that recovery of all databases needs, ``None`` when all are clean."""
        ranges = [d.required for d in self.databases if d.required]
        return (min(lo for lo, _ in ranges), max(hi for _, hi in ranges)) if ranges else None

    def missing_for(self, database: DatabaseFile) -> tuple[int, ...]:
        """The first few generations that this database's recovery needs and that are not here."""
        if database.required is None:
            return ()
        low, high = database.required
        here = {log.generation for log in self.logs}
        wanted = range(low, max(high, database.committed or high) + 1)
        return tuple(itertools.islice((g for g in wanted if g not in here), _MISSING_SHOWN))

    @property
    def _unread(self) -> frozenset[int]:
        """Generations of logs that are there and could not be read. A current log has the number that is next."""
        told = {p.generation for p in self.problems if p.kind is ProblemKind.UNREADABLE and p.generation}
        last = max([log.generation for log in self.logs] + [n for n in told if n < GENERATION_MAX], default=0)
        return frozenset(n if n < GENERATION_MAX else last + 1 for n in told)

    def is_undecided(self, database: DatabaseFile) -> bool:
        """Whether nothing but logs that could not be read is known to keep a database from a clean state."""
        if self.verdict(database)[0] or database.required is None or isinstance(database.copy, JetError):
            return False
        unusable = (p for p in self.problems if p.generation is not None and p.generation >= database.required[0])
        is_lost = any(p.kind in _UNUSABLE and p.kind is not ProblemKind.UNREADABLE for p in unusable)
        return not is_lost and bool(self._unread) and self._unread >= {*self.missing_for(database)}

    def verdict(self, database: DatabaseFile) -> tuple[bool, str]:
        """Whether the database is, or can be brought to, a clean state with what is here, and why."""
        if database.state is State.CLEAN:
            return True, "Clean shutdown. No recovery is needed."
        if isinstance(database.copy, JetError):
            return False, f"A copy made by a backup that cannot be restored. {database.copy.message}"
        if database.required is None:
            return (
                False,
                f"State {database.reading.header.dbstate}: the header does not show which logs recovery requires.",
            )
        low, high = database.required
        span = generation_range(low, high)
        needs = f"A copy made by a backup. A restore requires log {span}"
        if database.copy is None:
            needs = f"Dirty shutdown. Recovery requires log {span}"
        if not self.logs and self.base is not None:
            return False, f"{needs}, but none of the existing logs can be read."
        if not self.logs:
            return False, f"{needs} of stream {database.log_signature}, but no log of that stream was found."
        missing = self.missing_for(database)
        unread = self._unread & {*missing}
        if unread:
            return False, f"{needs}. Not readable: {generations(sorted(unread))}."
        if missing:
            return False, f"{needs}. Missing: {generations(missing)}."
        for problem in self.problems:
            is_needed = problem.generation is not None and problem.generation >= low
            if is_needed and problem.kind in _UNUSABLE and problem.path is not None:
                return False, f"{needs}, but {problem.path.name} is {_UNUSABLE[problem.kind]}."
        return True, f"{needs}; none is missing."


def instance_name(base: str, signature: Signature) -> str:
    """The name of an instance with logs, which its backups are under."""
    return f"{base}-{signature.random:08X}"


_UNUSABLE = {
    ProblemKind.DAMAGED_LOG: "damaged",
    ProblemKind.NO_CURRENT_LOG: "missing",
    ProblemKind.UNREADABLE: "not readable",
}
_MISSING_SHOWN = 64
_STEM_BYTES = 200
"""Of a database's file name as much as leaves space for the rest of a folder's name."""


def gaps_in(numbers: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Ranges that are missing in ascending numbers."""
    return tuple((a + 1, b - 1) for a, b in itertools.pairwise(numbers) if b > a + 1)


def generation_range(low: int, high: int) -> str:
    """A range of generations for users: ``0x5C (92)`` or ``0x2-0x5 (2-5)``."""
    return f"0x{low:X} ({low})" if low == high else f"0x{low:X}-0x{high:X} ({low}-{high})"


def generations(numbers: Sequence[int]) -> str:
    """Ascending generations for users, neighbours joined: ``0x2-0x5 (2-5), 0x7 (7)``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(generation_range(low, high) for low, high in runs)
