"""The lines of many pages at once, as arrays: for those who count, and need no line by itself.

What :class:`~engine.formats.page.Page` says of one page. Source: docs/formats/page.md#tag-array.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.formats.page import DELETED, LARGEST_SMALL_PAGE, PREFIXED, LargePageHeader, PageHeader

_LOW_TAGS, _LENGTH = 0xFFF, 0x1FFF
_POINTER = 4
_OBJID, _ITAG_STATE, _FLAGS = PageHeader.objid_fdp.offset, PageHeader.itag_state.offset, PageHeader.flags.offset


@dataclass(frozen=True, slots=True)
class PageLines:
    """The nodes of pages: a row of each array is a page, a column a tag, the last one first.

    ``is_node`` tells which of the places are nodes; ``starts`` counts from the first byte of all pages. ``objids``
    and ``page_flags`` are those of the pages. ``sound``: whether the lines of a page are in the bounds of its data
    area, and its nodes are no shorter than a pointer; one that is not has no nodes here.
    """

    data: npt.NDArray[np.uint8]
    objids: npt.NDArray[np.uint32]
    page_flags: npt.NDArray[np.uint32]
    is_node: npt.NDArray[np.bool_]
    starts: npt.NDArray[np.int32]
    sizes: npt.NDArray[np.integer[Any]]
    node_flags: npt.NDArray[np.integer[Any]]
    sound: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, pages: npt.NDArray[np.uint8], ok: npt.NDArray[np.bool_]) -> PageLines:
        """The lines of ``pages``, whole ones, a row each, in one piece; ``ok``: whether their checksums are."""
        count, size = pages.shape
        large = size > LARGEST_SMALL_PAGE
        base = LargePageHeader.SIZE if large else PageHeader.SIZE
        state = _words(pages, _ITAG_STATE, "<u2")
        tags, first = state & _LOW_TAGS, np.maximum(state >> 12 & 7, 1)
        ends = size - 4 * tags.astype(np.int32)
        sound = ok & (ends >= base)
        most = int(tags[sound].max(initial=1))
        words = np.ascontiguousarray(pages[:, size - 4 * most :]).view("<u2").reshape(count, most, 2)
        number = np.arange(most - 1, -1, -1, dtype=np.uint16)
        is_line = number < tags[:, None]
        is_node = is_line & (number >= first[:, None])
        mask = 0x7FFF if large else _LENGTH
        sizes, places = words[:, :, 0] & mask, words[:, :, 1]
        starts = (places & mask) + np.int32(base)
        sound &= ((starts + sizes <= ends[:, None]) | ~is_line).all(axis=1)
        sound &= ((sizes >= _POINTER) | ~is_node).all(axis=1)
        is_node &= sound[:, None]
        starts += np.arange(0, count * size, size, dtype=np.int32)[:, None]
        data = pages.reshape(-1)
        node_flags = places >> 13 if not large else data[np.where(is_node, starts + 1, 0)].astype(np.uint16) >> 5
        objids, flags = _words(pages, _OBJID, "<u4"), _words(pages, _FLAGS, "<u4")
        return cls(data, objids, flags, is_node, starts, sizes, node_flags, sound)

    def live(self) -> int:
        """How many nodes are not deleted."""
        return int(np.count_nonzero(self.is_node & (self.node_flags & DELETED == 0)))

    def children(self) -> npt.NDArray[np.uint32] | None:
        """The pages that the nodes of inner pages point to; ``None`` where a node is none of an inner page."""
        here = self.is_node
        starts, ends = self.starts[here], self.starts[here] + self.sizes[here]
        keys = starts + np.where(self.node_flags[here] & PREFIXED, 2, 0)
        lengths = (self.data[keys] | self.data[keys + 1].astype(np.int32) << 8) & _LENGTH
        if (keys + 2 + lengths + _POINTER != ends).any():
            return None
        found: npt.NDArray[np.uint32] = self.data[ends[:, None] + np.arange(-_POINTER, 0)].view("<u4")[:, 0]
        return found


def _words(pages: npt.NDArray[np.uint8], offset: int, kind: str) -> npt.NDArray[np.uint32]:
    """A number of each page's header."""
    width = np.dtype(kind).itemsize
    return np.ascontiguousarray(pages[:, offset : offset + width]).view(kind)[:, 0].astype(np.uint32)
