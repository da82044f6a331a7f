"""Calls between processes of one machine over a socket in a folder of the user: systems with AF_UNIX."""

from __future__ import annotations

import contextlib
import os
import selectors
import socket
import stat
import struct
import sys
from pathlib import Path

from engine.control.endpoint import Endpoint
from engine.control.message import wrong_member
from engine.control.peer import other_user
from engine.control.runtime_folder import check_private, make_private
from engine.error_codes import Code
from engine.files import FileSystem, remove_quietly, temporary_directory
from engine.os_errors import from_os_error

assert sys.platform != "win32"  # noqa: S101 - so that types are those of these systems

MAX_SOCKET_PATH = 103
"""Bytes of a socket's path that every system takes; Linux would take 107."""
_FOR_OTHERS = 0o077
_LOCAL_PEERCRED, _XUCRED = 1, struct.Struct("=IIhxx16I")
"""macOS: ``struct xucred``: version, user, number of groups, groups."""


class SocketListener:
    """A socket that takes calls until it is woken."""

    def __init__(self, listening: socket.socket) -> None:
        self._listening = listening
        self._waker, self._wakes = socket.socketpair()
        self._selector = selectors.DefaultSelector()
        self._selector.register(listening, selectors.EVENT_READ)
        self._selector.register(self._waker, selectors.EVENT_READ)

    def accept(self) -> socket.socket | None:
        while True:
            if any(key.fileobj is self._waker for key, _ in self._selector.select()):
                return None
            with contextlib.suppress(BlockingIOError, ConnectionError):  # it has hung up again
                return self._listening.accept()[0]

    def wake(self) -> None:
        self._wakes.send(b"\0")

    def close(self) -> None:
        for end in (self._selector, self._listening, self._waker, self._wakes):
            end.close()


def has_local_calls() -> bool:
    """Whether this system has such sockets."""
    return hasattr(socket, "AF_UNIX")


def new_address(fs: FileSystem, place: Path, id_: str) -> Path:
    """Beside the description, or where that path is too long in the user's part of the temporary folder."""
    for directory in (place, temporary_directory()):
        path = directory / f"{id_}.sock"
        if len(os.fsencode(path)) <= MAX_SOCKET_PATH:
            make_private(fs, directory)
            return path
    hint = "Set ESE_BACKUP_RUNTIME to one of your folders with a shorter path."
    raise Code.InvalidPath.error(f"The path {place} is too long for a socket.", hint=hint, path=str(place))


def check_address(address: Path, place: Path, id_: str) -> None:
    """Raises ``WrongUse`` for an address that this program did not make, or in a folder that others may change."""
    if address.name != f"{id_}.sock":
        raise wrong_member("socket")
    if address.parent != place:
        check_private(address.parent)


def remove_address(fs: FileSystem, address: Path) -> None:
    """Remove the socket, if it is one, and ours."""
    with contextlib.suppress(OSError):
        found = address.lstat()
        if stat.S_ISSOCK(found.st_mode) and found.st_uid == os.geteuid():
            remove_quietly(fs, [address])


def listen(address: Path) -> SocketListener:
    """A socket that only this user can reach, from its first moment on. Raises ``StorageFault``."""
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    before = os.umask(_FOR_OTHERS)
    try:
        listener.bind(os.fspath(address))
        listener.listen(socket.SOMAXCONN)
        listener.setblocking(False)
        return SocketListener(listener)
    except OSError as error:
        listener.close()
        raise from_os_error(error, "listen on", address) from error
    finally:
        os.umask(before)


def connect(address: Path, seconds: float) -> socket.socket:
    """A connection to who listens there. Raises ``OSError``."""
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        connection.settimeout(seconds)
        connection.connect(os.fspath(address))
    except OSError:
        connection.close()
        raise
    return connection


def check_peer(connection: Endpoint) -> None:
    """Raises JET_errFileAccessDenied (-1032) unless the process at the other end runs as this user."""
    try:
        user = _peer_user(connection)
    except OSError as error:
        raise other_user() from error
    if user != os.geteuid():
        raise other_user()


def stopped_peer(connection: Endpoint) -> int | None:
    """The number of the process at the other end if it is stopped, as by a debugger or Ctrl+Z (Linux)."""
    if sys.platform != "linux" or not isinstance(connection, socket.socket):
        return None
    try:
        pid, _, _ = struct.unpack("3i", connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (OSError, IndexError):
        return None
    return int(pid) if state in ("T", "t") else None


def _peer_user(connection: Endpoint) -> int:
    if not isinstance(connection, socket.socket):
        raise other_user()
    if sys.platform == "linux":
        size = struct.calcsize("3i")
        _, user, _ = struct.unpack("3i", connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size))
        return int(user)
    elif sys.platform == "darwin":  # noqa: RET505 - one branch for each system
        version, user, *_ = _XUCRED.unpack(connection.getsockopt(0, _LOCAL_PEERCRED, _XUCRED.size))
        if version:
            raise OSError("xucred of an unknown version")
        return int(user)
    else:
        raise Code.FeatureNotAvailable.error(
            "This system does not report which process is at the other end of a socket."
        )
