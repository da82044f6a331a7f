"""An instance whose files an engine may have open, read from a snapshot of their volume as files at rest."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import engine
from app.local_paths import is_folder
from app.snapshots.notes import SnapshotNotes
from app.snapshots.volumes import held
from engine.errors import known
from engine.events import EventKind, EventSink, LogEntry, silent
from engine.files import ReadFile, SnapshotView
from engine.sources.source import Can


class SnapshotSource:
    """A :class:`engine.BackupSource` that holds a snapshot from ``begin`` on, as long as the run lasts.

    ``state`` before that makes one of its own. Files have the names that they have on the volume. ``events`` are
    told what is made and removed, in the run ``run``. Raises as :func:`app.snapshots.volumes.held` and
    :class:`engine.AtRestSource`.
    """

    can = Can(0)

    def __init__(
        self,
        choice: engine.InstanceChoice,
        *,
        events: EventSink = silent,
        run: str | None = None,
        notes: SnapshotNotes | None = None,
    ) -> None:
        self._choice, self._run = choice, run
        self._events, self._notes = events, notes
        self._inside: engine.AtRestSource | None = None
        self.left_behind = False
        """Whether a snapshot could not be removed: this one, or one that was left before."""

    @contextlib.contextmanager
    def begin(self, kind: engine.Kind = engine.Kind.FULL) -> Iterator[None]:
        with self._snapshot() as inside, inside.begin(kind):
            self._inside = inside
            try:
                yield
            finally:
                self._inside = None

    def state(self) -> engine.InstanceFiles:
        if self._inside is not None:
            return self._inside.state()
        with self._snapshot() as inside:
            return inside.state()

    def open(self, path: Path) -> ReadFile:
        return self._begun().open(path)

    def confirm(self) -> None:
        self._begun().confirm()

    @contextlib.contextmanager
    def _snapshot(self) -> Iterator[engine.AtRestSource]:
        folders = [folder.absolute() for folder in self._choice.folders]
        notes = self._notes or SnapshotNotes()
        with held(places(folders), notes, self._told, self._run) as kept:
            view, choice = SnapshotView(kept), replace(self._choice, folders=folders)
            yield engine.AtRestSource(folders, base=choice.base, name=choice.name, scope=choice.scope, fs=view)

    def _begun(self) -> engine.AtRestSource:
        return known(self._inside, "snapshot: the backup has not begun")

    def _told(self, happened: LogEntry) -> None:
        self.left_behind |= happened.kind is EventKind.SnapshotNotRemoved
        self._events(happened)


def places(folders: Sequence[Path]) -> list[Path]:
    """The folders of these; one may be the file of a database."""
    return list(dict.fromkeys(folder if is_folder(folder) else folder.parent for folder in folders))
