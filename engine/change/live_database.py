"""An open database of an instance: every change is logged, then applied, only here.

Source: docs/formats/checkpoint-and-double-write.md#a-change-of-a-page. ``apply`` is the function that redo uses,
so that a change and its replay cannot differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from engine.change.apply import apply, apply_macro
from engine.change.apply_node import VERSIONED, Undone, insert_at_once
from engine.change.version_entry import VersionEntry
from engine.change.writer import Writer
from engine.formats.live_page import LivePage
from engine.formats.log.page_use import THE_NEW_PAGE
from engine.formats.log.record_layout import LogRecord
from engine.formats.log.records import (
    CLASSES,
    ExtendDB,
    Insert,
    MacroBegin,
    MacroCommit,
    MacroInfo,
    MacroInfo2,
    Merge2,
    NewPage,
    NodeRecord,
    Oper,
    PageRecord,
    Split2,
    Undo,
)
from engine.storage.cache import DatabasePages
from engine.storage.database_file import OpenDatabaseFile
from engine.storage.log import Log

NIL = -1
Stamp = tuple[int, int, int]
"""Root of a tree, its object, and the flags of its records."""
PAGES_OF_A_RECORD = 4
"""Most pages that a split or merge changes at one level."""
_CREATES = tuple(cls for cls in CLASSES.values() if THE_NEW_PAGE in cls.PAGES)
"""Records whose page need not be there before."""
_pack_insert = Insert.HEAD.pack
_OPER_INSERT = Oper.INSERT


class LiveDatabase:
    """An attached database. ``dbid`` is its number in log records, ``path`` where its file is.

    ``size_limit`` pages is what it may grow to, 0 for no limit.
    """

    def __init__(self, dbid: int, file: OpenDatabaseFile, pages: DatabasePages, log: Log, *, growth: int) -> None:
        self.dbid = dbid
        self.file = file
        self.pages = pages
        self.growth = growth
        self.size_limit = 0
        self.tree_changes = 0
        """Another number whenever pages may have come to a tree or left one."""
        self.open_tables: object | None = None
        """Kept by :func:`engine.tables.open_tables.tables_of`, which alone knows what it is."""
        self._log = log

    @property
    def path(self) -> Path:
        return self.file.path

    @property
    def page_size(self) -> int:
        return self.file.page_size

    @property
    def dbtime(self) -> int:
        """The highest dbtime given out."""
        return self.file.header.dbtime_dirtied

    @property
    def objid_last(self) -> int:
        """The highest object id given out."""
        return self.file.header.objid_last

    def next_objid(self) -> int:
        """A new object id."""
        self.file.header.objid_last += 1
        return self.file.header.objid_last

    def change(self, session: Writer, record: PageRecord | NewPage, version: VersionEntry | None = None) -> None:
        """Log one change of one page and do it. The caller has checked all that can fail, but for
        JET_errVersionStoreOutOfMemory (-1069), which comes with nothing changed.

        Fills in who, when, and the page's dbtimes. ``version`` undoes it, ``None`` for what is never undone.
        """
        if version is not None:
            session.require_versions(1)
        self._log_and_apply(session, record)
        if version is not None:
            version.dbid, version.pgno = self.dbid, record.pgno
            session.remember(version)

    def insert(
        self, session: Writer, tree: Stamp, page: LivePage, line: int, key: bytes, shared: int, data: bytes
    ) -> None:
        """Log and do a versioned Insert into a unique tree, as :meth:`change` would; raises what that raises.

        ``shared`` bytes of the key are the page's prefix. The record's bytes are made at once: most changes are
        inserts, and an object for each record was a sixth of their time.
        """
        session.require_versions(1)
        session.ensure_begun()
        (root, objid, flags), level = tree, session.level
        header, pgno, before = self.file.header, page.pgno, page.dbtime
        rceid = session.next_rceid()
        header.dbtime_dirtied = dbtime = header.dbtime_dirtied + 1
        body = b"".join((
            _pack_insert(
                Insert.TYPE, session.procid, self.dbid, pgno, dbtime, before, session.trx, level, line,
                flags | VERSIONED, rceid, root, objid, len(key) - shared, shared, len(data),
            ), key, data,
        ))  # fmt: skip
        pages, begin0 = self.pages, session.begin0
        with session.fatal():
            position = self._log.append(body)
            ready = pages.ready(pgno, before, position, begin0)
            if ready is not None and insert_at_once(body, ready) is not None:
                ready.dbtime = dbtime
            else:
                apply(Insert.decode(body), pages, position, begin0)
        session.remember(VersionEntry(rceid, _OPER_INSERT, level, self.dbid, root, objid, True, key, pgno=pgno))

    def undo(self, session: Writer, record: Undo, version: VersionEntry) -> None:
        """Log the undoing of ``version`` and do it."""
        self._log_and_apply(session, record, lambda _: version)

    def macro(self, session: Writer, records: Sequence[PageRecord], version: VersionEntry | None = None) -> None:
        """Log changes of several pages that belong together, and do them, under one dbtime.

        A split or merge whose ``image`` is ``None`` gets the image of the page that nodes are taken from. The
        ``version`` names the page where its node will be.
        """
        if version is not None:
            session.require_versions(PAGES_OF_A_RECORD * len(records))
        session.ensure_begun()
        self.tree_changes += 1
        header = self.file.header
        header.dbtime_dirtied = dbtime = header.dbtime_dirtied + 1
        for record in records:
            self._fill(session, record, dbtime)
        with session.fatal():
            self._log.append(MacroBegin(procid=session.procid, dbtime=dbtime).encode())
            for record in records:
                self._log.append(record.encode())
            end = MacroCommit(procid=session.procid, dbtime=dbtime).encode()
            position = self._log.append_together([end, self._info(records)])
            apply_macro(records, self.pages, position, session.begin0)
        if version is not None:
            version.dbid = self.dbid
            session.remember(version)

    def extend(self, session: Writer, pgno_last: int) -> None:
        """Let the file grow so that ``pgno_last`` is its last page.

        The file grows before the record is logged, not after it as the vendor has it: a full volume is then a
        refusal (JET_errDiskFull) with nothing logged, and a cut in between leaves blank pages behind the end.
        """
        self.file.extend(pgno_last)
        with session.fatal():
            self._log.append(ExtendDB(dbid=self.dbid, pgno_last=pgno_last).encode())

    def log_record(self, record: LogRecord) -> None:
        """Log a record that changes no page."""
        self._log.append(record.encode())

    def _log_and_apply(self, session: Writer, record: PageRecord | NewPage, undone: Undone | None = None) -> None:
        session.ensure_begun()
        pages, header = self.pages, self.file.header
        dbtime = header.dbtime_dirtied + 1
        record.procid, record.dbid, record.dbtime = session.procid, self.dbid, dbtime
        if isinstance(record, PageRecord):
            record.trx, record.level = session.trx, session.level
            record.dbtime_before = NIL if isinstance(record, _CREATES) else pages.current(record.pgno).dbtime
        header.dbtime_dirtied = dbtime
        if not isinstance(record, NodeRecord):
            self.tree_changes += 1
        with session.fatal():
            body = record.encode()
            position = self._log.append(body)
            if isinstance(record, Insert):
                page = pages.ready(record.pgno, record.dbtime_before, position, session.begin0)
                if page is not None and insert_at_once(body, page) is not None:
                    page.dbtime = dbtime
                    return
            apply(record, pages, position, session.begin0, undone=undone)

    def _fill(self, session: Writer, record: PageRecord, dbtime: int) -> None:
        record.procid, record.dbid, record.dbtime = session.procid, self.dbid, dbtime
        record.trx, record.level = session.trx, session.level
        record.dbtime_before = NIL
        if not isinstance(record, (Split2, Merge2)):
            return
        page = self.pages.current(record.pgno)
        record.dbtime_before = page.dbtime
        record.dbtime_right_before = self._time_of(record.pgno_right)
        record.dbtime_parent_before = self._time_of(record.pgno_parent)
        if isinstance(record, Merge2):
            record.dbtime_left_before = self._time_of(record.pgno_left)
        image: bytes | None = record.image
        if image is None:
            record.image = _image(page, dbtime)

    def _time_of(self, pgno: int) -> int:
        return self.pages.current(pgno).dbtime if pgno else NIL

    def _info(self, records: Sequence[PageRecord]) -> bytes:
        """MacroInfo: the pages of the macro, for readers of the log that look ahead."""
        numbers: dict[int, None] = {}
        for record in records:
            numbers[record.pgno] = None
            for name in ("pgno_new", "pgno_right", "pgno_left", "pgno_parent"):
                numbers[getattr(record, name, 0)] = None
        numbers.pop(0, None)
        if self.dbid == 1:
            return MacroInfo(pages=tuple(numbers)).encode()
        return MacroInfo2(dbid=self.dbid, pages=tuple(numbers)).encode()


def _image(page: LivePage, dbtime: int) -> bytes:
    """The page as it is, under the macro's dbtime (docs/formats/log-records.md#page-images)."""
    copy = page.copy()
    copy.dbtime = dbtime
    return bytes(copy.store())
