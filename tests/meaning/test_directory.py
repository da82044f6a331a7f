"""Views of Active Directory, on small directories with the tables, columns and indexes that it has."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.meaning import views_of
from app.meaning.directory.names import escaped
from app.meaning.directory.schema import read_schema
from app.meaning.view import HIDDEN, ViewRow
from app.products import Product
from engine.formats.record import Row
from tests.builders.directory_tables import (
    ALL,
    ATTRIBUTES,
    CREATED,
    DN_OF_USERS,
    HASH,
    OWN_COLUMN,
    PHANTOM,
    SARA,
    SARA_GUID,
    SCHEMA,
    STAFF,
    USERS,
    DirectoryTables,
    entry,
)
from tests.meaning.views import opened, rows_of, view_on

WHEN = datetime(2022, 6, 18, 4, 26, 40, tzinfo=UTC)
STAFF_DN, SARA_DN = f"CN=Staff,{DN_OF_USERS}", f"CN=Jones\\, Sara,{DN_OF_USERS}"


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return DirectoryTables().write(tmp_path_factory.mktemp("ad") / "made")


def by_number(path: Path, view: str) -> dict[int, ViewRow]:
    return {row.raw["DNT_col"]: row for row in rows_of(path, view) if isinstance(row.raw["DNT_col"], int)}


def test_the_views_of_a_directory(directory: Path) -> None:
    with opened(directory) as database:
        views = views_of(database)
    assert [view.name for view in views] == ["ad-objects", "ad-accounts", "ad-groups", "ad-links"]
    assert {view.product for view in views} == {Product.ACTIVE_DIRECTORY}


def test_the_schema_is_in_its_own_rows(directory: Path) -> None:
    with opened(directory) as database:
        schema = read_schema(database)
    assert schema.attributes == {column: name for name, column in ATTRIBUTES.items()}
    assert schema.attributes[OWN_COLUMN] == "labCostCentre"
    assert (schema.name(196617), schema.name(131103), schema.name(1)) == ("dMD", "member", None)
    assert (schema.links[2], schema.links[3]) == ("member", "memberOf")


@pytest.mark.parametrize("hidden", [[], [{"dsa_col": None}], [{"dsa_col": 4242}], [{"dsa_col": USERS}]])
def test_the_schema_is_found_without_the_way_to_it(tmp_path: Path, hidden: list[dict[str, int | None]]) -> None:
    with opened(DirectoryTables(hidden=hidden).write(tmp_path / "ad")) as database:  # type: ignore[arg-type]
        assert read_schema(database).attributes[ATTRIBUTES["name"]] == "name"


def test_an_account(directory: Path) -> None:
    sara = by_number(directory, "ad-accounts")[SARA]
    assert {name: value for name, value in sara.values.items() if value is not None} == {
        "Distinguished name": SARA_DN,
        "Class": "user",
        "State": "present",
        "Enabled": True,
        "Account name": "sara",
        "Type": "user",
        "Account control": ["normal account", "password does not expire"],
        "SID": "S-1-5-21-1-2-3-1104",
        "Created": WHEN,
        "Changed": WHEN + timedelta(seconds=1),
        "Last logon here": WHEN,
        "Password set": WHEN,
        "Password": HIDDEN,
        "Member of": [STAFF_DN],
    }
    assert sara.not_known == ()


def test_accounts_are_those_with_account_control(directory: Path) -> None:
    rows = by_number(directory, "ad-accounts")
    assert sorted(row.values["Account name"] for row in rows.values()) == ["PC-7$", "sara"]  # type: ignore[type-var]
    pc = rows[201].values
    assert (pc["Class"], pc["Enabled"], pc["Type"]) == ("computer", False, "computer")
    assert pc["Account control"] == ["disabled", "account of a computer"]


def test_groups_and_their_members(directory: Path) -> None:
    groups = by_number(directory, "ad-groups")
    staff, everyone = groups[STAFF].values, groups[ALL].values
    assert staff["Type"] == ["global", "security"]
    assert staff["Members"] == [SARA_DN, f"CN=PC-7,{DN_OF_USERS}"]  # a link that was removed is none
    assert staff["Member of"] == [f"CN=All,{DN_OF_USERS}"]
    assert (everyone["Type"], everyone["Members"]) == (["universal"], [STAFF_DN])


def test_links_with_those_that_were_removed(directory: Path) -> None:
    rows = [row.values for row in rows_of(directory, "ad-links")]
    assert [row["Attribute"] for row in rows] == ["member"] * 4 + [700]
    removed = [row for row in rows if row["Removed"] is not None]
    assert removed == [
        {
            "Object": STAFF_DN,
            "Attribute": "member",
            "Linked object": f"CN=Old\\0ADEL:1,{DN_OF_USERS}",
            "Back link": "memberOf",
            "Removed": WHEN,
        }
    ]
    assert rows_of(directory, "ad-links")[4].not_known == ("Attribute", "Linked object")


def test_objects(directory: Path) -> None:
    rows = by_number(directory, "ad-objects")
    sara = rows[SARA].values
    assert sara["GUID"] == SARA_GUID
    assert sara["Other attributes"] == [
        "description: Buyer",
        "userAccountControl: normal account",
        "userAccountControl: password does not expire",
        f"lastLogon: {WHEN:%Y-%m-%dT%H:%M:%S}Z",
        f"unicodePwd: {HIDDEN}",
        f"pwdLastSet: {WHEN:%Y-%m-%dT%H:%M:%S}Z",
        f"supplementalCredentials: {HIDDEN}",
        "sAMAccountType: user",
        "objectCategory: CN=X-container,CN=Schema,CN=Configuration,DC=lab,DC=local",
        "labCostCentre: 4711",
    ]
    states = {number: rows[number].values["State"] for number in (SARA, 220, 221, PHANTOM)}
    assert list(states.values()) == ["present", "deleted", "recycled", "phantom"]
    assert rows[220].values["Last parent"] == DN_OF_USERS
    assert rows[11].values["Distinguished name"] == "DC=lab,DC=local"
    assert rows[2].values["Distinguished name"] is None  # the root of all has no name


def test_no_view_shows_a_secret(directory: Path, tmp_path: Path) -> None:
    """Also where the schema cannot be read, and attributes are only columns."""
    for path in (directory, DirectoryTables(schema=(), hidden=()).write(tmp_path / "ad")):
        with opened(path) as database:
            for view in views_of(database):
                for row in view.open(database).rows():
                    assert HASH not in row.values.values()
                    assert HASH.hex() not in repr(row.values) and repr(HASH) not in repr(row.values)


def test_without_a_schema_attributes_keep_their_columns(tmp_path: Path) -> None:
    rows = by_number(DirectoryTables(schema=(), hidden=()).write(tmp_path / "ad"), "ad-objects")
    sara = rows[SARA]
    assert sara.values["Distinguished name"] == SARA_DN  # names of the most common kinds are always known
    assert sara.values["Class"] == 655369
    assert sara.not_known == ("Class", "Other attributes")
    assert f"{OWN_COLUMN}: 4711" in sara.values["Other attributes"]  # type: ignore[operator]


def test_names_that_lead_nowhere(tmp_path: Path) -> None:
    """Parents in a circle, a parent that is missing, one without a name, and names as deep as they can be."""
    rows: list[Row] = [
        entry(5000, 5001, "a", "user"),
        entry(5001, 5000, "b", "user"),
        entry(5002, 5003, "c", "user"),
        entry(5004, 5005, "d", "user"),
        {"DNT_col": 5005, "PDNT_col": 2, "OBJ_col": 1},
        entry(5006, USERS, "e", "user", kind=424242),
        *(entry(6000 + n, 5999 + n if n else USERS, f"n{n}", "container") for n in range(100)),
    ]
    found = by_number(DirectoryTables(more=rows).write(tmp_path / "ad"), "ad-objects")
    for number in (5000, 5001, 5002, 5004, 5005, 5006):
        row = found[number]
        assert row.values["Distinguished name"] == number
        assert "Distinguished name" in row.not_known
    deepest = found[6099].values["Distinguished name"]
    assert isinstance(deepest, str)
    assert deepest.startswith("CN=n99,CN=n98,") and deepest.endswith(f"CN=n0,{DN_OF_USERS}")


def test_a_group_lists_a_thousand_members(tmp_path: Path) -> None:
    people = [entry(10_000 + n, USERS, f"p{n:04}", "user") for n in range(1100)]
    links = [{"link_DNT": ALL, "backlink_DNT": 10_000 + n, "link_base": 1} for n in range(1100)]
    path = DirectoryTables(more=people, more_links=links).write(tmp_path / "ad")  # type: ignore[arg-type]
    members = by_number(path, "ad-groups")[ALL].values["Members"]
    assert isinstance(members, list)
    assert len(members) == 1001
    assert members[0] == STAFF_DN
    assert members[-1] == "… more, see ad-links"


def test_a_page_of_rows_is_resolved(directory: Path) -> None:
    with view_on(directory, "ad-accounts") as view, opened(directory) as database:
        raw = [row for row in database.rows("datatable") if row["DNT_col"] in (SCHEMA, SARA)]
        assert [view.includes(row) for row in raw] == [False, True]
        assert [view.resolve(row).values["Class"] for row in raw] == ["dMD", "user"]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("plain", "plain"),
        ("Jones, Sara", "Jones\\, Sara"),
        ("#1", "\\#1"),
        (" a ", "\\ a\\ "),
        ('a+b"c\\d<e>f;g=h', 'a\\+b\\"c\\\\d\\<e\\>f\\;g\\=h'),
        ("Old\nDEL:1", "Old\\0ADEL:1"),
        ("\0", "\\00"),
        (" ", "\\ "),
    ],
)
def test_names_are_escaped(name: str, written: str) -> None:
    assert escaped(name) == written


def test_times_of_the_builder() -> None:
    assert datetime(1601, 1, 1, tzinfo=UTC) + timedelta(seconds=CREATED) == WHEN


def test_another_reader_agrees(directory: Path) -> None:
    """dissect reads real directories: it finds its way in this one, and sees the same names, SIDs and links."""
    ntds = pytest.importorskip("dissect.database.ese.ntds")
    rows = by_number(directory, "ad-objects")
    with directory.open("rb") as file:
        other = ntds.NTDS(file).db
        for number, row in rows.items():
            if number != 2:
                name = str(other.data._make_dn(number)).replace("\n", "\\0A")
                assert name.casefold() == str(row.values["Distinguished name"]).casefold()
        for number in (SARA, 201):
            assert other.data.get(number).get("objectSid") == rows[number].values["SID"]
            assert other.data.get(number).get("whenCreated") == rows[number].values["Created"]
        members = {linked.dnt for linked in other.link.links(ALL, "member")}
    assert members == {STAFF}
