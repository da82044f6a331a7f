"""Pages: tags, nodes and prefixes at every page size, and what the bookkeeping check sees."""

from __future__ import annotations

import struct

import pytest

from engine.error_codes import Code
from engine.errors import Corruption
from engine.formats.db_header import HEADER_READ, pages_in_file, read_header
from engine.formats.page import DELETED, PREFIXED, LargePageHeader, Node, Page, PageHeader, page_findings
from engine.formats.page_sizes import PAGE_SIZES
from tests.builders.pages import build_page
from tests.datasets import dataset

DATABASES = (
    "small-edb/index.edb",
    "srum-win10-clean/SRUDB.dat",
    "srum-win11-dirty/SRUDB.dat",
    "sum-win2012r2/Current.mdb",
)


@pytest.mark.parametrize("size", PAGE_SIZES)
def test_nodes_of_a_page(size: int) -> None:
    page = Page(
        build_page(size, 9, [(b"a", b"one"), (b"bb", b"two", DELETED), (b"c", b"three")], external=b"x"), 9
    )
    assert (page.objid, page.is_root, page.is_leaf, page.tag_count) == (8, True, True, 4)
    assert page.external_header == b"x"
    assert list(page.nodes()) == [Node(b"a", b"one", 0), Node(b"bb", b"two", DELETED), Node(b"c", b"three", 0)]
    assert list(page.live_data()) == [b"one", b"three"]
    assert page_findings(page.data, 9) == []


@pytest.mark.parametrize("size", PAGE_SIZES)
def test_a_prefix_comes_before_the_suffix(size: int) -> None:
    page = Page(build_page(size, 9, [(b"ab1", b"data")], flags=0x2802, external=b"abcd"), 9)
    line = struct.pack("<HH", 3 | (PREFIXED << 13 if size > 8192 else 0), 1) + b"1data"
    data = bytearray(page.data)
    base = page.header.SIZE
    data[base + 4 : base + 4 + len(line)] = line
    struct.pack_into("<HH", data, size - 8, len(line), 4 | (PREFIXED << 13 if size <= 8192 else 0))
    page = Page(bytes(data), 9)
    assert page.node(1) == Node(b"abc1", b"data", PREFIXED)
    assert list(page.live_data()) == [b"data"]


def test_a_space_tree_root_keeps_its_prefix_behind_the_split_buffer() -> None:
    external = bytes(16) + b"pre"
    assert Page(build_page(4096, 2, flags=0x2823, external=external), 2).prefix == b"pre"
    assert Page(build_page(4096, 2, flags=0x2803, external=external), 2).prefix == b""
    assert Page(build_page(4096, 2, flags=0x2802, external=external), 2).prefix == external


def test_reserved_tags_are_no_nodes() -> None:
    data = bytearray(build_page(4096, 9, [(b"a", b"one"), (b"b", b"two")]))
    PageHeader(data).itag_state = 3 | 2 << 12
    assert [node.key for node in Page(bytes(data), 9).nodes()] == [b"b"]


def test_garbage_outside_the_masks_is_ignored() -> None:
    data = bytearray(build_page(4096, 9, [(b"a", b"one")]))
    data[4096 - 7] |= 0xE0
    assert list(Page(bytes(data), 9).live_data()) == [b"one"]
    large = bytearray(build_page(32768, 9, [(b"a", b"one")]))
    large[32768 - 7] |= 0x80
    large[32768 - 5] |= 0x80
    assert list(Page(bytes(large), 9).live_data()) == [b"one"]


@pytest.mark.parametrize("size", PAGE_SIZES)
def test_impossible_tags_are_corruption(size: int) -> None:
    good = build_page(size, 9, [(b"a", b"one")])
    too_many = bytearray(good)
    PageHeader(too_many).itag_state = 0xFFF
    outside = bytearray(good)
    struct.pack_into("<HH", outside, size - 8, 100, size - 80)
    for data in (too_many, outside) if size < 32768 else (outside,):
        with pytest.raises(Corruption) as caught:
            Page(bytes(data), 9)
        assert caught.value.code is Code.PageTagCorrupted


@pytest.mark.parametrize("line", [b"", b"\1", b"\5\0key", b"\1\0k", b"\0\0", b"\xff\x1fxy"])
@pytest.mark.parametrize("flags", [0, PREFIXED])
def test_impossible_nodes_are_corruption(line: bytes, flags: int) -> None:
    data = bytearray(build_page(4096, 9, [(b"key", b"value")]))
    data[40 : 40 + len(line)] = line
    struct.pack_into("<HH", data, 4096 - 8, len(line), flags << 13)
    page = Page(bytes(data), 9)
    with pytest.raises(Corruption) as caught:
        page.node(1)
    assert caught.value.code is Code.NodeCorrupted
    assert page_findings(page.data, 9)


def test_a_page_of_another_size_is_corruption() -> None:
    with pytest.raises(Corruption):
        Page(bytes(1000), 1)


@pytest.mark.parametrize(
    ("field", "value", "finding"),
    [("cb_free", 7, "bytes are free"), ("ib_mic_free", 1, "lines end at")],
)
def test_bookkeeping_that_does_not_add_up_is_found(field: str, value: int, finding: str) -> None:
    data = bytearray(build_page(4096, 9, [(b"a", b"one"), (b"b", b"two")]))
    setattr(PageHeader(data), field, value)
    (found,) = page_findings(bytes(data), 9)
    assert finding in found


def test_overlap_order_and_empty_keys_are_found() -> None:
    assert page_findings(build_page(4096, 9, [(b"b", b"1"), (b"a", b"2")]), 9) == ["node 2 is out of key order"]
    assert page_findings(build_page(4096, 9, [(b"a", b"1"), (b"a", b"2")]), 9) == ["node 2 is out of key order"]
    assert page_findings(build_page(4096, 9, [(b"a", b"1"), (b"a", b"2")], flags=0x2C43), 9) == []
    assert page_findings(build_page(4096, 9, [(b"", b"1")]), 9) == ["node 1 has no key"]
    assert page_findings(build_page(4096, 9, [(b"", bytes(4))], flags=0x2805), 9) == []
    overlap = bytearray(build_page(4096, 9, [(b"a", b"one"), (b"b", b"two")]))
    struct.pack_into("<H", overlap, 4096 - 10, 3)
    assert "lines overlap" in page_findings(bytes(overlap), 9)


def test_a_large_page_with_another_number_is_found() -> None:
    assert page_findings(build_page(16384, 9), 10) == ["the page contains the page number 9"]
    assert LargePageHeader(build_page(16384, 9)).pgno == 9


@pytest.mark.parametrize("name", DATABASES)
def test_every_real_page_adds_up(name: str) -> None:
    data = dataset(*name.split("/")).read_bytes()
    size = read_header(data[:HEADER_READ]).page_size
    checked = 0
    for pgno in range(1, pages_in_file(len(data), size) + 1):
        page = data[(pgno + 1) * size : (pgno + 2) * size]
        if any(page):
            assert page_findings(page, pgno) == [], pgno
            checked += 1
    assert checked > 40
