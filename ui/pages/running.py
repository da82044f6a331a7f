"""The page of the runs: the one that is chosen, live while it goes on, with its outcome afterwards."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QStackedWidget, QVBoxLayout, QWidget

from ui.context import Context
from ui.icons import themed_icon
from ui.live_run import LiveRun
from ui.models.outcome import state_of
from ui.page import Page
from ui.pages.run_view import RunView
from ui.palette import tokens_of
from ui.widgets.banner import EmptyState
from ui.widgets.panel import scrolled


def build(context: Context) -> Page:
    """The page as the window takes it."""
    widget = RunningPage(context)
    subtitle = widget.tr("What is running, and how the last runs of this window ended")
    return Page(widget.tr("Runs"), "running", widget, subtitle, widget.chooser)


class RunningPage(QWidget):
    """Shows the newest run unless another one was chosen."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.chooser = QComboBox()
        self.chooser.setAccessibleName(self.tr("Run"))
        self.chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.chooser.setMinimumContentsLength(28)
        self.chooser.hide()
        self.view = RunView(context)
        empty = EmptyState(
            "running",
            self.tr("Nothing has run yet"),
            self.tr("A backup, verification or restore that is started here shows its progress on this page."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(empty)
        self._stack.addWidget(scrolled(self.view))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 8, 0)
        column.addWidget(self._stack)
        self.chooser.activated.connect(self._choose)
        context.wishes.show_run.connect(self.show_run)
        context.desk.run_started.connect(self._take_started)
        context.desk.run_ended.connect(lambda _run: self._fill_chooser())
        context.changes.theme.connect(self._fill_chooser)

    def show_run(self, run: LiveRun) -> None:
        """Show ``run``."""
        self.view.show_run(run)
        self.view.focus()
        self._stack.setCurrentIndex(1)
        self._fill_chooser()

    def _take_started(self, run: LiveRun) -> None:
        if self.view.run is None or not self.view.run.running:
            self.show_run(run)
        self._fill_chooser()

    def _choose(self, row: int) -> None:
        run = self._context.desk.find(str(self.chooser.itemData(row)))
        if run:
            self.show_run(run)

    def _fill_chooser(self) -> None:
        runs = list(reversed(self._context.desk.runs))
        tokens = tokens_of(self)
        self.chooser.clear()
        for run in runs:
            word, level = state_of(run)
            self.chooser.addItem(
                themed_icon(level.icon, level.color(tokens)), f"{run.plan.title} · {word}", run.id
            )
        if self.view.run:
            self.chooser.setCurrentIndex(self.chooser.findData(self.view.run.id))
        self.chooser.setVisible(len(runs) > 1)
