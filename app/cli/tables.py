"""``ese-backup tables`` and ``rows``: the contents of a database. Read-only."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.cli.session import Answer, CommandSession, absolute_path, error_fields, json_option, naming, plain

if TYPE_CHECKING:
    from engine import ReadOnlyDatabase
    from engine.formats.catalog import Table
    from engine.formats.column import Column

_ROWS_SHOWN = 50


@click.command(short_help="List the tables of a database.")
@click.argument("database", metavar="DB", type=absolute_path)
@click.option("--system", is_flag=True, help="Also list the tables of the engine itself.")
@json_option
@click.pass_obj
def tables(session: CommandSession, database: Path, system: bool) -> Answer:
    """List the tables of a database with their columns, and count their rows.

    A dirty database is read as far as its pages are consistent. Exits with 1 if a table is damaged; the other
    tables are still listed.

    \b
    Example:
      ese-backup tables SRUDB.dat
    """
    from engine.errors import Corruption

    found: list[dict[str, Any]] = []
    with _open(database) as opened:
        for table in opened.tables():
            if table.system and not system:
                continue
            described = _table(table)
            try:
                described["rows"] = opened.count_rows(table)
            except Corruption as error:
                described |= {"rows": None, "error": error_fields(error)}
            found.append(described)
        state = "clean" if opened.header.is_clean else "dirty"
    ok = all("error" not in table for table in found)
    fields = {"path": str(database), "state": state, "tables": found}
    return Answer(fields, lambda: _show_tables(found), ok=ok)


def _open(path: Path) -> ReadOnlyDatabase:
    import engine

    fs = engine.LocalFileSystem()
    with naming(path):
        return engine.ReadOnlyDatabase.open(fs.open_read(path))


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
        count = described["rows"]
        names = ", ".join(column["name"] for column in described["columns"])
        return [str(described["name"]), "damaged" if count is None else f"{count:,}", names]

    if not table(["table", "rows", "columns"], map(cells, found), right=[1], cut=[2]):
        line("Lists of columns are truncated; see --json.")


@click.command(short_help="Show the rows of a table.")
@click.argument("database", metavar="DB", type=absolute_path)
@click.argument("table")
@click.option("--csv", "csv_file", metavar="FILE", type=absolute_path, help="Write the rows to a CSV file.")
@click.option("--limit", type=click.IntRange(0), metavar="N", help="Show at most N rows.")
@json_option
@click.pass_obj
def rows(session: CommandSession, database: Path, table: str, csv_file: Path | None, limit: int | None) -> Answer:
    """Show the rows of a table in the order of its primary key.

    Binary values are written in hexadecimal, times as ISO 8601, multiple values of one column as a list. In a CSV
    file, text that a spreadsheet would run as a formula is prefixed with an apostrophe. Without --json and --csv
    the first 50 rows are shown. A dirty database is read as far as its pages are consistent.

    \b
    Examples:
      ese-backup rows SRUDB.dat SruDbIdMapTable --limit 10
      ese-backup rows SRUDB.dat MSysObjects --csv objects.csv
    """
    with _open(database) as opened:
        definition = opened.table(table)
    names = [column.name for column in definition.columns]
    fields: dict[str, object] = {"path": str(database), "table": definition.name}
    if csv_file is not None:
        count = _write_csv(session, csv_file, names, _rows(database, definition, limit))
        return Answer({**fields, "csv": str(csv_file), "count": count}, lambda: _show_count(count, csv_file))
    every = ({name: plain(value) for name, value in row.items()} for row in _rows(database, definition, limit))
    fields |= {"columns": names, "rows": every}
    return Answer(fields, lambda: _show_rows(names, _rows(database, definition, limit), limit))


def _rows(path: Path, table: Table, limit: int | None) -> Iterator[dict[str, object]]:
    """Rows as they are read; the database is open as long as the iterator is used."""
    with _open(path) as opened:
        yield from islice(opened.rows(table), limit)


def _write_csv(
    session: CommandSession, path: Path, names: Sequence[str], every: Iterator[dict[str, object]]
) -> int:
    from app.history.export import csv_lines, inert, write_streamed
    from engine.files import LocalFileSystem

    def render(part: Sequence[dict[str, object]], is_first: bool) -> bytes:
        return csv_lines([_csv_cell(row.get(name)) for name in names] for row in part)

    heading = csv_lines([[inert(name) for name in names]])
    return write_streamed(LocalFileSystem(), path, every, session.cancel, heading, render)


def _csv_cell(value: object) -> str:
    """As :func:`_cell`; text that a spreadsheet program would take for a formula is kept from being one."""
    from app.history.export import inert

    shown = plain(value)
    return inert(shown) if isinstance(shown, str) else _cell(value)


def _cell(value: object) -> str:
    shown = plain(value)
    if shown is None:
        return ""
    return shown if isinstance(shown, str) else json.dumps(shown)


def _show_count(count: int, path: Path) -> None:
    from app.cli.text import counted, line

    line(f"{counted(count, 'row')} written to {path}.")


def _show_rows(names: Sequence[str], every: Iterator[dict[str, object]], limit: int | None) -> None:
    from app.cli.text import line, table

    shown = list(islice(every, _ROWS_SHOWN)) if limit is None else list(every)
    whole = table(names, ([_cell(row.get(name)) for name in names] for row in shown), cut=range(len(names)))
    if limit is None and next(every, None) is not None:
        line(f"Only the first {_ROWS_SHOWN} rows are shown; see --limit and --csv.")
    if not whole:
        line("Long values are truncated; see --csv and --json.")
