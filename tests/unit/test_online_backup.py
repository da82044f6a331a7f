"""A running instance being backed up: what it checks, keeps, refuses, deletes and writes down."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from engine.backup.truncation import run_truncate
from engine.chain.manifest import Kind
from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.db_header import HEADER_READ, DatabaseHeader, read_header
from engine.formats.stamps import LogTime, Signature
from engine.instance import online_backup
from engine.instance.instance import Instance
from engine.instance.online_backup import BackupScope, OnlineBackup
from engine.recovery.recover import recover
from engine.run_context import RunContext
from engine.sources.live import InProcessSource
from engine.storage.database_file import OpenDatabaseFile
from engine.storage.header_states import mark_attached
from tests.builders.live_backup import LIVE, ROOT, InterleavedSource, LiveCase, refused, small
from tests.disk.memory_fs import MemoryFS

W = "w.edb"


@pytest.fixture
def case() -> LiveCase:
    made = LiveCase()
    made.step(60)
    return made


def header_on_disk(fs: MemoryFS, name: str = W) -> DatabaseHeader:
    with fs.open_read(LIVE / name) as file:
        return read_header(file.read_at(0, HEADER_READ)).header


# who may begin


def test_one_backup_at_a_time(case: LiveCase) -> None:
    first = case.instance.backups.begin(BackupScope.FULL)
    refused(Code.BackupInProgress, lambda: case.instance.backups.begin(BackupScope.FULL))
    assert case.instance.backups.running is first
    first.abort()
    case.instance.backups.begin(BackupScope.FULL).abort()


def test_a_second_run_does_not_harm_the_first(case: LiveCase) -> None:
    tried: list[JetError] = []

    def second() -> None:
        if not tried:
            tried.append(refused(Code.BackupInProgress, lambda: LiveCase.run(case)))

    made = case.run(source=InterleavedSource(case.instance, second))
    assert tried
    assert case.restored(made.chain) == case.now


def test_a_service_that_stops(case: LiveCase) -> None:
    case.instance.stop_service()
    refused(Code.ClientRequestToStopJetService, case.run)


def test_an_instance_that_failed(case: LiveCase) -> None:
    case.instance.fail(Code.DiskIO.error())
    refused(Code.InstanceUnavailable, case.run)


def test_an_instance_that_has_ended(case: LiveCase) -> None:
    case.close()
    refused(Code.NotInitialized, case.run)


def test_no_incremental_of_circular_logs() -> None:
    case = LiveCase(small(circular=True))
    case.step(5)
    case.run()
    refused(Code.InvalidBackup, lambda: case.run(Kind.INCREMENTAL))


def test_a_log_volume_without_room(case: LiveCase) -> None:
    case.instance.log.space_low = True
    refused(Code.LogDiskFull, case.run)


@pytest.mark.parametrize(
    ("damage", "code"), [(b"\xff" * 8192, Code.CheckpointCorrupt), (None, Code.CheckpointFileNotFound)]
)
def test_a_full_needs_the_checkpoint_file(
    case: LiveCase, monkeypatch: pytest.MonkeyPatch, damage: bytes | None, code: Code
) -> None:
    monkeypatch.setattr(online_backup, "CHECKPOINT_PAUSE", 0)
    path = LIVE / "edb.chk"
    if damage is None:
        case.fs.remove(path)
    else:
        with case.fs.open_update(path) as file:
            file.write_at(0, damage)
    refused(code, case.run)
    assert case.instance.backups.running is None


# databases stay as they are


def test_databases_neither_come_nor_go(case: LiveCase) -> None:
    backup = case.instance.backups.begin(BackupScope.FULL)
    refused(Code.BackupInProgress, lambda: case.instance.create_database(LIVE / "new.edb"))
    refused(Code.BackupInProgress, lambda: case.instance.attach(LIVE / "other.edb"))
    refused(Code.BackupInProgress, lambda: case.instance.detach(case.instance.databases[0]))
    backup.abort()
    case.instance.create_database(LIVE / "new.edb")


def test_a_backup_waits_for_a_database_that_comes(case: LiveCase) -> None:
    begun: list[OnlineBackup] = []
    with case.instance.backups.kept_out():
        waiting = threading.Thread(target=lambda: begun.append(case.instance.backups.begin(BackupScope.FULL)))
        waiting.start()
        waiting.join(0.05)
        assert not begun
    waiting.join(60)
    begun[0].abort()


def test_another_session_may_hold_the_writers_place(case: LiveCase) -> None:
    session = case.instance.session()
    session.begin(write=True)
    made = case.run()
    session.rollback()
    session.close()
    assert case.restored(made.chain) == case.now


# headers


def test_the_header_names_the_last_full_and_incremental(case: LiveCase) -> None:
    full = case.run()
    header = header_on_disk(case.fs)
    assert (header.bkinfo_full_prev.gen_low, header.bkinfo_full_prev.gen_high) == full.run.logs
    assert header.bkinfo_full_prev.mark.is_set
    assert header.bkinfo_full_prev.time.is_set
    assert not header.bkinfo_inc_prev.gen_high
    assert not header.bkinfo_full_cur.gen_low
    case.step(30)
    incremental = case.run(Kind.INCREMENTAL)
    header = header_on_disk(case.fs)
    assert incremental.run.logs is not None
    assert header.bkinfo_inc_prev.gen_high == incremental.run.logs[1]
    assert header.bkinfo_full_prev.gen_high == full.manifest.runs[0].logs[1]  # type: ignore[index]
    case.run()
    assert not header_on_disk(case.fs).bkinfo_inc_prev.gen_high


def test_recovery_brings_the_note_back(case: LiveCase, monkeypatch: pytest.MonkeyPatch) -> None:
    """The record alone is enough: the machine stops before any header is written."""
    monkeypatch.setattr(OpenDatabaseFile, "write_header", lambda self: None)
    made = case.run()
    fs = MemoryFS(ROOT, case.fs.tree())
    monkeypatch.undo()
    assert not header_on_disk(fs).bkinfo_full_prev.gen_high
    recover(fs, log_directory=LIVE, base="edb", databases=[LIVE / W])
    info = header_on_disk(fs).bkinfo_full_prev
    assert (info.gen_low, info.gen_high) == made.run.logs


def test_a_new_log_stream_forgets_backups(case: LiveCase) -> None:
    case.run()
    header = DatabaseHeader(bytearray(case.instance.databases[0].file.header.buffer))
    mark_attached(header, header.lgpos_attach, LogTime(), header.sign_log, LogTime())
    assert header.bkinfo_full_prev.gen_high
    mark_attached(header, header.lgpos_attach, LogTime(), Signature(7), LogTime())
    assert not header.bkinfo_full_prev.gen_high


def test_an_incremental_needs_a_full_of_every_database(case: LiveCase) -> None:
    error = refused(Code.MissingFullBackup, lambda: case.run(Kind.INCREMENTAL))
    assert error.context["path"] == str(LIVE / W)
    assert case.ids == [206, 214]
    full = case.run()
    case.add("new.edb")
    error = refused(Code.MissingFullBackup, lambda: case.run(Kind.INCREMENTAL))
    assert error.context["path"] == str(LIVE / "new.edb")
    assert case.ids == [206, 214]
    assert [run.kind for run in full.manifest.runs] == [Kind.FULL]
    assert case.restored(full.chain)[W]
    case.run()
    case.step()
    both = case.run(Kind.INCREMENTAL)
    assert case.restored(both.chain) == case.now


# logs


def test_the_log_grows_by_one_even_without_work(case: LiveCase) -> None:
    case.run()
    before = case.instance.log.generation
    case.run(Kind.INCREMENTAL)
    assert case.instance.log.generation == before + 1


def test_a_circular_instance_keeps_what_the_copy_needs() -> None:
    case = LiveCase(small(circular=True))
    case.step(40)
    source = InterleavedSource(case.instance, lambda: case.step(2))
    made = case.run(source=source)
    assert made.run.logs is not None
    assert made.run.logs[1] - made.run.logs[0] > 4
    case.step(40)
    assert min(case.logs()) > made.run.logs[0]


def checkpoint_generation(case: LiveCase) -> int:
    return case.instance.checkpoints.durable >> 32


def test_a_full_deletes_what_neither_set_nor_instance_needs(case: LiveCase) -> None:
    case.step(30)
    made = case.run()
    assert made.truncated.first == 1
    assert made.truncated.last + 1 == checkpoint_generation(case) == min(case.logs())
    assert case.after_a_crash() == case.now
    assert case.ids == [210, 220, 221, 223, 224, 213]
    assert not case.run().truncated.deleted or min(case.logs()) == checkpoint_generation(case)


def test_nothing_to_truncate(case: LiveCase) -> None:
    case.run()
    made = case.run(Kind.INCREMENTAL)
    assert not made.truncated
    assert case.ids == [211, 223, 225, 213]


def test_truncate_only(case: LiveCase) -> None:
    """M5: logs before the checkpoint go, and no other file changes."""
    low = checkpoint_generation(case)
    before = {path: entry for path, entry in case.fs.tree().items() if path.endswith((".edb", ".chk"))}
    assert case.logs()[0] < low
    events = case.events
    cut = run_truncate(InProcessSource(case.instance), context=RunContext(events=events.append))
    assert (cut.first, cut.last, cut.deleted) == (1, low - 1, low - 1)
    assert case.logs()[0] == low
    assert case.ids == [224], "nothing was copied: no backup has begun or ended"
    assert {path: entry for path, entry in case.fs.tree().items() if path in before} == before
    assert not header_on_disk(case.fs).bkinfo_full_prev.gen_high
    assert case.after_a_crash() == case.now
    assert not run_truncate(InProcessSource(case.instance))


def test_truncate_only_leaves_circular_logs_to_the_instance() -> None:
    case = LiveCase(small(circular=True))
    case.step(30)
    case.instance.log.roll()
    before = case.logs()
    assert not run_truncate(InProcessSource(case.instance), context=RunContext(events=case.events.append))
    assert case.logs() == before
    assert case.ids == [225]
    refused(Code.InvalidBackup, lambda: run_truncate(InProcessSource(case.instance), Kind.INCREMENTAL))


def test_truncate_only_of_the_incremental_kind_needs_a_full(case: LiveCase) -> None:
    refused(Code.MissingFullBackup, lambda: run_truncate(InProcessSource(case.instance), Kind.INCREMENTAL))
    case.run()
    case.step(60)
    assert run_truncate(InProcessSource(case.instance), Kind.INCREMENTAL)
    error = refused(Code.MissingFileToBackup, lambda: case.run(Kind.INCREMENTAL))
    assert "edb" in str(error.context["path"])
    assert 459 in case.ids


def test_a_database_that_was_not_copied_keeps_its_logs(case: LiveCase) -> None:
    case.add("new.edb")
    case.step(40)
    backup = case.instance.backups.begin(BackupScope.FULL)
    copies = {copy.path.name: copy for copy in backup.copies()}
    backup.trailer(copies[W])
    backup.roll()
    assert not backup.truncation(), "new.edb has never been backed up"
    backup.trailer(copies["new.edb"])
    assert backup.truncation().stop == checkpoint_generation(case)
    backup.abort()


def test_no_log_goes_before_the_checkpoint_file_says_so(case: LiveCase, monkeypatch: pytest.MonkeyPatch) -> None:
    """The position in memory runs ahead of the file while that is being written."""
    backup = case.instance.backups.begin(BackupScope.FULL)
    seen: list[tuple[int, int]] = []

    def slow(*args: object) -> None:
        seen.append((case.instance.checkpoints.position >> 32, backup.truncation().stop))

    before = checkpoint_generation(case)
    case.step(30)
    case.instance.log.roll()
    monkeypatch.setattr("engine.storage.checkpoint.write_checkpoint", slow)
    case.instance.checkpoint()
    assert seen[0][0] > seen[0][1] >= before
    monkeypatch.undo()
    backup.abort()


# the end


@pytest.mark.parametrize("how", ["stop", "end"])
def test_stopped_at_the_next_chunk(case: LiveCase, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    monkeypatch.setattr(online_backup, "END_WAIT", 0.01)
    logs, header = case.logs(), header_on_disk(case.fs).bkinfo_full_prev
    reads: list[int] = []

    def act() -> None:
        reads.append(1)
        if len(reads) == 3:
            case.instance.backups.stop() if how == "stop" else case.close()

    code = Code.BackupAbortByServer if how == "stop" else Code.TermInProgress
    refused(code, lambda: case.run(source=InterleavedSource(case.instance, act)))
    assert len(reads) == 3
    assert case.fs.list(ROOT / "backups") == []
    assert header_on_disk(case.fs).bkinfo_full_prev == header
    assert case.logs()[: len(logs)] == logs
    if how == "stop":
        assert case.ids == [210, 220, 222, 226]
        assert case.restored(case.run().chain) == case.now
    else:
        assert case.ids == [210, 220, 217, 222, 215]


def test_leaving_without_a_finish_breaks_it_off(case: LiveCase) -> None:
    source = InProcessSource(case.instance)
    with source.begin():
        assert case.instance.backups.running
        assert source.state().live
    assert case.instance.backups.running is None


def test_ending_an_instance_waits_for_its_backup(case: LiveCase) -> None:
    backup = case.instance.backups.begin(BackupScope.FULL)
    ending = threading.Thread(target=case.instance.close)
    ending.start()
    ending.join(0.05)
    assert ending.is_alive()
    while True:
        try:
            backup.check()
        except JetError as error:
            assert error.code is Code.TermInProgress
            break
    backup.abort()
    ending.join(60)
    assert not ending.is_alive()


def test_the_first_backup_of_a_stream_without_a_checkpoint(tmp_path: Path) -> None:
    case = LiveCase()
    case.step(3)
    case.close()
    fs = MemoryFS(ROOT, case.fs.tree())
    for path in fs.list(LIVE):
        if not path.name.endswith(".edb"):
            fs.remove(path)
    with Instance.open(small(), fs=fs) as instance:
        instance.attach(LIVE / W)
        backup = instance.backups.begin(BackupScope.FULL)
        assert backup.gen_low == 1
        assert backup.roll() == range(1, 2)
        backup.abort()
