"""Copying a database: pages read again, corrected or refused; the header proven; counts and events that tell."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from engine import AtRestSource, BackupSet, Kind, LocalFolder, Options, run_backup, verify_path
from engine.backup.copying import Reread
from engine.chain.manifest import PageCounts
from engine.errors import Cancelled, JetError
from engine.events import EventKind, LogEntry
from engine.files import LocalFileSystem, ReadFile
from engine.formats.db_header import DatabaseHeader, page_offset
from engine.progress import Cancel, Event, PageState
from engine.run_context import RunContext
from tests.builders.pages import build_header
from tests.builders.sealing import seal_page
from tests.builders.small_instance import DATABASE, PAGE_SIZE, PAGES, example_database, write_small_instance

ATTEMPTS = 16
CATALOG = 4


class _Flaky:
    """A file whose reads come with some bits of it flipped, as long as its file system says so."""

    def __init__(self, inner: ReadFile, fs: FlakyFS) -> None:
        self.path = inner.path
        self._inner = inner
        self._fs = fs
        self.stat = inner.stat
        self.close = inner.close

    def read_at(self, offset: int, length: int) -> bytes:
        return self._inner.read_at(offset, length)

    def read_into(self, buffer: memoryview, offset: int) -> int:
        """The copy reads this way; the scan does not."""
        got = self._inner.read_into(buffer, offset)
        for bit in self._fs.flips():
            if offset <= bit // 8 < offset + got:
                buffer[bit // 8 - offset] ^= 1 << bit % 8
        return got

    def __enter__(self) -> _Flaky:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


class FlakyFS(LocalFileSystem):
    """The first ``times`` reads of the database's copy return ``bits`` flipped."""

    def __init__(self, bits: Sequence[int], times: int) -> None:
        self._bits = bits
        self._left = times
        self.reads = 0

    def flips(self) -> Sequence[int]:
        self.reads += 1
        self._left -= 1
        return self._bits if self._left >= 0 else ()

    def open_read(self, path: Path) -> ReadFile:
        file = super().open_read(path)
        return _Flaky(file, self) if path.name == DATABASE and "source" in path.parts else file


def in_page(pgno: int, *bits: int) -> list[int]:
    return [page_offset(pgno, PAGE_SIZE) * 8 + bit for bit in bits]


class Case:
    """A small instance and where it goes."""

    def __init__(self, root: Path) -> None:
        self.source = write_small_instance(root / "source")
        self.destination = root / "destination"
        self.destination.mkdir()
        self.database = self.source / DATABASE
        self.events: list[LogEntry] = []
        self.progress: list[Event] = []

    def run(
        self, fs: LocalFileSystem | None = None, *, attempts: int = ATTEMPTS, cancel: Cancel | None = None
    ) -> BackupSet:
        return run_backup(
            AtRestSource([self.source], fs=fs),
            LocalFolder(self.destination),
            Kind.FULL,
            options=Options(reread=Reread(attempts=attempts, pause=0)),
            context=RunContext(
                progress=self.progress.append, events=self.events.append, cancel=cancel or Cancel()
            ),
        )

    def of(self, kind: EventKind) -> list[LogEntry]:
        return [entry for entry in self.events if entry.id == kind]

    def is_faithful(self, made: BackupSet) -> bool:
        return (made.chain / DATABASE).read_bytes() == self.database.read_bytes() and verify_path(made.chain).ok


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(tmp_path)


def test_an_undisturbed_copy(case: Case) -> None:
    fs = FlakyFS([], 0)
    made = case.run(fs)
    assert case.is_faithful(made)
    assert made.run.pages.total == PAGES
    assert made.run.pages == PageCounts(verified=7, blank=33)
    assert fs.reads == 1


