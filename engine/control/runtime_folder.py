"""The folder in which running instances of a user are found, closed to all other users."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

from engine.error_codes import Code
from engine.errors import JetError
from engine.files import FileSystem, is_private, make_directories, not_private, temporary_directory
from engine.os_errors import from_os_error

if sys.platform == "win32":
    from engine.files.windows_rights import is_only_mine, make_only_mine

PLACE = "ESE_BACKUP_RUNTIME"
"""Names the folder, for those who want another one than the system's."""


def runtime_directory() -> Path:
    """The folder in which running instances of this user are found; it may not exist yet.

    It is :data:`PLACE`, or the folder for sockets of the user's session, even if this process does not belong to
    the session (cron jobs) or belongs to that of another user (sudo), or else one in the temporary folder.
    """
    told = os.environ.get(PLACE)
    if told:
        return Path(told).absolute()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "ese-backup" / "run"
    for session in (os.environ.get("XDG_RUNTIME_DIR") or "", f"/run/user/{os.geteuid()}"):
        if session and _is_ours(Path(session)):
            return Path(session).absolute() / "ese-backup"
    return temporary_directory()


def check_private(directory: Path) -> None:
    """Raises JET_errFileAccessDenied (-1032) unless the folder is this user's and closed to all others."""
    try:
        found = directory.lstat()
        private = is_private(found)
        if sys.platform == "win32":
            private = private and is_only_mine(directory)
    except OSError as error:
        raise from_os_error(error, "access", directory) from error
    if not private:
        raise not_private(directory, f"Remove it, or specify another folder with {PLACE}.")


def make_private(fs: FileSystem, directory: Path) -> Path:
    """Create the folder, if it does not exist, so that only this user can reach it. Raises as check_private."""
    try:
        made = make_directories(fs, directory)
        if sys.platform == "win32" and made:
            make_only_mine(directory)
    except JetError as error:
        if error.code is not Code.FileAlreadyExists:  # made by another process this moment
            raise
    except OSError as error:
        raise from_os_error(error, "create the folder", directory) from error
    check_private(directory)
    return directory


def _is_ours(directory: Path) -> bool:
    if sys.platform == "win32":
        return False
    try:
        found = directory.stat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid()
