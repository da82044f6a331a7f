"""Zones, and the moments at which their clocks read a given time: once, twice, or not at all."""

from __future__ import annotations

import zoneinfo
from datetime import UTC, datetime, timedelta, tzinfo


class SystemZone(tzinfo):
    """The zone of this machine with all its changes of the clocks, as the operating system tells them."""

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        return None if moment is None else moment.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, moment: datetime | None) -> timedelta | None:
        return None

    def tzname(self, moment: datetime | None) -> str | None:
        return None if moment is None else moment.replace(tzinfo=None).astimezone().tzname()

    def fromutc(self, moment: datetime) -> datetime:
        local = moment.replace(tzinfo=UTC).astimezone()
        naive = local.replace(tzinfo=None)
        first = naive.astimezone()
        return naive.replace(tzinfo=self, fold=int(first.utcoffset() != local.utcoffset()))


SYSTEM_ZONE = SystemZone()


def zone_named(name: str) -> tzinfo:
    """The zone with this IANA name. Raises ``ValueError`` where there is none."""
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"{name!r} is not a time zone known here. {_instead(name)}") from error


def _instead(name: str) -> str:
    known = zoneinfo.available_timezones()
    if not known:
        return "This machine has no time zone database: install the package tzdata."
    meant = [each for each in known if each.casefold() == name.casefold()]
    return f"Did you mean {meant[0]}?" if meant else "Example: Europe/Berlin."


def moments_of(wall: datetime, zone: tzinfo) -> tuple[datetime, datetime]:
    """The first and the second moment, UTC, at which the clocks of ``zone`` read the naive ``wall``.

    The same moment twice for a time that comes once. For a time that does not exist, the first moment after the
    gap: what is due then is done as soon as it could be.
    """
    first, second = (wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first <= second:
        return first, second
    return (end := _end_of_gap(second, first, zone)), end


def wall_of(moment: datetime, zone: tzinfo) -> datetime:
    """What the clocks of ``zone`` read at ``moment``, naive."""
    return moment.astimezone(zone).replace(tzinfo=None, fold=0)


def _end_of_gap(before: datetime, after: datetime, zone: tzinfo) -> datetime:
    """The moment between the two at which the clocks are set forward; it is a whole second."""
    old = before.astimezone(zone).utcoffset()
    low, high = int(before.timestamp()), int(after.timestamp())
    while high - low > 1:
        middle = (low + high) // 2
        if datetime.fromtimestamp(middle, zone).utcoffset() == old:
            low = middle
        else:
            high = middle
    return datetime.fromtimestamp(high, UTC)
