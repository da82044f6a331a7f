"""What may be said of how well an instance is protected: one rule, from facts to a verdict with its proof and
date.

A backup that was copied is less than one that was read back, and that less than one that was restored for trial.
The newest check wins, whichever way it points, and proves only the sets that were there when it began; damage
stays until a newer check of the whole finds none. A failure or a finding overrides every proof, and age is part
of it. What is out of reach is called that, and never "never".

``docs/verdicts.md`` is the table of all of it, made from the rule's test.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum, IntEnum, StrEnum, auto
from typing import NamedTuple


class Proof(IntEnum):
    """How far a set is proven; more is better."""

    NONE = 0
    COPIED = 1
    VERIFIED = 2
    DRILLED = 3


class Where(Enum):
    """What is known of the newest set of an instance."""

    LOOKING = "not yet known: destinations are being read"
    NOWHERE = "none, and every destination was read"
    HIDDEN = "none known, and a destination is not available"
    STRANGE = "one of this log stream, made from an unrecorded folder"
    ELSEWHERE = "one outside the listed destinations"
    THERE = "one at a destination"
    ABSENT = "one at a destination that is not available"
    GONE = "one that is no longer at its destination"


class RunEnd(Enum):
    """How a run ended, as far as it says something of the backup."""

    GOOD = auto()
    DAMAGED = auto()
    """It found damage in what it checked."""
    FAILED = auto()
    """It could not be completed, or was interrupted."""
    CANCELLED = auto()


@dataclass(frozen=True)
class ReadBack:
    """A run that read a chain back. ``proof`` is what it proves if it ended well; ``why`` says what it found."""

    proof: Proof
    outcome: RunEnd
    started: datetime
    ended: datetime
    why: str = ""


@dataclass(frozen=True)
class Attempt:
    """A backup that brought no set: how it ended, when, and why."""

    outcome: RunEnd
    ended: datetime
    why: str = ""


@dataclass(frozen=True)
class Facts:
    """All that a verdict follows from.

    ``copied`` is the end of the newest set, ``changed`` that of the newest one that brought files, if another;
    ``begun`` is the start of its chain: checks from before it are of what lay there earlier. ``finding`` is what
    is wrong with the chain as it lies there now. ``attempt`` is the newest backup that brought no set.
    ``reached`` is when the destination was last known to be there. Without ``target`` no age is too old: that of
    one chain among others.
    """

    now: datetime
    where: Where
    copied: datetime | None = None
    changed: datetime | None = None
    begun: datetime | None = None
    checks: tuple[ReadBack, ...] = ()
    finding: str = ""
    attempt: Attempt | None = None
    reached: datetime | None = None
    target: timedelta | None = None


class Standing(StrEnum):
    """The one thing that is to be said first."""

    LOOKING = "looking"
    NEVER = "never"
    HIDDEN = "hidden"
    STRANGE = "strange"
    ELSEWHERE = "elsewhere"
    NOT_REACHABLE = "not-reachable"
    GONE = "gone"
    DAMAGED = "damaged"
    BACKUP_FAILED = "backup-failed"
    CHECK_FAILED = "check-failed"
    OVERDUE = "overdue"
    FUTURE = "future"
    COPIED = "copied"
    VERIFIED = "verified"
    DRILLED = "drilled"


class Tone(StrEnum):
    """How good that is: the window has a shape and a colour for each."""

    WAITING = "waiting"
    NEUTRAL = "neutral"
    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    ERROR = "error"


class Words(NamedTuple):
    """How a standing is said: ``word`` alone, ``headline`` with its time, ``line`` for what follows from it.

    ``{age}`` and ``{since}`` stand for the verdict's time, as an age and as a date.
    """

    tone: Tone
    word: str
    headline: str
    line: str


WORDS: Mapping[Standing, Words] = {
    Standing.LOOKING: Words(
        Tone.WAITING, "Looking", "Looking for backups…", "The destinations are still being read."
    ),
    Standing.NEVER: Words(
        Tone.WARNING,
        "Never backed up",
        "Never backed up",
        "There is no backup to restore from. Make a full backup.",
    ),
    Standing.HIDDEN: Words(
        Tone.NEUTRAL,
        "Not known",
        "Not known: a destination is not reachable",
        "No backup was found, but a destination that may hold one cannot be read.",
    ),
    Standing.STRANGE: Words(
        Tone.NEUTRAL,
        "Not known",
        "Not known: source of the backup not recorded",
        "There is a backup of this log stream, but no record of which folder it was made from.",
    ),
    Standing.ELSEWHERE: Words(
        Tone.NEUTRAL,
        "Not known",
        "Not known: destination not listed",
        "The newest backup went to a folder that is not in the list of destinations. Add the folder to the list.",
    ),
    Standing.NOT_REACHABLE: Words(
        Tone.WARNING,
        "Not reachable",
        "Not reachable since {since}",
        "The destination of the newest backup is not available.",
    ),
    Standing.GONE: Words(
        Tone.ERROR,
        "Backup missing",
        "Backup missing, taken {age}",
        "The newest backup is no longer at its destination. It was deleted or moved, or the disk is not mounted.",
    ),
    Standing.DAMAGED: Words(
        Tone.ERROR, "Damaged", "Damaged, found {age}", "Make a full backup to start a new chain."
    ),
    Standing.BACKUP_FAILED: Words(
        Tone.ERROR,
        "Backup failed",
        "Backup failed {age}",
        "See the run for the reason, fix the cause and back up again.",
    ),
    Standing.CHECK_FAILED: Words(
        Tone.WARNING,
        "Check failed",
        "Check failed {age}",
        "The check could not be completed, so it proves nothing about the backup. Verify again.",
    ),
    Standing.OVERDUE: Words(
        Tone.WARNING, "Overdue", "Overdue: copied {age}", "The newest set is older than the limit allows."
    ),
    Standing.FUTURE: Words(
        Tone.WARNING,
        "Dated in the future",
        "Dated in the future: {since}",
        "A clock was wrong, so the age of the newest set is not known. Correct the clock and back up again.",
    ),
    Standing.COPIED: Words(
        Tone.INFO,
        "Copied",
        "Copied {age}",
        "Its pages were verified while they were copied. It has not been read back since.",
    ),
    Standing.VERIFIED: Words(Tone.SUCCESS, "Verified", "Verified {age}", "Every page and log was read back."),
    Standing.DRILLED: Words(Tone.SUCCESS, "Drilled", "Drilled {age}", "A drill restored it and read every row."),
}
_PROVEN = {
    Proof.COPIED: Standing.COPIED,
    Proof.VERIFIED: Standing.VERIFIED,
    Proof.DRILLED: Standing.DRILLED,
}


@dataclass(frozen=True)
class Verdict:
    """What the facts amount to. ``at`` is the time of what ``standing`` says, ``why`` the reason in words.

    ``proof`` of ``proven`` is the best that is known of the newest set, also where something overrides it;
    ``where`` that set is, and when it was ``copied``.
    """

    standing: Standing
    at: datetime | None = None
    why: str = ""
    proof: Proof = Proof.NONE
    proven: datetime | None = None
    copied: datetime | None = None
    where: Where = Where.LOOKING
    reached: datetime | None = None
    """When its destination was last there, if it is absent now."""

    @property
    def words(self) -> Words:
        return WORDS[self.standing]

    @property
    def is_good(self) -> bool:
        """Whether the proof stands and nothing overrides it."""
        return self.standing in _PROVEN.values()


def judge(facts: Facts) -> Verdict:
    """The verdict. What comes first here overrides what comes later."""
    absent = facts.where is Where.ABSENT
    return replace(_judge(facts), where=facts.where, reached=(facts.reached or facts.copied) if absent else None)


def _judge(facts: Facts) -> Verdict:
    attempt, where = facts.attempt, facts.where
    failed = attempt if attempt and attempt.outcome is RunEnd.FAILED and _is_newer(attempt, facts) else None
    if where is Where.LOOKING:
        return Verdict(Standing.LOOKING)
    if where in _UNSEEN:
        if failed:
            return Verdict(Standing.BACKUP_FAILED, failed.ended, failed.why)
        return Verdict(_UNSEEN[where], facts.copied, copied=facts.copied)
    proof, proven = _proof(facts)
    best = Verdict(Standing.COPIED, facts.copied, "", proof, proven, facts.copied)
    if where is Where.GONE:
        return _overridden(best, Standing.GONE, facts.copied)
    newest = newest_check(facts.checks, facts.begun)
    damage = damage_in(facts)
    if damage is not None:
        return _overridden(best, Standing.DAMAGED, damage.ended, damage.why)
    if failed:
        return _overridden(best, Standing.BACKUP_FAILED, failed.ended, failed.why)
    if where is Where.ABSENT:
        return _overridden(best, Standing.NOT_REACHABLE, facts.reached or facts.copied)
    if newest is not None and newest.outcome is RunEnd.FAILED:
        return _overridden(best, Standing.CHECK_FAILED, newest.ended, newest.why)
    if facts.copied is not None and facts.copied > facts.now + CLOCKS_MAY_DIFFER:
        return _overridden(best, Standing.FUTURE, facts.copied)
    if facts.target is not None and facts.copied is not None and facts.now - facts.copied > facts.target:
        return _overridden(best, Standing.OVERDUE, facts.copied)
    return _overridden(best, _PROVEN[proof], proven)


CLOCKS_MAY_DIFFER = timedelta(minutes=5)
"""So far ahead a set of another machine may be dated without anybody being told."""
_UNSEEN = {
    Where.NOWHERE: Standing.NEVER,
    Where.HIDDEN: Standing.HIDDEN,
    Where.STRANGE: Standing.STRANGE,
    Where.ELSEWHERE: Standing.ELSEWHERE,
}


def damage_in(facts: Facts) -> ReadBack | None:
    """What says that the chain is damaged: how it lies there now, else the newest check that could judge."""
    if facts.finding:
        return ReadBack(Proof.NONE, RunEnd.DAMAGED, facts.now, facts.now, facts.finding)
    return damage_of(facts.checks, facts.begun)


def damage_of(checks: Iterable[ReadBack], begun: datetime | None = None) -> ReadBack | None:
    """The check that found damage which no newer one has found mended. A later set mends nothing."""
    judged = [check for check in checks if check.outcome in (RunEnd.GOOD, RunEnd.DAMAGED)]
    newest = newest_check(judged, begun)
    return newest if newest is not None and newest.outcome is RunEnd.DAMAGED else None


def newest_check(checks: Iterable[ReadBack], begun: datetime | None = None) -> ReadBack | None:
    """The newest check of the chain that was ``begun`` then; one that was cancelled says nothing."""
    said = [c for c in checks if c.outcome is not RunEnd.CANCELLED and (begun is None or c.started >= begun)]
    return max(said, key=lambda check: check.ended, default=None)


def _proof(facts: Facts) -> tuple[Proof, datetime | None]:
    """The best proof of the newest set since anything was found in it, and its newest time."""
    newest_files = facts.changed or facts.copied
    bad = [check.ended for check in facts.checks if check.outcome is RunEnd.DAMAGED]
    good = [
        check
        for check in facts.checks
        if check.outcome is RunEnd.GOOD
        and (newest_files is None or check.started >= newest_files)
        and all(check.ended > found for found in bad)
    ]
    best = max(good, key=lambda check: (check.proof, check.ended), default=None)
    if best is not None:
        return best.proof, best.ended
    return Proof.COPIED, facts.copied


def _is_newer(attempt: Attempt, facts: Facts) -> bool:
    return facts.copied is None or attempt.ended > facts.copied


def _overridden(best: Verdict, standing: Standing, at: datetime | None, why: str = "") -> Verdict:
    return Verdict(standing, at, why, best.proof, best.proven, best.copied)
