"""Lines of many pages at once: what :class:`Page` says of each, whatever is in them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import Corruption
from engine.formats.page import DELETED, Page
from engine.formats.page_lines import PageLines
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.tables.row_count import LeafCount
from tests.builders.small_instance import example_database
from tests.share import examples

SHORTEST = 4


def pages_of(page_size: int) -> list[bytes]:
    data = example_database(page_size)
    pages = [data[at : at + page_size] for at in range(2 * page_size, len(data), page_size)]
    return [page for page in pages if any(page)]


PAGES = {size: pages_of(size) for size in (4096, 32768)}


@examples(150)
@given(data=st.data(), page_size=st.sampled_from(sorted(PAGES)))
def test_lines_are_those_of_the_pages(data: st.DataObject, page_size: int) -> None:
    places = st.one_of(
        st.integers(0, 79), st.integers(page_size - 64, page_size - 1), st.integers(0, page_size - 1)
    )
    chosen = [
        bytearray(page) for page in data.draw(st.lists(st.sampled_from(PAGES[page_size]), min_size=1, max_size=3))
    ]
    for raw in chosen:
        for at, value in data.draw(st.lists(st.tuples(places, st.integers(0, 255)), max_size=3)):
            raw[at] = value
    array = np.frombuffer(b"".join(chosen), dtype=np.uint8).reshape(-1, page_size)
    lines = PageLines.of(array, np.ones(len(chosen), dtype=np.bool_))
    live = 0
    for number, raw in enumerate(chosen):
        try:
            page = Page(bytes(raw), 9)
        except Corruption:
            assert not lines.sound[number]
            continue
        tags = range(page.first_node, page.tag_count)
        assert lines.sound[number] == all(len(page.line(tag)) >= SHORTEST for tag in tags)
        assert (lines.objids[number], lines.page_flags[number]) == (page.objid, page.flags)
        if lines.sound[number]:
            live += sum(not page.node_flags(tag) & DELETED for tag in tags)
    assert lines.live() == live


@pytest.mark.parametrize("page_size", sorted(PAGES))
def test_rows_are_counted_as_they_are_read(page_size: int) -> None:
    data = example_database(page_size)
    database = ReadOnlyDatabase(lambda at, length: data[at : at + length], len(data))
    count = LeafCount(lambda at, length: data[at : at + length], page_size, database.page_count)
    for table in database.tables():
        assert count.of(table.root, table.objid) == len(list(database.rows(table))) == database.count_rows(table)
        assert count.of(table.root, table.objid + 1) is None
        assert count.of(database.page_count + 1, table.objid) is None
    cut = LeafCount(lambda at, length: data[at : at + length - 1], page_size, database.page_count)
    assert cut.of(table.root, table.objid) is None
