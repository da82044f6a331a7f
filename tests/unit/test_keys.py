"""Keys against those that Windows made, row by row, and the rules that few real rows show."""

from __future__ import annotations

from collections import Counter

import pytest

from engine.error_codes import Code
from engine.errors import Unsupported
from engine.formats.catalog import Index, IndexColumn, Table
from engine.formats.column import FIRST_TAGGED, FIRST_VARIABLE, Column, ColumnFlag, ColumnType
from engine.formats.keys import KeyFlag, KeyFormat, RawCells, beyond, segment
from engine.formats.long_value import ChunkSize, LongValues
from engine.formats.record_parts import RecordLayout, raw_cells
from engine.formats.tree import Tree
from engine.tables.read_only_database import ReadOnlyDatabase
from tests.builders.live_tables import refused
from tests.datasets import dataset
from tests.oracles.database_audit import open_database

T = ColumnType
ALL_NULLS = KeyFlag.ALLOW_ALL_NULL | KeyFlag.ALLOW_FIRST_NULL | KeyFlag.ALLOW_SOME_NULL
TEXT = Column(FIRST_VARIABLE, "Text", T.TEXT, size=255, code_page=1252)
BINARY = Column(FIRST_VARIABLE + 1, "Binary", T.BINARY, size=255)
NUMBER = Column(1, "Number", T.LONG, size=4)
MANY = Column(FIRST_TAGGED, "Many", T.LONG_TEXT, ColumnFlag.MULTIVALUED, code_page=1252)
MORE = Column(FIRST_TAGGED + 1, "More", T.LONG, ColumnFlag.MULTIVALUED)
COLUMNS = (NUMBER, TEXT, BINARY, MANY, MORE)


def index(
    *columns: Column, flags: int = ALL_NULLS, most: int = 255, falling: frozenset[int] = frozenset()
) -> KeyFormat:
    parts = tuple(IndexColumn(column.id, column.id in falling) for column in columns)
    return KeyFormat(COLUMNS, Index(1, "i", 1, flags, parts, most))


@pytest.mark.parametrize(
    ("name", "least"),
    [
        (("srum-win10-clean", "SRUDB.dat"), 2000),
        (("sum-win2012r2", "SystemIdentity.mdb"), 20),
        (("small-edb", "index.edb"), 20),
        (("small-edb", "multi.edb"), 1),
        (("small-edb", "basic.edb"), 1),
    ],
    ids=lambda value: "/".join(value) if isinstance(value, tuple) else str(value),
)
def test_every_key_that_windows_made_is_made_again(name: tuple[str, str], least: int) -> None:
    """Primary keys and entries of secondary indexes, several values a row too; but for Unicode text."""
    database = open_database(dataset(*name).read_bytes())
    compared: Counter[str] = Counter()
    for table in database.tables():
        if not table.template:
            compared += _compare(database, table)
    assert compared["different"] == 0
    assert compared["same"] >= least


def _compare(database: ReadOnlyDatabase, table: Table) -> Counter[str]:
    layout = RecordLayout(table.columns, database.page_size)
    place = table.long_values
    long_values = place and LongValues(
        Tree(database.read_page, place.root, place.objid), ChunkSize.of_table(database.page_size, table.lv_chunk)
    )
    records = list(Tree(database.read_page, table.root, table.objid).nodes())
    counts: Counter[str] = Counter()
    for each in table.indexes:
        keys = KeyFormat(table.columns, each)
        expected = []
        try:
            for node in records:
                load = long_values.load if long_values else bytes
                cells = raw_cells(layout.split(node.data), keys.columns, load)
                expected += [(key, b"" if each.is_primary else node.key) for key in keys.keys(cells)]
        except Unsupported:
            counts["not done"] += 1
            continue
        entries = Tree(database.read_page, each.root, each.objid).nodes()
        found = [(node.key, b"" if each.is_primary else node.data) for node in entries]
        counts["same" if sorted(expected) == sorted(found) else "different"] += len(found) or 1
    return counts


@pytest.mark.parametrize("name", ["srum-win10-clean/SRUDB.dat", "small-edb/multi.edb"])
def test_real_records_taken_apart_are_put_together_the_same(name: str) -> None:
    database = open_database(dataset(*name.split("/")).read_bytes())
    count = 0
    for table in database.tables():
        layout = RecordLayout(table.columns, database.page_size)
        for data in Tree(database.read_page, table.root, table.objid).live_data():
            parts = layout.split(data)
            again = layout.join(parts)
            assert layout.split(again) == parts
            assert len(again) == len(data)
            count += 1
    assert count > 10


