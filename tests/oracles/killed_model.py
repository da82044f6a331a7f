"""What killed instances hold, as plain values: rows, and what each level of a session's transaction has changed.

A row belongs to the session that has changed it until that is committed or taken back; many at a time may add to
counters (escrow columns).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from engine.formats.column import ColumnType
from engine.instance.session import Session
from engine.tables.definitions import ColumnDefinition, IndexDefinition, TableDefinition

FILE, TABLE = "a.edb", "Rows"
PAGE_SIZES = (4096, 8192, 16384, 32768)
COUNTER_AT = 8
"""In every record, behind its head and its id."""


def has_wide_counters(page_size: int) -> bool:
    """Whether the counters of the database with these pages have 64 bits; each page size has one kind."""
    return page_size in PAGE_SIZES[1::2]


def definition(page_size: int) -> TableDefinition:
    columns = (
        ColumnDefinition("Id", ColumnType.LONG, not_null=True),
        ColumnDefinition("Count", ColumnType.LONG_LONG if has_wide_counters(page_size) else ColumnType.LONG),
        ColumnDefinition("Name", ColumnType.TEXT, 200),
        ColumnDefinition("Text", ColumnType.TEXT, 255),
        ColumnDefinition("Body", ColumnType.LONG_BINARY),
    )
    indexes = (IndexDefinition("ById", ("Id",), primary=True), IndexDefinition("ByName", ("Name",)))
    return TableDefinition(TABLE, columns, indexes)


class Row(NamedTuple):
    counter: int
    name: str
    text: str
    body: bytes | None


Rows = dict[int, Row]
Change = int | Row | None
"""Added to a counter; a row; no row."""
Level = dict[int, Change]


def changed(row: Row | None, change: Change) -> Row | None:
    """What becomes of a row."""
    if not isinstance(change, int):
        return change
    assert row is not None
    return row._replace(counter=row.counter + change)


def joined(earlier: Level, later: Level) -> Level:
    """Two levels as one."""
    both = dict(earlier)
    for id_, change in later.items():
        before = both.get(id_, 0)
        if isinstance(change, int) and isinstance(before, int):
            both[id_] = before + change
        else:
            both[id_] = changed(None if isinstance(before, int) else before, change)
    return both


def with_values(row: Row, *, text: str, size: int) -> Row:
    return row._replace(text=text, body=bytes(size))


def cells(row: Row) -> dict[str, int | str | bytes | None]:
    return {"Count": row.counter, "Name": row.name, "Text": row.text, "Body": row.body}


@dataclass(eq=False)
class Worker:
    """A session, and what it has changed, level by level."""

    session: Session
    levels: list[Level] = field(default_factory=list)

    def sees(self, id_: int, committed: Rows) -> Row | None:
        row = committed.get(id_)
        for level in self.levels:
            if id_ in level:
                row = changed(row, level[id_])
        return row

    def has(self, id_: int, *, counters: bool) -> bool:
        """Whether a change of this row is its own; ``counters`` count, too."""
        return any(id_ in level and (counters or not isinstance(level[id_], int)) for level in self.levels)
