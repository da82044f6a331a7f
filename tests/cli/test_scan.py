"""``ese-backup scan``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app import usual_folders
from tests.builders.small_instance import OTHER_STREAM, write_small_instance
from tests.cli.conftest import Cli
from tests.datasets import dataset

Ask = Callable[..., dict[str, Any]]

INSTANCE_KEYS = {
    *("name", "kind", "base", "state", "directory", "log_directory", "system_directory", "signature", "databases"),
    *(
        "own_name",
        "tags",
        "logs",
        "required",
        "missing",
        "circular",
        "checkpoint",
        "bytes",
        "copies",
        "twins",
        "problems",
    ),
}
DATABASE_KEYS = {
    *(
        "path",
        "state",
        "page_size",
        "version",
        "revision",
        "required",
        "recoverable",
        "reason",
        "missing",
        "bytes",
    ),
    "signature",
}


def by_folder(answer: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {Path(instance["directory"]).name: instance for instance in answer["instances"]}


def test_every_key_is_there(ask: Ask, small: Path) -> None:
    answer = ask("scan", small)
    assert answer.keys() == {"instances", "others", "foreign", "chains", "unreadable", "images"}
    (instance,) = answer["instances"]
    assert instance.keys() == INSTANCE_KEYS
    assert instance["databases"][0].keys() == DATABASE_KEYS
    assert instance["logs"] == {"first": 1, "last": 3, "current": 3, "gaps": [], "count": 3}
    assert instance["checkpoint"] == {
        "path": str(small / "edb.chk"),
        "generation": 1,
        "segment": 1,
        "offset": 0,
    }
    assert instance["name"] == "edb-1234ABCD"
    assert instance["log_directory"] == instance["system_directory"] == str(small)


def test_win10_clean(ask: Ask) -> None:
    folder = dataset("srum-win10-clean")
    answer = ask("scan", folder)
    (instance,) = answer["instances"]
    assert (instance["base"], instance["state"], instance["circular"]) == ("SRU", "clean", True)
    assert instance["logs"] == {"first": 3, "last": 9, "current": 9, "gaps": [], "count": 7}
    assert instance["checkpoint"]["generation"] == 9
    (database,) = instance["databases"]
    assert database["path"] == str(folder / "SRUDB.dat")
    assert (database["page_size"], database["version"], database["revision"]) == (4096, 0x620, 0x6E)
    assert (database["required"], database["recoverable"], database["missing"]) == (None, True, [])
    assert {Path(other["path"]).name: other["kind"] for other in answer["others"]} == {
        "SRUDB.jfm": "flush map",
        "SRUres00001.jrs": "reserve log",
    }


def test_win11_dirty_with_all_its_logs(ask: Ask) -> None:
    (instance,) = ask("scan", dataset("srum-win11-dirty"))["instances"]
    assert (instance["state"], instance["required"], instance["missing"]) == ("dirty", [0x5C, 0x5C], [])
    assert instance["logs"] == {"first": 0x59, "last": 0x5C, "current": 0x5C, "gaps": [], "count": 4}
    (database,) = instance["databases"]
    assert (database["state"], database["recoverable"]) == ("dirty", True)
    assert "0x5C (92)" in database["reason"]


def test_all_datasets_in_one_go(ask: Ask) -> None:
    found = by_folder(ask("scan", dataset()))
    assert found["srum-win10-clean"]["state"] == "clean"
    assert found["srum-win11-dirty"]["state"] == "dirty"
    databases = {Path(d["path"]).name: d for d in found["sum-win2012r2"]["databases"]}
    assert databases["SystemIdentity.mdb"]["recoverable"] is True
    current = databases["Current.mdb"]
    assert (current["state"], current["recoverable"], current["missing"]) == ("dirty", False, [1])
    assert "no log of that stream was found" in current["reason"]
    assert found["sum-win2012r2"]["logs"] is None


def test_for_people(cli: Cli) -> None:
    shown = cli("scan", dataset("sum-win2012r2"), dataset("srum-win10-clean")).out
    assert "Current.mdb: Not recoverable. Dirty shutdown. Recovery requires log 0x1 (1)" in shown
    assert "7 files, 0x3-0x9 (3-9), the last one is the current log" in shown


def test_gap_missing_log_and_foreign_stream(ask: Ask, tmp_path: Path) -> None:
    folder = write_small_instance(tmp_path / "source", last=5, required=(2, 5))
    (folder / "edb00003.log").unlink()
    write_small_instance(folder, base="web", signature=OTHER_STREAM, last=2, database=None)
    (folder / "notes.txt").write_text("nothing of the engine")
    answer = ask("scan", folder)
    found = {instance["base"]: instance for instance in answer["instances"]}
    assert found["edb"]["logs"]["gaps"] == [[3, 3]]
    assert found["edb"]["missing"] == [3]
    assert found["edb"]["databases"][0]["recoverable"] is False
    assert [p["kind"] for p in found["edb"]["problems"]] == ["gap"]
    assert found["web"]["databases"] == []
    assert (answer["others"], answer["foreign"]) == ([], 1)
    everything = ask("scan", folder, "--all")
    assert [(Path(other["path"]).name, other["kind"]) for other in everything["others"]] == [
        ("notes.txt", "foreign")
    ]


def test_chains_are_listed_not_searched(ask: Ask, small: Path, tmp_path: Path) -> None:
    made = ask("backup", "--from", small, "--to", tmp_path / "to", "--mode", "full", "--create")
    answer = ask("scan", tmp_path / "to")
    assert (answer["instances"], answer["chains"]) == ([], [made["chain"]])


def test_nothing_there_is_said(cli: Cli, tmp_path: Path) -> None:
    assert cli("scan", tmp_path).out == "No ESE instance was found.\n"


def test_the_usual_places(cli: Cli, ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders of services of Windows, on a volume that is mounted here."""
    write_small_instance(tmp_path / "windows" / "WINDOWS" / "System32" / "sru")
    monkeypatch.setattr(usual_folders, "_volumes", lambda: iter([tmp_path / "windows"]))
    assert [found["name"] for found in ask("scan", "--usual")["instances"]] == ["edb-1234ABCD"]
    assert cli("scan").code == 2
