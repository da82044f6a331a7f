"""A power cut, a failing call or a kill at any moment of a copy: the copy is listed as a whole or not at all.

The next copy ends what was begun, from what was left of it, and the chain that is copied never changes.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engine import AtRestSource, Kind, LocalFolder, Options, find_chains, run_backup, run_copy, verify_path
from engine.errors import JetError
from engine.files import FileSystem, LocalFileSystem
from engine.run_context import RunContext
from tests.builders.scenarios import QUICK
from tests.builders.small_instance import grow_small_instance, write_small_instance
from tests.cli.conftest import tree
from tests.disk.crash_fs import CrashFS
from tests.disk.fault_fs import Fault, FaultFS, Killed, faults_for
from tests.share import Share, shares

DONE = "reported as done"


class Copying:
    """A chain, and the folder to which it is copied; ``extends``: an older copy of it is there."""

    def __init__(self, root: Path, *, extends: bool) -> None:
        self.disk, self.to = root / "disk", root / "disk" / "copies"
        self.to.mkdir(parents=True)
        self.source = write_small_instance(root / "source")
        self.chain = self.back_up(Kind.FULL)
        if extends:
            self.copy()
        for last in (6, 7):
            grow_small_instance(self.source, last)
            self.back_up(Kind.INCREMENTAL)

    def back_up(self, kind: Kind) -> Path:
        options = Options(create=True, reread=QUICK)
        folder = LocalFolder(self.disk / "backups")
        return run_backup(AtRestSource([self.source]), folder, kind, options=options).chain

    def copy(self, fs: FileSystem | None = None) -> None:
        context = RunContext(fs=fs or LocalFileSystem(), run_id=f"{id(fs):032x}"[-32:])
        run_copy(self.chain, self.to, identity="", context=context)

    def listed(self) -> list[list[str]]:
        """The runs of each chain that is listed, all of them whole."""
        found = find_chains(LocalFileSystem(), self.to)
        assert all(verify_path(each.path).ok for each in found)
        return [[run.id for run in each.manifest.runs] for each in found if each.manifest]

    def whole(self) -> bool:
        """Whether the copy is the chain, and nothing else is beside it."""
        (store,) = [path for path in self.to.iterdir() if path.is_dir()]
        (copy,) = store.iterdir()
        return copy.name == self.chain.name and tree(copy) == tree(self.chain)


@pytest.mark.parametrize("share", shares(), ids=str)
@pytest.mark.parametrize("extends", [False, True], ids=["new", "extended"])
def test_a_cut_at_any_moment(extends: bool, share: Share, quick_path: Path) -> None:
    case = Copying(quick_path, extends=extends)
    before, chain = case.listed(), tree(case.chain)
    fs = CrashFS(case.disk, blobs=quick_path / "blobs")
    case.copy(fs)
    fs.mark(DONE)
    after = case.listed()
    assert case.whole()
    shapes: set[frozenset[str]] = set()
    count = 0
    for state in share.of(fs.crash_states(tears=20)):
        state.restore_to(case.disk)
        assert tree(case.chain) == chain
        found = case.listed()
        assert found in ((after,) if DONE in state.marks else (before, after)), state
        count += 1
        if frozenset(state.tree) not in shapes:
            shapes.add(frozenset(state.tree))
            case.copy()
            assert case.whole(), state
    print(f"copy: {count} states, {len(shapes)} copies after them")
    assert count >= share.at_least(180) and len(shapes) > 5


@pytest.mark.parametrize("share", shares(), ids=str)
def test_every_call_fails_in_every_way(quick_path: Path, share: Share) -> None:
    case = Copying(quick_path, extends=False)
    counting = FaultFS(LocalFileSystem())
    case.copy(counting)
    chain, after = tree(case.chain), case.listed()
    cases = [(call, fault) for call in counting.calls for fault in (*faults_for(call.verb), Fault.KILL)]
    failed = 0
    for call, fault in share.of(cases):
        shutil.rmtree(case.to)
        case.to.mkdir()
        fs = FaultFS(LocalFileSystem()).fail_at(call.index, fault)
        try:
            case.copy(fs)
        except (JetError, Killed):
            failed += 1
        assert fault is Fault.KILL or fs.open_files == 0, f"{fault.name} at {call}"
        assert case.listed() in ([], after), f"{fault.name} at {call}"
        case.copy()
        assert case.whole(), f"{fault.name} at {call}"
        assert tree(case.chain) == chain
    assert failed >= share.at_least(200)
