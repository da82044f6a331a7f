"""The areas of a timeline: its rows from above, and where in them each element is."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from ui.values.timeline_layout import Axis, TimelineLayout

PAD = 10.0
"""Space at both ends, for half a mark."""
MARK = 13.0
BRACKET = 8.0
ABOVE = 10.0
"""How much higher a bracket is that begins before another one ends."""
BAR = 7.0
LEAST = 10.0
"""A stretch out of reach is at least so wide, however short."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The top of each row, and the bottom of all; rows that are not there have no height."""

    chosen: float
    loss: float
    checks: float
    sets: float
    commits: float
    logs: float
    folder: float
    markers: float
    generations: float
    times: float
    bottom: float


def _rows_of(layout: TimelineLayout, line: float) -> Rows:
    """With text of the height ``line``."""
    data = layout.index.data
    has_commits, has_logs = bool(layout.index.moments), bool(layout.index.logs)
    heights = (
        line + 2 if has_commits else 0.0,
        line + 10 if has_commits else 0.0,
        MARK + 8 if data.checks else 0.0,
        line + BRACKET + MARK if data.sets else 0.0,
        max(26.0, line * 1.7) + 10 if has_commits else 0.0,
        max(24.0, line * 1.9) if has_logs else 0.0,
        BAR + 5 if data.folder and has_logs else 0.0,
        16.0 if data.checkpoint or data.required else 5.0,
        line + 2 if has_logs else 0.0,
        line + 2 if Axis.TIME in layout.index.scales else 0.0,
    )
    tops = [4.0]
    for height in heights:
        tops.append(tops[-1] + height)
    return Rows(*tops)


class TimelineShapes:
    """``rows`` and the elements in them, for text of the height ``line``."""

    def __init__(self, layout: TimelineLayout, line: float) -> None:
        self.layout = layout
        self.rows = _rows_of(layout, line)

    def cell(self, at: int) -> QRectF:
        """The area of a bucket."""
        left, right = self.layout.edges[at], self.layout.edges[at + 1]
        gap = 2.0 if right - left >= 10 else 1.0
        return QRectF(round(left), round(self.rows.logs), max(2.0, int(right - left) - gap), self._cell_height())

    def _cell_height(self) -> float:
        return max(22.0, round(self.rows.folder - self.rows.logs) - 3)

    def span(self, first: int, last: int) -> tuple[float, float]:
        """Left and right edge of the shown part of a range of generations."""
        layout = self.layout
        return layout.clipped(layout.x_of_generation(first)), layout.clipped(layout.x_of_generation(last + 1))

    # Sets and checks.

    def mark_area(self, x: float, top: float) -> QRectF:
        """Where a mark at ``x`` is drawn, in a row that begins at ``top``."""
        return QRectF(self.layout.clipped(x) - MARK / 2, top, MARK, MARK)

    def sets_top(self) -> float:
        """The top of the marks of the sets."""
        return self.rows.commits - MARK - 1

    def checks_top(self) -> float:
        """The top of the marks of the checks."""
        return self.rows.checks + 3

    def track(self) -> QRectF:
        """Where the commits are."""
        height = self.rows.logs - self.rows.commits - 10
        return QRectF(self.layout.left, self.rows.commits + 4, self.layout.width, height)

    def torn_area(self, first: int | None, last: int | None) -> QRectF:
        """Where a stretch is that cannot be reached; open ends go to the end of the picture."""
        track, layout = self.track(), self.layout
        left = layout.x_of_time(first) if first is not None else track.left()
        right = layout.x_of_time(last) if last is not None else track.right()
        if right < track.left() or left > track.right():
            return QRectF()
        left, right = layout.clipped(left), layout.clipped(right)
        if right - left < LEAST:
            left, right = (left, left + LEAST) if last is None else (right - LEAST, right)
        return QRectF(left, track.top(), right - left, track.height())