@pytest.mark.parametrize("times", [1, 2, ATTEMPTS])
@pytest.mark.parametrize("pgno", [CATALOG, 20, PAGES], ids=["used", "blank", "last"])
def test_a_bad_read_that_heals(case: Case, pgno: int, times: int) -> None:
    """Two bits, as one alone would be corrected at once. Event 493 says how often it failed."""
    fs = FlakyFS(in_page(pgno, 777, 1234), times)
    assert case.is_faithful(case.run(fs))
    (entry,) = case.of(EventKind.TransientRead)
    assert (entry.id, entry.fields["failures"]) == (493, times)
    assert entry.fields["path"] == str(case.database)
    assert fs.reads == times + 1


@pytest.mark.parametrize("pgno", [CATALOG, 20])
def test_a_bad_page_that_does_not_heal(case: Case, pgno: int) -> None:
    """Read once and 16 times more, then -1018 with the page's number."""
    fs = FlakyFS(in_page(pgno, 777, 1234), ATTEMPTS + 1)
    with pytest.raises(JetError) as caught:
        case.run(fs)
    assert (int(caught.value.code), caught.value.context["page"]) == (-1018, pgno)
    assert fs.reads == ATTEMPTS + 1
    assert case.of(EventKind.PageChecksumMismatch)[0].fields["page"] == pgno
    assert list(case.destination.iterdir()) == []


def test_one_flipped_bit_is_corrected_only_when_it_stays(case: Case) -> None:
    made = case.run(FlakyFS(in_page(CATALOG, 777), 1))
    assert made.run.corrections == ()
    again = case.run(FlakyFS(in_page(CATALOG, 777), ATTEMPTS + 1))
    assert [(c.file, c.page, c.bit) for c in again.run.corrections] == [(DATABASE, CATALOG, 777)]
    assert case.is_faithful(again), "corrected to what the disk holds"
    assert case.of(EventKind.PageCorrected)[0].fields["bit"] == 777


def test_two_pages_with_one_flipped_bit_each(case: Case) -> None:
    made = case.run(FlakyFS([*in_page(CATALOG, 777), *in_page(2, 5000)], ATTEMPTS + 1))
    assert [(c.page, c.bit) for c in made.run.corrections] == [(2, 5000), (CATALOG, 777)]
    assert made.run.pages == PageCounts(verified=5, blank=33, corrected=2)
    assert case.is_faithful(made)


def test_one_page_correctable_and_one_not(case: Case) -> None:
    with pytest.raises(JetError) as caught:
        case.run(FlakyFS([*in_page(CATALOG, 777), *in_page(2, 5000, 6001)], ATTEMPTS + 1))
    assert caught.value.context["pages"] == [2, CATALOG]


def test_a_correction_that_gives_a_broken_page_is_not_believed(case: Case) -> None:
    """The checksum can be made to point at any bit: the page that comes out must make sense, too."""
    data = bytearray(case.database.read_bytes())
    start = page_offset(CATALOG, PAGE_SIZE)
    page = memoryview(data)[start : start + PAGE_SIZE]
    page[34:36] = b"\xff\x7f"  # far more tags than fit
    seal_page(page, CATALOG)
    page[100] ^= 4
    case.database.write_bytes(data)
    with pytest.raises(JetError) as caught:
        case.run()
    assert int(caught.value.code) == -1018
    assert case.of(EventKind.PageCorrectedButBad)


@pytest.mark.parametrize("copy", [0, 1], ids=["header", "shadow"])
def test_a_bad_read_of_the_header_is_not_copied(case: Case, copy: int) -> None:
    """The other copy would do for reading it, but what is kept must be what is on the disk."""
    fs = FlakyFS([copy * PAGE_SIZE * 8 + 3000], 3)
    made = case.run(fs)
    assert case.is_faithful(made)
    assert verify_path(made.chain).findings == ()
    assert fs.reads == 4


