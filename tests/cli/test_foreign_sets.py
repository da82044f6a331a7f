"""JetBackup's own directories, as Microsoft's engine writes them: what each command makes of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engine.command_line import quoted
from tests.cli.conftest import Cli, tree
from tests.oracles.engine_sets import ShownRow, engine_set, our_rows, real_rows

Ask = Callable[..., dict[str, Any]]
SETS = {"full": ("full", (2, 14), (2, 19)), "at": ("at/old", (11, 20), (11, 20))}
"""Where each set is found, the logs that its copy needs, and those that it has."""


@pytest.fixture(scope="module")
def sets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return engine_set("jetbackup-4k", tmp_path_factory.mktemp("their sets"))


def rows_of_the_backups(sets: Path) -> list[ShownRow]:
    """The rows that the program showed at its end, without those that it inserted after its last backup.

    These are the last ones by key, and their keys stand in no log that was backed up.
    """
    logs = b"".join(path.read_bytes() for path in sets.rglob("*.log"))
    rows = real_rows(sets)["T"]
    later = [row for row in rows if bytes.fromhex(row["id"]) not in logs]
    assert len(later) == 11
    assert rows[-11:] == later
    return rows[:-11]


@pytest.mark.parametrize("name", SETS)
def test_the_rows_are_those_that_the_engine_showed(ask: Ask, sets: Path, tmp_path: Path, name: str) -> None:
    before = tree(sets)
    done = ask("restore", sets / name, "--to", tmp_path / "restored")
    place, needed, logs = SETS[name]
    assert (done["chain"], done["logs"]) == (str(sets / place), list(logs))
    assert done["instance"] == "edb-57876836"
    assert done["databases"] == [
        {
            "path": str(tmp_path / "restored" / "a.edb"),
            "state": "clean",
            "needs_recovery": False,
            "required": None,
        }
    ]
    assert our_rows(tmp_path / "restored" / "a.edb") == {"T": rows_of_the_backups(sets)}
    assert ask("verify", tmp_path / "restored", "--structure")["result"] == "ok"
    planned = ask("restore", sets / name, "--to", tmp_path / "other", "--dry-run")
    assert planned["databases"][0]["needs_recovery"] is False
    as_is = ask("restore", sets / name, "--to", tmp_path / "other", "--dry-run", "--no-recover")
    assert as_is["databases"][0]["required"] == list(needed)
    assert planned["reachable"]["commits"] > (10 if name == "full" else 0), "one whose copy ends with its last log"
    assert tree(sets) == before


def test_to_the_end_of_the_full_backup(ask: Ask, sets: Path, tmp_path: Path) -> None:
    """The incrementals' logs are left out: fewer rows, all of which are among the later ones or were deleted."""
    ask("restore", sets / "full", "--to", tmp_path / "restored", "--generation", "14")
    ids = {row["id"] for row in our_rows(tmp_path / "restored" / "a.edb")["T"]}
    later = {row["id"] for row in rows_of_the_backups(sets)}
    assert ids
    assert len(ids) < len(later)


def test_what_scan_and_verify_say(ask: Ask, cli: Cli, sets: Path) -> None:
    found = ask("scan", sets)
    assert [(each["kind"], each["directory"]) for each in found["instances"]] == [
        ("backup set", str(sets / place)) for place, _, _ in sorted(SETS.values(), reverse=True)
    ]
    for each in found["instances"]:
        (database,) = each["databases"]
        assert database["recoverable"]
        assert database["reason"].startswith("A copy made by a backup. A restore requires log 0x")
    assert (found["others"], found["foreign"]) == ([], 3), "the marks are of no account, nor is out.txt"
    shown = cli("scan", sets / "full").out
    assert "backup set made by another program" in shown
    assert f"ese-backup restore {quoted(sets / 'full')} --to DIR" in shown
    for place, _, _ in SETS.values():
        checked = ask("verify", sets / place)
        assert (checked["result"], checked["what"]) == ("ok", "backup set of another program")
        assert (checked["findings"], checked["pages"]["bad"]) == ([], 0)


def test_drill_and_backup(ask: Ask, sets: Path, tmp_path: Path) -> None:
    assert ask("drill", sets / "at")["rows"] == len(rows_of_the_backups(sets))
    made = ask("backup", "--from", sets / "full", "--to", tmp_path / "kept", "--mode", "full", "--create")
    chain = Path(made["chain"])
    names = {path.name for path in (sets / "full").iterdir()}
    assert {path.name for path in chain.iterdir()} == names | {"backup-manifest.json", "SHA256SUMS"}
    for name in names:
        assert (chain / name).read_bytes() == (sets / "full" / name).read_bytes()
    assert ask("verify", chain)["findings"] == []
    ask("restore", chain, "--to", tmp_path / "restored")
    assert our_rows(tmp_path / "restored" / "a.edb") == {"T": rows_of_the_backups(sets)}


def test_recover_names_the_restore(refused: Ask, sets: Path) -> None:
    error = refused("recover", sets / "full")
    assert error["code"] == -544
    assert "a backup set made by another program" in error["message"]
    assert f"ese-backup restore {quoted(sets / 'full')} --to DIR" in error["hint"]


def test_the_history_names_its_instance(ask: Ask, sets: Path, tmp_path: Path) -> None:
    ask("restore", sets / "full", "--to", tmp_path / "restored")
    ask("drill", sets / "full")
    entries = ask("history")["entries"]
    assert entries
    assert {entry["instance"] for entry in entries} == {"edb-57876836"}
