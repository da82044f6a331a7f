"""From JetCreateInstance to JetTerm, and the database functions that a caller needs to try a backup."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

from engine.change.live_database import LiveDatabase
from engine.error_codes import Code
from engine.errors import JetError, known
from engine.events import EventKind, FieldValue
from engine.events import entry as log_entry
from engine.files import make_directories, remove_tree
from engine.formats.backup_trailer import is_backup_copy
from engine.formats.db_header import HEADER_READ, read_header
from engine.formats.log.segment_writer import StreamSettings
from engine.instance.instance import Instance
from engine.instance.start import found_stream
from engine.jet.calls import giving, giving_two, path_of, returning
from engine.jet.numbers import (
    JET_DBID,
    JET_GRBIT,
    JET_INSTANCE,
    JET_PATH,
    JET_SESID,
    JET_bitStopServiceBackgroundUserTasks,
    JET_bitStopServiceQuiesceCaches,
    JET_bitStopServiceResume,
    JET_bitTermAbrupt,
    JET_bitTermComplete,
    JET_bitTermDirty,
    JET_bitTermStopBackup,
    JET_dbidNil,
    JET_instanceNil,
    JET_sesidNil,
)
from engine.jet.parameters import InstanceParameters, JET_paramLogFileSize
from engine.jet.table import INSTANCES, InstanceEntry, InstanceMode, Life

_TERM_BITS = JET_bitTermComplete | JET_bitTermAbrupt | JET_bitTermStopBackup | JET_bitTermDirty
_GENTLE_STOPS = JET_bitStopServiceBackgroundUserTasks | JET_bitStopServiceQuiesceCaches


@giving(JET_instanceNil)
def JetCreateInstance(name: str) -> JET_INSTANCE:
    """A new instance, not yet initialised; multi-instance mode from here on."""
    return INSTANCES.create(name).handle


@returning
def JetSetSystemParameter(
    instance: JET_INSTANCE | None, sesid: JET_SESID, paramid: int, number: int = 0, text: JET_PATH | None = None
) -> None:
    """Set a parameter of an instance, or, without one, of those that will be created."""
    settings, running = INSTANCES.settings(instance)
    settings.set(paramid, number if text is None else os.fsdecode(text), running=running)


@giving_two(0, "")
def JetGetSystemParameter(instance: JET_INSTANCE | None, sesid: JET_SESID, paramid: int) -> tuple[int, str]:
    """A parameter: its number and its text, one of which is empty."""
    settings, _ = INSTANCES.settings(instance)
    value = settings.get(paramid)
    return (0, value) if isinstance(value, str) else (value, "")


@giving(JET_instanceNil)
def JetInit(instance: JET_INSTANCE | None = None) -> JET_INSTANCE:
    """Start an instance; one that was not ended normally is recovered first. ``None``: the one of this process.

    Logs that are there must be of the instance's page size (else JET_errPageSizeMismatch, -1213). Their own size
    is that of the next ones; where JET_paramLogFileSize was set to another one, the instance is recovered and
    ended: JET_errLogFileSizeMismatchDatabasesConsistent (-545).
    """
    entry = INSTANCES.find(instance) if instance is not None else INSTANCES.create("", InstanceMode.ONE)
    try:
        with INSTANCES.becoming(entry, Life.STARTING, before=Life.CREATED):
            begun = time.monotonic()
            _say(entry, EventKind.InstanceStarting)
            entry.instance = _started(entry)
            _say(entry, EventKind.InstanceStarted, seconds=round(time.monotonic() - begun))
    finally:
        if instance is None and entry.instance is None:
            INSTANCES.forget(entry)
    return entry.handle


def _say(entry: InstanceEntry, kind: EventKind, **fields: FieldValue | Path) -> None:
    entry.tell(log_entry(kind, instance=entry.name, run=None, moment=None, **fields))


def _started(entry: InstanceEntry) -> Instance:
    fs, settings = INSTANCES.fs, entry.settings
    alternate = settings.alternate_directory
    with contextlib.ExitStack() as held:
        for folder in (settings.log_directory, settings.system_directory):
            _check_folder(entry, folder)
        logs = settings.log_directory if settings.logs else held.enter_context(_no_logs(entry))
        databases = fs.list(alternate) if alternate is not None and fs.exists(alternate) else []
        found = found_stream(fs, logs, settings.base)
        instance = Instance.open(settings.parameters(logs), fs=fs, databases=[p for p in databases if _is_file(p)])
        try:
            _take_log_size(settings, found)
        except JetError:
            instance.close()
            raise
        entry.held = held.pop_all()
        return instance


def _take_log_size(settings: InstanceParameters, found: StreamSettings | None) -> None:
    """The size of the logs that were there counts, unless someone has asked for another one."""
    if found is None:
        return
    kib, asked = found.file_size // 1024, settings.number(JET_paramLogFileSize)
    if JET_paramLogFileSize in settings.given and asked != kib:
        raise Code.LogFileSizeMismatchDatabasesConsistent.error(
            f"The logs in {settings.log_directory} have a size of {kib} KiB, not {asked}. The databases "
            "are consistent."
        )
    settings.values[JET_paramLogFileSize] = kib


def _check_folder(entry: InstanceEntry, folder: Path) -> None:
    """A missing folder is made where the parameters say so; else JET_errInvalidPath (-1023)."""
    if entry.settings.creates_paths:
        make_directories(INSTANCES.fs, folder)
    elif not INSTANCES.fs.exists(folder):
        raise Code.InvalidPath.error(f"{folder} does not exist.", path=str(folder))


def _is_file(path: Path) -> bool:
    return INSTANCES.fs.stat(path).is_file


@contextlib.contextmanager
def _no_logs(entry: InstanceEntry) -> Iterator[Path]:
    """Without recovery nothing is left to recover from: the logs live in a folder that goes with the instance."""
    fs, folder = INSTANCES.fs, entry.settings.system_directory / f".{entry.settings.base}-without-logs"
    if fs.exists(folder):
        remove_tree(fs, folder)
    fs.make_directory(folder)
    try:
        yield folder
    finally:
        remove_tree(fs, folder)


@returning
def JetTerm(instance: JET_INSTANCE | None = None) -> None:
    """End an instance normally; a running backup is refused its next step (-1000), an external one is over."""
    _end(instance, JET_bitTermAbrupt)


@returning
def JetTerm2(instance: JET_INSTANCE | None, grbit: JET_GRBIT) -> None:
    """End an instance: ``Complete`` not while an external backup is open (-505), ``StopBackup`` stops a running
    one (-801), ``Dirty`` leaves the databases to recovery (-1116).
    """
    if grbit & ~_TERM_BITS:
        raise Code.InvalidGrbit.error(f"The option 0x{grbit & ~_TERM_BITS:X} is not valid for JetTerm2.")
    _end(instance, grbit)


def _end(handle: JET_INSTANCE | None, grbit: JET_GRBIT) -> None:
    entry = INSTANCES.find(handle) if handle is not None else INSTANCES.the_one()
    if entry.life is Life.CREATED:
        INSTANCES.forget(entry)
        return
    if entry.external is not None and grbit & JET_bitTermComplete:
        raise Code.BackupInProgress.error(
            "An external backup is open. End it, or terminate the instance with JET_bitTermAbrupt."
        )
    with INSTANCES.becoming(entry, Life.ENDING, before=Life.RUNNING):
        instance = known(entry.instance, "running instance")
        if entry.external is not None:
            entry.external.stop()
        if grbit & JET_bitTermStopBackup:
            instance.backups.stop()
        if grbit & JET_bitTermDirty:
            _leave_dirty(instance)
        else:
            with _giving_up_when_failed(entry):
                instance.close()
        _forget(entry)
    if grbit & JET_bitTermDirty:
        _say(entry, EventKind.InstanceStoppedBadly, error=int(Code.DirtyShutdown))
        raise Code.DirtyShutdown.error()
    _say(entry, EventKind.InstanceStopped)


def _forget(entry: InstanceEntry) -> None:
    entry.instance = None
    entry.held.close()
    INSTANCES.forget(entry)


def _leave_dirty(instance: Instance) -> None:
    instance.backups.end_all()
    with contextlib.suppress(JetError):
        instance.log.flush()
    instance.abandon()


@contextlib.contextmanager
def _giving_up_when_failed(entry: InstanceEntry) -> Iterator[None]:
    """An instance that could not end well is gone all the same; one that others still use goes on."""
    try:
        yield
    except JetError as error:
        if error.code is not Code.TooManyActiveUsers:
            _forget(entry)
            _say(entry, EventKind.InstanceStoppedBadly, error=int(error.code))
        raise


@returning
def JetStopService() -> None:
    """JetStopServiceInstance for the one instance of this process."""
    _stop_service(INSTANCES.the_one())


@returning
def JetStopServiceInstance(instance: JET_INSTANCE) -> None:
    """No new work from here on (-1329); what runs, a backup too, goes on to its end. Cannot be undone."""
    _stop_service(INSTANCES.find(instance))


@returning
def JetStopServiceInstance2(instance: JET_INSTANCE, grbit: JET_GRBIT) -> None:
    """As JetStopServiceInstance with 0; ``QuiesceCaches`` only brings all changes to the databases, and with
    ``BackgroundUserTasks``, of which there are none, can be resumed.
    """
    entry = INSTANCES.find(instance)
    if not grbit:
        _stop_service(entry)
        return
    if grbit & ~(_GENTLE_STOPS | JET_bitStopServiceResume):
        raise Code.InvalidGrbit.error(f"The option 0x{grbit:X} is not valid for JetStopServiceInstance2.")
    running = entry.running()
    if grbit & JET_bitStopServiceQuiesceCaches and not grbit & JET_bitStopServiceResume:
        running.checkpoint()


def _stop_service(entry: InstanceEntry) -> None:
    entry.running().stop_service()
    entry.stopping = True


def running_instance(instance: JET_INSTANCE) -> Instance:
    """The engine's own object behind a handle, for tables and rows, of which JET's calls are not here.

    Raises as :meth:`engine.jet.table.InstanceEntry.running`.
    """
    return INSTANCES.find(instance).running()


@giving(JET_sesidNil)
def JetBeginSession(instance: JET_INSTANCE) -> JET_SESID:
    """A session on an instance."""
    entry = INSTANCES.find(instance)
    return INSTANCES.keep(entry, entry.running().session())


@returning
def JetEndSession(sesid: JET_SESID, grbit: JET_GRBIT = 0) -> None:
    """End a session; its transaction is rolled back."""
    INSTANCES.drop(sesid).close()


@giving(JET_dbidNil)
def JetCreateDatabase(sesid: JET_SESID, path: JET_PATH, grbit: JET_GRBIT = 0) -> JET_DBID:
    """Make a database and attach it."""
    entry, _ = INSTANCES.session(sesid)
    instance, file = entry.running(), path_of(path)
    _check_folder(entry, file.parent)
    created = instance.create_database(file)
    _say(entry, EventKind.DatabaseCreated, path=file)
    return created.dbid


@returning
def JetAttachDatabase(sesid: JET_SESID, path: JET_PATH, grbit: JET_GRBIT = 0) -> None:
    """Attach a database that was left clean; not one out of a backup, which has to be restored (-544)."""
    entry, _ = INSTANCES.session(sesid)
    instance, file = entry.running(), path_of(path)
    with INSTANCES.fs.open_read(file) as data:
        if is_backup_copy(read_header(data.read_at(0, HEADER_READ)).header):
            raise Code.SoftRecoveryOnBackupDatabase.error(path=str(file))
    instance.attach(file)
    _say(entry, EventKind.DatabaseAttached, path=file)


@returning
def JetDetachDatabase(sesid: JET_SESID, path: JET_PATH | None = None) -> None:
    """Leave a database clean; without a path all of them."""
    entry, _ = INSTANCES.session(sesid)
    instance = entry.running()
    for database in instance.databases if path is None else [_attached(instance, path_of(path))]:
        instance.detach(database)
        _say(entry, EventKind.DatabaseDetached, path=database.path)


def _attached(instance: Instance, path: Path) -> LiveDatabase:
    for database in instance.databases:
        if database.path == path:
            return database
    raise Code.DatabaseNotFound.error(f"{path} is not attached.", path=str(path))
