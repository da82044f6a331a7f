"""The instances of a job, as they are found now."""

from __future__ import annotations

from pathlib import Path

import engine
from app.jobs.job import Job
from app.operations.instance_source import FilesAtRest, InstanceSource, RunningInstance


def sources_of(job: Job) -> list[InstanceSource]:
    """The instances in the job's folders, and with ``below`` in their subfolders; a running one is backed up as
    such. Raises as :meth:`engine.InstanceChoice.find` if there is none."""
    folders = [folder.absolute() for folder in job.folders]
    scope = engine.Scope(subfolders=job.below)
    survey = engine.scan(folders, scope=scope)
    running = {engine.resolved(each.log_directory): each for each in engine.find_published()}
    found: list[InstanceSource] = []
    for instance in survey.instances:
        live = running.get(engine.resolved(instance.directory))
        if live is not None:
            found.append(RunningInstance(live.log_directory, live.name))
        elif instance.databases:
            found.append(FilesAtRest(_folders(instance), name=instance.name, scope=engine.Scope(subfolders=False)))
    if not found:
        only = engine.InstanceChoice(folders, scope=scope).find(engine.LocalFileSystem())
        found.append(FilesAtRest(_folders(only), name=only.name, scope=scope))
    return found


def _folders(instance: engine.InstanceFiles) -> tuple[Path, ...]:
    return tuple(dict.fromkeys([instance.directory, *(each.path.parent for each in instance.databases)]))
