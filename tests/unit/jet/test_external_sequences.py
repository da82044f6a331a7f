"""External backups whose client does less than it should: what the headers say then, and which logs may go.

A header names a backup only for a database of which every page was read in it; else the next incremental would
begin, and its truncation would remove the logs that the database needs (docs/semantics.md#header-fields).
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.jet import (
    JET_bitBackupEndAbort,
    JET_paramDatabasePageSize,
    JetBackupInstance,
    JetBeginExternalBackupInstance,
    JetCloseFileInstance,
    JetEndExternalBackupInstance,
    JetEndExternalBackupInstance2,
    JetGetAttachInfoInstance,
    JetGetLogInfoInstance,
    JetGetTruncateLogInfoInstance,
    JetOpenFileInstance,
    JetReadFileInstance,
    JetStopBackupInstance,
    JetTruncateLogInstance,
)
from tests.builders.jet_case import INCREMENTAL, PAGE, JetCase, Running

CHUNK = 32 * PAGE
"""A multiple of every page size."""


@pytest.fixture
def two(case: JetCase) -> Running:
    live = case.running(databases=("a.edb", "b.edb"))
    live.step_over_logs()
    return live


class Client:
    """One external backup of an instance, step by step; every step must succeed."""

    def __init__(self, live: Running, grbit: int = 0) -> None:
        self.live = live
        assert JetBeginExternalBackupInstance(live.handle, grbit) == 0

    def open(self, path: object) -> tuple[int, int]:
        error, handle, size = JetOpenFileInstance(self.live.handle, path)  # type: ignore[arg-type]
        assert error == 0
        return handle, size

    def read(self, path: object, chunks: int | None = None) -> bytes:
        """Open, read so many chunks (all of them), close."""
        handle, size = self.open(path)
        data = b""
        while len(data) < size and (chunks is None or len(data) < chunks * CHUNK):
            error, part = JetReadFileInstance(self.live.handle, handle, CHUNK)
            assert error == 0
            data += part
        assert JetCloseFileInstance(self.live.handle, handle) == 0
        assert chunks is not None or len(data) == size
        return data

    def logs(self) -> tuple[str, ...]:
        """End the current log and read all that are listed."""
        error, logs = JetGetLogInfoInstance(self.live.handle)
        assert error == 0
        for path in logs:
            assert self.read(path) == Path(path).read_bytes()
        return logs

    def truncate(self) -> set[int]:
        """Remove logs; which ones are gone. They must be those that were announced."""
        before = set(self.live.logs())
        error, announced = JetGetTruncateLogInfoInstance(self.live.handle)
        assert error == 0
        assert all(Path(path).is_file() for path in announced), "a log is announced by a name that it has not"
        assert JetTruncateLogInstance(self.live.handle) == 0
        gone = before - set(self.live.logs())
        assert gone == {self.live.log_of(path) for path in announced}
        return gone

    def end(self) -> None:
        assert JetEndExternalBackupInstance(self.live.handle) == 0


def nothing(client: Client) -> None:
    pass


def opened_and_closed(client: Client) -> None:
    client.read(client.live.folder / "w.edb", chunks=0)


def partly_read(client: Client) -> None:
    client.read(client.live.folder / "w.edb", chunks=1)


def twice_partly_read(client: Client) -> None:
    """Together more bytes than the file has."""
    for _ in range(5):
        client.read(client.live.folder / "w.edb", chunks=1)


def all_but_the_trailer(client: Client) -> None:
    handle, size = client.open(client.live.folder / "w.edb")
    left = size - PAGE
    assert JetReadFileInstance(client.live.handle, handle, left)[0] == 0
    assert JetCloseFileInstance(client.live.handle, handle) == 0


def failed(client: Client) -> None:
    damaged = client.live.damage_page()
    handle, size = client.open(client.live.folder / "w.edb")
    assert JetReadFileInstance(client.live.handle, handle, size // PAGE * PAGE)[0] == -1018, damaged


def whole_and_failed_then(client: Client) -> None:
    """The vendor's engine takes a database out of the backup whenever a read of it fails."""
    client.read(client.live.folder / "w.edb")
    failed(client)


@pytest.mark.parametrize(
    "reading",
    [
        nothing,
        opened_and_closed,
        partly_read,
        twice_partly_read,
        all_but_the_trailer,
        failed,
        whole_and_failed_then,
    ],
)
def test_a_full_without_its_database_is_none(live: Running, reading: Callable[[Client], None]) -> None:
    client = Client(live)
    reading(client)
    client.logs()
    assert client.truncate() == set()
    client.end()
    assert not live.header().bkinfo_full_prev.gen_high
    assert JetBeginExternalBackupInstance(live.handle, INCREMENTAL) == -560


def read_once(client: Client) -> None:
    client.read(client.live.folder / "w.edb")


