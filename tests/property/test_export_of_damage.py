"""Whatever is wrong with the pages of a database, an export ends, and what it did not lose is right."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from engine.files import LocalFileSystem
from engine.formats.db_header import page_offset
from engine.tables.read_only_database import ReadOnlyDatabase
from tests.builders.exported_tables import Damaged, expected, export, read_again, rows_of, write_tables
from tests.builders.sealing import seal_page


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tables(tmp_path_factory.mktemp("tables"))


@pytest.fixture(scope="module")
def keys(tables: Path) -> dict[str, dict[str, list[object]]]:
    """The rows of the tables by their keys, as JSON."""
    with ReadOnlyDatabase.open(LocalFileSystem().open_read(tables)) as database:
        names = [table.name for table in database.tables() if not table.system]
    return {name: {str(row[0]): row for row in expected(rows_of(tables, name), "json")} for name in names}


@pytest.mark.parametrize("seed", range(20))
def test_pages_that_fail_their_checksums(
    seed: int, tables: Path, keys: dict[str, dict[str, list[object]]], tmp_path: Path
) -> None:
    """Only what was on them is missing, and nothing is there twice."""
    source = tmp_path / "damaged.edb"
    source.write_bytes(tables.read_bytes())
    damaged = Damaged(source)
    rng = random.Random(seed)
    damaged.spoil(*rng.sample(range(1, damaged.database.owned_pages + 1), 1 << rng.randrange(6)))
    done = export(source, tmp_path / "out")
    for table in done.tables:
        rows = read_again(done.target, table.output, "json")
        assert len(rows) == table.rows == len({str(row[0]) for row in rows})
        nulls = 0
        for row in rows:
            whole = keys[table.name][str(row[0])]
            nulls += sum(value is None and other is not None for value, other in zip(row, whole, strict=True))
            assert all(value in (None, other) for value, other in zip(row, whole, strict=True))
        assert nulls == table.lost_values
        if not table.lost_pages and not table.lost_rows:
            assert table.rows == len(keys[table.name])
    assert done.ok is all(not finding.lost for finding in done.findings)


@pytest.mark.parametrize("seed", range(20))
def test_nonsense_under_good_checksums(seed: int, tables: Path, tmp_path: Path) -> None:
    """It ends with a result, whatever that is worth."""
    data, rng = bytearray(tables.read_bytes()), random.Random(seed)
    size = 4096
    for _ in range(1 << rng.randrange(6)):
        pgno = rng.randrange(1, len(data) // size - 1)
        start = page_offset(pgno, size)
        page = data[start : start + size]
        for _ in range(rng.randrange(1, 40)):
            page[rng.choice((rng.randrange(8, 40), rng.randrange(8, size)))] = rng.randrange(256)
        seal_page(page, pgno)
        data[start : start + size] = page
    source = tmp_path / "damaged.edb"
    source.write_bytes(data)
    done = export(source, tmp_path / "out", rng.choice(("csv", "json", "sqlite")))
    assert done.rows == sum(table.rows for table in done.tables)
    assert done.seconds < 60
