"""Which instance a command acts on, what it leaves alone, and what it says of what it cannot read."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.history.history import History
from app.settings import Locations
from tests.builders.small_instance import write_small_instance
from tests.cli.conftest import Cli, tree
from tests.datasets import dataset
from tests.unit.test_unreadable import make_version_7

Ask = Callable[..., dict[str, Any]]
CopyOf = Callable[..., Path]


@pytest.fixture
def server(copy_of: CopyOf) -> Path:
    """A dirty instance, a copy of its database, and all of it again further down."""
    folder = copy_of("srum-win11-dirty")
    copy = folder / "backup" / "new"
    copy.mkdir(parents=True)
    for path in dataset("srum-win11-dirty").iterdir():
        shutil.copyfile(path, copy / path.name)
    shutil.copyfile(folder / "SRUDB.dat", folder / "SRUDB.dat.bak")
    return folder


def test_scan_says_what_is_a_copy(ask: Ask, cli: Cli, server: Path) -> None:
    found = {Path(instance["directory"]): instance for instance in ask("scan", server)["instances"]}
    copy = server / "backup" / "new"
    assert found.keys() == {server, copy}
    assert [Path(d["path"]).name for d in found[server]["databases"]] == ["SRUDB.dat"]
    assert [Path(c["path"]).name for c in found[server]["copies"]] == ["SRUDB.dat.bak"]
    assert (found[server]["twins"], found[copy]["twins"]) == ([str(copy)], [str(server)])
    said = cli("scan", server).out
    assert "SRUDB.dat.bak: a copy of SRUDB.dat, or an older state of it; ignored." in said
    assert f"It is a copy inside {server}" in said
    assert len(ask("scan", server, "--exclude", server / "backup")["instances"]) == 1
    assert len(ask("scan", server, "--no-subfolders")["instances"]) == 1


def test_every_command_takes_the_one_in_the_folder(ask: Ask, refused: Ask, server: Path, tmp_path: Path) -> None:
    before = tree(server)
    to = tmp_path / "to"
    full = ask("backup", "--from", server, "--to", to, "--mode", "full", "--create")
    assert full["instance"] == "SRU-25894C02"
    assert [file["name"] for file in full["files"] if file["role"] == "database"] == ["SRUDB.dat"]
    assert ask("drill", full["chain"], "--scratch", tmp_path)["result"] == "ok"
    assert ask("backup", "--from", server, "--to", to, "--mode", "incremental")["nothing_new"]
    assert ask("recover", server, "--to", tmp_path / "clean")["result"] == "success"
    assert tree(server) == before
    assert ask("recover", server, "--to", server / "inside")["result"] == "success"
    assert ask("recover", server, "--to", server / "again")["result"] == "success"
    assert ask("verify", server)["result"] == "ok"
    both = refused("backup", "--from", server.parent, "--to", to, "--mode", "full")
    assert "Several instances" in both["message"]
    left_out = [x for name in ("backup", "inside", "again") for x in ("--exclude", server / name)]
    only = ("--from", server.parent, "--exclude", to, "--exclude", tmp_path / "clean", *left_out)
    assert ask("backup", *only, "--to", to, "--mode", "full", "--dry-run")["instance"] == full["instance"]


def test_the_history_names_the_place(ask: Ask, tmp_path: Path) -> None:
    write_small_instance(tmp_path / "a" / "b")
    done = ask("backup", "--from", tmp_path / "a", "--to", tmp_path / "to", "--mode", "full", "--create")
    ask("recover", tmp_path / "a", "--to", tmp_path / "copy")
    history = History(Locations.of().history)
    try:
        recovered, backed_up = history.runs()
    finally:
        history.close()
    assert backed_up.id == done["run"]
    for run in (backed_up, recovered):
        assert (run.instance, run.source) == ("edb-1234ABCD", str(tmp_path / "a" / "b"))


def test_after_a_restore_in_place_backups_go_on(ask: Ask, copy_of: CopyOf, tmp_path: Path) -> None:
    folder, to = copy_of("srum-win10-clean"), tmp_path / "to"
    full = ask("backup", "--from", folder, "--to", to, "--mode", "full", "--create")
    ask("restore", full["chain"], "--to", folder, "--in-place")
    (instance,) = ask("scan", folder)["instances"]
    assert (instance["state"], instance["problems"], len(instance["databases"])) == ("clean", [], 1)
    assert {Path(copy["path"]).name.split(".before-restore-")[0] for copy in instance["copies"]} >= {"SRUDB.dat"}
    assert ask("backup", "--from", folder, "--to", to, "--mode", "incremental")["nothing_new"]
    assert ask("backup", "--from", folder, "--to", to, "--mode", "full")["notes"] == []


def test_logs_of_version_7_are_never_called_damaged(
    ask: Ask, cli: Cli, refused: Ask, copy_of: CopyOf, tmp_path: Path
) -> None:
    folder, to = copy_of("srum-win10-clean"), tmp_path / "to"
    make_version_7(folder)
    (instance,) = ask("scan", folder)["instances"]
    assert (instance["name"], instance["state"]) == ("SRU-142FFD4D", "clean")
    verified = cli("verify", folder)
    assert verified.code == 1
    assert verified.out.startswith("incomplete ")
    assert "version 7" in verified.out
    assert "damage" not in verified.out.replace("0 damaged", "")
    error = refused("backup", "--from", folder, "--to", to, "--mode", "full", "--create")
    assert (error["code"], "--logs" in error["hint"] or "as they are" in error["hint"]) == (-514, True)
    made = ask("backup", "--from", folder, "--to", to, "--mode", "full", "--create", "--logs", "as-they-are")
    assert len([file for file in made["files"] if file["role"] == "other"]) == 7
    planned = ask("backup", "--from", folder, "--to", to, "--mode", "full", "--logs", "as-they-are", "--dry-run")
    assert {file["name"] for file in planned["files"]} == {file["name"] for file in made["files"]}


def test_a_database_that_the_logs_know_and_nobody_can_read(
    cli: Cli, refused: Ask, copy_of: CopyOf, tmp_path: Path
) -> None:
    folder = copy_of("srum-win10-clean")
    (folder / "SRUDB.dat").write_bytes(os.urandom(100_000))
    verified = cli("verify", folder, "--json")
    assert (verified.code, verified.json["result"]) == (1, "damaged")
    error = refused("backup", "--from", folder, "--to", tmp_path / "to", "--mode", "full", "--create")
    assert "encrypted or overwritten" in error["message"]
    assert not (tmp_path / "to").exists()


def test_collected_files_get_the_hint(cli: Cli, refused: Ask, tmp_path: Path) -> None:
    folder = tmp_path / "collected"
    folder.mkdir()
    for path in dataset("srum-win11-dirty").iterdir():
        shutil.copyfile(path, folder / f"HOST1_{path.name}")
    assert "without the prefix" in cli("scan", folder).out
    assert "prefix" in cli("verify", folder).out
    for command in (
        ("recover", folder, "--to", tmp_path / "clean"),
        ("recover", folder),
        ("backup", "--from", folder, "--to", tmp_path / "to", "--mode", "full", "--create"),
    ):
        assert "without the prefix" in refused(*command)["hint"]
