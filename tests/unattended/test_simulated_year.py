"""A year of ``run-due``, and in the suite some weeks of it: nothing is lost, nothing runs twice, all adds up."""

from __future__ import annotations

import os
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.history.slots import SlotOutcome
from tests.simulated_year import DAY, START, Year, check_adds_up, check_restorable, check_retention


def test_weeks_with_a_change_of_the_clocks_a_month_off_and_a_clock_set_back(tmp_path: Path) -> None:
    start = datetime(2026, 3, 24, 12, tzinfo=UTC)
    year = Year(tmp_path, start)
    off = start + 6 * DAY, start + 36 * DAY + timedelta(hours=3)
    until = off[1] + 2 * DAY
    year.run(until, [off])
    check_adds_up(year, start, until)
    check_retention(year)
    outcomes = Counter(record.outcome for record in year.records())
    missed = sum(len(year.expected_slots(rule, *off)) for rule in year.rules)
    assert outcomes[SlotOutcome.CAUGHT_UP] == 4, "the newest slot of each rule, once"
    assert outcomes[SlotOutcome.SKIPPED] == missed - 4
    looks = len(year.reports)
    assert year.look().decided == ()
    assert year.figures.runs["restore drill, moment"] >= 2

    back = until - 365 * DAY
    year.now = back
    year.run(back + 3 * DAY)
    check_adds_up(year, back, back + 3 * DAY, era=1)
    assert len(year.reports) > looks + 6
    assert all(report.ok for report in year.reports), [report.problems for report in year.reports]
    check_restorable(year, tmp_path)


@pytest.mark.skipif(os.environ.get("ESE_NIGHTLY") != "1", reason="a year takes minutes")
@pytest.mark.timeout(3600)
def test_a_year(tmp_path: Path) -> None:
    year = Year(tmp_path)
    until = START + 365 * DAY
    year.run(until, [(START + 60 * DAY, START + 90 * DAY + timedelta(hours=3))])
    check_adds_up(year, START, until)
    check_retention(year)
    check_restorable(year, tmp_path)
    assert year.figures.slots[SlotOutcome.SERVED] > 700
