"""Pages that are created or freed: new pages, roots of trees with their space trees.

Source: docs/formats/recovery.md#single-pages, docs/formats/tree-and-space.md#space-of-a-tree.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from engine.change.page_changes import PageEdits, empty, misfit
from engine.formats.live_page import TAG_SIZE, LivePage
from engine.formats.log.records import (
    ConvertFDP2,
    CreateMultipleExtentFDP,
    CreateSingleExtentFDP,
    EmptyTree,
    NewPage,
    RecordFlag,
)
from engine.formats.page import SPLIT_BUFFER_SIZE, PageFlag

SMALL_SPACE = 32
"""Pages after the root that the bitmap of a tree with a single extent knows."""

_HEADER = struct.Struct("<iIII")
_HAS_SPACE = 1
"""Flag of an external header with several fields: the space header is the first of them."""
_MULTIPLE, _NON_UNIQUE = 1, 2
_ROOT = PageFlag.ROOT | PageFlag.LEAF
_EMPTY_BUFFER = bytes(SPLIT_BUFFER_SIZE)

Extents = list[tuple[int, int]]
"""Each as (last page, number of pages)."""


def new_page(record: NewPage, draft: PageEdits) -> None:
    """A page that is only announced: no tags at all."""
    if draft.defines(record.pgno, record.dbtime):
        flags = PageFlag.PRE_INITIALISED
        page = draft.define(record.pgno, record.dbtime, objid=record.objid, flags=flags)
        page.has_tags = False
        page.free += TAG_SIZE


def single_extent(record: CreateSingleExtentFDP, draft: PageEdits) -> None:
    """The root of a tree whose free pages are in a bitmap."""
    if draft.defines(record.pgno, record.dbtime):
        _define_root(record, draft, 0, single_extent_bitmap(record.cpg_primary))


def single_extent_bitmap(cpg_primary: int) -> int:
    """The free pages of a new tree of ``cpg_primary`` pages: bit i is the page i + 1 after the root."""
    return 0xFFFFFFFF if cpg_primary > SMALL_SPACE else (1 << max(cpg_primary - 1, 0)) - 1


def multiple_extent(record: CreateMultipleExtentFDP, draft: PageEdits) -> None:
    """The root of a tree, and the roots of its two space trees."""
    if draft.defines(record.pgno, record.dbtime):
        _define_root(record, draft, _MULTIPLE, record.pgno_oe)
    last, count = record.pgno + record.cpg_primary - 1, record.cpg_primary
    _define_extents(record, draft, record.pgno_oe, [(last, count)])
    _define_extents(record, draft, record.pgno_ae, [(last, count - 3)])


def convert(record: ConvertFDP2, draft: PageEdits) -> None:
    """A tree with a bitmap gets space trees, on the first two pages of its second extent."""
    root = draft.change(record.pgno, record.dbtime_before, record.dbtime)
    if root is not None:
        root.set_external(_converted(record, root))
    first = record.pgno + record.cpg_primary - 1, record.cpg_primary
    last = record.pgno_secondary + record.cpg_secondary - 1
    free = [*_free_extents(record), (last, record.cpg_secondary - 2)]
    _define_extents(record, draft, record.pgno_oe, [first, (last, record.cpg_secondary)])
    _define_extents(record, draft, record.pgno_ae, free)


def empty_tree(record: EmptyTree, draft: PageEdits) -> None:
    """A tree loses its pages; the root alone stays, as an empty leaf."""
    for before, pgno, _ in record.pages:
        page = draft.change(pgno, before, record.dbtime)
        if page is not None:
            empty(page)
    root = draft.change(record.pgno, record.dbtime_before, record.dbtime)
    if root is not None:
        if not root.is_root or root.is_leaf or len(root.lines) != 1:
            raise misfit(record, root.pgno, "it is not a root with one child")
        root.remove(0)
        root.flags = int(root.flags & ~PageFlag.PARENT_OF_LEAF | PageFlag.LEAF)


Create = CreateSingleExtentFDP | CreateMultipleExtentFDP


def _define_root(record: Create, draft: PageEdits, kind: int, last_field: int) -> None:
    external = _space_header(record, kind, last_field)
    draft.define(
        record.pgno, record.dbtime, objid=record.objid, flags=record.page_flags | _ROOT, external=external
    )


def _space_header(record: Create | ConvertFDP2, kind: int, last_field: int) -> bytes:
    if not record.flags & RecordFlag.UNIQUE:
        kind |= _NON_UNIQUE
    return _HEADER.pack(record.cpg_primary, record.pgno_parent, kind, last_field)


def _converted(record: ConvertFDP2, root: LivePage) -> bytes:
    """The root's external header with its space header exchanged, other fields kept."""
    header, old = _space_header(record, _MULTIPLE, record.pgno_secondary), root.external
    if len(old) == _HEADER.size:
        return header
    if len(old) <= _HEADER.size or not old[0] & _HAS_SPACE:
        raise misfit(record, root.pgno, "it has no space header")
    return old[:1] + header + old[1 + _HEADER.size :]


def _define_extents(
    record: CreateMultipleExtentFDP | ConvertFDP2, draft: PageEdits, pgno: int, extents: Extents
) -> None:
    """The root of a space tree with these extents; those without pages get no node."""
    if not draft.defines(pgno, record.dbtime):
        return
    flags = record.page_flags | _ROOT | PageFlag.SPACE_TREE
    page = draft.define(pgno, record.dbtime, objid=record.objid, flags=flags, external=_EMPTY_BUFFER)
    for index, (last, count) in enumerate(sorted(extent for extent in extents if extent[1])):
        if not 0 < count <= last <= 0xFFFFFFFF:
            raise misfit(record, pgno, "an extent has an invalid size")
        page.insert(index, *page.pack(last.to_bytes(4, "big"), count.to_bytes(4, "little")))


def _free_extents(record: ConvertFDP2) -> Iterator[tuple[int, int]]:
    """The free pages of the first extent in runs: of those in the bitmap, and all after them."""
    top = record.pgno + SMALL_SPACE
    last = record.pgno + record.cpg_primary - 1
    count = max(last - top, 0)
    run = last if count else 0
    for page in range(top, record.pgno, -1):
        if record.available_bits >> (page - record.pgno - 1) & 1:
            run = run if count else page
            count += 1
        elif count:
            yield run, count
            count = 0
    if count:
        yield run, count
