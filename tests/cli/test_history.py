"""``ese-backup history``: runs by command line are kept, found again and exported."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Cli

Ask = Callable[..., dict[str, Any]]
ENTRY_KEYS = {"number", "moment", "level", "id", "category", "source", "instance", "text", "run", "fields"}


@pytest.fixture
def done(ask: Ask, cli: Cli, small: Path, tmp_path: Path) -> dict[str, Any]:
    """A full backup, and an incremental that was refused."""
    full = ask("backup", "--from", small, "--to", tmp_path / "to", "--mode", "full", "--create")
    (small / "edb00001.log").unlink()
    (small / "edb.log").unlink()
    assert cli("backup", "--from", small, "--to", tmp_path / "to", "--mode", "incremental").code == 1
    return full


def test_newest_first_with_every_key(ask: Ask, done: dict[str, Any]) -> None:
    entries = ask("history")["entries"]
    numbers = [entry["number"] for entry in entries]
    assert numbers == sorted(numbers, reverse=True)
    assert all(entry.keys() == ENTRY_KEYS for entry in entries)
    assert entries[0]["id"] == 214
    assert entries[0]["level"] == "Error"
    assert {entry["run"] for entry in entries} >= {done["run"]}


def test_filters(ask: Ask, done: dict[str, Any]) -> None:
    def ids(*arguments: object) -> set[int]:
        return {entry["id"] for entry in ask("history", *arguments)["entries"]}

    assert ids("--level", "error") == {214}
    assert 214 not in ids("--level", "Information", "--level", "warning")
    assert ids("--id", "210-213,-211") == {210, 213}
    assert ids("--text", "FULL backup of") == {210}
    assert ids("--instance", "nobody") == set()
    assert ids("--since", "1h") == ids() == ids("--since", "2000-01-01")
    assert ids("--since", "2999-01-01T00:00:00Z") == set()
    assert len(ask("history", "--limit", 2)["entries"]) == 2
    assert len(ask("history", "--limit", 0)["entries"]) > 2


def test_for_people(cli: Cli, done: dict[str, Any]) -> None:
    assert "The backup of edb-1234ABCD failed" in cli("history").out
    assert cli("history", "--id", "1").out == "No matching entries.\n"


def test_exports(ask: Ask, cli: Cli, done: dict[str, Any], tmp_path: Path) -> None:
    count = len(ask("history", "--limit", 0)["entries"])
    for name in ("history.csv", "HISTORY.JSON"):
        assert ask("history", "--export", tmp_path / name)["count"] == count
    with open(tmp_path / "history.csv", newline="", encoding="utf-8-sig") as file:
        assert len(list(csv.DictReader(file))) == count
    assert len(json.loads((tmp_path / "HISTORY.JSON").read_text())) == count
    ended = cli("history", "--level", "error", "--export", tmp_path / "errors.csv")
    assert ended.out == f"1 entry written to {tmp_path / 'errors.csv'}.\n"


def test_an_empty_history(ask: Ask) -> None:
    assert ask("history")["entries"] == []
