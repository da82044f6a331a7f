"""The last days of an instance: what was done on each, in one cell a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from PySide6.QtCore import QCoreApplication

from ui.languages.marked import mark, marked
from ui.values.swatch import Pattern, Swatch


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("DayStrip", text)


class DayResult(Enum):
    """What a day brought; of several the last one here counts. The mark differs as well as the colour."""

    NOTHING = (mark("no run"), Swatch("page_unread"))
    BACKUP = (mark("backup"), Swatch("full"))
    VERIFIED = (mark("verified"), Swatch("incremental", Pattern.BAR))
    DRILLED = (mark("drilled"), Swatch("required", Pattern.DOT))
    WARNED = (mark("with warnings"), Swatch("page_corrected", Pattern.SLASH))
    FAILED = (mark("failed"), Swatch("bad", Pattern.CROSS))

    def __init__(self, words: str, swatch: Swatch) -> None:
        self._words = words
        self.swatch = swatch

    @property
    def words(self) -> str:
        return marked(self._words)


@dataclass(frozen=True, slots=True)
class StripDay:
    """A local day. ``lines`` says of each run what it was and how it ended, the oldest first; ``runs`` are the
    ids of these runs."""

    date: date
    result: DayResult
    lines: tuple[str, ...] = ()
    runs: tuple[str, ...] = ()
