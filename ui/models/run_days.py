"""The runs of the last days, by instance and day. No widgets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

import engine
from app.history.runs import Run, RunOperation, RunState
from app.status.values import InstanceKey, InstanceStatus
from ui.format import clock
from ui.languages.sentences import shown
from ui.models.runs import state_word
from ui.values.strip_days import DayResult, StripDay

DAYS = 30
"""Days that a strip shows, today included."""
_GOOD = frozenset({RunState.SUCCESS, RunState.WARNING})
_BAD = frozenset({RunState.FAILED, RunState.INTERRUPTED})
_READ_BACK = frozenset({RunOperation.VERIFY, RunOperation.RESTORE})
_ORDER = list(DayResult)

Key = InstanceKey


def key_of(instance: InstanceStatus) -> Key:
    """What tells an instance from the others."""
    return instance.key


def runs_by_instance(instances: Iterable[InstanceStatus], runs: Sequence[Run]) -> dict[Key, list[Run]]:
    """Of each instance the runs that concern it, newest first: those of its folder, and what read back the chains
    made from it."""
    real = {place: _real(place) for place in {run.source for run in runs} | {run.chain for run in runs}}
    of_place: dict[str, list[Run]] = defaultdict(list)
    for run in runs:
        of_place[real[run.source]].append(run)
    found = {}
    for instance in instances:
        names = {instance.name, str(instance.folder), instance.folder.name}
        own = [run for run in of_place.get(_real(str(instance.folder)), ()) if run.instance in names]
        chains = {real[run.chain] for run in own if run.chain and run.operation is RunOperation.BACKUP}
        own += [run for place in chains for run in of_place.get(place, ()) if run.operation in _READ_BACK]
        found[key_of(instance)] = sorted(own, key=lambda run: (run.started, run.id), reverse=True)
    return found


def warned_of(runs: Iterable[Run]) -> Run | None:
    """Of an instance's ``runs``, newest first, the newest backup, if it ended with warnings: of one that failed
    something else is told."""
    backups = (run for run in runs if run.operation is RunOperation.BACKUP and run.state in _GOOD | _BAD)
    newest = next((run for run in backups if not run.is_beside and not run.is_truncation), None)
    return newest if newest is not None and newest.state is RunState.WARNING else None


def days_of(runs: Iterable[Run], now: datetime, count: int = DAYS) -> tuple[StripDay, ...]:
    """The last ``count`` local days up to the one of ``now``, oldest first."""
    by_day: dict[date, list[Run]] = defaultdict(list)
    for run in runs:
        by_day[run.started.astimezone().date()].append(run)
    today = now.astimezone().date()
    return tuple(_day(today - timedelta(days=back), by_day) for back in reversed(range(count)))


def _day(day: date, by_day: dict[date, list[Run]]) -> StripDay:
    runs = sorted(by_day.get(day, ()), key=lambda run: run.started)
    result = max((result_of(run) for run in runs), key=_ORDER.index, default=DayResult.NOTHING)
    lines = tuple(f"{clock(run.started)} {_what(run)}: {state_word(run.state)}" for run in runs)
    return StripDay(day, result, lines, tuple(run.id for run in runs))


def result_of(run: Run) -> DayResult:
    """What a run adds to its day; one that was cancelled or goes on adds nothing."""
    if run.state in _BAD:
        return DayResult.FAILED
    if run.state not in _GOOD:
        return DayResult.NOTHING
    if run.state is RunState.WARNING:
        return DayResult.WARNED
    if run.is_drill:
        return DayResult.DRILLED
    if run.operation is RunOperation.VERIFY:
        return DayResult.VERIFIED
    backup = run.operation is RunOperation.BACKUP and not run.is_truncation
    return DayResult.BACKUP if backup else DayResult.NOTHING


def _what(run: Run) -> str:
    what = shown(run.what.capitalize())
    return f"{what} ({shown(run.manner)})" if run.manner else what


def _real(place: str) -> str:
    return engine.resolved(engine.parse_place(place)) if place else ""
