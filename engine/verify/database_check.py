"""One database of a verification: its header copies, every page, its hash. Several are read in turns.

A hash uses one core, and everything else less than another. So one thread reads the chunks of two large databases
alternately, each with a hash of its own; what is told of the second is held back until its turn comes.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.chain.manifest import PageCounts, StoredFile
from engine.digest import CHUNK, ParallelDigest
from engine.discovery.backup_copy import find_copy
from engine.errors import Corruption, JetError
from engine.events import EventKind
from engine.files import ReadableFile, ReadFile
from engine.formats.backup_trailer import BackupCopy, is_backup_copy
from engine.formats.checksum import correct_page
from engine.formats.db_header import (
    HEADER_READ,
    HeaderReading,
    OtherCopy,
    page_offset,
    pages_in_file,
    read_header,
)
from engine.formats.flush_map import FlushMap
from engine.hashing import HashKind
from engine.held_report import HeldReport
from engine.progress import Cancel, PagesRead, PageState
from engine.report import Report
from engine.sources.lost_writes import lost_writes, map_in
from engine.sources.page_run import bad_pages, count_states, judge, number_carried, owned_limit
from engine.verify.blank_pages import PageRange, blank_ranges
from engine.verify.finding import CheckedDatabase, Finding, FindingKind

_AT_A_TIME = 2


@dataclass(frozen=True)
class Expected:
    """A database of ``size`` bytes that will be asked for."""

    stored: ReadableFile
    listed: StoredFile | None
    size: int


class DatabaseCheck:
    """One database; after the last :meth:`step`, ``is_done``, the rest is what was found.

    ``error`` is what it could not be read for; then there is no ``checksum``.
    """

    def __init__(
        self,
        stored: ReadableFile,
        listed: StoredFile | None,
        report: HeldReport,
        cancel: Cancel,
        beside: ReadableFile | None = None,
    ) -> None:
        self.report = report
        self.is_done = False
        self.error: JetError | OSError | None = None
        self.findings: list[Finding] = []
        self.counts = PageCounts()
        self.bad = 0
        self.checksum = ""
        self.copy: BackupCopy | None = None
        self.database: CheckedDatabase | None = None
        self.blank: list[PageRange] = []
        """Blank pages of a database that needs no log: a tree may lead there all the same."""
        self._stored = stored
        self._listed = listed
        self._beside = beside
        self._map: FlushMap | None = None
        self._cancel = cancel
        self._hash = hash_of_listed(listed)
        self._steps = self._read()

    def step(self) -> None:
        """Check the next chunk."""
        try:
            next(self._steps)
        except StopIteration:
            self.is_done = True
        except (JetError, OSError) as error:
            self.error, self.is_done = error, True

    def close(self) -> None:
        """Read no further."""
        self._steps.close()

    def _read(self) -> Generator[None, None, None]:
        with self._stored.open() as file:
            yield from self._check(file)

    def _check(self, file: ReadFile) -> Iterator[None]:
        size = file.stat().size
        self.report.item(file.path.name, size)
        try:
            reading: HeaderReading | None = read_header(file.read_at(0, HEADER_READ))
        except Corruption as error:
            self._find(file.path, FindingKind.HEADER, error.message)
            reading = None
        owned = 0
        if reading is not None:
            self._header(file.path, reading)
            owned = self._owned(file, size, reading)
            self._map = self._flush_map(size, reading)
        with ParallelDigest(self._hash) as digest:
            for offset in range(0, size, CHUNK):
                self._cancel.check()
                buffer = digest.buffer()
                view = memoryview(buffer)[: min(CHUNK, size - offset)]
                got = file.read_into(view, offset)
                states = self._pages(file, view[:got], offset, reading.page_size, owned) if reading else None
                if reading and states is not None and reading.header.is_clean:
                    self._keep_blank(states, owned)
                digest.submit(buffer, got)
                self.report.moved(got, states)
                yield
            self.checksum = digest.finish()
        if reading is not None:
            pages = pages_in_file(size, reading.page_size)
            self.database = CheckedDatabase(file.path, reading.page_size, pages, self.counts, self.bad)

    def _header(self, path: Path, reading: HeaderReading) -> None:
        if reading.used_shadow:
            self._find(path, FindingKind.HEADER_COPY, "The header is damaged. Its shadow copy is good.")
        elif reading.other not in (OtherCopy.IDENTICAL, OtherCopy.DIFFERENT):
            self._find(path, FindingKind.HEADER_COPY, f"The shadow copy of the header is {reading.other.value}.")

    def _flush_map(self, size: int, reading: HeaderReading) -> FlushMap | None:
        if self._beside is None or not reading.header.is_clean:
            return None
        try:
            with self._beside.open() as file:
                return map_in(file, size, reading)
        except (JetError, OSError):
            return None

    def _owned(self, file: ReadFile, size: int, reading: HeaderReading) -> int:
        """The last page to be judged; a copy that was made of a running instance has a trailer after it."""
        page_size = reading.page_size
        if is_backup_copy(reading.header):
            try:
                self.copy = find_copy(file, reading.header, size)
            except Corruption as error:
                last = pages_in_file(size, page_size)
                self._find(file.path, FindingKind.CHECKSUM, error.message, page=last)
            except JetError as error:
                self._find(file.path, FindingKind.NOT_RECOVERABLE, error.message)
        try:
            return owned_limit(file, size, reading.header)
        except Corruption as error:
            self._find(file.path, FindingKind.CUT_SHORT, error.message.removeprefix(f"{file.path.name}: "))
            return size // page_size

    def _pages(
        self, file: ReadFile, view: memoryview, offset: int, page_size: int, owned: int
    ) -> PagesRead | None:
        start = max(2 * page_size - offset, 0)
        pages = view[start : start + max(len(view) - start, 0) // page_size * page_size]
        if not len(pages):
            return None
        first = (offset + start) // page_size - 1
        states = judge(pages, page_size, first, owned)
        for pgno in bad_pages(states, first):
            self._bad_page(file, bytes(pages[(pgno - first) * page_size :][:page_size]), pgno)
        if self._map is not None:
            for pgno, text in lost_writes(self._map, pages, PagesRead(first, states, page_size)):
                self._find(file.path, FindingKind.LOST_WRITE, text, page=pgno)
        new = count_states(states)
        self.bad += new[PageState.BAD]
        self.counts += PageCounts(new[PageState.VERIFIED], new[PageState.BLANK], 0, new[PageState.UNOWNED])
        self.report.counts["verified"] += new[PageState.VERIFIED]
        self.report.counts["blank"] += new[PageState.BLANK]
        self.report.counts["bad"] += new[PageState.BAD]
        return PagesRead(first, states, page_size)

    def _keep_blank(self, read: PagesRead, owned: int) -> None:
        for first, last in blank_ranges(read.states, read.first, PageState.BLANK):
            if self.blank and self.blank[-1][1] == first - 1:
                first = self.blank.pop()[0]
            if first <= owned:
                self.blank.append((first, min(last, owned)))

    def _bad_page(self, file: ReadFile, page: bytes, pgno: int) -> None:
        path, other = file.path, number_carried(file, page, pgno)
        where: dict[str, int | str] = {
            "page": pgno,
            "path": str(path),
            "offset": page_offset(pgno, len(page)),
            "length": len(page),
        }
        if other is not None:
            self._find(path, FindingKind.MISPLACED, f"Page {pgno} contains the number of page {other}.", page=pgno)
            self.report.entry(EventKind.PageNumberMismatch, **where, found=other)
            return
        bit = correct_page(bytearray(page), pgno)
        if bit is None:
            self._find(path, FindingKind.CHECKSUM, f"Page {pgno} fails its checksum.", page=pgno)
        else:
            text = f"Page {pgno} has a single-bit error (bit {bit})."
            if self._listed is None:
                text += " A backup corrects it in the copy."
            self._find(path, FindingKind.ONE_BIT, text, page=pgno, bit=bit)

    def _find(
        self, file: Path, kind: FindingKind, detail: str, *, page: int | None = None, bit: int | None = None
    ) -> None:
        self.findings.append(Finding(file, kind, detail, page, bit=bit))


class InTurns:
    """The databases of one verification, in the order in which they are asked for."""

    def __init__(
        self, report: Report, cancel: Cancel, beside: Callable[[Path], ReadableFile | None] = lambda path: None
    ) -> None:
        self._beside = beside
        self._report = report
        self._cancel = cancel
        self._expected: list[Expected] = []
        self._begun: dict[Path, DatabaseCheck] = {}

    @contextlib.contextmanager
    def expecting(self, databases: Sequence[Expected]) -> Iterator[None]:
        """While in the context, these are read ahead of their turns. Small ones are not: there is nothing to
        gain."""
        self._expected = [each for each in databases if each.size > CHUNK]
        try:
            yield
        finally:
            for check in self._begun.values():
                check.close()
            self._begun, self._expected = {}, []

    def checked(self, stored: ReadableFile, listed: StoredFile | None) -> DatabaseCheck:
        """The check of one, which is complete; others that are expected are read beside it."""
        check = self._begun.pop(stored.path, None) or self._new(stored, listed)
        check.report.release()
        self._expected = [each for each in self._expected if each.stored.path != stored.path]
        with contextlib.closing(check):
            while not check.is_done:
                check.step()
                self._step_beside()
        return check

    def _step_beside(self) -> None:
        if len(self._begun) < _AT_A_TIME - 1 and self._expected:
            each = self._expected.pop(0)
            self._begun[each.stored.path] = self._new(each.stored, each.listed)
        for check in self._begun.values():
            if not check.is_done:
                check.step()

    def _new(self, stored: ReadableFile, listed: StoredFile | None) -> DatabaseCheck:
        beside = self._beside(stored.path) if listed is None else None
        return DatabaseCheck(stored, listed, HeldReport(self._report), self._cancel, beside)


def hash_of_listed(listed: StoredFile | None) -> HashKind:
    """The hash that a file is listed with, or the usual one."""
    return HashKind.SHA256 if listed is None else listed.hash
