"""An instance left in the middle of its work: dirty, with committed and with unfinished changes in its logs."""

from __future__ import annotations

from pathlib import Path

from engine.formats.column import ColumnType
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.tables.cursor import Cursor
from engine.tables.definitions import ColumnDefinition, IndexDefinition, TableDefinition
from engine.tables.open_tables import open_table
from engine.tables.schema import create_table

BASE = "crs"
DATABASE = "crashed.edb"
TABLE = "Readings"
UNFINISHED = 40
_COLUMNS = (
    ColumnDefinition("Id", ColumnType.LONG, not_null=True),
    ColumnDefinition("Text", ColumnType.TEXT, size=255),
)
_DEFINITION = TableDefinition(TABLE, _COLUMNS, (IndexDefinition("primary", ("Id",), primary=True),))
_AT_ONCE = 50


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
    for first in range(0, rows + UNFINISHED, _AT_ONCE):
        session.begin()
        cursor = Cursor(session, open_table(session, database, TABLE))
        for number in range(first, min(first + _AT_ONCE, rows + UNFINISHED)):
            cursor.insert({"Id": number, "Text": f"reading {number} ".ljust(200, "x")})
        if first < rows:
            session.commit(lazy=True)
        if first == rows // 2:
            instance.cache.flush()
    instance.log.flush()
    instance.abandon()
    return folder / DATABASE
