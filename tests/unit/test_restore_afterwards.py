"""What a person decides after a restore in place has its run and its entries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import engine
from app.history.filter import EventFilter
from app.history.history import History
from app.history.runs import CONFIRM, TAKE_BACK, RunOperation, RunState
from app.operations.backup import BackupRequest
from app.operations.confirm import ConfirmRequest
from app.operations.instance_source import FilesAtRest
from app.operations.restore import RestoreRequest
from app.operations.runner import Runner
from app.operations.take_back import TakeBackRequest
from engine.errors import JetError
from engine.events import EventKind, LogEntry
from engine.restore import displaced as aside
from tests.builders.small_instance import write_small_instance
from tests.disk.fault_fs import Fault, FaultFS


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    with History(tmp_path / "history.sqlite3") as made:
        yield made


@pytest.fixture
def folder(tmp_path: Path, history: History) -> Path:
    """An instance that was restored in place from its only backup."""
    where = tmp_path / "instance"
    write_small_instance(where)
    runner = Runner(history)
    source, options = FilesAtRest((where,)), engine.Options(create=True)
    done = runner.run(BackupRequest(source, tmp_path / "to", engine.Kind.FULL, options))
    runner.run(RestoreRequest(done.chain, where, in_place=True))
    return where


def entries(history: History) -> list[LogEntry]:
    newest = history.runs()[0]
    return [found.entry for found in history.events(EventFilter(run=newest.id))]


def name_of(folder: Path) -> str:
    (instance,) = engine.scan([folder]).instances
    return instance.name


@pytest.mark.parametrize(
    ("asked", "kind", "said"),
    [
        (ConfirmRequest, CONFIRM, EventKind.RestoreConfirmed),
        (TakeBackRequest, TAKE_BACK, EventKind.RestoreTakenBack),
    ],
)
def test_it_is_a_run_of_the_instance(
    history: History, folder: Path, asked: type[ConfirmRequest | TakeBackRequest], kind: str, said: EventKind
) -> None:
    kept = engine.find_displaced(engine.LocalFileSystem(), folder)
    count = sum(len(each.files) for each in kept)
    assert Runner(history).run(asked(folder)) == kept
    run = history.runs()[0]
    assert (run.operation, run.kind, run.state) == (RunOperation.RESTORE, kind, RunState.SUCCESS)
    assert (run.instance, run.source, run.destination) == (name_of(folder), str(folder), str(folder))
    (entry,) = entries(history)
    assert (entry.id, entry.instance) == (said, run.instance)
    assert entry.fields["count"] == count
    assert f"{count} files" in entry.text


def test_a_failure_says_how_far_it_came(history: History, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second file cannot be deleted."""
    real, tried = engine.LocalFileSystem.remove, []

    def remove(fs: engine.LocalFileSystem, path: Path) -> None:
        tried.append(path)
        if len(tried) == 2:
            path.unlink()
            path.mkdir()  # a folder in its place: the real call refuses it
        real(fs, path)

    monkeypatch.setattr(engine.LocalFileSystem, "remove", remove)
    with pytest.raises(JetError, match=r"1 of [0-9]+ files had been deleted before"):
        Runner(history).run(ConfirmRequest(folder))
    run = history.runs()[0]
    assert (run.state, run.what) == (RunState.FAILED, "confirmation")
    (entry,) = entries(history)
    assert entry.id == EventKind.RunFailed
    assert "The confirmation of the restore of" in entry.text and "had been deleted before" in entry.text


def test_nothing_to_decide(history: History, tmp_path: Path) -> None:
    write_small_instance(tmp_path / "other")
    assert Runner(history).run(TakeBackRequest(tmp_path / "other")) == []
    assert [e.id for e in entries(history)] == [EventKind.NothingKept]
    assert aside.find_displaced(engine.LocalFileSystem(), tmp_path / "other") == []


def test_own_names(history: History) -> None:
    """Runs of kinds that are operations of their own are not called verification, backup or restore."""
    run = history.begin_run("edb", RunOperation.VERIFY, "drill to an earlier state")
    assert (run.what, run.manner) == ("restore drill", "to an earlier state")
    run = history.begin_run("edb", RunOperation.BACKUP, "truncate")
    assert (run.what, run.manner) == ("log removal", "")
    run = history.begin_run("edb", RunOperation.BACKUP, "full atomic")
    assert (run.what, run.manner) == ("backup", "full atomic")


def test_what_is_missing_of_the_displaced_files_is_not_taken_for_all(
    history: History, folder: Path, tmp_path: Path
) -> None:
    """Without the database, the restored one would lie between logs of another state."""
    (kept,) = engine.find_displaced(engine.LocalFileSystem(), folder)
    (database,) = (path for path, own in kept.files if own.endswith(".edb"))
    database.rename(tmp_path / database.name)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(JetError, match=f"only {len(kept.files) - 1} of the {len(kept.files)} files"):
        Runner(history).run(TakeBackRequest(folder))
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    (tmp_path / database.name).rename(database)
    assert Runner(history).run(TakeBackRequest(folder)) == [kept]
    assert not engine.find_displaced(engine.LocalFileSystem(), folder)


def test_a_take_back_that_was_cut_short_is_gone_on_with_and_not_confirmed(folder: Path) -> None:
    failing = FaultFS(engine.LocalFileSystem()).fail_at(1, Fault.INPUT_OUTPUT, "rename")
    with pytest.raises(JetError):
        aside.take_back(failing, folder)
    with pytest.raises(JetError, match=r"^The take-back of the restore to .* was interrupted"):
        aside.confirm(engine.LocalFileSystem(), folder)
    assert aside.take_back(engine.LocalFileSystem(), folder)
    assert not [path.name for path in folder.iterdir() if "before-restore" in path.name]
