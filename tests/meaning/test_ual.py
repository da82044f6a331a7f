"""Views of User Access Logging: on real files of Windows Server 2012 R2, and on rows that they do not have."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

import engine
from app.meaning import views_of
from app.meaning.beside import beside_file
from app.meaning.ual import ROLES, days
from app.products import Product
from engine.formats.record import Row
from tests.builders.ual_tables import FILE_SERVER, FIRST, LAST, OWN_ROLE, TENANT, client, write_ual
from tests.datasets import dataset
from tests.meaning.views import opened, rows_of

IPV6 = bytes.fromhex("fe80000000000000e15cc5574b0c3739")
ROLE: Row = {"RoleGuid": OWN_ROLE, "ProductName": "Lab\0", "RoleName": "Print Lab\0"}


@pytest.fixture(scope="module")
def current(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ual")
    rows = [
        client(Day1=1, Day60=2, Day366=4),
        client(Address=IPV6, TenantId=TENANT, RoleGuid=OWN_ROLE, AuthenticatedUserName=None),
        client(LastAccess=datetime(2021, 1, 1, tzinfo=UTC), Day1=5),
        client(Address=b"odd", RoleGuid=UUID(int=9)),
    ]
    return write_ual(folder, rows, [ROLE])


def test_a_client_with_its_days(current: Path) -> None:
    first = rows_of(current, "ual-clients")[0]
    assert first.values == {
        "Role": "File Server",
        "Role GUID": FILE_SERVER,
        "Tenant": None,
        "Accesses": 3,
        "First seen": FIRST,
        "Last seen": LAST,
        "Address": "10.0.0.7",
        "User": "lab\\sara",
        "Client name": None,
        "Days": ["2020-01-01: 1", "2020-02-29: 2", "2020-12-31: 4"],
    }
    assert first.not_known == ()


def test_roles_are_named_by_the_database_beside(current: Path) -> None:
    alone = rows_of(current, "ual-clients")[1]
    assert (alone.values["Role"], alone.not_known) == (OWN_ROLE, ("Role",))
    named = rows_of(current, "ual-clients", beside_file(current, engine.Keys()))[1]
    assert named.values["Role"] == "Print Lab"
    assert named.values["Address"] == "fe80::e15c:c557:4b0c:3739"
    assert named.values["Tenant"] == TENANT
    roles = rows_of(current, "ual-roles", beside_file(current, engine.Keys()))
    assert [row.values["Role"] for row in roles] == ["File Server", "Print Lab"]


def test_the_database_beside_is_found_whatever_its_case(current: Path, tmp_path: Path) -> None:
    for name in ("Current.mdb", "SystemIdentity.mdb"):
        (tmp_path / name.lower()).write_bytes((current.parent / name).read_bytes())
    copy = tmp_path / "current.mdb"
    assert rows_of(copy, "ual-roles", beside_file(copy, engine.Keys()))[1].values["Role"] == "Print Lab"


def test_a_damaged_database_beside_names_nothing(current: Path, tmp_path: Path) -> None:
    copy = tmp_path / "Current.mdb"
    copy.write_bytes(current.read_bytes())
    (tmp_path / "SystemIdentity.mdb").write_bytes(bytes(9000))
    assert rows_of(copy, "ual-roles", beside_file(copy, engine.Keys()))[1].not_known == ("Role",)


def test_days_of_an_unknown_year_are_numbered(current: Path) -> None:
    row = rows_of(current, "ual-clients")[2]
    assert (row.values["Days"], row.not_known) == (["day 1: 5"], ("Days",))
    assert days(2021, [(366, 1)]).value == ["day 366: 1"]  # 2021 has no such day
    assert days(2021, []).value is None


def test_what_is_no_address_and_no_role_stays_raw(current: Path) -> None:
    row = rows_of(current, "ual-clients")[3]
    assert (row.values["Address"], row.values["Role"]) == (b"odd", UUID(int=9))
    assert row.not_known == ("Role", "Address")


def test_machines(current: Path) -> None:
    (row,) = rows_of(current, "ual-virtual-machines")
    assert row.values == {
        "Virtual machine": TENANT,
        "BIOS GUID": TENANT,
        "Created": FIRST,
        "Last seen active": None,
        "Serial number": "7",
    }


def test_the_views_of_windows_server_2012_r2() -> None:
    with opened(dataset("sum-win2012r2", "Current.mdb")) as database:
        views = views_of(database)
        assert [view.name for view in views] == ["ual-clients", "ual-roles", "ual-dns", "ual-virtual-machines"]
        assert {view.product for view in views} == {Product.USER_ACCESS_LOGGING}
    with opened(dataset("sum-win2012r2", "SystemIdentity.mdb")) as database:
        assert [view.name for view in views_of(database)] == ["ual-years", "ual-role-names", "ual-systems"]


def test_roles_of_windows_server_2012_r2() -> None:
    """The list of public roles is the one that Windows writes."""
    rows = rows_of(dataset("sum-win2012r2", "SystemIdentity.mdb"), "ual-role-names")
    named = {row.values["Role GUID"]: row.values["Role"] for row in rows}
    assert len(named) == 13
    assert {role: ROLES[role] for role in named if isinstance(role, UUID)} == named


def test_the_system_of_windows_server_2012_r2() -> None:
    rows = rows_of(dataset("sum-win2012r2", "SystemIdentity.mdb"), "ual-systems")
    assert [row.values["Host name"] for row in rows] == ["WIN-E0PO207ERMD", "WIN-E0PO207ERMD", "CITADEL-DC01"]
    assert [row.values["Type"] for row in rows] == ["server", "domain controller", "domain controller"]
    first = rows[0].values
    assert first["Recorded"] == datetime(2020, 9, 17, 15, 54, 54, 424000, tzinfo=UTC)
    assert first["Started"] == datetime(2020, 9, 17, 17, 3, 20, 485021, tzinfo=UTC)  # 10:03:20 at -420 minutes
    assert (first["Time zone"], first["Summer time"], first["Build"]) == (-420, True, 9600)
    assert first["Suites"] == ["Terminal Services", "Terminal Services for one user"]  # 0x110
    assert not any(row.not_known for row in rows)
    years = rows_of(dataset("sum-win2012r2", "SystemIdentity.mdb"), "ual-years")
    assert [row.values for row in years] == [{"Year": 2020, "File": "{9D2CCF2E-F5C3-47F3-9BFA-49937CC468C0}.mdb"}]
