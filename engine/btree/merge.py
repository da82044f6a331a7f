"""How an empty leaf is removed from its tree: planned on the existing pages, as the records of one macro.

Source: docs/formats/recovery.md#merges. Only empty pages are merged (type 1); pages are not filled from their
neighbours. A plan reads pages and changes none.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.btree.split import Path, TreeStamp
from engine.formats.live_page import LivePage
from engine.formats.log.records import Merge2, MergeFlag, MergeType


@dataclass(frozen=True, slots=True)
class MergePlan:
    """``records`` from the highest page concerned down; ``emptied`` pages are to be given back afterwards."""

    records: tuple[Merge2, ...]
    emptied: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Level:
    page: LivePage
    line: int
    flags: MergeFlag


def plan_merge(path: Path, leaf: LivePage, tree: TreeStamp) -> MergePlan | None:
    """Take ``leaf``, reached by ``path``, out of its tree; what is still on it goes with it.

    ``None`` when it cannot: a longer key would not fit on a page above; the leaf is the tree's only one; or the
    last page of an inner level would go, whose left neighbour then had to end with the empty key, and is out of
    this macro's reach.
    """
    levels = [_Level(leaf, 0, MergeFlag.EMPTY_PAGE)]
    separator = b""
    for page, line in reversed(path):
        below, last = levels[-1].flags, len(page.lines) - 1
        if below is not MergeFlag.EMPTY_PAGE:
            if not _takes_key(page, line, separator):
                return None
            levels.append(_Level(page, line, MergeFlag.KEY_CHANGE))
            if line < last:
                break
        elif last == 0:
            if page.is_root or not page.key(line):
                return None
            levels.append(_Level(page, line, MergeFlag.EMPTY_PAGE))
        else:
            levels.append(_Level(page, line, MergeFlag.DELETE_NODE))
            if line < last or not page.key(line):
                break
            separator = page.key(line - 1)
    records = _records(levels, separator, tree)
    emptied = tuple(level.page.pgno for level in levels if level.flags is MergeFlag.EMPTY_PAGE)
    return MergePlan(tuple(records), emptied)


def _takes_key(page: LivePage, line: int, key: bytes) -> bool:
    """Whether a line of an inner page can have another key."""
    packed, _ = page.pack(key, page.data(line))
    return len(packed) - len(page.lines[line]) <= page.free


def _records(levels: list[_Level], separator: bytes, tree: TreeStamp) -> list[Merge2]:
    records: list[Merge2] = []
    for level in reversed(levels):
        page = level.page
        record = Merge2(
            pgno=page.pgno,
            iline=level.line,
            flags=tree.flags,
            pgno_fdp=tree.pgno_fdp,
            objid_fdp=tree.objid,
            pgno_parent=records[-1].pgno if records else 0,
            iline_merge=0,
            merge_type=MergeType.NONE,
            merge_flags=level.flags,
            key_parent=b"",
            image=b"",
        )
        records.append(record)
    leaf = levels[0].page
    record.pgno_left, record.pgno_right = leaf.prev, leaf.next
    record.merge_type, record.key_parent = MergeType.EMPTY_PAGE, separator
    return records
