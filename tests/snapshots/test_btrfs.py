"""Snapshots of a real btrfs: what is read of a busy instance is recovered clean, and nothing stays behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import engine
from app.demo.workload import WorkloadState, read_state
from app.history.filter import RunFilter
from app.history.history import History
from app.history.runs import Run, RunState
from app.operations.backup import BackupRequest
from app.operations.instance_source import FilesAtRest
from app.operations.runner import Runner
from app.operations.verify import VerifyRequest
from app.snapshots import btrfs as btrfs_snapshots
from app.snapshots.btrfs import BtrfsVolume
from app.snapshots.notes import SnapshotNotes
from app.snapshots.source import SnapshotSource
from app.snapshots.volumes import check, held, remove_left, volume_of
from engine.discovery.folder_walk import SNAPSHOT_PREFIX
from engine.error_codes import Code
from engine.errors import JetError
from engine.events import EventKind, LogEntry
from engine.files import SnapshotView
from engine.formats.db_header import DatabaseState
from engine.progress import Event
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.verify.structure import check_structure
from tests.builders.small_instance import DATABASE, write_small_instance
from tests.share import Share, shares
from tests.snapshots import writer
from tests.snapshots.btrfs_disk import btrfs, subvolume

BACKUPS = 20
NOBODY = 65534
HOLDS = """
import os, signal, sys
from pathlib import Path
from app.snapshots.notes import SnapshotNotes
from app.snapshots.volumes import held
with held([Path(sys.argv[1])], SnapshotNotes(Path(sys.argv[2]))):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with btrfs(tmp_path_factory.mktemp("btrfs")) as place:
        yield place


@pytest.fixture
def folder(disk: Path, request: pytest.FixtureRequest) -> Path:
    """A subvolume of each test."""
    return subvolume(disk / request.node.name[:60].replace("/", "-"))


@pytest.fixture
def notes(tmp_path: Path) -> SnapshotNotes:
    return SnapshotNotes(tmp_path / "snapshots")


def own(subvolume: Path) -> list[str]:
    """What is in its folder and looks like a snapshot of ours."""
    return [path.name for path in subvolume.iterdir() if path.name.startswith(SNAPSHOT_PREFIX)]


@pytest.mark.parametrize("share", shares(), ids=str)
def test_a_busy_instance_is_recovered_clean(disk: Path, tmp_path: Path, share: Share) -> None:
    """Twenty times in all: a backup from a snapshot while another process writes, its restore, its rows."""
    live, oracle = disk / f"busy-{share}" / "instance", tmp_path / "oracle.jsonl"
    live.parent.mkdir()
    live.mkdir()
    with History(tmp_path / "history.sqlite3") as history, writer.writing(live, oracle):
        for number in share.of(range(BACKUPS)):
            before = writer.acknowledged(oracle)
            made = Runner(history).run(backup_of(live, tmp_path / f"backup-{number}"))
            promises = writer.states(oracle)
            assert history.runs(RunFilter())[0].state is RunState.SUCCESS
            state = restored(made.chain, tmp_path / f"restored-{number}")
            assert state.commit >= before, "a commit that lasted is lost"
            assert state == promises[state.commit]
    assert own(disk) == []


def backup_of(folder: Path, to: Path, kind: engine.Kind = engine.Kind.FULL) -> BackupRequest:
    return BackupRequest(FilesAtRest((folder,), snapshot=True), to, kind, engine.Options(create=True))


def restored(chain: Path, target: Path) -> WorkloadState:
    """What the database holds, which is clean and sound."""
    engine.run_restore(chain, target, create=True)
    with ReadOnlyDatabase.open(writer.FS.open_read(target / writer.DATABASE)) as found:
        assert found.reading.header.state is DatabaseState.CLEAN_SHUTDOWN
        assert [each for each in check_structure(found) if each.is_damage] == []
        state = read_state(found)
    assert state is not None
    return state


def test_incrementals_continue_what_was_read_from_a_snapshot(disk: Path, tmp_path: Path) -> None:
    """Files keep their names, and the instance its place, whichever snapshot they are read from."""
    live, oracle, to = disk / "continued", tmp_path / "oracle.jsonl", tmp_path / "backups"
    live.mkdir()
    with History(tmp_path / "history.sqlite3") as history, writer.writing(live, oracle, circular=False):
        runner, chains = Runner(history), set()
        for kind in (engine.Kind.FULL, engine.Kind.INCREMENTAL, engine.Kind.INCREMENTAL):
            before = writer.acknowledged(oracle)
            made = runner.run(backup_of(live, to, kind))
            chains.add(made.chain)
        promises = writer.states(oracle)
    assert len(chains) == 1
    assert {Path(each.source) for each in history.runs(RunFilter())} == {live}
    state = restored(made.chain, tmp_path / "restored")
    assert state.commit >= before
    assert state == promises[state.commit]


