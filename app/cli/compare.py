"""``ese-backup compare``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.contents import state_of_a_chain
from app.cli.keys import key_options
from app.cli.session import Answer, CommandSession, absolute_path, error_fields, json_option
from app.local_time import in_local_time

if TYPE_CHECKING:
    from app.operations.compare import StateComparison
    from engine import ComparedTable

_SHOWN = 20


@click.command(short_help="Compare two chains, moments, instances or databases.")
@click.argument("before", metavar="A", type=absolute_path)
@click.argument("after", metavar="[B]", type=absolute_path, required=False)
@click.option("--at", metavar="ISO|N", type=state_of_a_chain, help="The state of A: a time, or a log generation.")
@click.option("--at-b", metavar="ISO|N", type=state_of_a_chain, help="The state of B.")
@click.option("--database", metavar="NAME", help="The database, of several.")
@click.option("--database-b", metavar="NAME", help="The database of B, if it has another name.")
@click.option(
    "--table", "tables", metavar="NAME", multiple=True, help="Only this table; may be given several times."
)
@click.option("--system", is_flag=True, help="Also compare the tables of the engine itself.")
@click.option(
    "--limit",
    type=click.IntRange(0),
    metavar="N",
    default=_SHOWN,
    show_default=True,
    help="Show at most N differing rows of each table. All are counted.",
)
@click.option(
    "--export",
    metavar="FILE",
    type=absolute_path,
    help="Write every difference to a file: .jsonl for JSON lines, otherwise CSV.",
)
@key_options
@json_option
@click.pass_obj
def compare(
    session: CommandSession,
    before: Path,
    after: Path | None,
    at: int | datetime | None,
    at_b: int | datetime | None,
    database: str | None,
    database_b: str | None,
    tables: tuple[str, ...],
    system: bool,
    limit: int,
    export: Path | None,
) -> Answer:
    """Compare A with B: which tables and rows were added, changed, or are gone. Nothing is written.

    A and B are each a chain, a backup set of another program, the folder of an instance at rest, or a database
    file. Without B, two states of A are compared. A chain is read without a restore, as of its end or of --at and
    --at-b. An instance that is dirty is recovered in memory with its own logs. If an engine changes its files
    meanwhile, the command fails: make a copy backup and compare that.

    Rows are matched by primary key. Columns that only one side has are reported and not compared. Exits with 1 if
    a table could not be compared to its end; the others are.

    \b
    Examples:
      ese-backup compare CHAIN /srv/instance
      ese-backup compare CHAIN --at 2025-01-01T12:30:00 --table Orders
      ese-backup compare day1/SRUDB.dat day2/SRUDB.dat --export changes.csv
    """
    import engine
    from app.cli.contents import wanted_state
    from app.operations.compare import CompareChoice
    from app.operations.compare import compare as compared

    if after is None and at is None and at_b is None:
        raise click.UsageError("Specify B, or the states of A to compare (--at, --at-b).")
    one = engine.ReadableState(before, wanted_state(at), database)
    two = engine.ReadableState(after or before, wanted_state(at_b), database_b or database)
    choice = CompareChoice(one, two, tables, system, limit)
    with session.progress() as progress:
        context = engine.RunContext(
            progress=progress, cancel=session.cancel, leases=engine.Leases(), keys=session.keys()
        )
        done = compared(choice, context, export=export)
    fields = {
        "result": "same" if done.is_same else "different",
        "before": _side(one.path, in_local_time(done.before), done.reached[0]),
        "after": _side(two.path, in_local_time(done.after), done.reached[1]),
        "tables": list(map(_fields, done.tables)),
        "export": str(export) if export is not None else None,
    }
    return Answer(fields, lambda: _show(done, export), ok=done.is_whole)


def _side(path: Path, words: str, reached: object) -> dict[str, object]:
    from engine import Point

    return {"path": str(path), "state": words, "reached": reached.fields() if isinstance(reached, Point) else None}


def _fields(table: ComparedTable) -> dict[str, object]:
    from app.operations.compare import difference_fields

    return {
        "name": table.name,
        "table": table.kind.value if table.kind else None,
        "schema": list(table.schema),
        "has_key": table.has_key,
        "added": table.added,
        "changed": table.changed,
        "gone": table.gone,
        "same": table.same,
        "rows": list(map(difference_fields, table.rows)),
        "error": error_fields(table.error) if table.error else None,
    }


def _show(done: StateComparison, export: Path | None) -> None:
    from app.cli.text import line, table
    from app.operations.compare import changed_cells, key_text

    line(f"A: {in_local_time(done.before)}")
    line(f"B: {in_local_time(done.after)}")
    line()

    def row(each: ComparedTable) -> list[str]:
        counts = [f"{count:,}" for count in (each.added, each.changed, each.gone, each.same)]
        kind = {"added": "only in B", "gone": "only in A"}[each.kind.value] if each.kind else ""
        notes = [kind, *each.schema, each.error.message if each.error else ""]
        return [each.name, *counts, " ".join(note for note in notes if note)]

    table(["table", "added", "changed", "gone", "same", ""], map(row, done.tables), right=[1, 2, 3, 4])
    cells = [
        [each.name, found.kind.value, key_text(found), *values]
        for each in done.tables
        for found in each.rows
        for values in changed_cells(found)
    ]
    whole = True
    if cells:
        line()
        whole = table(["table", "row", "key", "column", "in A", "in B"], cells, cut=[2, 4, 5])
    hidden = sum(each.differences - len(each.rows) for each in done.tables)
    if hidden:
        line(f"{hidden:,} more differing rows are not shown; see --limit and --export.")
    if export is not None:
        line(f"Every difference was written to {export}.")
    if not whole:
        line("Long values are truncated; see --json and --export.")
    if done.is_same:
        line("No differences.")
