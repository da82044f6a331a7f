"""Failing calls, kills and full disks at every step of a log: nothing promised is lost, what failed is said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.error_codes import Code
from engine.errors import JetError
from engine.files import FileSystem, LocalFileSystem
from tests.builders.log_streams import (
    CREATED,
    ENDED,
    RECOVERY_UNDO,
    SECTORS,
    Placed,
    finish,
    first_run,
    new_log,
    nobody,
    opened_again,
    read_back,
    readings,
    record,
    reopen,
    second_run,
)
from tests.disk.fault_fs import Call, Fault, FaultFS, Killed, faults_for
from tests.share import Share, shares

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
            first_run(LocalFileSystem(), folder, placed, nobody)
        return folder, placed

    return request.param, make


def _run(name: str, fs: FaultFS, folder: Path, placed: Placed) -> tuple[list[str], BaseException | None]:
    marks = [CREATED, str(len(placed))] if placed else []
    try:
        RUNS[name](fs, folder, placed, marks.append)
    except (JetError, MemoryError, Killed) as error:
        return marks, error
    return marks, None


@pytest.mark.parametrize("share", shares(), ids=str)
def test_every_call_may_fail(prepared: tuple[str, Callable[[], tuple[Path, Placed]]], share: Share) -> None:
    name, make = prepared
    calls = calls_of(lambda fs: RUNS[name](fs, *make(), nobody))
    cases = [(call, fault) for call in calls for fault in faults_for(call.verb)]
    assert len(cases) > 100
    for call, fault in share.of(cases):
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


@pytest.mark.parametrize("share", shares(), ids=str)
def test_killed_at_every_call(prepared: tuple[str, Callable[[], tuple[Path, Placed]]], share: Share) -> None:
    name, make = prepared
    calls = calls_of(lambda fs: RUNS[name](fs, *make(), nobody))
    for call in share.of(calls):
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
    finish(log, placed, nobody)
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
