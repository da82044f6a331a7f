"""Where a restore may go: mount points, folders with owners, targets that fail half-way."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli.drill import restored
from engine import AtRestSource, Kind, LocalFolder, run_backup, run_restore, verify_path
from engine.command_line import quoted
from engine.discovery.choosing import InstanceChoice
from engine.errors import JetError
from engine.events import EventKind, LogEntry
from engine.files import LocalFileSystem
from engine.recover.job import run as run_recover
from engine.restore.displaced import confirm, take_back
from engine.restore.planning import plan_restore
from engine.run_context import RunContext
from tests.builders.small_instance import DATABASE, grow_small_instance, write_small_instance
from tests.disk.crash_fs import tree_of
from tests.disk.fault_fs import Fault, FaultFS
from tests.disk.volumes import bound, volume

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX mounts, owners and modes")

SERVICE = 65534


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_small_instance(tmp_path / "source")


@pytest.fixture
def chain(source: Path, tmp_path: Path) -> Path:
    (tmp_path / "backups").mkdir()
    return run_backup(AtRestSource([source]), LocalFolder(tmp_path / "backups"), Kind.FULL).chain


@pytest.fixture(params=["volume", "bound"])
def mount(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """An empty folder at which something is mounted: another volume, or another folder of this one."""
    if request.param == "volume":
        with volume(tmp_path / "target", 4 << 20) as path:
            yield path
    else:
        with bound(tmp_path / "elsewhere", tmp_path / "target") as path:
            yield path


def test_an_empty_mount_point(chain: Path, mount: Path, source: Path) -> None:
    run_restore(chain, mount)
    assert {path.name for path in mount.iterdir()} >= {DATABASE, "edb.log"}
    assert not [path for path in mount.iterdir() if path.name.startswith(".")]
    assert verify_path(mount).ok


def test_a_mount_point_with_what_systems_put_there(chain: Path, mount: Path) -> None:
    (mount / "lost+found").mkdir()
    run_restore(chain, mount)
    assert (mount / DATABASE).exists()
    assert (mount / "lost+found").is_dir()


def test_a_plain_folder_with_what_systems_put_there(chain: Path, tmp_path: Path) -> None:
    (tmp_path / "target").mkdir()
    (tmp_path / "target" / ".DS_Store").write_bytes(b"x")
    run_restore(chain, tmp_path / "target")
    assert (tmp_path / "target" / DATABASE).exists()


def test_in_place_at_a_mount_point(chain: Path, mount: Path) -> None:
    write_small_instance(mount, last=4, stamp=9)
    done = run_restore(chain, mount, in_place=True)
    assert done.kept is not None
    assert verify_path(mount / DATABASE).ok


def test_recovery_to_a_mount_point(mount: Path, tmp_path: Path) -> None:
    live = write_small_instance(tmp_path / "clean")
    run_recover(InstanceChoice([live]), to=mount)
    assert (mount / DATABASE).exists()


def test_a_failure_leaves_a_mount_point_empty(chain: Path, mount: Path) -> None:
    for n in range(4):
        fs = FaultFS(LocalFileSystem()).fail_at(n, Fault.INPUT_OUTPUT, "rename")
        with pytest.raises(JetError):
            run_restore(chain, mount, context=RunContext(fs=fs))
        assert list(mount.iterdir()) == []


def test_room_is_measured_where_it_is_written(chain: Path, tmp_path: Path) -> None:
    """The volume that is mounted at the target, not the one around it; and the other way round."""
    with volume(tmp_path / "target", 64 << 10) as small:
        plan = plan_restore(LocalFileSystem(), chain, small)
        assert plan.refusal is not None
        assert int(plan.refusal.code) == -1808
    with volume(tmp_path / "small", 64 << 10) as small:
        (small / "empty").mkdir()
        with volume(small / "empty", 16 << 20) as roomy:
            assert plan_restore(LocalFileSystem(), chain, roomy).refusal is None
            run_restore(chain, roomy)


# owners and modes


@pytest.fixture
def owned(tmp_path: Path) -> Path:
    """The folder of an instance that belongs to a service account."""
    if os.geteuid() != 0:
        pytest.skip("giving files away takes root")
    folder = write_small_instance(tmp_path / "service", last=4, stamp=9)
    for path in (folder, *folder.iterdir()):
        os.chown(path, SERVICE, SERVICE - 1)
        path.chmod(0o750 if path.is_dir() else 0o640)
    return folder


def _marks(path: Path) -> tuple[int, int, int]:
    found = path.stat()
    return found.st_uid, found.st_gid, found.st_mode & 0o7777


def _gets_origin(path: Path) -> bool:
    """Not in memory before Linux 6.6."""
    if sys.platform != "linux":
        return False
    try:
        os.setxattr(path, "user.origin", b"vendor")
    except OSError as error:
        assert error.errno == errno.ENOTSUP
        return False
    return True


def test_files_that_are_replaced_pass_on_their_owner_and_mode(chain: Path, owned: Path) -> None:
    has_origin = _gets_origin(owned / DATABASE)
    before = _marks(owned)
    events: list[LogEntry] = []
    run_restore(chain, owned, in_place=True, context=RunContext(events=events.append))
    assert _marks(owned) == before
    restored = [path for path in owned.iterdir() if ".before-restore-" not in path.name]
    assert {_marks(path) for path in restored} == {(SERVICE, SERVICE - 1, 0o640)}
    if has_origin:
        assert os.getxattr(owned / DATABASE, "user.origin") == b"vendor"
    assert EventKind.RestoreAttributesLost not in [entry.kind for entry in events]


def test_an_empty_folder_keeps_its_owner_and_mode(chain: Path, tmp_path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("giving files away takes root")
    target = tmp_path / "target"
    target.mkdir()
    os.chown(target, SERVICE, SERVICE)
    target.chmod(0o2770)
    run_restore(chain, target)
    assert _marks(target) == (SERVICE, SERVICE, 0o2770)


def test_what_cannot_be_given_back_is_told(chain: Path, owned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As for a user who is not root."""

    def refuse(*arguments: object) -> None:
        raise PermissionError(1, "no")

    monkeypatch.setattr(os, "fchown", refuse)
    events: list[LogEntry] = []
    done = run_restore(chain, owned, in_place=True, context=RunContext(events=events.append))
    assert done.kept is not None
    assert done.kept.lost == ("owner", "group")
    (told,) = [entry for entry in events if entry.kind is EventKind.RestoreAttributesLost]
    assert "owner, group" in told.text


