"""Every record of one page: done, refused, skipped; and the tables that say which records there are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace as with_fields
from typing import Any

import pytest

from engine.change.apply import apply, apply_macro
from engine.change.page_changes import Tally
from engine.change.version_entry import VersionEntry
from engine.error_codes import Code
from engine.errors import Corruption
from engine.formats.live_page import LivePage
from engine.formats.log.records import (
    Delete,
    Delta,
    Delta64,
    FlagDelete,
    FlagInsert,
    FlagInsertAndReplaceData,
    Insert,
    LogRecord,
    NodeRecord,
    Oper,
    RecordFlag,
    Replace,
    ReplaceD,
    Scrub,
    SetExternalHeader,
    Split2,
    Undo,
    UndoInfo,
)
from engine.formats.page import DELETED, PREFIXED, Node, PageFlag
from tests.oracles.redo import PagesInMemory, content

PGNO, OBJID, BEFORE, AFTER = 7, 12, 40, 50
LEAF = PageFlag.LEAF | PageFlag.NEW_RECORD_FORMAT
PREFIX = b"common-"
NODES = [
    Node(b"common-a", b"first", 0),
    Node(b"common-b", b"\x05\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff", 0),
    Node(b"x", b"last", DELETED),
]


def page_with(nodes: list[Node] = NODES, *, flags: int = LEAF, external: bytes = PREFIX) -> LivePage:
    page = LivePage(PGNO, 4096, objid=OBJID, flags=flags, dbtime=BEFORE, external=external)
    for index, (key, data, node_flags) in enumerate(nodes):
        line, prefixed = page.pack(key, data)
        page.insert(index, line, node_flags | prefixed)
    return page


def head(line: int, **more: Any) -> dict[str, Any]:
    return {
        "pgno": PGNO, "dbtime": AFTER, "dbtime_before": BEFORE, "iline": line, "pgno_fdp": 3, "objid_fdp": OBJID,
        "flags": RecordFlag.VERSIONED, **more,
    }  # fmt: skip


def done(record: LogRecord, page: LivePage | None = None, **options: Any) -> list[Node]:
    """Apply a record that has to fit; the nodes afterwards. Space is accounted for as a fresh page would."""
    pages = PagesInMemory(4096, {PGNO: page or page_with()})
    assert apply(record, pages, 1, 1, **options) == Tally(1, 0)
    changed = pages.pages[PGNO]
    assert changed.dbtime == AFTER
    assert changed.free == LivePage.load(changed.store(), PGNO).free
    return [changed.node(line) for line in range(len(changed.lines))]


def refused(record: LogRecord, page: LivePage | None = None, **options: Any) -> Code:
    """Apply a record that must not fit; nothing may have changed."""
    page = page or page_with()
    old = content(page)
    with pytest.raises(Corruption) as caught:
        apply(record, PagesInMemory(4096, {PGNO: page}), 1, 1, **options)
    assert content(page) == old
    return caught.value.code


def test_insert() -> None:
    node = done(Insert(**head(1), suffix=b"aa", data=b"new"))[1]
    assert node == Node(b"aa", b"new", 1)
    node = done(Insert(**head(3, flags=0), prefix=PREFIX, suffix=b"z", data=b"new"))[3]
    assert node == Node(b"common-z", b"new", PREFIXED)


@pytest.mark.parametrize(
    "change",
    [
        {"iline": 4},
        {"prefix": b"comma"},
        {"prefix": PREFIX + b"a"},
        {"data": bytes(4096)},
        {"suffix": bytes(0x2000)},
    ],
)
def test_insert_that_does_not_fit(change: dict[str, Any]) -> None:
    record = with_fields(Insert(**head(0), suffix=b"aa", data=b"new"), **change)
    assert refused(record) == Code.LogOperationInconsistentWithDatabase


def test_insert_fills_a_page_to_the_last_byte() -> None:
    page = page_with()
    room = page.free - 4 - 2 - 1
    assert len(done(Insert(**head(0), suffix=b"a", data=bytes(room)), page)) == 4
    assert page.free == 0
    refused(Insert(**head(0), suffix=b"a", data=bytes(room + 1)))


def test_nothing_is_inserted_on_a_page_that_is_only_announced() -> None:
    page = LivePage(PGNO, 4096, objid=OBJID, flags=0x20800, dbtime=BEFORE)
    page.has_tags = False
    refused(Insert(**head(0), suffix=b"a", data=b"new"), page)


def test_flag_insert_brings_a_node_back() -> None:
    assert done(FlagInsert(**head(2), key=b"x", data=b"last"))[2] == Node(b"x", b"last", 1)
    assert done(FlagInsertAndReplaceData(**head(2), key=b"x", data=b"other"))[2] == Node(b"x", b"other", 1)


@pytest.mark.parametrize("line, key", [(0, b"common-a"), (2, b"y"), (3, b"x")])
def test_flag_insert_needs_the_deleted_node(line: int, key: bytes) -> None:
    refused(FlagInsert(**head(line), key=key, data=b"last"))
    refused(FlagInsertAndReplaceData(**head(line), key=key, data=b"other"))


def test_deletes() -> None:
    assert done(FlagDelete(**head(0)))[0] == Node(b"common-a", b"first", DELETED | PREFIXED | 1)
    assert [node.key for node in done(Delete(**head(1)))] == [b"common-a", b"x"]
    refused(FlagDelete(**head(3)))
    refused(Delete(**head(3)))


def test_replace_keeps_key_prefix_and_deleted_flag() -> None:
    assert done(Replace(**head(0), old_size=5, data=b"x" * 99))[0] == Node(b"common-a", b"x" * 99, PREFIXED | 1)
    assert done(Replace(**head(2, flags=0), old_size=4, data=b"y"))[2] == Node(b"x", b"y", DELETED)
    refused(Replace(**head(0), old_size=6, data=b"x"))
    refused(Replace(**head(0), old_size=5, data=bytes(4090)))
    refused(Replace(**head(3), old_size=5, data=b"x"))


@pytest.mark.parametrize(
    ("diff", "wide", "new"),
    [
        (b"\x01\x20\x02XY", False, b"fXYst"),  # at 1, two bytes for two
        (b"\x01\x40\x02XY", False, b"fXYirst"),  # insert
        (b"\x01\x00\x00\x03", False, b"ft"),  # delete three
        (b"\x00\xa0\x01\x00A\x04\x20\x01B", False, b"AirsB"),  # a length of two bytes, then another difference
        (b"\x05\x00\x40\x01!", True, b"first!"),
    ],
)
def test_replace_by_differences(diff: bytes, wide: bool, new: bytes) -> None:
    record = ReplaceD(**head(0), old_size=5, new_size=len(new), wide=wide, diff=diff)
    assert done(record)[0].data == new
    refused(with_fields(record, new_size=9))
    refused(with_fields(record, old_size=4))
    refused(with_fields(record, diff=diff[:-1]))
    refused(with_fields(record, diff=b"\x06" + diff[1:]))


def test_deltas_wrap() -> None:
    key = b"common-b"
    data = done(Delta(**head(1), key=key, delta=-7, offset=0))[1].data
    assert data[:4] == (-2).to_bytes(4, "little", signed=True)
    data = done(Delta64(**head(1), key=key, delta=3, offset=4))[1].data
    assert data == NODES[1].data[:4] + (2).to_bytes(8, "little")
    refused(Delta(**head(1), key=key, delta=1, offset=9))
    refused(Delta(**head(1), key=b"common-a", delta=1, offset=0))


def test_external_header() -> None:
    root = page_with([NODES[2]], flags=LEAF | PageFlag.ROOT, external=bytes(16))
    done(SetExternalHeader(**head(0), data=b"\3" + bytes(24)), root)
    assert len(root.external) == 25
    refused(SetExternalHeader(**head(0), data=bytes(16)))
    root = page_with([NODES[2]], flags=LEAF | PageFlag.ROOT, external=bytes(16))
    refused(SetExternalHeader(**head(0), data=bytes(4090)), root)


def test_external_header_of_a_space_tree_keeps_the_prefix_that_nodes_need() -> None:
    flags = LEAF | PageFlag.ROOT | PageFlag.SPACE_TREE
    done(
        SetExternalHeader(**head(0), data=b"12345678" * 2 + PREFIX),
        page_with(flags=flags, external=bytes(16) + PREFIX),
    )
    refused(SetExternalHeader(**head(0), data=bytes(16)), page_with(flags=flags, external=bytes(16) + PREFIX))


def undo_of(oper: int, line: int, key: bytes) -> Undo:
    return Undo(**head(line), rceid=9, key=key, oper=oper, undo_level=1)


def version(**fields: Any) -> Callable[[Undo], VersionEntry | None]:
    kept = VersionEntry(9, 0, 1, 1, 3, OBJID, True, b"", **fields)
    return lambda undo: kept if undo.rceid == 9 else None


def test_undo() -> None:
    assert done(undo_of(Oper.INSERT, 0, b"common-a"))[0].flags == DELETED | PREFIXED
    assert done(undo_of(Oper.FLAG_DELETE, 2, b"x"))[2].flags == 0
    undone = done(undo_of(Oper.REPLACE, 0, b"common-a"), undone=version(before=b"before"))
    assert undone[0] == Node(b"common-a", b"before", PREFIXED)
    undone = done(undo_of(Oper.DELTA, 1, b"common-b"), undone=version(difference=3, offset=0))
    assert undone[1].data[:4] == (2).to_bytes(4, "little")
    undone = done(undo_of(Oper.DELTA64, 1, b"common-b"), undone=version(difference=-1, offset=4))
    assert undone[1].data[4:] == bytes(8)


def test_undo_needs_its_node_and_version() -> None:
    refused(undo_of(Oper.INSERT, 0, b"common-b"))
    refused(undo_of(Oper.REPLACE, 0, b"common-a"))
    refused(undo_of(Oper.REPLACE, 0, b"common-a"), undone=version())
    refused(undo_of(Oper.REPLACE, 0, b"common-a"), undone=lambda _: None)
    refused(undo_of(5, 0, b"common-a"), undone=version(before=b"before"))


def test_scrub() -> None:
    assert done(Scrub(**head(0), opers=b"\0\2\1")) == [
        NODES[0]._replace(flags=PREFIXED),
        Node(b"common-b", b"\x20" + b"L" * 11, PREFIXED),
        Node(b"x", b"DDDD", DELETED),
    ]
    assert done(Scrub(**head(0), scrub_flags=1)) == []
    refused(Scrub(**head(0), opers=b"\1\0\0"))
    refused(Scrub(**head(0), opers=b"\0\0"))


def test_what_is_seen_before_it_changes() -> None:
    seen: list[tuple[type[NodeRecord], bytes]] = []

    def note(record: NodeRecord, page: LivePage, line: int) -> None:
        seen.append((type(record), page.data(line)))

    done(Replace(**head(0), old_size=5, data=b"x"), observer=note)
    done(FlagDelete(**head(0)), observer=note)
    done(FlagInsertAndReplaceData(**head(2), key=b"x", data=b"other"), observer=note)
    done(undo_of(Oper.FLAG_DELETE, 2, b"x"), observer=note)
    assert seen == [
        (Replace, b"first"), (FlagDelete, b"first"), (FlagInsertAndReplaceData, b"last"), (Undo, b"last"),
    ]  # fmt: skip
    done(Replace(**head(0, flags=0), old_size=5, data=b"x"), observer=note)
    done(Insert(**head(0), suffix=b"a", data=b"x"), observer=note)
    refused(Replace(**head(0), old_size=9, data=b"x"), observer=note)
    assert len(seen) == 4


@pytest.mark.parametrize(
    ("dbtime", "outcome"),
    [
        (BEFORE, Tally(1, 0)),
        (AFTER, Tally(0, 1)),
        (AFTER + 1, Tally(0, 1)),
        (BEFORE - 1, Code.DbTimeTooOld),
        (BEFORE + 1, Code.DbTimeTooNew),
        (None, Code.PageNotInitialized),
    ],
)
@pytest.mark.parametrize("record", [Delete(**head(0)), Scrub(**head(0), scrub_flags=1)])
def test_dbtime_decides(record: NodeRecord, dbtime: int | None, outcome: Tally | Code) -> None:
    pages = PagesInMemory(4096)
    if dbtime is not None:
        pages.pages[PGNO] = page_with()
        pages.pages[PGNO].dbtime = dbtime
    if isinstance(outcome, Tally):
        assert apply(record, pages, 1, 1) == outcome
        assert len(pages.pages[PGNO].lines) != 3 or not outcome.applied
        return
    with pytest.raises(Corruption) as caught:
        apply(record, pages, 3 << 32 | 2 << 16 | 1, 1)
    assert caught.value.code == outcome
    assert caught.value.context["page"] == PGNO
    assert caught.value.context["lgpos"] == "3,2,1"
    if dbtime is not None:
        assert caught.value.context["dbtime"] == dbtime


def test_records_out_of_place_are_damage() -> None:
    split = Split2(
        pgno=PGNO, pgno_new=8, pgno_fdp=3, objid_fdp=OBJID, split_type=2, split_oper=0, iline_split=0, clines=0,
        new_page_flags=0, split_page_flags=0, key_parent=b"", prefix_split_old=b"", prefix_split_new=b"",
        image=b"",
    )  # fmt: skip
    info = UndoInfo(**head(0), oper=2)
    pages = PagesInMemory(4096, {PGNO: page_with()})
    for record in (split, info):
        with pytest.raises(Corruption) as caught:
            apply(record, pages, 1, 1)
        assert caught.value.code == Code.LogFileCorrupt
    for group in ([Delete(**head(0))], [split, Delete(**head(0))], [split, info, info]):
        with pytest.raises(Corruption) as caught:
            apply_macro(group, pages, 1, 1)
        assert caught.value.code == Code.LogFileCorrupt
    assert apply_macro([], pages, 1, 1) == Tally()
