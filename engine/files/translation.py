"""Errors of the operating system as JET errors."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from engine.error_codes import Code
from engine.os_errors import from_os_error

_PATH_NOT_FOUND = 3
"""ERROR_PATH_NOT_FOUND: a folder above the name is missing, or is none."""
_LINKED = "Backups neither contain nor follow symbolic links. Find out which program created it, and remove it."


class Linked(NotADirectoryError):
    """A name below a guarded folder is a symbolic link, ``link``."""

    def __init__(self, link: Path) -> None:
        super().__init__(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        self.link = link


class translated:  # noqa: N801 - a context manager, read as a verb
    """Turn what the system refuses within into the JET error for it."""

    __slots__ = ("_doing", "_path")

    def __init__(self, doing: str, path: Path) -> None:
        self._doing = doing
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        doing, path = self._doing, self._path
        if isinstance(error, Linked):
            which = "it" if error.link == path else str(error.link)
            text = f"Cannot {doing} {path}: {which} is a symbolic link."
            raise Code.InvalidPath.error(text, hint=_LINKED, path=str(path)) from error
        if isinstance(error, OSError):
            raise from_os_error(_as_elsewhere(error, path), doing, path) from error
        if isinstance(error, ValueError):  # a NUL byte in the path
            text = f"Cannot {doing} {path!s}: the path contains characters that are not valid in file names."
            raise Code.InvalidPath.error(text, hint="Correct the path.", path=str(path)) from error


def _as_elsewhere(error: OSError, path: Path) -> OSError:
    """Windows says of a name below a file that its path was not found, where other systems say what it is."""
    if sys.platform == "win32" and error.winerror == _PATH_NOT_FOUND:
        above = next((each for each in path.parents if each.exists()), None)
        if above is not None and not above.is_dir():
            return NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
    return error
