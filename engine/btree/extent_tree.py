"""The OwnExt or AvailExt tree of one tree in a running engine: extents are found, added, resized and removed.

Source: docs/formats/tree-and-space.md#space-of-a-tree. The key of a node is the last page of the extent,
big-endian, its data the page count. Taking pages from the low end changes only the data, and never its size.
Changes are unversioned: they are not undone, and an abort leaves at most unused pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from engine.btree.split import SplitOperation, SplitPlan, TreeStamp, plan_split, split_records
from engine.btree.tree_reader import TreeReader
from engine.change.live_database import LiveDatabase
from engine.change.writer import Writer
from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.live_page import TAG_SIZE, LivePage
from engine.formats.log.records import (
    Delete,
    FlagDelete,
    FlagInsertAndReplaceData,
    Insert,
    NewPage,
    NodeRecord,
    RecordFlag,
    Replace,
    SplitOper,
)
from engine.formats.page import DELETED, PREFIXED
from engine.formats.space import Extent
from engine.formats.tree import MAX_DEPTH

KEY_SIZE = 4
"""Bytes of the keys in the pool that trees allocate from; reserved and shelved extents have longer ones."""

_FLAGS = int(RecordFlag.SPACE | RecordFlag.UNIQUE)
_COUNT_SIZE = 4
_LOOK_AHEAD = 256
"""Extents to look at for a better one once one is found that will do."""


@dataclass(frozen=True, slots=True)
class Spot:
    """An extent and where its node is at this moment; any change of the tree makes it worthless."""

    extent: Extent
    pgno: int
    line: int


@dataclass(frozen=True, slots=True)
class ExtentTree:
    """The space tree rooted at ``root`` which belongs to the tree rooted at ``owner``, whose ``objid`` it carries.

    Raises ``Corruption`` for pages that no engine leaves behind: ``code`` is JET_errSPOwnExtCorrupted or
    JET_errSPAvailExtCorrupted.
    """

    session: Writer
    database: LiveDatabase
    root: int
    owner: int
    objid: int
    code: Code

    def extents(self, last: int = 0) -> Iterator[Extent]:
        """The extents that end at page ``last`` or after it, ascending. Not to be used across changes."""
        return (spot.extent for spot in self._spots(last))

    def reaching(self, pgno: int) -> Spot | None:
        """The first extent that ends at ``pgno`` or after it."""
        return next(self._spots(pgno), None)

    def ending(self, last: int) -> Spot | None:
        """The extent that ends at ``last``."""
        spot = self.reaching(last)
        return spot if spot and spot.extent.last == last else None

    def fit(self, least: int, wanted: int) -> Spot | None:
        """An extent of ``wanted`` pages or more if one is near the front, else the first of ``least`` or more."""
        enough = None
        for looked, spot in enumerate(self._spots(0), 1):
            if spot.extent.count >= wanted:
                return spot
            if enough is None and spot.extent.count >= least:
                enough = spot
            if enough is not None and looked >= _LOOK_AHEAD:
                break
        return enough

    def end(self) -> int:
        """The last page of the last extent; 0 without extents."""
        page = self._read(self.root)
        for _ in range(MAX_DEPTH):
            if page.is_leaf:
                break
            page = self._read(self._child(page, len(page.lines) - 1))
        live = [line for line, flags in enumerate(page.line_flags) if not flags & DELETED]
        if live and len(page.key(live[-1])) == KEY_SIZE:
            return self._spot(page, live[-1]).extent.last
        return max((spot.extent.last for spot in self._spots(0)), default=0)

    def take(self, spot: Spot, count: int) -> int:
        """The first of ``count`` pages taken from the low end of an extent."""
        left = spot.extent.count - count
        if left:
            self._change(Replace, spot, old_size=_COUNT_SIZE, data=_count(left))
        else:
            self.remove(spot)
        return spot.extent.first

    def lower(self, spot: Spot, first: int) -> None:
        """Let an extent begin at ``first``, a lower page."""
        self._change(Replace, spot, old_size=_COUNT_SIZE, data=_count(spot.extent.last - first + 1))

    def remove(self, spot: Spot) -> None:
        """Take an extent out. The only node of a page below the root stays, marked: no page below it is empty."""
        page = self._read(spot.pgno)
        self._change(Delete if page.is_root or len(page.lines) > 1 else FlagDelete, spot)

    def has_room(self, last: int) -> bool:
        """Whether an extent that ends at ``last`` can be put in without a split."""
        key = _key(last)
        page = self._leaf(key)
        line = page.find(key)
        there = line < len(page.lines) and page.key(line) == key
        return there or len(page.pack(key, bytes(_COUNT_SIZE))[0]) + TAG_SIZE <= page.free

    def split(self, last: int, take: Callable[[], int]) -> None:
        """Split the page where an extent that ends at ``last`` belongs; the new pages come from ``take``.

        Taking one may change this very tree, which is why all are taken before anything is planned for good.
        """
        taken: list[int] = []
        plan = self._plan(last)
        while plan.new_pages > len(taken):
            taken.append(take())
            plan = self._plan(last)
        for pgno in taken[: plan.new_pages]:
            self.database.change(self.session, NewPage(pgno=pgno, objid=self.objid))
        stamp = TreeStamp(self.owner, self.objid, _FLAGS)
        self.database.macro(self.session, split_records(plan, taken[: plan.new_pages], stamp))

    def _plan(self, last: int) -> SplitPlan:
        place = TreeReader(self.root, self.objid).seek(self.session.read(self.database), _key(last))
        return plan_split(place.path, place.page, place.line, SplitOperation(SplitOper.NONE), unique=True)

    def add(self, extent: Extent) -> None:
        """Put an extent in, where there is space."""
        key, data = _key(extent.last), _count(extent.count)
        page = self._leaf(key)
        line = page.find(key)
        if line < len(page.lines) and page.key(line) == key:
            self._revive(page, line, extent, key, data)
            return
        packed, prefixed = page.pack(key, data)
        common = packed[0] if prefixed & PREFIXED else 0
        spot = Spot(extent, page.pgno, line)
        self._change(Insert, spot, prefix=key[:common], suffix=key[common:], data=data)

    def _revive(self, page: LivePage, line: int, extent: Extent, key: bytes, data: bytes) -> None:
        if not page.line_flags[line] & DELETED:
            raise self._damaged(f"it already contains the extent that ends at page {extent.last}")
        spot = Spot(extent, page.pgno, line)
        self._change(FlagInsertAndReplaceData, spot, rceid_replace=0, key=key, data=data)

    def _change(self, kind: Callable[..., NodeRecord], spot: Spot, **fields: object) -> None:
        record = kind(
            pgno=spot.pgno,
            iline=spot.line,
            flags=_FLAGS,
            pgno_fdp=self.owner,
            objid_fdp=self.objid,
            **fields,
        )
        self.database.change(self.session, record)

    def _spots(self, last: int) -> Iterator[Spot]:
        """Live nodes whose key is ``last`` or greater, leaf by leaf along the links."""
        key = _key(last)
        page = self._leaf(key)
        line, before = page.find(key), -1
        while True:
            for at in range(line, len(page.lines)):
                if page.line_flags[at] & DELETED:
                    continue
                if len(page.key(at)) != KEY_SIZE:
                    return
                spot = self._spot(page, at)
                if spot.extent.first <= before:
                    raise self._damaged(f"its extents overlap at page {spot.extent.first}")
                before = spot.extent.last
                yield spot
            if not page.next:
                return
            page, line = self._read(page.next), 0

    def _spot(self, page: LivePage, line: int) -> Spot:
        last, data = int.from_bytes(page.key(line), "big"), page.data(line)
        count = int.from_bytes(data, "little")
        if len(data) != _COUNT_SIZE or not 0 < count <= last:
            raise self._damaged(f"no extent of {count} pages can end at page {last}")
        return Spot(Extent(last - count + 1, last), page.pgno, line)

    def _leaf(self, key: bytes) -> LivePage:
        page = self._read(self.root)
        for _ in range(MAX_DEPTH):
            if page.is_leaf:
                return page
            page = self._read(self._child(page, page.child_index(key)))
        raise self._damaged("it is too deep")

    def _child(self, page: LivePage, line: int) -> int:
        if not 0 <= line < len(page.lines):
            raise self._damaged(f"its page {page.pgno} has no children")
        return int.from_bytes(page.data(line), "little")

    def _read(self, pgno: int) -> LivePage:
        page = self.session.read(self.database)(pgno)
        if page.objid != self.objid:
            raise self._damaged(f"page {pgno} belongs to object {page.objid}")
        return page

    def _damaged(self, why: str) -> JetError:
        return self.code.error(f"The space tree at page {self.root} is damaged: {why}.", page=self.root)


def _key(last: int) -> bytes:
    return last.to_bytes(KEY_SIZE, "big")


def _count(pages: int) -> bytes:
    return pages.to_bytes(_COUNT_SIZE, "little")
