"""What a recovery would do, and known reasons against it, before data is read or written.

The result is a value that a dialog can show. Recovery itself checks much more before its first change (the
analysis pass reads every record); errors found here have the same text there.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.chain.nesting import check_outside
from engine.control.in_use import check_not_running
from engine.discovery.choosing import InstanceChoice
from engine.discovery.instance_files import InstanceFiles, ProblemKind, State
from engine.discovery.log_needs import of_needless_log
from engine.error_codes import Code
from engine.errors import JetError
from engine.events import size_text
from engine.files import FileSystem
from engine.formats.names import double_write_name, temp_name
from engine.recover.lost import lost_databases
from engine.recovery.attachments_map import AttachableDatabase, AttachedDatabase, AttachmentsMap
from engine.recovery.checks import check_current, check_generations
from engine.recovery.recover import RecoveryOptions
from engine.recovery.start import choose_start, find_checkpoint
from engine.run_context import RunContext
from engine.sources.foreign_set import check_no_set
from engine.staging import check_new_folder, check_takes_files, place_of
from engine.storage.log_stream import LogStream, find_stream

_UNDECIDED = (ProblemKind.UNDECIDED_COPY,)
_NO_LOGS = (ProblemKind.MISNAMED, ProblemKind.UNSUPPORTED_LOG, ProblemKind.DAMAGED_FILE, ProblemKind.UNREADABLE)
_BROKEN = (ProblemKind.DAMAGED_FILE, ProblemKind.UNREADABLE)


@dataclass(frozen=True)
class RecoveryPlan:
    """What a recovery would do. ``files`` are those that a recovery of a copy copies, ``bytes`` their total
    size."""

    instance: InstanceFiles
    files: tuple[Path, ...]
    bytes: int
    logs: tuple[int, int] | None
    """First and last generation that will be read; ``None`` without logs, or when it is refused."""
    refusal: JetError | None

    @property
    def is_clean(self) -> bool:
        """Whether every database is in a clean state already."""
        return all(database.state is State.CLEAN for database in self.instance.databases)

    @property
    def newer_logs(self) -> tuple[int, int] | None:
        """Logs beyond what the clean databases show, which may hold more for them."""
        shown = max((d.reading.header.lgpos_consistent.generation for d in self.instance.databases), default=0)
        last = self.instance.last
        return (shown + 1, last) if self.is_clean and last is not None and last > shown else None


def plan_recovery(
    choice: InstanceChoice,
    *,
    to: Path | None = None,
    options: RecoveryOptions | None = None,
    context: RunContext | None = None,
) -> RecoveryPlan:
    """Look at the instance that ``choice`` means, and at the target ``to`` if there is one.

    Raises as :meth:`InstanceChoice.find`; everything else is the plan's ``refusal``.
    """
    context, options = context or RunContext(), options or RecoveryOptions()
    fs, instance = context.fs, choice.find(context.fs, context.cancel)
    files: tuple[Path, ...] = ()
    size = 0
    try:
        check_not_running(instance)
        check_no_set(instance)
        files = tuple(files_to_copy(fs, instance))
        size = sum(fs.stat(path).size for path in files)
        if instance.base is None:
            check_without_logs(instance)
            return RecoveryPlan(instance, files, size, None, None)
        check_databases(instance)
        logs = check_logs(fs, instance, options)
        if not options.ignore_lost_logs:
            _check_newest(fs, instance)
        if not instance.databases and not options.ignore_missing:
            to_be_made(fs, instance)
        if to is not None:
            check_outside(fs, to, "The target")
            check_new_folder(fs, to.absolute())
            check_takes_files(fs, to)
            check_room(fs, to, size)
    except JetError as error:
        return RecoveryPlan(instance, files, size, None, of_needless_log(error, instance))
    return RecoveryPlan(instance, files, size, logs, None)


def check_room(fs: FileSystem, to: Path, size: int) -> None:
    """JET_errDiskFull (-1808) where a copy of the files has no space; recovery writes more logs than these."""
    place = place_of(fs, to)
    free = fs.free_space(place)
    if free < size:
        raise Code.DiskFull.error(
            f"The recovered copy needs {size_text(size)}; {size_text(free)} is free in {place}.",
            hint=f"Free space on the volume of {place}, or recover to another volume.",
            path=str(to),
            needed=size,
            free=free,
        )


def check_databases(instance: InstanceFiles) -> None:
    """Raise for what recovery would leave out in silence, or take for what it is not.

    A database file that cannot be read, copies of which none is known to be the right one, logs that no engine
    finds under their names or in their version.
    """
    for problem in instance.problems:
        if (problem.kind in _BROKEN and problem.generation is None) or problem.kind in _UNDECIDED:
            raise problem.error or Code.DatabaseCorrupted.error(problem.text, path=str(problem.path))
        if not instance.logs and problem.kind in _NO_LOGS and problem.error is not None:
            raise problem.error.code.error(problem.text, hint=problem.error.hint, path=str(problem.path))


def stream_of(fs: FileSystem, instance: InstanceFiles) -> LogStream:
    """The logs of an instance. Raises JET_errMissingLogFile (-528) for one that has none."""
    if instance.log_directory is None or instance.base is None:
        raise Code.MissingLogFile.error(f"{instance.directory} holds no logs.", path=str(instance.directory))
    return find_stream(fs, instance.log_directory, instance.base)


def to_be_made(fs: FileSystem, instance: InstanceFiles) -> tuple[str, ...]:
    """Names of the databases that an instance lacks and that its logs make again.

    Raises JET_errDatabaseNotFound (-1203) for one that they cannot make.
    """
    stream = stream_of(fs, instance)
    here = {database.reading.header.sign_db for database in instance.databases}
    lost = lost_databases(fs, stream, here)
    for database in lost:
        if database.why_not:
            raise Code.DatabaseNotFound.error(
                f"The database {database.name} is missing and cannot be created from the logs: "
                f"{database.why_not}.",
                hint="Put it back beside its logs, or specify its folder, too. Otherwise, restore a backup.",
                path=str(stream.directory / database.name),
            )
    return tuple(database.name for database in lost)


def check_without_logs(instance: InstanceFiles) -> None:
    """Databases alone: clean ones need nothing, for others there is nothing to recover them with."""
    for database in instance.databases:
        recoverable, why = instance.verdict(database)
        if not recoverable:
            raise Code.RequiredLogFilesMissing.error(
                f"{database.path}: {why}",
                hint="Put the logs of that stream beside the database, or specify their folder, too.",
                path=str(database.path),
            )


def files_to_copy(fs: FileSystem, instance: InstanceFiles) -> list[Path]:
    """What recovery of a copy needs. Raises JET_errInvalidParameter when two files have the same name.

    Without a current log the temporary one is among them: it says that a roll was cut short.
    """
    files = [database.path for database in instance.databases]
    beside = [path.with_name(double_write_name(path.name)) for path in files]
    if instance.log_directory is not None and instance.base is not None and instance.current is None:
        beside.append(instance.log_directory / temp_name(instance.base, instance.family))
    files += [log.path for log in instance.logs] + [path for path in beside if fs.exists(path)]
    if instance.checkpoint is not None:
        files.append(instance.checkpoint.path)
    names = [path.name.casefold() for path in files]
    for path in files:
        if names.count(path.name.casefold()) > 1:
            raise Code.InvalidParameter.error(
                f"Several files of the instance are named {path.name} and cannot be copied to one folder.",
                path=str(path),
            )
    return files


def check_logs(fs: FileSystem, instance: InstanceFiles, options: RecoveryOptions) -> tuple[int, int]:
    """The logs that will be read, all there as far as their headers tell. Raises what recovery refuses."""
    stream = stream_of(fs, instance)
    _check_own(stream, instance)
    candidates = [AttachableDatabase(database.path, database.reading.header) for database in instance.databases]
    check_current(stream, options, candidates)
    checkpoint = find_checkpoint(fs, instance.system_directory or stream.directory, stream)
    start = choose_start(stream, checkpoint, candidates, whole_set=options.whole_set)
    for generation in range(start.generation, stream.last + 1):
        stream.log(generation)
    attached = AttachmentsMap(stream.signature, candidates)
    for number, database in enumerate(instance.databases, 1):
        sign_db = database.reading.header.sign_db
        attached.by_dbid[number] = AttachedDatabase(
            number, database.path.name, sign_db, 0, 0, database=candidates[number - 1]
        )
    check_generations(stream, attached, ignore_lost=options.ignore_lost_logs)
    return start.generation, stream.last


def _check_own(stream: LogStream, instance: InstanceFiles) -> None:
    """Raise JET_errBadLogSignature (-530) where another stream's log is the newest under the names of its logs.

    Recovery would take that stream for the instance's, and miss logs that are there.
    """
    if not instance.signature.is_set or stream.signature == instance.signature:
        return
    path = stream.log(stream.last).path
    raise Code.BadLogSignature.error(
        f"{path.name} belongs to another log stream ({stream.signature}).",
        hint=Code.GivenLogFileHasBadSignature.hint,
        path=str(path),
        generation=stream.last,
    )


def _check_newest(fs: FileSystem, instance: InstanceFiles) -> None:
    """Raise JET_errLogFileCorrupt (-501) for a newest log that is damaged where it was whole once."""
    stream = stream_of(fs, instance)
    _, hole = stream.read(fs, stream.last)
    if hole is not None and hole.is_loss:
        path = stream.log(stream.last).path
        raise hole.error(path.name, path=str(path))
