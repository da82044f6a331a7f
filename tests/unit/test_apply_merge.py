"""Merges of every kind and moved pages, from every state that a crash may leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace as with_fields
from typing import Any

import pytest

from engine.change.apply import apply_macro
from engine.error_codes import Code
from engine.errors import Corruption
from engine.formats.live_page import LivePage
from engine.formats.log.records import Merge2, MergeFlag, MergeType, PageMove
from engine.formats.page import DELETED, PREFIXED, Node, PageFlag
from tests.oracles.redo import CopiedOnTouch, PagesInMemory, content, outcome_of_every_mixture

ROOT, LEFT, MIDDLE, RIGHT, MOVED = 3, 5, 6, 7, 10
OBJID, BEFORE, AFTER = 12, 40, 50
FORMAT = int(PageFlag.NEW_RECORD_FORMAT)
LEAF, INNER = int(FORMAT | PageFlag.LEAF), int(FORMAT | PageFlag.PARENT_OF_LEAF)
CONTENT = {
    LEFT: [Node(b"a-1", b"one", 0), Node(b"a-2", b"two", 0)],
    MIDDLE: [Node(b"b-1", b"three", 0), Node(b"b-2", b"gone", DELETED), Node(b"b-3", b"four", 1)],
    RIGHT: [Node(b"c-1", b"five", 0)],
}
LIVE = [CONTENT[MIDDLE][0], CONTENT[MIDDLE][2]]


def page(pgno: int, nodes: Sequence[Node], *, flags: int = LEAF, external: bytes = b"", **links: int) -> LivePage:
    made = LivePage(pgno, 4096, objid=OBJID, flags=flags, dbtime=BEFORE, external=external)
    for index, (key, data, node_flags) in enumerate(nodes):
        line, prefixed = made.pack(key, data)
        made.insert(index, line, node_flags | prefixed)
    made.prev, made.next = links.get("prev", 0), links.get("next", 0)
    return made


def pointers(*pairs: tuple[bytes, int]) -> list[Node]:
    return [Node(key, child.to_bytes(4, "little"), 0) for key, child in pairs]


def nodes(of: LivePage) -> list[Node]:
    return [of.node(line)._replace(flags=of.line_flags[line] & ~PREFIXED) for line in range(len(of.lines))]


def tree() -> dict[int, LivePage]:
    """A root above three leaves."""
    root = pointers((b"b", LEFT), (b"c", MIDDLE), (b"", RIGHT))
    return {
        ROOT: page(ROOT, root, flags=INNER | PageFlag.ROOT, external=bytes(16)),
        LEFT: page(LEFT, CONTENT[LEFT], external=b"a-1", next=MIDDLE),
        MIDDLE: page(MIDDLE, CONTENT[MIDDLE], external=b"b-1", prev=LEFT, next=RIGHT),
        RIGHT: page(RIGHT, CONTENT[RIGHT], prev=MIDDLE),
    }


def merge_of(pages: dict[int, LivePage], kind: MergeType, upper: int, lower: int, **more: Any) -> list[Merge2]:
    """The root's record and that of the leaf in the middle."""
    image = pages[MIDDLE].copy()
    image.dbtime = AFTER
    common: dict[str, Any] = {
        "dbtime": AFTER, "dbtime_before": BEFORE, "pgno_fdp": ROOT, "objid_fdp": OBJID, "iline_merge": 0,
        "key_parent": b"", "image": b"",
    }  # fmt: skip
    leaf: dict[str, Any] = {
        "pgno": MIDDLE, "pgno_left": LEFT, "dbtime_left_before": BEFORE, "pgno_right": RIGHT,
        "dbtime_right_before": BEFORE, "merge_type": kind, "merge_flags": lower, "image": bytes(image.store()),
        "pgno_parent": ROOT, "dbtime_parent_before": BEFORE,
    }  # fmt: skip
    root = Merge2(**common | {"pgno": ROOT, "iline": 1, "merge_type": MergeType.NONE, "merge_flags": upper})
    return [root, Merge2(**common | leaf | more)]


def links(pages: dict[int, LivePage]) -> list[tuple[int, int]]:
    return [(pages[pgno].prev, pages[pgno].next) for pgno in (LEFT, RIGHT)]


def test_an_empty_page_leaves_the_tree() -> None:
    pages = tree()
    records = merge_of(pages, MergeType.EMPTY_PAGE, MergeFlag.DELETE_NODE, MergeFlag.EMPTY_PAGE, image=b"")
    after = outcome_of_every_mixture(records, pages).pages
    assert nodes(after[ROOT]) == pointers((b"b", LEFT), (b"", RIGHT))
    assert links(after) == [(0, RIGHT), (LEFT, 0)]
    assert after[MIDDLE].flags == LEAF | PageFlag.EMPTY
    assert (nodes(after[MIDDLE]), after[MIDDLE].external) == ([], b"")


def test_the_last_pointer_keeps_the_empty_key() -> None:
    pages = tree()
    upper, lower = merge_of(pages, MergeType.EMPTY_PAGE, MergeFlag.DELETE_NODE, MergeFlag.EMPTY_PAGE, image=b"")
    upper = with_fields(upper, iline=2)
    lower = with_fields(lower, pgno=RIGHT, pgno_left=MIDDLE, pgno_right=0)
    after = outcome_of_every_mixture([upper, lower], pages).pages
    assert nodes(after[ROOT]) == pointers((b"b", LEFT), (b"", MIDDLE))
    assert after[MIDDLE].next == 0


