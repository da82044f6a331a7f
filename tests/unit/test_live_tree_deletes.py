"""A tree that shrinks: nodes flagged, removed and brought back, and pages that leave it."""

from __future__ import annotations

import random

import pytest

from engine.btree.split import node_cost, page_capacity
from engine.formats.log.records import (
    Delete,
    EmptyTree,
    FlagDelete,
    FlagInsert,
    FlagInsertAndReplaceData,
    Merge2,
    MergeFlag,
    NewPage,
)
from tests.builders.memory_database import MemoryDatabase, deep_tree, filled, key_of, logged_since, tree_findings


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
