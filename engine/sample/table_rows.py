"""The rows of one table as the nodes of its trees: records, index entries, long values.

Source: reference, database file 7.5 (long values), 7.7 (keys and secondary entries) and 6.1 (which NULLs an
index leaves out).
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

from engine.formats.catalog import Index, Table
from engine.formats.long_value import chunk_size
from engine.formats.page import Node
from engine.sample.keys import segment
from engine.sample.records import Cells, RecordWriter, raw_value

_ALL_NULL, _FIRST_NULL, _SOME_NULL = 2, 4, 8
"""Index flags: rows are kept although all, the first, some of the indexed columns are NULL."""


@dataclass(frozen=True)
class TableNodes:
    """Nodes in key order: the table's own tree, each secondary index, the long values."""

    records: list[Node]
    entries: list[tuple[Index, list[Node]]]
    long_values: list[Node]


def index_key(table: Table, index: Index, row: Cells) -> bytes | None:
    """The key of a row in an index, cut at the index's limit; ``None`` when the index leaves the row out."""
    columns = {column.id: column for column in table.columns}
    parts = [(columns[part.column_id], part.descending) for part in index.columns]
    raws = [raw_value(column, row.get(column.name)) for column, _ in parts]
    missing = [raw is None for raw in raws]
    needed = 0
    if any(missing):
        needed = _ALL_NULL if all(missing) else _SOME_NULL | (_FIRST_NULL if missing[0] else 0)
    if index.flags & needed != needed:
        return None
    pairs = zip(parts, raws, strict=True)
    key = b"".join(segment(column, raw, descending=down) for (column, down), raw in pairs)
    return key[: index.key_most]


def table_nodes(table: Table, rows: Iterable[Cells], page_size: int) -> TableNodes:
    """Encode all rows. Without a primary index they are numbered in the order they come.

    ``ValueError`` for two rows with one unique key.
    """
    writer = RecordWriter(table.columns, page_size)
    primary = next((index for index in table.indexes if index.is_primary), None)
    secondary = [index for index in table.indexes if not index.is_primary]
    long_values = LongValueNodes(page_size)
    numbers = count(1)
    records: list[Node] = []
    entries: list[list[Node]] = [[] for _ in secondary]
    for row in rows:
        key = index_key(table, primary, row) if primary else next(numbers).to_bytes(4, "big")
        if key is None:
            raise ValueError(f"a row of {table.name} has no primary key")
        records.append(Node(key, writer.encode(row, long_values.store), 0))
        for index, nodes in zip(secondary, entries, strict=True):
            entry = index_key(table, index, row)
            if entry is not None:
                nodes.append(Node(entry, key, 0))
    trees = [_sorted(records, True, table.name)]
    trees += [_sorted(n, i.is_unique, i.name) for i, n in zip(secondary, entries, strict=True)]
    return TableNodes(trees[0], list(zip(secondary, trees[1:], strict=True)), long_values.nodes)


def _sorted(nodes: list[Node], unique: bool, name: str) -> list[Node]:
    nodes.sort()
    if unique and len({node.key for node in nodes}) < len(nodes):
        raise ValueError(f"two rows have one key in {name}")
    return nodes


class LongValueNodes:
    """Collects the separated values of one table, in key order: a root with reference count and size, chunks."""

    def __init__(self, page_size: int) -> None:
        self._chunk = chunk_size(page_size)
        self._lids = count(1)
        self.nodes: list[Node] = []

    def store(self, value: bytes) -> int:
        """Keep a value; returns its id."""
        lid = next(self._lids)
        key = lid.to_bytes(4, "big")
        self.nodes.append(Node(key, struct.pack("<II", 1, len(value)), 0))
        for offset in range(0, len(value), self._chunk):
            chunk = value[offset : offset + self._chunk]
            self.nodes.append(Node(key + offset.to_bytes(4, "big"), chunk, 0))
        return lid
