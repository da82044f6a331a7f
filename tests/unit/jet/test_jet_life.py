"""Instances under their JET names: parameters, states, sessions, ends."""

from __future__ import annotations

import threading
import time

import pytest

from engine.event_kinds import EventLevel
from engine.jet import (
    JET_GRBIT,
    JET_bitStopServiceBackgroundUserTasks,
    JET_bitStopServiceQuiesceCaches,
    JET_bitStopServiceResume,
    JET_instanceNil,
    JET_paramAlternateDatabaseRecoveryPath,
    JET_paramBackupChunkSize,
    JET_paramBaseName,
    JET_paramCircularLog,
    JET_paramCreatePathIfNotExist,
    JET_paramDatabasePageSize,
    JET_paramEventLoggingLevel,
    JET_paramEventSource,
    JET_paramLegacyFileNames,
    JET_paramLogFilePath,
    JET_paramLogFileSize,
    JET_paramNoInformationEvent,
    JET_paramRecovery,
    JET_paramSystemPath,
    JET_sesidNil,
    JetAttachDatabase,
    JetBackup,
    JetBeginSession,
    JetCreateDatabase,
    JetCreateInstance,
    JetDetachDatabase,
    JetEndSession,
    JetGetSystemParameter,
    JetInit,
    JetSetSystemParameter,
    JetStopService,
    JetStopServiceInstance2,
    JetTerm,
    JetTerm2,
)
from engine.jet.table import MAX_INSTANCES
from tests.builders.jet_case import DIRTY, JetCase, Running, tree


def test_parameters_are_kept(case: JetCase) -> None:
    made = case.created()
    assert made.set_up(JET_paramLogFileSize, 128) == 0
    assert made.set_up(JET_paramBaseName, text="abc") == 0
    assert JetSetSystemParameter(made.handle, JET_sesidNil, JET_paramEventSource, 0, b"service") == 0
    found = [JetGetSystemParameter(made.handle, JET_sesidNil, id_) for id_ in (11, 3, 4)]
    assert found == [(0, 128, ""), (0, 0, "abc"), (0, 0, "service")]


def test_defaults_are_those_of_new_instances(case: JetCase) -> None:
    assert JetSetSystemParameter(None, JET_sesidNil, JET_paramLogFileSize, 256) == 0
    assert JetGetSystemParameter(JET_instanceNil, JET_sesidNil, JET_paramLogFileSize) == (0, 256, "")
    _, handle = JetCreateInstance("new")
    assert JetGetSystemParameter(handle, JET_sesidNil, JET_paramLogFileSize) == (0, 256, "")
    assert JetTerm(handle) == 0


@pytest.mark.parametrize(
    ("id_", "number", "text", "error"),
    [
        (9999, 1, None, -1003),
        (JET_paramLogFileSize, 63, None, -1003),
        (JET_paramLogFileSize, 0, "64", -1003),
        (JET_paramBaseName, 1, None, -1003),
        (JET_paramBaseName, 0, "edbx", -1003),
        (JET_paramBaseName, 0, "a/b", -1003),
        (JET_paramCircularLog, 2, None, -1003),
        (JET_paramDatabasePageSize, 5000, None, -1003),
        (JET_paramRecovery, 0, "maybe", -1003),
        (JET_paramRecovery, 0, "repair", -1001),
        (JET_paramLogFilePath, 0, "x" * 247, -1003),
        (JET_paramLegacyFileNames, 2, None, -1001),
    ],
)
def test_parameters_out_of_range(case: JetCase, id_: int, number: int, text: str | None, error: int) -> None:
    assert case.created().set_up(id_, number, text) == error


def test_what_a_running_instance_cannot_change(case: JetCase) -> None:
    live = case.running()
    assert live.set_up(JET_paramCircularLog, 1) == -1030
    assert [live.set_up(id_, 1) for id_ in (JET_paramCreatePathIfNotExist, JET_paramBackupChunkSize)] == [0, 0]


def test_parameters_of_no_instance(case: JetCase) -> None:
    assert JetSetSystemParameter(12345, JET_sesidNil, JET_paramLogFileSize, 64) == -1003
    assert JetGetSystemParameter(12345, JET_sesidNil, JET_paramLogFileSize) == (-1003, 0, "")
    assert JetGetSystemParameter(None, JET_sesidNil, 9999) == (-1003, 0, "")


def test_an_instance_starts_once(case: JetCase) -> None:
    live = case.running()
    assert JetInit(live.handle)[0] == -1030
    assert JetCreateInstance("live") == (-1086, JET_instanceNil)
    twin = case.created("live#2")
    assert JetInit(twin.handle)[0] == -1084
    assert live.end(grbit=0) == 0
    twin.init()


