"""The forms in which entries are exported, by the ending of the file: CSV and JSON, and XML, HTML and text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from app.history.export import CSV_COLUMNS, as_fields, cells_of, write_csv, write_json, write_streamed
from engine.events import LogEntry
from engine.files import FileSystem
from engine.progress import Cancel

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, lone surrogates included."""
_BREAKS = re.compile(r"[\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_HTML_HEAD = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Events</title><style>
body { font: 13px sans-serif; margin: 2em } table { border-collapse: collapse }
th, td { border: 1px solid #bbb; padding: 3px 8px; text-align: left; vertical-align: top }
</style></head><body><h1>Events</h1><table>
"""


def write_xml(fs: FileSystem, path: Path, entries: Iterable[LogEntry], *, cancel: Cancel | None = None) -> int:
    """Write ``entries`` as one XML 1.0 document, an ``Event`` each; otherwise as
    :func:`~app.history.export.write_csv`. Characters that XML cannot hold become U+FFFD."""
    head = b'<?xml version="1.0" encoding="UTF-8"?>\n<Events>\n'
    return write_streamed(fs, path, entries, cancel, head, _each(_xml), b"</Events>\n")


def write_html(fs: FileSystem, path: Path, entries: Iterable[LogEntry], *, cancel: Cancel | None = None) -> int:
    """Write ``entries`` as one page with a table, which needs no other file; otherwise as :func:`write_xml`."""
    head = f"{_HTML_HEAD}<tr>{''.join(f'<th>{escape(name)}</th>' for name in CSV_COLUMNS)}</tr>\n".encode()
    return write_streamed(fs, path, entries, cancel, head, _each(_html), b"</table></body></html>\n")


def write_text(fs: FileSystem, path: Path, entries: Iterable[LogEntry], *, cancel: Cancel | None = None) -> int:
    """Write ``entries`` as lines with tabs between the cells, the headings first; otherwise as :func:`write_csv`.
    A break or tab within a cell becomes a space."""
    head = ("\t".join(CSV_COLUMNS) + "\r\n").encode()
    return write_streamed(fs, path, entries, cancel, head, _each(_line))


Writer: TypeAlias = Callable[..., int]
WRITERS: Mapping[str, Writer] = MappingProxyType(
    {".csv": write_csv, ".json": write_json, ".xml": write_xml, ".html": write_html, ".txt": write_text}
)
"""How a file of each ending is written."""


def _each(one: Callable[[LogEntry], str]) -> Callable[[Sequence[LogEntry], bool], bytes]:
    return lambda part, _is_first: "".join(map(one, part)).encode("utf-8", "backslashreplace")


def _xml(entry: LogEntry) -> str:
    facts = as_fields(entry)
    inner = dict(entry.fields)
    parts = [f"<{name}>{_plain(value)}</{name}>" for name, value in facts.items() if name != "fields"]
    parts += [f'<field name="{_plain(name)}">{_plain(_text(value))}</field>' for name, value in inner.items()]
    return f"<Event>{''.join(parts)}</Event>\n"


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _plain(value: object) -> str:
    return escape(_NO_XML.sub("\ufffd", "" if value is None else str(value)))


def _html(entry: LogEntry) -> str:
    return f"<tr>{''.join(f'<td>{_plain(cell)}</td>' for cell in cells_of(entry))}</tr>\n"


def _line(entry: LogEntry) -> str:
    return "\t".join(_BREAKS.sub(" ", cell) for cell in cells_of(entry)) + "\r\n"
