"""Volumes that really fill up, fail or go away in the middle of each operation, and file systems that lack things.

After each of these the volume is mended: what was there before is there and whole, nothing half is listed, and the
next run works.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from engine import (
    AtRestSource,
    Kind,
    LocalFolder,
    find_chains,
    run_backup,
    run_drill,
    run_restore,
    verify_path,
)
from engine.discovery.choosing import InstanceChoice
from engine.errors import JetError
from engine.files import FileSystem, LocalFileSystem
from engine.recover.job import run as run_recover
from engine.run_context import RunContext
from tests.builders.small_instance import DATABASE, grow_small_instance, write_small_instance
from tests.disk.fault_fs import Call, FaultFS
from tests.disk.volumes import Disk, disk, foreign

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="mounts volumes")


@dataclass(frozen=True)
class Place:
    """``home`` is safe; what an operation writes goes to ``disk``."""

    home: Path
    disk: Path

    @property
    def source(self) -> Path:
        return self.home / "source"

    @property
    def backups(self) -> Path:
        return self.disk / "backups"


def _full(place: Place, fs: FileSystem) -> None:
    made = run_backup(AtRestSource([place.source]), LocalFolder(place.backups, fs), Kind.FULL)
    assert verify_path(made.chain).ok


def _incremental(place: Place, fs: FileSystem) -> None:
    made = run_backup(AtRestSource([place.source]), LocalFolder(place.backups, fs), Kind.INCREMENTAL)
    assert verify_path(made.chain).ok


def _chain(place: Place) -> Path:
    folder = place.home / "chains"
    if not folder.exists():
        folder.mkdir()
        run_backup(AtRestSource([place.source]), LocalFolder(folder), Kind.FULL)
    return find_chains(LocalFileSystem(), folder)[0].path


def _restore(place: Place, fs: FileSystem) -> None:
    target = place.disk / "target"
    run_restore(_chain(place), target, context=RunContext(fs=fs))
    assert verify_path(target).ok
    shutil.rmtree(target)


def _drill(place: Place, fs: FileSystem) -> None:
    run_drill(_chain(place), scratch=place.disk, context=RunContext(fs=fs))


def _recover(place: Place, fs: FileSystem) -> None:
    target = place.disk / "recovered"
    run_recover(InstanceChoice([place.source]), to=target, context=RunContext(fs=fs))
    assert (target / DATABASE).exists()
    shutil.rmtree(target)


OPERATIONS: dict[str, Callable[[Place, FileSystem], None]] = {
    "full": _full,
    "incremental": _incremental,
    "restore": _restore,
    "drill": _drill,
    "recover": _recover,
}
TROUBLES: dict[str, Callable[[Disk], None]] = {"full": Disk.fill, "fails": Disk.fail, "gone": Disk.unmount}


def _prepare(place: Place) -> None:
    write_small_instance(place.source)
    place.backups.mkdir()
    _full(place, LocalFileSystem())
    grow_small_instance(place.source)
    _chain(place)


@pytest.mark.parametrize("trouble", TROUBLES)
@pytest.mark.parametrize("operation", OPERATIONS)
def test_in_the_middle_of(operation: str, trouble: str, tmp_path: Path) -> None:
    act, failed = OPERATIONS[operation], 0
    for verb, share in (("write", 0.0), ("write", 0.5), ("sync", 0.5), ("rename", 0.0)):
        home = tmp_path / f"{verb}-{share}"
        with disk(home) as volume:
            place = Place(home, volume.path)
            _prepare(place)
            counted = FaultFS(LocalFileSystem())
            shutil.copytree(place.backups, home / "kept")
            act(place, counted)
            shutil.rmtree(place.backups)
            shutil.copytree(home / "kept", place.backups)
            os.sync()
            moment = int(share * sum(call.verb == verb for call in counted.calls))
            failed += _troubled(act, place, volume, verb, moment, TROUBLES[trouble])
    assert failed >= 2, "the trouble came too late to matter"


def _troubled(
    act: Callable[[Place, FileSystem], None],
    place: Place,
    volume: Disk,
    verb: str,
    moment: int,
    trouble: Callable[[Disk], None],
) -> bool:
    """Whether the operation failed, having proven that it left all in order."""
    seen = 0

    def hook(call: Call) -> None:
        nonlocal seen
        if call.verb == verb and volume.path in call.path.parents:
            seen += 1
            if seen == moment + 1:
                trouble(volume)

    try:
        act(place, FaultFS(LocalFileSystem(), hook))
    except JetError as error:
        assert error.message
        failed = True
    else:
        failed = False
    assert seen > moment, "the moment never came"
    volume.unmount()
    assert list(volume.path.iterdir()) == [], "something was written below the mount point"
    volume.mend()
    for chain in find_chains(LocalFileSystem(), place.backups):
        result = verify_path(chain.path)
        assert result.ok, [str(finding) for finding in result.findings]
    for name in ("target", "recovered"):
        if (place.disk / name).exists():
            shutil.rmtree(place.disk / name)
    act(place, LocalFileSystem())
    left = [path.name for path in place.disk.iterdir()]
    assert left == ["backups"], "something was left behind"
    return failed


@pytest.mark.parametrize("kind", ["bindfs", "ntfs-3g"])
def test_every_operation_behind_fuse(kind: str, tmp_path: Path) -> None:
    with foreign(kind, tmp_path / "fuse") as path:
        place = Place(tmp_path, path)
        _prepare(place)
        for act in OPERATIONS.values():
            act(place, LocalFileSystem())


def test_every_operation_without_locks_and_syncs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system that has neither, as some network ones: stand-ins are locked, folders are not synced."""
    import fcntl

    flock, fsync = fcntl.flock, os.fsync

    def no_lock(descriptor: int, operation: int) -> None:
        if not os.readlink(f"/proc/self/fd/{descriptor}").endswith(".lock"):  # noqa: PTH115
            raise OSError(errno.EOPNOTSUPP, os.strerror(errno.EOPNOTSUPP))
        flock(descriptor, operation)

    def no_sync(descriptor: int) -> None:
        if Path(f"/proc/self/fd/{descriptor}").is_dir():
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        fsync(descriptor)

    if sys.platform != "linux":
        pytest.skip("tells files apart by /proc")
    monkeypatch.setattr(fcntl, "flock", no_lock)
    monkeypatch.setattr(os, "fsync", no_sync)
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    (tmp_path / "disk").mkdir()
    place = Place(tmp_path, tmp_path / "disk")
    _prepare(place)
    for act in OPERATIONS.values():
        act(place, LocalFileSystem())
