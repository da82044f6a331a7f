"""Changes of the job file that never overwrite what another program has written meanwhile.

Each is called with what the file has, and returns what it is to have; ``deeds`` are its entries in the audit log.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from app.audit.row import Deed
from app.jobs.advice import check_apart, check_recipients
from app.jobs.bodies import jobs_body
from app.jobs.fields import FieldError, jobs_from
from app.jobs.job import CheckRule, Job, Jobs, Limits

NEW, CHANGE, REMOVAL, PAUSE = "new job", "change of a job", "removal of a job", "pause of a job"
CHECKS, LIMITS = "change of checks", "change of limits"
"""The words of the command line for the same."""


class JobsChange(Protocol):
    """One change; ``deeds`` are known once it was called, ``is_refused`` says that it changed nothing."""

    is_refused: bool

    @property
    def deeds(self) -> Sequence[Deed]: ...

    def __call__(self, jobs: Jobs) -> Jobs: ...


@dataclass
class JobEdit:
    """Puts ``job`` in the place of ``before``, None for one that is new.

    Where the file has another job than ``before`` by now, nothing is changed: :attr:`is_refused`, and
    :attr:`theirs` is what it has, None where that is nothing. Raises as :func:`check_apart`.
    """

    before: Job | None
    job: Job
    is_refused: bool = False
    theirs: Job | None = None

    @property
    def deeds(self) -> Sequence[Deed]:
        return [Deed(NEW if self.before is None else CHANGE, job=self.job.name)]

    def __call__(self, jobs: Jobs) -> Jobs:
        check_apart(self.job)
        check_recipients(self.job)
        there = jobs.named(self.before.name) if self.before else None
        if there == self.before and (self.before is None or self.before.name != self.job.name):
            other = jobs.named(self.job.name)
        else:
            other = None
        self.is_refused = there != self.before or other is not None
        self.theirs = (other or there) if self.is_refused else None
        if self.is_refused:
            return jobs
        if self.before is None:
            return replace(jobs, jobs=(*jobs.jobs, self.job))
        return replace(jobs, jobs=tuple(self.job if each == self.before else each for each in jobs.jobs))


@dataclass
class ChecksEdit:
    """Puts other checks and limits in the place of those that were shown, unless the file has others by now."""

    before: tuple[tuple[CheckRule, ...], Limits]
    checks: tuple[CheckRule, ...]
    limits: Limits
    is_refused: bool = False

    @property
    def deeds(self) -> Sequence[Deed]:
        checks, limits = self.before
        changed = (CHECKS, checks != self.checks), (LIMITS, limits != self.limits)
        return [Deed(what) for what, is_other in changed if is_other]

    def __call__(self, jobs: Jobs) -> Jobs:
        self.is_refused = (jobs.checks, jobs.limits) != self.before
        return jobs if self.is_refused else replace(jobs, checks=self.checks, limits=self.limits)


@dataclass
class Paused:
    """Pauses the jobs of these names, or with an empty reason resumes them; what else was changed stays."""

    names: frozenset[str]
    reason: str
    is_refused: bool = False

    @property
    def deeds(self) -> Sequence[Deed]:
        return [
            Deed(PAUSE if self.reason else CHANGE, job=name, detail=self.reason) for name in sorted(self.names)
        ]

    def __call__(self, jobs: Jobs) -> Jobs:
        paused = (replace(job, paused=self.reason) if job.name in self.names else job for job in jobs.jobs)
        return replace(jobs, jobs=tuple(paused))


@dataclass
class JobRemoval:
    """Removes these jobs, except those that the file has otherwise by now; :attr:`removed` are the others with the
    places they had."""

    jobs: tuple[Job, ...]
    removed: tuple[tuple[int, Job], ...] = ()
    is_refused: bool = False

    @property
    def deeds(self) -> Sequence[Deed]:
        return [Deed(REMOVAL, job=job.name) for _, job in self.removed]

    def __call__(self, jobs: Jobs) -> Jobs:
        self.removed = tuple((at, job) for at, job in enumerate(jobs.jobs) if job in self.jobs)
        self.is_refused = len(self.removed) < len(self.jobs)
        return replace(jobs, jobs=tuple(job for job in jobs.jobs if job not in self.jobs))


@dataclass
class JobReturn:
    """Puts removed jobs back where they were, except those whose name is taken by now."""

    removal: JobRemoval
    is_refused: bool = False

    @property
    def deeds(self) -> Sequence[Deed]:
        return [Deed(NEW, job=job.name) for _, job in self.removal.removed]

    def __call__(self, jobs: Jobs) -> Jobs:
        there, self.is_refused = list(jobs.jobs), False
        for at, job in self.removal.removed:
            if jobs.named(job.name) is None:
                there.insert(at, job)
            else:
                self.is_refused = True
        return replace(jobs, jobs=tuple(there))


@dataclass
class Imported:
    """Adds the jobs of another file, except those whose name is taken (:attr:`there`). Its checks and limits are
    those of another machine, and are left out."""

    found: Jobs
    added: tuple[str, ...] = ()
    there: tuple[str, ...] = ()
    is_refused: bool = False

    @property
    def deeds(self) -> Sequence[Deed]:
        return [Deed(NEW, job=name) for name in self.added]

    def __call__(self, jobs: Jobs) -> Jobs:
        new = tuple(job for job in self.found.jobs if jobs.named(job.name) is None)
        self.added = tuple(job.name for job in new)
        self.there = tuple(job.name for job in self.found.jobs if job not in new)
        return replace(jobs, jobs=(*jobs.jobs, *new))


def fault_of(job: Job) -> tuple[str, str]:
    """What the job file would refuse: the field's name and why; both empty for a job that it takes."""
    try:
        jobs_from(jobs_body(Jobs(jobs=(job,))))
    except FieldError as error:
        return str(error.path[2]) if len(error.path) > 2 else "", error.text
    return "", ""
