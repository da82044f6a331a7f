"""How the chain strip draws a set, what it needs and what keeps it: shapes, links, marks."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from ui.icons import draw_icon
from ui.levels import Level
from ui.palette import Tokens
from ui.values.backup_sets import SetKind, SetState
from ui.values.swatch import Pattern, Swatch
from ui.widgets.swatch import paint_swatch

STATE_SAMPLES = {
    SetState.VERIFIED: Swatch("muted"),
    SetState.UNVERIFIED: Swatch("muted", Pattern.RING),
    SetState.UNUSABLE: Swatch("control", Pattern.CROSS),
}
"""How a state looks in the legend, on a square of no kind's colour."""

_KIND_COLORS = {
    SetKind.FULL: "full",
    SetKind.INCREMENTAL: "incremental",
    SetKind.DIFFERENTIAL: "incremental",
    SetKind.COPY: "full",
    SetKind.AS_IS: "foreign",
}


WARNED = Swatch("warning", Pattern.TRIANGLE)
"""A backup that completed with warnings, in the legend."""


def swatch_of(kind: SetKind, state: SetState) -> Swatch:
    """Colour and pattern of a set."""
    color = _KIND_COLORS[kind]
    match state:
        case SetState.UNVERIFIED:
            return Swatch(color, Pattern.RING)
        case SetState.UNUSABLE:
            return Swatch("control", Pattern.CROSS)
        case SetState.VERIFIED:
            return Swatch(color)


def legend_swatch(kind: SetKind) -> Swatch:
    """Colour and shape of a kind in the legend; its circle is made by who paints that."""
    pattern = Pattern.DIAMOND if kind is SetKind.DIFFERENTIAL else Pattern.SOLID
    return Swatch(_KIND_COLORS[kind], pattern)


def paint_set(painter: QPainter, area: QRectF, kind: SetKind, state: SetState, tokens: Tokens) -> None:
    """A circle for an incremental, a diamond for a differential, a square for what starts a chain."""
    swatch = swatch_of(kind, state)
    if kind is not SetKind.DIFFERENTIAL:
        radius = area.width() / 2 if kind is SetKind.INCREMENTAL else 3.0
        paint_swatch(painter, area, swatch, tokens, radius)
        return
    side = area.width() * 0.76
    painter.save()
    painter.translate(area.center())
    painter.rotate(45)
    is_crossed = swatch.pattern is Pattern.CROSS  # turned with the diamond, it would be a plus
    shape = Swatch(swatch.color) if is_crossed else swatch
    paint_swatch(painter, QRectF(-side / 2, -side / 2, side, side), shape, tokens, 2.0)
    painter.restore()
    if is_crossed:
        arm = area.width() * 0.2
        painter.setPen(QPen(QColor(tokens.surface), max(1.0, area.width() / 8)))
        middle = area.center()
        for up in (-arm, arm):
            painter.drawLine(QLineF(middle.x() - arm, middle.y() - up, middle.x() + arm, middle.y() + up))


def paint_line(painter: QPainter, start: QPointF, end: QPointF, color: str, width: float) -> None:
    """A link to the set before."""
    painter.setPen(QPen(QColor(color), width))
    painter.drawLine(QLineF(start, end))


def paint_arc(painter: QPainter, start: QPointF, end: QPointF, depth: float, color: str, width: float) -> None:
    """A link below the sets in between, which are not needed."""
    path = QPainterPath(start)
    low = max(start.y(), end.y()) + depth
    bend = min(depth * 2.5, (end.x() - start.x()) / 2)
    path.cubicTo(QPointF(start.x(), low), QPointF(start.x(), low), QPointF(start.x() + bend, low))
    path.lineTo(QPointF(end.x() - bend, low))
    path.cubicTo(QPointF(end.x(), low), QPointF(end.x(), low), end)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(color), width))
    painter.drawPath(path)


def paint_ring(painter: QPainter, area: QRectF, color: str, *, dashed: bool = False) -> None:
    """What is lit, or what would go."""
    pen = QPen(QColor(color), 2)
    if dashed:
        pen.setDashPattern([2.0, 1.5])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    grown = area.adjusted(-3.5, -3.5, 3.5, 3.5)
    painter.drawRoundedRect(grown, 5, 5)


def paint_lock(painter: QPainter, area: QRectF, tokens: Tokens) -> None:
    """The sign of a chain that must not be removed, at the corner of its first set."""
    side = area.width() * 0.72
    _paint_sign(painter, QRectF(area.right() - side * 0.4, area.top() - side * 0.62, side, side), "lock", tokens)


def paint_warning(painter: QPainter, area: QRectF, tokens: Tokens) -> None:
    """The sign of a set whose backup completed with warnings, at the corner below."""
    side = area.width() * 0.62
    spot = QRectF(area.right() - side * 0.4, area.bottom() - side * 0.55, side, side)
    _paint_sign(painter, spot, Level.WARNING.icon, tokens, Level.WARNING.color(tokens))


def _paint_sign(painter: QPainter, spot: QRectF, name: str, tokens: Tokens, color: str = "") -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.surface))
    painter.drawEllipse(spot.adjusted(-1.5, -1.5, 1.5, 1.5))
    draw_icon(painter, spot, name, color or tokens.text)
