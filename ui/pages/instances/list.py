"""The list of instances: name, product, state, folder and figures of each, in a few painted lines."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.icons import draw_icon
from ui.levels import Level
from ui.models.instances import InstanceRole, InstancesModel
from ui.palette import Tokens, tokens_of

PAD = 10.0
LINES = 5
STATE = 2
"""The line that says in which state the files are; the next one says how well they are protected."""
LINE = 1.3
"""Height of a line in font heights."""


class InstanceList(QListView):
    """Shows an :class:`~ui.models.instances.InstancesModel`, one row selected at a time."""

    def __init__(self, model: InstancesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(self.tr("Instances"))
        self.setItemDelegate(_Delegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 22)


class _Delegate(QStyledItemDelegate):
    """Name, product, state and protection by shape and word, folder; figures where room is."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, round(QFontMetricsF(option.font).height() * LINE * (LINES + 0.05) + 2 * PAD))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        view: QWidget = option.widget
        tokens = tokens_of(view)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect).adjusted(3, 2, -3, -2)
        self._paint_ground(painter, area, option.state, tokens)
        inner = area.adjusted(PAD, PAD * 0.7, -PAD, -PAD * 0.7)
        step = QFontMetricsF(option.font).height() * LINE
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        middle, right = Qt.TextElideMode.ElideMiddle, Qt.TextElideMode.ElideRight
        lines = (
            (str(index.data()), bold, tokens.text, right),
            (str(index.data(InstanceRole.PRODUCT)), option.font, tokens.text, right),
            ("", option.font, tokens.text, right),
            ("", option.font, tokens.text, right),
            (str(index.data(InstanceRole.FOLDER)), option.font, tokens.muted, middle),
        )
        for at, (text, font, color, mode) in enumerate(lines):
            row = QRectF(inner.left(), inner.top() + at * step, inner.width(), step)
            if text:
                _draw(painter, row, text, font, color, mode)
            elif at == STATE:
                self._paint_state(painter, row, index, bold, tokens)
            else:
                self._paint_verdict(painter, row, index, option.font, tokens)
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRectF, state: QStyle.StateFlag, tokens: Tokens) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(tokens.accent_soft))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(tokens.hover))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens.focus), 2))
        painter.drawRoundedRect(area, 7, 7)

    def _paint_verdict(
        self,
        painter: QPainter,
        row: QRectF,
        index: QModelIndex | QPersistentModelIndex,
        font: QFont,
        tokens: Tokens,
    ) -> None:
        level: Level = index.data(InstanceRole.VERDICT_LEVEL)
        words = str(index.data(InstanceRole.VERDICT))
        if words:
            _draw_level(painter, row, level, words, font, tokens)

    def _paint_state(
        self,
        painter: QPainter,
        row: QRectF,
        index: QModelIndex | QPersistentModelIndex,
        bold: QFont,
        tokens: Tokens,
    ) -> None:
        level: Level = index.data(InstanceRole.LEVEL)
        word = str(index.data(InstanceRole.STATE))
        text = _draw_level(painter, row, level, word, bold, tokens)
        used = QFontMetricsF(bold).horizontalAdvance(word) + 8
        figures = str(index.data(InstanceRole.FIGURES)).partition(" · ")[0]
        rest = text.adjusted(used, 0, 0, 0)
        if rest.width() >= QFontMetricsF(bold).horizontalAdvance(figures):
            plain = QFont(bold)
            plain.setWeight(QFont.Weight.Normal)
            painter.setFont(plain)
            painter.setPen(QColor(tokens.muted))
            painter.drawText(rest, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), figures)


def _draw_level(painter: QPainter, row: QRectF, level: Level, words: str, font: QFont, tokens: Tokens) -> QRectF:
    """The shape of ``level`` and ``words`` in its colour; the room for words is returned."""
    side = row.height() * 0.72
    color = level.color(tokens)
    top = row.top() + (row.height() - side) / 2
    draw_icon(painter, QRectF(row.left(), top, side, side), level.icon, color)
    text = row.adjusted(side + 6, 0, 0, 0)
    _draw(painter, text, words, font, color, Qt.TextElideMode.ElideRight)
    return text


def _draw(painter: QPainter, area: QRectF, text: str, font: QFont, color: str, mode: Qt.TextElideMode) -> None:
    painter.setFont(font)
    painter.setPen(QColor(color))
    shown = QFontMetricsF(font).elidedText(text, mode, area.width())
    painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