def test_null_rules() -> None:
    both = (NUMBER, TEXT)
    null: RawCells = {}
    some, first = {1: bytes(4)}, {FIRST_VARIABLE: b"x"}
    assert [len(index(*both).keys(row)) for row in (null, some, first)] == [1, 1, 1]
    flags = KeyFlag.ALLOW_FIRST_NULL | KeyFlag.ALLOW_SOME_NULL
    assert [len(index(*both, flags=flags).keys(row)) for row in (null, some, first)] == [0, 1, 1]
    flags = KeyFlag.ALLOW_SOME_NULL
    assert [len(index(*both, flags=flags).keys(row)) for row in (null, some, first)] == [0, 1, 0]
    assert [len(index(*both, flags=0).keys(row)) for row in (null, some, first)] == [0, 0, 0]
    for row in (null, some, first):
        with refused(Code.NullKeyDisallowed):
            index(*both, flags=KeyFlag.NO_NULL).keys(row)
    assert index(NUMBER, flags=ALL_NULLS | KeyFlag.NULLS_HIGH).keys({}) == [b"\xc0"]
    assert index(NUMBER, falling=frozenset([1])).keys({}) == [b"\xff"]


def test_each_value_has_its_entry_once() -> None:
    cells = {MANY.id: [b"b", b"a", b"B"], MORE.id: [(7).to_bytes(4, "little"), (9).to_bytes(4, "little")]}
    seven, nine = b"\x7f\x80\x00\x00\x07", b"\x7f\x80\x00\x00\x09"
    assert index(MANY).keys(cells) == [b"\x7fB\0", b"\x7fA\0"]
    assert index(MANY, MORE).keys(cells) == [b"\x7fB\0" + seven, b"\x7fA\0" + seven]
    assert index(MORE, MANY).keys(cells) == [seven + b"\x7fB\0", nine + b"\x7fB\0"]
    crossed = index(MANY, MORE, flags=ALL_NULLS | KeyFlag.CROSS_PRODUCT).keys(cells)
    assert crossed == [text + n for text in (b"\x7fB\0", b"\x7fA\0") for n in (seven, nine)]
    nested = index(MANY, MORE, flags=ALL_NULLS | KeyFlag.NESTED).keys(cells)
    assert nested == [b"\x7fB\0" + seven, b"\x7fA\0" + nine, b"\x7fB\0\0"]
    assert index(MANY).keys({MANY.id: []}) == [b"\0"]
    assert index(MANY).keys({MANY.id: [b""]}) == [b"\x40"]


def test_keys_are_cut_as_the_engine_cuts_them() -> None:
    assert segment(TEXT, b"a" * 253) == b"\x7f" + b"A" * 253 + b"\0"
    # The last byte of a text that does not fit loses 0x20, a letter or not.
    assert segment(TEXT, b"a" * 254) == b"\x7f" + b"A" * 254
    assert segment(TEXT, b"1" * 300) == b"\x7f" + b"1" * 253 + b"\x11"
    assert segment(TEXT, b"ab\0cd") == b"\x7fAB\0"
    whole = segment(BINARY, bytes(range(200)))
    assert len(whole) == 1 + 25 * 9
    assert segment(BINARY, bytes(range(255)))[:226] == whole[:225] + b"\x09"
    assert len(segment(BINARY, bytes(range(255)))) == 255
    assert segment(BINARY, b"12345678") == b"\x7f12345678\x08"
    assert segment(BINARY, b"123456789") == b"\x7f12345678\x099" + bytes(7) + b"\x01"
    two = index(TEXT, NUMBER).keys({TEXT.id: b"x" * 250, 1: bytes(4)})
    assert two == [b"\x7f" + b"X" * 250 + b"\0" + b"\x7f\x80\x00"]
    with refused(Code.KeyTruncated):
        index(TEXT, NUMBER, flags=ALL_NULLS | KeyFlag.NOT_CUT).keys({TEXT.id: b"x" * 250, 1: bytes(4)})
    assert len(index(TEXT, NUMBER, most=1000).keys({TEXT.id: b"x" * 250, 1: bytes(4)})[0]) == 257


def test_indexes_that_are_not_done_are_refused() -> None:
    with refused(Code.CatalogCorrupted):
        KeyFormat((NUMBER,), Index(1, "i", 1, 0, (IndexColumn(2),)))
    with refused(Code.FeatureNotAvailable):
        KeyFormat((NUMBER,), Index(1, "i", 1, 0, (IndexColumn(1),), special="tuples"))
    unicode = Column(FIRST_TAGGED, "U", T.LONG_TEXT, code_page=1200)
    keys = KeyFormat((unicode,), Index(1, "i", 1, ALL_NULLS, (IndexColumn(FIRST_TAGGED),)))
    assert keys.keys({}) == [b"\0"]
    with refused(Code.UnicodeTranslationFail):
        keys.keys({FIRST_TAGGED: [b"x\0"]})


def test_what_lies_beyond_a_key() -> None:
    assert beyond(b"ab") == b"ac"
    assert beyond(b"a\xff\xff") == b"b"
    assert beyond(b"\xff") is None
    assert beyond(b"") is None
