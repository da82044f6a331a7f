"""The pages of a database in the middle of a redo, without what open transactions have changed on them.

The pages themselves are not touched: changes are taken back on copies, as recovery would at that position.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from engine.btree.tree_reader import TreeReader
from engine.change.version_entry import VersionEntry
from engine.error_codes import Code
from engine.formats.live_page import LivePage
from engine.formats.log.records import Oper
from engine.formats.page import DELETED
from engine.recovery.sessions import ReplaySession
from engine.storage.cache import DatabasePages

TakenBack = Callable[[ReplaySession, VersionEntry, bytes | None], None]
"""Told of each change before it is taken back: its transaction, the change, the node's data with it (``None``:
deleted)."""


class CommittedPages:
    """``pages`` of the database that log records call ``dbid``, as far as :meth:`take_back` was asked to go."""

    def __init__(self, pages: DatabasePages, dbid: int) -> None:
        self._pages = pages
        self._dbid = dbid
        self._copies: dict[int, LivePage] = {}

    def read(self, pgno: int) -> LivePage:
        """A page, not to be changed; raises as :meth:`DatabasePages.current`."""
        return self._copies.get(pgno) or self._pages.current(pgno)

    def take_back(
        self, sessions: Iterable[ReplaySession], objids: Iterable[int], told: TakenBack | None = None
    ) -> None:
        """Take back what these transactions have changed in these trees, newest first.

        Raises ``Corruption``: JET_errLogFileCorrupt where the log lacks what undoes a change, and what finding the
        nodes raises.
        """
        wanted = frozenset(objids)
        for session in sessions:
            for version in self._versions(session, wanted):
                place = TreeReader(version.root, version.objid).seek(self.read, version.key)
                if not place.exact:
                    raise Code.NodeCorrupted.error(
                        f"A node of tree {version.objid} to be undone does not exist.", page=place.page.pgno
                    )
                if told is not None:
                    told(session, version, place.page.data(place.line) if place.is_live else None)
                page = self._copy(place.page)
                _undo(version, page, place.line)

    def _versions(self, session: ReplaySession, objids: frozenset[int]) -> Iterator[VersionEntry]:
        for change in reversed(session.changes):
            record, _ = change
            if record.dbid == self._dbid and record.objid_fdp in objids:
                for version in reversed(list(session.versions_of(change))):
                    if version.rceid not in session.undone:
                        yield version

    def _copy(self, page: LivePage) -> LivePage:
        copy = self._copies.get(page.pgno)
        if copy is None:
            copy = self._copies[page.pgno] = page.copy()
        return copy


def _undo(version: VersionEntry, page: LivePage, line: int) -> None:
    """Take one change back on a copy, which is not stored and may hold more than a page."""
    flags = page.line_flags[line]
    if version.oper == Oper.INSERT:
        page.set_flags(line, flags | DELETED)
    elif version.oper == Oper.FLAG_DELETE:
        page.set_flags(line, flags & ~DELETED)
    elif version.oper == Oper.REPLACE:
        page.set_data(line, version.before or b"")
    else:
        size = 8 if version.oper == Oper.DELTA64 else 4
        page.set_data(line, added(page.data(line), version.offset, -version.difference, size))


def added(data: bytes, offset: int, difference: int, size: int) -> bytes:
    """A node's data with ``difference`` added to the number of ``size`` bytes at ``offset``, which wraps."""
    number = int.from_bytes(data[offset : offset + size], "little") + difference
    wrapped = number & (1 << 8 * size) - 1
    return data[:offset] + wrapped.to_bytes(size, "little") + data[offset + size :]
