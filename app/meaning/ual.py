"""Views of User Access Logging: which clients and users used which roles of a server, and on which days.

Source: docs/meaning.md#user-access-logging.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from ipaddress import IPv4Address, IPv6Address
from itertools import islice
from uuid import UUID

from app.meaning.cells import EMPTY, guid, moment, number, text, unknown
from app.meaning.fields import FieldView, ViewField, columns_of, field, fields_in
from app.meaning.ual_system import SYSTEM
from app.meaning.view import Beside, OpenView, RowView, ValueKind, ViewCell, ViewColumn
from app.products import Product
from engine.errors import JetError
from engine.formats.catalog import Table
from engine.formats.record import Row
from engine.formats.values import Value
from engine.tables.read_only_database import ReadOnlyDatabase

ROLE_NAMES_FILE = "SystemIdentity.mdb"
"""The database beside the others that names the roles."""
_ROLE_TABLE = "ROLE_IDS"
_ROLES_MOST = 1000
_DAY = re.compile(r"Day([1-9]\d{0,2})")
_NO_TENANT = UUID(int=0)

ROLES = {
    UUID(role): name
    for role, name in (
        ("10a9226f-50ee-49d8-a393-9a501d47ce04", "File Server"),
        ("1479a8c1-9808-411e-9739-2d3c5923e86a", "Remote Desktop Gateway"),
        ("2414bc1b-1572-4cd9-9ca5-65166d8def3d", "SQL Server Analysis Services"),
        ("4116a14d-3840-4f42-a67f-f2f9ff46eb4c", "Windows Deployment Services"),
        ("48eed6b2-9cdc-4358-b5a5-8dea3b2f3f6a", "DHCP Server"),
        ("4ad13311-ec3b-447e-9056-14ede9fa7052", "Active Directory Lightweight Directory Services"),
        ("7cc4b071-292c-4732-97a1-cf9a7301195d", "FAX Server"),
        ("7fb09bd3-7fe6-435e-8348-7d8aefb6cea3", "Print and Document Services"),
        ("8cc0ac85-40f7-4886-9dab-021519800418", "SQL Server Reporting Services"),
        ("90e64afa-70db-4fef-878b-7eb8c868f091", "Remote Desktop Services"),
        ("910cbaf9-b612-4782-a21f-f7c75105434a", "BranchCache"),
        ("952285d9-edb7-4b6b-9d85-0c09e3da0bbd", "Remote Access"),
        ("ad495fc3-0eaa-413d-ba7d-8b13fa7ec598", "Active Directory Domain Services"),
        ("b4cdd739-089c-417e-878d-855f90081be7", "Active Directory Rights Management Service"),
        ("bbd85b29-9dcc-4fd9-865d-3846dcba75c7", "Network Policy and Access Services"),
        ("bd7f7c0d-7c36-4721-afa8-0ba700e26d9e", "SQL Server Database Engine"),
        ("c23f1c6a-30a8-41b6-bbf7-f266563dfcd6", "FTP Server"),
        ("c50fcc83-bc8d-4df5-8a3d-89d7f80f074b", "Active Directory Certificate Services"),
        ("d6256cf7-98fb-4eb4-aa18-303f1da1f770", "Web Server"),
        ("d8dc1c8e-ea13-49ce-9a68-c9dca8db8b33", "Windows Server Update Services"),
        ("dde30b98-449e-4b93-84a6-ea86af0b19fe", "Message Queuing"),
    )
}
"""Roles whose GUIDs are public, for databases without the one that names them."""

Roles = Mapping[UUID, str]
Fields = Callable[[Roles], Iterable[ViewField]]


@dataclass(frozen=True)
class _TableView:
    """A view of one table: the columns that it must have, and the fields that it makes."""

    name: str
    table: str
    about: str
    needs: frozenset[str]
    fields: Fields
    limits: tuple[str, ...] = ()
    also_reads: tuple[str, ...] = ()


def ual_views(database: ReadOnlyDatabase) -> Iterator[RowView]:
    """The views of a database with tables of User Access Logging."""
    tables = {table.name: table for table in database.tables()}
    for each in _VIEWS:
        table = tables.get(each.table)
        if table is None or not {column.name for column in table.columns} >= each.needs:
            continue
        columns = columns_of(_fields(each, table, ROLES))
        if each.table == "CLIENTS":
            columns = (*columns, _DAYS)
        yield RowView(
            each.name,
            Product.USER_ACCESS_LOGGING,
            each.about,
            table,
            columns,
            _opened,
            each.also_reads,
            each.limits,
        )


def _opened(view: RowView, database: ReadOnlyDatabase, beside: Beside) -> OpenView:
    each = next(each for each in _VIEWS if each.name == view.name)
    roles = role_names(database, beside) if each.also_reads else ROLES
    kind = _ClientsView if each.table == "CLIENTS" else FieldView
    return kind(view, database, _fields(each, view.table, roles))


def _fields(each: _TableView, table: Table, roles: Roles) -> Sequence[ViewField]:
    return [field for field in fields_in(table, each.fields(roles)) if not _DAY.fullmatch(field.raw)]


def role_names(database: ReadOnlyDatabase, beside: Beside) -> Roles:
    """The names of roles: those of the database itself, or of the one beside it, over those that are public.

    What cannot be read names no role.
    """
    known = dict(ROLES)
    with suppress(JetError):
        known.update(_named_roles(database))
        return known
    with suppress(JetError), beside(ROLE_NAMES_FILE) as other:
        known.update(_named_roles(other))
    return known


def _named_roles(database: ReadOnlyDatabase) -> Iterator[tuple[UUID, str]]:
    """Raises JET_errObjectNotFound (-1305) for a database that names no roles."""
    for row in islice(database.rows(_ROLE_TABLE), _ROLES_MOST):
        role, name = row.get("RoleGuid"), text(row.get("RoleName")).value
        if isinstance(role, UUID) and isinstance(name, str) and name:
            yield role, name


def _role(roles: Roles) -> ViewField:
    columns = (
        ViewColumn("Role", ValueKind.TEXT, "Role of the server that was used.", raw="RoleGuid"),
        ViewColumn("Role GUID", ValueKind.GUID, "Its identifier.", raw="RoleGuid"),
    )

    def read(value: Value) -> Sequence[ViewCell]:
        role = roles.get(value) if isinstance(value, UUID) else None
        return ViewCell(role) if role is not None else unknown(value), guid(value)

    return ViewField("RoleGuid", columns, read)


def _tenant(value: Value) -> ViewCell:
    return EMPTY if value == _NO_TENANT else guid(value)


def address(value: Value) -> ViewCell:
    """An address as bytes: 4 of IPv4, 16 of IPv6."""
    if isinstance(value, bytes) and len(value) == 4:
        return ViewCell(str(IPv4Address(value)))
    if isinstance(value, bytes) and len(value) == 16:
        return ViewCell(str(IPv6Address(value)))
    return unknown(value)


def _clients(roles: Roles) -> Iterator[ViewField]:
    yield _role(roles)
    yield field("TenantId", "Tenant", ValueKind.GUID, "Tenant of the client; empty: none.", read=_tenant)
    yield field("TotalAccesses", "Accesses", ValueKind.INTEGER, "Accesses in the year of the file.", read=number)
    yield field("InsertDate", "First seen", ValueKind.TIME, "First access in the year (UTC).", read=moment)
    yield field("LastAccess", "Last seen", ValueKind.TIME, "Last access in the year (UTC).", read=moment)
    yield field("Address", "Address", ValueKind.TEXT, "IP address of the client.", read=address)
    yield field("AuthenticatedUserName", "User", ValueKind.TEXT, "Account, as DOMAIN\\NAME.", read=text)
    yield field("ClientName", "Client name", ValueKind.TEXT, "Name that the client gave.", read=text)


_DAYS = ViewColumn("Days", ValueKind.TEXT, "Days with accesses, and how many.", raw="Day1 to Day366", several=True)


class _ClientsView(FieldView):
    """Clients, whose 366 columns of days become one list."""

    def __init__(self, view: RowView, database: ReadOnlyDatabase, fields: Sequence[ViewField]) -> None:
        super().__init__(view, database, fields)
        names = ((_DAY.fullmatch(column.name), column.name) for column in view.table.columns)
        self._days = sorted((int(match[1]), name) for match, name in names if match)

    def cells(self, row: Row) -> dict[str, ViewCell]:
        cells = super().cells(row)
        counts = [(day, row[name]) for day, name in self._days if row.get(name) is not None]
        cells[_DAYS.name] = days(_year(cells), counts)
        return cells


def _year(cells: Mapping[str, ViewCell]) -> int | None:
    """The year of a client's row: the one in which it was seen first and last."""
    first, last = (cells[name].value if name in cells else None for name in ("First seen", "Last seen"))
    if isinstance(first, datetime) and isinstance(last, datetime) and first.year == last.year:
        return first.year
    return None


