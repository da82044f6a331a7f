"""Chains of a running instance: what goes on where, and failures when the set is already safe."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.demo.workload import Workload
from engine.backup.copying import Reread
from engine.backup.job import BackupSet, Options
from engine.backup.job import run as run_backup
from engine.backup.truncation import run_truncate
from engine.chain.local_folder import LocalFolder
from engine.chain.manifest import FileRole, Kind
from engine.error_codes import Code
from engine.instance.instance import Instance
from engine.progress import Cancel
from engine.run_context import RunContext
from engine.sources.at_rest import AtRestSource
from engine.storage.database_file import OpenDatabaseFile
from engine.verify import verify
from tests.builders.live_backup import (
    LIVE,
    ROOT,
    SHELF,
    InterleavedSource,
    LiveCase,
    RootedFS,
    refused,
    restored,
    small,
    store,
)

W = "w.edb"


@pytest.fixture
def case() -> LiveCase:
    made = LiveCase()
    made.step(60)
    return made


def test_an_incremental_adds_logs_and_nothing_else(case: LiveCase) -> None:
    full = case.run()
    for _ in range(3):
        case.step(25)
        made = case.run(Kind.INCREMENTAL)
        assert made.chain == full.chain
        assert {file.role for file in made.files} == {FileRole.LOG}
        assert case.ids[:2] == [211, 223]
        assert case.restored(made.chain) == case.now
    logs = [file.generation for file in made.manifest.logs]
    assert logs == list(range(logs[0] or 0, (logs[-1] or 0) + 1))
    assert logs[-1] == case.instance.log.generation - 1


def test_an_atomic_set_is_replaced_only_by_a_whole_one(case: LiveCase) -> None:
    options = Options(atomic=True, reread=Reread(pause=0))
    first = case.run(options=options)
    assert first.chain.name == "new"
    case.step(10)
    added = case.run(Kind.INCREMENTAL, options=options)
    assert added.chain == first.chain
    assert case.restored(added.chain) == case.now
    before = store(case)
    cancel = Cancel()
    refused(
        Code.BackupAbortByServer,
        lambda: case.run(source=InterleavedSource(case.instance, cancel.request), options=options, cancel=cancel),
    )
    assert store(case) == before
    case.step(10)
    second = case.run(options=options)
    assert second.chain == first.chain
    assert second.run.id != first.run.id
    assert case.restored(second.chain) == case.now


def at_rest(case: LiveCase, kind: Kind = Kind.FULL) -> BackupSet:
    return run_backup(AtRestSource([LIVE], fs=case.fs), LocalFolder(SHELF, case.fs), kind)


def go_on(case: LiveCase) -> None:
    """The instance starts again."""
    case.instance = Instance.open(small(), fs=case.fs)
    case.workloads[W] = Workload(case.instance, case.instance.attach(LIVE / W), seed=2)
    case.states.setdefault(W, {})


def test_a_chain_made_at_rest_goes_on_alive(case: LiveCase) -> None:
    case.run()
    case.close()
    full = at_rest(case)
    go_on(case)
    case.step(30)
    made = case.run(Kind.INCREMENTAL)
    assert made.chain == full.chain
    assert verify(made.chain, context=RunContext(fs=case.fs)).findings == ()
    assert case.restored(made.chain) == case.now
    case.step(10)
    case.close()
    again = at_rest(case, Kind.INCREMENTAL)
    assert case.restored(again.chain) == case.now


def test_a_chain_made_alive_goes_on_at_rest(case: LiveCase) -> None:
    full = case.run()
    case.step(10)
    case.close()
    made = at_rest(case, Kind.INCREMENTAL)
    assert made.chain == full.chain
    assert case.restored(made.chain) == case.now
    go_on(case)
    case.step(30)
    assert case.restored(case.run(Kind.INCREMENTAL).chain) == case.now


def test_a_full_at_rest_alone_is_no_full_of_the_running_instance(case: LiveCase) -> None:
    """The headers know of no full backup: logs could have been removed without one."""
    case.close()
    at_rest(case)
    go_on(case)
    refused(Code.MissingFullBackup, lambda: case.run(Kind.INCREMENTAL))


def test_a_chain_that_lacks_logs_in_between(case: LiveCase) -> None:
    case.run()
    case.step(60)
    assert run_truncate(InterleavedSource(case.instance))
    before = store(case)
    refused(Code.MissingFileToBackup, lambda: case.run(Kind.INCREMENTAL))
    assert store(case) == before


def test_the_chain_of_another_history(case: LiveCase) -> None:
    """A copy of the instance's folder goes on by itself; its logs have the same numbers and another past."""
    case.run()
    case.close()
    tree = case.fs.tree()
    go_on(case)
    case.step(40)
    case.run(Kind.INCREMENTAL)
    case.close()
    chain = {name: entry for name, entry in case.fs.tree().items() if name.startswith(f"{SHELF.name}/")}
    live = {name: entry for name, entry in tree.items() if not name.startswith(f"{SHELF.name}/")}
    other = LiveCase(names=())
    other.fs = RootedFS(live | chain)
    go_on(other)
    other.step(80)
    refused(Code.GivenLogFileIsNotContiguous, lambda: other.run(Kind.INCREMENTAL))


# failures behind the point of no return


def test_logs_that_cannot_be_removed(case: LiveCase, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(path: Path) -> None:
        raise Code.FileAccessDenied.error(path=str(path))

    monkeypatch.setattr(case.fs, "remove", locked)
    made = case.run()
    monkeypatch.undo()
    assert not made.truncated
    assert [entry.id for entry in case.events][-3:] == [9013, 9016, 213]
    assert case.restored(made.chain) == case.now
    assert case.run(Kind.INCREMENTAL).truncated


def test_headers_that_cannot_be_written(case: LiveCase, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: OpenDatabaseFile) -> None:
        raise Code.DiskIO.error(path=str(self.path))

    def break_it() -> None:
        monkeypatch.setattr(OpenDatabaseFile, "write_header", broken)

    made = case.run(source=InterleavedSource(case.instance, before_roll=break_it))
    monkeypatch.undo()
    assert case.ids[-2:] == [213, 219]
    assert case.restored(made.chain) == case.now
    assert case.instance.backups.running is None


def test_cancelled(case: LiveCase) -> None:
    cancel = Cancel()
    before, logs = store(case), case.logs()
    refused(
        Code.BackupAbortByServer,
        lambda: case.run(source=InterleavedSource(case.instance, before_roll=cancel.request), cancel=cancel),
    )
    assert case.ids == [210, 220, 221, 223, 215]
    assert [entry.id for entry in case.events][-1] == 9002
    assert store(case) == before
    assert case.logs()[: len(logs)] == logs
    assert case.instance.backups.running is None


def test_a_missing_destination(case: LiveCase) -> None:
    case.fs.remove_directory(SHELF)
    refused(Code.InvalidPath, case.run)
    assert case.instance.backups.running is None
    made = case.run(options=replace(Options(), create=True))
    assert restored(case.fs, made.chain, ROOT / "out") == case.now


def test_logs_of_files_at_rest_are_not_removed(case: LiveCase) -> None:
    case.close()
    refused(Code.FeatureNotAvailable, lambda: run_truncate(AtRestSource([LIVE], fs=case.fs)))
