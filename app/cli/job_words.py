"""A job in words and as JSON, for the commands about jobs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from app.local_time import local_text

if TYPE_CHECKING:
    from app.jobs.advice import PlannedRun
    from app.jobs.job import Job, Jobs, When
    from app.operations.expanding import Expanded

_SHOWN = "%a %Y-%m-%d %H:%M"


def doubts_of(job: Job, *, folders: bool = True) -> list[str]:
    """What is not there at the moment, or not set; without the ``folders`` if they are looked into anyway."""
    from app.jobs.advice import doubts

    return list(doubts(job, folders=folders))


def nobody_looks() -> list[str]:
    """That nothing runs jobs yet, as far as the history knows."""
    from app.history.history import History
    from app.history.slots import Slots
    from app.settings import Locations
    from engine.errors import JetError

    path = Locations.of().history
    try:
        if path.exists():
            with History(path) as history:
                if Slots(history).last_look() is not None:
                    return []
    except JetError:
        return []
    return ["Nothing has looked for due jobs yet. Let the operating system do it: ese-backup schedule install"]


def _next(job: Job, count: int = 3) -> tuple[PlannedRun, ...]:
    from app.jobs.advice import next_runs
    from app.jobs.zone import SYSTEM_ZONE

    return next_runs(job, datetime.now(UTC), SYSTEM_ZONE, count)


def local_slots(when: When, count: int = 3) -> list[str]:
    """The next slots as local times in ISO 8601."""
    from app.jobs.schedule import upcoming
    from app.jobs.zone import SYSTEM_ZONE

    slots = upcoming(when, datetime.now(UTC), SYSTEM_ZONE, count)
    return [slot.astimezone().isoformat(timespec="minutes") for slot in slots]


def job_fields(job: Job) -> dict[str, object]:
    """A job as JSON: the fields of the job file, its schedule in words and its next runs."""
    import platform

    from app.jobs.advice import describe_rule
    from app.jobs.bodies import job_body
    from app.jobs.texts import rule_text

    return {
        "job": job_body(job),
        "schedule": [describe_rule(rule) for rule in job.rules],
        "rules": [rule_text(rule) for rule in job.rules],
        "here": job.runs_on(platform.node()),
        "next": [
            {"at": run.moment.astimezone().isoformat(timespec="minutes"), "mode": run.mode.value}
            for run in _next(job)
        ],
    }


def job_facts(job: Job) -> list[tuple[str, str]]:
    from app.cli.text import size
    from app.jobs.advice import describe_rule
    from app.jobs.texts import duration_words
    from app.retention import rules_body

    targets, storing = job.targets, job.storing
    promised = (
        ("newest backup", targets.max_age),
        ("verification", targets.verified),
        ("drill", targets.drilled),
    )
    keep = {name: text for name, text in rules_body(job.retention).items() if name != "max_size"}
    stored = (
        f"zstd:{storing.level}" if storing.level else "",
        "encrypted" if storing.recipients else "",
        "signed" if storing.signing else "",
    )
    limit = job.retention.max_size
    return [
        ("paused", job.paused),
        ("from", f"{', '.join(map(str, job.folders))}{' and below' if job.below else ''}"),
        ("to", str(job.destination)),
        *(("when", describe_rule(rule)) for rule in job.rules),
        *(("next", f"{local_text(run.moment, _SHOWN)}, {run.mode.value}") for run in _next(job)),
        ("keep", ", ".join(f"{name} {text}".replace("_", " ") for name, text in keep.items())),
        ("", f"at most {size(limit)}" if limit is not None else ""),
        *(("target", f"{what} at most {duration_words(age)} old") for what, age in promised if age),
        ("stored", ", ".join(filter(None, stored))),
        ("identity", ", ".join(job.identity_files)),
        ("before", " ".join(job.before.command) if job.before else ""),
        ("after", " ".join(job.after.command) if job.after else ""),
        ("hosts", ", ".join(job.hosts)),
    ]


def show_list(jobs: Jobs) -> None:
    import platform

    from app.cli.text import table
    from app.jobs.advice import describe_rule

    if not jobs.jobs:
        say("There are no jobs. Set one up: ese-backup jobs add NAME --from DIR --to DEST --at 02:00")
        return
    rows = []
    for job in jobs.jobs:
        coming = _next(job, 1)
        here = job.runs_on(platform.node())
        state = f"paused: {job.paused}" if job.paused else "" if here else f"of {', '.join(job.hosts)}"
        when = "; ".join(map(describe_rule, job.rules)) or "on request"
        run = local_text(coming[0].moment, _SHOWN) if coming and here else ""
        rows.append([job.name, str(job.destination), when, state or run])
    table(["job", "to", "schedule", "next run"], rows)


def show_job(job: Job, found: Expanded) -> None:
    from app.cli.text import facts

    click.echo(click.style(job.name, bold=True))
    facts(
        [
            *job_facts(job),
            *(
                ("instance", f"{each.label} in {each.folder}{', running' if each.is_running else ''}")
                for each in found.instances
            ),
            *(("problem", error.message) for error in found.problems),
            *(("note", note) for note in doubts_of(job, folders=False)),
        ]
    )


def counted_jobs(count: int) -> str:
    from app.cli.text import counted

    return counted(count, "job")


def say(*texts: str) -> None:
    from app.cli.text import line

    for text in texts:
        line(text)


def warn(texts: Iterable[str]) -> None:
    for text in texts:
        click.echo(f"warning: {text}", err=True)
