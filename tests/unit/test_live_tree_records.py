"""The records that a growing tree writes: inserts, replacements, splits, and whose space they name."""

from __future__ import annotations

import random
from collections import Counter

from engine.btree.split import common_length, node_cost, page_capacity
from engine.formats.live_page import LivePage
from engine.formats.log.records import (
    Insert,
    LogRecord,
    MacroBegin,
    MacroCommit,
    MacroInfo,
    NewPage,
    NodeRecord,
    RecordFlag,
    Replace,
    Split2,
    SplitOper,
    SplitType,
    image_bytes,
)
from engine.formats.page import PageFlag
from tests.builders.memory_database import MemoryDatabase, deep_tree, filled, key_of, logged_since, tree_findings


def splits(records: list[LogRecord]) -> list[Split2]:
    return [record for record in records if isinstance(record, Split2)]


def test_one_insert_is_one_record_that_names_everything() -> None:
    database = MemoryDatabase()
    database.tree.insert(database.session, b"key", b"data")
    record = database.records()[-1]
    assert isinstance(record, Insert)
    assert (record.pgno, record.pgno_fdp, record.objid_fdp, record.iline) == (database.root, database.root, 9, 0)
    assert (record.prefix + record.suffix, record.data) == (b"key", b"data")
    assert record.flags == RecordFlag.VERSIONED | RecordFlag.UNIQUE
    assert record.rceid == database.versions[0].rceid != 0
    assert record.dbtime_before < record.dbtime == database.pages.current(database.root).dbtime


def test_unversioned_changes_cannot_be_undone_and_say_so() -> None:
    database = MemoryDatabase()
    database.tree.insert(database.session, b"key", b"data", versioned=False)
    database.tree.replace(database.session, b"key", b"other", versioned=False)
    database.tree.flag_delete(database.session, b"key", versioned=False)
    for record in database.records()[-3:]:
        assert isinstance(record, NodeRecord)
        assert record.rceid == 0
        assert record.flags == RecordFlag.UNIQUE
    assert database.versions == []


def test_growing_at_the_end_appends_without_images() -> None:
    database = filled(2000)
    found = splits(database.records())
    kinds = Counter((record.split_type, bool(record.pgno_new)) for record in found)
    assert kinds[SplitType.APPEND, True] > 30
    assert kinds[SplitType.RIGHT, True] == 0
    assert all(not record.image for record in found if record.split_type == SplitType.APPEND)
    leaves = [page for page in database.pages.by_number.values() if page.is_leaf and page.objid == 9 and page.prev]
    assert all(page.free < 100 for page in leaves if page.next), "leaves that the tree grew past are full"


def test_a_split_in_the_middle_comes_as_a_macro_with_the_image_of_its_page() -> None:
    database = filled(200)
    start = len(database.log.bodies)
    number = 501
    while not splits(logged_since(database, start)):
        database.tree.insert(database.session, key_of(number), b"m" * 60)
        number += 1
    records = logged_since(database, start)
    kinds = [type(record) for record in records]
    tail = [NewPage, MacroBegin, Split2, Split2, Insert, MacroCommit, MacroInfo]
    assert kinds[-len(tail) :] == tail
    above, leaf = splits(records)
    insert = records[-3]
    assert isinstance(insert, Insert)
    assert (above.pgno, above.pgno_new, above.pgno_parent) == (database.root, 0, 0)
    assert (leaf.split_type, leaf.split_oper, leaf.pgno_parent) == (
        SplitType.RIGHT,
        SplitOper.INSERT,
        database.root,
    )
    assert insert.dbtime_before == -1
    assert len({above.dbtime, leaf.dbtime, insert.dbtime}) == 1
    image = LivePage.load(image_bytes(leaf, 4096), leaf.pgno)
    assert image.dbtime == leaf.dbtime
    assert len(image.lines) == leaf.clines - 1
    assert 0.3 < leaf.iline_split / leaf.clines < 0.7


