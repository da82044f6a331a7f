"""What a verdict says as a problem, and what to do about it, with the destinations that it is about. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from app.evidence.rule import Standing, Verdict
from app.status.words import clause
from engine.remedy import Remedy

HINTS = {
    Standing.LOOKING: "Check the connection to its destination, then look again.",
    Standing.HIDDEN: "Connect or mount the destination that is not available, then look again.",
    Standing.NOT_REACHABLE: "Connect or mount the destination. Its backups are unchanged.",
    Standing.NEVER: "Make a full backup.",
    Standing.STRANGE: "Make a full backup, which records the folder of the instance.",
    Standing.ELSEWHERE: "Add the folder of the newest backup to the destinations.",
    Standing.GONE: "Find out whether it was moved or deleted, or its disk is not mounted. Make a full backup.",
    Standing.EVIDENCE: "Make a full backup after the repair. The copied files cannot be restored.",
    Standing.DAMAGED: Remedy.NEW_CHAIN.value,
    Standing.BACKUP_FAILED: "Correct the cause, then back up again. Earlier backups are unchanged.",
    Standing.CHECK_FAILED: "Verify the newest backup again.",
    Standing.FUTURE: "Correct the clock, then back up again.",
    Standing.OVERDUE: "Back up the instance, and check that its schedule runs.",
}


def text_of(verdict: Verdict, absent: Sequence[str]) -> str:
    """The word of the verdict with its reason; for what is not known, what that means. ``absent``: the
    destinations because of which it is not known or not reachable."""
    places, several = " and ".join(absent), len(absent) > 1
    match verdict.standing:
        case Standing.LOOKING if absent:
            return f"Not known: {places} did not answer in time"
        case Standing.LOOKING:
            return "Not known: a destination did not answer in time"
        case Standing.HIDDEN if several:
            return f"Not known: {places} are not available"
        case Standing.HIDDEN if absent:
            return f"Not known: {places} is not available"
        case Standing.NOT_REACHABLE if absent:
            return f"Backup not reachable: {places} is not available"
        case Standing.HIDDEN | Standing.STRANGE | Standing.ELSEWHERE:
            return verdict.words.headline
    return f"{verdict.words.word}: {clause(verdict.why)}" if verdict.why else verdict.words.word


def hint_of(verdict: Verdict, absent: Sequence[str], place: str) -> str:
    """What to do about it. ``place``: where its job could back it up now, if anywhere."""
    places = " and ".join(absent)
    if verdict.advice:
        return verdict.advice
    match verdict.standing:
        case Standing.LOOKING if absent:
            return f"Check the connection to {places}, then look again."
        case Standing.HIDDEN if absent:
            return f"Connect or mount {places}, then look again."
        case Standing.NOT_REACHABLE if absent:
            return f"Connect or mount {places}. Its backups are unchanged."
        case Standing.NEVER if place:
            return f"Make a full backup. Its destination {place} is available."
    return HINTS[verdict.standing]
