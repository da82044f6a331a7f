"""The calls of an external backup. Those without an instance refer to the one of single-instance mode."""

from __future__ import annotations

from engine.chain.manifest import Kind
from engine.error_codes import Code
from engine.jet.backup import check_logging
from engine.jet.calls import giving, giving_two, path_of, returning
from engine.jet.external import ExternalBackup, session
from engine.jet.numbers import (
    JET_GRBIT,
    JET_HANDLE,
    JET_INSTANCE,
    JET_LOGINFO,
    JET_PATH,
    JET_bitBackupEndAbort,
    JET_bitBackupEndNormal,
    JET_bitBackupIncremental,
    JET_bitBackupNoDbHeaderUpdate,
    JET_bitBackupSurrogate,
    JET_bitBackupTruncateDone,
)
from engine.jet.table import INSTANCES, InstanceEntry

_BACKUP_INTERNAL_COPY = 0x40
_BEGIN_BITS = JET_bitBackupIncremental | JET_bitBackupSurrogate | _BACKUP_INTERNAL_COPY
_END_BITS = JET_bitBackupEndNormal | JET_bitBackupEndAbort
_NO_LOGS = JET_LOGINFO(0, 0, "")

Paths = tuple[str, ...]


@returning
def JetBeginExternalBackup(grbit: JET_GRBIT = 0) -> None:
    """JetBeginExternalBackupInstance for the one instance of this process."""
    _begin(INSTANCES.the_one(), grbit)


@returning
def JetBeginExternalBackupInstance(instance: JET_INSTANCE, grbit: JET_GRBIT = 0) -> None:
    """Begin an external backup, of the logs alone with ``Incremental``.

    Copies for replicas are not made: 0x20 is JET_errFeatureNotAvailable (-1001), 0x40
    JET_errSurrogateBackupInProgress (-617).
    """
    _begin(INSTANCES.find(instance), grbit)


def _begin(entry: InstanceEntry, grbit: JET_GRBIT) -> None:
    check_logging(entry, entry.running())
    if grbit & ~_BEGIN_BITS:
        raise Code.InvalidGrbit.error(
            f"The option 0x{grbit & ~_BEGIN_BITS:X} is not valid for an external backup."
        )
    _check_kind(entry, grbit)
    kind = Kind.INCREMENTAL if grbit & JET_bitBackupIncremental else Kind.FULL
    entry.external = ExternalBackup(entry, kind)


def _check_kind(entry: InstanceEntry, grbit: JET_GRBIT) -> None:
    """Raises what JET says to backups of replicas and internal copies, in its order; neither is made here."""
    backups = entry.running().backups
    if grbit & (JET_bitBackupIncremental | JET_bitBackupSurrogate) and entry.running().parameters.circular:
        raise Code.InvalidBackup.error()
    if grbit & _BACKUP_INTERNAL_COPY:
        if grbit != _BACKUP_INTERNAL_COPY:
            raise Code.InvalidGrbit.error("An internal copy must be a full copy of the instance itself.")
        if backups.running is None:
            raise Code.SurrogateBackupInProgress.error("Internal copies can be made only by replication.")
        raise Code.BackupInProgress.error()
    if grbit & JET_bitBackupSurrogate:
        raise Code.FeatureNotAvailable.error("Backups of a replica are not recorded here.")


@giving(Paths())
def JetGetAttachInfo() -> Paths:
    """JetGetAttachInfoInstance for the one instance of this process."""
    return _attached(INSTANCES.the_one())


@giving(Paths())
def JetGetAttachInfoInstance(instance: JET_INSTANCE) -> Paths:
    """Paths of the databases to read."""
    return _attached(INSTANCES.find(instance))


def _attached(entry: InstanceEntry) -> Paths:
    return tuple(str(path) for path in session(entry).databases)


@giving_two(0, 0)
def JetOpenFile(path: JET_PATH) -> tuple[JET_HANDLE, int]:
    """JetOpenFileInstance for the one instance of this process."""
    return _open(INSTANCES.the_one(), path)


@giving_two(0, 0)
def JetOpenFileInstance(instance: JET_INSTANCE, path: JET_PATH) -> tuple[JET_HANDLE, int]:
    """Open a database or log of the backup: its handle, and the bytes that will be read of it.

    A database while logs are read (in an incremental, after JetGetLogInfo) is JET_errInvalidBackupSequence
    (-521), which ends the session.
    """
    return _open(INSTANCES.find(instance), path)


def _open(entry: InstanceEntry, path: JET_PATH) -> tuple[JET_HANDLE, int]:
    backup = session(entry)
    if not path:
        raise Code.InvalidParameter.error("No file name was specified.")
    return backup.open(path_of(path))


