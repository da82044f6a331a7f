"""Database files open for changes: headers in two copies, pages that are never torn, the end after an error."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from engine.error_codes import Code
from engine.errors import Corruption, Incompatible, JetError, StorageFault
from engine.files import LocalFileSystem
from engine.formats.checksum import is_page_valid, seal_header
from engine.formats.db_header import DatabaseHeader, DatabaseState, OtherCopy, page_offset, read_header
from engine.formats.double_write import BATCH_PAGES, HEAD_SIZE, decode_batch, encode_batch, owner_of
from engine.formats.stamps import LogTime, Signature
from engine.storage.database_file import OpenDatabaseFile
from engine.storage.double_write import read_batch
from tests.builders.attached import PAGE_SIZE, dbtime_of, dirty_header, image
from tests.builders.sealing import seal_page
from tests.disk.fault_fs import Fault, FaultFS

FS = LocalFileSystem()
PATH = "a.edb"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / PATH


def made(path: Path, pages: int = 20, page_size: int = PAGE_SIZE) -> OpenDatabaseFile:
    database = OpenDatabaseFile.create(FS, path, dirty_header(page_size))
    database.extend(pages)
    return database


def damage(path: Path, offset: int, data: bytes) -> None:
    with FS.open_update(path) as file:
        file.write_at(offset, data)


def tear(path: Path, pgno: int, page_size: int = PAGE_SIZE) -> None:
    """Put other bytes into the middle of a page."""
    damage(path, page_offset(pgno, page_size) + 1027, b"a torn page")


@pytest.mark.parametrize("page_size", [4096, 8192, 16384, 32768])
def test_what_is_written_is_read(path: Path, page_size: int) -> None:
    numbers = [3, 4, 5, 9, *range(20, 20 + BATCH_PAGES)]
    with made(path, 100, page_size) as database:
        database.write_pages([(n, image(n, n * 10, page_size)) for n in reversed(numbers)])
        assert database.page_count == 100
    with OpenDatabaseFile.open(FS, path) as database:
        assert (database.page_size, database.page_count, database.unfinished) == (page_size, 100, ())
        for n in range(-1, 103):
            page = database.read_page(n)
            assert dbtime_of(page) == (n * 10 if n in numbers else None)
            assert page is None or is_page_valid(page, n)


def test_a_new_file_has_its_header_twice(path: Path) -> None:
    made(path, 0).close()
    data = path.read_bytes()
    reading = read_header(data)
    assert len(data) == 2 * PAGE_SIZE
    assert (reading.other, reading.header.state) == (OtherCopy.IDENTICAL, DatabaseState.DIRTY_SHUTDOWN)
    with pytest.raises(StorageFault) as caught:
        made(path)
    assert caught.value.code is Code.FileAlreadyExists


def test_each_header_write_has_a_signature_of_its_own(path: Path) -> None:
    seen = set()
    with made(path) as database:
        for dbtime in range(5):
            database.header.dbtime_dirtied = dbtime
            database.write_header()
            reading = read_header(path.read_bytes())
            assert (reading.header.dbtime_dirtied, reading.other) == (dbtime, OtherCopy.IDENTICAL)
            seen.add(reading.header.sign_db_hdr_flush)
    assert len(seen) == 5


@pytest.mark.parametrize("copy", [0, 1])
def test_a_damaged_header_copy_is_made_whole_before_the_other_is_written(path: Path, copy: int) -> None:
    made(path).close()
    damage(path, copy * PAGE_SIZE + 20, b"\xff" * 8)
    before = path.read_bytes()
    with OpenDatabaseFile.open(FS, path) as database:
        assert path.read_bytes() == before
        database.settle()
        assert read_header(path.read_bytes()).other is OtherCopy.IDENTICAL
        assert (
            path.read_bytes()
            == before[: copy * PAGE_SIZE]
            + before[(1 - copy) * PAGE_SIZE :][:PAGE_SIZE]
            + (before[(copy + 1) * PAGE_SIZE :])
        )


def test_of_two_whole_headers_the_first_counts_and_replaces_the_second(path: Path) -> None:
    with made(path) as database:
        old = path.read_bytes()[:PAGE_SIZE]
        database.header.dbtime_dirtied = 77
        database.write_header()
    damage(path, PAGE_SIZE, old)
    with OpenDatabaseFile.open(FS, path) as database:
        assert database.header.dbtime_dirtied == 77
        database.write_pages([(1, image(1, 1))])
        assert read_header(path.read_bytes()).other is OtherCopy.IDENTICAL


def test_a_torn_page_comes_whole_from_the_double_write_file(path: Path) -> None:
    with made(path) as database:
        database.write_pages([(n, image(n, n)) for n in (5, 6, 7)])
    tear(path, 6)
    torn = path.read_bytes()
    with OpenDatabaseFile.open(FS, path) as database:
        assert database.unfinished == (6,)
        assert [dbtime_of(database.read_page(n)) for n in (5, 6, 7)] == [5, 6, 7]
    assert path.read_bytes() == torn, "looking changes nothing"
    with OpenDatabaseFile.open(FS, path) as database:
        database.write_pages([(9, image(9, 9))])
        assert database.unfinished == ()
    with OpenDatabaseFile.open(FS, path) as database:
        assert [dbtime_of(database.read_page(n)) for n in (5, 6, 7, 9)] == [5, 6, 7, 9]


def test_a_batch_never_goes_back_over_newer_pages(path: Path) -> None:
    with made(path) as database:
        database.write_pages([(5, image(5, 1)), (6, image(6, 1))])
    newer = image(5, 2)
    seal_page(newer, 5)
    damage(path, page_offset(5, PAGE_SIZE), bytes(newer))
    with OpenDatabaseFile.open(FS, path) as database:
        database.settle()
        assert (dbtime_of(database.read_page(5)), dbtime_of(database.read_page(6))) == (2, 1)


def test_a_mixture_that_passes_its_checksum_is_noticed(path: Path) -> None:
    """Every eight bytes of a sector change alike: the page's own checksum cannot see that it is not there."""
    with made(path) as database:
        database.write_pages([(5, image(5, 2))])
    older = image(5, 1)
    damage(path, page_offset(5, PAGE_SIZE) + 1024, bytes(older[1024:1536]))
    assert is_page_valid(path.read_bytes()[page_offset(5, PAGE_SIZE) :][:PAGE_SIZE], 5)
    with OpenDatabaseFile.open(FS, path) as database:
        assert database.unfinished == (5,)
        page = database.read_page(5)
        database.settle()
    sealed = image(5, 2)
    seal_page(sealed, 5)
    assert page == bytes(sealed) == path.read_bytes()[page_offset(5, PAGE_SIZE) :][:PAGE_SIZE]


