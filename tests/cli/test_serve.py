"""``ese-backup serve``: a live instance with a workload, ended, refused, killed and started again."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.demo.workload import ORACLE, Promise, WorkloadState, read_oracle, read_state
from engine.files import LocalFileSystem
from engine.tables.read_only_database import ReadOnlyDatabase
from tests.cli.conftest import Cli

FS = LocalFileSystem()
Start = Callable[..., subprocess.Popen[str]]
posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")


def promises(folder: Path) -> list[Promise]:
    path = folder / ORACLE
    return list(read_oracle(FS, path)) if path.exists() else []


def names(folder: Path) -> set[str]:
    """What lies in a folder in which another process works: a file may have another name before it is read.

    While a log is rolled, the current one has no name for a moment and the next one has another.
    """
    return {path.name for path in folder.iterdir() if "tmp" not in path.name and path.name != "edb.log"}


def state_of(folder: Path) -> WorkloadState | None:
    """What the database holds, which must fit the commit that it says it is at."""
    with ReadOnlyDatabase.open(FS.open_read(folder / "workload.edb")) as database:
        return read_state(database)


@pytest.fixture
def busy(started: Start, tmp_path: Path) -> subprocess.Popen[str]:
    """A process that serves ``live`` and has committed a few times."""
    process = started("serve", tmp_path / "live", "--workload", 500, "--log-size", 64, "--json")
    until = time.monotonic() + 60
    while sum(promise.acknowledged for promise in promises(tmp_path / "live")) < 20:
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < until, "it committed nothing"
        time.sleep(0.02)
    return process


def test_it_serves_for_a_time_and_ends_normally(cli: Cli, tmp_path: Path) -> None:
    live = tmp_path / "live"
    ended = cli("serve", live, "--workload", 100, "--seconds", 1, "--base", "abc", "--json")
    assert ended.code == 0
    assert ended.err == f"Serving {live / 'workload.edb'}. Press Ctrl-C to stop.\n"
    answer = ended.json
    assert answer.keys() == {
        "result", "directory", "database", "oracle", "commits", "commit", "rows", "digest", "seconds",
    }  # fmt: skip
    assert (answer["result"], answer["directory"]) == ("success", str(live))
    assert (answer["database"], answer["oracle"]) == (str(live / "workload.edb"), str(live / ORACLE))
    assert 0 < answer["commits"] <= 110
    found = state_of(live)
    assert found == WorkloadState(answer["commit"], answer["rows"], answer["digest"])
    told = promises(live)
    assert [promise.acknowledged for promise in told] == [False, True] * answer["commits"]
    assert (told[-1].state, told[-1].acknowledged) == (found, True)
    (instance,) = cli("scan", live, "--json").json["instances"]
    assert (instance["base"], instance["state"], instance["logs"]["gaps"]) == ("abc", "clean", [])
    assert cli("verify", live / "workload.edb", "--structure", "--json").json["findings"] == []
    told_to_people = cli("serve", live, "--workload", 0.5, "--seconds", 1, "--base", "abc").out
    assert "1 commit.\n" in told_to_people and str(live / ORACLE) in told_to_people


@pytest.mark.parametrize("options", [["--page-size", 8192], ["--circular", "--log-size", 64]])
def test_an_idle_instance_can_be_what_one_asks_for(cli: Cli, tmp_path: Path, options: list[object]) -> None:
    answer = cli("serve", tmp_path, "--seconds", 0.1, *options, "--json").json
    assert (answer["result"], answer["commits"]) == ("success", 0)
    assert answer["oracle"] is answer["commit"] is answer["rows"] is answer["digest"] is None
    (instance,) = cli("scan", tmp_path, "--json").json["instances"]
    assert instance["circular"] == ("--circular" in options)
    assert instance["databases"][0]["page_size"] == (8192 if "--page-size" in options else 4096)
    assert [path for path in tmp_path.iterdir() if path.name == ORACLE] == []


@posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_normally(busy: subprocess.Popen[str], tmp_path: Path, number: signal.Signals) -> None:
    busy.send_signal(number)
    out, err = busy.communicate(timeout=60)
    assert busy.returncode == 0, err
    answer = json.loads(out)
    assert answer["result"] == "success"
    found = state_of(tmp_path / "live")
    assert found is not None and found.commit == answer["commit"] >= 20
    assert promises(tmp_path / "live")[-1].state == found


def test_a_second_one_in_the_same_folder_is_refused(busy: subprocess.Popen[str], cli: Cli, tmp_path: Path) -> None:
    passing = (".jrs", "tmp.log")  # what the first one prepares and uses up meanwhile
    before = {name for name in names(tmp_path / "live") if not name.endswith(passing)}
    refused = cli("serve", tmp_path / "live", "--workload", 10, "--json")
    assert refused.error["name"] == "JET_errLogFilePathInUse"
    assert before <= names(tmp_path / "live")
    seen = len(promises(tmp_path / "live"))
    until = time.monotonic() + 60
    while len(promises(tmp_path / "live")) == seen:
        assert busy.poll() is None and time.monotonic() < until, "the first one stopped"
        time.sleep(0.02)


@posix
def test_a_killed_one_is_recovered_by_the_next(busy: subprocess.Popen[str], cli: Cli, tmp_path: Path) -> None:
    live = tmp_path / "live"
    busy.kill()
    busy.communicate()
    promised = promises(live)
    acknowledged = [promise.state for promise in promised if promise.acknowledged][-1]
    assert cli("scan", live, "--json").json["instances"][0]["state"] == "dirty"
    again = cli("serve", live, "--seconds", 0.1, "--json")
    assert (again.code, again.json["result"]) == (0, "success")
    found = state_of(live)
    assert found is not None and found in (acknowledged, promised[-1].state)
    answer = cli("serve", live, "--workload", 100, "--seconds", 0.5, "--json").json
    assert answer["commit"] == found.commit + answer["commits"] > found.commit
    assert state_of(live) == WorkloadState(answer["commit"], answer["rows"], answer["digest"])


def test_a_folder_of_another_kind_of_pages_is_refused(cli: Cli, tmp_path: Path) -> None:
    assert cli("serve", tmp_path, "--seconds", 0.1).code == 0
    refused = cli("serve", tmp_path, "--seconds", 0.1, "--page-size", 8192, "--json")
    assert refused.error["name"] == "JET_errPageSizeMismatch"
    assert cli("serve", tmp_path, "--seconds", 0.1).code == 0


def logs_of(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_size for path in folder.glob("*.log")}


@pytest.mark.parametrize("page_size", [4096, 8192, 16384, 32768])
def test_an_instance_that_is_there_says_how_it_is(cli: Cli, tmp_path: Path, page_size: int) -> None:
    """Base name, page size and size of logs are asked for once."""
    made = ("--base", "abc", "--page-size", page_size, "--log-size", 64)
    first = cli("serve", tmp_path, "--workload", 100, "--seconds", 0.3, *made, "--json")
    assert first.code == 0
    again = cli("serve", tmp_path, "--workload", 100, "--seconds", 0.3, "--json")
    assert (again.code, again.json["result"]) == (0, "success")
    assert again.json["commit"] == first.json["commit"] + again.json["commits"] > first.json["commit"]
    with ReadOnlyDatabase.open(FS.open_read(tmp_path / "workload.edb")) as database:
        assert database.page_size == page_size
    assert {name[:3] for name in logs_of(tmp_path)} == {"abc"}
    assert set(logs_of(tmp_path).values()) == {64 * 1024}


def test_a_database_without_logs_says_its_page_size(cli: Cli, tmp_path: Path) -> None:
    """As a restore leaves it: a new stream begins, of its pages; of other ones none is even begun."""
    assert cli("serve", tmp_path, "--seconds", 0.1, "--page-size", 16384).code == 0
    for path in [*tmp_path.glob("edb*")]:
        path.unlink()
    refused = cli("serve", tmp_path, "--seconds", 0.1, "--page-size", 4096, "--json")
    assert refused.error["name"] == "JET_errPageSizeMismatch"
    assert logs_of(tmp_path) == {}
    again = cli("serve", tmp_path, "--seconds", 0.1, "--json")
    assert again.json["database"] == str(tmp_path / "workload.edb")


def test_another_size_of_logs_is_refused(cli: Cli, tmp_path: Path) -> None:
    assert cli("serve", tmp_path, "--seconds", 0.1, "--log-size", 64).code == 0
    before = logs_of(tmp_path)
    refused = cli("serve", tmp_path, "--seconds", 0.1, "--log-size", 128, "--json")
    assert refused.error["name"] == "JET_errLogFileSizeMismatchDatabasesConsistent"
    assert "have a size of 64 KiB, not 128" in refused.error["message"]
    assert logs_of(tmp_path) == before
    assert cli("serve", tmp_path, "--seconds", 0.1, "--log-size", 64).code == 0


def test_the_one_stream_that_is_there_is_taken(cli: Cli, tmp_path: Path) -> None:
    assert cli("sample", tmp_path).code == 0
    assert cli("serve", tmp_path, "--seconds", 0.1, "--json").json["database"] == str(tmp_path / "sample.edb")
    assert {name[:3] for name in logs_of(tmp_path)} == {"SMP"}


def test_of_two_streams_the_usual_name_is_taken(cli: Cli, tmp_path: Path) -> None:
    """Nothing says which of them is meant; the other one has to be named."""
    assert cli("sample", tmp_path).code == 0
    assert cli("serve", tmp_path, "--seconds", 0.1, "--base", "edb").code == 0
    assert cli("serve", tmp_path, "--seconds", 0.1, "--json").json["database"] == str(tmp_path / "workload.edb")
    named = cli("serve", tmp_path, "--seconds", 0.1, "--base", "smp", "--json")
    assert named.json["database"] == str(tmp_path / "sample.edb")
