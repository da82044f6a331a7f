"""The history's file: private, durable, set aside when it is damaged, never the reason for a failed run."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.history.history import EVERYTHING, History
from app.history.runs import RunOperation, RunState
from engine.errors import Incompatible, StorageFault, WrongUse
from engine.events import EventKind, EventLevel
from tests.builders.history_entries import made_entry, texts

ROOT = Path(__file__).resolve().parents[2]
LEVELS = [EventLevel.ERROR, EventLevel.WARNING, *[EventLevel.INFORMATION] * 8]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.sqlite3"


@pytest.fixture
def history(path: Path) -> Iterator[History]:
    with History(path) as opened:
        yield opened


def test_file_and_folder_are_private_and_durable(history: History, path: Path) -> None:
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600
        assert path.parent.stat().st_mode & 0o777 == 0o700
    assert history._file.read("PRAGMA journal_mode") == [("delete",)]
    assert history._file.read("PRAGMA synchronous") == [(3,)]
    assert history._file.read("PRAGMA foreign_keys") == [(1,)]
    assert history._file.read("PRAGMA user_version") == [(2,)]


@pytest.mark.parametrize("junk", [b"not a database at all" * 400, b"SQLite format 3\0" + bytes(8000)])
def test_a_damaged_file_is_set_aside_and_this_is_told(path: Path, junk: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(junk)
    with History(path) as history:
        (told,) = history.window(EVERYTHING, 0, 9)
        assert told.entry.kind is EventKind.HistorySetAside
        assert Path(str(told.entry.fields["path"])).read_bytes() == junk
        history.begin_run("A", RunOperation.BACKUP)
    with History(path) as again:
        assert len(again.runs()) == again.count() == 1


def test_the_database_of_another_program_is_not_written_to(path: Path) -> None:
    path.parent.mkdir()
    with contextlib.closing(sqlite3.connect(path)) as other, other:
        other.execute("CREATE TABLE theirs(a)")
    with History(path) as history:
        (told,) = history.window(EVERYTHING, 0, 9)
        aside = Path(str(told.entry.fields["path"]))
    with contextlib.closing(sqlite3.connect(aside)) as other:
        assert other.execute("SELECT name FROM sqlite_schema").fetchall() == [("theirs",)]


def test_damage_in_the_middle_is_noticed_at_the_next_start(path: Path) -> None:
    with History(path) as history:
        for number in range(2000):
            history.record(made_entry(number))
    data = bytearray(path.read_bytes())
    data[8192:40960] = os.urandom(32768)
    path.write_bytes(data)
    with History(path) as history:
        assert history.window(EVERYTHING, 0, 1)[0].entry.kind is EventKind.HistorySetAside
        assert history.check()


def test_a_run_survives_damage_that_shows_while_it_runs(path: Path) -> None:
    with History(path) as history:
        run = history.begin_run("A", RunOperation.BACKUP)
        path.write_bytes(b"\xff" * path.stat().st_size)
        ended = history.end_run(run, RunState.SUCCESS)
        assert history.run(run.id) == ended
        assert EventKind.HistorySetAside in {row.entry.kind for row in history.events()}


def test_a_file_that_another_program_set_aside_is_let_go(path: Path) -> None:
    with History(path) as history:
        history.record(made_entry(1, EventLevel.ERROR))
        path.rename(path.with_name("elsewhere"))
        history.record(made_entry(2, EventLevel.ERROR))
        assert texts(history.events()) == ["Entry 2."]


def test_a_later_version_is_refused_and_left_alone(path: Path) -> None:
    History(path).close()
    with contextlib.closing(sqlite3.connect(path)) as later:
        later.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(Incompatible, match="later version"):
        History(path)
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(WrongUse, match=r"file"):
        History(blocked / "history.sqlite3")


_AS_NOBODY = """
import os, sys
from pathlib import Path
from app.history.history import History
from engine.errors import StorageFault
if os.getuid() == 0:
    os.setuid(65534)
try:
    History(Path(sys.argv[1]))
except StorageFault as error:
    print(error.name, error.message)
"""


@pytest.mark.skipif(os.name != "posix", reason="permission bits mean nothing on Windows")
def test_a_read_only_folder_is_a_clear_error(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0o555)
    for parent in (tmp_path, *tmp_path.parents[:2]):
        parent.chmod(parent.stat().st_mode | 0o011)
    try:
        done = subprocess.run(
            [sys.executable, "-c", _AS_NOBODY, str(folder / "history.sqlite3")],
            cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
    finally:
        folder.chmod(0o700)
    assert done.stdout.startswith("JET_errFileAccessDenied Cannot "), done.stderr
    assert str(folder) in done.stdout


def test_recording_never_raises_and_tries_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with History(path) as history:
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
            monkeypatch.setattr("app.history.file._BUSY_SECONDS", 0.01)
            history._file.close()
            other.execute("BEGIN EXCLUSIVE")
            history.record(made_entry(1, EventLevel.ERROR))
            problem = history.problem
            assert isinstance(problem, StorageFault)
            other.execute("ROLLBACK")
        history.record(made_entry(2))
        history.flush()
        problem = history.problem
        assert problem is None
        assert texts(history.events()) == ["Entry 2.", "Entry 1."]


def test_a_history_that_another_program_holds_costs_little_and_says_so(path: Path) -> None:
    History(path).close()
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        started = time.monotonic()
        with pytest.raises(StorageFault) as caught:
            History(path)
        assert time.monotonic() - started < 30
    assert "is locked" in caught.value.message
    assert "Another program has it locked" in caught.value.hint
