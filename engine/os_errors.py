"""Errors of the operating system as JET errors: code, reason and hint, by cause.

Several causes share a code: if a volume is mounted read-only, for example, advice about owners does not help.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

from engine.error_codes import Code
from engine.errors import JetError

_CODES = {
    errno.ENOENT: Code.FileNotFound,
    errno.EACCES: Code.FileAccessDenied,
    errno.EPERM: Code.FileAccessDenied,
    errno.EROFS: Code.FileAccessDenied,
    errno.EBUSY: Code.FileAccessDenied,
    errno.ENOSPC: Code.DiskFull,
    errno.EDQUOT: Code.DiskFull,
    errno.EFBIG: Code.DiskFull,
    errno.EEXIST: Code.FileAlreadyExists,
    errno.ENOTEMPTY: Code.FileAlreadyExists,
    errno.ENOTDIR: Code.InvalidPath,
    errno.EISDIR: Code.InvalidPath,
    errno.ENAMETOOLONG: Code.InvalidPath,
    errno.EINVAL: Code.InvalidPath,
    errno.ELOOP: Code.InvalidPath,
}
_OF_WINDOWS = {
    3: errno.ENOENT,  # ERROR_PATH_NOT_FOUND
    19: errno.EROFS,  # ERROR_WRITE_PROTECT
    21: errno.ENODEV,  # ERROR_NOT_READY
    23: errno.EIO,  # ERROR_CRC
    27: errno.EIO,  # ERROR_SECTOR_NOT_FOUND
    29: errno.EIO,  # ERROR_WRITE_FAULT
    30: errno.EIO,  # ERROR_READ_FAULT
    31: errno.EIO,  # ERROR_GEN_FAILURE
    32: errno.EBUSY,  # ERROR_SHARING_VIOLATION
    33: errno.EBUSY,  # ERROR_LOCK_VIOLATION
    39: errno.ENOSPC,  # ERROR_HANDLE_DISK_FULL
    53: errno.ENOTCONN,  # ERROR_BAD_NETPATH
    59: errno.ENOTCONN,  # ERROR_UNEXP_NET_ERR
    64: errno.ENOTCONN,  # ERROR_NETNAME_DELETED
    67: errno.ENOTCONN,  # ERROR_BAD_NET_NAME
    112: errno.ENOSPC,  # ERROR_DISK_FULL
    121: errno.ENOTCONN,  # ERROR_SEM_TIMEOUT
    123: errno.EINVAL,  # ERROR_INVALID_NAME
    206: errno.ENAMETOOLONG,  # ERROR_FILENAME_EXCED_RANGE
    223: errno.EFBIG,  # ERROR_FILE_TOO_LARGE
    267: errno.ENOTDIR,  # ERROR_DIRECTORY
    1117: errno.EIO,  # ERROR_IO_DEVICE
    1167: errno.ENODEV,  # ERROR_DEVICE_NOT_CONNECTED
    1224: errno.EBUSY,  # ERROR_USER_MAPPED_FILE
    1231: errno.ENOTCONN,  # ERROR_NETWORK_UNREACHABLE
    1295: errno.EDQUOT,  # ERROR_DISK_QUOTA_EXCEEDED
    1392: errno.EIO,  # ERROR_FILE_CORRUPT
    1393: errno.EIO,  # ERROR_DISK_CORRUPT
}
"""Python takes several of these for "permission denied" or "invalid argument", and knows others by no number."""
_IN_USE = (
    "Another program has it open, perhaps the service that it belongs to. Stop that service, or use a snapshot of "
    "the volume."
)
_READ_ONLY = "The volume is mounted read-only. Mount it with write access, or choose another location."
_MAY_NOT_CHANGE = (
    "Check the permissions of the folder, whether the file or folder is protected against changes, and whether "
    "another program has it open. Run the program as a user who can write there."
)
_CHANGES = frozenset({"create", "create the folder", "delete", "delete the folder", "rename", "write", "truncate"})
"""What is done to a file or folder that needs the permission to write."""
_HINTS = {
    errno.EROFS: _READ_ONLY,
    errno.EBUSY: "Another program is using it, or something is mounted there. End that, then try again.",
    errno.EDQUOT: "Free space, or increase the quota of this user.",
    errno.EFBIG: "Choose a volume whose file system supports files of this size; the limit of FAT32 is 4 GiB.",
    errno.ENOTDIR: "A part of the path is a file. Correct the path.",
    errno.EISDIR: "The path is a folder. Specify a file.",
    errno.ENAMETOOLONG: "Choose a location with a shorter path.",
    errno.EINVAL: "The file system does not support the name or the operation. Choose another location.",
    errno.ELOOP: "The symbolic links of the path lead nowhere, or it is a link itself. Specify the file that "
    "the link should lead to.",
    errno.EMFILE: "Close programs that have many files open, or increase the limit.",
    errno.ENFILE: "Close programs that have many files open, or increase the limit.",
    errno.ESTALE: "The volume is not available. Mount it again.",
    errno.ENOTCONN: "The volume is not available. Mount it again.",
    errno.ENODEV: "The volume is not available. Mount it again.",
}


def from_os_error(error: OSError, doing: str, path: Path) -> JetError:
    """The JET error that an ``OSError`` amounts to, with path and reason; unknown ones are -1022 (disk)."""
    of_windows = int(getattr(error, "winerror", None) or 0)
    number = _OF_WINDOWS.get(of_windows, error.errno or 0)
    hint = _HINTS.get(number, "")
    if of_windows and number == errno.EBUSY:
        hint = _IN_USE
    elif number in (errno.EACCES, errno.EPERM) and doing in _CHANGES:
        hint = _MAY_NOT_CHANGE
    return _CODES.get(number, Code.DiskIO).error(
        f"Cannot {doing} {path}: {reason(error)}.",
        hint=hint,
        path=str(path),
        system_error=error.errno,
    )


def reason(error: OSError) -> str:
    """The system's own words, without Python's around them."""
    if getattr(error, "winerror", None):
        return str(error.strerror).rstrip(". ")
    return os.strerror(error.errno) if error.errno else str(error) or "no reason was given"


def not_a_file(path: Path, *, is_directory: bool) -> JetError:
    """The refusal of a folder, pipe or device where a file is wanted."""
    if is_directory:
        hint = "Specify a file in this folder."
        return Code.InvalidPath.error(f"{path} is a folder, not a file.", hint=hint, path=str(path))
    hint = "Specify a regular file. Pipes and devices cannot be read at arbitrary positions."
    return Code.InvalidPath.error(f"{path} is not a regular file.", hint=hint, path=str(path))
