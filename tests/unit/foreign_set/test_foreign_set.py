"""Backup sets of other programs: recognised, verified, restored, drilled, backed up; or refused with the cause."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine import Kind, RestoreTarget, plan_restore, run_drill, run_restore, scan
from engine.backup.plan import LogChoice
from engine.chain.manifest import FileRole
from engine.command_line import quoted
from engine.discovery.choosing import InstanceChoice
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import read_whole
from engine.formats.db_header import pages_in_file
from engine.recover.job import run as run_recovery
from engine.recover.planning import plan_recovery
from engine.run_context import RunContext
from engine.sources.foreign_set import find_sets
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.verify import verify
from tests.builders.commit_history import NAME, SECOND, CommitHistory
from tests.builders.foreign_sets import (
    PAGE,
    SET,
    TARGET,
    back_up,
    bare_set,
    checked,
    logs_of,
    overwrite,
    restored,
    the_set,
)
from tests.builders.live_backup import LIVE, ROOT, SHELF

# what it is


def test_it_is_recognised(case: CommitHistory, folder: Path) -> None:
    survey = scan([folder], fs=case.fs)
    (found,) = survey.instances
    assert found.is_backup_set
    assert (survey.others, found.problems) == ((), ())
    (database,) = found.databases
    low, high = database.required or (0, 0)
    able, why = found.verdict(database)
    assert able
    assert why.startswith("A copy made by a backup. A restore requires log 0x")
    assert found.first is not None and found.last is not None
    assert found.first <= low <= high < found.last, "the incrementals added logs beyond"


def test_an_instance_and_what_was_restored_are_none(case: CommitHistory, folder: Path) -> None:
    run_restore(folder, TARGET, context=RunContext(fs=case.fs))
    assert not the_set(case, TARGET).is_backup_set
    assert not the_set(case, LIVE).is_backup_set
    assert scan([SHELF], fs=case.fs).instances == (), "a chain of ours is a chain"


def test_it_is_listed_where_a_chain_is_looked_for(case: CommitHistory, folder: Path, chain: Path) -> None:
    (found,) = find_sets(case.fs, folder)
    assert (found.path, found.error) == (folder, None)
    assert found.manifest is not None
    assert found.manifest.is_foreign
    assert found.manifest.instance == chain.parent.name
    assert [each.path for each in find_sets(case.fs, SHELF)] == [chain]
    assert find_sets(case.fs, LIVE) == []


# what can be done with it


def test_it_is_restored(case: CommitHistory, folder: Path) -> None:
    before = case.fs.tree()
    assert restored(case) == {NAME: case.state(20)}
    (made,) = case.fs.tree().keys() - before.keys() - {"target-1"}
    assert made == f"target-1/{NAME}", "no logs beside it: it left their stream"
    done = run_drill(folder, scratch=ROOT, context=RunContext(fs=case.fs))
    assert done.ok
    assert {table.name: table.rows for table in done.tables} == {"Orders": case.state(20).orders, "Progress": 1}


def test_it_is_restored_to_a_moment_and_to_a_log(case: CommitHistory, folder: Path) -> None:
    assert restored(case, folder, RestoreTarget(moment=case.stamps[15])) == {NAME: case.state(15)}
    assert restored(case, folder, RestoreTarget(moment=case.stamps[20] - SECOND / 2)) == {NAME: case.state(19)}
    high = (the_set(case).required or (0, 0))[1]
    plan = plan_restore(case.fs, folder, TARGET, wanted=RestoreTarget(high - 1))
    assert plan.refusal is not None
    assert plan.refusal.code is Code.EndingRestoreLogTooLow
    assert restored(case, folder, RestoreTarget(high)) == {NAME: case.state(3)}


def test_as_it_is(case: CommitHistory, folder: Path) -> None:
    """Without recovery every file comes back byte for byte, the mark too."""
    plan = plan_restore(case.fs, folder, TARGET, recovering=False)
    assert "remains a backup set, which must be restored before use" in plan.checks[-1].detail
    run_restore(folder, TARGET, recovering=False, context=RunContext(fs=case.fs))
    assert [path.name for path in case.fs.list(TARGET)] == [path.name for path in case.fs.list(folder)]
    for path in case.fs.list(folder):
        assert read_whole(case.fs, TARGET / path.name, 1 << 26) == read_whole(case.fs, path, 1 << 26)
    assert restored(case, TARGET) == {NAME: case.state(20)}


@pytest.mark.parametrize("name", ["new", "old"])
def test_one_that_is_replaced_as_a_whole(case: CommitHistory, chain: Path, name: str) -> None:
    case.fs.make_directory(SET)
    bare_set(case.fs, chain, SET / name)
    assert restored(case) == {NAME: case.state(20)}
    assert run_drill(SET, scratch=ROOT, context=RunContext(fs=case.fs)).chain == SET / name
    assert [each.path for each in find_sets(case.fs, SET)] == [SET / name]


def test_of_new_and_old_the_new_one(case: CommitHistory) -> None:
    case.fs.make_directory(SET)
    for name in ("old", "new"):
        bare_set(case.fs, case.run(Kind.FULL).chain, SET / name)
        case.work(4)
    assert restored(case) == {NAME: case.state(7)}


def test_it_is_verified(case: CommitHistory, folder: Path) -> None:
    found = checked(case)
    assert (found.ok, found.what, found.findings) == (True, "backup set of another program", ())
    assert found.logs == len(logs_of(case, folder))


def test_it_is_not_recovered(case: CommitHistory, folder: Path) -> None:
    before = case.fs.tree()
    plan = plan_recovery(InstanceChoice([folder]), context=RunContext(fs=case.fs))
    assert plan.refusal is not None
    with pytest.raises(JetError) as caught:
        run_recovery(InstanceChoice([folder]), context=RunContext(fs=case.fs))
    for error in (plan.refusal, caught.value):
        assert error.code is Code.SoftRecoveryOnBackupDatabase
        assert "a backup set made by another program" in error.message
        assert f"ese-backup restore {quoted(folder)} --to" in error.hint
    assert case.fs.tree() == before


def test_it_is_backed_up_whole(case: CommitHistory, folder: Path) -> None:
    """The chain is restored as the set is, by this program and, for it keeps the mark, by Microsoft's."""
    for choice in LogChoice:
        made = back_up(case, logs=choice)
        names = {file.name for file in made.manifest.files}
        assert {NAME, "w.pat"} < names
        assert len(names) == len(case.fs.list(folder)), "every file of the set"
        assert made.run.notes == (
            "These files are a backup set made by another program. A restore replays its logs.",
        )
        assert verify(made.chain, context=RunContext(fs=case.fs)).findings == ()
        assert restored(case, made.chain) == {NAME: case.state(20)}
        assert run_drill(made.chain, scratch=ROOT, context=RunContext(fs=case.fs)).ok


