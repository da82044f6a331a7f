"""Running instances that other processes of the same user can find: one small file each in a folder of the user.

``<id>.json`` describes the instance, ``<id>.token`` contains the secret that both sides must know and is locked
while the instance runs, ``<id>.sock`` is the socket on which it listens; on Windows it listens on a named pipe
instead. The description is created last and deleted first, by a rename and a removal, so that watching the folder
shows instances as they start and stop
(ARCHITECTURE.md#a-running-instance-seen-from-another-process).
"""

from __future__ import annotations

import contextlib
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

from engine.control.endpoint import Endpoint, Listener
from engine.control.local_calls import check_address, has_local_calls, listen, new_address, remove_address
from engine.control.local_calls import connect as connect_to
from engine.control.message import decode, encode, take, take_number, take_path, take_paths
from engine.control.peer import TOKEN, fresh
from engine.control.runtime_folder import check_private, make_private, runtime_directory
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import (
    FileSystem,
    LocalFileSystem,
    read_whole,
    remove_quietly,
    write_durably,
)

CONNECT_TIME = 5.0
MAX_DESCRIPTION = 1 << 18
_MAX_PID = 1 << 32
_FILE = re.compile(r"([0-9a-f]{12})\.json")


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


def connect(instance: PublishedInstance) -> Endpoint:
    """A connection to the instance's owner. Raises ``OSError``."""
    return connect_to(instance.socket, CONNECT_TIME)


def find_published(directory: Path | None = None) -> list[PublishedInstance]:
    """The instances that respond, by name. Files of killed ones are removed.

    Raises ``StorageFault`` if the folder cannot be read or is accessible to other users and therefore cannot be
    trusted.
    """
    directory, fs = directory or runtime_directory(), LocalFileSystem()
    if not has_local_calls() or not fs.exists(directory):
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


class Publication:
    """The files of one instance that is being published; the process that runs it owns this."""

    def __init__(self, directory: Path | None = None) -> None:
        """Make the token and listen.

        Raises ``StorageFault``, and JET_errFeatureNotAvailable where there are neither local sockets nor
        named pipes.
        """
        if not has_local_calls():
            raise Code.FeatureNotAvailable.error(
                "Running instances cannot be published on this system.",
                hint="Stop the instance and back up its files at rest.",
            )
        self._fs = LocalFileSystem()
        self._held = contextlib.ExitStack()
        self.id = secrets.token_hex(6)
        self.token = fresh()
        self.place = make_private(self._fs, directory or runtime_directory())
        self.socket = new_address(self._fs, self.place, self.id)
        self._secret, self._file = self.place / f"{self.id}.token", self.place / f"{self.id}.json"
        try:
            with self._fs.create(self._secret) as file:
                file.write_at(0, self.token)
            self._held.enter_context(self._fs.lock(self._secret))
            self.listener: Listener = listen(self.socket)
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
    check_address(listening, directory, named[1])
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
    """The description last, so that a cut here is mended by the next."""
    remove_address(fs, listening)
    remove_quietly(fs, [place / f"{id_}.token", place / f"{id_}.json"])
