"""Calls between processes of one machine over a named pipe: Windows.

Its access control list admits this user only, from the first moment on, and no call from the network. The first
instance of a pipe must be the first of its name, so that no one else can have been there before; a client does not
lend its identity to who listens.
"""

from __future__ import annotations

import _winapi
import contextlib
import ctypes
import errno
import os
import sys
import threading
import time
from collections.abc import Iterator
from ctypes import wintypes
from pathlib import Path

from engine.control.endpoint import Endpoint
from engine.control.message import wrong_member
from engine.files import FileSystem
from engine.os_errors import from_os_error

if sys.platform == "win32":
    from engine.files.windows_rights import OwnerOnly

assert sys.platform == "win32"  # noqa: S101 - so that types are those of that system

_PREFIX = "\\\\.\\pipe\\ese-backup-"
_BYTES, _NOT_FROM_THE_NETWORK = 0, 8
_IDENTIFY_ONLY = 0x00100000 | 0x00010000
"""Security quality of service: a false server learns who calls, and cannot act as the caller."""
_BUFFER = 1 << 16
_AT_ONCE = 1 << 16
_ENDED = frozenset({109, 232, 233})
"""The pipe was ended, is being closed, or has no process at the other end."""
_BUSY_WAIT = 100
_kernel = ctypes.WinDLL("kernel32", use_last_error=True)
_kernel.CreateEventW.restype = wintypes.HANDLE
_kernel.CreateEventW.argtypes = (ctypes.c_void_p, wintypes.BOOL, wintypes.BOOL, wintypes.LPCWSTR)
_kernel.SetEvent.argtypes = (wintypes.HANDLE,)


class PipeEnd:
    """One end of a connected pipe, as a socket would be one. One thread reads and writes; any may shut it down."""

    def __init__(self, handle: int) -> None:
        self._handle = handle
        self._seconds: float | None = None
        self._cut = _event()
        self._mutex = threading.Lock()
        self._closed = False

    def settimeout(self, seconds: float | None) -> None:
        self._seconds = seconds

    def sendall(self, data: bytes) -> None:
        until = None if self._seconds is None else time.monotonic() + self._seconds
        sent = 0
        while sent < len(data):
            with _broken_pipe():
                overlapped, _ = _winapi.WriteFile(self._handle, data[sent : sent + _AT_ONCE], overlapped=True)
            length = self._finish(overlapped, until)
            if length is None:
                raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))
            sent += length

    def recv(self, most: int) -> bytes:
        until = None if self._seconds is None else time.monotonic() + self._seconds
        try:
            with _broken_pipe():
                overlapped, _ = _winapi.ReadFile(self._handle, most, overlapped=True)
            length = self._finish(overlapped, until)
        except BrokenPipeError:
            return b""
        if not length:
            return b""
        return bytes((overlapped.getbuffer() or b"")[:length])

    def shutdown(self, how: int) -> None:
        """Both ways, whatever ``how`` says."""
        with self._mutex:
            if not self._closed:
                _kernel.SetEvent(self._cut)

    def close(self) -> None:
        with self._mutex:
            if not self._closed:
                self._closed = True
                _winapi.CloseHandle(self._handle)
                _winapi.CloseHandle(self._cut)

    def _finish(self, overlapped: _winapi.Overlapped, until: float | None) -> int | None:
        """The bytes of a call; ``None`` if the pipe was shut down here. What came in the last moment counts."""
        left = _winapi.INFINITE if until is None else max(0, int((until - time.monotonic()) * 1000))
        with _broken_pipe():
            first = _winapi.WaitForMultipleObjects([overlapped.event, self._cut], False, left)
            if first != _winapi.WAIT_OBJECT_0:
                overlapped.cancel()
            length, error = overlapped.GetOverlappedResult(True)
        if error != _winapi.ERROR_OPERATION_ABORTED:
            return length
        if first == _winapi.WAIT_OBJECT_0 + 1:
            return None
        raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT))


