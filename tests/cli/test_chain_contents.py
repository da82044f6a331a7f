"""Databases of a chain from the command line: read as of a commit, without a restore and without a write."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.demo.workload import ORACLE, Oracle, Promise, Workload, read_oracle
from engine import Kind, LocalFolder, run_backup
from engine.files import LocalFileSystem
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.sources.live import InProcessSource
from tests.builders.small_instance import DATABASE, PAGE_SIZE
from tests.cli.conftest import Cli, tree
from tests.oracles.engine_sets import engine_set

FS = LocalFileSystem()
NAME, OTHER = "orders.edb", "other.edb"
Ask = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Promise]]:
    """A full of a running instance with two incrementals, and what was promised after each commit."""
    live, backups = tmp_path_factory.mktemp("live"), tmp_path_factory.mktemp("backups")
    with Instance.open(Parameters(live, log_file_kib=64)) as instance:
        workload = Workload(instance, instance.create_database(live / NAME))
        oracle = Oracle(FS, live / ORACLE)
        source, to = InProcessSource(instance), LocalFolder(backups)
        chain = run_backup(source, to, Kind.FULL).chain
        for _ in range(2):
            for _ in range(6):
                workload.step(oracle)
            run_backup(source, to, Kind.INCREMENTAL)
        workload.close()
        oracle.close()
    return chain, [promise for promise in read_oracle(FS, live / ORACLE) if promise.acknowledged]


@pytest.fixture
def chain(made: tuple[Path, list[Promise]]) -> Path:
    return made[0]


@pytest.fixture
def promises(made: tuple[Path, list[Promise]]) -> list[Promise]:
    return made[1]


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A chain with two databases."""
    live, backups = tmp_path_factory.mktemp("live"), tmp_path_factory.mktemp("backups")
    with Instance.open(Parameters(live, log_file_kib=64)) as instance:
        workloads = [Workload(instance, instance.create_database(live / name)) for name in (NAME, OTHER)]
        for workload in workloads:
            workload.step()
            workload.close()
        return run_backup(InProcessSource(instance), LocalFolder(backups), Kind.FULL).chain


def test_rows_as_of_a_commit(ask: Ask, chain: Path, promises: list[Promise]) -> None:
    before = tree(chain.parent)
    for promise in promises:
        found = ask("rows", chain, "Progress", "--at", promise.time.isoformat())
        (row,) = found["rows"]
        assert (row["Commit"], row["Orders"]) == (promise.state.commit, promise.state.orders)
        assert row["Digest"] == promise.state.digest
        assert (found["path"], found["table"]) == (str(chain / NAME), "Progress")
        late = promise.time - datetime.fromisoformat(found["reached"]["time"])
        assert timedelta() <= late < timedelta(seconds=5)
        orders = ask("rows", chain, "Orders", "--at", promise.time.isoformat())
        assert len(orders["rows"]) == promise.state.orders
        assert orders["reached"] == found["reached"]
    assert tree(chain.parent) == before


def test_the_end_and_generations(ask: Ask, chain: Path, promises: list[Promise]) -> None:
    before = tree(chain.parent)
    end = ask("rows", chain, "Progress")
    assert end["rows"][0]["Commit"] == promises[-1].state.commit
    last = end["reached"]["generation"]
    assert ask("rows", chain, "Progress", "--at", last)["rows"] == end["rows"]
    assert ask("rows", chain, "Progress", "--at", hex(last))["rows"] == end["rows"]
    seen = set()
    for generation in range(1, last + 1):
        found = ask("tables", chain, "--at", generation) if generation > 1 else None
        if found is not None:
            assert found["reached"]["generation"] == generation
            seen.add(next(table["rows"] for table in found["tables"] if table["name"] == "Orders"))
    assert len(seen) > 1
    assert tree(chain.parent) == before


