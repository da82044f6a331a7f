"""The throughput graph: how fast a run has been going."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from ui.format import decimal, duration, rate, rate_unit, tenths
from ui.palette import Tokens, blend
from ui.widgets.picture import Picture

MAX_SAMPLES = 2048
"""When there are more, neighbours are joined two by two: a long run stays whole, in half the detail."""
MIN_STEP = 6.0
TICKS = (0.0, 0.5, 1.0)
"""Shares of the height that have a line and a label."""


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Throughput", text)


class ThroughputGraph(Picture):
    """X is the time since the start, Y the rate in the unit of the highest one; the newest rate stands above, at
    the end the average."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Throughput"), tr("No throughput measured yet."), parent)
        self._samples: list[tuple[float, float]] = []
        self._points: list[tuple[float, float]] = []
        self._is_over = False
        self._mean: float | None = None

    def add(self, seconds: float, bytes_per_second: float) -> None:
        """Append a sample, ``seconds`` after the start."""
        if not (math.isfinite(seconds) and math.isfinite(bytes_per_second)):
            return
        self._samples.append((seconds, max(0.0, bytes_per_second)))
        if len(self._samples) > MAX_SAMPLES:
            self._samples = _halved(self._samples)
        self._refresh()

    def set_samples(
        self, samples: list[tuple[float, float]], *, is_over: bool = False, mean: float | None = None
    ) -> None:
        """Show ``samples`` (seconds, bytes a second) and nothing else; ``is_over``: of a run that has ended, with
        ``mean`` as its rate on the whole, where that is known: its samples are not equally far apart."""
        self._samples, self._is_over, self._mean = list(samples), is_over, mean
        while len(self._samples) > MAX_SAMPLES:
            self._samples = _halved(self._samples)
        self.data_changed()

    def clear(self) -> None:
        """Forget everything: a new run begins."""
        self.set_samples([])

    def _refresh(self) -> None:
        self.arrange()
        self._describe()
        self.update()

    @property
    def mean(self) -> float:
        """Mean rate, in bytes a second: as it was given, or of the samples."""
        if self._mean is not None:
            return self._mean
        return sum(value for _, value in self._samples) / len(self._samples) if self._samples else 0.0

    def heading(self) -> str:
        """What stands above: nothing where a run is over that copied nothing."""
        if self._is_over:
            return tr("Average {}").format(rate(self.mean)) if self._peak else ""
        return rate(self._samples[-1][1])

    # What is where.

    def sizeHint(self) -> QSize:
        return QSize(280, self.heightForWidth(280))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.heightForWidth(160))

    def heightForWidth(self, _width: int) -> int:
        return int(self.metrics().height() * 3 + 72)

    def _plot(self) -> QRectF:
        line = self.metrics().height()
        left = max(map(self.metrics().horizontalAdvance, self.tick_texts())) + 8
        return QRectF(left, line + 10, max(10.0, self.width() - left - 6), self.height() - 2 * line - 18)

    @property
    def _peak(self) -> float:
        return max((value for _, value in self._samples), default=0.0)

    def _top(self) -> float:
        """The upper end of the axis, in bytes a second: a round number in the unit of the peak."""
        peak = self._peak
        unit = rate_unit(peak)[0]
        return _nice_above(peak / unit) * unit

    def tick_texts(self) -> list[str]:
        """The labels of :data:`TICKS`, in the unit of the peak."""
        top, unit = self._top(), rate_unit(self._peak)[0]
        return [decimal(top * share / unit) for share in TICKS]

    def arrange(self) -> None:
        points = self._samples
        room = max(2, int((self.width() - 40) / MIN_STEP))
        while len(points) > room:
            points = _halved(points)
        self._points = points

    def element_count(self) -> int:
        return len(self._points)

    def _position(self, index: int, plot: QRectF, top: float) -> QPointF:
        seconds, value = self._points[index]
        start, end = self._points[0][0], self._points[-1][0]
        share = (seconds - start) / (end - start) if end > start else 1.0
        return QPointF(plot.left() + share * plot.width(), plot.bottom() - value / top * plot.height())

    def element_area(self, index: int) -> QRectF:
        at = self._position(index, self._plot(), self._top())
        return QRectF(at.x() - 4, at.y() - 4, 8, 8)

    def element_at(self, point: QPointF) -> int:
        plot, top = self._plot(), self._top()
        if not self._points or not plot.adjusted(-4, -4, 4, 4).contains(point):
            return -1
        return min(range(len(self._points)), key=lambda at: abs(self._position(at, plot, top).x() - point.x()))

    def element_text(self, index: int) -> str:
        seconds, value = self._points[index]
        return tr("After {}: {}").format(duration(seconds), rate(value))

    def summary(self) -> str:
        newest, most = self._samples[-1], self._peak
        if self._is_over:
            return tr("Average {}; peak {}; {} in all").format(rate(self.mean), rate(most), duration(newest[0]))
        words = tr("{} now; average {}; peak {}; after {}")
        return words.format(rate(newest[1]), rate(self.mean), rate(most), duration(newest[0]))

    def table(self) -> list[tuple[str, ...]]:
        return [
            (tr("Seconds"), tr("Rate")),
            *((tenths(seconds), rate(value)) for seconds, value in self._samples),
        ]

    # Painting.

    def paint_picture(self, painter: QPainter, tokens: Tokens) -> None:
        plot, top = self._plot(), self._top()
        self._paint_axes(painter, tokens, plot)
        line = [self._position(at, plot, top) for at in range(len(self._points))]
        area = QPolygonF([QPointF(line[0].x(), plot.bottom()), *line, QPointF(line[-1].x(), plot.bottom())])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(blend(tokens.accent, tokens.surface, 0.18))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.drawPolygon(area)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.accent), 1.8, j=Qt.PenJoinStyle.RoundJoin))
        painter.drawPolyline(line)
        painter.setBrush(QColor(tokens.accent))
        painter.setPen(QPen(QColor(tokens.surface), 1.5))
        painter.drawEllipse(line[-1], 4, 4)
        self._paint_heading(painter, tokens)

    def _paint_axes(self, painter: QPainter, tokens: Tokens, plot: QRectF) -> None:
        height = self.metrics().height()
        for share, text in zip(TICKS, self.tick_texts(), strict=True):
            y = plot.bottom() - share * plot.height()
            painter.setPen(QPen(QColor(tokens.border), 1))
            painter.drawLine(QLineF(plot.left(), y, plot.right(), y))
            painter.setPen(QColor(tokens.muted))
            label = QRectF(0, y - height / 2, plot.left() - 6, height)
            painter.drawText(label, int(Qt.AlignmentFlag.AlignRight), text)
        bottom = QRectF(plot.left(), plot.bottom() + 4, plot.width(), height)
        painter.drawText(bottom, int(Qt.AlignmentFlag.AlignLeft), duration(self._points[0][0]))
        if len(self._points) > 1:
            painter.drawText(bottom, int(Qt.AlignmentFlag.AlignRight), duration(self._points[-1][0]))

    def _paint_heading(self, painter: QPainter, tokens: Tokens) -> None:
        line = QRectF(0, 0, self.width(), self.metrics().height())
        painter.setPen(QColor(tokens.muted))
        painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft), rate_unit(self._peak)[1])
        bold = painter.font()
        bold.setBold(True)
        painter.save()
        painter.setFont(bold)
        painter.setPen(QColor(tokens.text))
        painter.drawText(line, int(Qt.AlignmentFlag.AlignRight), self.heading())
        painter.restore()


def _halved(samples: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Neighbours joined two by two: the earlier time, the mean rate. The newest sample stays as it is."""
    joined = [(a[0], (a[1] + b[1]) / 2) for a, b in zip(samples[:-1:2], samples[1:-1:2], strict=False)]
    return [*joined, samples[-1]]


def _nice_above(value: float) -> float:
    """The next round number (1, 2, 4, 5 or 10 times a power of ten) not below ``value``."""
    if value <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (1, 2, 4, 5, 10) if step * power >= value * 0.999999)
