"""How a full page is split: planned on the existing pages, then written as the records of one macro.

Source for the meaning of the records: docs/formats/recovery.md#splits; the distribution of lines is our own
choice. A plan reads pages and changes none. It proceeds from the leaf upwards until a page has space for the new
pointer or the root grows by a level. If a page cannot be split together with the operation that needs space, only
that page is split (``SplitOper.NONE``), and the operation is tried again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from engine.error_codes import Code
from engine.formats.live_page import LENGTH_SIZE, PREFIX_GAIN, TAG_SIZE, LivePage, header_size
from engine.formats.log.records import Split2, SplitOper, SplitType
from engine.formats.page import PageFlag

PGNO_SIZE = 4
NIL_LINE = -1

_OF_THE_PAGE: Any = None
"""Stands for the image that a macro makes of the page once it carries the macro's dbtime."""

_NOT_TAKEN_OVER = int(PageFlag.ECC | PageFlag.FLUSH_LOW | PageFlag.FLUSH_HIGH | PageFlag.SCRUBBED)
_ROOT, _PARENT_OF_LEAF = int(PageFlag.ROOT), int(PageFlag.PARENT_OF_LEAF)
_LEVEL = int(PageFlag.LEAF | PageFlag.PARENT_OF_LEAF)
_QUICK, _THOROUGH = 1, 8
"""Keys that are tried as a page's prefix."""

_PREFIX_SHARE = 4
"""A page that is started with one node gets that node's key as prefix when this many such nodes would fit."""

Path = Sequence[tuple[LivePage, int]]
"""From the root down: inner pages, and the line of each that leads to the next level."""


class TreeStamp(NamedTuple):
    """What the records of a tree say of it: the root that its space belongs to, its object, their flags."""

    pgno_fdp: int
    objid: int
    flags: int


class SplitOperation(NamedTuple):
    """What a page has no space for; ``SplitOper.NONE`` for a split on its own."""

    oper: SplitOper
    key: bytes = b""
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class PageSplit:
    """One page that is split: lines from ``line_split`` on, counted with the operation done, go to a new page.

    The prefixes are the keys of lines: ``line_prefix`` on the page itself, ``line_prefix_new`` counted from
    ``line_split``; -1 for none. ``separator`` is the key that the parent gets for the page.
    """

    page: LivePage
    split_type: SplitType
    oper: SplitOper
    line_oper: int
    line_split: int
    count: int
    line_prefix: int = NIL_LINE
    prefix: bytes = b""
    line_prefix_new: int = NIL_LINE
    separator: bytes = b""

    @property
    def needs_image(self) -> bool:
        """Whether nodes move that no record of the macro holds (docs/formats/recovery.md#splits)."""
        if self.split_type is SplitType.APPEND:
            return False
        only_new = self.oper is SplitOper.INSERT and self.line_split == self.line_oper == self.count - 1
        return self.split_type is SplitType.VERTICAL or not only_new


@dataclass(frozen=True, slots=True)
class Pointer:
    """An inner page with space: it only gets the pointer to the new page, before ``line``."""

    page: LivePage
    line: int


@dataclass(frozen=True, slots=True)
class SplitPlan:
    """``levels`` from the highest page concerned down; ``performs`` tells whether the operation is part of it."""

    levels: tuple[PageSplit | Pointer, ...]
    performs: bool

    @property
    def new_pages(self) -> int:
        """Pages that have to be taken from the tree's space first."""
        return sum(isinstance(level, PageSplit) for level in self.levels)

    @property
    def leaves_empty(self) -> bool:
        """Whether nothing stays on the old leaf, which then has to leave the tree."""
        leaf = self.levels[-1]
        return isinstance(leaf, PageSplit) and leaf.split_type is SplitType.RIGHT and not leaf.line_split

    @property
    def lands_on_new(self) -> bool:
        """Whether the node of the operation is on the new leaf afterwards."""
        leaf = self.levels[-1]
        return isinstance(leaf, PageSplit) and leaf.line_oper >= leaf.line_split

    def line_behind(self, line: int) -> int:
        """Where the node of the operation, for ``line``, is afterwards."""
        leaf = self.levels[-1]
        return line - leaf.line_split if isinstance(leaf, PageSplit) and self.lands_on_new else line


def page_capacity(page_size: int) -> int:
    """Bytes for the prefix and the nodes (with their tags) of a page that is no root."""
    return page_size - header_size(page_size) - TAG_SIZE


def node_cost(key: bytes, data_size: int) -> int:
    """Bytes of a node without prefix compression, its tag included."""
    return TAG_SIZE + LENGTH_SIZE + len(key) + data_size


