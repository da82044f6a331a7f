"""Local times in readable form, including hours that occur twice or never because the clocks are changed."""

from __future__ import annotations

import contextlib
import re
from datetime import datetime, timedelta

_DAY = timedelta(days=1)
ISO_UTC = re.compile(r"(?<!--time )(?<!--at )\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(?:\+00:00|Z)(?!\w)")
"""A moment as the engine writes it, unless it is an argument of a command; its fraction of a second."""


class LocalTimeError(ValueError):
    """A local time that is ambiguous or does not exist; the text contains the reason and what to use instead."""


def parsed(text: str) -> datetime:
    """A time in ISO 8601, aware; without a zone it is local time, and a date alone is its first moment.

    Raises ``ValueError`` for invalid text, :class:`LocalTimeError` for a time that is ambiguous or does not exist,
    and ``OverflowError`` outside the range of datetime.
    """
    text = text.strip()
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is not None:
        return moment.astimezone()
    first, second = _both(moment)
    if first == second:
        return first
    if len(text) <= len("2026-W43-7"):
        return min(first, second) if _came(moment, first) else max(first, second)
    written = [min(first, second).isoformat(), max(first, second).isoformat()]
    if _came(moment, first):
        raise LocalTimeError(
            f"{text} is ambiguous because the clocks were set back. Use {written[0]} for the first "
            f"occurrence, or {written[1]} for the second."
        )
    raise LocalTimeError(
        f"{text} does not exist because the clocks were set forward. Use an earlier or later time, "
        f"such as {written[0]} or {written[1]}."
    )


def span_of(moment: datetime) -> tuple[datetime, datetime]:
    """The earliest and the latest moment that a naive local time can mean; the same on most days."""
    first, second = _both(moment)
    return min(first, second), max(first, second)


def came_twice(moment: datetime) -> bool:
    """Whether the local time of an aware ``moment`` occurs twice."""
    with contextlib.suppress(OverflowError, OSError, ValueError):  # at the ends of what the system can tell
        local = moment.astimezone()
        around = ((local + step).astimezone().utcoffset() for step in (-_DAY, _DAY))
        if any(offset != local.utcoffset() for offset in around):  # else the zone need not be searched
            first, second = _both(local.replace(tzinfo=None))
            return first != second
    return False


def local_text(moment: datetime, form: str = "%Y-%m-%d %H:%M:%S") -> str:
    """``moment`` in local time, with the name of the zone if the hour occurs twice."""
    return f"{moment.astimezone():{form}{' %Z' if came_twice(moment) else ''}}"


def in_local_time(text: str) -> str:
    """``text`` with the moments that the engine writes in UTC in local time, but for those of commands in it."""
    return ISO_UTC.sub(_local, text)


def _local(iso: re.Match[str]) -> str:
    return datetime.fromisoformat(iso[0]).astimezone().isoformat(" ", "milliseconds" if iso[1] else "seconds")


def _both(moment: datetime) -> tuple[datetime, datetime]:
    return moment.replace(fold=0).astimezone(), moment.replace(fold=1).astimezone()


def _came(naive: datetime, moment: datetime) -> bool:
    return moment.replace(tzinfo=None, fold=0) == naive
