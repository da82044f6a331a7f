"""How jobs last ran: what of their runs belongs together, how that ended, and what is to be said of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from app.evidence.single_runs import is_of_the_data
from app.history.runs import Run, RunOperation, RunState
from app.history.slots import SlotOutcome, SlotRecord
from app.jobs.job import Job, Jobs, When
from app.jobs.schedule import slot_after
from app.status.values import ProblemType, StatusProblem
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.warned import bullets, disk_advice
from ui.values.message import Message

GAP = timedelta(minutes=1)
"""Runs of a job that was started by hand belong together when none of them starts later after the one before."""
NONE_MISSING: Mapping[str, StatusProblem] = MappingProxyType({})
_BAD = frozenset({RunState.FAILED, RunState.INTERRUPTED})
_RANKS = (RunState.RUNNING, RunState.FAILED, RunState.INTERRUPTED, RunState.CANCELLED, RunState.WARNING)
"""What is said of several runs, the first one that there is; success is of all of them."""


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("JobEnds", text)


@dataclass(frozen=True)
class JobLook:
    """A job, the next slot of its rules, and how it last ran, if it did.

    ``last`` is the worst of its last runs: it has one for each instance, and further ones for what it removes.
    ``slot`` failed after that, and no run of it did. ``warnings`` are what the runs warn of, in English.
    """

    job: Job
    next: datetime | None = None
    last: Run | None = None
    warned: tuple[Run, ...] = ()
    """Those of its last runs that ended with warnings."""
    slot: SlotRecord | None = None
    warnings: tuple[str, ...] = ()


def next_slot(whens: Iterable[When], now: datetime, zone: tzinfo) -> datetime | None:
    """The earliest slot after ``now``; rules that mean nothing have none."""
    slots = []
    for each in whens:
        try:
            slots.append(slot_after(each, now, zone))
        except ValueError:
            continue
    return min((slot for slot in slots if slot is not None), default=None)


def look_at_jobs(
    jobs: Jobs, runs: Iterable[Run], now: datetime, zone: tzinfo, records: Iterable[SlotRecord] = ()
) -> list[JobLook]:
    """Each job with its next slot and how it last ran; ``runs`` and ``records`` are the newest first."""
    runs_of: dict[str, list[Run]] = defaultdict(list)
    for run in runs:
        runs_of[run.job].append(run)
    slots_of: dict[str, list[SlotRecord]] = defaultdict(list)
    for record in records:
        slots_of[record.job].append(record)
    return [_look_at(job, runs_of[job.name], slots_of[job.name], now, zone) for job in jobs.jobs]


def _look_at(job: Job, runs: Sequence[Run], slots: Sequence[SlotRecord], now: datetime, zone: tzinfo) -> JobLook:
    coming = next_slot((rule.when for rule in job.rules), now, zone)
    together = last_runs(runs, slots)
    last = min(
        together, key=lambda run: _RANKS.index(run.state) if run.state in _RANKS else len(_RANKS), default=None
    )
    warned = tuple(run for run in together if run.state is RunState.WARNING)
    return JobLook(job, coming, last, warned, _failed_slot(last, together, slots))


def last_runs(runs: Sequence[Run], slots: Sequence[SlotRecord] = ()) -> list[Run]:
    """Of all ``runs`` of a job, those of the last time that it ran, the newest first: of each instance the last
    attempt."""
    if not runs:
        return []
    of_slots = [frozenset(slot.runs) for slot in slots]
    mine = next((ids for ids in of_slots if runs[0].id in ids), None)
    together = runs[:1]
    if mine is not None:
        together = [run for run in runs if run.id in mine]
    else:
        others = frozenset[str]().union(*of_slots)
        for run in runs[1:]:
            first = min(each.started for each in together)
            if run.id in others or (run.ended is not None and first - run.ended > GAP):
                break
            together = [*together, run]
    newest: dict[tuple[RunOperation, str, str], Run] = {}
    for run in together:
        newest.setdefault((run.operation, run.source, run.instance), run)
    return list(newest.values())


def _failed_slot(last: Run | None, together: Sequence[Run], slots: Sequence[SlotRecord]) -> SlotRecord | None:
    """The newest slot that was begun, if it failed and no run tells of that."""
    begun = [slot for slot in slots if slot.begun is not None and slot.decided is not None]
    newest = max(begun, key=lambda slot: slot.begun or slot.slot, default=None)
    if newest is None or newest.outcome is not SlotOutcome.FAILED or newest.decided is None:
        return None
    if last is not None and last.state in (*_BAD, RunState.RUNNING):
        return None
    is_older = last is not None and max(run.started for run in together) > newest.decided
    return None if is_older else newest


def with_warnings(looks: Iterable[JobLook], read: Callable[[str], Sequence[str]]) -> list[JobLook]:
    """``looks`` with what their runs warn of; ``read`` knows it by the id of a run."""
    return [
        replace(look, warnings=tuple(dict.fromkeys(text for run in look.warned for text in read(run.id))))
        if look.warned
        else look
        for look in looks
    ]


def missing_of(problems: Iterable[StatusProblem]) -> dict[str, StatusProblem]:
    """Of each job that no longer finds what it backed up before, that, by its name."""
    return {each.subject: each for each in problems if each.type is ProblemType.MISSING}


@dataclass(frozen=True)
class JobTrouble:
    """What is to be said of the last time that a job ran, and whether running it again can help."""

    job: Job
    message: Message
    run: Run | None = None
    can_repeat: bool = False


def trouble_of(
    looks: Iterable[JobLook],
    chosen: Collection[str] = (),
    missing: Mapping[str, StatusProblem] = NONE_MISSING,
) -> JobTrouble | None:
    """Of the ``chosen`` jobs, or of all where nothing is to be said of them: the one that failed last, or else
    that ended with warnings last."""
    told: list[tuple[bool, Level, datetime, JobTrouble]] = []
    for look in looks:
        found = _failure(look) or _warning(look, missing.get(look.job.name))
        if found is not None:
            told.append((look.job.name in chosen, found.message.level, _moment(look), found))
    newest = max(told, key=lambda each: (each[0], each[1] is Level.ERROR, each[2].timestamp()), default=None)
    return newest[-1] if newest else None


def _moment(look: JobLook) -> datetime:
    if look.slot is not None:
        return look.slot.decided or look.slot.slot
    return look.last.started if look.last is not None else datetime.min.replace(year=1970)


def _failure(look: JobLook) -> JobTrouble | None:
    what = tr("The last run of the job {} failed.").format(look.job.name)
    again = tr("Run it again. Earlier backups are unchanged.")
    if look.slot is not None:
        return JobTrouble(look.job, Message(Level.ERROR, what, "", look.slot.reason, again), can_repeat=True)
    run = look.last
    if run is None or run.state not in _BAD:
        return None
    failure = run.failure
    why = failure.message if failure else tr("It was interrupted.")
    message = Message(Level.ERROR, what, "", why, failure.hint if failure and failure.hint else again)
    return JobTrouble(look.job, message, run, not (failure and is_of_the_data(failure.code)))


def _warning(look: JobLook, missing: StatusProblem | None) -> JobTrouble | None:
    if look.last is not None and look.last.state is RunState.RUNNING:
        return None
    if not look.warned and missing is None:
        return None
    what = tr("The last run of the job {} ended with warnings.").format(look.job.name)
    if any(run.operation is RunOperation.BACKUP for run in look.warned):
        what = tr("The last run of the job {} ended with warnings. What it backed up can be restored.")
        what = what.format(look.job.name)
    why = [shown(missing.text)] if missing is not None else []
    why += [shown(text) for text in look.warnings]
    corrected = any(run.figures.pages_corrected for run in look.warned)
    advice = [shown(missing.hint)] if missing is not None else []
    advice += [disk_advice()] if corrected else []
    message = Message(Level.WARNING, what, "", "\n".join(bullets(why)), " ".join(advice))
    return JobTrouble(look.job, message, next(iter(look.warned), look.last))
