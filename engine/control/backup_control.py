"""The owner of a running instance: the calls that a backup makes to it, in this process or in another one.

The backup reads database pages and closed logs from the files; the owner starts, rolls, truncates, writes headers
and ends (docs/semantics.md#sources). All values are plain, so that they can be sent over a wire.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from engine.control.truncation import Truncation
from engine.error_codes import Code
from engine.formats.names import DIGITS, Family
from engine.formats.stamps import Signature
from engine.instance.instance import Instance
from engine.instance.online_backup import BackupScope, LiveCopy, OnlineBackup


@dataclass(frozen=True)
class LiveState:
    """A running instance: the location of its files, and whether it uses circular logging."""

    base: str
    family: Family
    log_directory: Path
    system_directory: Path
    signature: Signature
    circular: bool
    databases: tuple[Path, ...]
    checkpoint: int
    """Generation of the checkpoint."""
    generation: int
    """The log that is being filled."""
    backup_running: bool
    digits: int = DIGITS
    """Of the number in the name of a closed log."""


@dataclass(frozen=True)
class BackupStart:
    """A backup that the owner allowed: the lowest log that redo of its pages needs, the databases to copy."""

    gen_low: int
    databases: tuple[LiveCopy, ...]


class BackupControl(Protocol):
    """The calls of one backup, in this order; after any refusal only :meth:`abort`.

    Every call may raise JET_errBackupAbortByServer (-801), JET_errTermInProgress (-1000),
    JET_errInstanceUnavailable (-1090); a remote one ESE_errServerFailed when the other process is gone.
    """

    def state(self) -> LiveState:
        """The instance now; allowed at any time."""
        ...

    def begin(self, scope: BackupScope) -> BackupStart:
        """Own the instance's one backup (docs/semantics.md#order-of-checks); databases for a full one."""
        ...

    def check(self) -> None:
        """Raise why the backup cannot go on; cheap, called between two chunks of a copy."""
        ...

    def trailer(self, dbid: int) -> bytes:
        """The page after the last one of a database whose copy is complete, not sealed."""
        ...

    def roll(self) -> range:
        """End the current log: the closed logs that the pages copied so far need, or an incremental takes."""
        ...

    def truncate(self) -> Truncation:
        """Delete what is needed no more."""
        ...

    def finish(self) -> None:
        """End normally; the headers of the live databases name the backup when logs were truncated."""
        ...

    def abort(self) -> None:
        """End without a set. Never raises."""
        ...


class LocalBackupControl:
    """An instance of this process."""

    def __init__(self, instance: Instance) -> None:
        self._instance = instance
        self._backup: OnlineBackup | None = None
        self._copies: dict[int, LiveCopy] = {}

    def state(self) -> LiveState:
        instance, log = self._instance, self._instance.log
        return LiveState(
            base=instance.parameters.base,
            family=log.files.family,
            digits=log.files.digits,
            log_directory=instance.parameters.log_directory,
            system_directory=instance.parameters.checkpoint_directory,
            signature=log.settings.signature,
            circular=instance.parameters.circular,
            databases=tuple(database.path for database in instance.databases),
            checkpoint=instance.checkpoints.durable >> 32,
            generation=log.generation,
            backup_running=instance.backups.running is not None,
        )

    def begin(self, scope: BackupScope) -> BackupStart:
        backup = self._instance.backups.begin(scope)
        try:
            copies = backup.copies() if scope is BackupScope.FULL else ()
        except BaseException:
            backup.abort()
            raise
        self._backup = backup
        self._copies = {copy.dbid: copy for copy in copies}
        return BackupStart(backup.gen_low, copies)

    def check(self) -> None:
        self._running().check()

    def trailer(self, dbid: int) -> bytes:
        return self._running().trailer(self._copies[dbid])

    def roll(self) -> range:
        return self._running().roll()

    def truncate(self) -> Truncation:
        backup = self._running()
        return Truncation.of(backup.truncation(), backup.truncate())

    def finish(self) -> None:
        self._end(OnlineBackup.finish)

    def abort(self) -> None:
        if self._backup is not None:
            self._end(OnlineBackup.abort)

    def _running(self) -> OnlineBackup:
        if self._backup is None:
            raise Code.NoBackup.error()
        return self._backup

    def _end(self, how: Callable[[OnlineBackup], None]) -> None:
        backup, self._backup = self._running(), None
        how(backup)
