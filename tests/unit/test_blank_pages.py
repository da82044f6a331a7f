"""Pages that were filled with zeros pass their checksum; a verification finds those that something leads to."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine import AtRestSource, Kind, LocalFolder, run_backup, verify_path
from engine.files import LocalFileSystem
from engine.formats.db_header import DatabaseHeader, page_offset, pages_in_file
from engine.formats.tree import Tree
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.verify import FindingKind
from engine.verify.blank_pages import blank_in_use, blank_ranges
from engine.verify.structure import check_structure
from tests.builders.small_instance import DATABASE, example_database, write_small_instance
from tests.datasets import dataset


def opened(data: bytes, read: list[int] | None = None) -> ReadOnlyDatabase:
    """The database ``data``; ``read`` is told from where it is read."""

    def read_at(at: int, length: int) -> bytes:
        if read is not None:
            read.append(at)
        return data[at : at + length]

    return ReadOnlyDatabase(read_at, len(data), "test.edb")


def zeroed(data: bytes, pgno: int, size: int) -> bytes:
    at = page_offset(pgno, size)
    return data[:at] + bytes(size) + data[at + size :]


def each_page_zeroed(data: bytes) -> None:
    """Of a whole database: each page that its trees use is missed by them, and told with the words of the
    structure check; any other is not."""
    size = DatabaseHeader(data).page_size
    last = pages_in_file(len(data), size)
    used = [pgno for pgno in range(1, last + 1) if any(data[page_offset(pgno, size) :][:size])]
    blank = [(pgno, pgno) for pgno in range(1, last + 1) if pgno not in used]
    assert not blank_in_use(opened(data), blank)
    found = 0
    for pgno in used:
        lost = opened(zeroed(data, pgno, size))
        told = blank_in_use(lost, sorted([*blank, (pgno, pgno)]))
        words = [each.detail for each in check_structure(lost) if each.is_damage]
        assert bool(told) == bool(words), pgno
        assert not told or [each.page for each in told] == [pgno]
        found += bool(told)
    assert found >= len(used) - 1


@pytest.mark.parametrize("size", [4096, 8192, 16384, 32768])
def test_each_page_of_a_database(size: int) -> None:
    each_page_zeroed(example_database(size))


@pytest.mark.parametrize("name", ["srum-win10-clean/SRUDB.dat", "srum-server2022-day1/SRUDB.dat"])
def test_each_page_of_a_real_database_some_of_whose_blank_pages_have_leaked(name: str) -> None:
    each_page_zeroed(dataset(*name.split("/")).read_bytes())


def test_a_plain_verification_finds_one_in_a_backup_too(tmp_path: Path) -> None:
    source = write_small_instance(tmp_path / "source")
    database = source / DATABASE
    data = database.read_bytes()
    size = DatabaseHeader(data).page_size
    with ReadOnlyDatabase.open(LocalFileSystem().open_read(database)) as known:
        root = known.tables()[-1].root
    assert verify_path(source).ok
    database.write_bytes(zeroed(data, root, size))
    (tmp_path / "destination").mkdir()
    chain = run_backup(AtRestSource([source]), LocalFolder(tmp_path / "destination"), Kind.FULL).chain
    for place in (source, database, chain):
        found = [each for each in verify_path(place).findings if each.is_damage]
        assert [(each.kind, each.page) for each in found] == [(FindingKind.STRUCTURE, root)]
        assert "is in use but was never written" in found[0].detail


def test_the_leaves_are_not_read_for_it() -> None:
    data = dataset("srum-win10-clean", "SRUDB.dat").read_bytes()
    read: list[int] = []
    with opened(data, read) as database:
        trees = [Tree(database.read_page, table.root) for table in database.tables() if not table.system]
        leaves = max(({page.pgno for page in tree.leaves()} for tree in trees), key=len)
        read.clear()
        database._windows.clear()
        database._pages_in_window = 1  # as in a database that is much larger than what is read at once
        assert not blank_in_use(database, [(47, 56)])
        assert len(leaves) > 3
        assert not leaves & {at // database.page_size - 1 for at in read}


def test_runs_of_blank_pages() -> None:
    assert list(blank_ranges(bytes((1, 1, 2, 1, 0, 0, 1)), 5, 1)) == [(5, 6), (8, 8), (11, 11)]
    assert not list(blank_ranges(bytes((2, 0)), 1, 1))