def plan_split(
    path: Path, page: LivePage, line: int, operation: SplitOperation, *, unique: bool, ascending: bool = False
) -> SplitPlan:
    """Split leaf ``page``, reached by ``path``, for ``operation`` at ``line``.

    ``ascending`` says that the line before was inserted last: what follows goes behind the new one, too.
    """
    levels: list[PageSplit | Pointer] = []
    above = list(path)
    performs = operation.oper is not SplitOper.NONE
    appending = False
    while True:
        split = _Lines(page, line, operation, unique, ascending and page.is_leaf).plan(appending)
        if split.oper is SplitOper.NONE:
            levels.clear()
            performs = False
        levels.append(split)
        if split.split_type is SplitType.VERTICAL:
            break
        appending = appending or split.split_type is SplitType.APPEND
        pointer = page.pgno.to_bytes(PGNO_SIZE, "little")
        page, line = above.pop()
        if len(page.pack(split.separator, pointer)[0]) + TAG_SIZE <= page.free:
            levels.append(Pointer(page, line))
            break
        operation = SplitOperation(SplitOper.INSERT, split.separator, pointer)
    return SplitPlan(tuple(reversed(levels)), performs)


def split_records(plan: SplitPlan, new_pages: Sequence[int], tree: TreeStamp) -> list[Split2]:
    """The Split2 records of a plan from its highest level down; ``new_pages`` in the same order."""
    numbers = iter(new_pages)
    records: list[Split2] = []
    for level in plan.levels:
        if isinstance(level, PageSplit):
            record = _split_record(level, next(numbers), tree)
        else:
            record = _pointer_record(level, tree)
        record.pgno_parent = records[-1].pgno if records else 0
        record.flags = tree.flags
        records.append(record)
    return records


def _pointer_record(level: Pointer, tree: TreeStamp) -> Split2:
    return Split2(
        pgno=level.page.pgno,
        pgno_new=0,
        pgno_fdp=tree.pgno_fdp,
        objid_fdp=tree.objid,
        split_type=SplitType.VERTICAL,
        split_oper=SplitOper.NONE,
        iline_oper=level.line,
        iline_split=0,
        clines=0,
        new_page_flags=0,
        split_page_flags=0,
        iline_prefix_split=0,
        iline_prefix_new=0,
        key_parent=b"",
        prefix_split_old=b"",
        prefix_split_new=b"",
        image=b"",
    )


def _split_record(level: PageSplit, pgno_new: int, tree: TreeStamp) -> Split2:
    page = level.page
    split_flags = page.flags & ~_NOT_TAKEN_OVER
    new_flags = split_flags & ~_ROOT
    if level.split_type is SplitType.VERTICAL:
        above_leaf = _PARENT_OF_LEAF if page.is_leaf else 0
        split_flags = split_flags & ~_LEVEL | above_leaf
    return Split2(
        pgno=page.pgno,
        pgno_new=pgno_new,
        pgno_fdp=tree.pgno_fdp,
        objid_fdp=tree.objid,
        pgno_right=page.next if page.is_leaf and level.split_type is not SplitType.VERTICAL else 0,
        split_type=level.split_type,
        split_oper=level.oper,
        iline_oper=level.line_oper,
        iline_split=level.line_split,
        clines=level.count,
        new_page_flags=new_flags,
        split_page_flags=split_flags,
        iline_prefix_split=level.line_prefix,
        iline_prefix_new=level.line_prefix_new,
        key_parent=level.separator,
        prefix_split_old=page.prefix if level.split_type is SplitType.RIGHT else b"",
        prefix_split_new=level.prefix,
        image=_OF_THE_PAGE if level.needs_image else b"",
    )


