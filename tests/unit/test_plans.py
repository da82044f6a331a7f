"""A plan, or a dry run, says what the run does: the same files, and the same refusals."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import engine
from app.operations.backup import BackupRequest
from app.operations.instance_source import FilesAtRest
from engine.backup.job import preview as engine_preview
from engine.chain.local_folder import LocalChainStore, LocalFolder
from engine.chain.manifest import Kind
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import LocalFileSystem
from engine.recover.planning import plan_recovery
from engine.restore.plan import RestoreTarget
from engine.restore.planning import plan_restore
from engine.run_context import RunContext
from tests.builders.commit_history import CommitHistory
from tests.builders.live_backup import ROOT, SHELF, InterleavedSource, LiveCase
from tests.builders.small_instance import write_small_instance
from tests.disk.crash_fs import tree_of
from tests.disk.fault_fs import Call, Fault, FaultFS
from tests.disk.volumes import make_read_only, volume

FS = LocalFileSystem()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_small_instance(tmp_path / "instance")
    return tmp_path / "instance"


@pytest.fixture
def chain(folder: Path, tmp_path: Path) -> Path:
    source = engine.AtRestSource([folder])
    return engine.run_backup(
        source, LocalFolder(tmp_path / "to"), Kind.FULL, options=engine.Options(create=True)
    ).chain


def request(folder: Path, to: Path, kind: Kind = Kind.FULL) -> BackupRequest:
    return BackupRequest(FilesAtRest((folder,)), to, kind, engine.Options(create=True))


# a running instance


@pytest.mark.parametrize("kind", sorted(set(Kind) - {Kind.AS_IS}))
def test_an_online_backup_takes_the_files_that_its_plan_names(kind: Kind) -> None:
    """A full copies no log before its checkpoint, however many lie there."""
    case = LiveCase()
    case.step(60)
    case.run()
    case.step(60)
    older = len(case.logs())
    plan = engine_preview(InterleavedSource(case.instance), LocalFolder(SHELF, case.fs), kind)
    made = case.run(kind)
    numbers = [file.generation for file in made.files if file.generation is not None]
    assert [log.generation for log in plan.logs] == numbers
    assert plan.bytes == made.run.bytes
    if kind is Kind.FULL:
        assert older > len(plan.logs)


# the destination


def test_a_read_only_destination_is_refused_before_the_start(folder: Path, tmp_path: Path) -> None:
    with volume(tmp_path / "medium", 8 << 20) as medium:
        assert request(folder, medium).preview().bytes
        assert request(folder, medium / "new").preview().bytes
        assert not list(medium.iterdir()), "nothing is left of the test"
        make_read_only(medium)
        for to in (medium, medium / "new"):
            with pytest.raises(JetError, match=r"No files can be created in .*: Read-only file system") as caught:
                request(folder, to).preview()
            assert caught.value.context["path"] == str(medium)
            assert caught.value.hint


def test_the_chain_to_be_extended_is_tried(folder: Path, chain: Path) -> None:
    """The store takes files, the chain's own folder does not."""
    fs = FaultFS(LocalFileSystem())
    source, to = engine.AtRestSource([folder]), chain.parent.parent
    assert engine_preview(source, LocalFolder(to, fs), Kind.INCREMENTAL)
    (tried,) = [call for call in fs.calls if call.verb == "create"]
    assert tried.path.parent == chain
    refusing = FaultFS(LocalFileSystem()).fail_at(tried.index, Fault.NO_ACCESS)
    with pytest.raises(JetError) as caught:
        engine_preview(source, LocalFolder(to, refusing), Kind.INCREMENTAL)
    assert (caught.value.code, caught.value.context["path"]) == (Code.FileAccessDenied, str(chain))


def test_what_a_killed_write_test_leaves_is_swept_away(folder: Path, chain: Path) -> None:
    before = set(tree_of(chain.parent))
    (chain.parent / ".write-test-00000000.partial").touch()
    (chain / ".write-test-00000000.tmp").touch()
    engine.run_backup(engine.AtRestSource([folder]), LocalFolder(chain.parent.parent), Kind.INCREMENTAL)
    assert set(tree_of(chain.parent)) == before


def test_a_write_test_that_ends_while_a_run_sweeps_is_none_of_its_business(folder: Path, chain: Path) -> None:
    """Whatever the moment: the file of a plan beside the run goes before each call that names it."""
    before = set(tree_of(chain.parent))
    own = [chain.parent / ".write-test-00000000.partial", chain / ".write-test-00000000.tmp"]

    def sweep(moment: int) -> int:
        named = 0

        def meddle(call: Call) -> None:
            nonlocal named
            if call.path in own:
                named += 1
                if named == moment:
                    call.path.unlink()

        for path in own:
            path.touch()
        LocalChainStore(chain.parent, FaultFS(LocalFileSystem(), meddle)).sweep()
        assert set(tree_of(chain.parent)) == before
        return named

    moments = sweep(0)
    assert moments > 4
    for moment in range(1, moments + 1):
        sweep(moment)


def test_a_plan_whose_write_test_a_run_sweeps_away_is_not_refused(folder: Path, chain: Path) -> None:
    def meddle(call: Call) -> None:
        if call.verb == "remove" and call.path.name.startswith(".write-test"):
            call.path.unlink()

    to = LocalFolder(chain.parent.parent, FaultFS(LocalFileSystem(), meddle))
    assert engine_preview(engine.AtRestSource([folder]), to, Kind.INCREMENTAL)


