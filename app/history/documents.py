"""What is kept with a run for its report, such as the certificate of a drill: a JSON file for each such run.

Beside the history and not in it: a certificate has a line for each table and each file.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Collection, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from engine.errors import JetError
from engine.files import LocalFileSystem, ensure_directory, read_whole, remove_quietly, write_durably

_LARGEST = 64 << 20


class RunDocuments:
    """The documents in ``folder``, which is created with the first one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._fs = LocalFileSystem()

    def keep(self, run_id: str, document: Mapping[str, object]) -> None:
        """Replaces what was kept with the run. Raises a ``StorageFault``."""
        ensure_directory(self._fs, self._folder)
        write_durably(self._fs, self._path(run_id), json.dumps(document).encode("ascii"))

    def read(self, run_id: str) -> dict[str, Any] | None:
        """None where there is nothing, or nothing that can be read."""
        try:
            found = json.loads(read_whole(self._fs, self._path(run_id), _LARGEST))
        except (JetError, ValueError, RecursionError):
            return None
        return found if isinstance(found, dict) else None

    def forget(self, run_id: str) -> None:
        """Remove what was kept with the run, if that is possible."""
        remove_quietly(self._fs, [self._path(run_id)])

    def forget_before(self, moment: datetime) -> None:
        """Remove the documents that were last kept before then, as far as that is possible."""
        with contextlib.suppress(JetError):
            if self._fs.exists(self._folder):
                limit = moment.timestamp() * 1e9
                gone = [path for path in self._fs.list(self._folder) if self._fs.stat(path).modified < limit]
                remove_quietly(self._fs, gone)

    def forget_all_but(self, kept: Collection[str]) -> None:
        """Remove the documents of all other runs, as far as that is possible."""
        with contextlib.suppress(JetError):
            if self._fs.exists(self._folder):
                gone = [path for path in self._fs.list(self._folder) if path.stem not in kept]
                remove_quietly(self._fs, gone)

    def _path(self, run_id: str) -> Path:
        """An id comes from a file; what is not of the form we give leads to no file."""
        return (
            self._folder / f"{run_id if run_id.replace('-', '').isalnum() and run_id.isascii() else 'none'}.json"
        )
