"""Rows of an open source as files: chosen ones, those that a filter shows, whole tables."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.operations.export import ExportKind
from app.tables.conditions import Comparison, Condition
from app.tables.opening import OpenedSource, TableSource, open_source
from app.tables.reading import RowQuery, read_rows
from app.tables.writing import RowSelection, write_rows
from engine.error_codes import Code
from engine.errors import Cancelled, JetError
from engine.progress import Cancel
from tests.builders.exported_tables import DEEP_ROWS, Damaged, write_tables

NOW = Cancel()
Opened = Callable[[Path], OpenedSource]


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tables(tmp_path_factory.mktemp("tables"))


@pytest.fixture
def opened() -> Iterator[Opened]:
    made: list[OpenedSource] = []

    def open_it(path: Path) -> OpenedSource:
        made.append(open_source(TableSource(path)))
        return made[-1]

    yield open_it
    for each in made:
        each.close()


@pytest.mark.parametrize("kind", list(ExportKind))
def test_chosen_rows_as_files(tables: Path, opened: Opened, tmp_path: Path, kind: ExportKind) -> None:
    source = opened(tables)
    query = RowQuery(tables.name, "Deep")
    some = read_rows(source, query, 10, cancel=NOW).rows
    selection = RowSelection(query, (some[7].position, some[2].position))
    done = write_rows(source, [selection], kind, tmp_path / "out", cancel=NOW)
    assert (done.rows, done.tables, done.unread) == (2, 1, 0)
    assert numbers_in(tmp_path / "out", kind) == [7, 2]
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def numbers_in(path: Path, kind: ExportKind) -> list[int]:
    if kind is ExportKind.SQLITE:
        with sqlite3.connect(path) as db:
            return [number for (number,) in db.execute("SELECT Number FROM Deep")]
    text = path.read_text(encoding="utf-8")
    if kind is ExportKind.JSON:
        return [json.loads(line)["Number"] for line in text.splitlines()]
    return [int(row["Number"]) for row in csv.DictReader(text.splitlines())]


def test_what_a_filter_shows_is_written(tables: Path, opened: Opened, tmp_path: Path) -> None:
    query = RowQuery(tables.name, "Deep", None, (Condition("Number", Comparison.LESS, "3"),))
    write_rows(opened(tables), [RowSelection(query)], ExportKind.CSV, tmp_path / "out.csv", cancel=NOW)
    assert numbers_in(tmp_path / "out.csv", ExportKind.CSV) == [0, 1, 2]


def test_several_tables_go_to_a_folder(tables: Path, opened: Opened, tmp_path: Path) -> None:
    selections = [RowSelection(RowQuery(tables.name, name)) for name in ("Deep", "Sorts", "Long")]
    shares: list[float] = []
    done = write_rows(
        opened(tables), selections, ExportKind.JSON, tmp_path / "all", cancel=NOW, passed=shares.append
    )
    assert sorted(path.name for path in (tmp_path / "all").iterdir()) == [
        "Deep.jsonl",
        "Long.jsonl",
        "Sorts.jsonl",
    ]
    assert done.rows == DEEP_ROWS + 3 + 60
    assert shares == sorted(shares)


def test_long_values_are_written_whole(tables: Path, opened: Opened, tmp_path: Path) -> None:
    selection = RowSelection(RowQuery(tables.name, "Long"))
    write_rows(opened(tables), [selection], ExportKind.JSON, tmp_path / "out", cancel=NOW)
    first = json.loads((tmp_path / "out").read_text().splitlines()[1])
    assert first["Blob"] == (b"\x01" * 9000).hex()


def test_what_cannot_be_read_is_counted(tables: Path, opened: Opened, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.edb"
    damaged.write_bytes(tables.read_bytes())
    with opened(tables).reader(tables.name) as reader:
        page = next(reader.browser("Deep").rows()).page
    Damaged(damaged).spoil(page)
    selection = RowSelection(RowQuery(damaged.name, "Deep"))
    done = write_rows(opened(damaged), [selection], ExportKind.CSV, tmp_path / "out.csv", cancel=NOW)
    assert done.unread == 1
    assert str(page) in done.reasons[0]
    assert 0 < done.rows < DEEP_ROWS


def test_nothing_is_overwritten_and_nothing_is_left(tables: Path, opened: Opened, tmp_path: Path) -> None:
    there = tmp_path / "there.csv"
    there.write_text("mine")
    selection = RowSelection(RowQuery(tables.name, "Deep"))
    with pytest.raises(JetError) as refused:
        write_rows(opened(tables), [selection], ExportKind.CSV, there, cancel=NOW)
    assert refused.value.code is Code.FileAlreadyExists
    cancel = Cancel()
    cancel.request()
    with pytest.raises(Cancelled):
        write_rows(opened(tables), [selection], ExportKind.CSV, tmp_path / "new.csv", cancel=cancel)
    assert [path.name for path in tmp_path.iterdir()] == ["there.csv"]
    assert there.read_text() == "mine"