def test_a_busy_instance_is_verified(disk: Path, tmp_path: Path) -> None:
    live, oracle = disk / "verified", tmp_path / "oracle.jsonl"
    live.mkdir()
    with History(tmp_path / "history.sqlite3") as history, writer.writing(live, oracle):
        found = Runner(history).run(VerifyRequest(live, structure=True, snapshot=True))
    assert found.ok and found.pages.verified > 10
    assert own(disk) == []


def test_nothing_of_a_snapshot_changes_meanwhile(folder: Path, notes: SnapshotNotes) -> None:
    write_small_instance(folder / "instance")
    before = (folder / "instance" / DATABASE).read_bytes()
    source = SnapshotSource(engine.InstanceChoice([folder / "instance"]), notes=notes)
    with source.begin():
        state = source.state()
        (folder / "instance" / DATABASE).unlink()
        assert state.databases[0].path == folder / "instance" / DATABASE
        with source.open(state.databases[0].path) as file:
            assert file.read_at(0, file.stat().size) == before
        source.confirm()
        assert len(own(folder)) == 1
    assert own(folder) == [] and notes.all() == []


def test_a_plan_leaves_nothing_behind(folder: Path, tmp_path: Path) -> None:
    write_small_instance(folder / "instance")
    plan = backup_of(folder / "instance", tmp_path / "backups").preview()
    assert isinstance(plan, engine.Plan)
    assert [each.path for each in plan.databases] == [folder / "instance" / DATABASE]
    assert own(folder) == [] and not (tmp_path / "backups").exists()


def test_one_backup_from_a_snapshot_at_a_time(folder: Path, notes: SnapshotNotes) -> None:
    write_small_instance(folder)
    choice = engine.InstanceChoice([folder])
    with SnapshotSource(choice, notes=notes).begin():
        with pytest.raises(JetError) as caught, SnapshotSource(choice, notes=notes).begin():
            pytest.fail("two runs own the instance")
        assert caught.value.code is Code.BackupInProgress
        assert len(own(folder)) == 1, "the snapshot of the other run is still there"


def test_scans_pass_over_snapshots(folder: Path, notes: SnapshotNotes) -> None:
    write_small_instance(folder)
    with held([folder], notes):
        (found,) = engine.scan([folder]).instances
        assert found.twins == ()


def killed_holder(folder: Path, notes: SnapshotNotes) -> None:
    """A process that makes a snapshot and is killed before it removes it."""
    words = [sys.executable, "-c", HOLDS, str(folder), str(notes.folder)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        assert remove_left(notes) == [], "it lives"
        assert len(own(folder)) == 1
        process.send_signal(signal.SIGKILL)


def test_what_a_killed_run_left_is_removed_by_the_next_one(folder: Path, notes: SnapshotNotes) -> None:
    killed_holder(folder, notes)
    (left,) = notes.all()
    assert own(folder) == [f".{left.name}"]
    others = folder / ".ese-backup-snapshot-0123456789abcdef", folder / "snapshot of the user"
    for other in others:
        snapshot(folder, other)
    told: list[LogEntry] = []
    with held([folder], notes, told.append):
        assert set(own(folder)) == {others[0].name, f".{notes.all()[0].name}"}
    kinds = [each.kind for each in told]
    assert kinds == [EventKind.SnapshotLeftRemoved, EventKind.SnapshotMade]
    assert told[0].fields["name"] == left.name
    assert all(other.is_dir() for other in others), "they are not ours"
    assert list(notes.folder.iterdir()) == []


def snapshot(of: Path, place: Path, *options: str) -> None:
    subprocess.run(
        ["btrfs", "subvolume", "snapshot", *options, str(of), str(place)], check=True, capture_output=True
    )


@pytest.mark.parametrize("what", ["folder", "subvolume", "writable", "of another"])
def test_what_only_has_the_name_is_not_removed(folder: Path, notes: SnapshotNotes, what: str) -> None:
    killed_holder(folder, notes)
    (left,) = notes.all()
    place = folder / f".{left.name}"
    subprocess.run(["btrfs", "subvolume", "delete", str(place)], check=True, capture_output=True)
    match what:
        case "folder":
            place.mkdir()
        case "subvolume":
            subvolume(place)
        case "writable":
            snapshot(folder, place)
        case _:
            snapshot(subvolume(folder / "another"), place, "-r")
    told: list[LogEntry] = []
    (error,) = remove_left(notes, told.append)
    assert error.code is Code.InvalidPath and left.name in error.message and error.hint
    assert [each.kind for each in told] == [EventKind.SnapshotNotRemoved]
    assert place.is_dir() and notes.all() == [left]


def test_what_is_gone_already_is_forgotten(folder: Path, notes: SnapshotNotes) -> None:
    """Killed before it was made, or removed by hand."""
    killed_holder(folder, notes)
    (left,) = notes.all()
    subprocess.run(
        ["btrfs", "subvolume", "delete", str(folder / f".{left.name}")], check=True, capture_output=True
    )
    assert remove_left(notes) == []
    assert notes.all() == []


def test_a_snapshot_that_cannot_be_removed_is_told(disk: Path, folder: Path, tmp_path: Path) -> None:
    """The backup is good; the next run tries again."""
    write_small_instance(folder)
    told: list[Run | LogEntry] = []

    def read_only(happened: Event) -> None:
        remount(disk, "ro")

    with History(tmp_path / "history.sqlite3") as history:
        try:
            request, context = backup_of(folder, tmp_path / "backups"), engine.RunContext(progress=read_only)
            Runner(history, told.append).run(request, context)
        finally:
            remount(disk, "rw")
        (run,) = history.runs(RunFilter())
    assert run.state is RunState.WARNING
    kind = EventKind.SnapshotNotRemoved
    (why,) = [str(each.fields["reason"]) for each in told if isinstance(each, LogEntry) and each.kind is kind]
    assert "Read-only file system" in why
    assert len(own(folder)) == 1
    assert remove_left(SnapshotNotes()) == []
    assert own(folder) == []


def remount(disk: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(disk)], check=True)


