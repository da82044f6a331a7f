"""docs/formats/tables-and-values.md#catalog: real ones, and made ones for what no real file shows."""

from __future__ import annotations

import struct
from collections.abc import Sequence

import pytest

from engine.error_codes import Code
from engine.errors import Corruption
from engine.formats.catalog import (
    CATALOG_COLUMNS,
    SHADOW_ROOT,
    IndexColumn,
    IndexFlag,
    Table,
    TableFlag,
    TreeRoot,
    read_catalog,
)
from engine.formats.column import ColumnFlag, ColumnType
from tests.builders.pages import build_page, space_header
from tests.builders.small_instance import catalog_row, column_rows
from tests.datasets import dataset

Rows = Sequence[tuple[bytes, bytes]]


def catalog(rows: Rows, size: int = 4096) -> dict[str, Table]:
    page = build_page(size, 4, sorted(rows), objid=2, external=space_header(20, 1))
    return {table.name: table for table in read_catalog({4: page}.__getitem__, size)}


def real(name: str, root: int = 4) -> list[Table]:
    data = dataset(*name.split("/")).read_bytes()
    return read_catalog(lambda pgno: data[(pgno + 1) * 4096 : (pgno + 2) * 4096], 4096, root)


def test_a_fresh_catalog_is_that_of_windows() -> None:
    tables = {table.name: table for table in real("small-edb/default.edb")}
    assert list(tables) == ["MSysObjects", "MSysObjectsShadow", "MSysObjids", "MSysLocales", "default"]
    objects = tables["MSysObjects"]
    assert (objects.objid, objects.root, objects.flags, objects.initial_pages) == (2, 4, 0xC0000000, 20)
    assert [(i.name, i.objid, i.root, i.flags & 0xFFFFF) for i in objects.indexes] == [
        ("Id", 2, 4, 0x10031),
        ("Name", 4, 7, 0x10011),
        ("RootObjects", 5, 10, 0x10009),
    ]
    assert [i.is_primary for i in objects.indexes] == [True, False, False]
    assert (objects.indexes[0].locale, objects.indexes[0].lcmap_flags) == ("en-US", 0x30401)
    assert objects.trees == (TreeRoot(2, 4), TreeRoot(4, 7), TreeRoot(5, 10))
    assert (tables["MSysObjids"].density, tables["MSysLocales"].density) == (100, 0x5C)
    assert [t.system for t in tables.values()] == [True, True, True, True, False]


def test_the_catalogs_own_offsets_are_computed() -> None:
    columns = [c for c in real("small-edb/default.edb")[0].columns if c.is_fixed]
    assert [c.offset for c in columns] == [4, 8, 10, 14, 18, 22, 26, 30, 31, 33, 37, 39]
    assert [c.offset for c in CATALOG_COLUMNS if c.is_fixed] == [4, 8, 10, 14, 18, 22, 26, 30, 31, 33, 37, 39, 43]
    known = {c.id: (c.name, c.type) for c in CATALOG_COLUMNS}
    for column in real("small-edb/default.edb")[0].columns:
        assert known[column.id] == (column.name, column.type)


@pytest.mark.parametrize(
    "name", ["srum-win10-clean/SRUDB.dat", "srum-win11-dirty/SRUDB.dat", "sum-win2012r2/SystemIdentity.mdb"]
)
def test_the_shadow_says_the_same(name: str) -> None:
    assert real(name, SHADOW_ROOT) == real(name)


def test_defaults_flags_and_descending_indexes_of_real_tables() -> None:
    tables = {table.name: table for table in real("sum-win2012r2/Current.mdb")}
    locales = {column.name: column for column in tables["MSysLocales"].columns}
    assert locales["iValue"].flags & ColumnFlag.DEFAULT
    assert locales["iValue"].default == bytes(4)
    identity = {table.name: table for table in real("sum-win2012r2/SystemIdentity.mdb")}
    indexes = {index.name: index for index in identity["SYSTEM_IDENTITY"].indexes}
    assert indexes["CreationTime_index"].columns == (IndexColumn(1, descending=True),)


def test_a_made_table() -> None:
    made = catalog(
        [
            catalog_row(8, 1, 8, 31, "things", flags=0, lv_chunk=100),
            *column_rows(8),
            catalog_row(8, 3, 8, 31, "primary", flags=0x1002F, key_columns=b"\0\0\1\0\x40\0\2\0\x80\0\0\1"),
            catalog_row(8, 3, 9, 40, "old", flags=1, key_columns=struct.pack("<hh", 1, -2)),
            catalog_row(8, 4, 10, 50, "LV"),
            catalog_row(8, 5, 11, 0, "callback"),
        ]
    )["things"]
    assert made.long_values == TreeRoot(10, 50)
    assert made.lv_chunk == 100
    assert made.trees == (TreeRoot(8, 31), TreeRoot(9, 40), TreeRoot(10, 50))
    assert [c.name for c in made.columns][:2] == ["Number", "Bit"]
    assert made.columns[4].default == struct.pack("<h", -7)
    assert made.indexes[0].columns == (IndexColumn(1), IndexColumn(2, True), IndexColumn(256, False, True))
    assert made.indexes[1].columns == (IndexColumn(1), IndexColumn(2, True))
    assert (made.indexes[1].is_unique, made.indexes[1].key_most) == (True, 255)
    assert not made.indexes[1].flags & IndexFlag.PRIMARY


def test_deleted_columns_are_left_out() -> None:
    made = catalog([catalog_row(8, 1, 8, 31, "t"), *column_rows(8, [(1, 0, "JetStub_8_1", 0, 4, 0, None)])])
    assert made["t"].columns == ()


def test_a_derived_table_begins_with_the_columns_of_its_template() -> None:
    own = [(256, 4, "Own", 0, 0, 1252, None)]
    made = catalog(
        [
            catalog_row(8, 1, 8, 31, "Base", flags=TableFlag.TEMPLATE),
            *column_rows(8, [(1, 4, "Id", 0, 4, 1252, None), (256, 4, "Given", 0, 0, 1252, None)]),
            catalog_row(9, 1, 9, 32, "derived", flags=TableFlag.DERIVED, template="BASE"),
            *column_rows(9, own),
        ]
    )
    assert [(c.name, c.derived) for c in made["derived"].columns] == [
        ("Id", True),
        ("Given", True),
        ("Own", False),
    ]
    assert made["derived"].template == "BASE"


@pytest.mark.parametrize(
    "rows",
    [
        column_rows(8),
        [catalog_row(8, 1, 8, 31, "t"), catalog_row(8, 2, 0, 4, "c")],
        [catalog_row(8, 1, 8, 31, "t"), catalog_row(8, 2, 64994, 4, "c")],
        [catalog_row(8, 1, 8, 31, "t"), catalog_row(8, 2, 1, 19, "c")],
        [catalog_row(8, 1, 8, 31, "t"), catalog_row(8, 2, 1, -1, "c")],
        [catalog_row(8, 1, 8, 31, "t", flags=TableFlag.DERIVED, template="gone")],
        [catalog_row(8, 1, 8, 31, "t", flags=TableFlag.DERIVED, template="t")],
    ],
)
def test_rows_that_make_no_sense_together(rows: Rows) -> None:
    with pytest.raises(Corruption) as caught:
        catalog(rows)
    assert caught.value.code is Code.CatalogCorrupted


def test_types_have_their_numbers() -> None:
    assert [t.value for t in ColumnType] == list(range(19))
