"""Redo: what the log says is done again to every page that lacks it, and what would undo it is kept.

Pages go through the cache, so that memory is bounded; they reach the files when the cache wants room and when a
database is detached. Source: reference, log and recovery 7.1 to 7.8.
"""

from __future__ import annotations

from collections.abc import Callable

from engine.files import FileSystem
from engine.formats.live_page import LivePage
from engine.formats.log_records import (
    LogRecord,
    NodeRecord,
    RecordFlag,
    RecordType,
    Undo,
    UndoInfo,
    decode,
)
from engine.formats.log_scan import RawRecord
from engine.formats.stamps import LogTime
from engine.instance.apply import apply, apply_macro
from engine.instance.attachments_map import Candidate, Fate, Slot
from engine.instance.cache import DatabasePages, PageCache
from engine.instance.database_file import DatabaseFile
from engine.instance.double_write import DoubleWrite
from engine.instance.page_touches import SINGLE, touches
from engine.instance.replay_session import ReplaySession, Seen
from engine.instance.version import Version

_VERSIONED, _UNDO = int(RecordFlag.VERSIONED), int(RecordType.Undo)


class ReplayedLog:
    """What the cache asks of a log while one is replayed: it is on the disk already."""

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
    alone up to a position, by database (from the rehearsal). ``header_writes`` counts.
    """

    def __init__(
        self,
        fs: FileSystem,
        files: dict[Candidate, DatabaseFile],
        cache: PageCache,
        doubts: dict[Candidate, dict[int, int]],
    ) -> None:
        self.files = files
        self.cache = cache
        self.applied = self.skipped = self.header_writes = 0
        self.pages: dict[int, DatabasePages] = {}
        """By slot, the pages of what is attached."""
        self._fs = fs
        self._doubts = doubts
        self._seen: Seen | None = None

    def page(self, slot: Slot, session: ReplaySession, position: int, kind: int, body: bytes) -> None:
        record = decode(body)
        pages = self.pages[slot.dbid]
        if kind not in SINGLE:
            self._make_room(pages, kind, body)
        self._seen = None
        if self._doubts and self._is_left_alone(slot, record, position):
            self.skipped += 1
        else:
            undone = _undone_in(session) if kind == _UNDO else None
            tally = apply(record, pages, position, session.begin0, seen=self._see, undone=undone)
            self.applied += tally.applied
            self.skipped += tally.skipped
        if isinstance(record, Undo):
            session.take_back(record.rceid)
        elif isinstance(record, NodeRecord) and record.flags & _VERSIONED:
            session.remember(record, self._seen)

    def group(self, slot: Slot, session: ReplaySession, position: int, records: list[RawRecord]) -> None:
        pages = self.pages[slot.dbid]
        decoded: list[LogRecord] = []
        for _, kind, body in records:
            self._make_room(pages, kind, body)
            decoded.append(decode(body))
        self._seen = None
        tally = apply_macro(decoded, pages, position, session.begin0, seen=self._see)
        self.applied += tally.applied
        self.skipped += tally.skipped
        for record in decoded:
            if isinstance(record, NodeRecord) and record.flags & _VERSIONED:
                session.remember(record, self._seen)

    def passed_over(self, kind: int, body: bytes) -> None:
        self.skipped += sum(1 for _ in touches(kind, body))

    def undo_info(self, slot: Slot, session: ReplaySession, body: bytes) -> None:
        record = UndoInfo.decode(body)
        session.infos[record.rceid] = record

    def attached(self, slot: Slot) -> None:
        database = slot.database
        assert database is not None
        if slot.fate is Fate.CREATE:
            assert database.header is not None
            old = self.files.pop(database, None)
            if old is not None:
                old.close()
            if self._fs.exists(database.path):
                self._fs.remove(database.path)
            self.files[database] = DatabaseFile.create(self._fs, database.path, database.header)
            self.header_writes += 1
        self.pages[slot.dbid] = self.cache.attach(slot.dbid, self.files[database])

    def detaching(self, slot: Slot) -> None:
        self.cache.flush(slot.dbid)
        self.cache.detach(slot.dbid)
        del self.pages[slot.dbid]

    def drop(self, slot: Slot) -> None:
        assert slot.database is not None
        slot.database.header = None
        self.cache.detach(slot.dbid)
        del self.pages[slot.dbid]
        file = self.files.pop(slot.database)
        file.close()
        DoubleWrite(self._fs, file.path, file.page_size).remove()
        self._fs.remove(file.path)
        self._fs.sync_directory(file.path.parent)

    def header_changed(self, slot: Slot) -> None:
        assert slot.database is not None
        self.files[slot.database].write_header()
        self.header_writes += 1

    def extend(self, slot: Slot, pgno_last: int) -> None:
        assert slot.database is not None
        self.files[slot.database].extend(pgno_last)

    def _see(self, record: LogRecord, page: LivePage, line: int) -> None:
        if not isinstance(record, Undo):
            self._seen = page.key(line), page.data(line)

    @staticmethod
    def _make_room(pages: DatabasePages, kind: int, body: bytes) -> None:
        """A page that a record defines behind the end of the file; logs of old engines do not say ExtendDB."""
        for touch in touches(kind, body):
            if touch.before is None and touch.pgno > pages.file.page_count:
                pages.file.extend(touch.pgno)

    def _is_left_alone(self, slot: Slot, record: LogRecord, position: int) -> bool:
        assert slot.database is not None
        doubts = self._doubts.get(slot.database)
        return doubts is not None and isinstance(record, NodeRecord) and position < doubts.get(record.pgno, 0)


def _undone_in(session: ReplaySession) -> Callable[[Undo], Version | None]:
    return lambda record: session.find(record.rceid)
