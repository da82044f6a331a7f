"""What a timeline shows and where: log generations, backup sets, checks and commits as elements of a picture."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Signal, SignalInstance
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.palette import Tokens
from ui.values import timeline_texts
from ui.values.moments import Moments
from ui.values.timeline_cells import Bucket, TimelineData
from ui.values.timeline_layout import Axis, Lane, TimelineIndex, TimelineLayout
from ui.values.timeline_marks import MarkGroup
from ui.values.timeline_scale import TimelineView
from ui.values.timeline_window import (
    Beyond,
    beyond,
    kept_view,
    last_view,
    newest_of,
    next_view,
    opening_span,
    other_axis,
)
from ui.widgets.legend import LegendEntry, legend_height, paint_legend
from ui.widgets.picture import Picture
from ui.widgets.timeline_legend import entries_of, seen_of
from ui.widgets.timeline_paint import TimelinePainter
from ui.widgets.timeline_shapes import PAD, TimelineShapes


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Timeline", text)


LEAST = {Axis.TIME: 1000.0, Axis.GENERATION: 0.001}
"""The least that is shown, a millisecond or a part of a log: below that, places are not exact."""


class TimelineElements(Picture):
    """Its elements are, in this order, the commits, the cells of the logs, and the marks of sets and checks that
    are shown. Among commits, the current one is the *chosen* one, the last that a restore takes.
    """

    chosen_changed = Signal(int)
    view_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Protection timeline"), tr("No log generations: this instance has no log files."), parent
        )
        self._index = TimelineIndex(TimelineData())
        self._shapes: TimelineShapes | None = None
        self._axis = Axis.GENERATION
        self._view = TimelineView()
        self._span: int | None = None
        self._is_opened = False
        self._chosen = -1
        self._legend: list[LegendEntry] = []
        self._summary = ""

    # What is shown.

    @property
    def data(self) -> TimelineData:
        return self._index.data

    @property
    def moments(self) -> Moments:
        """The commits that can be chosen."""
        return self._index.moments

    @property
    def chosen(self) -> int:
        """The commit that is chosen, or -1."""
        return self._chosen

    @property
    def axis(self) -> Axis:
        return self._axis

    @property
    def view(self) -> TimelineView:
        """The part that is shown."""
        return self._view

    @property
    def span(self) -> int | None:
        """How many microseconds of time were asked for; None for everything, 0 for another part."""
        return self._span

    @property
    def beyond(self) -> tuple[Beyond, Beyond]:
        """What is to the left and to the right of the part that is shown."""
        return beyond(self._index, self._axis, self._view)

    def can_show(self, axis: Axis) -> bool:
        """Whether the data say where everything is on that axis."""
        return axis in self._index.scales

    def set_data(self, data: TimelineData) -> None:
        """Show ``data`` from now on, with the last commit chosen unless they are the same. The part that is shown
        stays, unless it was of something else."""
        if data == self._index.data and not self._is_empty:
            return
        before, kept, axis = self._index, self._kept_generation(), self._axis
        same = data.moments is not None and data.moments == before.data.moments
        self._index = TimelineIndex(data)
        if self._axis not in self._index.scales and self._index.scales:
            self._axis = next(iter(self._index.scales))
        grown = bool(before.logs) != bool(self._index.logs) or bool(before.moments) != bool(self._index.moments)
        self._chosen = self._chosen if same else len(self.moments) - 1
        self._current = self._chosen
        if grown or self._axis is not axis or data.whose != before.data.whose:
            self._open()
        else:
            self._view = kept_view(before, self._index, self._axis, self._view)
            self._span = None if self._view.is_all else self._span
        self._legend = entries_of(self._index)
        self._summary = timeline_texts.told(self._index)
        self.data_changed()
        if kept is not None and self._index.logs and (same or not len(self.moments)):
            self._take_up((kept[0], self._index.of_generation(self._axis, kept[1])))
            self.data_changed()
        self._tell_view()

    def _open(self) -> None:
        """The part that is shown first: by generation everything, so that no gap is overlooked; by time what can
        be told apart."""
        self._is_opened = self._axis is Axis.TIME
        self._view, self._span = TimelineView(), None
        if self._is_opened and self._axis in self._index.scales:
            self._view, self._span = self._last(opening_span(self._index))

    def set_axis(self, axis: Axis) -> None:
        """Show the same part on ``axis``, if the data allow it; what :meth:`_open` says for the first time."""
        if axis is self._axis or not self.can_show(axis):
            return
        before, self._axis = self._axis, axis
        if axis is Axis.TIME and not self._is_opened:
            self._is_opened = True
            if self._view.is_all:
                self.set_view(*self._last(opening_span(self._index)))
                return
        self.set_view(other_axis(self._index, before, self._view, axis), self._span or 0)

    def set_view(self, view: TimelineView, span: int | None = 0) -> None:
        """Show that part, which is ``span`` microseconds of time."""
        if self._is_empty:
            return
        kept = self._kept()
        self._view, self._shapes = view, None
        self._span = None if view.is_all else span
        self._take_up(kept)
        self._tell_view()
        self.update()

    def zoom(self, factor: float, at: float | None = None) -> None:
        """``factor`` times as large around position ``at``, by default what is chosen or else the middle; it ends
        where nothing more can be told apart."""
        if self._is_empty:
            return
        low, high = (self._index.scales[self._axis].value(end) for end in (self._view.low, self._view.high))
        factor = min(factor, max(1.0, (high - low) / LEAST[self._axis]))
        if at is None:
            place = self._place_of_current()
            at = place if place is not None else (self._view.low + self._view.high) / 2
            at = min(max(at, self._view.low), self._view.high)
        self.set_view(self._view.zoomed(factor, at))

    def show_last(self, span: int | None) -> None:
        """The last ``span`` microseconds up to the chosen commit, or to the end; None: everything."""
        if not self._is_empty:
            self.set_view(*self._last(span))

    def show_beyond(self, step: int) -> None:
        """What is before (-1) or after (1) the part that is shown."""
        self.set_view(next_view(self._index, self._axis, self._view, step))

    def _last(self, span: int | None) -> tuple[TimelineView, int | None]:
        if span is None or Axis.TIME not in self._index.scales:
            return TimelineView(), None
        newest = self.moments.times[self._chosen] if self._chosen >= 0 else newest_of(self._index)
        return last_view(self._index, self._axis, span, newest), span

    def choose(self, index: int) -> None:
        """Choose a commit."""
        if self._chosen >= 0:
            self.set_current(max(0, min(index, len(self.moments) - 1)))

    def _tell_view(self) -> None:
        changed: SignalInstance = self.view_changed
        changed.emit()

    # What is where.

    @property
    def shapes(self) -> TimelineShapes:
        """Where everything is at the present size, axis and zoom."""
        if self._shapes is None:
            layout = TimelineLayout(self._index, self._axis, self._view, PAD, self.width() - 2 * PAD)
            self._shapes = TimelineShapes(layout, self.metrics().height())
        return self._shapes

    @property
    def _shown(self) -> TimelineLayout:
        return self.shapes.layout

    @property
    def _is_empty(self) -> bool:
        return not self._index.scales

    def sizeHint(self) -> QSize:
        return QSize(640, self.heightForWidth(640))

    def minimumSizeHint(self) -> QSize:
        return QSize(220, self.heightForWidth(max(220, self.width())))

    def heightForWidth(self, width: int) -> int:
        if self._is_empty:
            return int(self.metrics().height() * 4)
        inner = max(1.0, width - 2 * PAD)
        return int(self.shapes.rows.bottom + 6 + legend_height(self._legend, inner, self.metrics()) + 4)

    def arrange(self) -> None:
        kept = self._kept() if self._shapes is not None and self._shown.index is self._index else None
        self._shapes = None
        self._take_up(kept)

    def _kept(self) -> tuple[Lane, float] | None:
        """The row and place of what is current, to be found again after a change; commits keep their numbers."""
        lane, place = self._lane_of(self._current)[0], self._place_of_current()
        return (lane, place) if place is not None and lane is not Lane.COMMITS else None

    def _kept_generation(self) -> tuple[Lane, float] | None:
        kept = self._kept() if self._shapes is not None and self._index.logs else None
        return (kept[0], self._index.generation_at(self._axis, kept[1])) if kept is not None else None

    def _take_up(self, kept: tuple[Lane, float] | None) -> None:
        if kept is not None:
            lane, x = kept[0], self._shown.x(kept[1])
            nearest = self._nearest_in(lane, x)
            self._current = nearest if nearest >= 0 else self._nearest_in(Lane.LOGS, x)
        self._current = min(self._current, self.element_count() - 1)

    # Elements.

    def _counts(self) -> tuple[int, int, int, int]:
        if self._is_empty:
            return 0, 0, 0, 0
        shown = self._shown
        return len(self.moments), len(shown.buckets), len(shown.sets), len(shown.checks)

    def element_count(self) -> int:
        return sum(self._counts())

    def _lane_of(self, index: int) -> tuple[Lane, int]:
        """The row of an element, and its number there."""
        for lane, count in zip(Lane, self._counts(), strict=True):
            if index < count:
                return lane, index
            index -= count
        return Lane.CHECKS, -1

    def _number(self, lane: Lane, at: int) -> int:
        """The number of the element that is ``at`` in its row."""
        counts = self._counts()
        return sum(counts[: list(Lane).index(lane)]) + at

    def _count_in(self, lane: Lane) -> int:
        return self._counts()[list(Lane).index(lane)]

    def _x_in(self, lane: Lane, at: int) -> float:
        shown = self._shown
        match lane:
            case Lane.COMMITS:
                return shown.x_of_time(self.moments.times[at])
            case Lane.LOGS:
                return (shown.edges[at] + shown.edges[at + 1]) / 2
            case Lane.SETS:
                return shown.sets[at][0]
            case Lane.CHECKS:
                return shown.checks[at][0]

    def _nearest_in(self, lane: Lane, x: float) -> int:
        """The element of the row that is nearest to ``x``, or -1."""
        if lane is Lane.COMMITS and len(self.moments):
            return self.moments.nearest(round(self._shown.time_at(x)))
        count = self._count_in(lane)
        if not count:
            return -1
        if lane is Lane.LOGS and (at := self._shown.bucket_at(x)) >= 0:
            return self._number(lane, at)
        return self._number(lane, min(range(count), key=lambda at: abs(self._x_in(lane, at) - x)))

    def _place_of_current(self) -> float | None:
        lane, at = self._lane_of(self._current)
        return self._shown.position(self._x_in(lane, at)) if self._current >= 0 and at >= 0 else None

    def element_area(self, index: int) -> QRectF:
        lane, at = self._lane_of(index)
        x, shapes = self._x_in(lane, at), self.shapes
        if lane is Lane.COMMITS:
            track = shapes.track()
            return QRectF(x - 6, track.top() - 5, 12, track.height() + 8)
        if lane is Lane.LOGS:
            return shapes.cell(at)
        return shapes.mark_area(x, shapes.sets_top() if lane is Lane.SETS else shapes.checks_top())

    def element_at(self, point: QPointF) -> int:
        """A mark that is near; else the nearest commit, or the cell in the column of ``point``, so that brackets
        answer, too. None where nothing can be reached."""
        if self._is_empty:
            return -1
        shapes, rows = self.shapes, self.shapes.rows
        for lane, top in ((Lane.CHECKS, shapes.checks_top()), (Lane.SETS, shapes.sets_top())):
            at = self._nearest_in(lane, point.x())
            if at >= 0 and self.element_area(at).adjusted(-3, -4, 3, 4).contains(point):
                return at
            if top <= point.y() < top + 4 and lane is Lane.CHECKS:
                return -1
        if point.y() >= rows.bottom:
            return -1
        if len(self.moments) and rows.chosen <= point.y() < rows.logs:
            time = round(self._shown.time_at(point.x()))
            return -1 if self.moments.torn_at(time) else self.moments.nearest(time)
        at = self._shown.bucket_at(point.x())
        return self._number(Lane.LOGS, at) if at >= 0 else -1

    def bucket(self, index: int) -> Bucket | None:
        """The logs that element ``index`` stands for, if it is a cell."""
        lane, at = self._lane_of(index)
        return self._shown.buckets[at] if lane is Lane.LOGS and at >= 0 else None

    def group(self, index: int) -> MarkGroup | None:
        """The marks that element ``index`` stands for, if it is one."""
        lane, at = self._lane_of(index)
        if lane not in (Lane.SETS, Lane.CHECKS) or at < 0:
            return None
        return (self._shown.sets if lane is Lane.SETS else self._shown.checks)[at][1]

    def element_text(self, index: int) -> str:
        lane, at = self._lane_of(index)
        if lane is Lane.COMMITS:
            return timeline_texts.commit_text(self._index, at)
        bucket, group = self.bucket(index), self.group(index)
        return timeline_texts.bucket_text(self._index, bucket) if bucket else group.text if group else ""

    def summary(self) -> str:
        return self._summary

    def rows(self) -> Iterator[timeline_texts.TimelineRow]:
        """What is shown, as rows."""
        return timeline_texts.rows(self._index)

    def table(self) -> list[tuple[str, ...]]:
        return timeline_texts.table(self._index)

    def set_current(self, index: int) -> None:
        super().set_current(index)
        if 0 <= self._current < len(self.moments):
            self.take_chosen(self._current)

    def take_chosen(self, index: int) -> None:
        """Choose commit ``index``; what is current stays so."""
        if index != self._chosen:
            self._chosen = index
            self.update()
            changed: SignalInstance = self.chosen_changed
            changed.emit(self._chosen)

    # Painting.

    def paint_picture(self, painter: QPainter, tokens: Tokens) -> None:
        TimelinePainter(painter, tokens, self.shapes, self._chosen, self.devicePixelRatioF()).paint()
        origin = QPointF(PAD, self.shapes.rows.bottom + 6)
        entries = seen_of(self._legend, left_out=self._chosen < len(self.moments) - 1)
        paint_legend(painter, origin, self.width() - 2 * PAD, entries, tokens)
