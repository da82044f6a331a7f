"""One page described: what its checksum says, whose it is, what is on it; and its copies in chains."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import engine
from engine.error_codes import Code
from engine.errors import Cancelled, Corruption, WrongUse
from engine.formats.checksum import is_page_valid
from engine.formats.db_header import page_offset
from engine.inspection.description import OwnerKind, hex_lines
from engine.progress import Cancel
from engine.tables.read_only_database import ReadOnlyDatabase
from tests.builders.dated_chains import write_dated_chains
from tests.builders.encodings import ALICES, ENCODES
from tests.builders.small_instance import (
    DATABASE,
    PAGE_SIZE,
    example_database,
    flip_bits,
    write_small_instance,
)
from tests.datasets import dataset

FS = engine.LocalFileSystem()
Judgement = engine.PageJudgement
TABLE_PAGE = 31
"""Of a small instance: the root of its table."""


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return write_small_instance(tmp_path / "source") / DATABASE


@pytest.mark.parametrize("page_size", [4096, 16384, 32768])
def test_every_page_of_a_database_is_described_as_the_reader_reads_it(tmp_path: Path, page_size: int) -> None:
    path = tmp_path / "example.edb"
    path.write_bytes(example_database(page_size))
    with ReadOnlyDatabase.open(FS.open_read(path)) as read:
        table = next(each for each in read.tables() if not each.system)
        count, owned = read.page_count, read.owned_pages
    owners = {}
    for number in range(1, count + 1):
        page = engine.describe_page(path, number, FS)
        assert (page.number, page.pages, page.page_size) == (number, count, page_size)
        assert page.data == path.read_bytes()[page.offset : page.offset + page_size]
        assert not page.judgement.is_bad or number > owned
        assert [check.ok for check in page.checksums] == [True] * len(page.checksums)
        assert len(page.checksums) == (0 if page.judgement is Judgement.BLANK else 1 if page_size < 16384 else 4)
        if page.owner is not None:
            owners[number] = page.owner
        for line in page.lines:
            assert page.data[line.offset : line.offset + line.size].endswith(line.data)
    assert owners[table.root].kind is OwnerKind.TABLE
    assert owners[table.root].table == table.name
    assert owners[1].kind is OwnerKind.DATABASE
    assert owners[4].text == "table MSysObjects"


def test_owners_of_a_real_database() -> None:
    """Tables, indexes, long values and space trees are told apart by catalog and flags."""
    path = dataset("small-edb", "index.edb")
    with ReadOnlyDatabase.open(FS.open_read(path)) as read:
        tables = read.tables()
    with_index = next(t for t in tables if any(not i.is_primary for i in t.indexes) and not t.system)
    index = next(i for i in with_index.indexes if not i.is_primary)
    found = engine.describe_page(path, index.root, FS)
    assert found.owner is not None
    assert found.owner.text == f"index {with_index.name}.{index.name}"
    assert {"root", "index"} <= set(found.flags)
    with_values = next(t for t in tables if t.long_values is not None)
    assert with_values.long_values is not None
    found = engine.describe_page(path, with_values.long_values.root, FS)
    assert found.owner is not None
    assert found.owner.text == f"long values of table {with_values.name}"
    space = engine.describe_page(path, 2, FS)
    assert space.owner is not None
    assert space.owner.text == "space of the database itself"
    assert "space tree" in space.flags


def test_a_flipped_bit_is_named_and_the_corrected_page_is_described(database: Path) -> None:
    good = engine.describe_page(database, TABLE_PAGE, FS)
    bit = 8 * 300 + 5
    bad = engine.describe_page(flip_bits(database, TABLE_PAGE, bit), TABLE_PAGE, FS)
    assert (bad.judgement, bad.bit, bad.is_correctable) == (Judgement.ONE_BIT, bit, True)
    assert (bad.header, bad.lines, bad.owner) == (good.header, good.lines, good.owner)
    assert bad.data != good.data
    assert not bad.checksums[0].ok
    assert f"bit {bit}" in bad.verdict


def test_a_damaged_page_still_says_whose_it_was(database: Path) -> None:
    bad = engine.describe_page(flip_bits(database, TABLE_PAGE, 2400, 2500, 2600), TABLE_PAGE, FS)
    assert (bad.judgement, bad.is_correctable, bad.bit) == (Judgement.DAMAGED, False, None)
    assert bad.owner is not None
    assert (bad.owner.kind, bad.owner.is_certain) == (OwnerKind.TABLE, False)
    fields = bad.to_json()
    assert fields["state"] == "damaged"
    assert [check["ok"] for check in fields["checksums"]] == [False]
    assert fields["checksums"][0]["stored"] != fields["checksums"][0]["expected"]


def test_a_page_in_another_ones_place(database: Path) -> None:
    data = bytearray(database.read_bytes())
    here, there = page_offset(TABLE_PAGE, PAGE_SIZE), page_offset(4, PAGE_SIZE)
    data[there : there + PAGE_SIZE] = data[here : here + PAGE_SIZE]
    database.write_bytes(data)
    page = engine.describe_page(database, 4, FS)
    assert (page.judgement, page.carries) == (Judgement.MISPLACED, TABLE_PAGE)
    assert is_page_valid(page.data, TABLE_PAGE)


def test_a_page_that_tells_nonsense_is_described_all_the_same(database: Path) -> None:
    """Tags that lead anywhere give no lines, and a finding."""
    data = bytearray(database.read_bytes())
    start = page_offset(TABLE_PAGE, PAGE_SIZE)
    data[start + 8 : start + PAGE_SIZE] = b"\xff" * (PAGE_SIZE - 8)
    database.write_bytes(data)
    page = engine.describe_page(database, TABLE_PAGE, FS)
    assert page.judgement is Judgement.DAMAGED
    assert page.lines == ()
    assert page.findings
    assert any(flag.startswith("0x") for flag in page.flags), "bits without a name are shown as a number"


def test_pages_that_are_not_there_and_files_that_are_no_database(database: Path, tmp_path: Path) -> None:
    pages = engine.describe_page(database, 1, FS).pages
    for number in (0, -1, pages + 1):
        with pytest.raises(WrongUse) as caught:
            engine.describe_page(database, number, FS)
        assert caught.value.code is Code.InvalidParameter
        assert f"1 to {pages:,}" in caught.value.hint
    other = tmp_path / "other.edb"
    other.write_bytes(b"nothing" * 5000)
    with pytest.raises(Corruption):
        engine.describe_page(other, 1, FS)


def test_hex_lines_show_offset_bytes_and_text() -> None:
    lines = hex_lines(bytes(range(60, 80)) + b"\x00", 0x1000)
    assert lines[0] == "00001000  3c 3d 3e 3f 40 41 42 43  44 45 46 47 48 49 4a 4b  <=>?@ABCDEFGHIJK"
    assert lines[1] == "00001010  4c 4d 4e 4f 00" + " " * 36 + "LMNO."


# ---- copies


def test_copies_are_found_in_the_chains_of_the_database_alone(database: Path, tmp_path: Path) -> None:
    (destination := tmp_path / "backups").mkdir()
    now = datetime.now(UTC)
    chains = write_dated_chains(database.parent, destination, [now - timedelta(days=n) for n in (1, 2, 3)])
    other = write_small_instance(tmp_path / "other", base="svc", database=None)
    (other / "else.edb").write_bytes(example_database(PAGE_SIZE))
    newest = chains[-1] / DATABASE
    flip_bits(newest, TABLE_PAGE, 2400, 2500, 2600)
    flip_bits(database, TABLE_PAGE, 2401, 2501, 2601)
    told: list[engine.PageCopy] = []
    found = engine.find_page_copies(
        database, TABLE_PAGE, engine.find_chains(FS, destination), FS, tell=told.append
    )
    assert list(found) == told
    assert [(copy.chain, copy.is_good) for copy in found] == [
        (chains[2], False),
        (chains[1], True),
        (chains[0], True),
    ]
    assert found[0].judgement is Judgement.DAMAGED
    assert found[1].dbtime == engine.describe_page(chains[1] / DATABASE, TABLE_PAGE, FS).value("dbtime_dirtied")
    of_the_chain = engine.find_page_copies(newest, TABLE_PAGE, engine.find_chains(FS, destination), FS)
    assert [copy.chain for copy in of_the_chain] == [chains[1], chains[0]], "a file is not its own copy"


def test_a_chain_that_cannot_be_read_says_so_and_does_not_stop_the_search(database: Path, tmp_path: Path) -> None:
    (destination := tmp_path / "backups").mkdir()
    now = datetime.now(UTC)
    chains = write_dated_chains(database.parent, destination, [now - timedelta(days=n) for n in (1, 2)])
    (chains[-1] / DATABASE).unlink()
    known = engine.find_chains(FS, destination)
    found = engine.find_page_copies(database, TABLE_PAGE, known, FS)
    assert [copy.is_good for copy in found] == [False, True]
    assert found[0].error is not None
    cancel = Cancel()
    cancel.request()
    with pytest.raises(Cancelled):
        engine.find_page_copies(database, TABLE_PAGE, known, FS, cancel=cancel)


def test_a_page_of_another_object_is_no_good_copy(database: Path, tmp_path: Path) -> None:
    """Before the table had it, the page may have been another tree's."""
    (destination := tmp_path / "backups").mkdir()
    write_dated_chains(database.parent, destination, [datetime.now(UTC)])
    data = bytearray(database.read_bytes())
    data[page_offset(TABLE_PAGE, PAGE_SIZE) + 24] ^= 0x40
    database.write_bytes(data)
    (found,) = engine.find_page_copies(database, TABLE_PAGE, engine.find_chains(FS, destination), FS)
    assert (found.judgement, found.same_owner, found.is_good) == (Judgement.GOOD, False, False)


@pytest.mark.parametrize("kind", sorted(ENCODES))
def test_pages_of_encoded_chains_are_read_with_their_keys(database: Path, tmp_path: Path, kind: str) -> None:
    """Compressed, encrypted or both: only the page is decoded, and without the key that is said."""
    (destination := tmp_path / "backups").mkdir()
    chain = engine.run_backup(
        engine.AtRestSource([database.parent]),
        engine.LocalFolder(destination),
        engine.Kind.FULL,
        options=engine.Options(encode=ENCODES[kind]),
    ).chain
    plain = engine.describe_page(database, TABLE_PAGE, FS)
    flip_bits(database, TABLE_PAGE, 2400, 2500, 2600)
    chains = engine.find_chains(FS, destination)
    (found,) = engine.find_page_copies(database, TABLE_PAGE, chains, FS, ALICES)
    assert found.is_good and found.chain == chain
    stored = engine.describe_page(found.file, TABLE_PAGE, FS, ALICES)
    assert (stored.data, stored.owner) == (plain.data, plain.owner)
    if ENCODES[kind].recipients:
        (closed,) = engine.find_page_copies(database, TABLE_PAGE, chains, FS)
        assert not closed.is_good and closed.error is not None
