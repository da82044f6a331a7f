"""Exports hold every entry, are read back by the standard readers, and never leave half a file."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.history.export import CSV_COLUMNS, _cells, as_fields, csv_lines, write_csv, write_json
from app.history.export_forms import WRITERS
from app.history.filter import EventFilter
from app.history.history import History
from engine.error_codes import Code
from engine.errors import Cancelled, JetError, StorageFault
from engine.events import EventKind, EventLevel, LogEntry, entry
from engine.files import LocalFileSystem
from engine.progress import Cancel

FS = LocalFileSystem()
START = datetime(2026, 1, 1, tzinfo=UTC)


def _entries(count: int) -> list[LogEntry]:
    return [
        entry(
            EventKind.FileCopyEnded if number % 3 else EventKind.ReadFailed,
            instance='Größe, "x"' if number % 2 else "=cmd|' /C calc'!A0",
            moment=START + timedelta(seconds=number),
            path=f"/srv/\n{number}\udc80.mdb",
            offset=number,
            error=-1022,
        )
        for number in range(count)
    ]


def _read_csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, strict=True))


@pytest.mark.parametrize("count", [0, 1, 499, 500, 501, 1200])
def test_csv_holds_every_entry(tmp_path: Path, count: int) -> None:
    told = _entries(count)
    path = tmp_path / "events.csv"
    assert write_csv(FS, path, iter(told)) == count
    heading, *rows = _read_csv(path)
    assert tuple(heading) == CSV_COLUMNS
    assert [int(row[3]) for row in rows] == [e.id for e in told]
    assert [row[6] for row in rows] == [e.text for e in told]
    assert [json.loads(row[8]) for row in rows] == [dict(e.fields) for e in told]
    assert [row[5].removeprefix("'") for row in rows] == [e.instance for e in told]


def test_csv_with_and_without_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    write_csv(FS, path, [], bom=False)
    assert path.read_bytes() == (",".join(CSV_COLUMNS) + "\r\n").encode()
    write_csv(FS, path, [])
    assert path.read_bytes().startswith(b"\xef\xbb\xbfLevel,")


@given(st.text(max_size=30), st.sampled_from([*"=+-@\t\r", ""]))
def test_no_cell_begins_a_formula(text: str, first: str) -> None:
    told = replace(_entries(1)[0], text=first + text, instance=first)
    for cell in _cells(told):
        assert not cell.startswith(tuple("=+-@\t\r"))
    assert _cells(told)[6] in (first + text, f"'{first}{text}")
    csv_lines([_cells(told)]).decode()


@pytest.mark.parametrize("count", [0, 1, 500, 1201])
def test_json_is_one_array_of_every_entry(tmp_path: Path, count: int) -> None:
    told = _entries(count)
    path = tmp_path / "events.json"
    assert write_json(FS, path, iter(told)) == count
    read = json.loads(path.read_text("utf-8"))
    assert read == [as_fields(e) for e in told]
    for row, e in zip(read, told, strict=True):
        assert datetime.fromisoformat(row["moment"]) == e.moment
        assert row["level"] in ("Error", "Information")


def test_what_the_filter_shows_is_what_is_exported(tmp_path: Path) -> None:
    with History(tmp_path / "h" / "history.sqlite3") as history:
        for told in _entries(30):
            history.record(told)
        errors = EventFilter(levels=frozenset({EventLevel.ERROR}))
        count = write_json(FS, tmp_path / "e.json", (row.entry for row in history.events(errors)))
    read = json.loads((tmp_path / "e.json").read_text())
    assert count == len(read) == 10
    assert {row["id"] for row in read} == {int(EventKind.ReadFailed)}


def test_a_cancelled_or_failed_export_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text("before")
    cancel = Cancel()

    def stop_half_way() -> Iterator[LogEntry]:
        for number, told in enumerate(_entries(1200)):
            if number == 700:
                cancel.request()
            yield told

    with pytest.raises(Cancelled):
        write_csv(FS, path, stop_half_way(), cancel=cancel)

    def fail() -> Iterator[LogEntry]:
        yield from _entries(600)
        raise Code.DiskIO.error("The history cannot be read.")

    with pytest.raises(StorageFault):
        write_json(FS, path, fail())
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(JetError, match="nowhere"):
        write_csv(FS, tmp_path / "nowhere" / "events.csv", [])


@pytest.mark.parametrize("count", [0, 1, 501])
def test_xml_html_and_text_hold_every_entry(tmp_path: Path, count: int) -> None:
    told = _entries(count)
    paths = {ending: tmp_path / f"events{ending}" for ending in (".xml", ".html", ".txt")}
    for ending, path in paths.items():
        assert WRITERS[ending](FS, path, iter(told)) == count
    events = ElementTree.parse(paths[".xml"]).getroot().findall("Event")
    assert [event.findtext("id") for event in events] == [str(e.id) for e in told]
    assert [event.findtext("instance") for event in events] == [e.instance for e in told]
    assert [event.findtext("text") for event in events] == [e.text.replace("\udc80", "\ufffd") for e in told]
    offsets = [event.findtext("field[@name='offset']") for event in events]
    assert offsets == [str(dict(e.fields).get("offset")) for e in told]
    page = paths[".html"].read_text(encoding="utf-8")
    assert page.count("<tr>") == count + 1 and "<cmd" not in page and page.endswith("</html>\n")
    heading, *lines = paths[".txt"].read_text(encoding="utf-8").splitlines()
    assert heading.split("\t") == list(CSV_COLUMNS)
    assert [line.split("\t")[3] for line in lines] == [str(e.id) for e in told]
    assert all(len(line.split("\t")) == len(CSV_COLUMNS) for line in lines)
