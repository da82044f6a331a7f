"""The rules of the page cache one by one, and its threads."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from engine.error_codes import Code
from engine.errors import Corruption, JetError, StorageFault
from engine.files import LocalFileSystem
from engine.formats.live_page import LivePage
from engine.storage.cache import DatabasePages, PageCache
from tests.builders.attached import LEAF, PAGE_SIZE, Attached
from tests.disk.fault_fs import Fault, FaultFS

FS = LocalFileSystem()
PAGES = 40


@pytest.fixture
def bench(tmp_path: Path) -> Attached:
    return Attached.create(tmp_path, pages=PAGES)


def test_redo_makes_no_versions(bench: Attached) -> None:
    bench.cache.versions = False
    bench.put(1, 7)
    page = bench.pages.current(1)
    position = bench.record()
    assert bench.pages.touch(page, position, 7) is page
    assert bench.cache.stats.versions == 0


def test_a_reader_keeps_its_page_while_the_writer_works_on_a_copy(bench: Attached) -> None:
    first = bench.put(1, 1)
    bench.cache.publish()
    with bench.cache.snapshot() as snapshot:
        old = bench.pages.at(snapshot, 1)
        second = bench.touch(1, 1)
        assert bench.pages.at(snapshot, 1) is old
        assert bench.pages.current(1) is not old
        bench.cache.publish()
        with bench.cache.snapshot() as later:
            assert (bench.pages.at(snapshot, 1).dbtime, bench.pages.at(later, 1).dbtime) == (first, second)
        assert bench.cache.stats.versions == 1
    assert bench.cache.stats.versions == 0


def test_a_freed_page_used_anew_is_still_there_for_an_old_snapshot(bench: Attached) -> None:
    first = bench.put(1, 1)
    bench.cache.publish()
    bench.cache.flush()
    for pgno in range(2, 30):
        bench.put(pgno, 1)
    bench.cache.publish()
    assert 1 not in bench.pages.frames
    with bench.cache.snapshot() as snapshot:
        second = bench.put(1, 1)
        bench.cache.publish()
        assert (bench.pages.at(snapshot, 1).dbtime, bench.pages.current(1).dbtime) == (first, second)


def test_blank_pages_and_pages_beyond_the_end(bench: Attached) -> None:
    snapshot = bench.cache.snapshot()
    for pgno, code in ((1, Code.PageNotInitialized), (PAGES + 1, Code.FileIOBeyondEOF), (0, Code.FileIOBeyondEOF)):
        assert bench.pages.get(pgno) is None
        with pytest.raises(Corruption) as caught:
            bench.pages.current(pgno)
        assert caught.value.code is code
        with pytest.raises(Corruption) as caught:
            bench.pages.at(snapshot, pgno)
        assert caught.value.code is code
    bench.put(1, 1)
    with pytest.raises(Corruption) as caught:
        bench.pages.at(snapshot, 1)
    assert caught.value.code is Code.PageNotInitialized


def test_a_damaged_page(bench: Attached) -> None:
    bench.put(1, 1)
    bench.cache.flush()
    bench.cache.detach(1)
    with FS.open_update(bench.file.path) as file:
        file.write_at(2 * PAGE_SIZE + 100, b"damage")
    pages = bench.cache.attach(1, bench.file)
    assert pages.get(1) is None
    with pytest.raises(Corruption) as caught:
        pages.current(1)
    assert caught.value.code is Code.ReadVerifyFailure


def test_too_many_versions_are_refused_before_anything_changes(tmp_path: Path) -> None:
    bench = Attached.create(tmp_path, versions=3)
    for pgno in range(1, 6):
        bench.put(pgno, 1)
        bench.cache.publish()
    for pgno in (1, 2, 3):
        bench.touch(pgno, 1)
    bench.touch(3, 1)
    with pytest.raises(JetError) as caught:
        bench.cache.require_versions(1)
    assert caught.value.code is Code.VersionStoreOutOfMemory
    bench.touch(4, 1)  # logged already, or an undoing: never refused
    assert bench.cache.stats.versions == 4
    bench.cache.publish()
    bench.cache.require_versions(3)
    with pytest.raises(JetError):
        bench.cache.require_versions(4)


def test_versions_that_only_a_closed_snapshot_needed_make_room(tmp_path: Path) -> None:
    """The oldest snapshot stays open; what came and went in between does not count against the limit."""
    bench = Attached.create(tmp_path, versions=4)
    bench.put(1, 1)
    bench.cache.publish()
    with bench.cache.snapshot() as oldest:
        for _ in range(20):
            with bench.cache.snapshot():
                bench.cache.require_versions(1)
                bench.touch(1, 1)
                bench.cache.publish()
        assert bench.cache.stats.versions <= 4
        assert bench.pages.at(oldest, 1).dbtime < bench.pages.current(1).dbtime


def test_pages_of_one_change_stay_until_the_next(tmp_path: Path) -> None:
    bench = Attached.create(tmp_path, capacity=2)
    for pgno in range(1, 11):
        bench.put(pgno, 1)
    bench.cache.publish()
    position = bench.record()
    touched = [bench.pages.touch(bench.pages.current(pgno), position, 1) for pgno in range(1, 11)]
    for page in touched:
        page.dbtime = position
    assert bench.cache.stats.pages == 10
    assert all(bench.pages.frames[page.pgno].page is page for page in touched)
    bench.touch(1, 1)
    bench.pages.get(12)
    bench.pages.get(2)
    bench.cache.make_room(for_writer=True)
    assert bench.cache.stats.pages <= 2
    assert [bench.pages.current(pgno).dbtime for pgno in range(2, 11)] == [position] * 9


def test_a_reader_writes_nothing_that_is_not_committed(tmp_path: Path) -> None:
    """Not even a page that was evicted and came back in the same transaction: nobody would log its undo first."""
    bench = Attached.create(tmp_path, capacity=2)
    committed = {pgno: bench.put(pgno, 1) for pgno in range(1, 9)}
    bench.cache.publish()
    bench.cache.flush()
    bench.touch(1, 1)
    bench.cache.flush()
    for pgno in range(2, 9):
        bench.pages.current(pgno)
    first = bench.on_disk(1)
    bench.touch(1, 1)
    bench.touch(2, 1)
    with bench.cache.snapshot() as snapshot:
        for pgno, dbtime in committed.items():
            assert bench.pages.at(snapshot, pgno).dbtime == dbtime
    assert bench.on_disk(1) == first
    assert bench.on_disk(2) == committed[2]


def test_the_whole_log_is_flushed_before_a_page(bench: Attached) -> None:
    """A commit that nobody waited for lies behind the page's record: without it, redo would have to undo."""
    bench.put(1, 1)
    commit = bench.record()
    bench.cache.publish()
    assert commit >= bench.log.durable
    bench.cache.flush()
    assert commit < bench.log.durable


