"""Pages given out and taken back: against a model, audited by the product, replayed from the log."""

from __future__ import annotations

import random
import struct

import pytest

from engine.btree import space
from engine.error_codes import Code
from engine.errors import Corruption, SpaceExhausted, WrongUse
from engine.formats.log.records import (
    ConvertFDP2,
    CreateMultipleExtentFDP,
    CreateSingleExtentFDP,
    ExtendDB,
    Insert,
    NewPage,
    NodeRecord,
    RecordFlag,
    Replace,
    SetExternalHeader,
)
from engine.formats.page import Page, PageFlag
from engine.formats.space import (
    DATABASE_ROOT,
    Extent,
    root_info,
)
from engine.formats.tree import Tree
from tests.builders.space_lab import Lab


@pytest.mark.parametrize("page_size", [4096, 32768])
@pytest.mark.parametrize("seed", range(3))
def test_random_work_against_a_model(page_size: int, seed: int) -> None:
    chance = random.Random(seed)
    lab = Lab(page_size)
    table = lab.create(DATABASE_ROOT, pages=chance.choice([1, 5, 40]))
    index = lab.create(table, kind=PageFlag.INDEX | PageFlag.NON_UNIQUE)
    roots = [table, index, lab.create(DATABASE_ROOT, pages=3, multiple=True), DATABASE_ROOT, lab.database.root]
    for step in range(700):
        root = chance.choice(roots)
        held = sorted(lab.held[root])
        if held and chance.random() < (0.25 if step < 400 else 0.75):
            lab.free(root, chance.choice(held))
        else:
            lab.allocate(root)
        if step == 200:
            roots.append(lab.create(table, kind=PageFlag.LONG_VALUE))
        if step % 175 == 0:
            lab.audit()
    for root in roots:
        for pgno in sorted(lab.held[root]):
            lab.free(root, pgno)
    lab.audit()
    lab.check_replay()


def test_single_extent_takes_and_gives_bits() -> None:
    lab = Lab()
    root = lab.create(DATABASE_ROOT, pages=4)
    assert [extent.first for extent in lab.available(root)] == [root + 1, root + 2, root + 3]
    since = lab.logged
    assert [lab.allocate(root) for _ in range(3)] == [root + 1, root + 2, root + 3]
    lab.free(root, root + 2)
    records = lab.new_records(since)
    assert [type(record) for record in records] == [SetExternalHeader] * 4
    assert all(isinstance(record, NodeRecord) and record.flags == RecordFlag.UNIQUE for record in records)
    assert lab.available(root) == [Extent(root + 2, root + 2)]
    assert lab.allocate(root) == root + 2
    lab.audit()


def test_bits_change_and_the_autoincrement_mark_stays() -> None:
    lab = Lab()
    root = lab.create(DATABASE_ROOT, pages=2)
    header = lab.live.pages.current(root).external
    marked = b"\x03" + header + struct.pack("<Q", 77)
    lab.live.change(
        lab.session, SetExternalHeader(pgno=root, pgno_fdp=root, objid_fdp=lab.trees[root][0].objid, data=marked)
    )
    for _ in range(3):
        lab.allocate(root)
        assert root_info(Page(lab.read(root), root)).autoincrement == 77
    assert lab.header(root).is_multiple
    lab.audit()


def test_conversion_is_logged_as_windows_logs_it() -> None:
    lab = Lab()
    root = lab.create(DATABASE_ROOT, kind=PageFlag.INDEX | PageFlag.NON_UNIQUE)
    since = lab.logged
    lab.allocate(root)
    records = lab.new_records(since)
    assert [type(record) for record in records] == [Replace, NewPage, NewPage, ConvertFDP2, Replace]
    convert = records[3]
    assert isinstance(convert, ConvertFDP2)
    header = lab.header(root)
    assert (convert.pgno_oe, convert.pgno_ae) == (header.pgno_oe, header.pgno_oe + 1)
    assert convert.page_flags == PageFlag.INDEX | PageFlag.NON_UNIQUE | PageFlag.NEW_RECORD_FORMAT
    assert not header.is_unique and header.pgno_parent == DATABASE_ROOT
    assert len(lab.owned(root)) == 2
    lab.audit()


def test_a_single_extent_beyond_its_bitmap_becomes_usable_by_conversion() -> None:
    lab = Lab(pages=128)
    root = lab.create(DATABASE_ROOT, pages=40)
    first = [lab.allocate(root) for _ in range(32)]
    assert first == list(range(root + 1, root + 33)) and not lab.header(root).is_multiple
    lab.audit()
    assert lab.allocate(root) == root + 33 and lab.header(root).is_multiple
    lab.audit()


