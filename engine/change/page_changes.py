"""Which pages a log record changes, whether a page already has the change, and the result, before any change is
made.

For every page, a record contains the dbtime before and after it; the dbtime of a page shows which changes it has
(docs/formats/recovery.md#the-dbtime-rule). Changes to several pages are prepared on copies (:class:`PageEdits`),
which replace the pages at once when nothing can fail any more.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.live_page import LivePage
from engine.formats.log.records import LogRecord, NodeRecord
from engine.formats.page import PageFlag
from engine.formats.stamps import Lgpos

VOLATILE = int(PageFlag.ECC | PageFlag.FLUSH_LOW | PageFlag.FLUSH_HIGH)
"""Page flags that belong to the page as it was written, not to its content; records carry them by accident."""

_NEW_FORMAT, _EMPTY = int(PageFlag.NEW_RECORD_FORMAT), int(PageFlag.EMPTY)

MAX_LINES = 0xFFE
"""The tag count of a page has 12 bits; one tag is the external header's."""

ChangeObserver = Callable[[NodeRecord, LivePage, int], None]
"""Told of a record, the page and the line that it is about to change, for what an undo may need."""

LeftAlone = Callable[[int], bool]
"""Whether a page stays as it is, whatever the record says: the log redefines it later, or cuts it off."""


class Pages(Protocol):
    """What the changes need of a database."""

    @property
    def page_size(self) -> int: ...

    def get(self, pgno: int) -> LivePage | None:
        """The page as it is now, not to be changed; None when it is blank, beyond the end, or unreadable."""

    def touch(self, page: LivePage, lgpos: int, begin0: int) -> LivePage:
        """The object to change in the place of ``page``, which :meth:`get` gave."""

    def put(self, page: LivePage, lgpos: int, begin0: int) -> None:
        """A page that a record redefines, whatever was there before."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many pages a record changed, and how many had the change already."""

    applied: int = 0
    skipped: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.applied + other.applied, self.skipped + other.skipped)


def is_due(dbtime: int, before: int, after: int, pgno: int, lgpos: int) -> bool:
    """Whether a page of this dbtime lacks a change; False when it has it.

    Raises ``Corruption``: JET_errDbTimeTooOld when the page also lacks an earlier one, JET_errDbTimeTooNew when
    it has one that the log does not know.
    """
    if dbtime == before:
        return True
    if dbtime >= after:
        return False
    code = Code.DbTimeTooOld if dbtime < before else Code.DbTimeTooNew
    raise code.error(
        f"Page {pgno} has the dbtime {dbtime:#x}, but the record at {Lgpos.unpack(lgpos)} changes it "
        f"from {before:#x} to {after:#x}.",
        page=pgno,
        dbtime=dbtime,
        before=before,
        after=after,
        lgpos=str(Lgpos.unpack(lgpos)),
    )


def absent(pgno: int, lgpos: int) -> JetError:
    """The error for a page that a record changes, but that cannot be had."""
    place = Lgpos.unpack(lgpos)
    return Code.PageNotInitialized.error(
        f"The record at {place} changes page {pgno}, which is blank, unreadable or beyond the end of the file.",
        page=pgno,
        lgpos=str(place),
    )


def misfit(record: LogRecord, pgno: int, why: str) -> JetError:
    """The error for a record that cannot be applied to the page that its dbtime asks for."""
    name = type(record).__name__
    return Code.LogOperationInconsistentWithDatabase.error(
        f"The {name} record does not match page {pgno}: {why}.", page=pgno, record=name
    )


def misplaced(record: LogRecord, lgpos: int) -> JetError:
    """The error for a record that changes no page, or not where it is in the log."""
    place = Lgpos.unpack(lgpos)
    return Code.LogFileCorrupt.error(
        f"The {type(record).__name__} record at {place} is not valid at that position.", lgpos=str(place)
    )


class PageEdits:
    """The pages that a record, or a group of them, changes, as they will be.

    The decision by dbtime is made page by page, by the page as it was before the whole group.
    """

    def __init__(self, pages: Pages, lgpos: int, left_alone: LeftAlone | None = None) -> None:
        self._pages = pages
        self.lgpos = lgpos
        """Packed position of the record, or of the end of the group."""
        self._left_alone = left_alone
        self._changed: dict[int, tuple[LivePage, LivePage]] = {}
        self._defined: dict[int, LivePage] = {}
        self._applied = self._skipped = 0

    @property
    def page_size(self) -> int:
        return self._pages.page_size

    def change(self, pgno: int, before: int, after: int) -> LivePage | None:
        """A copy to work on, with the new dbtime; None for a page that has the change, or is left alone.

        Raises as :func:`is_due`, and JET_errPageNotInitialized when there is no such page.
        """
        if self._left_alone is not None and self._left_alone(pgno):
            self._skipped += 1
            return None
        page = self._pages.get(pgno)
        if page is None:
            raise absent(pgno, self.lgpos)
        if not is_due(page.dbtime, before, after, pgno, self.lgpos):
            self._skipped += 1
            return None
        self._applied += 1
        if pgno not in self._changed:
            copy = page.copy()
            copy.dbtime = after
            self._changed[pgno] = page, copy
        return self._changed[pgno][1]

    def defines(self, pgno: int, after: int) -> bool:
        """Whether a page that the record redefines is older than that, or not there; then :meth:`define` it."""
        page = self._pages.get(pgno)
        if page is not None and page.dbtime >= after:
            self._skipped += 1
            return False
        self._applied += 1
        return True

    def define(self, pgno: int, after: int, *, objid: int, flags: int, external: bytes = b"") -> LivePage:
        """A new page, empty but for its external header."""
        page = LivePage(
            pgno,
            self.page_size,
            objid=objid,
            flags=(int(flags) | _NEW_FORMAT) & ~VOLATILE,
            dbtime=after,
            external=external,
        )
        self._defined[pgno] = page
        return page

    def carry_out(self, record: LogRecord, begin0: int) -> Tally:
        """Let the database have the pages; ``Corruption`` with nothing changed when one holds too much."""
        drafts = [copy for _, copy in self._changed.values()]
        for page in (*drafts, *self._defined.values()):
            if page.free < 0 or len(page.lines) > MAX_LINES:
                raise misfit(record, page.pgno, "there is not enough free space on it")
        pages, lgpos = self._pages, self.lgpos
        places = [pages.touch(page, lgpos, begin0) for page, _ in self._changed.values()]
        for place, draft in zip(places, drafts, strict=True):
            place.become(draft)
        for page in self._defined.values():
            pages.put(page, lgpos, begin0)
        return Tally(self._applied, self._skipped)


def empty(page: LivePage) -> None:
    """Drop all that is on a page, which belongs to no tree from now on. A root keeps its external header."""
    external = page.external if page.is_root else b""
    page.clear()
    page.set_external(external)
    page.flags |= _EMPTY


def set_pointer(page: LivePage, index: int, child: int) -> None:
    """Let a line of an inner page lead to another page."""
    page.set_data(index, child.to_bytes(4, "little"))


def pointer(page: LivePage, index: int) -> int:
    """The page that a line of an inner page leads to; -1 when it leads nowhere."""
    data = page.data(index) if 0 <= index < len(page.lines) else b""
    return int.from_bytes(data, "little") if len(data) == 4 else -1
