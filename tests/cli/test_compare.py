"""``compare`` by command line: chains and moments, instances, what is shown, counted and exported."""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.operations.compare import CompareChoice
from engine import ReadableState, RestoreTarget
from tests.builders.exported_tables import Damaged
from tests.builders.live_tables import NAME, NUMBER, live_tables, simple
from tests.cli.conftest import Cli, tree

Ask = Callable[..., dict[str, Any]]


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """An instance at rest with a table of fifty rows."""
    folder = tmp_path / "instance"
    folder.mkdir()
    with live_tables(folder) as live:
        live.create(simple("Orders", NUMBER, NAME))
        cursor = live.cursor("Orders")
        for number in range(50):
            cursor.insert({NUMBER.name: number, NAME.name: f"order {number}"})
        live.close()
    return folder


@pytest.fixture
def chain(made: Path, tmp_path: Path, ask: Ask) -> Path:
    to = tmp_path / "backups"
    to.mkdir()
    return Path(str(ask("backup", "--from", made, "--to", to, "--mode", "full")["chain"]))


def change(folder: Path) -> None:
    with live_tables(folder) as live:
        cursor = live.cursor("Orders")
        assert cursor.seek(7)
        cursor.delete()
        assert cursor.seek(8)
        cursor.update({NAME.name: "=changed"})
        cursor.insert({NUMBER.name: 50, NAME.name: "new"})
        live.close()


def test_a_chain_and_its_instance(ask: Ask, cli: Cli, made: Path, chain: Path, tmp_path: Path) -> None:
    assert ask("compare", chain, made)["result"] == "same"
    change(made)
    before = tree(made), tree(chain)
    done = ask("compare", chain, made, "--export", tmp_path / "all.csv")
    (table,) = done["tables"]
    assert done["result"] == "different"
    assert [table[key] for key in ("name", "added", "changed", "gone", "same")] == ["Orders", 1, 1, 1, 48]
    assert [(row["difference"], row["key"]["Number"], row["columns"]) for row in table["rows"]] == [
        ("gone", 7, []),
        ("changed", 8, ["Name"]),
        ("added", 50, []),
    ]
    rows = list(csv.reader((tmp_path / "all.csv").read_text("utf-8-sig").splitlines()))
    assert rows[0] == ["Table", "Difference", "Key", "Column", "Before", "After"]
    assert ["Orders", "changed", "8", "Name", "order 8", "'=changed"] in rows and len(rows) == 1 + 2 + 1 + 2
    shown = cli("compare", chain, made, "--limit", 1)
    assert shown.code == 0 and "2 more differing rows are not shown" in shown.out
    ask("compare", chain, made, "--export", tmp_path / "all.jsonl", "--limit", 0)
    lines = [json.loads(line) for line in (tmp_path / "all.jsonl").read_text().splitlines()]
    assert [line["difference"] for line in lines] == ["gone", "changed", "added"]
    assert (tree(made), tree(chain)) == before


def test_two_states_of_a_chain(ask: Ask, cli: Cli, made: Path, chain: Path) -> None:
    before = datetime.now(UTC).isoformat()
    change(made)
    ask("backup", "--from", made, "--to", chain.parent.parent, "--mode", "incremental")
    assert cli("compare", chain).code == 2
    (table,) = ask("compare", chain, "--at", before)["tables"]
    assert (table["added"], table["changed"], table["gone"]) == (1, 1, 1)
    assert ask("compare", chain, "--at", before, "--at-b", before)["result"] == "same"
    told = cli("compare", chain, "--at", before, "--at-b", before).out
    assert re.search(r"A: .* after the commit of \d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d", told)


def test_what_is_refused(cli: Cli, made: Path, chain: Path, tmp_path: Path) -> None:
    assert cli("compare", made, chain, "--at", 3, "--json").error["name"] == "JET_errInvalidParameter"
    assert cli("compare", chain, tmp_path / "nothing", "--json").code == 1
    assert cli("compare", chain, made, "--table", "none", "--json").error["name"] == "JET_errObjectNotFound"
    other = tmp_path / "copy"
    shutil.copytree(made, other)
    (file,) = other.glob("*.edb")
    damaged = Damaged(file)
    leaf = damaged.leaves(damaged.database.table("Orders"))[0]
    damaged.database.close()
    damaged.spoil(leaf.pgno)
    ended = cli("compare", made, other, "--json")
    assert ended.code == 1 and ended.json["tables"][0]["error"]["name"] == "JET_errReadVerifyFailure"


def test_the_words_of_a_choice() -> None:
    here, there = Path("/a b").absolute(), Path("/c").absolute()
    choice = CompareChoice(
        ReadableState(here, RestoreTarget(92), "x.edb"), ReadableState(there, None, "y.edb"), ("t",)
    )
    assert choice.arguments() == [
        *("compare", str(here), str(there), "--at", "92", "--database", "x.edb", "--database-b", "y.edb"),
        *("--table", "t"),
    ]
