"""Requested tables, columns and indexes, and their definitions in the catalog.

Source: docs/formats/tables-and-values.md#records (ids and areas), docs/formats/tree-and-space.md#btrees (limits of
keys).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.catalog import Index, IndexColumn, IndexFlag, Table, computed_offsets
from engine.formats.column import FIRST_TAGGED, FIRST_VARIABLE, SIZES, Column, ColumnFlag, ColumnType
from engine.formats.keys import MAX_KEY, KeyFlag
from engine.formats.long_value import chunk_most
from engine.formats.raw_values import MAX_COLUMN, raw_value
from engine.formats.record import FIRST_FIXED_OFFSET
from engine.formats.record_writer import record_most
from engine.formats.values import UNICODE, Value

MAX_NAME = 64
MAX_COLUMNS_OF_KEY = 16
LATIN = 1252

_LONG = (ColumnType.LONG_BINARY, ColumnType.LONG_TEXT)
_TEXT = (ColumnType.TEXT, ColumnType.LONG_TEXT)
_COUNTED = (ColumnType.LONG, ColumnType.LONG_LONG, ColumnType.CURRENCY, ColumnType.UNSIGNED_LONG_LONG)
_NOT_IN_NAMES = set("!.[]")
_FIRST_OF_AREA = {"fixed": 1, "variable": FIRST_VARIABLE, "tagged": FIRST_TAGGED}
_END_OF_AREA = {"fixed": FIRST_VARIABLE, "variable": FIRST_TAGGED, "tagged": 64994}
_LCMAP_FLAGS = 0x30401
_KEY_MOST_OF_SMALL_PAGES = 1000
_KEY_MOST_OF_LARGE_PAGES = 2000
_MULTI_VALUED_INDEX = 0x80
_LARGER_KEYS_FROM = 8192


class Nulls(Enum):
    """What an index does with rows that are NULL in its columns."""

    KEEP = KeyFlag.ALLOW_ALL_NULL | KeyFlag.ALLOW_FIRST_NULL | KeyFlag.ALLOW_SOME_NULL
    LEAVE_OUT_ALL = KeyFlag.ALLOW_FIRST_NULL | KeyFlag.ALLOW_SOME_NULL
    """Rows with NULL in every column are not in the index."""
    LEAVE_OUT_FIRST = KeyFlag.ALLOW_SOME_NULL
    """Rows with NULL in the first column are not in the index."""
    LEAVE_OUT_ANY = KeyFlag(0)
    """Rows with NULL in any column are not in the index."""
    FORBID = KeyFlag.NO_NULL
    """Rows with NULL in any column are refused."""


@dataclass(frozen=True)
class ColumnDefinition:
    """One column. ``size`` bytes limit text and binary, 0 for the type's own limit; ``fixed`` keeps such a column
    at that size in every record. Several values (``multivalued``), and ``tagged`` columns that take no space while
    NULL, are possible for every type.
    """

    name: str
    type: ColumnType
    size: int = 0
    code_page: int = LATIN
    not_null: bool = False
    autoincrement: bool = False
    multivalued: bool = False
    tagged: bool = False
    fixed: bool = False
    default: Value = None

    @property
    def area(self) -> str:
        """Where in the record its values are."""
        if self.tagged or self.multivalued or self.type in _LONG:
            return "tagged"
        return "fixed" if self.fixed or self.type in SIZES else "variable"


@dataclass(frozen=True)
class IndexDefinition:
    """One index over ``columns``, by name; ``-name`` sorts downwards. A primary index is always unique."""

    name: str
    columns: tuple[str, ...]
    primary: bool = False
    unique: bool = False
    nulls: Nulls = Nulls.KEEP
    key_most: int = MAX_KEY
    cross_product: bool = False


@dataclass(frozen=True)
class TableDefinition:
    """A table; ``pages`` are its own from the start, ``density`` percent of a page are filled at first. Its long
    values are cut into chunks of ``lv_chunk`` bytes, 0 for the size that belongs to the page size.
    """

    name: str
    columns: tuple[ColumnDefinition, ...]
    indexes: tuple[IndexDefinition, ...] = ()
    pages: int = 1
    density: int = 80
    lv_chunk: int = 0


def build_table(definition: TableDefinition, page_size: int) -> Table:
    """The table that the catalog will describe; object ids and roots are still 0.

    Raises ``WrongUse``: JET_errInvalidName (-1002), JET_errColumnDuplicate (-1508), JET_errIndexDuplicate (-1403),
    JET_errIndexHasPrimary (-1402), JET_errInvalidLVChunkSize (-1438), JET_errRecordTooBig (-1026) and what columns
    and indexes raise.
    """
    check_name(definition.name)
    columns = build_columns(definition.columns)
    fixed = [column for column in columns if column.is_fixed]
    end = max(
        (column.offset + SIZES.get(column.type, column.size) for column in fixed), default=FIRST_FIXED_OFFSET
    )
    if end + (len(fixed) + 7) // 8 > record_most(page_size):
        raise Code.RecordTooBig.error(f"The fixed columns of table {definition.name!r} do not fit on a page.")
    if sum(bool(column.flags & ColumnFlag.AUTOINCREMENT) for column in columns) > 1:
        raise Code.InvalidColumnType.error("A table can have only one autoincrement column.")
    names = [index.name.casefold() for index in definition.indexes]
    if len(set(names)) < len(names):
        raise Code.IndexDuplicate.error(f"Table {definition.name!r} has two indexes with the same name.")
    if sum(index.primary for index in definition.indexes) > 1:
        raise Code.IndexHasPrimary.error(f"Table {definition.name!r} has two primary indexes.")
    most = chunk_most(page_size)
    if not 0 <= definition.lv_chunk <= most:
        raise Code.InvalidLVChunkSize.error(
            f"Long values must be stored in chunks of 1 to {most:,} bytes on pages of {page_size:,} bytes."
        )
    indexes = tuple(build_index(index, columns, page_size) for index in definition.indexes)
    return Table(
        0, definition.name, 0, 0, columns, indexes,
        density=definition.density, initial_pages=definition.pages, lv_chunk=definition.lv_chunk or None,
    )  # fmt: skip


def build_columns(definitions: Iterable[ColumnDefinition], existing: Sequence[Column] = ()) -> tuple[Column, ...]:
    """All columns of a table, the ``existing`` ones first, in the order of their ids."""
    columns = list(existing)
    for definition in definitions:
        check_name(definition.name)
        if any(column.name.casefold() == definition.name.casefold() for column in columns):
            raise Code.ColumnDuplicate.error(f"Two columns are named {definition.name!r}.", column=definition.name)
        columns.append(_column(definition, _next_id(definition.area, columns)))
    return computed_offsets(columns)


def _next_id(area: str, columns: Sequence[Column]) -> int:
    first, end = _FIRST_OF_AREA[area], _END_OF_AREA[area]
    id_ = max((column.id for column in columns if first <= column.id < end), default=first - 1) + 1
    if id_ == end:
        raise Code.TooManyColumns.error(f"A table can have at most {end - first} {area} columns.")
    return id_


def _column(definition: ColumnDefinition, id_: int) -> Column:
    kind, area = definition.type, definition.area
    if kind in (ColumnType.NIL, ColumnType.SLV):
        raise _no_column(definition, "its type is obsolete")
    if definition.autoincrement and (kind not in _COUNTED or area != "fixed" or definition.default is not None):
        raise _no_column(
            definition, "only an integer of 4 or 8 bytes without a default can be an autoincrement column"
        )
    if area != "tagged" and kind not in SIZES and not 0 <= definition.size <= MAX_COLUMN:
        raise Code.ColumnTooBig.error(f"The size of column {definition.name!r} cannot be {definition.size} bytes.")
    size = SIZES.get(kind, definition.size or (0 if kind in _LONG else MAX_COLUMN))
    flags = ColumnFlag(0)
    flags |= ColumnFlag.NOT_NULL if definition.not_null or definition.autoincrement else 0
    flags |= ColumnFlag.AUTOINCREMENT if definition.autoincrement else 0
    flags |= ColumnFlag.MULTIVALUED if definition.multivalued else 0
    flags |= ColumnFlag.DEFAULT if definition.default is not None else 0
    code_page = definition.code_page if kind in _TEXT else 0
    column = Column(id_, definition.name, kind, int(flags), size, code_page)
    default = raw_value(column, definition.default)
    if default is not None and len(default) > MAX_COLUMN:
        raise Code.ColumnTooBig.error(f"The default value of column {definition.name!r} is too long.")
    return Column(id_, definition.name, kind, int(flags), size, code_page, default=default)


def build_index(definition: IndexDefinition, columns: Sequence[Column], page_size: int) -> Index:
    """An index over these columns; object id and root are still 0.

    Raises ``WrongUse``: JET_errInvalidName, JET_errIndexInvalidDef (-1406), JET_errColumnNotFound (-1507), and
    ``Unsupported`` (JET_errUnicodeTranslationFail, -602) for Unicode text.
    """
    check_name(definition.name)
    if not 0 < len(definition.columns) <= MAX_COLUMNS_OF_KEY:
        raise _no_index(definition, f"it must have 1 to {MAX_COLUMNS_OF_KEY} columns")
    most = _KEY_MOST_OF_SMALL_PAGES if page_size < _LARGER_KEYS_FROM else _KEY_MOST_OF_LARGE_PAGES
    if not MAX_KEY <= definition.key_most <= most:
        raise _no_index(definition, f"the length of its keys must be {MAX_KEY} to {most} bytes")
    by_name = {column.name: column for column in columns}
    parts, used = [], []
    for name in definition.columns:
        column = by_name.get(name.lstrip("+-"))
        if column is None:
            raise Code.ColumnNotFound.error(
                f"Index {definition.name!r} contains {name!r}, but there is no such column."
            )
        if column.type in _TEXT and column.code_page == UNICODE:
            raise Code.UnicodeTranslationFail.error(index=definition.name)
        parts.append(IndexColumn(column.id, name.startswith("-")))
        used.append(column)
    multivalued = any(column.is_multivalued for column in used)
    if definition.primary and multivalued:
        raise _no_index(definition, "a primary key can contain only one value of each column")
    flags = IndexFlag.EXTENDED_COLUMNS | definition.nulls.value
    flags |= IndexFlag.PRIMARY if definition.primary else 0
    flags |= IndexFlag.UNIQUE if definition.unique or definition.primary else 0
    flags |= KeyFlag.CROSS_PRODUCT if definition.cross_product else 0
    flags |= _MULTI_VALUED_INDEX if multivalued else 0
    return Index(0, definition.name, 0, int(flags), tuple(parts), definition.key_most, None, _LCMAP_FLAGS)


def check_name(name: str) -> None:
    """Raise ``WrongUse`` (JET_errInvalidName, -1002) for what cannot name a table, column or index."""
    wrong = not name or name[0] == " " or not name.isprintable() or not _NOT_IN_NAMES.isdisjoint(name)
    if wrong or len(name) > MAX_NAME or not name.isascii():
        raise Code.InvalidName.error(
            f"{name!r} is not a valid name: use 1 to {MAX_NAME} ASCII characters without ! . [ ] and "
            "without a leading space."
        )


def _no_column(definition: ColumnDefinition, why: str) -> JetError:
    return Code.InvalidColumnType.error(f"Column {definition.name!r} is not valid: {why}.", column=definition.name)


def _no_index(definition: IndexDefinition, why: str) -> JetError:
    return Code.IndexInvalidDef.error(f"Index {definition.name!r} is not valid: {why}.", index=definition.name)
