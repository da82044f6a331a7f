"""What is changed in the program's own files, with entries in the audit log where it matters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from app.audit.log import AuditLog
from app.audit.row import Deed
from app.history.filter import EventFilter
from app.history.history import History
from app.local_time import local_text
from app.settings import Locations, Settings, SettingsFile


def clear_history(history: History, before: datetime, audit: AuditLog | None = None) -> int:
    """As :meth:`~app.history.history.History.clear`, with entries in the audit log if there is anything to remove.

    Raises as :meth:`~app.audit.log.AuditLog.before`, and then removes nothing.
    """
    if not history.window(EventFilter(until=before), 0, 1):
        return history.clear(before)
    deed = Deed("removal of old entries", place=str(history.path), detail=f"from before {local_text(before)}")
    with (audit or AuditLog(Locations.of().audit)).destroying(deed):
        return history.clear(before)


def change_settings(
    file: SettingsFile, how: Callable[[Settings], Settings], audit: AuditLog | None = None
) -> Settings:
    """As :meth:`~app.settings.SettingsFile.change`; a change of the keys has entries in the audit log."""
    before = file.load()
    after = how(before)
    changed = [
        f"{words}: {', '.join(new) or 'none'}"
        for words, old, new in (
            ("identities", before.identity_files, after.identity_files),
            ("trusted keys", before.trusted_keys, after.trusted_keys),
        )
        if old != new
    ]
    if not changed:
        return file.change(how)
    deed = Deed("change of keys", place=str(file.path), detail="; ".join(changed))
    with (audit or AuditLog(Locations.of().audit)).destroying(deed):
        return file.change(how)
