"""When something is due. Pure: the time and the zone of the system are parameters. All moments returned are UTC.

A rule names times of the clock. A time that does not exist because the clocks are set forward is served at the
first moment after the gap; one that comes twice is served at its first occurrence. What is due at least as often
as the clocks are set back (``every`` hour, or a cron expression for each hour) is served at both.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from itertools import islice, takewhile

from cronsim import CronSim, CronSimError

from app.jobs.job import Weekday, When
from app.jobs.texts import duration_words
from app.jobs.zone import moments_of, wall_of, zone_named

DAY = timedelta(days=1)
SHORTEST = timedelta(minutes=15)
"""The shortest interval of a rule, and the shortest grace."""
LONGEST_GRACE = timedelta(days=366)
EACH_FOR = timedelta(days=400)
"""For so long before now, each slot that was missed has an entry of its own."""
_FIELDS = 5
_WEEKDAYS = tuple(Weekday)

CAUGHT_UP = "A newer slot was run instead."


@dataclass(frozen=True)
class Skipped:
    """A slot that will not be run, and the reason as a sentence. With ``through``, all slots from the first to
    that moment: nothing ran for so long that they are not listed one by one."""

    slot: datetime
    reason: str
    through: datetime | None = None


@dataclass(frozen=True)
class NextRun:
    """What a rule asks for. ``due``: ``slot`` is to be run now; otherwise it is the next one, None where none will
    come. ``skipped`` are the slots missed besides, oldest first, to be recorded with their reasons.

    ``ahead`` is by how much the last slot lies in the future, because the clock was set back: what has been served
    is not served again, and ``slot`` is the first one after it.
    """

    slot: datetime | None
    due: bool = False
    skipped: tuple[Skipped, ...] = ()
    ahead: timedelta = timedelta()


def check_when(when: When) -> None:
    """Raises ``ValueError`` with a sentence for a rule that means nothing."""
    if sum((bool(when.at), when.every is not None, bool(when.cron))) != 1:
        raise ValueError("A rule has exactly one of times, an interval and a cron expression.")
    if any(at.second or at.microsecond or at.tzinfo for at in when.at) or len(set(when.at)) < len(when.at):
        raise ValueError("Times are different ones of hours and minutes, such as 02:00 and 14:30.")
    if when.every is not None and (not SHORTEST <= when.every <= DAY or DAY % when.every):
        raise ValueError("An interval is 15 minutes to 24 hours and divides a day evenly: 15m, 1h, 6h, 24h.")
    if when.every is not None and when.every % timedelta(minutes=1):
        raise ValueError("An interval is a number of whole minutes.")
    if when.cron:
        _check_cron(when)
    if when.zone:
        zone_named(when.zone)
    if when.grace is not None and not SHORTEST <= when.grace <= LONGEST_GRACE:
        raise ValueError("A grace is 15 minutes to 366 days.")


def slots(when: When, after: datetime, zone: tzinfo) -> Iterator[datetime]:
    """All slots later than ``after``, in order, without end unless the rule or the calendar has one.

    ``zone`` is that of the system, for a rule that names none. Raises as :func:`check_when`.
    """
    check_when(when)
    zone = zone_named(when.zone) if when.zone else zone
    last = after = after.astimezone(UTC)
    twice: list[datetime] = []
    try:
        for wall in _walls(when, _start(after, zone)):
            first, second = moments_of(wall, zone)
            while twice and twice[0] < first:
                if (slot := heapq.heappop(twice)) > last:
                    yield (last := slot)
            if first > last:
                yield (last := first)
            if second > first and _at_both(when, second - first):
                heapq.heappush(twice, second)
    except OverflowError:
        return  # the end of the calendar


def slot_after(when: When, moment: datetime, zone: tzinfo) -> datetime | None:
    """The first slot strictly later than ``moment``; None where no further one comes."""
    return next(slots(when, moment, zone), None)


def upcoming(when: When, moment: datetime, zone: tzinfo, count: int) -> tuple[datetime, ...]:
    """The next ``count`` slots."""
    return tuple(islice(slots(when, moment, zone), count))


def next_run(when: When, last: datetime | None, now: datetime, zone: tzinfo) -> NextRun:
    """What is to be done at ``now``.

    ``last`` is the newest slot that was served or skipped, or the moment from which the rule counts: when it was
    made or first seen. None for one that is seen now: it begins with its next slot. Of several slots that were
    missed, the newest is caught up unless its grace has passed; the others are skipped.
    """
    now = now.astimezone(UTC)
    last = now if last is None else last.astimezone(UTC)
    if last > now:
        return NextRun(slot_after(when, last, zone), ahead=last - now)
    skipped, missed = _missed(when, last, now, zone)
    if missed and (when.grace is None or now - missed[-1] <= when.grace):
        older = tuple(Skipped(slot, CAUGHT_UP) for slot in missed[:-1])
        return NextRun(missed[-1], True, (*skipped, *older))
    reason = f"Its grace of {duration_words(when.grace)} had passed." if when.grace is not None else ""
    expired = tuple(Skipped(slot, reason) for slot in missed)
    return NextRun(slot_after(when, now, zone), skipped=(*skipped, *expired))


def _missed(when: When, last: datetime, now: datetime, zone: tzinfo) -> tuple[tuple[Skipped, ...], list[datetime]]:
    """The slots later than ``last`` up to ``now``: one entry for all from long ago, and each of the others."""
    since = max(last, now - EACH_FOR)
    missed = _until(when, since, now, zone)
    first = slot_after(when, last, zone)
    if first is None or first > since:
        return (), missed
    if not missed:  # once in some years: they are few
        return (), _until(when, last, now, zone)
    return (Skipped(first, f"Nothing ran for more than {duration_words(EACH_FOR)}.", through=since),), missed


def _until(when: When, after: datetime, now: datetime, zone: tzinfo) -> list[datetime]:
    return list(takewhile(lambda slot: slot <= now, slots(when, after, zone)))


def _check_cron(when: When) -> None:
    if when.on:
        raise ValueError("A cron expression names its days itself.")
    if len(when.cron.split()) != _FIELDS:
        raise ValueError(f"{when.cron!r} is not a cron expression of five fields. Example: 30 2 * * 1-5.")
    try:
        first = next(CronSim(when.cron, datetime(2024, 1, 1)), None)
    except (CronSimError, ValueError) as error:
        why = str(error).removeprefix("Bad ")
        raise ValueError(
            f"{when.cron!r} is not a cron expression; see its {why}. Example: 30 2 * * 1-5."
        ) from error
    if first is None:
        raise ValueError(f"{when.cron!r} names days that never come. Example: 30 2 * * 1-5.")


def _start(after: datetime, zone: tzinfo) -> datetime:
    """The reading of the clocks from which on a later slot may be named: that of now, or as long before as they
    are about to be set back."""
    wall = wall_of(after, zone)
    first, second = moments_of(wall, zone)
    return wall - (second - first)


def _walls(when: When, start: datetime) -> Iterator[datetime]:
    """The readings of the clocks that the rule names, from ``start`` on, in order."""
    if when.cron:
        yield from CronSim(when.cron, start - timedelta(seconds=1))
        return
    times = sorted(when.at) if when.every is None else _times_every(when.every)
    day = start.replace(hour=0, minute=0, second=0, microsecond=0)
    while True:
        if not when.on or _WEEKDAYS[day.weekday()] in when.on:
            for at in times:
                wall = datetime.combine(day, at)
                if wall >= start:
                    yield wall
        day += DAY


def _times_every(every: timedelta) -> list[time]:
    midnight = datetime(2000, 1, 1)
    return [(midnight + number * every).time() for number in range(DAY // every)]


def _at_both(when: When, apart: timedelta) -> bool:
    """Whether the second occurrence of a time is a slot of its own."""
    if when.cron:
        return when.cron.split()[1] == "*"
    return when.every is not None and when.every <= apart
