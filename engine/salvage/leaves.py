"""The leaves of a tree in key order, from its inner pages or, where those are damaged, from a scan of all pages.

Source: docs/formats/tree-and-space.md#btrees. Nothing is read twice: a leaf is in the result once.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.catalog import TreeRoot
from engine.formats.page import Page, PageFlag
from engine.formats.space import available_extents
from engine.formats.tree import MAX_DEPTH, load_page
from engine.salvage.findings import LossKind
from engine.salvage.pages import SalvagePages

_GONE = PageFlag.EMPTY | PageFlag.PRE_INITIALISED


@dataclass(frozen=True)
class LeafList:
    """Page numbers of leaves in key order.

    ``salvaged`` if they were found by a scan because inner pages are damaged; ``first_keys`` are then the first
    keys of the leaves. ``damage`` lists what is wrong: kind, page, text, and whether rows are lost.
    """

    pages: Sequence[int]
    salvaged: bool = False
    first_keys: tuple[bytes, ...] = ()
    damage: tuple[tuple[LossKind, int, str, bool], ...] = ()


@dataclass
class _Level:
    """The pages of one level of a tree, and what is wrong with those that cannot be used."""

    pages: array[int]
    bad: dict[int, JetError] = field(default_factory=dict)


def leaves_of(pages: SalvagePages, tree: TreeRoot) -> LeafList:
    """The leaves of a tree. Leaves found by its inner pages are not read yet. Raises ``Cancelled``."""
    level, bad = _Level(array("I", [tree.root])), dict[int, JetError]()
    for _ in range(MAX_DEPTH):
        pages.cancel.check()
        first = _first_usable(pages, tree, level)
        if first is not None and first.is_leaf:
            # The parents are sound, so every page of this level is a leaf, also one that cannot be read.
            if not bad:
                return LeafList(level.pages)
            break
        below = _children(pages, tree, level)
        bad |= level.bad
        if _repeats(below, pages.database.page_count):
            bad[tree.root] = _contradicts(tree)
            break
        if not below:
            break
        level = _Level(below)
    else:
        bad[tree.root] = _contradicts(tree)
    return _salvage(pages, tree, bad)


def _contradicts(tree: TreeRoot) -> JetError:
    return Code.BadPageLink.error(f"The inner pages below page {tree.root} contradict each other.", page=tree.root)


def _first_usable(pages: SalvagePages, tree: TreeRoot, level: _Level) -> Page | None:
    """The first page of a level that belongs to the tree: all of the level are of its kind."""
    for pgno in level.pages:
        try:
            return _load(pages, tree, pgno)
        except JetError as error:
            level.bad[pgno] = error
    return None


def _load(pages: SalvagePages, tree: TreeRoot, pgno: int) -> Page:
    page = load_page(pages.read, pgno)
    if page.objid != tree.objid or page.is_root != (pgno == tree.root) or page.flags & _GONE:
        raise Code.BadParentPageLink.error(f"Page {pgno} does not belong to object {tree.objid}.", page=pgno)
    return page


def _children(pages: SalvagePages, tree: TreeRoot, level: _Level) -> array[int]:
    """The pages below a level of inner pages, in key order."""
    below: array[int] = array("I")
    for pgno in level.pages:
        pages.cancel.check()
        try:
            page = _load(pages, tree, pgno)
            found = [node.data for node in page.nodes()]
            if page.is_leaf or not found or any(len(data) != 4 for data in found):
                raise Code.NodeCorrupted.error(f"Inner page {pgno} does not point to child pages.", page=pgno)
        except JetError as error:
            level.bad[pgno] = error
        else:
            below.extend(int.from_bytes(data, "little") for data in found)
    return below


def _repeats(level: array[int], page_count: int) -> bool:
    """Whether a level cannot be: a page is in it twice."""
    return len(level) > page_count or len(np.unique(np.array(level, dtype=np.uint32))) < len(level)


@dataclass(frozen=True, slots=True)
class _Leaf:
    pgno: int
    first: bytes
    last: bytes
    dbtime: int
    prev: int
    next: int


def _salvage(pages: SalvagePages, tree: TreeRoot, bad: dict[int, JetError]) -> LeafList:
    """Every leaf with the tree's object id, by its first key; what the links of the leaves show to be missing."""
    damage = [(LossKind.INNER_PAGE, pgno, error.message, False) for pgno, error in bad.items()]
    found, empty = _scanned(pages, tree, damage)
    kept: list[_Leaf] = []
    for leaf in sorted(found, key=lambda leaf: (leaf.first, leaf.dbtime)):
        while kept and kept[-1].last >= leaf.first:
            old = min(kept[-1], leaf, key=lambda leaf: leaf.dbtime)
            text = f"Page {old.pgno} is an old copy of rows that are also in another page."
            damage.append((LossKind.OLD_COPY, old.pgno, text, False))
            if old is leaf:
                break
            kept.pop()
        else:
            kept.append(leaf)
    if kept:
        damage += _gaps(pages, tree, kept, empty)
    elif not empty:
        damage += [(LossKind.PAGE, pgno, error.message, True) for pgno, error in bad.items()]
    numbers = array("I", (leaf.pgno for leaf in kept))
    return LeafList(numbers, True, tuple(leaf.first for leaf in kept), tuple(damage))


