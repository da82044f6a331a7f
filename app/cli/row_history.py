"""``ese-backup rows --history``: what each commit in the logs of a chain made of one row. Read-only."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from app.cli.contents import database_of_chain, wanted_state
from app.cli.session import Answer, CommandSession, damage_fields, pointing_to_chains

if TYPE_CHECKING:
    from engine import Point, RowChange, RowHistory
    from engine.formats.record import Row
    from engine.formats.values import Value

Command = TypeVar("Command", bound=Callable[..., object])


def history_option(command: Command) -> Command:
    """``--history``: the primary key of a row."""
    return click.option(
        "--history",
        "key",
        metavar="KEY",
        multiple=True,
        help="Show the changes of the row with this primary key. The values of a key of several columns are "
        "separated by commas, or given by one option each.",
    )(command)


def history_of_row(
    session: CommandSession,
    path: Path,
    table: str,
    key: Sequence[str],
    database: str | None,
    at: int | datetime | None,
    limit: int | None,
) -> Answer:
    """The answer of ``rows --history``."""
    import engine

    chain, database, damaged = database_of_chain(path, database)
    with pointing_to_chains(chain), session.progress() as progress:
        leases, keys = engine.Leases(), session.keys()
        context = engine.RunContext(progress=progress, cancel=session.cancel, leases=leases, keys=keys)
        most = {} if limit is None else {"most": limit}
        history = engine.row_history(
            chain, table, key, database=database, wanted=wanted_state(at), context=context, **most
        )
    fields = {
        "path": str(engine.database_file(chain, history.database, fs=engine.LocalFileSystem())),
        "damaged": damage_fields(damaged),
        "table": history.table,
        "key": _plain(history.key),
        "since": history.since.fields() if history.since is not None else None,
        "reached": history.reached.fields() if history.reached is not None else None,
        "columns": list(history.columns),
        "first": _plain(history.first),
        "last": _plain(history.last),
        "changes": map(_fields, history.changes),
        "omitted": history.omitted,
        "rolled_back": history.rolled_back,
    }
    return Answer(fields, lambda: _show(history))


def _fields(change: RowChange) -> dict[str, object]:
    return {
        "change": change.kind.value,
        "time": _iso(change.time),
        "exact": change.is_exact,
        "generation": change.lgpos.generation,
        "lgpos": str(change.lgpos),
        "session": change.session,
        "transaction": change.transaction,
        "begun": str(change.begun_at),
        "columns": list(change.columns),
        "before": _plain(change.before),
        "after": _plain(change.after),
    }


def cell(value: Value) -> str:
    """A value as text, as ``rows`` prints it."""
    from app.export.values import as_text, readable

    return as_text(readable(value))


def plain_row(row: Row) -> dict[str, object]:
    """A row as JSON has it."""
    from app.export.values import json_value, readable

    return {name: json_value(readable(value)) for name, value in row.items()}


def _plain(row: Row | None) -> dict[str, object] | None:
    return None if row is None else plain_row(row)


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="microseconds")


def _show(history: RowHistory) -> None:
    from app.cli.text import counted, line, table

    line(_about(history))
    cells = [cell for change in history.changes for cell in _cells(change)]
    headings = ["time", "log position", "session", "transaction", "change", "column", "before", "after"]
    if cells:
        line()
    whole = not cells or table(headings, cells, right=[2, 3], cut=[6, 7])
    if not history.changes:
        line("The row has not changed." if history.last else "There is no row with this key, and there was none.")
    if history.omitted:
        line(f"Not shown: {counted(history.omitted, 'older change')}; see --limit.")
    if history.rolled_back:
        line(f"Rolled back and not shown: {counted(history.rolled_back, 'transaction')} that changed the row.")
    if not whole:
        line("Long values are truncated; see --json.")


def _about(history: RowHistory) -> str:
    key = ", ".join(f"{name} {cell(value)}" for name, value in history.key.items())
    row = f"{history.database}: {history.table}{f', {key}' if key else ''}"
    return f"{row}, {_when('from', history.since)}{_when('to', history.reached)}".rstrip(", ") + "."


def _when(word: str, point: Point | None) -> str:
    if point is None:
        return ""
    if point.time is None:
        return f"{word} log {point.lgpos} "
    return f"{word} {point.time.astimezone().isoformat(sep=' ')} (log {point.lgpos}) "


def _cells(change: RowChange) -> Iterator[list[str]]:
    """A line for each column that changed; what they have in common is on the first."""
    common = [
        _time(change), str(change.lgpos), str(change.session), str(change.transaction), change.kind.value
    ]  # fmt: skip
    before, after = change.before or {}, change.after or {}
    for name in change.columns:
        yield [*common, name, cell(before.get(name)), cell(after.get(name))]
        common = [""] * len(common)


def _time(change: RowChange) -> str:
    if change.time is None:
        return "not known"
    moment = change.time.astimezone()
    if change.is_exact:
        return moment.isoformat(sep=" ")
    return f"from {moment.isoformat(sep=' ', timespec='seconds')}"
