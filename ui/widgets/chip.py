"""Small signs of a level: the bare icon, and the chip (icon and word in a pill)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.icons import draw_icon
from ui.levels import Level
from ui.palette import Tokens, tokens_of
from ui.widgets.text import show_part


class LevelIcon(QWidget):
    """The icon of a level or, given a name, any other icon in the colour of that level."""

    def __init__(
        self, level: Level = Level.NEUTRAL, size: int = 20, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._level = level
        self._icon = icon
        self.setFixedSize(size, size)
        self.setAccessibleName(level.word)

    def set_level(self, level: Level) -> None:
        """Show ``level`` from now on."""
        if level is self._level:
            return
        self._level = level
        self.setAccessibleName(level.word)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        name = self._icon or self._level.icon
        draw_icon(painter, QRectF(self.rect()), name, self._level.color(tokens_of(self)))
        painter.end()


def paint_pill(
    painter: QPainter,
    area: QRectF,
    level: Level,
    word: str,
    metrics: QFontMetrics,
    tokens: Tokens,
    also: Level | None = None,
) -> None:
    """The chip of ``level`` and ``word`` in the cell ``area`` of a table, no wider than it needs; the sign of
    ``also`` is after it."""
    side = metrics.height() * 0.9
    room = area.adjusted(6, 3, -4 - (side + 4 if also is not None else 0), -3)
    pill = QRectF(
        room.left(), room.top(), min(room.width(), side + metrics.horizontalAdvance(word) + 26), room.height()
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(level.soft(tokens)))
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
    mark = QRectF(pill.left() + 8, pill.center().y() - side / 2, side, side)
    draw_icon(painter, mark, level.icon, level.color(tokens))
    painter.setPen(QColor(level.color(tokens)))
    text = pill.adjusted(side + 14, 0, -8, 0)
    shown = metrics.elidedText(word, Qt.TextElideMode.ElideRight, int(text.width()) + 2)
    painter.drawText(text, int(Qt.AlignmentFlag.AlignVCenter), shown)
    if also is not None:
        mark.moveLeft(pill.right() + 4)
        draw_icon(painter, mark, also.icon, also.color(tokens))
    painter.restore()


class Chip(QWidget):
    """The state of something in a word or two: shape and colour say how good it is."""

    def __init__(self, text: str = "", level: Level = Level.NEUTRAL, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._text = text
        self._level = level
        self.set_state(text, level)

    @property
    def text(self) -> str:
        return self._text

    @property
    def level(self) -> Level:
        return self._level

    def set_state(self, text: str, level: Level, tip: str = "") -> None:
        """Show ``text`` at ``level``; ``tip`` explains it."""
        self._text, self._level = text, level
        self.setAccessibleName(text)
        self.setAccessibleDescription(tip or level.word)
        self.setToolTip(tip)
        show_part(self, bool(text))
        self.updateGeometry()
        self.update()

    def _side(self) -> int:
        return round(QFontMetricsF(self.font()).height() * 0.9)

    def _bold_width(self) -> float:
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        return QFontMetricsF(font).horizontalAdvance(self._text)

    def sizeHint(self) -> QSize:
        height = round(QFontMetricsF(self.font()).height() * 1.65)
        return QSize(round(self._side() + 6 + self._bold_width() + height * 0.85) + 2, height)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), self._side() + hint.height() * 2), hint.height())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = tokens_of(self)
        area = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._level.soft(tokens)))
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        side, pad = self._side(), area.height() * 0.38
        color = self._level.color(tokens)
        draw_icon(painter, QRectF(pad, (area.height() - side) / 2, side, side), self._level.icon, color)
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(color))
        room = area.adjusted(pad + side + 6, 0, -pad + 2, 0)
        text = QFontMetricsF(font).elidedText(self._text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)
        painter.end()
