"""Splits: the records of one macro, from the uppermost page that changes down to the leaf.

Source: docs/formats/recovery.md#splits. The new page is created from the nodes of the old one and the operation
that needed space. If the old page no longer has the nodes, they are taken from the image in the record, which is
then discarded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.change.difference import patched
from engine.change.page_changes import VOLATILE, ChangeObserver, PageEdits, misfit, misplaced, pointer, set_pointer
from engine.error_codes import Code
from engine.formats.live_page import LivePage
from engine.formats.log.records import (
    FlagInsertAndReplaceData,
    Insert,
    LogRecord,
    RecordFlag,
    Replace,
    ReplaceD,
    Split2,
    SplitOper,
    SplitType,
    image_bytes,
)
from engine.formats.page import DELETED, PREFIXED, Node, PageFlag

_BLANK = Node(b"", b"", 0)
_LEAF, _VERSIONED = int(PageFlag.LEAF), int(RecordFlag.VERSIONED)

Operation = Insert | Replace | ReplaceD | FlagInsertAndReplaceData


@dataclass(frozen=True, slots=True)
class SplitLevel:
    """One level of a split, and what happens below: another level, or the operation on the leaf."""

    record: Split2
    below: Split2 | None
    operation: Operation | None


def split(records: Sequence[LogRecord], draft: PageEdits, observer: ChangeObserver | None = None) -> None:
    """All levels of a split, as the log has them: root first. One other record is what the leaf is split for."""
    splits = [record for record in records if isinstance(record, Split2)]
    others = [record for record in records if not isinstance(record, Split2)]
    if len(others) > 1:
        raise misplaced(records[0], draft.lgpos)
    operation = others[0] if others else None
    if operation is not None and not isinstance(operation, Operation):
        raise misplaced(operation, draft.lgpos)
    belows = (*splits[1:], None)
    for record, below in zip(splits, belows, strict=True):
        if not record.pgno_new:
            _insert_pointer(record, below, draft)
        else:
            is_leaf = record.new_page_flags & _LEAF
            level = SplitLevel(record, None if is_leaf else below, operation if is_leaf else None)
            _split_page(level, draft, observer)


def moves_only_the_insertion(record: Split2) -> bool:
    """Whether the new page gets nothing but the node that is inserted, so that no image is needed."""
    return (
        record.split_oper == SplitOper.INSERT
        and record.iline_split == record.iline_oper == record.clines - 1
        and record.split_type != SplitType.VERTICAL
    )


def _insert_pointer(record: Split2, below: Split2 | None, draft: PageEdits) -> None:
    """A level that only gets a pointer to the new page of the level below."""
    page = draft.change(record.pgno, record.dbtime_before, record.dbtime)
    if below is None or not below.pgno_new:
        raise misfit(record, record.pgno, "no page below it is split")
    if page is None:
        return
    index = page.child_index(below.key_parent) if page.lines else -1
    if page.is_leaf or pointer(page, index) != below.pgno:
        raise misfit(record, page.pgno, f"it does not point to page {below.pgno}")
    page.insert(index, *page.pack(below.key_parent, below.pgno.to_bytes(4, "little")))
    set_pointer(page, index + 1, below.pgno_new)


def _split_page(level: SplitLevel, draft: PageEdits, observer: ChangeObserver | None) -> None:
    record = level.record
    old = draft.change(record.pgno, record.dbtime_before, record.dbtime)
    is_due = draft.defines(record.pgno_new, record.dbtime)
    if record.pgno_right:
        right = draft.change(record.pgno_right, record.dbtime_right_before, record.dbtime)
        if right is not None:
            right.prev = record.pgno_new
    if old is None and not is_due:
        return
    source = old if old is not None else _imaged(record, draft.page_size)
    nodes = _nodes(level, source)
    if observer is not None and source is not None and level.operation is not None:
        on_new = record.iline_oper >= record.iline_split
        if record.split_oper != SplitOper.INSERT and (is_due if on_new else old is not None):
            observer(level.operation, source, record.iline_oper)
    if is_due:
        _fill_new(record, draft, nodes[record.iline_split :])
    if old is not None:
        _shorten(record, old, nodes[: record.iline_split])


def _imaged(record: Split2, page_size: int) -> LivePage | None:
    """The page that is split as it was, from the record; None when nothing of it is needed."""
    if moves_only_the_insertion(record):
        return None
    if not record.image:
        raise Code.DatabaseBufferDependenciesCorrupted.error(
            f"Page {record.pgno_new} takes lines from page {record.pgno}, which no longer contains them, "
            "and the split record has no image of that page.",
            page=record.pgno_new,
        )
    return LivePage.load(image_bytes(record, page_size), record.pgno)


def _nodes(level: SplitLevel, source: LivePage | None) -> list[Node]:
    """All nodes of the page that is split, the operation done.

    Without ``source`` all but the last are blank, as they are where all but the last stay on the page as it is.
    """
    record = level.record
    at = record.iline_oper
    if source is None:
        nodes = [_BLANK] * at
    elif record.split_type == SplitType.APPEND and moves_only_the_insertion(record):
        nodes = [_BLANK] * len(source.lines)
    else:
        nodes = [source.node(line) for line in range(len(source.lines))]
    is_insert = record.split_oper == SplitOper.INSERT
    if len(nodes) + is_insert != record.clines or not 0 <= record.iline_split <= record.clines:
        raise misfit(record, record.pgno, f"it has {len(nodes)} lines")
    if record.split_oper != SplitOper.NONE:
        if at >= record.clines:
            raise misfit(record, record.pgno, f"it has no line {at}")
        if level.operation is not None:
            _operate(level.operation, record, nodes)
        else:
            _lead(level, nodes)
    return nodes


def _operate(operation: Operation, record: Split2, nodes: list[Node]) -> None:
    """The leaf's operation: a node more, or other data after a key."""
    version = operation.flags & _VERSIONED
    at = record.iline_oper
    if record.split_oper == SplitOper.INSERT:
        if not isinstance(operation, Insert):
            raise misfit(operation, record.pgno, "the split makes space for an Insert")
        nodes.insert(at, Node(operation.prefix + operation.suffix, operation.data, version))
        return
    key, old, flags = nodes[at]
    match operation:
        case Insert():
            raise misfit(operation, record.pgno, "the split makes space for a Replace")
        case ReplaceD():
            data = patched(operation, old)
        case Replace():
            data = operation.data  # within a macro the vendor logs the new size as the old one, too
        case FlagInsertAndReplaceData():
            data = operation.data
            if operation.key != key or not flags & DELETED:
                raise misfit(operation, record.pgno, "the deleted node does not exist")
            flags &= ~DELETED
    nodes[at] = Node(key, data, flags | version)


