"""Classifies a run of database pages as they were read: one state for each page.

Content beyond the owned space has no meaning and is never damage (docs/formats/database-header.md#the-file).
"""

from __future__ import annotations

import numpy as np

from engine.files import ReadFile
from engine.formats.checksum import misplaced_from, verify_pages
from engine.formats.db_header import DatabaseHeader, page_offset, pages_in_file
from engine.formats.page import PageHeader
from engine.progress import PageState
from engine.storage.owned_space import check_not_cut_short

Buffer = bytes | bytearray | memoryview
_BAD = bytes((PageState.BAD,))
_SMALL = 8192
"""Larger pages store their number, and four checksums have to agree about it."""


def judge(buffer: Buffer, page_size: int, first_pgno: int, owned: int) -> bytes:
    """A :class:`~engine.progress.PageState` byte for each whole page; ``owned`` is the last owned page."""
    verdicts = verify_pages(buffer, page_size, first_pgno)
    if b"\0" not in verdicts.ok.tobytes():
        return bytes((PageState.VERIFIED,)) * len(verdicts.ok)
    states = np.full(len(verdicts.ok), int(PageState.BAD), dtype=np.uint8)
    states[verdicts.blank] = int(PageState.BLANK)
    states[verdicts.ok] = int(PageState.VERIFIED)
    beyond = max(owned - first_pgno + 1, 0)
    tail = states[beyond:]
    tail[tail == int(PageState.BAD)] = int(PageState.UNOWNED)
    return states.tobytes()


def bad_pages(states: bytes, first_pgno: int) -> list[int]:
    """Numbers of the pages that are damaged."""
    if _BAD not in states:
        return []
    found = np.flatnonzero(np.frombuffer(states, dtype=np.uint8) == int(PageState.BAD))
    return [first_pgno + int(index) for index in found]


def count_states(states: bytes) -> dict[PageState, int]:
    """How many pages have each state."""
    return {state: states.count(state) for state in PageState}


def number_carried(file: ReadFile, page: Buffer, pgno: int) -> int | None:
    """The number of another page that the bad page ``pgno`` carries; ``None`` when it is rather damaged.

    On a small page a byte that flipped in the stored checksum looks like another number. So the page at that
    number's place has to be its kin: empty, or of the same tree and between the same neighbours, as an older
    image of it is.
    """
    other = misplaced_from(page, pgno)
    if other is None or len(page) > _SMALL:
        return other
    offset = page_offset(other, len(page))
    there = file.read_at(offset, len(page)) if other > 0 else b""
    if len(there) != len(page):
        return None
    return other if not any(there) or _kin(there) == _kin(page) else None


def _kin(page: Buffer) -> tuple[int, int, int]:
    header = PageHeader(bytes(page[: PageHeader.SIZE]))
    return header.pgno_prev, header.pgno_next, header.objid_fdp


def owned_limit(file: ReadFile, size: int, header: DatabaseHeader) -> int:
    """The last page that the database owns, or the last of the file when its space trees cannot be read.

    Raises JET_errFileIOBeyondEOF (-4001) as :func:`~engine.storage.owned_space.check_not_cut_short` does.
    """
    owned = check_not_cut_short(file, size, header)
    if owned is not None:
        return owned
    page_size = header.page_size  # all of it counts, so the damage is found where it is
    return max(pages_in_file(size, page_size), -(-size // page_size) - 2)
