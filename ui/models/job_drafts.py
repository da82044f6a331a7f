"""Jobs that start with what is done by hand on another page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import engine
from app.evidence.proofs import Evidence
from app.jobs.fields import name_of
from app.jobs.job import BackupRule, Job, Jobs
from ui.models.when_draft import WhenDraft
from ui.values.job_draft import JobDraft

NOWHERE = Path()
"""The destination of a job for which none is chosen yet."""


def draft_of_instances(
    chosen: Sequence[tuple[str, engine.InstanceFiles, Evidence]], destinations: Sequence[str]
) -> JobDraft:
    """A job of these instances, each with its name; to the known destination that has their newest chain, if one
    does."""
    chains = [chain for _name, _files, evidence in chosen for chain in evidence.chains]
    places = (place for chain in chains for place in destinations if is_below(chain.path, place))
    name = chosen[0][0] if len(chosen) == 1 else ""
    folders = tuple(dict.fromkeys(files.directory for _name, files, _evidence in chosen))
    return JobDraft(name, folders, next(places, ""))


def is_below(path: Path, place: str) -> bool:
    """Whether ``path`` is in the folder or bucket ``place``."""
    return str(path).startswith((place.rstrip("/\\") + "/", place.rstrip("/\\") + "\\"))


def job_of(draft: JobDraft, jobs: Jobs) -> tuple[Job | None, Job]:
    """The job that is changed, None for a new one; and what its editor starts with.

    A new one runs every night until that is changed. A name that is taken or not possible is not proposed.
    """
    there = jobs.named(draft.into) if draft.into else None
    if there is not None:
        return there, replace(there, retention=draft.retention)
    destination = engine.parse_place(draft.destination) if draft.destination else NOWHERE
    rules = (BackupRule(WhenDraft().read()[0], draft.mode),)
    name = _free(draft.name, jobs)
    made = Job(name, draft.folders, destination, rules=rules, storing=draft.storing, retention=draft.retention)
    return None, made


def _free(name: str, jobs: Jobs) -> str:
    taken = {job.name.casefold() for job in jobs.jobs}
    try:
        return "" if not name or name.casefold() in taken else name_of(name)
    except ValueError:
        return ""
