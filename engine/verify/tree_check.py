"""One B+tree checked page by page: its content, its order, and whether its pages are consistent.

Source: docs/formats/tree-and-space.md#btrees. Damage is reported, and the check continues with the pages that can
still be reached. It always ends because no page is visited twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from engine.errors import JetError
from engine.formats.page import Node, Page, PageFlag, page_findings
from engine.formats.tree import MAX_DEPTH, ReadPage, load_page

KIND_BITS = PageFlag.INDEX | PageFlag.NON_UNIQUE | PageFlag.LONG_VALUE | PageFlag.SPACE_TREE

Tell = Callable[[int, str], None]
"""``tell(pgno, text)``: something is wrong with that page."""
OnLeaf = Callable[[list[Node]], None]
"""Called with the nodes of each leaf, flag-deleted ones among them, in key order."""


@dataclass(frozen=True, slots=True)
class TreePlace:
    """A tree to check: ``kind`` holds the page flags that tell what kind of tree it is (:data:`KIND_BITS`)."""

    name: str
    root: int
    objid: int
    kind: int = 0


@dataclass(frozen=True, slots=True)
class _Branch:
    """A page to enter, and what its parent promises: keys from ``low`` up to but not including ``high``."""

    pgno: int
    depth: int
    low: bytes = b""
    high: bytes | None = None


@dataclass
class TreeCheck:
    """The check of one tree. ``holders`` says of every page of the database which tree uses it; it is added to."""

    read_page: ReadPage
    place: TreePlace
    holders: dict[int, str]
    tell: Tell
    on_leaf: OnLeaf | None = None
    pages: set[int] = field(default_factory=set)
    complete: bool = True
    """False when some page could not be entered, so that not all that the tree uses is known."""
    dbtime: int = 0
    """The highest dbtime of its pages."""
    _leaf_depth: int | None = None
    _left: Page | None = None

    def run(self) -> None:
        """Walk the whole tree."""
        todo = [_Branch(self.place.root, 1)]
        while todo:
            branch = todo.pop()
            page = self._enter(branch)
            if page is None:
                self.complete = False
                self._left = None
                continue
            if page.is_leaf:
                self._leaf(page, branch)
            else:
                todo.extend(reversed(list(self._inner(page, branch))))
        if self.complete and self._left is not None and self._left.header.pgno_next:
            self.tell(self._left.pgno, f"the last leaf of {self.place.name} has a right neighbour")

    def _enter(self, branch: _Branch) -> Page | None:
        """The page of a branch if it belongs to this tree; tells what is wrong with it."""
        pgno, name = branch.pgno, self.place.name
        if pgno in self.holders:
            self.tell(pgno, f"{name} points to it, but {self.holders[pgno]} uses it already")
            return None
        try:
            data = self.read_page(pgno)
            page = load_page(lambda _: data, pgno)
        except JetError as error:
            self.tell(pgno, f"{name}: {error.message}")
            return None
        is_root = pgno == self.place.root
        if page.objid != self.place.objid or page.is_root != is_root:
            self.tell(pgno, f"{name} points to it, but it belongs to object {page.objid}")
            return None
        if page.flags & (PageFlag.EMPTY | PageFlag.PRE_INITIALISED):
            self.tell(pgno, f"{name} points to it, but it is marked as empty")
            return None
        self.holders[pgno] = name
        self.pages.add(pgno)
        self.dbtime = max(self.dbtime, page.header.dbtime_dirtied)
        if page.flags & KIND_BITS != self.place.kind:
            self.tell(pgno, f"its flags {page.flags:#x} are not those of {name}")
        findings = page_findings(data, pgno)
        for text in findings:
            self.tell(pgno, f"{name}: {text}")
        return page

    def _leaf(self, page: Page, branch: _Branch) -> None:
        if self._leaf_depth is None:
            self._leaf_depth = branch.depth
        elif branch.depth != self._leaf_depth:
            self.tell(page.pgno, f"{self.place.name} has leaves at depths {self._leaf_depth} and {branch.depth}")
        self._links(page)
        with_data = bool(self.place.kind & PageFlag.NON_UNIQUE and not self.place.kind & PageFlag.SPACE_TREE)
        nodes = self._nodes(page)
        keys = [node.key + node.data if with_data else node.key for node in nodes]
        if keys and (keys[0] < branch.low or (branch.high is not None and keys[-1] >= branch.high)):
            self.tell(page.pgno, f"it contains keys that belong elsewhere in {self.place.name}")
        if self.on_leaf is not None:
            self.on_leaf(nodes)

    def _links(self, page: Page) -> None:
        """Neighbours must know each other; after a page that could not be entered nothing is expected."""
        left = self._left
        if left is None:
            if self.complete and page.header.pgno_prev:
                self.tell(page.pgno, f"the first leaf of {self.place.name} has a left neighbour")
        elif left.header.pgno_next != page.pgno or page.header.pgno_prev != left.pgno:
            self.tell(page.pgno, f"it and its left neighbour, page {left.pgno}, are not linked")
        self._left = page

    def _inner(self, page: Page, branch: _Branch) -> Iterator[_Branch]:
        """The branches below an inner page, in key order."""
        name = self.place.name
        nodes = self._nodes(page)
        if not nodes:
            self.tell(page.pgno, f"{name}: an inner page has no children")
            self.complete = False
            return
        if nodes[-1].key != (branch.high or b""):
            self.tell(page.pgno, f"{name}: its last separator does not match the one that points to it")
        if any(node.key < branch.low for node in nodes[:-1]):
            self.tell(page.pgno, f"{name}: it has separators below those that point to it")
        if branch.depth >= MAX_DEPTH:
            self.tell(page.pgno, f"{name} is too deep")
            self.complete = False
            return
        low = branch.low
        for node in nodes:
            if len(node.data) == 4:
                high = node.key or branch.high
                yield _Branch(int.from_bytes(node.data, "little"), branch.depth + 1, low, high)
            else:
                self.tell(page.pgno, f"{name}: a separator does not point to a page")
                self.complete = False
            low = node.key

    def _nodes(self, page: Page) -> list[Node]:
        """The nodes that can be read; what is wrong with the others was told when the page was entered."""
        nodes: list[Node] = []
        try:
            nodes.extend(page.nodes())
        except JetError:
            self.complete = False
        return nodes
