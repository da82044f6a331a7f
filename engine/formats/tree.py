"""Read-only traversal of one B+tree from its root page.

Source: docs/formats/tree-and-space.md#btrees. Child pointers are followed, never sibling links. A traversal ends
in bounded time on any bytes: no page is visited twice, depth is bounded, and there is no recursion.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator

from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.page import DELETED, Node, Page, PageFlag

ReadPage = Callable[[int], bytes]
"""Gives the bytes of one page by its number; raises ``Corruption`` for a page that fails its checksum or
does not exist. An all-zero page is returned as it is."""

MAX_DEPTH = 16
"""Levels a tree may have; 4 KiB pages reach the largest database in far fewer."""


def load_page(read_page: ReadPage, pgno: int) -> Page:
    """One page that a tree leads to; a blank one is JET_errPageNotInitialized."""
    data = read_page(pgno)
    if not any(data[:40]) and not any(data):
        raise Code.PageNotInitialized.error(f"Page {pgno} is in use but was never written.", page=pgno)
    return Page(data, pgno)


class Tree:
    """One tree: ``root`` is its FDP page, ``objid`` the object that all its pages must carry.

    Without ``objid`` the root page's own number is taken. Raises ``Corruption`` while walking:
    JET_errBadPageLink for a page reached twice or a tree too deep, JET_errBadParentPageLink for a page of
    another tree or level, JET_errPageNotInitialized for a blank page, and what a bad page itself raises.
    """

    def __init__(self, read_page: ReadPage, root: int, objid: int | None = None) -> None:
        self._read_page = read_page
        self.root = root
        self._objid = objid
        self._inner: dict[int, tuple[list[bytes], list[int]]] = {}

    def leaves(self) -> Iterator[Page]:
        """The leaf pages in key order; an empty tree's root is a leaf without nodes."""
        return self._leaves_from(None)

    def nodes(self) -> Iterator[Node]:
        """Every node that is not deleted, in key order."""
        for leaf in self.leaves():
            for node in leaf.nodes():
                if not node.flags & DELETED:
                    yield node

    def nodes_from(self, key: bytes) -> Iterator[Node]:
        """The nodes that are not deleted, from the first whose key is ``key`` or greater."""
        for leaf in self._leaves_from(key):
            for node in leaf.nodes():
                if node.key >= key and not node.flags & DELETED:
                    yield node

    def live_data(self) -> Iterator[bytes]:
        """The data of every node that is not deleted, in key order."""
        for leaf in self.leaves():
            yield from leaf.live_data()

    def pages(self) -> Iterator[Page]:
        """Every page of the tree but those of its space trees, parents before children."""
        return self._walk(None)

    def _leaves_from(self, key: bytes | None) -> Iterator[Page]:
        return (page for page in self._walk(key) if page.flags & PageFlag.LEAF)

    def _walk(self, key: bytes | None) -> Iterator[Page]:
        """Depth first, from the left, or along the edge where ``key`` would be."""
        seen = {self.root}
        trail: list[Iterator[int]] = [iter((self.root,))]
        while trail:
            pgno = next(trail[-1], None)
            if pgno is None:
                trail.pop()
                continue
            page = self._load(pgno)
            yield page
            if page.flags & PageFlag.LEAF:
                key = None
                continue
            children = self._children(page, key)
            if len(trail) >= MAX_DEPTH or not seen.isdisjoint(children) or len(set(children)) < len(children):
                raise Code.BadPageLink.error(
                    f"Page {pgno} points to a page that the tree has already used.", page=pgno, root=self.root
                )
            seen.update(children)
            trail.append(iter(children))

    def _load(self, pgno: int) -> Page:
        page = load_page(self._read_page, pgno)
        flags = page.flags
        is_root = pgno == self.root
        if bool(flags & PageFlag.ROOT) != is_root or flags & (PageFlag.EMPTY | PageFlag.PRE_INITIALISED):
            raise self._foreign(page)
        if self._objid is None:
            self._objid = page.objid
        if page.objid != self._objid:
            raise self._foreign(page)
        return page

    def _foreign(self, page: Page) -> JetError:
        return Code.BadParentPageLink.error(
            f"Page {page.pgno} does not belong to the tree with root {self.root}.",
            page=page.pgno,
            root=self.root,
        )

    def _children(self, page: Page, key: bytes | None) -> list[int]:
        """Child pages of an inner page, those left of ``key`` left out."""
        known = self._inner.get(page.pgno)
        if known is None:
            keys, children = [], []
            for tag in range(page.first_node, page.tag_count):
                node = page.node(tag)
                if len(node.data) != 4:
                    raise Code.NodeCorrupted.error(
                        f"Node {tag} of page {page.pgno} does not point to a child page.", page=page.pgno, tag=tag
                    )
                keys.append(node.key)
                children.append(int.from_bytes(node.data, "little"))
            if not children or b"" in keys[:-1]:
                raise Code.NodeCorrupted.error(f"Inner page {page.pgno} has no children.", page=page.pgno)
            known = self._inner[page.pgno] = keys, children
        keys, children = known
        if key is None:
            return children
        last = len(keys) - 1
        return children[bisect_right(keys, key, 0, last) :]
