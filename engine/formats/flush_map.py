"""The flush map of a database, ``.jfm``: how each page was written last, so that a write that was lost is noticed.

Each write of a page changes its flush type from 1 to 2 to 3 to 1; the page and the map have it both
(docs/formats/recovery.md#flush-map). An older image of a page has another one, in two cases of three.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from engine.formats.checksum import header_is_valid, verify_pages
from engine.formats.db_header import DatabaseHeader
from engine.formats.stamps import SIGNATURE

SUFFIX = ".jfm"
PAGE = 8192
"""Bytes of a page of the map; the first is its header."""
_HEAD = 64
_PER_PAGE = (PAGE - _HEAD) * 4
_STATE, _CLEAN = 36, 1
_SIGN_MAP = 116
_FILE_TYPE, _FLUSH_MAP = 667, 7
_NEWEST = 8
"""Where the newest dbtime of what a page of the map stands for is; that of a database page is there, too."""
_FLAGS, _SHIFT = 36, 15
"""Where the flags of a database page are, and the two bits of the type in them."""

Types = npt.NDArray[np.uint8]


class FlushMap:
    """The flush types of pages as their engine noted them, 0 is not known; and up to which dbtime it did, one for
    each page of the map."""

    def __init__(self, types: Types, newest: npt.NDArray[np.uint64]) -> None:
        self._types = types
        self._newest = newest

    def lost(self, pages: memoryview, page_size: int, first: int) -> list[tuple[int, int, int]]:
        """Of whole pages from number ``first`` on those of another type: the number, the type, that of the map.

        As Windows does, it says nothing of a page without a type, unless it was never written, nor of one that is
        newer than the map: then it is the map whose write was lost.
        """
        known = self._types[first : first + len(pages) // page_size]
        words = np.frombuffer(pages[: len(known) * page_size], "<u8").reshape(len(known), page_size // 8)
        types = (words[:, _FLAGS // 8] >> (_FLAGS % 8 * 8 + _SHIFT)) & 3
        differ = np.flatnonzero((known != 0) & (types != known))
        newest = self._newest[(differ + first) // _PER_PAGE]
        told = (types[differ] != 0) & (words[differ, _NEWEST // 8] <= newest) | ~words[differ].any(axis=1)
        lost: Sequence[int] = differ[told].tolist()
        return [(first + at, int(types[at]), int(known[at])) for at in lost]


def beside(database: Path) -> Path | None:
    """Where the map of a database is, if there is one; None for a file that has the name of a map itself."""
    path = database.with_suffix(SUFFIX)
    return path if path != database else None


def size_of(pages: int) -> int:
    """Bytes of a map of so many pages."""
    return (pages // _PER_PAGE + 2) * PAGE


def read_flush_map(data: bytes, header: DatabaseHeader) -> FlushMap | None:
    """The map in ``data``, if it is whole, was closed as the database was, and is the one of this header.

    Pages of it that fail their checksums say nothing of theirs.
    """
    whole = len(data) // PAGE * PAGE
    if whole < 2 * PAGE or not header_is_valid(data[:PAGE]) or data[_FILE_TYPE] != _FLUSH_MAP:
        return None
    clean = int.from_bytes(data[_STATE : _STATE + 4], "little") == _CLEAN
    of_map, of_header = SIGNATURE.read(data, _SIGN_MAP), header.sign_flush_map_hdr_flush
    if not (header.is_clean and clean and of_header.is_set and of_map == of_header):
        return None
    good = verify_pages(data[PAGE:whole], PAGE, 0).ok
    map_pages = np.frombuffer(data, np.uint8, whole - PAGE, PAGE).reshape(-1, PAGE)
    newest = map_pages[:, _NEWEST : _NEWEST + 8].copy().view("<u8").ravel()
    packed = map_pages[:, _HEAD:]
    shifted = packed[:, :, np.newaxis] >> np.array([6, 4, 2, 0], np.uint8)
    types: Types = (shifted & 3).reshape(len(packed), -1).astype(np.uint8)
    types[~good] = 0
    return FlushMap(types.ravel(), newest)
