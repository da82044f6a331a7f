"""``FaultFS``: a file system whose n-th call fails, lies, stops dead, or waits for something to be done first.

Wraps any :class:`~engine.files.FileSystem`. A first run counts (``calls``); then one run per call and fault::

    for call in calls_of_a_good_run:
        for fault in faults_for(call.verb):
            fs = FaultFS(LocalFileSystem())
            fs.fail_at(call.index, fault)
"""

from __future__ import annotations

import contextlib
import copy
import errno
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import TypeVar, cast

from engine.files import DirectoryEntry, FileStat, FileSystem, ReadFile, UpdateFile, Writable, WriteFile
from engine.os_errors import from_os_error

T = TypeVar("T")

DOING = {
    "open_read": "open", "open_update": "open", "read": "read", "stat": "access", "exists": "access",
    "is_link": "access", "list": "list", "free_space": "access", "is_mount_point": "access",
    "copy_attributes": "copy the owner and mode of another file to", "lock": "lock", "create": "create",
    "write": "write", "truncate": "truncate", "sync": "sync", "close": "close",
    "make_directory": "create the folder", "rename": "rename", "remove": "delete",
    "remove_directory": "delete the folder", "sync_directory": "sync",
}  # fmt: skip
"""Every verb that can fail, in the words in which :class:`~engine.files.LocalFileSystem` would put it."""

CHANGING = frozenset(
    (
        "create",
        "write",
        "truncate",
        "sync",
        "make_directory",
        "rename",
        "remove",
        "remove_directory",
        "sync_directory",
    )
)


class Killed(BaseException):
    """The process is gone: nothing of ours runs after this, every further call raises it again."""


class Fault(Enum):
    """What goes wrong at a call. An error comes before anything is done, unless the name says otherwise."""

    NO_SPACE = errno.ENOSPC
    INPUT_OUTPUT = errno.EIO
    NO_ACCESS = errno.EACCES
    READ_ONLY = errno.EROFS
    NOT_FOUND = errno.ENOENT
    TOO_MANY_FILES = errno.EMFILE
    SHORT_WRITE = "half of the bytes are written, then the disk is full"
    FAILS_WHEN_DONE = "all is done, then EIO is reported"
    SHORT_READ = "half of the bytes come, as if the file ended there"
    BIT_FLIP = "one bit of what is read is wrong"
    SMALLER = "the file is said to be half as long as it is"
    LARGER = "the file is said to be 4 KiB longer than it is"
    NO_MEMORY = "MemoryError"
    KILL = "killed before the call"
    KILL_HALFWAY = "killed when half of the bytes are written"
    KILL_WHEN_DONE = "killed before the call comes back"


_WHEN_DONE = frozenset(("sync", "close", "rename", "remove", "create", "make_directory", "sync_directory"))


def faults_for(verb: str, *, kills: bool = False) -> tuple[Fault, ...]:
    """The faults that can befall a call of this verb; with ``kills`` those that end the process instead."""
    if kills:
        return (Fault.KILL, Fault.KILL_HALFWAY) if verb == "write" else (Fault.KILL,)
    faults = [Fault.INPUT_OUTPUT]
    if verb in ("create", "write", "make_directory", "rename", "sync", "close"):
        faults.append(Fault.NO_SPACE)
    if verb in CHANGING | {"open_update"} and verb not in ("write", "sync", "sync_directory"):
        faults.append(Fault.READ_ONLY)
    if verb in DOING.keys() - {"read", "write", "sync", "close"}:
        faults.append(Fault.NO_ACCESS)
    if verb in ("open_read", "open_update", "list", "rename", "remove"):
        faults.append(Fault.NOT_FOUND)
    if verb in ("open_read", "open_update", "create", "list", "lock"):
        faults.append(Fault.TOO_MANY_FILES)
    if verb in _WHEN_DONE:
        faults.append(Fault.FAILS_WHEN_DONE)
    if verb == "read":
        faults += [Fault.SHORT_READ, Fault.BIT_FLIP, Fault.NO_MEMORY]
    if verb == "write":
        faults.append(Fault.SHORT_WRITE)
    if verb == "stat":
        faults += [Fault.SMALLER, Fault.LARGER]
    return tuple(faults)


@dataclass(frozen=True, slots=True)
class Call:
    """One call: its number among all (from 0), its verb, its path, and where and how many bytes."""

    index: int
    verb: str
    path: Path
    offset: int = 0
    length: int = 0

    def __str__(self) -> str:
        return f"call {self.index}: {self.verb} {self.path} {self.offset}+{self.length}"


Hook = Callable[[Call], None]


@dataclass
class _Plan:
    """A fault that waits for its call: ``skip`` matching calls pass, then ``times`` fail (``None``: all)."""

    fault: Fault
    verb: str | None
    suffix: str
    skip: int
    times: int | None

    def strikes(self, call: Call) -> bool:
        if (self.verb is not None and call.verb != self.verb) or not str(call.path).endswith(self.suffix):
            return False
        if self.skip:
            self.skip -= 1
            return False
        if self.times is not None:
            self.times -= 1
        return self.times is None or self.times >= 0


