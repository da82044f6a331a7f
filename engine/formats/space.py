"""The pages that a tree owns, and those of them that are available.

Source: docs/formats/tree-and-space.md#root-header and what follows there. The space of the complete database is
that of the tree rooted in page 1. The file may be longer; content beyond the owned space has no meaning.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.error_codes import Code
from engine.formats.layout import U32, Field, View
from engine.formats.page import Page, PageFlag
from engine.formats.tree import ReadPage, Tree, load_page

DATABASE_ROOT = 1
"""Root page whose space is that of the whole database."""

BITMAP_BITS = 32
"""Pages that the bitmap of a single extent can tell of."""

_MULTIPLE_EXTENTS = 1
_NON_UNIQUE = 2
_HAS_SPACE_HEADER = 1
_HAS_AUTOINCREMENT = 2


class SpaceHeader(View):
    """The 16 bytes in a root page's external header that tell its space."""

    SIZE = 16
    WHAT = "space header"

    cpg_primary = Field(0, U32, "pages of the first extent, or of the last one obtained (v2)")
    pgno_parent = Field(4, U32, "root page of the tree that space comes from, 0 for the database")
    flags = Field(8, U32, "1 multiple extents, 2 non-unique tree, 4 v2")
    pgno_oe = Field(12, U32, "root of the OwnExt tree, AvailExt is the next page; else bitmap of free pages")

    @property
    def is_multiple(self) -> bool:
        """Whether the space is kept in OwnExt and AvailExt trees."""
        return bool(self.flags & _MULTIPLE_EXTENTS)

    @property
    def is_unique(self) -> bool:
        """Whether the keys of the tree are unique."""
        return not self.flags & _NON_UNIQUE

    @property
    def bitmap_pages(self) -> int:
        """Pages after the root that the bitmap of a single extent tells free or used."""
        return max(min(self.cpg_primary - 1, BITMAP_BITS), 0)


@dataclass(frozen=True, slots=True)
class RootInfo:
    """What the external header of a root page that is not a space tree's holds."""

    space: SpaceHeader
    autoincrement: int | None
    """High-water mark of the autoincrement column (revision >= 0x1e), ``None`` when not kept."""


@dataclass(frozen=True, slots=True, order=True)
class Extent:
    """A run of pages ``first..last``; ``pool`` is 0 but for reserved and shelved free extents."""

    first: int
    last: int
    pool: int = 0

    @property
    def count(self) -> int:
        return self.last - self.first + 1


def root_info(page: Page) -> RootInfo:
    """The external header of a tree's root page, plain or with fields.

    Raises ``Corruption`` (JET_errNodeCorrupted) when it is of neither form.
    """
    return read_root_header(page.external_header, page.pgno)


def read_root_header(line: bytes, pgno: int) -> RootInfo:
    """What the external header ``line`` of root page ``pgno`` holds; raises as :func:`root_info` does."""
    if len(line) == SpaceHeader.SIZE:
        return RootInfo(SpaceHeader(line), None)
    kinds = line[0] if line else 0
    size = 1 + (16 if kinds & _HAS_SPACE_HEADER else 0) + (8 if kinds & _HAS_AUTOINCREMENT else 0)
    if not kinds & _HAS_SPACE_HEADER or len(line) < size:
        raise Code.NodeCorrupted.error(f"Root page {pgno} has no space header.", page=pgno)
    mark = int.from_bytes(line[17:25], "little") if kinds & _HAS_AUTOINCREMENT else None
    return RootInfo(SpaceHeader(line[1:17]), mark)


def with_space_field(line: bytes, value: int) -> bytes:
    """A root page's external header with another OwnExt root or, for a single extent, bitmap of free pages."""
    at = SpaceHeader.pgno_oe.offset + (0 if len(line) == SpaceHeader.SIZE else 1)
    return line[:at] + value.to_bytes(4, "little") + line[at + 4 :]


def with_space_header(line: bytes, header: bytes) -> bytes:
    """A root page's external header with another space header, its other fields kept."""
    if len(line) in (0, SpaceHeader.SIZE):
        return header
    fields = line[1 + SpaceHeader.SIZE :] if line[0] & _HAS_SPACE_HEADER else line[1:]
    return bytes((line[0] | _HAS_SPACE_HEADER,)) + header + fields


def owned_extents(read_page: ReadPage, root: int = DATABASE_ROOT) -> list[Extent]:
    """The extents that a tree owns, ascending; those of the whole database by default.

    Raises ``Corruption``: JET_errSPOwnExtCorrupted for extents that cannot be, and what a walk raises.
    """
    page = _root_page(read_page, root)
    space = root_info(page).space
    if space.is_multiple:
        return _extents(Tree(read_page, space.pgno_oe, page.objid), Code.SPOwnExtCorrupted)
    return [_extent(root + space.cpg_primary - 1, space.cpg_primary, 0, Code.SPOwnExtCorrupted)]


def available_extents(read_page: ReadPage, root: int = DATABASE_ROOT) -> list[Extent]:
    """The extents that a tree owns but does not use, ascending; empty markers are left out.

    Those of a single extent that its bitmap cannot tell of are free until it becomes several
    (docs/formats/tree-and-space.md#space-of-a-tree).

    Raises ``Corruption``: JET_errSPAvailExtCorrupted for extents that cannot be, and what a walk raises.
    """
    page = _root_page(read_page, root)
    space = root_info(page).space
    if space.is_multiple:
        return _extents(Tree(read_page, space.pgno_oe + 1, page.objid), Code.SPAvailExtCorrupted)
    free = [
        Extent(root + 1 + bit, root + 1 + bit) for bit in range(space.bitmap_pages) if space.pgno_oe >> bit & 1
    ]
    beyond = root + 1 + BITMAP_BITS, root + space.cpg_primary - 1
    return free if beyond[0] > beyond[1] else [*free, Extent(*beyond)]


def owned_pages(read_page: ReadPage) -> int:
    """Number of the last page that the database owns; pages of the file after it mean nothing.

    Raises ``Corruption`` as :func:`owned_extents` does, and when the database owns nothing.
    """
    extents = owned_extents(read_page)
    if not extents:
        raise Code.SPOwnExtCorrupted.error("The database owns no pages.", page=DATABASE_ROOT)
    return max(extent.last for extent in extents)


def _root_page(read_page: ReadPage, root: int) -> Page:
    page = load_page(read_page, root)
    if not page.is_root or page.flags & PageFlag.SPACE_TREE:
        raise Code.BadParentPageLink.error(f"Page {root} is not the root of a tree.", page=root)
    return page


def _extents(tree: Tree, code: Code) -> list[Extent]:
    return sorted(_read_extents(tree, code))


def _read_extents(tree: Tree, code: Code) -> Iterator[Extent]:
    """Nodes: key = last page, big-endian, after a pool byte if typed; data = page count."""
    for node in tree.nodes():
        key = node.key
        if len(key) not in (4, 5) or len(node.data) != 4:
            raise code.error(f"An extent in the tree at page {tree.root} is damaged.", page=tree.root)
        pool = key[0] & 0x7F if len(key) == 5 else 0
        count = int.from_bytes(node.data, "little")
        if count or not pool:
            yield _extent(int.from_bytes(key[-4:], "big"), count, pool, code)


def _extent(last: int, count: int, pool: int, code: Code) -> Extent:
    if not 0 < count <= last:
        raise code.error(f"An extent of {count} pages cannot end at page {last}.")
    return Extent(last - count + 1, last, pool)
