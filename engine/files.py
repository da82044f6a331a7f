"""The file system seam: the only place that opens, writes, syncs, renames or removes.

``FileSystem`` and its two file kinds are protocols; :class:`LocalFileSystem` is the real one, the tests'
``CrashFS`` and ``FaultFS`` wrap it. Guarantees that callers rely on (design section 11):

* ``sync`` returns only when the file's bytes are on the medium; ``sync_directory`` the same for its names.
* ``rename`` replaces atomically; an error listing is an exception, never an empty listing.
* Every refusal of the operating system is a :class:`~engine.errors.StorageFault` (or a ``MissingFile``,
  ``WrongUse``) with the path and the reason; no ``OSError`` leaves this module.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

from engine.error_codes import Code
from engine.errors import JetError
from engine.os_errors import from_os_error, not_a_file

Writable = bytes | bytearray | memoryview
_WRITTEN_OUT = 32 << 20


@dataclass(frozen=True, slots=True)
class FileStat:
    """What the file system says of one name. ``size`` in bytes, ``modified`` in nanoseconds since 1970."""

    size: int
    modified: int
    device: int
    inode: int
    is_file: bool
    is_directory: bool

    def same_file(self, other: FileStat) -> bool:
        """Whether both name one and the same file or directory."""
        return (self.device, self.inode) == (other.device, other.inode)


class Entry(NamedTuple):
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
    """All that the engine asks of a file system."""

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

    def entries(self, path: Path) -> Iterator[Entry]:
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

    def free_space(self, path: Path) -> int:
        """Bytes that this user may still write to the volume."""
        ...

    def lock(self, path: Path) -> AbstractContextManager[None]:
        """Own ``path`` (file or directory) while the context lasts, across processes; changes nothing on disk.

        Taken already is JET_errBackupInProgress (-505). A killed owner's lock is free at once.
        """
        ...


@contextlib.contextmanager
def _translated(doing: str, path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise from_os_error(error, doing, path) from error
    except ValueError as error:  # a NUL byte in the path
        text = f"Cannot {doing} {path!s}: the path holds characters that no file name may have."
        raise Code.InvalidPath.error(text, hint="Correct the path.", path=str(path)) from error


class _LocalFile:
    """A descriptor; shared part of reading and writing."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self.path = path
        self._descriptor = descriptor

    def stat(self) -> FileStat:
        with _translated("look at", self.path):
            return _stat_of(os.fstat(self._descriptor))

    def close(self) -> None:
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            with _translated("close", self.path):
                os.close(descriptor)


class _LocalReadFile(_LocalFile):
    def read_at(self, offset: int, length: int) -> bytes:
        with _translated("read", self.path):
            data = _read_bytes(self._descriptor, length, offset)
            while 0 < len(data) < length:
                more = _read_bytes(self._descriptor, length - len(data), offset + len(data))
                if not more:
                    break
                data += more
        return data

    def read_into(self, buffer: memoryview, offset: int) -> int:
        done = 0
        with _translated("read", self.path):
            while done < len(buffer):
                got = _read_some(self._descriptor, buffer[done:], offset + done)
                if not got:
                    break
                done += got
        return done

    def __enter__(self) -> _LocalReadFile:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


class _LocalWriteFile(_LocalFile):
    def write_at(self, offset: int, data: Writable) -> None:
        view = memoryview(data).cast("B")
        with _translated("write", self.path):
            while len(view):
                done = _write_some(self._descriptor, view, offset)
                view, offset = view[done:], offset + done

    def start_writeback(self, offset: int, length: int) -> None:
        if not hasattr(os, "posix_fadvise"):
            return
        # On Linux this advice starts write-out of dirty pages and frees clean ones. What lies _WRITTEN_OUT back
        # has arrived by now; freeing it keeps the copy from pushing everything else out of the page cache.
        for start in (offset, offset - _WRITTEN_OUT):
            if start >= 0:
                with contextlib.suppress(OSError):
                    os.posix_fadvise(self._descriptor, start, length, os.POSIX_FADV_DONTNEED)

    def sync(self) -> None:
        with _translated("bring to the disk", self.path):
            _full_sync(self._descriptor)

    def __enter__(self) -> _LocalWriteFile:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


class _LocalUpdateFile(_LocalReadFile, _LocalWriteFile):
    def truncate(self, length: int) -> None:
        with _translated("cut", self.path):
            if os.fstat(self._descriptor).st_size > length:
                os.ftruncate(self._descriptor, length)

    def __enter__(self) -> _LocalUpdateFile:
        return self


def _check_regular(file: ReadFile | UpdateFile) -> None:
    found = file.stat()
    if not found.is_file:
        file.close()
        raise not_a_file(file.path, is_directory=found.is_directory)


