"""``ese-backup name``: own names and tags, and the commands that show them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.settings import Locations, SettingsFile
from tests.builders.small_instance import write_small_instance
from tests.cli.conftest import Cli

Ask = Callable[..., dict[str, Any]]


def test_a_name_and_tags_are_kept_and_shown(ask: Ask, cli: Cli, small: Path) -> None:
    named = ask("name", small, "--name", "  DC01   NTDS ", "--tag", "prod,dc", "--tag", "PROD")
    assert (named["own_name"], named["tags"]) == ("DC01 NTDS", ["dc", "PROD"])
    assert named["instance"].endswith(f" in {small}")
    (instance,) = ask("scan", small)["instances"]
    assert (instance["own_name"], instance["tags"]) == ("DC01 NTDS", ["dc", "PROD"])
    said = cli("scan", small).out
    assert f"DC01 NTDS ({instance['name']})" in said and "dc, PROD" in said
    assert ask("name", small, "--untag", "prod")["tags"] == ["dc"]
    assert ask("name", small)["own_name"] == "DC01 NTDS"
    assert ask("name")["instances"] == [{"instance": named["instance"], "own_name": "DC01 NTDS", "tags": ["dc"]}]
    assert "DC01 NTDS" in cli("name").out
    assert ask("name", small, "--name", "")["own_name"] == ""


def test_status_says_the_own_name(ask: Ask, cli: Cli, small: Path) -> None:
    SettingsFile(Locations.of().settings).change(lambda settings: settings.with_folder(str(small)))
    ask("name", small, "--name", "DC01 NTDS", "--tag", "prod")
    status = cli("status", "--json").json
    assert [(each["own_name"], each["tags"]) for each in status["instances"]] == [("DC01 NTDS", ["prod"])]
    assert "DC01 NTDS (" in cli("status").out


def test_two_copies_have_names_of_their_own(ask: Ask, refused: Ask, tmp_path: Path) -> None:
    one, two = (write_small_instance(tmp_path / name / "db") for name in ("one", "two"))
    ask("name", one, "--name", "First")
    assert ask("name", two)["own_name"] == ""
    assert ask("name", one)["own_name"] == "First"
    error = refused("name", two, "--clear")
    assert error["hint"] and str(two) in error["message"]


def test_what_is_gone_can_be_cleared(ask: Ask, small: Path) -> None:
    ask("name", small, "--tag", "old")
    small.rename(small.with_name("moved"))
    assert ask("name", small, "--clear")["tags"] == []
    assert ask("name")["instances"] == []


def test_options_that_contradict_each_other(cli: Cli, small: Path) -> None:
    for words in (
        ["name", "--tag", "x"],
        ["name", small, "--clear", "--tag", "x"],
        ["name", small, "--name", "x" * 81],
    ):
        assert cli(*words).code == 2
