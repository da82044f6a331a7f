"""Power cuts, kills and failing calls at every step of a log: nothing promised is lost, the tail is clean.

After any cut the stream is opened again, as recovery does it, written further and read back whole.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.error_codes import Code
from engine.errors import JetError, MissingFile
from engine.files import FileSystem, LocalFileSystem
from engine.formats.stamps import Lgpos
from engine.instance.log import Log
from tests.support.crash_fs import CrashFS, CrashState
from tests.support.fault_fs import Call, Fault, FaultFS, Killed, faults_for
from tests.support.log_files import term2
from tests.support.log_streams import (
    RECOVERY_UNDO,
    Clock,
    Placed,
    new_log,
    read_back,
    readings,
    record,
    records_of,
)

SECTORS = 6
CREATED, ENDED = "created", "ended"

Acknowledge = Callable[[str], None]


def _nobody(label: str) -> None:
    """Promises that nobody writes down."""


def reopen(directory: Path, fs: FileSystem | None = None) -> Log:
    return Log.reopen(fs or LocalFileSystem(), directory, "edb", Clock())


def work(log: Log, placed: Placed, acknowledge: Acknowledge, sizes: list[tuple[int, bool]]) -> None:
    """Append records; after each flush acknowledge how many are durable."""
    for number, (size, flush) in enumerate(sizes):
        body = record(size, number)
        placed.append((log.append(body), body))
        if flush:
            log.flush(placed[-1][0])
            acknowledge(str(len(placed)))


def finish(log: Log, placed: Placed, acknowledge: Acknowledge) -> None:
    body = term2(log.generation)
    placed.append((log.append(body), body))
    log.flush()
    acknowledge(str(len(placed)))
    acknowledge(ENDED)
    log.close()


FIRST_RUN = [(100, True), (9000, True), (300, False), (5000, False), (4000, True), (7000, True), (12000, True)]
SECOND_RUN = [(50, True), (9500, False), (200, True), (6000, True)]


def first_run(fs: FileSystem, directory: Path, placed: Placed, acknowledge: Acknowledge) -> None:
    log = new_log(directory, SECTORS, fs)
    try:
        acknowledge(CREATED)
        work(log, placed, acknowledge, FIRST_RUN)
        log.delete_below(2)
        finish(log, placed, acknowledge)
    finally:
        log.close()


def second_run(fs: FileSystem, directory: Path, placed: Placed, acknowledge: Acknowledge) -> None:
    log = reopen(directory, fs)
    try:
        placed.append((log.append(RECOVERY_UNDO), RECOVERY_UNDO))
        work(log, placed, acknowledge, SECOND_RUN)
        finish(log, placed, acknowledge)
    finally:
        log.close()


def opened_again(directory: Path, marks: tuple[str, ...], placed: Placed) -> Placed:
    """What the next start finds; checks it against what was promised, and that the stream can be carried on."""
    promised = max((int(mark) for mark in marks if mark.isdigit()), default=0)
    try:
        log = reopen(directory)
    except MissingFile as error:
        assert error.code is Code.MissingLogFile
        assert CREATED not in marks
        log = new_log(directory, SECTORS)
    at = log.append(RECOVERY_UNDO)
    log.append(record(3000))
    log.roll()
    log.append(record(200))
    log.close()
    logs = readings(directory)
    found = records_of(logs)
    assert [body for _, body in found[-3:]] == [RECOVERY_UNDO, record(3000), record(200)]
    assert found[-3][0] == at
    kept = found[:-3]
    expected = [pair for pair in placed if pair[0] >> 32 >= logs[0].generation]
    assert kept == expected[: len(kept)]
    assert len(kept) + len(placed) - len(expected) >= promised
    assert sorted(path.name for path in directory.iterdir() if path.suffix == ".jrs") == [
        "edbres00001.jrs",
        "edbres00002.jrs",
    ]
    return kept


def sweep(fs: CrashFS, at: Path, placed: Placed) -> int:
    states = 0
    for state in fs.crash_states(at_most=24, tears=16):
        state.restore_to(at)
        try:
            opened_again(at, state.marks, placed)
        except BaseException as error:
            error.add_note(str(state))
            raise
        states += 1
    return states


def test_nothing_promised_is_lost_at_any_cut(quick_path: Path) -> None:
    fs, placed = CrashFS(quick_path / "disk"), Placed()
    first_run(fs, fs.root, placed, fs.mark)
    assert read_back(fs.root) == [pair for pair in placed if pair[0] >> 32 > 1]
    assert len(readings(fs.root)) > 2
    assert sweep(fs, quick_path / "cut", placed) > 100


def test_nor_in_a_stream_that_is_taken_up(quick_path: Path) -> None:
    root, placed = quick_path / "disk", Placed()
    root.mkdir()
    first_run(LocalFileSystem(), root, placed, _nobody)
    done = len(placed)
    fs = CrashFS(root)
    fs.mark(CREATED)
    fs.mark(str(done))
    second_run(fs, fs.root, placed, fs.mark)
    assert sweep(fs, quick_path / "cut", placed) > 50


def _torn(quick_path: Path) -> tuple[list[CrashState], Placed]:
    """States whose last write was cut, of a run with long unfinished writes and rolls."""
    fs, placed = CrashFS(quick_path / "disk"), Placed()
    first_run(fs, fs.root, placed, fs.mark)
    states = [s for s in fs.crash_states(tears=3) if CREATED in s.marks]
    wanted = ("torn", "without its first", "only rename", "unsynced names lost")
    return [s for s in states if any(w in s.what for w in wanted)], placed


def test_a_cut_while_it_is_taken_up_loses_nothing_either(quick_path: Path) -> None:
    """Every cut of the opening after a cut."""
    states, placed = _torn(quick_path)
    assert len(states) > 20
    cuts = 0
    for number, state in enumerate(states):
        root = quick_path / f"again{number}"
        state.restore_to(root)
        fs = CrashFS(root)
        reopen(root, fs).close()
        for cut in fs.crash_states(at_most=6, tears=2):
            cut.restore_to(quick_path / "cut")
            opened_again(quick_path / "cut", state.marks, placed)
            cuts += 1
    assert cuts > 50


def test_what_an_unfinished_write_left_never_comes_back(quick_path: Path) -> None:
    """Segments behind a hole, and what is written into the hole: a cut must not join the two."""
    root, placed = quick_path / "disk", Placed()
    root.mkdir()
    log = new_log(root, SECTORS)
    work(log, placed, _nobody, [(100, True), (9000, True)])
    log.close()
    path = root / "edb.log"
    data = bytearray(path.read_bytes())
    data[2 * 4096 : 3 * 4096] = bytes(4096)
    path.write_bytes(data)
    del placed[1:]
    fs = CrashFS(root)
    for mark in (CREATED, "1"):
        fs.mark(mark)
    log = reopen(root, fs)
    placed.append((log.append(RECOVERY_UNDO), RECOVERY_UNDO))
    log.flush()
    fs.mark("2")
    log.close()
    assert sweep(fs, quick_path / "cut", placed) > 5


# threads


def test_every_acknowledged_flush_of_many_threads_lasts(quick_path: Path) -> None:
    fs = CrashFS(quick_path / "disk")
    log = new_log(fs.root, 16, fs)
    fs.mark(CREATED)
    begun = len(fs.operations)
    errors: list[BaseException] = []

    def run(thread: int) -> None:
        try:
            for number in range(4):
                place = log.append(record(400 + 700 * number, thread * 10 + number))
                log.flush(place)
                assert place < log.durable
                fs.mark(f"at {place}")
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=run, args=(thread,)) for thread in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors
    log.close()
    placed = read_back(fs.root)
    assert len(placed) == 32
    for state in fs.crash_states(start=begun, at_most=6, tears=2):
        state.restore_to(quick_path / "cut")
        kept = opened_again(quick_path / "cut", (CREATED,), placed)
        promised = {int(mark.removeprefix("at ")) for mark in state.marks if mark.startswith("at ")}
        assert promised <= {place for place, _ in kept}, str(state)


class Gate:
    """Holds the first sync of the current log until it is opened."""

    def __init__(self) -> None:
        self.reached, self.opened = threading.Event(), threading.Event()
        self.armed = False

    def __call__(self, call: Call) -> None:
        if self.armed and call.verb == "sync":
            self.armed = False
            self.reached.set()
            assert self.opened.wait(10)


def start(count: int, run: Callable[[int], None]) -> list[threading.Thread]:
    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    return threads


def test_one_sync_for_all_who_wait_but_none_that_began_before_their_write(quick_path: Path) -> None:
    gate = Gate()
    fs = FaultFS(LocalFileSystem(), gate)
    log = new_log(quick_path, 64, fs)
    before = len([call for call in fs.calls if call.verb == "sync"])
    gate.armed = True
    places, appended = [log.append(record(100))], threading.Barrier(8)
    early: list[int] = []

    def follow(number: int) -> None:
        places.append(log.append(record(100, number)))
        appended.wait(10)
        log.flush(places[-1])
        if not gate.opened.is_set():
            early.append(number)

    leader = start(1, lambda _: log.flush(places[0]))
    assert gate.reached.wait(10)
    followers = start(7, follow)
    appended.wait(10)
    assert log.durable == Lgpos(1, 1, 0).packed
    gate.opened.set()
    for thread in leader + followers:
        thread.join(10)
    assert not early
    assert log.durable > max(places)
    assert len([call for call in fs.calls if call.verb == "sync"]) == before + 2
    log.close()
    assert len(read_back(quick_path)) == 8


@pytest.mark.parametrize("fault", [Fault.INPUT_OUTPUT, Fault.NO_SPACE, Fault.FAILS_WHEN_DONE])
def test_a_failed_sync_stops_the_log_for_all(quick_path: Path, fault: Fault) -> None:
    gate = Gate()
    fs = FaultFS(LocalFileSystem(), gate)
    log = new_log(quick_path, 64, fs)
    log.append(record(10))
    log.flush()
    promised = log.durable
    log.append(record(100))
    syncs = len([call for call in fs.calls if call.verb == "sync"])
    fs.fail_at(0, fault, "sync")
    gate.armed = True
    found: list[JetError] = []

    def run(number: int) -> None:
        try:
            log.append(record(100, number))
            log.flush()
        except JetError as error:
            found.append(error)

    leader = start(1, run)
    assert gate.reached.wait(10)
    followers = start(3, run)
    gate.opened.set()
    for thread in leader + followers:
        thread.join(10)
    assert log.failed in found
    assert [error.code for error in found if error is not log.failed] == [Code.InstanceUnavailable] * 3
    assert log.durable == promised
    for call in (log.flush, log.roll, lambda: log.append(record(5)), lambda: log.append_together([record(5)])):
        with pytest.raises(JetError) as caught:
            call()
        assert caught.value.code is Code.InstanceUnavailable
    assert len([call for call in fs.calls if call.verb == "sync"]) == syncs + 1, "a failed sync was tried again"
    log.close()
    assert fs.open_files == 0


# calls that fail


def calls_of(run: Callable[[FileSystem], None]) -> list[Call]:
    fs = FaultFS(LocalFileSystem())
    run(fs)
    assert fs.open_files == 0
    return fs.calls


RUNS = {"first": first_run, "second": second_run}


@pytest.fixture(params=RUNS)
def prepared(request: pytest.FixtureRequest, quick_path: Path) -> tuple[str, Callable[[], tuple[Path, Placed]]]:
    """A run, and what makes the folder that it starts with."""

    def make() -> tuple[Path, Placed]:
        folder, placed = quick_path / "disk", Placed()
        if folder.exists():
            for path in folder.iterdir():
                path.unlink()
        else:
            folder.mkdir()
        if request.param == "second":
            first_run(LocalFileSystem(), folder, placed, _nobody)
        return folder, placed

    return request.param, make


def _run(name: str, fs: FaultFS, folder: Path, placed: Placed) -> tuple[list[str], BaseException | None]:
    marks = [CREATED, str(len(placed))] if placed else []
    try:
        RUNS[name](fs, folder, placed, marks.append)
    except (JetError, MemoryError, Killed) as error:
        return marks, error
    return marks, None


def test_every_call_may_fail(prepared: tuple[str, Callable[[], tuple[Path, Placed]]]) -> None:
    name, make = prepared
    calls = calls_of(lambda fs: RUNS[name](fs, *make(), _nobody))
    cases = [(call, fault) for call in calls for fault in faults_for(call.verb)]
    assert len(cases) > 100
    for call, fault in cases:
        folder, placed = make()
        fs = FaultFS(LocalFileSystem()).fail_at(call.index, fault)
        marks, error = _run(name, fs, folder, placed)
        assert fs.open_files == 0, (call, fault)
        assert error is not None or ENDED in marks, (call, fault)
        try:
            opened_again(folder, tuple(marks), placed)
        except BaseException as found:
            found.add_note(f"{call} {fault} {error!r}")
            raise


def test_killed_at_every_call(prepared: tuple[str, Callable[[], tuple[Path, Placed]]]) -> None:
    name, make = prepared
    calls = calls_of(lambda fs: RUNS[name](fs, *make(), _nobody))
    for call in calls:
        for halfway in (False, True) if call.verb == "write" else (False,):
            folder, placed = make()
            fs = FaultFS(LocalFileSystem()).kill_at(call.index, halfway=halfway)
            marks, error = _run(name, fs, folder, placed)
            assert isinstance(error, Killed)
            fs.bury()
            opened_again(folder, tuple(marks), placed)


# a full disk


def test_reserve_logs_let_the_instance_end(quick_path: Path) -> None:
    fs = FaultFS(LocalFileSystem())
    log, placed = new_log(quick_path, SECTORS, fs), Placed()
    placed.append((log.append(record(9000)), record(9000)))
    assert not log.space_low
    fs.fail_at(0, Fault.NO_SPACE, "create", suffix="tmp.log", times=None)
    for generation in (2, 3):
        placed.append((log.append(record(9000)), record(9000)))
        assert (log.generation, log.space_low) == (generation, True)
    for _ in range(2):
        with pytest.raises(JetError) as caught:
            log.append(record(9000))
        assert caught.value.code is Code.LogDiskFull
        with pytest.raises(JetError) as caught:
            log.roll()
        assert caught.value.code is Code.LogDiskFull
    assert not log.failed
    assert log.generation == 3
    placed.append((log.append(record(60)), record(60)))
    finish(log, placed, _nobody)
    assert [reading.header.flags for reading in readings(quick_path)] == [0, 1, 1]
    assert read_back(quick_path) == placed
    assert sorted(path.name for path in quick_path.iterdir()) == [
        "edb.log", "edb00000001.log", "edb00000002.log",
    ]  # fmt: skip


def test_reserve_logs_come_back_with_the_space(quick_path: Path) -> None:
    for verb, fault in (("create", Fault.NO_SPACE), ("write", Fault.SHORT_WRITE), ("sync", Fault.NO_SPACE)):
        folder = quick_path / verb
        folder.mkdir()
        fs = FaultFS(LocalFileSystem())
        log = new_log(folder, SECTORS, fs)
        fs.fail_at(0, fault, verb, suffix="tmp.log")
        low = []
        for _ in range(2):
            log.roll()
            low.append((log.space_low, (folder / "edbres00002.jrs").exists()))
        assert low == [(True, False), (False, True)]
        assert (folder / "edbres00002.jrs").stat().st_size == SECTORS * 4096
        log.close()
        assert [reading.header.flags for reading in readings(folder)] == [0, 1, 0]


def test_without_room_for_reserves_it_opens_and_says_so(quick_path: Path) -> None:
    log = new_log(quick_path, SECTORS)
    log.close()
    (quick_path / "edbres00001.jrs").unlink()
    fs = FaultFS(LocalFileSystem()).fail_at(0, Fault.NO_SPACE, "create", suffix=".jrs", times=None)
    log = reopen(quick_path, fs)
    assert log.space_low
    log.append(RECOVERY_UNDO)
    log.close()
    (quick_path / "other").mkdir()
    with pytest.raises(JetError) as caught:
        new_log(quick_path / "other", SECTORS, fs)
    assert caught.value.code is Code.LogDiskFull
    assert not list((quick_path / "other").iterdir())
