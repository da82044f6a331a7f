"""Copying a database while an engine changes it, in the form that JetBackup creates.

The copy has two identical header pages, the pages in the state in which each was read, and a trailer page. Pages
are not locked; one that was being written when it was read fails its checksum and is read again
(docs/semantics.md#copies-of-running-databases).
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import ClassVar

from engine.backup.copying import DatabaseCopy
from engine.backup.page_reading import PageReading
from engine.error_codes import Code


class LivePageReading(PageReading):
    """Pages that may be written at the moment when they are read."""

    expected_failures: ClassVar[int] = 1

    def fill(self, view: memoryview, offset: int) -> None:
        got = self.file.read_into(view, offset)
        if got != len(view):
            page = (offset + got) // self.database.page_size - 1
            raise Code.FileIOBeyondEOF.error(
                f"{self.file.path} ends before page {page}.", path=str(self.file.path), page=page
            )


@dataclass
class LiveDatabaseCopy(LivePageReading, DatabaseCopy):
    """The copy of one database of a running instance; ``trailer`` is asked for its last page at the end."""

    trailer: Callable[[], bytes] = field(kw_only=True)

    def run(self) -> Generator[None, None, str]:
        size, page_size = self.database.size, self.database.page_size
        self.owned = size // page_size
        with self.copy.into(self.target, size):
            self._put_page_run(self.database.reading.data * 2, 0)
            yield from self._copy(2 * page_size, size - page_size)
            self._put_page_run(self.trailer(), size - page_size)
            return self.copy.finish()

    def _put_page_run(self, data: bytes, offset: int) -> None:
        buffer = self.copy.buffer()
        buffer[: len(data)] = data
        self._put(buffer, len(data), offset)

    def _read(self, view: memoryview, offset: int) -> None:
        self.fill(view, offset)
