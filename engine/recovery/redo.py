"""Redo: changes in the log are applied to every page that lacks them, and what is needed to undo them is kept.

Pages go through the cache, so that memory is bounded; they are written to the files when the cache needs space and
when a database is detached. Source: docs/formats/recovery.md.
"""

from __future__ import annotations

from collections.abc import Callable

from engine.change.apply import apply, apply_macro
from engine.change.apply_node import insert_at_once
from engine.change.page_changes import LeftAlone
from engine.change.version_entry import VersionEntry
from engine.errors import Corruption
from engine.files import FileSystem
from engine.formats.db_header import DatabaseState
from engine.formats.live_page import LivePage
from engine.formats.log.page_touches import DEFINING, touches
from engine.formats.log.records import (
    Insert,
    LogRecord,
    NodeRecord,
    RecordFlag,
    Split2,
    Undo,
    UndoInfo,
    decode,
)
from engine.formats.log.scan import RawRecord
from engine.formats.page import SHRUNK_DBTIME, PageFlag
from engine.formats.space import owned_pages
from engine.formats.stamps import LogTime
from engine.recovery.attachments_map import AttachableDatabase, AttachedDatabase, AttachmentState
from engine.recovery.record_fields import landing_page
from engine.recovery.replay_work import header_of
from engine.recovery.sessions import BeforeImage, ReplaySession
from engine.storage.cache import DatabasePages, PageCache
from engine.storage.database_file import OpenDatabaseFile
from engine.storage.double_write import DoubleWrite

_VERSIONED, _INSERT, _UNDO = int(RecordFlag.VERSIONED), Insert.TYPE, Undo.TYPE


class ReplayedLog:
    """What the cache asks of a log while one is replayed: it is on disk already."""

    def __init__(self) -> None:
        self.generation = 0
        self.created = LogTime()

    @property
    def current(self) -> tuple[int, LogTime]:
        """The log that is being replayed: its generation, and when it was made."""
        return self.generation, self.created

    def flush(self, upto: int | None = None) -> None:
        """Everything that is replayed was read from the disk."""


