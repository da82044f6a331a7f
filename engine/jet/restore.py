"""JetRestore, JetRestore2, JetRestoreInstance (docs/semantics.md#restore)."""

from __future__ import annotations

import secrets
from pathlib import Path, PureWindowsPath

from engine.chain.manifest import FileRole, StoredFile
from engine.chain.stored import holds_chain, places_of_set
from engine.chain.stored_chain import StoredChain
from engine.chain.stores import chain_at
from engine.error_codes import Code
from engine.errors import JetError, MissingFile, WrongState
from engine.files import FileSystem
from engine.formats.backup_trailer import is_backup_copy
from engine.formats.db_header import HEADER_READ, read_header
from engine.formats.log.records import AttachDB, CreateDB
from engine.formats.log.scan import scan
from engine.formats.log.segments import verify_log
from engine.formats.names import patch_name
from engine.jet.calls import path_of, returning
from engine.jet.numbers import JET_INSTANCE, JET_PATH, JET_PFNSTATUS, JET_instanceNil
from engine.jet.restore_status import RestoreStatus
from engine.jet.table import INSTANCES, InstanceEntry, InstanceMode, Life
from engine.leases import Leases
from engine.restore.displaced import move_in
from engine.restore.job import run
from engine.restore.plan import RestoreTarget
from engine.run_context import RunContext
from engine.sources.foreign_set import FoundSet, foreign_in, read_set
from engine.staging import staging_beside
from engine.storage.log_stream import find_stream

_LARGEST_LOG = 0xFFFF * 4096


@returning
def JetRestore(path: JET_PATH, status: JET_PFNSTATUS | None = None) -> None:
    """JetRestoreInstance for the one instance of this process, to where the databases were."""
    _restore_the_one(path, None, status)


@returning
def JetRestore2(path: JET_PATH, destination: JET_PATH | None, status: JET_PFNSTATUS | None = None) -> None:
    """JetRestoreInstance for the one instance of this process."""
    _restore_the_one(path, destination, status)


@returning
def JetRestoreInstance(
    instance: JET_INSTANCE | None,
    path: JET_PATH,
    destination: JET_PATH | None = None,
    status: JET_PFNSTATUS | None = None,
) -> None:
    """Restore the backup in ``path``: its databases to ``destination``, or without one to where they were.

    The instance must not be initialised yet; without one, one is made for the purpose. Newer logs of the set's
    stream in the instance's log folder are replayed, too: for the state of the backup that folder must be empty.
    Files that are in the way step aside as ``<name>.before-restore-<id>``, so do the logs that were replayed;
    where such files of an earlier restore still are, JET_errBackupDirectoryNotEmpty (-504) until that is confirmed
    (:func:`engine.restore.displaced.confirm`). After it the databases are clean and belong to no log stream:
    JetInit, attach them, and make a full backup. ``status`` hears of the copy and of every log that is replayed
    (``docs/status-callbacks.md``).
    """
    if instance is None or instance in (0, JET_instanceNil):
        entry = INSTANCES.create("Restore")
        try:
            _restore(entry, path, destination, status)
        finally:
            INSTANCES.forget(entry)
        return
    _restore(INSTANCES.find(instance), path, destination, status)


def _restore_the_one(path: JET_PATH, destination: JET_PATH | None, status: JET_PFNSTATUS | None) -> None:
    try:
        entry = INSTANCES.create("", InstanceMode.ONE)
    except WrongState as error:
        if error.code is Code.AlreadyInitialized:
            raise Code.AfterInitialization.error() from error
        raise
    try:
        _restore(entry, path, destination, status)
    finally:
        INSTANCES.forget(entry)


def _restore(
    entry: InstanceEntry, path: JET_PATH, destination: JET_PATH | None, status: JET_PFNSTATUS | None
) -> None:
    fs, settings = INSTANCES.fs, entry.settings
    with INSTANCES.becoming(entry, Life.RESTORING, before=Life.CREATED):
        chain = chain_at(find_set(fs, path_of(path)), fs)
        check_marks(read_set(fs, chain))
        target = path_of(destination) if destination is not None else original_folder(fs, chain)
        logs = settings.log_directory
        told = RestoreStatus(status, entry.handle, fs, chain, logs, settings.base)
        newer = logs if _holds_logs(fs, logs, settings.base) else None
        run(
            chain,
            target,
            wanted=RestoreTarget(roll_forward=newer),
            create=settings.creates_paths,
            in_place=fs.exists(target) and bool(fs.list(target)),
            context=RunContext(fs, progress=told, events=told.sink(entry.tell), leases=Leases()),
        )
        if newer is not None and fs.exists(logs) and not fs.stat(logs).same_file(fs.stat(target)):
            with staging_beside(fs, logs) as (out, nothing), out.lock(logs):
                move_in(out, nothing, logs, settings.base, secrets.token_hex(4))


def find_set(fs: FileSystem, path: Path) -> Path:
    """Where the set is: in ``path``, else in ``new``, else in ``old``. Raises JET_errFileNotFound (-1811)."""
    for folder in places_of_set(path):
        if holds_chain(fs, folder) or foreign_in(fs, folder) is not None:
            return folder
    raise Code.FileNotFound.error(f"{path} does not contain a backup.", path=str(path))


def check_marks(found: FoundSet) -> None:
    """Raise JET_errPatchFileMissing (-538) for a copy without the empty file that says what it is."""
    for file in found.manifest.files:
        unmarked = file.role is FileRole.DATABASE and patch_name(file.name).casefold() not in found.manifest.marks
        if unmarked and _is_copy(found.chain, file):
            raise Code.PatchFileMissing.error(
                f"{patch_name(file.name)} is missing beside {file.name} in {found.chain.path}.",
                hint="Create an empty file with that name.",
                path=str(found.chain.file(patch_name(file.name)).path),
            )


def _is_copy(chain: StoredChain, file: StoredFile) -> bool:
    """Whether a database says that it is a copy; of one that cannot be read, the restore tells more."""
    try:
        with chain.file(file).open() as data:
            return is_backup_copy(read_header(data.read_at(0, HEADER_READ)).header)
    except JetError:
        return False


def original_folder(fs: FileSystem, chain: StoredChain) -> Path:
    """Where the databases of a set were when it was made, by its logs.

    Raises JET_errFeatureNotAvailable (-1001) when that is more than one folder, or none of this system.
    """
    manifest = read_set(fs, chain).manifest
    names = {file.name.casefold() for file in manifest.files if file.role is FileRole.DATABASE}
    places: dict[str, str] = {}
    for log in manifest.logs:
        reading = verify_log(chain.file(log).whole(_LARGEST_LOG))
        paths = [entry.path for entry in reading.header.attachments]
        for _, kind, body in scan(reading):
            if kind in (CreateDB.TYPE, AttachDB.TYPE):
                record = (CreateDB if kind == CreateDB.TYPE else AttachDB).decode(body)
                paths.append(record.path_text)
        places |= {PureWindowsPath(path).name.casefold(): path for path in paths}
    folders = {Path(places[name]).parent for name in names if name in places}
    if len(folders) != 1 or names - places.keys() or not next(iter(folders)).is_absolute():
        raise Code.FeatureNotAvailable.error(
            "The databases of the backup set were in several folders, or on another system.",
            hint="Specify the folder to restore them to with JetRestore2 or JetRestoreInstance.",
        )
    return next(iter(folders))


def _holds_logs(fs: FileSystem, folder: Path, base: str) -> bool:
    try:
        find_stream(fs, folder, base)
    except MissingFile:
        return False
    return True
