"""A power cut after every call of the removal of a chain, and every call of it failing once.

Whatever is left: the chain is listed whole or not at all, all other chains are untouched, and the next removal, or
the next run, leaves nothing of it behind.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from engine import AtRestSource, Kind, Options, find_chains, run_backup, verify_path
from engine.chain.destination import Destination
from engine.chain.directory import Directory
from engine.chain.local_folder import LocalFolder
from engine.errors import JetError
from engine.files import FileSystem, LocalFileSystem
from tests.builders.jet_case import tree
from tests.builders.scenarios import INSTANCE, QUICK
from tests.builders.small_instance import grow_small_instance, write_small_instance
from tests.disk.crash_fs import CrashFS
from tests.disk.fault_fs import Fault, FaultFS
from tests.share import Share, shares

DONE = "reported as done"


@dataclass(frozen=True)
class Layout:
    """A store with the chain to remove, and for those that hold many with another one."""

    name: str
    make: Callable[[Path, FileSystem], Destination]
    atomic: bool = False
    holds_many: bool = False

    def __str__(self) -> str:
        return self.name

    def fill(self, root: Path) -> tuple[str, frozenset[str]]:
        """The name of the chain to remove, and all names."""
        source, fs = root / "source", LocalFileSystem()
        write_small_instance(source)
        (root / "disk" / "set").mkdir(parents=True)
        for kind in (*([Kind.FULL] if self.holds_many else []), Kind.FULL, Kind.INCREMENTAL):
            if kind is Kind.INCREMENTAL:
                grow_small_instance(source)
            options = Options(atomic=self.atomic, reread=QUICK)
            made = run_backup(AtRestSource([source]), self.make(root / "disk", fs), kind, options=options)
        listed = self.listed(root)
        assert made.chain.name in listed
        assert len(listed) == 1 + self.holds_many
        return made.chain.name, listed

    def remove(self, root: Path, name: str, fs: FileSystem) -> bool:
        with self.make(root / "disk", fs).open(INSTANCE, create=False, apart_from=()) as store:
            return store.remove(name)

    def listed(self, root: Path) -> frozenset[str]:
        """The chains, each of which is whole."""
        chains = find_chains(LocalFileSystem(), root / "disk" / "set")
        assert all(verify_path(chain.path).ok for chain in chains)
        return frozenset(chain.path.name for chain in chains)


LAYOUTS = (
    Layout("folder", lambda disk, fs: LocalFolder(disk / "set", fs), holds_many=True),
    Layout("atomic", lambda disk, fs: LocalFolder(disk / "set", fs), atomic=True),
    Layout("directory", lambda disk, fs: Directory(disk / "set", fs=fs)),
    Layout("directory-atomic", lambda disk, fs: Directory(disk / "set", atomic=True, fs=fs), atomic=True),
)


def put_back(folder: Path, before: dict[str, bytes | None]) -> None:
    shutil.rmtree(folder)
    folder.mkdir()
    for name, data in before.items():
        if data is None:
            (folder / name).mkdir()
        else:
            (folder / name).write_bytes(data)


@pytest.mark.parametrize("share", shares(), ids=str)
@pytest.mark.parametrize("layout", LAYOUTS, ids=str)
def test_a_cut_at_any_moment(layout: Layout, quick_path: Path, share: Share) -> None:
    name, before = layout.fill(quick_path)
    disk = quick_path / "disk"
    fs = CrashFS(disk, blobs=quick_path / "blobs")
    assert layout.remove(quick_path, name, fs)
    fs.mark(DONE)
    after = before - {name}
    assert layout.listed(quick_path) == after
    tidy = tree(disk)
    count = 0
    for state in share.of(fs.crash_states(tears=60)):
        state.restore_to(disk)
        found = layout.listed(quick_path)
        assert found in ((after,) if DONE in state.marks else (before, after)), state
        layout.remove(quick_path, name, LocalFileSystem())
        assert tree(disk) == tidy, state
        count += 1
    assert count >= share.at_least(12)


@pytest.mark.parametrize("share", shares(), ids=str)
@pytest.mark.parametrize("layout", LAYOUTS, ids=str)
def test_the_next_run_finishes_it(layout: Layout, quick_path: Path, share: Share) -> None:
    """Opening the store is enough: a backup never finds a place that a removal left half done."""
    name, before = layout.fill(quick_path)
    disk = quick_path / "disk"
    fs = CrashFS(disk, blobs=quick_path / "blobs")
    assert layout.remove(quick_path, name, fs)
    tidy, local = tree(disk), LocalFileSystem()
    for state in share.of(fs.crash_states(tears=20)):
        state.restore_to(disk)
        removed = layout.listed(quick_path) != before
        with layout.make(disk, local).open(INSTANCE, create=False, apart_from=()):
            pass
        assert (tree(disk) == tidy) == removed, state


@pytest.mark.parametrize("share", shares(), ids=str)
@pytest.mark.parametrize("fault", [Fault.INPUT_OUTPUT, Fault.FAILS_WHEN_DONE], ids=["at once", "when done"])
@pytest.mark.parametrize("layout", LAYOUTS, ids=str)
def test_every_call_fails_once(layout: Layout, fault: Fault, quick_path: Path, share: Share) -> None:
    name, before = layout.fill(quick_path)
    disk = quick_path / "disk"
    full, failures = tree(disk), 0
    good = FaultFS(LocalFileSystem())
    layout.remove(quick_path, name, good)
    tidy = tree(disk)
    for call in share.of(good.calls):
        put_back(disk, full)
        fs = FaultFS(LocalFileSystem()).fail_at(call.index, fault)
        try:
            layout.remove(quick_path, name, fs)
        except JetError:
            failures += 1
            assert layout.listed(quick_path) in (before, before - {name}), fs.struck
            layout.remove(quick_path, name, LocalFileSystem())
        assert tree(disk) == tidy, fs.struck
        assert fs.open_files == 0
    assert failures > share.at_least(len(good.calls)) // 3
