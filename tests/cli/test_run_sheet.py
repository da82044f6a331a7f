"""The run sheet, the loss of a restore in place and its pending decision, from the command line."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import engine
from tests.builders.big_database import grow, write_instance
from tests.builders.small_instance import write_small_instance
from tests.cli.conftest import Cli
from tests.ui.live_instance import Live

Ask = Callable[..., dict[str, Any]]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_small_instance(tmp_path / "source")


@pytest.fixture
def chain(source: Path, tmp_path: Path) -> Path:
    (tmp_path / "backups").mkdir()
    to = engine.LocalFolder(tmp_path / "backups")
    return engine.run_backup(engine.AtRestSource((source,)), to, engine.Kind.FULL).chain


def done(sheet: dict[str, Any]) -> list[str]:
    return [step["id"] for step in sheet["steps"] if step["ticked"]]


def test_the_sheet_is_shown_before_a_restore_and_nothing_is_written(
    cli: Cli, ask: Ask, chain: Path, source: Path, tmp_path: Path
) -> None:
    before = sorted(path.name for path in source.iterdir())
    text = cli("restore", chain, "--to", source, "--in-place", "--run-sheet").out
    assert "[ ] before-1: Stop the service" in text and "After" in text
    planned = ask("restore", chain, "--to", source, "--in-place", "--run-sheet", "--acknowledge", "before")
    assert planned["in_place"] and done(planned) and all(step.startswith("before-") for step in done(planned))
    assert sorted(path.name for path in source.iterdir()) == before
    assert ask("history", "--runs")["runs"] == []


def test_ticks_go_with_the_run_and_are_continued(cli: Cli, ask: Ask, chain: Path, tmp_path: Path) -> None:
    assert cli("run-sheet").code == 1
    plain = ask("restore", chain, "--to", tmp_path / "first")
    assert plain["result"] == "success", "no step has to be acknowledged"
    assert done(ask("run-sheet")) == []
    assert cli("restore", chain, "--to", tmp_path / "x", "--acknowledge", "nonsense").code == 1
    assert not (tmp_path / "x").exists()
    ask("restore", chain, "--to", tmp_path / "second", "--acknowledge", "before-1", "--acknowledge", "before-2")
    sheet = ask("run-sheet")
    assert done(sheet) == ["before-1", "before-2"] and sheet["target"] == str(tmp_path / "second")
    assert done(ask("run-sheet", sheet["run"], "--tick", "after", "--untick", "before-2"))[:2] == [
        "before-1",
        "after-1",
    ]
    text = cli("run-sheet", sheet["run"][:20]).out
    assert "[x] after-1" in text and "[ ] before-2" in text and "ticked by " in text
    report = ask("report", sheet["run"])
    assert done(report["run_sheet"]) == done(ask("run-sheet"))
    ended = cli("report", sheet["run"], "--to", tmp_path / "sheet.html")
    assert ended.code == 0 and "Before the restore" in (tmp_path / "sheet.html").read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="running instances are not published there")
def test_commits_that_would_be_lost_are_told(
    cli: Cli, ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ESE_BACKUP_RUNTIME", str(tmp_path / "run"))
    (tmp_path / "backups").mkdir()
    live = Live(tmp_path / "live")
    live.work(5)
    source, to = engine.live_source(str(tmp_path / "live")), engine.LocalFolder(tmp_path / "backups")
    chain = engine.run_backup(source, to, engine.Kind.FULL).chain
    live.work(4)
    live.close()
    words = ("restore", chain, "--to", tmp_path / "live", "--in-place", "--dry-run")
    assert ask(*words)["unsaved"]["commits"] == 4
    text = cli(*words).out
    assert "warning  4 commits between " in text and "Back up the instance first" in text
    assert ask(*words, "--roll-forward", tmp_path / "live")["unsaved"] is None
    ask("backup", "--from", tmp_path / "live", "--to", tmp_path / "backups", "--mode", "incremental")
    assert ask(*words)["unsaved"] is None


def test_a_decision_is_pending_until_it_is_made(cli: Cli, ask: Ask, chain: Path, source: Path) -> None:
    assert ask("restored")["pending"] == []
    ask("restore", chain, "--to", source, "--in-place")
    (pending,) = ask("restored")["pending"]
    assert pending["folder"] == str(source) and pending["files"] > 0 and pending["bytes"] > 0
    assert pending["run"] == ask("run-sheet")["run"]
    assert "decision pending since" in cli("restored").out
    problems = cli("status", "--json").json["problems"]
    (problem,) = [each for each in problems if each["type"] == "decision"]
    assert str(source) in problem["text"] and "--take-back" in problem["hint"]
    assert cli("restored", "--confirm").code == 2
    ask("restored", source, "--confirm")
    assert ask("restored")["pending"] == []
    assert not [each for each in cli("status", "--json").json["problems"] if each["type"] == "decision"]


def test_a_chain_without_its_last_log_names_the_one_before(cli: Cli, ask: Ask, tmp_path: Path) -> None:
    write_instance(tmp_path / "grown")
    (tmp_path / "store").mkdir()
    source, to = engine.AtRestSource((tmp_path / "grown",)), engine.LocalFolder(tmp_path / "store")
    engine.run_backup(source, to, engine.Kind.FULL)
    grow(tmp_path / "grown")
    chain = engine.run_backup(source, to, engine.Kind.INCREMENTAL).chain
    words = ("restore", chain, "--to", tmp_path / "target", "--dry-run")
    assert ask(*words)["earlier"] is None
    last = engine.read_manifest(engine.LocalFileSystem(), chain).logs[-1]
    (chain / last.home).unlink()
    ended = cli(*words, "--json")
    earlier = ended.json["earlier"]
    assert ended.code == 1 and last.generation is not None
    assert earlier["generation"] == last.generation - 1 and last.name in earlier["reason"]
    assert f"--generation {earlier['generation']:#x}" in cli(*words).out
    assert cli(*words, "--generation", earlier["generation"]).code == 0
