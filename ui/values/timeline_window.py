"""Which part of a timeline is shown first: one in which its newest moments can be told apart. No painting."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ui.values.timeline_cells import CellKind
from ui.values.timeline_layout import Axis, TimelineIndex
from ui.values.timeline_scale import DAY, SECOND, TimelineView

MINUTE, HOUR, WEEK, MONTH = 60 * SECOND, 3600 * SECOND, 7 * DAY, 30 * DAY
SPANS = (MONTH, WEEK, DAY, HOUR, 10 * MINUTE, MINUTE)
"""What can be shown of a timeline but everything, the longest first."""
_LIKED = (HOUR, DAY, WEEK, MONTH, None, 10 * MINUTE, MINUTE)
"""The order in which they are tried; None is everything."""
_AFTER = 8
"""A window goes on after the newest moment for so much of its length, 1/8."""
_FINE, _COARSE = 200, 45
"""How many commits, and how many marks, have a place of their own side by side."""
_ENOUGH, _FEW = 12, 5
_WIDER = 2
"""Everything is shown if it is no more than so many times as long as the window."""


def last_view(index: TimelineIndex, axis: Axis, span: int, newest: int) -> TimelineView:
    """The part of ``axis`` that shows ``span`` up to a little after the moment ``newest``."""
    scale = index.scales[Axis.TIME]
    end = min(newest + span / _AFTER, scale.span[1])
    low, high = (index.of_time(axis, time) for time in (end - span, end))
    return TimelineView.between(max(0.0, low), min(1.0, high)) if high > low else TimelineView()


def opening_span(index: TimelineIndex) -> int | None:
    """The span of the axis of time in which the newest moments can be told apart and hit; None for everything.

    The moments are the commits, or without any the backups and checks. Where few of them are told apart in any
    span, it is the longest one in which most of the newest few are.
    """
    moments, places = _moments(index)
    if Axis.TIME not in index.scales or len(moments) < 2:
        return None
    scale = index.scales[Axis.TIME]
    whole = scale.open_length
    apart: dict[int | None, int] = {
        span: _told_apart(index, moments, span, places) for span in SPANS if span < whole
    }
    apart[None] = _told_apart(index, moments, None, places)
    enough = min(_ENOUGH, places // 4)
    good = [span for span in _LIKED if apart.get(span, 0) >= enough]
    if not good:
        few = {span: _told_apart(index, moments[-_FEW:], span, places) for span in apart}
        good = [span for span in (None, *SPANS) if few.get(span) == max(few.values())]
    found = good[0]
    everything = found is None or (whole <= _WIDER * found and apart[None] >= enough)
    return None if everything else found


def newest_of(index: TimelineIndex) -> int:
    """The newest moment; without any, the end of the picture."""
    moments, _ = _moments(index)
    return moments[-1] if moments else round(index.scales[Axis.TIME].span[1])


def _moments(index: TimelineIndex) -> tuple[Sequence[int], int]:
    """Ascending times, and how many of them have a place of their own side by side."""
    if len(index.moments):
        return index.moments.times, _FINE
    marks = sorted(mark.at for mark in (*index.data.sets, *index.data.checks) if mark.at is not None)
    if marks and index.clock:
        marks = sorted({*marks, round(index.clock.times[-1])})
    return marks or [round(time) for time in index.clock.times], _COARSE


def _told_apart(index: TimelineIndex, moments: Sequence[int], span: int | None, places: int) -> int:
    """In how many of the places of a window there are moments."""
    view = TimelineView() if span is None else last_view(index, Axis.TIME, span, moments[-1])
    edges = [index.time_at(Axis.TIME, view.low + view.width * at / places) for at in range(places + 1)]
    found = [bisect_left(moments, edge) for edge in edges]
    found[-1] = bisect_left(moments, edges[-1] + 1)
    return sum(after > before for before, after in pairwise(found))


@dataclass(frozen=True, slots=True)
class Beyond:
    """What is before or after the part that is shown, and whether anything there is missing or damaged."""

    commits: int = 0
    logs: int = 0
    marks: int = 0
    bad: bool = False

    def __bool__(self) -> bool:
        return bool(self.commits or self.logs or self.marks or self.bad)


def beyond(index: TimelineIndex, axis: Axis, view: TimelineView) -> tuple[Beyond, Beyond]:
    """What is to the left and to the right of ``view``."""
    if view.is_all or axis not in index.scales:
        return Beyond(), Beyond()
    moments, places = index.moments, [index.of_mark(axis, mark) for mark in (*index.data.sets, *index.data.checks)]
    marks = [sum(place is not None and place < view.low for place in places)]
    marks.append(sum(place is not None and place > view.high for place in places))
    commits, bad = [0, 0], [False, False]
    if len(moments) and _has_time(index):
        first, last = (index.time_at(axis, at) for at in (view.low, view.high))
        commits = [bisect_left(moments.times, first), len(moments) - bisect_right(moments.times, last)]
        torn = [each for each in moments.torn if not each.is_before]
        bad = [
            any(each.first is not None and each.first < first for each in torn),
            any(each.last is None or each.last > last for each in torn),
        ]
    logs = [(0, -1), (0, -1)]
    if index.logs and (axis is Axis.GENERATION or index.clock):
        low, high = index.logs.span
        lowest = math.floor(index.generation_at(axis, view.low) + 1e-6)
        highest = math.ceil(index.generation_at(axis, view.high) - 1e-6) - 1
        logs = [(low, min(lowest, high + 1) - 1), (max(highest, low - 1) + 1, high)]
    left, right = (
        Beyond(commits[at], max(0, last - first + 1), marks[at], bad[at] or _is_bad(index, first, last))
        for at, (first, last) in enumerate(logs)
    )
    return left, right


def next_view(index: TimelineIndex, axis: Axis, view: TimelineView, step: int) -> TimelineView:
    """As much as ``view``, further to the left (``step`` -1) or right (1), where there is something again."""
    moved = view.moved(0.75 * step)
    places = [
        place
        for mark in (*index.data.sets, *index.data.checks)
        if (place := index.of_mark(axis, mark)) is not None
    ]
    moments = index.moments.times
    if len(moments) and _has_time(index):
        first, last = (index.time_at(axis, at) for at in (view.low, view.high))
        at = bisect_left(moments, first) - 1 if step < 0 else bisect_right(moments, last)
        places += [index.of_time(axis, moments[at])] if 0 <= at < len(moments) else []
    elif index.logs and (axis is Axis.GENERATION or index.clock):
        low, high = (index.generation_at(axis, at) for at in (view.low, view.high))
        generation = math.ceil(low - 1e-6) - 1 if step < 0 else math.floor(high + 1e-6)
        places += [index.of_generation(axis, max(generation, index.logs.span[0]))]
    outside = [place for place in places if (place < view.low if step < 0 else place > view.high)]
    if not outside:
        return moved
    nearest = max(outside) if step < 0 else min(outside)
    if moved.low <= nearest <= moved.high:
        return moved
    low = nearest - view.width * (1 - 1 / _AFTER if step < 0 else 1 / _AFTER)
    return TimelineView.between(max(0.0, low), max(0.0, low) + view.width)


def _has_time(index: TimelineIndex) -> bool:
    return Axis.TIME in index.scales and (bool(index.clock) or not index.logs)


def _is_bad(index: TimelineIndex, first: int, last: int) -> bool:
    return first <= last and index.logs.bucket(first, last).kind.severity >= CellKind.FOREIGN.severity


def kept_view(before: TimelineIndex, after: TimelineIndex, axis: Axis, view: TimelineView) -> TimelineView:
    """The view of ``after`` that shows what ``view`` shows of ``before``; one at its end stays at the end."""
    if view.is_all or axis not in before.scales or axis not in after.scales:
        return TimelineView()
    low, high = (before.scales[axis].value(at) for at in (view.low, view.high))
    if view.high == 1.0:
        low, high = low + after.scales[axis].span[1] - high, after.scales[axis].span[1]
    found = [after.scales[axis].position(value) for value in (low, high)]
    return TimelineView.between(max(0.0, found[0]), min(1.0, found[1])) if found[1] > found[0] else TimelineView()


def other_axis(index: TimelineIndex, before: Axis, view: TimelineView, after: Axis) -> TimelineView:
    """The same part on another axis."""
    if view.is_all or not _has_time(index):
        return TimelineView()
    low, high = (index.of_time(after, index.time_at(before, at)) for at in (view.low, view.high))
    high = 1.0 if view.high == 1.0 else high
    return TimelineView.between(max(0.0, low), min(1.0, high)) if high > low else TimelineView()
