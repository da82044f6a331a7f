"""The positions and times of the commits in a log: the points in time to which a database can be restored.

Our logs contain the time of each commit (:mod:`engine.formats.log.commit_time`). Those of Windows have a time for
each segment, when its first record was logged; every commit in the segment counts as of that time
(docs/formats/log-file.md#segments).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from engine.formats.log.commit_time import commit_time
from engine.formats.log.records import Commit0, CommitCtx
from engine.formats.log.scan import scan
from engine.formats.log.segments import LogReading
from engine.formats.stamps import LOGTIME, Lgpos, LogTime

_TIME_AT = 16
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_COMMIT, _CONTEXT = Commit0.TYPE, CommitCtx.TYPE

Commit = tuple[int, datetime]
"""The packed position after a commit and what belongs to it, and its moment (UTC)."""
DatedCommit = tuple[int, datetime, bool]
"""The same, and whether the log has the time of the commit itself: in our logs those of users, not our own."""


def commits(log: LogReading) -> Iterator[Commit]:
    """Every commit of a whole transaction, in the order of the log. Raises as :func:`scan`."""
    return ((position, moment) for position, moment, _own in dated_commits(log))


def dated_commits(log: LogReading) -> Iterator[DatedCommit]:
    """As :func:`commits`, with what their times are."""
    moment: datetime | None = None
    own = False
    for position, kind, body in scan(log):
        if moment is not None and kind == _CONTEXT:
            exact = commit_time(CommitCtx.decode(body))
            moment, own = exact or moment, own or exact is not None
            continue
        if moment is not None:
            yield position, moment, own
        moment, own = (segment_time(log, position) or _EPOCH) if kind == _COMMIT else None, False
    if moment is not None:
        yield Lgpos(log.generation + 1, 1, 0).packed, moment, own


def utc(stamp: LogTime) -> datetime | None:
    """A stamp as a moment in UTC; one that says local time is taken as that of this machine."""
    moment = stamp.moment
    return moment.astimezone(UTC) if moment is not None else None


def segment_time(log: LogReading, position: int) -> datetime | None:
    """When the first record of the segment of a packed position was logged; else when the log was made, if it
    says."""
    stamp = LOGTIME.read(log.segment(position >> 16 & 0xFFFF), _TIME_AT)
    return utc(stamp) or utc(log.header.created)
