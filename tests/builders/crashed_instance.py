"""A live instance that dies in the middle of a transaction, with all that a crash can leave."""

from __future__ import annotations

from pathlib import Path

from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.tables.cursor import Cursor
from engine.tables.schema import create_table
from tests.builders.live_tables import FILE, NAME, NUMBER, simple

ROWS = 300
COMMITTED = {number: f"name {number} " * 9 for number in range(ROWS) if number % 7}
COMMITTED |= dict.fromkeys(range(3, ROWS, 14), "changed " * 11)
"""What the table ``t`` holds once the instance is recovered."""


def parameters(folder: Path, page_size: int = 4096) -> Parameters:
    """Small logs, a small cache."""
    return Parameters(folder, page_size=page_size, log_file_kib=64, cache_pages=16, growth_pages=8)


def crash(folder: Path, page_size: int = 4096) -> None:
    """Committed work on pages and only in the log; an open transaction, part of it on the disk already."""
    instance = Instance.open(parameters(folder, page_size))
    database = instance.create_database(folder / FILE)
    session = instance.session()
    session.begin()
    cursor = Cursor(session, create_table(session, database, simple("t", NUMBER, NAME, index=NAME.name)))
    for number in range(ROWS):
        cursor.insert({NUMBER.name: number, NAME.name: f"name {number} " * 9})
    session.commit()
    instance.cache.flush()
    session.begin()
    for number in range(ROWS):
        assert cursor.seek(number)
        if number % 7 == 0:
            cursor.delete()
        elif number % 14 == 3:
            cursor.update({NAME.name: "changed " * 11})
    session.commit()
    session.begin()
    _change_without_end(instance, cursor)
    session.begin()
    for number in (9, 10, 12):
        assert cursor.seek(number)
        cursor.delete()
    assert cursor.seek(13)
    cursor.update({NAME.name: ""})
    instance.log.flush()
    instance.abandon()


def _change_without_end(instance: Instance, cursor: Cursor) -> None:
    for number in range(1, 150, 7):
        assert cursor.seek(number)
        cursor.update({NAME.name: "never " * 13})
    for number in range(1000, 1030):
        cursor.insert({NUMBER.name: number, NAME.name: "never, too"})
    instance.cache.flush()
    for number in range(151, ROWS, 7):
        assert cursor.seek(number)
        cursor.update({NAME.name: f"never {number}"})