def test_all_goes_to_the_right() -> None:
    pages = tree()
    records = merge_of(pages, MergeType.FULL_RIGHT, MergeFlag.DELETE_NODE, MergeFlag.EMPTY_PAGE)
    after = outcome_of_every_mixture(records, pages).pages
    assert nodes(after[RIGHT]) == [*LIVE, *CONTENT[RIGHT]]
    assert nodes(after[ROOT]) == pointers((b"b", LEFT), (b"", RIGHT))
    assert links(after) == [(0, RIGHT), (LEFT, 0)]


def test_all_goes_to_the_left() -> None:
    pages = tree()
    flags = MergeFlag.DELETE_NODE | MergeFlag.KEY_CHANGE
    records = merge_of(pages, MergeType.FULL_LEFT, flags, MergeFlag.EMPTY_PAGE, iline_merge=2)
    after = outcome_of_every_mixture(records, pages).pages
    assert nodes(after[LEFT]) == [*CONTENT[LEFT], *LIVE]
    assert nodes(after[ROOT]) == pointers((b"c", LEFT), (b"", RIGHT))
    assert links(after) == [(0, RIGHT), (LEFT, 0)]


def test_the_end_goes_to_the_right() -> None:
    pages = tree()
    fields = {"iline_merge": 1, "key_parent": b"b-2"}
    records = merge_of(pages, MergeType.PARTIAL_RIGHT, MergeFlag.KEY_CHANGE, 0, pgno_left=0, **fields)
    after = outcome_of_every_mixture(records, pages).pages
    assert nodes(after[MIDDLE]) == [LIVE[0]]
    assert nodes(after[RIGHT]) == [LIVE[1], *CONTENT[RIGHT]]
    assert nodes(after[ROOT]) == pointers((b"b", LEFT), (b"b-2", MIDDLE), (b"", RIGHT))
    assert links(after) == links(pages)


def test_the_beginning_goes_to_the_left() -> None:
    pages = tree()
    fields = {"iline_merge": 1, "key_parent": b"b-3", "uncommitted_free_dest": 9}
    records = merge_of(pages, MergeType.PARTIAL_LEFT, MergeFlag.KEY_CHANGE, 0, pgno_right=0, **fields)
    after = outcome_of_every_mixture(records, pages).pages
    assert nodes(after[MIDDLE]) == [LIVE[1]]
    assert nodes(after[LEFT]) == [*CONTENT[LEFT], LIVE[0]]
    assert after[LEFT].uncommitted_free == 9
    assert nodes(after[ROOT]) == pointers((b"b-3", LEFT), (b"c", MIDDLE), (b"", RIGHT))


def test_an_inner_page_may_become_empty_too() -> None:
    pages = tree()
    records = merge_of(pages, MergeType.EMPTY_PAGE, MergeFlag.EMPTY_PAGE, MergeFlag.EMPTY_PAGE, image=b"")
    after = outcome_of_every_mixture(records, pages).pages
    assert after[ROOT].flags & PageFlag.EMPTY
    assert nodes(after[ROOT]) == []


def test_a_missing_image_is_an_error_of_its_own() -> None:
    pages = tree()
    records = merge_of(pages, MergeType.FULL_RIGHT, MergeFlag.DELETE_NODE, MergeFlag.EMPTY_PAGE, image=b"")
    after = CopiedOnTouch(4096, pages)
    apply_macro(records, after, 1, 1)
    after.pages[RIGHT] = pages[RIGHT]
    with pytest.raises(Corruption) as caught:
        apply_macro(records, after, 1, 1)
    assert caught.value.code == Code.DatabaseBufferDependenciesCorrupted


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ({"iline": 0}, {}),
        ({"iline": 3}, {}),
        ({}, {"iline_merge": 3}),
        ({}, {"pgno_left": ROOT, "merge_type": MergeType.PARTIAL_LEFT, "pgno_right": 99}),
        ({"merge_flags": MergeFlag.KEY_CHANGE}, {"key_parent": bytes(4090)}),
    ],
)
def test_a_merge_that_does_not_fit_changes_nothing(upper: dict[str, Any], lower: dict[str, Any]) -> None:
    pages = tree()
    records = merge_of(pages, MergeType.FULL_RIGHT, MergeFlag.DELETE_NODE, MergeFlag.EMPTY_PAGE)
    changed = [with_fields(records[0], **upper), with_fields(records[1], **lower)]
    old = {pgno: content(there) for pgno, there in pages.items()}
    with pytest.raises(Corruption):
        apply_macro(changed, PagesInMemory(4096, pages), 1, 1)
    assert {pgno: content(there) for pgno, there in pages.items()} == old


def test_a_page_moves() -> None:
    pages = tree()
    image = bytes(pages[MIDDLE].store())
    record = PageMove(
        pgno=MIDDLE, dbtime=AFTER, dbtime_before=BEFORE, pgno_dest=MOVED, pgno_left=LEFT, pgno_right=RIGHT,
        pgno_parent=ROOT, dbtime_left_before=BEFORE, dbtime_right_before=BEFORE, dbtime_parent_before=BEFORE,
        pgno_fdp=ROOT, objid_fdp=OBJID, iline_parent=1, header=image[:200], trailer=image[-100:],
    )  # fmt: skip
    after = outcome_of_every_mixture([record], pages).pages
    assert nodes(after[MOVED]) == CONTENT[MIDDLE]
    assert (after[MOVED].external, after[MOVED].prev, after[MOVED].next) == (b"b-1", LEFT, RIGHT)
    assert after[MIDDLE].flags & PageFlag.EMPTY
    assert links(after) == [(0, MOVED), (MOVED, 0)]
    assert nodes(after[ROOT])[1] == pointers((b"c", MOVED))[0]
