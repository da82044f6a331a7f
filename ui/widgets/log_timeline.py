"""The log-generation timeline: which generations are backed up, which are needed, and where the chain is torn."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from ui.format import generation, generations, number, plural
from ui.palette import Tokens
from ui.values.swatch import Pattern, Swatch
from ui.values.timeline_cells import Bracket, Bucket, CellKind, CellRun, TimelineData, buckets, runs, summary
from ui.widgets.label_layout import LabelRequest, Placed, place
from ui.widgets.legend import LegendEntry, legend_height, paint_legend
from ui.widgets.picture import Picture
from ui.widgets.swatch import paint_torn, swatch_tile

MIN_PITCH = 8.0
MAX_PITCH = 40.0
PAD = 3.0
BRACKET = 9.0
MARKERS = 16.0


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("LogTimeline", text)


class LogTimeline(Picture):
    """X is the generation. Above the cells the backup sets that hold them, below them the range recovery
    needs, the checkpoint, and the numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Log generations"), tr("No log generations: this instance has no log files."), parent)
        self._data = TimelineData()
        self._runs: list[CellRun] = []
        self._buckets: list[Bucket] = []
        self._legend: list[LegendEntry] = []
        self._pitch = MAX_PITCH
        self._brackets: list[Bracket] = []
        self._bracket_labels: list[Placed] = []
        self._axis_labels: list[Placed] = []
        self._torn_labels: list[Placed] = []

    def set_data(self, data: TimelineData) -> None:
        """Show ``data`` from now on."""
        self._data = data
        self._runs = runs(data.cells)
        self._legend = self._entries()
        self.data_changed()

    # What is where.

    def sizeHint(self) -> QSize:
        return QSize(640, self.heightForWidth(640))

    def minimumSizeHint(self) -> QSize:
        return QSize(220, self.heightForWidth(max(220, self.width())))

    def heightForWidth(self, width: int) -> int:
        if not self._runs:
            return int(self.metrics().height() * 4)
        inner = max(1.0, width - 2 * PAD)
        return int(self._legend_top() + legend_height(self._legend_with_scale(width), inner, self.metrics()) + PAD)

    def arrange(self) -> None:
        self._buckets = buckets(self._data.cells, self._columns(self.width()))
        if self._buckets:
            self._pitch = min(MAX_PITCH, (self.width() - 2 * PAD) / len(self._buckets))
            self._brackets = [each for each in self._data.brackets if not self._outside(each.first, each.last)]
            self._bracket_labels = self._placed_brackets()
            self._axis_labels, self._torn_labels = self._placed_axis()
        self._current = min(self._current, len(self._buckets) - 1)

    def _columns(self, width: int) -> int:
        return max(1, int((width - 2 * PAD) / MIN_PITCH))

    def _line(self) -> float:
        return self.metrics().height()

    def _cells_top(self) -> float:
        return PAD + (self._line() + 3 + BRACKET if self._data.brackets else 3)

    def _cells_height(self) -> float:
        return max(24.0, self._line() * 1.9)

    def _axis_top(self) -> float:
        markers = MARKERS if self._data.checkpoint or self._data.required else 5.0
        return self._cells_top() + self._cells_height() + markers

    def _legend_top(self) -> float:
        return self._axis_top() + self._line() + 8

    def _x(self, gen: int) -> float:
        """Left edge of the bucket that holds ``gen``."""
        first = self._buckets[0]
        return PAD + (gen - first.first) // (first.last - first.first + 1) * self._pitch

    def _span(self, first: int, last: int) -> tuple[float, float]:
        """Left and right edge of the shown part of a range of generations."""
        low, high = self._buckets[0].first, self._buckets[-1].last
        return self._x(max(low, min(high, first))), self._x(max(low, min(high, last))) + self._pitch

    def _outside(self, first: int, last: int) -> bool:
        return last < self._buckets[0].first or first > self._buckets[-1].last

    # Elements.

    def element_count(self) -> int:
        return len(self._buckets)

    def element_area(self, index: int) -> QRectF:
        gap = 2.0 if self._pitch >= 10 else 1.0
        left = round(PAD + index * self._pitch)
        return QRectF(left, round(self._cells_top()), int(self._pitch) - gap, round(self._cells_height()))

    def element_at(self, point: QPointF) -> int:
        """The cell in the column of ``point``, so that brackets and markers answer too."""
        index = int((point.x() - PAD) // self._pitch)
        inside = 0 <= index < len(self._buckets) and point.y() < self._legend_top()
        return index if inside else -1

    def element_text(self, index: int) -> str:
        bucket = self._buckets[index]
        lines = [bucket.text]
        lines += [
            f"{bracket.label}: {generations(bracket.first, bracket.last)}"
            for bracket in self._data.brackets
            if bracket.first <= bucket.last and bracket.last >= bucket.first
        ][:6]
        required, checkpoint = self._data.required, self._data.checkpoint
        if required and required[0] <= bucket.last and required[1] >= bucket.first:
            lines.append(tr("Required for recovery: {}").format(generations(*required)))
        current = self._data.current
        if current is not None and self._hides(bucket, current[0]):
            gen, word = current
            lines.append(tr("{} is {}").format(generation(gen), word))
        if checkpoint and bucket.first <= checkpoint[0] <= bucket.last:
            lines.append(tr("Checkpoint: {}").format(checkpoint[1]))
        return "\n".join(lines)

    @staticmethod
    def _hides(bucket: Bucket, current: int) -> bool:
        """Whether the current log is in it and something worse gives the cell its look."""
        return bucket.first <= current <= bucket.last and bucket.kind is not CellKind.CURRENT

    def summary(self) -> str:
        return summary(self._runs, self._data)

    def table(self) -> list[tuple[str, ...]]:
        titles = tr("First"), tr("Last"), tr("Generations"), tr("State"), tr("Detail")
        rows: list[tuple[str, ...]] = [titles]
        rows += [
            (generation(run.first), generation(run.last), number(run.count), run.kind.words, run.detail)
            for run in self._runs
        ]
        return rows

    # Legend.

    def _entries(self) -> list[LegendEntry]:
        counts: Counter[CellKind] = Counter()
        for run in self._runs:
            counts[run.kind] += run.count
        found = [
            LegendEntry(f"{kind.words} ({number(counts[kind])})", kind.swatch) for kind in CellKind if counts[kind]
        ]
        if self._data.required:
            required = tr("required for recovery: {}").format(generations(*self._data.required))
            found.append(LegendEntry(required, _REQUIRED))
        if self._data.current and not counts[CellKind.CURRENT]:
            gen, word = self._data.current
            found.append(LegendEntry(f"{word}: {generation(gen)}", _CURRENT))
        if self._data.checkpoint:
            found.append(LegendEntry(tr("checkpoint: {}").format(self._data.checkpoint[1]), _CHECKPOINT))
        return found

    def _legend_with_scale(self, width: int) -> list[LegendEntry]:
        if not self._runs:
            return []
        span = self._runs[-1].last - self._runs[0].first + 1
        each = -(-span // self._columns(width))
        if each == 1:
            return list(self._legend)
        scale = plural(each, "{} generation per cell", "{} generations per cell")
        return [*self._legend, LegendEntry(scale)]

    # Painting.

    def paint_picture(self, painter: QPainter, tokens: Tokens) -> None:
        self._paint_brackets(painter, tokens)
        self._paint_cells(painter, tokens)
        self._paint_required(painter, tokens)
        self._paint_checkpoint(painter, tokens)
        self._paint_axis(painter, tokens)
        entries = self._legend_with_scale(self.width())
        paint_legend(painter, QPointF(PAD, self._legend_top()), self.width() - 2 * PAD, entries, tokens)

    def _paint_cells(self, painter: QPainter, tokens: Tokens) -> None:
        tiles = {
            kind: swatch_tile(kind.swatch, self.element_area(0).size(), self.devicePixelRatioF(), tokens)
            for kind in {bucket.kind for bucket in self._buckets}
        }
        for at, end in _torn_stretches(self._buckets):
            paint_torn(painter, self.element_area(at).united(self.element_area(end)), QColor(tokens.bad))
        current = self._data.current
        for at, bucket in enumerate(self._buckets):
            if bucket.kind is not CellKind.MISSING:
                painter.drawPixmap(self.element_area(at).topLeft(), tiles[bucket.kind])
            if current is not None and self._hides(bucket, current[0]):
                painter.setPen(QPen(QColor(tokens.text), 1.5, Qt.PenStyle.DashLine))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(self.element_area(at).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)

    def _paint_brackets(self, painter: QPainter, tokens: Tokens) -> None:
        base = self._cells_top() - 4
        for bracket in self._brackets:
            left, right = self._span(bracket.first, bracket.last)
            painter.setPen(QPen(bracket.kind.swatch.fill(tokens), 2))
            top = base - BRACKET + 4
            painter.drawPolyline(
                [
                    QPointF(left + 1, base),
                    QPointF(left + 1, top),
                    QPointF(right - 3, top),
                    QPointF(right - 3, base),
                ]
            )
        painter.setPen(QColor(tokens.text))
        self._draw_labels(painter, self._bracket_labels, PAD)

    def _placed_brackets(self) -> list[Placed]:
        newest = max((bracket.last for bracket in self._brackets), default=0)
        wanted = [
            LabelRequest(
                self._span(bracket.first, bracket.last)[0],
                tuple(text for text in (bracket.label, bracket.short) if text),
                priority=2 * (bracket.kind is CellKind.FULL) + (bracket.last == newest),
                slack=self._pitch,
            )
            for bracket in self._brackets
        ]
        return place(wanted, PAD, self.width() - PAD, self.metrics().horizontalAdvance, 8)

    def _paint_required(self, painter: QPainter, tokens: Tokens) -> None:
        if not self._data.required or self._outside(*self._data.required):
            return
        left, right = self._span(*self._data.required)
        y = self._cells_top() + self._cells_height() + 5
        painter.setPen(QPen(QColor(tokens.required), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLine(QLineF(left, y, right - 2, y))
        painter.setPen(QPen(QColor(tokens.required), 2))
        for x in (left + 1, right - 3):
            painter.drawLine(QLineF(x, y - 3, x, y + 3))

    def _paint_checkpoint(self, painter: QPainter, tokens: Tokens) -> None:
        if not self._data.checkpoint or self._outside(self._data.checkpoint[0], self._data.checkpoint[0]):
            return
        x = self._x(self._data.checkpoint[0]) + self._pitch / 2 - 1
        top = self._cells_top() + self._cells_height() + 1
        painter.setPen(QPen(QColor(tokens.surface), 1.5))
        painter.setBrush(QColor(tokens.text))
        painter.drawPolygon(QPolygonF([QPointF(x, top), QPointF(x - 7, top + 12), QPointF(x + 7, top + 12)]))

    def _paint_axis(self, painter: QPainter, tokens: Tokens) -> None:
        for color, labels in ((tokens.danger, self._torn_labels), (tokens.muted, self._axis_labels)):
            painter.setPen(QColor(color))
            self._draw_labels(painter, labels, self._axis_top())

    def _placed_axis(self) -> tuple[list[Placed], list[Placed]]:
        """The numbers below the cells, and the reasons of the gaps, which are placed first."""
        wanted, torn = self._wanted_axis()
        placed = place(wanted, PAD, self.width() - PAD, self.metrics().horizontalAdvance, 10)
        return [label for label in placed if label.index >= torn], [
            label for label in placed if label.index < torn
        ]

    def _wanted_axis(self) -> tuple[list[LabelRequest], int]:
        """Reasons of the gaps first (their number is returned too), then numbers where something begins."""
        wanted = []
        for run in self._runs:
            if run.kind is not CellKind.MISSING:
                continue
            left, right = self._span(run.first, run.last)
            where = f"0x{run.first:X}" if run.count == 1 else f"0x{run.first:X}–0x{run.last:X}"
            texts = (tr("{} missing").format(where), tr("missing"))
            longest = (tr("{} missing: {}").format(where, run.detail),) if run.detail else ()
            wanted.append(LabelRequest((left + right) / 2, (*longest, *texts), 3, 0.5))
        torn = len(wanted)
        starts = [run.first for run in self._runs if run.kind is not CellKind.MISSING]
        ends = {self._buckets[0].first: 2, self._buckets[-1].last: 2}
        for gen in dict.fromkeys([*ends, *(bracket.first for bracket in self._data.brackets), *starts]):
            if not self._outside(gen, gen):
                align = 1.0 if gen == self._buckets[-1].last and len(self._buckets) > 1 else 0.0
                edge = self._x(gen) + (self._pitch - 2 if align else 0)
                wanted.append(LabelRequest(edge, (f"0x{gen:X}",), ends.get(gen, 1), align))
        return wanted, torn

    def _draw_labels(self, painter: QPainter, labels: list[Placed], top: float) -> None:
        for label in labels:
            area = QRectF(label.x, top, label.width + 2, self._line())
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), label.text)


_CURRENT = Swatch("text", Pattern.DASHED)
_REQUIRED = Swatch("required", Pattern.SPAN)
_CHECKPOINT = Swatch("text", Pattern.TRIANGLE)


def _torn_stretches(found: list[Bucket]) -> list[tuple[int, int]]:
    """First and last index of each stretch of missing buckets."""
    stretches: list[tuple[int, int]] = []
    for at, bucket in enumerate(found):
        if bucket.kind is not CellKind.MISSING:
            continue
        if stretches and stretches[-1][1] == at - 1:
            stretches[-1] = (stretches[-1][0], at)
        else:
            stretches.append((at, at))
    return stretches
