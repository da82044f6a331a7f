"""A session and its transaction: levels, the writer's place, the log records at the start and end.

Source: docs/formats/log-records.md#transactions, docs/formats/recovery.md#undo. Nothing is logged before the first
change; the levels begun until then are combined in one Begin0. Readers see the pages committed before their
transaction started; only one session at a time makes changes.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Protocol

from engine.btree.undo import clean_up, log_undo_info, undo
from engine.change.live_database import LiveDatabase
from engine.change.version_entry import VersionEntry
from engine.change.writer import AfterCommit, HasPages
from engine.error_codes import Code
from engine.errors import JetError, known
from engine.formats.live_page import LivePage
from engine.formats.log.commit_time import commit_time_record
from engine.formats.log.records import Begin, Begin0, Commit, Commit0, Oper, Rollback
from engine.instance.writer_place import WriterPlace
from engine.storage.cache import PageCache
from engine.storage.log import Log
from engine.storage.page_versions import Snapshot

MAX_LEVELS = 7
"""For a client; both as ``levelUserMost`` and ``levelMax`` of Microsoft's engine."""
MAX_INNER_LEVELS = 10

_FLAG_DELETE = Oper.FLAG_DELETE
_NEED_BEFORE = (Oper.REPLACE, _FLAG_DELETE)
"""What recovery can take back only with the image from before."""


class SessionHost(Protocol):
    """The instance, as its sessions use it (:class:`~engine.instance.instance.Instance`)."""

    failure: BaseException | None
    log: Log
    cache: PageCache
    writer: WriterPlace

    @property
    def cleaner(self) -> Session:
        """The instance's own session, which tidies up after others."""
        ...

    def check_running(self, *, stopping: bool = False) -> None: ...

    def check_room(self) -> None: ...

    def database(self, dbid: int) -> LiveDatabase: ...

    def fatal(self) -> contextlib.AbstractContextManager[None]: ...

    def flush_log(self, position: int) -> None: ...

    def forget(self, session: Session) -> None: ...

    def next_rceid(self) -> int: ...

    def next_trx(self) -> int: ...

    def now(self) -> datetime: ...

    def safe_point(self) -> None: ...


