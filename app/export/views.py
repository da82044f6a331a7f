"""Views as tables of an export: what is written is the view's columns, in any format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import engine
from app.meaning import view_named
from app.meaning.beside import beside_file
from app.meaning.view import NOT_KNOWN, OpenView, RowView
from engine.error_codes import Code
from engine.files import FileSystem
from engine.formats.catalog import Table
from engine.formats.column import Column, ColumnType
from engine.formats.record import column_names
from engine.formats.values import Value
from engine.salvage.job import TableSink
from engine.salvage.source import find_source
from engine.tables.read_only_database import ReadOnlyDatabase


class ViewSink:
    """A sink (:class:`engine.salvage.job.TableSink`) that hands another one the rows of views.

    Each table that it gets is the raw table of one of ``views``.
    """

    def __init__(self, inner: TableSink, views: Iterable[OpenView]) -> None:
        self._inner = inner
        self._views = {view.view.table.name: view for view in views}
        self._view: OpenView | None = None
        self._raw: tuple[str, ...] = ()
        self._names: tuple[str, ...] = ()

    def begin(self, table: Table) -> str:
        self._view = self._views[table.name]
        self._raw, self._names = column_names(table.columns), column_names(self._view.view.shape.columns)
        return self._inner.begin(_with_not_known(self._view.view.shape))

    def add(self, rows: Sequence[Sequence[Value]]) -> int:
        view = self._view
        if view is None:
            return 0
        raw = (dict(zip(self._raw, row, strict=True)) for row in rows)
        resolved = [view.resolve(row) for row in raw if view.includes(row)]
        return self._inner.add(
            [[*map(row.values.__getitem__, self._names), ", ".join(row.not_known) or None] for row in resolved]
        )

    def end(self) -> None:
        self._inner.end()

    def finish(self) -> None:
        self._inner.finish()

    def close(self) -> None:
        self._inner.close()


def _with_not_known(shape: Table) -> Table:
    last = Column(len(shape.columns) + 1, NOT_KNOWN, ColumnType.LONG_TEXT)
    return replace(shape, columns=(*shape.columns, last))


@contextmanager
def opened_views(
    path: Path, database: str | None, names: Sequence[str], context: engine.RunContext
) -> Iterator[list[OpenView]]:
    """The views of these names on the database that an export of ``path`` reads, while the context lasts.

    Raises what :func:`app.meaning.view_named` and reading the database raise, and JET_errInvalidParameter (-1003)
    for two views of one table.
    """
    source = find_source(context.fs, path.absolute(), database, context.cancel, context.keys)
    with ReadOnlyDatabase.open(source.file.open()) as opened:
        views = [view_named(opened, name) for name in dict.fromkeys(names)]
        _check_tables(views)
        beside = beside_file(source.file.path, context.keys)
        yield [view.open(opened, beside) for view in views]


def _check_tables(views: Sequence[RowView]) -> None:
    seen: dict[str, str] = {}
    for view in views:
        other = seen.setdefault(view.table.name, view.name)
        if other != view.name:
            raise Code.InvalidParameter.error(
                f"The views {other} and {view.name} read the same table, {view.table.name}.",
                hint="Export them one after the other.",
                table=view.table.name,
            )


def sink_of_views(
    open_sink: Callable[[FileSystem, Path], TableSink], views: Sequence[OpenView]
) -> Callable[[FileSystem, Path], TableSink]:
    """What opens the sink of a format, for views."""
    return lambda fs, folder: ViewSink(open_sink(fs, folder), views)
