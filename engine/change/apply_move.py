"""Page moves: one page of a tree, or the root of a tree with the roots of its space trees, which is a macro.

A database that shrinks moves pages from the end of the file to its start, and then truncates the file. Every
record contains the old page, so that the new one can be created if the old one no longer exists. Source:
docs/formats/recovery.md#moves; the vendor's redo of root moves.
"""

from __future__ import annotations

from collections.abc import Sequence

from engine.change.page_changes import ChangeObserver, PageEdits, empty, misfit, misplaced, pointer, set_pointer
from engine.error_codes import Code
from engine.formats.live_page import LivePage
from engine.formats.log.records import LogRecord, MoveFlag, PageMove, Replace, RootPageMove, SetExternalHeader
from engine.formats.space import with_space_field, with_space_header


def move_page(record: PageMove, draft: PageEdits) -> None:
    """A page's content moves to another page; its parent and neighbours learn the new number."""
    source = draft.change(record.pgno, record.dbtime_before, record.dbtime)
    is_due = draft.defines(record.pgno_dest, record.dbtime)
    if is_due:
        _fill_moved(record, source, draft)
    if source is not None:
        empty(source)
    if record.pgno_parent:
        parent = draft.change(record.pgno_parent, record.dbtime_parent_before, record.dbtime)
    else:
        raise misfit(record, record.pgno, "a root is moved outside a macro")
    if parent is not None:
        if pointer(parent, record.iline_parent) != record.pgno:
            raise misfit(record, parent.pgno, f"line {record.iline_parent} does not point to page {record.pgno}")
        set_pointer(parent, record.iline_parent, record.pgno_dest)
    if record.pgno_left:
        left = draft.change(record.pgno_left, record.dbtime_left_before, record.dbtime)
        if left is not None:
            left.next = record.pgno_dest
    if record.pgno_right:
        right = draft.change(record.pgno_right, record.dbtime_right_before, record.dbtime)
        if right is not None:
            right.prev = record.pgno_dest


def _fill_moved(record: PageMove, source: LivePage | None, draft: PageEdits) -> LivePage:
    """The new page, from the old one, or from the record when the old one is empty already."""
    if source is None:
        middle = draft.page_size - len(record.header) - len(record.trailer)
        if middle < 0:
            raise misfit(record, record.pgno, "its image is larger than a page")
        source = LivePage.load(record.header + bytes(middle) + record.trailer, record.pgno)
    page = draft.define(
        record.pgno_dest, record.dbtime, objid=source.objid, flags=source.flags, external=source.external
    )
    page.prev, page.next = source.prev, source.next
    for index, (line, flags) in enumerate(zip(source.lines, source.line_flags, strict=True)):
        page.insert(index, line, flags)
    page.uncommitted_free = source.uncommitted_free
    return page


def move_root(records: Sequence[LogRecord], draft: PageEdits, observer: ChangeObserver | None = None) -> None:
    """A tree's root and its space trees' roots go elsewhere; child trees and both catalogs learn the new number.

    The macro opens with its RootPageMove. Then come a PageMove for each root, a SetExternalHeader for each tree
    whose parent moves, a Replace for each row of the catalogs.
    """
    opening, *parts = records
    if not isinstance(opening, RootPageMove):
        raise misplaced(opening, draft.lgpos)
    moves = [record for record in parts if isinstance(record, PageMove)]
    oe_root = next((move.pgno_dest for move in moves if move.move_flags & MoveFlag.OE_ROOT), 0)
    for record in parts:
        match record:
            case PageMove():
                _move_one_root(record, oe_root if record.move_flags & MoveFlag.FDP_ROOT else 0, draft)
            case SetExternalHeader():
                page = draft.change(record.pgno, record.dbtime_before, record.dbtime)
                if page is not None:
                    page.set_external(with_space_header(page.external, record.data))
            case Replace():
                _replace_row(record, draft)
            case _:
                name = type(record).__name__
                raise Code.LogFileCorrupt.error(f"A {name} record is not valid in the move of a root page.")


def _move_one_root(record: PageMove, oe_root: int, draft: PageEdits) -> None:
    """A root, always made from the image in the record, as the vendor does; the FDP's names the new OE root."""
    source = draft.change(record.pgno, record.dbtime_before, record.dbtime)
    if draft.defines(record.pgno_dest, record.dbtime):
        page = _fill_moved(record, None, draft)
        if oe_root:
            page.set_external(with_space_field(page.external, oe_root))
    if source is not None:
        empty(source)


def _replace_row(record: Replace, draft: PageEdits) -> None:
    page = draft.change(record.pgno, record.dbtime_before, record.dbtime)
    if page is None:
        return
    if record.iline >= len(page.lines):
        raise misfit(record, page.pgno, f"it has no line {record.iline}")
    page.set_data(record.iline, record.data)
