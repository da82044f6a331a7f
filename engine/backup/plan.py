"""The files that a run will copy, or why it cannot: a pure function of what exists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from engine.backup.continuity import check_history, continued
from engine.chain.manifest import Kind, Manifest, StoredFile, is_safe_name
from engine.discovery.file_values import UnsupportedLog
from engine.discovery.instance_files import (
    CheckpointFile,
    DatabaseFile,
    InstanceFiles,
    LogFile,
    Problem,
    ProblemKind,
    State,
    generation_range,
    generations,
)
from engine.discovery.log_needs import LOG_CODES, needed_from, of_damaged_log, of_stray_log, remedy_of_log
from engine.error_codes import Code
from engine.errors import JetError, known
from engine.formats.names import patch_name
from engine.remedy import Remedy


class LogChoice(StrEnum):
    """Which logs a full backup of files at rest includes."""

    ALL = "all"
    NEEDED = "needed"
    AS_THEY_ARE = "as-they-are"
    """All, and those of a version that this program does not read, unjudged."""


@dataclass(frozen=True)
class Plan:
    """A run before it starts. ``bytes`` is the amount to be read; ``notes`` describe unusual conditions to the
    user.

    ``replaces`` is the partially filled newest log of the chain, whose generation this run copies again, complete
    or with more data; ``follows`` is the log of the chain that the first new one must continue. ``ends`` is the
    last one of a chain whose logs a differential copies again: the copy of it must hold what that one does.
    ``unjudged`` logs are copied without checks.
    """

    kind: Kind
    instance: InstanceFiles
    databases: tuple[DatabaseFile, ...]
    logs: tuple[LogFile, ...]
    checkpoint: CheckpointFile | None
    notes: tuple[str, ...] = ()
    chain: str | None = None
    follows: StoredFile | None = None
    ends: StoredFile | None = None
    unjudged: tuple[UnsupportedLog, ...] = ()

    @property
    def files(self) -> tuple[tuple[Path, int], ...]:
        """Every file and its size in bytes."""
        checkpoint = (self.checkpoint,) if self.checkpoint else ()
        return tuple((file.path, file.size) for file in (*self.databases, *self.logs, *self.unjudged, *checkpoint))

    @property
    def bytes(self) -> int:
        return sum(size for _, size in self.files)

    @property
    def log_range(self) -> tuple[int, int] | None:
        return (self.logs[0].generation, self.logs[-1].generation) if self.logs else None

    @property
    def replaces(self) -> StoredFile | None:
        return self.follows if self.follows and self.follows.current else None


@dataclass(frozen=True)
class Damage:
    """A check that found damage in a chain and was not followed by a newer one without damage: when it ended, what
    it found."""

    found: datetime
    why: str = ""


def check_sound(chain: Path, manifest: Manifest, damage: Damage | None) -> None:
    """JET_errMissingFullBackup (-560) for a chain that was found damaged since it started and cannot be
    extended."""
    if damage is None or damage.found < datetime.fromisoformat(manifest.runs[0].started):
        return
    raise Code.MissingFullBackup.error(
        f"The newest chain, {chain.name}, was found damaged on {damage.found:%Y-%m-%d %H:%M} UTC and "
        f"cannot be extended. {damage.why}".rstrip(),
        hint="Make a full backup, which starts a new chain. If the chain was corrected after that, verify "
        "it again first.",
        path=str(chain),
    )


def plan_full(instance: InstanceFiles, choice: LogChoice = LogChoice.ALL, kind: Kind = Kind.FULL) -> Plan:
    """Databases, logs and checkpoint of a full backup or a copy of files at rest; no checkpoint of a running
    instance.

    Raises the error of the first thing that forbids it: no or damaged databases (-1203, -1206, …), a log that
    recovery needs and is missing (-543), a log missing between others (-569), foreign (-555), misnamed (-513)
    or damaged (-612) logs in the range, pages whose write was cut short and that only recovery can make whole
    (-550). With ``LogChoice.NEEDED`` only the logs from where recovery, or the next incremental, starts have to be
    right; older ones are left out and noted. Logs of another version are refused (-514) unless they are wanted as
    they are.
    """
    _check_databases(instance)
    _check_pages(instance)
    if instance.live:
        return _plan_live(instance, kind)
    low = needed_from(instance) if choice is LogChoice.NEEDED else None
    unjudged = instance.unsupported if choice is LogChoice.AS_THEY_ARE else ()
    _check_logs(instance, low, unsupported=bool(unjudged))
    _check_required(instance)
    _check_gaps(instance, low)
    _check_marks([database for database in instance.databases if database.is_copy])
    logs = tuple(log for log in instance.logs if low is None or log.generation >= low)
    notes = _notes(instance, low)
    notes += [
        f"{p.text} It is copied without being checked."
        for p in instance.problems
        if unjudged and p.kind is ProblemKind.UNSUPPORTED_LOG
    ]
    return Plan(kind, instance, instance.databases, logs, instance.checkpoint, tuple(notes), unjudged=unjudged)


def _plan_live(instance: InstanceFiles, kind: Kind) -> Plan:
    """The source gives the logs that the copy needs, and no others."""
    _check_marks(instance.databases)
    _check_logs(instance, None)
    _check_gaps(instance, None)
    return Plan(kind, instance, instance.databases, instance.logs, None)


def _check_marks(copies: Sequence[DatabaseFile]) -> None:
    """Each copy has a mark of its own (docs/semantics.md#copies-of-running-databases)."""
    marks: dict[str, Path] = {}
    for path in (database.path for database in copies):
        mark = patch_name(path.name)
        other = marks.setdefault(mark.casefold(), path)
        if other != path:
            raise Code.FileAlreadyExists.error(
                f"{other} and {path} would share the same mark file, {mark}.",
                hint="Stop the instance and back up its files at rest, the folder of each database separately.",
                path=str(path),
            )


def plan_incremental(instance: InstanceFiles, chains: Mapping[str, Manifest]) -> Plan:
    """Logs beyond the newest chain that the instance continues; ``chains`` are those at the destination, by name.

    Raises JET_errMissingFullBackup (-560) without a chain that this instance can continue,
    JET_errGivenLogFileIsNotContiguous (-556) when its logs are of another history,
    JET_errMissingFileToBackup (-569) when a log in between is missing.
    """
    _check_databases(instance)
    name, manifest = continued(instance, chains)
    last = manifest.logs[-1]
    low = known(last.generation, f"generation of {last.name}") + (not last.current)
    _check_logs(instance, low)
    _check_gaps(instance, low)
    logs = tuple(log for log in instance.logs if log.generation >= low)
    if logs and logs[0].generation != low:
        raise _missing(instance, low, logs[0].generation - 1)
    return Plan(Kind.INCREMENTAL, instance, (), logs, None, _header_notes(instance), name, last)


def plan_differential(instance: InstanceFiles, chains: Mapping[str, Manifest]) -> Plan:
    """All logs after the full backup of the newest chain that the instance continues, also those that the chain's
    incrementals hold.

    Raises as :func:`plan_incremental`; JET_errMissingFileToBackup (-569) also where the instance has deleted a log
    since the full backup.
    """
    _check_databases(instance)
    name, manifest = continued(instance, chains, Kind.DIFFERENTIAL)
    follows, low = _end_of_full(manifest)
    check_history(instance, follows)
    _check_logs(instance, low)
    logs = tuple(log for log in instance.logs if log.generation >= low)
    lacking = [(low, logs[0].generation - 1)] if logs and logs[0].generation > low else []
    lacking += [(first, last) for first, last in instance.gaps if last >= low]
    if lacking:
        raise _gone(instance, *lacking[0])
    notes, ends = _header_notes(instance), manifest.logs[-1]
    return Plan(Kind.DIFFERENTIAL, instance, (), logs, None, notes, name, follows, ends)


def _end_of_full(manifest: Manifest) -> tuple[StoredFile, int]:
    """The last log that is still the full backup's own, and the first one that a differential adds.

    Of a full backup whose only log was copied again since then, it is that copy.
    """
    full = manifest.runs[0]
    own = [log for log in manifest.logs if log.run == full.id]
    last = own[-1] if own else manifest.logs[0]
    generation = known(last.generation, f"generation of {last.name}")
    return last, generation + (last.run == full.id and not last.current)


def _gone(instance: InstanceFiles, first: int, last: int) -> JetError:
    error = _missing(instance, first, last)
    return error.code.error(
        f"{error.message} A differential backup needs all logs since the full backup.",
        hint="A running instance deletes logs after a full or an incremental backup. Make an incremental backup, "
        "which needs only the logs since the newest set, or a full one.",
        **error.context,
    )


NEEDS_RECOVERY = "The database was not shut down cleanly. After a restore, it needs recovery with these logs."
_UNDECIDED = (ProblemKind.UNDECIDED_COPY,)
_NOT_HERE = (ProblemKind.MISSING_DATABASE, ProblemKind.OTHER_DATABASE)
"""Recovery of a dirty database requires all databases that the logs know; clean ones do not depend on the
others."""


def _check_databases(instance: InstanceFiles) -> None:
    for problem in instance.problems:
        if problem.generation is None and problem.kind in (ProblemKind.DAMAGED_FILE, ProblemKind.UNREADABLE):
            code = Code.DatabaseCorrupted if problem.kind is ProblemKind.DAMAGED_FILE else Code.FileAccessDenied
            raise problem.refusal(code)
        if problem.kind in _UNDECIDED or (problem.kind in _NOT_HERE and instance.state is not State.CLEAN):
            raise problem.refusal(Code.DatabaseNotFound)
    if not instance.databases:
        raise Code.DatabaseNotFound.error(
            f"{instance.directory} contains logs of the stream {instance.signature}, but no database of "
            "that stream.",
            hint="Specify the folder of the database, too, or choose the folder that contains the database "
            "and its logs.",
        )
    seen: dict[str, DatabaseFile] = {}
    for database in instance.databases:
        _check_name(database.path)
        other = seen.setdefault(database.path.name.casefold(), database)
        if other is not database:
            raise Code.FileAlreadyExists.error(
                f"Two databases have the same file name: {other.path} and {database.path}.",
                hint="Back up the folder of each separately. If one is a copy, move the copy to another folder.",
                path=str(database.path),
            )
        if database.state is State.OTHER:
            raise Code.DatabaseDirtyShutdown.error(
                f"{database.path.name} is in state {database.reading.header.dbstate}, which is neither a "
                "clean shutdown nor recoverable.",
                hint="Let the application that uses the database complete its operation, or use the last good "
                "backup.",
                path=str(database.path),
            )


def _check_pages(instance: InstanceFiles) -> None:
    """A page of which old and new sectors are mixed may even pass its checksum: it must not get into a copy."""
    for problem in instance.problems:
        if problem.kind is ProblemKind.UNFINISHED_WRITE:
            raise problem.refusal(Code.DatabaseDirtyShutdown)


def _check_required(instance: InstanceFiles) -> None:
    for database in instance.databases:
        able, why = instance.verdict(database)
        if not able:
            if instance.is_undecided(database):
                unread = [p for p in instance.problems if p.kind is ProblemKind.UNREADABLE and p.generation]
                raise unread[-1].refusal(Code.FileAccessDenied)
            raise Code.RequiredLogFilesMissing.error(
                f"{database.path.name}: {why}",
                path=str(database.path),
                generations=list(instance.missing_for(database)),
            )


def _check_logs(instance: InstanceFiles, low: int | None, *, unsupported: bool = False) -> None:
    """No log from ``low`` on is damaged, foreign or misnamed, and every file has a name that a chain may hold."""
    for problem in instance.problems:
        code = LOG_CODES.get(problem.kind)
        if problem.kind is ProblemKind.UNSUPPORTED_LOG:
            if unsupported:
                continue
            raise _unsupported(problem)
        if code and problem.generation and _concerns(problem, low):
            error = of_damaged_log(problem.refusal(code), instance, problem.generation)
            raise of_stray_log(error, instance, problem)
    for path in (*(log.path for log in instance.logs), *(log.path for log in instance.unsupported)):
        _check_name(path)
    if instance.checkpoint:
        _check_name(instance.checkpoint.path)


def _unsupported(problem: Problem) -> JetError:
    return Code.BadLogVersion.error(
        problem.text,
        hint="Recover the instance with the engine that wrote it, or include the logs as they are, unchecked.",
        path=str(problem.path),
    )


def _check_name(path: Path) -> None:
    if not is_safe_name(path.name):
        raise Code.InvalidPath.error(
            f"The name {path.name!r} is not valid on every system.",
            hint="Rename the file before you back it up.",
            path=str(path),
        )


def _check_gaps(instance: InstanceFiles, low: int | None) -> None:
    """No log from ``low`` on is missing."""
    for first, last in instance.gaps:
        if low is None or last >= low:
            raise _missing(instance, first, last)


def _concerns(problem: Problem, low: int | None) -> bool:
    return low is None or (problem.generation is not None and problem.generation >= low)


def _missing(instance: InstanceFiles, first: int, last: int) -> JetError:
    path = instance.archive(first)
    remedy = remedy_of_log(instance, last)
    return Code.MissingFileToBackup.error(
        f"Log {generation_range(first, last)} is missing: {path.name} is not in {path.parent}.",
        hint=remedy if remedy in (Remedy.MOVE_LOGS, Remedy.KEEP_LOGS) else "",
        generation=first,
        path=str(path),
    )


def _header_notes(instance: InstanceFiles) -> tuple[str, ...]:
    return tuple(p.text for p in instance.problems if p.kind is ProblemKind.HEADER_COPY)


def _notes(instance: InstanceFiles, low: int | None) -> list[str]:
    notes = list(_header_notes(instance))
    notes += [f"{p.text} It is not included." for p in instance.problems if p.kind in _NOT_HERE]
    notes += [p.text for p in instance.problems if p.kind is ProblemKind.OTHER_STREAM]
    older = [log.generation for log in instance.logs if low is not None and log.generation < low]
    if older:
        notes.append(f"Logs {generations(older)} are older than recovery requires and are not included.")
    if low is not None:
        notes += [p.text for p in instance.problems if p.generation and p.generation < low and p.kind in LOG_CODES]
    notes += [f"{p.text} The checkpoint is not included." for p in instance.problems if p.generation == 0]
    if instance.logs and instance.current is None and not instance.is_backup_set:
        notes.append("There is no current log. The closed logs are included.")
    if instance.is_backup_set:
        notes.append("These files are a backup set made by another program. A restore replays its logs.")
    elif instance.state is State.DIRTY:
        notes.append(NEEDS_RECOVERY)
    return notes
