"""The points in time to which a chain can be restored: its commits, and the ranges that are not available and why.

A restore to a point in time includes all commits up to it and stops before the first later one. If the clock was
set back, the following commits count as of the latest time before them: commits later than the requested time are
never included.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from engine.discovery.instance_files import generation_range
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import ReadableFile
from engine.formats.log.chain import breaks_between
from engine.formats.log.commits import Commit, commits, utc
from engine.formats.log.header import LARGEST
from engine.formats.log.segments import LogReading, verify_log
from engine.formats.log.tail import cut_at, hole_in
from engine.formats.stamps import Lgpos
from engine.progress import Cancel

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_COPYING = "the databases were being copied, or are in the state of a later time"


@dataclass(frozen=True)
class Point:
    """A position in the log to which a restore can go: after a commit, or the end.

    ``position`` is packed; ``time`` is the time (UTC) of the last commit before it, ``None`` if there is none.
    """

    position: int
    time: datetime | None

    @property
    def lgpos(self) -> Lgpos:
        return Lgpos.unpack(self.position)

    @property
    def generation(self) -> int:
        """The last log that is read."""
        place = self.lgpos
        return place.generation - (place.packed <= Lgpos(place.generation, 1, 0).packed)

    def fields(self) -> dict[str, object]:
        """For programs: ISO 8601 in UTC, number, text."""
        time = self.time.isoformat(timespec="microseconds") if self.time is not None else None
        return {"time": time, "generation": self.generation, "lgpos": str(self.lgpos)}


@dataclass(frozen=True)
class LogPoints:
    """The commits of one log: their number, and the times of the first and the last; ``None`` if there are
    none."""

    generation: int
    path: Path
    commits: int
    first: datetime | None
    last: datetime | None
    made: datetime | None
    """When the log was started."""


@dataclass(frozen=True)
class Stretch:
    """A range of time that cannot be restored, from ``first`` to ``last`` (``None``: not known), and the
    reason. ``is_before``: nothing is missing, it is before the backup was complete."""

    first: datetime | None
    last: datetime | None
    reason: str
    commits: int = 0
    is_before: bool = False


@dataclass(frozen=True)
class RestorePoints:
    """The points in time that can be restored, in ascending order of the log. ``times`` (microseconds since 1970,
    UTC) never decrease.

    ``times[i]`` is the time of the commit that ends at the packed position ``positions[i]``. The first one is the
    earliest state that can be restored; its commit may be before the backup.
    """

    logs: tuple[LogPoints, ...]
    times: Sequence[int]
    positions: Sequence[int]
    unreachable: tuple[Stretch, ...]
    until: datetime
    """Up to here the chain knows all that was committed."""
    whole: bool = True
    """Whether the end of the chain can be reached."""
    end: Point = field(default_factory=lambda: Point(0, None))

    def __len__(self) -> int:
        return len(self.times)

    def __getitem__(self, index: int) -> Point:
        return Point(self.positions[index], moment_of(self.times[index]))

    @property
    def reachable(self) -> tuple[datetime, datetime] | None:
        """The first and the last moment that can be asked for."""
        return (moment_of(self.times[0]), max(self.until, moment_of(self.times[-1]))) if self.times else None

    def at(self, moment: datetime) -> Point:
        """The last commit at or before a moment (naive: local time).

        Raises JET_errInvalidParameter (-1003), with what can be reached, for any other moment.
        """
        moment = moment.astimezone(UTC)
        span = self.reachable
        if span is None or not span[0] <= moment <= span[1]:
            raise self._out_of_reach(moment)
        index = bisect_right(self.times, _count(moment)) - 1
        return self.end if self.whole and index == len(self.times) - 1 else self[index]

    def behind(self, position: int) -> Point:
        """The point at a packed position of :attr:`positions`, or the end; else JET_errInvalidParameter."""
        if self.whole and position == self.end.position:
            return self.end
        index = bisect_right(self.positions, position) - 1
        if index < 0 or self.positions[index] != position:
            raise Code.InvalidParameter.error(
                f"No commit that can be restored ends at {Lgpos.unpack(position)}.",
                hint="Choose one of the times that the chain contains now.",
            )
        return self[index]

    def _out_of_reach(self, moment: datetime) -> JetError:
        span = self.reachable
        text = f"{moment.isoformat()} cannot be restored"
        if span is None:
            reasons = "; ".join(stretch.reason for stretch in self.unreachable)
            return Code.InvalidParameter.error(
                f"{text}: the chain has no commit to stop at{f' ({reasons})' if reasons else ''}.",
                hint="Restore the complete chain, or up to one of its logs.",
            )
        why = next((s.reason for s in self.unreachable if s.first and s.last and s.first <= moment <= s.last), "")
        hint = f"Every moment from {span[0].isoformat()} to {span[1].isoformat()} can be restored."
        return Code.InvalidParameter.error(
            f"{text}: {why}." if why else f"{text}.",
            hint=hint,
            time=moment.isoformat(),
            first=span[0].isoformat(),
            last=span[1].isoformat(),
        )


def moment_of(count: int) -> datetime:
    """A time of :class:`RestorePoints` as a moment in UTC."""
    return _EPOCH + count * _MICROSECOND


def find_points(
    logs: Sequence[ReadableFile],
    *,
    earliest: int,
    covered: datetime | None,
    cancel: Cancel | None = None,
) -> RestorePoints:
    """Read the logs of a chain, in order, and tell what can be reached.

    ``earliest`` is the first packed position at which the databases are whole; ``covered`` a moment up to which
    the logs are known to hold everything, beyond their last commit. Never raises for what a log holds: that is a
    stretch out of reach.
    """
    search = _Search(earliest)
    for log in logs:
        if cancel is not None:
            cancel.check()
        if not search.read(log):
            break
    return search.result(covered)


def newest_moment(logs: Iterable[ReadableFile]) -> datetime | None:
    """The moment (UTC) of the newest commit in ``logs``, the newest log first; ``None`` if there is none.

    That is what :attr:`RestorePoints.end` says of them, at the cost of the last log that has a commit.
    """
    for log in logs:
        moments = [moment for _, moment in _read(log)[1]]
        if moments:
            return max(moments)
    return None


def _read(log: ReadableFile) -> tuple[LogReading, list[Commit]]:
    """A log as far as it is whole, and its commits. Raises ``Corruption``."""
    reading = verify_log(log.whole(LARGEST))
    hole = hole_in(reading)
    if hole is not None and hole.is_loss:
        raise Code.LogFileCorrupt.error(str(hole))
    reading = reading if hole is None else cut_at(reading, hole)
    return reading, list(commits(reading))


class _Search:
    """The logs so far."""

    def __init__(self, earliest: int) -> None:
        self.earliest = earliest
        self.logs: list[LogPoints] = []
        self.times = array("q")
        self.positions = array("Q")
        self.lost: list[Stretch] = []
        self._older: LogReading | None = None
        self._latest: datetime | None = None
        self._before: list[datetime] = []

    def read(self, log: ReadableFile) -> bool:
        """Take in one log; false when the chain of logs is broken there."""
        try:
            reading, found = _read(log)
            self._check(reading)
        except JetError as error:
            self.lost.append(Stretch(self._latest, None, f"{log.path.name}: {error.message}"))
            return False
        times = [moment for _, moment in found]
        first, last = (times[0], times[-1]) if times else (None, None)
        made = utc(reading.header.created)
        self.logs.append(LogPoints(reading.generation, log.path, len(found), first, last, made))
        for position, moment in found:
            self._note(position, moment)
        self._older = reading
        return True

    def _check(self, reading: LogReading) -> None:
        if self._older is None:
            return
        if reading.generation > self._older.generation + 1:
            lacking = generation_range(self._older.generation + 1, reading.generation - 1)
            raise Code.MissingRestoreLogFiles.error(f"the chain lacks log {lacking} before it")
        for error in breaks_between(self._older, reading):
            raise error

    def _note(self, position: int, moment: datetime) -> None:
        self._latest = max(moment, self._latest) if self._latest else moment
        if position > self.earliest:
            self.times.append(_count(self._latest))
            self.positions.append(position)
        else:
            self._before.append(self._latest)

    def result(self, covered: datetime | None) -> RestorePoints:
        """All that was found."""
        older = self._older
        end = Lgpos(older.generation + 1, 1, 0).packed if older is not None else 0
        if self.logs and end >= self.earliest:
            self._add_first()
        if self._before[:-1]:
            first, last = self._before[0], self._before[-1]
            self.lost.insert(0, Stretch(first, last - _MICROSECOND, _COPYING, len(self._before) - 1, True))
        whole = all(stretch.is_before for stretch in self.lost)
        latest = self._latest or covered or _EPOCH
        until = max(covered, latest) if whole and covered is not None else latest
        return RestorePoints(
            tuple(self.logs), self.times, self.positions, tuple(self.lost), until, whole,
            Point(end, self._latest),
        )  # fmt: skip

    def _add_first(self) -> None:
        """The state at the earliest position is that of the last commit before; without one, of the first log."""
        moment = self._before[-1] if self._before else self.logs[0].made
        if moment is None or (self.times and _count(moment) > self.times[0]):
            moment = moment_of(self.times[0]) if self.times else _EPOCH
        self.times.insert(0, _count(moment))
        self.positions.insert(0, max(self.earliest, Lgpos(self.logs[0].generation, 1, 0).packed))


def _count(moment: datetime) -> int:
    return (moment - _EPOCH) // _MICROSECOND