def test_tables(ask: Ask, cli: Cli, chain: Path, promises: list[Promise]) -> None:
    moment = promises[3]
    found = ask("tables", chain, "--at", moment.time.isoformat())
    assert (found["path"], found["state"]) == (str(chain / NAME), "clean")
    assert {table["name"]: table["rows"] for table in found["tables"]}["Orders"] == moment.state.orders
    shown = cli("tables", chain, "--at", moment.time.isoformat()).out
    assert shown.startswith(f"{NAME} after the commit of ")
    assert found["reached"]["lgpos"] in shown.splitlines()[0]


def test_what_is_shown_and_written(
    ask: Ask, cli: Cli, chain: Path, promises: list[Promise], tmp_path: Path
) -> None:
    moment = promises[5].time.isoformat()
    first = cli("rows", chain, "Orders", "--at", moment, "--limit", 3).out
    assert first.startswith(f"{NAME} after the commit of ")
    done = ask("rows", chain, "Orders", "--at", moment, "--csv", tmp_path / "orders.csv")
    assert done["count"] == promises[5].state.orders
    with (tmp_path / "orders.csv").open(newline="") as file:
        assert len(list(csv.DictReader(file))) == promises[5].state.orders
    assert len(ask("rows", chain, "Orders", "--limit", 2)["rows"]) == 2


def test_a_file_inside_the_chain(ask: Ask, refused: Ask, chain: Path, promises: list[Promise]) -> None:
    """As it was backed up, and with --at as the database that it is."""
    assert ask("header", chain / NAME) == ask("header", chain)
    assert ask("header", chain, "--database", NAME.upper()) == ask("header", chain)
    found = ask("rows", chain / NAME, "Progress", "--at", promises[2].time.isoformat())
    assert found["rows"][0]["Commit"] == promises[2].state.commit
    assert "ese-backup rows" in refused("rows", chain / NAME, "Progress")["hint"]
    log = next(path for path in sorted(chain.iterdir()) if path.suffix == ".log")
    assert refused("rows", log, "Progress", "--at", promises[2].time.isoformat())["code"] == -1203
    assert ask("verify", chain / NAME)["result"] == ask("verify", chain, "--database", NAME)["result"]


def test_several_databases(ask: Ask, refused: Ask, two: Path) -> None:
    before = tree(two.parent)
    for command in (["tables", two], ["rows", two, "Orders"], ["header", two]):
        error = refused(*command)
        assert error["code"] == -1003
        assert f"several databases: {NAME}, {OTHER}" in error["message"]
        assert "--database" in error["hint"]
        found = ask(*command, "--database", OTHER)
        assert found.get("path", found.get("file")) == str(two / OTHER)
        error = refused(*command, "--database", "x.edb")
        assert (error["name"], error["code"]) == ("JET_errDatabaseNotFound", -1203)
        assert f"{NAME}, {OTHER}" in error["hint"]
    verified = ask("verify", two, "--database", OTHER)
    assert (verified["path"], verified["files"]) == (str(two / OTHER), 1)
    assert tree(two.parent) == before


def test_bad_input(cli: Cli, refused: Ask, chain: Path, promises: list[Promise], tmp_path: Path) -> None:
    before = tree(chain.parent)
    error = refused("rows", chain, "Nothing")
    assert (error["name"], error["table"]) == ("JET_errObjectNotFound", "Nothing")
    assert "ese-backup tables" in error["hint"]
    late = (datetime.now().astimezone() + timedelta(days=900)).isoformat()
    for command in (["rows", chain, "Orders"], ["tables", chain]):
        error = refused(*command, "--at", late)
        assert error["code"] == -1003
        assert "can be restored" in error["hint"]
        assert {"first", "last"} <= error.keys()
        assert refused(*command, "--at", "0x5C")["name"] == "JET_errMissingRestoreLogFiles"
        for text in ("yesterday", "2025-13-01", "-3", ""):
            assert cli(*command, "--at", text).code == 2
    assert cli("rows", chain / NAME, "Orders", "--database", NAME).code == 2
    assert cli("header", chain / NAME, "--database", NAME).code == 2
    assert refused("rows", chain.parent, "Orders")["hint"].endswith(f"the newest is {chain}")
    for command in (["rows", tmp_path, "Orders"], ["tables", tmp_path], ["header", tmp_path]):
        error = refused(*command)
        assert (error["name"], error["path"]) == ("JET_errInvalidPath", str(tmp_path))
    assert refused("rows", tmp_path / "none", "Orders")["code"] == -1811
    away = tmp_path / "away" / "edb-1234ABCD" / "20261130T000000Z-00000000"
    for command in (["rows", away, "Orders"], ["tables", away]):
        assert refused(*command)["message"] == f"The destination {tmp_path / 'away'} is not available."
    assert tree(chain.parent) == before


