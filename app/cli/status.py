"""``ese-backup status``: how well everything is protected, the worst first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import click

from app.cli.session import Answer, CommandSession, absolute_path, json_option

if TYPE_CHECKING:
    from app.own_names import Naming, Namings
    from app.status.values import HostStatus, InstanceStatus, Overview

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
@click.option(
    "--publish/--no-publish",
    default=None,
    help="Also post it at each destination, beside the chains, for --fleet on other hosts; run-due then posts "
    "again every hour. --no-publish ends that.",
)
@click.option(
    "--fleet",
    "stores",
    multiple=True,
    type=absolute_path,
    metavar="STORE",
    help="Show all hosts that post at this destination instead. Can be repeated.",
)
@click.option("--all-hosts", is_flag=True, help="Show all hosts that post at any known destination.")
@json_option
@click.pass_obj
def status(session: CommandSession, /, **chosen: Any) -> Answer:
    """Show for each instance until when it can be restored, how far that is proven, and what is wrong since when;
    the worst first.

    The first line and the exit codes are those of a Nagios plugin: 0 for OK, 1 for a warning, 2 for critical, 3 if
    something is not known or the command fails.

    \b
    Examples:
      ese-backup status
      ese-backup status --max-age 26h
      ese-backup status --openmetrics /var/lib/node_exporter/textfile/ese_backup.prom
      ese-backup status --fleet s3://BUCKET/PREFIX
    """  # fmt: skip
    from engine.errors import JetError
    from engine.events import printable

    wanted = Wanted(**chosen)
    wanted.check()
    try:
        return _fleet(session, wanted) if wanted.is_of_a_fleet else _here(session, wanted)
    except JetError as error:
        if not session.json:
            click.echo(f"UNKNOWN - {printable(str(error))}")
        raise


@dataclass(frozen=True)
class Wanted:
    """The options."""

    max_age: timedelta | None
    only: str
    openmetrics: Path | None
    publish: bool | None
    stores: tuple[Path, ...]
    all_hosts: bool

    @property
    def is_of_a_fleet(self) -> bool:
        return bool(self.stores) or self.all_hosts

    def check(self) -> None:
        """Raises where options contradict each other."""
        if self.is_of_a_fleet and (self.max_age or self.only or self.publish is not None):
            raise click.UsageError(
                "--fleet and --all-hosts cannot be combined with --max-age, --job or --publish."
            )
        if self.publish and self.only:
            raise click.UsageError("--publish cannot be combined with --job: a post is of the whole host.")


def _here(session: CommandSession, wanted: Wanted) -> Answer:
    from app.cli.naming import naming_fields, own_namings
    from app.settings import Locations
    from app.status.body import body_of
    from app.status.look import LIMIT, look
    from app.status.posting import publish, stop

    locations, now, cancel = Locations.of(), datetime.now(UTC), session.cancel
    found = look(locations, now, max_age=wanted.max_age, job=wanted.only, cancel=cancel)
    fields, namings = body_of(found), own_namings()
    for body, each in zip(fields["instances"], found.instances, strict=True):
        body |= naming_fields(naming_of(each, namings))  # not of what is posted: they are the user's
    if wanted.publish is False:
        stop(locations)
    if wanted.publish:
        failed = publish(locations, found, LIMIT, cancel)
        for place, why in failed.items():
            click.echo(f"warning: the post at {place} was not made: {why}", err=True)
        posted = [each.place for each in found.destinations if each.available and each.place not in failed]
        fields["posted"] = [str(place) for place in posted]
    _write_metrics(wanted.openmetrics, found)
    return Answer(fields, lambda: _show(found, namings=namings), code=int(found.severity))


def naming_of(instance: InstanceStatus, namings: Namings) -> Naming | None:
    """What the user calls the instance."""
    from engine import Identity

    return namings.get(str(Identity(instance.name, instance.folder)))


def _fleet(session: CommandSession, wanted: Wanted) -> Answer:
    from app.settings import Locations
    from app.status.body import body_of, fleet_bodies
    from app.status.fleet import look_at_fleet
    from app.status.look import LIMIT, known_destinations

    locations, now, cancel = Locations.of(), datetime.now(UTC), session.cancel
    places = [*wanted.stores, *(known_destinations(locations) if wanted.all_hosts else ())]
    fleet = look_at_fleet(locations, list(dict.fromkeys(places)), now, limit=LIMIT, cancel=cancel)
    found = fleet.overview
    _write_metrics(wanted.openmetrics, found)
    fields = {**body_of(found), "hosts": fleet_bodies(fleet.hosts)}
    for destination in fields["destinations"]:
        destination["chains"] = None  # they are not counted: each would be a request
    return Answer(fields, lambda: _show(found, fleet.hosts), code=int(found.severity))


def _write_metrics(path: Path | None, found: Overview) -> None:
    from app.status.openmetrics import write_metrics

    if path is not None:
        write_metrics(path, found)


def _show(
    found: Overview, hosts: Sequence[HostStatus] | None = None, namings: Namings = MappingProxyType({})
) -> None:
    from app.cli.text import line, table
    from app.status.words import moment_text, problem_text, summary

    line(summary(found))
    if hosts:
        rows = [
            [each.severity.name, each.name, moment_text(each.posted, found.now), str(each.instances)]
            for each in hosts
        ]
        line()
        table(["", "host", "posted", "instances"], rows, right=[3])
    if found.instances:
        headings = ["", "host", "instance", "job", "state", "next run"]
        table(
            headings if hosts is not None else [each for each in headings if each != "host"],
            [
                _row(each, found, naming_of(each, namings), of_a_fleet=hosts is not None)
                for each in found.instances
            ],
        )
    _show_destinations(found)
    for problem in found.all_problems:
        line()
        line(f"{problem.severity.name}  {problem.subject}: {problem_text(problem, found.now)}.")
        if problem.hint:
            line(problem.hint, indent=2)


def _show_destinations(found: Overview) -> None:
    from app.cli.text import size, table

    if not found.destinations:
        return
    table(
        ["", "destination", "chains", "used", "free"],
        [
            [
                each.severity.name,
                str(each.place),
                str(each.chains) if each.available and each.used is not None else "",
                size(each.used) if each.used is not None else "",
                size(each.free) if each.free is not None else "",
            ]
            for each in found.destinations
        ],
        right=[2, 3, 4],
    )


def _row(instance: InstanceStatus, found: Overview, naming: Naming | None, *, of_a_fleet: bool) -> list[str]:
    from app.cli.naming import beside
    from app.status.words import line, moment_text

    return [
        instance.severity.name,
        *([instance.host] if of_a_fleet else []),
        beside(instance.name, naming),
        instance.job,
        line(instance, found.now),
        moment_text(instance.next_run, found.now) if instance.next_run else "",
    ]
