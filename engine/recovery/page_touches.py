"""Which pages a record changes, and under which condition: the dbtime rule, read from the record's bytes alone.

Recovery rehearses with this, so that whatever would stop redo is found before anything is changed; it has to agree
with ``apply``, which a test holds. Source: docs/formats/recovery.md#the-dbtime-rule and what follows there.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from typing import NamedTuple

from engine.formats.log.record_types import RecordType as T

_PAGE = struct.Struct("<4xIqq")
_NEW_PAGE = struct.Struct("<4xI4xq")
_SPLIT = struct.Struct("<IIq")
_MERGE = struct.Struct("<IqIq")
_MOVE = struct.Struct("<IIIIqqq")
_CREATE_MULTIPLE = struct.Struct("<4xII")
_EMPTIED = struct.Struct("<qI4x")
_PGNO, _SPLIT_LINES = struct.Struct("<I"), struct.Struct("<HH")
_EMPTIED_AT, _TAIL_AT, _SPLIT_LINES_AT = 46, 32, 70


class Touch(NamedTuple):
    """A page that a record brings from ``before`` to ``after``; ``before`` is ``None`` for one defined anew."""

    pgno: int
    before: int | None
    after: int


def touches(kind: int, body: bytes) -> Iterator[Touch]:
    """The pages of one record; for a node's record in a macro none, since the split or merge does its work."""
    found = _RULES.get(T(kind))
    if found is not None:
        yield from found(body)


def landing_page(split: bytes, operation: bytes) -> int:
    """Where the node of a macro's operation is afterwards, given the Split2 of its leaf and the operation.

    On the new page it is changed there, from the image, whatever became of the old page.
    """
    (pgno_new,) = _PGNO.unpack_from(split, _TAIL_AT)
    oper, line_split = _SPLIT_LINES.unpack_from(split, _SPLIT_LINES_AT)
    if pgno_new and oper >= line_split:
        return int(pgno_new)
    return int(_PAGE.unpack_from(operation)[0])


def _single(body: bytes) -> Iterator[Touch]:
    pgno, after, before = _PAGE.unpack_from(body)
    yield Touch(pgno, before, after)


def _new_page(body: bytes) -> Iterator[Touch]:
    pgno, after = _NEW_PAGE.unpack_from(body)
    yield Touch(pgno, None, after)


def _create_single(body: bytes) -> Iterator[Touch]:
    pgno, after, _ = _PAGE.unpack_from(body)
    yield Touch(pgno, None, after)


def _create_multiple(body: bytes) -> Iterator[Touch]:
    yield from _create_single(body)
    yield from _space_roots(body)


def _space_roots(body: bytes) -> Iterator[Touch]:
    _, after, _ = _PAGE.unpack_from(body)
    for pgno in _CREATE_MULTIPLE.unpack_from(body, _TAIL_AT):
        yield Touch(pgno, None, after)


def _convert(body: bytes) -> Iterator[Touch]:
    yield from _single(body)
    yield from _space_roots(body)


def _split(body: bytes) -> Iterator[Touch]:
    pgno, after, before = _PAGE.unpack_from(body)
    new, right, right_before = _SPLIT.unpack_from(body, _TAIL_AT)
    yield Touch(pgno, before, after)
    if new:
        yield Touch(new, None, after)
        if right:
            yield Touch(right, right_before, after)


def _merge(body: bytes) -> Iterator[Touch]:
    pgno, after, before = _PAGE.unpack_from(body)
    yield Touch(pgno, before, after)
    right, right_before, left, left_before = _MERGE.unpack_from(body, _TAIL_AT)
    if right:
        yield Touch(right, right_before, after)
    if left:
        yield Touch(left, left_before, after)


def _move(body: bytes) -> Iterator[Touch]:
    pgno, after, before = _PAGE.unpack_from(body)
    new, left, right, parent, left_before, right_before, parent_before = _MOVE.unpack_from(body, _TAIL_AT)
    yield Touch(pgno, before, after)
    yield Touch(new, None, after)
    for neighbour, neighbour_before in ((parent, parent_before), (left, left_before), (right, right_before)):
        if neighbour:
            yield Touch(neighbour, neighbour_before, after)


def _empty_tree(body: bytes) -> Iterator[Touch]:
    pgno, after, before = _PAGE.unpack_from(body)
    for at in range(_EMPTIED_AT, len(body) - _EMPTIED.size + 1, _EMPTIED.size):
        page_before, page = _EMPTIED.unpack_from(body, at)
        yield Touch(page, page_before, after)
    yield Touch(pgno, before, after)


SINGLE = frozenset(
    int(kind)
    for kind in (
        *(T.Insert, T.FlagInsert, T.FlagInsertAndReplaceData, T.FlagDelete, T.Replace, T.ReplaceD, T.Delete),
        *(T.Delta, T.Delta64, T.SetExternalHeader, T.Undo, T.Scrub),
    )
)
"""Types that change one page that was there before; in a macro they are part of a split."""
_RULES: dict[int, Callable[[bytes], Iterator[Touch]]] = {
    **dict.fromkeys(SINGLE, _single),
    T.NewPage: _new_page,
    T.CreateSingleExtentFDP: _create_single,
    T.CreateMultipleExtentFDP: _create_multiple,
    T.ConvertFDP2: _convert,
    T.Split2: _split,
    T.Merge2: _merge,
    T.EmptyTree: _empty_tree,
    T.PageMove: _move,
}
