"""What one thread reads is hashed by a second and written by a third: no buffer is used again too early."""

from __future__ import annotations

import hashlib
import random
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from engine.digest import BUFFERS, CHUNK
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import LocalFileSystem, Writable
from engine.hashing import HashKind
from engine.parallel_copy import ParallelCopy
from tests.disk.fault_fs import Call, Fault, FaultFS, Killed

WAIT = 60.0


class HeldFile:
    """A file whose writes wait until they are let go."""

    def __init__(self) -> None:
        self.path = Path("held")
        self.go = threading.Semaphore(0)
        self.begun = threading.Event()
        self.written: list[tuple[int, bytes]] = []
        self.is_closed = False

    def write_at(self, offset: int, data: Writable) -> None:
        self.begun.set()
        assert self.go.acquire(timeout=WAIT)
        assert not self.is_closed
        self.written.append((offset, bytes(data)))

    def start_writeback(self, offset: int, length: int) -> None: ...

    def sync(self) -> None: ...

    def close(self) -> None:
        self.is_closed = True

    def __enter__(self) -> HeldFile:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def copied(copy: ParallelCopy, fs: FaultFS, path: Path, data: bytes) -> str:
    with fs.create(path) as target, copy.into(target, len(data)):
        for offset in range(0, len(data), CHUNK):
            part = data[offset : offset + CHUNK]
            buffer = copy.buffer()
            buffer[: len(part)] = part
            copy.put(buffer, len(part), offset)
        return copy.finish()


@pytest.mark.parametrize("length", [0, 1, 5000, CHUNK, CHUNK + 1, 9 * CHUNK + 4097, 8 * CHUNK])
def test_a_copy_behind_a_slow_disk_is_the_same(tmp_path: Path, length: int) -> None:
    """The disk is always the last to finish, so a buffer that is lent too early would be overwritten."""
    data = random.Random(length).randbytes(length)

    def slow(call: Call) -> None:
        if call.verb == "write":
            threading.Event().wait(0.02)

    with ParallelCopy(HashKind.SHA256) as copy:
        for name in ("first", "second"):
            path = tmp_path / name
            assert copied(copy, FaultFS(LocalFileSystem(), slow), path, data) == hashlib.sha256(data).hexdigest()
            assert path.read_bytes() == data


