"""The catalog's description of one column: its type, the position of its bytes, its default value.

Source: docs/formats/tables-and-values.md#column-types, docs/formats/tables-and-values.md#flags.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, IntFlag


class ColumnType(IntEnum):
    """``coltyp`` (docs/formats/tables-and-values.md#column-types)."""

    NIL = 0
    BIT = 1
    UNSIGNED_BYTE = 2
    SHORT = 3
    LONG = 4
    CURRENCY = 5
    IEEE_SINGLE = 6
    IEEE_DOUBLE = 7
    DATE_TIME = 8
    BINARY = 9
    TEXT = 10
    LONG_BINARY = 11
    LONG_TEXT = 12
    SLV = 13
    UNSIGNED_LONG = 14
    LONG_LONG = 15
    GUID = 16
    UNSIGNED_SHORT = 17
    UNSIGNED_LONG_LONG = 18


class ColumnFlag(IntFlag):
    """Column flags (docs/formats/tables-and-values.md#flags)."""

    NOT_NULL = 0x1
    VERSION = 0x2
    AUTOINCREMENT = 0x4
    MULTIVALUED = 0x8
    DEFAULT = 0x10
    ESCROW_UPDATE = 0x20
    FINALIZE = 0x40
    USER_DEFINED_DEFAULT = 0x80
    TEMPLATE_COLUMN = 0x100
    DELETE_ON_ZERO = 0x200
    PRIMARY_INDEX_PLACEHOLDER = 0x800
    COMPRESSED = 0x1000
    ENCRYPTED = 0x2000


FIRST_VARIABLE = 128
FIRST_TAGGED = 256

SIZES = {
    ColumnType.BIT: 1,
    ColumnType.UNSIGNED_BYTE: 1,
    ColumnType.SHORT: 2,
    ColumnType.LONG: 4,
    ColumnType.CURRENCY: 8,
    ColumnType.IEEE_SINGLE: 4,
    ColumnType.IEEE_DOUBLE: 8,
    ColumnType.DATE_TIME: 8,
    ColumnType.UNSIGNED_LONG: 4,
    ColumnType.LONG_LONG: 8,
    ColumnType.GUID: 16,
    ColumnType.UNSIGNED_SHORT: 2,
    ColumnType.UNSIGNED_LONG_LONG: 8,
}
"""Bytes of one value, for the types that have a size of their own."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    ``size`` is the size of a fixed column, else the greatest length allowed (0: no limit). ``offset`` is the
    place of a fixed column in the record. ``default`` holds raw bytes, ``None`` when the column has none.
    ``derived`` is set on a column that a table takes from its template.
    """

    id: int
    name: str
    type: ColumnType
    flags: int = 0
    size: int = 0
    code_page: int = 0
    offset: int = 0
    default: bytes | None = None
    derived: bool = False

    @property
    def is_fixed(self) -> bool:
        return self.id < FIRST_VARIABLE

    @property
    def is_tagged(self) -> bool:
        return self.id >= FIRST_TAGGED

    @property
    def known_flags(self) -> tuple[ColumnFlag, ...]:
        """The flags that are set and have a name."""
        return tuple(flag for flag in ColumnFlag if self.flags & flag)

    @property
    def is_multivalued(self) -> bool:
        return bool(self.flags & ColumnFlag.MULTIVALUED)
