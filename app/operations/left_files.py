"""What runs whose process ended left on the disk, in the history: they cannot say it themselves."""

from __future__ import annotations

from collections.abc import Mapping

import engine
from app.history.runs import Run, RunOperation, RunState
from engine.errors import JetError
from engine.events import EventKind, LogEntry, entry

_STAGED = frozenset({RunOperation.RESTORE, RunOperation.RECOVER, RunOperation.EXPORT})


SCRATCH = "scratch"
"""In what is kept with a drill while it runs: the folder that it restores to."""


def left_by(run: Run, kept: Mapping[str, object] | None = None) -> tuple[engine.Leftover, ...]:
    """The folders of copies that an interrupted run left at its destination, a drill in its scratch folder, which
    is in what was ``kept`` with the run. Reads the disk."""
    where = str((kept or {}).get(SCRATCH, "")) if run.is_drill else run.destination
    if run.state is not RunState.INTERRUPTED or not where:
        return ()
    fs = engine.LocalFileSystem()
    try:
        place = engine.parse_place(where)
        if isinstance(place, engine.StoreAddress):
            return ()
        if run.is_drill:
            return engine.left_by_drill(fs, place, run.id)
        if run.operation is RunOperation.COPY:
            return engine.left_by_copy(fs, place, run.id)
        if run.operation in _STAGED:
            return engine.left_beside(fs, place)
        return engine.left_by_backup(fs, place, run.id) if run.operation is RunOperation.BACKUP else ()
    except JetError:
        return ()


def told(run: Run, left: engine.Leftover) -> LogEntry:
    """The entry that names it."""
    return entry(
        EventKind.RunLeftCopy if left.is_continued else EventKind.RunLeftFiles,
        instance=run.instance,
        run=run.id,
        operation=run.what,
        path=left.path,
        size=left.bytes,
    )
