"""``MemoryFS``: a file system in memory, for sweeps that start on tens of thousands of states of a disk.

A state of a :class:`~tests.disk.crash_fs.CrashFS` becomes one in microseconds: files share the state's bytes
until they are written to. It keeps to the contract of :class:`~engine.files.FileSystem`, but for links and modes.
"""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from engine.error_codes import Code
from engine.errors import JetError
from engine.files import DirectoryEntry, FileStat, Writable
from engine.os_errors import from_os_error
from tests.disk.crash_model import Blob, Tree

_DEVICE = 1
_ROOMY = 1 << 40


@dataclass(eq=False)
class _Node:
    """A file, or with ``data`` ``None`` a folder."""

    inode: int
    data: bytes | bytearray | None
    modified: int = field(default_factory=time.time_ns)


class MemoryFS:
    """A :class:`~engine.files.FileSystem` that holds what is below ``root``, and nothing else.

    ``tree`` is what is there at first; ``capacity`` what all files together may hold, in bytes: a write beyond it
    stores what fits and fails, as on a full volume.
    """

    def __init__(self, root: Path, tree: Tree | None = None, *, capacity: int = _ROOMY) -> None:
        self.root = root
        self.capacity = capacity
        self.open_files = 0
        """Files that were opened and not closed."""
        self._inodes = count(2)
        self._nodes: dict[str, _Node] = {str(root): _Node(1, None)}
        self._locked: set[str] = set()
        for name, entry in (tree or {}).items():
            assert entry is None or isinstance(entry, Blob), "no links in memory"
            self._nodes[str(root / name)] = self._node(entry.data if isinstance(entry, Blob) else None)

    def tree(self) -> Tree:
        """All that is there now, as it would be restored."""
        skipped = len(str(self.root)) + 1
        return {
            name[skipped:].replace(os.sep, "/"): None if node.data is None else Blob(bytes(node.data))
            for name, node in sorted(self._nodes.items())
            if len(name) >= skipped
        }

    def beneath(self, root: Path) -> MemoryFS:
        """There are no links."""
        return self

    # files

    def open_read(self, path: Path) -> _MemoryFile:
        return self._open(path)

    def open_update(self, path: Path) -> _MemoryFile:
        return self._open(path)

    def _open(self, path: Path) -> _MemoryFile:
        node = self._find(path, "open")
        if node.data is None:
            raise Code.InvalidPath.error(f"{path} is not a regular file.", path=str(path))
        return _MemoryFile(path, node, self)

    def create(self, path: Path) -> _MemoryFile:
        return _MemoryFile(path, self._add(path, b"", "create"), self)

    def store(self, node: _Node, offset: int, view: memoryview) -> bool:
        """Write as much as the capacity allows; whether that was all."""
        data = node.data
        assert data is not None
        if not isinstance(data, bytearray):
            data = node.data = bytearray(data)
        grows = offset + len(view) - len(data)
        if grows > 0:
            room = self.capacity - self._used()
            if grows > room:
                view = view[: max(len(view) - grows + max(room, 0), 0)]
        data.extend(bytes(max(0, offset - len(data)) if len(view) else 0))
        data[offset : offset + len(view)] = view
        node.modified = time.time_ns()
        return grows <= 0 or grows <= room

    # names

    def stat(self, path: Path) -> FileStat:
        return _stat_of(self._find(path, "access"))

    def exists(self, path: Path) -> bool:
        return str(path) in self._nodes

    def is_link(self, path: Path) -> bool:
        return False

    def list(self, path: Path) -> list[Path]:
        self._folder(path, "list")
        return [path / name for name in self._names(path)]

    def entries(self, path: Path) -> Iterator[DirectoryEntry]:
        found = ((entry, self._find(entry, "access")) for entry in self.list(path))
        return (DirectoryEntry(entry.name, _stat_of(node).size, node.data is None, False) for entry, node in found)

    def make_directory(self, path: Path) -> None:
        self._add(path, None, "create the folder")

    def rename(self, source: Path, target: Path) -> None:
        node = self._find(source, "rename")
        self._folder(target.parent, "rename")
        there = self._nodes.get(str(target))
        if there is not None and there is not node:
            if (there.data is None) != (node.data is None):
                raise _refusal(errno.EISDIR if there.data is None else errno.ENOTDIR, "rename", source)
            if self._names(target):
                raise _refusal(errno.ENOTEMPTY, "rename", source)
        below = f"{source}{os.sep}"
        if str(target).startswith(below):
            raise _refusal(errno.EINVAL, "rename", source)
        moved = [name for name in list(self._nodes) if name == str(source) or name.startswith(below)]
        for name in moved:
            self._nodes[f"{target}{name[len(str(source)) :]}"] = self._nodes.pop(name)

    def remove(self, path: Path) -> None:
        if self._find(path, "delete").data is None:
            raise _refusal(errno.EISDIR, "delete", path)
        del self._nodes[str(path)]

    def remove_directory(self, path: Path) -> None:
        self._folder(path, "delete the folder")
        if self._names(path):
            raise _refusal(errno.ENOTEMPTY, "delete the folder", path)
        del self._nodes[str(path)]

    def sync_directory(self, path: Path) -> None:
        self._folder(path, "sync")

    def is_mount_point(self, path: Path) -> bool:
        self._find(path, "access")
        return path == self.root

    def copy_attributes(self, source: Path, target: Path) -> tuple[str, ...]:
        """There are none."""
        self._find(source, "open")
        self._find(target, "open")
        return ()

    def free_space(self, path: Path) -> int:
        self._find(path, "access")
        return self.capacity - self._used()

    @contextlib.contextmanager
    def lock(self, path: Path) -> Iterator[None]:
        self._find(path, "lock")
        name = str(path)
        if name in self._locked:
            raise Code.BackupInProgress.error(f"Another run is using {path}.", path=name)
        self._locked.add(name)
        try:
            yield
        finally:
            self._locked.discard(name)

    # nodes; looked through as a list, because another thread may add or take one meanwhile

    def _used(self) -> int:
        return sum(len(node.data) for node in list(self._nodes.values()) if node.data)

    def _node(self, data: bytes | None) -> _Node:
        return _Node(next(self._inodes), data)

    def _find(self, path: Path, doing: str) -> _Node:
        node = self._nodes.get(str(path))
        if node is None:
            above = self._nodes.get(str(path.parent))
            inside_file = above is not None and above.data is not None
            raise _refusal(errno.ENOTDIR if inside_file else errno.ENOENT, doing, path)
        return node

    def _folder(self, path: Path, doing: str) -> None:
        if self._find(path, doing).data is not None:
            raise _refusal(errno.ENOTDIR, doing, path)

    def _add(self, path: Path, data: bytes | None, doing: str) -> _Node:
        above = self._nodes.get(str(path.parent))
        if above is None or above.data is not None:
            raise _refusal(errno.ENOENT if above is None else errno.ENOTDIR, doing, path)
        if str(path) in self._nodes:
            raise _refusal(errno.EEXIST, doing, path)
        node = self._nodes[str(path)] = self._node(data)
        return node

    def _names(self, path: Path) -> Sequence[str]:
        below = f"{path}{os.sep}"
        start = len(below)
        found = [
            name[start:] for name in list(self._nodes) if name.startswith(below) and os.sep not in name[start:]
        ]
        return sorted(found, key=os.path.normcase)


