"""The settings of this user, for what has no window to say that they were damaged."""

from __future__ import annotations

from app.history.spare import open_history
from app.settings import Locations, SettingsFile
from engine.event_kinds import EventKind
from engine.events import EventSink, LogEntry, silent


def own_settings(locations: Locations, also: EventSink = silent) -> SettingsFile:
    """Their file. That it was damaged and renamed is an entry of the history, and told to ``also``."""

    def tell(entry: LogEntry) -> None:
        if entry.kind is EventKind.SettingsSetAside:
            with open_history(locations.history) as history:
                history.record(entry)
            also(entry)

    return SettingsFile(locations.settings, tell=tell)
