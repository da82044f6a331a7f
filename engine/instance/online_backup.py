"""A backup of a running instance as seen by the instance: begin, roll, truncate, headers, end.

The process that makes the backup copies pages from the database files while sessions continue to change them. Each
page is in a state between the checkpoint at the start and the roll, and replaying the logs in between results in
one consistent state. For that, the instance keeps the logs from the checkpoint on, and databases are not attached
or detached during the backup. Source: docs/semantics.md#order-of-checks and what follows there;
docs/formats/checkpoint-and-double-write.md#fuzzy-copies.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from engine.change.live_database import LiveDatabase
from engine.error_codes import Code
from engine.errors import Corruption, JetError, MissingFile
from engine.formats.backup_trailer import BackupTrailer
from engine.formats.checkpoint import FILE_SIZE, read_checkpoint
from engine.formats.db_header import DatabaseHeader, DatabaseState
from engine.formats.log.records import Backup2
from engine.formats.names import GENERATION_MAX
from engine.formats.stamps import BackupInfo, Lgpos, LogTime
from engine.instance.host import Host
from engine.storage.database_file import OpenDatabaseFile
from engine.storage.header_states import note_backup

END_WAIT = 10.0
"""Seconds that the end of an instance gives a running backup to notice."""
CHECKPOINT_READS, CHECKPOINT_PAUSE = 5, 0.05
"""How often the checkpoint file is read, and seconds in between: it may be written at that moment."""
STREAMING = 0
"""The type of backup that headers and records name: pages copied through the engine."""


class BackupScope(IntEnum):
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

    def __init__(self, backups: Backups, scope: BackupScope, gen_low: int) -> None:
        """Use :meth:`Backups.begin`. ``gen_low`` is where redo of what is copied now would begin."""
        self._backups = backups
        self.instance = backups.instance
        self.scope = scope
        self.gen_low = gen_low
        self.gen_end = 0
        """The log that was current after the roll, 0 before: the set holds those below."""
        self.mark = Lgpos()
        self.time = LogTime()
        self.stopped = False
        self._copied: set[int] = set()
        self._truncated = False

    def begin(self) -> None:
        """Log the beginning; from here on the instance keeps what the copy will need."""
        self.time = self.instance.logtime()
        self.mark = Lgpos.unpack(self._log(BackupPhase.BEGIN, BackupInfo(gen_low=self.gen_low)))

    def check(self) -> None:
        """Raise why it cannot go on: JET_errBackupAbortByServer (-801) after a stop, or the instance's end."""
        self._backups.check_going()
        if self.stopped:
            raise Code.BackupAbortByServer.error("A request to stop the backup was received.")

    def copies(self) -> tuple[LiveCopy, ...]:
        """The attached databases as they are to be copied now."""
        self.check()
        return tuple(
            LiveCopy(database.dbid, database.path, database.file.page_count, self._header(database.file))
            for database in self.instance.databases
        )

    def trailer(self, copy: LiveCopy) -> bytes:
        """The page after the last of a finished copy: what its logs must reach, not sealed.

        Its layout: docs/semantics.md#copies-of-running-databases.
        Whoever asks for it has read every page before it; from here on the backup holds the database.
        """
        self.check()
        page = BackupTrailer(bytearray(copy.page_size))
        with self.instance.database(copy.dbid).file.whole_header() as header:
            page.sign_db, page.sign_log = header.sign_db, header.sign_log
            page.gen_min_required, page.gen_max_required = header.gen_min_required, header.gen_max_required
            page.gen_committed = header.gen_committed
            page.logtime_gen_max_required = header.logtime_gen_max_required
            page.logtime_gen_committed = header.logtime_gen_max_create
        high = max(self.instance.log.generation, page.gen_committed)
        page.bkinfo = BackupInfo(self.mark, self.time, self.gen_low, high)
        self._copied.add(copy.dbid)
        return bytes(page.buffer)

    def not_copied(self, path: Path) -> None:
        """A copy that was finished is not to count: the backup does not hold the database."""
        self._copied -= {database.dbid for database in self.instance.databases if database.path == path}

    def roll(self) -> range:
        """End the current log, so that every log the copy needs is closed; the generations of the set."""
        self.check()
        log = self.instance.log
        if self.scope is BackupScope.INCREMENTAL:
            self.time = self.instance.logtime()
        position = self._log(BackupPhase.PREPARE_LOGS, BackupInfo(gen_low=self.gen_low))
        if self.scope is BackupScope.INCREMENTAL:
            self.mark = Lgpos.unpack(position)
        while log.generation <= position >> 32:
            log.roll()
        self.gen_end = log.generation
        return range(self.gen_low, self.gen_end)

    def truncation(self) -> range:
        """The generations that no one needs once the set is complete; empty when there are none.

        The rule: docs/semantics.md#truncation.
        Without a set (:meth:`roll` was not called) those before the checkpoint, none of a circular stream.
        """
        instance = self.instance
        low = min(instance.log.files.archives(), default=instance.log.generation)
        bounds = [Lgpos.unpack(instance.checkpoints.durable).generation]
        if self.gen_end:
            bounds.append(self.gen_end)
            bounds += [
                database.file.header.bkinfo_full_prev.gen_high
                for database in instance.databases
                if not self._holds(database)
            ]
        elif instance.parameters.circular:
            bounds.append(low)
        return range(low, max(low, min(bounds)))

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
        """End normally: the headers of the databases that it holds name this backup. The set must be safe by now.

        Without :meth:`truncate` it is a copy that no header names. One that holds nothing, as far as a database
        is concerned, must not be named: the next incremental would take its logs for the rest of a full backup.

        Raises ``StorageFault`` when a header cannot be written, which ends the instance and does not harm the set.
        """
        try:
            if self.gen_end and self._truncated:
                info = BackupInfo(self.mark, self.time, self.gen_low, self.gen_end - 1)
                held = [database for database in self.instance.databases if self._holds(database)]
                for database in held:
                    self._log(BackupPhase.UPDATE_HEADER, info, database.dbid)
                    with database.file.whole_header() as header:
                        note_backup(header, int(self.scope), info, STREAMING)
                with self.instance.fatal():
                    self.instance.log.flush()
                    for database in held:
                        database.file.write_header()
            self._log(BackupPhase.STOP, BackupInfo())
        finally:
            self._backups.ended(self)

    def abort(self) -> None:
        """End without a set: no log is truncated, no header changed."""
        try:
            with contextlib.suppress(JetError):  # the record is for readers of the log; nothing rests on it
                self._log(BackupPhase.ABORT, BackupInfo())
        finally:
            self._backups.ended(self)

    def _holds(self, database: LiveDatabase) -> bool:
        """Whether the backup holds a database: every page of it, or for an incremental its logs."""
        return self.scope is BackupScope.INCREMENTAL or database.dbid in self._copied

    def _header(self, file: OpenDatabaseFile) -> bytes:
        with file.whole_header() as header:
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

    def __init__(self, instance: Host) -> None:
        self.running: OnlineBackup | None = None
        self.instance = instance
        self._terminating = False
        self._attaching = 0
        self._changed = threading.Condition()

    def begin(self, scope: BackupScope) -> OnlineBackup:
        """Mark the instance as being backed up (JetBeginExternalBackupInstance).

        Raises in the order of docs/semantics.md#order-of-checks: what :meth:`Instance.check_running` says,
        JET_errInvalidBackup for an incremental of circular logs, JET_errLogDiskFull, JET_errBackupInProgress,
        JET_errMissingFullBackup for an incremental with a database that no full backup holds,
        JET_errCheckpointCorrupt or JET_errCheckpointFileNotFound for a full one.
        """
        instance = self.instance
        instance.check_running()
        if scope is BackupScope.INCREMENTAL and instance.parameters.circular:
            raise Code.InvalidBackup.error()
        if instance.log.space_low:
            raise Code.LogDiskFull.error(path=str(instance.parameters.log_directory))
        with self._changed:
            self.check_going()
            if self.running is not None:
                raise Code.BackupInProgress.error(f"A backup of {instance.parameters.base} is already running.")
            backup = self.running = OnlineBackup(self, scope, self._lowest(scope))
            self._changed.wait_for(lambda: not self._attaching)
        try:
            if scope is BackupScope.INCREMENTAL:
                self._check_full_backups()
            else:
                self._check_checkpoint()
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
        if self.instance.failure is not None:
            raise self.instance.unavailable()
        if self._terminating:
            raise Code.TermInProgress.error()

    @contextlib.contextmanager
    def kept_out(self) -> Iterator[None]:
        """For a database that comes or goes: refused while a backup runs (JET_errBackupInProgress).

        A backup that starts meanwhile waits for it.
        """
        with self._changed:
            if self.running is not None:
                raise Code.BackupInProgress.error(
                    "Databases cannot be attached or detached while a backup is running."
                )
            self._attaching += 1
        try:
            yield
        finally:
            with self._changed:
                self._attaching -= 1
                self._changed.notify_all()

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
        """The instance ends: a running backup is refused its next step; one that takes none is left."""
        with self._changed:
            self._terminating = True
            self._changed.wait_for(lambda: self.running is None, timeout=END_WAIT)
            self.running = None

    def _lowest(self, scope: BackupScope) -> int:
        """The first log of the set: where redo of pages copied now would begin, or the oldest that is there."""
        instance = self.instance
        if scope is BackupScope.INCREMENTAL:
            return min(instance.log.files.archives(), default=instance.log.generation)
        return Lgpos.unpack(instance.checkpoints.durable).generation or 1

    def _check_full_backups(self) -> None:
        for database in self.instance.databases:
            header = database.file.header
            if not header.bkinfo_full_prev.gen_high or header.type_full_prev != STREAMING:
                raise Code.MissingFullBackup.error(
                    f"No full backup contains {database.path.name}.", path=str(database.path)
                )

    def _check_checkpoint(self) -> None:
        """The file must say what memory does; in a stream that has none yet, redo starts at the first log."""
        instance = self.instance
        path = instance.checkpoints.path
        if not instance.checkpoints.durable:
            return
        for left in reversed(range(CHECKPOINT_READS)):
            try:
                with instance.fs.open_read(path) as file:
                    read_checkpoint(file.read_at(0, FILE_SIZE))
                return
            except MissingFile as error:
                raise Code.CheckpointFileNotFound.error(error.message, path=str(path)) from error
            except Corruption as error:
                if not left:
                    raise Code.CheckpointCorrupt.error(f"{path}: {error.message}", path=str(path)) from error
                time.sleep(CHECKPOINT_PAUSE)