class LocalFileSystem:
    """The real file system, on Linux, Windows and macOS."""

    def open_read(self, path: Path) -> ReadFile:
        flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
        flags |= getattr(os, "O_NONBLOCK", 0)  # a FIFO must not hang us; regular files ignore it
        with _translated("open", path):
            descriptor = os.open(path, flags)
        file = _LocalReadFile(path, descriptor)
        _check_regular(file)
        return file

    def open_update(self, path: Path) -> UpdateFile:
        flags = os.O_RDWR | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
        flags |= getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0)
        with _translated("open", path):
            descriptor = os.open(path, flags)
        file = _LocalUpdateFile(path, descriptor)
        _check_regular(file)
        return file

    def create(self, path: Path) -> WriteFile:
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
        with _translated("create", path):
            return _LocalWriteFile(path, os.open(path, flags, 0o600))

    def stat(self, path: Path) -> FileStat:
        with _translated("look at", path):
            return _stat_of(path.stat())

    def exists(self, path: Path) -> bool:
        with _translated("look at", path):
            try:
                path.lstat()
            except OSError as error:
                if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG):  # no file has such a name
                    return False
                raise
            return True

    def is_link(self, path: Path) -> bool:
        with _translated("look at", path):
            return path.is_symlink()

    def list(self, path: Path) -> list[Path]:
        with _translated("list", path):
            return sorted(path.iterdir())

    def entries(self, path: Path) -> Iterator[Entry]:
        with _translated("list", path), os.scandir(path) as found:
            yield from map(_entry_of, found)

    def make_directory(self, path: Path) -> None:
        with _translated("create the folder", path):
            path.mkdir(mode=0o700)

    def rename(self, source: Path, target: Path) -> None:
        with _translated("rename", source):
            if sys.platform == "win32" and target.is_dir():
                target.rmdir()
            source.replace(target)

    def remove(self, path: Path) -> None:
        with _translated("delete", path):
            path.unlink()

    def remove_directory(self, path: Path) -> None:
        with _translated("delete the folder", path):
            path.rmdir()

    def sync_directory(self, path: Path) -> None:
        if sys.platform == "win32":
            return  # Windows has no such call; NTFS journals names in order
        with _translated("bring to the disk", path):
            descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            try:
                os.fsync(descriptor)
            except OSError as error:
                if error.errno not in (errno.EINVAL, errno.ENOTSUP):
                    raise
            finally:
                os.close(descriptor)

    def free_space(self, path: Path) -> int:
        import shutil

        with _translated("look at", path):
            return shutil.disk_usage(path).free

    @contextlib.contextmanager
    def lock(self, path: Path) -> Iterator[None]:
        descriptor = _locked(path)
        try:
            yield
        finally:
            os.close(descriptor)  # frees the lock, too


def _stat_of(found: os.stat_result) -> FileStat:
    return FileStat(
        found.st_size,
        found.st_mtime_ns,
        found.st_dev,
        found.st_ino,
        stat.S_ISREG(found.st_mode),
        stat.S_ISDIR(found.st_mode),
    )


def _entry_of(entry: os.DirEntry[str]) -> Entry:
    try:
        found = entry.stat()
    except OSError:
        return Entry(entry.name, -1, False, entry.is_symlink())
    return Entry(entry.name, found.st_size, stat.S_ISDIR(found.st_mode), entry.is_symlink())


def _stand_in(path: Path) -> int:
    """An empty file of this user that stands for ``path`` where the file itself cannot be locked."""
    name = hashlib.sha256(os.fsencode(os.path.normcase(path.resolve()))).hexdigest()[:32]
    place = Path(tempfile.gettempdir()) / f"ese-backup-{name}.lock"
    with _translated("lock", path):
        return os.open(place, os.O_RDWR | os.O_CREAT, 0o600)


def _busy(path: Path) -> JetError:
    return Code.BackupInProgress.error(
        f"Another run is working on {path}.", hint=Code.BackupInProgress.hint, path=str(path)
    )


