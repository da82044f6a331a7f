"""The only code that changes a page: the effect of a log record, both at run time and in recovery.

Everything that can fail is checked before the first change: a record that does not match raises ``Corruption`` and
leaves every page unchanged. The dbtime of a page decides whether it needs the record
(:mod:`engine.change.page_changes`); the rule of a type defines what it does (:mod:`engine.change.record_rules`).
Source: docs/formats/recovery.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from engine.change import apply_node as node
from engine.change.page_changes import (
    ChangeObserver,
    LeftAlone,
    PageEdits,
    Pages,
    Tally,
    absent,
    is_due,
    misplaced,
)
from engine.change.record_rules import RULES, MacroChange
from engine.formats.log.records import LogRecord, NodeRecord, Undo

__all__ = ["Pages", "Tally", "apply", "apply_macro"]

EDITS: dict[type[LogRecord], Callable[..., node.Edit]] = {
    rule.record: rule.edit for rule in RULES if rule.edit is not None
}
DRAFTS: dict[type[LogRecord], Callable[[Any, PageEdits], None]] = {
    rule.record: rule.draft for rule in RULES if rule.draft is not None
}
MACROS: dict[type[LogRecord], MacroChange] = {rule.record: rule.macro for rule in RULES if rule.macro is not None}
_OBSERVED = frozenset(rule.record for rule in RULES if rule.replaces or rule.record is Undo)
_APPLIED, _SKIPPED = Tally(1, 0), Tally(0, 1)


def apply(
    record: LogRecord,
    pages: Pages,
    lgpos: int,
    begin0: int,
    *,
    observer: ChangeObserver | None = None,
    undone: node.Undone | None = None,
    left_alone: LeftAlone | None = None,
) -> Tally:
    """Do what a record says to the pages that need it; ``lgpos`` is where it starts, ``begin0`` its transaction.

    ``observer`` is told of every versioned replacement and flag-delete, and of every Undo, right before it is
    done, the page still unchanged. ``undone`` gives the version that an Undo takes back. ``left_alone`` says of
    which pages nothing is changed.

    Raises ``Corruption`` with nothing changed: JET_errDbTimeTooOld or TooNew, JET_errPageNotInitialized for a page
    that cannot be had, JET_errLogOperationInconsistentWithDatabase for a record that does not fit its page,
    JET_errLogFileCorrupt for a record that changes no page or may be in a macro only.
    """
    kind = type(record)
    edit = EDITS.get(kind)
    if edit is None or not isinstance(record, NodeRecord):
        return _apply_draft(record, PageEdits(pages, lgpos, left_alone), begin0)
    if left_alone is not None and left_alone(record.pgno):
        return _SKIPPED
    page = pages.get(record.pgno)
    if page is None:
        raise absent(record.pgno, lgpos)
    if page.dbtime != record.dbtime_before:
        is_due(page.dbtime, record.dbtime_before, record.dbtime, record.pgno, lgpos)
        return _SKIPPED
    change, arguments = edit(record, page) if kind is not Undo else edit(record, page, undone)
    if observer is not None and kind in _OBSERVED and (record.flags & node.VERSIONED or kind is Undo):
        observer(record, page, record.iline)
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
    observer: ChangeObserver | None = None,
    left_alone: LeftAlone | None = None,
) -> Tally:
    """Do all records of a macro at its MacroCommit: a split with the operation it makes space for, a merge, or the
    move of a tree's root.

    Takes what stands between MacroBegin and MacroCommit. Raises, tells ``observer`` and asks ``left_alone`` as
    :func:`apply` does.
    """
    if not records:
        return Tally()
    change = next((MACROS[type(record)] for record in records if type(record) in MACROS), None)
    if change is None:
        raise misplaced(records[0], lgpos)
    draft = PageEdits(pages, lgpos, left_alone)
    change(records, draft, observer)
    return draft.carry_out(records[0], begin0)


def _apply_draft(record: LogRecord, draft: PageEdits, begin0: int) -> Tally:
    change = DRAFTS.get(type(record))
    if change is None:
        raise misplaced(record, draft.lgpos)
    change(record, draft)
    return draft.carry_out(record, begin0)
