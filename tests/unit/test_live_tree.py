"""Trees of a database under change: what they find, which records they write, what they refuse."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.live_page import LivePage
from engine.formats.log_records import (
    Delete,
    EmptyTree,
    FlagDelete,
    FlagInsert,
    FlagInsertAndReplaceData,
    Insert,
    LogRecord,
    MacroBegin,
    MacroCommit,
    MacroInfo,
    Merge2,
    MergeFlag,
    NewPage,
    NodeRecord,
    RecordFlag,
    Replace,
    SetExternalHeader,
    Split2,
    SplitOper,
    SplitType,
    image_bytes,
)
from engine.instance.split import common_length, node_cost, page_capacity
from engine.instance.tree import LiveTree
from tests.support.memory_database import MemoryDatabase, tree_findings


def key_of(number: int) -> bytes:
    return number.to_bytes(5, "big")


def filled(count: int, *, unique: bool = True, page_size: int = 4096, size: int = 60) -> MemoryDatabase:
    """A tree with the keys 0, 10, 20, …; in one that is not unique, two entries each."""
    database = MemoryDatabase(page_size, unique=unique)
    for number in range(count):
        for data in (b"a", b"b") if not unique else (b"d",):
            database.tree.insert(database.session, key_of(number * 10), data * size)
    database.commit()
    return database


def logged_since(database: MemoryDatabase, start: int) -> list[LogRecord]:
    return database.records()[start:]


def splits(records: list[LogRecord]) -> list[Split2]:
    return [record for record in records if isinstance(record, Split2)]


def code_of(error: pytest.ExceptionInfo[JetError]) -> Code:
    return error.value.code


# finding


@pytest.mark.parametrize("unique", [True, False])
def test_places_around_a_key(unique: bool) -> None:
    database = filled(300, unique=unique)
    tree, read = database.tree, database.read

    def key(found: object) -> int | None:
        return int.from_bytes(found.node.key, "big") if found is not None else None  # type: ignore[attr-defined]

    assert key(tree.first(read)) == 0
    assert key(tree.last(read)) == 2990
    for number in (0, 10, 1230, 2990):
        assert key(tree.at_or_after(read, key_of(number))) == number
        assert key(tree.at_or_before(read, key_of(number))) == number
        assert key(tree.after(read, key_of(number))) == (number + 10 if number < 2990 else None)
        assert key(tree.before(read, key_of(number))) == (number - 10 if number else None)
        assert key(tree.at_or_after(read, key_of(number + 1))) == (number + 10 if number < 2990 else None)
        assert key(tree.at_or_before(read, key_of(number + 1))) == number
        assert tree.find(read, key_of(number)) is not None
        assert tree.find(read, key_of(number + 1)) is None


def test_stepping_visits_every_entry_once_in_both_directions() -> None:
    database = filled(200, unique=False)
    tree, read = database.tree, database.read
    forward = list(tree.ascending(read))
    assert len(forward) == 400
    stepped = []
    place = tree.first(read)
    while place is not None:
        stepped.append(place.node)
        place = tree.next(read, place)
    assert stepped == forward
    place = tree.last(read)
    while place is not None:
        assert place.node == stepped.pop()
        place = tree.previous(read, place)
    assert not stepped


def test_entries_of_one_key_are_told_apart_by_their_data() -> None:
    database = MemoryDatabase(unique=False)
    tree, session, read = database.tree, database.session, database.read
    numbers = list(range(1500))
    random.Random(3).shuffle(numbers)
    for number in numbers:
        tree.insert(session, b"same key", key_of(number))
    assert [node.data for node in tree.ascending(read)] == [key_of(number) for number in range(1500)]
    place = tree.seek(read, b"same key", key_of(777))
    assert place.exact and place.node.data == key_of(777)
    after = tree.after(read, b"same key", key_of(777))
    before = tree.before(read, b"same key", key_of(777))
    assert after is not None and after.node.data == key_of(778)
    assert before is not None and before.node.data == key_of(776)
    assert tree.after(read, b"same key") is None
    assert tree_findings(database) == []


def test_deleted_nodes_are_passed_over() -> None:
    database = filled(100)
    tree, session, read = database.tree, database.session, database.read
    for number in range(20, 60):
        tree.flag_delete(session, key_of(number * 10))
    assert tree.find(read, key_of(300)) is None
    found = tree.at_or_after(read, key_of(200))
    assert found is not None and found.node.key == key_of(600)
    found = tree.at_or_before(read, key_of(599))
    assert found is not None and found.node.key == key_of(190)
    assert len(list(tree.ascending(read))) == 60


def test_an_empty_tree_has_nothing() -> None:
    database = MemoryDatabase()
    tree, read = database.tree, database.read
    assert tree.first(read) is tree.last(read) is tree.at_or_after(read, b"k") is tree.before(read, b"k") is None
    assert list(tree.ascending(read)) == list(tree.descending(read)) == []


# records


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


def deep_tree() -> tuple[MemoryDatabase, list[bytes]]:
    """Keys in pairs that differ in their last byte only: separators as long as keys, few children a page."""
    drawn = random.Random(11)
    keys = [stem + bytes((last,)) for stem in (drawn.randbytes(600) for _ in range(150)) for last in (1, 2)]
    drawn.shuffle(keys)
    database = MemoryDatabase()
    for key in keys:
        database.tree.insert(database.session, key, b"d" * 1100)
    database.commit()
    return database, keys


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


# deleting


def test_emptied_leaves_leave_the_tree_and_their_pages_serve_again() -> None:
    database = filled(1000)
    size = database.last_page
    for number in range(100, 900):
        database.tree.flag_delete(database.session, key_of(number * 10))
    start = len(database.log.bodies)
    database.commit()
    merges = [record for record in logged_since(database, start) if isinstance(record, Merge2)]
    emptied = [record for record in merges if record.merge_flags == MergeFlag.EMPTY_PAGE]
    assert len(emptied) > 10
    assert all(not record.image for record in merges)
    assert tree_findings(database) == []
    for number in range(100, 800):
        database.tree.insert(database.session, key_of(number * 10), b"d" * 60)
    again = {record.pgno for record in logged_since(database, start) if isinstance(record, NewPage)}
    assert again & {record.pgno for record in emptied}
    assert database.last_page == size
    assert tree_findings(database) == []
    assert database.replayed().stored() == database.pages.stored()


@pytest.mark.parametrize("order", ["ascending", "descending", "random"])
def test_the_last_node_takes_the_tree_back_to_an_empty_root(order: str) -> None:
    database, keys = deep_tree()
    keys.sort(reverse=order == "descending")
    if order == "random":
        random.Random(4).shuffle(keys)
    for key in keys:
        database.tree.flag_delete(database.session, key)
        database.commit()
    assert tree_findings(database) == []
    root = database.pages.current(database.root)
    assert root.is_leaf
    assert not root.lines
    assert any(isinstance(record, EmptyTree) for record in database.records())
    assert database.replayed().stored() == database.pages.stored()


def test_only_what_is_flagged_is_removed() -> None:
    database = filled(3)
    tree, session = database.tree, database.session
    start = len(database.log.bodies)
    assert not tree.delete(session, key_of(10)), "it is live"
    assert tree.delete(session, key_of(11)), "it is not there"
    assert logged_since(database, start) == []
    tree.flag_delete(session, key_of(10))
    assert tree.delete(session, key_of(10))
    assert [type(record) for record in logged_since(database, start)] == [FlagDelete, Delete]


def test_a_deleted_node_comes_back_with_other_data_and_undo_knows_both() -> None:
    database = filled(1)
    tree, session = database.tree, database.session
    tree.flag_delete(session, key_of(0))
    tree.insert(session, key_of(0), b"other")
    record = database.records()[-1]
    assert isinstance(record, FlagInsertAndReplaceData)
    assert 0 != record.rceid_replace != record.rceid != 0
    assert tree.find(database.read, key_of(0)) == b"other"
    database.rollback()
    assert tree.find(database.read, key_of(0)) == b"d" * 60
    tree.flag_delete(session, key_of(0))
    tree.insert(session, key_of(0), b"d" * 60)
    assert isinstance(database.records()[-1], FlagInsert)


def test_an_update_that_is_rolled_back_gets_room_for_the_old_data() -> None:
    """Nothing keeps the room that a shrinking replacement set free; taking it back may split the page."""
    database = filled(20, size=150)
    tree, session = database.tree, database.session
    before = list(tree.ascending(database.read))
    for number in range(20):
        tree.replace(session, key_of(number * 10), b"s")
    for number in range(400):
        tree.insert(session, key_of(number // 2 * 10 + 1 + number % 2), b"filling" * 3)
    database.rollback()
    assert [node[:2] for node in tree.ascending(database.read)] == [node[:2] for node in before]
    assert tree_findings(database) == []
    assert database.replayed().stored() == database.pages.stored()


@pytest.mark.parametrize("unique", [True, False])
def test_a_node_that_outgrows_the_prefix_of_its_page_moves(unique: bool) -> None:
    """A page with a long common prefix and one node left: as large as a page can hold, but not with the prefix."""
    database = MemoryDatabase(unique=unique)
    tree, session = database.tree, database.session
    stem = b"p" * 300
    for number in range(200):
        tree.insert(session, stem + key_of(number), b"d" * 100)
    for number in range(200):
        if number != 100:
            tree.flag_delete(session, stem + key_of(number), None if unique else b"d" * 100)
    database.commit()
    key = stem + key_of(100)
    place = tree.seek(database.read, key)
    assert len(place.page.lines) == 1
    assert len(place.page.prefix) > 300
    tree.flag_delete(session, key, None if unique else b"d" * 100)
    most = page_capacity(4096) - node_cost(key, 0)
    if unique:
        tree.insert(session, key, b"m" * most)
        assert tree.find(database.read, key) == b"m" * most
    else:
        tree.insert(session, key, b"d" * 100)
        assert tree.find(database.read, key) == b"d" * 100
    assert tree_findings(database) == []
    assert database.replayed().stored() == database.pages.stored()


# refusing


def test_a_second_live_node_of_a_key_is_refused() -> None:
    database = filled(50)
    start = len(database.log.bodies)
    with pytest.raises(JetError) as error:
        database.tree.insert(database.session, key_of(100), b"other")
    assert code_of(error) is Code.KeyDuplicate
    assert logged_since(database, start) == []


def test_a_second_equal_entry_is_refused_where_keys_may_repeat() -> None:
    database = filled(5, unique=False)
    database.tree.insert(database.session, key_of(10), b"c")
    with pytest.raises(JetError) as error:
        database.tree.insert(database.session, key_of(10), b"c")
    assert code_of(error) is Code.KeyDuplicate


def test_nodes_that_are_not_there_cannot_be_changed() -> None:
    database = filled(5)
    database.tree.flag_delete(database.session, key_of(10))
    for key in (key_of(10), key_of(11)):
        with pytest.raises(JetError) as error:
            database.tree.replace(database.session, key, b"x")
        assert code_of(error) is Code.RecordNotFound
        with pytest.raises(JetError) as error:
            database.tree.flag_delete(database.session, key)
        assert code_of(error) is Code.RecordNotFound


@pytest.mark.parametrize("page_size", [4096, 8192, 16384, 32768])
def test_the_largest_node_fits_and_one_byte_more_is_refused(page_size: int) -> None:
    database = MemoryDatabase(page_size)
    most = page_capacity(page_size) - node_cost(b"key 1", 0)
    for number in (2, 1, 3):
        database.tree.insert(database.session, b"key %d" % number, b"x" * most)
    start = len(database.log.bodies)
    for data in (b"x" * (most + 1), b""):
        with pytest.raises(JetError) as error:
            database.tree.insert(database.session, b"key 4", data)
        assert code_of(error) is Code.RecordTooBig
        with pytest.raises(JetError) as error:
            database.tree.replace(database.session, b"key 1", data)
        assert code_of(error) is Code.RecordTooBig
    with pytest.raises(JetError) as error:
        database.tree.insert(database.session, b"k" * (page_size // 2), b"x")
    assert code_of(error) is Code.RecordTooBig
    assert logged_since(database, start) == []
    assert tree_findings(database) == []


def test_without_space_nothing_happens() -> None:
    database = filled(20, size=190)
    database.live.size_limit = database.last_page
    number = 21
    with pytest.raises(JetError) as error:
        while True:
            database.tree.insert(database.session, key_of(number * 10), b"d" * 190)
            number += 1
    assert code_of(error) is Code.OutOfDatabaseSpace
    assert len(list(database.tree.ascending(database.read))) == number - 1
    assert tree_findings(database) == []


def test_leaves_that_do_not_know_each_other_are_damage() -> None:
    database = filled(300)
    first = database.tree.first(database.read)
    assert first is not None
    database.pages.current(first.page.next).prev = 77
    with pytest.raises(JetError) as error:
        list(database.tree.ascending(database.read))
    assert code_of(error) is Code.BadPageLink


@pytest.mark.parametrize("damage", ["loop", "foreign", "no child", "emptied"])
def test_a_page_that_cannot_be_in_the_tree_is_damage(damage: str) -> None:
    database = filled(300)
    root = database.pages.current(database.root)
    child = database.pages.current(int.from_bytes(root.data(0), "little"))
    if damage == "loop":
        root.set_data(0, database.root.to_bytes(4, "little"))
    elif damage == "foreign":
        child.objid = 8
    elif damage == "no child":
        root.clear()
    else:
        child.flags = child.flags & ~2 | 8
    with pytest.raises(JetError) as error:
        database.tree.find(database.read, key_of(0))
    assert code_of(error) is Code.BadParentPageLink


# space trees and pages of splits


def test_a_space_trees_pages_and_records_belong_to_its_owner() -> None:
    database = MemoryDatabase()
    given = iter(range(40, 60))
    tree = LiveTree(database.live, database.root, 9, True, owner=4711, take=lambda: next(given))
    start = len(database.log.bodies)
    for number in range(200):
        tree.insert(database.session, key_of(number), b"d" * 60, versioned=False)
    records = logged_since(database, start)
    assert [record.pgno for record in records if isinstance(record, NewPage)] == list(range(40, next(given)))
    for record in records:
        if isinstance(record, (Split2, NodeRecord)):
            assert record.pgno_fdp == 4711
            assert record.flags == RecordFlag.SPACE | RecordFlag.UNIQUE
    assert not any(isinstance(record, SetExternalHeader) for record in records)


def test_common_length() -> None:
    assert common_length(b"", b"abc") == 0
    assert common_length(b"abc", b"abc") == 3
    assert common_length(b"abc", b"abcd") == 3
    assert common_length(b"\0\0a", b"\0\0b") == 2
    assert common_length(b"xbc", b"ybc") == 0
    assert common_length(b"ab\x00", b"ab\x80") == 2
