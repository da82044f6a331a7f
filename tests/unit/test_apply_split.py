"""Splits of every kind, from every state that a crash may leave; the new page is made of the old one's nodes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace as with_fields
from typing import Any

import pytest

from engine.change.apply import apply_macro
from engine.error_codes import Code
from engine.errors import Corruption
from engine.formats.live_page import LivePage
from engine.formats.log.records import (
    FlagInsertAndReplaceData,
    Insert,
    LogRecord,
    NodeRecord,
    RecordFlag,
    Replace,
    Split2,
    SplitOper,
    SplitType,
)
from engine.formats.page import DELETED, PREFIXED, Node, PageFlag
from tests.oracles.redo import CopiedOnTouch, PagesInMemory, content, outcome_of_every_mixture

ROOT, PARENT, LEFT, RIGHT, NEW, NEW_PARENT = 3, 4, 5, 6, 10, 11
OBJID, BEFORE, AFTER = 12, 40, 50
FORMAT = int(PageFlag.NEW_RECORD_FORMAT)
LEAF, INNER = FORMAT | PageFlag.LEAF, FORMAT | PageFlag.PARENT_OF_LEAF
NODES = [Node(b"key-%02d" % number, b"data %d" % number, 0) for number in range(0, 12, 2)]


def page(pgno: int, nodes: Sequence[Node], *, flags: int = LEAF, external: bytes = b"", **links: int) -> LivePage:
    made = LivePage(pgno, 4096, objid=OBJID, flags=int(flags), dbtime=BEFORE, external=external)
    for index, (key, data, node_flags) in enumerate(nodes):
        line, prefixed = made.pack(key, data)
        made.insert(index, line, node_flags | prefixed)
    made.prev, made.next = links.get("prev", 0), links.get("next", 0)
    return made


def pointers(*pairs: tuple[bytes, int]) -> list[Node]:
    return [Node(key, child.to_bytes(4, "little"), 0) for key, child in pairs]


def nodes(of: LivePage) -> list[Node]:
    return [of.node(line)._replace(flags=of.line_flags[line] & ~PREFIXED) for line in range(len(of.lines))]


def tree(*, prefix: bytes = b"key-") -> dict[int, LivePage]:
    """A root above two leaves."""
    return {
        ROOT: page(
            ROOT, pointers((b"key-11", LEFT), (b"", RIGHT)), flags=INNER | PageFlag.ROOT, external=bytes(16)
        ),
        LEFT: page(LEFT, NODES, external=prefix, next=RIGHT),
        RIGHT: page(RIGHT, [Node(b"key-20", b"x", 0)], prev=LEFT),
    }


def split_of(source: LivePage, new: int, kind: SplitType, oper: SplitOper, **more: Any) -> Split2:
    image = source.copy()
    image.dbtime = AFTER
    fields: dict[str, Any] = {
        "pgno": source.pgno, "dbtime": AFTER, "dbtime_before": BEFORE, "pgno_new": new, "pgno_fdp": ROOT,
        "objid_fdp": OBJID, "split_type": kind, "split_oper": oper, "iline_split": 0,
        "new_page_flags": source.flags | PageFlag.ECC, "split_page_flags": source.flags, "key_parent": b"",
        "prefix_split_old": b"", "prefix_split_new": b"", "image": bytes(image.store()),
    }  # fmt: skip
    fields["clines"] = len(source.lines) + (oper == SplitOper.INSERT)
    return Split2(**fields | more)


def parent_only(parent: LivePage) -> Split2:
    record = split_of(parent, 0, SplitType.VERTICAL, SplitOper.NONE, clines=0, new_page_flags=0, image=b"")
    return with_fields(record, split_page_flags=0)


def macro(**fields: Any) -> dict[str, Any]:
    return {"dbtime": AFTER, "pgno_fdp": ROOT, "objid_fdp": OBJID, "flags": RecordFlag.VERSIONED, **fields}


def right_split(
    pages: dict[int, LivePage], oper: SplitOper, line: int, at: int = 3, **more: Any
) -> list[LogRecord]:
    return [
        parent_only(pages[ROOT]),
        split_of(
            pages[LEFT], NEW, SplitType.RIGHT, oper, iline_oper=line, iline_split=at, pgno_right=RIGHT,
            dbtime_right_before=BEFORE, key_parent=b"key-05", prefix_split_old=b"key-", prefix_split_new=b"key-0",
            iline_prefix_split=0, iline_prefix_new=0, **more,
        ),
    ]  # fmt: skip


@pytest.mark.parametrize(("line", "key"), [(1, b"key-01"), (3, b"key-05"), (6, b"key-10a")])
def test_right_split_for_an_insert(line: int, key: bytes) -> None:
    pages = tree()
    insert = Insert(**macro(pgno=LEFT, iline=line), prefix=key[:3], suffix=key[3:], data=b"new")
    after = outcome_of_every_mixture([*right_split(pages, SplitOper.INSERT, line), insert], pages).pages
    expected = [*NODES[:line], Node(key, b"new", 1), *NODES[line:]]
    assert nodes(after[LEFT]) == expected[:3]
    assert nodes(after[NEW]) == expected[3:]
    assert after[LEFT].prefix == b"key-0"
    assert after[NEW].prefix == expected[3].key
    assert [(p.prev, p.next) for p in (after[LEFT], after[NEW], after[RIGHT])] == [
        (0, NEW),
        (LEFT, RIGHT),
        (NEW, 0),
    ]
    assert nodes(after[ROOT]) == pointers((b"key-05", LEFT), (b"key-11", NEW), (b"", RIGHT))
    assert after[NEW].flags == LEAF


@pytest.mark.parametrize("line", [1, 4])
@pytest.mark.parametrize("revives", [False, True])
def test_right_split_for_other_data(line: int, revives: bool) -> None:
    pages = tree()
    operation: NodeRecord
    if revives:
        pages[LEFT].set_flags(line, DELETED)
        key = NODES[line].key
        operation = FlagInsertAndReplaceData(**macro(pgno=LEFT, iline=line), key=key, data=b"other")
    else:
        operation = Replace(**macro(pgno=LEFT, iline=line), old_size=6, data=b"other")
    oper = SplitOper.FLAG_INSERT_AND_REPLACE_DATA if revives else SplitOper.REPLACE
    seen: list[tuple[bytes, bytes]] = []
    records = [*right_split(pages, oper, line), operation]

    def observer(_: object, old: LivePage, at: int) -> None:
        seen.append((old.key(at), old.data(at)))

    apply_macro(records, CopiedOnTouch(4096, pages), 1, 1, observer=observer)
    assert seen == [NODES[line][:2]]
    after = outcome_of_every_mixture(records, pages).pages
    expected = [*NODES]
    expected[line] = Node(NODES[line].key, b"other", 1)
    assert nodes(after[LEFT]) + nodes(after[NEW]) == expected


def test_append_needs_no_image() -> None:
    pages = tree()
    insert = Insert(**macro(pgno=RIGHT, iline=1), prefix=b"", suffix=b"key-30", data=b"new")
    split = split_of(
        pages[RIGHT], NEW, SplitType.APPEND, SplitOper.INSERT, iline_oper=1, iline_split=1, key_parent=b"key-30",
        image=b"",
    )  # fmt: skip
    after = outcome_of_every_mixture([parent_only(pages[ROOT]), split, insert], pages).pages
    assert nodes(after[NEW]) == [Node(b"key-30", b"new", 1)]
    assert (after[NEW].prev, after[RIGHT].next) == (RIGHT, NEW)
    assert nodes(after[ROOT])[1:] == pointers((b"key-30", RIGHT), (b"", NEW))


def test_right_split_that_moves_nothing_but_the_insertion_needs_no_image() -> None:
    pages = tree()
    line = len(NODES)
    insert = Insert(**macro(pgno=LEFT, iline=line), prefix=b"key-", suffix=b"10a", data=b"new")
    records = [*right_split(pages, SplitOper.INSERT, line, at=line, image=b""), insert]
    after = outcome_of_every_mixture(records, pages).pages
    assert nodes(after[LEFT]) == NODES
    assert nodes(after[NEW]) == [Node(b"key-10a", b"new", 1)]


def test_vertical_split_of_a_leaf() -> None:
    root = page(ROOT, NODES, flags=LEAF | PageFlag.ROOT, external=bytes(range(16)))
    split = split_of(
        root, NEW, SplitType.VERTICAL, SplitOper.INSERT, iline_oper=0, new_page_flags=LEAF,
        split_page_flags=INNER | PageFlag.ROOT | PageFlag.ECC, iline_prefix_new=1,
    )  # fmt: skip
    insert = Insert(**macro(pgno=ROOT, iline=0, flags=0), prefix=b"", suffix=b"a", data=b"new")
    after = outcome_of_every_mixture([split, insert], {ROOT: root}).pages
    assert nodes(after[ROOT]) == pointers((b"", NEW))
    assert after[ROOT].flags == INNER | PageFlag.ROOT
    assert after[ROOT].external == bytes(range(16))
    assert nodes(after[NEW]) == [Node(b"a", b"new", 0), *NODES]
    assert after[NEW].prefix == NODES[0].key


def test_two_levels_at_once() -> None:
    """The root goes one level down and leads to a leaf that is split, too."""
    pages = tree()
    upper = split_of(
        pages[ROOT], NEW_PARENT, SplitType.VERTICAL, SplitOper.INSERT, iline_oper=0, new_page_flags=INNER,
        split_page_flags=FORMAT | PageFlag.ROOT,
    )  # fmt: skip
    insert = Insert(**macro(pgno=LEFT, iline=1), prefix=b"key-", suffix=b"01", data=b"new")
    lower = right_split(pages, SplitOper.INSERT, 1)[1]
    after = outcome_of_every_mixture([upper, lower, insert], pages).pages
    assert nodes(after[ROOT]) == pointers((b"", NEW_PARENT))
    assert nodes(after[NEW_PARENT]) == pointers((b"key-05", LEFT), (b"key-11", NEW), (b"", RIGHT))
    assert (after[NEW_PARENT].prev, after[NEW_PARENT].next) == (0, 0)


@pytest.mark.parametrize("at", [1, 2, 3])
def test_an_inner_page_is_split_to_the_right(at: int) -> None:
    """The pointer to the page split below, or the one behind it, may stay or go."""
    pages = tree()
    children = [(b"key-11", LEFT), (b"key-30", RIGHT), (b"key-40", 8), (b"key-50", 9)]
    pages[PARENT] = page(PARENT, pointers(*children), flags=INNER)
    pages[ROOT] = page(
        ROOT, pointers((b"key-50", PARENT), (b"", 20)), flags=FORMAT | PageFlag.ROOT, external=bytes(16)
    )
    middle = split_of(
        pages[PARENT], NEW_PARENT, SplitType.RIGHT, SplitOper.INSERT, iline_oper=0, iline_split=at,
        key_parent=b"separator", new_page_flags=INNER,
    )  # fmt: skip
    middle = with_fields(middle, key_parent=b"key-20")
    insert = Insert(**macro(pgno=LEFT, iline=1), prefix=b"key-", suffix=b"01", data=b"new")
    lower = right_split(pages, SplitOper.INSERT, 1)[1]
    after = outcome_of_every_mixture([parent_only(pages[ROOT]), middle, lower, insert], pages).pages
    together = nodes(after[PARENT]) + nodes(after[NEW_PARENT])
    assert together == pointers((b"key-05", LEFT), (b"key-11", NEW), *children[1:])
    assert len(nodes(after[PARENT])) == at
    assert nodes(after[ROOT]) == pointers((b"key-20", PARENT), (b"key-50", NEW_PARENT), (b"", 20))


def test_a_split_without_operation_moves_nodes_only() -> None:
    pages = tree()
    after = outcome_of_every_mixture(right_split(pages, SplitOper.NONE, 0), pages).pages
    assert nodes(after[LEFT]) + nodes(after[NEW]) == NODES


def test_a_missing_image_is_an_error_of_its_own() -> None:
    pages = tree()
    insert = Insert(**macro(pgno=LEFT, iline=1), prefix=b"key-", suffix=b"01", data=b"new")
    records = [*right_split(pages, SplitOper.INSERT, 1, image=b""), insert]
    after = CopiedOnTouch(4096, pages)
    apply_macro(records, after, 1, 1)
    del after.pages[NEW]
    with pytest.raises(Corruption) as caught:
        apply_macro(records, after, 1, 1)
    assert caught.value.code == Code.DatabaseBufferDependenciesCorrupted


@pytest.mark.parametrize(
    "change",
    [
        {"clines": 9},
        {"iline_split": 8},
        {"iline_oper": 7},
        {"iline_prefix_new": 4},
        {"split_type": SplitType.VERTICAL},
        {"split_oper": SplitOper.REPLACE},
        {"key_parent": b"key-15"},
        {"prefix_split_new": bytes(4040)},
    ],
)
def test_a_split_that_does_not_fit_changes_nothing(change: dict[str, Any]) -> None:
    pages = tree()
    upper, lower = right_split(pages, SplitOper.INSERT, 1)
    insert = Insert(**macro(pgno=LEFT, iline=1), prefix=b"key-", suffix=b"01", data=b"new")
    records = [upper, with_fields(lower, **change), insert]  # type: ignore[type-var]
    old = {pgno: content(there) for pgno, there in pages.items()}
    with pytest.raises(Corruption):
        apply_macro(records, PagesInMemory(4096, pages), 1, 1)
    assert {pgno: content(there) for pgno, there in pages.items()} == old
