"""The fault layer itself: every fault strikes where told, in the words of the real file system, and only there."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.error_codes import Code
from engine.errors import JetError, MissingFile, SpaceExhausted, StorageFault
from engine.files import LocalFileSystem, remove_quietly, write_durably
from tests.disk.crash_fs import CrashFS, tree_of
from tests.disk.crash_model import Blob
from tests.disk.fault_fs import Call, Fault, FaultFS, Killed, faults_for

OLD, NEW = b"old " * 300, b"new text " * 300


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "file"
    path.write_bytes(OLD)
    return path


def calls_of_a_good_run(path: Path) -> list[Call]:
    fs = FaultFS(LocalFileSystem())
    write_durably(fs, path, NEW)
    assert fs.open_files == 0
    assert [call.index for call in fs.calls] == list(range(len(fs.calls)))
    path.write_bytes(OLD)
    return fs.calls


def test_calls_are_counted_with_their_verbs(path: Path) -> None:
    calls = calls_of_a_good_run(path)
    verbs = [call.verb for call in calls]
    assert verbs == [
        "exists", "exists", "create", "write", "sync", "close", "open_read", "read", "close", "rename",
        "sync_directory",
    ]  # fmt: skip
    assert (calls[3].path.name, calls[3].offset, calls[3].length) == (".file.tmp", 0, len(NEW))


def test_every_fault_at_every_call_leaves_the_old_or_the_new_file(path: Path) -> None:
    """On the smallest scenario: the error is reported, nothing else stays behind, the next run succeeds."""
    cases = [(call, fault) for call in calls_of_a_good_run(path) for fault in faults_for(call.verb)]
    assert len(cases) > 30
    for call, fault in cases:
        path.write_bytes(OLD)
        fs = FaultFS(LocalFileSystem()).fail_at(call.index, fault)
        try:
            write_durably(fs, path, NEW)
        except (JetError, MemoryError):
            assert path.read_bytes() in (OLD, NEW), (call, fault)
        else:
            assert path.read_bytes() == NEW, (call, fault)
        assert [str(struck) for struck in fs.struck] == [str(call)]
        assert fs.open_files == 0, (call, fault)
        write_durably(LocalFileSystem(), path, NEW)
        assert tree_of(path.parent) == {"file": Blob(NEW)}, (call, fault)


def test_killed_at_every_call_nothing_runs_after(path: Path) -> None:
    for call in calls_of_a_good_run(path):
        for halfway in (False, True):
            path.write_bytes(OLD)
            remove_quietly(LocalFileSystem(), [path.with_name(".file.tmp")])
            fs = FaultFS(LocalFileSystem()).kill_at(call.index, halfway=halfway)
            with pytest.raises(Killed):
                write_durably(fs, path, NEW)
            assert fs.dead
            assert len(fs.calls) == call.index + 1, "a call ran after the kill"
            assert path.read_bytes() == (NEW if call.verb == "sync_directory" else OLD)
            with pytest.raises(Killed):
                fs.exists(path)
            fs.bury()
            assert fs.open_files == 0


def test_killed_halfway_through_a_write(path: Path) -> None:
    write = next(call for call in calls_of_a_good_run(path) if call.verb == "write")
    fs = FaultFS(LocalFileSystem()).kill_at(write.index, halfway=True)
    with pytest.raises(Killed):
        write_durably(fs, path, NEW)
    assert path.with_name(".file.tmp").read_bytes() == NEW[: len(NEW) // 2]


def test_killed_when_done(path: Path) -> None:
    fs = FaultFS(LocalFileSystem()).fail_at(0, Fault.KILL_WHEN_DONE, "rename")
    with pytest.raises(Killed):
        write_durably(fs, path, NEW)
    assert path.read_bytes() == NEW


def test_a_killed_owner_holds_no_lock(path: Path) -> None:
    fs = FaultFS(LocalFileSystem()).fail_at(0, Fault.KILL, "exists")
    with pytest.raises(Killed), fs.lock(path):
        fs.exists(path)
    with LocalFileSystem().lock(path):
        pass


@pytest.mark.parametrize(
    ("fault", "category", "code"),
    [
        (Fault.NO_SPACE, SpaceExhausted, Code.DiskFull),
        (Fault.SHORT_WRITE, SpaceExhausted, Code.DiskFull),
        (Fault.INPUT_OUTPUT, StorageFault, Code.DiskIO),
        (Fault.NO_ACCESS, StorageFault, Code.FileAccessDenied),
        (Fault.READ_ONLY, StorageFault, Code.FileAccessDenied),
        (Fault.NOT_FOUND, MissingFile, Code.FileNotFound),
        (Fault.TOO_MANY_FILES, StorageFault, Code.DiskIO),
        (Fault.FAILS_WHEN_DONE, StorageFault, Code.DiskIO),
    ],
)
def test_errors_are_those_of_the_real_file_system(
    path: Path, fault: Fault, category: type[JetError], code: Code
) -> None:
    new = path.with_name("new")
    fs = FaultFS(LocalFileSystem()).fail_at(0, fault, "write")
    with fs.create(new) as file, pytest.raises(category) as caught:
        file.write_at(0, NEW)
    assert caught.value.code is code
    assert caught.value.context["path"] == str(new)
    assert "Cannot write" in caught.value.message
    written = {Fault.SHORT_WRITE: len(NEW) // 2, Fault.FAILS_WHEN_DONE: len(NEW)}.get(fault, 0)
    assert new.read_bytes() == NEW[:written]


def test_reads_that_lie(path: Path) -> None:
    def read(fault: Fault) -> tuple[bytes, bytes]:
        fs = FaultFS(LocalFileSystem()).fail_at(0, fault, "read", times=2)
        buffer = bytearray(len(OLD))
        with fs.open_read(path) as file:
            first = file.read_at(0, len(OLD))
            got = file.read_into(memoryview(buffer), 0)
        return first, bytes(buffer[:got])

    half = OLD[: len(OLD) // 2]
    assert read(Fault.SHORT_READ) == (half, half)
    for data in read(Fault.BIT_FLIP):
        assert len(data) == len(OLD)
        assert sum((a ^ b).bit_count() for a, b in zip(data, OLD, strict=True)) == 1
    with pytest.raises(MemoryError):
        read(Fault.NO_MEMORY)


def test_sizes_that_lie(path: Path) -> None:
    fs = FaultFS(LocalFileSystem()).fail_at(0, Fault.SMALLER, "stat").fail_at(1, Fault.LARGER, "stat")
    assert [fs.stat(path).size for _ in range(3)] == [len(OLD) // 2, len(OLD) + 4096, len(OLD)]


def test_faults_pick_their_calls(path: Path) -> None:
    other = path.with_name("other")
    fs = FaultFS(LocalFileSystem()).fail_at(1, Fault.INPUT_OUTPUT, "exists", suffix="file", times=2)
    outcome: list[bool] = []
    for asked in (path, other, path, other, path, path):
        try:
            fs.exists(asked)
            outcome.append(True)
        except StorageFault:
            outcome.append(False)
    assert outcome == [True, True, False, True, False, True]


def test_a_full_disk_stays_full(path: Path) -> None:
    fs = FaultFS(LocalFileSystem()).fail_at(0, Fault.NO_SPACE, "create", times=None)
    for _ in range(3):
        with pytest.raises(SpaceExhausted):
            fs.create(path.with_name("new"))


def test_the_hook_comes_between_the_calls(path: Path) -> None:
    def vanish(call: Call) -> None:
        if call.verb == "rename":
            call.path.unlink()

    with pytest.raises(MissingFile):
        write_durably(FaultFS(LocalFileSystem(), vanish), path, NEW)
    assert path.read_bytes() == OLD


def test_over_a_recorder_the_halves_are_recorded(tmp_path: Path) -> None:
    """Faults and cuts together: what a failed write left is part of what a later cut may leave."""
    recorder = CrashFS(tmp_path / "disk")
    fs = FaultFS(recorder).fail_at(0, Fault.SHORT_WRITE, "write")
    with pytest.raises(SpaceExhausted):
        write_durably(fs, recorder.root / "file", NEW)
    assert recorder.trace() == [
        "create .file.tmp",
        f"write .file.tmp 0+{len(NEW) // 2}",
        "remove .file.tmp",
    ]
