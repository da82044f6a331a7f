"""Jobs in words, and as rows of the list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

import engine
from app.history.runs import RunState
from app.jobs.file import UnknownField
from app.jobs.job import BackupRule, CheckKind, Job, JobMode
from app.own_names import Namings
from app.status.values import StatusProblem
from engine.errors import JetError
from ui.format import age, in_a_row, when, when_utc
from ui.languages.marked import mark
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.instances import CellValue
from ui.models.job_ends import JobLook
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


def job_row(
    look: JobLook,
    now: datetime,
    absent: Collection[str] = (),
    called: Mapping[Path, Sequence[str]] = NOT_FOUND,
    missing: StatusProblem | None = None,
) -> tuple[CellValue, ...]:
    """The cells of a job, as :data:`JOB_TITLES` names them; destinations ``absent`` are not available, ``called``
    are :func:`names_by_folder`, ``missing`` is what it no longer finds."""
    job = look.job
    words = instances_words(job, called)
    tips = (", ".join((str(folder), *(called.get(folder, ()) if not job.below else ()))) for folder in job.folders)
    return (
        CellValue(job.name, job.name.casefold()),
        CellValue(words, words.casefold(), "\n".join(tips)),
        _place_cell(str(job.destination), missing=str(job.destination) in absent),
        CellValue(schedule_words(job.rules), schedule_words(job.rules), schedule_tip(job)),
        _next_cell(look),
        _last_cell(look, now, missing),
    )


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


def _last_cell(look: JobLook, now: datetime, missing: StatusProblem | None) -> CellValue:
    run = look.last
    if look.slot is not None:
        ended = look.slot.decided or look.slot.slot
        text = f"{state_word(RunState.FAILED)} · {age(ended, now)}"
        return CellValue(text, ended.timestamp(), f"{when(ended)}\n{shown(look.slot.reason)}", Level.ERROR)
    if run is None:
        return CellValue(tr("Never"), 0.0, level=Level.NEUTRAL)
    if run.state is RunState.RUNNING:
        state, level = (tr("Paused"), Level.WAITING) if run.paused else (state_word(run.state), LEVELS[run.state])
        text = tr("{} · started {}").format(state, age(run.started, now))
        return CellValue(text, run.started.timestamp(), when_utc(run.started), level)
    ended = run.ended or run.started
    state, word = run.state, state_word(run.state)
    why = [f"{run.failure.name}: {shown(run.failure.message)}"] if run.failure else []
    if missing is not None and state is RunState.SUCCESS:
        state = RunState.WARNING
    if state is RunState.WARNING:
        why += [shown(missing.text)] if missing is not None else []
        why += map(shown, look.warnings)
    brief = tr("Warnings") if state is RunState.WARNING else word  # the tip says what went well
    text = f"{brief} · {age(ended, now)}"
    tip = "\n".join((f"{shown(run.what)} {when(ended)}", word, *why))
    return CellValue(text, ended.timestamp(), tip, LEVELS[state])


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