@pytest.mark.parametrize(
    "change",
    [
        {"sign_db": Signature(99)},
        {"sign_db_hdr_flush": Signature(99)},
        {"dbstate": DatabaseState.CLEAN_SHUTDOWN},
    ],
    ids=["another database", "header written since", "clean"],
)
def test_a_batch_counts_only_under_the_header_it_was_written_under(path: Path, change: dict[str, Any]) -> None:
    with made(path) as database:
        database.write_pages([(5, image(5, 1))])
    header = DatabaseHeader(bytearray(path.read_bytes()[:PAGE_SIZE]))
    for name, value in change.items():
        setattr(header, name, value)
    page = bytearray(header.buffer)
    seal_header(page)
    damage(path, 0, bytes(page) * 2)
    tear(path, 5)
    with OpenDatabaseFile.open(FS, path) as database:
        assert database.unfinished == ()
        with pytest.raises(Corruption) as caught:
            database.read_page(5)
    assert caught.value.code is Code.ReadVerifyFailure


@pytest.mark.parametrize("at", [0, 19, 30, 60, 70, HEAD_SIZE - 1, HEAD_SIZE, HEAD_SIZE + PAGE_SIZE - 1])
def test_a_batch_with_any_byte_wrong_is_none(at: int) -> None:
    owner = owner_of(dirty_header())
    whole = encode_batch(owner, PAGE_SIZE, [7], image(7, 1))
    batch = decode_batch(bytes(whole))
    assert batch is not None
    assert (batch.owner, list(batch.pages)) == (owner, [7])
    whole[at] ^= 1
    assert decode_batch(bytes(whole)) is None


