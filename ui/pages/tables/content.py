"""An open database: its tables at the left; rows, columns and indexes of the chosen one at the right."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QTabWidget, QVBoxLayout, QWidget

import engine
from app.operations.key_files import KeyFiles
from app.tables.opening import SourceKind
from app.tables.reading import RowQuery, row_key
from app.tables.writing import RowSelection, WrittenRows
from engine.errors import Cancelled, JetError
from engine.progress import Cancel
from ui.format import exact, number, plural, size
from ui.icons import set_icon
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.instances import RowsModel
from ui.models.keys import readable
from ui.models.opened_tables import OpenedTables
from ui.models.table_definitions import column_rows, index_rows
from ui.pages.tables.detail import Detail
from ui.pages.tables.export_dialog import ExportDialog, ExportScope, ExportStrip
from ui.pages.tables.rows_panel import RowsPanel
from ui.pages.tables.tables_list import TablesList
from ui.panels.kept_layout import KeptColumns, KeptSplitter
from ui.panels.sorted_table import SortedTable
from ui.values.message import Message
from ui.widgets.banner import Banner
from ui.widgets.buttons import ActionButton
from ui.widgets.chip import Chip
from ui.widgets.flow import Flow
from ui.widgets.text import ElidedLabel
from ui.worker import Background

ROWS = 0
"""The tab of the rows."""
_HISTORY = "tables history"


class Content(QWidget):
    """``closed`` comes when the person closes the database, ``moment_wanted`` when another state is wanted."""

    closed = Signal()
    moment_wanted = Signal()

    def __init__(
        self,
        open_tables: OpenedTables,
        reading: Background,
        working: Background,
        state: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._open, self._background = open_tables, working
        self.keys = KeyFiles()
        self._wanted_table = self._sought = ""
        self._find = ""
        self._miss: Message | None = None
        self.list = TablesList(open_tables)
        self.rows = RowsPanel(reading)
        self.detail = Detail(state)
        self.trouble = Banner()
        self.strip = ExportStrip(working)
        self._build_head()
        self._build_tabs(state)
        self._lay_out(state)
        self._connect()
        self.detail.clear()

    # How it is made.

    def _build_head(self) -> None:
        self.title = ElidedLabel("", "headline")
        self.state = Chip("", Level.NEUTRAL)
        self.export_action = QAction(self.tr("Export…"), self)
        self.export_action.setStatusTip(self.tr("Write rows or tables as CSV, JSON or SQLite"))
        set_icon(self.export_action, "export")
        self.other_moment = QAction(self.tr("Another moment…"), self)
        self.other_moment.setStatusTip(self.tr("Choose another state, or another database"))
        self.close_action = QAction(self.tr("Close"), self)
        self.close_action.setStatusTip(self.tr("Close the database and free its files"))
        buttons = [
            ActionButton(self.export_action, "primary", "export"),
            ActionButton(self.other_moment, "", "history"),
            ActionButton(self.close_action, "", "cancel"),
        ]
        self._head = QVBoxLayout()
        line = QHBoxLayout()
        line.addWidget(self.title, 1)
        for button in buttons:
            line.addWidget(button)
        self._head.addLayout(line)
        self._head.addWidget(Flow([self.state]))

    def _build_tabs(self, state: QSettings) -> None:
        titles = (
            *(self.tr("Column"), self.tr("Type"), self.tr("Id")),
            *(self.tr("Size"), self.tr("Code page"), self.tr("Flags")),
        )
        self.columns = SortedTable(RowsModel(titles, (2, 3, 4)), self.tr("Columns of the table"))
        samples = ("SruDbIdMapTable", "UnsignedLongLong", "65535", "65535", "65535", "not null, autoincrement")
        KeptColumns(self.columns, state, "tables/columns", dict(enumerate(samples)), (4, 3), icon=-1)
        headings = self.tr("Index"), self.tr("Kind"), self.tr("Columns"), self.tr("Special")
        self.indexes = SortedTable(RowsModel(headings), self.tr("Indexes of the table"))
        widest = ("SruDbIdMapTableIndex", "not unique", "a column, another column", "conditions")
        KeptColumns(self.indexes, state, "tables/indexes", dict(enumerate(widest)), (3,), icon=-1)
        below = QSplitter(Qt.Orientation.Vertical)
        below.addWidget(self.rows)
        below.addWidget(self.detail)
        below.setStretchFactor(0, 3)
        below.setStretchFactor(1, 1)
        below.setCollapsible(0, False)
        self.detail.setMinimumHeight(1)  # in a low window it gives way to the rows
        KeptSplitter(below, state, "tables/detail", (360, 200))
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(self.tr("The table"))
        self.tabs.tabBar().setAccessibleName(self.tr("The table"))
        self.tabs.addTab(below, self.tr("Rows"))
        self.tabs.addTab(self.columns, self.tr("Columns"))
        self.tabs.addTab(self.indexes, self.tr("Indexes"))

    def _lay_out(self, state: QSettings) -> None:
        self.splitter = QSplitter()
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.tabs)
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 5)
        self.splitter.setChildrenCollapsible(False)
        KeptSplitter(self.splitter, state, "tables/splitter", (380, 720))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(6)
        column.addLayout(self._head)
        column.addWidget(self.trouble)
        column.addWidget(self.strip)
        column.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        self.list.chosen.connect(self._show_table)
        self.list.searched.connect(self._take_search)
        self.list.missed.connect(self._take_miss)
        self.trouble.act_requested.connect(self.moment_wanted)
        self.rows.row_changed.connect(self._show_row)
        self.rows.window_model.modelReset.connect(self.detail.clear)  # without rows, no row is chosen
        self.rows.table_wanted.connect(self.list.choose)
        self.detail.history_wanted.connect(self._read_history)
        self.export_action.triggered.connect(self.export)
        self.close_action.triggered.connect(self.closed)
        self.other_moment.triggered.connect(self.moment_wanted)
        self.strip.written.connect(self._show_written)
        self.strip.failed.connect(self._show_not_written)
        self._open.tables_changed.connect(self._take_tables)
        self._open.tables_failed.connect(self._show_error)
        self._open.counted.connect(self._take_count)

    # What is shown.

    def show_source(self, table: str, sought: str = "") -> None:
        """The source is open; ``table`` is shown first, if there is one, ``sought`` is looked for."""
        self._wanted_table, self._sought, self._find = table, sought, ""
        opened = self._open.opened
        if opened is None:
            return
        path = opened.source.path
        self._show_title()
        self.title.setToolTip(str(path))
        self.state.set_state(*self._state_words())
        self.trouble.clear()
        if not opened.is_clean:
            self.trouble.show_message(
                Message(
                    Level.WARNING,
                    self.tr("This database was not shut down cleanly, and is shown as it is in its file."),
                    str(path),
                    self.tr("Its logs are not beside it, or cannot be replayed. Recent changes may be missing."),
                    self.tr("Open a backup of the instance, or put the logs beside the database."),
                )
            )

    def _show_title(self) -> None:
        """The database, and whose it is where that is known from the chain's place."""
        opened = self._open.opened
        if opened is None:
            return
        path = opened.source.path
        name = self._open.database or path.name
        is_chain = opened.kind is SourceKind.CHAIN
        self.title.set_text(f"{path.parent.name} · {name}" if is_chain and path.parent.name else name)

    def _state_words(self) -> tuple[str, Level, str]:
        opened = self._open.opened
        if opened is None:
            return "", Level.NEUTRAL, ""
        reached = opened.reached
        if opened.kind is SourceKind.CHAIN and reached is not None and reached.time is not None:
            tip = self.tr("The state after the last commit up to this time, in log {}.").format(reached.lgpos)
            return self.tr("As of {}").format(exact(reached.time)), Level.INFO, tip
        if opened.kind is SourceKind.CHAIN:
            return self.tr("As it was backed up"), Level.INFO, ""
        if opened.kind is SourceKind.INSTANCE:
            tip = self.tr("The logs were replayed in memory. The files are unchanged.")
            return self.tr("As recovery would leave it"), Level.INFO, tip
        return self.tr("As it is in the file"), Level.NEUTRAL, ""

    def clear(self) -> None:
        """Nothing is open."""
        self._background.forget(_HISTORY)
        self.strip.cancel()
        self.rows.clear()
        self.list.clear()
        self.detail.clear()
        self.trouble.clear()

    def _take_tables(self) -> None:
        self._show_title()
        if self._wanted_table:
            self.list.choose(self._wanted_table)
            self._wanted_table = ""
        if self._sought:
            self.list.look_for(self._sought)
            self._sought = ""

    def _show_table(self, name: str) -> None:
        opened, listed = self._open.opened, self._open.listed(name)
        if opened is None or listed is None:
            return
        table = listed.table
        self.columns.rows.set_rows(column_rows(table))
        self.indexes.rows.set_rows([] if listed.view is not None else index_rows(table))
        self.detail.clear()
        count = self._open.counts.get(name)
        self.rows.show_table(opened, self._open.database, listed, self._find, count)

    def _take_search(self, text: str) -> None:
        """Tables show only their rows with what all tables are searched for."""
        self._find = text
        if self._miss is not None and self.trouble.message is self._miss:
            self.trouble.clear()
        table = self.rows.table
        if table is not None and not text:
            self._show_table(table.name)

    def _take_miss(self, text: str) -> None:
        """What was deleted is in an earlier state: lead there."""
        opened = self._open.opened
        if opened is not None and opened.kind is SourceKind.CHAIN:
            what = self.tr("No row of any table contains “{}”.").format(text)
            advice = self.tr("It may have been deleted before this moment. Choose an earlier one to search there.")
            self._miss = Message(Level.INFO, what, advice=advice)
            self.trouble.show_message(self._miss, self.tr("Another moment…"))

    def _take_count(self, name: str, count: engine.RowCount) -> None:
        table = self.rows.table
        if table is not None and table.name == name:
            self.rows.take_table_count(count)

    def _show_error(self, error: JetError) -> None:
        if not isinstance(error, Cancelled):
            what = self.tr("The tables of this database cannot be read.")
            self.trouble.show_message(
                Message(Level.ERROR, what, self._open.database, shown(str(error)), shown(error.hint))
            )

    # The row.

    def _show_row(self) -> None:
        listed, table = self.rows.current, self.rows.table
        if listed is None or table is None:
            self.detail.clear()
            return
        column = self.rows.column
        if listed.is_whole or listed.row is None:
            self.detail.show_row(table, listed, column)
        else:
            self.rows.reading.whole_row(listed.position, lambda whole: self.detail.show_row(table, whole, column))
        self._offer_history(listed)

    def _offer_history(self, listed: engine.ListedRow) -> None:
        opened = self._open.opened
        self._background.forget(_HISTORY)
        if opened is None or opened.kind is not SourceKind.CHAIN:
            why = self.tr("The history of a row is in the logs of a backup. Open a backup to read it.")
            self.detail.show_no_history(why, possible=False)
        elif listed.row is None:
            self.detail.show_no_history(self.tr("This row cannot be read."), possible=False)
        else:
            why = self.tr("What each commit in the logs of this backup made of the row. The logs are replayed.")
            self.detail.show_no_history(why, possible=True)

    def _read_history(self) -> None:
        opened, query, listed = self._open.opened, self.rows.query, self.rows.current
        if opened is None or query is None or listed is None or listed.row is None:
            return
        keys, position = self.keys, listed.position

        def work(cancel: Cancel) -> engine.RowHistory:
            context = engine.RunContext(cancel=cancel, leases=engine.Leases(), keys=readable(keys))
            key = row_key(opened, query, position)
            path = opened.source.path
            return engine.row_history(path, query.table, key, database=query.database, context=context)

        self.detail.show_no_history(self.tr("Replaying the logs…"), possible=False)
        self._background.ask(_HISTORY, work, self.detail.show_changes, self.detail.show_history_error)

    # Export.

    def scopes(self) -> list[ExportScope]:
        """What can be exported now, the most likely first."""
        found: list[ExportScope] = []
        query, database = self.rows.query, self._open.database
        if query is not None:
            name = query.view or query.table
            chosen = self.rows.selection()
            if chosen is not None and chosen.positions is not None and len(chosen.positions) > 1:
                rows = plural(len(chosen.positions), "{} row", "{} rows")
                text = self.tr("The selected rows of {}: {}").format(name, rows)
                found.append(ExportScope(text, name, (chosen,)))
            if not query.is_everything:
                text = self.tr("All rows of {} that the filter shows").format(name)
                found.append(ExportScope(text, name, (RowSelection(query),)))
            if chosen is not None and chosen.positions is not None and len(chosen.positions) == 1:
                text = self.tr("The selected row of {}").format(name)
                found.append(ExportScope(text, name, (chosen,)))
            text = self.tr("All rows of {}").format(name)
            whole = RowSelection(RowQuery(database, query.table, view=query.view))
            found.append(ExportScope(text, name, (whole,)))
        listed = [each for each in self.list.shown if each.view is None]
        if listed:
            every = tuple(RowSelection(RowQuery(database, each.name)) for each in listed)
            text = self.tr("All tables that are listed: {}").format(number(len(listed)))
            found.append(ExportScope(text, database, every))
        return found

    def export(self) -> None:
        """Ask what, as what and where to, and write it."""
        opened, scopes = self._open.opened, self.scopes()
        if opened is None or not scopes:
            return
        dialog = ExportDialog(scopes, opened.source, self._background, self, keys=self.keys)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(
            lambda: self.strip.start(opened, dialog.scope.selections, dialog.chosen_kind, dialog.path)
        )
        dialog.open()

    def _show_written(self, done: WrittenRows) -> None:
        rows, tables = plural(done.rows, "{} row", "{} rows"), plural(done.tables, "{} table", "{} tables")
        what = self.tr("Exported: {} of {}, {}.").format(rows, tables, size(done.bytes))
        if done.unread:
            lost = plural(
                done.unread,
                "{} row or page could not be read and is missing.",
                "{} rows or pages could not be read and are missing.",
            )
            why = " ".join([lost, *map(shown, done.reasons)])
            self.trouble.show_message(Message(Level.WARNING, what, str(done.target), why))
        else:
            self.trouble.show_message(Message(Level.SUCCESS, what, str(done.target)))

    def _show_not_written(self, error: JetError) -> None:
        what = self.tr("Nothing was exported.")
        self.trouble.show_message(Message(Level.ERROR, what, "", shown(str(error)), shown(error.hint)))

    def focus_search(self) -> None:
        """Go to the search of all tables."""
        self.list.search.setFocus()

    def focus_filter(self) -> None:
        """Go to the search of the table that is shown."""
        self.tabs.setCurrentIndex(ROWS)
        self.rows.focus_filter()
