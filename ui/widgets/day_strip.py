"""The last days of an instance, a cell a day: as a picture of its own, and for the row of a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from ui.format import in_a_row, on_day, plural
from ui.palette import Tokens, blend
from ui.values.strip_days import DayResult, StripDay
from ui.widgets.legend import LegendEntry, legend_height, paint_legend
from ui.widgets.picture import Picture
from ui.widgets.swatch import swatch_tile

PAD = 4.0
GAP = 2.0
WIDEST = 96.0
MOST_LINES = 8
"""Runs of a day that its tooltip names."""


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("DayStrip", text)


def day_text(day: StripDay) -> str:
    """What happened on ``day``, for a tooltip or a screen reader."""
    lines = [f"{on_day(day.date)}: {day.result.words}", *day.lines[:MOST_LINES]]
    if len(day.lines) > MOST_LINES:
        lines.append(tr("and {} more").format(len(day.lines) - MOST_LINES))
    return "\n".join(lines)


def summary_of(days: Sequence[StripDay]) -> str:
    """The strip in a sentence: how many days brought what."""
    counts = [(result, sum(day.result is result for day in days)) for result in DayResult]
    said = [f"{result.words}: {plural(count, '{} day', '{} days')}" for result, count in counts if count]
    return f"{on_day(days[0].date)} – {on_day(days[-1].date)}. {', '.join(said)}" if days else ""


# ---- in a row of a table

_HEIGHTS = {
    DayResult.NOTHING: 0.16,
    DayResult.BACKUP: 0.5,
    DayResult.VERIFIED: 0.75,
    DayResult.DRILLED: 1.0,
    DayResult.WARNED: 0.33,
    DayResult.FAILED: 1.0,
}


def strip_step(width: float, count: int) -> float:
    """How far apart the cells of ``count`` days are in ``width``."""
    return max(3.0, min(9.0, width / max(1, count)))


def paint_strip(painter: QPainter, area: QRectF, days: Sequence[StripDay], tokens: Tokens) -> None:
    """Paint ``days`` into ``area`` from its left. A cell of a few pixels has no space for a mark: how high it is
    says what it is, and one that failed is broken. A line of two pixels needs a stronger colour than a cell."""
    nothing = QColor(blend(tokens.muted, tokens.surface, 0.6))
    step, high = strip_step(area.width(), len(days)), round(area.height() * 0.56)
    bottom = area.bottom() - round((area.height() - high) / 2)
    for at, day in enumerate(days):
        tall = max(2, round(high * _HEIGHTS[day.result]))
        cell = QRectF(area.left() + at * step, bottom - tall, step - 1, tall)
        is_line = day.result is DayResult.NOTHING
        painter.fillRect(cell, nothing if is_line else day.result.swatch.fill(tokens))
        if day.result is DayResult.FAILED:
            painter.fillRect(QRectF(cell.left(), bottom - high * 0.42, cell.width(), 2), QColor(tokens.surface))


def day_at(area: QRectF, x: float, days: Sequence[StripDay]) -> StripDay | None:
    """The day whose cell is at ``x`` of a strip in ``area``."""
    at = int((x - area.left()) // strip_step(area.width(), len(days)))
    return days[at] if 0 <= at < len(days) else None


# ---- as a picture


class DayStrip(Picture):
    """Shows :class:`~ui.values.strip_days.StripDay`; the cursor visits each day."""

    def __init__(self, name: str, empty_text: str, parent: QWidget | None = None) -> None:
        self._days: tuple[StripDay, ...] = ()
        self._step = 20.0
        super().__init__(name, empty_text, parent)

    def set_days(self, days: Sequence[StripDay]) -> None:
        """Show ``days``, oldest first."""
        if tuple(days) != self._days:
            self._days = tuple(days)
            self.data_changed()

    @property
    def days(self) -> tuple[StripDay, ...]:
        return self._days

    # What is where.

    def _cell_height(self) -> float:
        return float(round(self.metrics().height() * 1.3))

    def _legend_top(self) -> float:
        return PAD + self._cell_height() + 3 + self.metrics().height() + 5

    def sizeHint(self) -> QSize:
        return QSize(480, self.heightForWidth(480))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(200, self.width())))

    def heightForWidth(self, width: int) -> int:
        return int(self._legend_top() + legend_height(self._legend(), width - 2 * PAD, self.metrics()) + PAD)

    def arrange(self) -> None:
        room = self.width() - 2 * PAD
        self._step = min(WIDEST, room / len(self._days)) if self._days else WIDEST

    def element_count(self) -> int:
        return len(self._days)

    def element_area(self, index: int) -> QRectF:
        return QRectF(PAD + index * self._step, PAD, self._step - GAP, self._cell_height())

    # What it says.

    def element_text(self, index: int) -> str:
        return day_text(self._days[index])

    def summary(self) -> str:
        return summary_of(self._days)

    def table(self) -> list[tuple[str, ...]]:
        rows = [(day.date.isoformat(), day.result.words, in_a_row(day.lines)) for day in self._days]
        return [(tr("Day"), tr("Result"), tr("Runs")), *rows]

    def _legend(self) -> list[LegendEntry]:
        there = {day.result for day in self._days}
        return [LegendEntry(result.words, result.swatch) for result in DayResult if result in there]

    # How it looks.

    def paint_picture(self, painter: QPainter, tokens: Tokens) -> None:
        ratio, size = self.devicePixelRatioF(), self.element_area(0).size()
        tiles = {
            result: swatch_tile(result.swatch, size, ratio, tokens)
            for result in {day.result for day in self._days}
        }
        for at, day in enumerate(self._days):
            painter.drawPixmap(self.element_area(at).topLeft(), tiles[day.result])
        self._paint_axis(painter, tokens)
        origin = QPointF(PAD, self._legend_top())
        paint_legend(painter, origin, self.width() - 2 * PAD, self._legend(), tokens)

    def _paint_axis(self, painter: QPainter, tokens: Tokens) -> None:
        """The first day, each Monday where there is space, and today."""
        painter.setPen(QColor(tokens.muted))
        top, high = PAD + self._cell_height() + 3, self.metrics().height()
        last = len(self._days) - 1
        today = tr("today")
        end = self.element_area(last).right()
        wide = self.metrics().horizontalAdvance(today)
        painter.drawText(QRectF(end - wide - 1, top, wide + 2, high), int(Qt.AlignmentFlag.AlignRight), today)
        free_from, free_to = 0.0, end - wide - 8
        for at, day in enumerate(self._days):
            if at and day.date.weekday():
                continue
            text, left = on_day(day.date, year=False), self.element_area(at).left()
            wide = self.metrics().horizontalAdvance(text)
            if left >= free_from and left + wide <= free_to:
                painter.drawText(QRectF(left, top, wide + 2, high), int(Qt.AlignmentFlag.AlignLeft), text)
                free_from = left + wide + 10
