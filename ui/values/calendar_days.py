"""Days on which chains ended, as the calendar of a retention shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from PySide6.QtCore import QCoreApplication

from ui.languages.marked import mark, marked
from ui.values.swatch import Pattern, Swatch


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("DayCalendar", text)


class DayKind(Enum):
    """What becomes of the chains of a day; the mark differs as well as the colour."""

    KEPT = (mark("kept"), Swatch("full"))
    TO_COME = (mark("kept, of a future backup"), Swatch("incremental", Pattern.BAR))
    PINNED = (mark("pinned"), Swatch("required", Pattern.DOT))
    PART = (mark("partly removed"), Swatch("pending", Pattern.SLASH))
    REMOVED = (mark("removed"), Swatch("bad", Pattern.CROSS))

    def __init__(self, words: str, swatch: Swatch) -> None:
        self._words = words
        self.swatch = swatch

    @property
    def words(self) -> str:
        return marked(self._words)


@dataclass(frozen=True, slots=True)
class Day:
    """A day (UTC) with chains. ``lines`` says of each what it is and what becomes of it."""

    date: date
    kind: DayKind
    lines: tuple[str, ...]


def months_of(days: Iterable[Day]) -> list[date]:
    """The first day of each month that has one of ``days``, ascending."""
    return sorted({day.date.replace(day=1) for day in days})
