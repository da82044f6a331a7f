"""Redo in its simplest surroundings: pages in a dict, every record in turn, no cache and no file.

The rules are those of the engine's own recovery as far as pages are concerned; what is compared is the content of
a page, never its bytes (docs/formats/page.md#free-space).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from engine.change.apply import DRAFTS, EDITS, MACROS, Tally, apply, apply_macro
from engine.change.page_changes import VOLATILE
from engine.formats.db_header import DatabaseHeader, page_offset
from engine.formats.live_page import LivePage
from engine.formats.log.record import Record, records
from engine.formats.log.records import (
    ConvertFDP2,
    CreateMultipleExtentFDP,
    CreateSingleExtentFDP,
    LogRecord,
    MacroAbort,
    MacroBegin,
    MacroCommit,
    Merge2,
    NewPage,
    PageMove,
    PageRecord,
    RootPageMove,
    Split2,
    decode,
    image_bytes,
)
from tests.builders.sealing import seal_page


class PagesInMemory:
    """A database's pages, decoded; what the engine's redo needs of a database, and no more."""

    def __init__(self, page_size: int, pages: dict[int, LivePage] | None = None) -> None:
        self.page_size = page_size
        self.pages = pages if pages is not None else {}

    @classmethod
    def of(cls, data: bytes) -> PagesInMemory:
        """All pages of a database file that are not blank."""
        size = DatabaseHeader(data).page_size
        found = {}
        for pgno in range(1, len(data) // size - 1):
            start = page_offset(pgno, size)
            page = data[start : start + size]
            if any(page):
                found[pgno] = LivePage.load(page, pgno)
        return cls(size, found)

    def copy(self) -> PagesInMemory:
        """The same pages, free to change."""
        return PagesInMemory(self.page_size, {pgno: page.copy() for pgno, page in self.pages.items()})

    def written_into(self, data: bytes) -> bytes:
        """The database file ``data`` with these pages in it."""
        whole = bytearray(data)
        for pgno, page in self.pages.items():
            sealed = page.store()
            seal_page(sealed, pgno)
            start = page_offset(pgno, self.page_size)
            whole[start : start + self.page_size] = sealed
        return bytes(whole)

    def get(self, pgno: int) -> LivePage | None:
        return self.pages.get(pgno)

    def touch(self, page: LivePage, lgpos: int, begin0: int) -> LivePage:
        return page

    def put(self, page: LivePage, lgpos: int, begin0: int) -> None:
        self.pages[page.pgno] = page


class CopiedOnTouch(PagesInMemory):
    """Pages that many replays start from: what a replay changes, it changes in a copy of its own."""

    def __init__(self, page_size: int, pages: dict[int, LivePage]) -> None:
        super().__init__(page_size, dict(pages))
        self._own: set[int] = set()

    def touch(self, page: LivePage, lgpos: int, begin0: int) -> LivePage:
        if page.pgno not in self._own:
            page = self.pages[page.pgno] = page.copy()
            self._own.add(page.pgno)
        return page

    def put(self, page: LivePage, lgpos: int, begin0: int) -> None:
        self._own.add(page.pgno)
        super().put(page, lgpos, begin0)


class KnownFromLog(PagesInMemory):
    """Only the pages that the log itself defines; all others pass for newer than anything in it.

    A page is known from the moment that a record makes it, or carries an image of it as it was.
    """

    _NEWER = 1 << 62

    def __init__(self, page_size: int) -> None:
        super().__init__(page_size)
        self._made: set[int] = set()

    def get(self, pgno: int) -> LivePage | None:
        if pgno in self.pages or pgno in self._made:
            return self.pages.get(pgno)
        return LivePage(pgno, self.page_size, dbtime=self._NEWER)

    def learn(self, step: Step) -> None:
        """Take what a step tells of pages before it is applied."""
        self._made = {pgno for record in step.records for pgno in _made_by(record)}
        for record in step.records:
            if isinstance(record, (Split2, Merge2)) and record.image and record.pgno not in self.pages:
                page = LivePage.load(image_bytes(record, self.page_size), record.pgno)
                page.dbtime = record.dbtime_before
                self.pages[record.pgno] = page


def _made_by(record: LogRecord) -> tuple[int, ...]:
    match record:
        case NewPage() | CreateSingleExtentFDP():
            return (record.pgno,)
        case CreateMultipleExtentFDP():
            return record.pgno, record.pgno_oe, record.pgno_ae
        case ConvertFDP2():
            return record.pgno_oe, record.pgno_ae
        case Split2():
            return (record.pgno_new,)
        case PageMove():
            return (record.pgno_dest,)
    return ()


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to apply: a record, or all those of a macro; ``lgpos`` is where it lies."""

    lgpos: int
    records: tuple[LogRecord, ...]
    is_macro: bool

    def apply_to(self, pages: PagesInMemory) -> Tally:
        """What recovery does with it."""
        if self.is_macro:
            return apply_macro(self.records, pages, self.lgpos, 0)
        return apply(self.records[0], pages, self.lgpos, 0)


