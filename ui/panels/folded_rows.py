"""Rows of a table that are as high as what is written in them: columns of sentences fold instead of being cut."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ui.widgets.text import kept_start

MOST_ROWS = 500
"""Rows that are measured; those after them have one line, and their tool tip."""
MOST_LINES = 5
_TALL = 100_000


class FoldedCell(QStyledItemDelegate):
    """Text that goes on in the next line, between words and where a path may break."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.features |= QStyleOptionViewItem.ViewItemFeature.WrapText
        option.text = kept_start(option.text)


class FoldedRows(QObject):
    """Lets ``columns`` of ``table`` fold, and follows their widths and the rows while the table is seen."""

    def __init__(self, table: QTableView, columns: Sequence[int]) -> None:
        super().__init__(table)
        self._table = table
        self._columns = tuple(map(int, columns))
        self._cell = FoldedCell(table)
        self._heights: dict[tuple[str, int, bool], int] = {}
        self._timer = QTimer(self, interval=0, singleShot=True)
        self._timer.timeout.connect(self.fit)
        for column in self._columns:
            table.setItemDelegateForColumn(column, self._cell)
        model, header = table.model(), table.horizontalHeader()
        for signal in (model.modelReset, model.rowsInserted, model.layoutChanged, model.dataChanged):
            signal.connect(lambda *_: self._timer.start())
        header.sectionResized.connect(self._follow_width)
        table.installEventFilter(self)
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show:
            self._timer.start()
        return super().eventFilter(watched, event)

    def _follow_width(self, column: int, _before: int, _now: int) -> None:
        if column in self._columns:
            self._timer.start()

    def fit(self) -> None:
        """Make each row as high as its folded texts; of a table that is not seen, when it is."""
        table, model = self._table, self._table.model()
        if not table.isVisible():
            return
        option = QStyleOptionViewItem()
        option.initFrom(table)
        option.font = table.font()
        option.decorationSize = QSize(16, 16)
        one = table.verticalHeader().defaultSectionSize()
        line = table.fontMetrics().lineSpacing()
        shown = [column for column in self._columns if not table.isColumnHidden(column)]
        for row in range(min(model.rowCount(), MOST_ROWS)):
            text = max((self._height(model.index(row, column), option) for column in shown), default=line)
            height = one + line * (min(MOST_LINES, max(1, round(text / line))) - 1)
            if table.rowHeight(row) != height:
                table.setRowHeight(row, height)

    def _height(self, index: QModelIndex, option: QStyleOptionViewItem) -> int:
        """Of the text alone."""
        wide = self._table.columnWidth(index.column())
        has_icon = index.data(Qt.ItemDataRole.DecorationRole) is not None
        key = str(index.data() or ""), wide, has_icon
        if key not in self._heights:
            if len(self._heights) > 4 * MOST_ROWS:
                self._heights.clear()
            option.rect = QRect(0, 0, wide - self._beside(index, option), _TALL)
            whole = self._cell.sizeHint(option, index).height()
            option.rect = QRect(0, 0, _TALL, _TALL)
            single = self._cell.sizeHint(option, index).height()
            self._heights[key] = whole - single + self._table.fontMetrics().lineSpacing()
        return self._heights[key]

    def _beside(self, index: QModelIndex, option: QStyleOptionViewItem) -> int:
        """Pixels that a style sheet keeps beside a text, which Qt forgets when it measures one that folds."""
        cell, part = QStyleOptionViewItem(option), QStyle.SubElement.SE_ItemViewItemText
        cell.rect = QRect(0, 0, _TALL, _TALL)
        self._cell.initStyleOption(cell, index)
        cell.icon = QIcon()
        cell.features &= ~QStyleOptionViewItem.ViewItemFeature.HasDecoration
        cell.widget = self._table
        return _TALL - self._table.style().subElementRect(part, cell, self._table).width()
