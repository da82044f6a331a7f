"""What to tell someone who sets up a job: what will run when, and what does not look right."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path
from typing import NamedTuple

from app.jobs.job import BackupRule, Job, JobMode
from app.jobs.schedule import upcoming
from app.jobs.words import describe
from app.local_paths import is_there
from engine.chain.address import StoreAddress
from engine.chain.encoding.optional import needed
from engine.error_codes import Code
from engine.errors import Unsupported


@dataclass(frozen=True)
class PlannedRun:
    """A run that a job will make: when (UTC), and its mode."""

    moment: datetime
    mode: JobMode


def next_runs(job: Job, now: datetime, zone: tzinfo, count: int = 3) -> tuple[PlannedRun, ...]:
    """The next runs of a job that is not paused; of rules that are due at once, the fullest is run."""
    if job.paused:
        return ()
    modes: dict[datetime, JobMode] = {}
    for rule in job.rules:
        for slot in upcoming(rule.when, now, zone, count):
            modes[slot] = min(modes.get(slot, rule.mode), rule.mode, key=_FULLEST.index)
    return tuple(PlannedRun(slot, modes[slot]) for slot in sorted(modes)[:count])


def describe_rule(rule: BackupRule) -> str:
    """A rule in words: ``Full backup: every Sunday at 02:30``."""
    when = describe(rule.when)
    named = when if rule.when.cron else f"{when[0].lower()}{when[1:]}"
    return f"{_MODES[rule.mode]}: {named}"


def check_apart(job: Job) -> None:
    """Raises JET_errInvalidPath (-1023) for a destination in a folder of the job, or around one.

    With ``below``, a destination below the folders is apart from the instances, and chains there are not searched.
    """
    if isinstance(job.destination, StoreAddress):
        return
    to = os.path.realpath(job.destination)
    for folder in job.folders:
        source = os.path.realpath(folder)
        inside = (_is_in(to, source) and not job.below) or to == source
        if inside or _is_in(source, to):
            relation = "is inside" if inside else "contains"
            raise Code.InvalidPath.error(
                f"The destination {job.destination} {relation} the folder to be backed up, {folder}.",
                hint="Choose a destination separate from the source, preferably on another disk.",
                path=str(job.destination),
            )


def check_recipients(job: Job) -> None:
    """Raises JET_errInvalidParameter (-1003) for one that nothing can be encrypted to.

    Where the library that knows them is not installed or cannot be loaded, they are taken as they are.
    """
    if not job.storing.recipients:
        return
    try:
        with needed("crypt", _ENCRYPTION):
            from engine.chain.encoding.recipients import ToRecipients
    except Unsupported:  # a doubt
        return
    ToRecipients(job.storing.recipients)


def _lacks(job: Job) -> str:
    """Why the job cannot encrypt here; empty if it can, or need not."""
    if job.storing.recipients:
        try:
            with needed("crypt", _ENCRYPTION):
                from engine.chain.encoding.recipients import ToRecipients  # noqa: F401
        except Unsupported as error:
            return f"{error.message} {error.hint}"
    return ""


def doubts(job: Job, *, folders: bool = True) -> Iterator[str]:
    """What is not there at the moment, or not set, as sentences: the job may be right nevertheless."""
    for folder in job.folders:
        if folders and not is_there(folder):
            yield f"The folder {folder} does not exist now."
    if not isinstance(job.destination, StoreAddress) and not is_there(job.destination):
        yield f"The destination {job.destination} does not exist now; the first run creates it."
    for name in (*job.identity_files, job.storing.signing):
        if name and not name.startswith("keyring:") and not is_there(name):
            yield f"The key {name} does not exist now."
    if lack := _lacks(job):
        yield lack
    for hook in (job.before, job.after):
        if hook and shutil.which(hook.command[0]) is None:
            yield f"The program {hook.command[0]} is not found now."
    for omission in omissions(job):
        yield f"{omission.text} ({omission.option})" if omission.option else omission.text


class Omission(NamedTuple):
    """What a job does without, as a sentence, and the option of ``jobs edit`` that changes it."""

    text: str
    option: str = ""


def omissions(job: Job) -> Iterator[Omission]:
    """What the job does without: that may be right, and is said to who sets it up."""
    if not job.rules:
        yield Omission("The job has no schedule: it runs on request only.")
    elif not any(rule.mode in (JobMode.FULL, JobMode.COPY) for rule in job.rules):
        text = "No rule makes full backups regularly: one chain grows, and nothing of it is ever removed."
        yield Omission(text, "--full-on sun")
    if not job.retention.keeps_something:
        yield Omission("No rule says which chains are kept: nothing is ever removed.", "--keep-…")
    if job.storing.recipients and not job.identity_files:
        text = "No identity is named: the encrypted chains cannot be drilled, nor their rows be read."
        yield Omission(text, "--identity")


_ENCRYPTION = "Encrypted chains"
_FULLEST = (JobMode.FULL, JobMode.COPY, JobMode.AUTO, JobMode.DIFFERENTIAL, JobMode.INCREMENTAL)
_MODES = {
    JobMode.FULL: "Full backup",
    JobMode.INCREMENTAL: "Incremental backup",
    JobMode.AUTO: "Incremental backup, full if refused",
    JobMode.DIFFERENTIAL: "Differential backup",
    JobMode.COPY: "Copy backup",
}


def _is_in(path: str, folder: str) -> bool:
    return Path(path).is_relative_to(folder)
