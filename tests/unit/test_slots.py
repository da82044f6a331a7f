"""Slots of the schedule: decided once, taken up again after a death, never served before their runs have ended."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.history.history import History
from app.history.slots import SlotOutcome, SlotRecord, Slots
from engine.events import utc_now

ROOT = Path(__file__).resolve().parents[2]
JOB, RULE = "nightly", "auto at 02:00"
DAY = timedelta(days=1)
START = datetime(2026, 3, 1, 2, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def slots(tmp_path: Path, clock: Clock) -> Iterator[Slots]:
    with History(tmp_path / "history.sqlite3", clock) as history:
        yield Slots(history)


def begun(slots: Slots, slot: datetime) -> SlotRecord:
    record = slots.begin(JOB, RULE, slot)
    assert record is not None
    return record


def test_a_slot_is_decided_once(slots: Slots, clock: Clock) -> None:
    assert slots.last(JOB, RULE, START) is None
    record = begun(slots, START)
    assert (record.outcome, record.attempts, record.decided) == (SlotOutcome.BEGUN, 1, None)
    assert slots.begin(JOB, RULE, START) is None, "it is being served by this process"
    clock.now += timedelta(minutes=3)
    ended = slots.end(record, SlotOutcome.SERVED, ("a", "b"), "why")
    assert slots.records() == [ended]
    assert (ended.begun, ended.decided) == (START, clock.now)
    assert slots.begin(JOB, RULE, START) is None
    assert slots.skip(JOB, RULE, (START,), "paused") == []
    assert slots.last(JOB, RULE, clock.now) == START
    assert slots.last(JOB, "another", clock.now) is None


def test_an_older_slot_is_not_begun_after_a_newer_one(slots: Slots) -> None:
    slots.end(begun(slots, START), SlotOutcome.SERVED)
    assert slots.begin(JOB, RULE, START - timedelta(minutes=30)) is None


def test_skipped_slots_have_their_reason(slots: Slots) -> None:
    made = slots.skip(JOB, RULE, (START + DAY, START), "The job is paused: moving")
    assert [(record.slot, record.outcome) for record in made] == [
        (START, SlotOutcome.SKIPPED),
        (START + DAY, SlotOutcome.SKIPPED),
    ]
    assert slots.records(since=START + DAY) == [made[1]]
    assert slots.records("another") == []


def test_a_clock_that_was_set_back_begins_a_new_era(slots: Slots, clock: Clock) -> None:
    clock.now = START + 365 * DAY
    slots.end(begun(slots, clock.now), SlotOutcome.SERVED)
    slots.end(begun(slots, clock.now + DAY), SlotOutcome.SERVED)
    clock.now = START + 1 * DAY
    assert slots.last(JOB, RULE, clock.now) is None
    slots.see_first(JOB, RULE, clock.now)
    assert slots.last(JOB, RULE, clock.now) == clock.now
    for day in (2, 365, 366):  # the times of the first era come again
        clock.now = START + day * DAY
        slots.end(begun(slots, clock.now), SlotOutcome.SERVED)
        assert slots.last(JOB, RULE, clock.now) == clock.now
    assert [record.era for record in slots.records()] == [1, 1, 1, 1, 0, 0]


def test_a_step_back_by_minutes_repeats_nothing(slots: Slots, clock: Clock) -> None:
    slots.end(begun(slots, START), SlotOutcome.SERVED)
    assert slots.last(JOB, RULE, START - timedelta(minutes=59)) == START
    assert slots.begin(JOB, RULE, START) is None


def test_clearing_keeps_the_newest_of_each_rule_and_what_is_begun(
    slots: Slots, clock: Clock, tmp_path: Path
) -> None:
    for day in range(4):
        clock.now = START + day * DAY
        slots.end(begun(slots, clock.now), SlotOutcome.SERVED)
    slots.skip("old", RULE, (START,), "paused")
    left = slots.begin("left", RULE, START)
    assert left is not None
    with History(tmp_path / "history.sqlite3", clock) as history:
        history.clear(START + 10 * DAY)
        assert {(record.job, record.slot) for record in Slots(history).records()} == {
            (JOB, START + 3 * DAY),
            ("old", START),
            ("left", START),
        }


def test_the_last_look(slots: Slots, clock: Clock) -> None:
    assert slots.last_look() is None
    slots.look("window")
    clock.now += timedelta(minutes=1)
    slots.look("run-due")
    assert [(look.by, look.moment) for look in slots.looks()] == [("run-due", clock.now), ("window", START)]


_DIES = """
import os, sys
from datetime import datetime
from pathlib import Path
from app.history.history import History
from app.history.slots import Slots

slots = Slots(History(Path(sys.argv[1])))
assert slots.begin(sys.argv[2], sys.argv[3], datetime.fromisoformat(sys.argv[4])) is not None
print("begun", flush=True)
sys.stdin.read()
os._exit(1)
"""


def test_a_slot_whose_process_died_is_taken_up_again(tmp_path: Path) -> None:
    path, slot = tmp_path / "history.sqlite3", utc_now()
    child = subprocess.Popen(
        [sys.executable, "-c", _DIES, str(path), JOB, RULE, slot.isoformat()],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "begun\n"
    with History(path) as history:
        slots = Slots(history)
        assert slots.abandoned() == [], "its process lives"
        assert slots.begin(JOB, RULE, slot) is None
        child.kill()
        child.wait(60)
        child.communicate()
        (left,) = slots.abandoned()
        assert (left.slot, left.outcome) == (slot, SlotOutcome.BEGUN)
        again = begun(slots, slot)
        assert (again.attempts, again.begun) == (2, left.begun)
        assert slots.abandoned() == []
        slots.end(again, SlotOutcome.CAUGHT_UP)
        assert [record.outcome for record in slots.records()] == [SlotOutcome.CAUGHT_UP]
