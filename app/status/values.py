"""The state of everything that is to be protected, as one value: what ``status`` prints, the overview shows and
notifications are decided from. :mod:`app.status.overview` derives it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
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
    SET_BACK = "set-back"
    """The newest set is dated before one that it follows: the clock may have been set back."""
    JOB_FILE = "job-file"
    """The job file cannot be used."""
    TARGETS = "targets"
    """What the jobs of an instance promise is not known, because of that."""
    DECISION = "decision"
    """A restore in place is neither confirmed nor taken back."""
    AUDIT = "audit"
    CHANNEL = "channel"
    """What is wrong cannot be told on a channel; other channels tell that."""
    SETTINGS = "settings"
    """The settings cannot be used, or a value of them: what only they name is not looked at."""
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


InstanceKey = tuple[str, str, Path]


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

    @property
    def key(self) -> InstanceKey:
        """What tells an instance from the others: its host, name and folder."""
        return self.host, self.name, self.folder

    @cached_property
    def severity(self) -> Severity:
        return worst(self.problems)


@dataclass(frozen=True)
class Statement:
    """A problem of an instance, said once for all of its jobs that have it: ``of`` is how it is in each of these,
    ``problems`` what each says. ``jobs`` are to be named: none where it has one job, or the problem is of the
    instance itself."""

    problems: tuple[StatusProblem, ...]
    of: tuple[InstanceStatus, ...]
    jobs: tuple[str, ...] = ()

    @property
    def problem(self) -> StatusProblem:
        return self.problems[0]

    @cached_property
    def as_one(self) -> StatusProblem:
        """The problem, of all these jobs."""
        first = self.of[0]
        if len(self.jobs) < 2:
            return self.problem
        subject = f"{first.name} in {first.folder} (jobs {', '.join(self.jobs)})"
        of_host = f" on {first.host}"
        return replace(
            self.problem, subject=subject + of_host if self.problem.subject.endswith(of_host) else subject
        )


def statements(of_jobs: Sequence[InstanceStatus]) -> list[Statement]:
    """What is wrong with one instance, in the order of its jobs and their problems; what several of them say is
    said once."""
    found: dict[StatusProblem, list[tuple[StatusProblem, InstanceStatus]]] = defaultdict(list)
    for each in of_jobs:
        for problem in each.problems:
            found[replace(problem, subject="")].append((problem, each))
    return [_statement(*zip(*said, strict=True), several=len(of_jobs) > 1) for said in found.values()]


def _statement(problems: tuple[StatusProblem, ...], of: tuple[InstanceStatus, ...], *, several: bool) -> Statement:
    names_jobs = several and problems[0].type is not ProblemType.FILES
    return Statement(problems, of, tuple(each.job for each in of if each.job) if names_jobs else ())


def by_instance(statuses: Iterable[InstanceStatus]) -> Mapping[InstanceKey, Sequence[InstanceStatus]]:
    """The statuses of each instance: one for each of its jobs."""
    found: dict[InstanceKey, list[InstanceStatus]] = defaultdict(list)
    for each in statuses:
        found[each.key].append(each)
    return found


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

    @cached_property
    def all_problems(self) -> tuple[StatusProblem, ...]:
        """All problems, the worst first; what several jobs say of an instance is one."""
        whole = by_instance(self.instances).values()
        return self._with(said.as_one for of_jobs in whole for said in statements(of_jobs))

    @property
    def separate_problems(self) -> tuple[StatusProblem, ...]:
        """The same, one for each job: whose they are stays the same when one of them is well again."""
        return self._with(problem for each in self.instances for problem in each.problems)

    def _with(self, of_instances: Iterable[StatusProblem]) -> tuple[StatusProblem, ...]:
        of_destinations = (problem for each in self.destinations for problem in each.problems)
        found = [*self.problems, *of_instances, *of_destinations]
        return tuple(sorted(found, key=lambda problem: -problem.severity.rank))

    @property
    def severity(self) -> Severity:
        return worst(self.all_problems)


def worst(problems: tuple[StatusProblem, ...]) -> Severity:
    return max((problem.severity for problem in problems), key=lambda severity: severity.rank, default=Severity.OK)
