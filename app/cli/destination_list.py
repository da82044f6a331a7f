"""``ese-backup destinations``: the places where backups go, and how they are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.destinations import settings_file
from app.cli.session import Answer, CommandSession, absolute_path, error_fields, json_option

if TYPE_CHECKING:
    from app.status.destinations import DestinationState
    from engine import WriteStep


@click.group(short_help="Manage the destinations of backups.")
def destinations() -> None:
    """List, add, test and forget destinations.

    A destination is known by the settings, which remember where backups were made to, or by a job.

    \b
    Examples:
      ese-backup destinations list
      ese-backup destinations test /mnt/disk/backups
      ese-backup destinations add s3://bucket/backups
    """


@destinations.command("list", short_help="List the destinations with space, latency and what is wrong.")
@json_option
@click.pass_obj
def list_destinations(session: CommandSession) -> Answer:
    """List the known destinations: whether each is there and is the one that was known, how fast it answers, how
    much space it has, and when it will be full.

    Exits with 1 if one is not available, is another one than before, is read-only, has folders that cannot be
    read, or has space for less than two of the next full backups of its instances.

    \b
    Example:
      ese-backup destinations list --json
    """
    from app.history.history import History
    from app.jobs.job import Jobs
    from app.settings import Locations
    from app.status.destinations import DestinationCondition, look_at_destinations, unused_destinations
    from app.status.forecast import FORECAST_DAYS
    from app.status.look import LIMIT, jobs_of, known_destinations
    from engine.errors import JetError

    locations, now = Locations.of(), datetime.now(UTC)
    identities = settings_file().load().identities
    runs = []
    try:
        if locations.history.exists():
            with History(locations.history) as history:
                runs = history.runs()
    except JetError as error:
        click.echo(f"warning: the history cannot be read: {error}", err=True)
    places = known_destinations(locations)
    unused = unused_destinations(jobs_of(locations) or Jobs(), identities, runs)
    recent = [run for run in runs if run.started >= now - timedelta(days=FORECAST_DAYS)]
    found = look_at_destinations(
        places, identities, recent, now, limit=LIMIT, cancel=session.cancel, unused=unused
    )
    good = DestinationCondition.AVAILABLE, DestinationCondition.TO_COME
    ok = all(state.condition in good for state in found)
    return Answer({"destinations": list(map(_fields, found))}, lambda: _show(found), ok=ok)


def _fields(state: DestinationState) -> dict[str, object]:
    return {
        "destination": str(state.place),
        "kind": "bucket" if state.is_bucket else "folder",
        "condition": state.condition.value,
        "why": state.why or None,
        "hint": state.hint or None,
        "identity": state.found or state.known or None,
        "known_identity": state.known or None,
        "seconds": None if state.seconds is None else round(state.seconds, 4),
        "free": state.free,
        "total": state.total,
        "used": state.used,
        "needed": state.needed,
        "full_on": state.full_on.isoformat() if state.full_on else None,
        "instances": state.instances,
        "chains": state.chains,
        "unreadable": list(map(str, state.unread)),
        "encrypted": state.encrypted,
        "locked_until": state.locked_until.isoformat(timespec="seconds") if state.locked_until else None,
    }


def _show(found: list[DestinationState]) -> None:
    from app.cli.text import line, size, table

    if not found:
        line("No destination is known. Add one: ese-backup destinations add PLACE")
        return

    def row(state: DestinationState) -> list[str]:
        free = size(state.free) if state.free is not None else ""
        latency = f"{state.seconds * 1000:.0f} ms" if state.seconds is not None else ""
        full = state.full_on.isoformat() if state.full_on else ""
        figures = [free, size(state.used), str(state.chains), latency, full]
        return [str(state.place), state.condition.value, *figures, state.why]

    headings = ["destination", "", "free", "used", "chains", "latency", "full on", ""]
    table(headings, map(row, found), right=[2, 3, 4, 5], cut=[7])


@destinations.command("test", short_help="Test that backups can be written to a place.")
@click.argument("place", metavar="FOLDER|ADDRESS", type=absolute_path)
@json_option
@click.pass_obj
def test_destination(session: CommandSession, place: Path) -> Answer:
    """Write a small file there, sync it, rename it, read it back and delete it; each step with its time.

    Nothing is left there. A known destination has to be there; a new folder is tested in the one above. A step
    that is not allowed, but that backups do without, is limited. Exits with 1 if a step failed.

    \b
    Example:
      ese-backup destinations test s3://bucket/backups
    """
    import engine
    from app.settings import Locations
    from app.status.look import known_destinations

    known = place in known_destinations(Locations.of())
    steps = engine.write_steps(place, lambda _step: None, cancel=session.cancel, known=known)
    ok = not any(step.outcome is engine.StepOutcome.FAILED for step in steps)
    fields = {
        "result": "success" if ok else "failed",
        "destination": str(place),
        "steps": list(map(_step_fields, steps)),
    }
    return Answer(fields, lambda: _show_steps(place, steps, ok=ok), ok=ok)


def _step_fields(step: WriteStep) -> dict[str, object]:
    return {
        "step": step.kind.value,
        "outcome": step.outcome.value,
        "seconds": round(step.seconds, 4),
        "free": step.free,
        "error": error_fields(step.error) if step.error else None,
    }


def _show_steps(place: Path, steps: Sequence[WriteStep], *, ok: bool) -> None:
    from app.cli.text import line, size, table

    def row(step: WriteStep) -> list[str]:
        free = f"{size(step.free)} free" if step.free is not None else ""
        return [
            step.kind.value,
            step.outcome.value,
            f"{step.seconds * 1000:.1f} ms",
            str(step.error or "") or free,
        ]

    table(["step", "", "time", ""], map(row, steps), right=[2])
    line(f"Backups can be written to {place}." if ok else f"Backups cannot be written to {place}.")
    for step in steps:
        if step.error is not None and step.error.hint:
            line(step.error.hint)


@destinations.command("add", short_help="Add a destination.")
@click.argument("place", metavar="FOLDER|ADDRESS", type=absolute_path)
@json_option
@click.pass_obj
def add(session: CommandSession, place: Path) -> Answer:
    """Add a destination, with the identity that it has now.

    A destination that was replaced or emptied on purpose is added again.

    \b
    Example:
      ese-backup destinations add /mnt/disk/backups
    """
    from app.status.destinations import add_destination

    identity = add_destination(settings_file(), place)

    def show() -> None:
        from app.cli.text import line

        line(f"{place} is known{'' if identity else '. It gets its identity with the first backup'}.")

    return Answer({"result": "success", "destination": str(place), "identity": identity or None}, show)


@destinations.command("forget", short_help="Remove a destination from the list.")
@click.argument("place", metavar="FOLDER|ADDRESS", type=absolute_path)
@json_option
@click.pass_obj
def forget(session: CommandSession, place: Path) -> Answer:
    """Remove a destination from the list. Its chains are unchanged; a destination of a job stays.

    \b
    Example:
      ese-backup destinations forget /mnt/old/backups
    """
    from app.status.destinations import forget_destination

    was_known = forget_destination(settings_file(), place)

    def show() -> None:
        from app.cli.text import line

        line(f"{place} is no longer known." if was_known else f"{place} was not known.")

    return Answer({"result": "success", "destination": str(place), "was_known": was_known}, show)
