"""Records with any fields at all, on pages with any nodes: they fit, or nothing changes."""

from __future__ import annotations

import dataclasses
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from engine.change.apply import MACROS, apply, apply_macro
from engine.change.version_entry import VersionEntry
from engine.errors import Corruption
from engine.formats.live_page import LivePage
from engine.formats.log.records import CLASSES, LogRecord, Merge2, PageRecord, Split2
from tests.oracles.redo import CopiedOnTouch, changes_pages, content
from tests.share import examples

PAGES, BEFORE, AFTER = range(3, 8), 40, 50
small = st.integers(0, 8)
short = st.binary(max_size=9)
KEYS = st.sampled_from([b"", b"a", b"com", b"common-", b"common-a", b"common-b", b"z", b"\0\0\0\5"])
DATA = st.one_of(short, st.sampled_from([bytes((pgno, 0, 0, 0)) for pgno in PAGES]), st.just(bytes(3000)))
FLAGS = st.sampled_from([0x802, 0x803, 0x804, 0x805, 0x823, 0x801, 0x80A])
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "dbtime": st.just(AFTER),
    "dbtime_before": st.just(BEFORE),
    "dbtime_left_before": st.just(BEFORE),
    "dbtime_right_before": st.just(BEFORE),
    "dbtime_parent_before": st.just(BEFORE),
    "page_flags": FLAGS,
    "new_page_flags": FLAGS,
    "split_page_flags": FLAGS,
    "wide": st.booleans(),
    "opers": st.binary(max_size=4),
    "image": st.sampled_from([b"", bytes(9)]),
    "pages": st.lists(st.tuples(st.just(BEFORE), st.sampled_from(PAGES), small), max_size=3).map(tuple),
    "cpg_primary": st.integers(-2, 70),
    "cpg_secondary": st.integers(-2, 70),
    "available_bits": st.integers(0, 0xFFFFFFFF),
    "diff": st.binary(max_size=12),
    "data": DATA,
    "key": KEYS,
    "prefix": KEYS,
    "suffix": KEYS,
    "key_parent": KEYS,
    "prefix_split_new": KEYS,
    "split_type": st.integers(0, 2),
    "split_oper": st.integers(0, 3),
    "merge_type": st.integers(0, 7),
    "merge_flags": st.integers(0, 7),
    "iline_prefix_new": st.integers(-1, 3),
    "header": short,
    "trailer": short,
}


@st.composite
def a_page(draw: st.DrawFn, pgno: int) -> LivePage:
    external = draw(st.sampled_from([b"", b"common-", bytes(16), bytes(16) + b"common-"]))
    page = LivePage(pgno, 4096, objid=9, flags=draw(FLAGS), dbtime=BEFORE, external=external)
    for key, data in draw(st.lists(st.tuples(KEYS, DATA), max_size=4)):
        line, prefixed = page.pack(key, data)
        if len(line) + 4 <= page.free:
            page.insert(len(page.lines), line, prefixed | draw(st.integers(0, 3)))
    return page


def of_type(kind: type[Any]) -> st.SearchStrategy[LogRecord]:
    """Records of a type, their page numbers mostly those of pages that there are."""
    strategies = {}
    for field in dataclasses.fields(kind):
        if field.name.startswith("pgno"):
            strategies[field.name] = st.sampled_from([*PAGES, *PAGES, 0, 99])
        else:
            strategies[field.name] = FIELDS.get(field.name, small)
    return st.builds(kind, **strategies)


SINGLE = sorted(
    (kind for kind in CLASSES.values() if changes_pages(object.__new__(kind)) and kind not in MACROS),
    key=lambda kind: kind.__name__,
)
pages = st.fixed_dictionaries({pgno: a_page(pgno) for pgno in PAGES})
versions = st.builds(
    VersionEntry, small, small, small, small, small, small, st.booleans(), KEYS, before=DATA,
    difference=small, offset=small,
)  # fmt: skip
OPERATIONS = st.sampled_from(SINGLE).flatmap(of_type)
GROUPS = st.one_of(
    st.tuples(st.lists(of_type(Split2), min_size=1, max_size=2), st.lists(OPERATIONS, max_size=1)).map(
        lambda pair: [*pair[0], *pair[1]]
    ),
    st.lists(of_type(Merge2), min_size=1, max_size=2),
)


def check(before: dict[int, LivePage], after: CopiedOnTouch, failed: bool) -> None:
    if failed:
        assert after.pages == before
    for page in after.pages.values():
        assert content(LivePage.load(page.store(), page.pgno)) == content(page)


@examples(250, deadline=None)
@given(OPERATIONS, pages, versions)
def test_any_record(record: LogRecord, before: dict[int, LivePage], version: VersionEntry) -> None:
    old = {pgno: content(page) for pgno, page in before.items()}
    after = CopiedOnTouch(4096, before)
    failed = False
    try:
        apply(record, after, 1 << 32, 1, undone=lambda _: version)
    except Corruption:
        failed = True
    check(before, after, failed)
    assert {pgno: content(page) for pgno, page in before.items()} == old


@examples(250, deadline=None)
@given(GROUPS, pages)
def test_any_macro(records: list[PageRecord], before: dict[int, LivePage]) -> None:
    after = CopiedOnTouch(4096, before)
    failed = False
    try:
        apply_macro(records, after, 1 << 32, 1)
    except Corruption:
        failed = True
    check(before, after, failed)
