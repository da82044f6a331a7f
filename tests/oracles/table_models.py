"""What a live database must hold, as plain dicts: tables of several shapes, their rows, the order of each index.

The order is worked out from the values with Python's own comparison, not from the keys that the engine makes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from engine.formats.column import ColumnType as T
from engine.tables.definitions import ColumnDefinition, IndexDefinition, Nulls, TableDefinition

Cells = dict[str, Any]
Place = tuple[Any, ...]

LONG_SIZES = (0, 10, 300, 1023, 1024, 1030, 2200, 4014, 4015, 9000, 20000)
_LETTERS = "abcdefghijklmnoxyzABZ_"
_UPPER_HALF = bytes(byte | 0x80 for byte in range(256))


def _no_value(row: Cells) -> Any:
    return None


@dataclass(frozen=True)
class Shape:
    """A kind of table.

    ``make`` makes a row, without its autoincremented number; its second argument says how much rows differ.
    ``orders`` gives a row's places in each secondary index, ``primary`` its place in the table (``None``: rows lie
    in the order of insertion), ``unique`` what no other row may have (``None``: this row lacks it).
    """

    columns: tuple[ColumnDefinition, ...]
    indexes: tuple[IndexDefinition, ...]
    make: Callable[[Random, int], Cells]
    orders: Mapping[str, Callable[[Cells], list[Place]]] = field(default_factory=dict)
    primary: Callable[[Cells], Place] | None = None
    unique: Callable[[Cells], Any] = _no_value
    numbered: str = ""

    @property
    def key_columns(self) -> set[str]:
        """What cannot be changed in a row that is there: its primary key."""
        return {name.lstrip("-") for index in self.indexes if index.primary for name in index.columns}

    def definition(self, name: str) -> TableDefinition:
        return TableDefinition(name, self.columns, self.indexes)


def text_place(value: str | None) -> Place:
    return (0,) if value is None else (1, value.upper())


def down(value: int | None) -> Place:
    return (1,) if value is None else (0, -value)


def word(random: Random, most: int) -> str:
    return "".join(random.choices(_LETTERS, k=random.randint(0, most)))


def long_text(random: Random, size: int) -> str:
    return ((word(random, 40) or "x") * size)[:size]


def blob(random: Random, size: int) -> bytes:
    """Bytes that other readers, which go by the first byte of a chunk, do not take for compressed ones."""
    return random.randbytes(size).translate(_UPPER_HALF)


def _order(random: Random, alike: int) -> Cells:
    size = random.choice(LONG_SIZES) if random.random() < 0.25 else random.randint(0, 60)
    tags = [random.randint(-3, alike) for _ in range(random.choice((0, 0, 1, 2, 5)))]
    return {
        "Name": word(random, 40) if random.random() < 0.5 else f"name {random.randint(0, alike)}",
        "Group": random.choice((None, 0, 1, -1, random.randint(-32768, 32767))),
        "Code": random.choice((None, b"", random.randbytes(random.randint(1, 3)), random.randbytes(30))),
        "Tags": tags or None,
        "Note": None if random.random() < 0.3 else long_text(random, size),
        "Blob": None if random.random() < 0.8 else blob(random, random.choice(LONG_SIZES)),
    }


ORDERS = Shape(
    (
        ColumnDefinition("Id", T.LONG, autoincrement=True),
        ColumnDefinition("Name", T.TEXT, 60),
        ColumnDefinition("Group", T.SHORT),
        ColumnDefinition("Code", T.BINARY, 40),
        ColumnDefinition("Tags", T.LONG, multivalued=True),
        ColumnDefinition("Note", T.LONG_TEXT),
        ColumnDefinition("Blob", T.LONG_BINARY),
    ),
    (
        IndexDefinition("ById", ("Id",), primary=True),
        IndexDefinition("ByName", ("Name",)),
        IndexDefinition("ByGroup", ("-Group", "Name")),
        IndexDefinition("ByCode", ("Code",), unique=True, nulls=Nulls.LEAVE_OUT_ANY),
        IndexDefinition("ByTag", ("Tags",), nulls=Nulls.LEAVE_OUT_ALL),
    ),
    _order,
    {
        "ByName": lambda row: [text_place(row["Name"])],
        "ByGroup": lambda row: [(down(row["Group"]), text_place(row["Name"]))],
        "ByCode": lambda row: [] if row["Code"] is None else [(row["Code"],)],
        "ByTag": lambda row: [(tag,) for tag in sorted(set(row["Tags"] or ()))],
    },
    primary=lambda row: (row["Id"],),
    unique=lambda row: row["Code"],
    numbered="Id",
)


def _part(random: Random, alike: int) -> Cells:
    prefix = random.choice((b"", b"\0" * 50, b"\xff" * 30, b"common prefix " * 8))
    return {
        "Code": prefix + random.randbytes(random.choice((0, 1, 2, 8, 80))),
        "Part": random.randint(0, alike),
        "Size": random.choice((None, 1.5, -2.0, random.uniform(-1e9, 1e9))),
        "Text": word(random, random.choice((10, 200))),
    }


PARTS = Shape(
    (
        ColumnDefinition("Code", T.BINARY, 200, not_null=True),
        ColumnDefinition("Part", T.SHORT, not_null=True),
        ColumnDefinition("Size", T.IEEE_DOUBLE),
        ColumnDefinition("Text", T.TEXT, 200),
    ),
    (
        IndexDefinition("Key", ("Code", "Part"), primary=True),
        IndexDefinition("BySize", ("Size",), nulls=Nulls.LEAVE_OUT_ALL),
    ),
    _part,
    {"BySize": lambda row: [] if row["Size"] is None else [(row["Size"],)]},
    primary=lambda row: (row["Code"], row["Part"]),
)


def _line(random: Random, alike: int) -> Cells:
    return {
        "Number": random.choice((None, 0, random.getrandbits(63))),
        "Fixed": random.choice((None, random.randbytes(16))),
        "Text": word(random, 30) + "\u20ac\U00010400" * random.choice((0, 1, 300, 600)),
    }


LINES = Shape(
    (
        ColumnDefinition("Number", T.LONG_LONG),
        ColumnDefinition("Fixed", T.BINARY, 16, fixed=True),
        ColumnDefinition("Text", T.LONG_TEXT, code_page=1200),
    ),
    (),
    _line,
)

SHAPES: Mapping[str, Shape] = {"Orders": ORDERS, "Parts": PARTS, "Lines": LINES}


@dataclass
class TableModel:
    """The rows of one table by primary key, as the engine returned it; secondary indexes can be ``missing``."""

    shape: Shape
    rows: dict[bytes, Cells] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()

    def copy(self) -> TableModel:
        return TableModel(self.shape, dict(self.rows), self.missing)

    @property
    def indexes(self) -> list[str]:
        """The secondary indexes that are there."""
        return [name for name in self.shape.orders if name not in self.missing]

    def in_order(self) -> list[Cells]:
        """All rows in the order of the table."""
        by_value = self.shape.primary
        if by_value is None:
            return [self.rows[key] for key in sorted(self.rows)]
        return sorted(self.rows.values(), key=by_value)

    def entries(self, index: str) -> list[tuple[Place, bytes]]:
        """The entries of a secondary index in its order: place and primary key."""
        places = self.shape.orders[index]
        return sorted((place, key) for key, row in self.rows.items() for place in places(row))

    def is_taken(self, row: Cells, own: bytes | None = None) -> bool:
        """Whether a row other than ``own`` stands in the way of this one."""
        primary, unique = self.shape.primary, self.shape.unique(row)
        if "ByCode" in self.missing:
            unique = None
        for key, other in self.rows.items():
            if key == own:
                continue
            if unique is not None and self.shape.unique(other) == unique:
                return True
            if primary is not None and not self.shape.numbered and primary(other) == primary(row):
                return True
        return False


Content = dict[str, TableModel]
"""A whole database."""


def copy_of(content: Content) -> Content:
    return {name: table.copy() for name, table in content.items()}
