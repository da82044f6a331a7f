"""The tables of the database at the left: search by name, sizes, counts, and a search in all of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QHeaderView, QLineEdit, QVBoxLayout, QWidget

import engine
from app.tables.reading import TableHits
from ui.format import plural
from ui.models.instances import RowsModel
from ui.models.opened_tables import ListedTable, OpenedTables
from ui.models.table_definitions import FOUND, NAME, ROWS, SIZE, count_cell, hits_cell, table_cells, visible
from ui.panels.kept_layout import fit_columns
from ui.panels.sorted_table import SortedTable
from ui.widgets.buttons import icon_button
from ui.widgets.text import TextLabel, show_part

_NARROW = 36
"""Characters of width below which the sizes make room for the names."""


class TablesList(QWidget):
    """``chosen`` carries the name of a table, ``searched`` the text of a search in all tables (empty: none),
    ``missed`` one that no row has."""

    chosen = Signal(str)
    searched = Signal(str)
    missed = Signal(str)

    def __init__(self, open_tables: OpenedTables, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open = open_tables
        self._listed: list[ListedTable] = []
        self._quiet = False
        self.searched_text = ""
        """What all tables are searched for."""
        self._found = 0
        self._first_hit = ""
        self._searching = False
        titles = self.tr("Table"), self.tr("Rows"), self.tr("Size"), self.tr("Found")
        self.list = SortedTable(RowsModel(titles, (ROWS, SIZE, FOUND)), self.tr("Tables"))
        self.list.setSelectionMode(SortedTable.SelectionMode.SingleSelection)
        header = self.list.horizontalHeader()
        header.setStretchLastSection(False)
        for at in (ROWS, SIZE):
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(FOUND, QHeaderView.ResizeMode.Fixed)
        fit_columns(self.list, {FOUND: "1,000,000"}, icon=-1)  # with space for the arrow of the sorting
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.databases = QComboBox()
        self.databases.setAccessibleName(self.tr("Database"))
        self.databases.hide()
        self.databases.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.databases.activated.connect(lambda _at: open_tables.choose(self.databases.currentText()))
        self._build_search()
        self._build_actions()
        self.system = QCheckBox(self.tr("Tables of the engine"))
        self.system.setAccessibleName(self.tr("List the tables of the engine"))
        self.system.setToolTip(self.tr("Also list the catalog and the other internal tables of the engine"))
        self.system.toggled.connect(lambda _on: self._fill())
        self.says = TextLabel("", "small", fold=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 6, 0)
        column.addWidget(self.databases)
        column.addLayout(self._search_row)
        column.addWidget(self.filter)
        column.addWidget(self.list, 1)
        column.addWidget(self.system)
        column.addWidget(self.says)
        self.list.selectionModel().currentRowChanged.connect(lambda *_: self._take_row())
        model = self.list.model()
        for signal in (model.modelReset, model.layoutChanged, model.rowsInserted, model.rowsRemoved):
            signal.connect(lambda *_: self._span_views())
        open_tables.tables_changed.connect(self._fill)
        open_tables.counted.connect(self._take_count)
        open_tables.hit.connect(self._take_hits)
        open_tables.searching.connect(self._show_searching)
        open_tables.search_ended.connect(self._end_search)

    def _build_search(self) -> None:
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter tables by name"))
        self.filter.setAccessibleName(self.tr("Filter tables by name"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self.list.set_filter)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find in all tables"))
        self.search.setAccessibleName(self.tr("Find in all tables"))
        self.search.setToolTip(self.tr("Press Enter to look for a value in every row of every table"))
        self.search.setClearButtonEnabled(True)
        self.search.returnPressed.connect(self.start_search)
        self.search.textChanged.connect(self._take_text)
        self.go = icon_button("search", self.tr("Find in every row of every table"))
        self.go.clicked.connect(self.start_search)
        self.go.setEnabled(False)
        self.stop = icon_button("cancel", self.tr("Stop the search"))
        self.stop.clicked.connect(self._open.stop_search)
        self.stop.hide()
        self._search_row = QHBoxLayout()
        self._search_row.addWidget(self.search, 1)
        self._search_row.addWidget(self.go)
        self._search_row.addWidget(self.stop)

    def _build_actions(self) -> None:
        self.count_rows = QAction(self.tr("Count rows"), self)
        self.count_rows.setStatusTip(self.tr("Read every page of the table and count its rows"))
        self.count_rows.triggered.connect(self._count)
        self.list.addAction(self.count_rows)

    # What is shown.

    @property
    def table(self) -> str:
        """The name of the table that is chosen."""
        row = self.list.row_at(self.list.currentIndex())
        return self._listed[row].name if 0 <= row < len(self._listed) else ""

    @property
    def shown(self) -> list[ListedTable]:
        """All tables that are listed."""
        return self._listed

    def choose(self, name: str) -> None:
        """Select a table by its name; it is listed even if it is one of the engine's own."""
        folded = name.casefold()
        if any(each.table.system and each.table.name.casefold() == folded for each in self._open.tables):
            self.system.setChecked(True)
        for row, each in enumerate(self._listed):
            if each.name.casefold() == folded:
                self.list.setCurrentIndex(self.list.shown_index(row))

    def clear(self) -> None:
        """Nothing is open."""
        self._listed = []
        self.searched_text = ""
        self.list.rows.set_rows([])
        self.databases.clear()
        for field in (self.search, self.filter):
            field.clear()
        self.stop.hide()

    def _fill(self) -> None:
        before = self.table
        names = self._open.opened.names if self._open.opened is not None else ()
        self.databases.clear()
        self.databases.addItems(list(names))
        self.databases.setCurrentText(self._open.database)
        show_part(self.databases, len(names) > 1)
        self._listed = visible(self._open.tables, self.system.isChecked())
        self._quiet = True
        self.list.rows.set_rows([table_cells(each) for each in self._listed])
        self._show_found(False)
        for name, count in self._open.counts.items():
            self._take_count(name, count)
        self._quiet = False
        self._show_says()
        if before:
            self.choose(before)
        if not self.table and self._listed:
            self.list.setCurrentIndex(self.list.model().index(0, 0))

    def _span_views(self) -> None:
        """The name of a view has the whole line: a view has no size and no rows of its own."""
        self.list.clearSpans()
        for row, each in enumerate(self._listed[: self.list.rows.rowCount()]):
            at = self.list.shown_index(row)
            if each.view is not None and at.isValid():
                self.list.setSpan(at.row(), NAME, 1, FOUND + 1)

    def _show_found(self, found: bool) -> None:
        """What a search found is shown in place of the sizes."""
        self.list.setColumnHidden(FOUND, not found)
        self._searching = found
        if not found:
            self.list.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self._show_sizes()

    def _show_sizes(self) -> None:
        narrow = self.width() < self.fontMetrics().averageCharWidth() * _NARROW
        self.list.setColumnHidden(SIZE, self._searching or narrow)
        self.list.setColumnHidden(ROWS, self._searching and narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_sizes()

    def _show_says(self) -> None:
        own = sum(each.view is None and not each.table.system for each in self._open.tables)
        self.says.set_text(plural(own, "{} table of the application.", "{} tables of the application."))

    def _take_row(self) -> None:
        name = self.table
        if name and not self._quiet:
            chosen: SignalInstance = self.chosen
            chosen.emit(name)

    def _row_of(self, name: str) -> int:
        return next((row for row, each in enumerate(self._listed) if each.name == name), -1)

    def _take_count(self, name: str, count: engine.RowCount) -> None:
        row = self._row_of(name)
        if row >= 0:
            self.list.rows.set_field(row, ROWS, count_cell(count))

    def _count(self) -> None:
        listed = self._open.listed(self.table)
        if listed is not None and listed.view is None:
            self._open.count([listed.name])

    # The search in all tables.

    def look_for(self, text: str) -> None:
        """Search for ``text`` as if it had been typed."""
        self.search.setText(text)
        self.start_search()

    def start_search(self) -> None:
        """Look for the text in every table that is listed."""
        text = self.search.text().strip()
        self.searched_text = text
        if not text:
            self._open.stop_search()
            return
        for row in range(len(self._listed)):
            self.list.rows.set_field(row, FOUND, table_cells(self._listed[row])[FOUND])
        self._show_found(True)
        self._found = 0
        self._first_hit = ""
        show_part(self.stop, True)
        searched: SignalInstance = self.searched
        searched.emit(text)
        self._open.search(text, [each.name for each in self._listed if each.view is None])

    def _take_text(self, text: str) -> None:
        self.go.setEnabled(bool(text.strip()))
        if not text and self.searched_text:
            self.searched_text = ""
            self._open.stop_search()
            self._show_found(False)
            self._show_says()
            searched: SignalInstance = self.searched
            searched.emit("")

    def _take_hits(self, hits: TableHits) -> None:
        row = self._row_of(hits.table)
        if row < 0:
            return
        self.list.rows.set_field(row, FOUND, hits_cell(hits))
        self._found += hits.rows
        if hits.rows and not self._first_hit:
            self._first_hit = hits.table
            if self.table == hits.table:
                self._take_row()
            else:
                self.choose(hits.table)

    def _show_searching(self, name: str, share: float) -> None:
        self.says.set_text(self.tr("Searching {}: {} %").format(name, int(share * 100)))

    def _end_search(self, complete: bool) -> None:
        show_part(self.stop, False)
        if not complete:
            self.says.set_text(self.tr("The search was stopped. Tables without a number were not searched."))
        elif self._found:
            self.says.set_text(plural(self._found, "{} row found.", "{} rows found."))
            self.list.sortByColumn(FOUND, Qt.SortOrder.DescendingOrder)
        else:
            self.says.set_text(self.tr("No row of any table contains “{}”.").format(self.searched_text))
            missed: SignalInstance = self.missed
            missed.emit(self.searched_text)
