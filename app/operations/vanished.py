"""Instances of a job of a whole tree that are no longer there: such a job names none, so that no one would miss
them. What was backed up by the job before and is not found now is missed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta

import engine
from app.history.runs import GOOD, Run, RunOperation
from app.jobs.job import Job

MISSED_FOR = timedelta(days=30)
"""So long after its last backup an instance that has gone is missed: it may have been removed on purpose."""


def vanished(job: Job, runs: Iterable[Run], is_there: Callable[[str], bool], now: datetime) -> Iterator[Run]:
    """The last good backup of each instance that the job no longer finds; ``runs`` are the newest first, and
    ``is_there`` says whether an instance is in a folder now."""
    known: set[str] = set()
    for run in runs if job.below else ():
        is_backup = run.operation is RunOperation.BACKUP and run.state in GOOD and not run.is_truncation
        if run.job != job.name or not is_backup or not run.source or run.source in known:
            continue
        known.add(run.source)
        is_recent = run.ended is not None and now - run.ended <= MISSED_FOR
        if is_recent and job.covers(engine.parse_place(run.source)) and not is_there(run.source):
            yield run
