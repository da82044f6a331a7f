"""Trees in memory that have grown: in order, or deep with few children a page."""

from __future__ import annotations

import random

from engine.formats.log.records import LogRecord
from tests.builders.memory_database import MemoryDatabase


def key_of(number: int) -> bytes:
    return number.to_bytes(5, "big")


def filled(count: int, *, unique: bool = True, page_size: int = 4096, size: int = 60) -> MemoryDatabase:
    """A tree with the keys 0, 10, 20, …; in one that is not unique, two entries each."""
    database = MemoryDatabase(page_size, unique=unique)
    for number in range(count):
        for data in (b"a", b"b") if not unique else (b"d",):
            database.tree.insert(database.session, key_of(number * 10), data * size)
    database.commit()
    return database


def deep_tree() -> tuple[MemoryDatabase, list[bytes]]:
    """Keys in pairs that differ in their last byte only: separators as long as keys, few children a page."""
    drawn = random.Random(11)
    keys = [stem + bytes((last,)) for stem in (drawn.randbytes(600) for _ in range(150)) for last in (1, 2)]
    drawn.shuffle(keys)
    database = MemoryDatabase()
    for key in keys:
        database.tree.insert(database.session, key, b"d" * 1100)
    database.commit()
    return database, keys


def logged_since(database: MemoryDatabase, start: int) -> list[LogRecord]:
    """The records behind the first ``start``."""
    return database.records()[start:]
