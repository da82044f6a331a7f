"""How a state is filled in a picture: a colour and a pattern, so that states differ in grey as well."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap, QPolygonF

from ui.palette import Tokens
from ui.values.swatch import Pattern, Swatch


def paint_swatch(painter: QPainter, area: QRectF, swatch: Swatch, tokens: Tokens, radius: float = 2.0) -> None:
    """Fill ``area`` with ``swatch``."""
    color = swatch.fill(tokens)
    match swatch.pattern:
        case Pattern.TORN:
            paint_torn(painter, area, color)
        case Pattern.RING | Pattern.DASHED:
            _outline(painter, area, color, radius, dashed=swatch.pattern is Pattern.DASHED)
        case Pattern.SPAN:
            _span(painter, area, color)
        case Pattern.HATCH:
            paint_hatched(painter, area, color, radius)
        case Pattern.STRIP | Pattern.HOLLOW_STRIP:
            strip = QRectF(area.left(), area.center().y() - 2.5, area.width(), 5)
            whole = swatch.pattern is Pattern.STRIP
            paint_swatch(painter, strip, Swatch(swatch.color, Pattern.SOLID if whole else Pattern.RING), tokens)
        case Pattern.COLUMNS | Pattern.HOLLOW_COLUMNS:
            _columns(painter, area, color, hollow=swatch.pattern is Pattern.HOLLOW_COLUMNS)
        case pattern if pattern in _SHAPES or pattern in (Pattern.CIRCLE, Pattern.TICK, Pattern.FRAME):
            _figure(painter, area, pattern, color)
        case pattern:
            _fill(painter, area, color, swatch.line(tokens), radius)
            _mark(painter, area, pattern, QColor(tokens.surface))


def swatch_tile(swatch: Swatch, size: QSizeF, ratio: float, tokens: Tokens) -> QPixmap:
    """A cell to be drawn many times, at ``ratio`` device pixels for each of ours."""
    tile = QPixmap(max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio)))
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_swatch(painter, QRectF(QPointF(0, 0), size), swatch, tokens, 3.0 if size.width() >= 10 else 1.0)
    painter.end()
    return tile


def paint_hatched(painter: QPainter, area: QRectF, color: QColor, radius: float = 2.0) -> None:
    """Slanted lines in a frame, over what is there: a state of the ground and not of something on it."""
    painter.save()
    painter.setPen(QPen(color, 1))
    soft = QColor(color)
    soft.setAlphaF(0.12)
    painter.setBrush(soft)
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setClipRect(area.adjusted(1, 1, -1, -1), Qt.ClipOperation.IntersectClip)
    at = area.left() - area.height()
    while at < area.right():
        painter.drawLine(QLineF(at, area.bottom(), at + area.height(), area.top()))
        at += _HATCH
    painter.restore()


_HATCH = 5.0
"""Pixels from one slanted line to the next."""
_SHAPES = {
    Pattern.TRIANGLE: ((0.5, 0.0), (0.0, 1.0), (1.0, 1.0)),
    Pattern.SQUARE: ((0.06, 0.06), (0.94, 0.06), (0.94, 0.94), (0.06, 0.94)),
    Pattern.DIAMOND: ((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)),
    Pattern.HEXAGON: ((0.25, 0.0), (0.75, 0.0), (1.0, 0.5), (0.75, 1.0), (0.25, 1.0), (0.0, 0.5)),
}
"""Corners, as parts of width and height."""


def _figure(painter: QPainter, area: QRectF, pattern: Pattern, color: QColor) -> None:
    """A figure of its own instead of a filled cell."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    if pattern is Pattern.CIRCLE:
        painter.drawEllipse(area)
    elif pattern is Pattern.FRAME:
        painter.setPen(QPen(color, max(2.0, area.width() / 6)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area.adjusted(1.5, 1.5, -1.5, -1.5))
    elif pattern is Pattern.TICK:
        painter.setPen(QPen(color, max(2.0, area.width() / 5)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(_corners(area, ((0.05, 0.55), (0.38, 0.9), (0.95, 0.12))))
    else:
        painter.drawPolygon(_corners(area, _SHAPES[pattern]))


def _fill(painter: QPainter, area: QRectF, color: QColor, line: QColor | None, radius: float) -> None:
    painter.setBrush(color)
    if line is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        painter.setPen(QPen(line, 1))
        area = area.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(area, radius, radius)


def _corners(area: QRectF, parts: tuple[tuple[float, float], ...]) -> QPolygonF:
    return QPolygonF([QPointF(area.x() + x * area.width(), area.y() + y * area.height()) for x, y in parts])


def _columns(painter: QPainter, area: QRectF, color: QColor, *, hollow: bool) -> None:
    """Three, as those of a diagram."""
    painter.setPen(QPen(color, 1) if hollow else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if hollow else color)
    wide = area.width() / 4
    for at, height in enumerate((0.6, 1.0, 0.75)):
        column = QRectF(area.left() + at * wide * 1.5, 0, wide, area.height() * height)
        column.moveBottom(area.bottom())
        painter.drawRect(column.adjusted(0.5, 0.5, -0.5, -0.5) if hollow else column)


def _span(painter: QPainter, area: QRectF, color: QColor) -> None:
    y = area.center().y()
    painter.setPen(QPen(color, 2))
    painter.drawLine(QLineF(area.left() + 1, y, area.right() - 1, y))
    for x in (area.left() + 1, area.right() - 1):
        painter.drawLine(QLineF(x, y - 3, x, y + 3))


def _outline(painter: QPainter, area: QRectF, color: QColor, radius: float, *, dashed: bool) -> None:
    pen = QPen(color, max(1.4, min(2.0, area.width() / 6)))
    if dashed:
        pen.setDashPattern([2.0, 1.4])
    half = pen.widthF() / 2
    soft = QColor(color)
    soft.setAlphaF(0.12 if dashed else 0.2)
    painter.setPen(pen)
    painter.setBrush(soft)
    painter.drawRoundedRect(area.adjusted(half, half, -half, -half), radius, radius)


def _mark(painter: QPainter, area: QRectF, pattern: Pattern, ink: QColor) -> None:
    """The sign on top of a filled cell, in the colour of the surface so that it shows on any fill."""
    side = min(area.width(), area.height())
    box = QRectF(0, 0, side * 0.56, side * 0.56)
    box.moveCenter(area.center())
    thick = side / 14 if pattern in (Pattern.BAR, Pattern.BARS, Pattern.POST) else side / 8
    painter.setPen(QPen(ink, max(1.0, thick), Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    match pattern:
        case Pattern.BAR:
            painter.drawLine(QLineF(area.left(), area.center().y(), area.right(), area.center().y()))
        case Pattern.BARS:
            for part in (0.3, 0.7):
                y = area.top() + area.height() * part
                painter.drawLine(QLineF(area.left(), y, area.right(), y))
        case Pattern.POST:
            painter.drawLine(QLineF(area.center().x(), area.top(), area.center().x(), area.bottom()))
        case Pattern.SLASH:
            painter.drawLine(QLineF(box.bottomLeft(), box.topRight()))
        case Pattern.CROSS:
            painter.drawLine(QLineF(box.bottomLeft(), box.topRight()))
            painter.drawLine(QLineF(box.topLeft(), box.bottomRight()))
        case Pattern.DOT:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(area.center(), side / 6, side / 6)
        case _:
            return


def paint_torn(painter: QPainter, area: QRectF, color: QColor) -> None:
    """Something that is not there: hatched, its left and right edge torn off."""
    tooth = max(2.0, min(area.width() / 4, area.height() / 6))
    steps = 6
    points = [
        QPointF(area.left() + (tooth if at % 2 else 0), area.top() + area.height() * at / steps)
        for at in range(steps + 1)
    ]
    points += [
        QPointF(area.right() - (tooth if at % 2 else 0), area.bottom() - area.height() * at / steps)
        for at in range(steps + 1)
    ]
    soft = QColor(color)
    soft.setAlphaF(0.14)
    painter.setPen(QPen(color, 1.4))
    painter.setBrush(soft)
    painter.drawPolygon(QPolygonF(points))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(color, Qt.BrushStyle.BDiagPattern))
    painter.drawPolygon(QPolygonF(points))
