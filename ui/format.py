"""How values are written: sizes, counts, times, generations, rates. One place, so that the window agrees."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from html import escape

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTimeZone

from app.local_time import ISO_UTC, came_twice

MIB = 1024 * 1024
PLURALS = "Plural"
"""The context of what :func:`plural` looks up."""
_DATES = re.compile(r"\b\d{1,2} \w{3,9}\.? \d{4}(?: \d\d:\d\d)?")
_LARGE = 1_000_000  # Qt takes the number as a C int; no language looks at more than its last six digits


def _locale() -> QLocale:
    """The user's locale; the C locale, which groups no digits, is read as English."""
    locale = QLocale()
    if locale.language() is QLocale.Language.C:
        return QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)
    return locale


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Format", text)


def size(count: int) -> str:
    """A number of bytes: ``1.8 GiB``."""
    if abs(count) < 1024:
        return plural(count, "{} byte", "{} bytes")
    return _locale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeIecFormat)


def number(count: int) -> str:
    """A whole number with its digits grouped: ``1,048,576``."""
    return _locale().toString(count)


def decimal(value: float) -> str:
    """A number with as few digits as say it: ``0.02``, ``5``."""
    return _locale().toString(value, "g", 6)


def tenths(value: float) -> str:
    """A number with one decimal: ``44.9``."""
    return _locale().toString(value, "f", 1)


def plural(count: int, one: str, many: str, *values: object) -> str:
    """``one`` or ``many``, as the number requires. It is in the first ``{}`` with its digits grouped; ``values``
    are in the others: ``plural(2, "{} page of {} is damaged", "{} pages of {} are damaged", name)``.

    Both are literals and whole phrases. English chooses between them here, another language among the forms that
    its catalogue has for ``many``.
    """
    size = abs(count)
    text = QCoreApplication.translate(PLURALS, many, None, size if size < _LARGE else _LARGE + size % _LARGE)
    return (one if text == many and size == 1 else text).format(number(count), *values)


def in_a_row(parts: Iterable[str]) -> str:
    """The parts in one line, with semicolons between them."""
    parts = iter(parts)
    line = next(parts, "")
    for part in parts:
        line = tr("{}; {}").format(line, part)
    return line


