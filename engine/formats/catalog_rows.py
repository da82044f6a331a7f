"""The catalog's own tables: their definitions, and the rows that describe any table.

Source: docs/formats/tables-and-values.md#catalog, docs/formats/tree-and-space.md#fixed-places; every row of the
system tables is checked by tests against a database of Windows.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import replace

from engine.formats.catalog import (
    CATALOG_COLUMNS,
    CATALOG_OBJID,
    CATALOG_ROOT,
    ROOT_TIME,
    SHADOW_OBJID,
    SHADOW_ROOT,
    Index,
    IndexColumn,
    IndexFlag,
    RowType,
    Table,
    TableFlag,
    computed_offsets,
)
from engine.formats.column import SIZES, Column, ColumnFlag, ColumnType
from engine.formats.keys import MAX_KEY
from engine.formats.record import FIRST_FIXED_OFFSET
from engine.formats.record_writer import Cells
from engine.formats.values import Value

UNIQUE_KEY = IndexFlag.EXTENDED_COLUMNS | IndexFlag.PRIMARY | IndexFlag.UNIQUE | 0xE
"""A table's primary index: unique, NULLs allowed."""
KEY_NOT_CUT = 0x4000

OBJIDS_OBJID, OBJIDS_ROOT = 6, 29
LOCALES_OBJID, LOCALES_ROOT = 7, 30
FIRST_USER_OBJID = 8
FIXED_PAGES = 30
"""Pages of the system tables in a new database."""

_NAME_ID, _ROOT_FLAG_ID = 128, 8
_NULL_MAPPING = 0x30401
_LOCALE = "en-US"
_CATALOG_FLAGS = TableFlag.SYSTEM | TableFlag.FIXED_DDL
_NOT_NULL_IDS = {1, 2, 3, 4, 5, 6, 7, _NAME_ID}


def _columns_of_revision_20() -> tuple[Column, ...]:
    """MSysObjects' columns as revision 0x14 has them."""
    columns = []
    for column in CATALOG_COLUMNS:
        if column.name == ROOT_TIME:
            continue
        flags = ColumnFlag.NOT_NULL if column.id in _NOT_NULL_IDS else 0
        size = SIZES.get(column.type, 0 if column.is_tagged else 255)
        columns.append(replace(column, flags=flags, size=size, code_page=1252))
    return tuple(columns)


def _key(objid: int, name: str, root: int, flags: int, *ids: int) -> Index:
    return Index(objid, name, root, flags, tuple(map(IndexColumn, ids)), MAX_KEY, _LOCALE, _NULL_MAPPING)


ROW_COLUMNS = _columns_of_revision_20()

OBJECTS = Table(
    CATALOG_OBJID, "MSysObjects", CATALOG_ROOT, _CATALOG_FLAGS, ROW_COLUMNS,
    (
        _key(CATALOG_OBJID, "Id", CATALOG_ROOT, 0x10031, 1, 2, 3),
        _key(4, "Name", 7, 0x10011, 1, 2, _NAME_ID),
        _key(5, "RootObjects", 10, 0x10009, _ROOT_FLAG_ID, _NAME_ID),
    ),
    initial_pages=20,
)  # fmt: skip
SHADOW = Table(
    SHADOW_OBJID, "MSysObjectsShadow", SHADOW_ROOT, _CATALOG_FLAGS, ROW_COLUMNS,
    (_key(SHADOW_OBJID, "Id", SHADOW_ROOT, 0x10031, 1, 2, 3),),
    initial_pages=5,
)  # fmt: skip
OBJIDS = Table(
    OBJIDS_OBJID, "MSysObjids", OBJIDS_ROOT, _CATALOG_FLAGS | TableFlag.DYNAMIC_SYSTEM,
    (
        Column(256, "objid", ColumnType.LONG, size=4),
        Column(257, "objidTable", ColumnType.LONG, size=4),
        Column(258, "type", ColumnType.SHORT, size=2),
    ),
    (_key(OBJIDS_OBJID, "primary", OBJIDS_ROOT, UNIQUE_KEY, 256),),
    density=100,
)  # fmt: skip
LOCALES = Table(
    LOCALES_OBJID, "MSysLocales", LOCALES_ROOT, TableFlag.SYSTEM | TableFlag.DYNAMIC_SYSTEM,
    computed_offsets((
        Column(1, "Type", ColumnType.UNSIGNED_BYTE, ColumnFlag.NOT_NULL, 1),
        Column(2, "iValue", ColumnType.LONG, ColumnFlag.DEFAULT | ColumnFlag.ESCROW_UPDATE, 4, default=bytes(4)),
        Column(128, "Key", ColumnType.BINARY, size=255),
    )),
    (_key(LOCALES_OBJID, "KeyPrimary", LOCALES_ROOT, UNIQUE_KEY | KEY_NOT_CUT, 128),),
    density=0x5C,
)  # fmt: skip

