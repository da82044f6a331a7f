"""Many threads at one log: whose flush serves whom, what lasts through a power cut; a failed sync stops all."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.error_codes import Code
from engine.errors import JetError
from engine.files import LocalFileSystem
from engine.formats.stamps import Lgpos
from tests.builders.log_streams import CREATED, new_log, opened_again, read_back, record
from tests.disk.crash_fs import CrashFS
from tests.disk.fault_fs import Call, Fault, FaultFS

PATIENCE = 60


class Gate:
    """Holds the first sync of the current log until it is opened."""

    def __init__(self) -> None:
        self.reached, self.opened = threading.Event(), threading.Event()
        self.armed = False

    def __call__(self, call: Call) -> None:
        if self.armed and call.verb == "sync":
            self.armed = False
            self.reached.set()
            assert self.opened.wait(PATIENCE)


def start(count: int, run: Callable[[int], None]) -> list[threading.Thread]:
    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    return threads


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
        appended.wait(PATIENCE)
        log.flush(places[-1])
        if not gate.opened.is_set():
            early.append(number)

    leader = start(1, lambda _: log.flush(places[0]))
    assert gate.reached.wait(PATIENCE)
    followers = start(7, follow)
    appended.wait(PATIENCE)
    assert log.durable == Lgpos(1, 1, 0).packed
    gate.opened.set()
    for thread in leader + followers:
        thread.join(PATIENCE)
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
    assert gate.reached.wait(PATIENCE)
    followers = start(3, run)
    gate.opened.set()
    for thread in leader + followers:
        thread.join(PATIENCE)
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
