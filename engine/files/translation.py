"""Errors of the operating system as JET errors."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path

from engine.error_codes import Code
from engine.os_errors import from_os_error

_LINKED = "Backups neither contain nor follow symbolic links. Find out which program created it, and remove it."


class Linked(NotADirectoryError):
    """A name below a guarded folder is a symbolic link, ``link``."""

    def __init__(self, link: Path) -> None:
        super().__init__(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        self.link = link


@contextlib.contextmanager
def translated(doing: str, path: Path) -> Iterator[None]:
    """Turn what the system refuses within into the JET error for it."""
    try:
        yield
    except Linked as error:
        which = "it" if error.link == path else str(error.link)
        text = f"Cannot {doing} {path}: {which} is a symbolic link."
        raise Code.InvalidPath.error(text, hint=_LINKED, path=str(path)) from error
    except OSError as error:
        raise from_os_error(error, doing, path) from error
    except ValueError as error:  # a NUL byte in the path
        text = f"Cannot {doing} {path!s}: the path contains characters that are not valid in file names."
        raise Code.InvalidPath.error(text, hint="Correct the path.", path=str(path)) from error