def test_the_header_names_the_log_before_a_page_needs_it(bench: Attached) -> None:
    bench.put(1, 1)
    bench.cache.flush()
    assert bench.file.header.required == (0, 1)
    bench.log.roll()
    bench.cache.flush()
    assert bench.file.header.gen_max_required == 1
    bench.touch(1, 1)
    bench.cache.flush()
    assert (bench.file.header.gen_max_required, bench.file.header.gen_committed) == (2, 2)
    assert bench.file.header.logtime_gen_max_required == bench.log.created


def test_two_databases(bench: Attached, tmp_path: Path) -> None:
    other = bench.file.create(FS, tmp_path / "b.edb", bench.file.header)
    other.extend(PAGES)
    pages = bench.cache.attach(2, other)
    for pgno in range(1, 30):
        bench.put(pgno, 5)
        position = bench.record()
        pages.put(LivePage(pgno, PAGE_SIZE, objid=9, flags=LEAF, dbtime=position), position, 6)
    bench.cache.flush(1)
    assert bench.cache.oldest_begin0() == 6
    bench.cache.flush(2)
    assert bench.cache.oldest_begin0() is None
    assert all(bench.pages.current(pgno).objid == 7 and pages.current(pgno).objid == 9 for pgno in range(1, 30))
    bench.cache.publish()
    bench.cache.detach(1)
    assert pages.current(3).objid == 9
    other.close()


