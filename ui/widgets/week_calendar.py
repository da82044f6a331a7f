"""A week of slots: a row for each day, a cell for each hour of local time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui.format import in_a_row, on_day, plural, weekday
from ui.palette import Tokens
from ui.values.swatch import Pattern, Swatch
from ui.values.week import SlotKind, WeekCell
from ui.widgets.legend import LegendEntry, legend_height, paint_legend
from ui.widgets.picture import Picture
from ui.widgets.swatch import paint_swatch

PAD = 4.0
DAYS, HOURS = 7, 24
QUIET = Swatch("control", Pattern.HATCH)
MOST_LINES = 8
"""Slots of an hour that its tooltip names."""


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("WeekCalendar", text)


def spans(hours: frozenset[int]) -> list[tuple[int, int]]:
    """Hours that follow each other, as first and last."""
    starts = [hour for hour in sorted(hours) if hour - 1 not in hours]
    ends = [hour for hour in sorted(hours) if hour + 1 not in hours]
    return list(zip(starts, ends, strict=True))


class WeekCalendar(Picture):
    """The cursor visits the hours that have slots; Up and Down go from one to the next as Left and Right do."""

    def __init__(self, name: str, empty_text: str, parent: QWidget | None = None) -> None:
        self._first = date(2000, 1, 3)
        self._cells: tuple[WeekCell, ...] = ()
        self._now: tuple[date, int] | None = None
        self._quiet: frozenset[int] = frozenset()
        super().__init__(name, empty_text, parent)

    def set_week(
        self,
        first: date,
        cells: Sequence[WeekCell],
        now: tuple[date, int] | None = None,
        quiet: frozenset[int] = frozenset(),
    ) -> None:
        """Show seven days from ``first`` on. ``cells`` are in order, each hour once; ``now`` is the hour it is,
        ``quiet`` are the hours in which no job starts."""
        self._first, self._cells, self._now, self._quiet = first, tuple(cells), now, quiet
        self.data_changed()

    @property
    def cells(self) -> tuple[WeekCell, ...]:
        return self._cells

    # What is where.

    def sizeHint(self) -> QSize:
        return QSize(520, self.heightForWidth(520))

    def minimumSizeHint(self) -> QSize:
        return QSize(260, self.heightForWidth(max(260, self.width())))

    def heightForWidth(self, width: int) -> int:
        if not self._cells:
            return int(self.metrics().height() * 4)
        legend = legend_height(self._legend(), width - 2 * PAD, self.metrics())
        return int(self._top() + DAYS * self._row() + 6 + legend + PAD)

    def _row(self) -> float:
        return round(self.metrics().height() * 1.35)

    def _top(self) -> float:
        return PAD + self.metrics().height() + 2

    def _left(self) -> float:
        return PAD + self.metrics().horizontalAdvance("Www 00 Www ")

    def _cell(self, day: int, hour: int) -> QRectF:
        wide = (self.width() - self._left() - PAD) / HOURS
        corner = QPointF(self._left() + hour * wide, self._top() + day * self._row())
        return QRectF(corner, QSizeF(max(2.0, wide - 2), self._row() - 3))

    # What it says.

    def element_count(self) -> int:
        return len(self._cells)

    def element_area(self, index: int) -> QRectF:
        cell = self._cells[index]
        return self._cell((cell.day - self._first).days, cell.hour)

    def element_text(self, index: int) -> str:
        cell = self._cells[index]
        head = f"{weekday(cell.day)} {on_day(cell.day)} {cell.hour:02}:00–{cell.hour + 1:02}:00: {cell.kind.words}"
        lines = [head, *cell.lines[:MOST_LINES]]
        if len(cell.lines) > MOST_LINES:
            lines.append(tr("and {} more").format(len(cell.lines) - MOST_LINES))
        return "\n".join(lines)

    def summary(self) -> str:
        counts = [(kind, sum(cell.kind is kind for cell in self._cells)) for kind in SlotKind]
        said = [f"{kind.words}: {plural(count, '{} hour', '{} hours')}" for kind, count in counts if count]
        said += [tr("quiet hours: {}").format(f"{low:02}:00–{high + 1:02}:00") for low, high in spans(self._quiet)]
        last = self._first + timedelta(days=DAYS - 1)
        return f"{on_day(self._first)} – {on_day(last)}: {', '.join(said)}"

    def table(self) -> list[tuple[str, ...]]:
        rows = [
            (cell.day.isoformat(), f"{cell.hour:02}:00", cell.kind.words, in_a_row(cell.lines))
            for cell in self._cells
        ]
        return [(tr("Day"), tr("Hour"), tr("State"), tr("Slots")), *rows]

    def _legend(self) -> list[LegendEntry]:
        kinds = {cell.kind for cell in self._cells}
        found = [LegendEntry(kind.words, kind.swatch) for kind in SlotKind if kind in kinds]
        return [*found, *([LegendEntry(tr("quiet hours"), QUIET)] if self._quiet else [])]

    # How it looks.

    def paint_picture(self, painter: QPainter, tokens: Tokens) -> None:
        line = self.metrics().height()
        painter.setPen(QColor(tokens.muted))
        for hour in range(0, HOURS, 3):
            area = QRectF(self._cell(0, hour).left(), PAD, self._cell(0, 0).width() * 3, line)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), f"{hour:02}")
        for row in range(DAYS):
            self._paint_day(painter, row, tokens)
        for first, last in spans(self._quiet):
            band = self._cell(0, first).united(self._cell(DAYS - 1, last)).adjusted(-1, -1, 1, 1)
            paint_swatch(painter, band, QUIET, tokens, 3.0)
        for index, cell in enumerate(self._cells):
            paint_swatch(painter, self.element_area(index), cell.kind.swatch, tokens, 3.0)
        if self._now is not None:
            self._paint_now(painter, *self._now, tokens)
        origin = QPointF(PAD, self._top() + DAYS * self._row() + 6)
        paint_legend(painter, origin, self.width() - 2 * PAD, self._legend(), tokens)

    def _paint_day(self, painter: QPainter, row: int, tokens: Tokens) -> None:
        day = self._first + timedelta(days=row)
        today = self._now is not None and self._now[0] == day
        font = painter.font()
        font.setBold(today)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text if today else tokens.muted))
        first = self._cell(row, 0)
        area = QRectF(PAD, first.top(), self._left() - PAD, first.height())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), f"{weekday(day)} {day.day}")
        font.setBold(False)
        painter.setFont(font)
        painter.setPen(Qt.PenStyle.NoPen)
        for hour in range(HOURS):
            painter.setBrush(QColor(tokens.page_unread))
            painter.drawRoundedRect(self._cell(row, hour), 3, 3)

    def _paint_now(self, painter: QPainter, day: date, hour: int, tokens: Tokens) -> None:
        row = (day - self._first).days
        if 0 <= row < DAYS:
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._cell(row, hour).adjusted(-1, -1, 1, 1), 4, 4)
