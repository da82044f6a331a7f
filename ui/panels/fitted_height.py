"""A list above something else takes no more room than its rows need."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPoint
from PySide6.QtWidgets import QSplitter, QTableView, QTreeView

from ui.panels.kept_layout import header_of

SLACK = 4
MOST_ROWS = 40
"""With more rows, a table in a page that scrolls has a scroll bar of its own."""
_ANY = (1 << 24) - 1
"""Qt's own limit of a height."""


class FittedHeight(QObject):
    """Makes the first part of ``splitter`` no higher than it is when all rows of ``table`` in it are seen; with
    more rows it has its share again.

    ``rows`` counts those of ``model`` without a filter: what is typed into a filter moves nothing.
    """

    def __init__(
        self,
        splitter: QSplitter,
        table: QTableView | QTreeView,
        model: QAbstractItemModel,
        rows: Callable[[], int],
    ) -> None:
        super().__init__(splitter)
        part = splitter.widget(0)
        if part is None:
            raise ValueError("a splitter without a part")
        self._splitter, self._part, self._table, self._rows = splitter, part, table, rows
        self._shares = splitter.sizes()
        splitter.splitterMoved.connect(self._take_shares)
        for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            changed.connect(self.fit)
        part.installEventFilter(self)
        table.installEventFilter(self)
        self.fit()

    def _take_shares(self, _position: int, _handle: int) -> None:
        self._shares = self._splitter.sizes()

    def fit(self) -> None:
        """Take the height of the rows that there are now."""
        part, table = self._part, self._table
        if not part.isVisible():
            return
        if not table.isVisible():  # something else is in its place
            part.setMinimumHeight(part.sizeHint().height())
            self._limit(_ANY)
            return
        part.setMinimumHeight(0)
        one = (
            table.sizeHintForIndex(table.model().index(0, 0)).height()
            if isinstance(table, QTreeView)
            else table.verticalHeader().defaultSectionSize()
        )
        beside = table.mapTo(part, QPoint()).y()
        needed = header_of(table).height() + self._rows() * max(one, 0) + 2 * table.frameWidth() + SLACK
        self._limit(beside + max(needed, table.minimumHeight()))

    def _limit(self, height: int) -> None:
        if self._part.maximumHeight() != height:
            self._part.setMaximumHeight(height)
            self._splitter.setSizes(self._shares)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.FontChange):
            self.fit()
        return super().eventFilter(watched, event)


class WholeTable(QObject):
    """Makes ``table``, in a page that scrolls, as high as its rows, up to ``most``, so that the last one
    is reached without a scroll bar of its own; ``least`` rows have space at all times."""

    def __init__(self, table: QTableView, least: int, most: int = MOST_ROWS) -> None:
        super().__init__(table)
        self._table, self._least, self._most = table, least, most
        model = table.model()
        for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            changed.connect(self.fit)
        table.installEventFilter(self)
        self.fit()

    def fit(self) -> None:
        """Take the height of the rows that there are now."""
        table = self._table
        rows = max(self._least, min(table.model().rowCount(), self._most))
        beside = max(header_of(table).sizeHint().height(), header_of(table).height()) + 2 * table.frameWidth()
        table.setMinimumHeight(beside + rows * table.verticalHeader().defaultSectionSize() + SLACK)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit()
        return super().eventFilter(watched, event)
