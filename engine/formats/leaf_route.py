"""The leaves of a tree one by one, in both directions, from any place: for reading windows of a large table.

A place is the way down to it: which child was taken on each inner page, and the line of the leaf. Such places sort
like the tree's nodes and stay valid as long as the file does not change. A page that cannot be read does not end
the way: it is a leaf that is not there, and its neighbours are found by their parents.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from engine.error_codes import Code
from engine.errors import Cancelled, JetError
from engine.formats.page import Page, PageFlag
from engine.formats.tree import MAX_DEPTH, ReadPage, Tree

Position = tuple[int, ...]
"""The child taken on each inner page from the root on, and last the tag of the node on its leaf."""

_INNER_KEPT = 512
"""Inner pages whose children are remembered: memory stays flat however far a table is read."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf and the way to it: (inner page, child taken, number of children) from the root on.

    ``page`` is ``None`` where the page, or an inner one on the way, cannot be read; ``error`` says why.
    """

    trail: tuple[tuple[int, int, int], ...]
    pgno: int
    page: Page | None
    error: JetError | None = None

    @property
    def path(self) -> Position:
        """The children taken."""
        return tuple(child for _, child, _ in self.trail)

    @property
    def share(self) -> tuple[float, float]:
        """About where in the tree the leaf begins and ends, from 0 to 1, as if all inner pages were alike."""
        low, width = 0.0, 1.0
        for _, child, children in self.trail:
            width /= children
            low += child * width
        return low, low + width


class LeafRoute(Tree):
    """The leaves of the tree with this root and object id, each with its way.

    ``pages_kept`` pages are remembered, for many keys that are looked for one after the other. Raises
    ``Cancelled`` from ``read_page``; every other error is that of the leaf that could not be reached.
    """

    def __init__(self, read_page: ReadPage, root: int, objid: int, *, pages_kept: int = 0) -> None:
        super().__init__(read_page, root, objid)
        self._pages: OrderedDict[int, Page] = OrderedDict()
        self._pages_kept = pages_kept

    def _load(self, pgno: int) -> Page:
        page = self._pages.pop(pgno, None) or super()._load(pgno)
        if self._pages_kept:
            self._pages[pgno] = page
            if len(self._pages) > self._pages_kept:
                self._pages.popitem(last=False)
        return page

    def first(self) -> Leaf:
        return self._down((), self.root, lambda _keys, _children: 0)

    def last(self) -> Leaf:
        return self._down((), self.root, lambda _keys, children: len(children) - 1)

    def at_key(self, key: bytes) -> Leaf:
        """The leaf where ``key`` would be."""
        return self._down((), self.root, lambda keys, children: bisect_right(keys, key, 0, len(children) - 1))

    def at_share(self, share: float) -> Leaf:
        """The leaf at about this part of the tree, from 0 to 1."""
        rest = min(max(share, 0.0), 1.0)

        def choose(_keys: list[bytes], children: list[int]) -> int:
            nonlocal rest
            child = min(int(rest * len(children)), len(children) - 1)
            rest = rest * len(children) - child
            return child

        return self._down((), self.root, choose)

    def at(self, position: Position) -> Leaf:
        """The leaf that a position leads to; raises ``WrongState`` if the file is another one by now."""
        steps = iter(position)

        def choose(_keys: list[bytes], children: list[int]) -> int:
            child = next(steps, -1)
            if not 0 <= child < len(children):
                raise Code.NoCurrentRecord.error("The tree has changed since its rows were read.", root=self.root)
            return child

        return self._down((), self.root, choose)

    def after(self, leaf: Leaf) -> Leaf | None:
        """The next leaf; ``None`` after the last."""
        return self._beside(leaf, 1)

    def before(self, leaf: Leaf) -> Leaf | None:
        """The leaf before; ``None`` for the first."""
        return self._beside(leaf, -1)

    def _beside(self, leaf: Leaf, step: int) -> Leaf | None:
        trail, edge = leaf.trail, 0 if step > 0 else -1
        while trail:
            pgno, child, count = trail[-1]
            trail = trail[:-1]
            if 0 <= child + step < count:
                _, children = self._known(self._load(pgno))
                way = (*trail, (pgno, child + step, count))
                return self._down(way, children[child + step], lambda _keys, below: edge % len(below))
        return None

    def _down(
        self,
        trail: tuple[tuple[int, int, int], ...],
        pgno: int,
        choose: Callable[[list[bytes], list[int]], int],
    ) -> Leaf:
        while True:
            try:
                page = self._load(pgno)
                if page.flags & PageFlag.LEAF:
                    return Leaf(trail, pgno, page)
                keys, children = self._known(page)
                if len(trail) >= MAX_DEPTH or any(pgno == above for above, _, _ in trail):
                    raise Code.BadPageLink.error(
                        f"Page {pgno} points to a page that the tree has already used.",
                        page=pgno,
                        root=self.root,
                    )
            except Cancelled:
                raise
            except JetError as error:
                return Leaf(trail, pgno, None, error)
            child = choose(keys, children)
            trail, pgno = (*trail, (pgno, child, len(children))), children[child]

    def _known(self, page: Page) -> tuple[list[bytes], list[int]]:
        if len(self._inner) >= _INNER_KEPT and page.pgno not in self._inner:
            self._inner.clear()
        self._children(page, None)
        return self._inner[page.pgno]
