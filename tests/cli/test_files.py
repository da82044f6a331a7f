"""``ese-backup header``, ``records``, ``tables`` and ``rows``."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.export.values import json_value
from tests.builders.log_files import flip
from tests.builders.small_instance import LONG, PAGE_SIZE, example_database
from tests.cli.conftest import Cli
from tests.datasets import dataset

Ask = Callable[..., dict[str, Any]]
Refused = Callable[..., dict[str, Any]]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "example.edb"
    path.write_bytes(example_database(4096))
    return path


# ---- header


def test_header_of_a_real_database(ask: Ask, cli: Cli) -> None:
    path = dataset("srum-win11-dirty", "SRUDB.dat")
    fields = ask("header", path)
    assert (fields["file"], fields["type"]) == (str(path), "database")
    assert fields["header"]["dbstate"] == 2
    assert (fields["header"]["gen_min_required"], fields["header"]["gen_max_required"]) == (0x5C, 0x5C)
    shown = cli("header", path).out
    assert "gen_max_required" in shown
    assert "92 (0x5C)" in shown


@pytest.mark.parametrize(("name", "kind"), [("SRU00003.log", "log"), ("SRU.chk", "checkpoint")])
def test_header_of_a_log_and_a_checkpoint(ask: Ask, name: str, kind: str) -> None:
    fields = ask("header", dataset("srum-win10-clean", name))
    assert fields["type"] == kind
    assert fields["settings"]["log_path"] == "C:\\Windows\\system32\\SRU\\"


# ---- records


def test_records_of_real_logs(ask: Ask, cli: Cli) -> None:
    logs = sorted(dataset("srum-win10-clean").glob("SRU*.log"))
    fields = ask("records", *logs)
    assert fields["records"] == 4209  # counted once with other code than ours
    assert fields["types"]["Insert"] == 1879
    assert sum(fields["types"].values()) == sum(file["records"] for file in fields["files"]) == 4209
    assert [file["path"] for file in fields["files"]] == [str(log) for log in logs]
    shown = cli("records", *logs).out
    assert "4,209 records in 7 files." in shown


def test_every_record_on_demand(ask: Ask, cli: Cli) -> None:
    log = dataset("srum-server2022-day2", "SRU.log")
    fields = ask("records", log, "--dump")
    assert len(fields["entries"]) == fields["records"] == 143
    insert = next(entry for entry in fields["entries"] if entry["type"] == "Insert")
    assert {"file", "lgpos", "bytes", "pgno", "dbtime", "objid_fdp"} <= insert.keys()
    assert insert["lgpos"][0] == 5
    assert cli("records", log, "--dump").out.count("\nSRU.log ") == 142


def test_every_record_says_all_its_fields(ask: Ask, cli: Cli) -> None:
    logs = [dataset("srum-win11-dirty", name) for name in ("SRU0005A.log", "SRU0005B.log")]
    entries = ask("records", *logs, "--dump")["entries"]
    shown = [line for line in cli("records", *logs, "--dump").out.split("\n") if line.startswith("SRU0005")]
    assert len(shown) == len(entries)
    for line, entry in zip(shown, entries, strict=True):
        name, place, kind, *_ = line.split()
        assert (Path(entry["file"]).name, entry["type"]) == (name, kind)
        assert entry["lgpos"] == [int(part, 16) for part in place.split(",")]
        said = entry.keys() - {"file", "lgpos", "type", "bytes"}
        assert all(f" {field}=" in line for field in said), line
    insert = next(entry for entry in entries if entry["type"] == "Insert")
    assert bytes.fromhex(insert["prefix"] + insert["suffix"])
    assert f" suffix={insert['suffix'] or '-'} " in next(line for line in shown if " Insert " in line)


def test_records_of_a_damaged_log_name_file_and_place(refused: Refused, tmp_path: Path) -> None:
    damaged = tmp_path / "SRU.log"
    data = dataset("srum-win10-clean", "SRU.log").read_bytes()
    damaged.write_bytes(flip(flip(data, 8 * 8192 + 900), 8 * 8192 + 901))
    error = refused("records", damaged)
    assert (error["name"], error["path"]) == ("JET_errLogFileCorrupt", str(damaged))
    assert "SRU.log" in error["message"]


# ---- tables


def test_tables(ask: Ask, cli: Cli, database: Path) -> None:
    fields = ask("tables", database)
    assert (fields["path"], fields["state"]) == (str(database), "clean")
    (table,) = fields["tables"]
    assert (table["name"], table["rows"], table["system"]) == ("things", 3, False)
    assert [column["name"] for column in table["columns"]][:3] == ["Number", "Bit", "When"]
    assert table["columns"][0].keys() == {"name", "type", "id", "size", "code_page", "multivalued"}
    assert next(c for c in table["columns"] if c["name"] == "Many")["multivalued"] is True
    assert table["indexes"] == [{"name": "primary", "primary": True, "unique": True, "columns": ["Number", "Bit"]}]
    assert "things" in cli("tables", database).out


def test_system_tables_on_demand(ask: Ask) -> None:
    path = dataset("srum-win10-clean", "SRUDB.dat")
    own = {table["name"] for table in ask("tables", path)["tables"]}
    every = {table["name"] for table in ask("tables", path, "--system")["tables"]}
    assert "SruDbIdMapTable" in own
    assert "MSysObjects" in every - own


def test_a_damaged_table_is_named_and_the_others_listed(cli: Cli, database: Path) -> None:
    data = bytearray(database.read_bytes())
    data[32 * 4096 + 300] ^= 0xFF
    database.write_bytes(data)
    ended = cli("tables", database, "--json")
    assert ended.code == 1
    (table,) = ended.json["tables"]
    assert (table["rows"], table["error"]["code"], table["error"]["page"]) == (None, -1018, 31)
    assert "damaged" in cli("tables", database).out


# ---- rows


def test_values_as_json(ask: Ask, database: Path) -> None:
    fields = ask("rows", database, "things")
    first, empty, _ = fields["rows"]
    assert fields["columns"] == list(first)
    assert first["Number"] == 7
    assert first["Bit"] is True
    assert first["When"] == "2000-01-01T12:00:00Z"
    assert first["Guid"] == "00000000-0000-0000-0000-000000000005"
    assert (first["Text"], first["LongText"]) == ("café", "Füchse 🦊")
    assert first["Binary"] == "0001"
    assert first["Many"][0] == LONG.hex()
    assert (empty["Number"], empty["Text"], empty["Small"]) == (None, None, -7)


def test_numbers_that_json_lacks_are_words() -> None:
    assert json_value([float("nan"), float("inf"), -float("inf"), 1.5]) == ["nan", "inf", "-inf", 1.5]


def test_limit(ask: Ask, cli: Cli) -> None:
    path = dataset("srum-win10-clean", "SRUDB.dat")
    assert len(ask("rows", path, "SruDbIdMapTable", "--limit", 5)["rows"]) == 5
    assert ask("rows", path, "SruDbIdMapTable", "--limit", 0)["rows"] == []
    assert len(ask("rows", path, "srudbidmaptable")["rows"]) == 288
    shown = cli("rows", path, "SruDbIdMapTable").out
    assert "Only the first 50 rows" in shown
    assert "These" not in cli("rows", path, "SruDbIdMapTable", "--limit", 60).out


def test_csv(ask: Ask, cli: Cli, database: Path, tmp_path: Path) -> None:
    target = tmp_path / "rows.csv"
    done = ask("rows", database, "things", "--csv", target)
    assert (done["csv"], done["count"]) == (str(target), 3)
    with open(target, newline="", encoding="utf-8") as file:
        first, empty, _ = csv.DictReader(file)
    assert (first["Number"], first["Bit"], first["Text"], first["Binary"]) == ("7", "true", "café", "0001")
    assert json.loads(first["Many"])[0] == LONG.hex()
    assert (empty["Number"], empty["Text"]) == ("", "")
    assert "3 rows written to" in cli("rows", database, "things", "--csv", target).out


def test_csv_that_cannot_be_written(refused: Refused, database: Path, tmp_path: Path) -> None:
    assert refused("rows", database, "things", "--csv", tmp_path / "none" / "x.csv")["code"] == -1811


def test_damage_half_way_ends_the_list_and_tells(cli: Cli, tmp_path: Path) -> None:
    data = bytearray(dataset("srum-win10-clean", "SRUDB.dat").read_bytes())
    path = tmp_path / "SRUDB.dat"
    leaf = _last_leaf(bytes(data))
    data[(leaf + 1) * 4096 + 1000] ^= 0xFF
    path.write_bytes(data)
    ended = cli("rows", path, "SruDbIdMapTable", "--json")
    assert (ended.error["code"], ended.error["page"]) == (-1018, leaf)
    assert 0 < len(ended.json["rows"]) < 288
    assert ended.err.startswith("error: ")
    written = cli("rows", path, "SruDbIdMapTable", "--csv", tmp_path / "x.csv", "--json")
    assert written.error["page"] == leaf
    assert not (tmp_path / "x.csv").exists()
    assert list(tmp_path.iterdir()) == [path]


def _last_leaf(data: bytes) -> int:
    from engine import ReadOnlyDatabase
    from engine.formats.tree import Tree

    with ReadOnlyDatabase(lambda at, length: data[at : at + length], len(data)) as database:
        table = database.table("SruDbIdMapTable")
        return [page.pgno for page in Tree(database.read_page, table.root, table.objid).leaves()][-1]


def test_a_table_that_is_not_there(refused: Refused, database: Path) -> None:
    error = refused("rows", database, "nothings")
    assert (error["name"], error["table"]) == ("JET_errObjectNotFound", "nothings")


def test_a_file_cut_in_the_header(refused: Refused, database: Path) -> None:
    database.write_bytes(database.read_bytes()[:PAGE_SIZE])
    assert refused("tables", database)["code"] in (-1206, -1028)
