"""A copy of chains in the words of the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import engine
from app.history.history import History
from app.operations.copy import CopyRequest
from ui.levels import Level
from ui.live_run import LiveRun, RunQueue, plan_of
from ui.models.outcomes.outcome import Outcome
from ui.models.outcomes.registry import outcome_of, run_line
from ui.values.steps import StepState


@pytest.fixture
def queue(tmp_path: Path) -> Iterator[RunQueue]:
    with History(tmp_path / "history.db") as history:
        yield RunQueue(history)


@pytest.fixture
def chains(source: Path, destination: Path) -> list[Path]:
    made = (
        engine.run_backup(engine.AtRestSource([source]), engine.LocalFolder(destination), engine.Kind.FULL)
        for _ in range(2)
    )
    return [each.chain for each in made]


def copied(qtbot: QtBot, queue: RunQueue, source: Path, to: Path) -> tuple[LiveRun, Outcome]:  # type: ignore[type-arg]
    run = queue.start(plan_of(CopyRequest(source, to, create=True)))
    qtbot.waitUntil(lambda: not run.running, timeout=60_000)
    return run, outcome_of(run)


def test_what_was_copied(qtbot: QtBot, queue: RunQueue, chains: list[Path], tmp_path: Path) -> None:
    run, outcome = copied(qtbot, queue, chains[0].parents[1], tmp_path / "disk")
    assert run.plan.title.startswith("Copy of ")
    assert outcome.state() == ("Success", Level.SUCCESS)
    assert [(step.title, step.state) for step in outcome.steps()] == [
        ("Checks", StepState.DONE),
        ("Copy", StepState.DONE),
    ]
    assert outcome.amounts()[0] == "2 chains"
    assert outcome.written_to is not None and outcome.written_to[0] == tmp_path / "disk" and outcome.written_to[1]
    assert run_line(run).done == run_line(run).total > 0
    message = outcome.message()
    assert message is not None and message.what.startswith("2 chains copied, ")
    message = copied(qtbot, queue, chains[0], tmp_path / "disk")[1].message()
    assert message is not None and message.what == "No chain was copied: all are there already."


def test_what_could_not_be_copied(qtbot: QtBot, queue: RunQueue, chains: list[Path], tmp_path: Path) -> None:
    (chains[0] / "edb.chk").unlink()
    _, outcome = copied(qtbot, queue, chains[0].parents[1], tmp_path / "disk")
    assert outcome.state() == ("Success with warnings", Level.WARNING)
    message = outcome.message()
    assert message is not None and message.what == "1 chain copied, 1 not." and chains[0].name in message.why
    _, outcome = copied(qtbot, queue, chains[0], tmp_path / "disk")
    message = outcome.message()
    assert message is not None and message.level is Level.ERROR and "only read" in message.why
