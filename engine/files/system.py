"""System calls whose names differ between POSIX and Windows, and the lock that both provide."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

from engine.error_codes import Code
from engine.errors import JetError
from engine.files.reach import Name
from engine.files.translation import translated
from engine.os_errors import from_os_error

_FOR_OTHERS = 0o077


def temporary_directory() -> Path:
    """This user's own part of the temporary folder, in which everybody may write; it may not be there yet."""
    if sys.platform == "win32":
        import tempfile

        return Path(tempfile.gettempdir()).absolute() / "ese-backup"
    return Path(os.environ.get("TMPDIR") or "/tmp").absolute() / f"ese-backup-{os.geteuid()}"


def is_private(found: os.stat_result) -> bool:
    """Whether this is a folder of this user, and closed to all others. Windows' temporary folder is the user's."""
    if sys.platform == "win32":
        return stat.S_ISDIR(found.st_mode)
    own = stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid()
    return own and not stat.S_IMODE(found.st_mode) & _FOR_OTHERS


def not_private(directory: Path, hint: str) -> JetError:
    """The error for a folder that others may change: nothing in it could be trusted (-1032)."""
    return Code.FileAccessDenied.error(
        f"The folder {directory} is accessible to other users.", hint=hint, path=str(directory)
    )


def _stand_in(path: Path) -> int:
    """An empty file of this user that stands for ``path`` where the file itself cannot be locked.

    Its folder is closed to others: a name that others could foresee would be theirs to take first.
    """
    folder = temporary_directory()
    name = hashlib.sha256(os.fsencode(os.path.normcase(path.resolve()))).hexdigest()[:32] + ".lock"
    with translated("lock", path):
        with contextlib.suppress(FileExistsError):  # whoever made it, it is checked now
            folder.mkdir(0o700)
        return _open_in(folder, name)


if sys.platform == "win32":
    import msvcrt

    from engine.files.windows import open_shared, read_at, write_at

    def open_name(name: Name, flags: int) -> int:
        return open_shared(name.path, flags | os.O_BINARY)

    def read_some(descriptor: int, buffer: memoryview, offset: int) -> int:
        return read_at(descriptor, buffer, offset)

    def read_bytes(descriptor: int, length: int, offset: int) -> bytes:
        data = bytearray(length)
        return bytes(data[: read_at(descriptor, memoryview(data), offset)])

    def write_some(descriptor: int, view: memoryview, offset: int) -> int:
        return write_at(descriptor, view, offset)

    def full_sync(descriptor: int) -> None:
        os.fsync(descriptor)

    def _open_in(folder: Path, name: str) -> int:
        return os.open(folder / name, os.O_RDWR | os.O_CREAT, 0o600)

    def locked(path: Path, name: Name) -> int:
        """A descriptor that owns the lock. A byte range lock on the file itself would stop its other readers."""
        with translated("lock", path):
            Path(name.path).stat()
        return _locked_stand_in(path)

    def _locked_stand_in(path: Path) -> int:
        descriptor = _stand_in(path)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            os.close(descriptor)
            raise _busy(path) from error
        return descriptor

    def unlock(descriptor: int) -> None:
        """Free the lock and close: after a close alone, Windows frees it when it has time."""
        with contextlib.suppress(OSError):
            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
        os.close(descriptor)

else:
    import fcntl

    def open_name(name: Name, flags: int) -> int:
        return os.open(name.path, flags | os.O_CLOEXEC, 0o600, dir_fd=name.folder)

    def read_some(descriptor: int, buffer: memoryview, offset: int) -> int:
        return os.preadv(descriptor, [buffer], offset)

    def read_bytes(descriptor: int, length: int, offset: int) -> bytes:
        return os.pread(descriptor, length, offset)

    def write_some(descriptor: int, view: memoryview, offset: int) -> int:
        return os.pwrite(descriptor, view, offset)

    def full_sync(descriptor: int) -> None:
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

    def _open_in(folder: Path, name: str) -> int:
        """A file in a folder that is proven to be private by the very handle through which it is reached."""
        try:
            handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
        except OSError as error:
            if error.errno in (errno.ENOTDIR, errno.ELOOP):
                raise not_private(folder, _REMOVE_IT) from error
            raise
        try:
            if not is_private(os.fstat(handle)):
                raise not_private(folder, _REMOVE_IT)
            flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
            return os.open(name, flags, 0o600, dir_fd=handle)
        finally:
            os.close(handle)

    def locked(path: Path, name: Name) -> int:
        """A descriptor that owns the lock: on the file or folder itself, or on a stand-in where that cannot be.

        Network file systems may want a writable descriptor for it, which a source must not be asked for.
        """
        flags = os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | name.no_follow
        descriptor = os.open(name.path, flags, dir_fd=name.folder)
        try:
            return _flocked(descriptor, path)
        except OSError as error:
            if error.errno not in (errno.EBADF, errno.EOPNOTSUPP, errno.ENOLCK, errno.ENOSYS):
                raise from_os_error(error, "lock", path) from error
        return _locked_stand_in(path)

    def _locked_stand_in(path: Path) -> int:
        with translated("lock", path):
            return _flocked(_stand_in(path), path)

    def unlock(descriptor: int) -> None:
        """Free the lock and close. A process that is just being started has a copy of the descriptor, which would
        keep the lock until then."""
        with contextlib.suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_UN)
        os.close(descriptor)

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


@contextlib.contextmanager
def locked_name(name: Path, shown: Path) -> Iterator[None]:
    """Lock a name that no file of this system has, for the duration of the context, across processes.

    An existing lock is JET_errBackupInProgress (-505), which calls the name ``shown``.
    """
    try:
        descriptor = _locked_stand_in(name)
    except JetError as error:
        raise _busy(shown) if error.code is Code.BackupInProgress else error from error
    try:
        yield
    finally:
        unlock(descriptor)


_REMOVE_IT = "Find out which program created it, and remove it. This program keeps its locks there."


def _busy(path: Path) -> JetError:
    return Code.BackupInProgress.error(
        f"Another run is using {path}.", hint=Code.BackupInProgress.hint, path=str(path)
    )
