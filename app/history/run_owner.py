"""Whether the program that started a run is still alive: it holds a lock that the system releases when it ends.

A process number can be reused and a start time can be wrong after a clock change; a lock cannot. Each program that
starts runs keeps one empty file ``<folder>/<token>.lock`` locked, and its token is stored with the run. The lock
is taken before the row is written, so a row without a held lock has no living owner.
"""

from __future__ import annotations

import contextlib
import secrets
from pathlib import Path

from engine.error_codes import Code
from engine.errors import JetError
from engine.files import LocalFileSystem, ensure_directory, remove_quietly


class RunOwner:
    """The token of this process; :meth:`close` releases it."""

    def __init__(self, folder: Path) -> None:
        self.token = secrets.token_hex(16)
        self._fs = LocalFileSystem()
        self._path = _lock_path(folder, self.token)
        ensure_directory(self._fs, folder)
        self._fs.create(self._path).close()
        self._held = contextlib.ExitStack()
        self._held.enter_context(self._fs.lock(self._path))

    def close(self) -> None:
        remove_quietly(self._fs, [self._path])
        self._held.close()


def is_alive(folder: Path, token: str) -> bool:
    """Whether the owner of ``token`` is still running. A missing lock file means that its owner ended normally."""
    path = _lock_path(folder, token)
    try:
        with LocalFileSystem().lock(path):
            return False
    except JetError as error:
        # held, or not for us to look at: never call a living run dead
        return error.code is not Code.FileNotFound


def forget(folder: Path, token: str) -> None:
    """Delete the files of a dead owner."""
    remove_quietly(LocalFileSystem(), [_lock_path(folder, token)])


def _lock_path(folder: Path, token: str) -> Path:
    """A token comes from a file; what is not of the form we give leads to no file."""
    return folder / f"{token if token.isalnum() and token.isascii() else 'nobody'}.lock"
