"""Ten tables for other readers: every type of column in every place of a record, every kind of index."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from engine.change.live_database import LiveDatabase
from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.column import SIZES
from engine.formats.column import ColumnType as T
from engine.instance.session import Session
from engine.tables.definitions import ColumnDefinition, IndexDefinition, Nulls
from engine.tables.open_tables import open_table
from engine.tables.schema import create_index, create_table
from tests.oracles.table_models import (
    LINES,
    ORDERS,
    PARTS,
    Cells,
    Content,
    Shape,
    TableModel,
    blob,
    down,
    long_text,
    text_place,
    word,
)

TYPES = tuple(sorted(SIZES.keys() - {T.UNSIGNED_LONG_LONG}))
"""libesedb reads no row of a table with a column of the youngest type, so that has a table of its own."""
_BITS = {T.SHORT: 16, T.LONG: 32, T.LONG_LONG: 64, T.CURRENCY: 64}
_UNSIGNED = {T.UNSIGNED_BYTE: 8, T.UNSIGNED_SHORT: 16, T.UNSIGNED_LONG: 32, T.UNSIGNED_LONG_LONG: 64}
_COMMIT_EVERY = 200


def value_of(kind: T, random: Random) -> Any:
    """A value of a type that has a size of its own; the ends of its range as often as not."""
    if kind in _BITS:
        half = 1 << _BITS[kind] - 1
        return random.choice((-half, half - 1, 0, -1, random.randrange(-half, half)))
    if kind in _UNSIGNED:
        top = (1 << _UNSIGNED[kind]) - 1
        return random.choice((0, top, random.randint(0, top)))
    match kind:
        case T.BIT:
            return random.random() < 0.5
        case T.IEEE_SINGLE:
            return random.choice((0.0, -1.5, 65536.25))
        case T.IEEE_DOUBLE:
            return random.choice((0.0, -1e-300, random.uniform(-1e9, 1e9)))
        case T.DATE_TIME:
            return datetime(1970, 1, 1) + timedelta(days=random.randint(0, 30000), hours=random.randint(0, 23))
        case _:
            return UUID(bytes=random.randbytes(16))


def _everything(random: Random, alike: int) -> Cells:
    row: Cells = {"Id": random.getrandbits(31)}
    for kind in TYPES:
        row[f"Fixed{kind}"] = value_of(kind, random) if random.random() < 0.8 else None
        row[f"Tagged{kind}"] = value_of(kind, random) if random.random() < 0.3 else None
        row[f"Many{kind}"] = [value_of(kind, random) for _ in range(random.randint(1, 4))]
        if random.random() < 0.7:
            row[f"Many{kind}"] = None
    row["Padded"] = random.choice((None, random.randbytes(20)))
    row["Text"] = random.choice((None, word(random, 200)))
    row["Wide"] = random.choice((None, "\u00e4\u20ac\U0001f600" + word(random, 40)))
    row["Binary"] = random.choice((None, random.randbytes(random.randint(1, 255))))
    row["Texts"] = random.choice((None, [long_text(random, random.choice((3, 30, 300))) for _ in range(3)]))
    return row


EVERYTHING = Shape(
    (
        ColumnDefinition("Id", T.LONG, not_null=True),
        *(ColumnDefinition(f"Fixed{kind}", kind) for kind in TYPES),
        ColumnDefinition("Padded", T.BINARY, 20, fixed=True),
        ColumnDefinition("Text", T.TEXT, 200),
        ColumnDefinition("Wide", T.TEXT, 200, code_page=1200),
        ColumnDefinition("Binary", T.BINARY, 255),
        *(ColumnDefinition(f"Tagged{kind}", kind, tagged=True) for kind in TYPES),
        *(ColumnDefinition(f"Many{kind}", kind, multivalued=True) for kind in TYPES),
        ColumnDefinition("Texts", T.LONG_TEXT, multivalued=True),
    ),
    (
        IndexDefinition("ById", ("-Id",), primary=True),
        IndexDefinition("ByMany", (f"Many{T.LONG.value}", f"Fixed{T.SHORT.value}"), nulls=Nulls.LEAVE_OUT_FIRST),
        IndexDefinition("ByGuid", (f"Fixed{T.GUID.value}",), nulls=Nulls.LEAVE_OUT_ALL),
    ),
    _everything,
    primary=lambda row: (-row["Id"],),
)

READINGS = Shape(
    (
        ColumnDefinition("Id", T.LONG_LONG, autoincrement=True),
        ColumnDefinition("Value", T.IEEE_DOUBLE),
        ColumnDefinition("Moment", T.DATE_TIME),
    ),
    (IndexDefinition("ById", ("Id",), primary=True),),
    lambda random, alike: {"Value": random.random(), "Moment": value_of(T.DATE_TIME, random)},
    primary=lambda row: (row["Id"],),
    numbered="Id",
)

NAMES = Shape(
    (
        ColumnDefinition("Name", T.TEXT, 60, not_null=True),
        ColumnDefinition("Count", T.LONG),
    ),
    (
        IndexDefinition("ByName", ("Name",), primary=True),
        IndexDefinition("ByCount", ("-Count",)),
    ),
    lambda random, alike: {
        "Name": f"{word(random, 12)}{random.getrandbits(60):x}",
        "Count": random.randint(0, 99),
    },
    primary=lambda row: text_place(row["Name"]),
)

EVENTS = Shape(
    (
        ColumnDefinition("Kind", T.SHORT),
        ColumnDefinition("Text", T.TEXT, 120),
        ColumnDefinition("Detail", T.BINARY, 100),
    ),
    (IndexDefinition("ByKind", ("Kind", "-Text"), nulls=Nulls.LEAVE_OUT_FIRST),),
    lambda random, alike: {
        "Kind": random.choice((None, random.randint(-5, 5))),
        "Text": word(random, 60),
        "Detail": random.randbytes(random.randint(1, 12)),
    },
)

PAIRS = Shape(
    (
        ColumnDefinition("A", T.SHORT, not_null=True),
        ColumnDefinition("B", T.BINARY, 40, not_null=True),
        ColumnDefinition("C", T.CURRENCY, not_null=True),
        ColumnDefinition("Flag", T.BIT),
    ),
    (
        IndexDefinition("Key", ("-A", "B", "C"), primary=True),
        IndexDefinition("ByC", ("C", "A", "B"), unique=True),
    ),
    lambda random, alike: {
        "A": random.randint(-9, 9), "B": random.randbytes(random.randint(0, 9)), "C": random.getrandbits(40),
        "Flag": random.random() < 0.5,
    },
    primary=lambda row: (down(row["A"]), row["B"], row["C"]),
)  # fmt: skip

DOCUMENTS = Shape(
    (
        ColumnDefinition("Id", T.UNSIGNED_LONG, not_null=True),
        ColumnDefinition("Text", T.LONG_TEXT, code_page=1200),
        ColumnDefinition("Data", T.LONG_BINARY),
    ),
    (IndexDefinition("ById", ("Id",), primary=True),),
    lambda random, alike: {
        "Id": random.getrandbits(32),
        "Text": random.choice((None, "\u03b1\u03c9" * random.choice((10, 600, 5000)))),
        "Data": random.choice((None, blob(random, random.choice((1, 1024, 3000, 8000, 40000))))),
    },
    primary=lambda row: (row["Id"],),
)


def _guid_place(row: Cells) -> tuple[bytes, ...]:
    raw = row["Guid"].bytes_le
    return raw[10:], raw[8:10], raw[6:8], raw[4:6], raw[:4]


GUIDS = Shape(
    (
        ColumnDefinition("Guid", T.GUID, not_null=True),
        ColumnDefinition("Tag", T.TEXT, 50, tagged=True),
        ColumnDefinition("Big", T.UNSIGNED_LONG_LONG),
        ColumnDefinition("Bigs", T.UNSIGNED_LONG_LONG, multivalued=True),
    ),
    (
        IndexDefinition("ByGuid", ("Guid",), primary=True),
        IndexDefinition("ByTag", ("Tag",), unique=True, nulls=Nulls.LEAVE_OUT_ANY),
    ),
    lambda random, alike: {
        "Guid": UUID(bytes=random.randbytes(16)),
        "Tag": random.choice((None, f"{random.getrandbits(60):x}")),
        "Big": value_of(T.UNSIGNED_LONG_LONG, random),
        "Bigs": [value_of(T.UNSIGNED_LONG_LONG, random) for _ in range(3)],
    },
    primary=_guid_place,
)

TEN_TABLES: Mapping[str, tuple[Shape, int]] = {
    "Readings": (READINGS, 70_000),
    "Names": (NAMES, 15_000),
    "Events": (EVENTS, 7_000),
    "Orders": (replace(ORDERS, unique=lambda row: None), 1_000),
    "Parts": (PARTS, 3_000),
    "Lines": (LINES, 1_500),
    "Pairs": (PAIRS, 1_500),
    "Everything": (EVERYTHING, 700),
    "Documents": (DOCUMENTS, 200),
    "Guids": (GUIDS, 100),
}
"""The tables and their rows: 100,000 in all."""


def fill(session: Session, database: LiveDatabase, share: float, seed: int = 1) -> Content:
    """Make the ten tables with ``share`` of their rows; a tenth of the rows change, and others come and go."""
    random = Random(seed)
    content: Content = {}
    for name, (shape, rows) in TEN_TABLES.items():
        content[name] = model = TableModel(shape)
        session.begin()
        # One index is made over the rows that are there.
        later = shape.indexes[-1:] if len(shape.indexes) > 1 else ()
        create_table(
            session,
            database,
            replace(shape, indexes=shape.indexes[: len(shape.indexes) - len(later)]).definition(name),
        )
        session.commit(lazy=True)
        _fill_table(session, database, name, model, int(rows * share), random)
        session.begin()
        for index in later:
            create_index(session, database, name, index)
        session.commit(lazy=True)
        _change_table(session, database, name, model, random)
    return content


def _fill_table(
    session: Session, database: LiveDatabase, name: str, model: TableModel, count: int, random: Random
) -> None:
    shape = model.shape
    session.begin()
    table = open_table(session, database, name)
    while len(model.rows) < count:
        row = shape.make(random, 1000)
        try:
            made = table.insert(session, row)
        except JetError as error:
            assert error.code == Code.KeyDuplicate
            continue
        model.rows[made.key] = {**row, shape.numbered: made.number} if shape.numbered else row
        if len(model.rows) % _COMMIT_EVERY == 0:
            session.commit(lazy=True)
            session.begin()
            table = open_table(session, database, name)
    session.commit(lazy=True)


def _change_table(session: Session, database: LiveDatabase, name: str, model: TableModel, random: Random) -> None:
    """A tenth of the rows change; a tenth go, singly and in runs, and as many others come."""
    keys = sorted(model.rows)
    tenth = len(keys) // 10
    session.begin()
    table = open_table(session, database, name)
    for key in random.sample(keys, tenth):
        made = model.shape.make(random, 1000)
        changes = {n: value for n, value in made.items() if n not in model.shape.key_columns}
        try:
            table.update(session, key, changes)
        except JetError as error:
            assert error.code == Code.KeyDuplicate
            continue
        model.rows[key] = {**model.rows[key], **changes}
    session.commit(lazy=True)
    session.begin()
    start = random.randrange(len(keys) - tenth)
    for key in {*keys[start : start + tenth // 2], *random.sample(keys, tenth // 2)}:
        table.delete(session, key)
        del model.rows[key]
    session.commit(lazy=True)
    _fill_table(session, database, name, model, len(keys), random)
