"""What Microsoft's engine logs and ours does not: records in its shape, applied and replayed."""

from __future__ import annotations

from dataclasses import replace as with_fields
from typing import Any

import pytest

from engine.change.apply import apply, apply_macro
from engine.change.version_entry import VersionEntry
from engine.error_codes import Code
from engine.errors import Corruption
from engine.formats.live_page import LivePage
from engine.formats.log.records import (
    Delete,
    Delta,
    Insert,
    LogRecord,
    MoveFlag,
    PageMove,
    RecordFlag,
    Replace,
    RootPageMove,
    SetExternalHeader,
    Split2,
    SplitOper,
    SplitType,
    Undo,
)
from engine.formats.page import Node, PageFlag
from engine.formats.space import read_root_header
from engine.recovery.sessions import ReplaySession
from tests.oracles.redo import PagesInMemory, content, outcome_of_every_mixture

OBJID, CHILD, BEFORE, AFTER, FINAL = 12, 13, 40, 50, 60
FORMAT = int(PageFlag.NEW_RECORD_FORMAT)
LEAF = FORMAT | PageFlag.LEAF
LEAF_PGNO, NEW = 7, 9


def page(
    pgno: int, nodes: list[Node], *, flags: int = LEAF, external: bytes = b"", objid: int = OBJID
) -> LivePage:
    made = LivePage(pgno, 4096, objid=objid, flags=int(flags), dbtime=BEFORE, external=external)
    for index, (key, data, node_flags) in enumerate(nodes):
        line, prefixed = made.pack(key, data)
        made.insert(index, line, node_flags | prefixed)
    return made


def head(pgno: int = LEAF_PGNO, line: int = 0, **more: Any) -> dict[str, Any]:
    return {
        "pgno": pgno, "dbtime": AFTER, "dbtime_before": BEFORE, "iline": line, "pgno_fdp": 3, "objid_fdp": OBJID,
        "flags": RecordFlag.UNIQUE, **more,
    }  # fmt: skip


# external headers of pages that are no roots


def test_a_delete_that_empties_a_leaf_is_followed_by_another_prefix() -> None:
    pages = PagesInMemory(4096, {LEAF_PGNO: page(LEAF_PGNO, [Node(b"common-a", b"x", 0)], external=b"common-")})
    apply(Delete(**head()), pages, 1, 1)
    apply(SetExternalHeader(**head(dbtime=FINAL, dbtime_before=AFTER), data=b""), pages, 2, 1)
    left = pages.pages[LEAF_PGNO]
    assert (left.external, left.lines, left.dbtime) == (b"", [], FINAL)
    assert left.free == LivePage.load(left.store(), LEAF_PGNO).free


def test_a_prefix_may_change_behind_what_nodes_share() -> None:
    nodes = [Node(b"common-a", b"x", 0), Node(b"other", b"y", 0)]
    pages = PagesInMemory(4096, {LEAF_PGNO: page(LEAF_PGNO, nodes, external=b"common-zz")})
    apply(SetExternalHeader(**head(), data=b"common-"), pages, 1, 1)
    after = pages.pages[LEAF_PGNO]
    assert [after.node(line)[:2] for line in range(2)] == [node[:2] for node in nodes]


@pytest.mark.parametrize("prefix", [b"", b"comm", b"Common-zz"])
def test_a_prefix_that_nodes_need_stays(prefix: bytes) -> None:
    there = page(LEAF_PGNO, [Node(b"common-a", b"x", 0)], external=b"common-zz")
    before = content(there)
    with pytest.raises(Corruption, match="prefix shared by its nodes") as caught:
        apply(SetExternalHeader(**head(), data=prefix), PagesInMemory(4096, {LEAF_PGNO: there}), 1, 1)
    assert caught.value.code is Code.LogOperationInconsistentWithDatabase
    assert content(there) == before


# a split for a Replace


