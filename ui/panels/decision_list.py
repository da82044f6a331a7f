"""All restores in place that wait for a decision: a panel for each, or a row that opens one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.operations.pending import PendingDecision
from ui.context import Context
from ui.format import when
from ui.panels.decision_panel import DecisionPanel, stake_text
from ui.widgets.buttons import push_button
from ui.widgets.dialog import Dialog
from ui.widgets.notice_row import NoticeRow
from ui.widgets.panel import scrolled


class DecisionDialog(Dialog):
    """One decision, to be made; it closes when it is."""

    def __init__(self, decision: PendingDecision, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Decision about the restore in {}").format(decision.folder.name))
        self.panel = DecisionPanel(context)
        self.panel.show_kept(decision.folder, decision.kept)
        close = push_button(self.tr("Decide later"), "primary")
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.panel)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.addWidget(scrolled(content), 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        for button in self.panel.buttons:
            button.setAutoDefault(False)  # Enter deletes nothing
        close.setDefault(True)
        close.clicked.connect(self.reject)
        self.panel.settled.connect(context.navigation.announce)
        self.panel.settled.connect(self.accept)
        self.resize(QSize(980, 320))


class DecisionRow(NoticeRow):
    """A line about one decision, with the way to make it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._decision: PendingDecision | None = None
        self.button = push_button(self.tr("Decide…"), icon="history")
        self.button.setToolTip(self.tr("Keep the restored databases, or take the restore back"))
        self.add(self.button)
        self.button.clicked.connect(self.decide)

    def show_decision(self, decision: PendingDecision | None) -> None:
        """Show this one; ``None`` hides the row."""
        self._decision = decision
        self.setVisible(decision is not None)
        if decision is None:
            return
        text = self.tr("Decision pending: {}.").format(stake_text(decision))
        if decision.since is not None:
            since = when(decision.since)
            text = self.tr("Decision pending since {}: {}.").format(since, stake_text(decision))
        self.say(text)

    def decide(self) -> DecisionDialog | None:
        """Open the decision."""
        if self._decision is None:
            return None
        dialog = DecisionDialog(self._decision, self._context, self.window())
        dialog.open()
        return dialog


class DecisionRows(QWidget):
    """A row for each decision that is pending; nothing where there is none."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.rows: list[DecisionRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        context.decisions.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        pending = self._context.decisions.pending
        while len(self.rows) < len(pending):
            row = DecisionRow(self._context)
            self._column.addWidget(row)
            self.rows.append(row)
        for at, row in enumerate(self.rows):
            row.show_decision(pending[at] if at < len(pending) else None)
        self.setVisible(bool(pending))


class FolderDecision(QWidget):
    """The panel of the decision in one folder; nothing where there is none."""

    settled = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._folder = Path()
        self.panel = DecisionPanel(context)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)
        self.panel.settled.connect(self.settled)
        self.panel.settled.connect(context.navigation.announce)
        context.decisions.changed.connect(self._show)
        self._show()

    def show_folder(self, folder: Path) -> None:
        """Show the decision in ``folder`` from now on."""
        self._folder = folder
        self._show()

    def _show(self) -> None:
        decision = self._context.decisions.of(self._folder)
        self.panel.show_kept(self._folder, decision.kept if decision is not None else ())
        self.setVisible(decision is not None)
