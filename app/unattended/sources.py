"""The instances of a job, as they are found now."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import engine
from app.jobs.job import Job
from app.operations.instance_source import FilesAtRest, InstanceSource, RunningInstance
from engine.errors import JetError


@dataclass(frozen=True)
class JobSources:
    """The instances of a job, and what could not be read while they were looked for."""

    sources: tuple[InstanceSource, ...]
    unreadable: tuple[JetError, ...] = ()


def sources_of(job: Job) -> JobSources:
    """The instances in the job's folders, and with ``below`` in their subfolders; a running one is backed up as
    such.

    A folder without an instance is among them, too: its backup fails, and says why. Raises as :func:`engine.scan`.
    """
    folders = [folder.absolute() for folder in job.folders]
    survey = engine.scan(folders, scope=engine.Scope(subfolders=job.below))
    running = {engine.resolved(each.log_directory): each for each in engine.find_published()}
    found: list[InstanceSource] = []
    covered: set[Path] = set()
    for instance in survey.instances:
        live = running.get(engine.resolved(instance.directory))
        own = _folders(instance)
        if live is not None:
            found.append(RunningInstance(live.log_directory, live.name))
        elif instance.databases:
            found.append(FilesAtRest(own, name=instance.name, scope=engine.Scope(subfolders=False)))
        else:
            continue
        covered.update(folder for folder in folders if any(each.is_relative_to(folder) for each in own))
    found += [FilesAtRest((folder,)) for folder in folders if folder not in covered]
    return JobSources(tuple(found), survey.unreadable)


def _folders(instance: engine.InstanceFiles) -> tuple[Path, ...]:
    return tuple(dict.fromkeys([instance.directory, *(each.path.parent for each in instance.databases)]))
