"""Trees under change against a plain dict: any order of operations, page size and record size.

After every transaction the tree is looked at with the readers of databases at rest. In the end the records that
were logged have to give the same pages once more: applied to nothing, and to pages written at different times.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.btree.split import page_capacity
from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.live_page import LivePage
from tests.builders.memory_database import MemoryDatabase, tree_findings

Bookmark = tuple[bytes, bytes]
"""Key and, in a tree that is not unique, data."""

PAGE_SIZES = (4096, 8192, 16384, 32768)
Sizes = Literal["small", "mixed", "huge"]


class Model:
    """A tree and what it should hold; ``drawn`` decides everything, so that a failure comes again."""

    def __init__(self, page_size: int, unique: bool, sizes: Sizes, drawn: random.Random) -> None:
        self.database = MemoryDatabase(page_size, unique=unique)
        self.unique, self.sizes, self.drawn = unique, sizes, drawn
        self.content: dict[Bookmark, bytes] = {}
        self.committed: dict[Bookmark, bytes] = {}
        self.written: dict[int, LivePage] = {}
        self.next_key = 0

    def key(self) -> bytes:
        """A key that is no beginning of another: short ones with much in common, in order or at random."""
        drawn = self.drawn
        if drawn.random() < 0.3:
            self.next_key += 1
            return b"in order/" + self.next_key.to_bytes(4, "big")
        if drawn.random() < 0.3:  # separators as long as keys: neighbours differ in their last bytes only
            stem = random.Random(drawn.randrange(20)).randbytes(8).ljust(drawn.choice((100, 400)), b"y")
            return b"stem/" + bytes((len(stem) // 4,)) + stem + drawn.randbytes(2)
        length = drawn.choice((4, 8, 40, 250))
        text = bytes(drawn.choice(b"ab") for _ in range(min(length, 10))).ljust(length, b"x")
        return bytes((length,)) + text

    def data(self, key: bytes) -> bytes:
        room = page_capacity(self.database.pages.page_size) - 6 - len(key)
        if not self.unique:
            room = min(room, 200)
        most = {"small": min(room, 80), "mixed": room // 4, "huge": room}[self.sizes]
        size = most if self.sizes == "huge" and self.drawn.random() < 0.3 else self.drawn.randint(1, most)
        return self.drawn.randbytes(4)[:size] + bytes(max(size - 4, 0))

    def some(self) -> Bookmark | None:
        return self.drawn.choice(sorted(self.content)) if self.content else None

    def insert(self) -> None:
        key = self.key()
        data = self.data(key)
        bookmark = key, b"" if self.unique else data
        try:
            self.database.tree.insert(self.database.session, key, data)
        except JetError as error:
            assert error.code is Code.KeyDuplicate
            assert bookmark in self.content
        else:
            assert bookmark not in self.content
            self.content[bookmark] = data

    def replace(self) -> None:
        bookmark = self.some()
        if bookmark is None or not self.unique:
            return
        data = self.data(bookmark[0])
        self.database.tree.replace(self.database.session, bookmark[0], data)
        self.content[bookmark] = data

    def delete(self) -> None:
        bookmark = self.some()
        if bookmark is not None:
            key, data = bookmark
            self.database.tree.flag_delete(self.database.session, key, None if self.unique else data)
            del self.content[bookmark]

    def delete_many(self) -> None:
        """A run of neighbours, so that leaves become empty."""
        bookmarks = sorted(self.content)
        start = self.drawn.randrange(len(bookmarks)) if bookmarks else 0
        for key, data in bookmarks[start : start + self.drawn.choice((20, 200))]:
            self.database.tree.flag_delete(self.database.session, key, None if self.unique else data)
            del self.content[key, data]

    def commit(self) -> None:
        self.database.commit()
        self.committed = dict(self.content)
        self.check()

    def rollback(self) -> None:
        self.database.rollback()
        self.content = dict(self.committed)
        self.check()

    def write_some(self) -> None:
        """Pages reach the disk at any time, in any order."""
        pages = self.database.pages.by_number
        for pgno in self.drawn.sample(sorted(pages), self.drawn.randint(1, len(pages))):
            self.written[pgno] = pages[pgno].copy()

    def check(self) -> None:
        assert tree_findings(self.database) == []
        tree, read = self.database.tree, self.database.read
        wanted = [(key, data) for (key, _), data in sorted(self.content.items())]
        assert [(node.key, node.data) for node in tree.ascending(read)] == wanted
        assert [(node.key, node.data) for node in tree.descending(read)] == wanted[::-1]

    def check_seeks(self) -> None:
        tree, read = self.database.tree, self.database.read
        bookmarks = sorted(self.content)
        keys = [key for key, _ in bookmarks]
        for key in [*self.drawn.sample(keys, min(len(keys), 20)), self.key(), b"\0", b"\xff" * 3]:
            not_less = [mark for mark in bookmarks if mark[0] >= key]
            greater = [mark for mark in bookmarks if mark[0] > key]
            less = [mark for mark in bookmarks if mark[0] < key]
            not_greater = [mark for mark in bookmarks if mark[0] <= key]
            for place, marks, index in (
                (tree.at_or_after(read, key), not_less, 0),
                (tree.after(read, key), greater, 0),
                (tree.before(read, key), less, -1),
                (tree.at_or_before(read, key), not_greater, -1),
            ):
                assert (place and place.node[:2]) == (
                    (marks[index][0], self.content[marks[index]]) if marks else None
                )


def run(page_size: int, unique: bool, sizes: Sizes, seed: int, steps: int) -> None:
    """``steps`` operations; in the end everything is deleted, and the log replayed."""
    drawn = random.Random(seed)
    model = Model(page_size, unique, sizes, drawn)
    weighted: dict[Callable[[], None], int] = {
        model.insert: 60,
        model.replace: 15,
        model.delete: 15,
        model.delete_many: 1,
        model.commit: 2,
        model.rollback: 1,
        model.write_some: 1,
    }
    for step in drawn.choices(list(weighted), weights=list(weighted.values()), k=steps):
        step()
    model.commit()
    model.check_seeks()
    model.delete_many()
    model.commit()
    while model.content:
        model.delete_many()
    model.commit()
    assert model.database.pages.current(model.database.root).is_leaf
    stored = model.database.pages.stored()
    assert model.database.replayed().stored() == stored
    assert model.database.replayed(model.written).stored() == stored


@settings(max_examples=30, deadline=None)
@given(
    page_size=st.sampled_from(PAGE_SIZES),
    unique=st.booleans(),
    sizes=st.sampled_from(("small", "mixed", "huge")),
    seed=st.integers(0, 2**32),
)
def test_a_tree_holds_what_a_dict_would(page_size: int, unique: bool, sizes: Sizes, seed: int) -> None:
    run(page_size, unique, sizes, seed, 200)


@pytest.mark.parametrize("unique", [True, False])
@pytest.mark.parametrize("sizes", ["small", "mixed", "huge"])
def test_a_large_tree_holds_what_a_dict_would(unique: bool, sizes: Sizes) -> None:
    run(4096, unique, sizes, 7, 1500)
