"""The rows of a table counted without a look at any of them: a tree level by level, many pages at a time.

The format keeps no number of rows, so a count reads every leaf. An estimate reads some pages of each level,
whatever the size of the table, and says that it is one.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from engine.formats.checksum import verify_pages
from engine.formats.db_header import page_offset
from engine.formats.page import PageFlag
from engine.formats.page_lines import PageLines
from engine.formats.tree import MAX_DEPTH

_AT_ONCE = 1 << 20
"""Bytes that are read at once."""
_GAP = 8
"""Pages of others that are read along rather than read around."""
_SAMPLE = 1024
"""Pages of a level that an estimate reads."""
_COUNTED = 32768
"""Leaves that are counted rather than estimated."""
_LEAF, _ROOT, _RECORDS = int(PageFlag.LEAF), int(PageFlag.ROOT), int(PageFlag.NEW_RECORD_FORMAT)
_GONE = int(PageFlag.EMPTY | PageFlag.PRE_INITIALISED)

Numbers = npt.NDArray[np.uint32]


class NumberOfRows(NamedTuple):
    """How many rows a table has, ``exact`` or about."""

    number: int
    exact: bool


class _Level(NamedTuple):
    """Pages of one level of a tree: the live nodes of leaves, the pages below inner ones in the order of their
    numbers."""

    nodes: int
    is_leaf: bool
    below: Numbers


class LeafCount:
    """Counts the nodes of a tree's leaves that are not deleted. ``read_at`` as in ``ReadOnlyDatabase``."""

    def __init__(self, read_at: Callable[[int, int], bytes], page_size: int, page_count: int) -> None:
        self._read_at = read_at
        self._page_size = page_size
        self._page_count = page_count

    def of(self, root: int, objid: int) -> int | None:
        """The nodes of the tree; ``None`` when anything is not as it should be, which a walk of the tree names."""
        numbers: Numbers = np.array([root], dtype=np.uint32)
        for _ in range(MAX_DEPTH):
            level = self._level(numbers, root, objid)
            if level is None or level.is_leaf:
                return level.nodes if level else None
            numbers = level.below
        return None

    def about(self, root: int, objid: int) -> NumberOfRows | None:
        """The nodes of the tree, from as many pages of each level as a small tree has; ``None`` as in :meth:`of`.

        With as many pages of a level as there are, and in a tree that is quickly read, it is exact.
        """
        numbers: Numbers = np.array([root], dtype=np.uint32)
        share = 1.0
        for _ in range(MAX_DEPTH):
            read = numbers
            if len(numbers) > _SAMPLE:
                read = numbers[np.linspace(0, len(numbers) - 1, _SAMPLE).astype(np.intp)]
            level = self._level(read, root, objid)
            if level is None:
                return None
            share *= len(read) / len(numbers)
            if level.is_leaf:
                if share == 1.0:
                    return NumberOfRows(level.nodes, True)
                if len(read) / share > _COUNTED:
                    return NumberOfRows(round(level.nodes / share), False)
                count = self.of(root, objid)
                return None if count is None else NumberOfRows(count, True)
            numbers = level.below
        return None

    def _level(self, numbers: Numbers, root: int, objid: int) -> _Level | None:
        """What these pages of one level say; ``None`` when anything is not as it should be."""
        if not len(numbers) or not 1 <= numbers[0] <= numbers[-1] <= self._page_count:
            return None
        if (numbers[1:] == numbers[:-1]).any():
            return None
        nodes = seen = 0
        leaves = False
        below = array("I")
        for lines, mine in self._lines(numbers):
            seen += len(mine)
            if not self._belong(lines, mine, root, objid):
                return None
            is_leaf = lines.page_flags & _LEAF != 0
            if is_leaf.all():
                leaves = True
                nodes += lines.live()
                continue
            children = None if is_leaf.any() else lines.children()
            if children is None:
                return None
            below.frombytes(children.tobytes())
        if seen < len(numbers) or leaves == bool(below):
            return None
        if leaves:
            return _Level(nodes, True, numbers)
        numbers = np.frombuffer(below, dtype=np.uint32)
        numbers.sort()
        return _Level(0, False, numbers)

    @staticmethod
    def _belong(lines: PageLines, numbers: Numbers, root: int, objid: int) -> bool:
        """Whether these are pages of the tree in use, and the leaves have records of today's format."""
        flags = lines.page_flags
        is_plain = lines.sound & (flags & _GONE == 0) & ((flags & _ROOT != 0) == (numbers == root))
        is_today = (flags & _RECORDS != 0) | (flags & _LEAF == 0)
        return bool((is_plain & is_today & (lines.objids == objid)).all())

    def _lines(self, numbers: Numbers) -> Iterator[tuple[PageLines, Numbers]]:
        """The lines of pages with these numbers, in order, as far as the file goes; pages that fail their checksum
        are not sound."""
        size, most = self._page_size, _AT_ONCE // self._page_size
        at = 0
        while at < len(numbers):
            some = numbers[at : at + most]
            some = some[: int(np.searchsorted(some, some[0] + most))]
            gaps = np.flatnonzero(np.diff(some) > _GAP)
            some = some[: int(gaps[0]) + 1] if len(gaps) else some
            at += len(some)
            first = int(some[0])
            wanted = (int(some[-1]) - first + 1) * size
            data = self._read_at(page_offset(first, size), wanted)
            if len(data) < wanted:
                return
            pages = np.frombuffer(data, dtype=np.uint8).reshape(-1, size)
            places = some - np.uint32(first)
            verdicts = verify_pages(data, size, first)
            if len(places) < len(pages):
                pages = pages[places]
            yield PageLines.of(pages, verdicts.ok[places]), some
