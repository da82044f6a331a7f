"""A history that fails stops no run and is told once."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.history.history import History
from app.history.recording import ForgivingRecorder
from app.history.runs import RunOperation, RunState
from engine.error_codes import Code
from engine.errors import JetError
from engine.events import EventKind, entry


def test_a_history_that_works_is_used(tmp_path: Path) -> None:
    told: list[JetError] = []
    with ForgivingRecorder(tmp_path / "history.sqlite3", told.append) as recorder:
        run = recorder.begin_run("edb", RunOperation.BACKUP, "full")
        recorder.record(entry(EventKind.FullBackupStarted, instance="edb", run=run.id))
        recorder.end_run(run, RunState.SUCCESS, chain="there")
        assert recorder.find_interrupted(lambda run: False) == []
    with History(tmp_path / "history.sqlite3") as history:
        assert [(r.id, r.state, r.chain) for r in history.runs()] == [(run.id, RunState.SUCCESS, "there")]
        assert history.count() == 1
    assert told == []


def test_one_that_cannot_be_opened_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    told: list[JetError] = []
    with ForgivingRecorder(tmp_path / "file" / "history.sqlite3", told.append) as recorder:
        run = recorder.begin_run("edb", RunOperation.BACKUP, "full", source="a", destination="b")
        recorder.record(entry(EventKind.FullBackupStarted, instance="edb", run=run.id))
        failure = Code.DiskFull.error()
        ended = recorder.end_run(run, RunState.FAILED, error=failure)
        assert recorder.find_interrupted(lambda run: False) == []
    assert (run.instance, run.source, run.destination, run.state) == ("edb", "a", "b", RunState.RUNNING)
    assert (ended.id, ended.state) == (run.id, RunState.FAILED)
    assert ended.failure is not None
    assert ended.failure.code == -1808
    assert len(told) == 1


def test_one_that_breaks_during_a_run_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[JetError] = []
    with ForgivingRecorder(tmp_path / "history.sqlite3", told.append) as recorder:
        run = recorder.begin_run("edb", RunOperation.BACKUP)

        def broken(*arguments: object, **more: object) -> None:
            raise Code.DiskIO.error("The disk went away.")

        monkeypatch.setattr(History, "end_run", broken)
        ended = recorder.end_run(run, RunState.SUCCESS)
        assert ended.state is RunState.SUCCESS
        recorder.record(entry(EventKind.BackupEnded, instance="edb"))
    assert [error.message for error in told] == ["The disk went away."]
