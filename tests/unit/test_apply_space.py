"""Pages that come into being: roots of trees with a bitmap or with space trees; trees that are emptied."""

from __future__ import annotations

import struct
from dataclasses import replace as with_fields
from typing import Any

import pytest

from engine.change.apply import apply
from engine.change.page_changes import Tally
from engine.errors import Corruption
from engine.formats.live_page import LivePage
from engine.formats.log.records import (
    ConvertFDP2,
    CreateMultipleExtentFDP,
    CreateSingleExtentFDP,
    EmptyTree,
    NewPage,
    RecordFlag,
)
from engine.formats.page import Node, Page, PageFlag, page_findings
from tests.oracles.redo import PagesInMemory, content, outcome_of_every_mixture

ROOT, OE, AE, SECOND = 31, 60, 61, 60
OBJID, BEFORE, AFTER = 12, 40, 50
UNIQUE = RecordFlag.UNIQUE
OLD = {99: LivePage(99, 4096)}
"""A page that no record here touches; it gives the page size."""


def extents(page: LivePage) -> list[tuple[int, int]]:
    return [
        (int.from_bytes(page.key(line), "big"), int.from_bytes(page.data(line), "little"))
        for line in range(len(page.lines))
    ]


def test_a_page_that_is_announced_has_no_tags() -> None:
    record = NewPage(pgno=ROOT, objid=OBJID, dbtime=AFTER)
    page = outcome_of_every_mixture([record], OLD).pages[ROOT]
    stored = bytes(page.store())
    assert Page(stored, ROOT).tag_count == 0
    assert (page.flags, page.objid, page.dbtime, page.free) == (0x20800, OBJID, AFTER, 4096 - 40)
    assert page_findings(stored, ROOT) == []


@pytest.mark.parametrize("old", [None, AFTER - 1, 0])
def test_new_pages_take_the_place_of_older_ones_and_of_none(old: int | None) -> None:
    pages = PagesInMemory(4096, {} if old is None else {ROOT: LivePage(ROOT, 4096, dbtime=old, objid=3)})
    assert apply(NewPage(pgno=ROOT, objid=OBJID, dbtime=AFTER), pages, 1, 1) == Tally(1, 0)
    assert pages.pages[ROOT].objid == OBJID


@pytest.mark.parametrize("newer", [AFTER, AFTER + 9])
def test_new_pages_leave_newer_ones_alone(newer: int) -> None:
    pages = PagesInMemory(4096, {ROOT: LivePage(ROOT, 4096, dbtime=newer, objid=3)})
    assert apply(NewPage(pgno=ROOT, objid=OBJID, dbtime=AFTER), pages, 1, 1) == Tally(0, 1)
    assert pages.pages[ROOT].objid == 3


@pytest.mark.parametrize(
    ("pages", "flags", "header"),
    [
        (1, UNIQUE, (1, 4, 0, 0)),
        (4, UNIQUE, (4, 4, 0, 7)),
        (20, 0, (20, 4, 2, (1 << 19) - 1)),
        (32, UNIQUE, (32, 4, 0, (1 << 31) - 1)),
        (33, UNIQUE, (33, 4, 0, 0xFFFFFFFF)),
        (80, UNIQUE, (80, 4, 0, 0xFFFFFFFF)),
    ],
)
def test_a_tree_with_one_extent(pages: int, flags: int, header: tuple[int, ...]) -> None:
    record = CreateSingleExtentFDP(
        pgno=ROOT, dbtime=AFTER, flags=flags, objid=OBJID, pgno_parent=4, cpg_primary=pages, page_flags=0x2440
    )
    page = outcome_of_every_mixture([record], OLD).pages[ROOT]
    assert struct.unpack("<iIII", page.external) == header
    assert page.flags == 0xC43
    assert page_findings(bytes(page.store()), ROOT) == []


@pytest.mark.parametrize("pages", [3, 20])
def test_a_tree_with_space_trees(pages: int) -> None:
    record = CreateMultipleExtentFDP(
        pgno=ROOT, dbtime=AFTER, flags=UNIQUE, objid=OBJID, pgno_oe=ROOT + 1, pgno_ae=ROOT + 2, pgno_parent=1,
        cpg_primary=pages,
    )  # fmt: skip
    after = outcome_of_every_mixture([record], OLD).pages
    assert struct.unpack("<iIII", after[ROOT].external) == (pages, 1, 1, ROOT + 1)
    last = ROOT + pages - 1
    assert extents(after[ROOT + 1]) == [(last, pages)]
    assert extents(after[ROOT + 2]) == ([(last, pages - 3)] if pages > 3 else [])
    assert [after[ROOT + i].flags for i in range(3)] == [0x803, 0x823, 0x823]
    assert after[ROOT + 1].external == bytes(16)