def test_a_split_that_moves_only_the_new_node_needs_no_image() -> None:
    """A leaf that is not the last one is full; what comes behind all of it goes to a page of its own."""
    database = filled(200)
    first = database.tree.first(database.read)
    assert first is not None
    start = len(database.log.bodies)
    behind_its_last = first.page.key(len(first.page.lines) - 1) + b"+"
    most = page_capacity(4096) - node_cost(behind_its_last, 0)
    database.tree.insert(database.session, behind_its_last, b"m" * most)
    alone = [record for record in splits(logged_since(database, start)) if record.pgno_new]
    assert alone
    for record in alone:
        assert record.split_type == SplitType.RIGHT
        assert not record.image
        assert record.split_oper == SplitOper.INSERT
        assert record.iline_split == record.iline_oper == record.clines - 1
    assert tree_findings(database) == []


def test_an_ascending_run_in_the_middle_fills_pages_and_moves_what_is_behind_it_once() -> None:
    database = filled(400)
    start = len(database.log.bodies)
    first, count = 2001, 0
    for number in range(first, first + 9):
        for tail in range(40):
            database.tree.insert(database.session, key_of(number) + bytes((tail,)), b"r" * 60)
            count += 1
    leaves = [record for record in splits(logged_since(database, start)) if record.new_page_flags & PageFlag.LEAF]
    assert sum(bool(record.image) for record in leaves) <= 2
    assert len(leaves) <= count * 70 // 4000 + 3
    assert database.tree.find(database.read, key_of(2009) + b"\x27") == b"r" * 60
    assert tree_findings(database) == []
    assert database.replayed().stored() == database.pages.stored()


def test_a_replacement_that_grows_splits_its_page() -> None:
    database = filled(100)
    start = len(database.log.bodies)
    for number in range(30, 60):
        database.tree.replace(database.session, key_of(number * 10), b"g" * 900)
    records = logged_since(database, start)
    assert any(record.split_oper == SplitOper.REPLACE for record in splits(records))
    replaced = [r for r in records if isinstance(r, Replace) and not r.flags & RecordFlag.SPACE]
    assert len(replaced) == 30
    assert all(record.old_size == 60 for record in replaced)
    assert database.tree.find(database.read, key_of(400)) == b"g" * 900
    assert tree_findings(database) == []
    assert database.replayed().stored() == database.pages.stored()


def test_a_replacement_by_the_same_data_logs_nothing() -> None:
    database = filled(3)
    start = len(database.log.bodies)
    database.tree.replace(database.session, key_of(10), b"d" * 60)
    assert logged_since(database, start) == []


def test_the_parents_of_a_deep_tree_split_in_the_same_macro() -> None:
    database, keys = deep_tree()
    inner = [record for record in splits(database.records()) if record.pgno_new and not record.new_page_flags & 2]
    assert {SplitType.VERTICAL, SplitType.RIGHT} <= {SplitType(record.split_type) for record in inner}
    assert all(record.image for record in inner)
    assert len(database.tree.seek(database.read, b"").path) >= 2
    assert [node.key for node in database.tree.ascending(database.read)] == sorted(keys)
    assert tree_findings(database) == []
    assert database.replayed().stored() == database.pages.stored()


def test_common_prefixes_are_left_out() -> None:
    database = MemoryDatabase()
    numbers = list(range(3000))
    random.Random(2).shuffle(numbers)
    for number in numbers:
        database.tree.insert(database.session, b"all of these keys begin alike" + key_of(number), b"d")
    leaves = [
        page for page in database.pages.by_number.values() if page.is_leaf and page.objid == 9 and page.lines
    ]
    used = sum(len(line) for page in leaves for line in page.lines) / 3000
    assert used < 20, "a line holds less than its key"
    inserts = [record for record in database.records() if isinstance(record, Insert) and record.objid_fdp == 9]
    assert sum(bool(record.prefix) for record in inserts) > 2000
    assert tree_findings(database) == []


def test_common_length() -> None:
    assert common_length(b"", b"abc") == 0
    assert common_length(b"abc", b"abc") == 3
    assert common_length(b"abc", b"abcd") == 3
    assert common_length(b"\0\0a", b"\0\0b") == 2
    assert common_length(b"xbc", b"ybc") == 0
    assert common_length(b"ab\x00", b"ab\x80") == 2
