"""A power cut at any moment of a restore: the target is as it was, or whole; the next one leaves nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engine import AtRestSource, Kind, LocalFolder, run_backup, run_restore
from engine.run_context import RunContext
from tests.builders.small_instance import grow_small_instance, write_small_instance
from tests.disk.crash_fs import CrashFS, tree_of
from tests.disk.crash_model import Tree

DONE = "reported as done"


@pytest.fixture
def chain(quick_path: Path) -> Path:
    """A full and an incremental."""
    source = write_small_instance(quick_path / "source")
    destination = quick_path / "backups"
    destination.mkdir()
    run_backup(AtRestSource([source]), LocalFolder(destination), Kind.FULL)
    grow_small_instance(source)
    return run_backup(AtRestSource([source]), LocalFolder(destination), Kind.INCREMENTAL).chain


def restored(chain: Path, disk: Path) -> Tree:
    """What the disk holds after an undisturbed restore."""
    target = disk.with_name("undisturbed")
    run_restore(chain, target)
    tree = tree_of(target)
    shutil.rmtree(target)
    return tree


@pytest.mark.parametrize("target", ["new", "empty", "below/new/folders"])
def test_a_cut_at_any_moment(chain: Path, quick_path: Path, target: str) -> None:
    disk = quick_path / "disk"
    disk.mkdir()
    if target == "empty":
        (disk / target).mkdir()
    whole = {f"{target}/{name}": entry for name, entry in restored(chain, disk).items()}
    fs = CrashFS(disk, blobs=quick_path / "blobs")
    run_restore(chain, fs.root / target, create=True, context=RunContext(fs=fs))
    fs.mark(DONE)
    names_left: set[frozenset[str]] = set()
    count = 0
    for state in fs.crash_states(tears=200):
        found = {path: entry for path, entry in state.tree.items() if path.startswith(f"{target}/")}
        assert found == whole or (not found and DONE not in state.marks), state
        count += 1
        if found or frozenset(state.tree) in names_left:
            continue
        names_left.add(frozenset(state.tree))
        state.restore_to(fs.root)
        run_restore(chain, fs.root / target, create=True)
        folders = {str(folder): None for folder in Path(target).parents if folder.name} | {target: None}
        assert tree_of(fs.root) == folders | whole, state
    print(f"restore to {target}: {count} states, {len(names_left)} next restores")
    assert len(names_left) > 10


def test_a_running_restore_is_not_swept_away(chain: Path, quick_path: Path) -> None:
    """Two restores into one folder: the second leaves the working folder of the first alone."""
    disk = quick_path / "disk"
    disk.mkdir()

    class Slow(CrashFS):
        def sync_directory(self, path: Path) -> None:
            if path.name.startswith(".ese-restore-") and not (disk / "second").exists():
                run_restore(chain, disk / "second")
            super().sync_directory(path)

    run_restore(chain, disk / "first", context=RunContext(fs=Slow(disk)))
    assert sorted(tree_of(disk / "first")) == sorted(tree_of(disk / "second"))
    assert {entry.name for entry in disk.iterdir()} == {"first", "second"}


def test_only_its_own_leftovers_are_removed(chain: Path, quick_path: Path) -> None:
    disk = quick_path / "disk"
    strangers = [".ese-restore-0123456.partial", ".ese-restore-01234567.partial.txt", "temp", ".x.partial"]
    for name in strangers:
        (disk / name).mkdir(parents=True)
    (disk / ".ese-restore-01234567.partial").mkdir()
    (disk / ".ese-restore-01234567.partial" / "data.edb").write_bytes(b"left")
    linked = disk / ".ese-restore-89abcdef.partial"
    linked.symlink_to(disk / "temp")
    run_restore(chain, disk / "target")
    assert {entry.name for entry in disk.iterdir()} == {*strangers, linked.name, "target"}
