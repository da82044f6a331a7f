"""The events of the history: filter, table, details, and what they say when there is nothing to show."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.history.runs import Run
from engine.errors import JetError
from ui.context import Context
from ui.format import number, plural
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.history import ENTRY, EventsModel
from ui.models.own_names import RecordedNames
from ui.pages.history.detail import EventDetail
from ui.pages.history.filter import FilterPane
from ui.pages.history.table import MAX_COPIED, EventTable
from ui.panels.history_export import ExportBar, choose_event_file
from ui.panels.kept_layout import KeptSplitter
from ui.panels.when_shown import WhenShown
from ui.values.message import Message
from ui.widgets.banner import Banner, EmptyState
from ui.widgets.buttons import allow, push_button
from ui.widgets.text import TextLabel


class EventsView(QWidget):
    """An event log as administrators know it. ``count`` and ``export_button`` stand in the frame of the page."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        history, background = context.history, context.background
        self._started = False
        self.model = EventsModel(history, background, self)
        self.filter = FilterPane()
        self.banner = Banner()
        self.table = EventTable(self.model, history, background, context.state)
        self.detail = EventDetail(history, background)
        self.export_bar = ExportBar(history)
        self.count = TextLabel("", "muted")
        self.export_button = push_button(self.tr("&Export…"), icon="export")
        self.export_button.setToolTip(
            self.tr("Save the events shown to a file: CSV, JSON, XML, HTML or text (Ctrl+E)")
        )
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(8)
        self._splitter.addWidget(self.table)
        self._splitter.addWidget(self.detail)
        self._splitter.setStretchFactor(0, 2)
        self._splitter.setStretchFactor(1, 1)
        self.table.setMinimumHeight(110)
        self.detail.setMinimumHeight(96)
        KeptSplitter(self._splitter, self._context.state, "history/splitter", (440, 400))
        self._clear_action = QAction(self.tr("Clear the filter"), self)
        self._clear_action.setStatusTip(self.tr("Show all events"))
        self._clear_action.triggered.connect(self.filter.clear)
        for page in (
            self._splitter,
            EmptyState(
                "history",
                self.tr("No events yet"),
                self.tr("Backups, verifications, restores and recoveries are logged here."),
            ),
            EmptyState(
                "filter",
                self.tr("No events match the filter"),
                self.tr("Change the filter or clear it."),
                [self._clear_action],
            ),
        ):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.banner)
        column.addWidget(self.filter)
        column.addWidget(self._stack, 1)
        column.addWidget(self.export_bar)

    def _connect(self) -> None:
        model, table, detail = self.model, self.table, self.detail
        self.filter.changed.connect(model.set_filter)
        model.counted.connect(self._show_count)
        model.querying.connect(self._show_querying)
        model.failed.connect(self._show_error)
        model.dataChanged.connect(lambda *_: self._show_detail())
        table.chosen.connect(lambda _row: self._show_detail())
        table.opened.connect(detail.fields.setFocus)
        table.copied.connect(self._tell_copied)
        table.failed.connect(self._show_error)
        detail.step_requested.connect(table.step)
        detail.run_requested.connect(self.show_run)
        detail.copied.connect(lambda: self._announce(self.tr("Event copied.")))
        self.export_button.clicked.connect(self.export)
        self.export_bar.saved.connect(self._tell_saved)
        self.export_bar.failed.connect(self._show_error)
        self.export_bar.crashed.connect(self._context.background.crashed)
        WhenShown(self).does(self._look, self._context.changes.history)

    # ---- what callers use

    def show_names(self, names: RecordedNames) -> None:
        """Show the instances by these own names."""
        for part in (self.model, self.filter, self.detail):
            part.set_names(names)

    def show_run(self, run: Run) -> None:
        """Narrow to the events of ``run``."""
        self.filter.show_run(run, shown(run.operation.value.capitalize()))

    def export(self) -> None:
        """Ask for a file and save what the filter lets through."""
        if self.export_bar.running:
            self._announce(self.tr("An export is already running."))
            return
        path = choose_event_file(self, self.tr("Export events"), self.tr("events"))
        if path:
            self.export_bar.start(self.model.filter, path, self.model.rowCount())

    # ---- what it shows

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._started:
            self.model.watch()
        else:
            self._started = True
            self.model.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self.model.stop()
        super().hideEvent(event)

    def _look(self) -> None:
        if self._started:
            self.model.look_for_newer()

    def _show_count(self, shown: int, total: int) -> None:
        self.banner.clear()
        self._stack.setCurrentIndex(0 if shown else 2 if total else 1)
        allow(self.export_button, shown > 0, self.tr("There are no events to export."))
        if self.model.filter.is_everything:
            self.count.set_text(plural(total, "{} event", "{} events"))
        else:
            words = plural(shown, "{} of {} events", "{} of {} events", number(total))
            self.count.set_text(words)
        if shown and not self.table.currentIndex().isValid():
            self.table.go_to(0)  # the newest: what it says is cut in the list
        self._show_detail()

    def _show_querying(self, busy: bool) -> None:
        if busy:
            self.count.set_text(self.tr("Reading…"))

    def _show_detail(self) -> None:
        index = self.table.currentIndex()
        entry = index.data(ENTRY) if index.isValid() else None
        last = self.model.rowCount() - 1
        self.detail.show_entry(entry, has_before=index.row() > 0, has_after=0 <= index.row() < last)

    def _show_error(self, error: JetError) -> None:
        self.banner.show_message(
            Message(
                Level.ERROR,
                error.message,
                why=f"{error.name} ({int(error.code)})",
                advice=error.hint,
            )
        )

    def _tell_copied(self, rows: int) -> None:
        if rows >= MAX_COPIED:
            text = self.tr("Only the first {} rows were copied. To get all of them, export the events.")
            self._announce(text.format(number(MAX_COPIED)))
        elif rows:
            self._announce(plural(rows, "{} row copied with headings.", "{} rows copied with headings."))
        else:
            self._announce(self.tr("Cell copied."))

    def _tell_saved(self, path: object, count: int) -> None:
        text = self.tr("{} written to {}.")
        self._announce(text.format(plural(count, "{} event", "{} events"), path))

    def _announce(self, text: str) -> None:
        self._context.navigation.announce.emit(text)
