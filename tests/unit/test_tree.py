"""Tree walks: order, search by key, and every way in which a tree can be wrong."""

from __future__ import annotations

import struct

import pytest

from engine.error_codes import Code
from engine.errors import Corruption
from engine.formats.page import DELETED
from engine.formats.tree import MAX_DEPTH, Tree
from tests.builders.pages import ROOT_LEAF, Nodes, build_page

ROOT, INNER, LEAF = 0x2801, 0x2804, 0x2802


def child(key: bytes, pgno: int) -> tuple[bytes, bytes]:
    return key, struct.pack("<I", pgno)


class Pages(dict[int, bytes]):
    """Pages by number; what is not there is all zero."""

    def add(self, pgno: int, nodes: Nodes, flags: int, objid: int = 8) -> None:
        self[pgno] = build_page(4096, pgno, nodes, flags=flags, objid=objid)

    def read(self, pgno: int) -> bytes:
        return self.get(pgno, bytes(4096))


@pytest.fixture
def pages() -> Pages:
    """Three levels; keys a..h with every second letter, two to a leaf."""
    pages = Pages()
    pages.add(10, [child(b"e", 11), child(b"", 12)], ROOT)
    pages.add(11, [child(b"c", 13), child(b"e", 14)], INNER)
    pages.add(12, [child(b"g", 15), child(b"", 16)], INNER)
    for pgno, first in ((13, "a"), (14, "c"), (15, "e"), (16, "g")):
        second = chr(ord(first) + 1)
        pages.add(pgno, [(first.encode(), first.upper().encode()), (second.encode(), b"x", DELETED)], LEAF)
    return pages


def failure(pages: Pages, root: int = 10, objid: int | None = 8) -> Code:
    with pytest.raises(Corruption) as caught:
        list(Tree(pages.read, root, objid).nodes())
    return caught.value.code


def test_leaves_come_in_key_order_without_deleted_nodes(pages: Pages) -> None:
    tree = Tree(pages.read, 10, 8)
    assert [node.key for node in tree.nodes()] == [b"a", b"c", b"e", b"g"]
    assert list(tree.live_data()) == [b"A", b"C", b"E", b"G"]
    assert [page.pgno for page in tree.leaves()] == [13, 14, 15, 16]
    assert [page.pgno for page in tree.pages()] == [10, 11, 13, 14, 12, 15, 16]


@pytest.mark.parametrize(
    ("key", "expected"),
    [(b"", b"aceg"), (b"a", b"aceg"), (b"b", b"ceg"), (b"c", b"ceg"), (b"dz", b"eg"), (b"g", b"g"), (b"z", b"")],
)
def test_search_starts_at_the_first_key_not_below(pages: Pages, key: bytes, expected: bytes) -> None:
    tree = Tree(pages.read, 10, 8)
    for _ in range(2):
        assert b"".join(node.key for node in tree.nodes_from(key)) == expected


def test_search_reads_only_the_edge(pages: Pages) -> None:
    read: list[int] = []

    def read_page(pgno: int) -> bytes:
        read.append(pgno)
        return pages.read(pgno)

    node = next(Tree(read_page, 10, 8).nodes_from(b"e"))
    assert (node.key, read) == (b"e", [10, 12, 15])


def test_an_empty_tree_has_one_leaf(pages: Pages) -> None:
    pages.add(20, [], ROOT_LEAF)
    tree = Tree(pages.read, 20)
    assert [page.pgno for page in tree.leaves()] == [20]
    assert list(tree.nodes()) == []


def test_cycles_are_bad_links(pages: Pages) -> None:
    pages.add(12, [child(b"g", 13), child(b"", 16)], INNER)
    assert failure(pages) is Code.BadPageLink
    pages.add(12, [child(b"", 10)], INNER)
    assert failure(pages) is Code.BadPageLink
    pages.add(12, [child(b"g", 15), child(b"", 15)], INNER)
    assert failure(pages) is Code.BadPageLink


def test_a_bottomless_tree_is_a_bad_link() -> None:
    pages = Pages()
    pages.add(10, [child(b"", 11)], ROOT)
    for pgno in range(11, 12 + MAX_DEPTH):
        pages.add(pgno, [child(b"", pgno + 1)], INNER)
    assert failure(pages) is Code.BadPageLink


def test_pages_of_another_tree_are_refused(pages: Pages) -> None:
    assert failure(pages, objid=9) is Code.BadParentPageLink
    pages.add(14, [(b"c", b"C")], LEAF, objid=9)
    assert failure(pages) is Code.BadParentPageLink
    assert failure(pages, objid=None) is Code.BadParentPageLink


@pytest.mark.parametrize("flags", [LEAF | 1, LEAF | 8, LEAF | 0x20000])
def test_pages_that_no_parent_can_lead_to_are_refused(pages: Pages, flags: int) -> None:
    pages.add(14, [(b"c", b"C")], flags)
    assert failure(pages) is Code.BadParentPageLink


def test_a_root_without_its_flag_is_refused(pages: Pages) -> None:
    pages.add(10, [(b"c", b"C")], LEAF)
    assert failure(pages) is Code.BadParentPageLink


def test_a_blank_page_in_use_is_not_initialised(pages: Pages) -> None:
    del pages[15]
    assert failure(pages) is Code.PageNotInitialized


@pytest.mark.parametrize("nodes", [[], [(b"", b"\1\2\3")], [child(b"", 13), child(b"e", 14)]])
def test_inner_pages_without_sound_children_are_corruption(pages: Pages, nodes: Nodes) -> None:
    pages.add(11, nodes, INNER)
    assert failure(pages) is Code.NodeCorrupted
