"""The only code that changes a page: what a log record does, at the time of the change and in recovery alike.

Everything that can fail is looked at before the first change: a record that does not fit raises ``Corruption``
and leaves every page as it was. Whether a page needs the record, its dbtime decides
(:mod:`engine.change.page_changes`). A type that is new takes a row in one of the tables, or in
:data:`NOT_REDOABLE`; a test holds tables and types one to one. Source: docs/formats/recovery.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from engine.change import apply_node as node
from engine.change import apply_space as space
from engine.change.apply_merge import merge
from engine.change.apply_move import move_page, move_root
from engine.change.apply_scrub import scrub
from engine.change.apply_split import Seen, split
from engine.change.page_changes import LeftAlone, PageEdits, Pages, Tally, absent, is_due
from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.live_page import LivePage
from engine.formats.log.records import (
    ConvertFDP2,
    CreateMultipleExtentFDP,
    CreateSingleExtentFDP,
    Delete,
    Delta,
    Delta64,
    EmptyTree,
    FlagDelete,
    FlagInsert,
    FlagInsertAndReplaceData,
    Insert,
    LogRecord,
    Merge2,
    NewPage,
    NodeRecord,
    PageMove,
    RecordType,
    Replace,
    ReplaceD,
    RootPageMove,
    Scrub,
    SetExternalHeader,
    Split2,
    Undo,
)
from engine.formats.stamps import Lgpos

__all__ = ["MACROS", "NOT_REDOABLE", "Pages", "Seen", "Tally", "apply", "apply_macro", "changes_pages"]

EDITS: dict[type[LogRecord], Callable[[Any, LivePage], node.Edit]] = {
    Insert: node.insert,
    FlagInsert: node.flag_insert,
    FlagInsertAndReplaceData: node.flag_insert_and_replace,
    FlagDelete: node.flag_delete,
    Delete: node.delete,
    Replace: node.replace,
    ReplaceD: node.replace_differences,
    Delta: node.delta,
    Delta64: node.delta,
    SetExternalHeader: node.set_external_header,
}
"""Records of one page, without Undo, which needs a version beside."""

DRAFTS: dict[type[LogRecord], Callable[[Any, PageEdits], None]] = {
    NewPage: space.new_page,
    CreateSingleExtentFDP: space.single_extent,
    CreateMultipleExtentFDP: space.multiple_extent,
    ConvertFDP2: space.convert,
    EmptyTree: space.empty_tree,
    Scrub: scrub,
    PageMove: move_page,
}
"""Records that define pages, or change several."""

MACROS: tuple[type[LogRecord], ...] = (Split2, Merge2, RootPageMove)
"""Records that mean something only together with the others of their macro."""

NOT_REDOABLE = frozenset({RecordType.ConvertFDP, RecordType.Split, RecordType.Merge})
"""Types that change pages and that nothing here applies; recovery asks before its first change."""

_SEEN = frozenset({Replace, ReplaceD, FlagDelete, FlagInsertAndReplaceData, Undo})
_SPLIT_FOR = (Insert, Replace, ReplaceD, FlagInsertAndReplaceData)
_APPLIED, _SKIPPED = Tally(1, 0), Tally(0, 1)


def changes_pages(record: LogRecord) -> bool:
    """Whether :func:`apply` or :func:`apply_macro` has something to do for this record."""
    kind = type(record)
    return kind in EDITS or kind in DRAFTS or kind is Undo or kind in MACROS


def apply(
    record: LogRecord,
    pages: Pages,
    lgpos: int,
    begin0: int,
    *,
    seen: Seen | None = None,
    undone: node.Undone | None = None,
    left_alone: LeftAlone | None = None,
) -> Tally:
    """Do what a record says to the pages that need it; ``lgpos`` is where it begins, ``begin0`` its transaction.

    ``seen`` is told of every versioned replacement and flag-delete, and of every Undo, right before it is done,
    the page still as it was. ``undone`` gives the version that an Undo takes back. ``left_alone`` says of which
    pages nothing is changed.

    Raises ``Corruption`` with nothing changed: JET_errDbTimeTooOld or TooNew, JET_errPageNotInitialized for a page
    that cannot be had, JET_errLogOperationInconsistentWithDatabase for a record that does not fit its page,
    JET_errLogFileCorrupt for a record that changes no page or may stand in a macro only.
    """
    kind = type(record)
    edit = EDITS.get(kind)
    if not isinstance(record, NodeRecord) or (edit is None and kind is not Undo):
        return _apply_draft(record, PageEdits(pages, lgpos, left_alone), begin0)
    if left_alone is not None and left_alone(record.pgno):
        return _SKIPPED
    page = pages.get(record.pgno)
    if page is None:
        raise absent(record.pgno, lgpos)
    if page.dbtime != record.dbtime_before:
        is_due(page.dbtime, record.dbtime_before, record.dbtime, record.pgno, lgpos)
        return _SKIPPED
    if edit is not None:
        change, arguments = edit(record, page)
    elif isinstance(record, Undo):
        change, arguments = node.undo(record, page, undone)
    if seen is not None and kind in _SEEN and (record.flags & node.VERSIONED or kind is Undo):
        seen(record, page, record.iline)
    page = pages.touch(page, lgpos, begin0)
    change(page, *arguments)
    page.dbtime = record.dbtime
    return _APPLIED


def apply_macro(
    records: Sequence[LogRecord],
    pages: Pages,
    lgpos: int,
    begin0: int,
    *,
    seen: Seen | None = None,
    left_alone: LeftAlone | None = None,
) -> Tally:
    """Do all records of a macro at its MacroCommit: a split with the operation it makes room for, a merge, or the
    move of a tree's root.

    Takes what stands between MacroBegin and MacroCommit. Raises, tells ``seen`` and asks ``left_alone`` as
    :func:`apply` does.
    """
    splits = [record for record in records if isinstance(record, Split2)]
    merges = [record for record in records if isinstance(record, Merge2)]
    others = [record for record in records if not isinstance(record, MACROS)]
    draft = PageEdits(pages, lgpos, left_alone)
    if records and isinstance(records[0], RootPageMove):
        move_root(records[1:], draft)
    elif merges and not splits and not others:
        merge(merges, draft)
    elif splits and not merges and len(others) <= 1:
        operation = others[0] if others else None
        if operation is not None and not isinstance(operation, _SPLIT_FOR):
            raise _misplaced(operation, lgpos)
        split(splits, operation, draft, seen)
    elif not records:
        return Tally()
    else:
        raise _misplaced(records[0], lgpos)
    return draft.carry_out(records[0], begin0)


def _apply_draft(record: LogRecord, draft: PageEdits, begin0: int) -> Tally:
    change = DRAFTS.get(type(record))
    if change is None:
        raise _misplaced(record, draft.lgpos)
    change(record, draft)
    return draft.carry_out(record, begin0)


def _misplaced(record: LogRecord, lgpos: int) -> JetError:
    place = Lgpos.unpack(lgpos)
    return Code.LogFileCorrupt.error(
        f"The {type(record).__name__} record at {place} cannot stand where it does.", lgpos=str(place)
    )
