"""An instance: one log stream, its attached databases, and the sessions that use them (JetInit to JetTerm).

Source: docs/formats/log-records.md#what-an-operation-logs, docs/formats/checkpoint-and-double-write.md. The first
error of a write or a sync, and any failure between a log record and its change, makes the instance unavailable.
Confirmed commits are in the log, and the next :meth:`Instance.open` recovers them.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from types import TracebackType

from engine.change.live_database import LiveDatabase
from engine.error_codes import Code
from engine.errors import JetError, WrongState
from engine.files import FileSystem, LocalFileSystem
from engine.formats.log.records import (
    Init2,
    ShutDownMark,
    Term2,
)
from engine.formats.stamps import Lgpos, LogTime
from engine.instance.attached_databases import AttachedDatabases
from engine.instance.online_backup import Backups
from engine.instance.parameters import Parameters
from engine.instance.session import Session
from engine.instance.start import check_page_size, has_stream, open_log, recover_first
from engine.instance.writer_place import WriterPlace
from engine.storage.cache import PageCache
from engine.storage.checkpoint import LiveCheckpoint, consistency_point

CLEANER_PROCID = 1
FIRST_PROCID = 5
TRX_STEP = 4
RCEID_STEP = 2
NUMBER_MASK = 0xFFFFFFFF
MAX_SESSIONS = 1000
_PAUSE = 0.01
_END_FIRST = "End the transactions of all sessions first."

Clock = Callable[[], datetime]


def now() -> datetime:
    """The moment, with its zone."""
    return datetime.now(UTC)


class Instance:
    """A running instance; :meth:`open` makes one, :meth:`close` (or leaving its ``with``) ends it normally."""

    def __init__(
        self, parameters: Parameters, fs: FileSystem, held: contextlib.ExitStack, *, clock: Clock
    ) -> None:
        self.parameters = parameters
        self.fs = fs
        self.failure: BaseException | None = None
        """What made the instance unavailable."""
        self._fatal = _Fatal(self)
        self.writer = WriterPlace(parameters.writer_wait)
        self._clock = clock
        self._held = held
        self.backups = Backups(self)
        self._stopping = self._closed = False
        self._sessions: set[Session] = set()
        self._procids = count(FIRST_PROCID)
        self._mutex = threading.Lock()
        self._trx = count(TRX_STEP, TRX_STEP)
        self._rceids = count(1, RCEID_STEP)
        self._attached = AttachedDatabases(self)
        self.log = open_log(fs, parameters, self.logtime)
        held.callback(self._let_go_of_log)
        self.log.attachments = lambda: self._attached.listed_before(self.log.tip)
        self.cache = PageCache(parameters.cache_pages, self.log, parameters.version_pages)
        self.cache.before_flush = self._before_flush
        self.checkpoints = LiveCheckpoint.open(
            fs, self._checkpoint_path, self.log.settings.signature, self.log.settings.params
        )
        self.log.checkpoint = lambda: self.checkpoints.position
        self.cleaner = Session(self, CLEANER_PROCID)
        self._started = self.log.append(Init2(params=self.log.settings.params, time=self.logtime()).encode())
        self.log.flush()
        self._generation = self.log.generation

    @classmethod
    def open(
        cls,
        parameters: Parameters,
        *,
        fs: FileSystem | None = None,
        databases: Sequence[Path] = (),
        clock: Clock = now,
    ) -> Instance:
        """Start: own the folder, recover what a crash left, go on in the log (a new one where there is none).

        ``databases`` are files that recovery may need and that are neither where the log says nor beside the logs.
        A stream that is there keeps the size of its logs. Raises ``WrongState`` (JET_errLogFilePathInUse) when
        another instance works here, JET_errPageSizeMismatch for a stream of other pages, and what recovery
        refuses; then nothing was changed.
        """
        fs = fs or LocalFileSystem()
        held = contextlib.ExitStack()
        try:
            _own(fs, parameters.log_directory, held)
            if has_stream(fs, parameters):
                check_page_size(fs, parameters)
                recover_first(fs, parameters, databases)
            return cls(parameters, fs, held, clock=clock)
        except BaseException:
            held.close()
            raise

    def __enter__(self) -> Instance:
        return self

    def __exit__(self, kind: type[BaseException] | None, *exc: object) -> None:
        self.close()

    # sessions

    def session(self) -> Session:
        """A new session, for one thread at a time."""
        self.check_running()
        with self._mutex:
            if len(self._sessions) >= MAX_SESSIONS:
                raise Code.OutOfSessions.error()
            session = Session(self, next(self._procids) & 0xFFFF)
            self._sessions.add(session)
        return session

    def forget(self, session: Session) -> None:
        """A session has ended."""
        with self._mutex:
            self._sessions.discard(session)

    def next_trx(self) -> int:
        """The next number of the counter that Begin0 and Commit0 share."""
        return next(self._trx) & NUMBER_MASK

    def next_rceid(self) -> int:
        """The next version's number."""
        return next(self._rceids) & NUMBER_MASK

    def now(self) -> datetime:
        """The moment, with its zone."""
        return self._clock()

    def logtime(self) -> LogTime:
        """Now, as the files say it."""
        return LogTime.of(self._clock())

    # states

    def check_running(self, *, stopping: bool = False) -> None:
        """Raise why nothing can be done any more; a service that was asked to stop still rolls back."""
        if self._stopping and not (stopping or self._closed):
            raise Code.ClientRequestToStopJetService.error()
        failure = self.failure or self.log.failed or self.cache.failed
        if failure is not None:
            self.fail(failure)
            raise self.unavailable()
        if self._closed:
            raise Code.NotInitialized.error()

    def check_room(self) -> None:
        """As :meth:`check_running`, and JET_errLogDiskFull (-529) once the log lives on its reserve: what is left
        is for ending what was started.
        """
        self.check_running()
        if self.log.space_low:
            raise Code.LogDiskFull.error(path=str(self.parameters.log_directory))

    def unavailable(self) -> JetError:
        """JET_errInstanceUnavailable, with the first failure as its reason."""
        return Code.InstanceUnavailable.error(
            f"The instance stopped because of a fatal error: {self.failure}",
            hint="Close the instance and start it again. Recovery restores every committed transaction.",
        )

    def fail(self, error: BaseException) -> None:
        """From here on the instance is unavailable; the first failure counts."""
        if self.failure is None:
            self.failure = error

    def fatal(self) -> contextlib.AbstractContextManager[None]:
        """Whatever fails in here leaves memory and log apart, so it ends the instance."""
        return self._fatal

    def stop_service(self) -> None:
        """JetStopServiceInstance: new work is refused (JET_errClientRequestToStopJetService) until the end."""
        self._stopping = True

    def flush_log(self, position: int) -> None:
        """Return when the record at ``position`` is durable."""
        with self.fatal():
            self.log.flush(position)

    # databases

    @property
    def databases(self) -> tuple[LiveDatabase, ...]:
        """The attached databases, by number."""
        return tuple(self._attached)

    def database(self, dbid: int) -> LiveDatabase:
        """The attached database of a number."""
        return self._attached[dbid]

    def create_database(self, path: Path, *, size_limit: int = 0) -> LiveDatabase:
        """Make a database and attach it. Raises JET_errDatabaseDuplicate when the name is taken."""
        self.check_running()
        with self.backups.kept_out():
            return self._attached.create(path.absolute(), size_limit)

    def attach(self, path: Path) -> LiveDatabase:
        """Attach a database that was left clean.

        Raises JET_errDatabaseDirtyShutdown for one that needs logs of another place, JET_errPageSizeMismatch.
        """
        self.check_running()
        with self.backups.kept_out():
            return self._attached.attach(path.absolute())

    def detach(self, database: LiveDatabase) -> None:
        """Flush a database and leave it clean. Raises JET_errDatabaseInUse while a session has a transaction."""
        self.check_running(stopping=True)
        with self.backups.kept_out():
            if any(session.level for session in tuple(self._sessions)):
                raise Code.DatabaseInUse.error(
                    f"A session may still be reading {database.path.name}.", hint=_END_FIRST
                )
            self._attached.detach(database)

    # checkpoints

    def checkpoint(self) -> None:
        """Bring every change to the databases and move the checkpoint as far as it goes."""
        self.check_running()
        with self.writing(), self.fatal():
            self.move_checkpoint(everything=True)

    def safe_point(self) -> None:
        """Called by the writer between two changes: what a log roll asks for is done here."""
        if self.log.generation == self._generation:
            return
        with self.fatal():
            self._generation = self.log.generation
            generation, created = self.log.current
            for database in self.databases:
                if database.file.require_log(generation, created):
                    database.file.write_header()
            depth = max(1, self.parameters.checkpoint_depth // self.log.settings.file_size)
            self.cache.flush_older(Lgpos(max(self.log.generation - depth, 1), 0, 0).packed)
            self.move_checkpoint()
            if self.parameters.circular:
                with self.backups.keeping_logs() as needed:
                    self.log.delete_below(min(needed, Lgpos.unpack(self.checkpoints.durable).generation))

    def move_checkpoint(self, *, everything: bool = False) -> None:
        """Move the checkpoint as far as it goes, having flushed ``everything`` first. For the writer only."""
        if everything:
            self.cache.flush()
        holder = self.writer.holder
        begins = [holder.begin0] if holder is not None and holder.begin0 else []
        begins += [self._attached.creating] if self._attached.creating else []
        target = consistency_point(self.log.tip, begins, self.cache)
        files = [(database.file, database.file.header.lgpos_attach.generation) for database in self.databases]
        self.checkpoints.advance(target, self._attached.listed_before(target), files, self.log)

    # the end

    def close(self) -> None:
        """End normally: roll back, flush, leave every database clean (JetTerm). Once failed, only let go.

        Raises ``WrongState`` (JET_errTooManyActiveUsers) while another thread's session has a transaction.
        """
        if self._closed:
            return
        self._await_others()
        try:
            self.backups.end_all()
            if self.failure is None:
                for session in tuple(self._sessions):
                    session.close()
                self._terminate()
        finally:
            self.abandon()

    def _await_others(self) -> None:
        """Transactions of other threads are theirs to end; they are given the time that a writer is."""
        until = time.monotonic() + self.parameters.writer_wait
        while self.failure is None and self._others_busy():
            if time.monotonic() > until:
                raise Code.TooManyActiveUsers.error()
            time.sleep(_PAUSE)

    def _others_busy(self) -> bool:
        here = threading.get_ident()
        return any(session.level and session.thread != here for session in tuple(self._sessions))

    def abandon(self) -> None:
        """Let go of everything without writing a byte, as a crash would: the next start recovers."""
        self._closed = True
        self._attached.abandon()
        self._held.close()

    def _let_go_of_log(self) -> None:
        with contextlib.suppress(JetError):
            self.log.abandon()

    def _terminate(self) -> None:
        with self.writing(), self.fatal():
            self.cache.flush()
            mark = self.log.append(ShutDownMark().encode())
            self.log.flush(mark)
            for database in self.databases:
                self._attached.leave_clean(database, mark)
            record = Term2(lgpos_start=Lgpos.unpack(self._started), time=self.logtime())
            end = self.log.append(record.encode())
            self.log.flush(end)
            self.checkpoints.write(end, None)
            self.log.close()

    # parts

    @contextlib.contextmanager
    def writing(self) -> Iterator[Session]:
        """The writer's place for work of the instance itself."""
        session = self.cleaner
        self.writer.enter(session)
        try:
            yield session
        finally:
            self.writer.leave(session)

    @property
    def _checkpoint_path(self) -> Path:
        name = self.parameters.base + self.log.files.family.checkpoint_extension
        return self.parameters.checkpoint_directory / name

    def _before_flush(self, dbid: int, pgno: int) -> None:
        holder = self.writer.holder
        if holder is not None:
            holder.log_undo_info(dbid, pgno)


class _Fatal(contextlib.AbstractContextManager[None]):
    """Whatever fails in it makes the instance unavailable. Entered for each change, so it is no generator."""

    def __init__(self, instance: Instance) -> None:
        self._instance = instance

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            self._instance.fail(error)


def _own(fs: FileSystem, directory: Path, held: contextlib.ExitStack) -> None:
    try:
        held.enter_context(fs.lock(directory))
    except WrongState as busy:
        raise Code.LogFilePathInUse.error(f"Another instance is using {directory}.", path=str(directory)) from busy
