"""Histories that earlier versions of this program wrote are brought up to date, whatever happens meanwhile.

``history-1.sqlite3`` was written by the version before jobs: seven runs of one instance, seven entries.
"""

from __future__ import annotations

import lzma
import shutil
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.history import file
from app.history.history import EVERYTHING, History
from app.history.runs import RunOperation, RunState
from app.history.slots import SlotOutcome, Slots
from engine.events import EventKind

GOLDEN = Path(__file__).with_name("history-1.sqlite3.xz")
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "history.sqlite3"
    path.write_bytes(lzma.decompress(GOLDEN.read_bytes()))
    return path


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def check_contents(path: Path) -> None:
    """Everything of version 1 is there, and what is new works."""
    with History(path) as history:
        runs = history.runs()
        assert [run.state for run in runs].count(RunState.SUCCESS) == 5
        assert runs[0].operation is RunOperation.VERIFY
        assert runs[0].source == "/backups/x\udcff"
        assert runs[2].failure is not None
        assert {run.job for run in runs} == {""}
        assert runs[-1].figures.last_log == 7
        entries = history.window(EVERYTHING, 0, 99)
        assert len(entries) == 7
        assert EventKind.HistorySetAside not in {row.entry.kind for row in entries}
        slots = Slots(history)
        begun = slots.begin("nightly", "02:00", datetime(2026, 11, 1, 2, tzinfo=UTC))
        assert begun is not None
        slots.end(begun, SlotOutcome.SERVED)
        run = history.begin_run("A", RunOperation.BACKUP, job="nightly")
        assert history.run(run.id) == run
    assert version(path) == file.SCHEMA_VERSION


def test_a_history_of_version_1(old: Path) -> None:
    assert version(old) == 1
    check_contents(old)


_KILLED = """
import os, sqlite3, sys
from pathlib import Path
from app.history.history import History

calls = 0

def count(statement):
    global calls
    calls += 1
    if calls == int(sys.argv[2]):
        os.kill(os.getpid(), 9)

connect = sqlite3.connect

def connected(*arguments, **options):
    connection = connect(*arguments, **options)
    connection.set_trace_callback(count)
    return connection

sqlite3.connect = connected
History(Path(sys.argv[1]))
"""


def test_a_program_that_is_killed_at_any_statement_leaves_the_old_or_the_new(old: Path, tmp_path: Path) -> None:
    seen = set()
    for at in range(8, 40):
        path = tmp_path / str(at) / "history.sqlite3"
        path.parent.mkdir()
        shutil.copyfile(old, path)
        done = subprocess.run(
            [sys.executable, "-c", _KILLED, str(path), str(at)], cwd=ROOT, timeout=60, check=False
        )
        if done.returncode == 0:
            break
        with closing(sqlite3.connect(path)) as connection:  # rolls back what is in the journal
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
        seen.add(version(path))
        assert ({"slots", "looks", "runs_by_job"} <= tables) is (version(path) == file.SCHEMA_VERSION)
        check_contents(path)
    else:
        pytest.fail("the program was killed each time")
    assert 1 in seen


def test_several_programs_bring_it_up_to_date_at_once(old: Path) -> None:
    def opened(_: int) -> int:
        with History(old) as history:
            return len(history.runs())

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(opened, range(8))) == [7] * 8
    check_contents(old)


def test_a_damaged_one_is_set_aside(old: Path) -> None:
    data = bytearray(old.read_bytes())
    data[4096:20480] = bytes(16384)
    old.write_bytes(data)
    with History(old) as history:
        assert history.window(EVERYTHING, 0, 1)[0].entry.kind is EventKind.HistorySetAside
    assert version(old) == file.SCHEMA_VERSION