def test_a_replace_inside_a_macro_names_the_new_size_twice() -> None:
    """The old size in the record is the new one's: only the page knows the old."""
    nodes = [Node(b"k%d" % number, b"short", 0) for number in range(4)]
    root = page(3, [Node(b"", LEAF_PGNO.to_bytes(4, "little"), 0)], flags=FORMAT | PageFlag.PARENT_OF_LEAF | 1)
    pages = {3: root, LEAF_PGNO: page(LEAF_PGNO, nodes)}
    image = pages[LEAF_PGNO].copy()
    image.dbtime = AFTER
    common: dict[str, Any] = {
        "dbtime": AFTER, "dbtime_before": BEFORE, "pgno_fdp": 3, "objid_fdp": OBJID, "split_type": SplitType.RIGHT,
        "prefix_split_old": b"", "prefix_split_new": b"",
    }  # fmt: skip
    parent = Split2(
        pgno=3, pgno_new=0, split_oper=SplitOper.NONE, iline_split=0, clines=0, new_page_flags=0,
        split_page_flags=0, key_parent=b"", image=b"", **common,
    )  # fmt: skip
    leaf = Split2(
        pgno=LEAF_PGNO, pgno_new=NEW, split_oper=SplitOper.REPLACE, iline_oper=2, iline_split=2, clines=4,
        new_page_flags=int(LEAF), split_page_flags=int(LEAF), key_parent=b"k2", image=bytes(image.store()),
        **common,
    )  # fmt: skip
    longer = b"much longer than before"
    replace = Replace(**head(line=2, dbtime_before=-1), old_size=len(longer), data=longer)
    after = outcome_of_every_mixture([parent, leaf, replace], pages).pages
    assert after[NEW].node(0)[:2] == (b"k2", longer)
    assert [after[LEAF_PGNO].key(line) for line in range(2)] == [b"k0", b"k1"]


# room that open transactions may want back


def test_a_line_that_grows_ends_the_reservation() -> None:
    there = page(LEAF_PGNO, [Node(b"a", b"x" * 10, 0), Node(b"b", b"y", 0)])
    there.uncommitted_free = 300
    pages = PagesInMemory(4096, {LEAF_PGNO: there})
    apply(Replace(**head(), old_size=10, data=b"x" * 10), pages, 1, 1)
    apply(Replace(**head(dbtime=51, dbtime_before=AFTER), old_size=10, data=b"x"), pages, 2, 1)
    assert there.uncommitted_free == 300, "nothing has grown"
    apply(Replace(**head(dbtime=52, dbtime_before=51), old_size=1, data=b"xx"), pages, 3, 1)
    assert there.uncommitted_free == 0


@pytest.mark.parametrize("undone", [b"before " * 40, b"b"], ids=["grows", "shrinks"])
def test_undo_never_leaves_more_reserved_than_is_free(undone: bytes) -> None:
    there = page(LEAF_PGNO, [Node(b"a", b"now", 0), Node(b"b", b"y" * 3500, 0)])
    there.uncommitted_free = there.free
    version = VersionEntry(5, 2, 1, 1, 3, OBJID, True, b"a", before=undone)
    record = Undo(**head(), rceid=5, key=b"a", data=b"", oper=2, undo_level=1)
    apply(record, PagesInMemory(4096, {LEAF_PGNO: there}), 1, 1, undone=lambda _: version)
    assert there.data(0) == undone
    assert there.uncommitted_free <= there.free


def test_an_insert_takes_of_the_reservation_only_what_it_needs() -> None:
    there = page(LEAF_PGNO, [Node(b"a", b"x", 0)])
    there.uncommitted_free = 300
    pages = PagesInMemory(4096, {LEAF_PGNO: there})
    apply(Insert(**head(line=1), suffix=b"b", data=b"small"), pages, 1, 1)
    assert there.uncommitted_free == 300
    apply(
        Insert(**head(line=2, dbtime=51, dbtime_before=AFTER), suffix=b"c", data=bytes(there.free - 50)),
        pages,
        2,
        1,
    )
    assert there.uncommitted_free == 0


# undo


def test_an_undo_counts_whatever_its_flags_say() -> None:
    """The vendor's engine never marks it as versioned; what it takes back is not taken back again."""
    session = ReplaySession(1, 1, 1, 1)
    for rceid in (5, 7, 9):
        record = Delta(
            **head(flags=RecordFlag.VERSIONED, level=1), rceid=rceid, key=b"a", data=b"", delta=1, offset=0
        )
        session.remember(record, None)
    session.take_back(7)
    assert [version.rceid for version in session.versions()] == [9, 5]
    session.take_back(9)
    session.level = 2
    session.roll_back(1)
    assert [version.rceid for version in session.versions()] == [5], "the statement ended, the transaction goes on"
    assert session.find(5) is not None
    session.commit_to(0)
    assert session.find(5) is None and not session.undone


# roots that move

ROOT, OE, AE = 20, 21, 22
MOVED = {ROOT: 5, OE: 10, AE: 11}
CHILD_ROOT, CATALOG, SHADOW = 6, 4, 24
SPACE = (
    (16).to_bytes(4, "little") + (1).to_bytes(4, "little") + (1).to_bytes(4, "little") + OE.to_bytes(4, "little")
)
PARENT_SET = SPACE[:4] + MOVED[ROOT].to_bytes(4, "little") + SPACE[8:]


