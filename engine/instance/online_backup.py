"""A backup of a running instance, as the instance sees it: begin, roll, truncate, headers, end.

Pages are copied by whoever makes the backup, from the database files, while sessions go on changing them: each is
some state between the checkpoint at the beginning and the roll, and replaying the logs in between makes one state
of all of them. What the instance owes for that: the logs from the checkpoint on stay, and databases neither come
nor go. Source: reference, backup and restore 2.1, 2.3, 2.4, 2.6, 6 and 7; log and recovery 9.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.db_header import DatabaseHeader, DatabaseState
from engine.formats.log_records import Backup2
from engine.formats.names import GENERATION_MAX
from engine.formats.stamps import BackupInfo, Lgpos, LogTime
from engine.instance.header_states import note_backup

if TYPE_CHECKING:
    from engine.instance.instance import Instance

END_WAIT = 10.0
"""Seconds that the end of an instance gives a running backup to notice."""
STREAMING = 0
"""The type of backup that headers and records name: pages copied through the engine."""


class Scope(IntEnum):
    """What a backup takes; the numbers are those of its log records."""

    FULL = 1
    INCREMENTAL = 2


class BackupPhase(IntEnum):
    """The steps that a backup logs."""

    BEGIN = 1
    PREPARE_LOGS = 2
    TRUNCATE = 3
    UPDATE_HEADER = 4
    ABORT = 5
    STOP = 6


@dataclass(frozen=True)
class LiveCopy:
    """A database as a backup copies it: one header page, not sealed, and pages 1 to ``pages``."""

    dbid: int
    path: Path
    pages: int
    header: bytes

    @property
    def page_size(self) -> int:
        return len(self.header)


class OnlineBackup:
    """One backup; the instance allows one at a time. Its calls may come from any thread, one after the other."""

    def __init__(self, instance: Instance, scope: Scope, gen_low: int) -> None:
        """Use :meth:`Backups.begin`. ``gen_low`` is where redo of what is copied now would begin."""
        self.instance = instance
        self.scope = scope
        self.gen_low = gen_low
        self.gen_end = 0
        """The log that was current after the roll, 0 before: the set holds those below."""
        self.mark = Lgpos()
        self.time = LogTime()
        self.stopped = False
        self._truncated = False

    def begin(self) -> None:
        """Log the beginning; from here on the instance keeps what the copy will need."""
        self.time = self.instance.logtime()
        self.mark = Lgpos.unpack(self._log(BackupPhase.BEGIN, BackupInfo(gen_low=self.gen_low)))

    def check(self) -> None:
        """Raise why it cannot go on: JET_errBackupAbortByServer (-801) after a stop, or the instance's end."""
        self.instance.backups.check_going()
        if self.stopped:
            raise Code.BackupAbortByServer.error("The backup was asked to stop.")

    def copies(self) -> tuple[LiveCopy, ...]:
        """The attached databases as they are to be copied now."""
        self.check()
        return tuple(
            LiveCopy(database.dbid, database.path, database.file.page_count, self._header(database.file.header))
            for database in self.instance.databases
        )

    def trailer(self, copy: LiveCopy) -> bytes:
        """The page behind the last of a finished copy: what its logs must reach (reference 8), not sealed."""
        page = DatabaseHeader(bytearray(copy.header))
        page.bkinfo_full_cur = BackupInfo(self.mark, self.time, self.gen_low, self.instance.log.generation)
        return bytes(page.buffer)

    def roll(self) -> range:
        """End the current log, so that every log the copy needs is closed; the generations of the set."""
        self.check()
        log = self.instance.log
        if self.scope is Scope.INCREMENTAL:
            self.time = self.instance.logtime()
        position = self._log(BackupPhase.PREPARE_LOGS, BackupInfo(gen_low=self.gen_low))
        if self.scope is Scope.INCREMENTAL:
            self.mark = Lgpos.unpack(position)
        while log.generation <= position >> 32:
            log.roll()
        self.gen_end = log.generation
        return range(self.gen_low, self.gen_end)

    def truncation(self) -> range:
        """The generations that nobody needs once the set is complete (reference 6); empty when there are none."""
        instance = self.instance
        archives = instance.log.files.archives()
        low = min(archives, default=instance.log.generation)
        bound = Lgpos.unpack(instance.checkpoints.position).generation
        if self.gen_end:
            bound = min(bound, self.gen_end)
        return range(low, max(low, bound))

    def truncate(self) -> list[int]:
        """Delete the logs of :meth:`truncation`, oldest first; which ones."""
        self.check()
        logs = self.truncation()
        if logs:
            self._log(BackupPhase.TRUNCATE, BackupInfo(gen_low=logs.start, gen_high=logs.stop))
            self.instance.log.flush()
        self._truncated = True
        return self.instance.log.delete_below(logs.stop) if logs else []

    def finish(self) -> None:
        """End normally: the headers of all databases name this backup. The set must be safe by now.

        Raises ``StorageFault`` when a header cannot be written, which does not harm the set.
        """
        try:
            if self.gen_end and self._truncated:
                info = BackupInfo(self.mark, self.time, self.gen_low, self.gen_end - 1)
                for database in self.instance.databases:
                    self._log(BackupPhase.UPDATE_HEADER, info, database.dbid)
                    note_backup(database.file.header, int(self.scope), info, STREAMING)
                self.instance.log.flush()
                for database in self.instance.databases:
                    database.file.write_header()
            self._log(BackupPhase.STOP, BackupInfo())
        finally:
            self.instance.backups.ended(self)

    def abort(self) -> None:
        """End without a set: no log is truncated, no header changed."""
        try:
            if self.instance.failure is None:
                self._log(BackupPhase.ABORT, BackupInfo())
        except JetError as error:
            self.instance.fail(error)
        finally:
            self.instance.backups.ended(self)

    def _header(self, header: DatabaseHeader) -> bytes:
        copy = DatabaseHeader(bytearray(header.buffer))
        copy.dbstate = DatabaseState.DIRTY_SHUTDOWN
        copy.bkinfo_full_cur = BackupInfo(self.mark, self.time, self.gen_low, 0)
        return bytes(copy.buffer)

    def _log(self, phase: BackupPhase, info: BackupInfo, dbid: int = 0) -> int:
        record = Backup2(
            phase=int(phase), backup_type=STREAMING, scope=int(self.scope), dbid=dbid, info=info, path=b""
        )
        return self.instance.log.append(record.encode())


