"""The space of the trees of a database compared with each other: every page has one user, or is available with one
owner.

Source: docs/formats/tree-and-space.md#space-of-a-tree. Trees are added one by one with the pages that they own,
use and list as available; then the totals are compared. Pages found nowhere are leaked. Real engines leave some,
which only waste space.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from engine.errors import JetError
from engine.formats.page import PageFlag
from engine.formats.space import (
    DATABASE_ROOT,
    Extent,
    RootInfo,
    SpaceHeader,
    available_extents,
    owned_extents,
    root_info,
)
from engine.formats.tree import ReadPage, load_page
from engine.verify.tree_check import OnLeaf, TreeCheck, TreePlace

_SHELVED = 2
"""Pool of free extents that wait beyond the end of the file."""
_LISTED = 20
"""Pages that a finding names one by one."""

Tell = Callable[[int | None, str], None]
"""``tell(pgno, text)``: something is wrong, with that page if it is one page's fault."""


@dataclass(slots=True)
class HeldSpace:
    """A tree with the space it owns; ``parent`` is the root that its space comes from."""

    place: TreePlace
    parent: int
    owned: set[int] = field(default_factory=set)
    free: set[int] = field(default_factory=set)
    used: set[int] = field(default_factory=set)


@dataclass
class SpaceCheck:
    """The check of a database of ``page_count`` pages; what is wrong goes to ``tell``."""

    read_page: ReadPage
    page_count: int
    tell: Tell
    trees: dict[int, HeldSpace] = field(default_factory=dict)
    """By root page."""
    complete: bool = True
    """False once some page could not be read: then a page found nowhere may be in use there."""
    dbtime: int = 0
    """The highest dbtime of the pages in use."""
    _holders: dict[int, str] = field(default_factory=dict)

    def tree(self, place: TreePlace, parent: int, on_leaf: OnLeaf | None = None) -> bool:
        """Walk a tree and its space trees; whether all of the tree itself could be read."""
        held = self.trees[place.root] = HeldSpace(place, parent)
        whole = self._walk(held, place, on_leaf)
        try:
            self._space(held, root_info(load_page(self.read_page, place.root)))
        except JetError as error:
            self.tell(place.root, f"space of {place.name}: {error.message.rstrip('.')}")
            self.complete = False
        return whole

    def _walk(self, held: HeldSpace, place: TreePlace, on_leaf: OnLeaf | None = None) -> bool:
        check = TreeCheck(self.read_page, place, self._holders, self.tell, on_leaf)
        check.run()
        held.used |= check.pages
        self.complete &= check.complete
        self.dbtime = max(self.dbtime, check.dbtime)
        return check.complete

    def _space(self, held: HeldSpace, info: RootInfo) -> None:
        place, header = held.place, info.space
        self._space_header(held, header)
        if header.is_multiple:
            for name, root in (("OwnExt", header.pgno_oe), ("AvailExt", header.pgno_oe + 1)):
                kind = place.kind | PageFlag.SPACE_TREE
                self._walk(held, TreePlace(f"{name} of {place.name}", root, place.objid, kind))
        owned = owned_extents(self.read_page, place.root)
        free = [extent for extent in available_extents(self.read_page, place.root) if extent.pool != _SHELVED]
        held.owned = self._numbers(place, owned, "owned")
        held.free = self._numbers(place, free, "free")
        for what, pages in (("uses", held.used), ("lists as available", held.free)):
            if not pages <= held.owned:
                self.tell(place.root, f"{place.name} {what} {some(pages - held.owned)}, which it does not own")

    def _space_header(self, held: HeldSpace, header: SpaceHeader) -> None:
        place = held.place
        if header.pgno_parent != held.parent:
            text = f"{place.name} takes its space from page {header.pgno_parent}, not from page {held.parent}"
            self.tell(place.root, text)
        if header.is_unique != (not place.kind & PageFlag.NON_UNIQUE):
            self.tell(place.root, f"{place.name} does not record whether its keys are unique")

    def _numbers(self, place: TreePlace, extents: list[Extent], what: str) -> set[int]:
        """The pages of extents, bounded by the file; extents must not overlap."""
        pages: set[int] = set()
        end = overlaps = 0
        for extent in sorted(extents):
            if extent.last > self.page_count:
                text = (
                    f"{what} extent {extent.first} to {extent.last} of {place.name} is beyond the end of the file"
                )
                self.tell(place.root, text)
                self.complete = False
                continue
            overlaps += extent.first <= end
            pages.update(range(max(extent.first, end + 1), extent.last + 1))
            end = max(end, extent.last)
        if overlaps:
            self.tell(place.root, f"{overlaps} of the {what} extents of {place.name} overlap")
        return pages

    def finish(self) -> set[int]:
        """Make up the accounts; returns the leaked pages, none when they cannot be told."""
        self._parents()
        free = Counter(pgno for held in self.trees.values() for pgno in held.free)
        twice = {pgno for pgno, count in free.items() if count > 1}
        if twice:
            self.tell(min(twice), f"listed as available in more than one tree: {some(twice)}")
        both = free.keys() & self._holders.keys()
        if both:
            self.tell(min(both), f"listed as available but in use: {some(both)}")
        if not self.complete:
            return set()
        return self.trees[DATABASE_ROOT].owned - free.keys() - self._holders.keys()

    def _parents(self) -> None:
        """What a tree owns, its parent owns, and has for no one else."""
        spoken_for = {root: held.used | held.free for root, held in self.trees.items()}
        for held in self.trees.values():
            parent = self.trees.get(held.parent)
            if parent is None or not parent.owned:
                continue
            name, above = held.place.name, parent.place.name
            if not held.owned <= parent.owned:
                text = f"{name} owns {some(held.owned - parent.owned)}, but {above} does not"
                self.tell(held.place.root, text)
            twice = held.owned & spoken_for[held.parent]
            if twice:
                text = (
                    f"{name} owns {some(twice)}, which {above} uses, lists as available or has given to another "
                    "tree"
                )
                self.tell(held.place.root, text)
            spoken_for[held.parent] |= held.owned


def some(pages: set[int]) -> str:
    """Page numbers in words, the first of them when there are many."""
    numbers = sorted(pages)
    listed = ", ".join(map(str, numbers[:_LISTED]))
    more = f" and {len(numbers) - _LISTED} more" if len(numbers) > _LISTED else ""
    return f"page{'s' if len(numbers) > 1 else ''} {listed}{more}"
