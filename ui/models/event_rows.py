"""Which entries the event table shows, and in which order: what its background tasks ask the history.

All functions here may be slow and are called off the thread of the window.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TypeAlias

from app.history.filter import EventFilter
from app.history.history import History
from app.history.rows import StoredEntry
from engine.events import EventLevel, LogEntry
from engine.progress import Cancel
from ui.format import when
from ui.languages.sentences import shown
from ui.levels import Level as Look
from ui.models.own_names import UNNAMED, RecordedNames

Numbers: TypeAlias = "range | array[int]"

FIRST = 200
"""Entries that come together with the numbers of a new filter."""
LOOKS = {
    EventLevel.CRITICAL: Look.CRITICAL,
    EventLevel.ERROR: Look.ERROR,
    EventLevel.WARNING: Look.WARNING,
    EventLevel.INFORMATION: Look.INFO,
    EventLevel.VERBOSE: Look.NEUTRAL,
}
"""How a level looks."""


class EventColumn(IntEnum):
    """The columns in the order of Event Viewer."""

    LEVEL = 0
    MOMENT = 1
    SOURCE = 2
    ID = 3
    CATEGORY = 4
    INSTANCE = 5
    MESSAGE = 6


@dataclass(frozen=True, slots=True)
class Order:
    """How rows are sorted: by time, or by level and within it the newest first."""

    column: EventColumn = EventColumn.MOMENT
    descending: bool = True


@dataclass(frozen=True, slots=True)
class QueryResult:
    """What a query found: numbers of the entries, the first few of them, and how many there are in all."""

    numbers: Numbers
    entries: list[StoredEntry]
    newest: int
    total: int


def cell_text(entry: LogEntry, column: EventColumn, names: RecordedNames = UNNAMED) -> str:
    """What the table shows of ``entry``."""
    match column:
        case EventColumn.LEVEL:
            return shown(entry.level.label)
        case EventColumn.MOMENT:
            return when(entry.moment, seconds=True)
        case EventColumn.SOURCE:
            return entry.source
        case EventColumn.ID:
            return str(entry.id)
        case EventColumn.CATEGORY:
            return shown(entry.category.label)
        case EventColumn.INSTANCE:
            return names.of(entry.instance)
        case EventColumn.MESSAGE:
            return shown(entry.text)


def query(history: History, wanted: EventFilter, order: Order, cancel: Cancel) -> QueryResult:
    newest = history.newest()
    total = history.count(until=newest)
    numbers: Numbers
    if order.column is EventColumn.LEVEL:
        numbers = _by_level(history, wanted, order, newest, cancel)
    elif wanted.is_everything:
        numbers = range(newest, newest - total, -1)
    else:
        numbers = history.matching(wanted, until=newest, cancel=cancel)
    if order.column is EventColumn.MOMENT and not order.descending:
        numbers = numbers[::-1]
    return QueryResult(numbers, history.at(numbers[:FIRST]), newest, total)


def _by_level(history: History, wanted: EventFilter, order: Order, newest: int, cancel: Cancel) -> array[int]:
    """The most serious first when ascending, as Event Viewer numbers its levels."""
    numbers = array("q")
    for level in sorted(wanted.levels or EventLevel, reverse=order.descending):
        numbers += history.matching(replace(wanted, levels=frozenset({level})), until=newest, cancel=cancel)
    return numbers


def newer(history: History, wanted: EventFilter, known: int, total: int, cancel: Cancel) -> QueryResult | None:
    """Entries after ``known``, newest first; None when some that were there are gone."""
    newest = history.newest()
    now = history.count(until=newest)
    if newest < known or now != total + newest - known:
        return None
    entries = list(_after(history, wanted, known, newest, cancel)) if newest > known else []
    numbers: Numbers = array("q", [stored.seq for stored in entries])
    if wanted.is_everything:
        numbers = range(newest, known, -1)
    return QueryResult(numbers, entries[:FIRST], newest, now)


def _after(
    history: History, wanted: EventFilter, known: int, newest: int, cancel: Cancel
) -> Iterator[StoredEntry]:
    for stored in history.events(wanted, until=newest):
        cancel.check()
        if stored.seq <= known:
            return
        yield stored


def joined(newer: Numbers, older: Numbers, descending: bool) -> Numbers:
    """``newer`` (newest first) before ``older``, or turned round and after it."""
    if isinstance(newer, range) and isinstance(older, range):
        if not descending:
            return range(older[0] if older else newer[-1], newer[0] + 1)
        return range(newer[0], (older[-1] if older else newer[-1]) - 1, -1)
    first, last = (newer, older) if descending else (older, newer[::-1])
    return array("q", first) + array("q", last)


def read(history: History, numbers: list[int]) -> dict[int, LogEntry | None]:
    """The entries with these numbers; None for one that was cleared."""
    found: dict[int, LogEntry | None] = dict.fromkeys(numbers)
    found.update((stored.seq, stored.entry) for stored in history.at(numbers))
    return found


def as_tsv(
    history: History, numbers: Sequence[int], titles: Sequence[str], cancel: Cancel, names: RecordedNames
) -> str:
    """Entries as tab-separated text with a heading row, in the order of ``numbers``."""
    lines = ["\t".join(titles)]
    for start in range(0, len(numbers), FIRST):
        cancel.check()
        for stored in history.at(numbers[start : start + FIRST]):
            cells = (cell_text(stored.entry, column, names) for column in EventColumn)
            lines.append("\t".join(" ".join(cell.split()) for cell in cells))
    return "\n".join(lines) + "\n"
