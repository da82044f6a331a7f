"""An instance of ours that was killed while its database lagged behind: several logs, all of them whole."""

from __future__ import annotations

import shutil
from pathlib import Path

from engine.formats.db_header import HEADER_READ, DatabaseHeader, read_header
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.tables.cursor import Cursor
from engine.tables.open_tables import open_table
from engine.tables.schema import create_table
from tests.builders.live_tables import NAME, NUMBER, simple

BASE, DATABASE, TABLE = "crs", "killed.edb", "Readings"
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
