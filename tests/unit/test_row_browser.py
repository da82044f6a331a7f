"""Rows a few at a time, in any order and direction, compared with a scan of the whole table."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.error_codes import Code
from engine.errors import Cancelled, JetError
from engine.files import LocalFileSystem
from engine.formats.catalog import Table
from engine.progress import Cancel
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.tables.row_browser import ListedRow, RowBrowser, RowCount
from tests.builders.exported_tables import DEEP_ROWS, Damaged, write_tables
from tests.builders.live_tables import NAME, NUMBER, live_tables, simple
from tests.datasets import dataset
from tests.share import shared

FS = LocalFileSystem()
REAL = (
    "srum-win10-clean/SRUDB.dat",
    "srum-win11-repaired/SRUDB.dat",
    "srum-server2022-day2/SRUDB.dat",
    "sum-win2012r2/SystemIdentity.mdb",
    "small-edb/multi.edb",
    "small-edb/index.edb",
)


def opened(path: Path) -> ReadOnlyDatabase:
    return ReadOnlyDatabase.open(FS.open_read(path))


def orders(table: Table) -> list[str | None]:
    return [None, *(index.name for index in table.indexes)]


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tables(tmp_path_factory.mktemp("tables"))


@pytest.fixture(scope="module")
def deep(tables: Path) -> RowBrowser:
    database = opened(tables)
    return RowBrowser(database, database.table("Deep"))


@pytest.mark.parametrize("name", shared(REAL))
def test_every_order_of_real_databases(name: str) -> None:
    """Both directions give the same rows, those of a full scan; each once in the table's own order."""
    with opened(dataset(name)) as database:
        for table in database.tables():
            scanned = list(database.rows(table))
            for order in orders(table):
                browser = RowBrowser(database, table, order)
                listed = list(browser.rows())
                assert [each for each in listed if each.error is not None] == []
                assert [each.position for each in listed] == sorted(each.position for each in listed)
                assert list(browser.rows(backwards=True)) == listed[::-1]
                assert browser.count().rows == len(listed)
                if browser.index is None or browser.index.is_primary:
                    assert [each.row for each in listed] == scanned
                else:
                    assert all(each.row in scanned for each in listed)


@pytest.mark.parametrize("name", shared(REAL))
def test_windows_of_real_databases(name: str) -> None:
    """Pages of any size, forwards and backwards from any row, are pieces of the whole."""
    random = Random(name)
    with opened(dataset(name)) as database:
        for table in database.tables():
            browser = RowBrowser(database, table, random.choice(orders(table)))
            listed = list(browser.rows())
            for _ in range(4 if listed else 0):
                at, count = random.randrange(len(listed)), random.randint(1, 40)
                start = listed[at].position
                assert list(islice(browser.rows(start), count)) == listed[at + 1 : at + 1 + count]
                before = list(islice(browser.rows(start, backwards=True), count))
                assert before == listed[max(0, at - count) : at][::-1]
                assert next(browser.rows(start, including=True)) == listed[at]
                assert browser.row(start) == listed[at]


@settings(max_examples=60, deadline=None)
@given(st.integers(-5, DEEP_ROWS + 5), st.integers(1, 90), st.booleans())
def test_from_any_key(deep: RowBrowser, number: int, count: int, backwards: bool) -> None:
    """A key that is there, between two, before the first or after the last."""
    key = f"{number // 40:05}{'k' * 80}{number % 40:02}" if number >= 0 else " "
    position = deep.at_or_after(deep.key_of([key]))
    first = max(number, 0)
    if first >= DEEP_ROWS:
        assert position is None
        return
    assert position is not None
    rows = islice(deep.rows(position, including=True, backwards=backwards), count)
    numbers = [each.row["Number"] for each in rows if each.row is not None]
    wanted = range(first, -1, -1) if backwards else range(first, DEEP_ROWS)
    assert numbers == list(islice(wanted, count))


def test_places_of_a_deep_table(deep: RowBrowser) -> None:
    """A share of the table leads about there, and the share of a row goes up with its place."""
    listed = list(deep.rows())
    shares = [deep.share_of(each.position) for each in listed]
    assert shares == sorted(shares)
    assert shares[0] == 0.0
    assert 0.9 < shares[-1] < 1.0
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        position = deep.at_share(share)
        assert position is not None
        found = deep.row(position).row
        assert found is not None
        assert abs(int(str(found["Number"])) / DEEP_ROWS - share) < 0.2


def test_progress_goes_from_none_to_all(deep: RowBrowser) -> None:
    forwards: list[float] = []
    backwards: list[float] = []
    list(deep.rows(passed=forwards.append))
    list(deep.rows(backwards=True, passed=backwards.append))
    assert forwards == sorted(forwards)
    assert backwards == sorted(backwards, reverse=True)
    assert len(forwards) == len(backwards) > 50
    assert forwards[-1] == pytest.approx(1.0)
    assert backwards[-1] == 0.0


def test_it_can_be_cancelled(deep: RowBrowser) -> None:
    cancel = Cancel()
    rows = deep.rows(cancel=cancel)
    next(rows)
    cancel.request()
    with pytest.raises(Cancelled):
        list(rows)
    with pytest.raises(Cancelled):
        deep.count(cancel)


def test_memory_does_not_grow_with_the_table(deep: RowBrowser) -> None:
    """What is kept of inner pages is bounded, and the pages are those of the database, which keeps a few."""
    list(deep.rows())
    assert len(deep._route._inner) < 40
    assert len(deep.database._windows) <= 32


