"""Painting of a timeline: its rows from above, each from a layout that says what is where."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from ui.format import exact, generation, generations, on_day, plural, when
from ui.palette import Tokens
from ui.values.moments import moment_of, tell
from ui.values.swatch import Pattern, Swatch
from ui.values.timeline_cells import CellKind, Stay
from ui.values.timeline_layout import Axis, TimelineIndex, levels
from ui.values.timeline_marks import MarkGroup, TimelineMark
from ui.values.timeline_scale import DAY, SECOND, Fold
from ui.values.timeline_texts import lost_text, unread_logs
from ui.widgets.label_layout import LabelRequest, Placed, place
from ui.widgets.swatch import paint_swatch, paint_torn, swatch_tile
from ui.widgets.timeline_shapes import ABOVE, BAR, BRACKET, MARK, PAD, TimelineShapes

MOST_LABELS = 150
LABELLED = 24.0
"""A set on less space than this has no label."""
YEAR, MONTH = 365.25, 30.44
SAFE, NEEDED = Swatch("success", Pattern.RING), Swatch("required")
REQUIRED, CHECKPOINT = Swatch("required", Pattern.SPAN), Swatch("text", Pattern.TRIANGLE)
TAKEN, LEFT = Swatch("text", Pattern.COLUMNS), Swatch("pending", Pattern.HOLLOW_COLUMNS)
TORN = Swatch("bad", Pattern.TORN)
CURRENT, CALM = Swatch("text", Pattern.DASHED), CellKind.BEFORE.swatch
_STEPS = [
    part * SECOND
    for part in (1, 5, 15, 60, 300, 900, 3600, 10_800, 21_600, 43_200)
] + [part * DAY for part in (1, 2, 7, 14, 30, 91, 182, 365, 730, 1825)]  # fmt: skip


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Timeline", text)


class TimelinePainter:
    """Paints the shapes of one layout; ``chosen`` is the number of the chosen commit, -1 without one."""

    def __init__(
        self, painter: QPainter, tokens: Tokens, shapes: TimelineShapes, chosen: int, ratio: float
    ) -> None:
        self.painter, self.tokens, self.shapes = painter, tokens, shapes
        self.layout, self.rows, self.chosen, self.ratio = shapes.layout, shapes.rows, chosen, ratio
        self.metrics = QFontMetricsF(painter.font())

    def paint(self) -> None:
        """Everything but the legend."""
        painter, layout = self.painter, self.layout
        painter.save()
        painter.setClipRect(QRectF(0, 0, layout.left * 2 + layout.width, self.rows.bottom))
        if layout.index.moments:
            self._commits()
        self._cells()
        self._marks()
        self._folds()
        self._generations()
        self._times()
        if self.chosen >= 0:
            self._handle()
        painter.restore()

    # Logs.

    def _cells(self) -> None:
        layout, painter = self.layout, self.painter
        tiles = {}
        for first, end in self._torn_stretches():
            paint_torn(painter, self.shapes.cell(first).united(self.shapes.cell(end)), QColor(self.tokens.bad))
        current = layout.index.data.current
        for at, bucket in enumerate(layout.buckets):
            area = self.shapes.cell(at)
            if bucket.kind is not CellKind.MISSING:
                key = bucket.kind, area.width()
                if key not in tiles:
                    tiles[key] = swatch_tile(bucket.kind.swatch, area.size(), self.ratio, self.tokens)
                painter.drawPixmap(area.topLeft(), tiles[key])
            if current and bucket.first <= current[0] <= bucket.last and bucket.kind is not CellKind.CURRENT:
                painter.setPen(QPen(QColor(self.tokens.text), 1.5, Qt.PenStyle.DashLine))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
        if layout.index.data.folder:
            self._folder()
        self._required()

    def _torn_stretches(self) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        for at, bucket in enumerate(self.layout.buckets):
            if bucket.kind is CellKind.MISSING:
                if found and found[-1][1] == at - 1:
                    found[-1] = found[-1][0], at
                else:
                    found.append((at, at))
        return found

    def _folder(self) -> None:
        """What is in the live folder: a hollow bar is safe to move, a full one must stay."""
        start = 0
        buckets = self.layout.buckets
        for at in range(1, len(buckets) + 1):
            if at < len(buckets) and buckets[at].stay is buckets[start].stay:
                continue
            if buckets[start].stay is not Stay.ABSENT:
                swatch = SAFE if buckets[start].stay is Stay.SAFE else NEEDED
                left, right = self.shapes.cell(start).left(), self.shapes.cell(at - 1).right()
                paint_swatch(self.painter, QRectF(left, self.rows.folder, right - left, BAR), swatch, self.tokens)
            start = at

    def _required(self) -> None:
        data, painter, color = self.layout.index.data, self.painter, QColor(self.tokens.required)
        top = self.rows.markers + 3
        if data.required and self.layout.buckets:
            left, right = self.shapes.span(*data.required)
            if right - left > 1:
                painter.setPen(QPen(color, 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
                painter.drawLine(QLineF(left, top, right - 2, top))
                painter.setPen(QPen(color, 2))
                for x in (left + 1, right - 3):
                    painter.drawLine(QLineF(x, top - 3, x, top + 3))
        if data.checkpoint and (at := self.layout.bucket_of(data.checkpoint[0])) >= 0:
            x, top = self.shapes.cell(at).center().x(), self.rows.markers
            painter.setPen(QPen(QColor(self.tokens.surface), 1.5))
            painter.setBrush(QColor(self.tokens.text))
            painter.drawPolygon(QPolygonF([QPointF(x, top), QPointF(x - 7, top + 12), QPointF(x + 7, top + 12)]))

    def _marks(self) -> None:
        data, layout = self.layout.index.data, self.layout
        labels: list[LabelRequest] = []
        base = self.shapes.sets_top() + MARK / 2
        for (mark, left, right), level in zip(layout.spans, levels(layout.spans), strict=True):
            self._bracket(mark, left, right, base, level * ABOVE)
            newest = mark is data.sets[-1]
            if right - left >= LABELLED or newest:
                texts = tuple(text for text in (mark.label, mark.short) if text)
                labels.append(LabelRequest(left, texts, 2 * (mark.kind.swatch.color == "full") + newest))
        self.painter.setPen(QColor(self.tokens.text))
        right = layout.left + layout.width
        placed = place(labels, layout.left, right, self.metrics.horizontalAdvance, 8)
        self._draw_labels(placed, self.rows.sets - 1)
        for groups, top in ((layout.sets, self.shapes.sets_top()), (layout.checks, self.shapes.checks_top())):
            for x, group in groups:
                self._mark(self.shapes.mark_area(x, top), group)

    def _bracket(self, mark: TimelineMark, left: float, right: float, base: float, above: float) -> None:
        """The logs that a set brought; ``above`` the bracket of another one, whose end it goes around."""
        self.painter.setPen(QPen(mark.kind.swatch.fill(self.tokens), 2))
        top = base - above
        line = [QPointF(left + 1, top + BRACKET - 2), QPointF(left + 1, top), QPointF(right - 1, top)]
        self.painter.drawPolyline([*line, QPointF(right - 1, base)] if above else line)

    def _mark(self, area: QRectF, group: MarkGroup) -> None:
        """What is bad is in the colour of what is bad, and crossed out."""
        swatch = group.kind.swatch
        halo = area.adjusted(-1.5, -1.5, 1.5, 1.5)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(self.tokens.surface))
        self.painter.drawEllipse(halo)
        if group.is_bad:
            swatch = Swatch("bad", swatch.pattern)
        paint_swatch(self.painter, area, swatch, self.tokens)
        if group.is_bad:
            cross = area.adjusted(-3, -3, 3, 3)
            for color, width in ((self.tokens.surface, 4.0), (self.tokens.text, 2.0)):
                self.painter.setPen(QPen(QColor(color), width))
                self.painter.drawLine(QLineF(cross.bottomLeft(), cross.topRight()))
        elif len(group.marks) > 1:
            self.painter.setPen(QPen(swatch.fill(self.tokens), 1.5))
            self.painter.drawLine(QLineF(area.left(), area.bottom() + 2.5, area.right(), area.bottom() + 2.5))

    # Commits.

    def _commits(self) -> None:
        """The more commits in a column, the higher it is; those that are left out are hollow."""
        painter, track, moments = self.painter, self.shapes.track(), self.layout.index.moments
        painter.setPen(QPen(QColor(self.tokens.border), 1))
        painter.setBrush(QColor(self.tokens.sunken))
        painter.drawRoundedRect(track.adjusted(-PAD + 2, 0, PAD - 2, 0), 5, 5)
        calm = CALM.fill(self.tokens)
        for torn in moments.torn:
            area = self.shapes.torn_area(torn.first, torn.last)
            if area.width() > 0:
                if torn.is_before:
                    painter.fillRect(area.adjusted(0, 1, 0, -1), calm)
                else:
                    paint_torn(painter, area, QColor(self.tokens.bad))
        edge = self.layout.x_of_time(moments.times[self.chosen]) if self.chosen >= 0 else track.right()
        most = math.log1p(max((many for _, many in self.layout.columns), default=1))
        for x, many in self.layout.columns:
            height = (track.height() - 4) * (0.35 + 0.6 * math.log1p(many) / most)
            area = QRectF(x, track.bottom() - 2 - height, 3.0, height)
            if x <= edge:
                painter.fillRect(area, TAKEN.fill(self.tokens))
            else:
                painter.setPen(QPen(LEFT.fill(self.tokens), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))

    def _handle(self) -> None:
        moments = self.layout.index.moments
        time = moments.times[self.chosen]
        x, color, track = self.layout.x_of_time(time), QColor(self.tokens.accent), self.shapes.track()
        if not track.left() - 1 <= x <= track.right() + 1:
            if x < track.left():
                self._loss(track.left())  # all that is shown would be lost
            return
        self._loss(x)
        self.painter.setPen(QPen(color, 2))
        self.painter.drawLine(QLineF(x, track.top() - 3, x, self.rows.folder - 2))
        self.painter.setPen(QPen(QColor(self.tokens.surface), 1.5))
        self.painter.setBrush(color)
        self.painter.drawEllipse(QPointF(x, track.top() - 2), 6, 6)
        font = QFont(self.painter.font())
        font.setWeight(QFont.Weight.DemiBold)
        self.painter.save()
        self.painter.setFont(font)
        self.painter.setPen(QColor(self.tokens.text))
        is_newest = self.chosen == len(moments) - 1
        text = tr("Newest moment: {}").format(tell(time)) if is_newest else tell(time)
        self._text(text, x, 0.5, self.rows.chosen, QFontMetricsF(font).horizontalAdvance(text))
        self.painter.restore()

    def _loss(self, x: float) -> None:
        """A bracket over what a restore to the chosen commit leaves out."""
        index = self.layout.index
        text = lost_text(index, self.chosen)
        if not text:
            return
        end = self.layout.x_of_time(index.moments.times[-1])
        if unread_logs(index):
            end = max(end, self.layout.x_of_generation(index.logs.span[1] + 1))
        end = max(x, self.layout.clipped(end))
        base = self.rows.loss + self.metrics.height() + 2
        self.painter.setPen(QPen(QColor(self.tokens.warning), 2))
        ends = [QPointF(x, base + 5), QPointF(x, base), QPointF(end, base), QPointF(end, base + 5)]
        self.painter.drawPolyline(ends)
        self.painter.setPen(QColor(self.tokens.text))
        self._text(text, (x + end) / 2, 0.5, self.rows.loss, self.metrics.horizontalAdvance(text))

    def _text(self, text: str, anchor: float, align: float, top: float, wide: float) -> None:
        """One line at ``anchor``, moved as far as the ends of the picture demand."""
        wide += 2
        left = min(max(2.0, anchor - wide * align), self.layout.left * 2 + self.layout.width - wide - 2)
        area = QRectF(max(2.0, left), top, wide, self.metrics.height())
        self.painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), text)

    # Folds and axes.

    def _folds(self) -> None:
        """Two slanted strokes through all rows, and how much is left out between them."""
        top, bottom = self.rows.checks, self.rows.markers - 2
        for _, left, right in self.layout.folds:
            middle = (left + right) / 2
            self.painter.setPen(Qt.PenStyle.NoPen)
            self.painter.setBrush(QColor(self.tokens.surface))
            self.painter.drawRect(QRectF(middle - 4, top, 8, bottom - top))
            self.painter.setPen(QPen(QColor(self.tokens.control), 1.5))
            for x in (middle - 4, middle + 4):
                wave = [QPointF(x + (2 if at % 2 else -2), top + (bottom - top) * at / 12) for at in range(13)]
                self.painter.drawPolyline(wave)

    def _generations(self) -> None:
        if not self.layout.buckets:
            return
        torn: list[LabelRequest] = []
        for first, end in self._torn_stretches():
            gone = self.layout.index.logs.missing(self.layout.buckets[first].first, self.layout.buckets[end].last)
            middle = (self.shapes.cell(first).left() + self.shapes.cell(end).right()) / 2
            torn.append(LabelRequest(middle, self._missing_texts(*gone), 3, 0.5))
        wanted = self._range_labels()
        every = [*torn[:MOST_LABELS], *wanted]
        placed = self._place(every)
        self.painter.setPen(QColor(self.tokens.danger))
        self._draw_labels([each for each in placed if each.index < len(torn)], self.rows.generations)
        self.painter.setPen(QColor(self.tokens.muted))
        self._draw_labels([each for each in placed if each.index >= len(torn)], self.rows.generations)

    def _range_labels(self) -> list[LabelRequest]:
        """The first and the last generation that are shown, and where a range in another state begins: real
        numbers at their places, not those with which the cells begin."""
        layout, buckets = self.layout, self.layout.buckets
        first, last = buckets[0].first, buckets[-1].last
        left, right = self.shapes.cell(0).left(), self.shapes.cell(len(buckets) - 1).right()
        found = [LabelRequest(left, (f"0x{first:X}",), 2)]
        for before, bucket in pairwise(buckets):
            if bucket.kind is not before.kind and bucket.kind is not CellKind.MISSING:
                begin = layout.index.logs.begin_of(bucket)
                if first < begin <= last:
                    found.append(LabelRequest(round(layout.x_of_generation(begin)), (f"0x{begin:X}",), 1))
        end = f"0x{last:X}"
        if any(label.texts[0] == end for label in found):
            return found[:MOST_LABELS]
        return [*found[:MOST_LABELS], LabelRequest(right, (end,), 2, 1.0)]

    @staticmethod
    def _missing_texts(low: int, high: int, count: int) -> tuple[str, ...]:
        if count <= high - low:  # with others between them
            return plural(count, "{} generation missing", "{} generations missing"), tr("missing")
        short = f"0x{low:X}" if low == high else f"0x{low:X}–0x{high:X}"
        if low == high:
            return (
                tr("generation {} missing").format(generation(low)),
                tr("{} missing").format(short),
                tr("missing"),
            )
        long = tr("generations {} missing").format(generations(low, high))
        return long, tr("{} missing").format(short), tr("missing")

    def _times(self) -> None:
        if Axis.TIME not in self.layout.index.scales or (
            self.layout.axis is Axis.GENERATION and not self._has_clock()
        ):
            return
        self.painter.setPen(QColor(self.tokens.muted))
        self._draw_labels(self._place([*self._fold_labels(), *self._ticks()]), self.rows.times)

    def _has_clock(self) -> bool:
        return bool(self.layout.index.clock)

    def _fold_labels(self) -> list[LabelRequest]:
        return [
            LabelRequest((left + right) / 2, (fold_text(fold, self.layout.index), length_of(fold)), 3, 0.5)
            for fold, left, right in self.layout.folds
        ]

    def _ticks(self) -> list[LabelRequest]:
        """Round local times about a label's width apart."""
        layout, apart = self.layout, self.metrics.horizontalAdvance(when(datetime.now(UTC))) * 1.4
        found, seen = [], set()
        for at in range(int(layout.width // apart) + 1):
            x = layout.left + at * apart
            here, there = layout.time_at(x), layout.time_at(min(x + apart, layout.left + layout.width))
            step = next((step for step in _STEPS if step >= (there - here) * 0.8), _STEPS[-1])
            local = moment_of(round(here)).astimezone().utcoffset()
            shift = round(local.total_seconds()) * SECOND if local else 0
            time = -(-(round(here) + shift) // step) * step - shift
            if here <= time <= there and time not in seen:
                seen.add(time)
                found.append(LabelRequest(layout.x_of_time(time), (_tick_text(time, step),), 1, 0.5))
        if not found:
            time = round(layout.time_at(layout.left))
            found = [LabelRequest(layout.left, (exact(moment_of(time)),), 1)]
        return found

    def _place(self, wanted: list[LabelRequest]) -> list[Placed]:
        right = self.layout.left * 2 + self.layout.width - 2
        return place(wanted, 2.0, right, self.metrics.horizontalAdvance, 10)

    def _draw_labels(self, labels: list[Placed], top: float) -> None:
        for label in labels:
            area = QRectF(label.x, top, label.width + 2, self.metrics.height())
            self.painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), label.text)


def length_of(fold: Fold) -> str:
    """``4 years``, ``3 months``, ``12 days``."""
    days = round((fold.last - fold.first) / DAY)
    if days >= 2 * YEAR:
        return plural(round(days / YEAR), "{} year", "{} years")
    if days >= 2 * MONTH:
        return plural(round(days / MONTH), "{} month", "{} months")
    return plural(max(1, days), "{} day", "{} days")


def fold_text(fold: Fold, index: TimelineIndex) -> str:
    """``4 years without commits``; where commits are not known, what else there is none of."""
    words = tr("{} without commits") if len(index.moments) else tr("{} without logs and backups")
    return words.format(length_of(fold))


def _tick_text(time: int, step: int) -> str:
    moment = moment_of(time)
    if step >= DAY:
        return on_day(moment.astimezone().date())
    return when(moment, seconds=step < 60 * SECOND, year=moment.year != datetime.now(UTC).year)
