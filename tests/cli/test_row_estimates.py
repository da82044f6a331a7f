"""Rows of large tables are estimated from some pages, and what is shown says so; ``--count`` counts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from engine.errors import Corruption
from engine.formats.column import ColumnType
from engine.formats.tree import Tree
from engine.tables import row_count
from engine.tables.definitions import ColumnDefinition
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.tables.row_count import NumberOfRows
from tests.builders.live_tables import live_tables, simple

ROWS = 4000
Ask = Callable[..., Any]


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """4 KiB pages; the first rows are short and the last ones long, every tenth has been deleted."""
    dice = Random(1)
    columns = ColumnDefinition("N", ColumnType.LONG), ColumnDefinition("T", ColumnType.BINARY, size=250)
    with live_tables(tmp_path_factory.mktemp("estimates")) as live:
        made = live.create(simple("Many", *columns, index="N"))
        for number in range(ROWS):
            size = dice.randint(10, 60) if number < ROWS // 2 else dice.randint(150, 250)
            key = made.insert(live.session, {"N": number, "T": bytes(size)}).key
            if number % 10 == 9:
                made.delete(live.session, key)
        return live.close()


def opened(data: bytes | bytearray, read: set[int] | None = None) -> ReadOnlyDatabase:
    def read_at(offset: int, length: int) -> bytes:
        if read is not None:
            read.update(range(offset // 4096 - 1, (offset + length) // 4096 - 1))
        return bytes(data[offset : offset + length])

    return ReadOnlyDatabase(read_at, len(data))


@pytest.fixture
def small_samples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(row_count, "_SAMPLE", 24)
    monkeypatch.setattr(row_count, "_COUNTED", 50)
    monkeypatch.setattr(row_count, "_GAP", 1)


def test_a_table_of_ordinary_size_is_counted(table: bytes) -> None:
    assert opened(table).about_rows("Many") == NumberOfRows(ROWS * 9 // 10, True)


def test_one_with_more_pages_than_a_sample_is_counted_where_it_is_quickly_read(
    table: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(row_count, "_SAMPLE", 24)
    assert opened(table).about_rows("Many") == NumberOfRows(ROWS * 9 // 10, True)


@pytest.mark.usefixtures("small_samples")
def test_a_large_one_is_estimated_from_a_part_of_its_pages(table: bytes) -> None:
    read: set[int] = set()
    database = opened(table, read)
    leaves = {page.pgno for page in Tree(database.read_page, database.table("Many").root).leaves()}
    read.clear()
    found = database.about_rows("Many")
    assert not found.exact
    assert found.number == pytest.approx(ROWS * 9 / 10, rel=0.1)
    assert len(leaves) > 100
    assert 20 <= len(leaves & read) <= 2 * 24


@pytest.mark.usefixtures("small_samples")
def test_damage_that_an_estimate_meets_is_named_as_a_count_would(table: bytes) -> None:
    database = opened(table)
    damaged = bytearray(table)
    for page in Tree(database.read_page, database.table("Many").root).leaves():
        damaged[(page.pgno + 1) * 4096 + 100] ^= 1
    for ask in (opened(damaged).about_rows, opened(damaged).count_rows):
        with pytest.raises(Corruption):
            ask("Many")


@pytest.mark.usefixtures("small_samples")
def test_tables_says_what_is_an_estimate(table: bytes, tmp_path: Path, ask: Ask, cli: Ask) -> None:
    path = tmp_path / "many.edb"
    path.write_bytes(table)
    (about,) = ask("tables", path)["tables"]
    assert about["rows"] is None
    assert about["rows_about"] == pytest.approx(ROWS * 9 / 10, rel=0.1)
    assert about["rows_about"] % 10 == 0, "three digits"
    assert f"about {about['rows_about']:,}" in cli("tables", path).out
    (counted,) = ask("tables", path, "--count")["tables"]
    assert counted["rows"] == ROWS * 9 // 10
    assert "rows_about" not in counted
