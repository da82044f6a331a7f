"""``ese-backup schedule``: the entry of the operating system that starts ``ese-backup run-due``."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import click

from app.cli.session import Answer, CommandSession, json_option
from app.local_time import local_text

if TYPE_CHECKING:
    from app.schedulers.scheduler import Installed, Scheduler
    from app.schedulers.spec import Spec

_EVERY = re.compile(r"([1-9][0-9]{0,3})([mh])", re.ASCII)
_KINDS = ["systemd", "cron", "task-scheduler", "launchd"]


def _interval(context: click.Context, parameter: click.Parameter, text: str | None) -> timedelta | None:
    if text is None:
        return None
    found = _EVERY.fullmatch(text)
    if not found:
        raise click.BadParameter(f"{text!r} is not an interval. Examples: 5m, 15m, 1h.")
    return timedelta(minutes=int(found[1]) * (60 if found[2] == "h" else 1))


_with_option = click.option(
    "--with", "kind", type=click.Choice(_KINDS), help="The scheduler. Default: the best one of this system."
)
_system_option = click.option(
    "--system", is_flag=True, help="For all of the machine, as root or SYSTEM, instead of for this user."
)
_every_option = click.option(
    "--every",
    metavar="INTERVAL",
    callback=_interval,
    help="How often to look: 5m, 1h. Default: 5m, or less if a schedule needs it.",
)


@click.group(short_help="Let the operating system start what is due.")
def schedule() -> None:
    """Let systemd, cron, the Task Scheduler or launchd start 'ese-backup run-due' regularly.

    \b
    Examples:
      ese-backup schedule install
      ese-backup schedule show
      sudo ese-backup schedule install --system --every 15m
    """  # fmt: skip


@schedule.command(short_help="Install the entry, or correct it.")
@_system_option
@_with_option
@_every_option
@json_option
@click.pass_obj
def install(session: CommandSession, system: bool, kind: str | None, every: timedelta | None) -> Answer:
    """Install the entry of the scheduler and start it. Run it again after the program was moved, or to correct an
    entry that was edited by hand.

    \b
    Example:
      ese-backup schedule install --every 10m
    """
    from app.schedulers.choice import find_installed

    scheduler, now = _scheduler(kind), datetime.now(UTC)
    spec = _spec(every, system)
    for other in find_installed(spec, now):
        if other.system == system and other.kind is not scheduler.kind:
            from engine.error_codes import Code

            raise Code.DatabaseDuplicate.error(
                f"It is already installed with {other.kind.value}.",
                hint=f"Run 'ese-backup schedule remove --with {other.kind.value}"
                f"{' --system' if system else ''}' first.",
            )
    scheduler.install(spec)
    found = scheduler.installed(spec, now)

    def show() -> None:
        _show([found] if found else [])

    return Answer({"result": "success", "installed": _fields(found) if found else None}, show)


@schedule.command(short_help="Show the entry, and how it differs from what it should be.")
@_system_option
@_with_option
@_every_option
@click.option("--files", is_flag=True, help="Print what install would write, and change nothing.")
@json_option
@click.pass_obj
def show(session: CommandSession, system: bool, kind: str | None, every: timedelta | None, files: bool) -> Answer:
    """Show what is installed: program, interval, next look, and each difference with what to do about it.

    Exits with 1 if nothing is installed, or if an entry differs.

    \b
    Example:
      ese-backup schedule show --files --with systemd
    """  # fmt: skip
    from app.schedulers.choice import find_installed

    now = datetime.now(UTC)
    if files:
        return _files(_scheduler(kind), _spec(every, system))
    found = [
        each
        for each in find_installed(_wanted(every, system), now)
        if (kind is None or each.kind == kind) and (each.system or not system)
    ]
    looked = _last_look()

    def print_it() -> None:
        from app.cli.text import line

        _show(found)
        if looked is not None:
            line(f"The last look of any scheduler or user was at {local_text(looked)}.")

    fields = {
        "installed": list(map(_fields, found)),
        "last_look": looked.isoformat(timespec="seconds") if looked else None,
    }
    return Answer(fields, print_it, ok=bool(found) and not any(each.drift for each in found))


@schedule.command(short_help="Remove the entry.")
@_system_option
@_with_option
@json_option
@click.pass_obj
def remove(session: CommandSession, system: bool, kind: str | None) -> Answer:
    """Stop and remove the entry, from every scheduler of this system or from the given one. Jobs stay as they are.

    \b
    Example:
      ese-backup schedule remove
    """
    from app.schedulers.choice import available

    chosen = available() if kind is None else (_scheduler(kind),)
    gone = [each.kind.value for each in chosen if each.remove(system=system)]

    def print_it() -> None:
        from app.cli.text import line

        line(f"Removed from {', '.join(gone)}." if gone else "Nothing was installed.")

    return Answer({"result": "success", "removed": gone}, print_it)


def _scheduler(kind: str | None) -> Scheduler:
    from app.schedulers.choice import scheduler_for
    from app.schedulers.spec import SchedulerKind

    return scheduler_for(SchedulerKind(kind) if kind else None)


def _spec(every: timedelta | None, system: bool) -> Spec:
    """What to install."""
    from app.schedulers.spec import Spec, fitting

    return Spec.of(every or fitting(_step()), system=system)


def _wanted(every: timedelta | None, system: bool) -> Spec:
    """What an installed entry is compared with: any interval with which no slot is late is as good."""
    from app.schedulers.spec import Spec

    return Spec.of(every or _step(), system=system)


def _step() -> timedelta:
    """The greatest common step of the schedules of all jobs; that of none if the job file cannot be used."""
    from app.jobs.file import JobFile
    from app.jobs.job import Jobs
    from app.schedulers.spec import step_of
    from app.settings import Locations
    from engine.errors import JetError

    with suppress(JetError):
        return step_of(JobFile(Locations.of().jobs).load())
    return step_of(Jobs())


def _last_look() -> datetime | None:
    """When anything last looked for what is due, as the history knows."""
    from app.history.history import History
    from app.history.slots import Slots
    from app.settings import Locations
    from engine.errors import JetError

    path = Locations.of().history
    with suppress(JetError):
        if path.exists():
            with History(path) as history:
                found = Slots(history).last_look()
                return found.moment if found else None
    return None


def _files(scheduler: Scheduler, spec: Spec) -> Answer:
    files = {
        str(path): data.decode("utf-16" if data[:2] == b"\xff\xfe" else "utf-8")
        for path, data in scheduler.files(spec).items()
    }

    def show() -> None:
        for path, text in files.items():
            click.echo(click.style(path, bold=True))
            click.echo(text)

    return Answer({"scheduler": scheduler.kind.value, "files": files}, show)


def _fields(found: Installed) -> dict[str, object]:
    return {
        "scheduler": found.kind.value,
        "system": found.system,
        "program": list(found.program),
        "every_minutes": found.every // timedelta(minutes=1) if found.every else None,
        "files": list(map(str, found.files)),
        "runs": found.runs,
        "next_look": found.next_look.isoformat(timespec="seconds") if found.next_look else None,
        "last_look": found.last_look.isoformat(timespec="seconds") if found.last_look else None,
        "drift": [
            {
                "what": each.what.value,
                "text": each.text,
                "hint": each.hint,
                "expected": each.expected,
                "found": each.found,
            }
            for each in found.drift
        ],
    }


def _show(installed: list[Installed]) -> None:
    from app.cli.text import facts, line, state

    if not installed:
        line("Nothing is installed: jobs run only when someone starts them. Run 'ese-backup schedule install'.")
    for found in installed:
        click.echo(f"{state('ok' if not found.drift else 'other')}  ", nl=False)
        line(f"{found.kind.value}, {'for this machine' if found.system else 'for this user'}")
        every = f"every {found.every // timedelta(minutes=1)} min" if found.every else "not known"
        facts(
            [
                ("program", " ".join(found.program)),
                ("looks", every),
                ("next look", local_text(found.next_look) if found.next_look else "never"),
                ("last look", local_text(found.last_look) if found.last_look else ""),
                ("files", ", ".join(map(str, found.files))),
            ]
        )
        for each in found.drift:
            line(f"{each.text} {each.hint}", indent=2)
