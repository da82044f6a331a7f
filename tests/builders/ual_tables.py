"""Databases with the tables of User Access Logging, as Windows Server 2012 and later define them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from engine.formats.column import ColumnType
from engine.formats.record import Row
from engine.tables.definitions import ColumnDefinition, TableDefinition
from tests.builders.live_tables import live_tables

FILE_SERVER = UUID("10a9226f-50ee-49d8-a393-9a501d47ce04")
OWN_ROLE = UUID("00000000-1111-2222-3333-444444444444")
TENANT = UUID("5e210c24-fb44-45c2-996d-4139d5b7fc4c")
FIRST, LAST = datetime(2020, 1, 1, 8, 30, tzinfo=UTC), datetime(2020, 12, 31, 23, 59, 59, 999999, tzinfo=UTC)


def _text(name: str) -> ColumnDefinition:
    return ColumnDefinition(name, ColumnType.LONG_TEXT, code_page=1200)


def _guid(name: str) -> ColumnDefinition:
    return ColumnDefinition(name, ColumnType.GUID)


def _time(name: str) -> ColumnDefinition:
    return ColumnDefinition(name, ColumnType.DATE_TIME)


CLIENTS = TableDefinition(
    "CLIENTS",
    (
        _guid("RoleGuid"),
        _guid("TenantId"),
        ColumnDefinition("TotalAccesses", ColumnType.UNSIGNED_LONG),
        _time("InsertDate"),
        _time("LastAccess"),
        ColumnDefinition("Address", ColumnType.BINARY, size=48),
        _text("AuthenticatedUserName"),
        _text("ClientName"),
        *(ColumnDefinition(f"Day{day}", ColumnType.UNSIGNED_SHORT, tagged=True) for day in range(1, 367)),
    ),
    (),
)
ROLE_ACCESS = TableDefinition("ROLE_ACCESS", (_guid("RoleGuid"), _time("FirstSeen"), _time("LastSeen")), ())
VIRTUALMACHINES = TableDefinition(
    "VIRTUALMACHINES",
    (_guid("VmGuid"), _guid("BIOSGuid"), _time("CreationTime"), _time("LastSeenActive"), _text("SerialNumber")),
    (),
)
ROLE_IDS = TableDefinition("ROLE_IDS", (_guid("RoleGuid"), _text("ProductName"), _text("RoleName")), ())


def client(**values: object) -> Row:
    """A row of CLIENTS with some values of its own."""
    row: dict[str, object] = {
        "RoleGuid": FILE_SERVER,
        "TenantId": UUID(int=0),
        "TotalAccesses": 3,
        "InsertDate": FIRST,
        "LastAccess": LAST,
        "Address": bytes((10, 0, 0, 7)),
        "AuthenticatedUserName": "lab\\sara\0",
    }
    return row | values  # type: ignore[return-value]


def write_ual(folder: Path, clients: Sequence[Row], roles: Sequence[Row] = ()) -> Path:
    """The database of a year in a folder of its own; with ``roles``, the one that names them is beside it."""
    made = folder / "made"
    for name, tables in (
        ("Current.mdb", [(CLIENTS, clients), (ROLE_ACCESS, _accesses()), (VIRTUALMACHINES, _machines())]),
        ("SystemIdentity.mdb", [(ROLE_IDS, roles)]),
    ):
        if name == "SystemIdentity.mdb" and not roles:
            continue
        work = made / name
        work.mkdir(parents=True)
        with live_tables(work) as live:
            for definition, rows in tables:
                live.create(definition)
                cursor = live.cursor(definition.name)
                for row in rows:
                    cursor.insert(row)
            live.commit()
            live.close()
        live.path.rename(folder / name)
    return folder / "Current.mdb"


def _accesses() -> list[Row]:
    return [
        {"RoleGuid": FILE_SERVER, "FirstSeen": FIRST, "LastSeen": LAST},
        {"RoleGuid": OWN_ROLE, "FirstSeen": FIRST},
    ]


def _machines() -> list[Row]:
    return [{"VmGuid": TENANT, "BIOSGuid": TENANT, "CreationTime": FIRST, "SerialNumber": "7\0"}]
