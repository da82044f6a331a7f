"""The Verify page: what to verify and how deeply, the page map while it runs, the result, and earlier results."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.history.filter import RunFilter
from app.history.runs import Run, RunOperation, RunState
from app.jobs.job import CheckKind
from app.operations.drill import DrillRequest
from app.operations.verification_record import VerificationRecord, record_body, record_of
from app.operations.verify import VerifyRequest
from engine.progress import Cancel
from ui.context import Context
from ui.format import number
from ui.levels import Level
from ui.live_run import plan_of
from ui.models.instances import SORT, RowsModel
from ui.models.place_names import instance_at
from ui.models.verification import earlier_rows, earlier_titles
from ui.page import PageContent
from ui.pages.verify.result import EARLIER, ResultView
from ui.pages.verify.target import TargetPanel
from ui.panels.absent_destinations import AbsentDestinations
from ui.panels.command_dialog import CommandDialog
from ui.panels.kept_layout import KeptColumns
from ui.panels.report_saving import ReportSaver
from ui.panels.sorted_table import SortedTable
from ui.panels.when_shown import WhenShown
from ui.values.job_draft import CheckDraft
from ui.values.message import Message
from ui.widgets.banner import EmptyState
from ui.widgets.buttons import icon_button, push_button
from ui.widgets.panel import scrolled

MOST_EARLIER = 300
NARROW = 130
"""Characters of width below which a page is shown below the map."""
_EARLIER = ("Success with warnings", "28 Nov 2026 00:00", "instance-1234ABCD", "the place that was verified")


def build(context: Context) -> PageContent:
    """The page as the window takes it."""
    widget = VerifyPage(context)
    return PageContent(widget, widget.tools)


class VerifyPage(QWidget):
    """What is dropped here is verified. Results stay with their runs, and can be opened again."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._runs: tuple[Run, ...] = ()
        self._wanted: Path | None = None
        """The place whose newest result is to be shown once the runs are known."""
        self.absent = AbsentDestinations(context)
        self.target = TargetPanel(context)
        self.earlier = SortedTable(RowsModel(earlier_titles(), (), self), self.tr("Earlier verifications"))
        self.earlier.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        KeptColumns(self.earlier, context.state, "verify/earlier", dict(enumerate(_EARLIER)), (2,))
        self.result = ResultView(context, self.earlier, self._build_empty())
        self.saver = ReportSaver(context, self)
        self.tools = QWidget()
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self._refresh()
        self._show_tools()

    # How it is made.

    def _build_empty(self) -> EmptyState:
        choose_file = QAction(self.tr("Choose a file…"), self)
        choose_file.setStatusTip(self.tr("Choose a database, a log or a checkpoint"))
        choose_file.triggered.connect(self.target.browse_file)
        choose_folder = QAction(self.tr("Choose a folder…"), self)
        choose_folder.setStatusTip(self.tr("Choose the folder of a chain or of an instance"))
        choose_folder.triggered.connect(self.target.browse_folder)
        text = self.tr(
            "Pick a chain, an instance or a database above, or drop a file or a folder here. Everything is read, "
            "and nothing is changed."
        )
        return EmptyState("verify", self.tr("Nothing verified yet"), text, [choose_file, choose_folder])

    def _lay_out(self) -> None:
        self.command_button = icon_button("command", self.tr("Show command line"))
        self.schedule_button = push_button(self.tr("Sched&ule this…"), icon="jobs")
        self.print_button = push_button(self.tr("&Print…"), icon="print")
        self.save_button = push_button(self.tr("&Save certificate…"), icon="export")
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self.command_button, self.schedule_button, self.print_button, self.save_button):
            row.addWidget(button)
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 12, 16)
        inside.setSpacing(12)
        inside.addWidget(self.absent)
        inside.addWidget(self.target)
        inside.addWidget(self.result, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 8, 0)
        column.addWidget(scrolled(content))

    def _connect(self) -> None:
        context = self._context
        self.target.started.connect(self._start)
        self.target.changed.connect(self._show_tools)
        self.target.cancel_button.clicked.connect(self._cancel)
        self.result.changed.connect(self._take_end)
        self.earlier.activated.connect(self._open_row)
        self.command_button.clicked.connect(self._show_command)
        self.schedule_button.clicked.connect(self._schedule)
        self.save_button.clicked.connect(lambda: self.saver.save_run(self._run_id()))
        self.print_button.clicked.connect(lambda: self.saver.print_run(self._run_id()))
        self.saver.failed.connect(self.result.banner.show_message)
        context.navigation.verify_page.connect(self.begin)
        shown = WhenShown(self)
        shown.does(self._refresh, context.changes.history)
        shown.does(self.absent.follow, context.inventory.chains_changed)
        self.absent.follow()

    # What is done.

    def begin(self, path: Path | None) -> None:
        """Choose ``path``, and show its newest result if there is one."""
        if path is not None:
            self.target.set_target(path)
            self._wanted = path
            self._refresh()

    def _start(self, request: object) -> None:
        if isinstance(request, DrillRequest):
            self._context.navigation.drill.emit(request)
        elif isinstance(request, VerifyRequest):
            inventory = self._context.inventory
            name = instance_at(request.path, inventory.chains, inventory.instances)
            self.result.show_run(self._context.run_queue.start(plan_of(request, name)))
            self.target.set_running(True)
            self._show_tools()

    def _cancel(self) -> None:
        run = self.result.run
        if run is not None and run.running:
            self._context.run_queue.cancel(run.id)

    def _take_end(self) -> None:
        """The record of the run is read back: what is shown now is what can be opened later."""
        self.target.set_running(False)
        live = self.result.run
        if live is None or live.run is None or live.result is None:
            self._show_tools()
            return
        run, result = live.run, live.result
        structure = bool(getattr(live.plan.request, "structure", False))

        def read(_cancel: Cancel) -> VerificationRecord | None:
            kept = record_of(self._context.history.document(run.id))
            return kept or record_of(record_body(result, [], [], structure=structure))

        self._context.background.ask("verify record", read, lambda record: self._show_record(run, record))

    def _show_record(self, run: Run, record: VerificationRecord | None) -> None:
        if record is not None:
            self.result.show_record(run, record)
        else:
            what = self.tr("The details of this verification were not kept.")
            self.result.banner.show_message(Message(Level.INFO, what, run.source))
        self._show_tools()

    def open_run(self, run: Run) -> None:
        """Show the kept result of a verification."""
        history = self._context.history
        self._context.background.ask(
            "verify record",
            lambda _cancel: record_of(history.document(run.id)),
            lambda record: self._show_record(run, record),
        )

    # Earlier results.

    def _refresh(self) -> None:
        """Read which verifications there were, in the background."""
        history = self._context.history
        wanted = RunFilter(operations=frozenset({RunOperation.VERIFY}))
        self._context.background.ask(
            "verify runs", lambda _cancel: history.runs(wanted, count=MOST_EARLIER), self._take_runs
        )

    def _take_runs(self, runs: list[Run]) -> None:
        ended = tuple(run for run in runs if not run.is_drill and run.state is not RunState.RUNNING)
        if ended != self._runs or not self.earlier.rows.rowCount():
            self._runs = ended
            self.earlier.rows.set_rows(earlier_rows(ended))
        words = self.tr("Earlier ({})").format(number(len(ended)))
        self.result.tabs.setTabText(EARLIER, words if ended else self.tr("Earlier"))
        wanted, self._wanted = self._wanted, None
        running = self.result.run is not None and self.result.run.running
        newest = next((run for run in ended if wanted is not None and run.source == str(wanted)), None)
        if newest is not None and not running:
            self.open_run(newest)

    def _open_row(self, index: QModelIndex) -> None:
        run_id = index.siblingAtColumn(0).data(SORT)
        run = next((each for each in self._runs if each.id == run_id), None)
        if run is not None:
            self.result.tabs.setCurrentIndex(0)
            self.open_run(run)

    # Tools.

    def _run_id(self) -> str:
        kept = self.result.kept
        return kept.id if kept is not None else ""

    def _show_tools(self) -> None:
        there = self.result.kept is not None
        for button in (self.print_button, self.save_button):
            button.setEnabled(there)
            button.setToolTip("" if there else self.tr("There is a certificate once a verification has ended."))
        request = self.target.request
        self.command_button.setEnabled(request is not None)
        self.command_button.setToolTip(
            self.tr("Show the command that does the same")
            if request is not None
            else self.tr("Choose what to verify.")
        )
        self.schedule_button.setEnabled(self.target.is_chain)
        self.schedule_button.setVisible(
            self.target.is_chain or request is None
        )  # of nothing else there are checks
        self.schedule_button.setToolTip(
            self.tr("Add a check that reads back the chains of all jobs automatically")
            if self.target.is_chain
            else self.tr("Choose a chain: checks on a schedule read the chains of jobs.")
        )
        self.schedule_button.setStatusTip(self.schedule_button.toolTip())

    def _schedule(self) -> None:
        kind = CheckKind.DRILL if isinstance(self.target.request, DrillRequest) else CheckKind.VERIFY
        self._context.navigation.schedule.emit(CheckDraft(kind))

    def _show_command(self) -> None:
        request = self.target.request
        if request is not None:
            CommandDialog(request, self).open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.result.set_wide(self.width() >= self.fontMetrics().averageCharWidth() * NARROW)

    # What is dropped.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """What is dropped is verified."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.target.set_target(paths[0])
            self.target.start_soon()
            event.acceptProposedAction()