class Session:
    """One client of an instance, for one thread at a time. ``procid`` names it in the log.

    Closing it (or leaving its ``with``) rolls back what is open.
    """

    def __init__(self, instance: SessionHost, procid: int) -> None:
        self.instance = instance
        self._fatal = instance.fatal()
        self._history = instance.cache.history
        self.procid = procid
        self.level = 0
        self.trx = 0
        """``trxBegin0`` of the transaction, 0 until its first change is logged."""
        self.begin0 = 0
        """Packed position of its Begin0."""
        self.writing = False
        self.thread = 0
        """The thread that started the transaction."""
        self._logged_level = 0
        self._snapshot: Snapshot | None = None
        self._versions: list[VersionEntry] = []
        self._owing: dict[tuple[int, int], list[VersionEntry]] = {}
        self._hidden: list[VersionEntry] = []
        """Changes that leave a flag-deleted node behind, to be removed when the transaction has ended."""
        self._afterwards: list[tuple[int, AfterCommit]] = []

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """End the session; what is not committed is rolled back."""
        while self.level and self.instance.failure is None:
            self.rollback()
        self._leave()
        self.instance.forget(self)

    # transactions

    def begin(self, *, write: bool = False, inner: bool = False) -> None:
        """Begin a transaction, or a further level of it: a savepoint that can be rolled back on its own.

        ``write`` waits for the writer's place at once, so that no other session can come between. ``inner`` levels
        are the engine's own, within one operation: a client that has used up its levels can still change rows.
        """
        self.instance.check_running()
        if self.level >= (MAX_INNER_LEVELS if inner else MAX_LEVELS):
            raise Code.TransTooDeep.error(f"A transaction can have at most {MAX_LEVELS} levels.")
        if not self.level:
            self.thread = threading.get_ident()
            if write:
                self.instance.check_room()
                self.instance.writer.enter(self)
                self.writing = True
            else:
                self._snapshot = self.instance.cache.snapshot()
        self.level += 1

    def write(self) -> None:
        """Become the writer, once per transaction; every change calls it.

        Raises ``WrongState``: JET_errNotInTransaction outside of one, JET_errWriteConflict when another session
        holds the place for too long, or has committed since this transaction started.
        """
        if self.writing:
            return
        if not self.level:
            raise Code.NotInTransaction.error()
        self.instance.check_room()
        self.instance.writer.enter(self)
        if known(self._snapshot, "snapshot of the transaction").seq != self.instance.cache.commit_seq:
            self.instance.writer.leave(self)
            raise Code.WriteConflict.error("Another session has committed since this transaction started.")
        self.writing = True
        self._drop_snapshot()

    def commit(self, *, lazy: bool = False) -> None:
        """End the innermost level, keeping its changes.

        The outermost commit returns when it is durable; ``lazy`` leaves that to the next flush of the log.
        Raises ``WrongState`` (JET_errInstanceUnavailable) when the log cannot be written: whether the
        transaction lasts is then for recovery to say.
        """
        self._need_level()
        if self.level > 1:
            self._commit_level()
            return
        position = self._commit_outermost()
        if position is not None and not lazy:
            self.instance.flush_log(position)

    def rollback(self) -> None:
        """Take back the innermost level; a service that was asked to stop still does."""
        self._need_level(stopping=True)
        with self.instance.fatal():
            while self._versions and self._versions[-1].level >= self.level:
                undo(self, self.instance.database(self._versions[-1].dbid), self._versions[-1])
                self._forget(self._versions.pop())
            if self._logged_level == self.level:
                self.instance.log.append(Rollback(procid=self.procid, levels=1).encode())
                self._logged_level -= 1
        self.level -= 1
        self._afterwards = [entry for entry in self._afterwards if entry[0] <= self.level]
        if not self.level:
            self._end(changed=self.writing)

    # what reading and writing code asks for

    def read(self, database: HasPages) -> Callable[[int], LivePage]:
        """How this session sees a database's pages: the writer as they are, others as their snapshot has them."""
        if self.writing:
            return database.pages.current
        snapshot = self._snapshot
        if snapshot is None:
            raise Code.NotInTransaction.error()
        at = database.pages.at
        return lambda pgno: at(snapshot, pgno)

    @property
    def failed(self) -> bool:
        """Whether the instance is unavailable."""
        return self.instance.failure is not None

    def next_rceid(self) -> int:
        """The number of the next version."""
        return self.instance.next_rceid()

    def require_versions(self, count: int) -> None:
        """Raise JET_errVersionStoreOutOfMemory (-1069) unless so many pages can be kept for readers."""
        history = self._history
        if history.count + count > history.limit:
            self.instance.cache.require_versions(count)

    def fatal(self) -> contextlib.AbstractContextManager[None]:
        """Whatever fails in here ends the instance."""
        return self._fatal

    def ensure_begun(self) -> None:
        """Log the levels that were begun since the last record; called before each."""
        if self._logged_level == self.level:
            return
        log, levels = self.instance.log, self.level - self._logged_level
        if self._logged_level:
            log.append(Begin(procid=self.procid, level_from=self._logged_level, levels=levels).encode())
        else:
            self.trx = self.instance.next_trx()
            record = Begin0(procid=self.procid, level_from=0, levels=levels, trx=self.trx)
            self.begin0 = log.append(record.encode())
        self._logged_level = self.level

    def remember(self, version: VersionEntry) -> None:
        """Keep what undoes a change that was just made."""
        version.level = self.level
        self._versions.append(version)
        if version.oper in _NEED_BEFORE:
            self._owing.setdefault((version.dbid, version.pgno), []).append(version)

    def after_commit(self, step: AfterCommit) -> None:
        """Have something done once this transaction is committed; a rollback of this level drops it.

        A crash in between drops it, too, so it may only tidy up.
        """
        self._afterwards.append((self.level, step))

    def log_undo_info(self, dbid: int, pgno: int) -> None:
        """Log the before images that recovery could not take from this page once it is on disk."""
        for version in self._owing.pop((dbid, pgno), ()):
            if not version.info_logged:
                log_undo_info(self, self.instance.database(dbid), version)

    # endings

    def _need_level(self, *, stopping: bool = False) -> None:
        if not self.level:
            raise Code.NotInTransaction.error()
        self.instance.check_running(stopping=stopping)

    def _commit_level(self) -> None:
        if self._logged_level == self.level:
            self.instance.log.append(Commit(procid=self.procid, level=self.level - 1).encode())
            self._logged_level -= 1
        self.level -= 1
        self._afterwards = [(min(level, self.level), step) for level, step in self._afterwards]
        for version in reversed(self._versions):
            if version.level <= self.level:
                break
            version.level = self.level

    def _commit_outermost(self) -> int | None:
        """Commit in memory and in the log, not yet on disk; returns the position of Commit0."""
        position = None
        if self._logged_level:
            with self.instance.fatal():
                record = Commit0(procid=self.procid, level=0, trx=self.instance.next_trx())
                moment = commit_time_record(self.procid, self.instance.now())
                position = self.instance.log.append_together([record.encode(), moment])
        self.level = 0
        self._hidden += [version for version in self._versions if version.oper == _FLAG_DELETE]
        self._end(changed=position is not None)
        return position

    def _end(self, *, changed: bool) -> None:
        """Make the pages what readers see, clean up after the transaction, give the writer's place back."""
        try:
            if changed:
                self.instance.cache.publish()
                if self._hidden or self._afterwards:
                    self._clean_up()
                self.instance.safe_point()
        finally:
            self._leave()

    def _clean_up(self) -> None:
        """Remove flag-deleted nodes for good, and tidy up; what cannot be done now stays, which harms nothing."""
        instance = self.instance
        with instance.cleaner.in_place_of(self):
            try:
                for version in self._hidden:
                    clean_up(instance.cleaner, instance.database(version.dbid), version)
                for _, step in self._afterwards:
                    step(instance.cleaner)
            except (JetError, MemoryError):
                if instance.failure is not None:
                    raise

    @contextlib.contextmanager
    def in_place_of(self, writer: Session) -> Iterator[None]:
        """Work as the writer, in a transaction of one's own, between the end of another's and its leaving."""
        self.instance.writer.holder = self
        self.level, self.writing = 1, True
        try:
            yield
        finally:
            try:
                if self._logged_level and self.instance.failure is None:
                    with self.instance.fatal():
                        record = Commit0(procid=self.procid, level=0, trx=self.instance.next_trx())
                        self.instance.log.append(record.encode())
                    self.instance.cache.publish()
            finally:
                self.writing = False
                self._leave()
                self.instance.writer.holder = writer

    def _leave(self) -> None:
        self._versions.clear()
        self._hidden.clear()
        self._afterwards.clear()
        self._owing.clear()
        self.level = self._logged_level = 0
        self.trx = self.begin0 = 0
        self._drop_snapshot()
        if self.writing:
            self.writing = False
            self.instance.writer.leave(self)

    def _forget(self, version: VersionEntry) -> None:
        """A change was taken back; an insert's node is still there, flagged as deleted."""
        if version.oper == Oper.INSERT:
            self._hidden.append(version)
        owed = self._owing.get((version.dbid, version.pgno))
        if owed and version in owed:
            owed.remove(version)

    def _drop_snapshot(self) -> None:
        if self._snapshot is not None:
            self._snapshot.close()
            self._snapshot = None
