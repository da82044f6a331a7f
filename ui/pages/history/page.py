"""The History page: events, runs, and the audit log."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from app.history.runs import Run
from ui.context import Context
from ui.models.own_names import RecordedNames
from ui.page import PageContent
from ui.pages.history.audit import AuditView
from ui.pages.history.events import EventsView
from ui.pages.history.runs import RunsView
from ui.panels.when_shown import WhenShown


class HistoryPage(QWidget):
    """Two views of the same history, and the audit log beside them; opening a run shows its events."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.events = EventsView(context)
        self.runs = RunsView(context)
        self.audit = AuditView(context)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(self.tr("History views"))
        self.tabs.addTab(self.events, self.tr("Eve&nts"))
        self.tabs.addTab(self.runs, self.tr("&Runs"))
        self.tabs.addTab(self.audit, self.tr("&Audit"))
        self.tabs.setCornerWidget(self.events.count)
        self.tabs.currentChanged.connect(lambda at: self.events.count.setVisible(at == 0))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 20, 14)
        column.addWidget(self.tabs)
        self.runs.run_opened.connect(self._open_run)
        self.runs.model.loaded.connect(lambda _count: self._offer_instances())
        WhenShown(self).does(self._offer_instances, context.inventory.instances_changed)
        context.navigation.show_audit.connect(lambda: self.tabs.setCurrentWidget(self.audit))
        context.preferences.changed.connect(self._show_names)
        self._show_names()
        self.runs.model.reload()

    def export(self) -> None:
        """Save the events that the filter lets through."""
        self.tabs.setCurrentWidget(self.events)
        self.events.export()

    def focus_filter(self) -> None:
        """Go to the filter of what is shown: that of the events, or of the audit log."""
        if self.tabs.currentWidget() is self.audit:
            self.audit.filter.setFocus()
            return
        self.tabs.setCurrentWidget(self.events)
        self.events.filter.focus()

    def show_run(self, run_id: str) -> None:
        """Show the events of the run with this id."""
        history = self._context.history
        self._context.background.ask("history-shown-run", lambda _cancel: history.run(run_id), self._take_run)
        self.runs.select(run_id)

    def _take_run(self, run: Run | None) -> None:
        if run:
            self._open_run(run)

    def _open_run(self, run: Run) -> None:
        self.tabs.setCurrentWidget(self.events)
        self.events.show_run(run)

    def _show_names(self) -> None:
        names = RecordedNames(self._context.preferences.value.names)
        self.events.show_names(names)
        self.runs.model.set_names(names)

    def _offer_instances(self) -> None:
        known = [instance.name for instance in self._context.inventory.instances]
        self.events.filter.set_instances([*known, *self.runs.model.instances()])


def build(context: Context) -> PageContent:
    """The page for the shell."""
    page = HistoryPage(context)
    return PageContent(page, page.events.export_button)
