"""An ordinary insert takes a short way: it logs and does the very same as the way that all operations take."""

from __future__ import annotations

import random

import pytest

from engine.btree.tree import LiveTree
from engine.errors import WrongUse
from tests.builders.memory_database import MemoryDatabase

STEPS = 150


def key_of(number: int) -> bytes:
    return b"common%06d" % number


def workload(database: MemoryDatabase, seed: int) -> None:
    """Keys at the end and in the middle, alone and in runs, some of them taken; deletes of single ones and of runs
    that empty pages, also the last; commits and rollbacks."""
    dice = random.Random(seed)
    tree, session = database.tree, database.session
    live: set[int] = set()
    kept: set[int] = set()
    top = 0
    for _ in range(STEPS):
        what = dice.random()
        if what < 0.7:
            first, run = dice.randint(1, top + 1), dice.choice((1, 1, 1, 80))
            if dice.random() < 0.7:
                top = first = top + dice.randint(1, 150)
            data = bytes(dice.choice((1, 40, 90, 400)))
            for number in range(first, first + run):
                if number in live:
                    with pytest.raises(WrongUse):
                        tree.insert(session, key_of(number), data)
                else:
                    tree.insert(session, key_of(number), data)
                    live.add(number)
        elif what < 0.9 and live:
            inside = sorted(live)
            gone = inside[-dice.choice((1, 30, 200)) :] if dice.random() < 0.5 else [dice.choice(inside)]
            for number in gone:
                tree.flag_delete(session, key_of(number))
                live.remove(number)
        elif what < 0.96:
            database.commit()
            kept = set(live)
        else:
            database.rollback()
            live = set(kept)
        if not database.versions:
            kept = set(live)


@pytest.mark.parametrize(("page_size", "seed"), [(4096, 1), (4096, 2), (32768, 3)])
def test_the_short_way_is_the_long_way(page_size: int, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    quick, slow = MemoryDatabase(page_size), MemoryDatabase(page_size)
    taken = 0
    short = LiveTree._insert_at_once

    def counted(*arguments: object) -> bool:
        nonlocal taken
        done = short(*arguments)  # type: ignore[arg-type]
        taken += done
        return done

    with monkeypatch.context() as patch:
        patch.setattr(LiveTree, "_insert_at_once", counted)
        workload(quick, seed)
    with monkeypatch.context() as patch:
        patch.setattr(LiveTree, "_insert_at_once", lambda *_: False)
        workload(slow, seed)
    assert taken > STEPS
    assert quick.log.bodies == slow.log.bodies
    assert quick.pages.stored() == slow.pages.stored()
    assert quick.versions == slow.versions


def test_a_page_that_is_not_as_the_record_has_it_is_left_to_the_long_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """As when a page has not been changed in the transaction yet."""
    database = MemoryDatabase()
    monkeypatch.setattr(database.pages, "ready", lambda *_: None)
    database.tree.insert(database.session, b"key", b"data")
    database.tree.insert(database.session, b"key more", b"data")
    assert database.tree.find(database.read, b"key more") == b"data"
    assert database.replayed().stored() == database.pages.stored()