def test_only_root_may_make_one(folder: Path) -> None:
    volume = check([folder])
    os.seteuid(NOBODY)
    try:
        with pytest.raises(JetError) as caught:
            volume.check()
    finally:
        os.seteuid(0)
    assert caught.value.code is Code.FileAccessDenied and "sudo" in caught.value.hint


def test_a_file_system_without_snapshots(tmp_path: Path) -> None:
    with pytest.raises(JetError) as caught:
        volume_of([tmp_path])
    assert caught.value.code is Code.FeatureNotAvailable and str(tmp_path) in caught.value.message


def test_two_volumes_are_not_of_one_moment(folder: Path) -> None:
    one, two = subvolume(folder / "databases"), subvolume(folder / "logs")
    (one / "sub").mkdir()
    assert volume_of([one, one / "sub"]).name == str(one)
    with pytest.raises(JetError) as caught:
        volume_of([one, two])
    assert caught.value.code is Code.InvalidPath
    assert str(one) in caught.value.message and str(two) in caught.value.message


def test_a_part_of_a_subvolume(folder: Path, tmp_path: Path) -> None:
    (folder / "part").mkdir()
    (tmp_path / "seen").mkdir()
    subprocess.run(["mount", "--bind", str(folder / "part"), str(tmp_path / "seen")], check=True)
    try:
        with pytest.raises(JetError) as caught:
            volume_of([tmp_path / "seen"])
        assert caught.value.code is Code.FeatureNotAvailable
    finally:
        subprocess.run(["umount", str(tmp_path / "seen")], check=True)


def test_links_do_not_lead_out_of_a_snapshot(folder: Path, notes: SnapshotNotes) -> None:
    """What they lead to is not of the same moment. A link to the folder itself is what its user chose."""
    write_small_instance(folder / "instance")
    (folder / "instance" / DATABASE).rename(folder / "elsewhere")
    (folder / "instance" / DATABASE).symlink_to(folder / "elsewhere")
    (folder / "link").symlink_to(folder / "instance")
    with held([folder / "link"], notes) as kept:
        view = SnapshotView(kept)
        assert view.is_link(folder / "link" / DATABASE)
        with pytest.raises(JetError, match="symbolic link"):
            view.open_read(folder / "link" / DATABASE)
        for outside in (folder / "elsewhere", folder / "link" / ".." / "elsewhere"):
            with pytest.raises(JetError) as caught:
                view.exists(outside)
            assert caught.value.code is Code.InvalidPath


def test_the_words_of_btrfs(folder: Path) -> None:
    facts = btrfs_snapshots.shown(str(folder))
    assert facts["uuid"] == BtrfsVolume(folder).origin() and facts["flags"] == "-"