def test_long_values_are_cut_where_that_is_asked_for(tables: Path) -> None:
    with opened(tables) as database:
        table = database.table("Long")
        for listed in RowBrowser(database, table, long_most=100).rows():
            assert listed.row is not None
            number = listed.row["Number"]
            assert not listed.is_whole
            assert listed.row["Blob"] == bytes((int(str(number)),)) * 100
        whole = next(RowBrowser(database, table).rows())
        assert whole.is_whole
        assert whole.row is not None
        assert whole.row["Blob"] == bytes(9000)


@pytest.mark.parametrize("seed", shared(range(12)))
def test_what_cannot_be_read_is_an_entry_among_the_others(seed: int, tables: Path, tmp_path: Path) -> None:
    """Damaged pages take their rows and no others; both directions agree."""
    source, random = tmp_path / "damaged.edb", Random(seed)
    source.write_bytes(tables.read_bytes())
    with opened(tables) as whole:
        table = whole.table("Deep")
        expected = list(RowBrowser(whole, table).rows())
    pages = sorted({each.page for each in expected})
    Damaged(source).spoil(*random.sample(pages, 1 + seed % 5))
    with opened(source) as database:
        browser = RowBrowser(database, table)
        listed = list(browser.rows())
        assert [each.position for each in browser.rows(backwards=True)] == [each.position for each in listed[::-1]]
        gaps = [each for each in listed if each.row is None]
        assert len(gaps) == 1 + seed % 5
        assert all(isinstance(each.error, JetError) and each.key == b"" for each in gaps)
        lost = {each.page for each in gaps}
        assert [each for each in listed if each.row is not None] == [
            each for each in expected if each.page not in lost
        ]
        assert browser.count() == RowCount(len(listed) - len(gaps), len(gaps))
        for gap in gaps:  # one goes on from a gap as from a row
            at = listed.index(gap)
            assert list(islice(browser.rows(gap.position), 3)) == listed[at + 1 : at + 4]
            assert list(islice(browser.rows(gap.position, backwards=True), 3)) == listed[max(0, at - 3) : at][::-1]


def test_an_inner_page_cannot_be_read(tables: Path, tmp_path: Path) -> None:
    """What is below it is one entry, and the rows on both sides of it are there."""
    source = tmp_path / "damaged.edb"
    source.write_bytes(tables.read_bytes())
    with opened(tables) as whole:
        table = whole.table("Deep")
    damaged = Damaged(source)
    inner = [page.pgno for page in damaged.inner(table) if page.pgno != table.root]
    assert len(inner) > 2
    damaged.spoil(inner[1])
    with opened(source) as database:
        listed = list(RowBrowser(database, table).rows())
        assert list(RowBrowser(database, table).rows(backwards=True)) == listed[::-1]
    (at,) = [at for at, each in enumerate(listed) if each.row is None]
    assert listed[at].page == inner[1]
    assert 0 < at < len(listed) - 1 < DEEP_ROWS


def test_the_root_cannot_be_read(tables: Path, tmp_path: Path) -> None:
    source = tmp_path / "damaged.edb"
    source.write_bytes(tables.read_bytes())
    with opened(tables) as whole:
        table = whole.table("Deep")
    Damaged(source).spoil(table.root)
    with opened(source) as database:
        listed = list(RowBrowser(database, table).rows())
    assert [(each.row, each.page) for each in listed] == [(None, table.root)]


def test_rows_that_were_deleted_are_not_there(tmp_path: Path) -> None:
    """Every row of some leaves is gone, of others some: what is left comes in both directions."""
    random = Random(5)
    with live_tables(tmp_path) as live:
        live.create(simple("T", NUMBER, NAME))
        cursor = live.cursor("T")
        for number in range(900):
            cursor.insert({"Number": number, "Name": "n" * 90})
        gone = {*range(200, 400), *random.sample(range(900), 200)}
        for number in sorted(gone):
            assert cursor.seek(number)
            cursor.delete()
        live.commit()
        live.close()
    with opened(live.path) as database:
        browser = RowBrowser(database, database.table("T"))
        numbers = [each.row["Number"] for each in browser.rows() if each.row is not None]
        assert numbers == [number for number in range(900) if number not in gone]
        back = [each.row["Number"] for each in browser.rows(backwards=True) if each.row is not None]
        assert back == numbers[::-1]


def test_an_empty_table(tables: Path) -> None:
    with opened(tables) as database:
        browser = RowBrowser(database, database.table("Empty"))
        assert list(browser.rows()) == list(browser.rows(backwards=True)) == []
        assert browser.at_share(0.5) is None
        assert browser.count().rows == 0


def test_keys_that_cannot_be(tables: Path) -> None:
    with opened(tables) as database:
        table = database.table("Deep")
        with pytest.raises(JetError) as refused:
            RowBrowser(database, table, "Nothing")
        assert refused.value.code is Code.IndexNotFound
        browser = RowBrowser(database, database.table("Long"))
        for values in ([], ["x"], ["1", "2"]):
            with pytest.raises(JetError) as refused:
                browser.key_of(values)
            assert refused.value.code is Code.InvalidParameter


def test_a_position_of_another_file(deep: RowBrowser) -> None:
    with pytest.raises(JetError) as refused:
        deep.row((99, 99, 99, 0))
    assert refused.value.code is Code.NoCurrentRecord


def test_the_key_of_an_entry_is_that_of_its_row() -> None:
    """In whatever order: with it the history of the row is asked for."""
    with opened(dataset("srum-win10-clean", "SRUDB.dat")) as database:
        table = max(database.tables(), key=lambda each: len(each.indexes))
        own: dict[bytes, ListedRow] = {each.key: each for each in RowBrowser(database, table).rows()}
        for index in table.indexes:
            for each in RowBrowser(database, table, index.name).rows():
                assert own[each.key].row == each.row