def test_a_restore_elsewhere_says_whose_the_files_are(chain: Path, tmp_path: Path) -> None:
    events: list[LogEntry] = []
    run_restore(chain, tmp_path / "target", context=RunContext(events=events.append))
    (told,) = [entry for entry in events if entry.kind is EventKind.RestoredForOwner]
    assert str(tmp_path / "target") in told.text


# failing in the middle, and failing to undo


def test_a_restore_that_cannot_be_undone_says_how_to_take_it_back(chain: Path, tmp_path: Path) -> None:
    """The volume goes read-only in the middle: neither the restore nor its undoing gets any further."""
    home = tmp_path / "a folder"
    instance = grow_small_instance(write_small_instance(home))
    before = tree_of(instance)
    for n in range(1, 8):
        fs = FaultFS(LocalFileSystem()).fail_at(n, Fault.READ_ONLY, "rename", times=None)
        events: list[LogEntry] = []
        with pytest.raises(JetError) as caught:
            run_restore(chain, instance, in_place=True, context=RunContext(fs=fs, events=events.append))
        error = caught.value
        assert "Cannot rename" in error.message
        assert "Undoing the changes failed, too" in error.message
        assert f"ese-backup restored {quoted(instance)} --take-back" in error.hint
        assert ".before-restore-" in error.message
        assert EventKind.RestoreTargetUntouched not in [entry.kind for entry in events]
        with pytest.raises(JetError, match="was interrupted"):
            confirm(LocalFileSystem(), instance)
        take_back(LocalFileSystem(), instance)
        assert tree_of(instance) == before


def test_the_command_in_the_hint_is_one() -> None:
    shown = CliRunner().invoke(restored, ["--help"])
    assert "--take-back" in shown.output
