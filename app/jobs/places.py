"""Which jobs an instance is in."""

from __future__ import annotations

import platform
from collections.abc import Iterable, Iterator

import engine
from app.jobs.job import Job


def jobs_of(instance: engine.InstanceFiles, jobs: Iterable[Job]) -> Iterator[Job]:
    """The jobs of this machine that back ``instance`` up, in their order."""
    host = platform.node()
    places = {instance.directory, *(database.path.parent for database in instance.databases)}
    return (job for job in jobs if job.runs_on(host) and any(job.covers(place) for place in places))
