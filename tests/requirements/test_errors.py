"""M12 to M27: the errors of the call, each provoked."""

from __future__ import annotations

import inspect
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from engine import jet
from engine.errors import JetError
from engine.files import LocalFileSystem
from engine.jet import (
    JET_bitBackupAtomic,
    JET_paramCreatePathIfNotExist,
    JET_paramRecovery,
    JetBackup,
    JetBackupInstance,
    JetBeginExternalBackupInstance,
    JetEndExternalBackupInstance,
    JetGetAttachInfoInstance,
    JetInit,
    JetOpenFileInstance,
    JetReadFileInstance,
    JetRestoreInstance,
    JetStopBackupInstance,
    JetStopServiceInstance,
    JetTerm,
)
from tests.builders.jet_case import INCREMENTAL, PAGE, Calls, JetCase, Running, names, tree
from tests.disk.fault_fs import Fault, FaultFS
from tests.requirements.document import cannot_occur

WAIT = 30.0
COMPLETE = 0x1


class Once(Calls):
    """A status callback that does something at the first call."""

    def __init__(self, action: Callable[[], object]) -> None:
        super().__init__()
        self._action = action
        self.result: object = None

    def __call__(self, *call: object) -> None:
        if not self.all:
            self.all.append(call)  # type: ignore[arg-type]
            self.result = self._action()


def in_a_thread(action: Callable[[], int]) -> int:
    """What ``action`` returns when another thread does it."""
    results: list[int] = []
    thread = threading.Thread(target=lambda: results.append(action()))
    thread.start()
    thread.join(WAIT)
    return results[0]


def test_m12_a_second_backup_is_refused(case: JetCase) -> None:
    """JET_errBackupInProgress (-505): a backup of the instance is already running.

    A backup in another thread, started while the first is in its callback, returns -505. The first one succeeds.
    """
    live = case.running()
    other = case.folder("other")
    second = Once(lambda: in_a_thread(lambda: JetBackupInstance(live.handle, other)))
    assert live.backup(case.folder("set"), 0, second) == 0
    assert second.result == -505
    assert list(other.iterdir()) == []
    assert live.backup(other) == 0


def test_m13_none_while_the_instance_is_initialised(case: JetCase) -> None:
    """JET_errBackupNotAllowedYet (-523): the instance is still being initialised.

    JetBackupInstance is called whenever JetInit, which recovers after a crash, accesses a file. It succeeds later.
    """
    crashed = case.running(steps=20)
    crashed.end()
    fs = FaultFS(LocalFileSystem())
    case.use(fs)
    live = case.created()
    results: set[int] = set()
    fs.hook = lambda call: results.add(JetBackupInstance(live.handle, case.root / "set"))
    assert JetInit(live.handle)[0] == 0
    fs.hook = None
    assert results == {-523}
    live.begin_session()
    live.attach("w.edb")
    assert live.backup(case.folder("set")) == 0


def test_m14_none_once_the_service_was_stopped(case: JetCase) -> None:
    """JET_errClientRequestToStopJetService (-1329): JetStopService was called.

    After that, no backup starts. A running one continues to its end.
    """
    live = case.running()
    assert live.backup(case.folder("set"), 0, Once(lambda: JetStopServiceInstance(live.handle))) == 0
    before = tree(case.root)
    assert live.backup(case.folder("set"), INCREMENTAL) == -1329
    assert live.backup(None) == -1329
    assert case.events == []
    assert tree(case.root) == before


def test_m15_none_after_a_fatal_error(case: JetCase) -> None:
    """JET_errInstanceUnavailable (-1090): a fatal error has stopped the instance.

    The database file can no longer be written. The next backup and all later ones fail.
    """
    fs = FaultFS(LocalFileSystem())
    case.use(fs)
    live = case.running()
    folder = case.folder("set")
    fs.fail_at(0, Fault.INPUT_OUTPUT, "write", suffix="w.edb", times=None)
    with pytest.raises(JetError):
        live.instance.checkpoint()
    assert [live.backup(folder), live.backup(None)] == [-1090, -1090]
    assert list(folder.iterdir()) == []


def test_m16_no_incremental_of_circular_logs(case: JetCase) -> None:
    """JET_errInvalidBackup (-526): circular logging is enabled, so an incremental backup is not possible.

    A full backup is possible. The failed backup changes no file, and the event log contains the reason.
    """
    live = case.running(circular=True)
    folder = live.backed_up()
    before = tree(case.root)
    assert live.backup(folder, INCREMENTAL) == -526
    assert case.ids == [214]
    assert tree(case.root) == before


