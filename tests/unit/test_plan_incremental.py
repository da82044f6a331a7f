"""The plan of an incremental: continuity is proven, or refused with the reason."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine import AtRestSource, Kind, LocalFolder, Options, preview, read_manifest, run_backup, verify_path
from engine.backup.plan import Plan, plan_incremental
from engine.chain.manifest import Manifest
from engine.discovery.choosing import choose
from engine.discovery.instance_files import InstanceFiles
from engine.discovery.scan import scan
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import LocalFileSystem
from tests.builders.log_files import flip
from tests.builders.small_instance import (
    DATABASE,
    OTHER_DB,
    OTHER_STREAM,
    database_bytes,
    grow_small_instance,
    log_bytes,
    write_small_instance,
)


class Chain:
    """An instance at generation 3, backed up in full; what it is later, is up to the test."""

    def __init__(self, root: Path) -> None:
        self.source = write_small_instance(root / "source")
        self.destination = root / "destination"
        self.destination.mkdir()
        self.path = self.run(Kind.FULL)

    def run(self, kind: Kind = Kind.INCREMENTAL) -> Path:
        return run_backup(AtRestSource([self.source]), LocalFolder(self.destination), kind).chain

    @property
    def manifest(self) -> Manifest:
        return read_manifest(LocalFileSystem(), self.path)

    @property
    def instance(self) -> InstanceFiles:
        return choose(scan([self.source]), [self.source])

    def plan(self, **chains: Manifest) -> Plan:
        return plan_incremental(self.instance, chains or {"chain": self.manifest})

    def refused(self, **chains: Manifest) -> JetError:
        with pytest.raises(JetError) as caught:
            self.plan(**chains)
        return caught.value

    def refused_run(self) -> JetError:
        """What the plan cannot see, the copy refuses."""
        with pytest.raises(JetError) as caught:
            self.run()
        return caught.value


@pytest.fixture
def chain(tmp_path: Path) -> Chain:
    return Chain(tmp_path)


def test_what_lies_beyond_the_chain(chain: Chain) -> None:
    """The half-filled log of the chain comes again, whole."""
    grow_small_instance(chain.source, 5)
    plan = chain.plan()
    assert (plan.kind, plan.databases, plan.checkpoint) == (Kind.INCREMENTAL, (), None)
    assert [log.path.name for log in plan.logs] == ["edb00003.log", "edb00004.log", "edb.log"]
    assert plan.replaces and (plan.replaces.name, plan.replaces.generation) == ("edb.log", 3)
    assert plan.follows == plan.replaces
    assert plan.chain == "chain"


def test_after_a_closed_log_only_later_ones(tmp_path: Path) -> None:
    source = write_small_instance(tmp_path / "source", current=False)
    (tmp_path / "destination").mkdir()
    made = run_backup(AtRestSource([source]), LocalFolder(tmp_path / "destination"), Kind.FULL)
    write_small_instance(source, last=5)
    plan = plan_incremental(choose(scan([source]), [source]), {"chain": made.manifest})
    assert (plan.log_range, plan.replaces) == ((4, 5), None)
    assert plan.follows and plan.follows.generation == 3


def test_nothing_new(chain: Chain) -> None:
    """The current log has not grown: planned, looked at, not stored again."""
    assert chain.plan().log_range == (3, 3)
    made = run_backup(AtRestSource([chain.source]), LocalFolder(chain.destination), Kind.INCREMENTAL)
    assert made.nothing_new
    assert made.files == ()
    assert [run.kind for run in chain.manifest.runs] == [Kind.FULL, Kind.INCREMENTAL]


def test_the_current_log_filled_further(chain: Chain) -> None:
    (chain.source / "edb.log").write_bytes(log_bytes(3, 2))
    made = run_backup(AtRestSource([chain.source]), LocalFolder(chain.destination), Kind.INCREMENTAL)
    assert [file.name for file in made.files] == ["edb.log"]
    assert verify_path(made.chain).ok


def test_the_chain_that_reaches_furthest_is_continued(chain: Chain) -> None:
    """Whatever the clock said when it was begun."""
    older = chain.manifest
    ahead = replace(older, runs=(replace(older.runs[0], started="2999-01-01T00:00:00.000Z"),))
    grow_small_instance(chain.source, 5)
    further = read_manifest(LocalFileSystem(), chain.run(Kind.FULL))
    grow_small_instance(chain.source, 6)
    for names in (("a", "b"), ("b", "a")):
        plan = chain.plan(**dict(zip(names, (ahead, further), strict=True)))
        assert (plan.chain, plan.log_range) == (names[1], (5, 6))


def test_a_closed_log_reaches_further_than_the_same_one_half_filled(tmp_path: Path) -> None:
    chain = Chain(tmp_path)
    write_small_instance(chain.source, last=3, current=False)
    closed = read_manifest(LocalFileSystem(), chain.run(Kind.FULL))
    write_small_instance(chain.source, last=4)
    assert chain.plan(a=chain.manifest, b=closed).chain == "b"
    assert chain.plan(b=chain.manifest, a=closed).chain == "a"


def test_the_chain_of_another_history_is_passed_over(chain: Chain) -> None:
    """The instance was set back: what reaches further was made by a history that is no more."""
    base = chain.manifest
    grow_small_instance(chain.source, 6)
    gone = read_manifest(LocalFileSystem(), chain.run(Kind.FULL))
    write_small_instance(chain.source, last=4)
    assert chain.plan(a=base, b=gone).chain == "a"
    assert chain.refused(b=gone).code is Code.GivenLogFileIsNotContiguous


def test_a_chain_without_a_new_database_is_passed_over(chain: Chain) -> None:
    held = chain.manifest
    grow_small_instance(chain.source, 5)
    further = read_manifest(LocalFileSystem(), chain.run(Kind.FULL))
    lacking = replace(further, databases={DATABASE: str(OTHER_DB)})
    assert chain.plan(a=held, b=lacking).chain == "a"
    assert chain.refused(b=lacking).code is Code.MissingFullBackup


def test_no_full(chain: Chain) -> None:
    with pytest.raises(JetError, match="There is no backup yet") as caught:
        plan_incremental(chain.instance, {})
    assert caught.value.code is Code.MissingFullBackup


def test_a_foreign_chain_only(chain: Chain) -> None:
    error = chain.refused(chain=replace(chain.manifest, signature=str(OTHER_STREAM)))
    assert error.code is Code.MissingFullBackup
    assert "another log stream" in error.message


def test_a_chain_without_logs(chain: Chain) -> None:
    manifest = chain.manifest
    files = tuple(file for file in manifest.files if file.generation is None)
    assert chain.refused(chain=replace(manifest, files=files)).code is Code.MissingFullBackup


def test_a_database_that_the_chain_does_not_hold(chain: Chain) -> None:
    (chain.source / "more.edb").write_bytes(database_bytes(sign_db=OTHER_DB))
    error = chain.refused()
    assert error.code is Code.MissingFullBackup
    assert "more.edb is not in the chain" in error.message


def test_a_database_that_was_replaced(chain: Chain) -> None:
    (chain.source / DATABASE).write_bytes(database_bytes(sign_db=OTHER_DB))
    assert chain.refused().code is Code.MissingFullBackup


def test_a_database_that_was_renamed_is_still_the_same(chain: Chain) -> None:
    grow_small_instance(chain.source)
    (chain.source / DATABASE).rename(chain.source / "renamed.edb")
    assert chain.plan().log_range == (3, 5)


def test_no_logs_here(chain: Chain) -> None:
    for log in chain.source.glob("*.log"):
        log.unlink()
    error = chain.refused()
    assert error.code is Code.LoggingDisabled
    assert "full backup" in error.hint


def test_no_database_here(chain: Chain) -> None:
    (chain.source / DATABASE).unlink()
    assert chain.refused().code is Code.DatabaseNotFound


def test_a_gap_behind_the_chain(chain: Chain) -> None:
    write_small_instance(chain.source, first=5, last=7)
    error = chain.refused()
    assert error.code is Code.MissingFileToBackup
    assert "0x3-0x4 (3-4)" in error.message
    assert error.context["generation"] == 3


def test_a_gap_among_the_new_ones(chain: Chain) -> None:
    grow_small_instance(chain.source, 7)
    (chain.source / "edb00005.log").unlink()
    error = chain.refused()
    assert (error.code, error.context["generation"]) == (Code.MissingFileToBackup, 5)


def test_trouble_among_the_logs_that_the_chain_has_does_not_matter(chain: Chain) -> None:
    grow_small_instance(chain.source, 6)
    (chain.source / "edb00001.log").unlink()
    (chain.source / "edb00002.log").write_bytes(flip(log_bytes(2), 999))
    assert chain.plan().log_range == (3, 6)
    assert verify_path(chain.run()).ok


def test_a_damaged_new_log(chain: Chain) -> None:
    grow_small_instance(chain.source, 6)
    (chain.source / "edb00004.log").write_bytes(flip(log_bytes(4), 999))
    assert chain.refused().code is Code.LogReadVerifyFailure


def test_set_back_to_before_the_chain(chain: Chain) -> None:
    write_small_instance(chain.source, last=2)
    error = chain.refused()
    assert error.code is Code.GivenLogFileIsNotContiguous
    assert "newer than all logs of the instance (0x2 (2))" in error.message


def test_set_back_into_a_log_that_the_chain_holds_closed(tmp_path: Path) -> None:
    chain = Chain(tmp_path)
    write_small_instance(chain.source, last=4, current=False)
    chain.run()
    write_small_instance(chain.source, last=4)
    error = chain.refused()
    assert error.code is Code.GivenLogFileIsNotContiguous
    assert "still the current log of the instance" in error.message


def test_set_back_within_the_current_log(chain: Chain) -> None:
    grow_small_instance(chain.source, 5)
    (chain.source / "edb.log").write_bytes(log_bytes(5, 2))
    chain.run()
    (chain.source / "edb.log").write_bytes(log_bytes(5, 1))
    assert chain.refused_run().code is Code.GivenLogFileIsNotContiguous


def test_another_history_of_the_same_log(chain: Chain) -> None:
    """Same header, other records: the chain's log was not the beginning of this one."""
    header = log_bytes(3)[:4096]
    (chain.source / "edb.log").write_bytes(header + log_bytes(3, history=1)[4096:])
    assert chain.refused_run().code is Code.GivenLogFileIsNotContiguous


