"""Rows from the command line in the order of an index, from a key on, and those that contain a text."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.demo.sample_instance import write_sample
from engine.files import LocalFileSystem
from tests.builders.exported_tables import DEEP_ROWS, write_tables
from tests.cli.conftest import Cli
from tests.datasets import dataset

Ask = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tables(tmp_path_factory.mktemp("tables"))


def numbers(answer: dict[str, Any]) -> list[int]:
    return [row["Number"] for row in answer["rows"]]


def test_from_a_key_on(ask: Ask, tables: Path) -> None:
    assert numbers(ask("rows", tables, "Long", "--from-key", 57)) == [57, 58, 59]
    assert numbers(ask("rows", tables, "Long", "--after", 57)) == [58, 59]
    assert numbers(ask("rows", tables, "Long", "--from-key", 7, "--limit", 2)) == [7, 8]
    assert numbers(ask("rows", tables, "Long", "--from-key", 999)) == []


def test_a_text_in_any_value(ask: Ask, tables: Path) -> None:
    expected = [number for number in range(DEEP_ROWS) if "777" in str(number)]
    assert numbers(ask("rows", tables, "Deep", "--find", "777")) == expected
    assert numbers(ask("rows", tables, "Deep", "--find", "777", "--where", "Number>1000", "--limit", 1)) == [1777]
    assert numbers(ask("rows", tables, "Sorts", "--find", "FÜCHSE")) == [2]


def test_the_order_of_an_index(ask: Ask) -> None:
    path = dataset("srum-win10-clean", "SRUDB.dat")
    (table,) = [each for each in ask("tables", path)["tables"] if each["name"] == "SruDbIdMapTable"]
    other = next(index["name"] for index in table["indexes"] if not index["primary"])
    plain = ask("rows", path, "SruDbIdMapTable")["rows"]
    ordered = ask("rows", path, "SruDbIdMapTable", "--index", other)["rows"]
    key = [row["IdIndex"] for row in plain]
    assert sorted(row["IdIndex"] for row in ordered) == key
    assert [row["IdIndex"] for row in ordered] != key


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (("--index", "nothing"), "JET_errIndexNotFound"),
        (("--from-key", "x"), "JET_errInvalidParameter"),
        (("--from-key", "1,2,3"), "JET_errInvalidParameter"),
    ],
)
def test_what_cannot_be(refused: Ask, tables: Path, arguments: tuple[str, ...], name: str) -> None:
    assert refused("rows", tables, "Long", *arguments)["name"] == name


def test_what_excludes_each_other(cli: Cli, tables: Path) -> None:
    assert cli("rows", tables, "Long", "--from-key", 1, "--after", 1).code == 2
    assert cli("rows", tables, "Long", "--history", 1, "--find", "x").code == 2


def test_an_instance_at_rest_is_shown_as_recovered(ask: Ask, cli: Cli) -> None:
    """By its folder; its file by itself is shown as it is."""
    folder = dataset("srum-win11-dirty")
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    answer = ask("tables", folder)
    assert (answer["state"], answer["path"]) == ("clean", str(folder / "SRUDB.dat"))
    assert ask("tables", folder / "SRUDB.dat")["state"] == "dirty"
    assert "as recovery would leave it" in cli("rows", folder, "SruDbIdMapTable", "--limit", 1).out
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == before


def test_an_export_of_chosen_rows(ask: Ask, cli: Cli, tables: Path, tmp_path: Path) -> None:
    where = ("--where", "Number<3", "--where", "Number!=1")
    done = ask("export", tables, "--table", "Deep", *where, "--to", tmp_path / "some.csv")
    assert (done["rows"], done["tables"], done["unread"]) == (2, 1, 0)
    with (tmp_path / "some.csv").open(newline="", encoding="utf-8") as file:
        assert [row["Number"] for row in csv.DictReader(file)] == ["0", "2"]
    assert cli("export", tables, "--where", "Number=1", "--to", tmp_path / "x").code == 2
    assert cli("export", tables, "--table", "Deep", "--find", "x", "--to", tmp_path / "some.csv").code == 1


def test_an_export_of_an_instance_as_recovered(ask: Ask, tmp_path: Path) -> None:
    """Every table, as the window shows it; and a view of it."""
    folder = dataset("srum-win11-dirty")
    done = ask("export", folder, "--replay", "--format", "json", "--to", tmp_path / "all")
    rows = {each["name"]: each["rows"] for each in ask("tables", folder)["tables"]}
    assert (done["tables"], done["rows"]) == (len(rows), sum(rows.values()))
    assert len(list((tmp_path / "all").iterdir())) == len(rows)
    view = ask("export", folder, "--replay", "--view", "srum-network-data", "--to", tmp_path / "view.csv")
    assert view["rows"] > 0


def test_an_export_of_a_moment(ask: Ask, tmp_path: Path) -> None:
    write_sample(tmp_path / "sample", LocalFileSystem())
    ask("backup", "--from", tmp_path / "sample", "--to", tmp_path / "backups", "--mode", "full", "--create")
    chain = next(path for path in (tmp_path / "backups").glob("*/2*"))
    for generation in (6, 7):
        name = tmp_path / f"{generation}.sqlite"
        done = ask("export", chain, "--at", generation, "--format", "sqlite", "--to", name)
        shown = ask("tables", chain, "--at", generation)["tables"]
        assert done["rows"] == sum(table["rows"] for table in shown)
