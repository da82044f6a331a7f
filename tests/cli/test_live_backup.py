"""``serve`` in one process, ``instances`` and ``backup --instance`` in others: backups of what goes on running."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.demo.workload import ORACLE, Promise, read_oracle, read_state
from engine.control import remote
from engine.control.published import choose, find_published
from engine.control.remote import RemoteBackupControl
from engine.control.runtime_folder import runtime_directory
from engine.error_codes import Code
from engine.errors import StorageFault, WrongState
from engine.files import LocalFileSystem
from engine.instance.online_backup import BackupScope
from engine.tables.read_only_database import ReadOnlyDatabase
from tests.builders.small_instance import write_small_instance
from tests.cli.conftest import Cli, tree
from tests.datasets import PROJECT

posix_signals = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
FS = LocalFileSystem()
Ask = Callable[..., dict[str, Any]]
Start = Callable[..., subprocess.Popen[str]]

HOLD = """
import sys
from engine.instance.online_backup import BackupScope
from engine.control.published import choose
from engine.control.remote import RemoteBackupControl
owner = RemoteBackupControl(choose("edb"))
owner.begin(BackupScope.FULL)
print("begun", flush=True)
sys.stdin.read()
"""
"""A client that begins a backup and takes its time."""


def promises(folder: Path) -> list[Promise]:
    path = folder / ORACLE
    return list(read_oracle(FS, path)) if path.exists() else []


def commits(folder: Path) -> int:
    return sum(promise.acknowledged for promise in promises(folder))


def eventually(holds: Callable[[], object], process: subprocess.Popen[str], what: str) -> None:
    until = time.monotonic() + 60
    while not holds():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < until, what
        time.sleep(0.02)


@pytest.fixture
def live(tmp_path: Path) -> Path:
    return tmp_path / "live"


@pytest.fixture
def to(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def busy(started: Start, live: Path) -> subprocess.Popen[str]:
    """A process that serves ``live``, has published it, and has committed a few times."""
    process = started("serve", live, "--workload", 200, "--log-size", 64)
    eventually(lambda: commits(live) >= 10 and find_published(), process, "it committed nothing")
    return process


def test_a_chain_of_a_running_instance(
    busy: subprocess.Popen[str], ask: Ask, live: Path, to: Path, tmp_path: Path
) -> None:
    before = commits(live)
    full = ask("backup", "--instance", "edb", "--to", to, "--mode", "full", "--create")
    (instance,) = ask("instances")["instances"]
    assert (full["result"], full["kind"], full["instance"]) == ("success", "full", instance["name"])
    assert {file["role"] for file in full["files"]} == {"database", "patch", "log"}
    spans = [full["logs"]]
    for _ in range(3):
        seen = commits(live)
        eventually(lambda seen=seen: commits(live) > seen, busy, "it stopped")  # type: ignore[misc]
        added = ask("backup", "--instance", instance["name"], "--to", to, "--mode", "incremental")
        assert (added["kind"], added["chain"]) == ("incremental", full["chain"])
        assert added["logs"][0] == spans[-1][1] + 1
        spans.append(added["logs"])
    assert ask("verify", full["chain"])["result"] == "ok"
    after = commits(live)
    assert after > before
    assert busy.poll() is None
    ask("restore", full["chain"], "--to", tmp_path / "restored", "--create")
    with ReadOnlyDatabase.open(FS.open_read(tmp_path / "restored" / "workload.edb")) as database:
        found = read_state(database)
    assert found is not None and before <= found.commit <= after + 1
    assert found in [promise.state for promise in promises(live)]


def test_a_copy_leaves_a_running_instance_and_its_chain_alone(
    busy: subprocess.Popen[str], ask: Ask, refused: Ask, cli: Cli, to: Path, live: Path, tmp_path: Path
) -> None:
    copy = ask("backup", "--instance", "edb", "--to", to, "--mode", "copy", "--create")
    assert (copy["kind"], copy["truncated"]) == ("copy", None)
    assert refused("backup", "--instance", "edb", "--to", to, "--mode", "incremental")["code"] == -560
    full = ask("backup", "--instance", "edb", "--to", to, "--mode", "full")
    seen = commits(live)
    eventually(lambda: commits(live) > seen, busy, "it stopped")
    logs = {path.name for path in live.glob("edb0*.log")}
    copy = ask("backup", "--instance", "edb", "--to", to, "--mode", "copy")
    assert copy["truncated"] is None and {path.name for path in live.glob("edb0*.log")} >= logs
    added = ask("backup", "--instance", "edb", "--to", to, "--mode", "incremental")
    assert added["chain"] == full["chain"] != copy["chain"]
    ask("restore", copy["chain"], "--to", tmp_path / "restored")
    with ReadOnlyDatabase.open(FS.open_read(tmp_path / "restored" / "workload.edb")) as database:
        found = read_state(database)
    assert found is not None and found in [promise.state for promise in promises(live)]
    error = refused("backup", "--instance", "edb", "--to", to, "--as-is")
    assert error["code"] == Code.FeatureNotAvailable and "copy backup" in error["hint"]
    atomic = cli("backup", "--instance", "edb", "--to", to, "--mode", "copy", "--atomic")
    assert atomic.code == 2 and "cannot be combined" in atomic.err


def test_a_differential_of_a_running_instance(
    busy: subprocess.Popen[str], ask: Ask, refused: Ask, cli: Cli, to: Path, live: Path, tmp_path: Path
) -> None:
    full = ask("backup", "--instance", "edb", "--to", to, "--mode", "full", "--create")
    seen = commits(live)
    eventually(lambda: commits(live) > seen, busy, "it stopped")
    plan = ask("backup", "--instance", "edb", "--to", to, "--mode", "differential", "--dry-run")
    assert (plan["kind"], plan["chain"]) == ("differential", Path(full["chain"]).name)
    logs = {path.name for path in live.glob("edb0*.log")}
    done = ask("backup", "--instance", "edb", "--to", to, "--mode", "differential")
    assert (done["chain"], done["truncated"]) == (full["chain"], None)
    assert done["logs"][0] == full["logs"][1] + 1
    assert {path.name for path in live.glob("edb0*.log")} >= logs
    ask("restore", full["chain"], "--to", tmp_path / "restored")
    with ReadOnlyDatabase.open(FS.open_read(tmp_path / "restored" / "workload.edb")) as database:
        found = read_state(database)
    assert found is not None and found in [promise.state for promise in promises(live)]
    assert (
        "Differential backup of edb-"
        in cli("backup", "--instance", "edb", "--to", to, "--mode", "differential").out
    )


def test_a_dry_run_refuses_what_the_run_would(
    busy: subprocess.Popen[str], ask: Ask, refused: Ask, to: Path
) -> None:
    incremental = ("backup", "--instance", "edb", "--to", to, "--mode", "incremental", "--create", "--dry-run")
    assert refused(*incremental)["code"] == Code.MissingFullBackup
    ask("backup", "--instance", "edb", "--to", to, "--mode", "full", "--create", "--dry-run")
    assert not to.exists()


def test_what_runs_is_listed(busy: subprocess.Popen[str], ask: Ask, cli: Cli, live: Path) -> None:
    listed = ask("instances")
    assert listed["directory"] == str(runtime_directory())
    (instance,) = listed["instances"]
    assert instance.keys() == {
        "name", "own_name", "tags", "base", "pid", "state", "log_directory", "system_directory", "databases",
        "signature", "circular", "generation", "checkpoint", "error",
    }  # fmt: skip
    assert (instance["base"], instance["pid"], instance["state"]) == ("edb", busy.pid, "running")
    assert instance["name"] == f"edb-{instance['signature'][:8]}"
    assert (instance["log_directory"], instance["databases"]) == (str(live), [str(live / "workload.edb")])
    assert 1 <= instance["checkpoint"] <= instance["generation"]
    told = cli("instances").out
    assert told.startswith(f"{instance['name']}  running\n") and str(live) in told
    scanned = ask("scan", live)["instances"][0]["name"]
    assert scanned == instance["name"]


def test_a_second_backup_is_refused_across_processes(
    busy: subprocess.Popen[str], ask: Ask, refused: Ask, to: Path
) -> None:
    ask("backup", "--instance", "edb", "--to", to, "--mode", "full", "--create")
    before = tree(to)
    owner = RemoteBackupControl(choose("edb"))
    owner.begin(BackupScope.FULL)
    assert ask("instances")["instances"][0]["state"] == "backup running"
    for mode in ("full", "incremental"):
        error = refused("backup", "--instance", "edb", "--to", to, "--mode", mode)
        assert (error["name"], error["code"]) == ("JET_errBackupInProgress", -505)
    error = refused("backup", "--instance", "edb", "--mode", "truncate")
    assert error["code"] == -505
    assert tree(to) == before
    owner.abort()
    assert ask("instances")["instances"][0]["state"] == "running"
    ask("backup", "--instance", "edb", "--to", to, "--mode", "incremental")


def test_a_killed_client_ends_its_backup(busy: subprocess.Popen[str], ask: Ask, to: Path) -> None:
    client = subprocess.Popen(
        [sys.executable, "-c", HOLD], cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with client:
        assert client.stdout is not None and client.stdout.readline() == "begun\n"
        assert ask("instances")["instances"][0]["state"] == "backup running"
        client.kill()
    eventually(lambda: ask("instances")["instances"][0]["state"] == "running", busy, "it stays in backup mode")
    assert ask("backup", "--instance", "edb", "--to", to, "--mode", "full", "--create")["result"] == "success"


@posix_signals
def test_the_end_of_the_service_ends_a_backup(busy: subprocess.Popen[str], to: Path) -> None:
    """In order: the client is told, the instance is left clean."""
    owner = RemoteBackupControl(choose("edb"))
    owner.begin(BackupScope.FULL)
    busy.send_signal(signal.SIGTERM)
    with pytest.raises(WrongState) as caught:
        eventually(lambda: owner.check(), busy, "it does not end")
    assert caught.value.code is Code.TermInProgress
    owner.abort()
    _, err = busy.communicate(timeout=60)
    assert busy.returncode == 0, err
    assert find_published() == []


def test_a_killed_service_is_not_listed_any_more(
    busy: subprocess.Popen[str], ask: Ask, refused: Ask, to: Path
) -> None:
    owner = RemoteBackupControl(choose("edb"))
    owner.begin(BackupScope.FULL)
    busy.kill()
    busy.communicate()
    with pytest.raises(StorageFault):
        owner.roll()
    owner.abort()
    assert ask("instances")["instances"] == []
    assert list(runtime_directory().iterdir()) == []
    error = refused("backup", "--instance", "edb", "--to", to, "--mode", "full", "--create")
    assert (error["name"], error["code"]) == ("JET_errNotInitialized", -1029)
    assert not to.exists()


@posix_signals
def test_a_hanging_service_is_listed_as_such(
    busy: subprocess.Popen[str], ask: Ask, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote, "STATE_TIME", 0.3)
    busy.send_signal(signal.SIGSTOP)
    try:
        (instance,) = ask("instances")["instances"]
        assert (instance["state"], instance["generation"]) == ("not answering", None)
        assert instance["error"]["code"] == -60001
        assert "not answering" in cli("instances").out
    finally:
        busy.send_signal(signal.SIGCONT)


def test_logs_alone_are_removed(busy: subprocess.Popen[str], ask: Ask, cli: Cli, live: Path) -> None:
    done = ask("backup", "--instance", "edb", "--mode", "truncate")
    assert (done["result"], done["kind"]) == ("success", "truncate")
    (instance,) = ask("instances")["instances"]
    if done["truncated"] is not None:
        low, high = done["truncated"]
        assert low == 1 and high < instance["checkpoint"]
        assert not any((live / f"edb{number:08X}.log").exists() for number in range(low, high + 1))
    assert ask("history", "--instance", instance["name"])["entries"]
    assert cli("backup", "--instance", "edb", "--mode", "truncate", "--to", live).code == 2


def test_a_dry_run_leaves_no_trace(busy: subprocess.Popen[str], ask: Ask, tmp_path: Path) -> None:
    to = tmp_path / "backups"
    plan = ask("backup", "--instance", "edb", "--to", to, "--mode", "full", "--create", "--dry-run")
    assert (plan["result"], plan["kind"]) == ("planned", "full")
    assert not to.exists()


@pytest.mark.parametrize(
    "options",
    [
        ["--mode", "full", "--to", "x"],
        ["--mode", "full", "--to", "x", "--instance", "edb", "--from", "y"],
        ["--mode", "full", "--instance", "edb"],
        ["--mode", "truncate", "--instance", "edb", "--dry-run"],
    ],
)
def test_wrong_usage(cli: Cli, options: list[str]) -> None:
    assert cli("backup", *options).code == 2


def test_nothing_runs(ask: Ask, cli: Cli) -> None:
    assert ask("instances")["instances"] == []
    assert cli("instances").out == "This user has no running instances.\n"


def test_serving_goes_on_where_nothing_can_be_published(cli: Cli, tmp_path: Path) -> None:
    place = runtime_directory()
    place.mkdir(mode=0o755)
    place.chmod(0o755)
    ended = cli("serve", tmp_path / "live", "--seconds", 0.1)
    assert ended.code == 0
    assert "warning: other processes cannot find this instance" in ended.err
    refused = cli("instances", "--json")
    assert refused.error["code"] == -1032


def test_what_needs_files_at_rest_names_the_instance_that_runs_there(
    busy: subprocess.Popen[str], refused: Ask, ask: Ask, cli: Cli, live: Path, to: Path, tmp_path: Path
) -> None:
    (instance,) = ask("instances")["instances"]
    running = f"The instance {instance['name']} is running in {live} (process {busy.pid})."
    wanted = f"ese-backup backup --instance {instance['name']}"
    for words in (
        ("recover", live),
        ("recover", live, "--to", tmp_path / "recovered"),
        ("backup", "--from", live, "--to", to, "--mode", "full", "--create"),
        ("backup", "--from", live, "--to", to, "--as-is", "--create"),
    ):
        error = refused(*words)
        assert (error["code"], error["message"]) == (-505, running), words
        assert wanted in error["hint"] and "Stop the program" in error["hint"], words
    full = ask("backup", "--instance", "edb", "--to", to, "--mode", "full", "--create")
    in_place = ("restore", full["chain"], "--to", live, "--in-place")
    for more in ((), ("--roll-forward", live)):
        assert running in cli(*in_place, *more, "--json").error["message"], more
    assert not (tmp_path / "recovered").exists() and busy.poll() is None


def test_a_folder_that_another_run_uses_is_told_from_one_of_a_running_instance(
    refused: Ask, tmp_path: Path
) -> None:
    folder = tmp_path / "rest"
    write_small_instance(folder, required=(1, 3))
    with FS.lock(folder):
        error = refused("recover", folder)
    assert error["code"] == -505 and "an instance runs there, or another run reads it" in error["message"]
