"""An instance of several jobs as one: what any of them can restore, and what is wrong with each of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from app.evidence.rule import Standing
from app.status.values import InstanceStatus, Statement, by_instance, statements


def whole_instances(statuses: Iterable[InstanceStatus]) -> tuple[InstanceStatus, ...]:
    """One status for each instance, the worst first, otherwise in the order that they are given."""
    found = (_whole(of_jobs) for of_jobs in by_instance(statuses).values())
    return tuple(sorted(found, key=lambda each: -each.severity.rank))


def _whole(of_jobs: Sequence[InstanceStatus]) -> InstanceStatus:
    """What can be restored is that of the job that reaches furthest; the job to go to is the one that is worst.
    Problems name their jobs, since what one of them lacks another may have."""
    if len(of_jobs) == 1:
        return of_jobs[0]
    newest = max(of_jobs, key=_reach)
    worst = max(of_jobs, key=lambda each: each.severity.rank)
    problems = [replace(each.problem, text=_of_jobs(each)) for each in statements(of_jobs)]
    return replace(
        newest,
        job=worst.job,
        destination=worst.destination,
        verified=_latest(each.verified for each in of_jobs),
        drilled=_latest(each.drilled for each in of_jobs),
        next_run=min((each.next_run for each in of_jobs if each.next_run), default=None),
        problems=tuple(sorted(problems, key=lambda problem: -problem.severity.rank)),
    )


def _reach(status: InstanceStatus) -> tuple[float, bool]:
    moment = status.restorable_to
    return moment.timestamp() if moment else 0.0, status.verdict.standing is not Standing.NEVER


def _of_jobs(said: Statement) -> str:
    text, jobs = said.problem.text, ", ".join(said.jobs)
    if len(said.jobs) > 1:
        return f"Jobs {jobs}: {text}"
    return f"Job {jobs}: {text}" if jobs else text


def _latest(moments: Iterable[datetime | None]) -> datetime | None:
    return max((moment for moment in moments if moment), default=None)
