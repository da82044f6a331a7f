"""Entries for tests of the history."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from app.history.rows import StoredEntry
from app.history.runs import Run
from engine.events import Category, EventLevel, LogEntry

START = datetime(2026, 1, 1, tzinfo=UTC)


def made_entry(
    number: int, level: EventLevel = EventLevel.INFORMATION, text: str = "", instance: str = "DHCP"
) -> LogEntry:
    """Entry ``number``, a second after the one before it."""
    return LogEntry(
        moment=START + timedelta(seconds=number),
        id=200 + number % 40,
        level=level,
        category=Category.GENERAL,
        instance=instance,
        text=text or f"Entry {number}.",
    )


def texts(found: Iterable[StoredEntry]) -> list[str]:
    """What the entries say."""
    return [row.entry.text for row in found]


def never(run: Run) -> bool:
    """No run is committed."""
    return False
