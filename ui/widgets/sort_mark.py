"""The mark of a sorted column, beside its heading: one that a style sheet places covers a part of the text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QTableView, QTreeView, QWidget
from shiboken6 import isValid

from ui.palette import tokens_of

_WIDTH, _GAP, _PADDING = 9, 4, 8
"""Pixels of the mark, between it and the heading, and of a heading (``style.qss``)."""
BESIDE = _WIDTH + _GAP
"""What a heading needs for it."""
_FOLLOWED = frozenset({QEvent.Type.FontChange, QEvent.Type.Show, QEvent.Type.Resize, QEvent.Type.StyleChange})


class SortMark(QWidget):
    """Shows which column of ``table`` its rows are sorted by, and which way. It takes no clicks."""

    def __init__(self, table: QTableView | QTreeView) -> None:
        header = table.header() if isinstance(table, QTreeView) else table.horizontalHeader()
        super().__init__(header.viewport())
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        header.sortIndicatorChanged.connect(self._place)
        header.sectionResized.connect(self._place)
        header.sectionMoved.connect(self._place)
        header.geometriesChanged.connect(self._place)
        table.horizontalScrollBar().valueChanged.connect(self._place)
        header.installEventFilter(self)
        self._place()

    @property
    def _header(self) -> QHeaderView | None:
        """Asked for each time: what Python knows of the header of a table can end before the header does."""
        viewport = self.parentWidget() if isValid(self) else None
        header = viewport.parentWidget() if viewport is not None else None
        return header if isinstance(header, QHeaderView) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _FOLLOWED:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self, *_: object) -> None:
        header = self._header
        if header is None:  # what it sends while it is deleted
            return
        section = header.sortIndicatorSection()
        is_sorted = header.isSortIndicatorShown() and 0 <= section < header.count()
        if not is_sorted or header.isSectionHidden(section):
            self.hide()
            return
        first = header.sectionViewportPosition(section)
        end = first + header.sectionSize(section)
        bold = QFont(header.font())
        bold.setBold(True)
        model, across = header.model(), Qt.Orientation.Horizontal
        wide = QFontMetrics(bold).horizontalAdvance(str(model.headerData(section, across) or ""))
        aligned = model.headerData(section, across, Qt.ItemDataRole.TextAlignmentRole)
        if int(aligned or 0) & int(Qt.AlignmentFlag.AlignRight):
            left = max(first + 1, end - _PADDING - wide - _GAP - _WIDTH)
        else:
            left = min(first + _PADDING + wide + _GAP, end - _WIDTH - 1)
        self.setGeometry(left, (header.height() - _WIDTH) // 2, _WIDTH, _WIDTH)
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        header = self._header
        if header is None:
            return
        tokens, middle = tokens_of(self), _WIDTH / 2
        down = header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.sunken))  # a heading that is cut ends here
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.muted), 1.4))
        tip = 1.8 if down else -1.8
        ends = [QPointF(middle + way * 3.2, middle - tip) for way in (-1, 1)]
        painter.drawPolyline([ends[0], QPointF(middle, middle + tip), ends[1]])
        painter.end()
