"""The catalog: the tables, columns, indexes and long-value trees of a database.

Source: docs/formats/tables-and-values.md#catalog. MSysObjects describes itself, but one must know its columns to
read it, and the record offsets that it stores for itself are not usable: those of the catalog tables are computed
here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum, IntFlag

from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.column import (
    FIRST_TAGGED,
    FIRST_VARIABLE,
    SIZES,
    Column,
    ColumnFlag,
    ColumnType,
)
from engine.formats.record import FIRST_FIXED_OFFSET, RecordFormat, Row
from engine.formats.tree import ReadPage, Tree

CATALOG_ROOT = 4
CATALOG_OBJID = 2
SHADOW_ROOT = 24
SHADOW_OBJID = 3
ROOT_TIME = "PgnoFDPLastSetTime"
"""Column of the catalog: when a tree's root page was set, by the clock."""
MAX_COLUMN_ID = 64993


class RowType(IntEnum):
    """What a row of MSysObjects describes."""

    TABLE = 1
    COLUMN = 2
    INDEX = 3
    LONG_VALUE = 4
    CALLBACK = 5


class TableFlag(IntFlag):
    """Table flags (docs/formats/tables-and-values.md#flags)."""

    SYSTEM = 0x80000000
    FIXED_DDL = 0x40000000
    TEMPLATE = 0x20000000
    DERIVED = 0x10000000
    DYNAMIC_SYSTEM = 0x08000000


class IndexFlag(IntFlag):
    """The index flags that a reader may ask for (docs/formats/tables-and-values.md#flags)."""

    UNIQUE = 0x1
    PRIMARY = 0x20
    EXTENDED_COLUMNS = 0x10000


@dataclass(frozen=True, slots=True)
class IndexColumn:
    """One segment of an index key."""

    column_id: int
    descending: bool = False
    of_template: bool = False


@dataclass(frozen=True, slots=True)
class Index:
    """An index; a primary one shares its table's tree. ``key_most`` is the greatest key length in bytes.

    ``special`` says in words what sets its entries apart from one key a row: tuples, conditions, short segments.
    """

    objid: int
    name: str
    root: int
    flags: int
    columns: tuple[IndexColumn, ...]
    key_most: int = 255
    locale: str | None = None
    lcmap_flags: int = 0
    special: str = ""

    @property
    def is_primary(self) -> bool:
        return bool(self.flags & IndexFlag.PRIMARY)

    @property
    def is_unique(self) -> bool:
        return bool(self.flags & IndexFlag.UNIQUE)


