"""The external backup call by call: order, states, what a failure leaves (docs/semantics.md#external-backup)."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.files import LocalFileSystem
from engine.formats.backup_trailer import is_backup_copy, read_trailer
from engine.formats.db_header import read_header
from engine.jet import (
    JET_bitBackupEndAbort,
    JET_bitBackupEndNormal,
    JetBackupInstance,
    JetBeginExternalBackup,
    JetBeginExternalBackupInstance,
    JetCloseFile,
    JetCloseFileInstance,
    JetEndExternalBackup,
    JetEndExternalBackupInstance,
    JetEndExternalBackupInstance2,
    JetGetAttachInfo,
    JetGetAttachInfoInstance,
    JetGetLogInfo,
    JetGetLogInfoInstance,
    JetGetLogInfoInstance2,
    JetGetTruncateLogInfo,
    JetGetTruncateLogInfoInstance,
    JetOpenFile,
    JetOpenFileInstance,
    JetReadFile,
    JetReadFileInstance,
    JetStopBackupInstance,
    JetStopServiceInstance,
    JetTruncateLog,
    JetTruncateLogInstance,
)
from engine.recovery.recover import RecoveryOptions, recover
from tests.builders.jet_case import INCREMENTAL, PAGE, JetCase, Running
from tests.requirements.test_errors import damage

CHUNK = 16 * PAGE


def read(live: Running, path: str) -> bytes:
    """A whole file through the calls."""
    error, handle, size = JetOpenFileInstance(live.handle, path)
    assert error == 0
    data = b""
    while True:
        error, part = JetReadFileInstance(live.handle, handle, CHUNK)
        assert error == 0
        if not part:
            break
        data += part
    assert len(data) == size
    assert JetCloseFileInstance(live.handle, handle) == 0
    return data


def read_all(live: Running, paths: tuple[str, ...], to: Path) -> None:
    for path in paths:
        (to / Path(path).name).write_bytes(read(live, path))


def begin(live: Running, grbit: int = 0) -> None:
    live.case.events.clear()
    assert JetBeginExternalBackupInstance(live.handle, grbit) == 0


def test_what_is_read_can_be_recovered(case: JetCase, live: Running) -> None:
    """Databases while they are changed, logs, truncation, end: as JetBackup, by the client's hand."""
    to = case.folder("copies")
    before = live.logs()
    begin(live)
    error, databases = JetGetAttachInfoInstance(live.handle)
    assert (error, databases) == (0, (str(live.folder / "w.edb"),))
    live.step(2)
    read_all(live, databases, to)
    held = live.step(2)
    error, logs, info = JetGetLogInfoInstance2(live.handle)
    assert error == 0
    live.step(2)
    assert (info.ulGenLow, info.ulGenHigh) == (live.log_of(logs[0]), live.log_of(logs[-1]))
    assert JetGetLogInfoInstance(live.handle) == (0, logs)
    read_all(live, logs, to)
    error, gone = JetGetTruncateLogInfoInstance(live.handle)
    assert error == 0
    assert gone
    assert JetTruncateLogInstance(live.handle) == 0
    assert set(before) - set(live.logs()) == {live.log_of(path) for path in gone}
    assert JetEndExternalBackupInstance(live.handle) == 0
    assert case.ids == [210, 220, 221, 224, 213]
    assert live.header().bkinfo_full_prev.gen_high == info.ulGenHigh
    data = (to / "w.edb").read_bytes()
    assert is_backup_copy(read_header(data[: 2 * PAGE]).header)
    read_trailer(data[-PAGE:], read_header(data[: 2 * PAGE]).header)
    options = RecoveryOptions(backup_copy=True, whole_set=True)
    recover(LocalFileSystem(), log_directory=to, base="edb", databases=[to / "w.edb"], options=options)
    assert case.contents(to / "w.edb") == held["w.edb"]


def test_an_incremental_takes_logs_only(live: Running) -> None:
    assert JetBeginExternalBackupInstance(live.handle, INCREMENTAL) == -560
    live.backed_up()
    begin(live, INCREMENTAL)
    assert JetGetAttachInfoInstance(live.handle) == (-521, ())
    _, logs = JetGetLogInfoInstance(live.handle)
    for path in logs:
        assert read(live, path) == Path(path).read_bytes()
    assert JetTruncateLogInstance(live.handle) == 0
    assert JetEndExternalBackupInstance(live.handle) == 0
    assert live.header().bkinfo_inc_prev.gen_high == live.log_of(logs[-1])


def test_without_truncation_it_is_a_copy(live: Running) -> None:
    """Headers and logs stay as they were, so the chain of real backups goes on."""
    before = live.logs()
    begin(live)
    _, databases = JetGetAttachInfoInstance(live.handle)
    read(live, databases[0])
    JetGetLogInfoInstance(live.handle)
    assert JetEndExternalBackupInstance(live.handle) == 0
    assert set(before) <= set(live.logs())
    assert not live.header().bkinfo_full_prev.gen_high


def test_every_call_needs_a_session(live: Running) -> None:
    handle = live.handle
    assert JetGetAttachInfoInstance(handle) == (-520, ())
    assert JetOpenFileInstance(handle, "w.edb") == (-520, 0, 0)
    assert JetReadFileInstance(handle, 1, CHUNK) == (-520, b"")
    assert JetGetLogInfoInstance(handle)[0] == JetGetTruncateLogInfoInstance(handle)[0] == -520
    results = [call(handle) for call in (JetTruncateLogInstance, JetEndExternalBackupInstance)]
    assert [*results, JetCloseFileInstance(handle, 1)] == [-520, -520, -520]


