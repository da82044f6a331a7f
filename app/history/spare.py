"""A temporary history for a program whose data folder cannot be written: a copy of the existing history, deleted
when the program ends.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from pathlib import Path

from app.history.history import History
from app.local_paths import is_there
from engine.error_codes import Code
from engine.errors import JetError


class SpareHistory(History):
    """A copy of what could be read of the history at ``path``; :meth:`close` deletes it. ``why`` is the reason,
    for users, why the real one is not used."""

    def __init__(self, path: Path, why: JetError) -> None:
        self.why = why
        self._folder = tempfile.TemporaryDirectory(prefix="ese-backup-history-")
        place = Path(self._folder.name) / path.name
        for suffix in ("", "-wal"):
            with contextlib.suppress(OSError):
                shutil.copyfile(f"{path}{suffix}", f"{place}{suffix}")
        super().__init__(place)

    def close(self) -> None:
        super().close()
        self._folder.cleanup()


def open_history(path: Path) -> History:
    """The history at ``path``, or a :class:`SpareHistory` if it cannot be used there."""
    try:
        if is_there(path.parent) and not os.access(path.parent, os.W_OK):
            raise Code.FileAccessDenied.error(f"{path.parent} cannot be written to.", path=str(path.parent))
        return History(path)
    except JetError as error:
        return SpareHistory(path, error)
