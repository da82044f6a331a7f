"""The runs of the history: which, how they ended, how much, and the way to the events of each."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    QSortFilterProxyModel,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.history.runs import Run, RunOperation
from engine.errors import JetError
from ui.context import Context
from ui.format import plural
from ui.icons import set_icon
from ui.levels import Level
from ui.models.runs import LEVELS, RUN, SORT, RunColumn, RunsModel
from ui.palette import tokens_for
from ui.panels.kept_layout import KeptColumns
from ui.panels.report_saving import ReportSaver
from ui.panels.run_sheet_dialog import RunSheetDialog
from ui.panels.when_shown import WhenShown
from ui.values.message import Message
from ui.widgets.banner import Banner, EmptyState
from ui.widgets.buttons import allow, push_button
from ui.widgets.chip import paint_pill
from ui.widgets.sort_mark import SortMark
from ui.widgets.text import TextLabel

_SAMPLES = {
    RunColumn.STATE: "Success with warnings..",
    RunColumn.OPERATION: "Verification",
    RunColumn.KIND: "incremental",
    RunColumn.INSTANCE: "SRU-25894C02",
    RunColumn.STARTED: "28 Nov 2026 00:00:00....",
    RunColumn.DURATION: "3 min 05 s",
    RunColumn.BYTES: "999.99 MiB",
    RunColumn.PAGES: "1,048,576",
    RunColumn.LOGS: "0x3–0x9 (3–9)",
    RunColumn.ERROR: "Page 1,873 of SRUDB.dat fails",
}
_AGAIN_MS = 1000
"""After this a history that cannot be read is tried again."""
_SPARE = (
    *(RunColumn.LOGS, RunColumn.PAGES, RunColumn.KIND, RunColumn.BYTES),
    *(RunColumn.DURATION, RunColumn.ERROR),
)
"""Columns that give way in a narrow window."""


class StateDelegate(QStyledItemDelegate):
    """The state as a chip: shape, word and colour."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        run = index.data(RUN)
        self.initStyleOption(option, index)
        word, option.text = option.text, ""
        option.icon = type(option.icon)()
        widget = option.widget
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        tokens = tokens_for(widget.palette())
        paint_pill(painter, QRectF(option.rect), LEVELS[run.state], word, option.fontMetrics, tokens)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width() + 30, hint.height() + 6)


