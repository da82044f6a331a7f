"""A file system that shows another one and keeps every change of it in memory.

Reads fall through; what is written, created, renamed or removed is remembered here and never reaches the disk.
Memory is bounded by what is changed: the contents of a changed file are kept in blocks, and all others are read
from below when they are asked for. A file that is open below can be lent to a new name, at no cost.

Names are taken as they are written: a change through one name is not seen through a link to it, so a caller works
beneath a folder in which no link is followed.
"""

from __future__ import annotations

import contextlib
import errno
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from engine.error_codes import Code
from engine.files.overlay_file import Contents, OverlayFile, refusal
from engine.files.seam import DirectoryEntry, FileStat, FileSystem, ReadFile
from engine.os_errors import not_a_file

_DEVICE = -1
"""No volume has this number; files that exist only here are told apart by their own."""


@dataclass(eq=False)
class _Folder:
    """A folder that exists only here: what is below its name is here, too."""

    inode: int
    modified: int = field(default_factory=time.time_ns)


_Entry = Contents | _Folder | None
"""What is known of a name here; ``None`` for one that was removed."""


@dataclass
class _Changes:
    """All that differs from below, shared by the views of one overlay."""

    entries: dict[Path, _Entry] = field(default_factory=dict)
    locked: set[Path] = field(default_factory=set)
    held: contextlib.ExitStack = field(default_factory=contextlib.ExitStack)
    inodes: Iterator[int] = field(default_factory=lambda: count(1))


