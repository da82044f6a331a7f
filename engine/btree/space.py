"""Allocation in a running engine: which pages a tree may use, and where they come from.

Space is passed down: the file grows for the database, a table takes extents from the database, an index from its
table. A small tree has a bitmap of available pages in its root page; a larger one keeps its owned and available
extents in two trees (docs/formats/tree-and-space.md#space-of-a-tree).

Every step is one record, in an order in which no page ever has two owners; if the engine stops in between, at most
pages without an owner remain. Allocation is never undone. A space tree that must split takes its pages from its
available extents and never from its parent, so there is no unlimited recursion.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice

from engine.btree.extent_tree import ExtentTree, Spot
from engine.change.live_database import LiveDatabase
from engine.change.writer import Writer
from engine.error_codes import Code
from engine.errors import JetError, known
from engine.formats.live_page import LivePage
from engine.formats.log.records import (
    ConvertFDP2,
    CreateMultipleExtentFDP,
    CreateSingleExtentFDP,
    NewPage,
    RecordFlag,
    SetExternalHeader,
)
from engine.formats.page import PageFlag
from engine.formats.space import Extent, SpaceHeader, read_root_header, with_space_field

SPACE_ROOTS = 2
"""Pages that the roots of the OwnExt and AvailExt trees take, side by side."""

SMALL = 16
"""A tree that owns fewer pages grows by :data:`SMALL_GROWTH`, a larger one by at least as many as this."""
SMALL_GROWTH = 4
SHARE = 8
"""A large tree grows by one in this many of the pages it owns."""
MAX_GROWTH = 1024
EXTENTS_COUNTED = 512
"""A tree of more extents than this is large, or lives on fragments and is not made to take more than it needs."""
LAST_PAGE = 0x7FFFFFFE
"""No database has more pages (a page number has 31 bits)."""

_NOT_A_KIND = PageFlag.ROOT | PageFlag.LEAF | PageFlag.PARENT_OF_LEAF | PageFlag.REPAIRED


def allocate(session: Writer, database: LiveDatabase, root: int) -> int:
    """A page for the tree rooted at ``root``; no one else has it, and what it holds means nothing.

    Raises ``SpaceExhausted`` (JET_errOutOfDatabaseSpace at the database's limit, JET_errDiskFull), ``Corruption``
    for space trees that cannot be.
    """
    return _Space(session, database, root).page()


def free(session: Writer, database: LiveDatabase, root: int, pgno: int, pages: int = 1) -> None:
    """Give ``pages`` pages from ``pgno`` back to the tree rooted at ``root``, its owner, which uses them no more.

    An extent that is free as a whole goes back to where the tree took it from. Raises as :func:`allocate` does.
    """
    _Space(session, database, root).give_back(Extent(pgno, pgno + pages - 1))


def create_tree(
    session: Writer,
    database: LiveDatabase,
    parent_root: int,
    objid: int,
    *,
    page_flags: int = 0,
    unique: bool = True,
    pages: int = 1,
    multiple: bool = False,
) -> int:
    """Make an empty tree for object ``objid`` whose space comes from the tree at ``parent_root``; its root page.

    ``page_flags`` say what kind of tree (index, long values). ``pages`` adjacent ones are its own from the start,
    the root and with ``multiple`` the roots of its space trees among them. Raises as :func:`allocate` does.
    """
    pages = max(pages, 1 + SPACE_ROOTS if multiple else 1)
    root = _Space(session, database, parent_root).extent(pages, pages).first
    flags = int(RecordFlag.UNIQUE) if unique else 0
    if not multiple:
        database.change(session, NewPage(pgno=root, objid=objid))
        record = CreateSingleExtentFDP(
            pgno=root, objid=objid, pgno_parent=parent_root, cpg_primary=pages, page_flags=page_flags, flags=flags
        )
        database.change(session, record)
        return root
    for pgno in (root + 1, root + 2, root):
        database.change(session, NewPage(pgno=pgno, objid=objid))
    database.change(
        session,
        CreateMultipleExtentFDP(
            pgno=root,
            objid=objid,
            pgno_oe=root + 1,
            pgno_ae=root + 2,
            pgno_parent=parent_root,
            cpg_primary=pages,
            page_flags=page_flags,
            flags=flags,
        ),
    )
    return root


def free_tree(session: Writer, database: LiveDatabase, root: int) -> None:
    """Give all pages of a tree that nothing names any more, and of the trees below it, back to its parent.

    Raises ``WrongUse`` for the database itself, and as :func:`allocate` does.
    """
    space = _Space(session, database, root)
    header = space.header()
    if not header.pgno_parent:
        raise Code.InvalidParameter.error("The space of the database itself cannot be freed.", page=root)
    parent = _Space(session, database, header.pgno_parent)
    for extent in space.owned():
        parent.give_back(extent)


class _Space:
    """The space of the tree rooted at ``root`` in the hands of the writer."""

    def __init__(self, session: Writer, database: LiveDatabase, root: int) -> None:
        session.write()
        self.session = session
        self.database = database
        self.root = root

    def header(self) -> SpaceHeader:
        return read_root_header(self._root_page().external, self.root).space

    def owned(self) -> list[Extent]:
        """Every extent that the tree owns, ascending."""
        header = self.header()
        if header.is_multiple:
            return list(self._own(header).extents())
        return [Extent(self.root, self.root + header.cpg_primary - 1)]

    def page(self) -> int:
        """A page for the tree itself: the lowest free one."""
        return self.extent(1, 1, self._growth).first

    def extent(self, wanted: int, least: int, growth: Callable[[], int] | None = None) -> Extent:
        """Adjacent free pages, used from now on: ``wanted`` of them, or fewer but ``least``.

        Where there are none, this tree's own space grows: by ``wanted`` pages, or as many as ``growth`` says.
        """
        header = self.header()
        if not header.is_multiple:
            first = self._take_bits(header, least)
            if first:
                return Extent(first, first + least - 1)
            header = self._convert(growth() if growth else wanted, least)
        available = self.available(header)
        spot = available.fit(least, wanted)
        while spot is None:
            self._grow(header, growth() if growth else wanted, least)
            spot = available.fit(least, wanted)
        count = min(wanted, spot.extent.count)
        first = available.take(spot, count)
        return Extent(first, first + count - 1)

    def give_back(self, extent: Extent) -> None:
        """Make pages that this tree owns free again, beside free neighbours of the same owned extent."""
        header = self.header()
        if not header.is_multiple:
            self._set_bits(header, extent)
            return
        home = self._home(header, extent)
        available = self.available(header)
        after = available.reaching(extent.first)
        if after is not None and after.extent.first <= extent.last:
            raise self._wrong(Code.SPAvailExtCorrupted, extent, "are already free")
        before = available.ending(extent.first - 1)
        if before is not None and before.extent.first >= home.first:
            available.remove(before)
            extent = Extent(before.extent.first, extent.last)
        after = available.reaching(extent.last + 1)
        joins = after is not None and after.extent.first == extent.last + 1 and after.extent.last <= home.last
        if joins and after is not None:
            self._join(header, home, extent, after)
        elif extent == home and header.pgno_parent:
            self._return(header, home)
        else:
            _Hand(self, extent.first, extent.last, []).put_down()

    def _join(self, header: SpaceHeader, home: Extent, extent: Extent, after: Spot) -> None:
        """Free pages right before a free extent become its beginning."""
        available = self.available(header)
        if (extent.first, after.extent.last) == (home.first, home.last) and header.pgno_parent:
            available.remove(after)
            self._return(header, home)
        else:
            available.lower(after, extent.first)

    def _return(self, header: SpaceHeader, home: Extent) -> None:
        """Give an owned extent, all of it free and none of it listed as such any more, to the parent."""
        own = self._own(header)
        own.remove(known(own.ending(home.last), f"owned extent that ends with page {home.last}"))
        _Space(self.session, self.database, header.pgno_parent).give_back(home)

    def _home(self, header: SpaceHeader, extent: Extent) -> Extent:
        """The owned extent that these pages are in."""
        spot = self._own(header).reaching(extent.last)
        if spot is None or extent.first < spot.extent.first or extent.first <= self.root <= extent.last:
            raise self._wrong(Code.SPOwnExtCorrupted, extent, "are not owned by it")
        return spot.extent

    def _grow(self, header: SpaceHeader, wanted: int, least: int) -> None:
        """Own another extent, all of it free but for what the space trees need to name it."""
        extent = self.obtain(wanted, least)
        hand = _Hand(self, extent.first, extent.last, [extent])
        own = self._own(header)
        while hand.owed:
            extent = hand.owed[-1]
            while not own.has_room(extent.last):
                own.split(extent.last, hand.take)
            own.add(extent)
            hand.owed.remove(extent)
        hand.put_down()

    def obtain(self, wanted: int, least: int, owed: Sequence[Extent] = ()) -> Extent:
        """Pages from the parent, or for the database itself by enlarging the file; not listed as owned.

        ``owed`` are extents that were obtained before and are not listed yet.
        """
        header = self.header()
        if header.pgno_parent:
            return _Space(self.session, self.database, header.pgno_parent).extent(wanted, least)
        end = max([self._own(header).end(), *(extent.last for extent in owed)])
        return self._grow_file(end, wanted, least)

    def _grow_file(self, end: int, wanted: int, least: int) -> Extent:
        """The pages after page ``end``, which was the last one."""
        database = self.database
        room = (database.size_limit or LAST_PAGE) - end
        if room < least:
            raise Code.OutOfDatabaseSpace.error(
                f"The database has {end} pages and cannot grow to {least} or more.", path=str(database.path)
            )
        count = min(-(-wanted // database.growth) * database.growth, room)
        database.extend(self.session, end + count)
        return Extent(end + 1, end + count)

    def _growth(self) -> int:
        """Pages to grow by when this tree needs one: more the more it owns."""
        header = self.header()
        extents = islice(self._own(header).extents(), EXTENTS_COUNTED) if header.is_multiple else self.owned()
        owned = sum(extent.count for extent in extents)
        return SMALL_GROWTH if owned < SMALL else min(max(owned // SHARE, SMALL), MAX_GROWTH)

    def _convert(self, wanted: int, least: int) -> SpaceHeader:
        """From a single extent to several: a second one, whose first pages become the roots of the space trees."""
        header, page = self.header(), self._root_page()
        parent = _Space(self.session, self.database, header.pgno_parent)
        second = parent.extent(wanted + SPACE_ROOTS, least + SPACE_ROOTS)
        for pgno in (second.first, second.first + 1):
            self.database.change(self.session, NewPage(pgno=pgno, objid=page.objid))
        record = ConvertFDP2(
            pgno=self.root,
            objid=page.objid,
            pgno_oe=second.first,
            pgno_ae=second.first + 1,
            pgno_parent=header.pgno_parent,
            pgno_secondary=second.first,
            cpg_primary=header.cpg_primary,
            cpg_secondary=second.count,
            available_bits=header.pgno_oe,
            page_flags=page.flags & ~_NOT_A_KIND,
            flags=self._unique(header),
        )
        self.database.change(self.session, record)
        return self.header()

    def _take_bits(self, header: SpaceHeader, count: int) -> int:
        """The first of ``count`` adjacent pages that the bitmap of a single extent calls free; 0 without them."""
        mask = (1 << count) - 1
        for bit in range(header.bitmap_pages - count + 1):
            if header.pgno_oe >> bit & mask == mask:
                self._set_bitmap(header, header.pgno_oe & ~(mask << bit))
                return self.root + 1 + bit
        return 0

    def _set_bits(self, header: SpaceHeader, extent: Extent) -> None:
        if extent.first <= self.root or extent.last > self.root + header.bitmap_pages:
            raise self._wrong(Code.SPOwnExtCorrupted, extent, "are not owned by it")
        bits = (1 << extent.count) - 1 << extent.first - self.root - 1
        if header.pgno_oe & bits:
            raise self._wrong(Code.SPAvailExtCorrupted, extent, "are already free")
        self._set_bitmap(header, header.pgno_oe | bits)

    def _set_bitmap(self, header: SpaceHeader, bitmap: int) -> None:
        page = self._root_page()
        record = SetExternalHeader(
            pgno=self.root,
            flags=self._unique(header),
            pgno_fdp=self.root,
            objid_fdp=page.objid,
            data=with_space_field(page.external, bitmap),
        )
        self.database.change(self.session, record)

    def _own(self, header: SpaceHeader) -> ExtentTree:
        return self._tree(header.pgno_oe, Code.SPOwnExtCorrupted)

    def available(self, header: SpaceHeader) -> ExtentTree:
        return self._tree(header.pgno_oe + 1, Code.SPAvailExtCorrupted)

    def _tree(self, root: int, code: Code) -> ExtentTree:
        return ExtentTree(self.session, self.database, root, self.root, self._root_page().objid, code)

    def _root_page(self) -> LivePage:
        return self.session.read(self.database)(self.root)

    @staticmethod
    def _unique(header: SpaceHeader) -> int:
        return int(RecordFlag.UNIQUE) if header.is_unique else 0

    def _wrong(self, code: Code, extent: Extent, why: str) -> JetError:
        return code.error(
            f"Pages {extent.first} to {extent.last} of the tree at page {self.root} {why}.", page=self.root
        )


@dataclass
class _Hand:
    """Free pages ``first..last`` that no list names yet: what splits of space trees need comes from them first."""

    space: _Space
    first: int
    last: int
    owed: list[Extent]
    """Extents that were obtained, but are not listed as owned yet."""

    def take(self) -> int:
        """One page: of these, else the lowest listed as free, else one more from where the tree gets its space."""
        if self.first <= self.last:
            self.first += 1
            return self.first - 1
        available = self.space.available(self.space.header())
        spot = available.reaching(0)
        if spot is not None:
            return available.take(spot, 1)
        extent = self.space.obtain(1, 1, self.owed)
        self.owed.append(extent)
        self.first, self.last = extent.first + 1, extent.last
        return extent.first

    def put_down(self) -> None:
        """List what is left as free."""
        available = self.space.available(self.space.header())
        while self.first <= self.last and not available.has_room(self.last):
            available.split(self.last, self.take)
        if self.first <= self.last:
            available.add(Extent(self.first, self.last))
