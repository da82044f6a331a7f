"""A pruning in the words of the window: what was removed, what could not be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import engine
from app.history.history import History
from app.operations.prune import PruneRequest
from ui.levels import Level
from ui.live_run import LiveRun, RunQueue, plan_of
from ui.models.outcomes.outcome import Outcome
from ui.models.outcomes.registry import outcome_of
from ui.values.steps import StepState


@pytest.fixture
def queue(tmp_path: Path) -> Iterator[RunQueue]:
    with History(tmp_path / "history.db") as history:
        yield RunQueue(history)


@pytest.fixture
def store(source: Path, destination: Path) -> Path:
    for _ in range(3):
        engine.run_backup(engine.AtRestSource([source]), engine.LocalFolder(destination), engine.Kind.FULL)
    return destination


def pruned(qtbot: QtBot, queue: RunQueue, place: Path, retention: engine.Retention) -> tuple[LiveRun, Outcome]:  # type: ignore[type-arg]
    run = queue.start(plan_of(PruneRequest(place, retention)))
    qtbot.waitUntil(lambda: not run.running, timeout=60_000)
    return run, outcome_of(run)


def test_what_was_removed_and_why(qtbot: QtBot, queue: RunQueue, store: Path) -> None:
    run, outcome = pruned(qtbot, queue, store, engine.Retention(last=1))
    assert run.plan.title == "Pruning of backups"
    assert outcome.state() == ("Success", Level.SUCCESS)
    assert [(step.title, step.state) for step in outcome.steps()] == [
        ("Checks", StepState.DONE),
        ("Removal", StepState.DONE),
    ]
    assert outcome.amounts()[0] == "2 chains removed"
    message = outcome.message()
    assert message is not None and message.what.startswith("2 chains removed, ")
    assert "no rule keeps it" in message.why
    message = pruned(qtbot, queue, store, engine.Retention(last=1))[1].message()
    assert message is not None and message.what == "No chain was removed: all are kept."


def test_a_size_limit_that_cannot_be_kept_is_a_warning(qtbot: QtBot, queue: RunQueue, store: Path) -> None:
    _, outcome = pruned(qtbot, queue, store, engine.Retention(last=1, max_size=1))
    assert outcome.state() == ("Success with warnings", Level.WARNING)
    message = outcome.message()
    assert message is not None and "exceed the size limit by" in message.note and message.advice


def test_a_failure_names_what_is_left(qtbot: QtBot, queue: RunQueue, store: Path) -> None:
    _, outcome = pruned(qtbot, queue, store / "nowhere", engine.Retention(last=1))
    message = outcome.message()
    assert message is not None and message.level is Level.ERROR
    assert "The chains that are still listed are complete." in message.why