def moving_tree() -> dict[int, LivePage]:
    root_flags = LEAF | PageFlag.ROOT
    return {
        ROOT: page(ROOT, [Node(b"a", b"row", 0)], flags=root_flags, external=b"\x03" + SPACE + bytes(8)),
        OE: page(OE, [], flags=root_flags | PageFlag.SPACE_TREE, external=bytes(16)),
        AE: page(AE, [], flags=root_flags | PageFlag.SPACE_TREE, external=bytes(16)),
        CHILD_ROOT: page(CHILD_ROOT, [], flags=root_flags, external=b"\x01" + SPACE, objid=CHILD),
        CATALOG: page(CATALOG, [Node(b"t", b"root 20", 0), Node(b"u", b"index 20", 0)], objid=2),
        SHADOW: page(SHADOW, [Node(b"t", b"root 20", 0)], objid=3),
    }


def root_move(pages: dict[int, LivePage], *rows: tuple[int, int, bytes]) -> list[LogRecord]:
    """The macro, with these rows of the catalogs: page, line and data."""
    records: list[LogRecord] = [RootPageMove(dbtime=AFTER, dbid=1, objid=OBJID, procid=1)]
    for flag, source in ((MoveFlag.FDP_ROOT, ROOT), (MoveFlag.OE_ROOT, OE), (MoveFlag.AE_ROOT, AE)):
        image = pages[source].copy()
        image.dbtime = AFTER
        stored = bytes(image.store())
        records.append(
            PageMove(
                pgno=source,
                dbtime=AFTER,
                dbtime_before=BEFORE,
                pgno_dest=MOVED[source],
                pgno_fdp=ROOT,
                objid_fdp=OBJID,
                iline_parent=-1,
                move_flags=flag,
                header=stored[:300],
                trailer=stored[-300:],
            )
        )
    common = {"dbtime": AFTER, "dbtime_before": BEFORE}
    records.append(
        SetExternalHeader(pgno=CHILD_ROOT, pgno_fdp=CHILD_ROOT, objid_fdp=CHILD, data=PARENT_SET, **common)
    )
    for pgno, line, data in rows:
        records.append(Replace(pgno=pgno, pgno_fdp=pgno, objid_fdp=2, iline=line, old_size=0, data=data, **common))
    return records


ROWS = (CATALOG, 1, b"index 5"), (SHADOW, 0, b"root 5")


def test_a_root_moves_with_its_space_trees() -> None:
    """From every mixture of pages that a crash may leave: each alone says whether it has the move."""
    pages = moving_tree()
    after = outcome_of_every_mixture(root_move(pages, *ROWS), pages).pages
    moved = read_root_header(after[MOVED[ROOT]].external, MOVED[ROOT])
    assert (moved.space.pgno_oe, moved.autoincrement) == (MOVED[OE], 0)
    assert after[MOVED[ROOT]].node(0)[:2] == (b"a", b"row")
    assert read_root_header(after[CHILD_ROOT].external, CHILD_ROOT).space.pgno_parent == MOVED[ROOT]
    assert [after[CATALOG].data(line) for line in range(2)] == [b"root 20", b"index 5"]
    assert after[SHADOW].data(0) == b"root 5"
    for old in MOVED:
        assert after[old].flags & PageFlag.EMPTY and not after[old].lines
        assert after[old].external == pages[old].external, "an emptied root keeps its header"


def test_two_rows_on_one_page_of_the_catalog() -> None:
    memory = PagesInMemory(4096, moving_tree())
    apply_macro(root_move(memory.pages, (CATALOG, 0, b"root 5"), (CATALOG, 1, b"a longer index 5")), memory, 1, 1)
    assert [memory.pages[CATALOG].data(line) for line in range(2)] == [b"root 5", b"a longer index 5"]


def test_a_page_that_is_cut_off_later_may_be_gone() -> None:
    pages = moving_tree()
    records = root_move(pages, *ROWS)
    for gone in (ROOT, OE, AE):
        del pages[gone]
    memory = PagesInMemory(4096, pages)
    with pytest.raises(Corruption) as caught:
        apply_macro(records, memory, 1, 1)
    assert caught.value.code is Code.PageNotInitialized
    tally = apply_macro(records, memory, 1, 1, left_alone=lambda pgno: pgno in (ROOT, OE, AE))
    assert (tally.applied, tally.skipped) == (6, 3)
    assert memory.pages[MOVED[ROOT]].node(0)[:2] == (b"a", b"row")


def test_a_root_move_that_does_not_fit_changes_nothing() -> None:
    pages = moving_tree()
    records = root_move(pages, *ROWS)
    assert isinstance(records[-1], Replace)
    before = {pgno: content(there) for pgno, there in pages.items()}
    for wrong in (
        [*records[:-1], with_fields(records[-1], iline=9)],
        [*records, records[0]],
        [records[0], *records],
    ):
        with pytest.raises(Corruption):
            apply_macro(wrong, PagesInMemory(4096, pages), 1, 1)
        assert {pgno: content(there) for pgno, there in pages.items()} == before
