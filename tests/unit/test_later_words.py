"""A history in which a later version of the program wrote words that this one does not know."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.evidence.rule import RunEnd
from app.evidence.single_runs import attempt_of, check_of
from app.history.history import History
from app.history.runs import RunOperation, RunState
from app.history.slots import SlotOutcome, Slots
from engine.event_kinds import Category, EventLevel
from engine.events import EventKind, entry
from ui.levels import Level
from ui.models.agenda import missed_row
from ui.models.runs import run_rows

SLOT = datetime(2026, 3, 1, 2, tzinfo=UTC)


@pytest.fixture
def later(tmp_path: Path) -> Iterator[History]:
    """Two runs, two slots and an event; the newer of each is of a later version."""
    path = tmp_path / "history.sqlite3"
    with History(path) as history:
        for _ in range(2):
            run = history.begin_run("edb", RunOperation.VERIFY, source="/data")
            history.end_run(run, RunState.SUCCESS)
        slots = Slots(history)
        for days in range(2):
            record = slots.begin("nightly", "daily", SLOT + timedelta(days=days))
            assert record is not None
            slots.end(record, SlotOutcome.SERVED)
        history.record(entry(EventKind.VerifyPassed, instance="edb", run=run.id, path="/data"))
        history.flush()
        newest = history.runs()[0].id
    with sqlite3.connect(path) as file:
        file.execute("UPDATE runs SET state = 'DEFERRED', operation = 'MEND' WHERE id = ?", (newest,))
        file.execute("UPDATE slots SET outcome = 'moved' WHERE slot = (SELECT max(slot) FROM slots)")
        file.execute("UPDATE events SET level = 9, category = 99, id = 9999")
    file.close()
    with History(path) as history:
        yield history


def test_words_of_a_later_version_are_not_known_and_keep_nothing_else_from_being_read(later: History) -> None:
    """A slot of "warning" kept an earlier version from reading all of them."""
    newest, older = later.runs()
    assert (newest.operation, newest.state) == (RunOperation.NOT_KNOWN, RunState.NOT_KNOWN)
    assert (older.operation, older.state) == (RunOperation.VERIFY, RunState.SUCCESS)
    last, first = Slots(later).records()
    assert (last.outcome, first.outcome) == (SlotOutcome.NOT_KNOWN, SlotOutcome.SERVED)
    (event,) = (each.entry for each in later.events())
    assert (event.level, event.category, event.id) == (EventLevel.WARNING, Category.GENERAL, 9999)


def test_a_slot_that_is_not_known_was_decided(later: History) -> None:
    slots = Slots(later)
    assert slots.last("nightly", "daily", SLOT + timedelta(days=2)) == SLOT + timedelta(days=1)
    assert slots.begin("nightly", "daily", SLOT + timedelta(days=1)) is None
    assert slots.begin("nightly", "daily", SLOT + timedelta(days=2)) is not None
    assert not slots.abandoned()


def test_a_run_that_is_not_known_proves_nothing_and_refutes_nothing(later: History) -> None:
    newest = later.runs()[0]
    check = check_of(newest)
    assert check is not None and check.outcome is RunEnd.CANCELLED
    assert attempt_of([newest]) is None


def test_the_window_says_that_it_is_not_known(later: History) -> None:
    newest, older = run_rows(later.runs())
    assert (newest[0].text, newest[0].level, newest[1].text) == ("Not known", Level.NEUTRAL, "Not known")
    assert older[0].text == "Success"
    slot = missed_row(Slots(later).records()[0])
    assert (slot[2].text, slot[2].level) == ("Not known", Level.NEUTRAL)
