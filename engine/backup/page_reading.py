"""Reading pages for a copy: verified, read again if damaged, corrected if there is a single-bit error.

A page that fails its checksum is read again (docs/semantics.md#verification). A single-bit error is corrected in
the copy and recorded; any other error ends the run with the number of the page.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from engine.chain.manifest import Correction, PageCounts
from engine.discovery.instance_files import DatabaseFile
from engine.error_codes import Code
from engine.errors import Corruption, StorageFault
from engine.events import EventKind
from engine.files import ReadFile
from engine.formats.checksum import correct_page, page_checksums
from engine.formats.db_header import page_offset
from engine.formats.page import page_findings
from engine.progress import Cancel, PagesRead, PageState
from engine.report import FileReport
from engine.sources.at_rest import changed
from engine.sources.page_run import bad_pages, count_states, judge, number_carried


@dataclass(frozen=True)
class Reread:
    """How often a chunk with a bad page is read again, and the growing pause in seconds before each time."""

    attempts: int = 16
    pause: float = 0.1


@dataclass
class PageReading:
    """The pages of one database from ``file``; ``corrections`` and ``counts`` grow as they are read."""

    expected_failures: ClassVar[int] = 0
    """The number of failed reads of a chunk that are not reported."""

    database: DatabaseFile
    file: ReadFile
    report: FileReport
    cancel: Cancel
    reread: Reread = field(default_factory=Reread)
    corrections: list[Correction] = field(default_factory=list)
    counts: PageCounts = field(default_factory=PageCounts)
    owned: int = 0
    """The last page that must be valid."""

    def fill(self, view: memoryview, offset: int) -> None:
        """Read the whole of ``view`` from ``offset`` on; the event log names the place that cannot be read."""
        try:
            done = self.file.read_into(view, offset)
        except StorageFault as error:
            self.report.entry(
                EventKind.ReadFailed,
                path=self.file.path,
                offset=offset,
                error=int(error.code),
                reason=error.message,
            )
            raise
        if done != len(view):
            raise changed(self.file.path)

    def check(self, view: memoryview, offset: int) -> PagesRead | None:
        """Judge the chunk's pages, mend or refuse the bad ones; what was read, for the page map."""
        page_size = self.database.page_size
        start = max(2 * page_size - offset, 0)
        pages = view[start : start + (len(view) - start) // page_size * page_size]
        if len(view) <= start or not len(pages):
            return None
        first = (offset + start) // page_size - 1
        states = judge(pages, page_size, first, self.owned)
        if bad_pages(states, first):
            try:
                states = self._again(pages, first, states)
            except Corruption:
                found = judge(pages, page_size, first, self.owned)
                self._count(found)
                self.report.advance(len(view), PagesRead(first, found, page_size))
                raise
        self._count(states)
        return PagesRead(first, states, page_size)

    def _again(self, pages: memoryview, first: int, states: bytes) -> bytes:
        """Read the chunk again until it is right, its bad pages can be corrected, or patience ends."""
        page_size, counts = self.database.page_size, self.report.counts
        counts["attempts"] = self.reread.attempts
        try:
            return self._attempts(pages, first, states, page_size)
        finally:
            for told in ("again", "attempt", "attempts"):
                del counts[told]

    def _attempts(self, pages: memoryview, first: int, states: bytes, page_size: int) -> bytes:
        for attempt in range(1, self.reread.attempts + 1):
            counts = self.report.counts
            counts |= {"again": bad_pages(states, first)[0], "attempt": attempt}
            self.report.advance(0)
            self.cancel.wait(self.reread.pause * attempt)
            self.fill(pages, page_offset(first, page_size))
            states = judge(pages, page_size, first, self.owned)
            bad = bad_pages(states, first)
            if not bad:
                if attempt > self.expected_failures:
                    self.report.entry(
                        EventKind.TransientRead,
                        path=self.file.path,
                        offset=page_offset(first, page_size),
                        length=len(pages),
                        failures=attempt,
                    )
                return states
            mended = self._corrected(pages, first, bad)
            if mended is not None:
                return self._keep(pages, first, states, mended)
        raise self._refuse(pages, first, bad_pages(states, first))

    def _corrected(self, pages: memoryview, first: int, bad: list[int]) -> dict[int, tuple[int, bytearray]] | None:
        """Corrected image and bit of every bad page, or ``None`` if one cannot be corrected or stays odd."""
        mended: dict[int, tuple[int, bytearray]] = {}
        for pgno in bad:
            page = bytearray(self._page(pages, first, pgno))
            bit = correct_page(page, pgno)
            if bit is None:
                return None
            if page_findings(bytes(page), pgno):
                self.report.entry(EventKind.PageCorrectedButBad, **self._place(pgno), bit=bit)
                return None
            mended[pgno] = bit, page
        return mended

    def _keep(
        self, pages: memoryview, first: int, states: bytes, mended: dict[int, tuple[int, bytearray]]
    ) -> bytes:
        result = bytearray(states)
        for pgno, (bit, page) in mended.items():
            self._page(pages, first, pgno)[:] = page
            result[pgno - first] = int(PageState.CORRECTED)
            self.corrections.append(Correction(self.file.path.name, pgno, bit))
            self.report.entry(EventKind.PageCorrected, **self._place(pgno), bit=bit)
        return bytes(result)

    def _refuse(self, pages: memoryview, first: int, bad: list[int]) -> Exception:
        for pgno in bad:
            page = self._page(pages, first, pgno)
            other = number_carried(self.file, page, pgno)
            if other is not None:
                self.report.entry(EventKind.PageNumberMismatch, **self._place(pgno), found=other)
            else:
                stored, computed = page_checksums(page, pgno)
                self.report.entry(
                    EventKind.PageChecksumMismatch,
                    **self._place(pgno),
                    stored=" ".join(f"{value:016x}" for value in stored),
                    computed=" ".join(f"{value:016x}" for value in computed),
                )
        pgno, name = bad[0], self.file.path.name
        more = f" ({len(bad)} bad pages in this part of the file)" if len(bad) > 1 else ""
        other = number_carried(self.file, self._page(pages, first, pgno), pgno)
        why = f"contains the number of page {other}" if other is not None else "fails its checksum"
        return Code.ReadVerifyFailure.error(
            f"Page {pgno} of {name} {why}{more}.", path=str(self.file.path), page=pgno, pages=bad
        )

    def _page(self, pages: memoryview, first: int, pgno: int) -> memoryview:
        size = self.database.page_size
        return pages[(pgno - first) * size : (pgno - first + 1) * size]

    def _place(self, pgno: int) -> dict[str, int | str]:
        size = self.database.page_size
        return {"page": pgno, "path": str(self.file.path), "offset": page_offset(pgno, size), "length": size}

    def _count(self, states: bytes) -> None:
        new = count_states(states)
        c = self.counts
        self.counts = PageCounts(
            c.verified + new[PageState.VERIFIED],
            c.blank + new[PageState.BLANK],
            c.corrected + new[PageState.CORRECTED],
            c.unowned + new[PageState.UNOWNED],
        )
        self.report.counts["verified"] += new[PageState.VERIFIED]
        self.report.counts["blank"] += new[PageState.BLANK]
        self.report.counts["corrected"] += new[PageState.CORRECTED]