class Redo:
    """The work of the second reading.

    ``files`` are the open database files; one that the log creates is added. ``doubts`` are pages that redo leaves
    alone up to a position, by database (from the analysis pass). ``header_writes`` counts.
    """

    def __init__(
        self,
        fs: FileSystem,
        files: dict[AttachableDatabase, OpenDatabaseFile],
        cache: PageCache,
        doubts: dict[AttachableDatabase, dict[int, int]],
    ) -> None:
        self.files = files
        self.cache = cache
        self.applied = self.skipped = self.header_writes = 0
        self.pages: dict[int, DatabasePages] = {}
        """By number, the pages of what is attached."""
        self._fs = fs
        self._doubts = doubts
        self._before: BeforeImage | None = None

    def one_page(
        self,
        attachment: AttachedDatabase,
        session: ReplaySession,
        position: int,
        kind: int,
        body: bytes,
        pgno: int,
        before: int,
        after: int,
    ) -> None:
        if kind == _INSERT and not self._doubts:
            page = self.pages[attachment.dbid].ready(pgno, before, position, session.begin0)
            if page is not None:
                flags = insert_at_once(body, page)
                if flags is not None:
                    page.dbtime = after
                    self.applied += 1
                    if flags & _VERSIONED:
                        session.made.append((body, None))
                    return
        self._change(attachment, session, position, kind, body)

    def page(
        self, attachment: AttachedDatabase, session: ReplaySession, position: int, kind: int, body: bytes
    ) -> None:
        self._make_room(self.pages[attachment.dbid], kind, body)
        self._change(attachment, session, position, kind, body)

    def _change(
        self, attachment: AttachedDatabase, session: ReplaySession, position: int, kind: int, body: bytes
    ) -> None:
        record = decode(body)
        pages = self.pages[attachment.dbid]
        self._before = None
        undone = _undone_in(session) if kind == _UNDO else None
        alone = self._left_alone(attachment, position) if self._doubts else None
        tally = apply(
            record, pages, position, session.begin0, observer=self._observe, undone=undone, left_alone=alone
        )
        self.applied += tally.applied
        self.skipped += tally.skipped
        if isinstance(record, Undo):
            session.take_back(record.rceid)
        elif isinstance(record, NodeRecord) and record.flags & _VERSIONED:
            session.remember(record, self._before)

    def group(
        self, attachment: AttachedDatabase, session: ReplaySession, position: int, records: list[RawRecord]
    ) -> None:
        pages = self.pages[attachment.dbid]
        decoded: list[LogRecord] = []
        for _, kind, body in records:
            self._make_room(pages, kind, body)
            decoded.append(decode(body))
        self._before = None
        alone = self._left_alone(attachment, position) if self._doubts else None
        tally = apply_macro(decoded, pages, position, session.begin0, observer=self._observe, left_alone=alone)
        self.applied += tally.applied
        self.skipped += tally.skipped
        leaf = b""
        for (_, kind, body), record in zip(records, decoded, strict=True):
            if kind == Split2.TYPE:
                leaf = body
            elif isinstance(record, NodeRecord) and record.flags & _VERSIONED:
                if leaf:  # UndoInfo is owed before the page goes to disk that the node is on now
                    record.pgno = landing_page(leaf, body)
                session.remember(record, self._before)

    def passed_over(self, kind: int, body: bytes) -> None:
        self.skipped += len(touches(kind, body))

    def undo_info(self, attachment: AttachedDatabase, session: ReplaySession, body: bytes) -> None:
        record = UndoInfo.decode(body)
        session.infos[record.rceid] = record

    def attached(self, attachment: AttachedDatabase) -> None:
        database = attachment.target
        if attachment.fate is AttachmentState.CREATE:
            old = self.files.pop(database, None)
            if old is not None:
                old.close()
            if self._fs.exists(database.path):
                self._fs.remove(database.path)
            self.files[database] = OpenDatabaseFile.create(self._fs, database.path, database.known_header)
            self.header_writes += 1
        self.pages[attachment.dbid] = self.cache.attach(attachment.dbid, self.files[database])

    def detaching(self, attachment: AttachedDatabase) -> None:
        self.cache.flush(attachment.dbid)
        self._fit_to_space(attachment)
        self.cache.detach(attachment.dbid)
        del self.pages[attachment.dbid]

    def drop(self, attachment: AttachedDatabase) -> None:
        attachment.target.header = None
        self.cache.detach(attachment.dbid)
        del self.pages[attachment.dbid]
        file = self.files.pop(attachment.target)
        file.close()
        DoubleWrite(self._fs, file.path, file.page_size).remove()
        self._fs.remove(file.path)
        self._fs.sync_directory(file.path.parent)

    def header_changed(self, attachment: AttachedDatabase) -> None:
        self.files[attachment.target].write_header()
        self.header_writes += 1

    def extend(self, attachment: AttachedDatabase, pgno_last: int) -> None:
        self.files[attachment.target].extend(pgno_last)

    def forgive(self, attachment: AttachedDatabase, pgno_last: int, position: int) -> None:
        """The analysis pass has seen to it."""

    def shrink(self, attachment: AttachedDatabase, pgno_last: int) -> None:
        self.cache.forget_beyond(attachment.dbid, pgno_last)
        self.files[attachment.target].truncate(pgno_last)

    def forget(self, attachment: AttachedDatabase, first: int, last: int, dbtime: int, position: int) -> None:
        pages = self.pages[attachment.dbid]
        for pgno in range(first, min(last, pages.file.page_count) + 1):
            page = pages.get(pgno)
            if page is not None and 0 < page.dbtime < dbtime:
                flags = int(PageFlag.NEW_RECORD_FORMAT)
                pages.put(LivePage(pgno, page.size, flags=flags, dbtime=SHRUNK_DBTIME), position, position)

    def _fit_to_space(self, attachment: AttachedDatabase) -> None:
        """The file ends with the last page that the database owns, as the vendor leaves it.

        What an engine added in advance, and never told the log, goes. A database whose space trees cannot be read
        keeps its file as it is.
        """
        if header_of(attachment).state is not DatabaseState.DIRTY_SHUTDOWN:
            return
        file = self.files[attachment.target]
        try:
            last = owned_pages(lambda pgno: file.read_page(pgno) or bytes(file.page_size))
        except Corruption:
            return
        file.truncate(last)
        file.extend(last)

    def _observe(self, record: LogRecord, page: LivePage, line: int) -> None:
        if not isinstance(record, Undo):
            self._before = page.key(line), page.data(line)

    @staticmethod
    def _make_room(pages: DatabasePages, kind: int, body: bytes) -> None:
        """A page that a record defines after the end of the file; logs of old engines do not say ExtendDB."""
        for touch in touches(kind, body) if kind in DEFINING else ():
            if touch.before is None and touch.pgno > pages.file.page_count:
                pages.file.extend(touch.pgno)

    def _left_alone(self, attachment: AttachedDatabase, position: int) -> LeftAlone | None:
        doubts = self._doubts.get(attachment.target)
        return None if doubts is None else lambda pgno: position < doubts.get(pgno, 0)


def _undone_in(session: ReplaySession) -> Callable[[Undo], VersionEntry | None]:
    return lambda record: session.find(record.rceid)