def test_new_trees_are_announced_before_they_are_made() -> None:
    lab = Lab()
    since = lab.logged
    lab.create(DATABASE_ROOT)
    lab.create(DATABASE_ROOT, multiple=True)
    kinds = [type(record) for record in lab.new_records(since)]
    single, multiple = (
        [Replace, NewPage, CreateSingleExtentFDP],
        [Replace, *[NewPage] * 3, CreateMultipleExtentFDP],
    )
    assert kinds == single + multiple
    lab.audit()


def test_the_file_grows_before_its_pages_are_listed() -> None:
    lab = Lab(pages=40, growth=16)
    for extent in lab.available(DATABASE_ROOT):
        for _ in range(extent.count):
            lab.allocate(DATABASE_ROOT)
    since = lab.logged
    assert lab.allocate(DATABASE_ROOT) == 41
    records = lab.new_records(since)
    assert [type(record) for record in records] == [ExtendDB, Insert, Insert, Replace]
    assert isinstance(records[0], ExtendDB) and records[0].pgno_last == 56
    nodes = [record for record in records if isinstance(record, NodeRecord)]
    assert [record.pgno for record in nodes] == [2, 3, 3]
    assert all(record.flags == RecordFlag.SPACE | RecordFlag.UNIQUE and not record.rceid for record in nodes)
    assert lab.owned(DATABASE_ROOT)[-1] == Extent(41, 56)
    lab.audit()


def test_a_large_request_grows_the_file_by_whole_steps() -> None:
    lab = Lab(pages=40, growth=16)
    lab.create(DATABASE_ROOT, pages=50)
    assert lab.database.last_page == 40 + 64
    lab.audit()


