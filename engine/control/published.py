"""Running instances that other processes of the same user can find: one small file each in a folder of the user.

``<id>.json`` describes the instance, ``<id>.token`` contains the secret that both sides must know and is locked
while the instance runs, ``<id>.sock`` is the socket on which it listens. The description is created last and
deleted first, by a rename and a removal, so that watching the folder shows instances as they start and stop
(ARCHITECTURE.md#a-running-instance-seen-from-another-process).
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import socket
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

from engine.control.message import decode, encode, take, take_number, take_path, take_paths, wrong_member
from engine.control.peer import TOKEN, fresh
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import (
    FileSystem,
    LocalFileSystem,
    is_private,
    make_directories,
    not_private,
    read_whole,
    remove_quietly,
    temporary_directory,
    write_durably,
)
from engine.os_errors import from_os_error

PLACE = "ESE_BACKUP_RUNTIME"
"""Names the folder, for those who want another one than the system's."""
MAX_SOCKET_PATH = 103
"""Bytes of a socket's path that every system takes; Linux would take 107."""
CONNECT_TIME = 5.0
MAX_DESCRIPTION = 1 << 18
_MAX_PID = 1 << 32
_FILE = re.compile(r"([0-9a-f]{12})\.json")
_FOR_OTHERS = 0o077


@dataclass(frozen=True)
class PublishedInstance:
    """An instance that runs in the process ``pid`` and can be backed up from this process.

    ``name`` is that of its backups: base name and signature. ``databases`` are those it had when it started; its
    state contains the current ones. ``place`` is the folder in which it was found, ``id`` the name of its file
    there.
    """

    id: str
    name: str
    pid: int
    base: str
    log_directory: Path
    system_directory: Path
    databases: tuple[Path, ...]
    socket: Path
    place: Path

    def token(self) -> bytes:
        """The secret that its owner expects. Raises ``MissingFile`` when the instance has ended."""
        return read_whole(LocalFileSystem(), self.place / f"{self.id}.token", TOKEN)


def connect(instance: PublishedInstance) -> socket.socket:
    """A connection to the instance's owner. Raises ``OSError``."""
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        connection.settimeout(CONNECT_TIME)
        connection.connect(os.fspath(instance.socket))
    except OSError:
        connection.close()
        raise
    return connection


def runtime_directory() -> Path:
    """The folder in which running instances of this user are found; it may not exist yet.

    It is :data:`PLACE`, or the folder for sockets of the user's session, even if this process does not belong to
    the session (cron jobs) or belongs to that of another user (sudo), or else one in the temporary folder.
    """
    told = os.environ.get(PLACE)
    if told:
        return Path(told).absolute()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "ese-backup" / "run"
    for session in (os.environ.get("XDG_RUNTIME_DIR") or "", f"/run/user/{os.geteuid()}"):
        if session and _is_ours(Path(session)):
            return Path(session).absolute() / "ese-backup"
    return temporary_directory()


def find_published(directory: Path | None = None) -> list[PublishedInstance]:
    """The instances that respond, by name. Files of killed ones are removed.

    Raises ``StorageFault`` if the folder cannot be read or is accessible to other users and therefore cannot be
    trusted.
    """
    directory, fs = directory or runtime_directory(), LocalFileSystem()
    if not _has_local_sockets() or not fs.exists(directory):
        return []
    check_private(directory)
    found = []
    for path in fs.list(directory):
        with contextlib.suppress(JetError):  # gone since, or not of our making
            instance = _read(fs, directory, path)
            if instance is not None and _answers(fs, instance):
                found.append(instance)
    return sorted(found, key=lambda instance: (instance.name.casefold(), instance.pid))


def choose(name: str, directory: Path | None = None) -> PublishedInstance:
    """The running instance with that name, base name or folder, or the only one whose name starts with it.

    Raises JET_errNotInitialized (-1029) if there is none, JET_errInvalidParameter (-1003) if there are several.
    """
    running, wanted = find_published(directory), name.casefold()
    for fits in (
        [instance for instance in running if instance.name.casefold() == wanted],
        [instance for instance in running if instance.base.casefold() == wanted],
        [instance for instance in running if str(instance.log_directory) == name],
        [instance for instance in running if wanted and instance.name.casefold().startswith(wanted)],
    ):
        if len(fits) == 1:
            return fits[0]
        if fits:
            places = ", ".join(f"{instance.name} in {instance.log_directory}" for instance in fits)
            raise Code.InvalidParameter.error(
                f"Several running instances are named {name!r}: {places}.",
                hint="Specify the full name of one of them, or its folder.",
                instance=name,
            )
    raise Code.NotInitialized.error(
        f"No running instance is named {name!r}.",
        hint="Use `ese-backup instances` to list running instances. To back up files at rest, specify "
        "their folder.",
        instance=name,
    )


def check_private(directory: Path) -> None:
    """Raises JET_errFileAccessDenied (-1032) unless the folder is this user's and closed to all others."""
    try:
        found = directory.lstat()
    except OSError as error:
        raise from_os_error(error, "access", directory) from error
    if not is_private(found):
        raise not_private(directory, f"Remove it, or specify another folder with {PLACE}.")