def convert(pages: int, bits: int, **more: Any) -> ConvertFDP2:
    return ConvertFDP2(
        pgno=ROOT, dbtime=AFTER, dbtime_before=BEFORE, flags=UNIQUE, objid=OBJID, pgno_oe=OE, pgno_ae=AE,
        pgno_parent=4, pgno_secondary=SECOND, cpg_primary=pages, cpg_secondary=10, available_bits=bits, **more,
    )  # fmt: skip


def root(external: bytes = bytes(16)) -> LivePage:
    return LivePage(ROOT, 4096, objid=OBJID, flags=0x803, dbtime=BEFORE, external=external)


@pytest.mark.parametrize(
    ("pages", "bits", "free"),
    [
        (1, 0, []),
        (8, 0b1111111, [(38, 7)]),
        (8, 0b1011001, [(32, 1), (36, 2), (38, 1)]),
        (33, 1 << 31, [(63, 1)]),
        (40, 0xFFFFFFFF, [(70, 39)]),
        (40, 0x7FFFFFF0, [(62, 27), (70, 7)]),
        (40, 0, [(70, 7)]),
    ],
)
def test_a_bitmap_becomes_space_trees(pages: int, bits: int, free: list[tuple[int, int]]) -> None:
    after = outcome_of_every_mixture([convert(pages, bits)], {ROOT: root()}).pages
    assert struct.unpack("<iIII", after[ROOT].external) == (pages, 4, 1, SECOND)
    assert extents(after[OE]) == sorted([(ROOT + pages - 1, pages), (SECOND + 9, 10)])
    assert extents(after[AE]) == sorted([*free, (SECOND + 9, 8)])
    assert after[AE].flags == 0x823


def test_a_conversion_keeps_the_fields_beside_the_space_header() -> None:
    after = outcome_of_every_mixture([convert(1, 0)], {ROOT: root(b"\3" + bytes(16) + b"counter!")}).pages
    external = after[ROOT].external
    assert external[:1] + external[17:] == b"\3counter!"
    assert struct.unpack_from("<iIII", external, 1) == (1, 4, 1, SECOND)


@pytest.mark.parametrize("external", [b"", bytes(15), bytes(25), b"\2" + bytes(8)])
def test_a_conversion_needs_a_space_header(external: bytes) -> None:
    pages = PagesInMemory(4096, {ROOT: root(external)})
    with pytest.raises(Corruption):
        apply(convert(1, 0), pages, 1, 1)
    assert content(pages.pages[ROOT]) == content(root(external))
    assert len(pages.pages) == 1


@pytest.mark.parametrize("sizes", [{"cpg_primary": -1}, {"cpg_primary": 1 << 31 - 1, "pgno": 0xFFFFFFF0}])
def test_extents_that_cannot_be(sizes: dict[str, int]) -> None:
    with pytest.raises(Corruption):
        record = with_fields(convert(1, 0), **sizes)
        apply(record, PagesInMemory(4096, {record.pgno: root()}), 1, 1)


def test_an_emptied_tree() -> None:
    def leaf(pgno: int) -> LivePage:
        page = LivePage(pgno, 4096, objid=OBJID, flags=0x802, dbtime=BEFORE, external=b"prefix")
        page.insert(0, *page.pack(b"prefix-a", b"data"))
        return page

    top = root()
    top.flags = 0x805
    top.insert(0, *top.pack(b"", (40).to_bytes(4, "little")))
    record = EmptyTree(
        pgno=ROOT, dbtime=AFTER, dbtime_before=BEFORE, pgno_fdp=ROOT, objid_fdp=OBJID,
        pages=((BEFORE, 40, 0x802), (BEFORE, 41, 0x802)),
    )  # fmt: skip
    after = outcome_of_every_mixture([record], {ROOT: top, 40: leaf(40), 41: leaf(41)}).pages
    assert (after[ROOT].flags, after[ROOT].lines, after[ROOT].external) == (0x803, [], bytes(16))
    for pgno in (40, 41):
        assert (after[pgno].flags, after[pgno].lines, after[pgno].external) == (0x80A, [], b"")
    top.flags = 0x803
    with pytest.raises(Corruption):
        apply(record, PagesInMemory(4096, {ROOT: top, 40: leaf(40), 41: leaf(41)}), 1, 1)


def test_a_new_tree_takes_rows() -> None:
    after = outcome_of_every_mixture(
        [CreateSingleExtentFDP(pgno=ROOT, dbtime=AFTER, flags=UNIQUE, objid=OBJID, pgno_parent=4, cpg_primary=1)],
        OLD,
    ).pages[ROOT]
    after.insert(0, *after.pack(b"key", b"row"))
    assert Page(bytes(after.store()), ROOT).node(1) == Node(b"key", b"row", 0)
    assert after.flags & PageFlag.LEAF
