"""One change to one leaf: find the line, check that it can be done, log it, do it.

The order is the engine's (reference: log and recovery 10.2): all that can fail is checked before the first
record is logged. Trees never split here; a change that does not fit is refused.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from engine.formats.catalog import Index
from engine.formats.page import Node, Page
from engine.sample.database_writer import DatabaseImage
from engine.sample.page_writer import PageStamp, capacity, node_cost, nodes_cost, write_page

VERSION_FLAG = 1
"""Node flag of whatever a transaction touched; the engine leaves it set."""


@dataclass(frozen=True)
class Leaf:
    """The leaf of an index's tree where ``key`` belongs, and the line (from 0) where it is or would be."""

    index: Index
    page: Page
    nodes: list[Node]
    line: int

    @property
    def room(self) -> int:
        """Bytes left for further nodes with their tags."""
        return capacity(len(self.page.data), len(self.page.external_header)) - nodes_cost(self.nodes)

    def has(self, key: bytes) -> bool:
        """Whether the line holds this very key."""
        return self.line < len(self.nodes) and self.nodes[self.line].key == key

    def can_insert(self, node: Node) -> bool:
        """Whether a node fits."""
        return node_cost(node) <= self.room

    def store(self, image: DatabaseImage, nodes: list[Node]) -> None:
        """Put the page back with other nodes, under the database's latest dbtime."""
        header, dbtime = self.page.header, image.header.dbtime_dirtied
        stamp = PageStamp(self.index.objid, header.flags, dbtime, header.pgno_prev, header.pgno_next)
        external = self.page.external_header if self.page.is_root else b""
        image.put(self.page.pgno, write_page(image.page_size, self.page.pgno, stamp, external, nodes))


def find_leaf(image: DatabaseImage, index: Index, node: Node) -> Leaf:
    """Where ``node`` belongs in an index; in one that is not unique, entries sort by key and data."""
    sort_key: Callable[[Node], bytes] = _key if index.is_unique else _bookmark
    wanted = sort_key(node)
    page = Page(image.page(index.root), index.root)
    while not page.is_leaf:
        entries = list(page.nodes())
        child = entries[bisect_right([entry.key for entry in entries[:-1]], wanted)].data
        pgno = int.from_bytes(child, "little")
        page = Page(image.page(pgno), pgno)
    nodes = list(page.nodes())
    line = sum(sort_key(other) < wanted for other in nodes)
    return Leaf(index, page, nodes, line)


def _key(node: Node) -> bytes:
    return node.key


def _bookmark(node: Node) -> bytes:
    return node.key + node.data
