"""What interrupted runs left on the disk and is still there, as the history told it."""

from __future__ import annotations

from pathlib import Path

from app.history.filter import EventFilter, IdRanges
from app.history.history import History
from app.local_paths import is_there
from engine.events import EventKind, EventLevel, LogEntry
from engine.progress import Cancel

_TOLD = EventFilter(
    levels=frozenset({EventLevel.WARNING}),  # of which there is an index: the overview asks whenever events come
    ids=IdRanges(tuple((int(kind), int(kind)) for kind in (EventKind.RunLeftFiles, EventKind.RunLeftCopy))),
)


def left_now(history: History, cancel: Cancel | None = None) -> tuple[LogEntry, ...]:
    """The newest entry of each folder that is still there, newest first. Reads the disk. Raises ``JetError`` where
    the history cannot be read."""
    token = cancel or Cancel()
    found: dict[Path, LogEntry] = {}
    for row in history.events(_TOLD):
        token.check()
        found.setdefault(place_of(row.entry), row.entry)
    return tuple(entry for place, entry in found.items() if is_there(place))


def place_of(told: LogEntry) -> Path:
    """The folder that it names."""
    return Path(str(told.fields["path"]))
