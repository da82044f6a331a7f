"""``ese-backup export``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.cli.export_rows import RowExport, moment_options
from app.cli.keys import key_options
from app.cli.session import Answer, CommandSession, absolute_path, json_option

if TYPE_CHECKING:
    from engine import Exported, ExportedTable

_SHOWN = 20
"""Findings on the screen; the report lists them all."""


@click.command(short_help="Export the tables of a database as CSV, JSON or SQLite.")
@click.argument("source", metavar="DB|CHAIN[/FILE]", type=absolute_path)
@click.option(
    "--to", "target", metavar="PATH", required=True, type=absolute_path, help="New or empty folder, or new file."
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(["csv", "json", "sqlite"]),
    default="csv",
    show_default=True,
    help="A CSV file or a file of JSON lines for each table, or one SQLite file.",
)
@click.option("--table", "tables", metavar="NAME", multiple=True, help="Only this table. Can be repeated.")
@click.option(
    "--view", "views", metavar="NAME", multiple=True, help="A view of tables --views instead. Can be repeated."
)
@click.option("--database", metavar="NAME", help="The database of a chain with several.")
@click.option("--system", is_flag=True, help="Also export the tables of the engine itself.")
@moment_options
@key_options
@json_option
@click.pass_obj
def export(
    session: CommandSession,
    /,
    source: Path,
    target: Path,
    kind: str,
    tables: tuple[str, ...],
    views: tuple[str, ...],
    database: str | None,
    system: bool,
    **chosen: Any,
) -> Answer:
    """Write every table of a database that can be read to a new or empty folder, or to a new SQLite file. The
    database is a file or one of a backup chain, and is not changed.

    Damaged pages, rows and long values are left out and listed in export-report.json. If the catalog is damaged,
    its shadow is used; if the inner pages of a table are damaged, its rows are read from its leaf pages. Logs are
    not replayed, so that changes in them are missing.

    With --replay or --at they are replayed in memory. DB may then be the folder of an instance at rest, too. With
    them, and with --where or --find, damage is left out and counted but nothing is salvaged, and a single table is
    written to a new file.

    --view writes views that name what the rows mean instead of tables, with a last column of what is not known.

    Exits with 1 if anything was lost.

    \b
    Examples:
      ese-backup export SRUDB.dat --to /tmp/tables
      ese-backup export SRUDB.dat --view srum-timeline --view srum-network-data --to /tmp/usage
      ese-backup export CHAIN --at 2025-01-01T12:30:00 --table Orders --where "Customer~smith" --to lost.csv
      ese-backup export /backups/SRU-1A2B3C4D/20250101T120000Z-0123abcd --to sru.sqlite --format sqlite
    """
    from app.operations.export import ExportKind, ExportRequest

    if views and (tables or system):
        raise click.UsageError("--view cannot be used with --table or --system.")
    rows = RowExport(tables, views, system, **chosen)
    if rows.is_wanted:
        return rows.run(session, source, target, kind, database)
    request = ExportRequest(source, target, ExportKind(kind), tables, database, system, session.key_files, views)
    done = session.run(request)
    return Answer(done.fields(), lambda: _show(done), ok=done.ok)


def _show(done: Exported) -> None:
    from app.cli.text import counted, line, size, state, table
    from engine.discovery.instance_files import generation_range

    click.echo(f"{state('ok' if done.ok else 'incomplete')}  ", nl=False)
    what = f"{counted(len(done.tables), 'table')}, {counted(done.rows, 'row')}, {size(done.bytes)}"
    line(f"{done.database} exported to {done.target}: {what} in {done.seconds:.1f} s")
    if done.open_logs is not None:
        line(
            f"warning  Committed changes may still be in the logs {generation_range(*done.open_logs)}. Recover a "
            "copy of the database, or restore the chain, and export the result to have them.",
            indent=2,
        )
    for each in done.tables:
        for reason, count in sorted(each.unreadable.items()):
            line(f"null     {each.name}: {counted(count, 'value')} not readable ({reason})", indent=2)
    for finding in done.findings[:_SHOWN]:
        about = f"{finding.table}: " if finding.table else ""
        line(f"{'lost' if finding.lost else 'note':<9}{about}{finding.detail}", indent=2)
    hidden = len(done.findings) - _SHOWN + done.unlisted
    if hidden > 0:
        line(f"{counted(hidden, 'more finding')}; see the report.", indent=2)
    headings = ["table", "rows", "lost pages", "lost rows", "lost values", "output"]
    table(headings, map(_cells, done.tables), right=[1, 2, 3, 4])


def _cells(table: ExportedTable) -> list[str]:
    numbers = table.rows, table.lost_pages, table.lost_rows, table.lost_values
    return [table.name, *(f"{number:,}" for number in numbers), table.output]
