"""The user's job file, for the commands about jobs, and what they all refuse."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.jobs.file import JobFile
    from app.jobs.job import Job, Jobs
    from engine.errors import JetError


def change_jobs(deed: str, name: str, how: Callable[[Jobs], Jobs]) -> Jobs:
    """Change the job file, with an entry in the audit log; ``name`` is that of the job, empty for none."""
    from app.audit.log import AuditLog
    from app.audit.row import Deed
    from app.settings import Locations

    file = job_file()
    how(file.load())  # what is refused anyway is no deed
    with AuditLog(Locations.of().audit).destroying(Deed(deed, job=name, place=str(file.path))):
        return file.change(how)


def job_file() -> JobFile:
    """The job file of the user."""
    from app.jobs.file import JobFile
    from app.settings import Locations

    return JobFile(Locations.of().jobs)


def job_named(jobs: Jobs, name: str) -> Job:
    """Raises JET_errInvalidParameter (-1003) where there is none."""
    found = jobs.named(name)
    if found is None:
        raise _no_job(jobs, name)
    return found


def _no_job(jobs: Jobs, name: str) -> JetError:
    from difflib import get_close_matches

    from engine.error_codes import Code

    names = [job.name for job in jobs.jobs]
    close = get_close_matches(name, names, 1)
    hint = f"Did you mean {close[0]!r}?" if close else "ese-backup jobs list shows the names of the jobs."
    return Code.InvalidParameter.error(f"There is no job named {name!r}.", hint=hint, job=name)


def name_taken(*names: str) -> JetError:
    """The error for a job that has the name of another one."""
    from engine.error_codes import Code

    listed = ", ".join(map(repr, names))
    what = f"A job named {listed} exists" if len(names) == 1 else f"Jobs named {listed} exist"
    return Code.InvalidParameter.error(
        f"{what}.", hint="Use another name, or change it by ese-backup jobs edit.", job=names[0]
    )
