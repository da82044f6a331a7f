"""The removal of chains that a user names: what goes, what is refused, and that a refusal removes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine import (
    AtRestSource,
    ChainRemoval,
    Kind,
    Leases,
    LocalFileSystem,
    LocalFolder,
    RunContext,
    chain_at,
    find_chains,
    pin_chain,
    plan_removal,
    run_backup,
    run_removal,
)
from engine.chain.holds import leased
from engine.error_codes import Code
from engine.errors import Cancelled, JetError
from engine.events import LogEntry, utc_now
from engine.progress import Cancel
from tests.builders.small_instance import grow_small_instance, write_small_instance
from tests.disk.fault_fs import Fault, FaultFS

FS = LocalFileSystem()


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    """Three chains of one instance; the newest has an incremental."""
    source, folder = write_small_instance(tmp_path / "source"), tmp_path / "backups"
    folder.mkdir()
    for kind in (Kind.FULL, Kind.FULL, Kind.FULL, Kind.INCREMENTAL):
        run_backup(AtRestSource([source]), LocalFolder(folder), kind)
        grow_small_instance(source)
    return folder


def chains(folder: Path) -> list[Path]:
    return sorted(chain.path for chain in find_chains(FS, folder))


def test_the_plan_names_what_goes(backups: Path) -> None:
    first, second, third = chains(backups)
    plan = plan_removal(ChainRemoval((third, first)))
    newest, oldest = plan.chains
    assert (newest.path, newest.is_newest, newest.is_continued, len(newest.runs)) == (third, True, True, 2)
    assert (oldest.path, oldest.is_newest, oldest.is_continued, len(oldest.runs)) == (first, False, False, 1)
    manifest = chain_at(first, FS).manifest()
    assert (oldest.files, oldest.bytes) == (len(manifest.files), sum(file.stored_bytes for file in manifest.files))
    assert plan.must_be_named == (first.parent.name,) and not plan.refused
    assert chains(backups) == [first, second, third]


def test_the_removal(backups: Path) -> None:
    first, second, third = chains(backups)
    entries: list[LogEntry] = []
    done = run_removal(ChainRemoval((second, first)), context=RunContext(events=entries.append))
    assert chains(backups) == [third]
    assert [entry.id for entry in entries] == [9071, 9071, 9073]
    assert [entry.fields["path"] for entry in entries[:2]] == [str(first), str(second)]
    assert done.freed == sum(chain.bytes for chain in done.chains) > 0
    chain_at(third, FS).manifest()


def test_the_newest_goes_only_if_the_instance_is_named(backups: Path) -> None:
    first, second, third = chains(backups)
    with pytest.raises(JetError) as caught:
        run_removal(ChainRemoval((first, third)))
    assert caught.value.code is Code.InvalidParameter and f"--newest {third.parent.name}" in caught.value.hint
    with pytest.raises(JetError):
        run_removal(ChainRemoval((third,), frozenset({"another"})))
    assert chains(backups) == [first, second, third]
    run_removal(ChainRemoval((third,), frozenset({third.parent.name})))
    assert chains(backups) == [first, second]
    assert plan_removal(ChainRemoval((second,))).must_be_named == (second.parent.name,)


def test_one_that_must_stay_keeps_the_others(backups: Path) -> None:
    first, second, third = chains(backups)
    pin_chain(FS, second, utc_now(), "audit")
    plan = plan_removal(ChainRemoval((first, second)))
    assert [chain.path for chain in plan.refused] == [second] and "audit" in plan.refused[0].refusal
    with pytest.raises(JetError) as caught:
        run_removal(ChainRemoval((first, second)))
    assert caught.value.code is Code.DeleteBackupFileFail
    assert caught.value.hint == "Nothing was removed. Leave this chain out.", (
        "no advice to take its protection away"
    )
    assert chains(backups) == [first, second, third]


def test_a_file_that_may_not_be_deleted_keeps_no_run_from_its_own(backups: Path, tmp_path: Path) -> None:
    """The rest of its chain is no longer listed, and goes as soon as that is allowed."""
    first, second, third = chains(backups)
    protected = FaultFS(FS).fail_at(0, Fault.NO_ACCESS, "remove", suffix="data.edb", times=None)
    context = RunContext(fs=protected)
    with pytest.raises(JetError) as caught:
        run_removal(ChainRemoval((first,)), context=context)
    assert caught.value.code is Code.DeleteBackupFileFail
    left = first.with_name(f".{first.name}.partial")
    assert chains(backups) == [second, third] and left.exists()
    run_removal(ChainRemoval((second,)), context=RunContext(fs=_keeping(left)))
    assert chains(backups) == [third] and left.exists()
    source = AtRestSource([write_small_instance(tmp_path / "again")])
    run_backup(source, LocalFolder(backups, _keeping(left)), Kind.FULL)
    assert len(chains(backups)) == 2 and left.exists()
    run_backup(source, LocalFolder(backups), Kind.FULL)
    assert len(chains(backups)) == 3 and not left.exists()


def _keeping(folder: Path) -> FaultFS:
    """A file system in which the database in ``folder`` is protected."""
    return FaultFS(FS).fail_at(0, Fault.NO_ACCESS, "remove", suffix=f"{folder.name}/data.edb", times=None)


def test_foreign_files_and_readers_keep_a_chain(backups: Path, tmp_path: Path) -> None:
    first, second, third = chains(backups)
    (first / "notes.txt").write_text("mine")
    foreign = plan_removal(ChainRemoval((first,))).chains[0].refusal
    assert foreign == "It contains notes.txt, which is not part of it."
    leases = Leases(tmp_path / "leases")
    context = RunContext(leases=leases)
    with leased(leases, chain_at(second, FS), "drill"):
        assert plan_removal(ChainRemoval((second,)), context=context).chains[0].refusal == "It is being read."
        with pytest.raises(JetError):
            run_removal(ChainRemoval((second,)), context=context)
    (second / "backup-manifest.json").write_bytes(b"{}")
    assert "cannot be read" in plan_removal(ChainRemoval((second,))).chains[0].refusal
    assert len(chains(backups)) == 3 and third in chains(backups)


def test_what_is_no_chain_is_said_to_be_none(backups: Path) -> None:
    with pytest.raises(JetError) as caught:
        plan_removal(ChainRemoval((backups / "x" / "y",)))
    assert caught.value.code in (Code.FileNotFound, Code.InvalidPath)
    first = chains(backups)[0]
    with pytest.raises(JetError) as caught:
        plan_removal(ChainRemoval((first.with_name("20200101T000000Z-00000000"),)))
    assert caught.value.code is Code.FileNotFound


def test_a_cancelled_one_removes_no_more(backups: Path) -> None:
    cancel = Cancel()
    cancel.request()
    before = chains(backups)
    with pytest.raises(Cancelled):
        run_removal(ChainRemoval(tuple(before[:2])), context=RunContext(cancel=cancel))
    assert chains(backups) == before