def _lead(level: SplitLevel, nodes: list[Node]) -> None:
    """The operation of an inner page: a pointer to the page split below, and the next one to its new page."""
    record, below = level.record, level.below
    if below is None or not below.pgno_new or record.split_oper != SplitOper.INSERT:
        raise misfit(record, record.pgno, "its operation is not in the log")
    at = record.iline_oper
    child = below.pgno.to_bytes(4, "little")
    if at >= len(nodes) or nodes[at].data != child:
        raise misfit(record, record.pgno, f"it does not point to page {below.pgno}")
    nodes[at] = Node(nodes[at].key, below.pgno_new.to_bytes(4, "little"), nodes[at].flags)
    nodes.insert(at, Node(below.key_parent, child, 0))


def _fill_new(record: Split2, draft: PageEdits, nodes: list[Node]) -> None:
    prefix = b""
    if record.iline_prefix_new >= 0:
        if record.iline_prefix_new >= len(nodes):
            raise misfit(record, record.pgno_new, "the node that provides its prefix is not on it")
        prefix = nodes[record.iline_prefix_new].key
    page = draft.define(
        record.pgno_new, record.dbtime, objid=record.objid_fdp, flags=record.new_page_flags, external=prefix
    )
    append_nodes(page, nodes)
    if page.is_leaf:
        page.uncommitted_free = record.uncommitted_free_dest & 0xFFFF
        if record.split_type != SplitType.VERTICAL:
            page.prev, page.next = record.pgno, record.pgno_right


def _shorten(record: Split2, page: LivePage, nodes: list[Node]) -> None:
    """What the split leaves of the old page."""
    if record.split_type == SplitType.VERTICAL:
        if not page.is_root or nodes:
            raise misfit(record, page.pgno, "only a root can be split this way, and only completely")
        _replace_lines(page, page.external, [Node(b"", record.pgno_new.to_bytes(4, "little"), 0)])
        page.flags = page.flags & VOLATILE | record.split_page_flags & ~VOLATILE
        return
    if record.split_type != SplitType.APPEND:
        _replace_lines(page, record.prefix_split_new, nodes)
    if record.new_page_flags & _LEAF:
        page.next = record.pgno_new
        page.uncommitted_free = record.uncommitted_free_src & 0xFFFF


def _replace_lines(page: LivePage, external: bytes, nodes: list[Node]) -> None:
    page.clear()
    page.set_external(external)
    append_nodes(page, nodes)


def append_nodes(page: LivePage, nodes: list[Node]) -> None:
    """The nodes after those that a page has, packed against its prefix."""
    for index, (key, data, flags) in enumerate(nodes, len(page.lines)):
        line, prefixed = page.pack(key, data)
        page.insert(index, line, flags & ~PREFIXED | prefixed)