def logs_of(folder: Path, base: str = "SRU") -> list[Path]:
    """The logs of a folder by generation, the current one last."""
    archived = sorted(folder.glob(f"{base}[0-9A-F]*.log"), key=lambda path: int(path.stem[len(base) :], 16))
    return [*archived, folder / f"{base}.log"]


def steps(logs: Iterable[Path]) -> Iterator[Step]:
    """What the logs do to pages, in order."""
    return steps_of(entry for path in logs for entry in records(path.read_bytes()))


def changes_pages(record: LogRecord) -> bool:
    """Whether :func:`engine.change.apply.apply` or ``apply_macro`` has something to do for this record."""
    kind = type(record)
    return kind in EDITS or kind in DRAFTS or kind in MACROS


def steps_of(entries: Iterable[Record]) -> Iterator[Step]:
    """What records do to pages, in order; a macro of which they lack an end does nothing."""
    macros: dict[tuple[int, int], list[LogRecord]] = {}
    for entry in entries:
        record = decode(entry.body)
        if isinstance(record, (MacroBegin, MacroCommit, MacroAbort)):
            key = record.procid, record.dbtime
            if isinstance(record, MacroBegin):
                macros[key] = []
            elif isinstance(record, MacroCommit) and key in macros:
                yield Step(entry.lgpos.packed, tuple(macros.pop(key)), True)
            else:
                macros.pop(key, None)
        elif changes_pages(record):
            key = (record.procid, record.dbtime) if isinstance(record, (PageRecord, RootPageMove)) else (-1, -1)
            if key in macros:
                macros[key].append(record)
            else:
                yield Step(entry.lgpos.packed, (record,), False)


def replay(todo: Iterable[Step], pages: PagesInMemory) -> Tally:
    """Apply all steps to the pages; ``Corruption`` ends it."""
    tally = Tally()
    for step in todo:
        if isinstance(pages, KnownFromLog):
            pages.learn(step)
        tally += step.apply_to(pages)
    return tally


def outcome_of_every_mixture(records: Sequence[LogRecord], before: dict[int, LivePage]) -> PagesInMemory:
    """The pages after a record, or a macro of several; the same whichever of them were written before a crash.

    Every page that the records change is taken once as it was and once as it became, in all combinations.
    """
    size = next((page.size for page in before.values()), 4096)
    step = Step(1 << 32, tuple(records), type(records[0]) in MACROS)
    after = CopiedOnTouch(size, before)
    whole = step.apply_to(after)
    assert not whole.skipped
    changed = [pgno for pgno, page in after.pages.items() if page is not before.get(pgno)]
    assert whole.applied == len(changed)
    for written in product((False, True), repeat=len(changed)):
        mixed = dict(before)
        mixed.update((pgno, after.pages[pgno]) for pgno, is_new in zip(changed, written, strict=True) if is_new)
        pages = CopiedOnTouch(size, mixed)
        assert step.apply_to(pages) == Tally(written.count(False), written.count(True))
        assert differences(pages, after) == []
    for page in after.pages.values():
        assert content(LivePage.load(page.store(), page.pgno)) == content(page)
    return after


def content(page: LivePage) -> tuple[object, ...]:
    """What makes two pages logically the same: version flags and space set aside do not count."""
    lines = tuple((flags & ~1, line) for flags, line in zip(page.line_flags, page.lines, strict=True))
    return (
        page.pgno, page.dbtime, page.prev, page.next, page.objid, page.flags & ~VOLATILE, page.free, page.external,
        lines,
    )  # fmt: skip


def differences(ours: PagesInMemory, theirs: PagesInMemory) -> list[int]:
    """Pages that are not the same on both sides."""
    numbers = ours.pages.keys() | theirs.pages.keys()
    blank = LivePage(0, theirs.page_size)
    return sorted(
        pgno for pgno in numbers if content(ours.pages.get(pgno, blank)) != content(theirs.pages.get(pgno, blank))
    )