def test_another_history_by_the_creation_times(chain: Chain) -> None:
    """The chain's last log was made at another moment than the one of that number here."""
    last = chain.manifest.logs[-1]
    files = tuple(replace(f, created="11" * 8) if f == last else f for f in chain.manifest.files)
    grow_small_instance(chain.source)
    error = chain.refused(chain=replace(chain.manifest, files=files))
    assert error.code is Code.GivenLogFileIsNotContiguous
    assert "not from the same history" in error.message


def test_another_history_behind_a_log_that_is_gone(tmp_path: Path) -> None:
    """Generation 3 is closed in the chain and gone here; generation 4 says that it follows another one."""
    source = write_small_instance(tmp_path / "source", current=False)
    (tmp_path / "destination").mkdir()
    made = run_backup(AtRestSource([source]), LocalFolder(tmp_path / "destination"), Kind.FULL)
    write_small_instance(source, first=4, last=6, history=1)
    with pytest.raises(JetError) as caught:
        run_backup(AtRestSource([source]), LocalFolder(tmp_path / "destination"), Kind.INCREMENTAL)
    assert caught.value.code in (Code.GivenLogFileIsNotContiguous, Code.LogSequenceChecksumMismatch)
    assert verify_path(made.chain).ok


@pytest.mark.parametrize("damage", ["gone", "short", "changed"])
@pytest.mark.parametrize("name", [DATABASE, "edb00001.log", "edb.log"])
def test_a_chain_that_lost_something_is_not_extended(chain: Chain, name: str, damage: str) -> None:
    path = chain.path / name
    content = path.read_bytes()
    path.unlink()
    if damage != "gone":
        path.write_bytes(content[:-4096] if damage == "short" else flip(content, 50_000))
    grow_small_instance(chain.source)
    if damage == "changed" and name != "edb.log":
        assert chain.run() == chain.path  # of the same length: only verification reads it all
        assert not verify_path(chain.path).ok
        return
    error = chain.refused_run()
    assert error.code in (Code.MissingFullBackup, Code.LogReadVerifyFailure)
    assert name in error.message


def test_an_atomic_incremental_needs_an_atomic_full(chain: Chain) -> None:
    grow_small_instance(chain.source)
    source, destination = AtRestSource([chain.source]), LocalFolder(chain.destination)
    with pytest.raises(JetError) as caught:
        preview(source, destination, Kind.INCREMENTAL, Options(atomic=True))
    assert caught.value.code is Code.MissingFullBackup
    assert preview(source, destination, Kind.INCREMENTAL).log_range == (3, 5)
