"""Which runs and chains speak of an instance: real backups and verifications, recorded in a real history."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

import engine
from app.demo.sample_instance import advance_sample, write_sample
from app.evidence.proofs import DestinationContents, RunRecord, Whose
from app.evidence.rule import Proof, Standing, Where
from app.history.history import History
from app.history.runs import PARTIAL, RunOperation, RunState
from app.operations.backup import BackupRequest
from app.operations.drill import DrillRequest
from app.operations.instance_source import FilesAtRest
from app.operations.restore import RestoreRequest
from app.operations.verify import VerifyRequest
from engine.error_codes import Code
from engine.errors import JetError
from tests.builders.proof_place import Place
from tests.builders.small_instance import DATABASE, flip_bits, grow_small_instance, write_small_instance


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with History(tmp_path / "home" / "history.sqlite3") as history:
        yield Place(tmp_path, history)


def test_a_backup_is_copied_then_verified_then_drilled_and_a_new_set_is_copied_again(place: Place) -> None:
    place.source, fs = place.root / "sample", engine.LocalFileSystem()
    place.source.mkdir()
    write_sample(place.source, fs)
    assert place.standing() is Standing.NEVER
    chain = place.backup()
    assert place.standing() is Standing.COPIED
    place.runner.run(VerifyRequest(chain))
    assert place.standing() is Standing.VERIFIED
    place.runner.run(DrillRequest(chain))
    assert place.standing() is Standing.DRILLED
    advance_sample(place.source, fs)
    place.backup(kind=engine.Kind.INCREMENTAL)
    assert place.standing() is Standing.COPIED
    place.runner.run(RestoreRequest(chain, place.root / "back"))
    assert place.standing() is Standing.VERIFIED


def test_a_restore_to_an_earlier_state_proves_nothing_of_the_newest_set(place: Place) -> None:
    chain = place.backup()
    grow_small_instance(place.source, 6)
    place.backup(kind=engine.Kind.INCREMENTAL)
    place.runner.run(RestoreRequest(chain, place.root / "back", engine.RestoreTarget(4)))
    assert place.history.runs()[0].kind == PARTIAL
    assert place.standing() is Standing.COPIED


def test_damage_overrides_until_a_newer_check_finds_none(place: Place) -> None:
    chain = place.backup()
    place.runner.run(DrillRequest(chain))
    good = (chain / DATABASE).read_bytes()
    (chain / DATABASE).write_bytes(good[:9000] + bytes([good[9000] ^ 0x24]) + good[9001:])
    assert not place.runner.run(VerifyRequest(chain)).ok
    evidence = place.evidence()
    assert evidence.verdict.standing is Standing.DAMAGED and set(evidence.damaged) == {chain}
    assert evidence.sound == () and evidence.to_restore is not None and evidence.to_restore.path == chain
    (chain / DATABASE).write_bytes(good)
    assert place.standing() is Standing.DAMAGED
    assert place.runner.run(VerifyRequest(chain)).ok
    assert place.standing() is Standing.VERIFIED


def test_a_check_from_the_future_hides_no_damage_and_proves_nothing(place: Place) -> None:
    """The clock was ahead for an hour: what was found after it was put right was overridden for years."""
    chain, now = place.backup(), place.history.clock
    place.history.clock = lambda: datetime(2099, 1, 1, tzinfo=UTC)
    place.runner.run(VerifyRequest(chain))
    place.history.clock = now
    found = engine.found_at(chain, engine.LocalFileSystem())
    assert found is not None
    record = RunRecord(place.history.runs(), now=now())
    assert record.newest_proofs(found) == (None, None) and record.damage(found) is None
    good = (chain / DATABASE).read_bytes()
    (chain / DATABASE).write_bytes(good[:9000] + bytes([good[9000] ^ 0x24]) + good[9001:])
    place.runner.run(VerifyRequest(chain))
    assert place.runner.record().damage(found) is not None
    assert set(place.runner.record().damaged) == {chain}, "no rule may count on it"
    place.history.clock = lambda: datetime(2099, 2, 1, tzinfo=UTC)
    place.runner.run(VerifyRequest(chain))
    place.history.clock = now
    assert set(place.runner.record().damaged) == {chain}


def test_a_file_that_is_missing_is_damage_without_any_check(place: Place) -> None:
    chain = place.backup()
    log = sorted(chain.glob("*.log"))[0]
    log.unlink()
    verdict = place.evidence().verdict
    assert verdict.standing is Standing.DAMAGED and verdict.why == f"{log.name} is missing."
    log.write_bytes(b"short")
    assert "has 5 bytes" in place.evidence().verdict.why


def test_a_copy_in_another_folder_inherits_nothing(place: Place) -> None:
    """A clone shares name and signature: its backup, runs and checks are not those of the original."""
    clone = Path(shutil.copytree(place.source, place.root / "clone"))
    chain = place.backup()
    place.runner.run(VerifyRequest(chain))
    assert place.standing() is Standing.VERIFIED
    other = place.evidence(clone)
    assert (other.verdict.standing, other.chains, other.strange) == (Standing.NEVER, (), ())
    (instance,) = engine.scan([clone]).instances
    assert RunRecord(place.history.runs()).of(instance) == ()
    assert RunRecord(place.history.runs()).whose(place.stores().chains[0], instance) is Whose.ANOTHERS


def without_place(chain: Path, machine: str = "", place: str = "") -> None:
    """The chain as an earlier version left it, or as one of another machine."""
    manifest = engine.read_manifest(engine.LocalFileSystem(), chain)
    runs = tuple(replace(run, machine=machine, place=place) for run in manifest.runs)
    (chain / "backup-manifest.json").write_bytes(replace(manifest, runs=runs).to_bytes())


def test_a_chain_says_whose_it_is_and_one_that_does_not_is_nobodys(place: Place) -> None:
    source = engine.AtRestSource([place.source])
    chain = engine.run_backup(source, engine.LocalFolder(place.store), engine.Kind.FULL).chain
    assert place.standing() is Standing.COPIED
    without_place(chain, "another-machine", str(place.source))
    assert place.standing() is Standing.NEVER
    without_place(chain)
    evidence = place.evidence()
    assert evidence.verdict.standing is Standing.STRANGE and evidence.chains == ()
    assert len(evidence.strange) == 1 and evidence.to_restore == evidence.strange[0]


def test_where_the_chain_does_not_say_the_history_does(place: Place) -> None:
    without_place(place.backup())
    assert place.standing() is Standing.COPIED


def test_a_destination_that_is_absent_is_not_reachable_and_never_never(place: Place) -> None:
    absent = place.stores(absent=True)
    assert place.evidence(stores=absent).verdict.standing is Standing.HIDDEN
    chain = place.backup()
    place.runner.run(VerifyRequest(chain))
    (checked, made) = place.history.runs()
    verdict = place.evidence(stores=absent).verdict
    assert verdict.standing is Standing.NOT_REACHABLE and verdict.at == checked.ended
    assert (verdict.where, verdict.copied, verdict.proof) == (Where.ABSENT, made.ended, Proof.VERIFIED)
    seen = datetime.now(UTC)
    later = DestinationContents(absent=(place.store,), reached={place.store: seen})
    assert place.evidence(stores=later).verdict.at == seen


def test_a_chain_that_is_gone_from_its_destination_and_one_elsewhere_are_told_apart(place: Place) -> None:
    chain = place.backup()
    assert place.evidence(stores=DestinationContents()).verdict.standing is Standing.ELSEWHERE
    shutil.rmtree(chain)
    assert place.evidence().verdict.standing is Standing.GONE


def test_a_manifest_that_cannot_be_read_is_damage_of_the_instance_that_made_it(place: Place) -> None:
    chain = place.backup()
    (chain / "backup-manifest.json").write_bytes(b"{}")
    verdict = place.evidence().verdict
    assert verdict.standing is Standing.DAMAGED and "manifest" in verdict.why


def test_a_set_of_logs_does_not_refute_that_a_database_is_damaged(place: Place) -> None:
    place.backup()
    grow_small_instance(place.source)
    database = place.source / DATABASE
    good = database.read_bytes()
    flip_bits(database, 5, *range(40, 90))
    with pytest.raises(JetError):
        place.backup()
    failed = place.evidence().verdict
    assert failed.standing is Standing.BACKUP_FAILED and failed.of_source
    with pytest.raises(JetError):
        place.runner.run(BackupRequest(FilesAtRest((place.source,)), place.root / "nowhere", engine.Kind.FULL))
    elsewhere = place.evidence().verdict
    assert "does not exist" in elsewhere.why and not elsewhere.of_source, "the newest failure is said first"
    place.backup(kind=engine.Kind.INCREMENTAL)
    still = place.evidence().verdict
    assert (still.standing, still.why, still.of_source) == (Standing.BACKUP_FAILED, failed.why, True)
    database.write_bytes(good)
    place.runner.run(VerifyRequest(place.source))
    assert place.standing() is Standing.COPIED


def test_failed_and_cancelled_runs_belong_to_the_instance_and_only_failures_override(place: Place) -> None:
    place.backup()
    run = place.history.begin_run("source", RunOperation.BACKUP, "full", source=str(place.source))
    place.history.end_run(run, RunState.CANCELLED)
    assert place.standing() is Standing.COPIED
    with pytest.raises(JetError):
        place.runner.run(BackupRequest(FilesAtRest((place.source,)), place.root / "nowhere", engine.Kind.FULL))
    verdict = place.evidence().verdict
    assert verdict.standing is Standing.BACKUP_FAILED and "does not exist" in verdict.why
    assert verdict.advice.startswith("Create the folder"), "what the error itself advises"
    (instance,) = engine.scan([place.source]).instances
    states = [run.state for run in RunRecord(place.history.runs()).of(instance)]
    assert states == [RunState.FAILED, RunState.CANCELLED, RunState.SUCCESS]
    place.backup()
    assert place.standing() is Standing.COPIED


def test_an_error_of_the_program_is_no_finding(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    chain = place.backup()

    def broken(*_args: object, **_keys: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patched, pytest.raises(ZeroDivisionError):
        patched.setattr(engine, "verify_path", broken)
        place.runner.run(VerifyRequest(chain))
    failure = place.history.runs()[0].failure
    assert failure is not None and failure.code == int(Code.InternalError)
    assert place.standing() is Standing.CHECK_FAILED


# ---- a chain that was found damaged


def damaged(place: Place) -> Path:
    chain = place.backup()
    data = bytearray((chain / DATABASE).read_bytes())
    data[9000] ^= 0x24
    (chain / DATABASE).write_bytes(data)
    assert not place.runner.run(VerifyRequest(chain)).ok
    grow_small_instance(place.source, 6)
    return chain


def test_no_incremental_extends_it_and_the_plan_says_the_way_out(place: Place) -> None:
    chain = damaged(place)
    before = (chain / "backup-manifest.json").read_bytes()
    request = BackupRequest(FilesAtRest((place.source,)), place.store, engine.Kind.INCREMENTAL)
    for attempt in (lambda: request.preview(place.runner.record()), lambda: place.runner.run(request)):
        with pytest.raises(JetError) as caught:
            attempt()
        assert caught.value.code is Code.MissingFullBackup
        assert "was found damaged on" in caught.value.message and "full backup" in caught.value.hint
    assert (chain / "backup-manifest.json").read_bytes() == before
    place.backup()
    grow_small_instance(place.source, 8)
    place.backup(kind=engine.Kind.INCREMENTAL)


def test_it_is_extended_again_once_a_newer_check_finds_it_whole(place: Place) -> None:
    chain = damaged(place)
    data = bytearray((chain / DATABASE).read_bytes())
    data[9000] ^= 0x24
    (chain / DATABASE).write_bytes(data)
    assert place.runner.run(VerifyRequest(chain)).ok
    assert place.backup(kind=engine.Kind.INCREMENTAL) == chain


def test_a_link_to_the_destination_hides_no_damage(place: Place) -> None:
    damaged(place)
    (place.root / "link").symlink_to(place.store, target_is_directory=True)
    with pytest.raises(JetError, match="found damaged"):
        place.runner.run(BackupRequest(FilesAtRest((place.source,)), place.root / "link", engine.Kind.INCREMENTAL))


def test_a_copy_beside_the_chains_says_nothing_of_them(place: Place) -> None:
    """Not that it is newer, nor that it was taken away, nor that it failed."""
    chain = place.backup()
    grow_small_instance(place.source)
    copy = place.backup(kind=engine.Kind.COPY)
    found = place.evidence()
    assert [each.path for each in found.chains] == [chain, copy]
    assert (found.verdict.standing, found.verdict.where) == (Standing.COPIED, Where.THERE)
    copied = found.verdict.copied
    shutil.rmtree(copy)
    found = place.evidence()
    assert (found.verdict.standing, found.verdict.copied) == (Standing.COPIED, copied)
    (place.source / DATABASE).write_bytes(b"")
    with pytest.raises(JetError):
        place.backup(kind=engine.Kind.COPY)
    write_small_instance(place.source, last=4, stamp=4)
    assert place.standing() is Standing.COPIED


def test_an_instance_of_which_there_are_only_copies(place: Place) -> None:
    copy = place.backup(kind=engine.Kind.COPY)
    assert place.standing() is Standing.COPIED
    shutil.rmtree(copy)
    assert place.standing() is Standing.GONE


def test_evidence_is_no_backup(place: Place) -> None:
    """Not the newest restorable chain, nor a sign that one is missing; alone it is called what it is."""
    evidence = place.backup(kind=engine.Kind.AS_IS)
    found = place.evidence()
    assert (found.verdict.standing, found.verdict.where) == (Standing.EVIDENCE, Where.EVIDENCE)
    assert (found.chains, found.to_restore) == ((), None)
    chain = place.backup()
    grow_small_instance(place.source)
    place.backup(kind=engine.Kind.AS_IS)
    found = place.evidence()
    assert ([each.path for each in found.chains], found.verdict.standing) == ([chain], Standing.COPIED)
    shutil.rmtree(evidence)
    assert place.standing() is Standing.COPIED
    shutil.rmtree(chain)
    assert place.standing() is Standing.GONE


def test_a_failed_as_is_backup_is_no_failed_backup(place: Place) -> None:
    place.backup()
    shutil.copyfile(place.source / "edb00001.log", place.source / "a:b.log")
    with pytest.raises(JetError):
        place.backup(kind=engine.Kind.AS_IS)
    assert place.standing() is Standing.COPIED


def test_each_place_is_resolved_once(tmp_path: Path) -> None:
    """A thousand chains are judged after each run, and the system is asked for every folder above each."""
    asked: list[Path] = []

    def resolve(place: Path) -> str:
        asked.append(place)
        return str(place)

    record = RunRecord((), resolve)
    for _ in range(3):
        record.checks(tmp_path / "one")
        record.checks(tmp_path / "two")
    assert asked == [tmp_path / "one", tmp_path / "two"]