def test_a_damaged_log(cli: Cli, refused: Ask, chain: Path, promises: list[Promise], tmp_path: Path) -> None:
    """It is refused as a restore refuses it, and remembered from there on."""
    copy = tmp_path / "copy"
    copy.mkdir()
    for path in chain.iterdir():
        (copy / path.name).write_bytes(path.read_bytes())
    log = sorted(path for path in copy.iterdir() if path.suffix == ".log")[1]
    data = log.read_bytes()
    log.write_bytes(data[:9000] + b"U" * 64 + data[9064:])
    error = refused("rows", copy, "Orders")
    restored = refused("restore", copy, "--to", tmp_path / "restored")
    assert {key: error[key] for key in ("code", "message", "hint", "path")} == {
        key: restored[key] for key in ("code", "message", "hint", "path")
    }
    whole = cli("rows", copy, "Progress", "--at", promises[0].time.isoformat(), "--json")
    assert whole.err.startswith(f"warning: {copy.name} was found damaged on"), "as a restore warns"
    log.unlink()
    for command in (["tables", copy], ["restore", copy, "--to", tmp_path / "restored"]):
        error = cli(*command, "--json").error
        assert (error["name"], error["path"]) == ("JET_errFileNotFound", str(log))


def test_a_chain_of_files_at_rest(ask: Ask, cli: Cli, small: Path, tmp_path: Path) -> None:
    """What the database at rest shows; a damaged page fails only the table that needs it."""
    done = ask("backup", "--from", small, "--to", tmp_path / "backups", "--mode", "full", "--create")
    made = Path(done["chain"])
    before = tree(made)
    live, shown = ask("tables", small / DATABASE), ask("tables", made)
    assert (shown["tables"], shown["state"]) == (live["tables"], "clean")
    for table in live["tables"]:
        name = table["name"]
        assert ask("rows", made, name)["rows"] == ask("rows", small / DATABASE, name)["rows"]
    assert tree(made) == before
    data, table = (made / DATABASE).read_bytes(), live["tables"][0]["name"]
    failed = set()
    for pgno in range(16, len(data) // PAGE_SIZE - 2):
        at = (pgno + 1) * PAGE_SIZE + 60
        (made / DATABASE).write_bytes(data[:at] + b"damaged" + data[at + 7 :])
        listed = cli("tables", made, "--json")
        for found in listed.json.get("tables", ()):
            if "error" in found:
                assert (listed.code, found["rows"], found["error"]["page"]) == (1, None, pgno)
                assert f"Page {pgno} of {DATABASE}" in found["error"]["message"]
                assert found["error"]["hint"].startswith("Verify the backup set")
                failed.add(found["name"])
    assert table in failed


@pytest.mark.parametrize("part", ["full", "at"])
def test_a_set_of_another_program(ask: Ask, tmp_path: Path, part: str) -> None:
    sets = engine_set("jetbackup-4k", tmp_path)
    before = tree(sets)
    found = ask("rows", sets / part, "T")
    listed = ask("tables", sets / part)
    assert tree(sets) == before
    ask("restore", sets / part, "--to", tmp_path / "restored")
    assert found["rows"] == ask("rows", tmp_path / "restored" / "a.edb", "T")["rows"]
    assert listed["tables"] == ask("tables", tmp_path / "restored" / "a.edb")["tables"]
    first = ask("header", sets / part)
    assert Path(first["file"]).is_relative_to(sets)
