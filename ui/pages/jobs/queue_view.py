"""The runs of this machine, of every program: what goes on, what waits, and how to cancel or pause it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.history.history import History
from app.history.runs import Run
from app.operations.control import cancel_run, pause_run, resume_run
from engine.errors import JetError
from ui.context import Context
from ui.icons import set_icon
from ui.languages.marked import marked
from ui.models.instances import SORT, RowsModel
from ui.models.machine_queue import QUEUE_TITLES, QueueEntry, queue_of, queue_row, state_words
from ui.models.own_names import RecordedNames
from ui.panels.kept_layout import KeptColumns
from ui.panels.sorted_table import SortedTable
from ui.widgets.buttons import ActionButton, allow
from ui.widgets.text import TextLabel

AGAIN_MS = 1000
"""How often times and phases are written anew while the queue is shown."""


class QueueView(QWidget):
    """``failed`` carries the error of a request that could not be made."""

    failed = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._entries: dict[str, QueueEntry] = {}
        titles = [marked(title) for title in QUEUE_TITLES]
        self.table = SortedTable(RowsModel(titles, (), self), self.tr("Queue"))
        self._timer = QTimer(self, interval=AGAIN_MS)
        self._timer.timeout.connect(self._show)
        self.show_run = self._action(self.tr("Sho&w"), "show", "", self.tr("Show the selected run"))
        self.pause = self._action(self.tr("Pau&se run"), "pause", "", self.tr("Pause the selected run"))
        self.resume = self._action(self.tr("R&esume run"), "play", "", self.tr("Resume the selected run"))
        self.cancel = self._action(
            self.tr("Cance&l run"), "cancel", "Del", self.tr("Stop the selected run; it leaves nothing behind")
        )
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._show()

    def _action(self, text: str, icon: str, keys: str, tip: str) -> QAction:
        action = QAction(text, self.table)
        set_icon(action, icon)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setToolTip(f"{tip} ({keys})" if keys else tip)
        action.setStatusTip(tip)
        action.setIconText(text.replace("&", ""))
        self.table.offer(action)
        return action

    def _lay_out(self) -> None:
        samples = {
            0: "Restore drill of department-mail-01",
            1: "Mail every night",
            2: f"{max(state_words(), key=len)}....",
            3: "Copying databases · edb0001A2B3C.log · 100%",
            4: "28 Nov 00:00, 3 min 05 s ago",
            5: "Process 1234567",
        }
        KeptColumns(self.table, self._context.state, "jobs/queue", samples, (5, 1), wide=3)
        empty = TextLabel(self.tr("Nothing is running or waiting on this machine."), "muted")
        self._stack.addWidget(self.table)
        self._stack.addWidget(empty)
        empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        line = QHBoxLayout()
        for action, icon in (
            (self.show_run, "show"),
            (self.pause, "pause"),
            (self.resume, "play"),
            (self.cancel, "cancel"),
        ):
            line.addWidget(ActionButton(action, "", icon))
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        context = self._context
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._follow())
        self.show_run.triggered.connect(self._show_run)
        self.pause.triggered.connect(lambda: self._request(pause_run))
        self.resume.triggered.connect(lambda: self._request(resume_run))
        self.cancel.triggered.connect(lambda: self._request(cancel_run))
        self.table.activated.connect(lambda _index: self.show_run.trigger())
        context.jobs.changed.connect(self._show)
        context.run_queue.lines_changed.connect(self._show)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()
        self._show()

    @property
    def chosen(self) -> QueueEntry | None:
        """The selected entry."""
        rows = self.table.selectionModel().selectedRows()
        return self._entries.get(str(rows[0].data(SORT))) if rows else None

    def _show(self) -> None:
        jobs, now = self._context.jobs, datetime.now(UTC)
        entries = queue_of(
            self._context.run_queue.in_flight,
            jobs.runs,
            jobs.records,
            self._context.job_runs.progress.newest,
            self._context.run_queue.waiting,
            ended={run.run.id for run in self._context.run_queue.runs if run.run is not None and not run.running},
            names=RecordedNames(self._context.preferences.value.names),
        )
        self._entries = {entry.id: entry for entry in entries}
        if self.isVisible() or not entries:
            self.table.rows.set_rows([queue_row(entry, now) for entry in entries])
        self._stack.setCurrentIndex(0 if entries else 1)
        if not self.isVisible():
            self._timer.stop()
        self._follow()

    @property
    def count(self) -> int:
        """How many runs go on or wait."""
        return len(self._entries)

    def _follow(self) -> None:
        chosen = self.chosen
        going = chosen is not None and not chosen.is_waiting
        why = self.tr("Select a run.") if chosen is None else self.tr("This run has not started yet.")
        paused = chosen is not None and chosen.is_paused
        allow(self.show_run, going, why)
        allow(self.pause, going and not paused, self.tr("This run is paused.") if going else why)
        allow(self.resume, going and paused, self.tr("This run is not paused.") if going else why)
        cancels = going or (chosen is not None and chosen.is_own)
        elsewhere = self.tr("This run waits in another program.") if chosen is not None else why
        allow(self.cancel, cancels, elsewhere)

    def _show_run(self) -> None:
        chosen = self.chosen
        if chosen is not None and chosen.live is not None:
            self._context.navigation.show_run.emit(chosen.live)
        elif chosen is not None and not chosen.is_waiting:
            self._context.navigation.show_history.emit(chosen.id)

    def _request(self, what: Callable[[History, str], Run]) -> None:
        """Ask the program of the selected run, whichever that is, in the background."""
        chosen = self.chosen
        if chosen is not None and (chosen.live is not None or chosen.is_own) and what is cancel_run:
            self._context.run_queue.cancel(chosen.live.id if chosen.live is not None else chosen.id)
            return
        if chosen is None or chosen.is_waiting:
            return
        history, run = self._context.history, chosen.id
        self._context.background.ask(
            f"request {run}",
            lambda _cancel: what(history, run),
            lambda _run: self._context.jobs.refresh(),
            self._fail,
        )

    def _fail(self, error: JetError) -> None:
        self._context.jobs.refresh()
        self.failed.emit(error)
