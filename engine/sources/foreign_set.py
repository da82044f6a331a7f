"""A backup set of a running instance made by another program: copies, their logs and marks, without a manifest.

JetBackup creates such a folder, as do a DHCP server (``backup\new``), certutil and ntbackup. It is presented like
a chain, so that everything that reads chains can read it; the checksums of its files are not known. Source:
docs/semantics.md#copies-of-running-databases, docs/semantics.md#restore.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from engine.chain.local_chain import LocalChain
from engine.chain.manifest import BackupRun, FileRole, Kind, Manifest, StoredFile
from engine.chain.stored import FoundChain, holds_chain, places_of_set
from engine.chain.stored_chain import StoredChain
from engine.chain.stores import chain_at, find_chains
from engine.command_line import quoted
from engine.discovery.folder_walk import Scope
from engine.discovery.instance_files import DatabaseFile, InstanceFiles, LogFile, ProblemKind
from engine.discovery.log_needs import LOG_CODES
from engine.discovery.scan import scan
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import FileSystem
from engine.formats.names import Role, patch_name
from engine.formats.stamps import LogTime

_EPOCH = datetime.fromtimestamp(0, UTC)
_OUTSIDE = (
    "Move the file out of the folder of the backup set if it does not belong to it. Otherwise, use another set."
)


@dataclass(frozen=True)
class FoundSet:
    """What a folder holds that can be restored: a chain of this program, or the set of another one.

    ``foreign`` are the files of such a set as they were found; ``None`` for a chain.
    """

    chain: StoredChain
    manifest: Manifest
    foreign: InstanceFiles | None = None

    @property
    def refusal(self) -> JetError | None:
        """Why it must not be restored, if so: files of another program's set do not fit, or it is evidence."""
        if self.manifest.is_evidence:
            return not_restorable(self.chain.path)
        return refusal_of(self.foreign) if self.foreign is not None else None


def not_restorable(chain: Path) -> JetError:
    """JET_errRestoreOfNonBackupDatabase (-615) for an as-is backup."""
    return Code.RestoreOfNonBackupDatabase.error(
        f"{chain} is an as-is backup: its files are evidence of the state in which they were, and are not "
        "restored.",
        hint="Copy the files to a new folder and recover the copy: ese-backup recover DIR --ignore-lost-logs. "
        f"Or export what is left of a database: ese-backup export {quoted(chain / 'FILE')} --to DIR",
        path=str(chain),
    )


def read_set(fs: FileSystem, named: Path | StoredChain) -> FoundSet:
    """The chain that is named, or the set of another program in its folder, its ``new`` or its ``old``.

    Raises as :func:`engine.chain.stores.chain_at`; as the chain's ``manifest`` when there is neither;
    JET_errInvalidParameter (-1003) for several sets in one folder.
    """
    chain = chain_at(named, fs)
    if chain.folder is not None and not holds_chain(fs, chain.folder):
        found = find_foreign(fs, chain.folder)
        if found is not None:
            return found
    return FoundSet(chain, chain.manifest())


def stored_database(found: FoundSet, name: str | None = None) -> StoredFile:
    """The database of that name (which ignores case) in a set; without a name, the only one.

    Raises JET_errInvalidParameter (-1003) for several, JET_errDatabaseNotFound (-1203) for none,
    JET_errRestoreOfNonBackupDatabase (-615) for an as-is backup.
    """
    if found.manifest.is_evidence:
        raise not_restorable(found.chain.path)
    files = [file for file in found.manifest.files if file.role is FileRole.DATABASE]
    names = ", ".join(file.name for file in files)
    if name is None and len(files) > 1:
        raise Code.InvalidParameter.error(
            f"{found.chain.path} contains several databases: {names}.",
            hint="Name the one to read (--database NAME).",
            path=str(found.chain.path),
        )
    chosen = [file for file in files if name is None or name.casefold() in file.names]
    if not chosen:
        which = "no database" if name is None else f"no database named {name!r}"
        hint = f"It contains {names}." if names else "Choose a chain that starts with a full backup."
        raise Code.DatabaseNotFound.error(
            f"{found.chain.path} contains {which}.", hint=hint, path=str(found.chain.path)
        )
    return chosen[0]


def find_foreign(fs: FileSystem, path: Path) -> FoundSet | None:
    """The set that another program made in ``path``, its ``new`` or its ``old``; ``None`` where there is none."""
    found = (foreign_in(fs, folder) for folder in places_of_set(path))
    return next((each for each in found if each is not None), None)


