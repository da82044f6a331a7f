"""What runs whose process ended left on the disk, in the history: they cannot say it themselves."""

from __future__ import annotations

import engine
from app.history.runs import Run, RunOperation, RunState
from engine.errors import JetError
from engine.events import EventKind, LogEntry, entry

_STAGED = frozenset({RunOperation.RESTORE, RunOperation.RECOVER, RunOperation.EXPORT})


def left_by(run: Run) -> tuple[engine.Leftover, ...]:
    """The folders of copies that an interrupted run left at its destination. Reads the disk."""
    if run.state is not RunState.INTERRUPTED or not run.destination:
        return ()
    fs = engine.LocalFileSystem()
    try:
        place = engine.parse_place(run.destination)
        if isinstance(place, engine.StoreAddress):
            return ()
        if run.operation in _STAGED:
            return engine.left_beside(fs, place)
        return engine.left_by_backup(fs, place, run.id) if run.operation is RunOperation.BACKUP else ()
    except JetError:
        return ()


def told(run: Run, left: engine.Leftover) -> LogEntry:
    """The entry that names it."""
    return entry(
        EventKind.RunLeftFiles,
        instance=run.instance,
        run=run.id,
        operation=run.what,
        path=left.path,
        size=left.bytes,
    )
