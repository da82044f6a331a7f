"""``remove`` by command line: its plan, its refusal of the newest chain, and its rows in history and audit log."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Cli

Ask = Callable[..., dict[str, Any]]


@pytest.fixture
def to(tmp_path: Path, small: Path, ask: Ask) -> Path:
    folder = tmp_path / "backups"
    folder.mkdir()
    for _ in range(2):
        ask("backup", "--from", small, "--to", folder, "--mode", "full")
    return folder


def chains(to: Path) -> list[Path]:
    return sorted(to.glob("*/*"))


def test_a_dry_run_says_what_goes(ask: Ask, cli: Cli, to: Path) -> None:
    first, second = chains(to)
    plan = ask("remove", first, "--dry-run")
    assert (plan["result"], plan["must_be_named"]) == ("planned", [])
    (chain,) = plan["chains"]
    assert (chain["chain"], chain["newest"], chain["refusal"], chain["runs"]) == (str(first), False, None, 1)
    shown = cli("remove", first, second, "--dry-run")
    assert shown.code == 1 and "stays without --newest" in shown.out and "Would remove 2 chains" in shown.out
    assert chains(to) == [first, second]


def test_the_newest_needs_its_instance(ask: Ask, cli: Cli, to: Path) -> None:
    first, second = chains(to)
    refused = cli("remove", second, "--json")
    assert refused.code == 1 and refused.error["name"] == "JET_errInvalidParameter"
    assert refused.error["hint"].startswith(
        "Nothing was removed. Leave this chain out, or make and verify a newer"
    )
    assert chains(to) == [first, second]
    done = ask("remove", second, "--newest", second.parent.name)
    assert done["result"] == "success" and chains(to) == [first]


def test_history_and_audit_log_have_it(ask: Ask, to: Path) -> None:
    first, _second = chains(to)
    ask("remove", first)
    assert [entry["id"] for entry in ask("history", "--id", "9071-9073")["entries"]] == [9073, 9071]
    run = ask("history", "--runs")["runs"][0]
    assert (run["operation"], run["state"]) == ("chain removal", "success")
    rows = ask("audit", "list")["entries"]
    assert [row["deed"] for row in rows if row["chain"] == str(first)][:1] == ["chain removal"]
    assert "removal of a chain" in [row["deed"] for row in rows]