def test_m17_unknown_options_are_refused(case: JetCase) -> None:
    """JET_errInvalidGrbit (-900): an option is not valid.

    This applies to JetBackup and to an external backup, which does not support the atomic option either.
    """
    live = case.running()
    for grbit in (0x2, 0x8, 0x10, 0x40, 0x80000000):
        assert live.backup(case.folder("set"), grbit) == -900
    for grbit in (JET_bitBackupAtomic, 0x8, 0x10):
        assert JetBeginExternalBackupInstance(live.handle, grbit) == -900


def test_m18_wrong_parameters_are_refused(case: JetCase) -> None:
    """JET_errInvalidParameter (-1003): an argument is not valid.

    No handle, one that never existed, one of an instance that has ended; reads that are not complete pages.
    """
    live = case.running()
    for handle in (0, live.handle + 1000, jet.JET_instanceNil):
        assert JetBackupInstance(handle, case.folder("set")) == -1003
    assert JetBeginExternalBackupInstance(live.handle) == 0
    _, databases = JetGetAttachInfoInstance(live.handle)
    error, file, size = JetOpenFileInstance(live.handle, databases[0])
    assert (error, size % PAGE) == (0, 0)
    for length in (0, -PAGE, 100, PAGE + 1, 2 * PAGE):
        assert JetReadFileInstance(live.handle, file, length) == (-1003, b"")
    assert JetReadFileInstance(live.handle, file, 3 * PAGE)[0] == 0
    assert JetReadFileInstance(live.handle, file + 1, 3 * PAGE)[0] == -1003
    assert live.end(COMPLETE) == -505
    assert JetEndExternalBackupInstance(live.handle) == 0
    assert live.end(COMPLETE) == 0
    assert JetBackupInstance(live.handle, case.folder("set")) == -1003


def test_m19_the_directory_must_be_there(case: JetCase) -> None:
    """JET_errInvalidPath (-1023): the path is not valid or its directory does not exist.

    Nothing is created, and no success is reported. The same applies to a file in its place and to a path that is
    too long.
    """
    live = case.running()
    (case.root / "file").write_bytes(b"")
    before = {path: path.stat().st_size for path in case.root.rglob("*") if live.folder not in path.parents}
    bad = (
        case.root / "absent",
        case.root / "file",
        case.root / "file" / "below",
        f"{case.root}{'/x' * 200}",
        "a\0b",
    )
    for path in bad:
        for grbit in (0, JET_bitBackupAtomic):
            assert live.backup(path, grbit) == -1023
            assert 213 not in case.ids
    assert {p: p.stat().st_size for p in case.root.rglob("*") if live.folder not in p.parents} == before
    assert live.set_up(JET_paramCreatePathIfNotExist, 1) == 0
    assert live.backup(case.root / "absent") == 0


def test_m20_none_without_logging(case: JetCase) -> None:
    """JET_errLoggingDisabled (-516): the instance runs without logging.

    With JET_paramRecovery off there are no logs, so a backup could not be made consistent.
    """
    live = case.created()
    assert live.set_up(JET_paramRecovery, text="off") == 0
    live.init()
    live.create("w.edb")
    live.step(5)
    assert list(live.folder.glob("*.log")) == []
    assert [live.backup(case.folder("set")), live.backup(None)] == [-516, -516]
    assert live.end(COMPLETE) == 0
    assert {path.name for path in live.folder.iterdir()} == {"w.edb"}
    assert case.contents(live.folder / "w.edb") == live.now["w.edb"]


def test_m21_a_damaged_log_is_found(case: JetCase) -> None:
    """JET_errLogReadVerifyFailure (-612): a log file fails its checksum.

    Two bits of a closed log are wrong. The backup fails, reports the log (218, 214) and keeps all logs.
    """
    live = case.running()
    live.step_over_logs(2)
    folder = case.folder("set")
    closed = [generation for generation in live.logs() if generation >= live.checkpoint()]
    damage(live.log(closed[0]))
    assert live.backup(folder) == -612
    assert case.ids[-2:] == [218, 214]
    assert str(live.log(closed[0])) in {str(entry.fields.get("path")) for entry in case.events}
    assert list(folder.iterdir()) == []
    assert set(closed) <= set(live.logs())


def damage(path: Path) -> None:
    """Two bits in the middle of a file."""
    data = bytearray(path.read_bytes())
    data[8192 + 100] ^= 0x11
    path.write_bytes(data)


def test_m22_none_when_the_log_cannot_be_written(case: JetCase) -> None:
    """JET_errLogWriteFail (-510): an unexpected error has stopped logging.

    The log volume fails when a backup ends the current log. That backup fails, and all later ones fail with -510.
    """
    fs = FaultFS(LocalFileSystem())
    case.use(fs)
    live = case.running()
    folder = case.folder("set")
    fs.fail_at(0, Fault.INPUT_OUTPUT, "write", suffix=".log", times=None)
    assert live.backup(folder) < 0
    assert [live.backup(folder), live.backup(None)] == [-510, -510]
    assert list(folder.iterdir()) == []