def test_a_header_that_is_another_one_now(case: Case) -> None:
    class Rewriting(FlakyFS):
        def flips(self) -> Sequence[int]:
            return ()

        def open_read(self, path: Path) -> ReadFile:
            if path == case.database:
                self.reads += 1
                if self.reads == 3:  # two scans, then the copy
                    self._rewrite()
            return super().open_read(path)

        def _rewrite(self) -> None:
            old = DatabaseHeader(case.database.read_bytes())
            header = build_header(PAGE_SIZE, sign_db=old.sign_db, sign_log=old.sign_log, dbtime_dirtied=99)
            with case.database.open("r+b") as file:
                file.write(header + header)

    with pytest.raises(JetError) as caught:
        case.run(Rewriting([], 0))
    assert int(caught.value.code) == -1215


def test_what_lies_beyond_the_owned_pages_means_nothing(case: Case) -> None:
    with case.database.open("ab") as file:
        file.write(b"junk" * (PAGE_SIZE // 4) * 3 + b"and a part of a page")
    made = case.run()
    assert made.run.pages == PageCounts(verified=7, blank=33, unowned=3)
    assert case.is_faithful(made)
    states = [event.pages for event in case.progress if event.pages]
    assert b"".join(found for _, found, _ in states)[PAGES:] == bytes([PageState.UNOWNED]) * 3


def test_the_page_map_is_told_of_every_page_once(case: Case) -> None:
    case.run(FlakyFS(in_page(CATALOG, 777), ATTEMPTS + 1))
    told = [event.pages for event in case.progress if event.pages]
    assert [first for first, _, _ in told] == [1]
    assert len(told[0][1]) == PAGES
    assert told[0][1][CATALOG - 1] == PageState.CORRECTED


def test_cancel_while_waiting_to_read_again(case: Case) -> None:
    """The pauses grow to seconds; a stop is noticed within them."""
    cancel = Cancel()
    timer = threading.Timer(0.1, cancel.request)
    started = time.monotonic()
    timer.start()
    with pytest.raises(Cancelled):
        run_backup(
            AtRestSource([case.source], fs=FlakyFS(in_page(CATALOG, 1, 999), ATTEMPTS + 1)),
            LocalFolder(case.destination),
            Kind.FULL,
            options=Options(reread=Reread(attempts=ATTEMPTS, pause=60)),
            context=RunContext(cancel=cancel),
        )
    timer.join()
    assert time.monotonic() - started < 30


@pytest.mark.parametrize("page_size", [2048, 4096, 8192, 16384, 32768])
def test_every_page_size(tmp_path: Path, page_size: int) -> None:
    """Also that chunks and pages meet, and that a flipped bit is found at the end of the file."""
    source = tmp_path / "source"
    source.mkdir()
    data = bytearray(example_database(page_size))
    good = bytes(data)
    data[page_offset(CATALOG, page_size) + page_size - 1] ^= 0x80
    (source / "alone.edb").write_bytes(data)
    (tmp_path / "destination").mkdir()
    options = Options(reread=Reread(pause=0))
    made = run_backup(AtRestSource([source]), LocalFolder(tmp_path / "destination"), Kind.FULL, options=options)
    assert (made.chain / "alone.edb").read_bytes() == good
    assert made.run.corrections[0].bit == page_size * 8 - 1


def _grow(path: Path, pages: int, page: Callable[[int], bytes]) -> None:
    with path.open("ab") as file:
        for pgno in range(PAGES + 1, PAGES + 1 + pages):
            file.write(page(pgno))


def test_a_file_of_several_chunks(case: Case) -> None:
    """5 MiB: chunks of 2 MiB, the last one not full; a page that a chunk's border does not cut."""
    _grow(case.database, 2500, lambda pgno: pgno.to_bytes(4, "little") * (PAGE_SIZE // 4))
    made = case.run()
    assert case.is_faithful(made)
    assert made.run.pages == PageCounts(verified=7, blank=33, unowned=2500)
    done = [event.done for event in case.progress]
    assert done == sorted(done)
    assert len({event.total for event in case.progress}) == 1
    assert case.progress[-1].done == case.progress[-1].total