class FaultFS:
    """A :class:`~engine.files.FileSystem` that counts its calls and fails where told.

    ``calls`` are the calls so far. ``hook`` is called before each (outside of any fault), from the thread that
    calls; calls it makes itself on the wrapped file system are not counted.
    """

    def __init__(self, inner: FileSystem, hook: Hook | None = None) -> None:
        self.inner = inner
        self.hook = hook
        self.calls: list[Call] = []
        self.struck: list[Call] = []
        self._killed = threading.Event()
        self._plans: list[_Plan] = []
        self._open: set[_FaultReadFile | _FaultWriteFile] = set()
        self._mutex = threading.Lock()

    @property
    def dead(self) -> bool:
        return self._killed.is_set()

    @property
    def open_files(self) -> int:
        """Files that were opened and not closed."""
        return len(self._open)

    def fail_at(
        self, n: int, fault: Fault, verb: str | None = None, *, suffix: str = "", times: int | None = 1
    ) -> FaultFS:
        """Let call ``n`` fail, counted from 0 among all calls, or among those of ``verb`` and paths on ``suffix``.

        So do further ones, ``times`` in all, or with ``None`` all that follow. Returns itself.
        """
        self._plans.append(_Plan(fault, verb, suffix, n, times))
        return self

    def kill_at(self, n: int, *, halfway: bool = False) -> FaultFS:
        """Stop dead at call ``n`` of all: before it, or with half of its bytes written."""
        return self.fail_at(n, Fault.KILL_HALFWAY if halfway else Fault.KILL)

    # the one way through which every call goes

    def perform(self, call: Call, action: Callable[[], T], half: Callable[[], object] | None = None) -> T:
        """Number the call, then do it as planned; ``half`` does the first half of it."""
        with self._mutex:
            if self.dead:
                raise Killed
            call = replace(call, index=len(self.calls))
            self.calls.append(call)
            striking = [plan for plan in self._plans if plan.strikes(call)]
            if striking:
                self.struck.append(call)
        if self.hook is not None:
            self.hook(call)
        return self._strike(striking[0].fault, call, action, half) if striking else action()

    def _strike(self, fault: Fault, call: Call, action: Callable[[], T], half: Callable[[], object] | None) -> T:
        match fault:
            case Fault.KILL | Fault.KILL_HALFWAY | Fault.KILL_WHEN_DONE:
                if fault is Fault.KILL_HALFWAY and half is not None:
                    half()
                elif fault is Fault.KILL_WHEN_DONE:
                    action()
                self._killed.set()
                raise Killed
            case Fault.NO_MEMORY:
                raise MemoryError
            case Fault.SHORT_READ | Fault.BIT_FLIP | Fault.SMALLER | Fault.LARGER:
                return _lie(fault, action())
            case Fault.SHORT_WRITE:
                if half is not None:
                    half()
                number = errno.ENOSPC
            case Fault.FAILS_WHEN_DONE:
                action()
                number = errno.EIO
            case _:
                number = int(fault.value)
        raise from_os_error(OSError(number, os.strerror(number)), DOING[call.verb], call.path)

    def bury(self) -> None:
        """Close what was left open, as the kernel does for a process that died; call it when all threads ended."""
        for file in list(self._open):
            file.inner.close()
        self._open.clear()

    def closed(self, file: _FaultReadFile | _FaultWriteFile) -> None:
        """A file of this file system closes; as with the real call, it is closed even when that fails."""
        if file in self._open:
            self._open.discard(file)
            try:
                self.perform(Call(0, "close", file.path), file.inner.close)
            finally:
                file.inner.close()

    # FileSystem

    def beneath(self, root: Path) -> FaultFS:
        """Another view of this one: calls of both are counted, and fail, together."""
        view = copy.copy(self)
        view.inner = self.inner.beneath(root)
        return view

    def open_read(self, path: Path) -> ReadFile:
        inner = self.perform(Call(0, "open_read", path), lambda: self.inner.open_read(path))
        file = _FaultReadFile(inner, self)
        self._open.add(file)
        return file

    def open_update(self, path: Path) -> UpdateFile:
        inner = self.perform(Call(0, "open_update", path), lambda: self.inner.open_update(path))
        file = _FaultUpdateFile(inner, self)
        self._open.add(file)
        return file

    def create(self, path: Path) -> WriteFile:
        made: list[WriteFile] = []
        try:
            self.perform(Call(0, "create", path), lambda: made.append(self.inner.create(path)))
        except BaseException:
            for lost in made:
                lost.close()
            raise
        file = _FaultWriteFile(made[0], self)
        self._open.add(file)
        return file

    def stat(self, path: Path) -> FileStat:
        return self.perform(Call(0, "stat", path), lambda: self.inner.stat(path))

    def exists(self, path: Path) -> bool:
        return self.perform(Call(0, "exists", path), lambda: self.inner.exists(path))

    def is_link(self, path: Path) -> bool:
        return self.perform(Call(0, "is_link", path), lambda: self.inner.is_link(path))

    def list(self, path: Path) -> list[Path]:
        return self.perform(Call(0, "list", path), lambda: self.inner.list(path))

    def entries(self, path: Path) -> Iterator[DirectoryEntry]:
        return self.perform(Call(0, "list", path), lambda: iter([*self.inner.entries(path)]))

    def make_directory(self, path: Path) -> None:
        self.perform(Call(0, "make_directory", path), lambda: self.inner.make_directory(path))

    def rename(self, source: Path, target: Path) -> None:
        self.perform(Call(0, "rename", source), lambda: self.inner.rename(source, target))

    def remove(self, path: Path) -> None:
        self.perform(Call(0, "remove", path), lambda: self.inner.remove(path))

    def remove_directory(self, path: Path) -> None:
        self.perform(Call(0, "remove_directory", path), lambda: self.inner.remove_directory(path))

    def sync_directory(self, path: Path) -> None:
        self.perform(Call(0, "sync_directory", path), lambda: self.inner.sync_directory(path))

    def is_mount_point(self, path: Path) -> bool:
        return self.perform(Call(0, "is_mount_point", path), lambda: self.inner.is_mount_point(path))

    def copy_attributes(self, source: Path, target: Path) -> tuple[str, ...]:
        return self.perform(Call(0, "copy_attributes", target), lambda: self.inner.copy_attributes(source, target))

    def free_space(self, path: Path) -> int:
        return self.perform(Call(0, "free_space", path), lambda: self.inner.free_space(path))

    @contextlib.contextmanager
    def lock(self, path: Path) -> Iterator[None]:
        with contextlib.ExitStack() as held:
            self.perform(Call(0, "lock", path), lambda: held.enter_context(self.inner.lock(path)))
            yield


