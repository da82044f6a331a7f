"""A restore in place on a volume that fills up, fails or goes away in the middle of it, and its taking back.

The folder ends as it was before, at once or by taking the restore back, to the last byte.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from engine import AtRestSource, Kind, LocalFolder, run_backup, run_restore
from engine.errors import JetError
from engine.files import FileSystem, LocalFileSystem
from engine.restore.displaced import confirm, find_displaced, take_back
from engine.run_context import RunContext
from tests.builders.small_instance import DATABASE, grow_small_instance, write_small_instance
from tests.disk.crash_fs import tree_of
from tests.disk.fault_fs import Call, FaultFS
from tests.disk.volumes import Disk, disk

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="mounts volumes")
FS = LocalFileSystem()
TROUBLES: dict[str, Callable[[Disk], None]] = {"full": Disk.fill, "fails": Disk.fail, "gone": Disk.unmount}
VERBS = ("create", "write", "sync", "rename", "remove", "sync_directory")


def _chain(home: Path) -> Path:
    source = write_small_instance(home / "source")
    (home / "backups").mkdir()
    return run_backup(AtRestSource([source]), LocalFolder(home / "backups"), Kind.FULL).chain


def _moments(act: Callable[[FileSystem], object]) -> list[tuple[str, int]]:
    """The first, a middle and the last call of each verb that changes the disk."""
    counted = FaultFS(FS)
    act(counted)
    counts = {verb: sum(call.verb == verb for call in counted.calls) for verb in VERBS}
    return [(verb, at) for verb, n in counts.items() for at in sorted({0, n // 2, n - 1}) if n]


def _hook(volume: Disk, verb: str, moment: int, trouble: Callable[[Disk], None]) -> Callable[[Call], None]:
    seen = 0

    def hook(call: Call) -> None:
        nonlocal seen
        seen += call.verb == verb
        if call.verb == verb and seen == moment + 1:
            trouble(volume)

    return hook


def _fails(act: Callable[[FileSystem], object], hook: Callable[[Call], None]) -> bool:
    try:
        act(FaultFS(FS, hook))
    except JetError as error:
        assert error.message
        return True
    return False


@pytest.mark.parametrize("trouble", TROUBLES)
def test_in_the_middle_of_a_restore_in_place(trouble: str, tmp_path: Path) -> None:
    chain = _chain(tmp_path)
    with disk(tmp_path / "volume") as volume:
        instance = grow_small_instance(volume.path / "instance")
        os.sync()  # what was there before was on the disk
        before, failed, kept = tree_of(instance), 0, 0

        def restore(fs: FileSystem) -> object:
            return run_restore(chain, instance, in_place=True, context=RunContext(fs=fs))

        moments = _moments(restore)
        take_back(FS, instance)
        assert tree_of(instance) == before
        for verb, moment in moments:
            failed += _fails(restore, _hook(volume, verb, moment, TROUBLES[trouble]))
            volume.unmount()
            assert list(volume.path.iterdir()) == [], "something was written below the mount point"
            volume.mend()
            kept += bool(find_displaced(FS, instance))
            take_back(FS, instance)
            assert tree_of(instance) == before, (verb, moment)
            restore(FS)  # the next one works, and sweeps away what the failed one could not
            assert [path.name for path in volume.path.iterdir()] == ["instance"], (verb, moment)
            take_back(FS, instance)
            assert tree_of(instance) == before
        assert failed >= 3, "the trouble came too late to matter"
        assert kept or trouble == "full"
        restore(FS)
        confirm(FS, instance)
        assert (instance / DATABASE).read_bytes() == (tmp_path / "source" / DATABASE).read_bytes()


@pytest.mark.parametrize("trouble", TROUBLES)
def test_in_the_middle_of_taking_it_back(trouble: str, tmp_path: Path) -> None:
    chain = _chain(tmp_path)
    with disk(tmp_path / "volume") as volume:
        instance = grow_small_instance(volume.path / "instance")
        os.sync()
        before, failed = tree_of(instance), 0

        def back(fs: FileSystem) -> object:
            return take_back(fs, instance)

        run_restore(chain, instance, in_place=True)
        for verb, moment in _moments(back):
            run_restore(chain, instance, in_place=True)
            failed += _fails(back, _hook(volume, verb, moment, TROUBLES[trouble]))
            volume.mend()
            take_back(FS, instance)
            assert tree_of(instance) == before, (verb, moment)
        assert failed >= 3 or trouble == "full", "to take a restore back needs no room"
