"""An age in words, and below it a bar as long as the age, with a mark where its target is."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from ui.levels import Level
from ui.palette import Tokens


class PaintedAge(Protocol):
    """What is painted; ``part`` is the age as a part of what its target allows, None without a target."""

    @property
    def text(self) -> str: ...

    @property
    def level(self) -> Level: ...

    @property
    def part(self) -> float | None: ...


def paint_age(painter: QPainter, area: QRectF, age: PaintedAge, font: QFont, tokens: Tokens) -> None:
    """Paint ``age`` into the cell ``area`` of a table."""
    color = tokens.text if age.level in (Level.NEUTRAL, Level.SUCCESS) else age.level.color(tokens)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(QColor(color))
    words = area if age.part is None else area.adjusted(0, 0, 0, -6)
    shown = metrics.elidedText(age.text, Qt.TextElideMode.ElideRight, words.width())
    painter.drawText(words, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
    if age.part is None:
        return
    track = QRectF(area.left(), area.bottom() - 4, area.width(), 4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.border))
    painter.drawRoundedRect(track, 2, 2)
    painter.setBrush(QColor(age.level.color(tokens)))
    filled = QRectF(track)
    filled.setWidth(track.width() * min(1.0, age.part))
    painter.drawRoundedRect(filled, 2, 2)
    if age.part > 1:  # the target is where the age went past it
        at = track.left() + track.width() / age.part
        painter.setPen(QPen(QColor(tokens.surface), 4))
        painter.drawLine(QLineF(at, track.top() - 1, at, track.bottom() + 1))
        painter.setPen(QPen(QColor(tokens.text), 2))
        painter.drawLine(QLineF(at, track.top() - 1, at, track.bottom() + 1))