def _lie(fault: Fault, truth: T) -> T:
    """A wrong answer in place of the true one."""
    lie: object = truth
    match fault, truth:
        case Fault.SHORT_READ, bytes() | memoryview():
            lie = truth[: len(truth) // 2]
        case Fault.BIT_FLIP, bytes() if truth:
            middle = len(truth) // 2
            lie = truth[:middle] + bytes((truth[middle] ^ 0x10,)) + truth[middle + 1 :]
        case Fault.BIT_FLIP, memoryview() if len(truth):
            truth[len(truth) // 2] ^= 0x10
        case Fault.SMALLER, FileStat():
            lie = replace(truth, size=truth.size // 2)
        case Fault.LARGER, FileStat():
            lie = replace(truth, size=truth.size + 4096)
    return cast(T, lie)


class _FaultReadFile:
    def __init__(self, inner: ReadFile, fs: FaultFS) -> None:
        self.path = inner.path
        self.inner = inner
        self._fs = fs

    def read_at(self, offset: int, length: int) -> bytes:
        call = Call(0, "read", self.path, offset, length)
        return self._fs.perform(call, lambda: self.inner.read_at(offset, length))

    def read_into(self, buffer: memoryview, offset: int) -> int:
        call = Call(0, "read", self.path, offset, len(buffer))
        return len(self._fs.perform(call, lambda: buffer[: self.inner.read_into(buffer, offset)]))

    def stat(self) -> FileStat:
        return self._fs.perform(Call(0, "stat", self.path), self.inner.stat)

    def close(self) -> None:
        self._fs.closed(self)

    def __enter__(self) -> _FaultReadFile:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


class _FaultWriteFile:
    def __init__(self, inner: WriteFile, fs: FaultFS) -> None:
        self.path = inner.path
        self.inner = inner
        self._fs = fs

    def write_at(self, offset: int, data: Writable) -> None:
        view = memoryview(data).cast("B")
        call = Call(0, "write", self.path, offset, len(view))
        write, first_half = self.inner.write_at, view[: len(view) // 2]
        self._fs.perform(call, lambda: write(offset, view), lambda: write(offset, first_half))

    def start_writeback(self, offset: int, length: int) -> None:
        self.inner.start_writeback(offset, length)

    def sync(self) -> None:
        self._fs.perform(Call(0, "sync", self.path), self.inner.sync)

    def close(self) -> None:
        self._fs.closed(self)

    def __enter__(self) -> _FaultWriteFile:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


class _FaultUpdateFile(_FaultReadFile, _FaultWriteFile):
    inner: UpdateFile

    def truncate(self, length: int) -> None:
        self._fs.perform(Call(0, "truncate", self.path, length), lambda: self.inner.truncate(length))

    def __enter__(self) -> _FaultUpdateFile:
        return self
