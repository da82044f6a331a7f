"""Restores to a moment, in place, and drills, from the command line, held against the workload's oracle file."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.demo.workload import ORACLE, Oracle, Promise, Workload, read_oracle, read_state
from engine import Kind, LocalFolder, run_backup
from engine.files import LocalFileSystem
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.sources.live import InProcessSource
from engine.tables.read_only_database import ReadOnlyDatabase
from tests.cli.conftest import Cli, tree
from tests.datasets import copy_of, dataset
from tests.time_zones import in_zone

FS = LocalFileSystem()
NAME = "orders.edb"
Ask = Callable[..., dict[str, Any]]


@pytest.fixture
def live(tmp_path: Path) -> Path:
    path = tmp_path / "live"
    path.mkdir()
    return path


@pytest.fixture
def chain(live: Path, tmp_path: Path) -> Path:
    """A full of a running instance and ten incrementals; the instance went on a little, and ended."""
    (tmp_path / "backups").mkdir()
    with Instance.open(Parameters(live, log_file_kib=64)) as instance:
        workload = Workload(instance, instance.create_database(live / NAME))
        oracle = Oracle(FS, live / ORACLE)
        source, to = InProcessSource(instance), LocalFolder(tmp_path / "backups")
        chain = run_backup(source, to, Kind.FULL).chain
        for _ in range(10):
            for _ in range(4):
                workload.step(oracle)
            run_backup(source, to, Kind.INCREMENTAL)
        for _ in range(3):
            workload.step(oracle)
        workload.close()
        oracle.close()
    return chain


def acknowledged(live: Path) -> list[Promise]:
    return [promise for promise in read_oracle(FS, live / ORACLE) if promise.acknowledged]


def holds(folder: Path) -> object:
    with ReadOnlyDatabase.open(FS.open_read(folder / NAME)) as database:
        return read_state(database)


@pytest.mark.parametrize("commit", [1, 17, 40])
def test_three_moments(ask: Ask, live: Path, chain: Path, tmp_path: Path, commit: int) -> None:
    promise = acknowledged(live)[commit - 1]
    done = ask("restore", chain, "--to", tmp_path / "there", "--time", promise.time.isoformat())
    assert holds(tmp_path / "there") == promise.state
    assert [path.name for path in (tmp_path / "there").iterdir()] == [NAME]
    assert done["databases"][0]["state"] == "clean"
    reached = datetime.fromisoformat(done["reached"]["time"])
    assert timedelta() <= promise.time - reached < timedelta(seconds=5)
    assert done["reached"]["lgpos"]


def test_what_can_be_reached(ask: Ask, refused: Ask, live: Path, chain: Path, tmp_path: Path) -> None:
    before = tree(tmp_path)
    plan = ask("restore", chain, "--to", tmp_path / "there", "--dry-run")
    first, last = (datetime.fromisoformat(plan["reachable"][key]) for key in ("first", "last"))
    promises = acknowledged(live)
    assert first <= promises[0].time
    assert promises[39].time <= last
    assert plan["reachable"]["commits"] >= 40
    (before_it,) = plan["reachable"]["unreachable"]
    assert before_it["before_backup"] and datetime.fromisoformat(before_it["last"]) < first
    late = (last + timedelta(seconds=1)).isoformat()
    assert refused("restore", chain, "--to", tmp_path / "there", "--time", late)["code"] == -1003
    there = ask("restore", chain, "--to", tmp_path / "there", "--time", promises[5].time.isoformat(), "--dry-run")
    assert there["reached"]["time"] is not None
    assert tree(tmp_path) == before


def test_the_end_and_beyond(ask: Ask, live: Path, chain: Path, tmp_path: Path) -> None:
    ask("restore", chain, "--to", tmp_path / "end")
    assert holds(tmp_path / "end") == acknowledged(live)[39].state
    ask("restore", chain, "--to", tmp_path / "newest", "--roll-forward", live)
    assert holds(tmp_path / "newest") == acknowledged(live)[-1].state


def test_in_place(ask: Ask, cli: Cli, live: Path, chain: Path) -> None:
    before = tree(live)
    moment = acknowledged(live)[10]
    done = ask("restore", chain, "--to", live, "--in-place", "--time", moment.time.isoformat())
    assert holds(live) == moment.state
    assert str(live / f"{NAME}.before-restore-") in "".join(done["kept"])
    assert {file["name"] for file in ask("restored", live)["files"]} >= {NAME, "edb.log", "edb.chk"}
    assert ask("restored", live, "--take-back")["done"] == "brought back"
    assert tree(live) == before
    ask("restore", chain, "--to", live, "--in-place")
    ask("restored", live, "--confirm")
    assert holds(live) == acknowledged(live)[39].state
    assert sorted(path.name for path in live.iterdir()) == [NAME, ORACLE]
    served = cli("serve", live, "--workload", 50, "--seconds", 1, "--json").json
    assert served["database"] == str(live / NAME)
    assert served["commit"] > 40, "the instance goes on where it was taken to"


REACHED = re.compile(r"(?:Would restore|Restored) to (\d{4}-\S+ \S+, log \S+)\.")


@pytest.mark.parametrize("wanted", ["", "time", "generation", "newer"])
def test_a_dry_run_names_the_moment_that_the_restore_reaches(
    ask: Ask, cli: Cli, live: Path, chain: Path, tmp_path: Path, wanted: str
) -> None:
    options: dict[str, list[object]] = {
        "time": ["--time", acknowledged(live)[20].time.isoformat()],
        "generation": ["--generation", ask("restore", chain, "--to", tmp_path / "a", "--dry-run")["logs"][1] - 3],
        "newer": ["--roll-forward", live],
    }
    words = ["restore", chain, "--to", tmp_path / "there", *options.get(wanted, [])]
    with in_zone("Asia/Tokyo"):
        planned = ask(*words, "--dry-run")
        said = cli(*words, "--dry-run").out
        assert "+00:00" not in said, "all moments in local time, as those of the restore"
        done = cli(*words).out
    told, came = REACHED.search(said), REACHED.search(done)
    assert told is not None and came is not None and told[1] == came[1] and "+09:00" in told[1], (said, done)
    moment = datetime.fromisoformat(told[1].partition(",")[0])
    assert datetime.fromisoformat(planned["reached"]["time"]) == moment
    if wanted == "generation":
        assert datetime.fromisoformat(planned["reachable"]["last"]) == moment


def test_a_dry_run_names_the_moment_of_logs_that_have_a_time_for_each_segment_only(
    ask: Ask, tmp_path: Path
) -> None:
    folder = copy_of(dataset("srum-win11-dirty"), tmp_path / "sru")
    chain = ask("backup", "--from", folder, "--to", tmp_path / "to", "--mode", "full", "--create")["chain"]
    planned = ask("restore", chain, "--to", tmp_path / "there", "--dry-run")
    done = ask("restore", chain, "--to", tmp_path / "there")
    assert planned["reached"] == done["reached"] and done["reached"]["time"].startswith("2022-07-03T02:05:58")


def test_a_drill(ask: Ask, cli: Cli, chain: Path, tmp_path: Path) -> None:
    (tmp_path / "scratch").mkdir()
    before = tree(tmp_path)
    done = ask("drill", chain, "--scratch", tmp_path / "scratch")
    assert tree(tmp_path) == before, "nothing is left of it"
    assert (done["result"], done["databases"]) == ("ok", [NAME])
    rows = {table["name"]: table["rows"] for table in done["tables"]}
    assert rows["Progress"] == 1
    assert rows["Orders"] > 40
    assert done["rows"] == sum(rows.values())
    assert not any(finding["damage"] for finding in done["findings"])
    assert "drill of" in cli("drill", chain, "--scratch", tmp_path / "scratch").out
    assert len(ask("history", "--id", "9036")["entries"]) == 2


@pytest.mark.parametrize("text", ["yesterday", "2025-13-01", "12:00", ""])
def test_a_moment_that_is_none(cli: Cli, chain: Path, tmp_path: Path, text: str) -> None:
    assert cli("restore", chain, "--to", tmp_path / "there", "--time", text).code == 2


def test_a_moment_goes_with_nothing_else(cli: Cli, chain: Path, tmp_path: Path) -> None:
    for other in (("--generation", "5"), ("--no-recover",)):
        assert cli("restore", chain, "--to", tmp_path / "x", "--time", "2026-01-01", *other).code == 2


def test_a_dry_run_does_not_contradict_itself(ask: Ask, cli: Cli, chain: Path, tmp_path: Path) -> None:
    """It said that logs "will be replayed", and that they are "not replayed" and the database "needs recovery"."""
    text = cli("restore", chain, "--to", tmp_path / "new", "--dry-run").out
    assert "will be replayed on the restored files" in text
    assert "needs recovery" not in text and "not replayed" not in text
    planned = ask("restore", chain, "--to", tmp_path / "new", "--dry-run")
    (database,) = planned["databases"]
    assert (database["state"], database["needs_recovery"], database["required"]) == ("clean", False, None)
    assert planned["newer_logs"] is None
    kept = cli("restore", chain, "--to", tmp_path / "new", "--dry-run", "--no-recover").out
    assert "will be replayed" not in kept and "needs recovery with log" in kept
    assert not (tmp_path / "new").exists()


def test_what_became_of_a_restore_in_place_is_in_the_history(
    ask: Ask, cli: Cli, live: Path, chain: Path, tmp_path: Path
) -> None:
    ask("restore", chain, "--to", live, "--in-place")
    ask("restored", live, "--take-back")
    ask("drill", chain)
    ask("verify", chain)
    entries = ask("history")["entries"]
    (back,) = [entry for entry in entries if entry["id"] == 9047]
    name = chain.parent.name
    assert back["instance"] == name
    assert "was taken back" in back["text"]
    told = {entry["id"]: entry["instance"] for entry in entries}
    assert {told[number] for number in (9045, 9036, 9020, 9021)} == {name}
    runs = ask("history", "--runs")["runs"]
    assert [(run["operation"], run["instance"], run["state"]) for run in runs] == [
        ("verification", name, "success"),
        ("restore drill", name, "success"),
        ("take-back", name, "success"),
        ("restore", name, "success"),
    ]
    shown = cli("history", "--runs", "--instance", name).out
    assert "restore drill" in shown and shown.count(name) == len(runs)
    assert cli("history", "--runs", "--id", "204").code == 2
    failed = cli("restore", tmp_path / "nowhere", "--to", tmp_path / "x", "--json")
    assert failed.code == 1
    assert ask("history", "--runs", "--limit", 1)["runs"][0]["error"]["code"] == failed.error["code"]