def test_its_own_incrementals_are_followed(case: CommitHistory, folder: Path, chain: Path) -> None:
    full = back_up(case)
    case.work(9)
    case.run(Kind.INCREMENTAL)
    bare_set(case.fs, chain)
    made = back_up(case, Kind.INCREMENTAL)
    assert made.chain == full.chain
    assert [file.role for file in made.files] == [FileRole.LOG] * len(made.files)
    assert restored(case, made.chain) == {NAME: case.state(29)}


def test_two_databases() -> None:
    case = CommitHistory(names=(NAME, "v.edb"))
    try:
        case.work(5)
        chain = case.run(Kind.FULL).chain
        case.work(6)
        case.run(Kind.INCREMENTAL)
        bare_set(case.fs, chain)
        assert len(the_set(case).databases) == 2
        expected = {name: case.state(11, name) for name in (NAME, "v.edb")}
        assert restored(case) == expected
        assert checked(case).findings == ()
        assert restored(case, back_up(case).chain) == expected
    finally:
        case.close()


def test_the_newer_logs_of_the_instance_follow() -> None:
    case = CommitHistory()
    case.work(3)
    chain = case.run(Kind.FULL).chain
    case.work(9)
    case.close()
    bare_set(case.fs, chain)
    assert restored(case, wanted=RestoreTarget(roll_forward=LIVE)) == {NAME: case.state(12)}


def test_roots_that_were_not_written_yet() -> None:
    """Everything that the logs make again may be blank in a copy; that is no fault of the disk."""
    case = CommitHistory()
    try:
        case.work(4)
        bare_set(case.fs, case.run(Kind.FULL).chain)
        path = SET / NAME
        size = case.fs.stat(path).size
        assert logs_of(case, SET)[0].name.endswith("00001.log"), "the logs go back to the creation"
        overwrite(case.fs, path, 2 * PAGE, bytes(size - 3 * PAGE))
        assert the_set(case).problems == ()
        found = checked(case)
        assert (found.findings, found.pages.blank) == ((), pages_in_file(size, PAGE) - 1)
        with ReadOnlyDatabase.open(case.fs.open_read(path)) as database, pytest.raises(JetError) as caught:
            database.tables()
        assert caught.value.code is Code.PageNotInitialized
        assert "was not yet on disk when the backup copied the database" in caught.value.message
        assert "Restore the backup" in caught.value.hint
        made = back_up(case)
        assert verify(made.chain, context=RunContext(fs=case.fs)).findings == ()
        for backup in (SET, made.chain):
            assert restored(case, backup) == {NAME: case.state(4)}
    finally:
        case.close()
