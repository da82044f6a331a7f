"""Copying one file into a backup set: read, verify, hash, write, sync."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field

from engine.backup.page_reading import PageReading, Reread
from engine.digest import CHUNK, Buffer
from engine.error_codes import Code
from engine.errors import Corruption
from engine.files import WriteFile
from engine.formats.db_header import HEADER_READ, page_offset, read_header
from engine.formats.flush_map import FlushMap
from engine.parallel_copy import ParallelCopy
from engine.progress import PagesRead
from engine.sources.at_rest import changed
from engine.sources.lost_writes import lost_writes
from engine.sources.page_run import owned_limit

__all__ = ["DatabaseCopy", "Reread"]


@dataclass
class DatabaseCopy(PageReading):
    """The copy of one database from ``file`` to ``target``; ``run`` does it and leaves the results."""

    target: WriteFile = field(kw_only=True)
    copy: ParallelCopy = field(kw_only=True)
    flush_map: FlushMap | None = field(kw_only=True, default=None)
    """What the engine noted of its last writes, if the database needs no log."""

    def run(self) -> Generator[None, None, str]:
        """Copy all, a chunk at each step; returns the hash of what is on disk then. Raises as the module says."""
        size = self.database.size
        if self.file.stat().size != size:
            raise changed(self.file.path)
        self.owned = owned_limit(self.file, size, self.database.reading.header)
        with self.copy.into(self.target, size):
            yield from self._copy(0, size)
            return self.copy.finish()

    def _copy(self, start: int, end: int) -> Iterator[None]:
        for offset in range(start, end, CHUNK):
            self.cancel.check()
            length = min(CHUNK, end - offset)
            buffer = self.copy.buffer()
            view = memoryview(buffer)[:length]
            self._read(view, offset)
            states = self.check(view, offset)
            self._put(buffer, length, offset, states)
            yield

    def check(self, view: memoryview, offset: int) -> PagesRead | None:
        """Also refuse a page whose last write was lost: no log has what it lacks."""
        read = super().check(view, offset)
        if read is not None and self.flush_map is not None:
            pages = view[page_offset(read.first, read.page_size) - offset :]
            for pgno, text in lost_writes(self.flush_map, pages[: len(read.states) * read.page_size], read):
                path = self.file.path
                raise Code.ReadLostFlushVerifyFailure.error(f"{path.name}: {text}", path=str(path), page=pgno)
        return read

    def _put(self, buffer: Buffer, length: int, offset: int, states: PagesRead | None = None) -> None:
        self.copy.put(buffer, length, offset)
        self.report.moved(length, states)

    def _read(self, view: memoryview, offset: int) -> None:
        self.fill(view, offset)
        for attempt in range(1, self.reread.attempts + 1):
            if offset or self._is_same_header(view):
                return
            self.cancel.wait(self.reread.pause * attempt)
            self.fill(view, offset)
        if not self._is_same_header(view):
            raise changed(self.file.path)

    def _is_same_header(self, view: memoryview) -> bool:
        """Whether both header copies are those of the scan; raises when the header is whole and another one."""
        before = self.database.reading
        try:
            now = read_header(bytes(view[:HEADER_READ]))
        except Corruption:
            return False
        if now.data != before.data and not now.used_shadow:
            raise changed(self.file.path)
        return (now.data, now.used_shadow, now.other) == (before.data, before.used_shadow, before.other)
