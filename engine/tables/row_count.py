"""The rows of a table counted without a look at any of them: a tree level by level, many pages at a time."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator

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
_LEAF, _ROOT, _RECORDS = int(PageFlag.LEAF), int(PageFlag.ROOT), int(PageFlag.NEW_RECORD_FORMAT)
_GONE = int(PageFlag.EMPTY | PageFlag.PRE_INITIALISED)

Numbers = npt.NDArray[np.uint32]


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
            if not len(numbers) or not 1 <= numbers[0] <= numbers[-1] <= self._page_count:
                return None
            if (numbers[1:] == numbers[:-1]).any():
                return None
            count = seen = 0
            below = array("I")
            for lines, mine in self._lines(numbers):
                seen += len(mine)
                if not self._belong(lines, mine, root, objid):
                    return None
                is_leaf = lines.page_flags & _LEAF != 0
                if is_leaf.all():
                    count += lines.live()
                    continue
                children = None if is_leaf.any() else lines.children()
                if children is None:
                    return None
                below.frombytes(children.tobytes())
            if seen < len(numbers) or (count and below):
                return None
            if not below:
                return count
            numbers = np.frombuffer(below, dtype=np.uint32)
            numbers.sort()
        return None

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