def foreign_in(fs: FileSystem, folder: Path) -> FoundSet | None:
    """The set that another program made in ``folder`` itself; ``None`` where there is none."""
    if not fs.exists(folder) or not fs.stat(folder).is_directory or holds_chain(fs, folder):
        return None
    survey = scan([folder], scope=Scope(subfolders=False), fs=fs)
    sets = [found for found in survey.instances if found.is_backup_set]
    if len(sets) > 1:
        names = ", ".join(found.name for found in sets)
        raise Code.InvalidParameter.error(
            f"{folder} contains several backup sets: {names}.",
            hint="Move the files of each one to a folder of its own.",
            path=str(folder),
        )
    return FoundSet(LocalChain.at(fs, folder), _manifest(fs, folder, sets[0]), sets[0]) if sets else None


def instance_of(fs: FileSystem, named: Path | StoredChain) -> str:
    """The instance of the backup that is named, as far as it is known before the backup is read."""
    try:
        return read_set(fs, named).manifest.instance
    except (JetError, MemoryError):  # what is wrong comes out when it is read for its own sake
        path = named if isinstance(named, Path) else named.path
        return path.absolute().parent.name


def find_sets(fs: FileSystem, folder: Path) -> list[FoundChain]:
    """As :func:`engine.chain.stores.find_chains`; if there is no chain, backup sets made by other programs."""
    chains = find_chains(fs, folder)
    found = find_foreign(fs, folder) if not chains else None
    return [FoundChain(found.chain.path, found.manifest)] if found is not None else chains


def refusal_of(found: InstanceFiles) -> JetError | None:
    """Why the files of a set must not be restored together: one of them is damaged or belongs to another set."""
    for problem in found.problems:
        broken = problem.kind in (ProblemKind.DAMAGED_FILE, ProblemKind.UNREADABLE)
        if broken and problem.generation is None:
            return problem.refusal(Code.DatabaseCorrupted)
        if problem.generation and problem.kind in LOG_CODES:
            error = problem.refusal(LOG_CODES[problem.kind])
            error.hint = error.hint or _OUTSIDE
            return error
    return None


def check_no_set(instance: InstanceFiles) -> None:
    """Raise JET_errSoftRecoveryOnBackupDatabase (-544) for a set, which is restored and never recovered."""
    if instance.is_backup_set:
        raise Code.SoftRecoveryOnBackupDatabase.error(
            f"{instance.directory} does not contain an instance but a backup set made by another program: "
            "its databases were copied while they were in use.",
            hint="Restore the backup set, which replays its logs: "
            f"ese-backup restore {quoted(instance.directory)} "
            "--to DIR",
            path=str(instance.directory),
        )


def _manifest(fs: FileSystem, folder: Path, found: InstanceFiles) -> Manifest:
    begun = min((d.reading.header.bkinfo_full_cur.time for d in found.databases if d.is_copy), key=_moment)
    ended = found.logs[-1].header.created if found.logs else begun
    span = (found.logs[0].generation, found.logs[-1].generation) if found.logs else None
    files = (
        *map(_database, found.databases),
        *map(_log, found.logs),
        *_marks(fs, folder, found),
    )
    return Manifest(
        chain=folder.name,
        instance=found.name,
        base=found.base,
        signature=str(found.signature),
        databases={d.path.name: str(d.reading.header.sign_db) for d in found.databases},
        page_size=found.databases[0].page_size,
        runs=(BackupRun("", Kind.FULL, _iso(begun), _iso(ended), span, bytes=sum(file.bytes for file in files)),),
        files=files,
    )


def _database(database: DatabaseFile) -> StoredFile:
    return StoredFile(database.path.name, FileRole.DATABASE, database.size, "", "")


def _log(log: LogFile) -> StoredFile:
    file = StoredFile(log.path.name, FileRole.LOG, log.size, "", "", generation=log.generation)
    return replace(file, created=log.header.created.data.hex(), current=log.role is Role.CURRENT)


def _marks(fs: FileSystem, folder: Path, found: InstanceFiles) -> list[StoredFile]:
    wanted = {patch_name(database.path.name).casefold() for database in found.databases}
    there = [path for path in fs.list(folder) if path.name.casefold() in wanted]
    return [StoredFile(path.name, FileRole.PATCH, fs.stat(path).size, "", "") for path in there]


def _moment(time: LogTime) -> datetime:
    """A stamp as a moment; one without a zone counts as of this machine's, since no other is known."""
    return time.moment.astimezone(UTC) if time.moment is not None else _EPOCH


def _iso(time: LogTime) -> str:
    return _moment(time).isoformat(timespec="milliseconds").replace("+00:00", "Z")
