"""A calendar of the days on which chains ended: a block for each month that has one, marked with what becomes of
them."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from ui.format import month as written_month
from ui.format import on_day, plural
from ui.palette import Tokens
from ui.values.calendar_days import Day, DayKind, months_of
from ui.widgets.legend import LegendEntry, legend_height, paint_legend
from ui.widgets.picture import Picture
from ui.widgets.swatch import swatch_tile

PAD = 4.0
WEEKS = 6
MOST_LINES = 8
"""Chains of a day that its tooltip names."""


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("DayCalendar", text)


class DayCalendar(Picture):
    """Weeks are rows from Monday; the cursor visits the days that have chains."""

    def __init__(self, name: str, empty_text: str, parent: QWidget | None = None) -> None:
        self._days: tuple[Day, ...] = ()
        self._months: list[date] = []
        self._corners: list[QPointF] = []
        """Where the days are, and then the months."""
        super().__init__(name, empty_text, parent)

    def set_days(self, days: Sequence[Day]) -> None:
        """Show ``days``, each date once, ascending."""
        self._days = tuple(days)
        self._months = months_of(days)
        self.data_changed()

    @property
    def days(self) -> tuple[Day, ...]:
        return self._days

    # What is where.

    def sizeHint(self) -> QSize:
        return QSize(480, self.heightForWidth(480))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(200, self.width())))

    def heightForWidth(self, width: int) -> int:
        if not self._days:
            return int(self.metrics().height() * 4)
        return int(self._legend_top(width) + legend_height(self._legend(), width - 2 * PAD, self.metrics()) + PAD)

    def _cell(self) -> float:
        return float(max(11, round(self.metrics().height() * 0.85)))

    def _block(self) -> tuple[float, float]:
        """Width and height of a month, with the space around it."""
        cell, title = self._cell(), self.metrics().horizontalAdvance("WWW 0000")
        return max(7 * cell, title) + cell * 1.5, self.metrics().height() + 4 + WEEKS * cell + 6

    def _columns(self, width: float) -> int:
        return max(1, int((width - 2 * PAD + self._cell() * 1.5) // self._block()[0]))

    def _legend_top(self, width: float) -> float:
        rows = -(-len(self._months) // self._columns(width))
        return PAD + rows * self._block()[1] + 2

    def arrange(self) -> None:
        columns, cell = self._columns(self.width()), self._cell()
        wide, high = self._block()
        months = {}
        for at, month in enumerate(self._months):
            months[month] = QPointF(PAD + at % columns * wide, PAD + at // columns * high)
        below = self.metrics().height() + 4
        corners = []
        for day in self._days:
            first = day.date.replace(day=1)
            row, column = divmod(day.date.day - 1 + first.weekday(), 7)
            corners.append(months[first] + QPointF(column * cell, below + row * cell))
        self._corners = [*corners, *months.values()]

    # What it says.

    def element_count(self) -> int:
        return len(self._days)

    def element_area(self, index: int) -> QRectF:
        side = self._cell() - 2
        return QRectF(self._corners[index], QSizeF(side, side))

    def element_text(self, index: int) -> str:
        day = self._days[index]
        lines = [f"{on_day(day.date)}: {day.kind.words}", *day.lines[:MOST_LINES]]
        if len(day.lines) > MOST_LINES:
            lines.append(tr("and {} more").format(len(day.lines) - MOST_LINES))
        return "\n".join(lines)

    def summary(self) -> str:
        counts = [(kind, sum(day.kind is kind for day in self._days)) for kind in DayKind]
        said = [f"{kind.words}: {plural(count, '{} day', '{} days')}" for kind, count in counts if count]
        return f"{on_day(self._days[0].date)} – {on_day(self._days[-1].date)}: {', '.join(said)}"

    def table(self) -> list[tuple[str, ...]]:
        rows = [(day.date.isoformat(), day.kind.words, "; ".join(day.lines)) for day in self._days]
        return [(tr("Day (UTC)"), tr("State"), tr("Chains")), *rows]

    def _legend(self) -> list[LegendEntry]:
        kinds = {day.kind for day in self._days}
        return [LegendEntry(kind.words, kind.swatch) for kind in DayKind if kind in kinds]

    # How it looks.

    def paint_picture(self, painter: QPainter, tokens: Tokens) -> None:
        ratio, side = self.devicePixelRatioF(), self._cell() - 2
        kinds = {day.kind for day in self._days}
        tiles = {kind: swatch_tile(kind.swatch, QSizeF(side, side), ratio, tokens) for kind in kinds}
        empty: dict[tuple[int, int], QPixmap] = {}
        below = QPointF(0, self.metrics().height() + 4)
        painter.setPen(QColor(tokens.muted))
        for month, corner in zip(self._months, self._corners[len(self._days) :], strict=True):
            area = QRectF(corner, QSizeF(self._block()[0], self.metrics().height()))
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), written_month(month))
            shape = calendar.monthrange(month.year, month.month)
            if shape not in empty:
                empty[shape] = self._empty_month(*shape, tokens)
            painter.drawPixmap(corner + below, empty[shape])
        for day, corner in zip(self._days, self._corners, strict=False):
            painter.drawPixmap(corner, tiles[day.kind])
        origin = QPointF(PAD, self._legend_top(self.width()))
        paint_legend(painter, origin, self.width() - 2 * PAD, self._legend(), tokens)

    def _empty_month(self, weekday: int, days: int, tokens: Tokens) -> QPixmap:
        """The days of a month that begins on ``weekday``."""
        cell, ratio = self._cell(), self.devicePixelRatioF()
        tile = QPixmap(round(7 * cell * ratio), round(WEEKS * cell * ratio))
        tile.setDevicePixelRatio(ratio)
        tile.fill(Qt.GlobalColor.transparent)
        painter = QPainter(tile)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.page_unread))
        for at in range(weekday, weekday + days):
            painter.drawRoundedRect(QRectF(at % 7 * cell, at // 7 * cell, cell - 2, cell - 2), 3, 3)
        painter.end()
        return tile