@dataclass(frozen=True, slots=True)
class TreeRoot:
    """Where a tree starts and the object id that its pages carry."""

    objid: int
    root: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table as the catalog describes it; ``columns`` begin with those of its template, deleted ones left out."""

    objid: int
    name: str
    root: int
    flags: int
    columns: tuple[Column, ...]
    indexes: tuple[Index, ...] = ()
    long_values: TreeRoot | None = None
    template: str | None = None
    density: int = 80
    initial_pages: int = 0
    lv_chunk: int | None = None

    @property
    def system(self) -> bool:
        """Whether the engine made the table for itself."""
        return bool(self.flags & (TableFlag.SYSTEM | TableFlag.DYNAMIC_SYSTEM))

    @property
    def trees(self) -> tuple[TreeRoot, ...]:
        """Every tree of the table: its own, its secondary indexes', its long values'."""
        own = (TreeRoot(self.objid, self.root),)
        secondary = tuple(TreeRoot(i.objid, i.root) for i in self.indexes if not i.is_primary)
        return own + secondary + ((self.long_values,) if self.long_values else ())


def _own_columns() -> tuple[Column, ...]:
    """The columns of MSysObjects as the newest engine has them; older rows merely end before the last."""
    long, short, binary, text = ColumnType.LONG, ColumnType.SHORT, ColumnType.BINARY, ColumnType.TEXT
    fixed = (
        ("ObjidTable", long), ("Type", short), ("Id", long), ("ColtypOrPgnoFDP", long), ("SpaceUsage", long),
        ("Flags", long), ("PagesOrLocale", long), ("RootFlag", ColumnType.BIT), ("RecordOffset", short),
        ("LCMapFlags", long), ("KeyMost", ColumnType.UNSIGNED_SHORT), ("LVChunkMax", long),
        (ROOT_TIME, ColumnType.DATE_TIME),
    )  # fmt: skip
    variable = (
        ("Name", text), ("Stats", binary), ("TemplateTable", text), ("DefaultValue", binary),
        ("KeyFldIDs", binary), ("VarSegMac", binary), ("ConditionalColumns", binary), ("TupleLimits", binary),
        ("Version", binary), ("SortID", binary),
    )  # fmt: skip
    tagged = (
        "CallbackData", "CallbackDependencies", "SeparateLV", "SpaceHints", "SpaceDeferredLVHints", "LocaleName",
    )  # fmt: skip
    columns = [Column(1 + i, name, type_, code_page=1252) for i, (name, type_) in enumerate(fixed)]
    columns += [
        Column(FIRST_VARIABLE + i, name, type_, code_page=1252) for i, (name, type_) in enumerate(variable)
    ]
    columns += [Column(FIRST_TAGGED + i, name, ColumnType.LONG_BINARY) for i, name in enumerate(tagged)]
    return computed_offsets(columns)


def computed_offsets(columns: Iterable[Column]) -> tuple[Column, ...]:
    """The columns with the fixed ones packed in order of their ids, as the engine lays them out."""
    placed = []
    offset = FIRST_FIXED_OFFSET
    for column in sorted(columns, key=lambda c: c.id):
        if column.is_fixed:
            placed.append(replace(column, offset=offset))
            offset += SIZES.get(column.type, column.size)
        else:
            placed.append(column)
    return tuple(placed)


CATALOG_COLUMNS = _own_columns()

_SPECIAL_INDEXES = {
    "VarSegMac": "shortened segments",
    "ConditionalColumns": "conditions",
    "TupleLimits": "tuples",
}
"""Columns of the catalog that are NULL for every plain index."""


def read_catalog(read_page: ReadPage, page_size: int, root: int = CATALOG_ROOT) -> list[Table]:
    """All tables of a database, in the order of their object ids, system tables among them.

    ``root`` may be that of the shadow catalog. Raises ``Corruption``: JET_errCatalogCorrupted for rows that
    make no sense together, and what walking the tree and decoding the rows raise.
    """
    objid = SHADOW_OBJID if root == SHADOW_ROOT else CATALOG_OBJID
    return tables_in(Tree(read_page, root, objid).live_data(), page_size)


def tables_in(records: Iterable[bytes], page_size: int) -> list[Table]:
    """The tables that the records of a catalog describe, all of them in key order; raises as
    :func:`read_catalog`."""
    decode = RecordFormat(CATALOG_COLUMNS, page_size).row
    drafts: dict[int, _Draft] = {}
    for data in records:
        row = decode(data)
        table = _number(row, "ObjidTable")
        kind = _number(row, "Type")
        if kind == RowType.TABLE:
            drafts[table] = _Draft(row)
        elif table not in drafts:
            raise _damaged(f"object {table} has a row of type {kind} but no table")
        else:
            drafts[table].add(kind, row)
    tables = {draft.objid: draft.finish() for draft in drafts.values()}
    return _inherit(list(tables.values()))


def table_of_rows(rows: Iterable[Row]) -> Table:
    """The table that its rows of MSysObjects describe, in key order. A table derived from a template lacks the
    columns that it takes from there. Raises ``Corruption`` (JET_errCatalogCorrupted).
    """
    rows = iter(rows)
    first = next(rows, None)
    if first is None or _number(first, "Type") != RowType.TABLE:
        raise _damaged("columns or indexes do not belong to a table")
    draft = _Draft(first)
    for row in rows:
        draft.add(_number(row, "Type"), row)
    return draft.finish()


class _Draft:
    """One table while its rows are read."""

    def __init__(self, row: Row) -> None:
        self._row = row
        self.objid = _number(row, "ObjidTable")
        self._columns: list[Column] = []
        self._indexes: list[Index] = []
        self._long_values: TreeRoot | None = None

    def add(self, kind: int, row: Row) -> None:
        if kind == RowType.COLUMN:
            self._columns.append(_column(row))
        elif kind == RowType.INDEX:
            self._indexes.append(_index(row))
        elif kind == RowType.LONG_VALUE:
            self._long_values = TreeRoot(_number(row, "Id"), _number(row, "ColtypOrPgnoFDP"))

    def finish(self) -> Table:
        row = self._row
        columns: Sequence[Column] = self._columns
        if self.objid in (CATALOG_OBJID, SHADOW_OBJID):
            columns = computed_offsets(columns)
        return Table(
            objid=self.objid,
            name=_text(row, "Name"),
            root=_number(row, "ColtypOrPgnoFDP"),
            flags=_number(row, "Flags") & 0xFFFFFFFF,
            columns=tuple(column for column in columns if column.type != ColumnType.NIL),
            indexes=tuple(self._indexes),
            long_values=self._long_values,
            template=_text(row, "TemplateTable") or None,
            density=_number(row, "SpaceUsage"),
            initial_pages=_number(row, "PagesOrLocale"),
            lv_chunk=_number(row, "LVChunkMax") or None,
        )


def _column(row: Row) -> Column:
    id_, coltyp = _number(row, "Id"), _number(row, "ColtypOrPgnoFDP")
    name = _text(row, "Name")
    if not 1 <= id_ <= MAX_COLUMN_ID or not 0 <= coltyp <= max(ColumnType):
        raise _damaged(f"column {name!r} cannot have id {id_} and type {coltyp}")
    type_, flags = ColumnType(coltyp), _number(row, "Flags")
    default = row["DefaultValue"] if flags & ColumnFlag.DEFAULT else None
    size = _number(row, "SpaceUsage")
    return Column(
        id=id_,
        name=name,
        type=type_,
        flags=flags,
        size=SIZES.get(type_, size) if id_ < FIRST_VARIABLE else size,
        code_page=_number(row, "PagesOrLocale"),
        offset=_number(row, "RecordOffset"),
        default=default if isinstance(default, bytes) else None,
    )


def _index(row: Row) -> Index:
    flags = _number(row, "Flags")
    locale = row["LocaleName"]
    return Index(
        objid=_number(row, "Id"),
        name=_text(row, "Name"),
        root=_number(row, "ColtypOrPgnoFDP"),
        flags=flags,
        columns=_index_columns(row["KeyFldIDs"], bool(flags & IndexFlag.EXTENDED_COLUMNS)),
        key_most=_number(row, "KeyMost") or 255,
        locale=locale.decode("utf-16-le", "replace") if isinstance(locale, bytes) else None,
        lcmap_flags=_number(row, "LCMapFlags"),
        special=" and ".join(about for name, about in _SPECIAL_INDEXES.items() if row[name] is not None),
    )


def _index_columns(ids: object, extended: bool) -> tuple[IndexColumn, ...]:
    """KeyFldIDs: four bytes a segment (flags, 0, column id); in old files two, negative when descending."""
    if not isinstance(ids, bytes):
        return ()
    if not extended:
        numbers = [int.from_bytes(ids[i : i + 2], "little", signed=True) for i in range(0, len(ids) - 1, 2)]
        return tuple(IndexColumn(abs(number), number < 0) for number in numbers)
    return tuple(
        IndexColumn(
            column_id=int.from_bytes(ids[i + 2 : i + 4], "little"),
            descending=bool(ids[i] & 0x40),
            of_template=bool(ids[i] & 0x80),
        )
        for i in range(0, len(ids) - 3, 4)
    )


def _inherit(tables: list[Table]) -> list[Table]:
    """Give derived tables the columns of their templates, which come first in their records."""
    by_name = {table.name.casefold(): table for table in tables}
    return [with_template(table, by_name) for table in tables]


def with_template(table: Table, by_name: Mapping[str, Table]) -> Table:
    """A table with the columns of its template, if it has one; ``by_name`` has casefolded names.

    Raises ``Corruption`` (JET_errCatalogCorrupted) if the template is missing.
    """
    if not table.flags & TableFlag.DERIVED or not table.template:
        return table
    template = by_name.get(table.template.casefold())
    if template is None or template.flags & TableFlag.DERIVED:
        raise _damaged(f"the template of table {table.name!r} is missing")
    taken = tuple(replace(column, derived=True) for column in template.columns)
    return replace(table, columns=taken + table.columns)


def _number(row: Row, name: str) -> int:
    """A number of a catalog row, 0 where it is NULL."""
    value = row[name]
    return value if isinstance(value, int) else 0


def _text(row: Row, name: str) -> str:
    value = row[name]
    return value if isinstance(value, str) else ""


def _damaged(why: str) -> JetError:
    return Code.CatalogCorrupted.error(f"The catalog is damaged: {why}.")
