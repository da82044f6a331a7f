"""Lost writes of a clean database: pages that are older than the flush map beside it knows."""

from __future__ import annotations

from collections.abc import Iterator

from engine.digest import CHUNK
from engine.errors import JetError
from engine.files import ReadFile
from engine.formats.db_header import HeaderReading, pages_in_file
from engine.formats.flush_map import FlushMap, read_flush_map, size_of
from engine.progress import PagesRead, PageState


def map_in(file: ReadFile, size: int, reading: HeaderReading) -> FlushMap | None:
    """The map in ``file`` for a database of ``size`` bytes; without one that can be read, and is its own, nothing
    is said of lost writes. The map of a database that is not clean is written later than its pages."""
    if not reading.header.is_clean:
        return None
    try:
        longest = 2 * size_of(pages_in_file(size, reading.page_size)) + CHUNK
        return read_flush_map(file.read_at(0, min(file.stat().size, longest)), reading.header)
    except (JetError, OSError):
        return None


def lost_writes(known: FlushMap, pages: memoryview, read: PagesRead) -> Iterator[tuple[int, str]]:
    """The pages that were not written last as ``known`` says, and what is wrong with each; only of those that pass
    their checksums."""
    for pgno, is_, was in known.lost(pages, read.page_size, read.first):
        if read.states[pgno - read.first] in (PageState.VERIFIED, PageState.BLANK):
            yield (
                pgno,
                f"Page {pgno} is not as the engine wrote it last: that write was lost, or an older page was put "
                f"back. Its flush type is {is_}; in the flush map it is {was}.",
            )
