"""``ese-backup export``: its answer, its exit code, and which database it takes."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engine.formats.db_header import page_offset
from tests.builders.exported_tables import DEEP_ROWS, Damaged, write_tables
from tests.cli.conftest import Cli, program
from tests.oracles.engine_sets import engine_set

Ask = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tables(tmp_path_factory.mktemp("tables"))


def test_all_was_read(ask: Ask, tables: Path, tmp_path: Path) -> None:
    done = ask("export", tables, "--to", tmp_path / "out")
    assert (done["result"], done["losses"], done["findings"]) == ("complete", 0, [])
    assert (done["state"], done["header"], done["open_logs"]) == ("clean", "primary", None)
    assert done["tables"][0] == {
        "name": "Deep",
        "output": "Deep.csv",
        "rows": DEEP_ROWS,
        "columns": 2,
        "pages": done["tables"][0]["pages"],
        "salvaged": False,
        "unreadable": {},
        "lost_pages": 0,
        "lost_rows": 0,
        "lost_values": 0,
    }
    report = json.loads((tmp_path / "out" / "export-report.json").read_text())
    assert report["tables"] == done["tables"]


def test_something_was_lost(cli: Cli, tables: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.edb"
    copy.write_bytes(tables.read_bytes())
    damaged = Damaged(copy)
    pgno = damaged.leaves(damaged.database.table("Deep"))[1].pgno
    damaged.spoil(pgno)
    ended = cli("export", copy, "--to", tmp_path / "out", "--format", "json", "--json")
    assert (ended.code, ended.err) == (1, "")
    assert (ended.json["result"], ended.json["losses"]) == ("incomplete", 1)
    (finding,) = ended.json["findings"]
    assert (finding["kind"], finding["table"], finding["page"], finding["lost"]) == ("page", "Deep", pgno, True)
    assert "error" not in ended.json
    shown = cli("export", copy, "--to", tmp_path / "again")
    assert shown.code == 1
    assert shown.out.startswith("incomplete  copy.edb exported to")
    assert f"lost     Deep: Page {pgno} fails its checksum. Its rows are lost." in shown.out


def test_the_run_is_in_the_history(ask: Ask, tables: Path, tmp_path: Path) -> None:
    ask("export", tables, "--to", tmp_path / "out.db", "--format", "sqlite")
    (run, *_) = ask("history", "--runs")["runs"]
    assert (run["operation"], run["manner"], run["state"]) == ("export", "sqlite", "success")
    assert (run["source"], run["destination"]) == (str(tables), str(tmp_path / "out.db"))
    assert run["bytes"] == (tmp_path / "out.db").stat().st_size
    texts = [entry["text"] for entry in ask("history")["entries"]]
    assert f"{tables} was exported to {tmp_path / 'out.db'}: 6 tables, 3,064 rows." in texts


def test_a_database_of_a_chain(ask: Ask, refused: Ask, small: Path, tmp_path: Path) -> None:
    chain = Path(ask("backup", "--from", small, "--to", tmp_path / "to", "--create", "--mode", "full")["chain"])
    (name,) = [path.name for path in small.glob("*.edb")]
    for number, source in enumerate((chain, chain / name)):
        done = ask("export", source, "--to", tmp_path / f"{number}")
        assert (done["database"], done["source"]) == (name, str(chain / name))
        assert (done["rows"], done["open_logs"]) == (3, None)
    assert ask("export", chain, "--database", name.upper(), "--to", tmp_path / "2")["rows"] == 3
    assert refused("export", chain, "--database", "other.edb", "--to", tmp_path / "3")["code"] == -1203
    assert refused("export", chain / "none", "--to", tmp_path / "3")["code"] == -1811
    assert refused("export", chain, "--to", chain / "export")["code"] == -1023
    assert refused("export", small, "--to", tmp_path / "3")["code"] == -1811
    assert not (tmp_path / "3").exists()


def test_a_chain_whose_logs_hold_more(ask: Ask, cli: Cli, tmp_path: Path) -> None:
    ask("sample", tmp_path / "sample")
    chain = ""
    for mode in ("full", "incremental"):
        taken = ask("backup", "--from", tmp_path / "sample", "--to", tmp_path / "to", "--create", "--mode", mode)
        chain = taken["chain"]
        if mode == "full":
            assert ask("export", chain, "--to", tmp_path / "1")["open_logs"] is None
            ask("sample", tmp_path / "sample", "--advance")
    done = ask("export", chain, "--to", tmp_path / "2")
    first, last = done["open_logs"]
    assert (done["state"], last) == ("clean", taken["logs"][1])
    assert first <= taken["logs"][0]
    shown = cli("export", chain, "--to", tmp_path / "3")
    assert (shown.code, "Committed changes may still be in the logs" in shown.out) == (0, True)


def test_what_is_no_database(refused: Ask, tmp_path: Path) -> None:
    (tmp_path / "text").write_text("nothing of ours")
    error = refused("export", tmp_path / "text", "--to", tmp_path / "out")
    assert error["code"] == -1028
    assert "text" in error["message"]
    assert not (tmp_path / "out").exists()
    assert refused("export", tmp_path / "text", "--to", tmp_path / "a" / "out")["code"] == -1023


def test_a_target_in_use_is_named(refused: Ask, tables: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "kept").touch()
    error = refused("export", tables, "--to", tmp_path / "out")
    assert error["message"] == f"{tmp_path / 'out'} is not empty: it contains kept."
    assert (error["code"], error["path"]) == (-504, str(tmp_path / "out"))


def test_both_headers_damaged(refused: Ask, tables: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.edb"
    data = bytearray(tables.read_bytes())
    size = page_offset(1, 4096) // 2
    data[700] ^= 0xFF
    data[size + 700] ^= 0xFF
    copy.write_bytes(data)
    assert refused("export", copy, "--to", tmp_path / "out")["code"] == -1206


def test_as_a_program(tables: Path, tmp_path: Path) -> None:
    env = {**os.environ, "ESE_BACKUP_HOME": str(tmp_path / "home")}
    done = program("export", tables, "--to", tmp_path / "out", "--table", "deep", env=env)
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["Deep.csv", "export-report.json"]


@pytest.mark.parametrize(("name", "needed"), [("full", (2, 19)), ("at", (11, 20))])
def test_a_set_of_jetbackup(cli: Cli, tmp_path: Path, name: str, needed: tuple[int, int]) -> None:
    """Its copy was made while the engine wrote: what it lacks is in the logs of the set."""
    sets = engine_set("jetbackup-4k", tmp_path)
    ended = cli("export", sets / name, "--to", tmp_path / "out", "--json")
    done = ended.json
    assert (done["database"], done["state"], done["open_logs"]) == ("a.edb", "dirty", list(needed))
    assert ended.code == (1 if done["losses"] else 0)
    assert [table["name"] for table in done["tables"]] == ["T"]
    assert done["rows"] > 0
