"""What became of the schedules of the jobs, from the slots in the history. Pure but for reading that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, tzinfo

from app.history.slots import SlotOutcome, SlotRecord
from app.jobs.job import BackupRule, CheckKind, CheckRule, Job, Jobs
from app.jobs.keys import rule_key
from app.jobs.schedule import slot_after
from app.status.overview import SCHEDULER_MAY_BE_LATE, JobFacts, ScheduleFacts

CHECKS = {CheckKind.VERIFY: "scheduled verification", CheckKind.DRILL: "scheduled drill"}
"""What the checks of all jobs are called where a job has its name."""


def job_facts(jobs: Jobs, records: Sequence[SlotRecord]) -> tuple[JobFacts, ...]:
    """How the schedule of each job, and of the checks, went. ``records``: the newest slot first."""
    newest: dict[tuple[str, str], SlotRecord] = {}
    for record in records:
        if record.outcome not in (SlotOutcome.FIRST, SlotOutcome.BEGUN):
            newest.setdefault((record.job, record.rule), record)
    found = [_facts(job.name, job.paused, _of_rules(newest, job.name, job.rules)) for job in jobs.jobs]
    checks = [_facts(CHECKS[rule.kind], "", _of_rules(newest, "", [rule])) for rule in jobs.checks]
    return (*found, *checks)


def new_jobs(jobs: Jobs, records: Sequence[SlotRecord], now: datetime, zone: tzinfo) -> frozenset[str]:
    """The jobs with a schedule of which no slot was due since something looked for them first."""
    decided = {record.job for record in records if record.outcome is not SlotOutcome.FIRST}
    firsts = {(r.job, r.rule): r.slot for r in records if r.outcome is SlotOutcome.FIRST}

    def was_due(job: Job, rule: BackupRule) -> bool:
        first = firsts.get((job.name, rule_key(rule)))
        slot = slot_after(rule.when, first, zone) if first else None
        return slot is not None and slot + SCHEDULER_MAY_BE_LATE < now

    return frozenset(
        job.name
        for job in jobs.jobs
        if job.rules and job.name not in decided and not any(was_due(job, rule) for rule in job.rules)
    )


def schedule_facts(jobs: Jobs, looked: datetime | None, zone: tzinfo) -> ScheduleFacts:
    """Whether anything had to look for due jobs since something last did."""
    rules: list[BackupRule | CheckRule] = [*_rules(jobs), *jobs.checks]
    if looked is None:
        return ScheduleFacts(bool(rules))
    slots = (slot_after(rule.when, looked, zone) for rule in rules)
    return ScheduleFacts(bool(rules), looked, min((slot for slot in slots if slot), default=None))


def next_runs(jobs: Jobs, now: datetime, zone: tzinfo) -> dict[str, datetime]:
    """The next slot of each job that has one and is not paused."""
    found: dict[str, datetime] = {}
    for job in jobs.jobs:
        slots = [slot for rule in job.rules if (slot := slot_after(rule.when, now, zone))]
        if slots and not job.paused:
            found[job.name] = min(slots)
    return found


def _rules(jobs: Jobs) -> Iterator[BackupRule]:
    for job in jobs.jobs:
        yield from () if job.paused else job.rules


def _of_rules(
    newest: dict[tuple[str, str], SlotRecord], job: str, rules: Iterable[BackupRule | CheckRule]
) -> list[SlotRecord]:
    """The newest slot of each rule that is still there, the newest first."""
    found = [newest[at] for rule in rules if (at := (job, rule_key(rule))) in newest]
    return sorted(found, key=lambda record: record.slot, reverse=True)


def _facts(name: str, paused: str, newest: Sequence[SlotRecord]) -> JobFacts:
    """A slot that was skipped while the job was paused is no other problem than the pause."""
    missed = next((r for r in newest if r.outcome is SlotOutcome.SKIPPED and not paused), None)
    failed = next((r for r in newest if r.outcome is SlotOutcome.FAILED), None)
    return JobFacts(
        name,
        paused,
        missed.slot if missed else None,
        missed.reason if missed else "",
        failed.slot if failed else None,
        failed.reason if failed else "",
    )
