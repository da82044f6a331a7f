"""What the operating system refuses, as JET errors: code, reason and what to do, by the cause.

Several causes share a code: to somebody whose volume is mounted read-only, nothing about owners is of help.
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
_READ_ONLY = "The volume is mounted read-only. Choose another place, or work on a copy."
_HINTS = {
    errno.EROFS: _READ_ONLY,
    errno.EBUSY: "Another program uses it, or something is mounted there. End that, then try again.",
    errno.EDQUOT: "Free space, or have the quota of this user raised.",
    errno.EFBIG: "Choose a volume with a file system that takes files of this size; FAT32 ends at 4 GiB.",
    errno.ENOTDIR: "A part of the path is a file. Correct the path.",
    errno.EISDIR: "It is a folder. Name a file.",
    errno.ENAMETOOLONG: "Choose a place with a shorter path.",
    errno.EINVAL: "The name, or the operation, is not one that this file system knows. Choose another place.",
    errno.ELOOP: "Its symbolic links lead nowhere, or it is a link itself. Name the file that is meant.",
    errno.EMFILE: "End programs that hold many files open, or have the limit raised.",
    errno.ENFILE: "End programs that hold many files open, or have the limit raised.",
    errno.ESTALE: "The volume is gone. Mount it again.",
    errno.ENOTCONN: "The volume is gone. Mount it again.",
    errno.ENODEV: "The volume is gone. Mount it again.",
}


def from_os_error(error: OSError, doing: str, path: Path) -> JetError:
    """The JET error that an ``OSError`` amounts to, with path and reason; unknown ones are -1022 (disk)."""
    number = error.errno or 0
    return _CODES.get(number, Code.DiskIO).error(
        f"Cannot {doing} {path}: {reason(error)}.",
        hint=_HINTS.get(number, ""),
        path=str(path),
        system_error=error.errno,
    )


def reason(error: OSError) -> str:
    """The system's own words, without Python's around them."""
    return os.strerror(error.errno) if error.errno else str(error) or "no reason was given"


def not_a_file(path: Path, *, is_directory: bool) -> JetError:
    """The refusal of a folder, pipe or device where a file is wanted."""
    if is_directory:
        hint = "Name the file inside it that is meant."
        return Code.InvalidPath.error(f"{path} is a folder, not a file.", hint=hint, path=str(path))
    hint = "Name a regular file; pipes and devices cannot be read at any place."
    return Code.InvalidPath.error(f"{path} is not a regular file.", hint=hint, path=str(path))
