"""Ctrl-C, SIGTERM, kill −9 and a second run, in the middle of a backup, a restore and a verification."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli.session import known
from engine.error_codes import Code
from engine.errors import JetError
from engine.events import EventKind
from tests.builders.small_instance import OTHER_DB, PAGE_SIZE, database_bytes, grow_small_instance
from tests.cli.conftest import Cli, program, tree

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")

Start = Callable[..., subprocess.Popen[str]]
Ask = Callable[..., dict[str, Any]]
Refused = Callable[..., dict[str, Any]]
PATIENCE = 90
"""Seconds for what takes one on a machine with nothing else to do."""
LARGE = 48 << 20
"""Bytes of the database that is copied first: the copy is well under way when it comes to the bad page."""


@pytest.fixture
def to(ask: Ask, small: Path, tmp_path: Path) -> Path:
    """A destination with a full backup of the small instance."""
    ask("backup", "--from", small, "--to", tmp_path / "backups", "--mode", "full", "--create")
    return tmp_path / "backups"


@pytest.fixture
def large(small: Path) -> Path:
    """The instance with a second, large database, ``big.edb``."""
    (small / "big.edb").write_bytes(database_bytes(sign_db=OTHER_DB))
    os.truncate(small / "big.edb", LARGE)
    return small


@pytest.fixture
def stuck(to: Path, large: Path) -> Path:
    """The same, after a backup, with a torn page in the other database: a backup reads that again and again."""
    tear(large / "data.edb")
    return large


def tear(database: Path) -> None:
    with open(database, "r+b") as file:
        file.seek(36 * PAGE_SIZE)
        file.write(b"torn" * 100)


def backup_of(source: Path, to: Path) -> list[object]:
    return ["backup", "--from", source, "--to", to, "--mode", "full", "--reread-pause", 60, "--json"]


def wait_for(condition: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    until = time.monotonic() + PATIENCE
    while not condition():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < until, "it did not come that far"
        time.sleep(0.02)


def copied(to: Path) -> bool:
    """Whether a run has begun to write, and most of the database is there."""
    return any(path.stat().st_size == LARGE for path in to.glob("*/.*.partial/big.edb"))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_stopped_backup_leaves_nothing(
    started: Start, stuck: Path, to: Path, number: signal.Signals, ask: Ask
) -> None:
    before = tree(to)
    process = started(*backup_of(stuck, to))
    wait_for(lambda: copied(to), process)
    process.send_signal(number)
    out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1, err
    answer = json.loads(out)
    assert answer["result"] == "cancelled"
    assert (answer["error"]["name"], answer["error"]["code"]) == ("JET_errBackupAbortByServer", -801)
    assert "Traceback" not in err
    assert tree(to) == before
    assert any(entry["id"] == EventKind.RunCancelled for entry in ask("history")["entries"])


def test_a_killed_backup_is_not_listed_and_swept_by_the_next(
    started: Start, stuck: Path, to: Path, ask: Ask, cli: Cli
) -> None:
    before = tree(to)
    process = started(*backup_of(stuck, to))
    wait_for(lambda: copied(to), process)
    process.kill()
    process.communicate()
    left = tree(to)
    assert {name: left[name] for name in before} == before
    assert all("/." in name for name in left.keys() - before.keys()), "something half done is listed"
    assert len(ask("scan", to)["chains"]) == 1
    (stuck / "data.edb").write_bytes(database_bytes())
    done = ask("backup", "--from", stuck, "--to", to, "--mode", "full")
    assert len(ask("scan", to)["chains"]) == 2
    assert not list(to.glob("*/.*"))
    assert ask("verify", done["chain"])["result"] == "ok"
    assert any(entry["id"] == EventKind.RunInterrupted for entry in ask("history", "--limit", 0)["entries"])


def test_a_second_run_gets_505_while_one_runs(started: Start, stuck: Path, to: Path, tmp_path: Path) -> None:
    process = started(*backup_of(stuck, to))
    wait_for(lambda: copied(to), process)
    elsewhere = tmp_path / "elsewhere"
    for destination in (to, elsewhere):
        second = program("backup", "--from", stuck, "--to", destination, "--mode", "full", "--create", "--json")
        assert second.returncode == 1
        error = json.loads(second.stdout)["error"]
        assert (error["name"], error["code"]) == ("JET_errBackupInProgress", -505)
    assert not elsewhere.exists()
    assert process.poll() is None, "the first run was disturbed"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_stopped_at_any_moment(started: Start, large: Path, to: Path, cli: Cli, number: signal.Signals) -> None:
    """Whenever the signal comes: the run has happened, or nothing of it is listed; the chain before stands."""
    before = tree(to)
    for delay in (0.1, 0.25, 0.3, 0.35, 0.4, 0.5):
        listed = len(list(to.glob("*/[!.]*")))
        process = started("backup", "--from", large, "--to", to, "--mode", "full", "--json")
        time.sleep(delay)
        process.send_signal(number)
        out, err = process.communicate(timeout=PATIENCE)
        now = len(list(to.glob("*/[!.]*")))
        if number is signal.SIGINT:
            assert process.returncode in (0, 1, -number)  # the last: Python itself was beginning, or ending
            said = json.loads(out)["result"] if out else ""
            assert now == listed + (said == "success")
            early = {("", 1)} if "init_import_site" in err or "Could not import runpy" in err else set()
            assert (said, process.returncode) in early | {
                ("success", 0), ("success", -number), ("cancelled", 1), ("cancelled", -number), ("", -number),
            }, err  # fmt: skip
        assert now - listed in (0, 1)
    for chain in to.glob("*/[!.]*"):
        assert cli("verify", chain, "--json").json["result"] == "ok"
    after = tree(to)
    assert {name: after[name] for name in before} == before


def test_a_stopped_restore_leaves_nothing(started: Start, large: Path, to: Path, tmp_path: Path, ask: Ask) -> None:
    (chain,) = {Path(ask("backup", "--from", large, "--to", to, "--mode", "full")["chain"])}
    process = started("restore", chain, "--to", tmp_path / "new", "--json")
    wait_for(lambda: bool(list(tmp_path.glob(".*.partial"))), process)
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=PATIENCE)
    answer = json.loads(out)
    assert not list(tmp_path.glob(".*"))
    if answer["result"] == "success":  # it was faster
        assert ask("verify", tmp_path / "new")["result"] == "ok"
    else:
        assert (process.returncode, answer["error"]["code"]) == (1, -801)
        assert not (tmp_path / "new").exists()


def test_reading_commands_stop_at_once(started: Start, large: Path) -> None:
    """They have nothing to put in order: verification ends between two chunks, the others where they stand."""
    process = started("rows", large / "big.edb", "things", "--json")
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode in (0, 1, -signal.SIGTERM)
    assert "bug" not in err


def test_a_history_that_cannot_be_used_does_not_stop_a_backup(
    cli: Cli, small: Path, to: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("ESE_BACKUP_HOME", str(tmp_path / "file" / "home"))
    grow_small_instance(small)
    ended = cli("backup", "--from", small, "--to", to, "--mode", "incremental", "--json")
    assert (ended.code, ended.json["result"]) == (0, "success")
    assert ended.err.startswith("warning: this run is not recorded in the history: ")
    _, forgotten = ended.err.splitlines()
    assert forgotten.startswith("warning: the destination will not be known again: ")
    assert cli("history", "--json").error["code"] == -1023


def test_a_signal_while_a_class_is_made_is_a_stop_and_no_bug() -> None:
    """Python says that it is a RuntimeError, raised from the signal."""

    class Interrupted:
        def __set_name__(self, owner: type, name: str) -> None:
            raise KeyboardInterrupt

    with pytest.raises((RuntimeError, KeyboardInterrupt)) as caught:
        type("Made", (), {"field": Interrupted()})
    stopped = known(caught.value)
    assert isinstance(stopped, JetError) and stopped.code is Code.BackupAbortByServer
    bug = RuntimeError("of another cause")
    bug.__cause__ = ValueError()
    assert known(bug) is bug
