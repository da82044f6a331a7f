"""``CrashFS``: a file system that remembers every change, and shows what power cuts would have left.

Everything really happens, in a real folder; the states are worked out afterwards, in memory, and put on disk one
at a time (:meth:`CrashState.restore_to`), as a rule over the very folder that was watched::

    fs = CrashFS(tmp_path / "disk", blobs=tmp_path / "blobs")
    run(..., fs)
    for state in fs.crash_states():
        state.restore_to(fs.root)
        ...what the next start makes of it...
"""

from __future__ import annotations

import copy
import hashlib
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from engine.files import (
    DirectoryEntry,
    FileStat,
    FileSystem,
    LocalFileSystem,
    ReadFile,
    UpdateFile,
    Writable,
    WriteFile,
    make_directories,
    read_whole,
)
from tests.disk.crash_model import (
    ROOT,
    Barrier,
    Blob,
    DataChange,
    Disk,
    Link,
    NameChange,
    Nodes,
    Operation,
    Tree,
)

_RESTORED_TIME = (1_600_000_000, 1_600_000_000)
_LINKED_SIZE = 16384


@dataclass(frozen=True)
class CrashState:
    """What is on the disk after a cut: ``after`` operations ran, of these ``what`` lasted.

    ``marks`` are the labels given to :meth:`CrashFS.mark` before the cut: what had been promised by then.
    """

    after: int
    what: str
    marks: tuple[str, ...]
    tree: Tree
    blobs: Path | None = None

    def __str__(self) -> str:
        return f"cut after {self.after} operations: {self.what}"

    @property
    def key(self) -> bytes:
        """Equal for equal trees."""
        found = hashlib.blake2b(digest_size=16)
        for path, entry in self.tree.items():
            text = entry.digest if isinstance(entry, Blob) else entry.target if entry else ""
            found.update(f"{path}\0{type(entry).__name__}\0{text}\0".encode("utf-8", "surrogateescape"))
        return found.digest()

    def restore_to(self, path: Path) -> None:
        """Make ``path`` hold exactly this state; what was there goes away.

        Larger files are hard links to one copy, so nothing may write into them in place (that would be noticed).
        """
        if path.exists():
            shutil.rmtree(path)
        path.mkdir(mode=0o700, parents=True)
        for name, entry in self.tree.items():
            target = path / name
            match entry:
                case None:
                    target.mkdir(mode=0o700)
                case Link():
                    target.symlink_to(entry.target)
                case Blob() if self.blobs is None or len(entry.data) < _LINKED_SIZE:
                    target.write_bytes(entry.data)
                case Blob():
                    os.link(_stored(self.blobs, entry), target)


def _stored(blobs: Path, blob: Blob) -> Path:
    """The one copy of a blob on disk, made when first wanted."""
    path = blobs / blob.digest
    if not path.exists():
        blobs.mkdir(exist_ok=True)
        path.write_bytes(blob.data)
        os.utime(path, _RESTORED_TIME)
    assert path.stat().st_mtime == _RESTORED_TIME[1], "a restored file was written in place"
    return path


def tree_of(path: Path) -> Tree:
    """A real folder as a tree, to compare states with."""
    tree: Tree = {}
    for entry in sorted(path.iterdir()):
        if entry.is_symlink():
            tree[entry.name] = Link(str(entry.readlink()))
        elif entry.is_dir():
            tree[entry.name] = None
            tree |= {f"{entry.name}/{below}": found for below, found in tree_of(entry).items()}
        else:
            tree[entry.name] = Blob(entry.read_bytes())
    return tree


