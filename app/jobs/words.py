"""When a rule is due, in words."""

from __future__ import annotations

from datetime import timedelta

from app.jobs.job import When
from app.jobs.texts import days_in_words, listed, on_days_at, time_text, with_small_letter

_HOUR, _MINUTE = timedelta(hours=1), timedelta(minutes=1)


def describe(when: When) -> str:
    """A rule in words: ``Every day at 02:00 and 14:00``."""
    return ", ".join(parts_of(when))


def parts_of(when: When) -> list[str]:
    """The words of a rule, ``Every 15 minutes``, ``every weekday``, each with a translation of its own."""
    zone = [f"{when.zone} time"] if when.zone else []
    if when.cron:
        from app.jobs.cron_words import cron_parts  # cronsim is read only where there is an expression

        return [*cron_parts(when.cron), *zone]
    if when.every is None or when.every == timedelta(days=1):
        times = listed([time_text(at) for at in sorted(when.at)]) if when.every is None else "midnight"
        return [on_days_at(when.on, times), *zone]
    return [_often(when.every), *([with_small_letter(days_in_words(when.on))] if when.on else []), *zone]


def _often(every: timedelta) -> str:
    if every % _HOUR:
        minutes = every // _MINUTE
        return "Every minute" if minutes == 1 else f"Every {minutes} minutes"
    hours = every // _HOUR
    return "Every hour" if hours == 1 else f"Every {hours} hours"