class RunsView(QWidget):
    """``run_opened`` carries the run whose events are wanted."""

    run_opened = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = RunsModel(context.history, context.background, self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.model)
        self._sorted.setSortRole(SORT)
        self._wanted = ""
        self._started = False
        self.banner = Banner()
        self.table = QTableView()
        self.count = TextLabel("", "muted")
        self.open_button = push_button(self.tr("&Show events"), icon="show")
        self.report_button = push_button(self.tr("Save &report…"), icon="export")
        self.report_button.setToolTip(self.tr("Save the report on this run as HTML, PDF or CSV"))
        self.sheet_button = push_button(self.tr("Run s&heet…"), icon="show")
        self.sheet_button.setToolTip(self.tr("Show the steps of this restore, tick them, print or save them"))
        self.saver = ReportSaver(context, self)
        self._context = context
        self._stack = QStackedWidget()
        self._build_table(context)
        self._lay_out()
        self.model.loaded.connect(self._show_loaded)
        self.model.failed.connect(self._show_error)
        self.table.activated.connect(lambda _index: self._open())
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._follow())
        self.open_button.clicked.connect(self._open)
        self.report_button.clicked.connect(self._save_report)
        self.sheet_button.clicked.connect(self.show_sheet)
        self.saver.failed.connect(self.banner.show_message)
        WhenShown(self).does(self._look, context.changes.history)
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self._look_again)
        self._follow()

    def _build_table(self, context: Context) -> None:
        table = self.table
        table.setAccessibleName(self.tr("Runs"))
        table.setModel(self._sorted)
        table.setItemDelegateForColumn(RunColumn.STATE, StateDelegate(table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setAlternatingRowColors(True)
        rows = table.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(table.fontMetrics().height() + 15)
        header = table.horizontalHeader()
        header.setAccessibleName(self.tr("Columns"))
        header.setSectionsMovable(True)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSortIndicator(RunColumn.STARTED, Qt.SortOrder.DescendingOrder)
        table.setSortingEnabled(True)
        SortMark(table)
        KeptColumns(table, context.state, "history/runs", _SAMPLES, _SPARE, wide=RunColumn.ERROR)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        copy = QAction(self.tr("&Copy row"), table)
        copy.setStatusTip(self.tr("Copy the selected run with headings"))
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(_HERE)
        set_icon(copy, "copy")
        copy.triggered.connect(self.copy)
        self._sheet_action = QAction(self.tr("Run s&heet…"), table)
        self._sheet_action.setStatusTip(self.tr("Show the steps of this restore, tick them, print or save them"))
        self._sheet_action.triggered.connect(lambda: self.show_sheet())
        set_icon(self._sheet_action, "show")
        line = QAction(table)
        line.setSeparator(True)
        table.addActions([self._sheet_action, line, copy])

    def _lay_out(self) -> None:
        self._stack.addWidget(self.table)
        self._stack.addWidget(
            EmptyState(
                "history",
                self.tr("No runs yet"),
                self.tr("Backups, verifications, restores and recoveries are listed here with their outcome."),
            )
        )
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addWidget(self.sheet_button)
        foot.addWidget(self.report_button)
        foot.addWidget(self.open_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.banner)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)

    # ---- what callers use

    def current_run(self) -> Run | None:
        index = self.table.currentIndex()
        run = index.data(RUN) if index.isValid() else None
        return run if isinstance(run, Run) else None

    def select(self, run_id: str) -> None:
        """Make the run with this id the current one, as soon as it is read."""
        self._wanted = run_id
        self._select_wanted()

    def copy(self) -> None:
        """Put the current run on the clipboard as tab-separated text, headings first."""
        run = self.current_run()
        if run:
            lines = ("\t".join(cells) for cells in (self.model.titles(), self.model.cells(run)))
            QGuiApplication.clipboard().setText("\n".join(lines) + "\n")

    # ---- what it does

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._started = True
        self.model.reload()

    def _look(self) -> None:
        if self._started:
            self.model.reload()

    def _show_loaded(self, count: int) -> None:
        self.banner.clear()
        self._stack.setCurrentIndex(0 if count else 1)
        self.count.set_text(plural(count, "{} run", "{} runs") if count else "")
        self._select_wanted()
        self._follow()

    def _select_wanted(self) -> None:
        row = self.model.row_of(self._wanted) if self._wanted else -1
        if row >= 0:
            self._wanted = ""
            index = self._sorted.mapFromSource(self.model.index(row, 0))
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index)

    def _show_error(self, error: JetError) -> None:
        message = Message(Level.ERROR, error.message, why=f"{error.name} ({int(error.code)})", advice=error.hint)
        self.banner.show_message(message)
        self._again.start()

    def _look_again(self) -> None:
        if self.isVisible():  # what is shown anew is read anew
            self.model.reload()

    def _follow(self) -> None:
        for button in (self.open_button, self.report_button):
            allow(button, self.current_run() is not None, self.tr("Select a run."))
        run = self.current_run()
        restored = run is not None and run.operation is RunOperation.RESTORE and not run.settles_a_restore
        self.sheet_button.setVisible(restored)
        self._sheet_action.setEnabled(restored)

    def show_sheet(self) -> RunSheetDialog | None:
        """Open the run sheet of the current run, a restore."""
        run = self.current_run()
        if run is None:
            return None
        dialog = RunSheetDialog(run, self._context, self.window())
        dialog.open()
        return dialog

    def _save_report(self) -> None:
        run = self.current_run()
        if run:
            self.saver.save_run(run.id)

    def _open(self) -> None:
        run = self.current_run()
        if run:
            self.run_opened.emit(run)


_HERE = Qt.ShortcutContext.WidgetShortcut
