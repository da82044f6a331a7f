"""What is done by hand, as it is to be done on a schedule: a job or a check that nobody has saved yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import engine
from app.jobs.job import CheckKind, JobMode
from app.settings import Storing


@dataclass(frozen=True, slots=True)
class JobDraft:
    """What the editor of a job is to start with.

    ``name`` is a proposal; ``folders`` are those of the instances; ``destination`` is a folder or an address,
    empty where none is chosen yet. ``into`` names the job that takes the ``retention``, and nothing else of it;
    empty: a new one.
    """

    name: str = ""
    folders: tuple[Path, ...] = ()
    destination: str = ""
    mode: JobMode = JobMode.AUTO
    storing: Storing = field(default_factory=Storing)
    retention: engine.Retention = field(default_factory=lambda: engine.Retention())
    into: str = ""


@dataclass(frozen=True, slots=True)
class CheckDraft:
    """A check of ``kind``."""

    kind: CheckKind
