"""The axis of a timeline: which value is where, what is folded, which part is shown. Arithmetic without painting.

Values are log generations, or times in microseconds since 1970 (UTC); positions go from 0 to 1. All mappings are
monotone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

SECOND = 1_000_000
DAY = 86_400 * SECOND
FOLD_SHARE = 0.05
"""A fold takes so much of the picture, however long it is."""
MOST_FOLDS = 6
DOMINANT = 8
"""What is folded is so many times longer than all that is not."""
LEAST_VIEW = 1e-9
ALL_POSITIONS = 0.0, 1.0


@dataclass(frozen=True, slots=True)
class Fold:
    """A stretch of time in which nothing happened, drawn short."""

    first: float
    last: float


class Scale:
    """Values to positions and back, in straight pieces; ``low`` is at 0 and ``high`` at 1."""

    def __init__(self, low: float, high: float, folds: Sequence[Fold] = ()) -> None:
        self.folds = tuple(folds)
        high = max(high, low + 1)
        edges = [low, *(edge for fold in self.folds for edge in (fold.first, fold.last)), high]
        open_ = sum(last - first for first, last in zip(edges[::2], edges[1::2], strict=True))
        rest = 1.0 - FOLD_SHARE * len(self.folds)
        widths = [
            FOLD_SHARE if at % 2 else rest * (last - first) / open_
            for at, (first, last) in enumerate(pairwise(edges))
        ]
        self._values = edges
        self._positions = [0.0, *accumulate(widths)]
        self._positions[-1] = 1.0

    @property
    def span(self) -> tuple[float, float]:
        """The values at both ends."""
        return self._values[0], self._values[-1]

    @property
    def open_length(self) -> float:
        """How long all is that is not folded."""
        low, high = self.span
        return high - low - sum(fold.last - fold.first for fold in self.folds)

    def position(self, value: float) -> float:
        """Where ``value`` is; beyond the ends it goes on as in the first and the last piece."""
        return _between(self._values, self._positions, value)

    def value(self, position: float) -> float:
        """What is at ``position``."""
        return _between(self._positions, self._values, position)


def folded(events: Iterable[int], high: int) -> Scale:
    """The scale of times from the first of ``events`` to ``high``, where years without any are folded.

    A stretch of a day or more is folded if it, like every longer one, is many times as long as everything else.
    """
    times = sorted({*events, high})
    gaps = sorted(((b - a, a, b) for a, b in pairwise(times) if b - a >= DAY), reverse=True)[:MOST_FOLDS]
    rest, count = times[-1] - times[0], 0
    for at, (length, _, _) in enumerate(gaps):
        rest -= length
        if length > DOMINANT * rest:
            count = at + 1
    chosen = sorted(gaps[:count], key=lambda gap: gap[1])
    open_ = times[-1] - times[0] - sum(length for length, _, _ in chosen)
    pad = min(max(SECOND, open_ // 24), DAY // 4)
    folds = [Fold(a + pad, b - pad) for _, a, b in chosen]
    return Scale(times[0] - pad, times[-1] + pad, folds)


class LogClock:
    """When each generation began, and which one was written at a time.

    ``begins`` are (generation, time) in ascending order of generations. Where the clock was set, the fewest times
    are left out that contradict the others. ``first`` and ``last`` are the generations at the ends; ``end`` is
    when the last log ended, as far as that is known.
    """

    def __init__(self, begins: Sequence[tuple[int, int]], first: int, last: int, end: int) -> None:
        rising = _rising(begins)
        if rising and rising[0][0] > first:
            rising.insert(0, (first, rising[0][1]))
        self._generations: list[float] = [generation for generation, _ in rising]
        self._times: list[float] = [time for _, time in rising]
        if rising:
            self._generations.append(max(last + 1, rising[-1][0] + 1))
            self._times.append(max(end, self._times[-1]))

    def __bool__(self) -> bool:
        return bool(self._times)

    @property
    def times(self) -> Sequence[float]:
        """The begins that are counted on, and the end."""
        return self._times

    def time_of(self, generation: float) -> float:
        """When ``generation`` began; with a fraction, in the course of it."""
        return self._clamped(self._generations, self._times, generation)

    def generation_at(self, time: float) -> float:
        """The generation that was written at ``time``, with the part of it that was over."""
        return self._clamped(self._times, self._generations, time)

    @staticmethod
    def _clamped(keys: Sequence[float], values: Sequence[float], key: float) -> float:
        return _between(keys, values, min(max(key, keys[0]), keys[-1]))


def _rising(begins: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of ``begins`` in which no time is before an earlier one."""
    if all(one[1] <= other[1] for one, other in pairwise(begins)):
        return list(begins)
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, (_, time) in enumerate(begins):
        place = bisect_right(tails, time)
        tails[place : place + 1] = [time]
        ends[place : place + 1] = [at]
        before.append(ends[place - 1] if place else -1)
    found, at = [], ends[-1] if ends else -1
    while at >= 0:
        found.append(begins[at])
        at = before[at]
    return found[::-1]


def _between(keys: Sequence[float], values: Sequence[float], key: float) -> float:
    """Straight between the known points and beyond them; of equal keys, the first one's value."""
    at = bisect_left(keys, key)
    if at < len(keys) and keys[at] == key:
        return values[at]
    at = min(max(1, at), len(keys) - 1)
    low, high = keys[at - 1], keys[at]
    if high == low:
        return values[at]
    return values[at - 1] + (key - low) / (high - low) * (values[at] - values[at - 1])


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The part of the positions that is shown."""

    low: float = 0.0
    high: float = 1.0

    @property
    def width(self) -> float:
        return self.high - self.low

    @property
    def is_all(self) -> bool:
        return (self.low, self.high) == ALL_POSITIONS

    def zoomed(self, factor: float, at: float) -> TimelineView:
        """``factor`` times as large, with what is at position ``at`` staying in its place."""
        wide = min(1.0, max(LEAST_VIEW, self.width / factor))
        return self._placed(at - (at - self.low) / self.width * wide, wide)

    def moved(self, share: float) -> TimelineView:
        """Moved by ``share`` of its own width."""
        return self._placed(self.low + share * self.width, self.width)

    def showing(self, position: float) -> TimelineView:
        """The same, moved as little as is needed to show ``position``."""
        if self.low <= position <= self.high:
            return self
        return self._placed(position - self.width / 2, self.width)

    @staticmethod
    def between(low: float, high: float) -> TimelineView:
        """The part from ``low`` to ``high``, as far as there is one."""
        return TimelineView._placed(low, min(1.0, max(LEAST_VIEW, high - low)))

    @staticmethod
    def _placed(low: float, wide: float) -> TimelineView:
        low = min(max(0.0, low), 1.0 - wide)
        return TimelineView(low, 1.0) if low + wide >= 1.0 - 1e-12 else TimelineView(low, low + wide)