def days(year: int | None, counts: Sequence[tuple[int, Value]]) -> ViewCell:
    """Days of a year with their counts, as ``2021-06-12: 61``; ``day 163: 61`` where the year is not known."""
    shown: list[str] = []
    not_known = False
    for day, count in counts:
        when = None
        if year is not None:
            with suppress(OverflowError):
                when = date(year, 1, 1) + timedelta(days=day - 1)
        if when is None or when.year != year:
            not_known = True
        shown.append(f"{when.isoformat() if when and when.year == year else f'day {day}'}: {count}")
    return ViewCell([*shown], not_known) if shown else EMPTY


def _dns(roles: Roles) -> Iterator[ViewField]:
    yield field("LastSeen", "Last seen", ValueKind.TIME, "When the name last had the address (UTC).", read=moment)
    yield field("Address", "Address", ValueKind.TEXT, "IP address.", read=text)
    yield field("HostName", "Host name", ValueKind.TEXT, "Name of the host.", read=text)


def _accesses(roles: Roles) -> Iterator[ViewField]:
    yield _role(roles)
    yield field("FirstSeen", "First seen", ValueKind.TIME, "When the role was first used (UTC).", read=moment)
    yield field("LastSeen", "Last seen", ValueKind.TIME, "When the role was last used (UTC).", read=moment)