def test_m23_none_before_init_and_after_term(case: JetCase) -> None:
    """JET_errNotInitialized (-1029): the engine is not initialised.

    Before JetInit, and after JetTerm.
    """
    folder = case.folder("set")
    created = case.created()
    assert JetBackupInstance(created.handle, folder) == -1029
    created.end()
    assert JetBackup(folder) == -1029
    case.the_one("other")
    assert JetBackup(folder) == 0
    assert JetTerm() == 0
    assert JetBackup(folder) == -1029


def test_m24_a_damaged_page_is_found(case: JetCase) -> None:
    """JET_errReadVerifyFailure (-1018): a page of the database fails its checksum.

    Two bits of a page are wrong and remain wrong when it is read again. The event log contains the page (474).
    """
    live = case.running()
    pgno = live.damage_page()
    folder = case.folder("set")
    assert live.backup(folder) == -1018
    assert case.ids == [210, 220, 474, 217, 222, 215]
    assert pgno in {entry.fields.get("page") for entry in case.events}
    assert list(folder.iterdir()) == []


def test_m25_none_while_a_restore_runs(case: JetCase) -> None:
    """JET_errRestoreInProgress (-506): the instance is being restored.

    A backup is requested in the callback of JetRestoreInstance. The restore succeeds.
    """
    live = case.running()
    folder = live.backed_up()
    fresh = case.created("fresh")
    backup = Once(lambda: in_a_thread(lambda: JetBackupInstance(fresh.handle, case.folder("other"))))
    assert JetRestoreInstance(fresh.handle, folder, case.root / "restored", backup) == 0
    assert backup.result == -506
    assert case.contents(case.root / "restored" / "w.edb") == live.now["w.edb"]


@cannot_occur("JetBackup has no session parameter; the engine uses its own session")
def test_m26_no_session_is_shared(case: JetCase) -> None:
    """JET_errSessionSharingViolation (-1910): two threads use the same session at the same time.

    No backup function has a session parameter, and two threads that call it at the same time get -505, not -1910.
    """
    for call in (JetBackup, JetBackupInstance, JetBeginExternalBackupInstance, JetStopBackupInstance):
        assert not {name for name in inspect.signature(call).parameters if "ses" in name}
    live = case.running()
    second = Once(lambda: in_a_thread(lambda: JetBackupInstance(live.handle, None)))
    assert live.backup(case.folder("set"), 0, second) == 0
    assert second.result == -505


def test_m27_none_while_the_instance_ends(case: JetCase) -> None:
    """JET_errTermInProgress (-1000): the instance is shutting down.

    JetTerm is called while a backup is in its callback. No other backup starts, and the running one ends with
    -1000.
    """
    live = case.running(steps=20)
    live.workloads["w.edb"].close()
    ended: list[int] = []
    term = threading.Thread(target=lambda: ended.append(JetTerm(live.handle)))
    folder = case.folder("set")
    results: list[int] = []
    assert live.backup(folder, 0, Once(lambda: _end_meanwhile(live, term, results))) == -1000
    term.join(WAIT)
    assert (ended, results) == ([0], [-1000])
    assert names(folder) == set()
    assert case.contents(live.folder / "w.edb") == live.now["w.edb"]


def _end_meanwhile(live: Running, term: threading.Thread, results: list[int]) -> None:
    backups = live.instance.backups
    term.start()
    with pytest.raises(JetError) as stopped:
        while True:
            backups.check_going()
    results.append(int(stopped.value.code))
    assert JetBackupInstance(live.handle, None) == -1000


def test_a_backup_can_be_stopped(case: JetCase) -> None:
    """JetStopBackupInstance ends a running backup with -801; the next one succeeds."""
    live = case.running(steps=20)
    folder = case.folder("set")
    assert live.backup(folder, 0, Once(lambda: JetStopBackupInstance(live.handle))) == -801
    assert list(folder.iterdir()) == []
    assert 226 in case.ids
    assert live.backup(folder) == 0


def test_what_the_callback_raises_reaches_the_caller(case: JetCase) -> None:
    """What the callback raises ends the backup and reaches the caller; nothing is left of it."""

    def broken(*call: object) -> None:
        raise ZeroDivisionError

    live = case.running()
    folder = case.folder("set")
    with pytest.raises(ZeroDivisionError):
        JetBackupInstance(live.handle, folder, 0, broken)
    assert list(folder.iterdir()) == []
    assert live.backup(folder) == 0
