"""Owned and free space: extent trees, bitmaps and the forms of a root's external header."""

from __future__ import annotations

import struct

import pytest

from engine.error_codes import Code
from engine.errors import Corruption
from engine.formats.catalog import read_catalog
from engine.formats.db_header import HEADER_READ, pages_in_file, read_header
from engine.formats.page import Page
from engine.formats.space import Extent, available_extents, owned_extents, owned_pages, root_info
from engine.formats.tree import Tree, load_page
from tests.builders.pages import ROOT_LEAF, Nodes, build_page, space_header
from tests.datasets import dataset

SPACE = ROOT_LEAF | 0x20


def extent(last: int, count: int, pool: int | None = None) -> tuple[bytes, bytes]:
    key = struct.pack(">I", last)
    return (key if pool is None else bytes((0x80 | pool,)) + key), struct.pack("<I", count)


def reader(owned: Nodes, free: Nodes, header: bytes | None = None) -> dict[int, bytes]:
    return {
        1: build_page(4096, 1, objid=1, external=header or space_header(254, 0, 1, 2)),
        2: build_page(4096, 2, owned, flags=SPACE, objid=1, external=bytes(16)),
        3: build_page(4096, 3, free, flags=SPACE, objid=1, external=bytes(16)),
    }


def test_extents_of_a_database() -> None:
    pages = reader([extent(254, 254), extent(270, 16)], [extent(254, 4), extent(270, 3)])
    read = pages.__getitem__
    assert owned_pages(read) == 270
    assert owned_extents(read) == [Extent(1, 254), Extent(255, 270)]
    assert available_extents(read) == [Extent(251, 254), Extent(268, 270)]
    assert sum(e.count for e in owned_extents(read)) == 270


def test_typed_pools_and_their_empty_markers() -> None:
    pages = reader([extent(254, 254)], [extent(9, 2), extent(0, 0, 1), extent(20, 5, 2)])
    assert available_extents(pages.__getitem__) == [Extent(8, 9), Extent(16, 20, pool=2)]


def test_a_single_extent_keeps_a_bitmap() -> None:
    pages = {31: build_page(4096, 31, external=space_header(4, 1, 0, 0b101))}
    assert owned_extents(pages.__getitem__, 31) == [Extent(31, 34)]
    assert available_extents(pages.__getitem__, 31) == [Extent(32, 32), Extent(34, 34)]


def test_external_header_with_fields() -> None:
    space = space_header(4, 1, 0, 0)
    line = b"\3" + space + struct.pack("<Q", 1234)
    info = root_info(Page(build_page(4096, 31, external=line), 31))
    assert (info.space.cpg_primary, info.space.pgno_parent, info.autoincrement) == (4, 1, 1234)
    assert root_info(Page(build_page(4096, 31, external=b"\1" + space), 31)).autoincrement is None
    assert root_info(Page(build_page(4096, 31, external=space), 31)).autoincrement is None


@pytest.mark.parametrize("line", [b"", bytes(15), b"\2" + bytes(8), b"\3" + bytes(16), bytes(17)])
def test_a_root_without_a_space_header_is_corruption(line: bytes) -> None:
    with pytest.raises(Corruption) as caught:
        root_info(Page(build_page(4096, 31, external=line), 31))
    assert caught.value.code is Code.NodeCorrupted


@pytest.mark.parametrize(
    "nodes", [[extent(5, 6)], [extent(5, 0)], [(b"\0\0\5", bytes(4))], [(b"\0\0\0\5", bytes(3))]]
)
def test_impossible_extents_are_corruption(nodes: Nodes) -> None:
    read = reader(nodes, nodes).__getitem__
    for ask, code in ((owned_extents, Code.SPOwnExtCorrupted), (available_extents, Code.SPAvailExtCorrupted)):
        with pytest.raises(Corruption) as caught:
            ask(read)
        assert caught.value.code is code


def test_a_database_that_owns_nothing_is_corruption() -> None:
    with pytest.raises(Corruption) as caught:
        owned_pages(reader([], []).__getitem__)
    assert caught.value.code is Code.SPOwnExtCorrupted


def test_a_page_that_is_no_root_has_no_space() -> None:
    for flags in (0x2802, SPACE):
        pages = {1: build_page(4096, 1, flags=flags, external=space_header(1, 0))}
        with pytest.raises(Corruption):
            owned_extents(pages.__getitem__)


@pytest.mark.parametrize(
    ("name", "file_pages", "owned"),
    [
        ("srum-server2022-day2/SRUDB.dat", 158, 142),
        ("srum-win10-clean/SRUDB.dat", 190, 174),
        ("srum-win11-dirty/SRUDB.dat", 606, 590),
        ("small-edb/index.edb", 254, 254),
        ("sum-win2012r2/Current.mdb", 256, 256),
    ],
)
def test_real_files_own_every_page_once(name: str, file_pages: int, owned: int) -> None:
    """Pages of all trees and free pages are disjoint and lie in the owned space; leaked pages are legal."""
    data = dataset(*name.split("/")).read_bytes()
    size = read_header(data[:HEADER_READ]).page_size
    assert pages_in_file(len(data), size) == file_pages

    def read(pgno: int) -> bytes:
        return data[(pgno + 1) * size : (pgno + 2) * size]

    assert owned_pages(read) == sum(e.count for e in owned_extents(read)) == owned
    trees = {place for table in read_catalog(read, size) for place in table.trees}
    used: list[int] = []
    for place in trees:
        used += [page.pgno for page in Tree(read, place.root, place.objid).pages()]
        used += [pgno for e in available_extents(read, place.root) for pgno in range(e.first, e.last + 1)]
        space = root_info(load_page(read, place.root)).space
        if space.is_multiple:
            for root in (space.pgno_oe, space.pgno_oe + 1):
                used += [page.pgno for page in Tree(read, root, place.objid).pages()]
    used += [pgno for e in available_extents(read) for pgno in range(e.first, e.last + 1)]
    assert len(used) == len(set(used))
    assert set(used) <= set(range(1, owned + 1))
    assert len(used) >= owned - 3 - 10
