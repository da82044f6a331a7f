"""The main job by command line on real Windows files: full, incremental, verify, restore."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Cli, tree
from tests.datasets import dataset

Ask = Callable[..., dict[str, Any]]
CopyOf = Callable[..., Path]

BACKUP_KEYS = {
    *("result", "run", "kind", "atomic", "instance", "chain", "files", "bytes", "pages", "logs", "truncated"),
    *("nothing_new", "corrections", "notes", "seconds", "signed"),
}
VERIFY_KEYS = {
    "result",
    "advice",
    "path",
    "what",
    "findings",
    "pages",
    "files",
    "logs",
    "databases",
    "long_values",
    "structure",
}
RESTORE_KEYS = {
    *("result", "chain", "target", "instance", "databases", "replayed", "logs", "newer_logs", "checks", "files"),
    *("bytes", "seconds", "reached", "kept", "damaged"),
}


def sums_pass(chain: Path) -> bool:
    if shutil.which("sha256sum") is None:
        pytest.skip("there is no sha256sum here")
    done = subprocess.run(["sha256sum", "-c", "--strict", "SHA256SUMS"], cwd=chain, capture_output=True, text=True)
    return done.returncode == 0 and done.stdout.count(": OK") == len(
        (chain / "SHA256SUMS").read_text().splitlines()
    )


def rows_by_libesedb(path: Path) -> dict[str, int]:
    """Rows of every table as libesedb counts them."""
    pyesedb = pytest.importorskip("pyesedb")
    file = pyesedb.file()
    file.open(str(path))
    try:
        return {table.name: table.number_of_records for table in file.tables}
    finally:
        file.close()


def test_day1_then_day2(ask: Ask, copy_of: CopyOf, tmp_path: Path) -> None:
    day1, day2 = dataset("srum-server2022-day1"), dataset("srum-server2022-day2")
    source, to = copy_of("srum-server2022-day1"), tmp_path / "backups"
    before = tree(source)
    full = ask("backup", "--from", source, "--to", to, "--mode", "full", "--create")
    assert full.keys() == BACKUP_KEYS
    assert (full["result"], full["kind"], full["atomic"], full["nothing_new"]) == ("success", "full", False, False)
    assert full["logs"] == [1, 2]
    assert full["truncated"] is None
    assert full["pages"] == {"total": 46, "verified": 30, "blank": 16, "corrected": 0, "unowned": 0}
    roles = [(file["name"], file["role"], file["generation"]) for file in full["files"]]
    assert roles == [
        ("SRUDB.dat", "database", None),
        ("SRU00001.log", "log", 1),
        ("SRU.log", "log", 2),
        ("SRU.chk", "checkpoint", None),
    ]
    assert full["bytes"] == sum(file["bytes"] for file in full["files"])
    assert tree(source) == before, "the source was changed"

    for file in source.iterdir():
        file.unlink()
    copy_of("srum-server2022-day2")
    added = ask("backup", "--from", source, "--to", to, "--mode", "incremental")
    assert (added["kind"], added["chain"], added["logs"]) == ("incremental", full["chain"], [2, 5])
    assert [(f["name"], f["generation"]) for f in added["files"]] == [
        ("SRU00002.log", 2),
        ("SRU00003.log", 3),
        ("SRU00004.log", 4),
        ("SRU.log", 5),
    ]

    chain = Path(full["chain"])
    assert sums_pass(chain)
    checked = ask("verify", chain)
    assert checked.keys() == VERIFY_KEYS
    assert (checked["result"], checked["findings"], checked["logs"]) == ("ok", [], 5)

    done = ask("restore", chain, "--to", tmp_path / "restored")
    assert done.keys() == RESTORE_KEYS
    assert (done["result"], done["replayed"]) == ("success", {"logs": 5, "records": 3019})
    assert done["databases"] == [
        {
            "path": str(tmp_path / "restored" / "SRUDB.dat"),
            "state": "clean",
            "needs_recovery": False,
            "required": None,
        }
    ]
    assert (done["logs"], done["newer_logs"]) == ([1, 5], None)
    assert {check["outcome"] for check in done["checks"]} == {"passed"}
    restored = tmp_path / "restored"
    assert (restored / "SRU00001.log").read_bytes() == (day1 / "SRU00001.log").read_bytes()
    for name in ("SRU00002.log", "SRU00003.log", "SRU00004.log", "SRU.log"):
        assert (restored / name).read_bytes() == (day2 / name).read_bytes()
    counted = rows_by_libesedb(restored / "SRUDB.dat")
    assert counted == rows_by_libesedb(day2 / "SRUDB.dat")
    assert counted != rows_by_libesedb(day1 / "SRUDB.dat")
    ours = ask("tables", restored / "SRUDB.dat", "--system")
    assert {table["name"]: table["rows"] for table in ours["tables"]} == counted


def test_win10_clean_and_nothing_new(ask: Ask, cli: Cli, tmp_path: Path) -> None:
    source, to = dataset("srum-win10-clean"), tmp_path / "backups"
    full = ask("backup", "--from", source, "--to", to, "--mode", "full", "--create")
    assert (full["logs"], len(full["files"])) == ([3, 9], 9)
    again = ask("backup", "--from", source, "--to", to, "--mode", "incremental")
    assert (again["result"], again["nothing_new"], again["files"], again["logs"]) == ("success", True, [], None)
    assert "Nothing new" in cli("backup", "--from", source, "--to", to, "--mode", "incremental").out
    chain = Path(full["chain"])
    assert sums_pass(chain)
    assert ask("verify", chain)["result"] == "ok"
    done = ask("restore", chain, "--to", tmp_path / "restored")
    assert (done["newer_logs"], done["databases"][0]["state"]) == (None, "clean")
    for file in (tmp_path / "restored").iterdir():
        assert file.read_bytes() == (source / file.name).read_bytes()
    assert rows_by_libesedb(tmp_path / "restored" / "SRUDB.dat") == rows_by_libesedb(source / "SRUDB.dat")


def test_a_dirty_instance_is_restored_clean_or_as_it_was(ask: Ask, cli: Cli, tmp_path: Path) -> None:
    source = dataset("srum-win11-dirty")
    full = ask("backup", "--from", source, "--to", tmp_path / "to", "--mode", "full", "--create")
    assert any("needs recovery" in note for note in full["notes"])
    shown = cli("restore", full["chain"], "--to", tmp_path / "as it was", "--no-recover")
    assert shown.code == 0
    assert "SRUDB.dat needs recovery with log 0x5C (92)." in shown.out
    done = ask("restore", full["chain"], "--to", tmp_path / "copied", "--no-recover")
    (database,) = done["databases"]
    assert (database["state"], database["needs_recovery"], database["required"]) == ("dirty", True, [92, 92])
    assert done["replayed"] == {"logs": 0, "records": 0}
    done = ask("restore", full["chain"], "--to", tmp_path / "recovered")
    (database,) = done["databases"]
    assert (database["state"], database["needs_recovery"], database["required"]) == ("clean", False, None)
    assert "SRUDB.dat: clean shutdown." in cli("restore", full["chain"], "--to", tmp_path / "once more").out


def test_a_dirty_database_without_its_logs_is_refused(cli: Cli, copy_of: CopyOf, tmp_path: Path) -> None:
    source = copy_of("sum-win2012r2")
    ended = cli("backup", "--from", source, "--to", tmp_path / "to", "--mode", "full", "--create", "--json")
    assert (ended.error["name"], ended.error["code"]) == ("JET_errRequiredLogFilesMissing", -543)
    assert not (tmp_path / "to").exists()


def test_newer_logs_are_replayed_as_far_as_wanted(cli: Cli, ask: Ask, copy_of: CopyOf, tmp_path: Path) -> None:
    source = copy_of("srum-server2022-day1")
    full = ask("backup", "--from", source, "--to", tmp_path / "to", "--mode", "full", "--create")
    copy_of("srum-server2022-day2")
    (source / "SRU00001.log").unlink()
    ask("backup", "--from", source, "--to", tmp_path / "to", "--mode", "incremental")
    shown = cli("restore", full["chain"], "--to", tmp_path / "restored").out
    assert "Replayed 3,019 records of log 0x1-0x5 (1-5): 1,118 page changes redone, 0 undone." in shown
    shown = cli("restore", full["chain"], "--to", tmp_path / "as it was", "--no-recover").out
    assert "Newer logs, 0x2-0x5 (2-5), were copied beside the database but not replayed" in shown
    up_to = ask("restore", full["chain"], "--to", tmp_path / "partly", "--generation", "0x3")
    assert up_to["logs"] == [1, 3]
    assert not (tmp_path / "partly" / "SRU00004.log").exists()
    assert up_to["replayed"]["logs"] == 3