class CrashFS:
    """A :class:`~engine.files.FileSystem` that records all changes below ``root``.

    What is below ``root`` at the start counts as lasting, and so does what others put there later. Reading is free
    everywhere; a change outside of ``root`` fails the test. ``blobs``, a folder on the same volume, lets restored
    states share their larger files; not for tests in which the next start changes files in place.
    """

    def __init__(self, root: Path, *, inner: FileSystem | None = None, blobs: Path | None = None) -> None:
        self._inner = inner or LocalFileSystem()
        make_directories(self._inner, root)
        self.root = root.resolve()
        self.operations: list[Operation] = []
        self._blobs = blobs
        self._numbers = iter(range(ROOT + 1, 1 << 62))
        self._live = Nodes()
        self._mutex = threading.RLock()
        self._start = Nodes()
        for entry in self._inner.list(self.root):
            self._find(entry, ROOT)

    def _find(self, path: Path, folder: int) -> int:
        """The node of a name that is on the disk; one not known yet counts as having been there from the start."""
        known = self._live.folders[folder]
        if path.name in known:
            return known[path.name]
        node = next(self._numbers)
        for nodes in (self._start, self._live):
            nodes.folders.setdefault(folder, {})[path.name] = node
            if self._inner.is_link(path):
                nodes.links[node] = Link(str(path.readlink()))
            elif (found := self._inner.stat(path)).is_directory:
                nodes.folders[node] = {}
            elif found.is_file:
                nodes.contents[node] = Blob(read_whole(self._inner, path, found.size))
        if node in self._live.folders:
            for entry in self._inner.list(path):
                self._find(entry, node)
        return node

    # what happened, and what a cut would leave

    def mark(self, label: str) -> None:
        """Note a moment (something was just promised); later states carry the label."""
        with self._mutex:
            self.operations.append(Barrier(label, None))

    def trace(self) -> list[str]:
        """Every change and sync so far, a line each, with paths relative to the root."""
        return [str(operation) for operation in self.operations]

    def crash_states(
        self, *, start: int = 0, at_most: int = 24, tears: int = 8, pairs: bool = False
    ) -> Iterator[CrashState]:
        """All different states that a cut after ``start``, ``start + 1``, … operations may leave.

        After each operation: all applied; nothing unsynced applied; unsynced names lost; unsynced data lost; each
        unsynced change lost alone; each lasting alone; each unsynced file empty or zeros under lasting names; the
        last write torn at a sector boundary. Of many pending changes ``at_most`` are taken, of many boundaries
        ``tears``. ``pairs`` adds the loss of every two (for long runs).
        """
        disk = Disk(self._start)
        marks: tuple[str, ...] = ()
        seen: set[tuple[bytes, tuple[str, ...]]] = set()
        for after in range(len(self.operations) + 1):
            last = self.operations[after - 1] if after else None
            if last is not None:
                disk.record(last)
            if isinstance(last, Barrier) and last.node is None:
                marks = (*marks, last.text)
            if after < start:
                continue
            for outcome in disk.outcomes(last, at_most=at_most, tears=tears, pairs=pairs):
                state = CrashState(after, outcome.what, marks, disk.tree(outcome), self._blobs)
                if (state.key, marks) not in seen:
                    seen.add((state.key, marks))
                    yield state

    def beneath(self, root: Path) -> CrashFS:
        """Another view of this one: what is done through either is one record."""
        view = copy.copy(self)
        view._inner = self._inner.beneath(root)
        return view

    # changes: done, then recorded

    def create(self, path: Path) -> WriteFile:
        with self._mutex:
            folder, name, shown = self._place(path)
            file = self._inner.create(path)
            node = next(self._numbers)
            self._record(NameChange(f"create {shown}", node, ((folder, name, node),)))
            return _CrashFile(file, self, node, shown)

    def open_update(self, path: Path) -> UpdateFile:
        with self._mutex:
            folder, _, shown = self._place(path)
            file = self._inner.open_update(path)
            return _CrashUpdateFile(file, self, self._find(path, folder), shown)

    def make_directory(self, path: Path) -> None:
        with self._mutex:
            folder, name, shown = self._place(path)
            self._inner.make_directory(path)
            node = next(self._numbers)
            self._live.folders[node] = {}
            self._record(NameChange(f"make folder {shown}", node, ((folder, name, node),), makes_folder=True))

    def rename(self, source: Path, target: Path) -> None:
        with self._mutex:
            folder, name, shown = self._place(source)
            new_folder, new_name, new_shown = self._place(target)
            node = self._find(source, folder) if self._inner.exists(source) else ROOT
            self._inner.rename(source, target)
            entries = ((folder, name, None), (new_folder, new_name, node))
            self._record(NameChange(f"rename {shown} to {new_shown}", node, entries))

    def remove(self, path: Path) -> None:
        self._unlink(path, "remove")

    def remove_directory(self, path: Path) -> None:
        self._unlink(path, "remove folder")

    def _unlink(self, path: Path, verb: str) -> None:
        with self._mutex:
            folder, name, shown = self._place(path)
            node = self._find(path, folder) if self._inner.exists(path) else ROOT
            if verb == "remove":
                self._inner.remove(path)
            else:
                self._inner.remove_directory(path)
            self._record(NameChange(f"{verb} {shown}", node, ((folder, name, None),)))

    def sync_directory(self, path: Path) -> None:
        with self._mutex:
            self._inner.sync_directory(path)
            if path.resolve().is_relative_to(self.root):
                node, shown = self._folder(path.resolve())
                self.operations.append(Barrier(f"sync folder {shown}", node))

    def written(self, file: _CrashFile, offset: int, data: Writable) -> None:
        """Do and record a write of one of this file system's files."""
        with self._mutex:
            file.inner.write_at(offset, data)
            text = f"write {file.shown} {offset}+{memoryview(data).nbytes}"
            self.operations.append(DataChange(text, file.node, offset, bytes(memoryview(data).cast("B"))))

    def truncated(self, file: _CrashUpdateFile, length: int) -> None:
        """Do and record a cut of one of this file system's files."""
        with self._mutex:
            file.inner.truncate(length)
            text = f"cut {file.shown} to {length}"
            self.operations.append(DataChange(text, file.node, length, b"", cuts=True))

    def synced(self, file: _CrashFile) -> None:
        """Do and record a sync of one of this file system's files."""
        with self._mutex:
            file.inner.sync()
            self.operations.append(Barrier(f"sync {file.shown}", file.node))

    def _record(self, change: NameChange) -> None:
        self._live.apply(change)
        self.operations.append(change)

    def _place(self, path: Path) -> tuple[int, str, str]:
        """Folder node, name in it and path from the root, of a name to be changed."""
        folder = path.parent.resolve()
        assert folder.is_relative_to(self.root), f"{path} is changed, which lies outside of {self.root}"
        if not (self._inner.exists(folder) and self._inner.stat(folder).is_directory):
            return ROOT, path.name, str(path)  # the real file system is about to refuse
        node, shown = self._folder(folder)
        return node, path.name, f"{shown}/{path.name}".removeprefix("./")

    def _folder(self, path: Path) -> tuple[int, str]:
        node, place = ROOT, self.root
        relative = path.relative_to(self.root)
        for name in relative.parts:
            place = place / name
            node = self._find(place, node)
        return node, relative.as_posix()

    # reading: passed on

    def open_read(self, path: Path) -> ReadFile:
        return self._inner.open_read(path)

    def stat(self, path: Path) -> FileStat:
        return self._inner.stat(path)

    def exists(self, path: Path) -> bool:
        return self._inner.exists(path)

    def is_link(self, path: Path) -> bool:
        return self._inner.is_link(path)

    def list(self, path: Path) -> list[Path]:
        return self._inner.list(path)

    def entries(self, path: Path) -> Iterator[DirectoryEntry]:
        return self._inner.entries(path)

    def is_mount_point(self, path: Path) -> bool:
        return self._inner.is_mount_point(path)

    def copy_attributes(self, source: Path, target: Path) -> tuple[str, ...]:
        """Not recorded: the states are of names and bytes."""
        return self._inner.copy_attributes(source, target)

    def free_space(self, path: Path) -> int:
        return self._inner.free_space(path)

    def lock(self, path: Path) -> AbstractContextManager[None]:
        return self._inner.lock(path)


