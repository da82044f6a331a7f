"""The workload and its oracle: every state is the one that was promised, and what is not is found out."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import repeat
from pathlib import Path

import pytest

from app.demo.workload import ORDERS, Oracle, Workload, WorkloadState, read_oracle, read_state, run
from engine.change.live_database import LiveDatabase
from engine.errors import Corruption
from engine.files import FileSystem
from engine.formats.record import Row
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.tables.cursor import Cursor
from engine.tables.open_tables import open_table
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.verify.structure import check_structure
from tests.disk.memory_fs import MemoryFS

FOLDER = Path("/memory")
DATABASE, ORACLE = FOLDER / "work.edb", FOLDER / "oracle"
EMPTY = WorkloadState(0, 0, f"{0:032x}")


def opened(fs: FileSystem, page_size: int = 4096) -> tuple[Instance, LiveDatabase]:
    instance = Instance.open(Parameters(FOLDER, page_size=page_size, log_file_kib=64, cache_pages=32), fs=fs)
    database = instance.attach(DATABASE) if fs.exists(DATABASE) else instance.create_database(DATABASE)
    return instance, database


def at_rest(fs: FileSystem) -> ReadOnlyDatabase:
    return ReadOnlyDatabase.open(fs.open_read(DATABASE))


@pytest.mark.parametrize("page_size", [4096, 8192, 16384, 32768])
def test_it_goes_on_where_it_was(page_size: int) -> None:
    fs = MemoryFS(FOLDER)
    states: list[WorkloadState] = []
    for seed in range(3):
        instance, database = opened(fs, page_size)
        with instance:
            workload = Workload(instance, database, seed=seed, kept=100)
            assert workload.state == (states[-1] if states else EMPTY)
            oracle = Oracle(fs, ORACLE)
            states += [workload.step(oracle) for _ in range(80)]
            oracle.close()
        with at_rest(fs) as closed:
            assert read_state(closed) == states[-1]
            assert check_structure(closed) == ()
    assert [state.commit for state in states] == list(range(1, 241))
    assert 60 < states[-1].orders < 140
    promises = list(read_oracle(fs, ORACLE))
    assert [promise.state for promise in promises[1::2]] == [promise.state for promise in promises[::2]] == states
    assert [promise.acknowledged for promise in promises] == [False, True] * 240
    assert [promise.time for promise in promises] == sorted(promise.time for promise in promises)


def test_nothing_is_there_before_its_first_run() -> None:
    fs = MemoryFS(FOLDER)
    opened(fs)[0].close()
    with at_rest(fs) as closed:
        assert read_state(closed) is None


def lose(row: Row, cursor: Cursor) -> None:
    cursor.delete()


def change(row: Row, cursor: Cursor) -> None:
    cursor.update({"Amount": 1})


def double(row: Row, cursor: Cursor) -> None:
    cursor.insert({name: value for name, value in row.items() if name != "Id"})


@pytest.mark.parametrize("harm", [lose, change, double])
def test_other_orders_than_promised_are_found_out(harm: Callable[[Row, Cursor], None]) -> None:
    fs = MemoryFS(FOLDER)
    instance, database = opened(fs)
    with instance, instance.session() as session:
        workload = Workload(instance, database)
        run(workload, Oracle(fs, ORACLE), 1e9, float("inf"), iter([False] * 20 + [True]))
        session.begin(write=True)
        cursor = Cursor(session, open_table(session, database, ORDERS))
        cursor.first()
        harm(cursor.row(), cursor)
        session.commit()
    with at_rest(fs) as closed, pytest.raises(Corruption, match="do not match commit 20"):
        read_state(closed)


def test_a_line_that_was_cut_short_is_written_over() -> None:
    fs = MemoryFS(FOLDER)
    oracle = Oracle(fs, ORACLE)
    for commit in (8, 9):
        oracle.write(WorkloadState(commit, 1, "00"), acknowledged=True)
    oracle.close()
    with fs.open_read(ORACLE) as file:
        whole = file.read_at(0, 10_000)
    for cut in range(len(whole) // 2, len(whole)):
        fs.remove(ORACLE)
        with fs.create(ORACLE) as made:
            made.write_at(0, whole[:cut])
        assert [promise.state.commit for promise in read_oracle(fs, ORACLE)] == [8]
        oracle = Oracle(fs, ORACLE)
        oracle.write(WorkloadState(5, 0, ""), acknowledged=False)
        oracle.close()
        assert [promise.state.commit for promise in read_oracle(fs, ORACLE)] == [8, 5]


def test_a_run_keeps_to_its_rate_and_its_time() -> None:
    fs = MemoryFS(FOLDER)
    instance, database = opened(fs)
    with instance:
        workload, oracle = Workload(instance, database), Oracle(fs, ORACLE)
        assert run(workload, oracle, 1e9, float("-inf"), repeat(False)) == 0
        assert run(workload, oracle, 1e9, float("inf"), iter([False] * 7 + [True])) == 7
        seconds, commits = 1.0, 0
        while not commits:  # a machine that stands still for all of the time makes none
            commits = run(workload, oracle, 5, time.monotonic() + seconds, repeat(False))
        assert commits <= 5 * seconds + 1
