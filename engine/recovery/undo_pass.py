"""The end of recovery: uncommitted transactions are undone, the databases are marked clean, and this is logged.

Source: docs/formats/recovery.md#undo, docs/formats/recovery.md#steps.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from itertools import count

from engine.btree.undo import log_undo_info, undo
from engine.change.live_database import LiveDatabase
from engine.change.version_entry import VersionEntry
from engine.change.writer import HasPages
from engine.formats.attachments import encode_attachment
from engine.formats.live_page import LivePage
from engine.formats.log.records import Oper, RecoveryQuit2, RecoveryUndo2, Rollback, ShutDownMark
from engine.formats.stamps import Lgpos, LogTime
from engine.recovery.attachments_map import AttachedDatabase, AttachmentsMap
from engine.recovery.redo import Redo
from engine.recovery.replay_work import header_of, make_clean, note_counters
from engine.recovery.sessions import ReplaySession
from engine.storage.log import Log

Reopen = Callable[[Callable[[], bytes]], Log]
"""Opens the log to go on in; given what tells the attachment list for a next log's header."""
_OWING = (Oper.REPLACE, Oper.FLAG_DELETE)
_GROWTH = 16


class UndoWriter:
    """A session of the log that is brought to its end: the :class:`~engine.change.writer.Writer` of the undo pass.

    Whatever fails ends the recovery, which can begin again: there is nothing to be noted.
    """

    failed = False

    def __init__(self, session: ReplaySession, next_rceid: Callable[[], int]) -> None:
        self.next_rceid = next_rceid
        self.procid = session.procid
        self.trx, self.begin0, self.level = session.trx, session.begin0, session.level

    def ensure_begun(self) -> None:
        """Its Begin0 is in the log."""

    def write(self) -> None:
        """There is no other writer."""

    def read(self, database: HasPages) -> Callable[[int], LivePage]:
        return database.pages.current

    def require_versions(self, count: int) -> None:
        """There are no readers."""

    def remember(self, version: VersionEntry) -> None:
        """Undoing is not undone."""

    def fatal(self) -> contextlib.AbstractContextManager[None]:
        return contextlib.nullcontext()


class Unfinished:
    """An instance whose log ended while it ran: its open transactions, and its log once that has to go on.

    ``never_end`` names the transactions that the log leaves open, by session and position of their Begin0.
    """

    def __init__(
        self,
        redo: Redo,
        attachments: AttachmentsMap,
        sessions: dict[int, ReplaySession],
        never_end: frozenset[tuple[int, int]],
        reopen: Reopen,
        moment: LogTime,
    ) -> None:
        self.undone = 0
        self._redo = redo
        self._attachments = attachments
        self._sessions = sessions
        self._never_end = never_end
        self._reopen = reopen
        self._moment = moment
        self._began = 0
        self._log: Log | None = None
        self._databases: dict[int, LiveDatabase] = {}
        self._rceids = count(1, 2)

    @property
    def log(self) -> Log:
        """The log, open after its last record; once asked for, it says that recovery goes on in it."""
        if self._log is None:
            self._log = self._reopen(self.attachment_list)
            self._began = self._log.append(RecoveryUndo2(time=self._moment).encode())
        return self._log

    @property
    def went_on(self) -> bool:
        """Whether anything was written to the log."""
        return self._log is not None

    def close(self) -> None:
        """Let go of the log."""
        if self._log is not None:
            self._log.close()

    def database(self, dbid: int) -> LiveDatabase:
        """The attached database of this number."""
        found = self._databases.get(dbid)
        if found is None:
            pages = self._redo.pages[dbid]
            found = LiveDatabase(dbid, pages.file, pages, self.log, growth=_GROWTH)
            self._databases[dbid] = found
        return found

    def attachment_list(self) -> bytes:
        """Who is attached, for the header of a next log."""
        return b"".join(self._entry(attachment) for attachment in self._attachments.attached())

    @staticmethod
    def _entry(attachment: AttachedDatabase) -> bytes:
        header = header_of(attachment)
        return encode_attachment(
            dbid=attachment.dbid, path=attachment.name, dbtime=header.dbtime_dirtied, objid_last=header.objid_last,
            attached=header.lgpos_attach, consistent=header.lgpos_consistent, sign_db=header.sign_db,
        )  # fmt: skip

    def before_flush(self, dbid: int, pgno: int) -> None:
        """Log what undoes the open changes of a page before the page goes to disk, redo or undo."""
        for session in list(self._sessions.values()):
            if (session.procid, session.begin0) not in self._never_end:
                continue
            for change in session.exposed.pop((dbid, pgno), ()):
                for version in session.versions_of(change):
                    if version.oper in _OWING and not version.info_logged and version.rceid not in session.undone:
                        self._log_undo_info(session, version)

    def _log_undo_info(self, session: ReplaySession, version: VersionEntry) -> None:
        log_undo_info(self._writer(session), self.database(version.dbid), version)
        self.log.flush()
        file = self._redo.pages[version.dbid].file
        generation, created = self.log.current
        if file.require_log(generation, created):
            file.write_header()

    def take_back(self) -> None:
        """Undo every open transaction, in ascending order of sessions, each from its newest change on."""
        for attachment in self._attachments.attached():
            note_counters(attachment)
        for procid in sorted(self._sessions):
            session = self._sessions[procid]
            if not session.level:
                continue
            writer = self._writer(session)
            for version in session.versions():
                undo(writer, self.database(version.dbid), version)
                session.undone.add(version.rceid)
                self.undone += 1
            self.log.append(Rollback(procid=procid, levels=session.level).encode())
            session.level = 0

    def finish(self, redo_from: int, shut_down: int, *, hard: bool) -> int:
        """Undo what is open and make everything clean; returns the position of the record that ends the run.

        ``shut_down`` is the ShutDownMark that the log ended with, 0 when it did not; then all is undone already.
        """
        log = self._redo.cache.log = self.log
        self._drop_unfinished()
        if not shut_down:
            self.take_back()
        log.flush()
        self._redo.cache.flush()
        mark = shut_down or log.append(ShutDownMark().encode())
        log.flush()
        for attachment in list(self._attachments.attached()):
            self._redo.detaching(attachment)
            make_clean(attachment, mark, self._moment)
            self._redo.header_changed(attachment)
        self._attachments.by_dbid.clear()
        quit_record = RecoveryQuit2(
            lgpos_start=Lgpos.unpack(self._began), lgpos_redo_from=Lgpos.unpack(redo_from), hard=int(hard),
            time=self._moment,
        )  # fmt: skip
        end = log.append(quit_record.encode())
        log.flush()
        return end

    def _drop_unfinished(self) -> None:
        """A database whose creation was cut short was promised to no one: it goes, with all that is open in it."""
        for attachment in list(self._attachments.attached()):
            if attachment.is_new:
                for session in self._sessions.values():
                    session.drop(attachment.dbid)
                self._redo.drop(attachment)
                del self._attachments.by_dbid[attachment.dbid]

    def _writer(self, session: ReplaySession) -> UndoWriter:
        return UndoWriter(session, self._rceids.__next__)
