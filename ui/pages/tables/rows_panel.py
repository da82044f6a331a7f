"""The rows of one table: order, key, filter, find, the rows themselves, and how far reading is."""

from __future__ import annotations

import csv

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

import engine
from app.meaning import RowView
from app.tables.conditions import condition_of
from app.tables.opening import OpenedSource
from app.tables.reading import RowQuery
from app.tables.writing import RowSelection
from engine.errors import Cancelled, JetError, Unsupported
from ui.format import plural
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.opened_tables import ListedTable
from ui.models.row_reading import RowReading
from ui.models.table_definitions import column_views, order_choices, view_columns
from ui.pages.tables.row_filter import RowFilter
from ui.pages.tables.rows_table import RowsTable
from ui.values.message import Message
from ui.widgets.banner import Banner
from ui.widgets.buttons import ActionButton, push_button
from ui.widgets.empty_words import EmptyWords
from ui.widgets.form import set_invalid
from ui.widgets.text import ElidedLabel, TextLabel, show_part
from ui.worker import Background


class RowsPanel(QWidget):
    """``row_changed`` comes with another current row or column, ``table_wanted`` carries a table to go to."""

    row_changed = Signal()
    table_wanted = Signal(str)

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opened: OpenedSource | None = None
        self._table: engine.Table | None = None
        self._view: RowView | None = None
        self._database = ""
        self._count: engine.RowCount | None = None
        self._fitted = False
        self.reading = RowReading(background, self)
        self.window_model = self.reading.window
        self.rows = RowsTable(self.window_model)
        self.words = EmptyWords(self.rows.view)
        self.filter = RowFilter()
        self.addActions(self.filter.keys)
        self.trouble = Banner()
        self._build_view()
        self._build_order()
        self._build_status()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._about_view)
        column.addWidget(self.filter)
        column.addLayout(self._tools)
        column.addWidget(self.trouble)
        column.addWidget(self.rows, 1)
        column.addLayout(self._status)
        self._connect()

    # How it is made.

    def _build_view(self) -> None:
        """What a view shows, what it does not know, and the way to its raw table."""
        self.view_says = TextLabel("", "small", fold=True)
        self.raw_table = push_button(self.tr("Raw table"), icon="tables")
        self.raw_table.setToolTip(self.tr("Show the table as it is stored"))
        self.raw_table.clicked.connect(self._ask_raw)
        self._about_view = QWidget()
        row = QHBoxLayout(self._about_view)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.view_says, 1)
        row.addWidget(self.raw_table)
        self._about_view.hide()

    def _show_view(self) -> None:
        view = self._view
        show_part(self._about_view, view is not None)
        if view is not None:
            self.view_says.set_text(" ".join(map(shown, (view.about, *view.limits))))
            self.view_says.setToolTip("\n".join(map(shown, view.limits)))
            self.raw_table.setAccessibleName(self.tr("Raw table {}").format(view.table.name))

    def _ask_raw(self) -> None:
        if self._view is not None:
            wanted: SignalInstance = self.table_wanted
            wanted.emit(self._view.table.name)

    def _build_order(self) -> None:
        self.order = QComboBox()
        self.order.setAccessibleName(self.tr("Order of the rows"))
        self.order.setToolTip(self.tr("The index in whose order the rows are shown"))
        self.order.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.order.setMinimumContentsLength(10)
        self.key = QLineEdit()
        self.key.setAccessibleName(self.tr("Go to key"))
        self.key.setPlaceholderText(self.tr("Go to key"))
        self.key.setClearButtonEnabled(True)
        self.key.setMinimumWidth(self.key.fontMetrics().averageCharWidth() * 12)
        self.key.setMaximumWidth(self.key.fontMetrics().averageCharWidth() * 32)
        self.first = QAction(self.tr("First"), self)
        self.first.setToolTip(self.tr("Go to the first row (Ctrl+Home)"))
        self.first.setStatusTip(self.tr("Go to the first row"))
        self.last = QAction(self.tr("Last"), self)
        self.last.setToolTip(self.tr("Go to the last row (Ctrl+End)"))
        self.last.setStatusTip(self.tr("Go to the last row"))
        self._tools = QHBoxLayout()
        self._tools.addWidget(self.order, 2)
        self._tools.addWidget(self.key, 1)
        self._tools.addWidget(ActionButton(self.first))
        self._tools.addWidget(ActionButton(self.last))

    def _build_status(self) -> None:
        self.says = ElidedLabel("", "small")
        self.bar = QProgressBar(maximum=1000, textVisible=False)
        self.bar.setAccessibleName(self.tr("Progress of the search"))
        self.bar.setMaximumWidth(160)
        self.stop = push_button(self.tr("Stop"), icon="cancel")
        self.stop.setToolTip(self.tr("Stop reading. The rows that were found stay."))
        self.count_rows = QAction(self.tr("Count rows"), self)
        self.count_rows.setStatusTip(self.tr("Read every page of the table and count its rows"))
        self.count_rows.setToolTip(self.count_rows.statusTip())
        self.count_button = ActionButton(self.count_rows)
        self._status = QHBoxLayout()
        self._status.addWidget(self.says, 1)
        self._status.addWidget(self.count_button)
        self._status.addWidget(self.bar)
        self._status.addWidget(self.stop)
        self.bar.hide()
        self.stop.hide()

    def _connect(self) -> None:
        reading, rows = self.reading, self.rows
        rows.before_wanted.connect(reading.before)
        rows.share_wanted.connect(reading.go_to_share)
        rows.first_wanted.connect(reading.first)
        rows.last_wanted.connect(reading.last)
        rows.current_changed.connect(self._tell_row)
        rows.only_value.triggered.connect(lambda: self._filter_by_value(False))
        rows.without_value.triggered.connect(lambda: self._filter_by_value(True))
        self.first.triggered.connect(reading.first)
        self.last.triggered.connect(reading.last)
        self.count_rows.triggered.connect(self._start_count)
        self.order.activated.connect(lambda _at: self._ask())
        self.key.returnPressed.connect(self._go_to_key)
        self.filter.changed.connect(self._ask)
        self.filter.find_wanted.connect(self._find)
        self.filter.text_changed.connect(self.window_model.set_found)
        self.stop.clicked.connect(self._stop)
        reading.started.connect(self._show_started)
        reading.progressed.connect(lambda share: self.bar.setValue(int(share * 1000)))
        reading.ended.connect(self._show_ended)
        reading.failed.connect(self._show_error)
        reading.landed.connect(self._land)
        reading.counted.connect(self._take_count)
        reading.nothing_found.connect(self._show_nothing)

    # What is shown.

    @property
    def table(self) -> engine.Table | None:
        return self._table

    def show_table(
        self, opened: OpenedSource, database: str, listed: ListedTable, find: str, count: engine.RowCount | None
    ) -> None:
        """Show the rows of a table or view, only those that contain ``find`` if there is one."""
        table, self._view = listed.table, listed.view
        self._opened, self._database, self._table = opened, database, table
        self._count, self._fitted = count, False
        self.order.clear()
        for text, index in order_choices(table if self._view is None else self._view.table):
            self.order.addItem(text, index)
        self.key.clear()
        set_invalid(self.key, False)
        self.filter.show_table(table, find)
        self.window_model.show_table(column_views(table) if self._view is None else view_columns(self._view))
        self._show_view()
        self.window_model.set_found(find)
        self._ask()

    def clear(self) -> None:
        """Nothing is open."""
        self._opened = self._table = None
        self.reading.close()
        self.trouble.clear()
        self.says.set_text("")

    def take_table_count(self, count: engine.RowCount) -> None:
        """The table was counted elsewhere."""
        self._count = count
        self._show_place()

    @property
    def current(self) -> engine.ListedRow | None:
        """The entry of the current row."""
        return self.window_model.at(self.rows.row)

    @property
    def column(self) -> engine.Column | None:
        """The column of the current cell."""
        table, at = self._table, self.rows.column
        return table.columns[at] if table is not None and 0 <= at < len(table.columns) else None

    @property
    def query(self) -> RowQuery | None:
        """What is shown."""
        return self.reading.query

    def selection(self) -> RowSelection | None:
        """The selected rows, if there are any."""
        query = self.query
        found = [self.window_model.at(row) for row in self.rows.selected_rows()]
        positions = tuple(each.position for each in found if each is not None)
        return RowSelection(query, positions) if query is not None and positions else None

    def focus_filter(self) -> None:
        self.filter.search.setFocus()

    # What is asked for.

    def _ask(self) -> None:
        opened, table = self._opened, self._table
        if opened is None or table is None:
            return
        self.trouble.clear()
        index = self.order.currentData()
        query = RowQuery(
            self._database,
            table.name if self._view is None else self._view.table.name,
            index if isinstance(index, str) else None,
            tuple(self.filter.conditions),
            self.filter.filter_text,
            self._view.name if self._view is not None else "",
        )
        self.window_model.set_found(self.filter.find_text)
        self.reading.open(opened, query)

    def _go_to_key(self) -> None:
        text = self.key.text().strip()
        set_invalid(self.key, False)
        self.trouble.clear()
        if text:
            self.reading.go_to_key(tuple(next(csv.reader([text]), [])))

    def _filter_by_value(self, without: bool) -> None:
        """A condition that the value of the current cell meets, or does not."""
        listed, column = self.current, self.column
        if listed is not None and listed.row is not None and column is not None:
            condition = condition_of(column.name, listed.row.get(column.name), without=without)
            if condition is not None:
                self.filter.add_condition(condition)

    def _find(self, backwards: bool) -> None:
        current = self.current
        self.reading.find(
            self.filter.find_text, current.position if current is not None else None, backwards=backwards
        )

    def _start_count(self) -> None:
        self.count_rows.setEnabled(False)
        self.says.set_text(self.tr("Counting rows…"))
        show_part(self.stop, True)
        self.reading.count()

    def _stop(self) -> None:
        self.reading.cancel()
        self.reading.stop_counting()
        self._show_ended()

    # What comes back.

    def _show_started(self) -> None:
        self.bar.setValue(0)
        show_part(self.bar, True)
        show_part(self.stop, True)
        self.says.set_text(self.tr("Reading…"))

    def _show_ended(self) -> None:
        show_part(self.bar, False)
        show_part(self.stop, False)
        self.count_rows.setEnabled(True)
        if not self._fitted and self.window_model.rowCount():
            self._fitted = True
            self.rows.fit_columns()
        self._show_place()

    def _show_place(self) -> None:
        """How many rows there are, as far as that is known."""
        window, query = self.window_model, self.query
        if query is None:
            return
        show_part(self.count_button, not self.window_model.is_whole and self._count is None)
        held = window.rowCount()
        if not query.is_everything:
            if not held:
                text = self.tr("No row meets the filter.")
            elif window.is_whole:
                text = plural(held, "{} row found.", "{} rows found.")
            else:
                text = plural(
                    held,
                    "{} row found so far. Scroll down to look for more.",
                    "{} rows found so far. Scroll down to look for more.",
                )
            self.says.set_text(text if held else "")  # the table says that there is none
            self.words.set_text(text)
        elif window.is_whole:
            self.says.set_text(plural(held, "{} row", "{} rows") if held else "")
            self.words.set_text(self.tr("This table has no rows."))
        elif self._count is not None and self._count.unread:
            self.says.set_text(plural(self._count.rows, "At least {} row", "At least {} rows"))
        elif self._count is not None:
            self.says.set_text(plural(self._count.rows, "{} row", "{} rows"))
        else:
            self.says.set_text(self.tr("The rows are not counted. They are read as you scroll."))

    def _land(self, row: int) -> None:
        """Go to a row; where something was found, to the column that has it."""
        self.rows.go_to(row, self.window_model.found_column(row))

    def _take_count(self, count: engine.RowCount) -> None:
        self._count = count
        self._show_ended()
        if count.unread:
            what = self.tr("Some pages of this table cannot be read.")
            why = plural(
                count.unread,
                "{} page cannot be read. Its rows are missing, and are not counted.",
                "{} pages cannot be read. Their rows are missing, and are not counted.",
            )
            self.trouble.show_message(Message(Level.WARNING, what, self._database, why))

    def _show_nothing(self, text: str) -> None:
        self.says.set_text(self.tr("No row of this table contains “{}”.").format(text))
        show_part(self.bar, False)
        show_part(self.stop, False)

    def _show_error(self, error: JetError) -> None:
        if isinstance(error, Cancelled):
            return
        if isinstance(error, Unsupported):
            what = self.tr("This index cannot be searched by key. Use the filter instead.")
        else:
            what = self.tr("The rows cannot be read as asked.")
        where = self._table.name if self._table is not None else ""
        self.trouble.show_message(Message(Level.ERROR, what, where, shown(str(error)), shown(error.hint)))

    def _tell_row(self) -> None:
        changed: SignalInstance = self.row_changed
        changed.emit()
