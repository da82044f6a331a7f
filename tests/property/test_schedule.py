"""Slots against an oracle that walks the minutes, and what a year of looks at the clock makes of a rule."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta, tzinfo
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.jobs.job import Weekday, When
from app.jobs.schedule import EACH_FOR, next_run, slot_after, slots, upcoming
from app.jobs.zone import SYSTEM_ZONE
from tests.time_zones import in_zone

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
EVERY = [DAY // count for count in (96, 72, 48, 32, 24, 16, 12, 8, 6, 4, 3, 2, 1)]

CHANGES = {
    "Europe/Berlin": ["2026-03-29", "2026-10-25"],
    "America/New_York": ["2026-03-08", "2026-11-01"],
    "Australia/Lord_Howe": ["2026-04-05", "2026-10-04"],  # by half an hour
    "America/Havana": ["2026-03-08", "2026-11-01"],  # at midnight
    "America/Sao_Paulo": ["2018-02-18", "2018-11-04"],  # at midnight, the other way
    "Pacific/Apia": ["2011-12-30"],  # a day that was not
    "Asia/Kathmandu": ["2024-02-29"],
    "UTC": ["2023-12-31"],
}


@st.composite
def moments(draw: st.DrawFn) -> tuple[ZoneInfo, datetime]:
    """A zone, and a minute within three days of a change of its clocks."""
    name = draw(st.sampled_from(sorted(CHANGES)))
    day = datetime.fromisoformat(draw(st.sampled_from(CHANGES[name]))).replace(tzinfo=UTC)
    return ZoneInfo(name), day + draw(st.integers(-2 * 24 * 60, 3 * 24 * 60)) * MINUTE


times = st.builds(time, st.integers(0, 23), st.sampled_from([0, 0, 15, 30, 30, 45, 59]))
days = st.just(frozenset[Weekday]()) | st.frozensets(st.sampled_from(Weekday), min_size=1)
graces = st.none() | st.sampled_from([15 * MINUTE, HOUR, 6 * HOUR, 3 * DAY])
at_rules = st.builds(
    lambda at, on, grace: When(at=tuple(at), on=on, grace=grace),
    st.lists(times, min_size=1, max_size=4, unique=True),
    days,
    graces,
)
every_rules = st.builds(
    lambda every, on, grace: When(every=every, on=on, grace=grace), st.sampled_from(EVERY), days, graces
)
cron_fields = st.tuples(
    st.sampled_from(["0", "30", "*/15", "*", "10,50"]),
    st.sampled_from(["*", "2", "0", "1-3", "*/4", "23"]),
    st.sampled_from(["*", "29", "1,30"]),
    st.sampled_from(["*", "2,3", "10-11"]),
    st.sampled_from(["*", "0", "1-5", "sun"]),
)
cron_rules = st.builds(lambda fields: When(cron=" ".join(fields)), cron_fields)
rules = at_rules | every_rules | cron_rules


def matches(when: When, wall: datetime) -> bool:
    """Whether a rule names this reading of the clocks; of cron, what the strategy above makes."""
    if not when.cron:
        minutes = wall.hour * 60 + wall.minute
        named = wall.time() in when.at if when.at else minutes % (when.every // MINUTE) == 0  # type: ignore[operator]
        return named and (not when.on or list(Weekday)[wall.weekday()] in when.on)
    minute, hour, day, month, weekday = when.cron.split()
    in_week = weekday == "*" or (wall.weekday() < 5 if weekday == "1-5" else wall.weekday() == 6)
    in_month = _named(day, wall.day, 1)
    both = day == "*" or weekday == "*"
    in_days = (in_month and in_week) if both else (in_month or in_week)
    return (
        _named(minute, wall.minute, 0) and _named(hour, wall.hour, 0) and in_days and _named(month, wall.month, 1)
    )


def _named(field: str, number: int, first: int) -> bool:
    if field.startswith("*"):
        return (number - first) % int(field[2:] or 1) == 0
    spans = [part.split("-") for part in field.split(",")]
    return any(int(span[0]) <= number <= int(span[-1]) for span in spans)


def walked(when: When, start: datetime, end: datetime, zone: tzinfo) -> Iterator[datetime]:
    """Slots after ``start`` up to ``end`` by walking every minute of UTC and looking at the clock.

    Readings that the clock passes for the first time are served at that minute, also those that it jumped over.
    Going over them again counts for what is due at least as often as it jumped back.
    """
    moment = start - 2 * DAY
    reached = before = moment.astimezone(zone).replace(tzinfo=None)
    again = timedelta()
    while moment < end:
        moment += MINUTE
        wall = moment.astimezone(zone).replace(tzinfo=None, fold=0)
        again = max(again, before - wall + MINUTE) if wall < before + MINUTE else again
        before = wall
        if wall > reached:
            passed = (reached + step * MINUTE for step in range(1, (wall - reached) // MINUTE + 1))
            due = any(matches(when, each) for each in passed)
            reached = wall
        else:
            often = when.cron.split()[1] == "*" if when.cron else when.every is not None and when.every <= again
            due = often and matches(when, wall)
        if due and moment > start:
            yield moment


def until(when: When, start: datetime, end: datetime, zone: tzinfo) -> list[datetime]:
    found = []
    for slot in slots(when, start, zone):
        if slot > end:
            break
        found.append(slot)
    return found


@settings(max_examples=60, deadline=None)
@given(rules, moments())
@example(When(at=(time(2, 30),)), (ZoneInfo("Europe/Berlin"), datetime(2026, 3, 28, 12, tzinfo=UTC)))
@example(When(at=(time(2, 30),)), (ZoneInfo("Europe/Berlin"), datetime(2026, 10, 25, 0, 40, tzinfo=UTC)))
@example(When(every=HOUR), (ZoneInfo("Europe/Berlin"), datetime(2026, 10, 25, 0, 40, tzinfo=UTC)))
@example(When(cron="*/15 2 * * *"), (ZoneInfo("Australia/Lord_Howe"), datetime(2026, 4, 4, 14, 50, tzinfo=UTC)))
def test_slots_are_what_walking_the_minutes_finds(when: When, given: tuple[ZoneInfo, datetime]) -> None:
    zone, start = given
    end = start + 2 * DAY
    assert until(when, start, end, zone) == list(walked(when, start, end, zone))


@settings(max_examples=60, deadline=None)
@given(rules, moments(), st.integers(0, 59))
def test_the_next_slot_is_later_and_the_same_from_anywhere_before_it(
    when: When, given: tuple[ZoneInfo, datetime], seconds: int
) -> None:
    zone, start = given
    moment = start + timedelta(seconds=seconds)
    slot = slot_after(when, moment, zone)
    assert slot is not None
    assert slot > moment
    assert slot_after(when, moment, zone) == slot
    assert slot_after(when, moment + (slot - moment) / 2, zone) == slot
    assert slot_after(when, slot - timedelta(microseconds=1), zone) == slot
    following = slot_after(when, slot, zone)
    assert following is None or following > slot


@settings(max_examples=40, deadline=None)
@given(at_rules | every_rules, moments(), st.randoms(use_true_random=False))
def test_no_slot_is_lost_and_none_is_served_twice(
    when: When, given: tuple[ZoneInfo, datetime], chance: random.Random
) -> None:
    """Looks at any distance, over clocks that are set back at times: each slot is served or skipped, once."""
    zone, first = given
    now, last = first, first
    served: list[datetime] = []
    skipped: list[datetime] = []
    furthest = now
    for _ in range(40):
        now += chance.choice([MINUTE, 7 * MINUTE, HOUR, 5 * HOUR, DAY, 10 * DAY, -HOUR, -DAY])
        furthest = max(furthest, now)
        found = next_run(when, last, now, zone)
        assert found == next_run(when, last, now, zone)
        assert (found.ahead > timedelta()) == (last > now)
        skipped += [each.slot for each in found.skipped]
        assert all(each.through is None and each.reason for each in found.skipped)
        if found.due:
            assert found.slot is not None and last < found.slot <= now
            assert when.grace is None or now - found.slot <= when.grace
            served.append(found.slot)
        else:
            assert found.slot is None or found.slot > max(now, last)
        last = max([last, *served[-1:], *skipped[-1:]])
    assert sorted(served + skipped) == until(when, first, last, zone)
    assert next_run(when, last, furthest, zone).skipped == ()


@pytest.mark.parametrize("name", ["Europe/Berlin", "Australia/Lord_Howe", "America/Havana"])
def test_the_zone_of_the_system_changes_its_clocks_like_the_one_of_the_database(name: str) -> None:
    for when in (When(at=(time(0, 30), time(2, 15))), When(every=HOUR), When(cron="*/30 * * * *")):
        for day in CHANGES[name]:
            start = datetime.fromisoformat(day).replace(tzinfo=UTC) - DAY
            with in_zone(name):
                assert upcoming(when, start, SYSTEM_ZONE, 100) == upcoming(when, start, ZoneInfo(name), 100)


def test_a_gap_of_years_has_one_entry_for_what_is_long_ago() -> None:
    zone, when = ZoneInfo("Europe/Berlin"), When(every=HOUR)
    last, now = datetime(2020, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, 0, 30, tzinfo=UTC)
    found = next_run(when, last, now, zone)
    assert (found.slot, found.due) == (datetime(2026, 1, 1, tzinfo=UTC), True)
    long_ago, *each = found.skipped
    assert (long_ago.slot, long_ago.through) == (last + HOUR, now - EACH_FOR)
    assert all(later.slot - earlier.slot == HOUR for earlier, later in pairwise(each))
    assert long_ago.through is not None
    assert each[0].slot - long_ago.through == HOUR / 2
