"""The file system interface that the engine needs: protocols only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

Writable = bytes | bytearray | memoryview


@dataclass(frozen=True, slots=True)
class FileStat:
    """What the file system says of one name. ``size`` in bytes, ``modified`` in nanoseconds since 1970.

    ``changed`` is when content, name, owner or mode last changed (POSIX): no one can put that back. Elsewhere it
    says nothing.
    """

    size: int
    modified: int
    device: int
    inode: int
    is_file: bool
    is_directory: bool
    changed: int = 0

    def same_file(self, other: FileStat) -> bool:
        """Whether both name one and the same file or directory."""
        return (self.device, self.inode) == (other.device, other.inode)

    def is_untouched(self, before: FileStat) -> bool:
        """Whether it is the same file and nothing says that it was changed since ``before``."""
        now = self.size, self.modified, self.changed
        return self.same_file(before) and now == (before.size, before.modified, before.changed)


class DirectoryEntry(NamedTuple):
    """One name in a directory; ``size`` and ``is_directory`` are of a link's target, -1 where that is gone."""

    name: str
    size: int
    is_directory: bool
    is_link: bool


class ReadFile(Protocol):
    """An open file, for reading."""

    path: Path

    def read_at(self, offset: int, length: int) -> bytes:
        """Up to ``length`` bytes from ``offset``; fewer only at the end of the file."""
        ...

    def read_into(self, buffer: memoryview, offset: int) -> int:
        """Fill ``buffer`` from ``offset``; returns the bytes read, fewer only at the end of the file."""
        ...

    def stat(self) -> FileStat: ...

    def close(self) -> None: ...

    def __enter__(self) -> ReadFile: ...

    def __exit__(self, *exc: object) -> None: ...


class WriteFile(Protocol):
    """A new file, for writing."""

    path: Path

    def write_at(self, offset: int, data: Writable) -> None:
        """Write all of ``data`` at ``offset``, or raise."""
        ...

    def start_writeback(self, offset: int, length: int) -> None:
        """A hint: begin to bring this range to the medium now, so that ``sync`` has less to wait for."""
        ...

    def sync(self) -> None: ...

    def close(self) -> None: ...

    def __enter__(self) -> WriteFile: ...

    def __exit__(self, *exc: object) -> None: ...


class UpdateFile(ReadFile, WriteFile, Protocol):
    """A file that is there, to be read and changed in place."""

    path: Path

    def truncate(self, length: int) -> None:
        """Cut the file to ``length`` bytes; it never grows by this. Durable after :meth:`sync`."""
        ...

    def __enter__(self) -> UpdateFile: ...


class FileSystem(Protocol):
    """Everything that the engine needs of a file system."""

    def beneath(self, root: Path) -> FileSystem:
        """The same file system, in which no name below ``root`` is reached through a symbolic link.

        ``root`` itself may be behind links: whoever chose it chose where it leads. Below it every component is
        opened without following, so that nothing outside is ever read, moved or deleted, whoever else can write
        there; a name that is a link, or is after one, is JET_errInvalidPath (-1023), and does not exist
        if only its folder is one.
        """
        ...

    def open_read(self, path: Path) -> ReadFile: ...

    def open_update(self, path: Path) -> UpdateFile:
        """An existing regular file, for reading and for changes in place; symbolic links are not followed."""
        ...

    def create(self, path: Path) -> WriteFile:
        """A new file (0600); one of that name already there is JET_errFileAlreadyExists (-1814)."""
        ...

    def stat(self, path: Path) -> FileStat:
        """Follows symbolic links; a missing name is JET_errFileNotFound (-1811)."""
        ...

    def exists(self, path: Path) -> bool:
        """Whether the name is there, be it a dangling link; not being allowed to look is an error."""
        ...

    def is_link(self, path: Path) -> bool: ...

    def list(self, path: Path) -> list[Path]:
        """The entries of a directory, sorted by name."""
        ...

    def entries(self, path: Path) -> Iterator[DirectoryEntry]:
        """What :meth:`list` lists, in any order, with what the system says of it; one after the other."""
        ...

    def make_directory(self, path: Path) -> None:
        """One new directory (0700); its parent must be there."""
        ...

    def rename(self, source: Path, target: Path) -> None:
        """Give a file or directory another name on the same volume, replacing a file (or empty directory)."""
        ...

    def remove(self, path: Path) -> None: ...

    def remove_directory(self, path: Path) -> None: ...

    def sync_directory(self, path: Path) -> None: ...

    def is_mount_point(self, path: Path) -> bool:
        """Whether a volume, or another folder, is mounted at this folder: then no rename replaces it."""
        ...

    def copy_attributes(self, source: Path, target: Path) -> tuple[str, ...]:
        """Give ``target`` the owner, group, mode and extended attributes of ``source``; what could not be given.

        Who may not give a file away leaves it its own: that is no error, but the caller has to say so. Windows
        gives a new file the access list of its folder; there is nothing to do.
        """
        ...

    def free_space(self, path: Path) -> int:
        """Bytes that this user may still write to the volume."""
        ...

    def lock(self, path: Path) -> AbstractContextManager[None]:
        """Own ``path`` (file or directory) while the context lasts, across processes; changes nothing on disk.

        Taken already is JET_errBackupInProgress (-505). A killed owner's lock is free at once.
        """
        ...
