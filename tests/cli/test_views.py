"""``tables --views``, ``rows --view``, ``--where`` and ``export --view``."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.meaning.view import HIDDEN
from tests.builders.directory_tables import SARA, DirectoryTables
from tests.builders.ual_tables import OWN_ROLE, client, write_ual
from tests.cli.conftest import Cli
from tests.datasets import dataset

NETWORK = "srum-network-data"


@pytest.fixture(scope="module")
def current(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rows = [client(Day1=1), client(RoleGuid=OWN_ROLE, AuthenticatedUserName="=cmd\0", Address=b"odd")]
    return write_ual(tmp_path_factory.mktemp("ual"), rows, [{"RoleGuid": OWN_ROLE, "RoleName": "Print Lab\0"}])


def rows_in(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_views_are_listed(cli: Cli, current: Path) -> None:
    listed = cli("tables", current, "--views", "--json").json["views"]
    assert [view["name"] for view in listed] == ["ual-clients", "ual-roles", "ual-virtual-machines"]
    clients = listed[0]
    assert (clients["table"], clients["product"]) == ("CLIENTS", "User Access Logging")
    assert clients["columns"][3] == {
        "name": "Accesses",
        "kind": "integer",
        "several": False,
        "unit": "",
        "about": "Accesses in the year of the file.",
        "raw": "TotalAccesses",
        "known": True,
    }
    assert clients["limits"] and clients["also_reads"] == ["ROLE_IDS"]
    assert "ual-clients" in cli("tables", current, "--views").out


def test_a_database_without_views_says_so(cli: Cli) -> None:
    ended = cli("tables", dataset("small-edb", "basic.edb"), "--views")
    assert ended.code == 0
    assert "There are no views for this database." in ended.out


def test_rows_of_a_view(cli: Cli, current: Path) -> None:
    """The roles are named by the database beside; the raw row is found by its key."""
    found = cli("rows", current, "--view", "ual-clients", "--json").json
    assert found["view"]["name"] == "ual-clients"
    first, second = found["rows"]
    assert first["values"]["Days"] == ["2020-01-01: 1"]
    assert first["values"]["First seen"] == "2020-01-01T08:30:00Z"
    assert second["values"]["Role"] == "Print Lab"
    assert (second["values"]["Address"], second["not_known"]) == ("6f6464", ["Address"])
    assert [first["key"], second["key"]] == [[1], [2]]  # a table without a primary key: numbers of rows
    shown = cli("rows", current, "--view", "ual-clients", "--limit", "2").out
    assert "6f6464 (not known)" in shown
    assert "Current.mdb of a running server" in shown  # what is not known


def test_rows_of_a_view_as_csv(cli: Cli, current: Path, tmp_path: Path) -> None:
    to = tmp_path / "clients.csv"
    assert cli("rows", current, "--view", "ual-clients", "--csv", to, "--json").json["count"] == 2
    first, second = rows_in(to)
    assert (first["Role"], first["Not known"]) == ("File Server", "")
    assert (second["User"], second["Not known"]) == ("'=cmd", "Address")


@pytest.mark.parametrize(
    ("conditions", "records"),
    [
        (["Application=WUAUSERV"], [2, 23]),
        (["Application~edge", "User~local"], []),
        (["Bytes sent>=247897", "Bytes received<10000000"], [3, 13]),
        (["User is null", "Application=wuauserv", "recorded<=2022-02-05T22:19:00Z"], [2]),
        (["Record>17", "User!=Local System"], []),
        (["Record>20", "User sid!=S-1-5-18"], [22]),
    ],
)
def test_rows_that_fit(cli: Cli, conditions: list[str], records: list[int]) -> None:
    words = [word for condition in conditions for word in ("--where", condition)]
    path = dataset("srum-win10-clean", "SRUDB.dat")
    rows = cli("rows", path, "--view", NETWORK, *words, "--json").json["rows"]
    assert [row["values"]["Record"] for row in rows] == records


def test_conditions_hold_for_tables_too(cli: Cli, tmp_path: Path) -> None:
    path = dataset("srum-win10-clean", "SRUDB.dat")
    found = cli("rows", path, "SruDbIdMapTable", "--where", "IdType=3", "--where", "IdIndex<10", "--json").json
    assert [row["IdIndex"] for row in found["rows"]] == [2, 4, 7]
    to = tmp_path / "ids.csv"
    cli("rows", path, "SruDbIdMapTable", "--where", "IdType=3", "--limit", "5", "--csv", to)
    assert len(to.read_text().splitlines()) == 6


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["--view", "nothing"], "JET_errObjectNotFound"),
        (["--view", NETWORK, "--where", "No=1"], "JET_errColumnNotFound"),
        (["--view", NETWORK, "--where", "Record"], "JET_errInvalidParameter"),
    ],
)
def test_what_does_not_exist(cli: Cli, words: list[str], name: str) -> None:
    assert cli("rows", dataset("srum-win10-clean", "SRUDB.dat"), *words, "--json").error["name"] == name


@pytest.mark.parametrize("words", [["T", "--view", "v"], [], ["--view", "v", "--history", "1"]])
def test_a_table_or_a_view(cli: Cli, current: Path, words: list[str]) -> None:
    assert cli("rows", current, *words).code == 2


def test_views_of_a_chain(cli: Cli, tmp_path: Path) -> None:
    """A set that Windows could have left: the dirty database is recovered in memory, then named."""
    to = tmp_path / "backups"
    made = cli("backup", "--from", dataset("srum-win11-dirty"), "--to", to, "--mode", "full", "--create", "--json")
    chain = made.json["chain"]
    rows = cli("rows", chain, "--view", NETWORK, "--json").json
    assert rows["reached"] is not None
    assert len(rows["rows"]) > 0
    assert all(not row["not_known"] for row in rows["rows"])
    last = rows["reached"]["generation"]
    assert cli("rows", chain, "--view", NETWORK, "--at", str(last), "--json").json["rows"] == rows["rows"]
    assert cli("rows", chain, "--view", NETWORK, "--at", "0x59", "--json").error["code"] < 0  # not yet whole
    assert cli("tables", chain, "--views", "--json").json["views"][0]["name"] == "srum-resources"


@pytest.mark.parametrize("kind", ["csv", "json", "sqlite"])
def test_views_are_exported(cli: Cli, current: Path, tmp_path: Path, kind: str) -> None:
    to = tmp_path / "out"
    words = ["--view", "ual-clients", "--view", "UAL-roles", "--format", kind]
    done = cli("export", current, "--to", to, *words, "--json").json
    assert [(table["name"], table["rows"]) for table in done["tables"]] == [("CLIENTS", 2), ("ROLE_ACCESS", 2)]
    if kind == "csv":
        rows = rows_in(to / "ual-clients.csv")
    elif kind == "json":
        rows = [json.loads(line) for line in (to / "ual-clients.jsonl").read_text().splitlines()]
    else:
        with closing(sqlite3.connect(to)) as file:
            file.row_factory = sqlite3.Row
            rows = [dict(row) for row in file.execute('SELECT * FROM "ual-clients"')]
    assert [row["Role"] for row in rows] == ["File Server", "Print Lab"]
    assert [row["Not known"] or "" for row in rows] == ["", "Address"]


def test_two_views_of_one_table_and_tables_with_views_are_refused(cli: Cli, current: Path, tmp_path: Path) -> None:
    assert cli("export", current, "--to", tmp_path / "a", "--view", "ual-roles", "--table", "DNS").code == 2
    error = cli("export", current, "--to", tmp_path / "b", "--view", "ual-ghosts", "--json").error
    assert error["name"] == "JET_errObjectNotFound"
    assert not (tmp_path / "b").exists()


def test_a_directory_on_the_command_line(cli: Cli, tmp_path: Path) -> None:
    """Views that show some rows of their table, on the screen and in a file, whose count is that of the file."""
    path = DirectoryTables().write(tmp_path / "ad")
    found = cli("rows", path, "--view", "ad-accounts", "--where", "Enabled=true", "--json").json["rows"]
    assert [(row["key"], row["values"]["Password"]) for row in found] == [([SARA], HIDDEN)]
    to = tmp_path / "groups.sqlite"
    done = cli("export", path, "--to", to, "--view", "ad-groups", "--format", "sqlite", "--json").json
    assert [table["rows"] for table in done["tables"]] == [2]
    with closing(sqlite3.connect(to)) as file:
        assert file.execute('SELECT "Account name" FROM "ad-groups"').fetchall() == [("Staff",), ("All",)]
    both = ["--view", "ad-groups", "--view", "ad-accounts"]
    assert cli("export", path, "--to", tmp_path / "b", *both, "--json").error["name"] == "JET_errInvalidParameter"