class PipeListener:
    """A pipe that takes calls until it is woken. While a call is taken, the next instance waits for another."""

    def __init__(self, address: Path) -> None:
        self._address = address
        self._rights = OwnerOnly()
        self._woken = _event()
        self._next: int | None = self._instance(first=True)

    def accept(self) -> PipeEnd | None:
        handle = self._next if self._next is not None else self._instance()
        self._next = handle
        overlapped = None
        with contextlib.suppress(BrokenPipeError), _broken_pipe():  # called, and hung up again
            overlapped = _winapi.ConnectNamedPipe(handle, overlapped=True)
        if overlapped is not None:
            first = _winapi.WaitForMultipleObjects([overlapped.event, self._woken], False, _winapi.INFINITE)
            if first != _winapi.WAIT_OBJECT_0:
                overlapped.cancel()
            with contextlib.suppress(OSError):
                overlapped.GetOverlappedResult(True)
            if first != _winapi.WAIT_OBJECT_0:
                return None
        self._next = None
        self._next = self._instance()
        return PipeEnd(handle)

    def wake(self) -> None:
        _kernel.SetEvent(self._woken)

    def close(self) -> None:
        if self._next is not None:
            _winapi.CloseHandle(self._next)
            self._next = None
        _winapi.CloseHandle(self._woken)

    def _instance(self, *, first: bool = False) -> int:
        return _winapi.CreateNamedPipe(
            str(self._address),
            _winapi.PIPE_ACCESS_DUPLEX
            | _winapi.FILE_FLAG_OVERLAPPED
            | (_winapi.FILE_FLAG_FIRST_PIPE_INSTANCE if first else 0),
            _BYTES | _NOT_FROM_THE_NETWORK,
            _winapi.PIPE_UNLIMITED_INSTANCES,
            _BUFFER,
            _BUFFER,
            _winapi.NMPWAIT_WAIT_FOREVER,
            ctypes.addressof(self._rights),
        )


def has_local_calls() -> bool:
    """Every Windows has named pipes."""
    return True


def new_address(fs: FileSystem, place: Path, id_: str) -> Path:
    """The name of the pipe; it is in no folder."""
    return Path(f"{_PREFIX}{id_}")


def check_address(address: Path, place: Path, id_: str) -> None:
    """Raises ``WrongUse`` for another pipe than that of the instance."""
    if str(address) != f"{_PREFIX}{id_}":
        raise wrong_member("socket")


def remove_address(fs: FileSystem, address: Path) -> None:
    """Nothing: a pipe is gone with the process that listens."""


def listen(address: Path) -> PipeListener:
    """A pipe that only this user can reach. Raises ``StorageFault``."""
    try:
        return PipeListener(address)
    except OSError as error:
        raise from_os_error(error, "listen on", address) from error


def connect(address: Path, seconds: float) -> PipeEnd:
    """A connection to who listens there. Raises ``OSError``."""
    until = time.monotonic() + seconds
    while True:
        try:
            handle = _winapi.CreateFile(
                str(address),
                _winapi.GENERIC_READ | _winapi.GENERIC_WRITE,
                0,
                _winapi.NULL,
                _winapi.OPEN_EXISTING,
                _winapi.FILE_FLAG_OVERLAPPED | _IDENTIFY_ONLY,
                _winapi.NULL,
            )
        except OSError as error:
            if error.winerror != _winapi.ERROR_PIPE_BUSY or time.monotonic() > until:
                raise
            with contextlib.suppress(OSError):  # all instances are taken: the next is made this moment
                _winapi.WaitNamedPipe(str(address), _BUSY_WAIT)
        else:
            end = PipeEnd(handle)
            end.settimeout(seconds)
            return end


def check_peer(connection: Endpoint) -> None:
    """Nothing: the list of the pipe admits this user only."""


def stopped_peer(connection: Endpoint) -> int | None:
    """Whether the other process is suspended is not known here."""
    return None


@contextlib.contextmanager
def _broken_pipe() -> Iterator[None]:
    """Errors of a pipe whose other end is gone are ``BrokenPipeError``."""
    try:
        yield
    except OSError as error:
        if error.winerror in _ENDED:
            raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE)) from error
        raise


def _event() -> int:
    """An event that stays set."""
    handle = _kernel.CreateEventW(None, True, False, None)
    if not handle:
        raise ctypes.WinError(ctypes.get_last_error())
    return int(handle)
