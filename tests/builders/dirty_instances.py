"""Instances of ours that were not ended: dirty, with all that a crash, a kill or a process that stops can leave.

Three of them: in the middle of a transaction with nested levels (:func:`crash`); with whole logs and a database
that lags behind (:func:`write_killed_instance`); with commits and unfinished changes, part of them in the logs
only (:func:`write_unfinished_instance`).
"""

from __future__ import annotations

import shutil
from pathlib import Path

from engine.formats.column import ColumnType
from engine.formats.db_header import HEADER_READ, DatabaseHeader, read_header
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.tables.cursor import Cursor
from engine.tables.definitions import ColumnDefinition, IndexDefinition, TableDefinition
from engine.tables.open_tables import open_table
from engine.tables.schema import create_table
from tests.builders.live_tables import FILE, NAME, NUMBER, simple

# in the middle of a transaction

_ROWS = 300
COMMITTED = {number: f"name {number} " * 9 for number in range(_ROWS) if number % 7}
COMMITTED |= dict.fromkeys(range(3, _ROWS, 14), "changed " * 11)
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
    for number in range(_ROWS):
        cursor.insert({NUMBER.name: number, NAME.name: f"name {number} " * 9})
    session.commit()
    instance.cache.flush()
    session.begin()
    for number in range(_ROWS):
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
    for number in range(151, _ROWS, 7):
        assert cursor.seek(number)
        cursor.update({NAME.name: f"never {number}"})


# killed while the database lagged behind

BASE, DATABASE, TABLE = "crs", "crashed.edb", "Readings"
CURRENT = f"{BASE}.log"
ROWS, AT_ONCE = 1200, 50


def write_killed_instance(folder: Path) -> None:
    """:data:`ROWS` rows are committed, each commit durable. The file is as it was after a third of them."""
    folder.mkdir()
    instance = Instance.open(Parameters(folder, base=BASE, log_file_kib=64))
    database = instance.create_database(folder / DATABASE)
    session = instance.session()
    session.begin()
    cursor = Cursor(session, create_table(session, database, simple(TABLE, NUMBER, NAME)))
    session.commit()
    for first in range(0, ROWS, AT_ONCE):
        session.begin()
        for number in range(first, first + AT_ONCE):
            cursor.insert({NUMBER.name: number, NAME.name: f"row {number} ".ljust(200, "x")})
        session.commit()
        if first == ROWS // 3:
            instance.cache.flush()
            shutil.copyfile(folder / DATABASE, folder.parent / "early.edb")
    instance.abandon()
    shutil.move(folder.parent / "early.edb", folder / DATABASE)
    (folder / f"{DATABASE}.jdw").unlink()


def header(folder: Path) -> DatabaseHeader:
    return read_header((folder / DATABASE).read_bytes()[:HEADER_READ]).header


def log_of(folder: Path, generation: int) -> Path:
    return folder / f"{BASE}{generation:08X}.log"


def rows_of(folder: Path) -> int:
    """How many rows the database holds, in what is a state between two commits."""
    with Instance.open(Parameters(folder, base=BASE, log_file_kib=64)) as instance:
        database = instance.attach(folder / DATABASE)
        session = instance.session()
        session.begin()
        found = [row[NUMBER.name] for row in Cursor(session, open_table(session, database, TABLE)).rows()]
        session.rollback()
    assert found == list(range(len(found)))
    assert len(found) % AT_ONCE == 0
    return len(found)


# left in the middle of its work

UNFINISHED = 40
_COLUMNS = (
    ColumnDefinition("Id", ColumnType.LONG, not_null=True),
    ColumnDefinition("Text", ColumnType.TEXT, size=255),
)
_DEFINITION = TableDefinition(TABLE, _COLUMNS, (IndexDefinition("primary", ("Id",), primary=True),))


def write_unfinished_instance(folder: Path, *, rows: int = 600) -> Path:
    """``rows`` rows are committed, half of them in the file; ``UNFINISHED`` more are not. Returns the database.

    ``rows`` is a multiple of 100.
    """
    folder.mkdir(parents=True, exist_ok=True)
    instance = Instance.open(Parameters(folder, base=BASE, log_file_kib=64))
    database = instance.create_database(folder / DATABASE)
    session = instance.session()
    session.begin()
    create_table(session, database, _DEFINITION)
    session.commit()
    for first in range(0, rows + UNFINISHED, AT_ONCE):
        session.begin()
        cursor = Cursor(session, open_table(session, database, TABLE))
        for number in range(first, min(first + AT_ONCE, rows + UNFINISHED)):
            cursor.insert({"Id": number, "Text": f"reading {number} ".ljust(200, "x")})
        if first < rows:
            session.commit(lazy=True)
        if first == rows // 2:
            instance.cache.flush()
    instance.log.flush()
    instance.abandon()
    return folder / DATABASE
