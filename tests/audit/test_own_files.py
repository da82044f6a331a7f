"""Changes of the program's own files that matter have their entries."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.audit.log import AuditLog
from app.history.history import History
from app.operations.upkeep import change_settings, clear_history
from app.settings import SettingsFile, Theme
from engine.errors import JetError
from engine.events import EventKind, entry


def deeds(log: AuditLog) -> list[tuple[str, str, str]]:
    return [(row.phase.value, row.deed, row.detail) for row in log.entries()]


def test_keys_of_the_settings(tmp_path: Path) -> None:
    log, file = AuditLog(tmp_path / "audit.jsonl"), SettingsFile(tmp_path / "settings.json")
    change_settings(file, lambda settings: replace(settings, theme=Theme.DARK), log)
    assert deeds(log) == []
    changed = change_settings(file, lambda settings: replace(settings, trusted_keys=("a", "b")), log)
    assert changed.trusted_keys == file.load().trusted_keys == ("a", "b")
    change_settings(file, lambda settings: replace(settings, identity_files=("id",), trusted_keys=()), log)
    assert deeds(log) == [
        ("before", "change of keys", "trusted keys: a, b"),
        ("after", "change of keys", ""),
        ("before", "change of keys", "identities: id; trusted keys: none"),
        ("after", "change of keys", ""),
    ]
    log.path.unlink()
    log.path.mkdir()
    with pytest.raises(JetError, match="without its entry"):
        change_settings(file, lambda settings: replace(settings, trusted_keys=("c",)), log)
    assert file.load().trusted_keys == ()


def test_old_entries_of_the_history(tmp_path: Path) -> None:
    log, now = AuditLog(tmp_path / "audit.jsonl"), datetime.now(UTC)
    with History(tmp_path / "history.sqlite3") as history:
        for days in (1, 5):
            history.record(entry(EventKind.NothingKept, moment=now - timedelta(days=days), target="x"))
            assert clear_history(history, now - timedelta(days=10), log) == 0
        assert deeds(log) == []
        log.path.mkdir()
        with pytest.raises(JetError, match="without its entry"):
            clear_history(history, now + timedelta(days=1), log)
        assert history.count() == 2
        log.path.rmdir()
        assert clear_history(history, now + timedelta(days=1), log) == 2
    assert [(phase, deed) for phase, deed, _ in deeds(log)] == [
        ("before", "removal of old entries"),
        ("after", "removal of old entries"),
    ]
