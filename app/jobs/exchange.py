"""Jobs to and from files that people hand on. Neither contains a secret."""

from __future__ import annotations

from pathlib import Path

from app.jobs.file import JobFile, exported
from app.jobs.job import Jobs
from engine.files import LocalFileSystem, write_durably


def export_jobs(jobs: Jobs, path: Path) -> None:
    """Write ``jobs`` to ``path``, replacing what is there; raises ``StorageFault``, and then it is as it was."""
    write_durably(LocalFileSystem(), path, exported(jobs).encode())


def read_jobs(path: Path) -> Jobs:
    """The jobs of a file that was exported. Raises as :meth:`JobFile.load`."""
    return JobFile(path).load()
