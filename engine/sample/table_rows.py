"""The rows of one table as the nodes of its trees: records, index entries, long values.

Source: reference, database file 7.5 (long values), 7.7 (keys and secondary entries).
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

from engine.formats.catalog import Index, Table
from engine.formats.keys import KeyFormat
from engine.formats.long_value import chunk_size
from engine.formats.page import Node
from engine.formats.record_writer import Cells, RecordWriter


@dataclass(frozen=True)
class TableNodes:
    """Nodes in key order: the table's own tree, each secondary index, the long values."""

    records: list[Node]
    entries: list[tuple[Index, list[Node]]]
    long_values: list[Node]


def index_keys(table: Table, index: Index, row: Cells, writer: RecordWriter) -> list[bytes]:
    """The keys of a row in an index, none when the index leaves the row out; ``writer`` is the table's."""
    keys = KeyFormat(table.columns, index)
    return keys.keys(writer.cells(row, keys.columns))


def table_nodes(table: Table, rows: Iterable[Cells], page_size: int) -> TableNodes:
    """Encode all rows. Without a primary index they are numbered in the order they come.

    ``ValueError`` for two rows with one unique key.
    """
    writer = RecordWriter(table.columns, page_size)
    formats = {index: KeyFormat(table.columns, index) for index in table.indexes}
    primary = next((index for index in table.indexes if index.is_primary), None)
    secondary = [index for index in table.indexes if not index.is_primary]
    long_values = LongValueNodes(page_size)
    numbers = count(1)
    records: list[Node] = []
    entries: list[list[Node]] = [[] for _ in secondary]
    for row in rows:
        keys = {index: format_.keys(writer.cells(row, format_.columns)) for index, format_ in formats.items()}
        own = keys[primary] if primary else [next(numbers).to_bytes(4, "big")]
        if not own:
            raise ValueError(f"a row of {table.name} has no primary key")
        records.append(Node(own[0], writer.encode(row, long_values.store), 0))
        for index, nodes in zip(secondary, entries, strict=True):
            nodes += [Node(entry, own[0], 0) for entry in keys[index]]
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
