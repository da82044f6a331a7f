"""From the facts about one destination to its verdict. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.status.values import DestinationStatus, ProblemType, Severity, StatusProblem
from app.status.words import clause

ROOM_FOR = 2
"""Next full backups that a destination must have room for before it is said to be short of it."""
LET_READ = "Check the permissions of the folder and the disk. Its backups do not count until it can be read."


def of_unread(why: Sequence[str]) -> str:
    """How many folders cannot be read, and why the first of them cannot be."""
    if len(why) > 1:
        return f"Not all of its backups are known, {len(why)} of its folders cannot be read: {clause(why[0])}"
    return f"Not all of its backups are known: {clause(why[0])}"


def hint_of_read_only(chains: int) -> str:
    """What to do about a destination that takes no files, and what it is good for meanwhile."""
    mount = "Mount it with write access, or change its permissions."
    return f"Its chains can be restored. {mount}" if chains else mount


@dataclass(frozen=True)
class DestinationFacts:
    """What is known of one destination. ``available`` is None if it did not answer in time; ``why`` says why it
    is not available, ``reached`` when it last was. ``needed``: bytes of the next full backups of its instances, as
    far as they can be expected. ``used_by_job``: whether a job writes to it; ``is_read_only``: it could not.
    ``unread`` says why folders of it cannot be read."""

    place: Path
    available: bool | None = None
    why: str = ""
    reached: datetime | None = None
    free: int | None = None
    used: int | None = None
    needed: int = 0
    chains: int = 0
    used_by_job: bool = False
    is_read_only: bool = False
    unread: tuple[str, ...] = ()
    is_to_come: bool = False
    """It does not exist yet: the first run of its job creates it."""


def destination_status(facts: DestinationFacts) -> DestinationStatus:
    """The verdict on one destination."""
    problems = tuple(_problems(facts))
    return DestinationStatus(facts.place, facts.available is True, facts.free, facts.used, facts.chains, problems)


def _problems(facts: DestinationFacts) -> Iterator[StatusProblem]:
    name = str(facts.place)
    used = Severity.CRITICAL if facts.used_by_job else Severity.WARNING
    if facts.is_to_come:
        return
    if facts.available is None:
        yield StatusProblem(
            ProblemType.DESTINATION,
            Severity.UNKNOWN,
            name,
            "Not known: the destination did not answer in time",
            "Check the connection to it, then look again.",
            facts.reached,
        )
    elif not facts.available:
        yield StatusProblem(
            ProblemType.DESTINATION,
            used,
            name,
            f"The destination is not available: {clause(facts.why)}"
            if facts.why
            else "The destination is not available",
            "Connect or mount it. If it is no longer used, remove it from the jobs and the destinations. Its "
            "backups are unchanged.",
            facts.reached,
        )
    elif facts.is_read_only:
        if facts.used_by_job:
            text = "The destination is read-only: no backup can be written to it"
            yield StatusProblem(ProblemType.DESTINATION, used, name, text, hint_of_read_only(facts.chains))
    elif facts.unread and not (facts.free is not None and facts.free < facts.needed):
        text = of_unread(facts.unread)
        yield StatusProblem(ProblemType.DESTINATION, Severity.WARNING, name, text, LET_READ)
    elif facts.free is not None and facts.free < ROOM_FOR * facts.needed:
        yield StatusProblem(
            ProblemType.DESTINATION,
            Severity.WARNING,
            name,
            "Running full: the next full backups need more space than is free"
            if facts.free < facts.needed
            else "Running full: there is space for only one more full backup of each instance",
            "Add space, or remove old chains: ese-backup prune lists them first, and keeps what a rule keeps.",
        )
