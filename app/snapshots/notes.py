"""Which snapshots were made: a small file for each, written before it is made and removed after it is gone.

``<name>.json`` says what was made; ``<name>.lock`` is locked while its process lives, which a number of a process
could not tell. What a dead process left is removed by the next one that looks.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from app.settings import Locations
from app.snapshots.volume import SnapshotNote, is_own_name, new_name
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import (
    LocalFileSystem,
    ensure_directory,
    read_whole,
    remove_quietly,
    write_durably,
)

_LARGEST = 1 << 16
Removal = Callable[[SnapshotNote, Path], None]
"""Removes a snapshot if it is there; the folder is that of the notes."""


class SnapshotNotes:
    """The notes in ``folder``, by default those of this user."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or Locations.of().data / "snapshots"
        self._fs = LocalFileSystem()

    @contextlib.contextmanager
    def noted(self, kind: str, volume: str, origin: str) -> Iterator[SnapshotNote]:
        """A note while its process lives; it stays until :meth:`forget`, whatever happens within.

        Raises ``StorageFault`` where no note can be written: then no snapshot is made.
        """
        now = datetime.now(UTC).isoformat(timespec="seconds")
        note = SnapshotNote(kind, new_name(), volume, origin, os.getpid(), now)
        ensure_directory(self._fs, self.folder)
        lock = self._lock(note.name)
        self._fs.create(lock).close()
        try:
            with self._fs.lock(lock):
                write_durably(self._fs, self._file(note.name), json.dumps(asdict(note)).encode())
                yield note
        finally:
            if not self._fs.exists(self._file(note.name)):
                remove_quietly(self._fs, [lock])

    def forget(self, note: SnapshotNote) -> None:
        """The snapshot is gone."""
        self._fs.remove(self._file(note.name))

    def all(self) -> list[SnapshotNote]:
        """Every note, the oldest first."""
        if not self._fs.exists(self.folder):
            return []
        names = (path.stem for path in self._fs.list(self.folder) if path.suffix == ".json")
        return sorted(
            (note for name in names if (note := self._read(name)) is not None), key=lambda note: note.since
        )

    def remove_left(self, note: SnapshotNote, removal: Removal) -> bool:
        """Remove what a dead process left; whether there was anything to do.

        Raises as ``removal``, after which the note is still there.
        """
        with self._left(note) as left:
            if not left or not self._fs.exists(self._file(note.name)):
                return False
            removal(note, self.folder)
            self.forget(note)
        remove_quietly(self._fs, [self._lock(note.name)])
        return True

    @contextlib.contextmanager
    def _left(self, note: SnapshotNote) -> Iterator[bool]:
        """Whether its process is dead; if so, no other one removes it within."""
        lock = self._lock(note.name)
        with contextlib.ExitStack() as held:
            try:
                if not self._fs.exists(lock):
                    self._fs.create(lock).close()
                held.enter_context(self._fs.lock(lock))
            except JetError as error:
                if error.code not in (Code.BackupInProgress, Code.FileAlreadyExists, Code.FileNotFound):
                    raise
                yield False
                return
            yield True

    def _read(self, name: str) -> SnapshotNote | None:
        """None for what is no note of ours, or was removed meanwhile."""
        if not is_own_name(name):
            return None
        try:
            note = SnapshotNote(**json.loads(read_whole(self._fs, self._file(name), _LARGEST)))
        except (ValueError, TypeError):
            return None
        except JetError as error:
            if error.code is Code.FileNotFound:
                return None
            raise
        return note if note.name == name else None

    def _file(self, name: str) -> Path:
        return self.folder / f"{name}.json"

    def _lock(self, name: str) -> Path:
        return self.folder / f"{name}.lock"
