"""The state of everything that is to be protected, as one value: what ``status`` prints, the overview shows and
notifications are decided from. :mod:`app.status.overview` derives it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from functools import cached_property
from pathlib import Path

from app.evidence.rule import Verdict


class Severity(IntEnum):
    """How bad it is, in the numbers of Nagios, which are exit codes of ``status``."""

    OK = 0
    WARNING = 1
    CRITICAL = 2
    UNKNOWN = 3

    @property
    def rank(self) -> int:
        """Larger is worse: what is not known is between a warning and a failure."""
        return {Severity.OK: 0, Severity.WARNING: 1, Severity.UNKNOWN: 2, Severity.CRITICAL: 3}[self]


class ProblemType(StrEnum):
    """What is wrong. A problem with the same type and subject is the same problem until it has gone."""

    VERDICT = "verdict"
    """The verdict on the instance is a bad one."""
    FILES = "files"
    """A run found damage in the files of the instance itself, and none has read them good since."""
    MISSING = "missing"
    """The instance of a job cannot be found."""
    TOO_OLD = "too-old"
    """The newest restorable moment is older than its target."""
    FIRST_RUN = "first-run"
    """It was never backed up, and the first slot of its job is still to come."""
    NOT_VERIFIED = "not-verified"
    NOT_DRILLED = "not-drilled"
    RUN_FAILED = "run-failed"
    SLOT_MISSED = "slot-missed"
    SCHEDULER_SILENT = "scheduler-silent"
    """Nothing looked for due jobs for longer than the schedule allows."""
    STALLED = "stalled"
    PAUSED = "paused"
    DESTINATION = "destination"
    """A destination is not available, or is running full."""
    HOST_SILENT = "host-silent"
    """A host has posted nothing for too long."""
    POST = "post"
    """What a host posted cannot be understood."""
    CLOCK = "clock"
    """The clock of a host differs from that of the store."""
    JOB_FILE = "job-file"
    """The job file cannot be used."""
    TARGETS = "targets"
    """What the jobs of an instance promise is not known, because of that."""
    DECISION = "decision"
    """A restore in place is neither confirmed nor taken back."""
    AUDIT = "audit"
    CHANNEL = "channel"
    """What is wrong cannot be told on a channel; other channels tell that."""
    HISTORY = "history"
    """The history cannot be read: what failed or was proven is not known."""
    NOTHING = "nothing"
    """No instance is known: there are no jobs and no watched folders, or they are those of another user."""
    OTHER = "other"
    """Of a newer version of this program, on another host."""


@dataclass(frozen=True)
class StatusProblem:
    """One thing that is wrong: what (``text``), since when, and what to do about it (``hint``)."""

    type: ProblemType
    severity: Severity
    subject: str
    """The instance, destination, job or host."""
    text: str
    hint: str = ""
    since: datetime | None = None

    @property
    def key(self) -> tuple[ProblemType, str]:
        return self.type, self.subject


@dataclass(frozen=True)
class InstanceStatus:
    """One instance of one host. Times are aware; None is never, or for ``next_run`` not planned.

    ``restorable_to`` is the newest moment that a restore brings back. ``job`` is empty for an instance in no job.
    """

    name: str
    folder: Path
    verdict: Verdict
    host: str = ""
    job: str = ""
    destination: str = ""
    restorable_to: datetime | None = None
    verified: datetime | None = None
    drilled: datetime | None = None
    next_run: datetime | None = None
    problems: tuple[StatusProblem, ...] = ()

    @cached_property
    def severity(self) -> Severity:
        return worst(self.problems)


@dataclass(frozen=True)
class DestinationStatus:
    """One destination; bytes are None where they are not known."""

    place: Path
    available: bool
    free: int | None = None
    used: int | None = None
    chains: int = 0
    problems: tuple[StatusProblem, ...] = ()

    @property
    def severity(self) -> Severity:
        return worst(self.problems)


@dataclass(frozen=True)
class HostStatus:
    """One host, as it posted at ``place``. ``posted`` is by the clock of the store."""

    name: str
    place: Path
    posted: datetime
    silent: bool
    instances: int
    severity: Severity


@dataclass(frozen=True)
class Overview:
    """Everything, the worst first. ``problems`` are those of no single instance or destination."""

    now: datetime
    host: str
    instances: tuple[InstanceStatus, ...] = ()
    destinations: tuple[DestinationStatus, ...] = ()
    problems: tuple[StatusProblem, ...] = ()

    @property
    def all_problems(self) -> tuple[StatusProblem, ...]:
        """All problems, the worst first."""
        of_instances = [problem for each in self.instances for problem in each.problems]
        found = [
            *self.problems,
            *of_instances,
            *(problem for each in self.destinations for problem in each.problems),
        ]
        return tuple(sorted(found, key=lambda problem: -problem.severity.rank))

    @property
    def severity(self) -> Severity:
        return worst(self.all_problems)


def worst(problems: tuple[StatusProblem, ...]) -> Severity:
    return max((problem.severity for problem in problems), key=lambda severity: severity.rank, default=Severity.OK)
