"""``ese-backup history``: the event log of all runs."""

from __future__ import annotations

import re
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.session import Answer, CommandSession, absolute_path, json_option
from app.local_time import LocalTimeError, local_text, parsed

if TYPE_CHECKING:
    from app.history.filter import EventFilter
    from app.history.history import History
    from app.history.rows import StoredEntry
    from app.history.runs import Run

_LEVELS = ["critical", "error", "warning", "information", "verbose"]
_AGO = re.compile(r"(\d{1,6})([smhdw])", re.ASCII)
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def _moment(text: str) -> datetime:
    """A time as users write it: ``2025-11-23``, ``2025-11-23T02:14:00Z``, or ``3d`` for three days ago."""
    ago = _AGO.fullmatch(text)
    try:
        if ago:
            return datetime.now().astimezone() - timedelta(**{_UNITS[ago[2]]: int(ago[1])})
        return parsed(text)
    except LocalTimeError as error:
        raise click.BadParameter(str(error)) from error
    except (ValueError, OverflowError, OSError):
        raise click.BadParameter(
            f"{text!r} is not a time. Examples: 2025-11-23, 2025-11-23T02:14:00Z, 3d."
        ) from None


@click.command(short_help="Show the history of events and runs.")
@click.option(
    "--since",
    type=_moment,
    metavar="TIME",
    help="Only entries since this time: 2025-11-23, 2025-11-23T02:14Z, 3d.",
)
@click.option(
    "--level",
    "levels",
    multiple=True,
    type=click.Choice(_LEVELS, case_sensitive=False),
    help="Only entries of this level. Can be repeated.",
)
@click.option("--text", default="", help="Only entries that contain this text, ignoring case.")
@click.option("--instance", help="Only entries of this instance, named as in the entries.")
@click.option(
    "--id",
    "ids",
    default="",
    metavar="IDS",
    help="Only these event ids; 210-227,-225 means 210 to 227 except 225.",
)
@click.option(
    "--limit", type=click.IntRange(0), default=100, show_default=True, help="Show at most this many; 0 shows all."
)
@click.option(
    "--export",
    type=absolute_path,
    metavar="FILE",
    help="Write all matching entries to a .csv, .json, .xml, .html or .txt file.",
)
@click.option("--runs", "of_runs", is_flag=True, help="List the runs instead of the entries.")
@json_option
@click.pass_obj
def history(
    session: CommandSession,
    since: datetime | None,
    levels: tuple[str, ...],
    text: str,
    instance: str | None,
    ids: str,
    limit: int,
    export: Path | None,
    of_runs: bool,
) -> Answer:
    """Show the event log of all runs started from the window or the command line, newest entry first.

    \b
    Examples:
      ese-backup history --since 1d --level error --level warning
      ese-backup history --id 210-227 --export backups.csv
      ese-backup history --runs --instance SRU-1A2B3C4D
    """  # fmt: skip
    from app.history.filter import EventFilter, IdRanges, RunFilter
    from app.history.history import History
    from app.operations.runner import Runner
    from app.settings import Locations
    from engine.errors import WrongUse
    from engine.events import EventLevel

    if of_runs and (levels or text or ids or export is not None):
        raise click.UsageError("--runs can be combined only with --since, --instance and --limit.")
    try:
        ranges = IdRanges.parse(ids)
    except WrongUse as error:
        raise click.BadParameter(f"{error.message} {error.hint}", param_hint="'--id'") from error
    wanted = EventFilter(
        levels=frozenset(EventLevel[level.upper()] for level in levels),
        text=text,
        instance=instance,
        since=since,
        ids=ranges,
    )
    with History(Locations.of().history) as stored:
        Runner(stored).settle_interrupted()
        if of_runs:
            return _runs(stored.path, stored.runs(RunFilter(instance, since=since), count=limit or -1))
        if export is not None:
            return _exported(session, stored, wanted, export)
        entries = stored.window(wanted, 0, limit or stored.newest())
    return _listed(stored.path, entries)


def _exported(session: CommandSession, stored: History, wanted: EventFilter, path: Path) -> Answer:
    from app.history.export_forms import WRITERS
    from engine.files import LocalFileSystem

    write = WRITERS.get(path.suffix.lower())
    if write is None:
        raise click.BadParameter(f"{path.name} must end in one of {', '.join(WRITERS)}.", param_hint="'--export'")
    entries = (found.entry for found in stored.events(wanted))
    count = write(LocalFileSystem(), path, entries, cancel=session.cancel)

    def show() -> None:
        from app.cli.text import line

        line(f"{count:,} {'entry' if count == 1 else 'entries'} written to {path}.")

    return Answer({"history": str(stored.path), "export": str(path), "count": count}, show)


def _listed(path: Path, entries: list[StoredEntry]) -> Answer:
    from app.history.export import as_fields

    listed = [{"number": found.seq, **as_fields(found.entry)} for found in entries]

    def show() -> None:
        from app.cli.text import line, table

        if not entries:
            line("No matching entries.")
            return
        rows = (
            [
                local_text(entry.moment),
                entry.level.label,
                str(entry.id),
                entry.instance,
                entry.text,
            ]
            for _, entry in entries
        )
        table(["date and time", "level", "id", "instance", "text"], rows, right=[2])

    return Answer({"history": str(path), "entries": listed}, show)


def _runs(path: Path, runs: list[Run]) -> Answer:
    listed = [
        {
            "id": run.id,
            "job": run.job or None,
            "operation": run.what,
            "manner": run.manner,
            "instance": run.instance,
            "state": run.state.value,
            "paused": run.paused,
            "started": run.started.isoformat(),
            "ended": run.ended.isoformat() if run.ended else None,
            "source": run.source,
            "destination": run.destination,
            "chain": run.chain,
            "bytes": run.figures.bytes,
            "error": asdict(run.failure) if run.failure else None,
        }
        for run in runs
    ]

    def show() -> None:
        from app.cli.text import line, table

        if not runs:
            line("No matching runs.")
            return
        rows = (
            [
                local_text(run.started),
                "paused" if run.paused else run.state.value,
                f"{run.what} {run.manner}".strip(),
                run.instance,
                run.id,
                run.failure.message if run.failure else "",
            ]
            for run in runs
        )
        table(["started", "state", "operation", "instance", "run", "error"], rows)

    return Answer({"history": str(path), "runs": listed}, show)
