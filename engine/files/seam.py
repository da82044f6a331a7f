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
    """The file system's information on one name. ``size`` in bytes, ``modified`` in nanoseconds since 1970.

    ``changed`` is when content, name, owner or mode last changed (POSIX), which cannot be reset. On other systems
    it has no meaning.
    """

    size: int
    modified: int
    device: int
    inode: int
    is_file: bool
    is_directory: bool
    changed: int = 0

    def same_file(self, other: FileStat) -> bool:
        """Whether both names refer to the same file or directory."""
        return (self.device, self.inode) == (other.device, other.inode)

    def is_untouched(self, before: FileStat) -> bool:
        """Whether it is the same file without any sign of a change since ``before``."""
        now = self.size, self.modified, self.changed
        return self.same_file(before) and now == (before.size, before.modified, before.changed)


class DirectoryEntry(NamedTuple):
    """One name in a directory; ``size`` and ``is_directory`` are those of a link's target, -1 if that does not
    exist."""

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
        """A hint: start writing this range to the medium now, so that ``sync`` takes less time."""
        ...

    def sync(self) -> None: ...

    def close(self) -> None: ...

    def __enter__(self) -> WriteFile: ...

    def __exit__(self, *exc: object) -> None: ...


class UpdateFile(ReadFile, WriteFile, Protocol):
    """An existing file, to be read and changed in place."""

    path: Path

    def truncate(self, length: int) -> None:
        """Truncate the file to ``length`` bytes; it never grows. Durable after :meth:`sync`."""
        ...

    def __enter__(self) -> UpdateFile: ...


class FileSystem(Protocol):
    """Everything that the engine needs of a file system."""

    def beneath(self, root: Path) -> FileSystem:
        """The same file system, in which no name inside ``root`` is reached through a symbolic link.

        ``root`` itself may be reached through links; its user chose where it leads. Inside it, every component is
        opened without following links, so that nothing outside is ever read, moved or deleted, regardless of other
        users who can write there. A name that is a link, or inside a linked folder, is JET_errInvalidPath (-1023);
        for ``exists``, a name in a linked folder does not exist.
        """
        ...

    def open_read(self, path: Path) -> ReadFile: ...

    def open_update(self, path: Path) -> UpdateFile:
        """An existing regular file, for reading and for changes in place; symbolic links are not followed."""
        ...

    def create(self, path: Path) -> WriteFile:
        """A new file (0600); an existing one with that name is JET_errFileAlreadyExists (-1814)."""
        ...

    def stat(self, path: Path) -> FileStat:
        """Follows symbolic links; a missing name is JET_errFileNotFound (-1811)."""
        ...

    def exists(self, path: Path) -> bool:
        """Whether the name exists, even as a dangling link; missing permission to check is an error."""
        ...

    def is_link(self, path: Path) -> bool: ...

    def list(self, path: Path) -> list[Path]:
        """The entries of a directory, sorted by name."""
        ...

    def entries(self, path: Path) -> Iterator[DirectoryEntry]:
        """The entries of :meth:`list` in any order, one after the other, with the information of the system."""
        ...

    def make_directory(self, path: Path) -> None:
        """Create one directory (0700); its parent must exist."""
        ...

    def rename(self, source: Path, target: Path) -> None:
        """Rename a file or directory on the same volume, replacing a file (or empty directory)."""
        ...

    def remove(self, path: Path) -> None: ...

    def remove_directory(self, path: Path) -> None: ...

    def sync_directory(self, path: Path) -> None: ...

    def is_mount_point(self, path: Path) -> bool:
        """Whether a volume, or another folder, is mounted at this folder, so that a rename cannot replace it."""
        ...

    def copy_attributes(self, source: Path, target: Path) -> tuple[str, ...]:
        """Give ``target`` the owner, group, mode and extended attributes of ``source``; returns those that could
        not be set.

        Missing permission to change the owner is not an error, but the caller must report it. Windows gives a new
        file the access control list of its folder; nothing is done there.
        """
        ...

    def free_space(self, path: Path) -> int:
        """Bytes that this user may still write to the volume."""
        ...

    def lock(self, path: Path) -> AbstractContextManager[None]:
        """Lock ``path`` (file or directory) for the duration of the context, across processes; changes nothing on
        disk.

        An existing lock is JET_errBackupInProgress (-505). The lock of a killed owner is released at once.
        """
        ...
