"""When something is due: days on which clocks change, gaps, and what is caught up."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.jobs.job import Weekday, When
from app.jobs.schedule import CAUGHT_UP, NextRun, Skipped, check_when, next_run, slot_after, upcoming
from app.jobs.texts import (
    days_of,
    days_text,
    duration_of,
    duration_text,
    duration_words,
    rule_of,
    rule_text,
    time_of,
    times_of,
)
from app.jobs.words import describe

BERLIN = ZoneInfo("Europe/Berlin")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN).astimezone(UTC)


NIGHTLY = When(at=(time(2, 30),))


def test_a_time_that_does_not_exist_is_served_right_after_the_gap() -> None:
    assert slot_after(NIGHTLY, local("2026-03-28 12:00"), BERLIN) == local("2026-03-29 03:00")
    assert slot_after(NIGHTLY, local("2026-03-29 03:00"), BERLIN) == local("2026-03-30 02:30")


def test_a_time_that_comes_twice_is_served_once() -> None:
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert slot_after(NIGHTLY, local("2026-10-24 12:00"), BERLIN) == first
    assert slot_after(NIGHTLY, first, BERLIN) == local("2026-10-26 02:30")
    assert slot_after(When(cron="30 2 * * *"), first, BERLIN) == local("2026-10-26 02:30")


def test_an_hourly_rule_runs_each_hour_of_a_day_of_25() -> None:
    start = local("2026-10-24 23:59")
    for hourly in (When(every=HOUR), When(cron="0 * * * *")):
        found = upcoming(hourly, start, BERLIN, 26)
        assert [slot - found[0] for slot in found] == [number * HOUR for number in range(26)]
        assert found[25] == local("2026-10-26 00:00")


def test_the_leap_day_and_days_of_the_week() -> None:
    leap = When(cron="0 4 29 2 *")
    assert upcoming(leap, local("2026-01-01"), BERLIN, 2) == (local("2028-02-29 04:00"), local("2032-02-29 04:00"))
    assert slot_after(When(at=(time(4),)), local("2028-02-28 05:00"), BERLIN) == local("2028-02-29 04:00")
    sundays = When(at=(time(2),), on=frozenset({Weekday.SUNDAY}))
    assert slot_after(sundays, local("2026-11-29 02:00"), BERLIN) == local("2026-12-06 02:00")


def test_a_rule_has_its_own_zone() -> None:
    tokyo = When(at=(time(9),), zone="Asia/Tokyo")
    assert slot_after(tokyo, local("2026-06-01 12:00"), BERLIN) == datetime(2026, 6, 2, tzinfo=UTC)


def test_a_rule_that_is_seen_for_the_first_time_begins_with_its_next_slot() -> None:
    now = local("2026-06-01 02:40")
    assert next_run(NIGHTLY, None, now, BERLIN) == NextRun(local("2026-06-02 02:30"))


def test_sleep_over_ten_slots_catches_up_one() -> None:
    last, now = local("2026-06-01 02:30"), local("2026-06-11 08:00")
    found = next_run(NIGHTLY, last, now, BERLIN)
    skipped = tuple(Skipped(last + number * DAY, CAUGHT_UP) for number in range(1, 10))
    assert found == NextRun(local("2026-06-11 02:30"), True, skipped)
    assert next_run(NIGHTLY, found.slot, now, BERLIN) == NextRun(local("2026-06-12 02:30"))


def test_a_slot_whose_grace_has_passed_is_skipped() -> None:
    rule = When(at=(time(2, 30),), grace=6 * HOUR)
    last, slot = local("2026-06-01 02:30"), local("2026-06-02 02:30")
    assert next_run(rule, last, slot + 6 * HOUR, BERLIN) == NextRun(slot, True)
    late = next_run(rule, last, slot + 6 * HOUR + timedelta(seconds=1), BERLIN)
    assert late == NextRun(slot + DAY, False, (Skipped(slot, "Its grace of 6 hours had passed."),))


def test_a_clock_set_back_serves_nothing_again_and_says_so() -> None:
    last = local("2026-06-02 02:30")
    assert next_run(NIGHTLY, last, last - HOUR, BERLIN) == NextRun(last + DAY, ahead=HOUR)
    year = next_run(When(every=HOUR), last, last - 365 * DAY, BERLIN)
    assert year == NextRun(last + HOUR / 2, ahead=365 * DAY)


def test_a_rule_of_some_years_is_caught_up_after_a_longer_gap() -> None:
    leap = When(cron="0 4 29 2 *")
    found = next_run(leap, local("2015-01-01"), local("2022-01-01"), BERLIN)
    assert found == NextRun(local("2020-02-29 04:00"), True, (Skipped(local("2016-02-29 04:00"), CAUGHT_UP),))


def test_a_schedule_ends_with_the_calendar() -> None:
    assert slot_after(NIGHTLY, datetime(9999, 12, 31, 12, tzinfo=UTC), BERLIN) is None


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        (When(), "exactly one of"),
        (When(at=(time(2),), every=HOUR), "exactly one of"),
        (When(at=(time(2, 0, 30),)), "hours and minutes"),
        (When(at=(time(2), time(2))), "different"),
        (When(every=5 * HOUR), "divides a day"),
        (When(every=timedelta(minutes=10)), "15 minutes to 24 hours"),
        (When(every=2 * DAY), "15 minutes to 24 hours"),
        (When(every=DAY / 64), "whole minutes"),
        (When(cron="0 2 * *"), "five fields"),
        (When(cron="0 0 2 * * *"), "five fields"),
        (When(cron="0 25 * * *"), "see its hour"),
        (When(cron="0 0 30 2 *"), "see its day-of-month"),
        (When(cron="0 0 */99 * MON#2"), "never come"),
        (When(cron="0 2 * * *", on=frozenset({Weekday.MONDAY})), "its days itself"),
        (When(at=(time(2),), zone="Europe/Nowhere"), "not a time zone"),
        (When(at=(time(2),), zone="../../etc/passwd"), "not a time zone"),
        (When(at=(time(2),), zone="europe/berlin"), "Did you mean Europe/Berlin"),
        (When(at=(time(2),), grace=timedelta(minutes=1)), "grace is 15 minutes"),
    ],
)
def test_rules_that_mean_nothing_are_refused(rule: When, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        check_when(rule)
    with pytest.raises(ValueError, match=why):
        slot_after(rule, local("2026-01-01"), BERLIN)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (When(at=(time(14), time(2))), "Every day at 02:00 and 14:00"),
        (When(at=(time(2),), on=frozenset({Weekday.SUNDAY, Weekday.FRIDAY})), "Every Friday and Sunday at 02:00"),
        (When(every=HOUR), "Every hour"),
        (When(every=6 * HOUR, on=days_of("mon-fri")), "Every 6 hours, every weekday"),
        (When(every=HOUR / 4, zone="Asia/Tokyo"), "Every 15 minutes, Asia/Tokyo time"),
        (When(every=HOUR * 1.5), "Every 90 minutes"),
        (When(every=DAY), "Every day at midnight"),
        (When(cron="30 2 * * 1-5"), "Every weekday at 02:30"),
    ],
)
def test_a_rule_in_words(rule: When, words: str) -> None:
    assert describe(rule) == words


def test_durations() -> None:
    for text in ("15m", "1h", "26h", "1d", "47h", "2d", "1d12h", "90m", "2w", "1d 2h", "5min"):
        assert duration_of(duration_text(duration_of(text))) == duration_of(text)
    assert duration_text(timedelta(hours=26)) == "26h"
    assert duration_text(timedelta(days=30)) == "30d"
    assert duration_words(timedelta(days=3, hours=1)) == "3 days 1 hour"
    for text in ("", "0h", "26", "h", "-1h", "1.5h", "1h1d", "99999999999999999999d", "1y", "١h"):
        with pytest.raises(ValueError, match="not a duration"):
            duration_of(text)


def test_a_rule_in_one_line() -> None:
    rule = rule_of("full at 2:30,14:00 on sun,wed zone Europe/Berlin grace 6h")
    assert rule_text(rule) == "full at 02:30,14:00 on wed,sun zone Europe/Berlin grace 6h"
    assert rule_of("auto cron 0 2 * * * zone UTC").when == When(cron="0 2 * * *", zone="UTC")
    for text in ("full", "full at", "full at 02:00 at 03:00", "auto cron 0 2 * *", "auto soon", "auto every 1h x"):
        with pytest.raises(ValueError, match="does not say when|exactly" if text != "full" else ".") as caught:
            check_when(rule_of(text).when)
        assert str(caught.value).endswith(".")
    with pytest.raises(ValueError, match="'at' is not a mode"):
        rule_of("at 02:00")


def test_times_and_days() -> None:
    assert times_of("14:00, 2:00") == (time(2), time(14))
    assert days_of("fri-mon") == days_of("mon,Friday,sat,sun")
    assert days_text(days_of("wed,sun")) == "wed,sun"
    assert days_text(()) == "daily"
    assert days_of("daily") == frozenset()
    for text in ("24:00", "2", "02:60", "2pm", ""):
        with pytest.raises(ValueError, match="not a time of day"):
            time_of(text)
    for text in ("", "mo", "someday", "mon-", "mon,,tue"):
        with pytest.raises(ValueError, match="not days of the week"):
            days_of(text)
