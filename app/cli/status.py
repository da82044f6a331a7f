"""``ese-backup status``: how well everything is protected, the worst first."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.cli.session import Answer, CommandSession, absolute_path, json_option

if TYPE_CHECKING:
    from app.status.values import InstanceStatus, Overview

_SPAN = re.compile(r"(\d{1,6})(min|[hdw])", re.ASCII)
_UNKNOWN = 3
_UNITS = {"min": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def _span(context: click.Context, parameter: click.Parameter, text: str | None) -> timedelta | None:
    """A length of time: ``90min``, ``26h``, ``7d``, ``2w``."""
    if text is None:
        return None
    found = _SPAN.fullmatch(text)
    if found is None or not int(found[1]):
        raise click.BadParameter(f"{text!r} is not a length of time. Examples: 90min, 26h, 7d.")
    return timedelta(**{_UNITS[found[2]]: int(found[1])})


class PluginCommand(click.Command):
    """Fails as a plugin of Nagios does: with 3, a usage error included."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        if parent is not None:
            parent.ensure_object(CommandSession).failure_code = _UNKNOWN
        return super().make_context(info_name, args, parent, **extra)


@click.command(cls=PluginCommand, short_help="Show how well everything is protected.")
@click.option(
    "--max-age",
    callback=_span,
    metavar="SPAN",
    help="How old the newest restorable moment may be (90min, 26h, 7d), instead of what the jobs say.",
)
@click.option(
    "--job", "only", default="", metavar="NAME", help="Only this job, its instances and its destination."
)
@click.option(
    "--openmetrics",
    type=absolute_path,
    metavar="FILE",
    help="Also write the figures to FILE, for the textfile collector of node_exporter.",
)
@json_option
@click.pass_obj
def status(session: CommandSession, max_age: timedelta | None, only: str, openmetrics: Path | None) -> Answer:
    """Show for each instance until when it can be restored, how far that is proven, and what is wrong since when;
    the worst first.

    The first line and the exit codes are those of a Nagios plugin: 0 for OK, 1 for a warning, 2 for critical, 3 if
    something is not known or the command fails.

    \b
    Examples:
      ese-backup status
      ese-backup status --max-age 26h
      ese-backup status --openmetrics /var/lib/node_exporter/textfile/ese_backup.prom
    """  # fmt: skip
    from engine.errors import JetError
    from engine.events import printable

    try:
        return _answer(session, max_age, only, openmetrics)
    except JetError as error:
        if not session.json:
            click.echo(f"UNKNOWN - {printable(str(error))}")
        raise


def _answer(session: CommandSession, max_age: timedelta | None, only: str, openmetrics: Path | None) -> Answer:
    from app.settings import Locations
    from app.status.body import body_of
    from app.status.look import look

    found = look(Locations.of(), datetime.now(UTC), max_age=max_age, job=only, cancel=session.cancel)
    if openmetrics is not None:
        _write_metrics(openmetrics, found)
    return Answer(body_of(found), lambda: _show(found), code=int(found.severity))


def _write_metrics(path: Path, found: Overview) -> None:
    from app.status.openmetrics import write_metrics

    write_metrics(path, found)


def _show(found: Overview) -> None:
    from app.cli.text import line, size, table
    from app.status.words import problem_text, summary

    line(summary(found))
    if found.instances:
        line()
        table(["", "instance", "job", "state", "next run"], [_row(each, found) for each in found.instances])
    if found.destinations:
        line()
        table(
            ["", "destination", "chains", "used", "free"],
            [
                [
                    each.severity.name,
                    str(each.place),
                    str(each.chains) if each.available else "",
                    size(each.used) if each.used is not None else "",
                    size(each.free) if each.free is not None else "",
                ]
                for each in found.destinations
            ],
            right=[2, 3, 4],
        )
    for problem in found.all_problems:
        line()
        line(f"{problem.severity.name}  {problem.subject}: {problem_text(problem, found.now)}.")
        if problem.hint:
            line(problem.hint, indent=2)


def _row(instance: InstanceStatus, found: Overview) -> list[str]:
    from app.status.words import line, moment_text

    return [
        instance.severity.name,
        instance.name,
        instance.job,
        line(instance, found.now),
        moment_text(instance.next_run, found.now) if instance.next_run else "",
    ]
