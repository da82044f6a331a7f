"""Tables as files of a folder: CSV, or JSON with an object for each row and line."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path

from app.export.names import file_name
from app.export.values import as_text, csv_rows, json_value
from app.history.export import CsvLines, csv_lines, inert
from engine.files import FileSystem, WriteFile
from engine.formats.catalog import Table
from engine.formats.record import column_names
from engine.formats.values import Value
from engine.salvage.job import REPORT_NAME

_AT_ONCE = 256 << 10
"""Bytes that are written together."""


class TableFiles(ABC):
    """A file for each table, written as the rows come; see :class:`engine.salvage.job.TableSink`."""

    extension: str

    def __init__(self, fs: FileSystem, folder: Path) -> None:
        self._fs = fs
        self._folder = folder
        self._names = {REPORT_NAME}
        self._file: WriteFile | None = None
        self._waiting = bytearray()
        self._written = 0
        self._columns: tuple[str, ...] = ()

    def begin(self, table: Table) -> str:
        name = file_name(table.name, self.extension, self._names)
        self._file = self._fs.create(self._folder / name)
        self._written = 0
        self._columns = column_names(table.columns)
        self._waiting += self.heading(table)
        return name

    @abstractmethod
    def add(self, rows: Sequence[Sequence[Value]]) -> int:
        """Rows more are waiting, or written."""

    def end(self) -> None:
        self._flush()
        if self._file is not None:
            self._file.sync()
        self.close()

    def finish(self) -> None:
        """Each file was on disk at its end; now their names are, too."""
        self._fs.sync_directory(self._folder)

    def close(self) -> None:
        self._waiting = bytearray()
        file, self._file = self._file, None
        if file is not None:
            file.close()

    def _flush(self) -> None:
        if self._file is not None and self._waiting:
            self._file.write_at(self._written, self._waiting)
            self._written += len(self._waiting)
            self._waiting = bytearray()

    @abstractmethod
    def heading(self, table: Table) -> bytes:
        """What is before the rows."""


class CsvFiles(TableFiles):
    """CSV (RFC 4180, UTF-8, with a heading row). Text that a spreadsheet would run is made inert."""

    extension = "csv"

    def __init__(self, fs: FileSystem, folder: Path) -> None:
        super().__init__(fs, folder)
        self._lines = CsvLines()

    def heading(self, table: Table) -> bytes:
        return csv_lines([[inert(name) for name in self._columns]])

    def add(self, rows: Sequence[Sequence[Value]]) -> int:
        if self._lines.add(csv_rows(rows, _cell)) >= _AT_ONCE:
            self._flush()
        return len(rows)

    def _flush(self) -> None:
        self._waiting += self._lines.taken()
        super()._flush()


class JsonFiles(TableFiles):
    """JSON lines: an object for each row, with every column."""

    extension = "jsonl"

    def heading(self, table: Table) -> bytes:
        return b""

    def add(self, rows: Sequence[Sequence[Value]]) -> int:
        for row in rows:
            shown = dict(zip(self._columns, map(json_value, row), strict=True))
            self._waiting += json.dumps(shown).encode("ascii") + b"\n"
            if len(self._waiting) >= _AT_ONCE:
                self._flush()
        return len(rows)


def _cell(value: Value) -> str:
    """Text is made inert; a number with a minus is one and stays."""
    shown = as_text(value)
    return inert(shown) if isinstance(value, str) else shown