def test_a_buffer_that_is_being_written_is_not_lent() -> None:
    """All but those that wait for the disk are lent; the next one comes back with the first write."""
    with ParallelCopy(HashKind.SHA256) as copy, ThreadPoolExecutor(1) as pool:
        file = HeldFile()
        with copy.into(file, 100 * CHUNK):
            lent = []
            for index in range(BUFFERS):
                lent.append(copy.buffer())
                lent[-1][:1] = bytes([index])
                copy.put(lent[-1], 1, index * CHUNK)
            assert file.begun.wait(WAIT)
            waiting = pool.submit(copy.buffer)
            with pytest.raises(TimeoutError):
                waiting.result(0.3)
            file.go.release()
            assert waiting.result(WAIT) is lent[0]
            file.go.release(100)
            copy.put(lent[0], 1, BUFFERS * CHUNK)
            copy.finish()
        assert [(offset // CHUNK, data) for offset, data in file.written] == [
            *((index, bytes([index])) for index in range(BUFFERS)),
            (BUFFERS, b"\0"),
        ]


def test_nothing_writes_to_a_file_whose_copy_has_failed() -> None:
    """The write that is under way is waited for, the others are dropped."""
    with ParallelCopy(HashKind.SHA256) as copy, ThreadPoolExecutor(1) as pool:
        file = HeldFile()

        def fails() -> None:
            with file, copy.into(file, 100 * CHUNK):
                for index in range(4):
                    copy.put(copy.buffer(), CHUNK, index * CHUNK)
                assert file.begun.wait(WAIT)
                raise Code.DiskIO.error("The source cannot be read.")

        failing = pool.submit(fails)
        assert file.begun.wait(WAIT)
        with pytest.raises(TimeoutError):
            failing.result(0.3)
        assert not file.is_closed
        file.go.release(100)
        with pytest.raises(JetError, match="cannot be read"):
            failing.result(WAIT)
        assert len(file.written) == 1


@pytest.mark.parametrize("length", [100, 3 * CHUNK])
def test_what_is_finished_is_synced_last(tmp_path: Path, length: int) -> None:
    """Once, after all writes; that the sync fails reaches the reader, and the next file is copied all the same."""
    data = random.Random(4).randbytes(length)
    with ParallelCopy(HashKind.SHA256) as copy:
        with pytest.raises(JetError):
            copied(
                copy, FaultFS(LocalFileSystem()).fail_at(0, Fault.INPUT_OUTPUT, "sync"), tmp_path / "failed", data
            )
        fs = FaultFS(LocalFileSystem())
        assert copied(copy, fs, tmp_path / "whole", data) == hashlib.sha256(data).hexdigest()
        verbs = [call.verb for call in fs.calls if call.verb in ("write", "sync")]
        assert verbs == ["write"] * -(-length // CHUNK) + ["sync"]


@pytest.fixture(scope="module")
def nine_chunks() -> tuple[bytes, str]:
    """Random bytes, of which the last chunk has ten, and their hash: making them takes as long as both copies."""
    data = random.Random(1).randbytes(8 * CHUNK + 10)
    return data, hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("fault", [Fault.INPUT_OUTPUT, Fault.SHORT_WRITE, Fault.NO_MEMORY, Fault.KILL], ids=str)
@pytest.mark.parametrize("at", range(9))
def test_a_failed_write_reaches_the_reader(
    tmp_path: Path, nine_chunks: tuple[bytes, str], fault: Fault, at: int
) -> None:
    """Whichever it is; the next file can be copied all the same."""
    data, checksum = nine_chunks
    raised: type[BaseException] = {Fault.KILL: Killed, Fault.NO_MEMORY: MemoryError}.get(fault, JetError)
    with ParallelCopy(HashKind.SHA256) as copy:
        fs = FaultFS(LocalFileSystem()).fail_at(at, fault, "write")
        with pytest.raises(raised):
            copied(copy, fs, tmp_path / "failed", data)
        fs.bury()
        writes = [call.offset for call in fs.calls if call.verb == "write"]
        assert writes == [index * CHUNK for index in range(at + 1)]
        assert copied(copy, FaultFS(LocalFileSystem()), tmp_path / "whole", data) == checksum
        assert (tmp_path / "whole").read_bytes() == data


def test_a_failed_source_leaves_enough_buffers(tmp_path: Path) -> None:
    """Those that were lent when it failed are not missed by the files after it."""
    data = random.Random(2).randbytes(7 * CHUNK)
    with ParallelCopy(HashKind.SHA256) as copy:
        for number in range(10):
            target = LocalFileSystem().create(tmp_path / str(number))
            with target, pytest.raises(JetError), copy.into(target, 100 * CHUNK):
                copy.put(copy.buffer(), CHUNK, 0)
                copy.buffer()
                raise Code.DiskIO.error("The source cannot be read.")
        assert copied(copy, FaultFS(LocalFileSystem()), tmp_path / "whole", data)
        assert (tmp_path / "whole").read_bytes() == data


def test_only_what_is_kept_is_written(tmp_path: Path) -> None:
    """All of it is hashed."""
    data = random.Random(3).randbytes(3 * CHUNK)
    with ParallelCopy(HashKind.SHA256) as copy, LocalFileSystem().create(tmp_path / "file") as target:
        with copy.into(target, len(data)):
            for offset, kept in ((0, CHUNK), (CHUNK, 4096), (2 * CHUNK, 0)):
                buffer = copy.buffer()
                buffer[:] = data[offset : offset + CHUNK]
                copy.put(buffer, CHUNK, offset, kept)
            checksum = copy.finish()
        assert checksum == hashlib.sha256(data).hexdigest()
        assert (tmp_path / "file").read_bytes() == data[: CHUNK + 4096]