def _scanned(
    pages: SalvagePages, tree: TreeRoot, damage: list[tuple[LossKind, int, str, bool]]
) -> tuple[list[_Leaf], dict[int, Page]]:
    """The leaves of an object that hold nodes, and those without; pages that are free are left out."""
    free: set[int] = set()
    try:
        for extent in available_extents(pages.read, tree.root):
            free.update(range(extent.first, extent.last + 1))
    except JetError:
        pass  # the marks on the pages have to do
    leaves: list[_Leaf] = []
    empty: dict[int, Page] = {}
    for number in np.flatnonzero(pages.owners == tree.objid):
        pgno = int(number)
        if pgno in free:
            continue
        try:
            page = pages.leaf(pgno, tree.objid)
            if page.tag_count <= page.first_node:
                empty[pgno] = page
                continue
            first, last = page.node(page.first_node).key, page.node(page.tag_count - 1).key
        except JetError as error:
            damage.append((LossKind.PAGE, pgno, error.message, True))
            continue
        header = page.header
        leaves.append(_Leaf(pgno, first, last, header.dbtime_dirtied, header.pgno_prev, header.pgno_next))
    return leaves, empty


def _gaps(
    pages: SalvagePages, tree: TreeRoot, kept: list[_Leaf], empty: dict[int, Page]
) -> list[tuple[LossKind, int, str, bool]]:
    """The pages that must be between, before and after the leaves that were found, by their links."""
    missing: dict[int, str] = {}

    def right_of(pgno: int) -> int:
        seen: set[int] = set()
        while pgno in empty and pgno not in seen:
            seen.add(pgno)
            pgno = empty[pgno].header.pgno_next
        return pgno

    def left_of(pgno: int) -> int:
        seen: set[int] = set()
        while pgno in empty and pgno not in seen:
            seen.add(pgno)
            pgno = empty[pgno].header.pgno_prev
        return pgno

    for left, right in zip([None, *kept], [*kept, None], strict=True):
        after = right_of(left.next) if left else right.pgno if right else 0
        before = left_of(right.prev) if right else left.pgno if left else 0
        if left is not None and after != (right.pgno if right else 0):
            missing[after or left.pgno] = f"the right neighbour of page {left.pgno}"
        if right is not None and before != (left.pgno if left else 0):
            missing.setdefault(before or right.pgno, f"the left neighbour of page {right.pgno}")
    return [(LossKind.PAGE, pgno, _why(pages, tree, pgno, place), True) for pgno, place in missing.items()]


def _why(pages: SalvagePages, tree: TreeRoot, pgno: int, place: str) -> str:
    try:
        pages.leaf(pgno, tree.objid)
    except JetError as error:
        return f"{error.message.rstrip('.')}. It is {place}; its rows are lost."
    return f"Page {pgno} and its neighbours are not linked. Rows between them may be lost."