@pytest.mark.parametrize("verb", ["write", "sync"])
def test_after_an_error_of_writing_the_cache_serves_nothing(tmp_path: Path, verb: str) -> None:
    fs = FaultFS(FS)
    bench = Attached.create(tmp_path, fs=fs)
    bench.put(1, 1)
    bench.cache.publish()
    snapshot = bench.cache.snapshot()
    fs.fail_at(0, Fault.INPUT_OUTPUT, verb, suffix=".edb")
    with pytest.raises(StorageFault):
        bench.cache.flush()
    page = LivePage(2, PAGE_SIZE)
    attempts: list[Callable[[], object]] = [
        partial(bench.pages.get, 1),
        partial(bench.pages.current, 1),
        partial(bench.pages.at, snapshot, 1),
        partial(bench.pages.put, page, 1, 1),
        partial(bench.pages.touch, page, 1, 1),
        bench.cache.flush,
    ]
    for attempt in attempts:
        with pytest.raises(JetError) as caught:
            attempt()
        assert caught.value.code is Code.InstanceUnavailable
    assert bench.cache.oldest_begin0() == 1, "the checkpoint must not pass what was not written"


def test_an_error_of_the_log_leaves_the_pages_changed(tmp_path: Path) -> None:
    fs = FaultFS(FS)
    bench = Attached.create(tmp_path, fs=fs)
    dbtime = bench.put(1, 1)
    fs.fail_at(0, Fault.INPUT_OUTPUT, "sync", suffix=".log")
    with pytest.raises(StorageFault):
        bench.cache.flush()
    assert (bench.cache.stats.dirty, bench.cache.oldest_begin0(), bench.on_disk(1)) == (1, 1, None)
    assert bench.pages.current(1).dbtime == dbtime
    with pytest.raises(JetError) as caught:
        bench.cache.flush()
    assert caught.value.code is Code.InstanceUnavailable


def test_readers_see_whole_commits_while_a_writer_goes_on(tmp_path: Path) -> None:
    """Every commit gives all of some pages the same content; no room, so pages come and go all the time."""
    together = range(1, 13)
    bench = Attached.create(tmp_path, pages=PAGES, capacity=8)
    for pgno in together:
        bench.put(pgno, 1)
    mark(bench.pages, 0, bench.record())
    bench.cache.publish()
    stop = threading.Event()
    failures: list[object] = []
    seen = [0, 0, 0]

    def read(number: int) -> None:
        last = -1
        try:
            while not stop.is_set():
                with bench.cache.snapshot() as snapshot:
                    found = {content(bench.pages.at(snapshot, pgno)) for pgno in together}
                if len(found) != 1 or min(found) < last:
                    failures.append((number, last, found))
                last = max(found)
                seen[number] += 1
        except BaseException as error:
            failures.append(error)

    readers = [threading.Thread(target=read, args=(number,)) for number in range(3)]
    for reader in readers:
        reader.start()
    for value in range(1, 120):
        mark(bench.pages, value, bench.record())
        bench.cache.publish()
    stop.set()
    for reader in readers:
        reader.join()
    assert not failures
    assert all(seen)
    assert bench.cache.stats.versions == 0
    bench.close()


def mark(pages: DatabasePages, value: int, position: int) -> None:
    """Give the first dozen pages one content, each in a change of its own."""
    for number, pgno in enumerate(range(1, 13)):
        pages.touch(pages.current(pgno), position + number, 1).set_external(value.to_bytes(4, "little"))


def content(page: LivePage) -> int:
    return int.from_bytes(page.external, "little")


def test_found_pages_cost_next_to_nothing(bench: Attached) -> None:
    """No lock and no list to be kept on the way to a page that is there."""
    bench.put(1, 1)
    bench.cache.publish()
    snapshot = bench.cache.snapshot()
    held = threading.Event()
    done = threading.Event()

    def hold(cache: PageCache) -> None:
        with cache.lock:
            held.set()
            done.wait(60)

    holder = threading.Thread(target=hold, args=(bench.cache,))
    holder.start()
    held.wait(60)
    assert bench.pages.get(1) is bench.pages.current(1) is bench.pages.at(snapshot, 1)
    done.set()
    holder.join()