def partly_then_whole(client: Client) -> None:
    partly_read(client)
    read_once(client)


def whole_then_partly(client: Client) -> None:
    read_once(client)
    partly_read(client)


def whole_by_single_pages(client: Client) -> None:
    handle, size = client.open(client.live.folder / "w.edb")
    got = len(JetReadFileInstance(client.live.handle, handle, 3 * PAGE)[1])
    while got < size:
        got += len(JetReadFileInstance(client.live.handle, handle, PAGE)[1])
    assert JetCloseFileInstance(client.live.handle, handle) == 0


@pytest.mark.parametrize("reading", [read_once, partly_then_whole, whole_then_partly, whole_by_single_pages])
def test_a_database_that_was_read_whole_counts(live: Running, reading: Callable[[Client], None]) -> None:
    client = Client(live)
    reading(client)
    logs = client.logs()
    assert client.truncate()
    client.end()
    assert live.header().bkinfo_full_prev.gen_high == live.log_of(logs[-1])
    incremental = Client(live, INCREMENTAL)
    logs = incremental.logs()
    incremental.truncate()
    incremental.end()
    assert live.header().bkinfo_inc_prev.gen_high == live.log_of(logs[-1])


def test_of_two_databases_the_one_that_was_read_is_named(two: Running) -> None:
    client = Client(two)
    client.read(two.folder / "a.edb")
    client.read(two.folder / "b.edb", chunks=1)
    logs = client.logs()
    assert client.truncate() == set(), "b.edb needs all logs: no backup holds it"
    client.end()
    assert two.header("a.edb").bkinfo_full_prev.gen_high == two.log_of(logs[-1])
    assert not two.header("b.edb").bkinfo_full_prev.gen_high
    assert JetBeginExternalBackupInstance(two.handle, INCREMENTAL) == -560


def test_a_database_of_an_older_full_keeps_the_logs_behind_that(two: Running) -> None:
    """a.edb is in both fulls, b.edb in the first alone: what is left must carry b.edb on from there."""
    first = two.backed_up()
    full = two.header("b.edb").bkinfo_full_prev
    two.step_over_logs()
    client = Client(two)
    client.read(two.folder / "a.edb")
    client.logs()
    client.truncate()
    client.end()
    assert two.header("b.edb").bkinfo_full_prev == full
    assert min(two.logs()) <= full.gen_high + 1
    held = two.step()
    incremental = two.case.folder("incremental")
    shutil.copytree(first, incremental, dirs_exist_ok=True)
    assert JetBackupInstance(two.handle, incremental, INCREMENTAL) == 0
    assert two.case.restored(incremental) == held


def test_an_incremental_goes_on_where_the_last_backup_ended(live: Running) -> None:
    """Logs that no backup holds are gone (JetBackup without a path does that): -569, and no gap unnoticed."""
    client = Client(live)
    read_once(client)
    client.logs()
    client.truncate()
    client.end()
    held = live.header().bkinfo_full_prev.gen_high
    live.step_over_logs(4)
    live.instance.checkpoint()
    assert JetBackupInstance(live.handle, None) == 0
    assert not [generation for generation in live.logs() if generation <= held + 1]
    live.case.events.clear()
    assert JetBeginExternalBackupInstance(live.handle, INCREMENTAL) == 0
    assert JetGetLogInfoInstance(live.handle) == (-569, ())
    assert live.case.ids == [211, 459, 214]
    assert f"edb{held + 1:08X}.log" in live.case.events[1].text
    assert JetTruncateLogInstance(live.handle) == -520


def test_the_event_names_the_logs_as_they_were_named(live: Running) -> None:
    before = {live.log_of(path.name): path.name for path in live.folder.glob("edb*.log") if path.stem != "edb"}
    live.case.events.clear()
    client = Client(live)
    read_once(client)
    client.logs()
    gone = client.truncate()
    client.end()
    said = next(entry.text for entry in live.case.events if entry.id == 224)
    assert before[min(gone)] in said
    assert before[max(gone)] in said


def test_a_stream_of_five_digits(case: JetCase, live: Running) -> None:
    """Streams of older engines have shorter numbers, and keep them."""
    for workload in live.workloads.values():
        workload.close()
    assert live.end(grbit=0) == 0
    for path in live.folder.glob("edb0*.log"):
        path.rename(path.with_name(f"edb{path.stem[-5:]}.log"))
    again = case.created()
    again.init()
    again.attach("w.edb")
    again.step_over_logs()
    case.events.clear()
    client = Client(again)
    client.read(again.folder / "w.edb")
    assert all(len(Path(path).stem) == len("edb00001") for path in client.logs())
    gone = client.truncate()
    client.end()
    assert f"edb{min(gone):05X}.log" in next(entry.text for entry in case.events if entry.id == 224)


