"""Sets that Microsoft's engine wrote: unpacked, and the rows that it reads in them after its own recovery."""

from __future__ import annotations

import re
import tarfile
import zlib
from pathlib import Path

from engine.files import LocalFileSystem
from engine.formats.catalog import Table
from engine.formats.raw_values import raw_value
from engine.formats.record import Row
from engine.tables.read_only_database import ReadOnlyDatabase
from tests.datasets import dataset

ShownRow = dict[str, str]
"""Columns of one row that are not NULL, as ``real-rows.txt`` shows them: see :func:`shown`."""
ShownRows = dict[str, list[ShownRow]]
"""By table, in key order; tables without rows, too."""

_MAX_HEX = 64
"""Longer values are shown by length and CRC-32. No value of the sets has between 41 and 99 bytes."""
_ROWS = re.compile(r"(?m)^ROWS (\S+) (\d+)\r?$")


def engine_set(name: str, into: Path) -> Path:
    """The folder of a set, unpacked inside ``into``; skips the test where the archive is absent."""
    with tarfile.open(dataset("engine", f"{name}.tar.xz")) as archive:
        archive.extractall(into, filter="data")
    return into / name


def real_rows(folder: Path) -> ShownRows:
    """The rows of an unpacked set as the engine itself reads them."""
    text = next(path for path in (folder / "real-rows.txt", folder / "out.txt") if path.exists()).read_text()
    counts = {table: int(count) for table, count in _ROWS.findall(text)}
    rows: ShownRows = {table: [] for table in counts}
    for line in text.splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "ROW":
            table, *cells = rest.split()
            rows[table].append(dict(cell.split("=", 1) for cell in cells))
    assert {table: len(found) for table, found in rows.items()} == counts, "real-rows.txt is cut short"
    return rows


def our_rows(*paths: Path) -> ShownRows:
    """The rows of databases at rest as our reader finds them, in the same words."""
    found: ShownRows = {}
    for path in paths:
        with ReadOnlyDatabase.open(LocalFileSystem().open_read(path)) as database:
            for table in database.tables():
                if not table.system:
                    found[table.name] = [_shown_row(table, row) for row in database.rows(table)]
    return found


def _shown_row(table: Table, row: Row) -> ShownRow:
    cells: ShownRow = {}
    for column in table.columns:
        value = row[column.name]
        for number, single in enumerate(value if isinstance(value, list) else [value], 1):
            raw = raw_value(column, single)
            if raw is not None:
                cells[column.name if number == 1 else f"{column.name}#{number}"] = shown(raw)
    return cells


def shown(raw: bytes) -> str:
    """A value as ``real-rows.txt`` shows it."""
    return raw.hex() if len(raw) <= _MAX_HEX else f"len{len(raw)}crc{zlib.crc32(raw)}"
