"""Rows from the command line in the order of an index, from a key on, and those that contain a text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

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
