"""The legend under a picture: swatch and words, folded into as many lines as the width asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from ui.palette import Tokens
from ui.values.swatch import Swatch
from ui.widgets.swatch import paint_swatch


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One line of the legend; without a swatch it is a note. ``spans``: the swatch is at the end of a bracket over
    what it brought."""

    text: str
    swatch: Swatch | None = None
    round: bool = False
    spans: bool = False


def _positions(
    entries: Sequence[LegendEntry], width: float, metrics: QFontMetricsF
) -> list[tuple[QPointF, float]]:
    """Top left corner and width of each entry."""
    x = y = 0.0
    line = metrics.height() + 4
    found = []
    for entry in entries:
        mark = _wide(entry, metrics) + 6 if entry.swatch else 0.0
        wide = min(mark + metrics.horizontalAdvance(entry.text) + 1, width)
        if x > 0 and x + wide > width:
            x, y = 0.0, y + line
        found.append((QPointF(x, y), wide))
        x += wide + metrics.averageCharWidth() * 2.5
    return found


def _mark_size(metrics: QFontMetricsF) -> float:
    return round(metrics.ascent())


def _wide(entry: LegendEntry, metrics: QFontMetricsF) -> float:
    return _mark_size(metrics) * (2 if entry.spans else 1)


def _bracket(painter: QPainter, area: QRectF, color: QColor) -> None:
    """The beginning of one whose end is to the right of ``area``."""
    painter.setPen(QPen(color, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    middle, left = area.center().y(), area.left() + 1
    painter.drawPolyline([QPointF(left, area.bottom()), QPointF(left, middle), QPointF(area.right(), middle)])


def legend_height(entries: Sequence[LegendEntry], width: float, metrics: QFontMetricsF) -> float:
    """Height the legend takes at ``width``."""
    places = _positions(entries, width, metrics)
    return places[-1][0].y() + metrics.height() + 4 if places else 0.0


def paint_legend(
    painter: QPainter, origin: QPointF, width: float, entries: Sequence[LegendEntry], tokens: Tokens
) -> None:
    """Paint ``entries`` below ``origin``."""
    metrics = QFontMetricsF(painter.font())
    side = _mark_size(metrics)
    for entry, (at, wide) in zip(entries, _positions(entries, width, metrics), strict=True):
        corner = origin + at
        indent = 0.0
        if entry.swatch:
            box = QRectF(corner.x(), corner.y() + (metrics.height() - side) / 2, side, side)
            if entry.spans:
                _bracket(painter, box, entry.swatch.fill(tokens))
                box.moveLeft(box.left() + side)
            paint_swatch(painter, box, entry.swatch, tokens, side / 2 if entry.round else 2.0)
            indent = _wide(entry, metrics) + 6
        area = QRectF(corner.x() + indent, corner.y(), wide - indent, metrics.height())
        painter.setPen(QColor(tokens.muted))
        text = metrics.elidedText(entry.text, Qt.TextElideMode.ElideRight, area.width() + 1)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), text)
