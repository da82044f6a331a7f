"""M28 to M35: what a backup leaves behind, after success and after failure."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engine.files import LocalFileSystem
from engine.jet import JET_bitBackupAtomic, JetRestoreInstance, JetStopBackupInstance
from tests.builders.jet_case import INCREMENTAL, JetCase, Running, names, tree
from tests.disk.fault_fs import Fault, FaultFS
from tests.requirements.test_errors import Once, damage

ATOMIC = JET_bitBackupAtomic


def generations(folder: Path) -> set[int]:
    """The logs of a set, by their names."""
    return {int(path.stem[3:], 16) for path in folder.glob("edb*.log")}


def test_m28_the_directory_holds_all_that_a_restore_needs(case: JetCase) -> None:
    """After a success, the directory contains everything that is needed to restore the database to the time of the
    backup.

    The set alone is moved to another place, the instance and its folder are deleted, and the restored database
    equals the live one.
    """
    live = case.running()
    live.step_over_logs()
    folder = live.backed_up()
    held = live.now
    live.end()
    shutil.move(folder, case.root / "carried")
    shutil.rmtree(live.folder)
    assert case.restored(case.root / "carried") == held


def test_m29_a_full_backup_is_databases_and_their_logs(case: JetCase) -> None:
    """A full backup consists of the databases and the logs that make them consistent.

    These are the logs from the checkpoint at its start to the one that it ended. If any one file of the set is
    missing, a restore fails and leaves no files.
    """
    live = case.running()
    live.step_over_logs()
    checkpoint, current = live.checkpoint(), live.instance.log.generation
    folder = live.backed_up()
    assert generations(folder) == set(range(checkpoint, current + 1))
    assert names(folder) == {"w.edb", "w.pat", *(path.name for path in folder.glob("edb*.log"))}
    fresh = case.created("fresh")
    for name in names(folder):
        lacking = case.root / f"without-{name}"
        shutil.copytree(folder, lacking)
        (lacking / name).unlink()
        assert JetRestoreInstance(fresh.handle, lacking, case.root / "restored") < 0
        assert not (case.root / "restored").exists()
    assert case.restored(folder) == live.now


def test_m30_an_incremental_adds_logs_up_to_its_beginning(case: JetCase) -> None:
    """An incremental backup adds only logs; all files together restore the database to the time when it started.

    What was committed before each of three incremental backups is in the restored database, later commits are not.
    """
    live = case.running()
    folder = live.backed_up()
    for count in (1, 8, 2):
        live.step(count)
        assert live.backup(folder, INCREMENTAL) == 0
        before = live.now
        live.step(3)
        assert case.restored(folder, f"restored-{count}") == before


def test_m31_logs_that_are_not_needed_are_removed(case: JetCase) -> None:
    """As a side effect, logs that are no longer needed are deleted.

    After a full and after an incremental backup, the logs before the checkpoint are deleted and all others exist.
    The instance recovers from a crash with the remaining logs.
    """
    live = case.running()
    for grbit in (0, INCREMENTAL):
        live.step_over_logs(4)
        before, checkpoint = live.logs(), live.checkpoint()
        assert any(generation < checkpoint for generation in before)
        live.backed_up("set", grbit)
        assert 224 in case.ids
        assert [g for g in before if g in live.logs()] == [g for g in before if g >= checkpoint]
    held = live.now
    live.end()
    again = case.created()
    again.init()
    again.end(grbit=0)
    assert case.contents(again.folder / "w.edb") == held["w.edb"]


def test_m32_headers_name_the_last_backup(case: JetCase) -> None:
    """The headers of the databases contain the last backup.

    A full backup sets its field and clears that of the incremental backups, an incremental backup sets its own.
    Both contain the range of their logs. A crash immediately afterwards does not lose them.
    """
    live = case.running()
    assert not live.header().bkinfo_full_prev.gen_high
    folder = live.backed_up()
    full = live.header().bkinfo_full_prev
    assert set(range(full.gen_low, full.gen_high + 1)) == generations(folder)
    live.step_over_logs()
    assert live.backup(folder, INCREMENTAL) == 0
    assert live.header().bkinfo_full_prev == full
    incremental = live.header().bkinfo_inc_prev
    assert incremental.mark > full.mark
    assert incremental.gen_high == max(generations(folder))
    live.end()
    again = case.created()
    again.init()
    again.attach("w.edb")
    assert again.header().bkinfo_inc_prev == incremental
    other = again.backed_up("other")
    assert again.header().bkinfo_full_prev.gen_high == max(generations(other))
    assert not again.header().bkinfo_inc_prev.gen_high


def fail_by_page(live: Running, fs: FaultFS) -> int:
    live.damage_page()
    return -1018


def fail_by_log(live: Running, fs: FaultFS) -> int:
    damage(live.log(live.logs()[-1]))
    return -612


def fail_by_full_disk(live: Running, fs: FaultFS) -> int:
    fs.fail_at(0, Fault.NO_SPACE, "write", suffix=".pat", times=None)
    fs.fail_at(2, Fault.NO_SPACE, "create", times=None)
    return -1808


FAILURES = (fail_by_page, fail_by_log, fail_by_full_disk)


@pytest.mark.parametrize("grbit", [0, ATOMIC], ids=["plain", "atomic"])
@pytest.mark.parametrize("fail", FAILURES)
def test_m33_a_failure_leaves_nothing_in_the_directory(case: JetCase, fail: object, grbit: int) -> None:
    """After a failure, the directory contains no file of the backup.

    Damaged page, damaged log, full disk, a request to stop: the directory lists what it listed before, also if
    that is the set of an earlier atomic backup, which can still be restored.
    """
    assert callable(fail)
    fs = FaultFS(LocalFileSystem())
    case.use(fs)
    live = case.running(steps=20)
    folder = case.folder("set")
    held = live.now
    if grbit:
        assert live.backup(folder, grbit) == 0
    before = tree(folder)
    live.step_over_logs(1)
    assert live.backup(folder, grbit, Once(lambda: JetStopBackupInstance(live.handle))) == -801
    assert tree(folder) == before
    expected = fail(live, fs)
    assert live.backup(folder, grbit) == expected
    assert tree(folder) == before
    case.use(LocalFileSystem())
    if grbit:
        assert case.restored(folder) == held


@pytest.mark.parametrize("fail", FAILURES)
def test_m34_a_failure_keeps_the_logs(case: JetCase, fail: object) -> None:
    """After a failure, no log has been deleted.

    All logs that existed before a damaged page, a damaged log or a full disk still exist after a failed full or
    incremental backup, and the headers contain the previous backup.
    """
    assert callable(fail)
    fs = FaultFS(LocalFileSystem())
    case.use(fs)
    live = case.running()
    folder = live.backed_up()
    live.step_over_logs(4)
    before, header = live.logs(), live.header().bkinfo_full_prev
    assert min(before) < live.checkpoint(), "nothing could have been removed"
    fail(live, fs)
    for path, grbit in ((case.folder("other"), 0), (folder, INCREMENTAL)):
        if live.backup(path, grbit) < 0:
            assert set(before) <= set(live.logs())
            assert live.header().bkinfo_full_prev == header
        else:
            assert (fail, grbit) == (fail_by_page, INCREMENTAL), "a backup of logs reads no page"


def test_m35_the_event_log_tells_the_steps(case: JetCase) -> None:
    """The event log contains an entry for each step, with the files, the deleted logs and the result.

    The numbers and their order are those of ESE: full, incremental, without a path; failure in a database and in a
    log.
    """
    live = case.running(databases=("a.edb", "b.edb"))
    folder = case.folder("set")
    live.step_over_logs(4)
    assert live.backup(folder) == 0
    assert case.ids == [210, 220, 221, 220, 221, 223, 224, 213]
    paths = {str(value) for entry in case.events for value in entry.fields.values()}
    assert {str(live.folder / name) for name in ("a.edb", "b.edb")} <= paths
    texts = "\n".join(entry.text for entry in case.events if entry.id in (223, 224))
    assert live.log(live.header("a.edb").bkinfo_full_prev.gen_high).name in texts
    assert live.backup(folder, INCREMENTAL) == 0
    assert case.ids == [211, 223, 225, 213]
    assert live.backup(None) == 0
    assert case.ids == [210, 225, 213]
    live.damage_page(name="b.edb")
    assert live.backup(case.folder("other")) == -1018
    assert case.ids == [210, 220, 221, 220, 474, 217, 222, 215]
