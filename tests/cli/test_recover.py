"""``ese-backup recover``: real instances brought to a clean state, in place and as a copy, and what is refused."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyesedb
import pytest
from dissect.database.ese.ese import ESE

from tests.cli.conftest import Cli
from tests.datasets import dataset
from tests.disk.crash_fs import tree_of

Ask = Callable[..., dict[str, Any]]
CopyOf = Callable[..., Path]
SOUND: dict[str, object] = {"is_new": False, "is_checked": True, "damage": []}
KEYS = {"result", "databases", "redo", "undone", "records", "logs", "changed", "seconds", "warnings"}


def rows_by_libesedb(path: Path) -> dict[str, int]:
    file = pyesedb.file()
    file.open(str(path))
    try:
        return {table.name: table.number_of_records for table in file.tables}
    finally:
        file.close()


def rows_by_dissect(path: Path) -> dict[str, int]:
    with path.open("rb") as file:
        return {table.name: sum(1 for _ in table.records()) for table in ESE(file).tables()}


def test_a_dirty_windows_instance_in_place(ask: Ask, cli: Cli, copy_of: CopyOf) -> None:
    folder = copy_of("srum-win11-dirty")
    database = folder / "SRUDB.dat"
    before = rows_by_libesedb(database), rows_by_dissect(database)
    done = ask("recover", folder)
    assert done.keys() == KEYS
    assert done["result"] == "success"
    assert done["databases"] == [{"path": str(database), "state": "clean", **SOUND}]
    assert (done["redo"], done["undone"], done["changed"]) == ({"applied": 0, "skipped": 0}, 0, True)
    assert done["logs"] == [92, 92]
    assert "(clean shutdown)" in cli("header", database).out
    assert (rows_by_libesedb(database), rows_by_dissect(database)) == before
    assert not (folder / "SRUDB.jfm").exists(), "a flush map of before"

    after = tree_of(folder)
    again = ask("recover", folder)
    assert (again["changed"], again["logs"], again["databases"]) == (
        False,
        None,
        [{**done["databases"][0], "is_checked": False}],
    )
    assert tree_of(folder) == after
    assert ask("verify", folder)["result"] == "ok"


def test_a_copy(ask: Ask, cli: Cli, tmp_path: Path) -> None:
    source = dataset("srum-win11-dirty")
    before = tree_of(source)
    done = ask("recover", source, "--to", tmp_path / "copy")
    assert done["databases"] == [{"path": str(tmp_path / "copy" / "SRUDB.dat"), "state": "clean", **SOUND}]
    assert tree_of(source) == before
    assert [path.name for path in tmp_path.iterdir()] == ["copy"]
    shown = cli("recover", source, "--to", tmp_path / "shown")
    assert shown.code == 0
    assert "Recovered in" in shown.out
    assert "clean" in shown.out
    again = cli("recover", tmp_path / "copy").out
    assert "no changes were necessary" in again
    assert "its pages were not checked" in again, "only a verification would see damage"


@pytest.mark.parametrize("name", ["srum-win10-clean", "srum-server2022-day1", "srum-server2022-day2"])
def test_a_clean_instance_is_left_alone(name: str, ask: Ask, copy_of: CopyOf) -> None:
    folder = copy_of(name)
    before = tree_of(folder)
    assert ask("recover", folder)["changed"] is False
    assert tree_of(folder) == before


def test_a_dirty_database_without_logs(cli: Cli, copy_of: CopyOf) -> None:
    folder = copy_of("sum-win2012r2")
    before = tree_of(folder)
    ended = cli("recover", folder, "--name", "Current-C3DE6F29", "--json")
    ended = ended if ended.code == 1 else cli("recover", folder, "--json")
    assert ended.error["code"] in (-543, -1003)
    (folder / "SystemIdentity.mdb").unlink()
    assert cli("recover", folder, "--json").error["code"] == -543
    del before["SystemIdentity.mdb"]
    assert tree_of(folder) == before


def test_a_folder_that_is_taken(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "to").mkdir()
    (tmp_path / "to" / "mine").write_bytes(b"mine")
    ended = cli("recover", dataset("srum-win11-dirty"), "--to", tmp_path / "to", "--json")
    assert ended.error["name"] == "JET_errBackupDirectoryNotEmpty"
    assert ended.code == 1


def test_the_history_knows_it(ask: Ask, copy_of: CopyOf) -> None:
    folder = copy_of("srum-win11-dirty")
    ask("recover", folder)
    entries = ask("history")["entries"]
    assert {300, 301, 302} <= {entry["id"] for entry in entries}


def test_a_clean_database_that_was_cut_short_is_not_called_good(cli: Cli, copy_of: CopyOf, tmp_path: Path) -> None:
    """It needs no log, and recovery does not read it."""
    folder = copy_of("srum-win10-clean")
    os.truncate(folder / "SRUDB.dat", 400_000)
    for where in ((), ("--to", tmp_path / "copy")):
        done = cli("recover", folder, *where)
        assert done.code == 1 and not (tmp_path / "copy").exists()
        assert "The file was truncated. It ends after page 95, but the database owns 174 pages." in done.err


def test_a_damaged_log_is_named_and_nothing_changed(cli: Cli, copy_of: CopyOf) -> None:
    folder = copy_of("srum-win11-dirty")
    log = folder / "SRU.log"
    data = bytearray(log.read_bytes())
    data[3 * 4096 + 100 : 3 * 4096 + 300] = b"damaged!" * 25
    log.write_bytes(data)
    before = tree_of(folder)
    ended = cli("recover", folder, "--json")
    assert ended.error["code"] in (-501, -612)
    assert "SRU.log" in ended.error["message"]
    assert tree_of(folder) == before
