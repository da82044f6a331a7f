"""The start time of a run by a clock that may be wrong: labels of chains always increase, and a step back is
noted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from engine.chain.manifest import Manifest
from engine.events import utc_now
from engine.run_context import RunContext

_LABEL = re.compile(r"(\d{8}T\d{6}Z)-[0-9a-f]{8}")
_STAMP = "%Y%m%dT%H%M%SZ"
_SECOND = timedelta(seconds=1)
_NOTED = timedelta(minutes=1)
"""A step back by less is what time servers do, or two runs in one second."""
SET_BACK_MEANWHILE = "The clock was set back during the backup: it ends before it starts."


@dataclass(frozen=True)
class Clock:
    """The moment of a run's start (UTC), the label that a chain begun by it gets, and what is to be noted."""

    now: datetime
    label: str
    notes: tuple[str, ...] = ()

    @classmethod
    def read(cls, chains: Sequence[str], chain: Manifest | None, now: datetime | None = None) -> Clock:
        """``chains`` are the labels at the destination, ``chain`` is the one that the run goes on with, if any."""
        now = now or utc_now()
        newest = max((moment for label in chains if (moment := _moment(label))), default=None)
        label = max(now, newest + _SECOND) if newest else now
        before = datetime.fromisoformat(chain.runs[-1].ended) if chain else newest
        what = "the end of the previous run" if chain else "the time of the newest chain"
        note = (
            f"The clock was set back: it is now before {what}, {iso(before)}."
            if before and before - now > _NOTED
            else ""
        )
        return cls(now, f"{label:{_STAMP}}", (note,) if note else ())


def now_of(context: RunContext) -> datetime:
    """The time by the clock of a run, UTC."""
    return (context.clock or utc_now)().astimezone(UTC)


def iso(moment: datetime) -> str:
    """ISO 8601 in UTC, to the millisecond."""
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _moment(label: str) -> datetime | None:
    stamp = _LABEL.fullmatch(label)
    try:
        return datetime.strptime(stamp[1], _STAMP).replace(tzinfo=UTC) if stamp else None
    except ValueError:
        return None  # a folder that merely looks like one of ours
