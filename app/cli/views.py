"""``tables --views`` and ``rows --view``: rows with names instead of numbers. Read-only."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from app.cli.contents import Readable
from app.cli.row_history import cell
from app.cli.session import Answer, CommandSession

if TYPE_CHECKING:
    from app.meaning.view import RowView, ViewCell, ViewColumn, ViewRow
    from engine.formats.catalog import Table
    from engine.formats.record import Row

Command = TypeVar("Command", bound=Callable[..., object])
ROWS_SHOWN = 50
"""Rows that are printed without ``--limit``."""


def rows_options(command: Command) -> Command:
    """``--view`` and ``--where``."""
    view = click.option(
        "--view", metavar="NAME", help="Show a view that names what the rows mean; see tables --views."
    )
    where = click.option(
        "--where",
        "conditions",
        metavar="CONDITION",
        multiple=True,
        help="Show only rows that fit: COLUMN=VALUE, also with !=, ~ (contains), <, <=, >, >=; COLUMN is null.",
    )
    return view(where(command))


def list_views(source: Readable) -> Answer:
    """The answer of ``tables --views``."""
    from app.meaning import views_of

    with source.open() as database:
        views = views_of(database)
    fields = {**source.fields, "views": [_view_fields(view) for view in views]}

    def show() -> None:
        from app.cli.text import line, table

        if source.about:
            line(source.about)
        if not views:
            line("There are no views for this database. Its tables are of no product whose schema is known.")
            return
        cells = ([view.name, view.product.value, view.table.name, view.about] for view in views)
        table(["view", "product", "table", "rows are"], cells, cut=[3])

    return Answer(fields, show)


def show_view(
    session: CommandSession,
    source: Readable,
    name: str,
    conditions: Sequence[str],
    limit: int | None,
    csv_file: Path | None,
) -> Answer:
    """The answer of ``rows --view``."""
    from app.meaning import view_named

    with source.open() as database:
        view = view_named(database, name)
    keeps = kept_by(conditions, view.shape)

    def rows() -> Iterator[ViewRow]:
        with source.open() as database:
            every = view.open(database, source.beside).rows()
            yield from islice((row for row in every if keeps is None or keeps(row.values)), limit)

    if csv_file is not None:
        count = _write_csv(session, csv_file, view, rows())
        return Answer(
            {**source.fields, "view": view.name, "csv": str(csv_file), "count": count},
            lambda: show_count(source, count, csv_file),
        )
    shown = (_row_fields(view.table, row) for row in rows())
    fields = {**source.fields, "view": _view_fields(view), "rows": shown}
    return Answer(fields, lambda: _show(source, view, rows(), limit))


def kept_by(conditions: Sequence[str], table: Table) -> Callable[[Row], bool] | None:
    """Whether a row fits all conditions, ``None`` if every row does.

    Raises as :func:`app.tables.conditions.parse_condition` and :func:`app.tables.conditions.keeping`.
    """
    from app.tables.conditions import keeping, parse_condition

    return keeping(table, [parse_condition(text, table) for text in conditions])


def show_count(source: Readable, count: int, path: Path) -> None:
    from app.cli.text import counted, line

    if source.about:
        line(source.about)
    line(f"{counted(count, 'row')} written to {path}.")


def _view_fields(view: RowView) -> dict[str, object]:
    return {
        "name": view.name,
        "product": view.product.value,
        "about": view.about,
        "table": view.table.name,
        "also_reads": list(view.also_reads),
        "columns": [_column_fields(column) for column in view.columns],
        "limits": list(view.limits),
    }


def _column_fields(column: ViewColumn) -> dict[str, object]:
    return {
        "name": column.name,
        "kind": column.kind.value,
        "several": column.several,
        "unit": column.unit,
        "about": column.about,
        "raw": column.raw,
        "known": column.is_known,
    }


def _row_fields(table: Table, row: ViewRow) -> dict[str, object]:
    from app.export.values import json_value, readable

    values = {name: json_value(readable(value)) for name, value in row.values.items()}
    return {"key": _key(table, row), "values": values, "not_known": list(row.not_known)}


def _key(table: Table, row: ViewRow) -> list[object]:
    """The primary key of the raw row, as ``rows --history`` takes it."""
    from app.export.values import json_value, readable

    primary = next((index for index in table.indexes if index.is_primary), None)
    if primary is None:
        return [int.from_bytes(row.key, "big")]
    names = {column.id: column.name for column in table.columns}
    return [json_value(readable(row.raw.get(names.get(part.column_id, "")))) for part in primary.columns]


def _write_csv(session: CommandSession, path: Path, view: RowView, rows: Iterator[ViewRow]) -> int:
    from app.export.values import inert_text
    from app.history.export import csv_lines, inert, write_streamed
    from app.meaning.view import NOT_KNOWN
    from engine.files import LocalFileSystem

    def render(part: Sequence[ViewRow], is_first: bool) -> bytes:
        return csv_lines(
            [*(inert_text(each.value) for each in row.cells.values()), ", ".join(row.not_known)] for row in part
        )

    heading = csv_lines([[*(inert(column.name) for column in view.columns), NOT_KNOWN]])
    return write_streamed(LocalFileSystem(), path, rows, session.cancel, heading, render)


def _show(source: Readable, view: RowView, rows: Iterator[ViewRow], limit: int | None) -> None:
    from app.cli.text import counted, line, table

    if source.about:
        line(source.about)
    columns = [column for column in view.columns if column.is_known]
    shown = list(islice(rows, ROWS_SHOWN)) if limit is None else list(rows)
    headings = [_heading(column) for column in columns]
    cells = ([_text(row.cells[column.name]) for column in columns] for row in shown)
    whole = table(headings, cells, cut=range(len(columns)))
    if limit is None and next(rows, None) is not None:
        line(f"Only the first {ROWS_SHOWN} rows are shown; see --limit and --csv.")
    hidden = len(view.columns) - len(columns)
    if hidden:
        line(f"Not shown: {counted(hidden, 'column')} without a public meaning; see --csv and --json.")
    if not whole:
        line("Long values are truncated; see --csv and --json.")
    for sentence in view.limits:
        line(sentence)


def _heading(column: ViewColumn) -> str:
    """The name of a column, with its unit unless that is in the name."""
    said = not column.unit or column.unit in column.name.lower().split()
    return column.name if said else f"{column.name} ({column.unit})"


def _text(each: ViewCell) -> str:
    return f"{cell(each.value)} (not known)" if each.not_known else cell(each.value)