class Publication:
    """The files of one instance that is being published; the process that runs it owns this."""

    def __init__(self, directory: Path | None = None) -> None:
        """Make the token and listen.

        Raises ``StorageFault``, and JET_errFeatureNotAvailable where there are no local sockets.
        """
        if not _has_local_sockets():
            raise Code.FeatureNotAvailable.error(
                "Running instances cannot be published on this system.",
                hint="Stop the instance and back up its files at rest.",
            )
        self._fs = LocalFileSystem()
        self._held = contextlib.ExitStack()
        self.id = secrets.token_hex(6)
        self.token = fresh()
        self.place = _made(self._fs, directory or runtime_directory())
        self.socket = _socket_place(self._fs, self.place, self.id)
        self._secret, self._file = self.place / f"{self.id}.token", self.place / f"{self.id}.json"
        try:
            with self._fs.create(self._secret) as file:
                file.write_at(0, self.token)
            self._held.enter_context(self._fs.lock(self._secret))
            self.listener = _listen(self.socket)
        except BaseException:
            self.remove()
            raise

    def announce(self, instance: PublishedInstance) -> None:
        """From here on others find it."""
        write_durably(self._fs, self._file, encode(_description(instance)))

    def withdraw(self) -> None:
        """From here on no one finds it any more."""
        remove_quietly(self._fs, [self._file])

    def remove(self) -> None:
        """Take away what is left; the listener is closed by now, or was never made."""
        _remove_left(self._fs, self.place, self.id, self.socket)
        self._held.close()


def _description(instance: PublishedInstance) -> dict[str, object]:
    return {
        "name": instance.name,
        "pid": instance.pid,
        "base": instance.base,
        "log_directory": str(instance.log_directory),
        "system_directory": str(instance.system_directory),
        "databases": [str(path) for path in instance.databases],
        "socket": str(instance.socket),
    }


def _read(fs: FileSystem, directory: Path, path: Path) -> PublishedInstance | None:
    named = _FILE.fullmatch(path.name)
    if named is None or fs.is_link(path):
        return None
    told = decode(read_whole(fs, path, MAX_DESCRIPTION))
    listening = take_path(told, "socket")
    if listening.name != f"{named[1]}.sock":
        raise wrong_member("socket")
    if listening.parent != directory:
        check_private(listening.parent)
    return PublishedInstance(
        id=named[1],
        name=take(told, "name", str),
        pid=take_number(told, "pid", _MAX_PID),
        base=take(told, "base", str),
        log_directory=take_path(told, "log_directory"),
        system_directory=take_path(told, "system_directory"),
        databases=take_paths(told, "databases"),
        socket=listening,
        place=directory,
    )


def _answers(fs: FileSystem, instance: PublishedInstance) -> bool:
    """Whether its process lives, which holds the lock, and listens. Files of a dead one are removed."""
    try:
        with fs.lock(instance.place / f"{instance.id}.token"):
            _remove_left(fs, instance.place, instance.id, instance.socket)
        return False
    except JetError as error:
        if error.code is Code.FileNotFound:
            _remove_left(fs, instance.place, instance.id, instance.socket)
            return False
    try:
        connect(instance).close()
    except OSError:
        return False
    return True


def _remove_left(fs: FileSystem, place: Path, id_: str, listening: Path) -> None:
    """The socket only if it is one, and ours; the description last, so that a cut here is mended by the next."""
    with contextlib.suppress(OSError):
        found = listening.lstat()
        if stat.S_ISSOCK(found.st_mode) and found.st_uid == os.geteuid():
            remove_quietly(fs, [listening])
    remove_quietly(fs, [place / f"{id_}.token", place / f"{id_}.json"])


def _made(fs: FileSystem, directory: Path) -> Path:
    try:
        make_directories(fs, directory)
    except JetError as error:
        if error.code is not Code.FileAlreadyExists:  # made by another process this moment
            raise
    check_private(directory)
    return directory


def _socket_place(fs: FileSystem, place: Path, id_: str) -> Path:
    """Beside the description, or where that path is too long in the user's part of the temporary folder."""
    for directory in (place, temporary_directory()):
        path = directory / f"{id_}.sock"
        if len(os.fsencode(path)) <= MAX_SOCKET_PATH:
            _made(fs, directory)
            return path
    hint = "Set ESE_BACKUP_RUNTIME to one of your folders with a shorter path."
    raise Code.InvalidPath.error(f"The path {place} is too long for a socket.", hint=hint, path=str(place))


def _has_local_sockets() -> bool:
    return sys.platform != "win32" and hasattr(socket, "AF_UNIX")


def _is_ours(directory: Path) -> bool:
    try:
        found = directory.stat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid()


def _listen(path: Path) -> socket.socket:
    """A socket that only this user can reach, from its first moment on."""
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    before = os.umask(_FOR_OTHERS)
    try:
        listener.bind(os.fspath(path))
        listener.listen(socket.SOMAXCONN)
        listener.setblocking(False)
    except OSError as error:
        listener.close()
        raise from_os_error(error, "listen on", path) from error
    finally:
        os.umask(before)
    return listener