def test_a_start_that_fails_can_be_made_again(case: JetCase) -> None:
    made = case.created()
    missing = case.root / "missing"
    for id_ in (JET_paramLogFilePath, JET_paramSystemPath):
        assert made.set_up(id_, text=str(missing)) == 0
    assert JetInit(made.handle)[0] == -1023
    assert not missing.exists()
    assert made.set_up(JET_paramCreatePathIfNotExist, 1) == 0
    made.init()
    assert (missing / "edb.log").exists()


def test_a_start_without_an_instance_that_fails_leaves_none(case: JetCase) -> None:
    case.set_defaults(case.root / "missing")
    assert JetInit()[0] == -1023
    assert JetBackup(None) == -1029
    error, handle = JetCreateInstance("multi")
    assert (error, JetTerm(1 << 40), JetTerm(handle)) == (0, -1003, 0)


def test_there_is_an_end_to_instances(case: JetCase) -> None:
    handles = [JetCreateInstance(f"instance {n}") for n in range(MAX_INSTANCES)]
    assert {error for error, _ in handles} == {0}
    assert JetCreateInstance("one more")[0] == -1214
    assert {JetTerm(handle) for _, handle in handles} == {0}


def test_ends_of_an_instance(case: JetCase) -> None:
    assert JetTerm() == -1029
    live = case.running()
    assert live.end(grbit=0x10) == -900
    assert JetTerm2(live.handle, DIRTY) == -1116
    assert JetTerm(live.handle) == -1003
    again = case.created()
    again.init()
    again.attach("w.edb")
    assert again.now == live.now, "recovery brings back what was committed"


def test_an_end_waits_for_the_transactions_of_others(case: JetCase) -> None:
    live = case.running()
    begun, order = threading.Event(), []

    def transaction() -> None:
        session = live.instance.session()
        session.begin()
        begun.set()
        time.sleep(0.1)
        order.append("rolled back")
        session.rollback()

    other = threading.Thread(target=transaction)
    other.start()
    assert begun.wait(60)
    assert live.end(grbit=0) == 0
    order.append("ended")
    other.join()
    assert order == ["rolled back", "ended"]
    assert case.contents(live.folder / "w.edb") == live.now["w.edb"]


def test_sessions_and_databases(case: JetCase) -> None:
    live = case.running()
    error, sesid = JetBeginSession(live.handle)
    assert error == 0
    assert JetCreateDatabase(sesid, live.folder / "w.edb")[0] == -1201
    assert JetCreateDatabase(sesid, live.folder / "other.edb")[0] == 0
    assert JetDetachDatabase(sesid, live.folder / "other.edb") == 0
    assert JetDetachDatabase(sesid, live.folder / "other.edb") == -1203
    assert JetAttachDatabase(sesid, str(live.folder / "other.edb").encode()) == 0
    assert JetAttachDatabase(sesid, live.folder / "absent.edb") == -1811
    live.workloads["w.edb"].close()
    assert JetDetachDatabase(sesid) == 0
    assert live.instance.databases == ()
    assert JetEndSession(sesid) == 0
    assert JetEndSession(sesid) == JetAttachDatabase(sesid, "x.edb") == -1104
    assert JetBeginSession(live.handle + 1000) == (-1003, JET_sesidNil)


def test_folders_of_databases_are_made_on_request(case: JetCase) -> None:
    live = case.running()
    assert JetCreateDatabase(live.sesid, live.folder / "sub" / "x.edb")[0] == -1023
    assert live.set_up(JET_paramCreatePathIfNotExist, 1) == 0
    assert JetCreateDatabase(live.sesid, live.folder / "sub" / "x.edb")[0] == 0


def test_kinds_of_stopping_a_service(case: JetCase) -> None:
    live = case.running()
    tasks, caches = JET_bitStopServiceBackgroundUserTasks, JET_bitStopServiceQuiesceCaches
    for grbit in (tasks, caches, tasks | caches | JET_bitStopServiceResume, JET_bitStopServiceResume):
        assert JetStopServiceInstance2(live.handle, grbit) == 0
    assert [JetStopServiceInstance2(live.handle, bit) for bit in (0x1, 0x8, 0x100)] == [-900, -900, -900]
    assert JetStopService() == -1081
    assert JetStopServiceInstance2(live.handle, 0) == 0
    assert JetStopServiceInstance2(live.handle, JET_bitStopServiceResume) == -1329


def test_events_as_the_parameters_want_them(case: JetCase) -> None:
    live = case.running()
    assert live.set_up(JET_paramNoInformationEvent, 1) == 0
    assert live.backup(case.folder("first")) == 0
    assert case.events == []
    live.damage_page()
    assert live.backup(case.folder("second")) == -1018
    assert case.events
    assert all(entry.level is not EventLevel.INFORMATION for entry in case.events)
    assert live.set_up(JET_paramEventLoggingLevel, 0) == 0
    assert live.backup(case.folder("second")) == -1018
    assert case.events == []