def test_trees_grow_by_more_the_more_they_own() -> None:
    lab = Lab(pages=64, growth=256)
    root = lab.create(DATABASE_ROOT)
    for _ in range(600):
        lab.allocate(root)
    extents = lab.owned(root)
    sizes = [extent.count for extent in sorted(extents, key=lambda extent: extent.first)]
    assert len(extents) < 40 and max(sizes) > 2 * sorted(sizes)[len(sizes) // 4]
    assert sum(sizes) < 600 * 1.3
    lab.audit()


def test_the_limit_refuses_and_leaves_everything_in_order() -> None:
    lab = Lab(pages=40, growth=16)
    lab.live.size_limit = 50
    root = lab.create(DATABASE_ROOT)
    with pytest.raises(SpaceExhausted) as refused:
        while True:
            lab.allocate(root)
    assert refused.value.code is Code.OutOfDatabaseSpace and int(refused.value.code) == -1012
    assert lab.database.last_page == 50
    lab.audit()
    pgno = min(lab.held[root])
    lab.free(root, pgno)
    assert lab.allocate(root) == pgno
    with pytest.raises(SpaceExhausted):
        lab.create(DATABASE_ROOT, pages=20)
    lab.audit()


def test_freed_neighbours_are_one_extent_again() -> None:
    lab = Lab()
    root = lab.create(DATABASE_ROOT, pages=12, multiple=True)
    pages = [lab.allocate(root) for _ in range(9)]
    assert lab.available(root) == []
    for pgno in (pages[2], pages[4], pages[3], pages[8], pages[0], pages[1]):
        lab.free(root, pgno)
    assert lab.available(root) == [Extent(pages[0], pages[4]), Extent(pages[8], pages[8])]
    lab.free(root, pages[5], pages=3)
    assert lab.available(root) == [Extent(pages[0], pages[8])]
    lab.audit()


def test_extents_of_different_origin_are_not_joined() -> None:
    lab = Lab(pages=40, growth=16)
    held = [lab.allocate(DATABASE_ROOT) for _ in range(40)]
    for pgno in held:
        lab.free(DATABASE_ROOT, pgno)
    ends = {extent.last for extent in lab.owned(DATABASE_ROOT)}
    assert {40, 56} <= ends
    assert {extent.last for extent in lab.available(DATABASE_ROOT)} >= {40}
    lab.audit()


def test_an_extent_that_is_free_as_a_whole_goes_back_to_the_parent() -> None:
    lab = Lab(pages=128)
    root = lab.create(DATABASE_ROOT)
    while len(lab.owned(root)) < 4:
        lab.allocate(root)
    free_before = sum(extent.count for extent in lab.available(DATABASE_ROOT))
    extents = lab.owned(root)
    for pgno in sorted(lab.held[root]):
        lab.free(root, pgno)
    header = lab.header(root)
    kept = [extent for extent in extents if extent.first <= root <= extent.last or extent.first == header.pgno_oe]
    assert lab.owned(root) == kept
    free_after = sum(extent.count for extent in lab.available(DATABASE_ROOT))
    assert free_after - free_before == sum(extent.count for extent in extents if extent not in kept)
    lab.audit()


def test_a_deleted_tree_gives_back_all_that_it_and_its_children_own() -> None:
    lab = Lab(pages=128)
    before = lab.available(DATABASE_ROOT)
    table = lab.create(DATABASE_ROOT)
    index, values = lab.create(table), lab.create(table)
    for root in [table, index, values] * 25:
        lab.allocate(root)
    lab.audit()
    space.free_tree(lab.session, lab.live, table)
    for root in (table, index, values):
        del lab.trees[root], lab.held[root]
    lab.audit()
    assert lab.available(DATABASE_ROOT)[0] == before[0]
    lab.check_replay()


def test_the_database_itself_is_not_freed() -> None:
    lab = Lab()
    with pytest.raises(WrongUse):
        space.free_tree(lab.session, lab.live, DATABASE_ROOT)


@pytest.mark.parametrize("multiple", [False, True])
def test_what_is_free_or_not_owned_is_not_freed(multiple: bool) -> None:
    lab = Lab()
    root = lab.create(DATABASE_ROOT, pages=8, multiple=multiple)
    pgno = lab.allocate(root)
    since = lab.logged
    with pytest.raises(Corruption) as twice:
        space.free(lab.session, lab.live, root, pgno + 1)
    with pytest.raises(Corruption) as foreign:
        space.free(lab.session, lab.live, root, root + 8)
    with pytest.raises(Corruption) as itself:
        space.free(lab.session, lab.live, root, root)
    assert (twice.value.code, foreign.value.code, itself.value.code) == (
        Code.SPAvailExtCorrupted,
        Code.SPOwnExtCorrupted,
        Code.SPOwnExtCorrupted,
    )
    assert lab.logged == since
    lab.audit()


@pytest.mark.parametrize("page_size", [2048, 4096])
def test_space_trees_split_with_their_own_free_pages(page_size: int) -> None:
    """Every other page free: more extents than a page of AvailExt holds; then all are used up again."""
    lab = Lab(page_size, pages=256, growth=256)
    root = lab.create(DATABASE_ROOT)
    held = [lab.allocate(root) for _ in range(1600)]
    for pgno in held[::2]:
        lab.free(root, pgno)
    trees = [Tree(lab.read, lab.header(root).pgno_oe + side, lab.trees[root][0].objid) for side in (0, 1)]
    assert len(list(trees[1].pages())) > 2
    lab.audit()
    for _ in range(1000):
        lab.allocate(root)
    lab.audit()
    for pgno in sorted(lab.held[root]):
        lab.free(root, pgno)
    lab.audit()
    lab.check_replay()


def test_own_extents_split_when_a_tree_is_patched_together() -> None:
    """A tree that can only ever get single pages: OwnExt grows beyond a page, too."""
    lab = Lab(2048, pages=512, growth=16)
    other, root = lab.create(DATABASE_ROOT), lab.create(DATABASE_ROOT, pages=3, multiple=True)
    while lab.database.last_page == 512:
        lab.allocate(DATABASE_ROOT)
    for pgno in sorted(lab.held[DATABASE_ROOT])[::2]:
        lab.free(DATABASE_ROOT, pgno)
    lab.live.size_limit = lab.database.last_page
    with pytest.raises(SpaceExhausted):
        while True:
            lab.allocate(root)
    assert len(lab.owned(root)) > 150
    assert len(list(Tree(lab.read, lab.header(root).pgno_oe, lab.trees[root][0].objid).pages())) > 2
    lab.audit()
    for pgno in sorted(lab.held[root], key=lambda pgno: pgno * 7919 % 1009):
        lab.free(root, pgno)
    lab.audit()
    assert other in lab.trees
    lab.check_replay()


def test_a_file_that_grows_page_by_page_names_each_page_once() -> None:
    """OwnExt of the database splits although nothing is free but the page that the file has just grown by."""
    lab = Lab(2048, pages=16, growth=1)
    for _ in range(450):
        lab.create(DATABASE_ROOT)
    assert len(list(Tree(lab.read, lab.header(DATABASE_ROOT).pgno_oe, 1).pages())) > 3
    lab.audit()
    lab.check_replay()


def test_pages_that_a_split_still_lacks_come_behind_those_in_hand() -> None:
    """Nothing is free and nothing left in hand: the file grows once more, behind what is not listed yet."""
    lab = Lab(pages=16, growth=4)
    while lab.available(DATABASE_ROOT):
        lab.allocate(DATABASE_ROOT)
    database = space._Space(lab.session, lab.live, DATABASE_ROOT)
    first = database.obtain(1, 1)
    hand = space._Hand(database, first.last + 1, first.last, [first])
    assert hand.take() == first.last + 1
    assert hand.owed == [first, Extent(first.last + 1, first.last + 4)]
    assert [hand.take() for _ in range(3)] == [first.last + 2, first.last + 3, first.last + 4]
