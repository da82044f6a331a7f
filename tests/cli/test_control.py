"""``cancel``, ``pause`` and ``resume``: a run of another process is stopped and held."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.settings import Locations
from tests.builders.small_instance import OTHER_DB, database_bytes
from tests.cli.conftest import Cli
from tests.datasets import PROJECT

Ask = Callable[..., dict[str, Any]]
PATIENCE = 60
LARGE = 96 << 20
"""Bytes of a database that is copied in about a hundred chunks, each of which takes its time here."""
_SLOW = """
import sys, time
from pathlib import Path
import engine
from app.history.history import History
from app.operations.backup import BackupRequest
from app.operations.instance_source import FilesAtRest
from app.operations.runner import Runner

source, to, history, seen = map(Path, sys.argv[1:])
events = 0

def slow(event):
    global events
    events += 1
    seen.write_text(str(events))
    time.sleep(0.05 if events < 10 else 0.5)  # however slow the machine is, it is not done when it is paused

with History(history) as opened:
    request = BackupRequest(FilesAtRest((source,)), to, engine.Kind.FULL, engine.Options(create=True))
    try:
        Runner(opened).run(request, engine.RunContext(progress=slow))
    except engine.errors.Cancelled:
        sys.exit(3)
"""


@pytest.fixture
def events(small: Path, tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """A slow backup in a process of its own, and the file with the number of its progress events."""
    (small / "big.edb").write_bytes(database_bytes(sign_db=OTHER_DB))
    with open(small / "big.edb", "r+b") as file:
        file.truncate(LARGE)
    seen, history = tmp_path / "seen", Locations.of().history
    arguments = [small, tmp_path / "to", history, seen]
    process = subprocess.Popen([sys.executable, "-c", _SLOW, *map(str, arguments)], cwd=PROJECT, text=True)
    try:
        until = time.monotonic() + PATIENCE
        while not seen.exists() or int(seen.read_text() or 0) < 10:
            assert process.poll() is None
            assert time.monotonic() < until
            time.sleep(0.02)
        yield process, seen
    finally:
        process.kill()
        process.wait()


def only_run(ask: Ask) -> dict[str, Any]:
    (run,) = ask("history", "--runs")["runs"]
    assert isinstance(run, dict)
    return run


def test_a_run_of_another_process_is_paused_resumed_and_cancelled(
    events: tuple[subprocess.Popen[str], Path], ask: Ask, cli: Cli, tmp_path: Path
) -> None:
    process, seen = events
    run = only_run(ask)
    assert (run["state"], run["paused"]) == ("running", False)
    assert cli("resume", run["id"]).code == 1
    assert ask("pause", run["id"]) == {
        "result": "success",
        "request": "pause",
        "run": run["id"],
        "instance": run["instance"],
    }
    assert only_run(ask)["paused"]
    assert "paused" in cli("history", "--runs").out
    until, held = time.monotonic() + PATIENCE, ""
    while held != (held := seen.read_text()):  # it may have noticed only now that it is to be paused
        assert time.monotonic() < until, "nothing goes on while it is paused"
        time.sleep(1.5)
    assert cli(
        "backup", "--from", tmp_path / "source", "--to", tmp_path / "else", "--mode", "full", "--create"
    ).code
    assert "continues" in cli("resume", run["id"]).out
    until = time.monotonic() + PATIENCE
    while seen.read_text() == held:
        assert time.monotonic() < until
        time.sleep(0.02)
    assert not next(each for each in ask("history", "--runs")["runs"] if each["id"] == run["id"])["paused"]
    assert "was asked to stop" in cli("cancel", run["id"]).out
    asked = time.monotonic()
    assert process.wait(PATIENCE) == 3
    assert time.monotonic() - asked < PATIENCE
    runs = {each["id"]: each for each in ask("history", "--runs")["runs"]}
    assert runs[run["id"]]["state"] == "cancelled"
    assert list(Locations.of().history.with_name("history.sqlite3.running").glob("*.request")) == []
    assert not any((tmp_path / "to").rglob("*.edb"))
    ended = cli("cancel", run["id"], "--json").error
    assert "has ended: cancelled" in ended["message"]


def test_a_paused_run_can_be_cancelled(events: tuple[subprocess.Popen[str], Path], ask: Ask) -> None:
    process, _ = events
    run = only_run(ask)["id"]
    ask("pause", run)
    time.sleep(1)
    ask("cancel", run)
    assert process.wait(PATIENCE) == 3


@pytest.mark.parametrize("run", ["20260101T000000Z-000000000000", "../../etc/passwd", "*", "x" * 500])
@pytest.mark.parametrize("verb", ["cancel", "pause", "resume"])
def test_a_run_that_is_not_known(cli: Cli, verb: str, run: str) -> None:
    error = cli(verb, run, "--json").error
    assert error["name"] == "JET_errInvalidParameter"
    assert "contains no run" in error["message"]


def test_a_run_whose_process_was_killed(events: tuple[subprocess.Popen[str], Path], ask: Ask, cli: Cli) -> None:
    process, _ = events
    run = only_run(ask)["id"]
    ask("pause", run)
    process.kill()
    process.wait()
    assert "does not run on this machine any more" in cli("cancel", run, "--json").error["message"]
    assert (only_run(ask)["state"], only_run(ask)["paused"]) == ("interrupted", False)
    assert list(Locations.of().history.with_name("history.sqlite3.running").glob("*.request")) == []
