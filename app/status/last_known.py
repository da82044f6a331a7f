"""What the jobs had when their file could be used last: nothing vanishes from sight while it cannot be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import engine
from app.evidence.gathering import place_of
from app.history.runs import Run, RunOperation
from app.jobs.job import Jobs

Searched = tuple[Path, bool]
"""A folder, and whether instances are looked for below it, too."""
REMEMBERED = timedelta(days=30)
"""How far back the backups of jobs are taken from the history."""


@dataclass(frozen=True)
class LastKnown:
    """The folders and the destinations, each once. What the jobs promise is not known."""

    folders: tuple[Searched, ...] = ()
    destinations: tuple[Path, ...] = ()

    def covers(self, instance: engine.InstanceFiles) -> bool:
        """Whether it was in a job."""
        places = {instance.directory, *(database.path.parent for database in instance.databases)}
        return any(is_at(place, folder, below) for folder, below in self.folders for place in places)


NONE_KNOWN = LastKnown()


def last_known(jobs: Jobs, runs: Iterable[Run], now: datetime) -> LastKnown:
    """That of ``jobs`` as last read; where they never were, of the last backups that the history has of jobs."""
    if jobs.jobs:
        return LastKnown(searched_by(jobs), tuple(dict.fromkeys(job.destination for job in jobs.jobs)))
    recent = [run for run in runs if run.job and _is_backup(run) and now - run.started <= REMEMBERED]
    folders = ((place_of(run.source), False) for run in recent if run.source)
    places = (place_of(run.destination) for run in recent if run.destination)
    return LastKnown(tuple(dict.fromkeys(folders)), tuple(dict.fromkeys(places)))


def searched_by(jobs: Jobs) -> tuple[Searched, ...]:
    """The folders of the jobs, each once."""
    return tuple(dict.fromkeys((folder, job.below) for job in jobs.jobs for folder in job.folders))


def is_at(directory: Path, folder: Path, below: bool) -> bool:
    """Whether what is in ``directory`` is found where ``folder`` is looked through."""
    return directory.is_relative_to(folder) if below else directory == folder


def _is_backup(run: Run) -> bool:
    return run.operation is RunOperation.BACKUP and not run.is_truncation
