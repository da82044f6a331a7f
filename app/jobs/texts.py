"""Durations, times, days and rules as text: as the job file keeps them, the command line takes them and the window
shows them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import time, timedelta

from app.jobs.job import BackupRule, JobMode, Weekday, When

_DURATION = re.compile(r"(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m(?:in)?)?(?:(\d+)s)?", re.ASCII)
_TIME = re.compile(r"(\d{1,2}):(\d{2})", re.ASCII)
_LONGEST = timedelta(days=36_500)
_UNITS = (
    (timedelta(days=1), "d"),
    (timedelta(hours=1), "h"),
    (timedelta(minutes=1), "m"),
    (timedelta(seconds=1), "s"),
)
_NAMES = {
    Weekday.MONDAY: "Monday",
    Weekday.TUESDAY: "Tuesday",
    Weekday.WEDNESDAY: "Wednesday",
    Weekday.THURSDAY: "Thursday",
    Weekday.FRIDAY: "Friday",
    Weekday.SATURDAY: "Saturday",
    Weekday.SUNDAY: "Sunday",
}
_WORDS = ("at", "every", "cron", "on", "zone", "grace")
_CRON_FIELDS = 5
_EXAMPLES = "at 02:00,14:00 on sun; every 1h; cron 30 2 * * 1-5"
WORKDAYS = frozenset(tuple(Weekday)[:5])


def duration_of(text: str) -> timedelta:
    """A duration of weeks, days, hours, minutes and seconds: ``26h``, ``30d``, ``1d12h``, ``15m``.

    Raises ``ValueError`` for other text, and for a duration of nothing or of more than a century.
    """
    found = _DURATION.fullmatch(text.strip().lower().replace(" ", ""))
    numbers = [int(number or 0) for number in found.groups()] if found and len(text) < 40 else [0]
    try:
        duration = timedelta(**dict(zip(("weeks", "days", "hours", "minutes", "seconds"), numbers, strict=False)))
    except OverflowError:
        duration = timedelta()
    if not timedelta() < duration <= _LONGEST:
        raise ValueError(f"{text!r} is not a duration such as 15m, 26h, 30d or 1d12h.")
    return duration


def duration_text(duration: timedelta) -> str:
    """A duration as :func:`duration_of` takes it: ``1d12h``; up to two days in hours: ``26h``."""
    parts, rest = [], duration
    for unit, name in _UNITS:
        if name == "d" and duration < 2 * unit and duration != unit:
            continue
        number, rest = divmod(rest, unit)
        parts += [f"{number}{name}"] if number else []
    return "".join(parts) or "0s"


def duration_words(duration: timedelta) -> str:
    """A duration for people: ``26 hours``, ``1 day 12 hours``."""
    words = {"d": "day", "h": "hour", "m": "minute", "s": "second"}
    parts = re.findall(r"(\d+)([dhms])", duration_text(duration))
    return " ".join(f"{number} {words[unit]}{'s' if number != '1' else ''}" for number, unit in parts)


def time_of(text: str) -> time:
    """A time of day: ``02:00``. Raises ``ValueError`` for other text."""
    found = _TIME.fullmatch(text.strip())
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise ValueError(f"{text!r} is not a time of day such as 02:00.")
    return time(int(found[1]), int(found[2]))


def time_text(at: time) -> str:
    return f"{at:%H:%M}"


def times_of(text: str) -> tuple[time, ...]:
    """Times of day, separated by commas: ``02:00,14:00``."""
    return tuple(sorted({time_of(each) for each in text.split(",")}))


def days_of(text: str) -> frozenset[Weekday]:
    """Days of the week, separated by commas, also as ranges: ``sun,wed``, ``mon-fri``; ``daily`` for no limit.

    Raises ``ValueError`` for other text.
    """
    days: set[Weekday] = set()
    if text.strip().lower() == "daily":
        return frozenset()
    for each in text.lower().split(","):
        first, dash, last = (part.strip() for part in each.partition("-"))
        start = _day_of(first, text)
        end = _day_of(last, text) if dash else start
        week = tuple(Weekday)
        begin, count = week.index(start), (week.index(end) - week.index(start)) % 7 + 1
        days.update((week * 2)[begin : begin + count])
    return frozenset(days)


def days_text(days: Iterable[Weekday]) -> str:
    """Days as :func:`days_of` takes them, Monday first."""
    return ",".join(day.value for day in Weekday if day in set(days)) or "daily"


def when_of(text: str) -> When:
    """When something is due, in one line: ``at 02:00,14:00 on sun,wed``, ``every 1h on mon-fri grace 6h``,
    ``cron 0 2 * * * zone Europe/Berlin``. Raises ``ValueError`` for other text.
    """
    words = text.split()
    given: dict[str, str] = {}
    while words:
        name = words.pop(0).lower()
        count = _CRON_FIELDS if name == "cron" else 1
        if name not in _WORDS or name in given or len(words) < count:
            raise ValueError(f"{text!r} does not say when. Examples: {_EXAMPLES}.")
        given[name] = " ".join(words[:count])
        del words[:count]
    return When(
        at=times_of(given["at"]) if "at" in given else (),
        every=duration_of(given["every"]) if "every" in given else None,
        on=days_of(given.get("on", "daily")),
        cron=given.get("cron", ""),
        zone=given.get("zone", ""),
        grace=duration_of(given["grace"]) if "grace" in given else None,
    )


def rule_of(text: str) -> BackupRule:
    """A rule in one line, its mode first: ``full at 02:30 on sun``, ``auto every 1h``. Raises ``ValueError``."""
    mode, _, when = text.strip().partition(" ")
    if mode not in set(JobMode):
        raise ValueError(f"{mode!r} is not a mode. Use {', '.join(JobMode)}; for example: full at 02:30 on sun.")
    return BackupRule(when_of(when), JobMode(mode))


def rule_text(rule: BackupRule) -> str:
    """A rule as :func:`rule_of` takes it."""
    return f"{rule.mode.value} {when_text(rule.when)}"


def when_text(when: When) -> str:
    """When something is due, as :func:`when_of` takes it."""
    return " ".join(f"{name} {text}" for name, text in when_parts(when))


def when_parts(when: When) -> list[tuple[str, str]]:
    """What is said of when something is due: the words of the job file, each with its text."""
    parts = (
        ("at", ",".join(map(time_text, when.at))),
        ("every", duration_text(when.every) if when.every else ""),
        ("cron", when.cron),
        ("on", days_text(when.on) if when.on else ""),
        ("zone", when.zone),
        ("grace", duration_text(when.grace) if when.grace else ""),
    )
    return [(name, text) for name, text in parts if text]


def with_small_letter(words: str) -> str:
    """As a part that does not come first."""
    return words[0].lower() + words[1:]


def on_days_at(days: frozenset[Weekday], times: str) -> str:
    """``Every weekday at 02:00``; of no days as of all. Whole sentences, as translations need them."""
    if not days or days == frozenset(Weekday):
        return f"Every day at {times}"
    if days == WORKDAYS:
        return f"Every weekday at {times}"
    return f"Every {listed([name for day, name in _NAMES.items() if day in days])} at {times}"


def _day_of(word: str, text: str) -> Weekday:
    found = [day for day, name in _NAMES.items() if len(word) >= 3 and name.lower().startswith(word)]
    if not found:
        days = ", ".join(day.value for day in Weekday)
        raise ValueError(f"{text!r} are not days of the week. Use {days}, or a range such as mon-fri.")
    return found[0]


def days_in_words(days: frozenset[Weekday]) -> str:
    """``Every Monday and Friday``; of no days as of all."""
    if not days or days == frozenset(Weekday):
        return "Every day"
    if days == WORKDAYS:
        return "Every weekday"
    return f"Every {listed([name for day, name in _NAMES.items() if day in days])}"


def listed(words: list[str]) -> str:
    """``1, 2 and 3``."""
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)
