"""A power cut at any moment of writing pages, headers, growth, checkpoints: nothing torn, too new or too old."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from engine.errors import Corruption, JetError, MissingFile
from engine.files import LocalFileSystem
from engine.formats.checkpoint import Checkpoint, read_checkpoint
from engine.formats.checksum import is_page_valid
from engine.formats.db_header import page_offset, read_header
from engine.formats.log.segments import verify_log
from engine.formats.stamps import Lgpos, Signature
from engine.storage.checkpoint import LiveCheckpoint, consistency_point, write_checkpoint
from engine.storage.database_file import OpenDatabaseFile
from tests.builders.attached import PAGE_SIZE, SIGN_DB, Attached, dbtime_of, dirty_header, image
from tests.disk.crash_fs import CrashFS, CrashState
from tests.disk.fault_fs import FaultFS, faults_for
from tests.share import Share, shares

FS = LocalFileSystem()
DATABASE = "a.edb"
PAGES = 90


def promised(state: CrashState, kind: str) -> int:
    """The last number that was marked as done before the cut: ``kind 3`` is 3."""
    return max((int(mark.split()[1]) for mark in state.marks if mark.startswith(f"{kind} ")), default=-1)


def begun(state: CrashState, kind: str) -> int:
    """As :func:`promised`, of what had begun."""
    return promised(state, f"begin-{kind}")


# the file by itself


class Work:
    """Writes whose every step is announced and then promised: batches of pages, headers, growth."""

    def __init__(self, fs: CrashFS) -> None:
        self.fs = fs
        self.database: OpenDatabaseFile | None = None
        self.batches: dict[int, list[int]] = {}

    def step(self, kind: str, number: int, do: object = None) -> None:
        self.fs.mark(f"begin-{kind} {number}")
        assert callable(do)
        do()
        self.fs.mark(f"{kind} {number}")

    def create(self) -> None:
        self.database = OpenDatabaseFile.create(self.fs, self.fs.root / DATABASE, dirty_header())

    def run(self) -> None:
        self.step("create", 0, self.create)
        database = self.database
        assert database is not None
        self.step("extend", 20, lambda: database.extend(20))
        self.pages(0, [1, 2, 3, 7])
        self.header(1)
        self.pages(1, [2, 3, 4, 9, 20])
        self.step("extend", PAGES, lambda: database.extend(PAGES))
        self.pages(2, list(range(5, 80)))
        self.header(2)
        self.pages(3, [7])
        self.header(3)
        self.header(4)
        database.close()

    def pages(self, number: int, pgnos: list[int]) -> None:
        database = self.database
        assert database is not None
        self.batches[number] = pgnos
        pages = [(pgno, image(pgno, number + 1)) for pgno in pgnos]
        self.step("pages", number, lambda: database.write_pages(pages))

    def header(self, number: int) -> None:
        database = self.database
        assert database is not None
        database.header.dbtime_dirtied = number
        self.step("header", number, database.write_header)


def check_file(state: CrashState, database: OpenDatabaseFile, batches: dict[int, list[int]]) -> None:
    """Header old or new; every page as before or after the write it was in, with nothing promised lost."""
    assert max(promised(state, "header"), 0) <= database.header.dbtime_dirtied <= max(begun(state, "header"), 0)
    assert max(promised(state, "extend"), 0) <= database.page_count
    for pgno in range(1, PAGES + 1):
        numbers = [number for number, pgnos in batches.items() if pgno in pgnos]
        lasting = max((n + 1 for n in numbers if n <= promised(state, "pages")), default=0)
        possible = {lasting} | {n + 1 for n in numbers if n <= begun(state, "pages")}
        page = database.read_page(pgno)
        dbtime = dbtime_of(page) or 0
        assert dbtime in possible, (str(state), pgno)
        assert dbtime >= lasting, (str(state), pgno)
        if page is not None:
            sealed = image(pgno, dbtime)
            assert page[8:] == bytes(sealed[8:]), (str(state), pgno)


@pytest.mark.parametrize("share", shares(), ids=str)
def test_a_cut_while_a_database_is_written(quick_path: Path, share: Share) -> None:
    fs = CrashFS(quick_path / "disk")
    work = Work(fs)
    work.run()
    count = mended = 0
    for state in share.of(fs.crash_states(at_most=16, tears=40)):
        state.restore_to(fs.root)
        path = fs.root / DATABASE
        try:
            database = OpenDatabaseFile.open(FS, path)
        except (MissingFile, Corruption):
            assert promised(state, "create") < 0, state
            continue
        with database:
            check_file(state, database, work.batches)
            mended += bool(database.unfinished)
            database.settle()
        with OpenDatabaseFile.open(FS, path) as database:
            assert not database.unfinished
            check_file(state, database, work.batches)
        data = path.read_bytes()
        assert read_header(data).other.value == "identical"
        for pgno in range(1, database.page_count + 1):
            page = data[page_offset(pgno, PAGE_SIZE) :][:PAGE_SIZE]
            assert not any(page) or is_page_valid(page, pgno), (str(state), pgno)
        count += 1
    print(f"{count} states, {mended} of them mended")
    assert count > share.at_least(400)
    assert mended > share.at_least(100)


@pytest.mark.parametrize("share", shares(), ids=str)
def test_a_cut_while_the_last_cut_is_mended(quick_path: Path, share: Share) -> None:
    """Of pages and of the header: whatever the second cut leaves, the third start finds all that was promised."""
    fs = CrashFS(quick_path / "disk")
    work = Work(fs)
    work.run()
    states = [state for state in fs.crash_states(at_most=4, tears=3) if promised(state, "create") >= 0]
    count = 0
    for state in share.of(Random(1).sample(states, 60)):
        state.restore_to(fs.root)
        second = CrashFS(fs.root)
        with OpenDatabaseFile.open(second, fs.root / DATABASE) as database:
            database.write_header()
        for again in second.crash_states(at_most=6, tears=5):
            again.restore_to(fs.root)
            with OpenDatabaseFile.open(FS, fs.root / DATABASE) as database:
                check_file(state, database, work.batches)
            count += 1
    print(f"{count} states")
    assert count > share.at_least(500)


@pytest.mark.parametrize("share", shares(), ids=str)
def test_an_error_at_any_call_leaves_what_was_promised(quick_path: Path, share: Share) -> None:
    """Each call of the work fails in each way; what was done before is there, what was begun is old or new."""

    class Watched(Work):
        def __init__(self, fs: FaultFS, root: Path) -> None:
            self.fs = self  # type: ignore[assignment]
            self.root = root
            self.real = fs
            self.marks: list[str] = []
            self.database = None
            self.batches = {}

        def mark(self, label: str) -> None:
            self.marks.append(label)

        def create(self) -> None:
            self.database = OpenDatabaseFile.create(self.real, self.root / DATABASE, dirty_header())

    def attempt(number: int, fs: FaultFS) -> Watched:
        root = quick_path / str(number)
        root.mkdir()
        work = Watched(fs, root)
        try:
            work.run()
        except (JetError, MemoryError):
            pass
        finally:
            fs.bury()
        return work

    good = FaultFS(FS)
    plan = attempt(0, good).batches
    cases = share.of([(call, fault) for call in good.calls for fault in faults_for(call.verb)])
    for number, (call, fault) in enumerate(cases, start=1):
        fs = FaultFS(FS).fail_at(call.index, fault)
        work = attempt(number, fs)
        assert fs.struck, call
        state = CrashState(0, f"{fault} at {call}", tuple(work.marks), {})
        try:
            with OpenDatabaseFile.open(FS, work.root / DATABASE) as database:
                check_file(state, database, plan)
        except (MissingFile, Corruption):
            assert promised(state, "create") < 0, str(state)
    assert len(cases) > share.at_least(100)


# the checkpoint by itself


def test_a_checkpoint_is_old_or_new_and_never_older(quick_path: Path) -> None:
    fs = CrashFS(quick_path / "disk")
    path = fs.root / "edb.chk"
    for number in range(1, 4):
        image = Checkpoint.empty(Signature(1), bytes(567))
        image.move(Lgpos(number, 1, 0), b"")
        fs.mark(f"begin-chk {number}")
        write_checkpoint(fs, path, image.sealed())
        fs.mark(f"chk {number}")
    image = Checkpoint.empty(Signature(1), bytes(567))
    image.move(Lgpos(9, 1, 0), None)
    for state in fs.crash_states(tears=16):
        state.restore_to(fs.root)
        lasting = promised(state, "chk")
        if lasting < 0 and not position(path):
            continue
        assert lasting <= position(path) <= begun(state, "chk"), state
        before = position(path)
        second = CrashFS(fs.root)
        write_checkpoint(second, path, image.sealed())
        for again in second.crash_states(tears=3):
            again.restore_to(fs.root)
            assert position(path) in (before, 9), again


def position(path: Path) -> int:
    """Generation of the checkpoint in a file, 0 for none."""
    try:
        return read_checkpoint(path.read_bytes()).checkpoint.lgpos_checkpoint.generation
    except (FileNotFoundError, Corruption):
        return 0


# cache, log, headers and checkpoint together


class Run:
    """Transactions over a cache with next to no room; checkpoints and rolls now and then."""

    def __init__(self, fs: CrashFS, seed: int) -> None:
        self.random = Random(seed)
        self.bench = Attached.create(fs.root, pages=24, capacity=6, fs=fs)
        self.fs = fs
        self.start = len(fs.operations)
        self.changes: dict[int, list[tuple[int, int]]] = {}
        self.checkpoint = LiveCheckpoint.open(fs, fs.root / "edb.chk", Signature(0x5678), bytes(567))
        self.transactions()

    def transactions(self) -> None:
        bench, random = self.bench, self.random
        for _ in range(14):
            begin0 = bench.record()
            for _change in range(random.randint(1, 8)):
                pgno = random.randint(1, 24)
                change = bench.touch if pgno in self.changes else bench.put
                self.changes.setdefault(pgno, []).append((change(pgno, begin0), begin0))
            if random.random() < 0.5:
                bench.log.flush(bench.record())
            bench.cache.publish()
            if random.random() < 0.3:
                bench.log.roll()
            if random.random() < 0.5:
                bench.cache.flush_older(begin0)
                tip = bench.log.tip
                self.checkpoint.advance(consistency_point(tip, [], bench.cache), b"", [(bench.file, 1)], bench.log)
                self.fs.mark(f"checkpoint {self.checkpoint.position}")
        bench.close()


def log_ends(root: Path) -> Iterator[tuple[int, int]]:
    """Generation and end of the data of every log, packed."""
    for path in root.glob("edb*.log"):
        if path.name != "edbtmp.log":
            reading = verify_log(path.read_bytes())
            yield reading.generation, reading.end.packed


@pytest.mark.parametrize("share", shares(), ids=str)
@pytest.mark.parametrize("seed", range(3))
def test_a_cut_at_any_moment_of_a_run(quick_path: Path, seed: int, share: Share) -> None:
    """On disk no page is newer than the log or than the header says; none is older than the checkpoint says."""
    fs = CrashFS(quick_path / "disk")
    run = Run(fs, seed)
    count = checkpoints = 0
    for state in share.of(fs.crash_states(start=run.start, at_most=8, tears=6)):
        state.restore_to(fs.root)
        ends = dict(log_ends(fs.root))
        redo = 0
        if (fs.root / "edb.chk").exists():
            try:
                redo = read_checkpoint((fs.root / "edb.chk").read_bytes()).checkpoint.lgpos_checkpoint.packed
            except Corruption:
                assert promised(state, "checkpoint") < 0, state
        assert redo >= max(promised(state, "checkpoint"), 0), state
        checkpoints += redo > 0
        with OpenDatabaseFile.open(FS, fs.root / DATABASE) as database:
            header = database.header
            assert header.sign_db == SIGN_DB
            assert redo <= max(ends[redo >> 32], redo >> 32 << 32 | 1 << 16) if redo else True, "beyond the log"
            needed = range(max(header.gen_min_required, 1), header.gen_max_required + 1)
            assert all(generation in ends for generation in needed), state
            for pgno, changes in run.changes.items():
                there = dbtime_of(database.read_page(pgno)) or 0
                assert there == 0 or there in [dbtime for dbtime, _ in changes], state
                assert there == 0 or there < ends[there >> 32], "the page is newer than the log"
                assert there >> 32 <= header.gen_max_required, "the page needs a log that the header does not name"
                for dbtime, begin0 in changes:
                    if dbtime > there and dbtime < ends.get(dbtime >> 32, 0):
                        assert begin0 >= redo, (str(state), "redo begins behind a change that is not on disk")
                        assert begin0 >> 32 >= header.gen_min_required, state
        count += 1
    print(f"{count} states, {checkpoints} checkpoints")
    assert count > share.at_least(300)
    assert checkpoints > share.at_least(100)
