"""Where everything of a timeline is: the places of logs, sets, checks and commits at one width, axis and zoom.

No painting. What it costs is bounded by the width, and by how often neighbouring logs are in different states.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto

from ui.values.moments import Moments
from ui.values.timeline_cells import Bucket, Logs, TimelineData
from ui.values.timeline_marks import MarkGroup, TimelineMark, grouped
from ui.values.timeline_scale import DAY, SECOND, Fold, LogClock, Scale, TimelineView, folded

MIN_PITCH = 8.0
MAX_PITCH = 120.0
COLUMN = 4.0
APART = 17.0
"""Marks nearer to each other than this are one."""
HOUR = 3600 * SECOND


class Axis(Enum):
    """What goes from left to right."""

    GENERATION = auto()
    TIME = auto()


class Lane(Enum):
    """The rows of elements, in the order of their numbers; on the screen from below, the commits apart."""

    COMMITS = auto()
    LOGS = auto()
    SETS = auto()
    CHECKS = auto()


class TimelineIndex:
    """What is found out once about the data, whatever part of it is shown."""

    def __init__(self, data: TimelineData) -> None:
        self.data = data
        self.logs = Logs(data.cells, data.begins)
        self.moments = data.moments or Moments()
        begun = self.logs.begun
        self.begins = dict(begun)
        first, last = self.logs.span if self.logs else (0, 0)
        self.clock = LogClock(begun, first, last, self._end(begun))
        self.scales: dict[Axis, Scale] = {}
        if self.logs:
            low, high = self.logs.span
            self.scales[Axis.GENERATION] = Scale(low, high + 1)
        times = list(self._events())
        if times and (self.clock or not self.logs):
            self.scales[Axis.TIME] = folded(times, max(times))

    def _end(self, begun: Sequence[tuple[int, int]]) -> int:
        """When the last log ended: with its last commit, or after so long that it can be seen."""
        if not begun:
            return 0
        first, last = begun[0][1], begun[-1][1]
        seen = min(max(SECOND, (last - first) // 8), DAY) if len(begun) > 1 else HOUR
        return max(last + seen, self.moments.times[-1] + SECOND if len(self.moments) else 0)

    def _events(self) -> Iterator[int]:
        yield from thinned([round(time) for time in self.clock.times])
        yield from (mark.at for mark in (*self.data.sets, *self.data.checks) if mark.at is not None)
        yield from thinned(self.moments.times)
        yield from (time for torn in self.moments.torn for time in (torn.first, torn.last) if time is not None)
        if self.moments.until:
            yield self.moments.until

    def of_generation(self, axis: Axis, generation: float) -> float:
        """The position at which ``generation`` begins."""
        value = generation if axis is Axis.GENERATION else self.clock.time_of(generation)
        return self.scales[axis].position(value)

    def of_time(self, axis: Axis, time: float) -> float:
        """The position of ``time``."""
        value = time if axis is Axis.TIME else self.clock.generation_at(time)
        return self.scales[axis].position(value)

    def generation_at(self, axis: Axis, position: float) -> float:
        """The generation at ``position``, with the part of it that is over."""
        value = self.scales[axis].value(position)
        return value if axis is Axis.GENERATION else self.clock.generation_at(value)

    def time_at(self, axis: Axis, position: float) -> float:
        """The time at ``position``."""
        value = self.scales[axis].value(position)
        return value if axis is Axis.TIME else self.clock.time_of(value)

    def of_mark(self, axis: Axis, mark: TimelineMark) -> float | None:
        """The position of the end of a set, or of a check; None if neither time nor logs of it are known."""
        if axis is Axis.TIME:
            return self.of_time(axis, mark.at) if mark.at is not None else None
        if mark.logs is not None:
            return self.of_generation(axis, mark.logs[1] + 1)
        return self.of_time(axis, mark.at) if mark.at is not None and self.clock else None


def thinned(times: Sequence[int]) -> Iterator[int]:
    """Of ascending times so many that each stretch of a day or more without any is between two of them."""
    at = 0
    while at < len(times):
        yield times[at]
        at = max(at + 1, bisect_right(times, times[at] + DAY) - 1)


def levels(spans: Sequence[tuple[TimelineMark, float, float]]) -> list[int]:
    """For each of the spans 1 where it begins before another one of level 0 ends, else 0: a log that was copied
    while it was being filled is in two sets, whose brackets would be painted over each other."""
    found: list[int] = []
    ends = [-math.inf, -math.inf]
    for _, left, right in spans:
        level = int(left < ends[0] - 1 and ends[1] < ends[0])
        ends[level] = max(ends[level], right)
        found.append(level)
    return found


class TimelineLayout:
    """What is where between ``left`` and ``left + width``. ``buckets`` are the logs with the left edges ``edges``
    (one more than buckets); ``spans`` are the logs of each set, and those of narrow neighbours of one kind as one,
    with their left and right edge; ``sets`` and ``checks`` marks that fall together, ``columns`` the number of
    commits in each stretch of COLUMN width that has any."""

    def __init__(self, index: TimelineIndex, axis: Axis, view: TimelineView, left: float, width: float) -> None:
        self.index, self.axis, self.view = index, axis, view
        self.left, self.width = left, max(1.0, width)
        if axis is Axis.GENERATION and view.is_all:
            low, high = index.scales[axis].span
            self.width = min(self.width, (high - low) * MAX_PITCH)
        self.buckets: list[Bucket] = []
        self.edges: list[float] = []
        if index.logs and (axis is Axis.GENERATION or index.clock):
            self._place_logs()
        self.spans = list(self._spanned()) if self.buckets else []
        self.sets = self._placed(index.data.sets)
        self.checks = self._placed(index.data.checks)
        self.columns = list(self._counted()) if len(index.moments) else []

    # Places.

    def x(self, position: float) -> float:
        """Where a position is, in pixels."""
        return self.left + (position - self.view.low) / self.view.width * self.width

    def position(self, x: float) -> float:
        """What is at ``x``."""
        return self.view.low + (x - self.left) / self.width * self.view.width

    def x_of_generation(self, generation: float) -> float:
        return self.x(self.index.of_generation(self.axis, generation))

    def x_of_time(self, time: float) -> float:
        return self.x(self.index.of_time(self.axis, time))

    def time_at(self, x: float) -> float:
        return self.index.time_at(self.axis, self.position(x))

    def clipped(self, x: float) -> float:
        """``x``, or the end of the picture that it is beyond."""
        return min(max(self.left, x), self.left + self.width)

    @property
    def folds(self) -> list[tuple[Fold, float, float]]:
        """The folds that are shown, with their left and right edge."""
        if self.axis is not Axis.TIME:
            return []
        scale = self.index.scales[self.axis]
        placed = [(f, self.x(scale.position(f.first)), self.x(scale.position(f.last))) for f in scale.folds]
        return [each for each in placed if each[2] > self.left and each[1] < self.left + self.width]

    # Elements.

    def bucket_at(self, x: float) -> int:
        """The bucket at ``x``, or -1."""
        at = bisect_right(self.edges, x) - 1
        return at if 0 <= at < len(self.buckets) else -1

    def bucket_of(self, generation: int) -> int:
        """The bucket that holds ``generation``, or -1 if it is not shown."""
        at = bisect_right([bucket.first for bucket in self.buckets], generation) - 1
        return at if at >= 0 and generation <= self.buckets[at].last else -1

    def _place_logs(self) -> None:
        """From left to right, each cell begins with the first log that starts MIN_PITCH or more further on."""
        first, last = self.index.logs.span
        right = self.left + self.width
        begin = min(max(first, math.floor(self._generation_at(self.left) + 1e-6)), last)
        edge = max(self.left, self.x_of_generation(begin))
        while begin <= last and edge < right - 1e-6:
            following = max(begin + 1, math.ceil(self._generation_at(edge + MIN_PITCH) - 1e-6))
            end = min(following, last + 1)
            self.buckets.append(self.index.logs.bucket(begin, end - 1))
            self.edges.append(edge)
            begin, edge = end, max(edge + 1.0, self.x_of_generation(end))
        self.edges.append(min(right, max(edge, self.edges[-1] + 1.0)) if self.edges else self.left)

    def _generation_at(self, x: float) -> float:
        return self.index.generation_at(self.axis, self.position(x))

    def _spanned(self) -> Iterator[tuple[TimelineMark, float, float]]:
        pending: tuple[TimelineMark, float, float] | None = None
        for mark in self.index.data.sets:
            if mark.logs is None:
                continue
            left = self.clipped(self.x_of_generation(mark.logs[0]))
            right = self.clipped(self.x_of_generation(mark.logs[1] + 1))
            if right - left < 0.5:
                continue
            if pending is not None:
                beside = pending[0].kind is mark.kind and 0 <= left - pending[1] <= pending[2] - pending[1] + 1
                if right - left < COLUMN and beside:
                    pending = mark, pending[1], max(right, pending[2])
                    continue
                yield pending
            pending = mark, left, right
        if pending is not None:
            yield pending

    def _placed(self, marks: Iterable[TimelineMark]) -> list[tuple[float, MarkGroup]]:
        found = []
        for mark in marks:
            place = self.index.of_mark(self.axis, mark)
            if place is not None and self.view.low - 1e-12 <= place <= self.view.high + 1e-12:
                found.append((self.x(place), mark))
        return grouped(sorted(found, key=lambda each: each[0]), APART)

    def _counted(self) -> Iterator[tuple[float, int]]:
        """Columns from left to right; on the axis of generations the clock says which commits are in one."""
        moments, count = self.index.moments, max(1, int(self.width // COLUMN))
        edges = [self.time_at(self.left + at * COLUMN) for at in range(count)]
        edges.append(self.time_at(self.left + self.width) + (1 if self.view.high >= 1.0 else 0))
        for at in range(count):
            many = moments.count(edges[at], edges[at + 1])
            if many:
                yield self.left + at * COLUMN, many
