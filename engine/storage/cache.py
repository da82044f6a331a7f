"""The page cache: pages of the attached databases in memory, bounded, written after the log, with versions for
readers.

There is one writer at a time, and any number of readers in other threads. The writer's calls (``get``,
``current``, ``touch``, ``put``, ``flush`` …) come from the holder of the writer's place; readers use
:meth:`DatabasePages.at`. A cached page is found without a lock. Invariants:

* a committed page object is never changed again: the first ``touch`` in a transaction keeps it for readers and
  returns a copy;
* a page is written only after its undo information and the complete log are on disk, and after the header lists
  the log of its last record as required (docs/formats/checkpoint-and-double-write.md#write-ahead). The complete
  log, not only up to the last record of the page, because the commit of the page's transaction may follow, without
  which recovery would have to undo a change whose before image was not logged;
* pages of the current change (same log position) stay in memory until the next one starts.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.double_write import BATCH_PAGES
from engine.formats.live_page import LivePage
from engine.formats.stamps import LogTime
from engine.storage.database_file import OpenDatabaseFile
from engine.storage.database_pages import DatabasePages, Frame
from engine.storage.header_states import RESERVED_TAGS_REVISION
from engine.storage.page_versions import UNCOMMITTED, PageVersions, Snapshot

__all__ = ["CacheStats", "DatabasePages", "PageCache", "WriteAhead"]

NOWHERE = -1
"""In place of a packed position: no change is under way."""


class WriteAhead(Protocol):
    """What the cache needs of a log."""

    @property
    def current(self) -> tuple[int, LogTime]:
        """Generation and creation time of the log that is being filled."""
        ...

    def flush(self, upto: int | None = None) -> None:
        """Bring all that was appended to the medium."""
        ...


@dataclass(frozen=True, slots=True)
class CacheStats:
    """Pages in memory, those of them not yet on disk, versions kept; then counts since the start."""

    pages: int
    dirty: int
    versions: int
    loaded: int
    evicted: int
    written: int


class PageCache:
    """At most ``capacity_pages`` pages of all attached databases; a change of several pages may exceed it briefly.

    ``before_flush(dbid, pgno)`` is called before a page with changes is written, so that undo information of
    changes not yet committed can be logged. With ``versions`` off (redo, no readers) pages change as they are.
    """

    def __init__(self, capacity_pages: int, log: WriteAhead, version_pages_max: int) -> None:
        self.capacity = capacity_pages
        self.log = log
        self.versions = True
        self.before_flush: Callable[[int, int], None] | None = None
        self.failed: JetError | None = None
        self.lock = threading.RLock()
        self.history = PageVersions(self.lock, version_pages_max)
        self.dirty: set[Frame] = set()
        self.loaded = 0
        self._evicted = self._written = 0
        self._databases: dict[int, DatabasePages] = {}
        self._ring: deque[Frame] = deque()
        self._flying: set[Frame] = set()
        self.changing = NOWHERE
        """Position of the change under way."""
        self._flushing = threading.RLock()

    # databases, transactions, readers

    def attach(self, dbid: int, file: OpenDatabaseFile) -> DatabasePages:
        """Begin to cache a database under the number that log records name it by."""
        with self.lock:
            pages = self._databases[dbid] = DatabasePages(self, dbid, file)
            return pages

    def detach(self, dbid: int) -> None:
        """Forget a database's pages, written or not: :meth:`flush` comes before. No reader may be in it."""
        with self._flushing, self.lock:
            pages = self._databases.pop(dbid)
            self.history.forget(pages.histories)
            self._ring = deque(frame for frame in self._ring if frame.pages is not pages)
            self.dirty = {frame for frame in self.dirty if frame.pages is not pages}
            pages.frames = {}

    def forget_beyond(self, dbid: int, pgno_last: int) -> None:
        """Forget the pages of a database behind ``pgno_last``, written or not: they go from its file."""
        with self._flushing, self.lock:
            frames = self._databases[dbid].frames
            gone = {frame for pgno, frame in frames.items() if pgno > pgno_last}
            self._ring = deque(frame for frame in self._ring if frame not in gone)
            self.dirty -= gone
            for frame in gone:
                del frames[frame.page.pgno]

    @property
    def commit_seq(self) -> int:
        """Number of publications so far."""
        return self.history.commit_seq

    def publish(self) -> None:
        """The transaction ended, committed or rolled back page by page: new snapshots see its pages."""
        with self.lock:
            self.changing = NOWHERE
            self.history.publish()

    def require_versions(self, pages: int) -> None:
        """Refuse a change of so many pages before it is logged, when their versions could not be kept.

        Raises JET_errVersionStoreOutOfMemory (-1069). What is logged, and every undoing, goes beyond the limit.
        """
        if self.versions:
            self.history.require(pages)

    def snapshot(self) -> Snapshot:
        """What is committed now, to read with :meth:`DatabasePages.at`; to be closed."""
        return self.history.snapshot()

    def oldest_begin0(self) -> int | None:
        """The smallest Begin0 position over all pages that are not, or not yet surely, on disk."""
        with self.lock:
            begins = [frame.begin0 for frame in self.dirty]
            begins += [frame.in_flight[1] for frame in self._flying if frame.in_flight]
            return min(begins, default=None)

    @property
    def stats(self) -> CacheStats:
        with self.lock:
            return CacheStats(
                len(self._ring), len(self.dirty), self.history.count,
                self.loaded, self._evicted, self._written,
            )  # fmt: skip

    # writing pages

    def flush(self, dbid: int | None = None) -> None:
        """Write all changed pages, of one database or of all. No one may be in the middle of a change."""
        self._flush(dbid, UNCOMMITTED)

    def flush_older(self, begin0: int) -> None:
        """Write the pages that hold the checkpoint back to before ``begin0``. As :meth:`flush`."""
        self._flush(None, begin0)

    def _flush(self, dbid: int | None, before: int) -> None:
        with self._flushing:
            with self.lock:
                self._check()
                self.changing = NOWHERE
                frames = [f for f in self.dirty if f.begin0 < before and dbid in (None, f.pages.dbid)]
            frames.sort(key=lambda frame: (frame.pages.dbid, frame.page.pgno))
            for dbid_now in sorted({frame.pages.dbid for frame in frames}):
                mine = [frame for frame in frames if frame.pages.dbid == dbid_now]
                for start in range(0, len(mine), BATCH_PAGES):
                    self._write_out(mine[start : start + BATCH_PAGES], for_writer=True)

    def _write_out(self, frames: Sequence[Frame], *, for_writer: bool) -> None:
        """Write pages of one database, a batch at most. A reader leaves alone what is not committed."""
        with self._flushing:
            pages = frames[0].pages
            if for_writer and self.before_flush is not None:
                for frame in frames:
                    self.before_flush(pages.dbid, frame.page.pgno)
            with self.lock:
                self._check()
                taken = [f for f in frames if f.dirty and (for_writer or f.epoch <= self.history.commit_seq)]
                reserves_tag = pages.file.header.update_major >= RESERVED_TAGS_REVISION
                images = [(f.page.pgno, f.page.store(reserves_tag=reserves_tag)) for f in taken]
                self._begin_write(taken)
            if not taken:
                return
            try:
                self.log.flush()
                self._raise_waypoint(
                    pages.file, max(frame.in_flight[0] for frame in taken if frame.in_flight) >> 32
                )
                pages.file.write_pages(images)
            except BaseException:
                with self.lock:
                    self._end_write(taken, written=False)
                    if pages.file.failed is not None:
                        self._fail(pages.file.failed)
                raise
            with self.lock:
                self._end_write(taken, written=True)

    def _raise_waypoint(self, file: OpenDatabaseFile, generation: int) -> None:
        if file.header.gen_max_required < generation:
            file.require_log(*self.log.current)
            file.write_header()

    def _begin_write(self, frames: Iterable[Frame]) -> None:
        for frame in frames:
            frame.in_flight = frame.lgpos, frame.begin0
            frame.dirty = False
            self.dirty.discard(frame)
            self._flying.add(frame)

    def _end_write(self, frames: Sequence[Frame], *, written: bool) -> None:
        """Frames after their write; those not written are dirty again, as of the earlier Begin0."""
        for frame in frames:
            lgpos, begin0 = frame.in_flight or (0, 0)
            frame.in_flight = None
            self._flying.discard(frame)
            if not written:
                frame.lgpos = max(lgpos, frame.lgpos)
                self._mark_dirty(frame, begin0)
        if written:
            self._written += len(frames)

    # frames

    def note_change(self, frame: Frame, lgpos: int, begin0: int) -> None:
        """A page changes, by the record at ``lgpos``, in the transaction that started at ``begin0``.

        It stays in memory until a change at another position starts.
        """
        frame.lgpos = self.changing = lgpos
        if not frame.dirty or begin0 < frame.begin0:
            self._mark_dirty(frame, begin0)

    def _mark_dirty(self, frame: Frame, begin0: int) -> None:
        if not frame.dirty:
            frame.dirty, frame.begin0 = True, begin0
            self.dirty.add(frame)
        elif begin0 < frame.begin0:
            frame.begin0 = begin0

    def admit(self, pages: DatabasePages, page: LivePage) -> Frame:
        """A page comes in; whoever holds no lock calls :meth:`make_room` afterwards."""
        frame = pages.frames[page.pgno] = Frame(pages, page, self.history.commit_seq)
        self._ring.append(frame)
        return frame

    def make_room(self, *, for_writer: bool) -> None:
        """Bring the cache back to its bound: drop clean pages not used of late, else write changed ones first."""
        while len(self._ring) > self.capacity:
            with self.lock:
                self._drop_clean()
                if len(self._ring) <= self.capacity:
                    return
                victims = self._victims(for_writer)
            if not victims:
                return
            self._write_out(victims, for_writer=for_writer)

    def _drop_clean(self) -> None:
        ring = self._ring
        for _ in range(2 * len(ring)):
            if len(ring) <= self.capacity:
                return
            frame = ring.popleft()
            if frame.recent or frame.dirty or frame.in_flight:
                frame.recent = False
                ring.append(frame)
            else:
                del frame.pages.frames[frame.page.pgno]
                self._evicted += 1

    def _victims(self, for_writer: bool) -> list[Frame]:
        """A batch of changed pages of one database, those longest not used first."""
        victims: list[Frame] = []
        for frame in self._ring:
            if not frame.dirty or frame.lgpos == self.changing:
                continue
            if not for_writer and frame.epoch > self.history.commit_seq:
                continue
            if not victims or frame.pages is victims[0].pages:
                victims.append(frame)
                if len(victims) == BATCH_PAGES:
                    break
        return victims

    # failure

    def _fail(self, error: JetError) -> None:
        """What is in memory may no longer agree with the disk; only recovery from the log helps."""
        self.failed = error
        for pages in self._databases.values():
            pages.frames = {}
        self._ring.clear()

    def _check(self) -> None:
        if self.failed is not None:
            raise Code.InstanceUnavailable.error(
                f"The instance stopped because of an error: {self.failed.message}"
            )
