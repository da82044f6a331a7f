"""The fourth step: everything at a glance, as text and as the command that does the same."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.jobs.command import add_arguments
from app.jobs.zone import SYSTEM_ZONE
from app.operations.command_line import shell_line
from ui.context import Context
from ui.first_run.step import FirstRunStep
from ui.models.first_run import FirstRunDraft, as_text, summary_lines
from ui.panels.command_dialog import CommandDialog
from ui.widgets.buttons import push_button
from ui.widgets.form import Form
from ui.widgets.panel import Panel, scrolled
from ui.widgets.text import TextLabel


class SummaryStep(FirstRunStep):
    """Nothing was written yet: the next button does it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._draft = FirstRunDraft()
        self.copy_button = push_button(self.tr("&Copy as text"), icon="copy")
        self.command_button = push_button(self.tr("Show co&mmand line"), icon="command")
        self._form: QFormLayout = Form()
        self._form.setVerticalSpacing(8)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        panel = Panel()
        panel.heading.hide()
        panel.body.addLayout(self._form)
        panel.body.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.copy_button)
        row.addWidget(self.command_button)
        row.addStretch(1)
        self.column.addWidget(scrolled(panel), 1)
        self.column.addLayout(row)
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.as_text()))
        self.command_button.clicked.connect(self.show_command)

    @property
    def title(self) -> str:
        return self.tr("Review your choices")

    @property
    def reason(self) -> str:
        return ""

    def applied(self, draft: FirstRunDraft) -> FirstRunDraft:
        return draft

    def enter(self, draft: FirstRunDraft) -> None:
        self._draft = draft
        while self._form.rowCount():
            self._form.removeRow(0)
        for name, text in summary_lines(draft, datetime.now(UTC), SYSTEM_ZONE):
            label, value = QLabel(name), TextLabel(text, fold=True)
            label.setProperty("role", "muted")
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            value.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            self._form.addRow(label, value)

    def as_text(self) -> str:
        """The summary."""
        return as_text(summary_lines(self._draft, datetime.now(UTC), SYSTEM_ZONE))

    def command_lines(self) -> str:
        """The commands that set up the same."""
        lines = [shell_line(add_arguments(self._draft.job))]
        if self._draft.scheduler is not None:
            lines.append(shell_line(["schedule", "install"]))
        lines.append(shell_line(["jobs", "run", self._draft.name]))
        return "\n".join(lines)

    def show_command(self) -> None:
        """Show the commands."""
        about = self.tr("These commands set up the same, and make the first backup.")
        CommandDialog(self.command_lines(), self.window(), about).open()
