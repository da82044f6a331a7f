"""How old what can be restored is, against its target."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from app.evidence.rule import CLOCKS_MAY_DIFFER, Standing, Verdict, Where
from app.status.values import InstanceStatus
from ui.format import number
from ui.levels import Level

SOON = 0.75
"""From this part of its target on, an age is about to break it."""


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Overview", text)


@dataclass(frozen=True, slots=True)
class Age:
    """How old the newest restorable moment is: in words, and as a ``part`` of what its target allows, in
    hundredths, None without a target. What is a little older looks the same."""

    text: str
    level: Level
    part: float | None = None
    seconds: float = field(default=float("inf"), compare=False)


def worst_age(ages: Iterable[Age]) -> Age:
    """That of the job that is furthest beyond its target, or the newest where no job has one."""
    return max(ages, key=lambda each: (each.part is not None, each.part or 0.0, -each.seconds))


_NOT_SEEN = frozenset(
    {Standing.LOOKING, Standing.NOT_REACHABLE, Standing.HIDDEN, Standing.ELSEWHERE, Standing.STRANGE}
)
"""What there is to restore is out of sight."""
_OUT_OF_SIGHT = frozenset({Where.LOOKING, Where.HIDDEN, Where.STRANGE, Where.ELSEWHERE, Where.ABSENT})
"""So it is where the newest attempt has failed, too."""


def age_of_nothing(verdict: Verdict, target: timedelta | None = None) -> Age:
    """The age where nothing is known that can be restored: a backup that was made and is out of sight, missing or
    damaged is not one that was never made."""
    never = verdict.standing is Standing.NEVER or verdict.where is Where.NOWHERE
    if not never and (verdict.standing in _NOT_SEEN or verdict.where in _OUT_OF_SIGHT):
        return Age(tr("not known"), Level.NEUTRAL)
    word = tr("never") if never else tr("none")
    return Age(word, Level.ERROR if target else Level.NEUTRAL, 2.0 if target else None)


def age_at(now: datetime, instance: InstanceStatus, target: timedelta | None) -> Age:
    """The age of what a restore of ``instance`` brings back, against the target of one job."""
    newest = instance.restorable_to
    if newest is None:
        return age_of_nothing(instance.verdict, target)
    passed = now - newest
    if passed < -CLOCKS_MAY_DIFFER:
        return Age(tr("in the future"), Level.WARNING, 1.0 if target else None, 0.0)  # it may be any age
    fine = target is not None and target < timedelta(minutes=1)
    text, seconds = span(passed, fine=fine), passed.total_seconds()
    if not target:
        return Age(text, Level.NEUTRAL, None, seconds)
    part = max(passed / target, 0.0)
    level = Level.SUCCESS if part < SOON else Level.WARNING if part <= 1 else Level.ERROR
    return Age(tr("{} of {}").format(text, span(target, fine=fine)), level, round(part, 2), seconds)


def span(length: timedelta, *, fine: bool = False) -> str:
    """``12 min``, ``51 h``, ``9 days``: short enough to stand beside another one. ``fine``: seconds count."""
    if fine and length < timedelta(minutes=1):
        return tr("{} s").format(max(0, int(length.total_seconds())))
    minutes = max(0, int(length.total_seconds() // 60))
    if minutes < 60:
        return tr("{} min").format(minutes)
    if minutes < 72 * 60:
        return tr("{} h").format(minutes // 60)
    return tr("{} days").format(number(minutes // 1440))
