"""M36 to M50: what has to hold for a backup, how it verifies, what goes with it."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path

import pytest

from engine import jet
from engine.error_codes import Code
from engine.jet import (
    JET_bitBackupAtomic,
    JET_paramCreatePathIfNotExist,
    JetAttachDatabase,
    JetBackup,
    JetInit,
    JetRestore,
    JetRestore2,
    JetRestoreInstance,
    JetStopService,
    JetTerm,
)
from engine.tables.open_tables import open_table
from tests.builders.jet_case import INCREMENTAL, PAGE, JetCase, names, tree
from tests.datasets import PROJECT
from tests.requirements.document import cannot_occur
from tests.requirements.test_errors import damage

ERRORS = {
    "JET_errSuccess": 0,
    "JET_errBackupInProgress": -505,
    "JET_errBackupNotAllowedYet": -523,
    "JET_errClientRequestToStopJetService": -1329,
    "JET_errInstanceUnavailable": -1090,
    "JET_errInvalidBackup": -526,
    "JET_errInvalidGrbit": -900,
    "JET_errInvalidParameter": -1003,
    "JET_errInvalidPath": -1023,
    "JET_errLoggingDisabled": -516,
    "JET_errLogReadVerifyFailure": -612,
    "JET_errLogWriteFail": -510,
    "JET_errNotInitialized": -1029,
    "JET_errReadVerifyFailure": -1018,
    "JET_errRestoreInProgress": -506,
    "JET_errSessionSharingViolation": -1910,
    "JET_errTermInProgress": -1000,
}
"""The errors that the description of JetBackup lists."""


def test_m36_an_incremental_follows_a_full(case: JetCase) -> None:
    """An incremental backup is possible only after a full backup.

    A new database has none, so the result is -560 and event 206 with its name. The same applies if one of two
    databases is new.
    """
    live = case.running()
    folder = case.folder("set")
    assert live.backup(folder, INCREMENTAL) == -560
    assert case.ids[0] == 206
    assert live.backup(folder) == 0
    live.create("new.edb")
    before = tree(folder)
    assert live.backup(folder, INCREMENTAL) == -560
    assert [str(e.fields["path"]) for e in case.events if e.id == 206] == [str(live.folder / "new.edb")]
    assert tree(folder) == before
    other = live.backed_up("other")
    assert live.backup(other, INCREMENTAL) == 0


def test_m37_an_incremental_needs_logs_that_stay(case: JetCase) -> None:
    """An incremental backup is possible only without circular logging.

    The same instance, started with circular logging, rejects it. It succeeds again after a start without circular
    logging and a full backup.
    """
    live = case.running()
    folder = live.backed_up()
    assert live.backup(folder, INCREMENTAL) == 0
    live.workloads["w.edb"].close()
    assert JetTerm(live.handle) == 0
    circular = case.created(circular=True)
    circular.init()
    circular.attach("w.edb")
    assert circular.backup(folder, INCREMENTAL) == -526
    circular.workloads["w.edb"].close()
    assert JetTerm(circular.handle) == 0
    again = case.created()
    again.init()
    again.attach("w.edb")
    other = again.backed_up("other")
    assert again.backup(other, INCREMENTAL) == 0


def test_m38_the_directory_holds_nothing_else(case: JetCase) -> None:
    """The directory should contain only files of this and of earlier backups.

    A full backup to a directory with another file, or with a set, returns -504 and changes nothing. The same
    applies to a plain incremental backup to the directory of an atomic set.
    """
    live = case.running()
    stray, taken, atomic = case.folder("stray"), live.backed_up(), live.backed_up("atomic", JET_bitBackupAtomic)
    (stray / "notes.txt").write_bytes(b"mine")
    before = [tree(folder) for folder in (stray, taken, atomic)]
    assert [live.backup(folder) for folder in (stray, taken, atomic)] == [-504, -504, -504]
    assert live.backup(atomic, INCREMENTAL) == -504
    assert [tree(folder) for folder in (stray, taken, atomic)] == before


def test_m39_a_missing_directory_is_made_on_request(case: JetCase) -> None:
    """The directory must exist unless JET_paramCreatePathIfNotExist is set.

    Without the parameter the result is -1023. With it, all missing folders are created, and deleted again if the
    backup fails.
    """
    live = case.running()
    deep = case.root / "one" / "two" / "three"
    assert live.backup(deep) == -1023
    assert not (case.root / "one").exists()
    assert live.set_up(JET_paramCreatePathIfNotExist, 1) == 0
    assert live.backup(deep, INCREMENTAL) == -560
    assert not (case.root / "one").exists()
    assert live.backup(deep) == 0
    assert {"w.edb", "w.pat"} < names(deep)


def test_m40_used_pages_and_logs_are_verified(case: JetCase) -> None:
    """The checksums of all used pages and of the logs are verified.

    A page that was never used is not an error. One wrong bit of a used page is corrected in the copy (399), two
    are an error, and so are two bits of a log.
    """
    live = case.running()
    pgno = live.damage_page(bits=1)
    damaged = (live.folder / "w.edb").read_bytes()
    folder = live.backed_up()
    assert [e.fields["page"] for e in case.events if e.id == 399] == [pgno]
    assert (live.folder / "w.edb").read_bytes()[2 * PAGE :] == damaged[2 * PAGE :], "the live file is not mended"
    assert case.restored(folder) == live.now
    pages = [damaged[at : at + PAGE] for at in range(2 * PAGE, len(damaged), PAGE)]
    assert bytes(PAGE) in pages, "no page is unused"
    live.damage_page(pgno, bits=3)
    assert live.backup(case.folder("page")) == -1018
    live.damage_page(pgno, bits=3)
    live.step_over_logs(2)
    damage(live.log(next(generation for generation in live.logs() if generation >= live.checkpoint())))
    assert live.backup(case.folder("log")) == -612


def test_m41_damage_is_found_in_pages_that_nobody_reads(case: JetCase) -> None:
    """Therefore the backup shows whether the database is intact, even if its pages are not being read.

    Queries and updates continue undisturbed on a database with a page that is damaged on disk. The backup finds
    the damage.
    """
    live = case.running(steps=20)
    live.damage_page()
    live.step(1)
    session = live.instance.session()
    session.begin()
    table = open_table(session, live.instance.databases[0], "Orders")
    rows = list(table.tree.ascending(session.read(live.instance.databases[0])))
    session.rollback()
    session.close()
    assert len(rows) == live.now["w.edb"].orders
    assert live.backup(case.folder("set")) == -1018


def test_m42_damage_fails_the_backup(case: JetCase) -> None:
    """If damage is found, the backup fails.

    It is found in the first of two databases: the second is not started, there is no set, and the previous set can
    be restored.
    """
    live = case.running(databases=("a.edb", "b.edb"))
    folder = live.backed_up("set", JET_bitBackupAtomic)
    held = live.now
    live.step()
    live.damage_page(name="a.edb")
    assert live.backup(folder, JET_bitBackupAtomic) == -1018
    assert case.ids.count(220) == 1
    assert case.restored(folder) == held


def test_m43_the_current_log_is_ended(case: JetCase) -> None:
    """During the backup, the current log is ended and a new one is created.

    The generation of the current log increases although nothing was changed, for a full and for an incremental
    backup.
    """
    live = case.running()
    for grbit in (0, INCREMENTAL, INCREMENTAL):
        before = live.instance.log.generation
        live.backed_up("set", grbit)
        assert live.instance.log.generation == before + 1


def test_m44_so_all_logs_can_be_copied(case: JetCase) -> None:
    """Therefore all required logs can be copied.

    The set contains no current log. Its last log is the one that the backup ended, byte for byte.
    """
    live = case.running()
    current = live.instance.log.generation
    folder = live.backed_up()
    assert "edb.log" not in names(folder)
    last = max(folder.glob("edb*.log"))
    assert last.name == live.log(current).name
    assert last.read_bytes() == live.log(current).read_bytes()


def test_m45_a_backup_is_for_a_restore(case: JetCase) -> None:
    """A backup can be used only for a restore.

    Attaching a database of a set fails (-544). After a restore, it can be attached.
    """
    live = case.running()
    folder = live.backed_up()
    (case.root / "loose.edb").write_bytes((folder / "w.edb").read_bytes())
    assert JetAttachDatabase(live.sesid, case.root / "loose.edb") == -544
    case.restored(folder)
    fresh = case.created("fresh")
    fresh.init()
    fresh.attach(case.root / "restored" / "w.edb")
    assert fresh.step()["w.edb"].commit == live.now["w.edb"].commit + 1


@cannot_occur("it refers to versions of Windows; this engine runs on any system with Python")
def test_m46_versions_of_windows(case: JetCase) -> None:
    """Client: Windows Vista, XP, 2000; server: Windows Server 2008, 2003, 2000.

    No module of the engine loads a Windows library, so the calls work on this system.
    """
    live = case.running(steps=1)
    assert live.backup(case.folder("set")) == 0
    loaders = [path.name for path in (PROJECT / "engine").rglob("*.py") if "windll" in path.read_text("utf-8")]
    assert loaders == []


@cannot_occur("nothing is compiled or linked; the names are in `engine.jet`")
def test_m47_header_and_library() -> None:
    """Declared in esent.h; use ESENT.lib; requires ESENT.dll.

    `engine.jet` is imported by a new interpreter, and everything that it declares exists.
    """
    code = "import engine.jet as jet; assert all(hasattr(jet, name) for name in jet.__all__)"
    subprocess.run([sys.executable, "-c", code], cwd=PROJECT, check=True, timeout=60)


def test_m48_one_call_for_both_forms(case: JetCase) -> None:
    """Implemented as JetBackupW (Unicode) and JetBackupA (ANSI).

    JetBackup itself accepts bytes and text, including names that are not ASCII.
    """
    live = case.the_one()
    path = case.folder("Sicherung-\u00e4\u00f6")
    assert JetBackup(str(path)) == 0
    assert JetBackup(str(path).encode(sys.getfilesystemencoding()), INCREMENTAL) == 0
    assert case.restored_by_the_one(path) == live.now


@pytest.mark.parametrize("call", ["JetRestore", "JetRestore2", "JetRestoreInstance"])
def test_m49_its_companions(case: JetCase, call: str) -> None:
    """See also: JetRestore, JetRestore2, JetRestoreInstance, JetStopService, status callback, options, instance,
    system parameters.

    All of them exist in `engine.jet`. Each form of restore restores the database of a set.
    """
    for name in ("JET_PFNSTATUS", "JET_GRBIT", "JET_INSTANCE", "JetSetSystemParameter", "JetGetSystemParameter"):
        assert name in jet.__all__
    live = case.the_one()
    folder, held = case.folder("set"), live.now
    assert JetBackup(folder) == 0
    assert JetStopService() == 0
    assert JetBackup(folder, INCREMENTAL) == -1329
    live.end()
    restore_by(case, call, folder, live.folder)
    place = live.folder if call == "JetRestore" else case.root / "restored"
    assert case.contents(place / "w.edb") == held["w.edb"]
    if call == "JetRestore":
        assert JetInit()[0] == 0
        assert JetTerm() == 0


def restore_by(case: JetCase, call: str, folder: Path, live: Path) -> None:
    target = case.root / "restored"
    match call:
        case "JetRestore":
            assert JetRestore(folder) == 0
        case "JetRestore2":
            assert JetRestore2(folder, target) == 0
        case _:
            assert JetRestoreInstance(None, folder, target) == 0


def test_m50_every_error_has_its_name_and_number() -> None:
    """The errors are those in the list of ESE error codes.

    Each error in the description of JetBackup has a name, number, text and hint or category here, and a test that
    causes it or says why it cannot occur.
    """
    for symbol, number in ERRORS.items():
        assert Code.of(number).symbol == symbol
        assert Code.of(number).text
    tests = import_tests()
    provoked = {number for number in ERRORS.values() if any(f"({number})" in text for text in tests)}
    assert provoked == set(ERRORS.values()) - {0}


def import_tests() -> list[str]:
    from tests.requirements import test_errors

    return [inspect.getdoc(test) or "" for name, test in vars(test_errors).items() if name.startswith("test_m")]
