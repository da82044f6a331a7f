"""``copy`` by command line: a chain, a destination, to a folder and to an address."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from engine.chain import stores
from tests.builders.encodings import ALICE, TO_ALICE
from tests.builders.remote_store import at_addresses
from tests.builders.small_instance import grow_small_instance
from tests.cli.conftest import Cli, tree

Ask = Callable[..., dict[str, Any]]


@pytest.fixture
def backups(tmp_path: Path, small: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two chains."""
    monkeypatch.setattr(stores, "_store_at", partial(at_addresses, tmp_path / "stores"))
    for _ in range(2):
        ask("backup", "--from", small, "--to", tmp_path / "backups", "--mode", "full", "--create")
    return tmp_path / "backups"


def test_a_chain_is_copied_and_continued(ask: Ask, cli: Cli, backups: Path, small: Path, tmp_path: Path) -> None:
    _, newest = sorted(backups.glob("*/*"))
    done = ask("copy", newest, "--to", tmp_path / "disk", "--create")
    assert (done["result"], [each["state"] for each in done["chains"]]) == ("success", ["copied"])
    assert done["chains"][0]["chain"] == str(tmp_path / "disk" / newest.parent.name / newest.name)
    assert done["bytes"] == done["chains"][0]["bytes"] > 100_000
    assert ask("copy", newest, "--to", tmp_path / "disk")["chains"][0]["state"] == "already there"
    grow_small_instance(small)
    ask("backup", "--from", small, "--to", backups, "--mode", "incremental")
    shown = cli("copy", newest, "--to", tmp_path / "disk")
    assert shown.code == 0 and "extended" in shown.out and "Copied 1 chain" in shown.out
    assert tree(Path(done["chains"][0]["chain"])) == tree(newest)
    (run, *_) = ask("history", "--runs")["runs"]
    assert (run["operation"], run["state"], run["chain"]) == ("copy", "success", done["chains"][0]["chain"])
    assert (run["source"], run["destination"]) == (str(newest), str(tmp_path / "disk"))


def test_a_destination_is_copied_to_a_store_and_back(ask: Ask, backups: Path, tmp_path: Path) -> None:
    """The list of a store needs no history: it is made of what is there."""
    there = "s3://bucket/copies"
    assert len(ask("copy", backups, "--to", there)["chains"]) == 2
    listed = ask("chains", there)["chains"]
    assert [each["label"] for each in listed] == [each["label"] for each in ask("chains", backups)["chains"]]
    ask("copy", there, "--to", tmp_path / "back", "--create")
    assert tree(tmp_path / "back" / "edb-1234ABCD") == tree(backups / "edb-1234ABCD")
    assert {each["state"] for each in ask("copy", there, "--to", backups)["chains"]} == {"already there"}


def test_a_chain_that_cannot_be_copied_is_listed(cli: Cli, backups: Path, tmp_path: Path) -> None:
    first, second = sorted(backups.glob("*/*"))
    (first / "edb.chk").unlink()
    ended = cli("copy", backups, "--to", tmp_path / "disk", "--create", "--json")
    assert (ended.code, ended.json["result"]) == (1, "incomplete")
    assert [each["source"] for each in ended.json["chains"]] == [str(second)]
    assert [each["source"] for each in ended.json["failed"]] == [str(first)]
    shown = cli("copy", backups, "--to", tmp_path / "disk")
    assert f"not copied: {first}" in shown.out
    assert cli("copy", first, "--to", tmp_path / "disk", "--json").error["path"] == str(first / "edb.chk")


def test_another_disk_at_the_path_of_the_copies_is_noticed(
    ask: Ask, cli: Cli, backups: Path, tmp_path: Path
) -> None:
    to = tmp_path / "disk"
    ask("copy", backups, "--to", to, "--create")
    to.rename(tmp_path / "unmounted")
    to.mkdir()
    assert "is not available" in cli("copy", backups, "--to", to, "--json").error["message"]
    assert list(to.iterdir()) == []
    assert len(ask("copy", backups, "--to", to, "--new-destination")["chains"]) == 2


def test_copies_are_stored_in_another_way(ask: Ask, cli: Cli, backups: Path, tmp_path: Path) -> None:
    _, newest = sorted(backups.glob("*/*"))
    keys = tmp_path / "keys.txt"
    keys.write_text(f"{ALICE}\n")
    there = Path(
        ask("copy", newest, "--to", tmp_path / "far", "--create", "--compress", "zstd:9", "--encrypt", *TO_ALICE)[
            "chains"
        ][0]["chain"]
    )
    assert (there / "data.edb.zst.age").exists() and not (there / "data.edb").exists()
    ask("verify", there, "--identity", keys)
    assert cli("copy", there, "--to", tmp_path / "back", "--create", "--plain", "--json").error["code"] < 0
    ask("copy", there, "--to", tmp_path / "back", "--create", "--plain", "--identity", keys)
    assert tree(tmp_path / "back" / newest.parent.name / newest.name) == tree(newest)
    assert cli("copy", there, "--to", tmp_path / "back", "--plain", "--compress", "zstd").code == 2