def test_a_batch_cut_short_is_none() -> None:
    whole = bytes(encode_batch(owner_of(dirty_header()), PAGE_SIZE, [7, 8], image(7, 1) + image(8, 1)))
    assert all(decode_batch(whole[:length]) is None for length in range(0, len(whole), 511))


def test_the_double_write_file_goes_when_the_database_is_left_clean(path: Path) -> None:
    with made(path) as database:
        database.write_pages([(5, image(5, 1))])
    assert read_batch(FS, path) is not None
    with OpenDatabaseFile.open(FS, path) as database:
        database.header.dbstate = DatabaseState.CLEAN_SHUTDOWN
        database.write_header()
    assert sorted(entry.name for entry in path.parent.iterdir()) == [PATH]


def test_one_wrong_bit_is_corrected(path: Path) -> None:
    with made(path) as database:
        database.write_pages([(5, image(5, 1))])
        offset = page_offset(5, PAGE_SIZE) + 1000
        damage(path, offset, bytes((path.read_bytes()[offset] ^ 8,)))
        page = database.read_page(5)
        assert page is not None
        assert is_page_valid(page, 5)
        assert database.corrected == 1


def test_pages_beyond_the_end_are_refused(path: Path) -> None:
    with made(path, 5) as database:
        for pages in ([(6, image(6, 1))], [(0, image(1, 1))], [(5, image(5, 1)[:-1])]):
            with pytest.raises(Corruption) as caught:
                database.write_pages(pages)
            assert caught.value.code is Code.FileIOBeyondEOF
        database.extend(3)
        assert database.page_count == 5


def test_a_full_volume_stops_growth_and_nothing_else(path: Path) -> None:
    made(path, 5).close()
    fs = FaultFS(FS).fail_at(0, Fault.SHORT_WRITE, "write", suffix=PATH)
    with OpenDatabaseFile.open(fs, path) as database:
        with pytest.raises(JetError) as caught:
            database.extend(50)
        assert (caught.value.code, database.page_count) == (Code.DiskFull, 5)
        database.write_pages([(5, image(5, 1))])
        database.extend(50)
        assert (dbtime_of(database.read_page(5)), database.read_page(50)) == (1, None)


@pytest.mark.parametrize("fault", [Fault.INPUT_OUTPUT, Fault.NO_SPACE, Fault.FAILS_WHEN_DONE])
@pytest.mark.parametrize("verb", ["write", "sync"])
def test_after_an_error_of_writing_nothing_is_done_any_more(path: Path, verb: str, fault: Fault) -> None:
    if (verb, fault) == ("write", Fault.FAILS_WHEN_DONE):
        fault = Fault.SHORT_WRITE
    made(path).close()
    for call in range(4):
        fs = FaultFS(FS)
        with OpenDatabaseFile.open(fs, path) as database:
            fs.fail_at(call, fault, verb)
            with pytest.raises(StorageFault):
                database.write_pages([(5, image(5, 1)), (8, image(8, 1))])
                database.write_header()
            done = len(fs.calls)
            attempts: list[Callable[[], object]] = [
                partial(database.write_pages, [(5, image(5, 1))]),
                partial(database.read_page, 5),
                partial(database.extend, 50),
                database.write_header,
                database.settle,
            ]
            for attempt in attempts:
                with pytest.raises(JetError) as caught:
                    attempt()
                assert caught.value.code is Code.InstanceUnavailable
            assert len(fs.calls) == done


def test_the_required_log_only_rises(path: Path) -> None:
    with made(path) as database:
        header, created = database.header, LogTime(b"\1" * 8)
        assert database.require_log(5, created)
        assert not database.require_log(4, LogTime(b"\2" * 8))
        assert (header.gen_max_required, header.gen_committed) == (5, 5)
        assert header.logtime_gen_max_create == header.logtime_gen_max_required == created


def test_what_is_no_database_of_ours(path: Path) -> None:
    path.write_bytes(b"\1" * 20000)
    with pytest.raises(Corruption):
        OpenDatabaseFile.open(FS, path)
    path.unlink()
    header = dirty_header()
    header.version = 0x700
    OpenDatabaseFile.create(FS, path, header).close()
    with pytest.raises(Incompatible):
        OpenDatabaseFile.open(FS, path)
