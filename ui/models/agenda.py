"""What is due next, the week hour by hour, and what was skipped or failed."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import islice, takewhile

from PySide6.QtCore import QCoreApplication

from app.history.slots import SlotOutcome, SlotRecord
from app.jobs.job import JobMode, Jobs, QuietHours, When
from app.jobs.schedule import slots
from app.jobs.zone import moments_of, wall_of
from ui.format import weekday, when, when_utc
from ui.languages.marked import mark
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.instances import CellValue
from ui.models.jobs import check_words, mode_words
from ui.values.week import SlotKind, WeekCell


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Agenda", text)


COMING_TITLES = (mark("When"), mark("Job"), mark("What it does"), mark("Destination"))
MISSED_TITLES = (mark("Slot"), mark("Job"), mark("State"), mark("Reason"))
_KINDS = {JobMode.FULL: SlotKind.FULL, JobMode.COPY: SlotKind.COPY}
_OUTCOMES = {
    SlotOutcome.BEGUN: SlotKind.RUNNING,
    SlotOutcome.SERVED: SlotKind.DONE,
    SlotOutcome.CAUGHT_UP: SlotKind.DONE,
    SlotOutcome.WARNING: SlotKind.WARNING,
    SlotOutcome.SKIPPED: SlotKind.SKIPPED,
    SlotOutcome.CANCELLED: SlotKind.SKIPPED,
    SlotOutcome.NOT_KNOWN: SlotKind.WARNING,
    SlotOutcome.FAILED: SlotKind.FAILED,
}
_LEVELS = {
    SlotOutcome.WARNING: Level.WARNING,
    SlotOutcome.SKIPPED: Level.WARNING,
    SlotOutcome.CANCELLED: Level.CANCELLED,
    SlotOutcome.NOT_KNOWN: Level.NEUTRAL,
    SlotOutcome.FAILED: Level.ERROR,
    SlotOutcome.CAUGHT_UP: Level.INFO,
}
WEEK = timedelta(days=7)


@dataclass(frozen=True, order=True)
class Coming:
    """A slot to come: of the job, whose name is empty for a check."""

    moment: datetime
    job: str
    what: str
    kind: SlotKind
    place: str = ""


def coming(jobs: Jobs, after: datetime, zone: tzinfo) -> Iterator[Coming]:
    """Every slot after ``after`` of all that is not paused, in order; without end."""
    streams = [_slots_of(each, after, zone, about) for each, about in _rules(jobs)]
    return heapq.merge(*streams, key=lambda each: each.moment)


def _rules(jobs: Jobs) -> Iterator[tuple[When, tuple[str, str, SlotKind, str]]]:
    """When each rule of all that is not paused is due, and what a slot of it is."""
    for job in jobs.jobs:
        for rule in () if job.paused else job.rules:
            yield rule.when, (job.name, mode_words(rule.mode), kind_of(rule.mode), str(job.destination))
    for check in jobs.checks:
        yield check.when, ("", check_words(check.kind), SlotKind.CHECK, "")


def _slots_of(
    when_: When, after: datetime, zone: tzinfo, about: tuple[str, str, SlotKind, str]
) -> Iterator[Coming]:
    try:
        for slot in slots(when_, after, zone):
            yield Coming(slot, *about)
    except ValueError:
        return  # the list of jobs says what is wrong with the rule


def kind_of(mode: JobMode) -> SlotKind:
    """What a slot of that mode looks like."""
    return _KINDS.get(mode, SlotKind.LATER)


@dataclass(frozen=True)
class Agenda:
    """What the page shows: rows of the next slots, cells of the week from ``first`` on."""

    first: date
    coming: tuple[tuple[CellValue, ...], ...]
    cells: tuple[WeekCell, ...]
    now: tuple[date, int]
    quiet: frozenset[int]
    next_day: date | None = None
    """The local day of the next slot."""


def agenda(
    jobs: Jobs, records: Sequence[SlotRecord], now: datetime, zone: tzinfo, first: date, count: int = 10
) -> Agenda:
    """The week from the local day ``first`` on, and the next ``count`` slots."""
    slots_ = list(islice(coming(jobs, now, zone), count))
    rows = tuple(map(coming_row, slots_))
    wall = wall_of(now, zone)
    cells = tuple(_cells(jobs, records, now, zone, first))
    next_day = wall_of(slots_[0].moment, zone).date() if slots_ else None
    return Agenda(first, rows, cells, (wall.date(), wall.hour), quiet_hours(jobs.limits.quiet), next_day)


def _cells(
    jobs: Jobs, records: Iterable[SlotRecord], now: datetime, zone: tzinfo, first: date
) -> Iterator[WeekCell]:
    last = first + WEEK
    found: dict[tuple[date, int], list[tuple[SlotKind, str]]] = defaultdict(list)
    for record in records:
        wall = wall_of(record.slot, zone)
        if record.outcome in _OUTCOMES and first <= wall.date() < last:
            text = f"{wall:%H:%M} {record.job or tr('Check')}: {outcome_words(record.outcome)}"
            found[wall.date(), wall.hour].append(
                (_OUTCOMES[record.outcome], f"{text} {shown(record.reason)}".rstrip())
            )
    begin = moments_of(datetime.combine(first, time()), zone)[0] - timedelta(seconds=1)
    walls: dict[When, list[datetime]] = {}  # many jobs have one schedule, which is computed once
    for when_, (job, what, kind, _place) in _rules(jobs):
        if when_ not in walls:
            walls[when_] = _walls_of(when_, max(now, begin), zone, last)
        for wall in walls[when_]:
            text = f"{wall:%H:%M} {job or tr('Check')}: {what}"
            found[wall.date(), wall.hour].append((kind, text))
    for (day, hour), slots_ in sorted(found.items()):
        kind = min((kind for kind, _ in slots_), key=lambda kind: kind.rank)
        yield WeekCell(day, hour, kind, tuple(sorted(text for _, text in slots_)))


def _walls_of(when_: When, after: datetime, zone: tzinfo, last: date) -> list[datetime]:
    """The slots after ``after`` and before the local day ``last``, in local time."""
    try:
        walls = (wall_of(each, zone) for each in slots(when_, after, zone))
        return list(takewhile(lambda wall: wall.date() < last, walls))
    except ValueError:
        return []  # the list of jobs says what is wrong with the rule


def coming_row(each: Coming) -> tuple[CellValue, ...]:
    """A slot to come, as :data:`COMING_TITLES` names its cells."""
    moment = f"{weekday(each.moment)} {when(each.moment, year=False)}"
    return (
        CellValue(moment, each.moment.timestamp(), when_utc(each.moment)),
        CellValue(each.job or tr("Check of all jobs")),
        CellValue(each.what),
        CellValue(each.place),
    )


def missed_row(record: SlotRecord) -> tuple[CellValue, ...]:
    """A slot that was not served as planned, as :data:`MISSED_TITLES` names its cells."""
    return (
        CellValue(when(record.slot), record.slot.timestamp(), when_utc(record.slot)),
        CellValue(record.job or tr("Check of all jobs")),
        CellValue(outcome_words(record.outcome), level=_LEVELS[record.outcome]),
        CellValue(shown(record.reason)),
    )


def missed_rows(records: Iterable[SlotRecord]) -> list[tuple[CellValue, ...]]:
    """The slots of ``records`` that were not served as planned."""
    return [missed_row(each) for each in records if each.outcome in _LEVELS]


def outcome_words(outcome: SlotOutcome) -> str:
    """What became of a slot."""
    return {
        SlotOutcome.BEGUN: tr("Running"),
        SlotOutcome.SERVED: tr("Done"),
        SlotOutcome.CAUGHT_UP: tr("Caught up"),
        SlotOutcome.WARNING: tr("Warning"),
        SlotOutcome.SKIPPED: tr("Skipped"),
        SlotOutcome.CANCELLED: tr("Cancelled"),
        SlotOutcome.NOT_KNOWN: tr("Not known"),
        SlotOutcome.FAILED: tr("Failed"),
        SlotOutcome.FIRST: "",
    }[outcome]


def quiet_hours(quiet: QuietHours | None) -> frozenset[int]:
    """The hours of which any part is quiet."""
    if quiet is None:
        return frozenset()
    start, end = quiet.start.hour, quiet.end.hour + bool(quiet.end.minute)
    hours = range(start, end) if quiet.start < quiet.end else [*range(start, 24), *range(end)]
    return frozenset(hours)


def monday_of(day: date) -> date:
    """The first day of the week of ``day``."""
    return day - timedelta(days=day.weekday())
