"""Jobs: what is to be backed up, where to, when and how. Plain values; :mod:`app.jobs.file` reads and writes them.

A job names places and files of keys, never a secret.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time, timedelta
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from app.settings import Storing
from engine.chain.retention import Retention


class JobMode(StrEnum):
    """Which backup a slot of the schedule makes."""

    FULL = "full"
    INCREMENTAL = "incremental"
    AUTO = "auto"
    """An incremental; a full one where that is refused, with the reason in the run's entries."""
    DIFFERENTIAL = "differential"
    COPY = "copy"


class Weekday(StrEnum):
    """Days as a rule names them; Monday is the first, as in ISO 8601."""

    MONDAY = "mon"
    TUESDAY = "tue"
    WEDNESDAY = "wed"
    THURSDAY = "thu"
    FRIDAY = "fri"
    SATURDAY = "sat"
    SUNDAY = "sun"


@dataclass(frozen=True)
class When:
    """When something is due. One of ``at``, ``every`` and ``cron`` is given.

    ``at``: these local times of day. ``every``: that often, counted from local midnight: 15 minutes to 24 hours,
    a divisor of a day. ``on`` limits both to these days; empty is every day. ``cron``: five fields, for experts.
    ``zone`` is an IANA name, empty for the zone of the system. A slot that was missed is caught up, once, as long
    as ``grace`` has not passed since; without a grace it is caught up whenever that is.
    """

    at: tuple[time, ...] = ()
    every: timedelta | None = None
    on: frozenset[Weekday] = frozenset()
    cron: str = ""
    zone: str = ""
    grace: timedelta | None = None


@dataclass(frozen=True)
class BackupRule:
    """A slot of a job's schedule: when a backup is made, and its mode."""

    when: When
    mode: JobMode = JobMode.AUTO


@dataclass(frozen=True)
class Targets:
    """What is promised; None promises nothing. ``max_age``: of the newest restorable moment (RPO); ``verified``
    and ``drilled``: of the newest verification and the newest drill."""

    max_age: timedelta | None = None
    verified: timedelta | None = None
    drilled: timedelta | None = None


@dataclass(frozen=True)
class Hook:
    """A program that runs before or after a job: its words, without a shell. It is ended after ``limit``."""

    command: tuple[str, ...]
    limit: timedelta = timedelta(minutes=5)


@dataclass(frozen=True)
class Job:
    """A job. ``name`` is unique in its file.

    ``folders`` are those of the instances; with ``below``, every instance that is found in or under them, also one
    that comes later. ``destination`` is a folder or an address of a bucket. ``rules`` may be empty: then it runs
    on request. ``paused`` is the reason why it does not run now; empty: it does. ``identity_files`` open what was
    encrypted, for its verifications and drills. With ``hosts``, it runs on the machines with these names only;
    others that share the file leave it alone.
    """

    name: str
    folders: tuple[Path, ...]
    destination: Path
    below: bool = False
    rules: tuple[BackupRule, ...] = ()
    storing: Storing = field(default_factory=Storing)
    identity_files: tuple[str, ...] = ()
    retention: Retention = field(default_factory=Retention)
    targets: Targets = field(default_factory=Targets)
    before: Hook | None = None
    after: Hook | None = None
    paused: str = ""
    hosts: tuple[str, ...] = ()

    def runs_on(self, host: str) -> bool:
        """Whether it is a job of the machine with this name; its domain does not matter."""
        return not self.hosts or _short(host) in map(_short, self.hosts)

    def covers(self, place: Path) -> bool:
        """Whether an instance whose files are in the folder ``place`` is one of the job's."""
        places = (place, *place.parents) if self.below else (place,)
        return not self._named.isdisjoint(places)

    @cached_property
    def _named(self) -> frozenset[Path]:
        """Its folders: a job may name hundreds, and be asked for hundreds of instances."""
        return frozenset(self.folders)


class CheckKind(StrEnum):
    """What reads chains back on schedule."""

    VERIFY = "verify"
    DRILL = "drill"


@dataclass(frozen=True)
class CheckRule:
    """Chains of all jobs are read back, those with the oldest proof first, as many as fit into ``budget``."""

    kind: CheckKind
    when: When
    budget: timedelta = timedelta(hours=2)


@dataclass(frozen=True)
class QuietHours:
    """Local times between which no job starts; ``start`` later than ``end`` spans midnight."""

    start: time
    end: time


@dataclass(frozen=True)
class Limits:
    """Set how much may run at once on this machine. ``rate``: bytes per second of all runs of a program, None
    without a limit. ``stall``: a run of which nothing was seen for so long is reported."""

    runs: int = 2
    runs_for_each_destination: int = 1
    rate: int | None = None
    stall: timedelta = timedelta(minutes=15)
    quiet: QuietHours | None = None


def _short(host: str) -> str:
    return host.partition(".")[0].casefold()


@dataclass(frozen=True)
class Jobs:
    """The contents of the job file. Names of jobs are unique."""

    jobs: tuple[Job, ...] = ()
    checks: tuple[CheckRule, ...] = ()
    limits: Limits = field(default_factory=Limits)

    def named(self, name: str) -> Job | None:
        return next((job for job in self.jobs if job.name == name), None)
