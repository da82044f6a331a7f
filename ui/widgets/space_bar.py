"""The space of a volume as a bar: what chains and other files take, what is free, what the next backups need."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from ui.format import percent, size
from ui.palette import Tokens
from ui.values.space import SpacePart, SpaceUse
from ui.values.swatch import Swatch
from ui.widgets.legend import LegendEntry, legend_height, paint_legend
from ui.widgets.picture import Picture
from ui.widgets.swatch import paint_swatch

HEIGHT, GAP = 16.0, 8.0
LEAST = 3.0
"""Pixels of a part that is there at all."""


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("SpaceBar", text)


class SpaceBar(Picture):
    """Each part is an element; what the next backups need is a mark on the free part."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Space of the destination"), tr("The space of this destination is not known."), parent)
        self._use = SpaceUse(())

    def set_use(self, use: SpaceUse | None) -> None:
        """Show ``use``, or that it is not known."""
        self._use = use or SpaceUse(())
        self.data_changed()

    def sizeHint(self) -> QSize:
        return QSize(360, self.heightForWidth(360))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.heightForWidth(max(160, self.width())))

    def heightForWidth(self, width: int) -> int:
        if not self._use.parts:
            return int(self.metrics().height() * 2)
        return int(HEIGHT + GAP + legend_height(self._legend(), width, self.metrics()) + 2)

    def _legend(self) -> list[LegendEntry]:
        found = [LegendEntry(f"{part.name} {size(part.bytes)}", self._swatch(part)) for part in self._use.parts]
        if self._use.needed:
            found.append(LegendEntry(tr("next full backups {}").format(size(self._use.needed)), Swatch("pending")))
        return found

    def _swatch(self, part: SpacePart) -> Swatch:
        return Swatch(part.color)

    def element_count(self) -> int:
        return len(self._use.parts)

    def element_area(self, index: int) -> QRectF:
        total, width, parts = max(1, self._use.total), float(self.width()), self._use.parts
        widths = [max(LEAST, width * part.bytes / total) if part.bytes else 0.0 for part in parts]
        scale = width / sum(widths) if sum(widths) else 1.0
        left = sum(widths[:index]) * scale
        return QRectF(left, 1.0, widths[index] * scale, HEIGHT)

    def element_text(self, index: int) -> str:
        part = self._use.parts[index]
        share = percent(part.bytes, self._use.total)
        text = tr("{}: {}, {}").format(part.name, size(part.bytes), share)
        if index == self.element_count() - 1 and self._use.needed:
            text += "\n" + tr("The next full backups need about {}.").format(size(self._use.needed))
        return text

    def summary(self) -> str:
        return ", ".join(f"{part.name} {size(part.bytes)}" for part in self._use.parts)

    def table(self) -> list[tuple[str, ...]]:
        rows = [(part.name, size(part.bytes), percent(part.bytes, self._use.total)) for part in self._use.parts]
        return [(tr("Part"), tr("Size"), tr("Share")), *rows]

    def paint_picture(self, painter: QPainter, tokens: Tokens) -> None:
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(0, 1, self.width(), HEIGHT), 4, 4)
        painter.save()
        painter.setClipPath(shape)
        for index, part in enumerate(self._use.parts):
            area = self.element_area(index)
            if area.width():
                paint_swatch(painter, area, self._swatch(part), tokens, 0.0)
                if area.left() > 0:  # greys that touch cannot be told apart
                    painter.fillRect(QRectF(area.left() - 1, 1, 2, HEIGHT), QColor(tokens.surface))
        painter.restore()
        painter.setPen(QPen(QColor(tokens.control), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(0.5, 1.5, self.width() - 1, HEIGHT - 1), 4, 4)
        self._paint_need(painter, tokens)
        paint_legend(painter, QPointF(0, HEIGHT + GAP), self.width(), self._legend(), tokens)

    def _paint_need(self, painter: QPainter, tokens: Tokens) -> None:
        """How far into the free part the next backups go; at its end where they do not fit."""
        if not self._use.needed or not self._use.parts:
            return
        free = self.element_area(len(self._use.parts) - 1)
        share = min(1.0, self._use.needed / max(1, self._use.parts[-1].bytes))
        x = free.left() + free.width() * share
        painter.setPen(QPen(QColor(tokens.pending), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLine(QLineF(free.left(), HEIGHT - 1, x, HEIGHT - 1))
        painter.drawLine(QLineF(x - 1.5, 1, x - 1.5, HEIGHT))
