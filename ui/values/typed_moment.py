"""A moment as people type it: ISO 8601, as this window writes it, as their language does, or a time alone."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale, QTime

from app.local_time import parsed

_TIMES = ("HH:mm:ss.zzz", "HH:mm:ss", "HH:mm", "H:mm")
_DAYS = ("d MMM yyyy", "d MMMM yyyy", "d.M.yyyy")
"""Those that mean one day wherever they are written."""
_FRENCH_DAY = "d/M/yyyy"
_EARLIEST_YEAR = 1900


def typed_moment(text: str, newest: datetime) -> datetime:
    """What ``text`` means, aware; a time alone is on the local day of the moment ``newest``.

    Raises ``ValueError`` for what is no moment, :class:`~app.local_time.LocalTimeError` for a time that came twice
    or never, ``OverflowError`` outside the range of datetime.
    """
    text = " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())
    try:
        return parsed(text)
    except ValueError as error:
        naive = _written(text) if type(error) is ValueError else None
        naive = naive or (_on_day(text, newest) if type(error) is ValueError else None)
        if naive is None:
            raise
    return parsed(naive.isoformat(" "))


def _on_day(text: str, newest: datetime) -> datetime | None:
    for pattern in _TIMES:
        time = QTime.fromString(text, pattern)
        if time.isValid():
            day = newest.astimezone().date()
            return datetime(
                day.year, day.month, day.day, time.hour(), time.minute(), time.second(), time.msec() * 1000
            )
    return None


def _written(text: str) -> datetime | None:
    locale = QLocale()
    days = (*_DAYS, _FRENCH_DAY) if locale.language() is QLocale.Language.French else _DAYS
    for words in (locale, QLocale(QLocale.Language.English)):
        for day in days:
            for pattern in (day, *(f"{day} {time}" for time in _TIMES), *(f"{day}, {time}" for time in _TIMES)):
                found = words.toDateTime(text, pattern)
                if found.isValid() and found.date().year() >= _EARLIEST_YEAR:
                    return _naive(found)
    return None


def _naive(found: QDateTime) -> datetime:
    day, time = found.date(), found.time()
    return datetime(
        day.year(), day.month(), day.day(), time.hour(), time.minute(), time.second(), time.msec() * 1000
    )
