"""Rows of an open source as files of other formats: chosen ones, those of a query, whole tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import engine
from app.operations.export import ExportKind, export_format
from app.tables.opening import OpenedSource, Reader
from app.tables.reading import Passed, Position, RowQuery, wanted_rows, whole_row
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import FileSystem, remove_quietly
from engine.formats.record import Row, column_names
from engine.progress import Cancel
from engine.salvage.job import TableSink
from engine.staging import check_new_folder, publish, staging_beside

_CANCEL_EVERY = 64
_REASONS = 20
"""Different reasons that are kept."""


@dataclass(frozen=True)
class RowSelection:
    """Rows to write: those of ``query``, or of it only those at ``positions``."""

    query: RowQuery
    positions: tuple[Position, ...] | None = None


@dataclass(frozen=True)
class WrittenRows:
    """What was written: tables, rows, and what could not be read (a row, or a page of rows), as sentences."""

    target: Path
    tables: int
    rows: int
    unread: int
    reasons: tuple[str, ...]
    bytes: int


def write_rows(
    opened: OpenedSource,
    selections: Sequence[RowSelection],
    kind: ExportKind,
    target: Path,
    *,
    cancel: Cancel,
    passed: Passed | None = None,
    fs: FileSystem | None = None,
) -> WrittenRows:
    """Write tables as CSV or JSON files to a new or empty folder, as SQLite to a new file. A single table as CSV
    or JSON is written to a new file.

    What cannot be read is left out and counted. The target gets its name when everything is on disk; after a
    failure nothing is left. Raises ``WrongUse`` or ``WrongState`` for a target that is not new, ``StorageFault``,
    ``Cancelled``, and what reading raises.
    """
    fs, target = fs or engine.LocalFileSystem(), target.absolute()
    form = export_format(kind)
    as_file = bool(form.single_file) or len(selections) == 1
    if as_file and fs.exists(target):
        raise Code.FileAlreadyExists.error(
            f"{target} already exists.", hint="Choose a new file. Files are never overwritten.", path=str(target)
        )
    check_new_folder(fs, target)
    with staging_beside(fs, target) as (out, staging):
        sink = form.open_sink(out, staging)
        job = _Writing(opened, sink, cancel, passed, len(selections))
        try:
            names = [job.table(selection) for selection in selections]
            sink.finish()
        finally:
            sink.close()
        cancel.check()
        total = sum(out.stat(file).size for file in out.list(staging))
        if as_file:
            _move(out, staging / (form.single_file or names[0]), target)
        else:
            publish(out, staging, target)
    return WrittenRows(target, len(selections), job.rows, job.unread, tuple(job.reasons), total)


def _move(out: FileSystem, file: Path, target: Path) -> None:
    try:
        out.rename(file, target)
        out.sync_directory(target.parent)
    except BaseException:
        remove_quietly(out, [target])
        raise


class _Writing:
    def __init__(
        self, opened: OpenedSource, sink: TableSink, cancel: Cancel, passed: Passed | None, tables: int
    ) -> None:
        self._opened, self._sink, self._cancel = opened, sink, cancel
        self._passed, self._tables, self._done = passed, tables, 0
        self.rows = self.unread = 0
        self.reasons: list[str] = []

    def table(self, selection: RowSelection) -> str:
        """Write one table; returns the name of its file, or its name in the SQLite file."""
        query = selection.query
        with self._opened.reader(query.database) as reader:
            shape = reader.view(query.view).view.shape if query.view else reader.database.table(query.table)
            output, names = self._sink.begin(shape), column_names(shape.columns)
            for row in self._rows(reader, selection):
                self.rows += 1
                self._sink.add([[row[name] for name in names]])
            self._sink.end()
        self._done += 1
        return output

    def _rows(self, reader: Reader, selection: RowSelection) -> Iterator[Row]:
        query = selection.query
        if selection.positions is None:
            listed = wanted_rows(reader, query, None, False, False, self._cancel, self._tell, None)
        else:
            listed = (whole_row(self._opened, query, position) for position in selection.positions)
        for number, each in enumerate(listed):
            if not number % _CANCEL_EVERY:
                self._cancel.check()
            if each.row is not None:
                yield each.row
            else:
                self._lost(each.error)

    def _lost(self, error: JetError | None) -> None:
        self.unread += 1
        if error is not None and len(self.reasons) < _REASONS and error.message not in self.reasons:
            self.reasons.append(error.message)

    def _tell(self, share: float) -> None:
        if self._passed is not None:
            self._passed((self._done + share) / self._tables)