@giving(b"")
def JetReadFile(handle: JET_HANDLE, size: int) -> bytes:
    """JetReadFileInstance for the one instance of this process."""
    return session(INSTANCES.the_one()).read(handle, size)


@giving(b"")
def JetReadFileInstance(instance: JET_INSTANCE, handle: JET_HANDLE, size: int) -> bytes:
    """Up to ``size`` bytes from where the last read ended; none at the end of the file, nor once it was closed.

    ``size`` is a multiple of the instance's page size, and for the first read of a database three pages at least,
    of a log two; else JET_errInvalidParameter (-1003).
    """
    return session(INSTANCES.find(instance)).read(handle, size)


@returning
def JetCloseFile(handle: JET_HANDLE) -> None:
    """JetCloseFileInstance for the one instance of this process."""
    session(INSTANCES.the_one()).close(handle)


@returning
def JetCloseFileInstance(instance: JET_INSTANCE, handle: JET_HANDLE) -> None:
    """Close the open file."""
    session(INSTANCES.find(instance)).close(handle)


@giving(Paths())
def JetGetLogInfo() -> Paths:
    """JetGetLogInfoInstance for the one instance of this process."""
    return _logs(session(INSTANCES.the_one()))


@giving(Paths())
def JetGetLogInfoInstance(instance: JET_INSTANCE) -> Paths:
    """End the current log; paths of the logs to read."""
    return _logs(session(INSTANCES.find(instance)))


@giving_two(Paths(), _NO_LOGS)
def JetGetLogInfoInstance2(instance: JET_INSTANCE) -> tuple[Paths, JET_LOGINFO]:
    """As JetGetLogInfoInstance, and the generations of the logs."""
    entry = INSTANCES.find(instance)
    logs = session(entry).logs()
    low, high = (logs[0].generation, logs[-1].generation) if logs else (0, 0)
    return tuple(str(log.path) for log in logs), JET_LOGINFO(low, high, entry.settings.base)


def _logs(backup: ExternalBackup) -> Paths:
    return tuple(str(log.path) for log in backup.logs())


@giving(Paths())
def JetGetTruncateLogInfo() -> Paths:
    """JetGetTruncateLogInfoInstance for the one instance of this process."""
    return _truncatable(session(INSTANCES.the_one()))


@giving(Paths())
def JetGetTruncateLogInfoInstance(instance: JET_INSTANCE) -> Paths:
    """Paths of the logs that JetTruncateLogInstance would remove; ends the current log like JetGetLogInfo."""
    return _truncatable(session(INSTANCES.find(instance)))


def _truncatable(backup: ExternalBackup) -> Paths:
    return tuple(str(path) for path in backup.truncatable())


@returning
def JetTruncateLog() -> None:
    """JetTruncateLogInstance for the one instance of this process."""
    session(INSTANCES.the_one()).truncate()


@returning
def JetTruncateLogInstance(instance: JET_INSTANCE) -> None:
    """Remove the logs that neither the backup's databases nor recovery need; all of the backup must be read."""
    session(INSTANCES.find(instance)).truncate()


@returning
def JetEndExternalBackup() -> None:
    """JetEndExternalBackupInstance for the one instance of this process."""
    session(INSTANCES.the_one()).end(normally=True)


@returning
def JetEndExternalBackupInstance(instance: JET_INSTANCE) -> None:
    """End normally; without truncation the backup is a copy, which leaves headers and logs as they were.

    Headers name the backup for the databases of which every page was read. After JetStopBackup the backup is
    broken off, and the result is 0 all the same.
    """
    session(INSTANCES.find(instance)).end(normally=True)


@returning
def JetEndExternalBackupInstance2(instance: JET_INSTANCE, grbit: JET_GRBIT) -> None:
    """End, normally or as a failure: exactly one of ``BackupEndNormal`` and ``BackupEndAbort``."""
    if grbit & _END_BITS not in (JET_bitBackupEndNormal, JET_bitBackupEndAbort):
        raise Code.InvalidParameter.error("A backup must end with either success or failure.")
    if grbit & (JET_bitBackupTruncateDone | JET_bitBackupNoDbHeaderUpdate):
        raise Code.FeatureNotAvailable.error(
            "Only a backup whose logs were truncated can be recorded in the headers."
        )
    if grbit & ~_END_BITS:
        raise Code.InvalidParameter.error(
            f"The option 0x{grbit & ~_END_BITS:X} is not valid for the end of a backup."
        )
    session(INSTANCES.find(instance)).end(normally=bool(grbit & JET_bitBackupEndNormal))
