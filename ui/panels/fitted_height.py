"""A list above something else takes no more room than its rows need."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject
from PySide6.QtWidgets import QTableView, QTreeView, QWidget

from ui.panels.kept_layout import header_of

SLACK = 4
_ANY = (1 << 24) - 1
"""Qt's own limit of a height."""


class FittedHeight(QObject):
    """Makes ``part`` of a splitter no higher than it is when all rows of ``table`` in it are seen.

    ``rows`` counts those of ``model`` without a filter: what is typed into a filter moves nothing.
    """

    def __init__(
        self, part: QWidget, table: QTableView | QTreeView, model: QAbstractItemModel, rows: Callable[[], int]
    ) -> None:
        super().__init__(part)
        self._part, self._table, self._rows = part, table, rows
        for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            changed.connect(self.fit)
        part.installEventFilter(self)
        table.installEventFilter(self)
        self.fit()

    def fit(self) -> None:
        """Take the height of the rows that there are now."""
        part, table = self._part, self._table
        if not part.isVisible():
            return
        if not table.isVisible():  # something else is in its place
            part.setMaximumHeight(_ANY)
            part.setMinimumHeight(part.sizeHint().height())
            return
        part.setMinimumHeight(0)
        one = (
            table.sizeHintForRow(0)
            if isinstance(table, QTreeView)
            else table.verticalHeader().defaultSectionSize()
        )
        beside = part.height() - table.height()
        needed = header_of(table).height() + self._rows() * max(one, 0) + 2 * table.frameWidth() + SLACK
        part.setMaximumHeight(beside + max(needed, table.minimumHeight()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.FontChange):
            self.fit()
        return super().eventFilter(watched, event)
