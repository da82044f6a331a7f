"""A restore: what is checked first, where it may go, what comes back, and how a dirty database is marked."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from engine import (
    AtRestSource,
    Kind,
    LocalFolder,
    ReadOnlyDatabase,
    Restored,
    RestorePlan,
    find_chains,
    plan_restore,
    read_manifest,
    run_backup,
    run_drill,
    run_restore,
)
from engine.chain.manifest import MANIFEST_NAME
from engine.errors import Cancelled, JetError
from engine.events import EventKind, LogEntry
from engine.files import LocalFileSystem
from engine.progress import Cancel, Event, Operation, Phase, Stage
from engine.recovery.recover import READINGS
from engine.restore.plan import CheckOutcome, RestoreTarget
from engine.run_context import RunContext
from tests.builders.small_instance import DATABASE, grow_small_instance, write_small_instance
from tests.disk.crash_fs import tree_of

FS = LocalFileSystem()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_small_instance(tmp_path / "source")


@pytest.fixture
def chain(source: Path, tmp_path: Path) -> Path:
    """A full of generation 3, an incremental up to 5."""
    run(source, tmp_path, Kind.FULL)
    shutil.copytree(source, tmp_path / "at the full")
    grow_small_instance(source)
    return run(source, tmp_path, Kind.INCREMENTAL)


def run(source: Path, root: Path, kind: Kind) -> Path:
    (root / "backups").mkdir(exist_ok=True)
    return run_backup(AtRestSource([source]), LocalFolder(root / "backups"), kind).chain


def refused(chain: Path, target: Path, generation: int | None = None, *, create: bool = False) -> JetError:
    """Refused with nothing written; without ``create`` the plan says so beforehand."""
    before = tree_of(chain), tree_of(target.parent) if target.parent.is_dir() else None
    if not create:
        plan = plan_restore(FS, chain, target, wanted=RestoreTarget(generation))
        assert plan.refusal is not None
        assert CheckOutcome.FAILED in {check.outcome for check in plan.checks}
    with pytest.raises(JetError) as caught:
        run_restore(chain, target, wanted=RestoreTarget(generation), create=create)
    assert caught.value.message
    assert (tree_of(chain), tree_of(target.parent) if target.parent.is_dir() else None) == before
    return caught.value


def checks(plan: RestorePlan) -> dict[str, CheckOutcome]:
    return {check.title: check.outcome for check in plan.checks}


def test_everything_comes_back(chain: Path, source: Path, tmp_path: Path) -> None:
    """The database of the full, and all logs since."""
    target = tmp_path / "target"
    done = run_restore(chain, target)
    assert done.target == target
    assert (target / DATABASE).read_bytes() == (tmp_path / "at the full" / DATABASE).read_bytes()
    for log in source.glob("*.log"):
        assert (target / log.name).read_bytes() == log.read_bytes()
    assert {entry.name for entry in target.iterdir()} == {entry.name for entry in source.iterdir()}
    with FS.open_read(target / DATABASE) as file:
        assert ReadOnlyDatabase.open(file).count_rows("things") == 3


def test_a_database_with_part_of_a_page_after_its_end(source: Path, tmp_path: Path) -> None:
    """A backup takes it and a verification finds nothing wrong: a restore has to bring it back, byte for byte."""
    with (source / DATABASE).open("ab") as database:
        database.write(os.urandom(904))
    chain = run(source, tmp_path, Kind.FULL)
    run_restore(chain, tmp_path / "target")
    assert (tmp_path / "target" / DATABASE).read_bytes() == (source / DATABASE).read_bytes()
    assert run_drill(chain, scratch=tmp_path).tables


def test_the_plan_beforehand(chain: Path, tmp_path: Path) -> None:
    plan = plan_restore(FS, chain, tmp_path / "target")
    assert plan.refusal is None
    assert set(checks(plan).values()) == {CheckOutcome.PASSED}
    assert plan.log_range == (1, 5)
    assert plan.newer_logs == (3, 5), "they are not replayed into the clean database"
    (database,) = plan.databases
    assert (database.name, database.state, database.required) == (DATABASE, "clean", None)
    done = run_restore(chain, tmp_path / "target")
    assert plan.bytes == sum(path.stat().st_size for path in (tmp_path / "target").iterdir())
    assert done.plan == plan


@pytest.mark.skipif(os.name == "nt", reason="mode bits are those of POSIX")
def test_only_the_owner_may_read_what_comes_back(chain: Path, tmp_path: Path) -> None:
    run_restore(chain, tmp_path / "target")
    assert (tmp_path / "target").stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "target").iterdir()} == {0o600}


def test_up_to_a_generation(chain: Path, tmp_path: Path) -> None:
    done = run_restore(chain, tmp_path / "target", wanted=RestoreTarget(3))
    assert done.plan.log_range == (1, 3)
    assert done.plan.leaves_stream
    assert [path.name for path in (tmp_path / "target").iterdir()] == [DATABASE], "the logs do not fit it any more"
    run_restore(chain, tmp_path / "as it was", wanted=RestoreTarget(3), recovering=False)
    assert {p.name for p in (tmp_path / "as it was").glob("*.log")} == {f"edb0000{n}.log" for n in (1, 2, 3)}


@pytest.mark.parametrize("generation", [0, 6, -1, 1 << 40])
def test_up_to_a_generation_that_is_not_there(chain: Path, tmp_path: Path, generation: int) -> None:
    assert int(refused(chain, tmp_path / "target", generation).code) == -557


def test_a_dirty_database_is_restored_and_marked(tmp_path: Path) -> None:
    source = write_small_instance(tmp_path / "source", last=5, required=(2, 4))
    chain = run(source, tmp_path, Kind.FULL)
    events: list[LogEntry] = []
    done = run_restore(chain, tmp_path / "target", recovering=False, context=RunContext(events=events.append))
    assert done.recovered is None
    (database,) = done.plan.databases
    assert (database.state, database.required, database.clean) == ("dirty", (2, 4), False)
    assert checks(done.plan)["The databases end in a clean shutdown"] is CheckOutcome.WARNING
    (entry,) = [entry for entry in events if entry.id == EventKind.RestoreNeedsRecovery]
    assert (entry.fields["first"], entry.fields["last"]) == (2, 4)
    assert done.plan.newer_logs is None


def test_a_dirty_database_that_its_logs_do_not_know(tmp_path: Path) -> None:
    """The logs name no attachment of it; nothing comes back, and the way around is named."""
    chain = run(write_small_instance(tmp_path / "source", last=5, required=(2, 4)), tmp_path, Kind.FULL)
    with pytest.raises(JetError, match="the logs do not contain this") as caught:
        run_restore(chain, tmp_path / "target")
    assert int(caught.value.code) == -543
    assert "without recovery" in caught.value.hint
    assert not (tmp_path / "target").exists()


def test_a_dirty_database_without_the_logs_it_needs(tmp_path: Path) -> None:
    """A limit below what recovery needs is refused, too."""
    source = write_small_instance(tmp_path / "source", last=5, required=(2, 4))
    chain = run(source, tmp_path, Kind.FULL)
    error = refused(chain, tmp_path / "target", 3)
    assert int(error.code) == -543
    assert "Missing from the backup set: 0x4 (4)" in error.message


# targets


def test_a_target_that_is_an_empty_folder(chain: Path, tmp_path: Path) -> None:
    (tmp_path / "target").mkdir()
    run_restore(chain, tmp_path / "target")
    assert (tmp_path / "target" / DATABASE).is_file()


def test_a_target_that_holds_something(chain: Path, tmp_path: Path) -> None:
    (tmp_path / "target").mkdir()
    (tmp_path / "target" / ".hidden").write_bytes(b"mine")
    error = refused(chain, tmp_path / "target")
    assert int(error.code) == -504
    assert ".hidden" in error.message


def test_a_target_that_is_a_file_or_a_link(chain: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "folder", target_is_directory=True)
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    for name in ("file", "link", "dangling"):
        assert int(refused(chain, tmp_path / name).code) == -1023


def test_a_target_whose_folder_is_not_there(chain: Path, tmp_path: Path) -> None:
    target = tmp_path / "a" / "b" / "target"
    error = refused(chain, target)
    assert int(error.code) == -1023
    run_restore(chain, target, create=True)
    assert (target / DATABASE).is_file()


def test_folders_made_for_a_restore_that_failed_are_removed(chain: Path, tmp_path: Path) -> None:
    (chain / DATABASE).unlink()
    refused(chain, tmp_path / "a" / "b" / "target", create=True)
    assert not (tmp_path / "a").exists()


def test_a_target_in_a_file(chain: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    with pytest.raises(JetError):
        run_restore(chain, tmp_path / "file" / "target", create=True)
    assert (tmp_path / "file").read_bytes() == b"mine"


@pytest.mark.parametrize("way", ["plain", "link", "other chain", "deep"])
def test_a_target_inside_a_chain(chain: Path, source: Path, tmp_path: Path, way: str) -> None:
    other = run(source, tmp_path, Kind.FULL)
    (tmp_path / "link").symlink_to(chain, target_is_directory=True)
    (other / "folder").mkdir()
    target = {
        "plain": chain / "target",
        "link": tmp_path / "link" / "target",
        "other chain": other / "target",
        "deep": other / "folder" / "target",
    }[way]
    error = refused(chain, target)
    assert int(error.code) == -1023
    assert f"inside {chain if way in ('plain', 'link') else other}, which contains backups" in error.message


def test_the_chain_itself_as_target(chain: Path) -> None:
    refused(chain, chain)


def test_relative_paths(chain: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(chain.parent)
    run_restore(Path(chain.name), Path("..") / ".." / "target")
    assert (tmp_path / "target" / DATABASE).is_file()


def test_not_enough_room(chain: Path, tmp_path: Path) -> None:
    class Small(LocalFileSystem):
        def free_space(self, path: Path) -> int:
            return 1000

    plan = plan_restore(Small(), chain, tmp_path / "target")
    assert plan.refusal and int(plan.refusal.code) == -1808
    with pytest.raises(JetError) as caught:
        run_restore(chain, tmp_path / "target", context=RunContext(fs=Small()))
    assert int(caught.value.code) == -1808


# chains


def test_no_chain_at_all(source: Path, tmp_path: Path) -> None:
    assert int(refused(source, tmp_path / "target").code) == -1811
    (source / MANIFEST_NAME).write_bytes(b"{}")
    error = refused(source, tmp_path / "target")
    assert "damaged" in error.message


def _rewrite(chain: Path, *, size: int | None = None, checksum: str = "") -> None:
    """Let the manifest say something else of the database."""
    manifest = read_manifest(FS, chain)
    (old,) = (file for file in manifest.files if file.name == DATABASE)
    new = replace(old, bytes=old.bytes if size is None else size, checksum=checksum or old.checksum)
    files = tuple(new if file is old else file for file in manifest.files)
    (chain / MANIFEST_NAME).write_bytes(replace(manifest, files=files).to_bytes())


def test_a_manifest_that_claims_more_than_there_is(chain: Path, tmp_path: Path) -> None:
    """Nothing is reserved by what it says."""
    _rewrite(chain, size=1 << 62)
    assert "were backed up" in refused(chain, tmp_path / "target").message


@pytest.mark.parametrize("size", [0, 4096, 86015])
def test_a_manifest_that_claims_less(chain: Path, tmp_path: Path, size: int) -> None:
    _rewrite(chain, size=size)
    refused(chain, tmp_path / "target")


def test_a_manifest_with_another_hash(chain: Path, tmp_path: Path) -> None:
    """Seen only when all is copied; nothing stays."""
    _rewrite(chain, checksum="00" * 32)
    plan = plan_restore(FS, chain, tmp_path / "target")
    assert plan.refusal is None
    with pytest.raises(JetError, match="SHA-256 differs") as caught:
        run_restore(chain, tmp_path / "target")
    assert int(caught.value.code) == -1018
    assert {entry.name for entry in tmp_path.iterdir()} == {"at the full", "backups", "source"}


@pytest.mark.parametrize("name", [DATABASE, "edb00002.log", "edb.chk"])
@pytest.mark.parametrize("sort", ["link", "pipe", "folder"])
def test_a_chain_with_something_else_than_files(chain: Path, tmp_path: Path, name: str, sort: str) -> None:
    path = chain / name
    secret = path.rename(tmp_path / "secret")
    if sort == "link":
        path.symlink_to(secret)
    elif sort == "pipe":
        os.mkfifo(path)
    else:
        path.mkdir()
    with pytest.raises(JetError):
        run_restore(chain, tmp_path / "target")
    assert not (tmp_path / "target").exists()
    assert plan_restore(FS, chain, tmp_path / "target").refusal is not None


def test_a_chain_whose_files_still_wait_to_be_moved(chain: Path, source: Path, tmp_path: Path) -> None:
    """As a crash right after the manifest leaves it: whole all the same."""
    manifest = read_manifest(FS, chain)
    waiting = tuple(
        replace(file, stored=f".run-1/{file.name}") if file.run == manifest.runs[-1].id else file
        for file in manifest.files
    )
    (chain / ".run-1").mkdir()
    for number, file in enumerate(file for file in waiting if file.stored):
        if number % 2:
            (chain / file.name).rename(chain / file.stored)
    (chain / MANIFEST_NAME).write_bytes(replace(manifest, files=waiting).to_bytes())
    run_restore(chain, tmp_path / "target")
    for log in source.glob("*.log"):
        assert (tmp_path / "target" / log.name).read_bytes() == log.read_bytes()


def test_a_generation_hole_of_billions_is_refused_at_once(chain: Path, tmp_path: Path) -> None:
    manifest = read_manifest(FS, chain)
    far = tuple(replace(f, generation=0x7FFFFA00) if f.generation == 5 else f for f in manifest.files)
    (chain / MANIFEST_NAME).write_bytes(replace(manifest, files=far).to_bytes())
    assert int(refused(chain, tmp_path / "target").code) == -557


# how it is told


def restore_with(chain: Path, target: Path, events: list[LogEntry], progress: list[Event]) -> Restored:
    return run_restore(
        chain, target, context=RunContext(run_id="one", progress=progress.append, events=events.append)
    )


def test_events_and_progress(chain: Path, tmp_path: Path) -> None:
    events: list[LogEntry] = []
    progress: list[Event] = []
    done = restore_with(chain, tmp_path / "target", events, progress)
    ids = [entry.id for entry in events]
    assert ids == [
        EventKind.RestoreStarted,
        *[EventKind.LogReplayed] * 5,
        EventKind.RestoreCopied,
        EventKind.RestoreClean,
        EventKind.RestoredForOwner,
        EventKind.RestoreEnded,
    ]
    assert {entry.run for entry in events} == {"one"}
    assert (progress[0].stage, progress[-1].stage) == (Stage.BEGIN, Stage.COMPLETE)
    assert {event.operation for event in progress} == {Operation.RESTORE}
    assert {event.total for event in progress} == {done.plan.bytes + READINGS * done.plan.log_bytes}
    assert [event.done for event in progress] == sorted(event.done for event in progress)


def test_a_refusal_is_told(chain: Path, tmp_path: Path) -> None:
    (chain / "edb00002.log").unlink()
    events: list[LogEntry] = []
    progress: list[Event] = []
    with pytest.raises(JetError):
        restore_with(chain, tmp_path / "target", events, progress)
    assert [entry.id for entry in events][1:] == [EventKind.RestoreTargetUntouched, EventKind.RestoreFailed]
    assert progress[-1].stage is Stage.FAIL


def test_cancelled(chain: Path, tmp_path: Path) -> None:
    cancel = Cancel()
    events: list[LogEntry] = []

    def ask(event: Event) -> None:
        if event.phase is Phase.STAGING and event.done:
            cancel.request()

    with pytest.raises(Cancelled):
        run_restore(
            chain, tmp_path / "target", context=RunContext(progress=ask, events=events.append, cancel=cancel)
        )
    assert EventKind.RunCancelled in [entry.id for entry in events]
    assert not (tmp_path / "target").exists()


def test_backup_restore_and_backup_again(chain: Path, source: Path, tmp_path: Path) -> None:
    """What came back is an instance like the one before."""
    shutil.rmtree(source)
    run_restore(chain, source)
    again = run(source, tmp_path, Kind.FULL)
    first, second = ({(f.name, f.checksum) for f in read_manifest(FS, each).files} for each in (chain, again))
    assert first == second
    assert len(find_chains(FS, tmp_path / "backups")) == 2
