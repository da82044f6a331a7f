"""``ese-backup schedule``, with the real crontab of an account that no one uses."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.schedulers import systemd
from tests.cli.conftest import PROGRAM, Cli
from tests.datasets import PROJECT
from tests.schedulers.spare_crontab import spare_crontab, write_wrapper


@pytest.fixture
def crontab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A PATH whose crontab is the real one, for another account; systemd is not looked at."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(systemd, "_BOOTED", tmp_path / "not-booted")
    with spare_crontab() as words:
        yield write_wrapper(folder / "crontab", words)


def test_installed_shown_and_removed(cli: Cli, crontab: Path) -> None:
    nothing = cli("schedule", "show", "--json")
    assert (nothing.code, nothing.json["installed"]) == (1, [])
    assert "Nothing is installed" in cli("schedule", "show").out
    made = cli("schedule", "install", "--every", "10m", "--json")
    assert (made.code, made.json["installed"]["scheduler"]) == (0, "cron")
    shown = cli("schedule", "show", "--json")
    assert (shown.code, shown.json["installed"]) == (0, [made.json["installed"]])
    (found,) = shown.json["installed"]
    assert (found["every_minutes"], found["runs"], found["drift"]) == (10, True, [])
    assert found["program"][-1] == "run-due"
    assert "every 10 min" in cli("schedule", "show").out
    differs = cli("schedule", "show", "--every", "5m", "--json")
    assert differs.code == 1
    assert [each["what"] for each in differs.json["installed"][0]["drift"]] == ["interval"]
    assert cli("schedule", "remove", "--json").json["removed"] == ["cron"]
    assert cli("schedule", "remove", "--json").json["removed"] == []


def test_two_schedulers_are_refused(cli: Cli, crontab: Path) -> None:
    assert cli("schedule", "install").code == 0
    refused = cli("schedule", "install", "--with", "launchd", "--json")
    assert "already installed with cron" in refused.error["message"]
    assert "schedule remove --with cron" in refused.error["hint"]


@pytest.mark.parametrize("kind", ["systemd", "cron", "task-scheduler", "launchd"])
def test_what_would_be_written(cli: Cli, kind: str, _own_home: Path) -> None:
    before = sorted(_own_home.rglob("*"))
    shown = cli("schedule", "show", "--files", "--with", kind, "--every", "15m", "--json")
    assert (shown.code, shown.json["scheduler"]) == (0, kind)
    text = "".join(shown.json["files"].values())
    assert "run-due" in text
    assert str(_own_home) in text
    assert sorted(_own_home.rglob("*")) == before
    plain = cli("schedule", "show", "--files", "--with", kind, "--every", "15m").out
    assert all(name in plain for name in shown.json["files"])


@pytest.mark.parametrize("every", ["7m", "2d", "0m", "x"])
def test_intervals_that_are_none(cli: Cli, every: str) -> None:
    ended = cli("schedule", "install", "--every", every)
    assert ended.code in (1, 2)
    assert every in ended.err or "not supported" in ended.err


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell that closes streams")
def test_a_program_without_any_streams() -> None:
    words = " ".join(map(str, PROGRAM))
    script = f"{words} history --json <&- >&- 2>&-; echo $?"
    done = subprocess.run(["sh", "-c", script], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert done.stdout == "0\n"
