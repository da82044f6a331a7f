"""The dialog for one check: what reads chains back, when, and for how long."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QVBoxLayout, QWidget

from app.jobs.command import check_arguments
from app.jobs.job import CheckKind, CheckRule
from app.jobs.texts import duration_text
from app.operations.command_line import shell_line
from ui.models.jobs import check_words
from ui.models.when_draft import WhenDraft
from ui.pages.jobs.fault import FaultLine
from ui.pages.jobs.promises_form import SpanField
from ui.pages.jobs.when_fields import WhenFields
from ui.panels.command_dialog import CommandDialog, offer_command
from ui.widgets.buttons import standard_buttons
from ui.widgets.dialog import Dialog
from ui.widgets.form import Form, fit_height
from ui.widgets.panel import scrolled
from ui.widgets.text import TextLabel
from ui.worker import Background


class CheckDialog(Dialog):
    """``made`` carries the :class:`CheckRule`. ``kind`` is what a new one starts with."""

    made = Signal(object)

    def __init__(
        self,
        background: Background,
        check: CheckRule | None,
        parent: QWidget | None = None,
        kind: CheckKind = CheckKind.VERIFY,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New check") if check is None else self.tr("Edit check"))
        self._edits = check is not None
        self.kind = QComboBox()
        self.budget = SpanField(self.tr("Time budget"), self.tr("Example: 2h"), "")
        self.when = WhenFields(background, "job check")
        self.buttons = standard_buttons(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self.command_button = offer_command(self.buttons, self._show_command)
        self.budget_fault = FaultLine(self.budget)
        self._lay_out()
        shown = check or CheckRule(kind, WhenDraft(at="03:00").read()[0])
        self.kind.setCurrentIndex(self.kind.findData(shown.kind))
        self.budget.setText(duration_text(shown.budget))
        self.when.set_draft(WhenDraft.of(shown.when))
        self.budget.textChanged.connect(self._follow)
        self.when.changed.connect(self._follow)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._follow()

    def _lay_out(self) -> None:
        for kind in CheckKind:
            self.kind.addItem(check_words(kind), kind)
        form = Form()
        form.add(self.tr("&Check"), self.kind)
        form.add(
            self.tr("Time &budget"),
            self.budget,
            self.tr("No further chain is started after this time."),
        )
        about = self.tr(
            "Chains of all jobs are read back, those with the oldest proof first, as many as fit into the budget."
        )
        for button in self.buttons.buttons():
            button.setAccessibleName(button.text().replace("&", ""))
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 4, 0)
        inner.setSpacing(10)
        inner.addWidget(TextLabel(about, "muted", fold=True))
        inner.addLayout(form)
        inner.addWidget(self.budget_fault)
        inner.addWidget(TextLabel(self.tr("When"), "strong"))
        inner.addWidget(self.when)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(scrolled(content), 1)
        column.addWidget(self.buttons)
        self.resize(self.fontMetrics().averageCharWidth() * 104, 0)

    @property
    def check(self) -> CheckRule | None:
        """What the fields mean; None while something is wrong."""
        when, budget = self.when.when, self.budget.span
        if when is None or budget is None:
            return None
        return CheckRule(CheckKind(self.kind.currentData()), when, budget)

    def _follow(self) -> None:
        text = next((fault.text for fault in self.budget.faults()), "")
        if not self.budget.text().strip():
            text = self.tr("Enter a time budget. Example: {}.").format(duration_text(timedelta(hours=2)))
        self.budget_fault.show_fault(text)
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(self.check is not None)
        self.command_button.setEnabled(self.check is not None)

    def _show_command(self) -> None:
        check = self.check
        if check is not None:
            about = self.tr("This command schedules the same, besides the checks there are.")
            if self._edits:
                about = self.tr("This command schedules the same, in place of all checks of this kind.")
            CommandDialog(shell_line(check_arguments(check, alone=self._edits)), self, about).open()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        fit_height(self)

    def accept(self) -> None:
        check = self.check
        if check is not None:
            self.made.emit(check)
            super().accept()

    def done(self, result: int) -> None:
        """Wait for nothing any more."""
        self.when.rest()
        super().done(result)
