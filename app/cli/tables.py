"""``ese-backup tables`` and ``rows``: the contents of a database. Read-only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.cli.contents import Readable, find_readable, view_options
from app.cli.row_history import cell, history_of_row, history_option, plain_row
from app.cli.row_order import RowOrder, order_options
from app.cli.session import Answer, CommandSession, absolute_path, error_fields, json_option
from app.cli.views import ROWS_SHOWN, kept_by, list_views, rows_options, show_count, show_view

if TYPE_CHECKING:
    from engine.formats.catalog import Table
    from engine.formats.column import Column
    from engine.formats.record import Row
    from engine.formats.values import Value
    from engine.tables.row_count import NumberOfRows


@click.command(short_help="List the tables of a database.")
@click.argument("path", metavar="DB|CHAIN", type=absolute_path)
@view_options
@click.option("--system", is_flag=True, help="Also list the tables of the engine itself.")
@click.option("--count", "exact", is_flag=True, help="Count the rows of large tables, too, instead of estimating.")
@click.option("--views", is_flag=True, help="List the views that name what rows mean, instead of tables.")
@json_option
@click.pass_obj
def tables(
    session: CommandSession,
    path: Path,
    database: str | None,
    at: int | datetime | None,
    system: bool,
    exact: bool,
    views: bool,
) -> Answer:
    """List the tables of a database with their columns, and count their rows.

    A database keeps no numbers of rows, and to count them is to read them all. The rows of a table of more than
    32,768 pages are estimated from 1,024 of them ("about"); --count counts them.

    A dirty database is read as far as its pages are consistent. Exits with 1 if a table is damaged; the other
    tables are still listed. A database of a chain is shown without a restore, as of its end or of --at; see rows.

    --views lists the views of a database of SRUM, User Access Logging or Active Directory, for rows --view: they
    show names, units and times in UTC instead of numbers.

    \b
    Examples:
      ese-backup tables SRUDB.dat
      ese-backup tables SRUDB.dat --views
      ese-backup tables CHAIN --at 2025-01-01T12:30:00
    """
    from engine.errors import Corruption

    found: list[dict[str, Any]] = []
    source = find_readable(session, path, database, at)
    if views:
        return list_views(source)
    with source.open() as opened:
        for table in opened.tables():
            if table.system and not system:
                continue
            described = _table(table)
            try:
                if exact:
                    described["rows"] = opened.count_rows(table)
                else:
                    described |= _about(opened.about_rows(table))
            except Corruption as error:
                described |= {"rows": None, "error": error_fields(error)}
            found.append(described)
        state = "clean" if opened.header.is_clean else "dirty"
    ok = all("error" not in table for table in found)
    fields = {**source.fields, "state": state, "tables": found}

    def show() -> None:
        _show_state(source)
        _show_tables(found)

    return Answer(fields, show, ok=ok)


def _about(rows: NumberOfRows) -> dict[str, int | None]:
    """An estimate has a field of its own, in three digits, so that no one takes it for a count."""
    if rows.exact:
        return {"rows": rows.number}
    return {"rows": None, "rows_about": int(float(f"{rows.number:.3g}"))}


def _show_state(source: Readable) -> None:
    from app.cli.text import line

    if source.about:
        line(source.about)


def _table(table: Table) -> dict[str, Any]:
    names = {column.id: column.name for column in table.columns}
    return {
        "name": table.name,
        "objid": table.objid,
        "system": table.system,
        "rows": 0,
        "columns": [_column(column) for column in table.columns],
        "indexes": [
            {
                "name": index.name,
                "primary": index.is_primary,
                "unique": index.is_unique,
                "columns": [names.get(part.column_id, str(part.column_id)) for part in index.columns],
            }
            for index in table.indexes
        ],
    }


def _column(column: Column) -> dict[str, object]:
    return {
        "name": column.name,
        "type": column.type.name,
        "id": column.id,
        "size": column.size,
        "code_page": column.code_page,
        "multivalued": column.is_multivalued,
    }


def _show_tables(found: Sequence[dict[str, Any]]) -> None:
    from app.cli.text import line, table

    def cells(described: dict[str, Any]) -> list[str]:
        count, about = described["rows"], described.get("rows_about")
        known = f"about {about:,}" if about is not None else "damaged" if count is None else f"{count:,}"
        names = ", ".join(column["name"] for column in described["columns"])
        return [str(described["name"]), known, names]

    if not table(["table", "rows", "columns"], map(cells, found), right=[1], cut=[2]):
        line("Lists of columns are truncated; see --json.")


@click.command(short_help="Show the rows of a table.")
@click.argument("path", metavar="DB|CHAIN", type=absolute_path)
@click.argument("table", required=False)
@view_options
@click.option("--csv", "csv_file", metavar="FILE", type=absolute_path, help="Write the rows to a CSV file.")
@click.option(
    "--limit", type=click.IntRange(0), metavar="N", help="Show at most N rows, with --history the last N changes."
)
@history_option
@rows_options
@order_options
@json_option
@click.pass_obj
def rows(
    session: CommandSession,
    /,
    path: Path,
    table: str | None,
    database: str | None,
    at: int | datetime | None,
    csv_file: Path | None,
    limit: int | None,
    key: tuple[str, ...],
    view: str | None,
    conditions: tuple[str, ...],
    **chosen: Any,
) -> Answer:
    """Show the rows of a table in the order of its primary key, or of the index that --index names.

    Binary values are written in hexadecimal, times as ISO 8601, multiple values of one column as a list. In a CSV
    file, text that a spreadsheet would run as a formula is prefixed with an apostrophe. Without --json and --csv
    the first 50 rows are shown. A dirty database is read as far as its pages are consistent.

    Of a chain, or a backup set made by another program, the rows are shown as a restore would bring them, without
    a restore: its logs are replayed in memory and nothing is written. --at shows the state after the last commit
    that is not later than a time, or at the end of a log generation. A time without a zone is local time; a number
    is a generation. --database selects one of several databases.

    --history shows what each commit in the logs of a chain made of one row, from the first state that the chain
    can be restored to, up to --at or the end: when, in which session and transaction, and the columns that
    changed, with their values before and after. KEY is the primary key as this command prints it. Transactions
    that were rolled back are only counted.

    --view shows a view of tables --views instead of a table: names, units and times in UTC. Values that are not
    known are as in the table, and marked. In --where, text ignores case, and times without a zone are UTC.

    --find also finds text in binary values, and bytes in hexadecimal. --from-key and --after take the values of
    the first columns of the index, separated by commas, and start there at once.

    \b
    Examples:
      ese-backup rows SRUDB.dat SruDbIdMapTable --limit 10
      ese-backup rows SRUDB.dat --view srum-network-data --where "Bytes sent>=1000000"
      ese-backup rows SRUDB.dat MSysObjects --csv objects.csv
      ese-backup rows CHAIN Orders --at 2025-01-01T12:30:00
      ese-backup rows CHAIN Orders --find smith --index ByDate --from-key 2025-01-01 --limit 20
      ese-backup rows CHAIN Orders --history 4711
    """
    order = RowOrder.of(bool(key or view), **chosen)
    if view is not None:
        if table is not None or key:
            raise click.UsageError("--view cannot be used with TABLE or --history.")
        return show_view(session, find_readable(session, path, database, at), view, conditions, limit, csv_file)
    if table is None:
        raise click.UsageError("Missing argument 'TABLE', or --view.")
    if key:
        if conditions:
            raise click.UsageError("--where cannot be used with --history.")
        if csv_file is not None:
            raise click.UsageError("--csv cannot be used with --history; see --json.")
        return history_of_row(session, path, table, key, database, at, limit)
    source = find_readable(session, path, database, at)
    return _rows_of_table(session, source, table, conditions, order, limit, csv_file)


def _rows_of_table(
    session: CommandSession,
    source: Readable,
    table: str,
    conditions: Sequence[str],
    order: RowOrder,
    limit: int | None,
    csv_file: Path | None,
) -> Answer:
    with source.open() as opened:
        definition = opened.table(table)
        order.check(opened, definition)
    names = [column.name for column in definition.columns]
    fields: dict[str, object] = {**source.fields, "table": definition.name}
    keeps = kept_by(conditions, definition)

    def found() -> Iterator[Row]:
        every = _rows(session, source, definition, order)
        return islice(filter(keeps, every) if keeps else every, limit)

    if csv_file is not None:
        count = _write_csv(session, csv_file, names, found())
        return Answer(
            {**fields, "csv": str(csv_file), "count": count}, lambda: show_count(source, count, csv_file)
        )
    every = map(plain_row, found())
    fields |= {"columns": names, "rows": every}

    def show() -> None:
        _show_state(source)
        _show_rows(names, found(), limit)

    return Answer(fields, show)


def _rows(session: CommandSession, source: Readable, table: Table, order: RowOrder) -> Iterator[Row]:
    """Rows as they are read; the database is open as long as the iterator is used."""
    with source.open() as opened:
        yield from order.rows(opened, table, session.cancel)


def _write_csv(session: CommandSession, path: Path, names: Sequence[str], every: Iterator[Row]) -> int:
    from app.export.values import csv_rows, inert_text, readable
    from app.history.export import csv_lines, inert, write_streamed
    from engine.files import LocalFileSystem

    def shown(value: Value) -> str:
        return inert_text(readable(value))

    def render(part: Sequence[Row], is_first: bool) -> bytes:
        return csv_lines(csv_rows([[row[name] for name in names] for row in part], shown))

    heading = csv_lines([[inert(name) for name in names]])
    return write_streamed(LocalFileSystem(), path, every, session.cancel, heading, render)


def _show_rows(names: Sequence[str], every: Iterator[Row], limit: int | None) -> None:
    from app.cli.text import line, table

    shown = list(islice(every, ROWS_SHOWN)) if limit is None else list(every)
    whole = table(names, ([cell(row[name]) for name in names] for row in shown), cut=range(len(names)))
    if limit is None and next(every, None) is not None:
        line(f"Only the first {ROWS_SHOWN} rows are shown; see --limit and --csv.")
    if not whole:
        line("Long values are truncated; see --csv and --json.")