class _Lines:
    """The lines that a page would have after an operation, and the ways to spread them over two pages."""

    def __init__(
        self, page: LivePage, line: int, operation: SplitOperation, unique: bool, ascending: bool = False
    ) -> None:
        self.page, self.line, self.operation, self.unique = page, line, operation, unique
        self.ascending = ascending
        self.capacity = page_capacity(page.size)

    @cached_property
    def keys(self) -> list[bytes]:
        page = self.page
        keys = [page.key(index) for index in range(len(page.lines))]
        if self.operation.oper is SplitOper.INSERT:
            keys.insert(self.line, self.operation.key)
        return keys

    @cached_property
    def costs(self) -> list[int]:
        """Bytes of each line without prefix compression, its tag included."""
        page, line, operation = self.page, self.line, self.operation
        sizes = [len(page.data(index)) for index in range(len(page.lines))]
        if operation.oper is SplitOper.INSERT:
            sizes.insert(line, len(operation.data))
        elif operation.oper is not SplitOper.NONE:
            sizes[line] = len(operation.data)
        return [node_cost(key, size) for key, size in zip(self.keys, sizes, strict=True)]

    def plan(self, appending: bool) -> PageSplit:
        """The best split with the operation, or without it when there is none with it."""
        if self.page.is_root:
            split = self._vertical()
        else:
            split = self._append() or self._right(appending, _QUICK) or self._right(appending, _THOROUGH)
        if split is not None:
            return split
        if len(self.page.lines) == 1 and not self.page.is_root and self.operation.oper is not SplitOper.INSERT:
            return self._move()
        if self.operation.oper is SplitOper.NONE:
            raise Code.RecordTooBig.error(f"Page {self.page.pgno} cannot be split into two pages.")
        return _Lines(self.page, 0, SplitOperation(SplitOper.NONE), self.unique).plan(appending)

    def _vertical(self) -> PageSplit | None:
        count = len(self.keys)
        prefix, used = self._prefix(0, count, _THOROUGH)
        if used > self.capacity:
            return None
        return PageSplit(
            self.page, SplitType.VERTICAL, self.operation.oper, self.line, 0, count, line_prefix_new=prefix
        )

    def _append(self) -> PageSplit | None:
        """The new last node of the tree goes to a page of its own."""
        page, line, (oper, key, data) = self.page, self.line, self.operation
        if oper is not SplitOper.INSERT or not page.is_leaf or page.next or not len(page.lines) == line > 0:
            return None
        as_prefix = len(key) > PREFIX_GAIN and node_cost(key, len(data)) * _PREFIX_SHARE <= self.capacity
        return PageSplit(
            *(page, SplitType.APPEND, SplitOper.INSERT, line, line, line + 1),
            line_prefix_new=0 if as_prefix else NIL_LINE,
            separator=self._separator(line, page.key(line - 1), key),
        )

    def _right(self, appending: bool, candidates: int) -> PageSplit | None:
        """The first way to spread the lines so that both pages hold theirs, the most wanted one first."""
        for at in self._places(appending):
            prefix, used = self._prefix(0, at, candidates)
            if used > self.capacity:
                continue
            prefix_new, used = self._prefix(at, len(self.keys), candidates)
            if used > self.capacity:
                continue
            return PageSplit(
                *(self.page, SplitType.RIGHT, self.operation.oper, self.line, at, len(self.keys)),
                line_prefix=prefix,
                prefix=self.keys[prefix] if prefix >= 0 else b"",
                line_prefix_new=prefix_new,
                separator=self._separator(at, self.keys[at - 1], self.keys[at]),
            )
        return None

    def _move(self) -> PageSplit:
        """The only node, which could grow but for the prefix of its page, goes to a page without one."""
        separator = self.keys[0] if self.unique else self.keys[0] + self._data(0)
        return PageSplit(self.page, SplitType.RIGHT, self.operation.oper, 0, 0, 1, separator=separator)

    def _places(self, appending: bool) -> Iterator[int]:
        """Where to split, best first: at the end below which the tree grows, else near the middle in bytes.

        Behind a line of an ascending run, whose next lines then find room without moving others; the run's last
        line on the page goes to a page of its own.
        """
        count = len(self.keys)
        if self.ascending:
            yield from (self.line + 1, self.line) if self.line + 1 < count else (self.line,)
        if appending and not self.page.is_leaf:
            yield from range(count - 1, 0, -1)
            return
        first = self.page.is_leaf and not self.page.prev and self.operation.oper is SplitOper.INSERT
        middle = 1 if first and not self.line else self._middle()
        yield from sorted(range(1, count), key=lambda at: abs(at - middle))

    def _middle(self) -> int:
        half, used = sum(self.costs) // 2, 0
        for index, cost in enumerate(self.costs):
            if used + cost // 2 >= half:
                return index
            used += cost
        return len(self.costs) - 1

    def _prefix(self, start: int, end: int, candidates: int) -> tuple[int, int]:
        """Line (from ``start``) whose key saves most as the prefix of these lines, -1 for none; and bytes used.

        Some lines are checked, evenly spread. Among many keys a middle one comes close to the best.
        """
        keys = self.keys[start:end]
        plain = sum(self.costs[start:end])
        best, saved = NIL_LINE, 0
        looked_at = {(2 * index + 1) * len(keys) // (2 * candidates) for index in range(candidates)}
        for candidate in looked_at if len(keys) > 1 else ():
            prefix = keys[candidate]
            gain = -len(prefix)
            for key in keys:
                common = common_length(prefix, key)
                if common > PREFIX_GAIN:
                    gain += common - LENGTH_SIZE
            if gain > saved:
                best, saved = candidate, gain
        return best, plain - saved

    def _separator(self, at: int, left: bytes, right: bytes) -> bytes:
        """The key above all lines before ``at`` and not above the others, as short as may be on leaves.

        ``left`` and ``right`` are the keys on both sides.
        """
        if not self.page.is_leaf:
            return left
        common = common_length(left, right)
        if self.unique or common < len(right):
            return right[: common + 1]
        left, right = left + self._data(at - 1), right + self._data(at)
        return right[: common_length(left, right) + 1]

    def _data(self, index: int) -> bytes:
        if self.operation.oper is not SplitOper.INSERT:
            return self.page.data(index)
        if index == self.line:
            return self.operation.data
        return self.page.data(index - (index > self.line))


def common_length(one: bytes, other: bytes) -> int:
    """How many bytes two keys have in common from their beginning."""
    most = min(len(one), len(other))
    if one[:most] == other[:most]:
        return most
    # The first differing byte is the highest set one of the difference.
    difference = int.from_bytes(one[:most], "big") ^ int.from_bytes(other[:most], "big")
    return most - (difference.bit_length() + 7) // 8
