"""Large writes go past the page cache where the system takes them so, and arrive in any case."""

from __future__ import annotations

import errno
import mmap
import os
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engine.error_codes import Code
from engine.errors import JetError
from engine.files import LocalFileSystem
from engine.files.direct import BLOCK, LEAST, DirectCalls

LENGTH = 1 << 20
linux = pytest.mark.skipif(sys.platform != "linux", reason="O_DIRECT")


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """Not in memory, which has no cache to go past."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder).resolve()


class Recorder(DirectCalls):
    """Notes what went past the cache, in a file system that may not know how; ``fails`` is asked before each."""

    def __init__(self, fails: Callable[[int], int | None] = lambda number: None) -> None:
        self.switches: list[bool] = []
        self.writes: list[tuple[int, int]] = []
        self.fails = fails

    def switch(self, descriptor: int, *, direct: bool) -> None:
        self.switches.append(direct)

    def write(self, descriptor: int, view: memoryview, offset: int) -> int:
        short = self.fails(len(self.writes))
        if short is not None and short < 0:
            self.writes.append((offset, short))
            raise OSError(-short, os.strerror(-short))
        done = super().write(descriptor, view[:short] if short is not None else view, offset) if short != 0 else 0
        self.writes.append((offset, done))
        return done


class NotHere(Recorder):
    """A file system that refuses the flag."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number

    def switch(self, descriptor: int, *, direct: bool) -> None:
        super().switch(descriptor, direct=direct)
        if direct:
            raise OSError(self.number, os.strerror(self.number))


def memory(length: int, seed: int = 1) -> memoryview:
    """Random bytes that start at a page of memory."""
    buffer = mmap.mmap(-1, length)
    buffer[:] = random.Random(seed).randbytes(length)
    return memoryview(buffer)


def write(path: Path, calls: DirectCalls, *parts: tuple[int, memoryview | bytes]) -> None:
    with LocalFileSystem(direct=calls).create(path) as file:
        for offset, data in parts:
            file.write_at(offset, data)
        file.sync()


@linux
@pytest.mark.parametrize("length", [LEAST, LENGTH, LENGTH + 1, LENGTH + BLOCK - 1, 3 * LENGTH + 2048])
def test_whole_blocks_go_past_the_cache_and_the_odd_end_does_not(tmp_path: Path, length: int) -> None:
    """The real calls: the file is what was written, in pieces of a MiB, and may be read at once."""
    data = memory(length)
    parts = [(at, data[at : at + LENGTH]) for at in range(0, length, LENGTH)]
    write(tmp_path / "file", DirectCalls(), *parts)
    assert (tmp_path / "file").read_bytes() == data
    calls = Recorder()
    write(tmp_path / "again", calls, *parts)
    assert (tmp_path / "again").read_bytes() == data
    longs = [(at, len(part) // BLOCK * BLOCK) for at, part in parts if len(part) >= LEAST]
    assert calls.writes == longs
    assert calls.switches == ([True] if length % BLOCK == 0 else [True, False])


@linux
def test_ordinary_and_direct_writes_of_one_file_mix(tmp_path: Path) -> None:
    data = memory(4 * LENGTH + 100)
    pieces = (
        (0, 10),
        (10, LENGTH),
        (LENGTH, 2 * LENGTH),
        (2 * LENGTH, 2 * LENGTH + 5),
        (2 * LENGTH + 5, 3 * LENGTH),
    )
    rest = ((3 * LENGTH, 4 * LENGTH + 100),)
    write(tmp_path / "file", DirectCalls(), *((start, data[start:end]) for start, end in (*pieces, *rest)))
    assert (tmp_path / "file").read_bytes() == data


@pytest.mark.parametrize(
    "part",
    [
        pytest.param((0, bytes(LENGTH)), id="memory that cannot be changed"),
        pytest.param((0, memory(LENGTH + 1)[1:]), id="memory that starts elsewhere"),
        pytest.param((512, memory(LENGTH)), id="an odd place"),
        pytest.param((0, memory(LEAST - 1)), id="a short write"),
    ],
)
def test_what_is_misaligned_goes_the_ordinary_way(tmp_path: Path, part: tuple[int, memoryview | bytes]) -> None:
    calls = Recorder()
    write(tmp_path / "file", calls, part)
    assert (tmp_path / "file").read_bytes() == bytes(part[0]) + bytes(part[1])
    assert not calls.writes
    assert not calls.switches


@pytest.mark.parametrize("number", [errno.EINVAL, errno.EOPNOTSUPP, errno.ENOSYS, errno.EPERM])
def test_a_file_system_without_it_is_written_to_the_ordinary_way(tmp_path: Path, number: int) -> None:
    """It is asked once for each file."""
    data, calls = memory(3 * LENGTH), NotHere(number)
    write(tmp_path / "file", calls, *((at, data[at : at + LENGTH]) for at in range(0, 3 * LENGTH, LENGTH)))
    assert (tmp_path / "file").read_bytes() == data
    assert calls.switches == [True]
    assert not calls.writes


@pytest.mark.parametrize("at", range(4))
@pytest.mark.parametrize("short", [-errno.EINVAL, -errno.EOPNOTSUPP, 0, 1, 511, BLOCK, BLOCK + 512])
def test_a_write_that_is_refused_or_stops_early_is_completed(tmp_path: Path, at: int, short: int) -> None:
    """Inside a block or at its end, in any of the writes."""
    data, calls = memory(4 * LENGTH + 7), Recorder(lambda number: short if number == at else None)
    parts = [(start, data[start : start + LENGTH]) for start in range(0, len(data), LENGTH)]
    write(tmp_path / "file", calls, *parts)
    assert (tmp_path / "file").read_bytes() == data
    assert calls.writes[at][1] == short
    assert len(calls.writes) == at + 1 if short < 0 else len(calls.writes) >= 4


@pytest.mark.parametrize(
    ("number", "code"), [(errno.EIO, Code.DiskIO), (errno.ENOSPC, Code.DiskFull), (errno.EDQUOT, Code.DiskFull)]
)
@pytest.mark.parametrize("at", range(3))
def test_what_no_other_way_would_help_against_is_reported(
    tmp_path: Path, at: int, number: int, code: Code
) -> None:
    data, calls = memory(3 * LENGTH), Recorder(lambda count: -number if count == at else None)
    with pytest.raises(JetError) as caught:
        write(tmp_path / "file", calls, *((at, data[at : at + LENGTH]) for at in range(0, 3 * LENGTH, LENGTH)))
    assert caught.value.code is code
    assert caught.value.context["path"] == str(tmp_path / "file")
    assert len(calls.writes) == at + 1
