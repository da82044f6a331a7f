"""Committed versions of pages that readers still need while a writer continues, as complete pages.

The writer changes a copy; the old page is kept here until no snapshot can need it. ``PageVersions`` counts
commits: a snapshot taken after commit ``n`` sees each page as of commit ``n``.
"""

from __future__ import annotations

import threading
from collections import deque

from engine.error_codes import Code
from engine.formats.live_page import LivePage

UNCOMMITTED = 1 << 62
"""In place of a commit's number: not committed yet."""


class Snapshot:
    """A reader's moment: what was committed when it was taken. Close it, or versions pile up."""

    __slots__ = ("_versions", "seq")

    def __init__(self, versions: PageVersions, seq: int) -> None:
        self._versions: PageVersions | None = versions
        self.seq = seq

    def close(self) -> None:
        versions, self._versions = self._versions, None
        if versions is not None:
            versions.release(self.seq)

    def __enter__(self) -> Snapshot:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


class PageHistory:
    """Older versions of one page, ascending: ``(since, until, page)`` serves snapshots ``since <= seq < until``.

    ``since`` of the history itself is the commit that published the page as it is now. A version ``None`` is a
    page that did not exist.
    """

    __slots__ = ("home", "older", "pgno", "since")

    def __init__(self, home: dict[int, PageHistory], pgno: int) -> None:
        self.home = home
        self.pgno = pgno
        self.since = 0
        self.older: list[tuple[int, int, LivePage | None]] = []

    def find(self, seq: int) -> LivePage | None:
        """The version that a snapshot saw, which is older than the page as it is now."""
        for since, _, page in reversed(self.older):
            if since <= seq:
                return page
        return None


Histories = dict[int, PageHistory]


class PageVersions:
    """The versions of all pages of all databases of one cache; beyond ``limit`` new changes are refused.

    Every method takes the cache's lock; histories may be looked up in their dict without it, since a page has one
    from before the moment that it is changed until no open snapshot needs an older version.
    """

    def __init__(self, lock: threading.RLock, limit: int) -> None:
        self.limit = limit
        self.count = 0
        self.commit_seq = 0
        self._lock = lock
        self._open: dict[int, int] = {}
        self._written: list[PageHistory] = []
        self._superseded: deque[tuple[int, PageHistory]] = deque()

    def snapshot(self) -> Snapshot:
        """What is committed now."""
        with self._lock:
            seq = self.commit_seq
            self._open[seq] = self._open.get(seq, 0) + 1
            return Snapshot(self, seq)

    def release(self, seq: int) -> None:
        """A snapshot ends; versions that no one else needs go."""
        with self._lock:
            self._open[seq] -= 1
            if self._open[seq]:
                return
            del self._open[seq]
            oldest = min(self._open, default=self.commit_seq)
            while self._superseded and self._superseded[0][0] <= oldest:
                self._prune(self._superseded.popleft()[1])

    def keep(self, home: Histories, pgno: int, page: LivePage | None) -> None:
        """The writer is about to change a page: keep it as it is, unless this transaction changed it before.

        Never refused, since the change is logged already: :meth:`require` comes before that.
        """
        with self._lock:
            history = home.get(pgno)
            if history is not None and history.since == UNCOMMITTED:
                return
            history = history or PageHistory(home, pgno)
            history.older.append((history.since, UNCOMMITTED, page))
            history.since = UNCOMMITTED
            home[pgno] = history
            self.count += 1
            self._written.append(history)

    def require(self, pages: int) -> None:
        """Raise JET_errVersionStoreOutOfMemory (-1069) unless so many more versions can be kept."""
        if self.count + pages <= self.limit:
            return  # only the writer, who asks, adds to them
        with self._lock:
            if self.count + pages > self.limit:
                self._sweep()
            if self.count + pages > self.limit:
                raise Code.VersionStoreOutOfMemory.error(
                    f"{self.count} page versions are kept for readers and for the current transaction."
                )

    def publish(self) -> None:
        """What the writer changed is from now on what new snapshots see."""
        with self._lock:
            seq = self.commit_seq + 1
            for history in self._written:
                history.since = seq
                since, _, page = history.older[-1]
                history.older[-1] = since, seq, page
                self._prune(history)
                if history.older:
                    self._superseded.append((seq, history))
            self._written.clear()
            self.commit_seq = seq

    def forget(self, home: Histories) -> None:
        """A database goes away; no transaction may be changing it, no snapshot be reading it."""
        with self._lock:
            self.count -= sum(len(history.older) for history in home.values())
            self._written = [history for history in self._written if history.home is not home]
            self._superseded = deque(entry for entry in self._superseded if entry[1].home is not home)
            home.clear()

    def _prune(self, history: PageHistory) -> None:
        """Drop the versions that no open snapshot can ask for; what a running transaction replaced stays."""
        needed = [
            version
            for version in history.older
            if version[1] == UNCOMMITTED or any(version[0] <= seq < version[1] for seq in self._open)
        ]
        self.count -= len(history.older) - len(needed)
        history.older = needed
        if not needed and history.home.get(history.pgno) is history:
            del history.home[history.pgno]

    def _sweep(self) -> None:
        for _, history in self._superseded:
            self._prune(history)
        self._superseded = deque(entry for entry in self._superseded if entry[1].older)
