"""From the slots in a real history to what the overview says of jobs and of the scheduler."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from app.history.history import History
from app.history.slots import SlotOutcome, Slots
from app.jobs.job import BackupRule, CheckKind, CheckRule, Job, JobMode, Jobs, When
from app.jobs.keys import rule_key
from app.status.overview import JobFacts, ScheduleFacts
from app.status.schedules import job_facts, new_jobs, next_runs, schedule_facts

NOW = datetime(2026, 3, 3, 16, 0, tzinfo=UTC)
NIGHTLY = BackupRule(When(at=(time(2),)))
HOURLY = BackupRule(When(every=timedelta(hours=1)), JobMode.INCREMENTAL)
DRILLS = CheckRule(CheckKind.DRILL, When(at=(time(3),)))
JOB = Job("nightly", (Path("/i"),), Path("/b"), rules=(NIGHTLY, HOURLY))
JOBS = Jobs((JOB,), (DRILLS,))


@pytest.fixture
def slots(tmp_path: Path) -> Iterator[Slots]:
    with History(tmp_path / "history.sqlite3") as history:
        yield Slots(history)


def decide(slots: Slots, job: str, rule: BackupRule | CheckRule, slot: datetime, outcome: SlotOutcome) -> None:
    if outcome is SlotOutcome.SKIPPED:
        slots.skip(job, rule_key(rule), (slot,), "It was off.")
        return
    record = slots.begin(job, rule_key(rule), slot)
    assert record is not None
    slots.end(record, outcome, reason="The disk is full." if outcome is SlotOutcome.FAILED else "")


def test_only_the_newest_slot_of_each_rule_counts(slots: Slots) -> None:
    night = datetime(2026, 3, 3, 2, tzinfo=UTC)
    assert job_facts(JOBS, slots.records()) == (JobFacts("nightly"), JobFacts("scheduled drill"))
    slots.see_first("nightly", rule_key(NIGHTLY), night - timedelta(days=3))
    decide(slots, "nightly", NIGHTLY, night - timedelta(days=1), SlotOutcome.SKIPPED)
    decide(slots, "nightly", HOURLY, night, SlotOutcome.FAILED)
    decide(slots, "", DRILLS, night + timedelta(hours=1), SlotOutcome.FAILED)
    job, drills = job_facts(JOBS, slots.records())
    assert (job.missed, job.missed_why) == (night - timedelta(days=1), "It was off.")
    assert (job.failed, job.failed_why) == (night, "The disk is full.")
    assert drills.failed == night + timedelta(hours=1)
    decide(slots, "nightly", NIGHTLY, night, SlotOutcome.CAUGHT_UP)
    decide(slots, "nightly", HOURLY, night + timedelta(hours=1), SlotOutcome.SERVED)
    assert job_facts(JOBS, slots.records())[0] == JobFacts("nightly")


def test_slots_of_a_rule_that_is_gone_and_of_a_paused_job_are_no_problem(slots: Slots) -> None:
    decide(slots, "nightly", NIGHTLY, NOW, SlotOutcome.FAILED)
    decide(slots, "nightly", HOURLY, NOW, SlotOutcome.SKIPPED)
    changed = Jobs((Job("nightly", JOB.folders, JOB.destination, rules=(HOURLY,), paused="moving"),))
    assert job_facts(changed, slots.records()) == (JobFacts("nightly", "moving"),)


def test_what_was_due_since_something_last_looked() -> None:
    looked = NOW - timedelta(minutes=30)
    assert schedule_facts(JOBS, looked, UTC) == ScheduleFacts(True, looked, NOW)
    daily = Jobs((Job("a", (), Path("/b"), rules=(NIGHTLY,)),))
    assert schedule_facts(daily, looked, UTC).due == datetime(2026, 3, 4, 2, tzinfo=UTC)
    assert schedule_facts(JOBS, None, UTC) == ScheduleFacts(True)
    asleep = Jobs((Job("a", (), Path("/b"), rules=(NIGHTLY,), paused="x"), Job("b", (), Path("/b"))))
    assert schedule_facts(asleep, looked, UTC) == ScheduleFacts(False, looked)


def test_the_next_run_is_the_first_slot_of_any_rule() -> None:
    paused = Job("paused", (), Path("/b"), rules=(NIGHTLY,), paused="x")
    assert next_runs(Jobs((JOB, paused, Job("none", (), Path("/b")))), NOW, UTC) == {
        "nightly": NOW + timedelta(hours=1)
    }


def test_a_job_is_new_until_its_first_slot_was_due(slots: Slots) -> None:
    def is_new(now: datetime) -> bool:
        return (
            new_jobs(Jobs((Job("nightly", (), Path("/b"), rules=(NIGHTLY,)),)), slots.records(), now, UTC) != set()
        )

    night = datetime(2026, 3, 4, 2, tzinfo=UTC)
    assert is_new(NOW)
    slots.see_first("nightly", rule_key(NIGHTLY), NOW)
    assert is_new(NOW) and is_new(night) and not is_new(night + timedelta(hours=1))
    decide(slots, "nightly", NIGHTLY, night, SlotOutcome.FAILED)
    assert not is_new(night)
    assert not new_jobs(Jobs((Job("by hand", (), Path("/b")),)), [], NOW, UTC)