def test_the_event_log_tells_the_life_of_an_instance(case: JetCase) -> None:
    """Started, a database made, detached and attached, ended; and the end without a clean database."""
    live = case.created()
    live.init()
    live.create("w.edb")
    live.workloads["w.edb"].close()
    assert JetDetachDatabase(live.sesid, live.folder / "w.edb") == 0
    assert JetAttachDatabase(live.sesid, live.folder / "w.edb") == 0
    assert JetTerm(live.handle) == 0
    assert case.ids == [102, 105, 325, 327, 326, 103]
    assert [entry.fields["path"] for entry in case.events if entry.id in (325, 326, 327)] == [
        str(live.folder / "w.edb")
    ] * 3
    case.events.clear()
    case.running("other").end()
    assert case.ids == [102, 105, 325, 104]
    assert case.events[-1].fields["error"] == -1116


def test_events_name_their_source(case: JetCase) -> None:
    made = case.created()
    assert made.set_up(JET_paramEventSource, text="My Service") == 0
    made.init()
    made.create("w.edb")
    made.backed_up()
    assert {entry.source for entry in case.events} == {"My Service"}


def test_without_recovery_a_crash_leaves_a_dirty_database(case: JetCase) -> None:
    """And nothing to recover it with; the next start is a new one."""
    live = case.created()
    assert live.set_up(JET_paramRecovery, text="off") == 0
    live.init()
    live.create("w.edb")
    live.step(3)
    assert live.end() == -1116
    again = case.created()
    assert again.set_up(JET_paramRecovery, text="off") == 0
    again.init()
    assert JetAttachDatabase(again.sesid, again.folder / "w.edb") == -550
    again.create("new.edb")
    again.workloads["new.edb"].close()
    assert again.end(grbit=0) == 0
    assert {path.name for path in again.folder.iterdir()} == {"w.edb", "new.edb"}


def test_recovery_finds_databases_in_another_folder(case: JetCase) -> None:
    live = case.running()
    held = live.now
    live.end()
    elsewhere = case.folder("elsewhere")
    (live.folder / "w.edb").rename(elsewhere / "w.edb")
    again = case.created()
    assert again.set_up(JET_paramAlternateDatabaseRecoveryPath, text=str(elsewhere)) == 0
    again.init()
    assert case.contents(elsewhere / "w.edb") == held["w.edb"]


def left_there(case: JetCase, page_size: int, log_kib: int, grbit: JET_GRBIT) -> Running:
    """An instance of this kind with a database, ended so, and another one to be started in its folder."""
    live = case.created()
    assert live.set_up(JET_paramDatabasePageSize, page_size) == live.set_up(JET_paramLogFileSize, log_kib) == 0
    live.init()
    live.create("w.edb")
    live.step(3)
    for workload in live.workloads.values():
        workload.close()
    live.end(grbit)
    error, handle = JetCreateInstance("again")
    assert error == 0
    again = case.of(handle, live.folder)
    for id_ in (JET_paramSystemPath, JET_paramLogFilePath):
        assert again.set_up(id_, 0, str(live.folder)) == 0
    return again


@pytest.mark.parametrize("grbit", [0, DIRTY])
def test_a_stream_of_other_pages_is_refused(case: JetCase, grbit: int) -> None:
    """By the vendor, too, as soon as a log's header is read: nothing has been recovered then."""
    again = left_there(case, 8192, 64, grbit)
    before = tree(again.folder)
    assert JetInit(again.handle) == (-1213, JET_instanceNil)
    assert tree(again.folder) == before
    assert again.set_up(JET_paramDatabasePageSize, 8192) == 0
    again.init()
    again.attach("w.edb")


def test_the_size_of_logs_is_that_of_the_files(case: JetCase) -> None:
    again = left_there(case, 4096, 128, 0)
    assert JetGetSystemParameter(again.handle, JET_sesidNil, JET_paramLogFileSize) == (0, 5120, "")
    again.init()
    assert JetGetSystemParameter(again.handle, JET_sesidNil, JET_paramLogFileSize) == (0, 128, "")
    again.attach("w.edb")
    again.step_over_logs()
    assert {path.stat().st_size for path in again.folder.glob("edb*.log")} == {128 << 10}


@pytest.mark.parametrize("grbit", [0, DIRTY])
def test_another_size_of_logs_is_refused_once_all_is_consistent(case: JetCase, grbit: int) -> None:
    again = left_there(case, 4096, 128, grbit)
    assert again.set_up(JET_paramLogFileSize, 64) == 0
    assert JetInit(again.handle) == (-545, JET_instanceNil)
    assert again.header().is_clean
    assert again.set_up(JET_paramLogFileSize, 128) == 0
    again.init()
    again.attach("w.edb")
    again.step()
