"""Jobs in words, and as rows of the list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

import engine
from app.evidence.single_runs import is_of_the_data
from app.history.runs import Run, RunState
from app.jobs.file import UnknownField
from app.jobs.job import BackupRule, CheckKind, Job, JobMode, Jobs, When
from app.jobs.schedule import slot_after
from app.own_names import Namings
from engine.errors import JetError
from ui.format import age, in_a_row, when, when_utc
from ui.languages.marked import mark
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.instances import CellValue
from ui.models.own_names import own_name
from ui.models.runs import LEVELS, state_word
from ui.models.when_draft import when_words
from ui.values.message import Message


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Jobs", text)


JOB_TITLES = (
    mark("Job"),
    mark("Instances"),
    mark("Destination"),
    mark("Schedule"),
    mark("Next run"),
    mark("Last run"),
)
MAX_NAMED = 2
"""Instances or folders of a job that its row names."""
NOT_FOUND: Mapping[Path, Sequence[str]] = MappingProxyType({})
"""Where no instance is known."""


def mode_words(mode: JobMode) -> str:
    """What a rule makes."""
    return {
        JobMode.FULL: tr("Full"),
        JobMode.INCREMENTAL: tr("Incremental"),
        JobMode.AUTO: tr("Incremental or full"),
        JobMode.DIFFERENTIAL: tr("Differential"),
        JobMode.COPY: tr("Copy"),
    }[mode]


def mode_effect(mode: JobMode) -> str:
    """What that means."""
    return {
        JobMode.FULL: tr("Databases and logs. Starts a new chain."),
        JobMode.INCREMENTAL: tr("The logs since the last backup. Fails if they do not continue the chain."),
        JobMode.AUTO: tr("The logs since the last backup; if they do not continue the chain, a full backup."),
        JobMode.DIFFERENTIAL: tr("The logs since the full backup. Replaces the incrementals in between."),
        JobMode.COPY: tr("A full backup beside the chains. No other backup continues it."),
    }[mode]


def check_words(kind: CheckKind) -> str:
    """What a check does."""
    return {CheckKind.VERIFY: tr("Verification"), CheckKind.DRILL: tr("Restore drill")}[kind]


def names_by_folder(instances: Iterable[engine.InstanceFiles], names: Namings) -> dict[Path, list[str]]:
    """What the instances are called that have files in a folder, by the folder."""
    found: dict[Path, list[str]] = defaultdict(list)
    for each in instances:
        called = own_name(names, each.name, each.directory) or each.name
        for place in {each.directory, *(database.path.parent for database in each.databases)}:
            found[place].append(called)
    return found


def instances_words(job: Job, called: Mapping[Path, Sequence[str]] = NOT_FOUND) -> str:
    """What the job backs up, in short: the instances as they are ``called`` elsewhere; a folder in which none was
    found by its own name."""
    each = [folder.name or str(folder) for folder in job.folders]
    if not job.below:
        found = (called.get(folder) or [name] for folder, name in zip(job.folders, each, strict=True))
        each = sorted(dict.fromkeys(name for some in found for name in some), key=str.casefold)
    names = each
    shown = ", ".join(names[:MAX_NAMED])
    if len(names) > MAX_NAMED:
        shown = tr("{} and {} more").format(shown, len(names) - MAX_NAMED)
    return tr("All in {}").format(shown) if job.below else shown


def schedule_words(rules: Sequence[BackupRule]) -> str:
    """All rules in one line."""
    if not rules:
        return tr("On request")
    return in_a_row(tr("{}: {}").format(when_words(rule.when), mode_words(rule.mode).lower()) for rule in rules)


@dataclass(frozen=True)
class JobLook:
    """A job, the next slot of its rules, and its newest run if there is one."""

    job: Job
    next: datetime | None = None
    last: Run | None = None


def next_slot(whens: Iterable[When], now: datetime, zone: tzinfo) -> datetime | None:
    """The earliest slot after ``now``; rules that mean nothing have none."""
    slots = []
    for each in whens:
        try:
            slots.append(slot_after(each, now, zone))
        except ValueError:
            continue
    return min((slot for slot in slots if slot is not None), default=None)


def look_at_jobs(jobs: Jobs, runs: Iterable[Run], now: datetime, zone: tzinfo) -> list[JobLook]:
    """Each job with its next slot and its newest run; ``runs`` are the newest first."""
    last: dict[str, Run] = {}
    for run in runs:
        if run.job:
            last.setdefault(run.job, run)
    return [
        JobLook(job, next_slot((rule.when for rule in job.rules), now, zone), last.get(job.name))
        for job in jobs.jobs
    ]


def job_row(
    look: JobLook,
    now: datetime,
    absent: Collection[str] = (),
    called: Mapping[Path, Sequence[str]] = NOT_FOUND,
) -> tuple[CellValue, ...]:
    """The cells of a job, as :data:`JOB_TITLES` names them; destinations ``absent`` are not available, ``called``
    are :func:`names_by_folder`."""
    job = look.job
    words = instances_words(job, called)
    tips = (", ".join((str(folder), *(called.get(folder, ()) if not job.below else ()))) for folder in job.folders)
    return (
        CellValue(job.name, job.name.casefold()),
        CellValue(words, words.casefold(), "\n".join(tips)),
        _place_cell(str(job.destination), missing=str(job.destination) in absent),
        CellValue(schedule_words(job.rules), schedule_words(job.rules), schedule_tip(job)),
        _next_cell(look),
        _last_cell(look.last, now),
    )


@dataclass(frozen=True)
class JobFailure:
    """A job whose newest run failed, why, and whether running it again can help."""

    job: Job
    run: Run
    message: Message
    can_repeat: bool


def failure_of(looks: Iterable[JobLook], chosen: Collection[str] = ()) -> JobFailure | None:
    """Of the ``chosen`` jobs, or of all where none of them failed, the one whose newest run failed last."""
    bad = [look for look in looks if look.last is not None and look.last.state in _BAD]
    found = [look for look in bad if look.job.name in chosen] or bad
    newest = max(found, key=lambda look: look.last.started if look.last else datetime.min, default=None)
    if newest is None or newest.last is None:
        return None
    job, run, failure = newest.job, newest.last, newest.last.failure
    why = failure.message if failure else tr("It was interrupted.")
    advice = failure.hint if failure and failure.hint else tr("Run it again. Earlier backups are unchanged.")
    what = tr("The last run of the job {} failed.").format(job.name)
    message = Message(Level.ERROR, what, "", why, advice)
    return JobFailure(job, run, message, not (failure and is_of_the_data(failure.code)))


_BAD = frozenset({RunState.FAILED, RunState.INTERRUPTED})


def _place_cell(place: str, *, missing: bool) -> CellValue:
    if missing:
        return CellValue(place, place, tr("{} is not available.").format(place), Level.ERROR)
    return CellValue(place, place)


def schedule_tip(job: Job) -> str:
    """Each rule in a line of its own."""
    return "\n".join(tr("{}: {}").format(mode_words(rule.mode), when_words(rule.when)) for rule in job.rules)


def _next_cell(look: JobLook) -> CellValue:
    if look.job.paused:
        return CellValue(tr("Paused: {}").format(look.job.paused), float("inf"), level=Level.WAITING)
    if look.next is None:
        return CellValue(tr("On request"), float("inf"))
    return CellValue(when(look.next), look.next.timestamp(), when_utc(look.next))


def _last_cell(run: Run | None, now: datetime) -> CellValue:
    if run is None:
        return CellValue(tr("Never"), 0.0, level=Level.NEUTRAL)
    if run.state is RunState.RUNNING:
        state, level = (tr("Paused"), Level.WAITING) if run.paused else (state_word(run.state), LEVELS[run.state])
        text = tr("{} · started {}").format(state, age(run.started, now))
        return CellValue(text, run.started.timestamp(), when_utc(run.started), level)
    ended = run.ended or run.started
    word = state_word(run.state)
    brief = tr("Warnings") if run.state is RunState.WARNING else word  # the tip says what went well
    text = f"{brief} · {age(ended, now)}"
    why = f"\n{run.failure.name}: {shown(run.failure.message)}" if run.failure else ""
    return CellValue(text, ended.timestamp(), f"{shown(run.what)} {when(ended)}\n{word}{why}", LEVELS[run.state])


def copy_name(name: str, taken: Iterable[str]) -> str:
    """A name for a copy of the job ``name``."""
    known = {each.casefold() for each in taken}
    base = tr("{} copy").format(name[:56])
    found, number = base, 2
    while found.casefold() in known:
        found, number = f"{base} {number}", number + 1
    return found


def copy_of(job: Job, taken: Iterable[str]) -> Job:
    """The job under another name; it is not paused."""
    return replace(job, name=copy_name(job.name, taken), paused="")


def file_message(error: JetError) -> Message:
    """That the job file cannot be used: where, why, what to do."""
    what = tr("The job file cannot be used. No job runs until it is corrected.")
    return Message(Level.ERROR, what, str(error.context.get("path", "")), str(error), error.hint)


def unread_message(error: JetError, path: Path) -> Message:
    """That the history cannot be read: what is said of runs is that of before."""
    what = tr("The history cannot be read. When jobs ran last and how is shown as it was known before.")
    where = str(error.context.get("path", path))
    return Message(Level.WARNING, what, where, str(error), error.hint or tr("It is read again by itself."))


def unknown_message(path: Path, unknown: Sequence[UnknownField]) -> Message | None:
    """That the job file has fields without effect; None where it has none."""
    if not unknown:
        return None
    what = tr("The job file contains fields that this version does not know.")
    return Message(Level.WARNING, what, str(path), "\n".join(map(str, unknown)))
