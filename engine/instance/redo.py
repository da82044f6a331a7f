"""Redo: what the log says is done again to every page that lacks it, and what would undo it is kept.

Pages go through the cache, so that memory is bounded; they reach the files when the cache wants room and when a
database is detached. Source: reference, log and recovery 7.1 to 7.8.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from engine.files import FileSystem
from engine.formats.live_page import LivePage
from engine.formats.log_records import (
    Delta,
    Delta64,
    FlagDelete,
    FlagInsert,
    FlagInsertAndReplaceData,
    Insert,
    LogRecord,
    NodeRecord,
    Oper,
    RecordFlag,
    Replace,
    ReplaceD,
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
from engine.instance.replay import ReplaySession
from engine.instance.version import Version

_VERSIONED, _UNIQUE = int(RecordFlag.VERSIONED), int(RecordFlag.UNIQUE)
_NEEDS_BEFORE = (Replace, ReplaceD, FlagDelete)


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
        self._seen: tuple[bytes, bytes] | None = None

    def page(self, slot: Slot, session: ReplaySession, position: int, kind: int, body: bytes) -> None:
        record = decode(body)
        pages = self.pages[slot.dbid]
        if kind not in SINGLE:
            self._make_room(pages, kind, body)
        elif self._is_left_alone(slot, record, position):
            self.skipped += 1
            self._remember(session, record, None)
            return
        self._seen = None
        tally = apply(record, pages, position, session.begin0, seen=self._see, undone=_undone_in(session))
        self.applied += tally.applied
        self.skipped += tally.skipped
        if isinstance(record, NodeRecord) and record.flags & _VERSIONED:
            self._remember(session, record, self._seen)

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
                self._remember(session, record, self._seen)

    def passed_over(self, kind: int, body: bytes) -> None:
        self.skipped += sum(1 for _ in touches(kind, body))

    def undo_info(self, slot: Slot, session: ReplaySession, body: bytes) -> None:
        record = UndoInfo.decode(body)
        version = session.find(record.rceid)
        if version is None:
            return
        version.info_logged = True
        if record.rceid in session.waiting:
            session.waiting.discard(record.rceid)
            version.key, version.data = record.key, record.data
            version.before = record.image if record.oper == Oper.REPLACE else None

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

    @staticmethod
    def _remember(session: ReplaySession, record: LogRecord, seen: tuple[bytes, bytes] | None) -> None:
        """Keep what undoes a record; ``seen`` is its node as it was, ``None`` when the page had the change."""
        if isinstance(record, Undo):
            session.versions = [version for version in session.versions if version.rceid != record.rceid]
            session.waiting.discard(record.rceid)
        elif isinstance(record, NodeRecord) and record.flags & _VERSIONED:
            for version in _versions_of(record, seen):
                session.versions.append(version)
                if version.oper in (Oper.REPLACE, Oper.FLAG_DELETE) and seen is None:
                    session.waiting.add(version.rceid)


def _undone_in(session: ReplaySession) -> Callable[[Undo], Version | None]:
    return lambda record: session.find(record.rceid)


def _versions_of(record: NodeRecord, seen: tuple[bytes, bytes] | None) -> Sequence[Version]:
    """What undoes a versioned record, oldest first."""
    unique = bool(record.flags & _UNIQUE)
    version = Version(
        record.rceid, Oper.INSERT, record.level, record.dbid, record.pgno_fdp, record.objid_fdp, unique, b"",
        pgno=record.pgno,
    )  # fmt: skip
    if isinstance(record, Insert):
        version.key = record.prefix + record.suffix
        version.data = b"" if unique else record.data
    elif isinstance(record, (FlagInsert, FlagInsertAndReplaceData)):
        version.key = record.key
        version.data = b"" if unique else record.data
    elif isinstance(record, (Delta, Delta64)):
        version.oper = Oper.DELTA64 if isinstance(record, Delta64) else Oper.DELTA
        version.key, version.data = record.key, record.data
        version.difference, version.offset = record.delta, record.offset
    elif isinstance(record, _NEEDS_BEFORE):
        return (_replaced(version, record, seen),)
    else:
        return ()
    if not isinstance(record, FlagInsertAndReplaceData):
        return (version,)
    replaced = Version(
        record.rceid_replace, Oper.REPLACE, record.level, record.dbid, record.pgno_fdp, record.objid_fdp, unique,
        b"", pgno=record.pgno,
    )  # fmt: skip
    return version, _replaced(replaced, record, seen)


def _replaced(version: Version, record: NodeRecord, seen: tuple[bytes, bytes] | None) -> Version:
    version.oper = Oper.FLAG_DELETE if isinstance(record, FlagDelete) else Oper.REPLACE
    if isinstance(record, (Replace, FlagInsertAndReplaceData)):
        version.new_size = len(record.data)
    elif isinstance(record, ReplaceD):
        version.new_size = record.new_size
    if seen is not None:
        key, data = seen
        version.key = key
        version.data = b"" if version.unique else data
        version.before = data if version.oper == Oper.REPLACE else None
    return version
