"""A wait that was in vain, and a process that died, explain themselves: most never happen again."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from pytestqt.exceptions import TimeoutError as WaitedInVain
from pytestqt.qtbot import QtBot

from tests.datasets import PROJECT
from tests.ui.in_vain import state_of_all
from tests.ui.windows import PATIENCE_MS
from ui.worker import READERS, Background

IN_VAIN = """
import threading
from ui.worker import Background

def test_it(qtbot):
    background, go = Background(), threading.Event()
    background.ask("a plan", lambda _cancel: go.wait(60), print)
    try:
        qtbot.waitUntil(lambda: False, timeout=1)
    finally:
        go.set()
        background.close()

def test_a_signal(qtbot):
    background = Background()
    with qtbot.waitSignal(background.crashed, timeout=1):
        pass
"""
DYING = """
import faulthandler

def test_dying():
    dying()

def dying():
    faulthandler._sigsegv()
"""


def test_it_says_what_runs_waits_and_is_stale(qtbot: QtBot) -> None:
    background, go, begun = Background(), threading.Event(), threading.Semaphore(0)

    def work_for_long(_cancel: object) -> None:
        begun.release()
        go.wait(PATIENCE_MS / 1000)

    try:
        for at in range(READERS):
            background.ask(f"long {at}", work_for_long, print)
            begun.acquire(timeout=PATIENCE_MS / 1000)
        background.forget("long 0")
        background.ask("plan", work_for_long, print)
        said = state_of_all()
    finally:
        go.set()
        background.close()
    lines = [line.strip() for line in said.splitlines()]
    assert any(line.startswith("1 long 0: running for") and ", stale, asked" in line for line in lines)
    assert any(line.startswith("2 long 1: running for") and "stale" not in line for line in lines)
    assert any(line.startswith("4 plan: queued, asked") for line in lines)
    assert "work_for_long" in said and "background_0" in said


def test_time_in_which_the_process_stood_still_is_no_time_to_wait(qtbot: QtBot) -> None:
    looks: list[float] = []

    def look() -> bool:
        if not looks:
            time.sleep(2.5)  # as one that was stopped
        looks.append(time.monotonic())
        return len(looks) > 3

    qtbot.waitUntil(look, timeout=2000)
    with pytest.raises(WaitedInVain, match="20 ms"):
        qtbot.waitUntil(lambda: False, timeout=20)


def test_a_failure_has_the_tasks_and_the_threads(tmp_path: Path) -> None:
    said = _run(tmp_path, IN_VAIN, "-p", "tests.ui.conftest")
    assert "2 failed" in said
    assert said.count("When the wait was over") == 2
    assert "open windows:" in said and "Current thread" in said


def test_a_worker_that_dies_says_where(tmp_path: Path) -> None:
    said = _run(tmp_path, DYING, "-n", "1", "--max-worker-restart", "0")
    assert "Fatal Python error: Segmentation fault" in said
    assert "in dying" in said


def _run(folder: Path, test: str, *options: str) -> str:
    """What pytest, as ``.ci/run`` calls it, says of ``test``."""
    file = folder / "test_of_this.py"
    file.write_text(test)
    words = ["-c", str(PROJECT / "pyproject.toml"), "--rootdir", str(folder), "-p", "no:cacheprovider", *options]
    called = [sys.executable, "-m", "pytest", *words, str(file)]
    done = subprocess.run(
        called, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    return done.stdout