class _CrashFile:
    """A file whose writes and syncs are recorded."""

    def __init__(self, inner: WriteFile, fs: CrashFS, node: int, shown: str) -> None:
        self.path = inner.path
        self.inner = inner
        self.node = node
        self.shown = shown
        self._fs = fs

    def write_at(self, offset: int, data: Writable) -> None:
        self._fs.written(self, offset, data)

    def start_writeback(self, offset: int, length: int) -> None:
        self.inner.start_writeback(offset, length)

    def sync(self) -> None:
        self._fs.synced(self)

    def close(self) -> None:
        self.inner.close()

    def __enter__(self) -> _CrashFile:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


class _CrashUpdateFile(_CrashFile):
    """One that was there; reading is passed on."""

    inner: UpdateFile

    def __init__(self, inner: UpdateFile, fs: CrashFS, node: int, shown: str) -> None:
        super().__init__(inner, fs, node, shown)

    def truncate(self, length: int) -> None:
        self._fs.truncated(self, length)

    def read_at(self, offset: int, length: int) -> bytes:
        return self.inner.read_at(offset, length)

    def read_into(self, buffer: memoryview, offset: int) -> int:
        return self.inner.read_into(buffer, offset)

    def stat(self) -> FileStat:
        return self.inner.stat()

    def __enter__(self) -> _CrashUpdateFile:
        return self
