"""Every call of a restore fails, is its last, or is where it is cancelled: the target is as it was, or whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine import AtRestSource, Kind, LocalFolder, run_backup, run_restore
from engine.errors import Cancelled, JetError
from engine.files import LocalFileSystem
from engine.progress import Cancel
from engine.run_context import RunContext
from tests.builders.small_instance import grow_small_instance, write_small_instance
from tests.disk.crash_fs import CrashState, tree_of
from tests.disk.crash_model import Tree
from tests.disk.fault_fs import Call, FaultFS, Killed, faults_for
from tests.share import Share, twelfths


class Stage:
    """A chain of a full and an incremental, and a disk to restore to."""

    def __init__(self, root: Path, target: str) -> None:
        source = write_small_instance(root / "source")
        destination = root / "backups"
        destination.mkdir()
        run_backup(AtRestSource([source]), LocalFolder(destination), Kind.FULL)
        grow_small_instance(source)
        self.chain = run_backup(AtRestSource([source]), LocalFolder(destination), Kind.INCREMENTAL).chain
        self.backups = tree_of(destination)
        self.destination = destination
        self.disk = root / "disk"
        self.disk.mkdir()
        self.target = self.disk / target
        if target == "empty":
            self.target.mkdir()
        self.before = tree_of(self.disk)
        counted = FaultFS(LocalFileSystem())
        self.restore(counted)
        self.calls = counted.calls
        self.after = tree_of(self.disk)
        self.reset()

    def restore(self, fs: FaultFS | None = None, cancel: Cancel | None = None) -> None:
        run_restore(
            self.chain,
            self.target,
            create=True,
            context=RunContext(fs=fs or LocalFileSystem(), cancel=cancel or Cancel()),
        )

    def now(self) -> Tree:
        return tree_of(self.disk)

    def reset(self) -> None:
        CrashState(0, "as before", (), self.before).restore_to(self.disk)


@pytest.fixture(params=["new", "empty", "below/new"])
def stage(request: pytest.FixtureRequest, quick_path: Path) -> Stage:
    return Stage(quick_path, request.param)


@pytest.mark.parametrize("share", twelfths(), ids=str)
def test_every_call_fails_in_every_way(stage: Stage, share: Share) -> None:
    cases = share.of([(call, fault) for call in stage.calls for fault in faults_for(call.verb)])
    succeeded = 0
    for call, fault in cases:
        fs = FaultFS(LocalFileSystem()).fail_at(call.index, fault)
        try:
            stage.restore(fs)
        except JetError:
            assert stage.now() == stage.before, f"{fault.name} at {call}"
        else:
            succeeded += 1
            assert stage.now() == stage.after, f"{fault.name} at {call}"
            stage.reset()
        assert fs.open_files == 0, f"{fault.name} at {call}"
    print(f"{len(cases)} faults, {succeeded} of them without harm")
    assert succeeded < len(cases) / 2
    assert tree_of(stage.destination) == stage.backups


@pytest.mark.parametrize("share", twelfths(), ids=str)
def test_killed_at_every_call(stage: Stage, share: Share) -> None:
    for call in share.of(stage.calls):
        for fault in faults_for(call.verb, kills=True):
            fs = FaultFS(LocalFileSystem()).fail_at(call.index, fault)
            with pytest.raises(Killed):
                stage.restore(fs)
            fs.bury()
            if stage.now() not in (stage.before, stage.after):
                assert not stage.target.exists() or not any(stage.target.iterdir()), call
                stage.restore()
                assert stage.now() == stage.after, call
            stage.reset()


@pytest.mark.parametrize("share", twelfths(), ids=str)
def test_cancelled_at_every_call(stage: Stage, share: Share) -> None:
    calls, cancelled = share.of(stage.calls), 0
    for call in calls:
        cancel = Cancel()

        def ask(now: Call, at: Call = call, cancel: Cancel = cancel) -> None:
            if now.index == at.index:
                cancel.request()

        try:
            stage.restore(FaultFS(LocalFileSystem(), ask), cancel)
        except Cancelled as stopped:
            cancelled += 1
            assert int(stopped.code) == -801
            assert stage.now() == stage.before, call
        else:
            assert stage.now() == stage.after, call
            stage.reset()
    assert cancelled > len(calls) / 2