class _MemoryFile:
    """An open file; it goes on when its name changes or goes."""

    def __init__(self, path: Path, node: _Node, fs: MemoryFS) -> None:
        self.path = path
        self._node: _Node | None = node
        self._fs = fs
        fs.open_files += 1

    def _data(self, doing: str) -> bytes | bytearray:
        if self._node is None:
            raise _refusal(errno.EBADF, doing, self.path)
        assert self._node.data is not None
        return self._node.data

    def read_at(self, offset: int, length: int) -> bytes:
        return bytes(self._data("read")[offset : offset + length])

    def read_into(self, buffer: memoryview, offset: int) -> int:
        found = self._data("read")[offset : offset + len(buffer)]
        buffer[: len(found)] = found
        return len(found)

    def write_at(self, offset: int, data: Writable) -> None:
        self._data("write")
        assert self._node is not None
        if not self._fs.store(self._node, offset, memoryview(data).cast("B")):
            raise _refusal(errno.ENOSPC, "write", self.path)

    def truncate(self, length: int) -> None:
        self._data("truncate")
        node = self._node
        assert node is not None and node.data is not None
        node.data = node.data[:length]
        node.modified = time.time_ns()

    def start_writeback(self, offset: int, length: int) -> None:
        """There is no medium."""

    def sync(self) -> None:
        self._data("sync")

    def stat(self) -> FileStat:
        self._data("access")
        assert self._node is not None
        return _stat_of(self._node)

    def close(self) -> None:
        if self._node is not None:
            self._node = None
            self._fs.open_files -= 1

    def __enter__(self) -> _MemoryFile:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def _stat_of(node: _Node) -> FileStat:
    size = 0 if node.data is None else len(node.data)
    return FileStat(size, node.modified, _DEVICE, node.inode, node.data is not None, node.data is None)


def _refusal(number: int, doing: str, path: Path) -> JetError:
    return from_os_error(OSError(number, os.strerror(number)), doing, path)
