"""What stands beside the logs of a timeline: backup sets, verifications, drills. Values without painting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from ui.format import generations, plural, when, when_utc
from ui.languages.marked import mark, marked
from ui.values.moments import moment_of
from ui.values.swatch import Pattern, Swatch

SHOWN = 6
"""How many marks that fall together are described one by one."""


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Timeline", text)


class MarkKind(Enum):
    """What a mark stands for, the most telling first: where several fall together, the first one shows."""

    FULL = (mark("full backup"), Swatch("full", Pattern.SQUARE))
    COPY = (mark("copy backup"), Swatch("full", Pattern.FRAME))
    AS_IS = (mark("as-is backup"), Swatch("foreign", Pattern.TRIANGLE))
    DIFFERENTIAL = (mark("differential backup"), Swatch("incremental", Pattern.DIAMOND))
    INCREMENTAL = (mark("incremental backup"), Swatch("incremental", Pattern.CIRCLE))
    DRILL = (mark("restore drill"), Swatch("success", Pattern.HEXAGON))
    VERIFICATION = (mark("verification"), Swatch("success", Pattern.TICK))

    def __init__(self, words: str, swatch: Swatch) -> None:
        self._words = words
        self.swatch = swatch

    @property
    def words(self) -> str:
        return marked(self._words)


CHECKS = (MarkKind.DRILL, MarkKind.VERIFICATION)
"""What reads logs; the others bring some."""


@dataclass(frozen=True, slots=True)
class TimelineMark:
    """One set, verification or drill. ``at`` is when it ended (microseconds since 1970, UTC), ``logs`` its
    generations, both ends included; of a check, those of what it read. ``bad`` says what it found wrong, or what
    was found wrong in it."""

    kind: MarkKind
    at: int | None
    logs: tuple[int, int] | None
    short: str = ""
    bad: str = ""
    chain: Path | None = None

    @property
    def label(self) -> str:
        """``Full backup, 22 Nov 02:00``."""
        words = self.kind.words[:1].upper() + self.kind.words[1:]
        return words if self.at is None else tr("{}, {}").format(words, when(moment_of(self.at), year=False))

    @property
    def text(self) -> str:
        """What it is, when, which logs, what is wrong with it."""
        parts = [self.kind.words]
        if self.at is not None:
            moment = moment_of(self.at)
            parts = [tr("{} of {} ({})").format(self.kind.words, when(moment, seconds=True), when_utc(moment))]
        if self.logs is not None:
            parts.append(tr("logs {}").format(generations(*self.logs)))
        if self.bad:
            parts.append(self.bad)
        text = ", ".join(parts)
        return text[:1].upper() + text[1:]


@dataclass(frozen=True, slots=True)
class MarkGroup:
    """Marks that fall together, oldest first."""

    marks: tuple[TimelineMark, ...]

    @property
    def kind(self) -> MarkKind:
        return min((each.kind for each in self.marks), key=list(MarkKind).index)

    @property
    def is_bad(self) -> bool:
        return any(each.bad for each in self.marks)

    @property
    def text(self) -> str:
        if len(self.marks) == 1:
            return self.marks[0].text
        newest = [each.text for each in self.marks[-SHOWN:]]
        more = len(self.marks) - len(newest)
        lines = [plural(len(self.marks), "{} entry here", "{} entries here"), *newest]
        return "\n".join([*lines, *([tr("and {} more").format(more)] if more else [])])


def grouped(places: Sequence[tuple[float, TimelineMark]], apart: float) -> list[tuple[float, MarkGroup]]:
    """Marks in ascending places; those less than ``apart`` after the first one of a group belong to it."""
    found: list[tuple[float, list[TimelineMark]]] = []
    for place, each in places:
        if found and place - found[-1][0] < apart:
            found[-1][1].append(each)
        else:
            found.append((place, [each]))
    return [(place, MarkGroup(tuple(marks))) for place, marks in found]
