"""A verdict of :mod:`app.evidence.rule` in words, shape and colour: the same on every page. No widgets."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from app.evidence.rule import Proof, Standing, Verdict, Where
from app.status.words import span_text
from ui.format import age, when
from ui.languages.marked import mark, marked
from ui.languages.sentences import shown
from ui.levels import Level
from ui.values.message import Message


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Verdict", text)


def level_of(verdict: Verdict) -> Level:
    """Its shape and colour."""
    return Level[verdict.words.tone.name]


def headline(verdict: Verdict, now: datetime) -> str:
    """``Verified 3 h ago``, ``Not reachable since 28 Nov 2026``, ``Overdue: last backup 3 h ago, target 1 h``."""
    at, words = verdict.at, shown(verdict.words.headline)
    if at is None and "{since}" in verdict.words.headline:
        return shown(verdict.words.word)
    if at is None:
        return words.format(age="", target=tr("unknown"))
    if verdict.standing is Standing.OVERDUE and verdict.target is None:
        return tr("Overdue: last backup {}").format(_age(verdict, at, now))
    target = shown(span_text(verdict.target)) if verdict.target is not None else ""
    since = when(at) if "{since}" in words else ""  # most say how long ago it was
    return words.format(age=_age(verdict, at, now), since=since, target=target)


def _age(verdict: Verdict, at: datetime, now: datetime) -> str:
    """What is too old was not made just now."""
    seconds = int((now - at).total_seconds())
    if verdict.standing is Standing.OVERDUE and 0 <= seconds < 60:
        return tr("{} s ago").format(seconds)
    return age(at, now)


def verdict_sample(age: timedelta = timedelta(hours=23)) -> str:
    """As wide as what :func:`headline` says of a chain whose damage was found that long ago."""
    now = datetime.now(UTC)
    return headline(Verdict(Standing.DAMAGED, now - age), now)


def overdue_sample() -> str:
    """As wide as what :func:`headline` says of an instance that is overdue."""
    now = datetime.now(UTC)
    return headline(Verdict(Standing.OVERDUE, now - timedelta(hours=26), target=timedelta(hours=24)), now)


def absence(verdict: Verdict) -> str:
    """That the destination is absent, where something else is said first."""
    if verdict.where is not Where.ABSENT or verdict.standing is Standing.NOT_REACHABLE:
        return ""
    return _unreachable(verdict.reached)


def _unreachable(reached: datetime | None) -> str:
    """``reached``: when it last was."""
    if reached is None:
        return tr("Destination not reachable")
    return tr("Destination not reachable since {}").format(when(reached))


def detail(verdict: Verdict, now: datetime) -> str:
    """Why, what follows from it, and what stood before it."""
    parts = [shown(verdict.why), shown(verdict.advice or verdict.words.line)]
    if verdict.copied and verdict.standing is not Standing.FUTURE and verdict.at != verdict.copied:
        parts.append(tr("Newest set: {}.").format(when(verdict.copied)))
    if absent := absence(verdict):
        parts.append(f"{absent}.")
    if not verdict.is_good and verdict.proven and verdict.proof > Proof.COPIED:
        words = tr("Last drilled {}.") if verdict.proof is Proof.DRILLED else tr("Last verified {}.")
        parts.append(words.format(age(verdict.proven, now)))
    return " ".join(part for part in parts if part)


_TOLD = {
    Standing.DAMAGED: mark("Damage was found in the newest backup of this instance."),
    Standing.GONE: mark("The newest backup of this instance is missing from its destination."),
    Standing.BACKUP_FAILED: mark("The last backup of this instance failed."),
    Standing.CHECK_FAILED: mark("The last check of the newest backup could not be completed."),
    Standing.NOT_REACHABLE: mark("The newest backup of this instance is not reachable."),
    Standing.FUTURE: mark("The newest backup of this instance is dated in the future."),
}


def message_of(verdict: Verdict, now: datetime, where: Path | str = "") -> Message | None:
    """What has to be said above everything else; None where the card says enough."""
    what = _TOLD.get(verdict.standing)
    if what is None:
        return None
    is_away = verdict.standing is Standing.NOT_REACHABLE
    known = shown(verdict.why) or (_unreachable(verdict.at) if is_away else headline(verdict, now))
    why = ". ".join(part for part in (known, absence(verdict)) if part)
    where = where or verdict.place
    return Message(level_of(verdict), marked(what), str(where), why, shown(verdict.advice or verdict.words.line))


ABSENT_WORDS = {
    Where.LOOKING: mark("…"),
    Where.NOWHERE: mark("never"),
    Where.HIDDEN: mark("not known"),
    Where.STRANGE: mark("not known"),
    Where.ELSEWHERE: mark("not known"),
    Where.ABSENT: mark("not reachable"),
    Where.GONE: mark("missing"),
}
"""What is said of a backup that cannot be seen."""