def test_a_volume_that_takes_files_and_removes_none_is_refused(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "to").mkdir()
    fs = FaultFS(LocalFileSystem())
    engine_preview(engine.AtRestSource([folder]), LocalFolder(tmp_path / "to", fs), Kind.FULL)
    (removal,) = [call for call in fs.calls if call.verb == "remove"]
    refusing = FaultFS(LocalFileSystem()).fail_at(removal.index, Fault.NO_ACCESS)
    with pytest.raises(JetError, match="Files cannot be deleted in"):
        engine_preview(engine.AtRestSource([folder]), LocalFolder(tmp_path / "to", refusing), Kind.FULL)


# a restore


def test_a_restore_to_a_read_only_medium_is_refused_by_the_check(chain: Path, tmp_path: Path) -> None:
    with volume(tmp_path / "medium", 8 << 20) as medium:
        assert plan_restore(FS, chain, medium / "new", writing=True).refusal is None
        assert not list(medium.iterdir())
        make_read_only(medium)
        assert plan_restore(FS, chain, medium / "new").refusal is None, (
            "nothing was written where nobody asked for it"
        )
        refusal = plan_restore(FS, chain, medium / "new", writing=True).refusal
        assert refusal is not None and "Read-only file system" in refusal.message
        with pytest.raises(JetError):
            engine.run_restore(chain, medium / "new")


def test_a_restore_without_room_is_refused_by_the_check(chain: Path, tmp_path: Path) -> None:
    with volume(tmp_path / "medium", 128 << 10) as medium:
        refusal = plan_restore(FS, chain, medium / "new", writing=True).refusal
        assert refusal is not None and refusal.code is Code.DiskFull


def test_folders_that_will_be_made_are_no_reason_against_it(chain: Path, tmp_path: Path) -> None:
    """With --create the dry run refused what the run did."""
    target = tmp_path / "a" / "b" / "new"
    assert plan_restore(FS, chain, target).refusal is not None
    plan = plan_restore(FS, chain, target, create=True, writing=True)
    assert plan.refusal is None and not (tmp_path / "a").exists()
    inside = plan_restore(FS, chain, chain / "a" / "b", create=True).refusal
    assert inside is not None and inside.code is Code.InvalidPath
    engine.run_restore(chain, target, create=True, recovering=False)
    assert (target / "data.edb").exists() or any(target.iterdir())


def test_a_moment_without_replay_is_refused_by_the_check() -> None:
    case = CommitHistory()
    case.work(30)
    chain = case.run(Kind.FULL).chain
    wanted = RestoreTarget(moment=case.stamps[30])
    assert plan_restore(case.fs, chain, ROOT / "t", wanted=wanted).refusal is None
    refusal = plan_restore(case.fs, chain, ROOT / "t", wanted=wanted, recovering=False).refusal
    case.close()
    assert refusal is not None and "replaying" in refusal.message and refusal.hint


# a recovery


def test_a_recovery_of_a_copy_needs_a_place_and_room(folder: Path, tmp_path: Path) -> None:
    with volume(tmp_path / "medium", 1 << 20) as medium:
        to = medium / "new"
        plan = plan_recovery(engine.InstanceChoice([folder]), to=to)
        assert plan.refusal is None, plan.refusal
        with (medium / "ballast").open("wb") as ballast:
            ballast.write(b"\1" * (shutil.disk_usage(medium).free - (64 << 10)))
        refusal = plan_recovery(engine.InstanceChoice([folder]), to=to).refusal
        assert refusal is not None and refusal.code is Code.DiskFull
        before = {path.name for path in medium.iterdir()}
        with pytest.raises(JetError) as full:
            engine.run_recovery(engine.InstanceChoice([folder]), to=to)
        assert (full.value.message, full.value.context["path"]) == (refusal.message, str(to))
        assert full.value.message.endswith(f" is free in {medium}.") and str(medium) in full.value.hint
        assert {path.name for path in medium.iterdir()} == before
        (medium / "ballast").unlink()
        make_read_only(medium)
        refusal = plan_recovery(engine.InstanceChoice([folder]), to=to).refusal
        assert refusal is not None and "Read-only file system" in refusal.message


@pytest.mark.parametrize("verb", ["recover", "restore"])
def test_a_disk_that_fills_up_names_the_target(verb: str, folder: Path, chain: Path, tmp_path: Path) -> None:
    """It named the hidden folder in which the files wait for their place."""
    to = tmp_path / "new"
    fs = FaultFS(LocalFileSystem()).fail_at(0, Fault.NO_SPACE, "write", suffix=".edb", times=None)
    with pytest.raises(JetError) as failed:
        if verb == "recover":
            engine.run_recovery(engine.InstanceChoice([folder]), to=to, context=RunContext(fs))
        else:
            engine.run_restore(chain, to, context=RunContext(fs))
    assert failed.value.code is Code.DiskFull
    assert str(to) in failed.value.message and ".partial" not in f"{failed.value.message} {failed.value.hint}"
    assert Path(str(failed.value.context["path"])).parent == to
    assert not to.exists()