def _machines(roles: Roles) -> Iterator[ViewField]:
    yield field("VmGuid", "Virtual machine", ValueKind.GUID, "Identifier of the virtual machine.", read=guid)
    yield field("BIOSGuid", "BIOS GUID", ValueKind.GUID, "Identifier in its BIOS.", read=guid)
    yield field("CreationTime", "Created", ValueKind.TIME, "When the entry was created (UTC).", read=moment)
    yield field("LastSeenActive", "Last seen active", ValueKind.TIME, "When it last ran (UTC).", read=moment)
    yield field("SerialNumber", "Serial number", ValueKind.TEXT, "Its serial number.", read=text)


def _chained(roles: Roles) -> Iterator[ViewField]:
    yield field("Year", "Year", ValueKind.INTEGER, "Year whose accesses the file has.", read=number)
    yield field("FileName", "File", ValueKind.TEXT, "Database of that year.", read=text)


def _role_ids(roles: Roles) -> Iterator[ViewField]:
    yield field("RoleGuid", "Role GUID", ValueKind.GUID, "Identifier of the role.", read=guid)
    yield field("RoleName", "Role", ValueKind.TEXT, "Name of the role.", read=text)
    yield field("ProductName", "Product", ValueKind.TEXT, "Name or GUID of the product with the role.", read=text)


_COPY = "Current.mdb of a running server can be up to a day older than what the service knows."
_VIEWS = (
    _TableView(
        "ual-clients",
        "CLIENTS",
        "Clients and users that used roles of the server, with the days.",
        frozenset({"RoleGuid", "Address", "AuthenticatedUserName", "InsertDate", "LastAccess"}),
        _clients,
        (
            "The year of the days is that of the first and last access; if these differ, it is not known.",
            _COPY,
        ),
        (_ROLE_TABLE,),
    ),
    _TableView(
        "ual-roles",
        "ROLE_ACCESS",
        "When each role of the server was first and last used.",
        frozenset({"RoleGuid", "FirstSeen", "LastSeen"}),
        _accesses,
        (_COPY,),
        (_ROLE_TABLE,),
    ),
    _TableView(
        "ual-dns",
        "DNS",
        "Names of hosts and the addresses that they had.",
        frozenset({"LastSeen", "Address", "HostName"}),
        _dns,
        ("Only servers with the DNS role have entries.",),
    ),
    _TableView(
        "ual-virtual-machines",
        "VIRTUALMACHINES",
        "Virtual machines that ran on the server.",
        frozenset({"BIOSGuid", "CreationTime", "LastSeenActive"}),
        _machines,
        ("Only servers with the Hyper-V role have entries.",),
    ),
    _TableView(
        "ual-years",
        "CHAINED_DATABASES",
        "Which database has the accesses of which year.",
        frozenset({"Year", "FileName"}),
        _chained,
    ),
    _TableView(
        "ual-role-names",
        _ROLE_TABLE,
        "The roles and products that the other databases refer to by GUID.",
        frozenset({"RoleGuid", "RoleName"}),
        _role_ids,
    ),
    _TableView(
        "ual-systems",
        "SYSTEM_IDENTITY",
        "What the server was at the times at which its identity changed.",
        frozenset({"CreationTime", "OSBuildNumber", "SystemDNSHostName"}),
        lambda roles: SYSTEM,
    ),
)