# the calls one by one, as the vendor's engine answers them


def test_a_database_in_an_incremental_ends_the_session(live: Running) -> None:
    live.backed_up()
    Client(live, INCREMENTAL)
    live.case.events.clear()
    assert JetOpenFileInstance(live.handle, live.folder / "w.edb") == (-521, 0, 0)
    assert live.case.ids == [214]
    assert JetGetLogInfoInstance(live.handle) == (-520, ())


def test_a_database_behind_the_logs_ends_the_session(live: Running) -> None:
    Client(live).logs()
    assert JetOpenFileInstance(live.handle, live.folder / "w.edb") == (-521, 0, 0)
    assert JetEndExternalBackupInstance(live.handle) == -520


def test_the_end_after_a_stop_is_a_success(live: Running) -> None:
    client = Client(live)
    read_once(client)
    client.logs()
    before = live.logs()
    assert JetStopBackupInstance(live.handle) == 0
    assert JetTruncateLogInstance(live.handle) == -801
    assert JetEndExternalBackupInstance(live.handle) == 0
    assert live.case.ids[-1] == 226
    assert live.logs() == before
    assert not live.header().bkinfo_full_prev.gen_high
    assert JetEndExternalBackupInstance(live.handle) == -520


@pytest.mark.parametrize("page_size", [4096, 8192, 16384, 32768])
def test_logs_are_read_in_pages_of_the_instance(case: JetCase, page_size: int) -> None:
    live = case.created()
    assert live.set_up(JET_paramDatabasePageSize, page_size) == 0
    live.init()
    live.create("w.edb")
    live.step(2)
    client = Client(live)
    client.read(live.folder / "w.edb")
    _, logs = JetGetLogInfoInstance(live.handle)
    handle, size = client.open(logs[0])
    refused = {4096, 6 * 4096, 1 << 19} - {n for n in (4096, 6 * 4096, 1 << 19) if n % page_size == 0}
    for length in (0, page_size, page_size + 1, 2 * page_size - 4096, *refused):
        if length != 2 * page_size:
            assert JetReadFileInstance(live.handle, handle, length) == (-1003, b""), length
    data = JetReadFileInstance(live.handle, handle, 2 * page_size)[1]
    assert len(data) == min(2 * page_size, size)
    while part := JetReadFileInstance(live.handle, handle, page_size)[1]:
        data += part
    assert data == Path(logs[0]).read_bytes()
    assert JetReadFileInstance(live.handle, handle, 0) == (0, b"")
    assert JetCloseFileInstance(live.handle, handle) == 0


def test_a_read_after_the_close_gives_nothing(live: Running) -> None:
    client = Client(live)
    for path in (str(live.folder / "w.edb"), *JetGetAttachInfoInstance(live.handle)[1]):
        handle, _ = client.open(path)
        assert JetReadFileInstance(live.handle, handle, 3 * PAGE)[0] == 0
        assert JetCloseFileInstance(live.handle, handle) == 0
        assert JetReadFileInstance(live.handle, handle, CHUNK) == (0, b"")
        assert JetReadFileInstance(live.handle, handle, PAGE) == (-1003, b"")
        assert JetReadFileInstance(live.handle, handle, CHUNK + 1) == (-1003, b"")
        assert JetCloseFileInstance(live.handle, handle) == -1003
    assert JetReadFileInstance(live.handle, handle + 1, CHUNK) == (-1003, b""), "never given out"


def test_the_list_of_logs_to_remove_ends_the_current_log_too(live: Running) -> None:
    client = Client(live)
    read_once(client)
    current = live.instance.log.generation
    error, _ = JetGetTruncateLogInfoInstance(live.handle)
    assert error == 0
    assert live.instance.log.generation == current + 1
    assert client.logs()
    assert live.instance.log.generation == current + 1


@pytest.mark.parametrize(
    ("grbit", "error"), [(0x40, -617), (0x41, -900), (0x60, -900), (0x61, -900), (0x20, -1001), (0x80, -900)]
)
def test_kinds_of_backup_that_there_are_not(live: Running, grbit: int, error: int) -> None:
    assert JetBeginExternalBackupInstance(live.handle, grbit) == error
    assert JetGetAttachInfoInstance(live.handle) == (-520, ())


def test_an_internal_copy_beside_a_backup(live: Running) -> None:
    Client(live)
    assert JetBeginExternalBackupInstance(live.handle, 0x40) == -505
    assert JetEndExternalBackupInstance2(live.handle, JET_bitBackupEndAbort) == 0


def test_no_logs_of_a_replica_s_backup_where_logs_are_circular(case: JetCase) -> None:
    live = case.running(circular=True)
    assert JetBeginExternalBackupInstance(live.handle, 0x20) == -526