if sys.platform == "win32":
    import msvcrt

    def _read_some(descriptor: int, buffer: memoryview, offset: int) -> int:
        os.lseek(descriptor, offset, os.SEEK_SET)
        data = os.read(descriptor, len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def _read_bytes(descriptor: int, length: int, offset: int) -> bytes:
        os.lseek(descriptor, offset, os.SEEK_SET)
        return os.read(descriptor, length)

    def _write_some(descriptor: int, view: memoryview, offset: int) -> int:
        os.lseek(descriptor, offset, os.SEEK_SET)
        return os.write(descriptor, view)

    def _full_sync(descriptor: int) -> None:
        os.fsync(descriptor)

    def _locked(path: Path) -> int:
        """A descriptor that owns the lock. A byte range lock on the file itself would stop its other readers."""
        descriptor = _stand_in(path)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            os.close(descriptor)
            raise _busy(path) from error
        return descriptor

else:
    import fcntl

    def _read_some(descriptor: int, buffer: memoryview, offset: int) -> int:
        return os.preadv(descriptor, [buffer], offset)

    def _read_bytes(descriptor: int, length: int, offset: int) -> bytes:
        return os.pread(descriptor, length, offset)

    def _write_some(descriptor: int, view: memoryview, offset: int) -> int:
        return os.pwrite(descriptor, view, offset)

    def _full_sync(descriptor: int) -> None:
        full = getattr(fcntl, "F_FULLFSYNC", None)  # macOS: fsync alone leaves data in the drive's cache
        if full is not None:
            try:
                fcntl.fcntl(descriptor, full)
            except OSError as error:
                if error.errno not in (errno.ENOTSUP, errno.EINVAL, errno.ENOTTY):
                    raise
            else:
                return
        os.fsync(descriptor)

    def _locked(path: Path) -> int:
        """A descriptor that owns the lock: on the file or folder itself, or on a stand-in where that cannot be.

        Network file systems may want a writable descriptor for it, which a source must not be asked for.
        """
        with _translated("lock", path):
            descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        try:
            return _flocked(descriptor, path)
        except OSError as error:
            if error.errno not in (errno.EBADF, errno.EOPNOTSUPP, errno.ENOLCK):
                raise from_os_error(error, "lock", path) from error
        with _translated("lock", path):
            return _flocked(_stand_in(path), path)

    def _flocked(descriptor: int, path: Path) -> int:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(descriptor)
            raise _busy(path) from error
        except OSError:
            os.close(descriptor)
            raise
        return descriptor


def make_directories(fs: FileSystem, path: Path, made: list[Path] | None = None) -> list[Path]:
    """Make ``path`` and what is missing above it; returns the new directories, outermost first.

    A failure half-way removes what it made before it is reported. ``made``, if given, collects the directories.
    """
    missing: list[Path] = []
    while not fs.exists(path):
        missing.append(path)
        path = path.parent
    made = [] if made is None else made
    try:
        for directory in reversed(missing):
            _make_directory(fs, directory, made)
    except BaseException:
        remove_empty(fs, made)
        raise
    return made


def _make_directory(fs: FileSystem, directory: Path, made: list[Path]) -> None:
    made.append(directory)
    try:
        fs.make_directory(directory)
    except JetError as error:
        if error.code is Code.FileAlreadyExists:
            made.remove(directory)  # somebody else's, made this moment
        raise
    fs.sync_directory(directory.parent)


def remove_empty(fs: FileSystem, directories: list[Path]) -> None:
    """Remove directories that a failed run made, the innermost last in the list; those with contents stay."""
    for directory in reversed(directories):
        with contextlib.suppress(JetError):
            fs.remove_directory(directory)


def remove_tree(fs: FileSystem, path: Path) -> None:
    """Remove a directory of ours with all that is in it; symbolic links are removed, never followed."""
    for entry in fs.list(path):
        if not fs.is_link(entry) and fs.stat(entry).is_directory:
            remove_tree(fs, entry)
        else:
            fs.remove(entry)
    fs.remove_directory(path)


def remove_quietly(fs: FileSystem, paths: Iterator[Path] | list[Path]) -> None:
    """Clean up after a failure that is being reported: what cannot be removed is left to the next run."""
    for path in paths:
        with contextlib.suppress(JetError):
            if fs.exists(path) and not fs.is_link(path) and fs.stat(path).is_directory:
                remove_tree(fs, path)
            elif fs.exists(path):
                fs.remove(path)


def write_durably(fs: FileSystem, path: Path, data: bytes) -> None:
    """Replace a small file as a whole: temporary name, sync, read back, rename, sync of the directory."""
    temporary = path.with_name(f".{path.name}.tmp")
    remove_quietly(fs, [temporary])
    try:
        with fs.create(temporary) as file:
            file.write_at(0, data)
            file.sync()
        with fs.open_read(temporary) as check:
            if check.read_at(0, len(data) + 1) != data:
                raise Code.DiskIO.error(f"{temporary} does not read back as written.", path=str(path))
        fs.rename(temporary, path)
        fs.sync_directory(path.parent)
    except BaseException:
        remove_quietly(fs, [temporary])
        raise


def read_whole(fs: FileSystem, path: Path, limit: int) -> bytes:
    """All bytes of a file that must not be longer than ``limit`` bytes (else -1003)."""
    with fs.open_read(path) as file:
        data = file.read_at(0, min(file.stat().size, limit) + 1)
    if len(data) > limit:
        raise Code.InvalidParameter.error(f"{path} is larger than {limit} bytes.", path=str(path))
    return data