def test_one_at_a_time(live: Running) -> None:
    begin(live)
    assert JetBeginExternalBackupInstance(live.handle) == -505
    assert JetBackupInstance(live.handle, live.case.folder("set")) == -505
    assert JetEndExternalBackupInstance2(live.handle, JET_bitBackupEndAbort) == 0
    assert JetBackupInstance(live.handle, live.case.folder("set")) == 0


def test_one_file_at_a_time(live: Running) -> None:
    begin(live)
    path = str(live.folder / "w.edb")
    _, handle, _ = JetOpenFileInstance(live.handle, path)
    assert JetOpenFileInstance(live.handle, path)[0] == -1011
    assert JetGetLogInfoInstance(live.handle)[0] == JetTruncateLogInstance(live.handle) == -521
    assert JetCloseFileInstance(live.handle, handle + 1) == -1003
    assert JetCloseFileInstance(live.handle, handle) == 0
    assert 222 in live.case.ids, "it was not read to its end"
    assert JetOpenFileInstance(live.handle, "")[0] == -1003
    assert JetOpenFileInstance(live.handle, "/etc/hostname")[0] == -1203


def test_logs_come_before_their_removal(live: Running) -> None:
    begin(live)
    assert JetTruncateLogInstance(live.handle) == -521
    before = live.logs()
    _, logs = JetGetLogInfoInstance(live.handle)
    read(live, logs[0])
    assert JetTruncateLogInstance(live.handle) == -616
    assert 520 in live.case.ids
    assert set(before) <= set(live.logs())
    assert JetOpenFileInstance(live.handle, "/etc/hostname")[0] == -569
    assert JetEndExternalBackupInstance(live.handle) == -520, "a failure with the logs ends the session"


def test_a_bad_page_closes_the_file_and_no_more(live: Running) -> None:
    live.damage_page()
    begin(live)
    _, handle, _ = JetOpenFileInstance(live.handle, live.folder / "w.edb")
    results = set()
    while -520 not in results and -1003 not in results:
        results.add(JetReadFileInstance(live.handle, handle, CHUNK)[0])
    assert results == {0, -1018, -1003}
    assert 217 in live.case.ids
    assert JetGetAttachInfoInstance(live.handle)[0] == 0
    assert JetEndExternalBackupInstance2(live.handle, JET_bitBackupEndAbort) == 0
    assert live.case.ids[-1] == 215


def test_a_bad_log_ends_the_session(live: Running) -> None:
    begin(live)
    _, logs = JetGetLogInfoInstance(live.handle)
    damage(Path(logs[0]))
    _, handle, _ = JetOpenFileInstance(live.handle, logs[0])
    assert JetReadFileInstance(live.handle, handle, CHUNK) == (-612, b"")
    assert live.case.ids[-2:] == [218, 214]
    assert JetGetLogInfoInstance(live.handle)[0] == -520


def test_a_stop_and_the_end(live: Running) -> None:
    begin(live)
    assert JetStopBackupInstance(live.handle) == 0
    assert JetGetAttachInfoInstance(live.handle) == (-801, ())
    assert JetGetLogInfoInstance(live.handle)[0] == -801
    assert JetEndExternalBackupInstance(live.handle) == 0
    assert live.case.ids[-1] == 226
    assert JetBackupInstance(live.handle, live.case.folder("set")) == 0


def test_a_normal_end_too_early_is_a_failure(live: Running) -> None:
    begin(live)
    assert JetEndExternalBackupInstance2(live.handle, JET_bitBackupEndNormal) == 0
    assert live.case.ids[-1] == 215
    assert not live.header().bkinfo_full_prev.gen_high


@pytest.mark.parametrize(("grbit", "error"), [(0, -1003), (3, -1003), (0x101, -1001), (0x1001, -1003)])
def test_ends_that_there_are_not(live: Running, grbit: int, error: int) -> None:
    begin(live)
    assert JetEndExternalBackupInstance2(live.handle, grbit) == error
    assert JetEndExternalBackupInstance2(live.handle, JET_bitBackupEndAbort) == 0


def test_a_stopped_service_leaves_the_session_to_term(live: Running) -> None:
    begin(live)
    assert JetStopServiceInstance(live.handle) == 0
    assert JetGetAttachInfoInstance(live.handle)[0] == JetEndExternalBackupInstance(live.handle) == -1329
    live.workloads["w.edb"].close()
    assert live.end(grbit=0x4) == 0
    assert live.case.ids[-2:] == [226, 103]


def test_the_calls_of_the_one_instance(case: JetCase) -> None:
    live = case.the_one()
    live.step_over_logs()
    assert JetBeginExternalBackup() == 0
    _, databases = JetGetAttachInfo()
    for paths in (databases, None):
        for path in paths or JetGetLogInfo()[1]:
            _, handle, size = JetOpenFile(path)
            assert len(JetReadFile(handle, size)[1]) == size
            assert JetCloseFile(handle) == 0
    assert JetGetTruncateLogInfo()[0] == JetTruncateLog() == JetEndExternalBackup() == 0
