"""The table of events: it follows the newest while it stands at them, and stays put once scrolled."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QSettings, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from app.history.history import History
from engine.errors import JetError
from ui.icons import set_icon
from ui.models.event_rows import EventColumn, Order, as_tsv
from ui.models.history import EventsModel
from ui.panels.kept_layout import KeptColumns
from ui.widgets.own_choice import OwnChoice
from ui.widgets.sort_mark import SortMark
from ui.worker import Background

MAX_COPIED = 100_000
"""Rows that are copied at once; more belong into a file."""
_SORTED = (EventColumn.MOMENT, EventColumn.LEVEL)
_SAMPLES = {
    EventColumn.LEVEL: "Information...",
    EventColumn.MOMENT: "28 Nov 2026 00:00:00",
    EventColumn.SOURCE: "ESE Backup Manager",
    EventColumn.ID: "9043",
    EventColumn.CATEGORY: "Logging/Recovery",
    EventColumn.INSTANCE: "SRU-25894C02",
    EventColumn.MESSAGE: "A full backup of SRU-25894C02 started, with two databases and five logs",
}
_SPARE = (EventColumn.SOURCE, EventColumn.CATEGORY, EventColumn.INSTANCE)
"""Columns that give way in a narrow window: the message and the details name the instance, too."""


class EventTable(OwnChoice, QTableView):
    """``chosen`` carries the current row, or -1; ``copied`` how many rows went to the clipboard; ``opened`` says
    that all fields of the current one are wanted."""

    chosen = Signal(int)
    opened = Signal()
    copied = Signal(int)
    failed = Signal(object)

    def __init__(
        self,
        model: EventsModel,
        history: History,
        background: Background,
        state: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._events = model
        self._history = history
        self._background = background
        self._at_top = True
        self._before = 0
        self.setAccessibleName(self.tr("Events"))
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self._build_headers(state)
        self.details_action = self._add_action(
            self.tr("&Details"), "show", "Alt+Return", self.tr("Show all fields of the event"), self.opened.emit
        )
        self.copy_rows_action = self._add_action(
            self.tr("&Copy rows"),
            "copy",
            "Ctrl+C",
            self.tr("Copy the selected rows with headings"),
            self.copy_rows,
        )
        self.copy_cell_action = self._add_action(
            self.tr("Copy c&ell"), "copy", "Ctrl+Shift+C", self.tr("Copy the current cell"), self.copy_cell
        )
        model.rowsAboutToBeInserted.connect(self._note_place)
        model.rowsInserted.connect(self._keep_place)
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self.chosen.emit(now.row()))
        model.modelReset.connect(lambda: self.chosen.emit(-1))

    def _build_headers(self, state: QSettings) -> None:
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._set_row_height()
        header = self.horizontalHeader()
        header.setAccessibleName(self.tr("Columns"))
        # one of its own, always empty: a heading that asks whether its column is selected looks at every row
        header.setSelectionModel(QItemSelectionModel(self._events, header))
        header.setSectionsMovable(True)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(EventColumn.MOMENT, Qt.SortOrder.DescendingOrder)
        SortMark(self)
        KeptColumns(self, state, "history/events", _SAMPLES, _SPARE, wide=EventColumn.MESSAGE)
        self._follow_indicator(header.sortIndicatorSection(), header.sortIndicatorOrder())
        header.sortIndicatorChanged.connect(self._follow_indicator)

    def _set_row_height(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 11)

    def _follow_indicator(self, section: int, order: Qt.SortOrder) -> None:
        """Sort as the heading says; one that cannot be sorted by gives the sign back to the one that is."""
        if section in _SORTED:
            self._events.set_order(Order(EventColumn(section), order is Qt.SortOrder.DescendingOrder))
            return
        now = self._events.order
        way = Qt.SortOrder.DescendingOrder if now.descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(now.column, way)

    def _add_action(self, text: str, icon: str, keys: str, tip: str, do: object) -> QAction:
        action = QAction(text, self)
        set_icon(action, icon)
        action.setShortcut(QKeySequence(keys))
        action.setToolTip(tip)
        action.setStatusTip(tip)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(do)
        self.addAction(action)
        return action

    # ---- staying where the person reads

    def _note_place(self, _parent: QModelIndex, first: int, _last: int) -> None:
        bar = self.verticalScrollBar()
        self._at_top = first > 0 or bar.value() == bar.minimum()
        self._before = bar.value()

    def _keep_place(self, _parent: QModelIndex, first: int, last: int) -> None:
        """Rows came above: show the same ones as before, unless the newest are what is looked at."""
        if self._at_top:
            return
        self.updateGeometries()
        self.verticalScrollBar().setValue(self._before + last - first + 1)

    def step(self, by: int) -> None:
        """Go to the entry ``by`` rows further down."""
        row = max(0, min(self._events.rowCount() - 1, self.currentIndex().row() + by))
        self.go_to(row)

    def go_to(self, row: int) -> None:
        """Make ``row`` the current one, alone selected and in sight."""
        index = self._events.index(row, max(0, self.currentIndex().column()))
        self.setCurrentIndex(index)
        self.scrollTo(index)

    # ---- copying

    def selected_numbers(self) -> list[int]:
        """Numbers of the selected entries from top to bottom, at most :data:`MAX_COPIED`."""
        chosen = self.selectionModel().selection()
        parts = [chosen.at(at) for at in range(chosen.count())]
        spans = sorted((part.top(), part.bottom()) for part in parts)
        rows: dict[int, None] = {}
        for top, bottom in spans:
            rows.update(dict.fromkeys(range(top, min(bottom, top + MAX_COPIED) + 1)))
            if len(rows) >= MAX_COPIED:
                break
        return [self._events.number_at(row) for row in list(rows)[:MAX_COPIED]]

    def copy_rows(self) -> None:
        """Put the selected rows on the clipboard as tab-separated text, headings first."""
        numbers = self.selected_numbers()
        if not numbers:
            return
        titles = [self._events.title(column) for column in EventColumn]
        history, names = self._history, self._events.names
        self._background.ask(
            "history-copy",
            lambda cancel: as_tsv(history, numbers, titles, cancel, names),
            lambda text: self._take_copy(text, len(numbers)),
            self._fail_copy,
        )

    def _take_copy(self, text: str, count: int) -> None:
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(count)

    def _fail_copy(self, error: JetError) -> None:
        self.failed.emit(error)

    def copy_cell(self) -> None:
        """Put the current cell on the clipboard."""
        index = self.currentIndex()
        if index.isValid():
            QGuiApplication.clipboard().setText(str(index.data()))
            self.copied.emit(0)

    # ---- Qt's events

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self.details_action, self.copy_rows_action, self.copy_cell_action])
        at = event.globalPos()
        menu.popup(at if not at.isNull() else self.mapToGlobal(QPoint(8, 8)))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._set_row_height()
        super().changeEvent(event)
