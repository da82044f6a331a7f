"""The page of the runs: the one that is chosen, live while it goes on, with its outcome afterwards."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QStackedWidget, QVBoxLayout, QWidget

from ui.context import Context
from ui.icons import set_icon, tint_item
from ui.live_run import LiveRun
from ui.models.outcomes.registry import outcome_of
from ui.page import PageContent
from ui.widgets.banner import EmptyState
from ui.widgets.panel import scrolled

if TYPE_CHECKING:
    from ui.pages.running.run_view import RunView


def build(context: Context) -> PageContent:
    """The page as the window takes it."""
    widget = RunningPage(context)
    return PageContent(widget, widget.chooser)


class RunningPage(QWidget):
    """Shows the newest run unless another one was chosen."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.chooser = QComboBox()
        self.chooser.setAccessibleName(self.tr("Run"))
        self.chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.chooser.setMinimumContentsLength(40)
        self.chooser.hide()
        self._view: RunView | None = None
        empty = EmptyState(
            "running",
            self.tr("No runs yet"),
            self.tr(
                "Backups, verifications, restores and recoveries started in this window show their progress here. "
                "Start one on its page, or run a job."
            ),
            self._ways(),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 8, 0)
        column.addWidget(self._stack)
        self.chooser.activated.connect(self._choose)
        context.navigation.show_run.connect(self.show_run)
        context.run_queue.run_started.connect(self._take_started)
        context.run_queue.run_ended.connect(lambda _run: self._fill_chooser())
        context.changes.theme.connect(self._fill_chooser)
        if runs := context.run_queue.runs:
            self._show(runs[-1])

    def _ways(self) -> list[QAction]:
        """To start a first run."""
        made = []
        navigation = self._context.navigation
        for text, icon, tip, go in (
            (self.tr("&Back up…"), "back-up", self.tr("Choose an instance and back it up"), navigation.back_up),
            (self.tr("&Verify…"), "verify", self.tr("Choose what to verify"), navigation.verify_page),
            (self.tr("&Restore…"), "restore", self.tr("Choose a chain to restore"), navigation.restore),
        ):
            action = QAction(text, self)
            set_icon(action, icon)
            action.setToolTip(tip)
            action.setStatusTip(tip)
            action.setIconText(text.replace("&", ""))
            action.triggered.connect(partial(go.emit, None))
            made.append(action)
        return made

    @property
    def view(self) -> RunView:
        """The view of a run; made, and its pictures loaded, when the first one is to be shown."""
        if self._view is None:
            from ui.pages.running.run_view import RunView

            self._view = RunView(self._context)
            self._stack.addWidget(scrolled(self._view))
        return self._view

    def prepare(self) -> None:
        """Make and style the view of a run now, not when the first one starts."""
        for widget in (self.view, *self.view.findChildren(QWidget)):
            widget.ensurePolished()

    def show_run(self, run: LiveRun) -> None:
        """Show ``run``."""
        self._show(run)
        self.view.focus()

    def _show(self, run: LiveRun) -> None:
        self.view.show_run(run)
        self._stack.setCurrentIndex(1)
        self._fill_chooser()

    def _take_started(self, run: LiveRun) -> None:
        if self._view is None or self._view.run is None or not self._view.run.running:
            self.show_run(run)
        self._fill_chooser()

    def _choose(self, row: int) -> None:
        run = self._context.run_queue.find(str(self.chooser.itemData(row)))
        if run:
            self.show_run(run)

    def _fill_chooser(self) -> None:
        runs = list(reversed(self._context.run_queue.runs))
        self.chooser.clear()
        for run in runs:
            word, level = outcome_of(run).state()
            self.chooser.addItem(f"{run.plan.title} · {word}", run.id)
            tint_item(self.chooser, self.chooser.count() - 1, level.icon, level.token)
        if self._view and self._view.run:
            self.chooser.setCurrentIndex(self.chooser.findData(self._view.run.id))
        self.chooser.setVisible(len(runs) > 1)
