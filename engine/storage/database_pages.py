"""The pages of one attached database: the current ones for the writer, those of their snapshots for readers."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol

from engine.error_codes import Code
from engine.errors import Corruption, JetError
from engine.formats.live_page import LivePage
from engine.storage.database_file import OpenDatabaseFile
from engine.storage.page_versions import Histories, PageVersions, Snapshot


class Frame:
    """A page in memory. ``epoch`` is the commit that its changes will be part of, when it is the writer's own.

    ``lgpos`` and ``begin0``: position of the last change, smallest Begin0 of all since the page was last clean;
    ``in_flight`` the same two of the state that is being written right now.
    """

    __slots__ = ("begin0", "dirty", "epoch", "in_flight", "lgpos", "page", "pages", "recent")

    def __init__(self, pages: DatabasePages, page: LivePage, epoch: int) -> None:
        self.pages = pages
        self.page = page
        self.epoch = epoch
        self.recent = True
        self.dirty = False
        self.lgpos = self.begin0 = 0
        self.in_flight: tuple[int, int] | None = None


class Frames(Protocol):
    """The frames of all databases, as the pages of one ask for them (:class:`~engine.storage.cache.PageCache`)."""

    failed: JetError | None
    loaded: int
    versions: bool
    changing: int
    history: PageVersions

    @property
    def lock(self) -> AbstractContextManager[object]: ...

    def admit(self, pages: DatabasePages, page: LivePage) -> Frame: ...

    def make_room(self, *, for_writer: bool) -> None: ...

    def note_change(self, frame: Frame, lgpos: int, begin0: int) -> None: ...


class DatabasePages:
    """What ``apply`` and the trees ask for pages; the cache behind it keeps the frames of all databases."""

    def __init__(self, cache: Frames, dbid: int, file: OpenDatabaseFile) -> None:
        self.dbid = dbid
        self.file = file
        self.page_size = file.page_size
        self.frames: dict[int, Frame] = {}
        self.histories: Histories = {}
        self._cache = cache
        self._absent = 0
        """A page that :meth:`get` found blank, for :meth:`put`, which follows; only the writer calls them."""

    def get(self, pgno: int) -> LivePage | None:
        """The page as it is now; ``None`` for one that is blank, beyond the end or damaged."""
        frame = self.frames.get(pgno)
        if frame is not None:
            frame.recent = True
            return frame.page
        try:
            with self._cache.lock:
                self._check()
                page = self.frames[pgno].page if pgno in self.frames else self._loaded(pgno)
                if page is None:
                    self._absent = pgno
                    return None
                if pgno not in self.frames:
                    self._cache.admit(self, page)
        except Corruption:
            return None
        self._cache.make_room(for_writer=True)
        return page

    def current(self, pgno: int) -> LivePage:
        """The page as it is now, with changes not yet committed.

        Raises JET_errReadVerifyFailure (-1018), JET_errPageNotInitialized (-1019), JET_errFileIOBeyondEOF (-4001).
        """
        frame = self.frames.get(pgno)
        if frame is not None:
            frame.recent = True
            return frame.page
        with self._cache.lock:
            page = self._frame(pgno).page
        self._cache.make_room(for_writer=True)
        return page

    def at(self, snapshot: Snapshot, pgno: int) -> LivePage:
        """The page as the snapshot saw it. Raises as :meth:`current`. The page must not be changed."""
        frame = self.frames.get(pgno)
        if frame is not None:
            # First the page, then whether it has a history: the other way round it could be changed in between.
            page = frame.page
            if pgno not in self.histories:
                frame.recent = True
                return page
        with self._cache.lock:
            page = self._version(snapshot.seq, pgno)
        self._cache.make_room(for_writer=False)
        return page

    def ready(self, pgno: int, dbtime: int, lgpos: int, begin0: int) -> LivePage | None:
        """The page for the change of the record at ``lgpos``, as :meth:`touch` gives it, where that is simple.

        That is: it is at this dbtime, has earlier changes not yet written, and is the writer's own, copied for the
        transaction, or in a cache without readers: no one else does anything with it.
        """
        frame = self.frames.get(pgno)
        if frame is None or not frame.dirty or begin0 < frame.begin0:
            return None
        page, cache = frame.page, self._cache
        if page.dbtime != dbtime or self.file.failed is not None:
            return None
        if cache.versions and frame.epoch <= cache.history.commit_seq:
            return None
        frame.recent = True
        frame.lgpos = cache.changing = lgpos
        return page

    def touch(self, page: LivePage, lgpos: int, begin0: int) -> LivePage:
        """The object to change for a page that the record at ``lgpos`` is about to change."""
        cache = self._cache
        with cache.lock:
            if cache.failed is not None or self.file.failed is not None:
                self._check()
            frame = self.frames.get(page.pgno)
            if frame is None:  # dropped, unchanged, since the caller got it
                frame = cache.admit(self, page)
            if cache.versions and frame.epoch <= cache.history.commit_seq:
                cache.history.keep(self.histories, page.pgno, frame.page)
                frame.page = frame.page.copy()
                frame.epoch = cache.history.commit_seq + 1
            cache.note_change(frame, lgpos, begin0)
            return frame.page

    def put(self, page: LivePage, lgpos: int, begin0: int) -> None:
        """A page that the record at ``lgpos`` redefines, whatever was there; it is the cache's from now on."""
        cache = self._cache
        with cache.lock:
            self._check()
            frame = self.frames.get(page.pgno)
            if cache.versions:
                old = frame.page if frame else self._old(page.pgno)
                cache.history.keep(self.histories, page.pgno, old)
            if frame is None:
                frame = cache.admit(self, page)
            self._absent = 0
            frame.page = page
            frame.epoch = cache.history.commit_seq + cache.versions
            cache.note_change(frame, lgpos, begin0)
        cache.make_room(for_writer=True)

    def _old(self, pgno: int) -> LivePage | None:
        """The old content of a new page: readers whose snapshot is from before it was freed need it."""
        if pgno == self._absent:
            return None
        try:
            return self._loaded(pgno)
        except Corruption:
            return None

    def _version(self, seq: int, pgno: int) -> LivePage:
        history = self.histories.get(pgno)
        if history is None or history.since <= seq:
            return self._frame(pgno).page
        page = history.find(seq)
        if page is None:
            raise self._missing(pgno)
        return page

    def _frame(self, pgno: int) -> Frame:
        frame = self.frames.get(pgno)
        if frame is None:
            self._check()
            frame = self._cache.admit(self, self._load(pgno))
        return frame

    def _load(self, pgno: int) -> LivePage:
        page = self._loaded(pgno)
        if page is None:
            raise self._missing(pgno)
        return page

    def _loaded(self, pgno: int) -> LivePage | None:
        """The page in the file; None for one that is blank or beyond the end."""
        data = self.file.read_page(pgno)
        if data is None:
            return None
        self._cache.loaded += 1
        return LivePage.load(data, pgno)

    def _missing(self, pgno: int) -> JetError:
        code = Code.PageNotInitialized if 1 <= pgno <= self.file.page_count else Code.FileIOBeyondEOF
        what = "was never written" if code is Code.PageNotInitialized else "is beyond the end"
        return code.error(f"Page {pgno} of {self.file.path.name} {what}.", path=str(self.file.path), page=pgno)

    def _check(self) -> None:
        failed = self._cache.failed or self.file.failed
        if failed is not None:
            raise Code.InstanceUnavailable.error(f"The instance stopped because of an error: {failed.message}")