class Backups:
    """The one backup that an instance may have, and what it keeps others from doing."""

    def __init__(self, instance: Instance) -> None:
        self.running: OnlineBackup | None = None
        self._instance = instance
        self._terminating = False
        self._changed = threading.Condition()

    def begin(self, scope: Scope) -> OnlineBackup:
        """Mark the instance as being backed up (JetBeginExternalBackupInstance).

        Raises in the order of reference 2.1: what :meth:`Instance.check_running` says, JET_errInvalidBackup for an
        incremental of circular logs, JET_errLogDiskFull, JET_errBackupInProgress, JET_errMissingFullBackup for an
        incremental with a database that no full backup holds.
        """
        instance = self._instance
        instance.check_running()
        if scope is Scope.INCREMENTAL and instance.parameters.circular:
            raise Code.InvalidBackup.error()
        if instance.log.space_low:
            raise Code.LogDiskFull.error(path=str(instance.parameters.log_directory))
        with self._changed:
            self.check_going()
            if self.running is not None:
                raise Code.BackupInProgress.error(f"A backup of {instance.parameters.base} is already running.")
            gen_low = Lgpos.unpack(instance.checkpoints.position).generation or 1
            backup = self.running = OnlineBackup(instance, scope, gen_low)
        try:
            if scope is Scope.INCREMENTAL:
                self._check_full_backups()
            backup.begin()
        except BaseException:
            self.ended(backup)
            raise
        return backup

    def stop(self) -> None:
        """JetStopBackupInstance: the running backup's next step is refused with JET_errBackupAbortByServer."""
        backup = self.running
        if backup is not None:
            backup.stopped = True

    def check_going(self) -> None:
        """Raise why no backup can go on: a fatal error, or JET_errTermInProgress."""
        if self._instance.failure is not None:
            raise self._instance.unavailable()
        if self._terminating:
            raise Code.TermInProgress.error()

    def check_none(self) -> None:
        """Databases neither come nor go while a backup runs (JET_errBackupInProgress)."""
        if self.running is not None:
            raise Code.BackupInProgress.error("Databases neither come nor go while a backup runs.")

    @contextlib.contextmanager
    def keeping_logs(self) -> Iterator[int]:
        """The lowest log that a running backup needs, while no other can begin; above all logs when none runs."""
        with self._changed:
            yield self.running.gen_low if self.running is not None else GENERATION_MAX

    def ended(self, backup: OnlineBackup) -> None:
        """A backup has ended, one way or the other."""
        with self._changed:
            if self.running is backup:
                self.running = None
                self._changed.notify_all()

    def end_all(self) -> None:
        """The instance ends: a running backup is refused its next step; one that takes none is left behind."""
        with self._changed:
            self._terminating = True
            self._changed.wait_for(lambda: self.running is None, timeout=END_WAIT)
            self.running = None

    def _check_full_backups(self) -> None:
        for database in self._instance.databases:
            if not database.file.header.bkinfo_full_prev.gen_high:
                raise Code.MissingFullBackup.error(
                    f"No full backup holds {database.path.name}.", path=str(database.path)
                )
