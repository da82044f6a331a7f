"""When something is due, as the fields of the window have it, and back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from enum import Enum
from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from app.jobs.job import Weekday, When
from app.jobs.schedule import DAY, check_when, upcoming
from app.jobs.texts import duration_of, duration_text, time_text, times_of
from app.jobs.words import parts_of
from ui.format import plural, weekday
from ui.format import when as when_text
from ui.languages.sentences import shown

T = TypeVar("T")


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("WhenDraft", text)


ALL_DAYS = frozenset(Weekday)
STEPS = tuple(timedelta(minutes=minutes) for minutes in (15, 20, 30, 60, 120, 180, 240, 360, 480, 720, 1440))
"""What the window offers for "every"; a job file may have other divisors of a day."""


class WhenKind(Enum):
    """Which of the three ways to say when is used."""

    AT = "at"
    EVERY = "every"
    CRON = "cron"


@dataclass(frozen=True)
class WhenDraft:
    """What the fields contain. ``days`` without any is a fault, all of them are every day."""

    kind: WhenKind = WhenKind.AT
    at: str = "02:00"
    every: timedelta = timedelta(hours=1)
    days: frozenset[Weekday] = ALL_DAYS
    cron: str = ""
    zone: str = ""
    grace: str = ""

    @classmethod
    def of(cls, when: When) -> WhenDraft:
        """The fields for ``when``."""
        draft = cls(
            days=when.on or ALL_DAYS, zone=when.zone, grace="" if when.grace is None else duration_text(when.grace)
        )
        if when.cron:
            return replace(draft, kind=WhenKind.CRON, cron=when.cron)
        if when.every is not None:
            return replace(draft, kind=WhenKind.EVERY, every=when.every)
        return replace(draft, at=", ".join(map(time_text, sorted(when.at))))

    def read(self) -> tuple[When, dict[str, str]]:
        """What is meant, and what is wrong with which field; where anything is, the value does not count."""
        when, faults = self._typed()
        if not faults:
            for name, part in (("grace", When(every=DAY, grace=when.grace)), (self.kind.value, when)):
                try:
                    check_when(part)
                except ValueError as error:
                    faults[name] = shown(str(error))
                    break
        return when, faults

    def _typed(self) -> tuple[When, dict[str, str]]:
        faults: dict[str, str] = {}
        grace = _read("grace", self.grace, duration_of, faults)
        base = When(zone=self.zone.strip(), grace=grace)
        if self.kind is WhenKind.CRON:
            if not self.cron.strip():
                faults["cron"] = tr("Enter five fields: minute, hour, day, month, weekday.")
            return replace(base, cron=self.cron.strip()), faults
        if not self.days:
            faults["days"] = tr("Select at least one day.")
        base = replace(base, on=frozenset() if self.days == ALL_DAYS else self.days)
        if self.kind is WhenKind.EVERY:
            return replace(base, every=self.every), faults
        if not self.at.strip():
            faults["at"] = tr("Enter at least one time. Example: 02:00.")
        return replace(base, at=_read("at", self.at, times_of, faults) or ()), faults


def _read(name: str, text: str, reader: Callable[[str], T], faults: dict[str, str]) -> T | None:
    """What the field ``name`` means, None for nothing; what cannot be understood goes to ``faults``."""
    try:
        return reader(text) if text.strip() else None
    except ValueError as error:
        faults[name] = shown(str(error))
    return None


@dataclass(frozen=True)
class WhenLook:
    """A rule in words, and its next slots."""

    words: str
    slots: tuple[datetime, ...]


def look_at_when(when: When, now: datetime, zone: tzinfo, count: int = 3) -> WhenLook:
    """What ``when`` means; ``zone`` is that of the system. Raises ``ValueError`` for a rule that means nothing."""
    return WhenLook(when_words(when), upcoming(when, now, zone, count))


def when_words(when: When) -> str:
    """A rule in words, each part in the language of the window."""
    return ", ".join(map(shown, parts_of(when)))


def next_words(look: WhenLook) -> str:
    """``Next: 29 Nov 02:00, 30 Nov 02:00``."""
    if not look.slots:
        return tr("This never happens.")
    return tr("Next: {}").format(
        ", ".join(f"{weekday(slot)} {when_text(slot, year=False)}" for slot in look.slots)
    )


def step_words(step: timedelta) -> str:
    """``15 minutes``, ``hour``, ``6 hours``, ``24 hours``."""
    minutes = step // timedelta(minutes=1)
    if minutes % 60:
        return plural(minutes, "{} minute", "{} minutes")
    hours = minutes // 60
    return tr("hour") if hours == 1 else plural(hours, "{} hour", "{} hours")