def percent(done: int, total: int) -> str:
    """``64%``: rounded down, so that 100% means done. An empty total is done."""
    return tr("{}%").format(permille(done, total) // 10)


def permille(done: int, total: int) -> int:
    """``done`` of ``total`` in thousandths, rounded down, from 0 to 1000."""
    return 1000 if total <= 0 else max(0, min(1000, done * 1000 // total))


def rate(bytes_per_second: float) -> str:
    """``612 MiB/s``; one decimal below ten. KiB below one, as sizes."""
    if rate_unit(bytes_per_second)[0] < MIB:
        return tr("{} KiB/s").format(tenths(bytes_per_second / 1024))
    mib = bytes_per_second / MIB
    return tr("{} MiB/s").format(tenths(mib) if mib < 10 else _locale().toString(mib, "f", 0))


def rate_unit(bytes_per_second: float) -> tuple[int, str]:
    """The unit in which such a rate is written: its bytes a second, and its name."""
    if 0 < bytes_per_second < MIB:
        return 1024, tr("KiB/s")
    return MIB, tr("MiB/s")


def duration(seconds: float) -> str:
    """``0.4 s``, ``12 s``, ``3 min 05 s``, ``2 h 07 min``, ``4 d 03 h``."""
    if seconds < 10:
        return tr("{} s").format(_locale().toString(max(0.0, seconds), "f", 1))
    whole = round(seconds)
    if whole < 60:
        return tr("{} s").format(whole)
    if whole < 3600:
        return tr("{} min {} s").format(whole // 60, f"{whole % 60:02}")
    if whole < 86400:
        return tr("{} h {} min").format(whole // 3600, f"{whole % 3600 // 60:02}")
    return tr("{} d {} h").format(whole // 86400, f"{whole % 86400 // 3600:02}")


def eta(seconds: float | None) -> str:
    """``about 12 s left``, or that it is not known."""
    if seconds is None or seconds < 0 or seconds != seconds or seconds == float("inf"):
        return tr("time left unknown")
    whole = max(1, round(seconds))
    return tr("about {} left").format(tr("{} s").format(whole) if whole < 60 else duration(whole))


def age(then: datetime, now: datetime) -> str:
    """``26 min ago``, ``3 h ago``, ``40 days ago``; both times aware, or naive and then UTC."""
    seconds = (_utc(now) - _utc(then)).total_seconds()
    if seconds < 0:
        return tr("in the future")
    if seconds < 60:
        return tr("just now")
    if seconds < 3600:
        return tr("{} min ago").format(int(seconds // 60))
    if seconds < 2 * 86400:
        return tr("{} h ago").format(int(seconds // 3600))
    return plural(int(seconds // 86400), "{} day ago", "{} days ago")


def when(moment: datetime | None, *, seconds: bool = False, year: bool = True) -> str:
    """``moment`` in local time: ``23 Nov 2025 02:14``. A naive one is taken as UTC; None is ``never``."""
    if moment is None:
        return tr("never")
    return _local(moment, f"d MMM{' yyyy' if year else ''} HH:mm{':ss' if seconds else ''}")


def unbroken(text: str) -> str:
    """``text``, whose dates stay in one line where it folds."""
    return _DATES.sub(lambda found: found[0].replace(" ", "\u00a0"), text)


def on_day(day: date, *, year: bool = True) -> str:
    """``23 Nov 2025``; without its year ``23 Nov``."""
    return _locale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy" if year else "d MMM")


def clock(moment: datetime) -> str:
    """The local time of day: ``02:14``."""
    return _local(moment, "HH:mm")


def weekday(day: date) -> str:
    """``Sun``; of a moment, in local time."""
    if isinstance(day, datetime):
        day = _utc(day).astimezone().date()
    return weekday_name(day.isoweekday())


def weekday_name(number: int) -> str:
    """``Mon`` for 1."""
    return _locale().dayName(number, QLocale.FormatType.ShortFormat)


def month(day: date) -> str:
    """``Nov 2025``."""
    return _locale().toString(QDate(day.year, day.month, 1), "MMM yyyy")


def every(interval: timedelta) -> str:
    """``every hour``, ``every 36 hours``, ``every day``, ``every 7 days``: from three days on to the day."""
    hours = round(interval / timedelta(hours=1))
    if hours < 72 and hours % 24:
        return tr("every hour") if hours == 1 else plural(hours, "every {} hour", "every {} hours")
    days = round(hours / 24)
    return tr("every day") if days == 1 else plural(days, "every {} day", "every {} days")


def exact(moment: datetime) -> str:
    """``moment`` in local time to the millisecond: ``23 Nov 2025 02:14:05.123``."""
    return _local(moment, f"d MMM yyyy HH:mm:ss'{_locale().decimalPoint()}'zzz")


def local_times(text: str) -> str:
    """``text`` with moments that the engine writes in UTC as the window writes them; commands keep theirs."""
    return ISO_UTC.sub(lambda iso: _at_place(iso[0], precise=bool(iso[1])), text) if "T" in text else text


def utc_times(text: str) -> str:
    """The tooltip beside :func:`local_times`: the moments in ``text``, each in a line."""
    found = (f"{datetime.fromisoformat(iso[0]):%Y-%m-%d %H:%M:%S.%f} UTC" for iso in ISO_UTC.finditer(text))
    return "\n".join(dict.fromkeys(found))


def _at_place(iso: str, *, precise: bool) -> str:
    moment = datetime.fromisoformat(iso)
    return exact(moment) if precise else _local(moment, "d MMM yyyy HH:mm:ss")


def _local(moment: datetime, pattern: str) -> str:
    """In local time; where the clocks were set back and an hour came twice, with the name of the zone."""
    return _written(_utc(moment), pattern, _locale(), bytes(QTimeZone.systemTimeZoneId().data()))


@lru_cache(maxsize=8192)
def _written(moment: datetime, pattern: str, locale: QLocale, zone: bytes) -> str:
    """Hundreds of rows write the same moments again and again; ``zone`` is that of the system now."""
    since = (moment - datetime.fromtimestamp(0, UTC)) // timedelta(milliseconds=1)
    local = QDateTime.fromMSecsSinceEpoch(since, QTimeZone(zone))
    text = locale.toString(local, pattern)
    return f"{text} {local.timeZoneAbbreviation()}" if came_twice(moment) else text


def when_utc(moment: datetime | None) -> str:
    """The tooltip beside :func:`when`: ``2025-11-23 01:14:31 UTC``."""
    return "" if moment is None else f"{_utc(moment):%Y-%m-%d %H:%M:%S} UTC"


def _utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def generation(gen: int) -> str:
    """A log generation the way headers and file names write it, and in decimal: ``0x5C (92)``."""
    return f"0x{gen:X} ({gen})"


def log_place(generation: int, segment: int) -> str:
    """A place in the logs: ``0x1:0001``."""
    return f"0x{generation:X}:{segment:04X}"


def generations(first: int, last: int) -> str:
    """A range of generations, both ends included."""
    return generation(first) if first == last else f"0x{first:X}–0x{last:X} ({first}–{last})"


def page_number(pgno: int) -> str:
    """The number of a page, as errors, events and commands write it: it is a name, not an amount."""
    return str(pgno)


def pages(first: int, last: int) -> str:
    """A range of page numbers: ``page 6104`` or ``pages 1–128``."""
    if first == last:
        return tr("page {}").format(page_number(first))
    return tr("pages {}–{}").format(page_number(first), page_number(last))


def plain_tip(text: str) -> str:
    """``text`` for a tooltip, so that markup inside it (a file may be called anything) is shown, not obeyed."""
    return "<qt>" + escape(text).replace("\n", "<br>") + "</qt>" if "<" in text or "&" in text else text
