"""When a destination will be full, if backups go on as in the last weeks. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path

import engine
from app.history.runs import Run, RunOperation, RunState

FORECAST_DAYS = 28
LEAST_DAYS = 7
"""With a shorter history, nothing is said of when a destination is full."""
FARTHEST = timedelta(days=3 * 365)
"""What is later than that is not worth a date."""


def full_on(place: Path, free: int | None, runs: Iterable[Run], now: datetime) -> date | None:
    """The day on which ``place`` will be full, if it goes on as in the last weeks; None if that is not known, or
    far away.

    What backups brought there less what pruning removed, over the days since the first of ``runs`` there.
    """
    if free is None:
        return None
    since = now - timedelta(days=FORECAST_DAYS)
    good = (RunState.SUCCESS, RunState.WARNING)
    there = [run for run in runs if run.state in good and run.started >= since and run.destination]
    there = [run for run in there if engine.parse_place(run.destination) == place]
    brought = sum(run.figures.bytes for run in there if run.operation in (RunOperation.BACKUP, RunOperation.COPY))
    removed = sum(run.figures.bytes for run in there if run.operation is RunOperation.PRUNE)
    passed = now - min((run.started for run in there), default=now)
    if passed < timedelta(days=LEAST_DAYS) or brought <= removed:
        return None
    left = passed * (free / (brought - removed))
    return (now + left).astimezone().date() if left < FARTHEST else None
