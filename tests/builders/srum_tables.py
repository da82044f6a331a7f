"""A database with a table of every provider of SRUM, with the columns that are public and one that is not."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from app.meaning.srum_tables import PROVIDERS
from engine.formats.column import ColumnType
from engine.tables.definitions import ColumnDefinition, IndexDefinition, TableDefinition
from tests.builders.live_tables import live_tables

_LONG = ColumnType.LONG
IDS = TableDefinition(
    "SruDbIdMapTable",
    (
        ColumnDefinition("IdType", ColumnType.UNSIGNED_BYTE),
        ColumnDefinition("IdIndex", _LONG),
        ColumnDefinition("IdBlob", ColumnType.LONG_BINARY),
    ),
    (IndexDefinition("IdIndex", ("IdIndex",), primary=True),),
)
COMMON = (
    ColumnDefinition("AutoIncId", _LONG),
    ColumnDefinition("TimeStamp", ColumnType.DATE_TIME),
    ColumnDefinition("AppId", _LONG),
    ColumnDefinition("UserId", _LONG),
    ColumnDefinition("InterfaceLuid", ColumnType.LONG_LONG),
    ColumnDefinition("NewInANewerWindows", _LONG),
)


def write_srum(folder: Path) -> Path:
    """The database, in a folder that is made, with a row in each table."""
    folder.mkdir(parents=True)
    with live_tables(folder) as live:
        live.create(IDS)
        ids = live.cursor(IDS.name)
        ids.insert({"IdType": 0, "IdIndex": 1, "IdBlob": "app.exe\0".encode("utf-16-le")})
        ids.insert({"IdType": 3, "IdIndex": 2, "IdBlob": bytes.fromhex("010100000000000512000000")})
        for name, provider in PROVIDERS.items():
            own = (ColumnDefinition(field.raw, ColumnType.LONG_LONG) for field in provider.fields)
            index = IndexDefinition("TimeStamp", ("TimeStamp", "AutoIncId"), primary=True)
            live.create(TableDefinition(name, (*COMMON, *own), (index,)))
            live.cursor(name).insert(
                {
                    "AutoIncId": 7,
                    "TimeStamp": datetime(2025, 1, 2),
                    "AppId": 1,
                    "UserId": 2,
                    "NewInANewerWindows": 5,
                }
            )
        live.commit()
        live.close()
    return live.path