_VERSIONS = {"Major": 1, "Minor": 0, "Update": 0}


def locale_rows() -> list[Cells]:
    """MSysLocales of a database without localised indexes, in key order."""
    versions = {f".Schema\\{part}\\{n}": (1, v) for part in ("External", "Internal") for n, v in _VERSIONS.items()}
    values = {**versions, "MSysLocalesConsistent": (2, 1)}
    return [
        {"Type": kind, "iValue": value, "Key": (name + "\0").encode("utf-16-le")}
        for name, (kind, value) in values.items()
    ]


def object_rows(tables: Iterable[Table]) -> list[Cells]:
    """MSysObjids: one row a tree."""
    rows: list[Cells] = []
    for table in tables:
        kinds = [(table.objid, RowType.TABLE)]
        kinds += [(index.objid, RowType.INDEX) for index in table.indexes if not index.is_primary]
        kinds += [(table.long_values.objid, RowType.LONG_VALUE)] if table.long_values else []
        rows += [{"objid": objid, "objidTable": table.objid, "type": int(kind)} for objid, kind in kinds]
    return rows


def catalog_rows(table: Table) -> Iterator[Cells]:
    """The rows of MSysObjects that describe one table, in key order."""
    common: dict[str, Value] = {
        "SpaceUsage": table.density,
        "Flags": 0,
        "PagesOrLocale": 0,
        "ObjidTable": table.objid,
    }
    yield common | {
        "Type": int(RowType.TABLE), "Id": table.objid, "ColtypOrPgnoFDP": table.root, "Name": table.name,
        "Flags": _signed(table.flags), "PagesOrLocale": table.initial_pages, "RootFlag": True,
        "LVChunkMax": table.lv_chunk,
    }  # fmt: skip
    for column in table.columns:
        yield common | _column_row(column, is_catalog=table.objid in (CATALOG_OBJID, SHADOW_OBJID))
    for index in table.indexes:
        yield common | _index_row(index)
    if table.long_values:
        yield common | {
            "Type": int(RowType.LONG_VALUE), "Id": table.long_values.objid, "SpaceUsage": 100,
            "ColtypOrPgnoFDP": table.long_values.root, "PagesOrLocale": 1, "Name": "LV",
        }  # fmt: skip


def _column_row(column: Column, *, is_catalog: bool) -> dict[str, Value]:
    # The engine stores the same useless offset for every column of the catalog itself.
    offset = FIRST_FIXED_OFFSET if is_catalog else column.offset
    return {
        "Type": int(RowType.COLUMN), "Id": column.id, "ColtypOrPgnoFDP": int(column.type), "Name": column.name,
        "SpaceUsage": column.size, "Flags": int(column.flags), "PagesOrLocale": column.code_page,
        "RecordOffset": offset if column.is_fixed else None, "DefaultValue": column.default,
    }  # fmt: skip


def _index_row(index: Index) -> dict[str, Value]:
    flags = [(0x40 if part.descending else 0, part.column_id) for part in index.columns]
    return {
        "Type": int(RowType.INDEX), "Id": index.objid, "ColtypOrPgnoFDP": index.root, "Name": index.name,
        "Flags": int(index.flags), "LCMapFlags": index.lcmap_flags,
        "KeyMost": None if index.key_most == MAX_KEY else index.key_most,
        "KeyFldIDs": b"".join(struct.pack("<BxH", *part) for part in flags),
        "LocaleName": _LOCALE.encode("utf-16-le"),
    }  # fmt: skip


def _signed(flags: int) -> int:
    """Flags with the top bit set, as the Long that the catalog keeps them in."""
    return flags - (1 << 32) if flags >> 31 else flags
