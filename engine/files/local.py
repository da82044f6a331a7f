"""The real file system: the only place that opens, writes, syncs, renames or removes."""

from __future__ import annotations

import contextlib
import copy
import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TypeVar

from engine.files.attributes import give_attributes, is_mounted
from engine.files.direct import DirectCalls, DirectWriter
from engine.files.reach import Reach
from engine.files.seam import DirectoryEntry, FileStat, ReadFile, UpdateFile, Writable, WriteFile
from engine.files.system import full_sync, locked, open_name, read_bytes, read_some, unlock, write_some
from engine.files.translation import Linked, translated
from engine.os_errors import not_a_file

_WRITTEN_OUT = 32 << 20


class _LocalFile:
    """A descriptor; shared part of reading and writing."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self.path = path
        self._descriptor = descriptor

    def stat(self) -> FileStat:
        with translated("access", self.path):
            return _stat_of(os.fstat(self._descriptor))

    def close(self) -> None:
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            with translated("close", self.path):
                os.close(descriptor)


class _LocalReadFile(_LocalFile):
    def read_at(self, offset: int, length: int) -> bytes:
        with translated("read", self.path):
            data = read_bytes(self._descriptor, length, offset)
            while 0 < len(data) < length:
                more = read_bytes(self._descriptor, length - len(data), offset + len(data))
                if not more:
                    break
                data += more
        return data

    def read_into(self, buffer: memoryview, offset: int) -> int:
        done = 0
        with translated("read", self.path):
            while done < len(buffer):
                got = read_some(self._descriptor, buffer[done:], offset + done)
                if not got:
                    break
                done += got
        return done

    def __enter__(self) -> _LocalReadFile:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


class _LocalWriteFile(_LocalFile):
    _direct: DirectWriter | None = None

    def write_at(self, offset: int, data: Writable) -> None:
        view = memoryview(data).cast("B")
        with translated("write", self.path):
            if self._direct is not None:
                done = self._direct.write(view, offset)
                view, offset = view[done:], offset + done
            while len(view):
                done = write_some(self._descriptor, view, offset)
                view, offset = view[done:], offset + done

    def start_writeback(self, offset: int, length: int) -> None:
        if not hasattr(os, "posix_fadvise"):
            return
        # On Linux this advice starts write-out of dirty pages and frees clean ones. What is _WRITTEN_OUT back
        # has arrived by now; freeing it keeps the copy from pushing everything else out of the page cache.
        for start in (offset, offset - _WRITTEN_OUT):
            if start >= 0:
                with contextlib.suppress(OSError):
                    os.posix_fadvise(self._descriptor, start, length, os.POSIX_FADV_DONTNEED)

    def sync(self) -> None:
        with translated("sync", self.path):
            full_sync(self._descriptor)

    def __enter__(self) -> _LocalWriteFile:
        return self

    @classmethod
    def new(cls, path: Path, descriptor: int, calls: DirectCalls) -> _LocalWriteFile:
        """A file that nobody reads yet, so that writes may go past the page cache."""
        file = cls(path, descriptor)
        file._direct = DirectWriter(descriptor, calls)
        return file

    def __exit__(self, *exc: object) -> None:
        self.close()


class _LocalUpdateFile(_LocalReadFile, _LocalWriteFile):
    def truncate(self, length: int) -> None:
        with translated("truncate", self.path):
            if os.fstat(self._descriptor).st_size > length:
                os.ftruncate(self._descriptor, length)

    def __enter__(self) -> _LocalUpdateFile:
        return self


T = TypeVar("T", bound=_LocalFile)


class LocalFileSystem:
    """The real file system, on Linux, Windows and macOS.

    What it creates is for this user alone, or on POSIX has exactly ``mode``: a file that another user is to read.
    """

    _reach = Reach()

    def __init__(self, mode: int | None = None, direct: DirectCalls | None = None) -> None:
        self._mode = mode
        self._direct = direct or DirectCalls()

    def beneath(self, root: Path) -> LocalFileSystem:
        view = copy.copy(self)
        view._reach = self._reach.beneath(root)
        return view

    def open_read(self, path: Path) -> ReadFile:
        # a FIFO must not hang us; regular files ignore it
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)
        with translated("open", path), self._reach.name(path) as name:
            descriptor = open_name(name, flags | name.no_follow)
        return _regular(_LocalReadFile(path, descriptor))

    def open_update(self, path: Path) -> UpdateFile:
        flags = os.O_RDWR | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
        with translated("open", path), self._reach.name(path) as name:
            descriptor = open_name(name, flags)
        return _regular(_LocalUpdateFile(path, descriptor))

    def create(self, path: Path) -> WriteFile:
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
        with translated("create", path), self._reach.name(path, opens=False) as name:
            descriptor = open_name(name, flags)
            if self._mode is not None and hasattr(os, "fchmod"):
                os.fchmod(descriptor, self._mode)
            return _LocalWriteFile.new(path, descriptor, self._direct)

    def stat(self, path: Path) -> FileStat:
        with translated("access", path), self._reach.name(path) as name:
            found = os.stat(name.path, dir_fd=name.folder, follow_symlinks=not name.guarded)
            if stat.S_ISLNK(found.st_mode):
                raise Linked(path)
            return _stat_of(found)

    def exists(self, path: Path) -> bool:
        with translated("access", path):
            try:
                self._look(path)
            except OSError as error:
                if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG):  # no file has such a name
                    return False
                raise
            return True

    def is_link(self, path: Path) -> bool:
        with translated("access", path):
            try:
                return stat.S_ISLNK(self._look(path).st_mode)
            except (FileNotFoundError, NotADirectoryError):
                return False

    def _look(self, path: Path) -> os.stat_result:
        with self._reach.name(path, opens=False) as name:
            return os.stat(name.path, dir_fd=name.folder, follow_symlinks=False)

    def list(self, path: Path) -> list[Path]:
        with translated("list", path), self._reach.name(path) as name:
            if name.folder is None:
                return _in_order(path, os.listdir(path))  # noqa: PTH208 - names are sorted, not Paths
            descriptor = open_name(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                return _in_order(path, os.listdir(descriptor))  # noqa: PTH208 - no Path of a handle
            finally:
                os.close(descriptor)

    def entries(self, path: Path) -> Iterator[DirectoryEntry]:
        with translated("list", path), self._reach.name(path) as name:
            if name.folder is None:
                with os.scandir(path) as found:
                    yield from map(_entry_of, found)
                return
            descriptor = open_name(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                with os.scandir(descriptor) as found:
                    yield from map(_entry_of, found)
            finally:
                os.close(descriptor)

    def make_directory(self, path: Path) -> None:
        with translated("create the folder", path), self._reach.name(path, opens=False) as name:
            os.mkdir(name.path, 0o700, dir_fd=name.folder)

    def rename(self, source: Path, target: Path) -> None:
        with (
            translated("rename", source),
            self._reach.name(source, opens=False) as old,
            self._reach.name(target, opens=False) as new,
        ):
            if sys.platform == "win32" and target.is_dir():
                target.rmdir()
            os.replace(old.path, new.path, src_dir_fd=old.folder, dst_dir_fd=new.folder)

    def remove(self, path: Path) -> None:
        with translated("delete", path), self._reach.name(path, opens=False) as name:
            os.unlink(name.path, dir_fd=name.folder)

    def remove_directory(self, path: Path) -> None:
        with translated("delete the folder", path), self._reach.name(path) as name:
            os.rmdir(name.path, dir_fd=name.folder)

    def sync_directory(self, path: Path) -> None:
        if sys.platform == "win32":
            self.stat(path)  # Windows has no such call; NTFS journals names in order
            return
        with translated("sync", path):
            with self._reach.name(path) as name:
                descriptor = open_name(name, os.O_RDONLY | os.O_DIRECTORY | name.no_follow)
            try:
                os.fsync(descriptor)
            except OSError as error:
                if error.errno not in (errno.EINVAL, errno.ENOTSUP):
                    raise
            finally:
                os.close(descriptor)

    def is_mount_point(self, path: Path) -> bool:
        with translated("access", path):
            return is_mounted(path)

    def copy_attributes(self, source: Path, target: Path) -> tuple[str, ...]:
        if sys.platform == "win32":
            return ()  # a new file gets the access list of its folder
        flags = os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW
        with ExitStack() as held:
            opened = []
            for path in (source, target):
                with translated("open", path), self._reach.name(path) as name:
                    opened.append(open_name(name, flags))
                held.callback(os.close, opened[-1])
            with translated("copy the owner and mode of another file to", target):
                return give_attributes(*opened)

    def free_space(self, path: Path) -> int:
        with translated("access", path):
            if sys.platform == "win32":
                import shutil  # brings all of Python's compression along, for this one call

                return shutil.disk_usage(path).free
            volume = os.statvfs(path)
            return volume.f_bavail * volume.f_frsize

    @contextlib.contextmanager
    def lock(self, path: Path) -> Iterator[None]:
        with translated("lock", path), self._reach.name(path) as name:
            descriptor = locked(path, name)
        try:
            yield
        finally:
            unlock(descriptor)


def _in_order(folder: Path, names: list[str]) -> list[Path]:
    """As Paths would be sorted, which are compared much slower than names."""
    return [folder / name for name in sorted(names, key=os.path.normcase)]


def _regular(file: T) -> T:
    """The file, if it is one; anything else is closed and refused."""
    found = file.stat()
    if not found.is_file:
        file.close()
        raise not_a_file(file.path, is_directory=found.is_directory)
    return file


def _entry_of(entry: os.DirEntry[str]) -> DirectoryEntry:
    try:
        found = entry.stat()
    except OSError:
        return DirectoryEntry(entry.name, -1, False, entry.is_symlink())
    entry_is = entry.name, found.st_size, stat.S_ISDIR(found.st_mode), entry.is_symlink()
    return tuple.__new__(DirectoryEntry, entry_is)  # as its constructor, in half the time: there may be millions


def _stat_of(found: os.stat_result) -> FileStat:
    return FileStat(
        found.st_size,
        found.st_mtime_ns,
        found.st_dev,
        found.st_ino,
        stat.S_ISREG(found.st_mode),
        stat.S_ISDIR(found.st_mode),
        found.st_ctime_ns if sys.platform != "win32" else 0,
    )