class OverlayFileSystem:
    """A :class:`~engine.files.seam.FileSystem` over ``below``, of which it only ever reads.

    Closing it closes the files that it keeps open below; open files of its own must be closed before. ``lock``
    locks what exists below there, since that changes nothing on disk.
    """

    def __init__(self, below: FileSystem, changes: _Changes | None = None) -> None:
        self._below = below
        self._changes = changes or _Changes()
        self._entries = self._changes.entries

    def __enter__(self) -> OverlayFileSystem:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Forget every change, and close the files below."""
        self._entries.clear()
        self._changes.held.close()

    @property
    def changed_bytes(self) -> int:
        """What the changed contents of all files take up in memory."""
        return sum(entry.held for entry in list(self._entries.values()) if isinstance(entry, Contents))

    def beneath(self, root: Path) -> OverlayFileSystem:
        return OverlayFileSystem(self._below.beneath(root), self._changes)

    def lend(self, path: Path, file: ReadFile, length: int | None = None) -> None:
        """A new file at ``path`` that shows the first ``length`` bytes of an open one (all of them by default).

        The open file is owned from now on. Raises as :meth:`create`.
        """
        self._changes.held.callback(file.close)
        size = file.stat().size
        self._add(path, Contents(file, size if length is None else min(length, size), *self._identity()))

    # files

    def open_read(self, path: Path) -> ReadFile:
        entry = self._entry(path, "open")
        if isinstance(entry, Contents):
            return OverlayFile(path, entry)
        if isinstance(entry, _Folder):
            raise not_a_file(path, is_directory=True)
        return self._below.open_read(path)

    def open_update(self, path: Path) -> OverlayFile:
        entry = self._entry(path, "open")
        if isinstance(entry, _Folder):
            raise not_a_file(path, is_directory=True)
        return OverlayFile(path, entry if isinstance(entry, Contents) else self._taken(path))

    def create(self, path: Path) -> OverlayFile:
        contents = Contents(None, 0, *self._identity())
        self._add(path, contents)
        return OverlayFile(path, contents)

    # names

    def stat(self, path: Path) -> FileStat:
        entry = self._entry(path, "access")
        if isinstance(entry, Contents):
            return entry.stat()
        if isinstance(entry, _Folder):
            return FileStat(0, entry.modified, _DEVICE, entry.inode, False, True, entry.modified)
        return self._below.stat(path)

    def exists(self, path: Path) -> bool:
        known, entry = self._known(path)
        return entry is not None if known else self._below.exists(path)

    def is_link(self, path: Path) -> bool:
        known, _ = self._known(path)
        return not known and self._below.is_link(path)

    def list(self, path: Path) -> list[Path]:
        self._folder(path, "list")
        names = {entry.name for entry in self._entries if entry.parent == path.absolute()}
        if not self._known(path)[0]:
            names |= {entry.name for entry in self._below.list(path)}
        return sorted(path / name for name in names if self.exists(path / name))

    def entries(self, path: Path) -> Iterator[DirectoryEntry]:
        self._folder(path, "list")
        if not self._known(path)[0]:
            for entry in self._below.entries(path):
                if not self._known(path / entry.name)[0]:
                    yield entry
        for name, known in list(self._entries.items()):
            if known is not None and name.parent == path.absolute():
                found = self.stat(name)
                yield DirectoryEntry(name.name, found.size, found.is_directory, False)

    def make_directory(self, path: Path) -> None:
        self._add(path, _Folder(next(self._changes.inodes)), "create the folder")

    def rename(self, source: Path, target: Path) -> None:
        for path in (source, target):
            self._folder(path.parent, "rename")
        is_folder = self._is_folder(source, "rename")
        if source.absolute() == target.absolute():
            return
        if source.absolute() in target.absolute().parents:
            raise refusal(errno.EINVAL, "rename", source)
        if target.absolute() in source.absolute().parents:
            raise refusal(errno.ENOTEMPTY, "rename", source)
        if self.exists(target):
            if self._is_folder(target, "rename") != is_folder:
                raise refusal(errno.ENOTDIR if is_folder else errno.EISDIR, "rename", source)
            if is_folder and self.list(target):
                raise refusal(errno.ENOTEMPTY, "rename", source)
        moved = {path: self._own(path) for path in self._tree(source)}
        self._forget(source)
        self._forget(target)
        for path, entry in moved.items():
            self._entries[target.absolute() / path.relative_to(source)] = entry

    def remove(self, path: Path) -> None:
        if self._is_folder(path, "delete"):
            raise refusal(errno.EISDIR, "delete", path)
        self._forget(path)

    def remove_directory(self, path: Path) -> None:
        self._folder(path, "delete the folder")
        if self.list(path):
            raise refusal(errno.ENOTEMPTY, "delete the folder", path)
        self._forget(path)

    def sync_directory(self, path: Path) -> None:
        """Nothing is to be made durable."""
        self._folder(path, "sync")

    def is_mount_point(self, path: Path) -> bool:
        return self._entry(path, "access") is None and self._below.is_mount_point(path)

    def copy_attributes(self, source: Path, target: Path) -> tuple[str, ...]:
        """Files in memory have none."""
        self.stat(source)
        self.stat(target)
        return ()

    def free_space(self, path: Path) -> int:
        """That of the volume below, which is not used."""
        self.stat(path)
        path = path.absolute()
        while path in self._entries and path.parent != path:
            path = path.parent
        return self._below.free_space(path)

    @contextlib.contextmanager
    def lock(self, path: Path) -> Iterator[None]:
        if self._entry(path, "lock") is None:
            with self._below.lock(path):
                yield
            return
        name, locked = path.absolute(), self._changes.locked
        if name in locked:
            raise Code.BackupInProgress.error(f"Another run is using {path}.", path=str(path))
        locked.add(name)
        try:
            yield
        finally:
            locked.discard(name)

    # what is known of a name

    def _known(self, path: Path) -> tuple[bool, _Entry]:
        """Whether it is decided here what is at ``path``, and what; below a name that is decided, all is."""
        path = path.absolute()
        if path in self._entries:
            return True, self._entries[path]
        return any(parent in self._entries for parent in path.parents), None

    def _entry(self, path: Path, doing: str) -> _Entry:
        """What is here at ``path``; ``None`` if that is to be asked below. Raises if it does not exist here."""
        known, entry = self._known(path)
        if known and entry is None:
            inside_file = any(
                isinstance(self._entries.get(parent), Contents) for parent in path.absolute().parents
            )
            raise refusal(errno.ENOTDIR if inside_file else errno.ENOENT, doing, path)
        return entry

    def _is_folder(self, path: Path, doing: str) -> bool:
        """Whether a name that must exist is a folder; a link is none, as it would not be followed."""
        entry = self._entry(path, doing)
        if entry is not None:
            return isinstance(entry, _Folder)
        return not self._below.is_link(path) and self._below.stat(path).is_directory

    def _folder(self, path: Path, doing: str) -> None:
        if not self.stat(path).is_directory:
            raise refusal(errno.ENOTDIR, doing, path)

    def _identity(self) -> tuple[int, int]:
        return _DEVICE, next(self._changes.inodes)

    def _add(self, path: Path, entry: Contents | _Folder, doing: str = "create") -> None:
        self._folder(path.parent, doing)
        if self.exists(path):
            raise refusal(errno.EEXIST, doing, path)
        self._entries[path.absolute()] = entry

    def _taken(self, path: Path) -> Contents:
        """A file from below, about to be changed here; it stays open there."""
        if self._below.is_link(path):
            raise refusal(errno.ELOOP, "open", path)
        file = self._changes.held.enter_context(self._below.open_read(path))
        found = file.stat()
        contents = Contents(file, found.size, found.device, found.inode, found.modified)
        self._entries[path.absolute()] = contents
        return contents

    def _own(self, path: Path) -> Contents | _Folder:
        """What is at ``path``, as an entry that can have another name."""
        entry = self._entry(path, "rename")
        if entry is not None:
            return entry
        return _Folder(next(self._changes.inodes)) if self._is_folder(path, "rename") else self._taken(path)

    def _tree(self, path: Path) -> Iterator[Path]:
        yield path
        if self._is_folder(path, "rename"):
            for inner in self.list(path):
                yield from self._tree(inner)

    def _forget(self, path: Path) -> None:
        """Nothing is at ``path`` any more, nor below it."""
        path = path.absolute()
        for name in [name for name in self._entries if path in name.parents]:
            del self._entries[name]
        self._entries[path] = None
