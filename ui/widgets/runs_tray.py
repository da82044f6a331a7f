"""The tray of runs at the foot of the window: what is running, how far it is, and how to stop it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QGridLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from ui.format import percent, permille
from ui.levels import Level
from ui.values.run_line import RunLine
from ui.widgets.buttons import push_button
from ui.widgets.chip import LevelIcon
from ui.widgets.progress import set_progress
from ui.widgets.text import ElidedLabel, TextLabel, show_part

ROWS = 3


class RunsTray(QFrame):
    """At most three runs in detail, the rest counted; hidden while there is none."""

    cancel_requested = Signal(str)
    show_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "tray")
        self.setAccessibleName(self.tr("Runs in progress"))
        self._rows: dict[str, _JobRow] = {}
        self._more = TextLabel("", "small")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 8, 16, 8)
        self._column.setSpacing(8)
        self._column.addWidget(self._more)
        self.setVisible(False)

    def set_runs(self, runs: Sequence[RunLine]) -> None:
        """Show ``runs``, running ones first. Rows of runs shown before stay, so that the focus does."""
        shown = runs[:ROWS]
        for gone in self._rows.keys() - {job.job for job in shown}:
            row = self._rows.pop(gone)
            row.hide()
            self._column.removeWidget(row)
            row.deleteLater()
        for at, job in enumerate(shown):
            if job.job not in self._rows:
                self._rows[job.job] = self._new_row(job.job, at)
            self._rows[job.job].show_job(job)
        self._more.set_text(self._rest(runs[ROWS:]))
        show_part(self, bool(runs))

    def _rest(self, runs: Sequence[RunLine]) -> str:
        """How many there are besides, and what of."""
        waiting = sum(run.waiting for run in runs)
        running = len(runs) - waiting
        parts = [self.tr("{} more running").format(running)] if running else []
        return " · ".join([*parts, *([self.tr("{} more waiting").format(waiting)] if waiting else [])])

    def _new_row(self, job: str, at: int) -> _JobRow:
        row = _JobRow(self)
        cancel: SignalInstance = self.cancel_requested
        show: SignalInstance = self.show_requested
        row.cancel.clicked.connect(lambda: cancel.emit(job))
        row.show_button.clicked.connect(lambda: show.emit(job))
        self._column.insertWidget(at, row)
        return row


class _JobRow(QWidget):
    """One job: icon, title and phase, bar with percent, figures, buttons."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._named = ""
        self._waits: bool | None = None
        self._icon = LevelIcon(Level.RUNNING, 20)
        self._title = ElidedLabel("", "strong")
        self._phase = ElidedLabel("", "muted")
        self._bar = QProgressBar(maximum=1000, textVisible=False)
        self._percent = TextLabel("")
        self._figures = ElidedLabel("", "muted", mode=Qt.TextElideMode.ElideLeft)
        self.show_button = push_button(self.tr("Show"), icon="show")
        self.cancel = push_button(self.tr("Cancel"), icon="cancel")
        self._lay_out()

    def _lay_out(self) -> None:
        self._percent.setMinimumWidth(self.fontMetrics().horizontalAdvance("100%") + 4)
        self._percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._figures.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._figures.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.addWidget(self._icon, 0, 0, 2, 1)
        grid.addWidget(self._title, 0, 1)
        grid.addWidget(self._figures, 0, 2)
        grid.addWidget(self._phase, 1, 1)
        grid.addWidget(self._bar, 1, 2)
        grid.addWidget(self._percent, 1, 3)
        grid.addWidget(self.show_button, 0, 4, 2, 1)
        grid.addWidget(self.cancel, 0, 5, 2, 1)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 3)

    def show_job(self, job: RunLine) -> None:
        phase = self.tr("Stopping…") if job.cancelling else job.phase
        self._icon.set_level(job.level)
        self._title.set_text(job.title)
        self._phase.set_text(phase)
        set_progress(self._bar, permille(job.done, job.total) if job.total else 0)
        known = percent(job.done, job.total) if job.total else "–"
        self._percent.set_text("" if job.waiting else known)  # an empty one takes no space
        self._figures.set_text(job.figures)
        self._name_parts(job.title)
        self._bar.setAccessibleDescription(f"{phase}, {self._percent.text()}, {job.figures}")
        self.cancel.setEnabled(not job.cancelling)
        if job.waiting is not self._waits:
            self._waits = job.waiting
            for part in (self.show_button, self._bar):
                show_part(part, not job.waiting)

    def _name_parts(self, title: str) -> None:
        if title != self._named:
            self._named = title
            self._bar.setAccessibleName(self.tr("Progress of {}").format(title))
            self.show_button.setAccessibleName(self.tr("Show {}").format(title))
            self.cancel.setAccessibleName(self.tr("Cancel {}").format(title))
