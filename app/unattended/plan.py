"""What is due now, of all jobs and checks."""

from __future__ import annotations

import platform
from collections.abc import Container, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

import engine
from app.history.slots import SlotOutcome, SlotRecord
from app.jobs.job import BackupRule, CheckRule, Job, JobMode, Jobs, QuietHours
from app.jobs.keys import rule_key
from app.jobs.schedule import NextRun, next_run
from app.operations.expanding import expand
from app.unattended.book import SlotBook
from engine.errors import JetError

LATE = timedelta(hours=1)
"""A slot that is run later than this was caught up."""
MOST_ATTEMPTS = 3
_STRONGEST = (JobMode.FULL, JobMode.AUTO, JobMode.DIFFERENTIAL, JobMode.INCREMENTAL)
_INTERRUPTED = "Its process ended before its runs did."


@dataclass(frozen=True)
class DueSlot:
    """A slot that is to be run now. ``record`` is that of an attempt whose process has died."""

    rule: str
    slot: datetime
    record: SlotRecord | None = None


@dataclass(frozen=True)
class DueRun:
    """What is to be run once for ``slots``: backups of a job in a mode, or checks."""

    slots: tuple[DueSlot, ...]
    mode: JobMode | None = None
    check: CheckRule | None = None


@dataclass(frozen=True)
class DueWork:
    """The runs of one job, or of a check, which come one after the other. ``name`` is that of the job, or the text
    of the check's rule."""

    name: str
    runs: tuple[DueRun, ...]
    job: Job | None = None


def plan(jobs: Jobs, book: SlotBook, now: datetime, zone: tzinfo, busy: Container[str]) -> list[DueWork]:
    """What is due and not ``busy``. Slots that will not be run are recorded as skipped."""
    if jobs.limits.quiet is not None and is_quiet(jobs.limits.quiet, now, zone):
        return []
    abandoned = book.abandoned()
    _close_orphans(jobs, book, abandoned)
    own = [job for job in jobs.jobs if job.runs_on(platform.node()) and job.name not in busy]
    work = [_of_job(job, book, now, zone, abandoned) for job in own]
    checks = [rule for rule in jobs.checks if rule_key(rule) not in busy]
    work += [_of_check(rule, book, now, zone, abandoned) for rule in checks]
    return [each for each in work if each is not None]


def is_quiet(hours: QuietHours, now: datetime, zone: tzinfo) -> bool:
    """Whether no job starts at ``now``."""
    at = now.astimezone(zone).time()
    if hours.start <= hours.end:
        return hours.start <= at < hours.end
    return at >= hours.start or at < hours.end


def _of_job(job: Job, book: SlotBook, now: datetime, zone: tzinfo, abandoned: list[SlotRecord]) -> DueWork | None:
    due: list[tuple[JobMode, DueSlot]] = []
    for rule in job.rules:
        key = rule_key(rule)
        slots = _due(job.name, key, rule, book, now, zone, abandoned, job)
        due.extend((rule.mode, slot) for slot in slots)
    runs = [
        DueRun(tuple(slot for _, slot in group), next(m for m in (*_STRONGEST, JobMode.COPY) if m in modes))
        for group in ([d for d in due if d[0] is not JobMode.COPY], [d for d in due if d[0] is JobMode.COPY])
        if (modes := {mode for mode, _ in group})
    ]
    return DueWork(job.name, tuple(runs), job) if runs else None


def _of_check(
    rule: CheckRule, book: SlotBook, now: datetime, zone: tzinfo, abandoned: list[SlotRecord]
) -> DueWork | None:
    key = rule_key(rule)
    slots = tuple(_due("", key, rule, book, now, zone, abandoned, None))
    return DueWork(key, (DueRun(slots, check=rule),)) if slots else None


def _due(
    name: str,
    key: str,
    rule: BackupRule | CheckRule,
    book: SlotBook,
    now: datetime,
    zone: tzinfo,
    abandoned: list[SlotRecord],
    job: Job | None,
) -> Iterator[DueSlot]:
    """The slot of the rule that is to be run now, if there is one."""
    last = book.last(name, key, (lambda: newest_run(job, book.problems)) if job is not None else None)
    if last is None:
        return
    found = next_run(rule.when, last, now, zone)
    left = [record for record in abandoned if (record.job, record.rule) == (name, key)]
    if job is not None and job.paused:
        _skip_paused(job, key, found, book)
        _give_up(left, book, "The job is paused.")
        return
    for skipped in found.skipped:
        through = f" The same holds for all slots through {skipped.through:%Y-%m-%d}." if skipped.through else ""
        book.skip(name, key, (skipped.slot,), skipped.reason + through)
        if skipped.through is not None:
            book.skip(name, key, (skipped.through,), skipped.reason)
    if found.due and found.slot is not None:
        _give_up(left, book, "A newer slot was run instead.")
        yield DueSlot(key, found.slot)
        return
    if left and job is not None and not book.is_recorded:
        newest = newest_run(job, book.problems)
        left = [record for record in left if newest is None or newest < record.slot]
    for record in left:
        if why := _no_more(record, rule, now):
            _give_up([record], book, why)
        else:
            yield DueSlot(key, record.slot, record)


def _no_more(record: SlotRecord, rule: BackupRule | CheckRule, now: datetime) -> str:
    """Why an interrupted slot is not taken up again; empty if it is."""
    if record.attempts >= MOST_ATTEMPTS:
        return f"It was started {record.attempts} times."
    if record.slot > now:
        return "The clock was set back."
    if rule.when.grace is not None and now - record.slot > rule.when.grace:
        return "Its grace has passed."
    return ""


def _skip_paused(job: Job, key: str, found: NextRun, book: SlotBook) -> None:
    slots = [skipped.through or skipped.slot for skipped in found.skipped]
    if found.due and found.slot is not None:
        slots.append(found.slot)
    book.skip(job.name, key, tuple(slots), f"The job is paused: {job.paused}")


def _give_up(left: list[SlotRecord], book: SlotBook, why: str) -> None:
    for record in left:
        book.end(record, SlotOutcome.FAILED, record.runs, f"{_INTERRUPTED} {why}")


def _close_orphans(jobs: Jobs, book: SlotBook, abandoned: list[SlotRecord]) -> None:
    """Slots whose rule is no longer there."""
    known = {(job.name, rule_key(rule)) for job in jobs.jobs for rule in job.rules}
    known |= {("", rule_key(rule)) for rule in jobs.checks}
    orphans = [record for record in abandoned if (record.job, record.rule) not in known]
    _give_up(orphans, book, "Its rule is no longer there.")


def newest_run(job: Job, problems: list[str]) -> datetime | None:
    """When the newest run began that this machine made of the job's instances, by the chains at its
    destination. ``problems`` gets what keeps some of these from being read, once: one of them may be newer."""

    def note(error: JetError) -> None:
        text = f"{job.name}: its newest backup is not known, as not all chains can be read. {error.message}"
        if text not in problems:
            problems.append(text)

    with suppress(JetError):
        places = {engine.resolved(source.folder) for source in expand(job).instances}
        chains = engine.find_chains(engine.LocalFileSystem(), job.destination, unread=note)
        runs = [run for chain in chains if chain.manifest for run in chain.manifest.runs]
        own = [
            run for run in runs if run.machine == platform.node() and engine.resolved(Path(run.place)) in places
        ]
        return max((datetime.fromisoformat(run.started) for run in own), default=None)
    return None
