"""Export of entries as CSV or JSON, streamed: a million entries are written a few hundred at a time.

The file gets its name only when it is complete and on disk.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar

from engine.events import LogEntry
from engine.files import FileSystem, remove_quietly
from engine.progress import Cancel

CSV_COLUMNS = (
    "Level",
    "Date and Time (UTC)",
    "Source",
    "Event ID",
    "Task Category",
    "Instance",
    "Text",
    "Run",
    "Fields",
)
CSV_BOM = "\ufeff".encode()
_AT_ONCE = 500
FORMULA_STARTS = frozenset("=+-@\t\r\n＝＋－＠")
"""First characters of text that a spreadsheet program would run."""

T = TypeVar("T")


def as_fields(entry: LogEntry) -> dict[str, object]:
    """An entry as JSON shows it; the names are stable. ``moment`` is ISO 8601 in UTC."""
    return {
        "moment": entry.moment.isoformat(timespec="microseconds"),
        "level": entry.level.label,
        "id": entry.id,
        "category": entry.category.label,
        "source": entry.source,
        "instance": entry.instance,
        "text": entry.text,
        "run": entry.run,
        "fields": dict(entry.fields),
    }


def write_csv(
    fs: FileSystem, path: Path, entries: Iterable[LogEntry], *, bom: bool = True, cancel: Cancel | None = None
) -> int:
    """Write ``entries`` as CSV (RFC 4180, UTF-8, with a heading row); returns their number.

    ``bom`` marks the encoding for spreadsheet programs. Cells that such a program would run as a formula are
    prefixed with an apostrophe. Replaces a file of that name; raises ``StorageFault`` or ``Cancelled``, and then
    leaves the existing file unchanged.
    """
    heading = (CSV_BOM if bom else b"") + csv_lines([CSV_COLUMNS])
    return write_streamed(fs, path, entries, cancel, heading, lambda part, _: csv_lines(map(_cells, part)))


def write_json(fs: FileSystem, path: Path, entries: Iterable[LogEntry], *, cancel: Cancel | None = None) -> int:
    """Write ``entries`` as one JSON array of :func:`as_fields`, one a line; otherwise as :func:`write_csv`."""
    return write_streamed(fs, path, entries, cancel, b"[", _items, b"\n]\n")


def write_streamed(
    fs: FileSystem,
    path: Path,
    entries: Iterable[T],
    cancel: Cancel | None,
    head: bytes,
    render: Callable[[Sequence[T], bool], bytes],
    tail: bytes = b"",
) -> int:
    """Write ``head``, ``entries`` group by group and ``tail``; returns how many there were.

    ``render`` gives the bytes of a group and is told whether it is the first. Otherwise as :func:`write_csv`.
    """
    temporary = path.with_name(f".{path.name}.tmp")
    remove_quietly(fs, [temporary])
    try:
        with fs.create(temporary) as file:
            file.write_at(0, head)
            count, offset = 0, len(head)
            remaining = iter(entries)
            while part := list(islice(remaining, _AT_ONCE)):
                if cancel is not None:
                    cancel.check()
                data = render(part, count == 0)
                file.write_at(offset, data)
                count, offset = count + len(part), offset + len(data)
            file.write_at(offset, tail)
            file.sync()
        fs.rename(temporary, path)
        fs.sync_directory(path.parent)
    except BaseException:
        remove_quietly(fs, [temporary])
        raise
    return count


def _items(part: Sequence[LogEntry], is_first: bool) -> bytes:
    items = ",\n".join(json.dumps(as_fields(entry)) for entry in part)
    return (("\n" if is_first else ",\n") + items).encode("ascii")


def _cells(entry: LogEntry) -> list[str]:
    return [inert(cell) for cell in cells_of(entry)]


def cells_of(entry: LogEntry) -> list[str]:
    """An entry by :data:`CSV_COLUMNS`."""
    return [
        entry.level.label,
        f"{entry.moment:%Y-%m-%d %H:%M:%S.%f}",
        entry.source,
        str(entry.id),
        entry.category.label,
        entry.instance,
        entry.text,
        entry.run or "",
        json.dumps(dict(entry.fields)),
    ]


def inert(text: str) -> str:
    """Text for a cell: with an apostrophe in front where a spreadsheet program would run it as a formula."""
    return f"'{text}" if text[:1] in FORMULA_STARTS else text


class CsvLines:
    """Rows of cells as CSV (RFC 4180) in UTF-8, gathered until they are :meth:`taken`."""

    def __init__(self) -> None:
        self._text = io.StringIO(newline="")
        self._writer = csv.writer(self._text, lineterminator="\r\n")

    def add(self, rows: Iterable[Sequence[str | int | float | None]]) -> int:
        """Rows more; how many characters wait."""
        self._writer.writerows(rows)
        return self._text.tell()

    def taken(self) -> bytes:
        """What was gathered, which is forgotten here."""
        text = self._text.getvalue()
        self._text.seek(0)
        self._text.truncate()
        return text.encode("utf-8", "backslashreplace")


def csv_lines(rows: Iterable[Sequence[str | int | float | None]]) -> bytes:
    """Rows of cells as CSV."""
    lines = CsvLines()
    lines.add(rows)
    return lines.taken()
