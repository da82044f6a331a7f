"""Merges: the records of one macro, from the uppermost page that changes down to the leaf.

Source: docs/formats/recovery.md#merges.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from engine.change.page_changes import ChangeObserver, PageEdits, empty, misfit, misplaced, pointer, set_pointer
from engine.error_codes import Code
from engine.formats.live_page import LivePage
from engine.formats.log.records import LogRecord, Merge2, MergeFlag, MergeType, image_bytes
from engine.formats.page import DELETED, PREFIXED

_TO_RIGHT = frozenset({MergeType.FULL_RIGHT, MergeType.PARTIAL_RIGHT})
_TO_LEFT = frozenset({MergeType.FULL_LEFT, MergeType.PARTIAL_LEFT})
_PARTIAL = frozenset({MergeType.PARTIAL_RIGHT, MergeType.PARTIAL_LEFT})


def merge(records: Sequence[LogRecord], draft: PageEdits, observer: ChangeObserver | None = None) -> None:
    """All levels of a merge, as the log has them: root first, the leaf last."""
    levels = [record for record in records if isinstance(record, Merge2)]
    if len(levels) < len(records):
        raise misplaced(records[0], draft.lgpos)
    leaf = levels[-1]
    for record, below in pairwise(levels):
        _change_pointer(record, below.pgno, leaf, draft)
    _merge_leaf(leaf, draft)


def _merge_leaf(record: Merge2, draft: PageEdits) -> None:
    source = draft.change(record.pgno, record.dbtime_before, record.dbtime)
    left = right = None
    if record.pgno_left:
        left = draft.change(record.pgno_left, record.dbtime_left_before, record.dbtime)
    if record.pgno_right:
        right = draft.change(record.pgno_right, record.dbtime_right_before, record.dbtime)
    kind = record.merge_type
    target = right if kind in _TO_RIGHT else left if kind in _TO_LEFT else None
    if target is not None:
        _move_nodes(record, source if source is not None else _imaged(record, draft.page_size), target)
    if kind in _PARTIAL:
        if source is not None:
            for line in reversed(_moved(record, source)):
                source.remove(line)
    else:
        if left is not None:
            left.next = record.pgno_right
        if right is not None:
            right.prev = record.pgno_left
    if source is not None and record.merge_flags & MergeFlag.EMPTY_PAGE:
        empty(source)


def _imaged(record: Merge2, page_size: int) -> LivePage:
    if not record.image:
        raise Code.DatabaseBufferDependenciesCorrupted.error(
            f"Lines of page {record.pgno} are moved, but the page no longer contains them, and the merge "
            "record has no image of it.",
            page=record.pgno,
        )
    return LivePage.load(image_bytes(record, page_size), record.pgno)


def _moved(record: Merge2, source: LivePage) -> range:
    """The lines that move: the last ones to the right neighbour, the first ones to the left."""
    count = len(source.lines)
    lines = range(record.iline_merge, count) if record.merge_type in _TO_RIGHT else range(record.iline_merge + 1)
    if not lines or lines[-1] >= count:
        raise misfit(record, source.pgno, f"it has {count} lines")
    return lines


def _move_nodes(record: Merge2, source: LivePage, target: LivePage) -> None:
    """Copy what is not deleted, packed against the target's prefix."""
    index = 0 if record.merge_type in _TO_RIGHT else len(target.lines)
    for line in _moved(record, source):
        key, data, flags = source.node(line)
        if not flags & DELETED:
            packed, prefixed = target.pack(key, data)
            target.insert(index, packed, flags & ~PREFIXED | prefixed)
            index += 1
    target.uncommitted_free = record.uncommitted_free_dest


def _change_pointer(record: Merge2, child: int, leaf: Merge2, draft: PageEdits) -> None:
    """An inner page: the pointer to the page below goes away, or its key changes."""
    page = draft.change(record.pgno, record.dbtime_before, record.dbtime)
    if page is None:
        return
    line, flags = record.iline, record.merge_flags
    if page.is_leaf or pointer(page, line) != child:
        raise misfit(record, page.pgno, f"line {line} does not point to page {child}")
    deletes, changes_key = flags & MergeFlag.DELETE_NODE, flags & MergeFlag.KEY_CHANGE
    if deletes and changes_key and leaf.merge_type == MergeType.FULL_LEFT:
        if pointer(page, line - 1) < 0:
            raise misfit(record, page.pgno, "there is no left neighbour")
        set_pointer(page, line, leaf.pgno_left)
        page.remove(line - 1)
    elif deletes:
        _delete_pointer(page, line)
    elif changes_key:
        line -= leaf.merge_type == MergeType.PARTIAL_LEFT
        if line < 0:
            raise misfit(record, page.pgno, "there is no left neighbour")
        _set_key(page, line, leaf.key_parent)
    if flags & MergeFlag.EMPTY_PAGE:
        empty(page)


def _delete_pointer(page: LivePage, line: int) -> None:
    """Remove a pointer; the last one of a level keeps the empty key, whatever page it leads to."""
    ends_level = line == len(page.lines) - 1 and not page.key(line)
    page.remove(line)
    if ends_level and page.lines:
        _set_key(page, len(page.lines) - 1, b"")


def _set_key(page: LivePage, line: int, key: bytes) -> None:
    page.set_line(line, *page.pack(key, page.data(line)))
