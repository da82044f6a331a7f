"""Trees of a database under change: what they find and what they refuse."""

from __future__ import annotations

import random

import pytest

from engine.btree.split import node_cost, page_capacity
from engine.error_codes import Code
from engine.errors import JetError
from tests.builders.memory_database import MemoryDatabase, filled, key_of, logged_since, tree_findings

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


# refusing


def code_of(error: pytest.ExceptionInfo[JetError]) -> Code:
    return error.value.code


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
