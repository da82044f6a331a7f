"""A table that sorts by raw values, copies what is selected, and draws levels as icons."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.icons import set_icon
from ui.models.instances import SORT, RowsModel
from ui.panels.copy_cell import CopyCell
from ui.widgets.own_choice import OwnChoice
from ui.widgets.sort_mark import SortMark


class SortedTable(OwnChoice, QTableView):
    """Shows ``model``; a click on a title sorts, Ctrl+C copies the selected rows with their titles,
    Ctrl+Shift+C the current cell."""

    def __init__(self, model: RowsModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = model
        self._proxy = _Sorter(self)
        self._proxy.setFilterKeyColumn(-1)
        self._proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._proxy.setSourceModel(model)
        self.setModel(self._proxy)
        self.setAccessibleName(name)
        self.setSortingEnabled(True)
        SortMark(self)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 1.75))
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)
        copy = QAction(self.tr("Copy rows"), self)
        set_icon(copy, "copy")
        copy.setStatusTip(self.tr("Copy the selected rows, or all, with headings"))
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy)
        self.addActions([copy, CopyCell(self)])
        self._copy, self._line = copy, QAction(self)
        self._line.setSeparator(True)

    def offer(self, *actions: QAction) -> None:
        """Put ``actions`` into the context menu, above what each table has."""
        self.insertAction(self._copy, self._line)
        self.insertActions(self._line, actions)

    def set_filter(self, text: str) -> None:
        """Show only the rows that contain ``text`` in one of their cells."""
        self._proxy.setFilterFixedString(text)

    def row_at(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """The row of the model that is shown at ``index``; -1 for none."""
        return self._proxy.mapToSource(index).row()

    def shown_index(self, row: int, column: int = 0) -> QModelIndex:
        """Where a cell of the model is shown; not valid where a filter hides it."""
        return self._proxy.mapFromSource(self.rows.index(row, column))

    def copy(self) -> None:
        """Put the selected rows, or all, on the clipboard: tab-separated, with the titles."""
        proxy = self._proxy
        selected = sorted(index.row() for index in self.selectionModel().selectedRows())
        columns = range(proxy.columnCount())
        lines = ["\t".join(self.rows.titles)]
        lines += [
            "\t".join(str(proxy.index(row, column).data() or "") for column in columns)
            for row in selected or range(proxy.rowCount())
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        super().keyPressEvent(event)


class _Sorter(QSortFilterProxyModel):
    """By the raw values, mixed kinds apart."""

    def lessThan(
        self, left: QModelIndex | QPersistentModelIndex, right: QModelIndex | QPersistentModelIndex
    ) -> bool:
        a, b = left.data(SORT), right.data(SORT)
        if isinstance(a, str) or isinstance(b, str):
            return str(a) < str(b)
        return bool((a or 0) < (b or 0))
