"""The point-in-time slider: the commits of a chain along time, and how far a restore is to go."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from ui.format import number, plain_tip
from ui.palette import Tokens
from ui.values.moments import Moments, stretch_text, tell
from ui.values.swatch import Pattern, Swatch
from ui.widgets.label_layout import LabelRequest, Placed, place
from ui.widgets.legend import LegendEntry, legend_height, paint_legend
from ui.widgets.picture import Picture
from ui.widgets.swatch import paint_torn

PAD = 3.0
SIDE = 8.0
"""Room for half the handle at both ends of the track."""
COLUMN = 4.0
LEAST = 10.0
"""A stretch out of reach is at least so wide, however short."""
TAKEN, LEFT, TORN = Swatch("full"), Swatch("pending", Pattern.DASHED), Swatch("bad", Pattern.TORN)


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Moments", text)


class MomentSlider(Picture):
    """Its elements are the commits; the current one is the last that is restored.

    Left and Right go from commit to commit, Page Up and Page Down from log to log, Home and End to the ends.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Restore up to this moment"),
            tr("No moment can be chosen. The whole chain can be restored."),
            parent,
        )
        self._data = Moments()
        self._low, self._high = 0, 1
        self._summary = ""
        self._legend: list[LegendEntry] = []
        self._columns: list[tuple[float, int]] = []
        self._most = 1
        self._log_labels: list[Placed] = []

    @property
    def moments(self) -> Moments:
        """What is shown."""
        return self._data

    def set_moments(self, data: Moments, current: int = -1) -> None:
        """Show ``data`` from now on, ``current`` (-1: the last) chosen."""
        self._data = data
        self._current = (current if current >= 0 else len(data) - 1) if len(data) else -1
        if len(data):
            self._low, self._high = data.span
            self._summary = data.summary()
        reasons = dict.fromkeys(torn.reason for torn in data.torn)
        self._legend = [LegendEntry(tr("restored"), TAKEN), LegendEntry(tr("left out"), LEFT)]
        self._legend += [LegendEntry(tr("cannot be reached: {}").format(reason), TORN) for reason in reasons]
        self.data_changed()

    # What is where.

    def sizeHint(self) -> QSize:
        return QSize(640, self.heightForWidth(640))

    def minimumSizeHint(self) -> QSize:
        return QSize(220, self.heightForWidth(max(220, self.width())))

    def heightForWidth(self, width: int) -> int:
        if not len(self._data):
            return int(self._line() * 3)
        inner = max(1.0, width - 2 * PAD)
        return int(self._legend_top() + legend_height(self._legend, inner, self.metrics()) + PAD)

    def arrange(self) -> None:
        if not len(self._data):
            return
        count = max(1, int(self._inner() // COLUMN))
        edges = [self._time(SIDE + at * COLUMN) for at in range(count)] + [self._high + 1]
        found = [(SIDE + at * COLUMN, self._data.count(edges[at], edges[at + 1])) for at in range(count)]
        self._columns = [column for column in found if column[1]]
        self._most = max((many for _, many in self._columns), default=1)
        wanted = [
            LabelRequest(self._x(begin), (f"0x{gen:X}",), int(at in (0, len(self._data.logs) - 1)), 0.5)
            for at, (gen, begin) in enumerate(self._data.logs)
        ]
        self._log_labels = place(wanted, PAD, self.width() - PAD, self.metrics().horizontalAdvance, 10)

    def _inner(self) -> float:
        return max(1.0, self.width() - 2 * SIDE)

    def _line(self) -> float:
        return self.metrics().height()

    def _track(self) -> QRectF:
        top = PAD + self._line() + 12
        return QRectF(SIDE, top, self._inner(), max(26.0, self._line() * 1.7))

    def _logs_top(self) -> float:
        return self._track().bottom() + 8

    def _axis_top(self) -> float:
        return self._logs_top() + self._line() + 2

    def _legend_top(self) -> float:
        return self._axis_top() + self._line() + 8

    def _x(self, time: int) -> float:
        return SIDE + (time - self._low) / (self._high - self._low) * self._inner()

    def _time(self, x: float) -> int:
        return self._low + round((x - SIDE) / self._inner() * (self._high - self._low))

    def _torn_area(self, first: int | None, last: int | None) -> QRectF:
        track = self._track()
        left = self._x(first) if first is not None else track.left()
        right = self._x(last) if last is not None else track.right()
        if right - left < LEAST:
            left, right = (left, left + LEAST) if last is None else (right - LEAST, right)
        return QRectF(left, track.top(), right - left, track.height())

    # Elements.

    def element_count(self) -> int:
        return len(self._data)

    def element_area(self, index: int) -> QRectF:
        track = self._track()
        return QRectF(self._x(self._data.times[index]) - 6, track.top() - 5, 12, track.height() + 10)

    def element_at(self, point: QPointF) -> int:
        """The commit nearest to ``point``; none where nothing can be reached."""
        if not len(self._data) or not self._track().top() - 8 <= point.y() <= self._legend_top():
            return -1
        time = self._time(point.x())
        return -1 if self._data.torn_at(time) else self._data.nearest(time)

    def element_text(self, index: int) -> str:
        return self._data.text(index)

    def summary(self) -> str:
        return self._summary

    def table(self) -> list[tuple[str, ...]]:
        rows: list[tuple[str, ...]] = [(tr("Commit"), tr("Moment"), tr("Log"))]
        for index, time in enumerate(self._data.times):
            at = self._data.log_of(index)
            log = f"0x{self._data.logs[at][0]:X}" if at is not None else ""
            rows.append((number(index + 1), tell(time), log))
        return rows + [("", stretch_text(torn), "") for torn in self._data.torn]

    # Qt's events.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None or self._current < 0:
            super().keyPressEvent(event)
        else:
            self._walk_to(self._data.beside(self._current, step))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The handle follows, and stops at what can be reached."""
        if event.buttons() & Qt.MouseButton.LeftButton and len(self._data):
            self.set_current(self._data.nearest(self._time(event.position().x())))
        super().mouseMoveEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and len(self._data):
            torn = self._data.torn_at(self._time(event.pos().x()))
            if torn is not None:
                text = tr("Cannot be reached {}").format(stretch_text(torn))
                QToolTip.showText(event.globalPos(), plain_tip(text), self)
                return True
        return super().event(event)

    # Painting.

    def paint_picture(self, painter: QPainter, tokens: Tokens) -> None:
        track = self._track()
        painter.setPen(QPen(QColor(tokens.border), 1))
        painter.setBrush(QColor(tokens.sunken))
        painter.drawRoundedRect(track.adjusted(-SIDE + 1, 0, SIDE - 1, 0), 5, 5)
        self._paint_logs(painter, tokens, track)
        self._paint_commits(painter, tokens, track)
        for torn in self._data.torn:
            paint_torn(painter, self._torn_area(torn.first, torn.last), QColor(tokens.bad))
        self._paint_axis(painter, tokens)
        self._paint_handle(painter, tokens, track)
        paint_legend(painter, QPointF(PAD, self._legend_top()), self.width() - 2 * PAD, self._legend, tokens)

    def _paint_logs(self, painter: QPainter, tokens: Tokens, track: QRectF) -> None:
        painter.setPen(QPen(QColor(tokens.control), 1))
        for _, begin in self._data.logs:
            x = self._x(begin)
            painter.drawLine(QLineF(x, track.top(), x, track.bottom() + 6))
        painter.setPen(QColor(tokens.muted))
        for label in self._log_labels:
            area = QRectF(label.x, self._logs_top(), label.width + 2, self._line())
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), label.text)

    def _paint_commits(self, painter: QPainter, tokens: Tokens, track: QRectF) -> None:
        """The more commits in a column, the higher it is; those that are left out are hollow."""
        handle = self._x(self._data.times[self._current]) if self._current >= 0 else track.right()
        for x, many in self._columns:
            share = 0.35 + 0.6 * math.log1p(many) / math.log1p(self._most)
            height = (track.height() - 4) * share
            area = QRectF(x, track.bottom() - 2 - height, COLUMN - 1, height)
            if x <= handle:
                painter.fillRect(area, TAKEN.fill(tokens))
            else:
                painter.setPen(QPen(LEFT.fill(tokens), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_axis(self, painter: QPainter, tokens: Tokens) -> None:
        first, last = tell(self._low), tell(self._high)
        measure = self.metrics().horizontalAdvance
        ends = (
            LabelRequest(SIDE, (first, first[-12:]), 1),
            LabelRequest(self.width() - SIDE, (last, last[-12:]), 1, 1.0),
        )
        painter.setPen(QColor(tokens.muted))
        for label in place(ends, PAD, self.width() - PAD, measure, 12):
            area = QRectF(label.x, self._axis_top(), label.width + 2, self._line())
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), label.text)

    def _paint_handle(self, painter: QPainter, tokens: Tokens, track: QRectF) -> None:
        if self._current < 0:
            return
        time = self._data.times[self._current]
        x = self._x(time)
        color = QColor(tokens.accent)
        painter.setPen(QPen(color, 2))
        painter.drawLine(QLineF(x, track.top() - 3, x, track.bottom() + 3))
        painter.setPen(QPen(QColor(tokens.surface), 1.5))
        painter.setBrush(color)
        painter.drawEllipse(QPointF(x, track.top() - 2), 6, 6)
        painter.drawEllipse(QPointF(x, track.bottom() + 2), 6, 6)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        text = tell(time)
        wide = painter.fontMetrics().horizontalAdvance(text) + 2
        left = min(max(PAD, x - wide / 2), self.width() - PAD - wide)
        painter.drawText(QRectF(left, PAD, wide, self._line()), int(Qt.AlignmentFlag.AlignVCenter), text)
        painter.setFont(self.font())
