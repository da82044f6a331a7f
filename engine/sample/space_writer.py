"""Who owns which pages: extents of the database, of its tables, of their indexes.

Source: reference, database file 5.2. Space is handed down: the database grows, a table takes extents from the
database, an index from its table. Every page belongs to one tree or is free with one owner.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable

from engine.formats.page import SPLIT_BUFFER_SIZE, Node, PageFlag
from engine.formats.space import DATABASE_ROOT, Extent, SpaceHeader
from engine.sample.page_writer import PageStamp, write_page
from engine.sample.tree_writer import TreeIdentity

MAX_SINGLE_EXTENT = 33
"""Pages of a single extent whose bitmap can tell free ones from used ones: the root and 32 more."""

_MULTIPLE, _NON_UNIQUE, _V2 = 1, 2, 4


class Space:
    """The pages of one tree: ``owned`` extents, ``free`` pages (ascending), and ``oe``, the root of the OwnExt
    tree (the AvailExt tree is the next page), 0 while a single extent needs none.
    """

    def __init__(self, root: int, pages: int, parent: Space | None = None, *, multiple: bool) -> None:
        self.root = root
        self.parent = parent
        self.owned = [Extent(root, root + pages - 1)]
        self.free = list(range(root + 1, root + pages))
        self.oe = 0
        if multiple:
            self.oe = self.give(2)

    @classmethod
    def database(cls, pages: int) -> Space:
        """The space of a whole database, which grows at its end."""
        return cls(DATABASE_ROOT, pages, multiple=True)

    @classmethod
    def at(cls, root: int, pages: int, parent: Space, *, multiple: bool) -> Space:
        """The space of a tree whose place is fixed; those pages must be free with the parent."""
        parent.free = [pgno for pgno in parent.free if not root <= pgno < root + pages]
        return cls(root, pages, parent, multiple=multiple)

    @classmethod
    def inside(cls, parent: Space, pages: int) -> Space:
        """A new tree's space of ``pages`` pages for nodes; in multiple extents when they are many."""
        whole = pages_with_space(pages)
        return cls(parent.give(whole), whole, parent, multiple=whole > pages)

    def take(self) -> int:
        """The lowest free page."""
        self.reserve(1)
        return self.free.pop(0)

    def give(self, pages: int) -> int:
        """Part with ``pages`` adjacent pages; returns the first."""
        for _ in range(2):
            for i in range(len(self.free) - pages + 1):
                if self.free[i + pages - 1] - self.free[i] == pages - 1:
                    first = self.free[i]
                    del self.free[i : i + pages]
                    return first
            self.reserve(len(self.free) + pages)
        raise AssertionError("an extent just obtained is not in one piece")

    def reserve(self, pages: int) -> None:
        """Have at least ``pages`` free pages; the missing ones come in one piece."""
        missing = pages - len(self.free)
        if missing <= 0:
            return
        if self.parent is None:
            first = self.owned[0].last + 1
            self.owned[0] = Extent(self.root, first + missing - 1)
        else:
            if not self.oe:
                self.oe = self.parent.give(2)
                self.owned.append(Extent(self.oe, self.oe + 1))
            first = self.parent.give(missing)
            self.owned.append(Extent(first, first + missing - 1))
        self.free = sorted([*self.free, *range(first, first + missing)])

    def header(self, *, unique: bool = True) -> SpaceHeader:
        """The space header of the tree's root page (reference 4.4)."""
        header = SpaceHeader(bytearray(SpaceHeader.SIZE))
        grown = len(self.owned) > 1
        header.cpg_primary = self.owned[-1 if grown else 0].count
        header.pgno_parent = self.parent.root if self.parent else 0
        header.flags = (_MULTIPLE if self.oe else 0) | (0 if unique else _NON_UNIQUE) | (_V2 if grown else 0)
        header.pgno_oe = self.oe or sum(1 << pgno - self.root - 1 for pgno in self.free)
        return header

    def pages(self, tree: TreeIdentity, page_size: int, next_dbtime: Callable[[], int]) -> dict[int, bytes]:
        """The OwnExt and AvailExt pages, when there are any."""
        if not self.oe:
            return {}
        flags = tree.kind | PageFlag.ROOT | PageFlag.LEAF | PageFlag.SPACE_TREE
        written = {}
        for pgno, extents in ((self.oe, sorted(self.owned)), (self.oe + 1, runs(self.free))):
            stamp = PageStamp(tree.objid, flags, next_dbtime())
            nodes = [Node(e.last.to_bytes(4, "big"), struct.pack("<I", e.count), 0) for e in extents]
            written[pgno] = write_page(page_size, pgno, stamp, bytes(SPLIT_BUFFER_SIZE), nodes)
        return written


def pages_with_space(pages: int) -> int:
    """Pages that a tree of ``pages`` pages asks for, the roots of its space trees included."""
    return pages + 2 if pages > MAX_SINGLE_EXTENT else pages


def runs(pages: Iterable[int]) -> list[Extent]:
    """Ascending page numbers as the fewest extents."""
    found: list[Extent] = []
    for pgno in pages:
        if found and found[-1].last == pgno - 1:
            found[-1] = Extent(found[-1].first, pgno)
        else:
            found.append(Extent(pgno, pgno))
    return found
