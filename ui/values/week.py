"""The slots of a week, hour by hour, as its calendar shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from PySide6.QtCore import QCoreApplication

from ui.languages.marked import mark, marked
from ui.values.swatch import Pattern, Swatch


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("WeekCalendar", text)


class SlotKind(Enum):
    """What is or was at a slot; of several in one hour, the first of these is shown. The mark differs as well as
    the colour."""

    FAILED = (mark("failed"), Swatch("bad", Pattern.CROSS))
    WARNING = (mark("warning"), Swatch("pending", Pattern.TRIANGLE))
    SKIPPED = (mark("skipped"), Swatch("pending", Pattern.SLASH))
    RUNNING = (mark("running"), Swatch("full", Pattern.RING))
    FULL = (mark("full backup"), Swatch("full"))
    CHECK = (mark("check"), Swatch("required", Pattern.POST))
    COPY = (mark("copy backup"), Swatch("foreign", Pattern.DOT))
    LATER = (mark("backup that continues a chain"), Swatch("incremental", Pattern.BAR))
    DONE = (mark("done"), Swatch("page_blank"))

    def __init__(self, words: str, swatch: Swatch) -> None:
        self._words = words
        self.swatch = swatch

    @property
    def words(self) -> str:
        return marked(self._words)

    @property
    def rank(self) -> int:
        """0 is shown before all others."""
        return list(SlotKind).index(self)


@dataclass(frozen=True, slots=True)
class WeekCell:
    """An hour of local time with slots. ``lines`` says of each what it is."""

    day: date
    hour: int
    kind: SlotKind
    lines: tuple[str, ...]
