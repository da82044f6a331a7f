"""A cron expression as a sentence, in the words that rules of other kinds have.

Each part is one text, so that the window finds its translation; commas join them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time

from cronsim import CronSim, CronSimError

from app.jobs.job import Weekday
from app.jobs.texts import days_in_words, listed, on_days_at, time_text, with_small_letter

_SOME_DAY = datetime(2024, 1, 1)
_MOST_TIMES = 6
"""Times of a day that are listed one by one."""
_WEEK = tuple(Weekday)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def cron_parts(expression: str) -> list[str]:
    """``Every 15 minutes``, ``every weekday``; an expression that means nothing as it is, after the word cron."""
    try:
        cron = CronSim(expression, _SOME_DAY)
    except CronSimError:
        return [f"cron {expression}"]
    minutes, hours = sorted(cron.minutes), sorted(cron.hours)
    times = ""
    if len(minutes) * len(hours) <= _MOST_TIMES:
        times = listed([time_text(time(hour, minute)) for hour in hours for minute in minutes])
    clauses, of_week = _clauses(cron, times)
    both = bool(cron.day_and and 0 < of_week < len(clauses))
    if both and len(clauses) > of_week + 1:
        return [f"cron {expression}"]
    if times:
        parts = clauses[:1] or [on_days_at(frozenset(), times)]
    else:
        parts = [*_often(minutes, hours), *map(with_small_letter, clauses[:1])]
    for at, other in enumerate(map(with_small_letter, clauses)):
        if at and both and at == of_week:
            parts.append(f"but only {other}")
        elif at:
            parts.append(f"and also {other}")
    if len(cron.months) < len(_MONTHS):
        parts.append(f"only in {listed([_MONTHS[number - 1] for number in sorted(cron.months)])}")
    return parts


def _clauses(cron: CronSim, times: str) -> tuple[list[str], int]:
    """On which days, the first with its times, nothing for every day; and how many are days of the week."""
    plain = {item % 7 for item in cron.weekdays if isinstance(item, int)}
    within = sorted(item for item in cron.weekdays if not isinstance(item, int))
    clauses = []
    if 0 < len(plain) < len(_WEEK):
        days = frozenset(_WEEK[(number - 1) % 7] for number in plain)
        clauses.append(on_days_at(days, times) if times else days_in_words(days))
    items = [_nth_words(_WEEK[(number - 1) % 7], nth) for number, nth in within]
    of_week = len(clauses) + len(items)
    for found in [*items, *(_date_words(cron.days) if len(cron.days) < 31 else [])]:
        here = times and not clauses
        clauses.append(f"On {found} of the month at {times}" if here else f"On {found} of the month")
    return clauses, of_week


def _date_words(days: Iterable[int]) -> list[str]:
    stretches = [f"{first}–{last}" if last > first else str(first) for first, last in _stretches(days)]
    words = []
    if stretches:
        words.append(
            f"day {stretches[0]}"
            if stretches[0].isdigit() and len(stretches) == 1
            else f"days {listed(stretches)}"
        )
    words += ["the last day"] if CronSim.LAST in days else []
    return words + (["the last weekday"] if CronSim.LAST_WEEKDAY in days else [])


def _stretches(days: Iterable[int]) -> list[tuple[int, int]]:
    """First and last of each stretch without a gap."""
    found: list[tuple[int, int]] = []
    for number in sorted(day for day in days if day > 0):
        if found and found[-1][1] == number - 1:
            found[-1] = found[-1][0], number
        else:
            found.append((number, number))
    return found


def _nth_words(day: Weekday, nth: int) -> str:
    name = days_in_words(frozenset((day,))).partition(" ")[2]
    match nth:
        case 1:
            return f"the first {name}"
        case 2:
            return f"the second {name}"
        case 3:
            return f"the third {name}"
        case 4:
            return f"the fourth {name}"
        case 5:
            return f"the fifth {name}"
        case _:
            return f"the last {name}"


def _often(minutes: list[int], hours: list[int]) -> list[str]:
    """How often in a day, and between which hours."""
    whole_day = len(hours) == 24
    step = _step_of(hours, 24)
    if len(minutes) == 1 and not whole_day and step:
        return [f"Every {step} hours at minute {minutes[0]}" if minutes[0] else f"Every {step} hours"]
    part = _within_hour(minutes)
    if whole_day:
        return [part]
    if hours == list(range(hours[0], hours[-1] + 1)):
        first, last = time(hours[0], minutes[0]), time(hours[-1], minutes[-1])
        return [part, f"between {time_text(first)} and {time_text(last)}"]
    return [part, f"in the hours {listed(list(map(str, hours)))}"]


def _within_hour(minutes: list[int]) -> str:
    if len(minutes) == 1:
        return f"Every hour at minute {minutes[0]}" if minutes[0] else "Every hour"
    step = 1 if len(minutes) == 60 else _step_of(minutes, 60)
    if step:
        return "Every minute" if step == 1 else f"Every {step} minutes"
    return f"At the minutes {listed(list(map(str, minutes)))} of each hour"


def _step_of(numbers: list[int], whole: int) -> int:
    """The step between numbers that share ``whole`` evenly, from 0 on; 0 for others."""
    step = whole // len(numbers)
    return step if step > 1 and numbers == list(range(0, whole, step)) else 0
