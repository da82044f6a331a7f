"""JetBackup, JetBackupInstance and the functions that stop them (docs/semantics.md)."""

from __future__ import annotations

import os
from pathlib import Path

from engine.backup.job import Options, run
from engine.backup.truncation import run_truncate
from engine.chain.directory import Directory
from engine.chain.manifest import Kind
from engine.error_codes import Code
from engine.instance.instance import Instance
from engine.jet.calls import Status, path_of, returning
from engine.jet.numbers import (
    JET_GRBIT,
    JET_INSTANCE,
    JET_PATH,
    JET_PFNSTATUS,
    JET_SNP,
    JET_bitBackupAtomic,
    JET_bitBackupIncremental,
)
from engine.jet.table import INSTANCES, InstanceEntry
from engine.run_context import RunContext
from engine.sources.live import InProcessSource

_BITS = JET_bitBackupIncremental | JET_bitBackupAtomic


@returning
def JetBackup(path: JET_PATH | None, grbit: JET_GRBIT = 0, status: JET_PFNSTATUS | None = None) -> None:
    """JetBackupInstance for the one instance of this process.

    JET_errRunningInMultiInstanceMode (-1081) where instances were created by name, JET_errNotInitialized (-1029)
    without any.
    """
    _backup(INSTANCES.the_one(), path, grbit, status)


@returning
def JetBackupInstance(
    instance: JET_INSTANCE, path: JET_PATH | None, grbit: JET_GRBIT = 0, status: JET_PFNSTATUS | None = None
) -> None:
    """Back a running instance up into the directory ``path``; without one, remove the logs it does not need.

    A full backup unless ``grbit`` says ``Incremental``, which adds logs to the directory of a full one. ``Atomic``
    keeps the set in ``path/new``, where a full replaces it as a whole. ``status`` hears Begin, growing Progress
    and Complete, as the documentation promises (the vendor's engine tells a full backup Begin and Complete only,
    an incremental nothing); a failure ends without Complete. After one the directory lists what it listed before,
    and all logs are there. What the callback raises ends the backup and reaches the caller.
    """
    _backup(INSTANCES.find(instance), path, grbit, status)


@returning
def JetStopBackup() -> None:
    """JetStopBackupInstance for the one instance of this process."""
    _stop(INSTANCES.the_one())


@returning
def JetStopBackupInstance(instance: JET_INSTANCE) -> None:
    """A running backup of the instance fails at its next step with JET_errBackupAbortByServer (-801)."""
    _stop(INSTANCES.find(instance))


def check_logging(entry: InstanceEntry, instance: Instance) -> None:
    """Raises JET_errLoggingDisabled (-516), JET_errLogWriteFail (-510)."""
    if not entry.settings.logs:
        raise Code.LoggingDisabled.error()
    failed = instance.log.failed
    if failed is not None:
        raise Code.LogWriteFail.error(f"Logging stopped: {failed.message}") from failed


def _backup(entry: InstanceEntry, path: JET_PATH | None, grbit: JET_GRBIT, status: JET_PFNSTATUS | None) -> None:
    instance = entry.running()
    directory = _directory(path)
    check_logging(entry, instance)
    if grbit & ~_BITS:
        raise Code.InvalidGrbit.error(f"The option 0x{grbit & ~_BITS:X} is not valid for JetBackup.")
    kind = Kind.INCREMENTAL if grbit & JET_bitBackupIncremental else Kind.FULL
    atomic = bool(grbit & JET_bitBackupAtomic)
    source = InProcessSource(instance)
    context = RunContext(progress=Status(status, JET_SNP.Backup), events=entry.tell)
    if directory is None:
        run_truncate(source, kind, as_backup=True, context=context)
        return
    run(
        source,
        Directory(directory, atomic=atomic, fs=INSTANCES.fs),
        kind,
        options=Options(create=entry.settings.creates_paths, atomic=atomic, reread=INSTANCES.reread),
        context=context,
    )


def _directory(path: JET_PATH | None) -> Path | None:
    """Where the backup goes; an empty path means none, as NULL does."""
    return None if path is None or not os.fsdecode(path) else path_of(path)


def _stop(entry: InstanceEntry) -> None:
    if entry.instance is None:
        raise Code.NotInitialized.error()
    entry.instance.backups.stop()
