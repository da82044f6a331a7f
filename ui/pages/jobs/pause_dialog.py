"""The dialog that asks why jobs are paused."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from app.jobs.job import Job
from app.operations.command_line import shell_line
from ui.format import plural
from ui.icons import set_icon
from ui.panels.command_dialog import CommandDialog
from ui.widgets.buttons import standard_buttons
from ui.widgets.text import TextLabel

LONGEST_REASON = 200


class PauseDialog(QDialog):
    """Asks for the reason, which is needed; :attr:`reason` holds it once accepted."""

    def __init__(self, jobs: Sequence[Job], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = [job.name for job in jobs]
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Pause job") if len(jobs) == 1 else self.tr("Pause jobs"))
        what = jobs[0].name if len(jobs) == 1 else plural(len(jobs), "{} job", "{} jobs")
        about = self.tr(
            "A paused job does not run until it is resumed. Its slots are recorded as skipped, with this reason. "
            "Its targets stay in force."
        )
        label = TextLabel(self.tr("&Reason"), "strong")
        self.field = QLineEdit(maxLength=LONGEST_REASON)
        self.field.setAccessibleName(self.tr("Reason"))
        self.field.setAccessibleDescription(about)
        self.field.setPlaceholderText(self.tr("Example: the server is being moved until Friday"))
        label.setBuddy(self.field)
        buttons = standard_buttons(QDialogButtonBox.StandardButton.Cancel)
        self.pause_button = buttons.addButton(self.tr("Pause"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.pause_button.setDefault(True)
        set_icon(self.pause_button, "pause", "accent")
        self.command_button = buttons.addButton(
            self.tr("Show co&mmand line"), QDialogButtonBox.ButtonRole.HelpRole
        )
        set_icon(self.command_button, "command")
        self.command_button.clicked.connect(self._show_command)
        for button in buttons.buttons():
            button.setAccessibleName(button.text().replace("&", ""))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.field.textChanged.connect(self._follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(10)
        for part in (TextLabel(what, fold=True), TextLabel(about, "muted", fold=True), label, self.field):
            column.addWidget(part)
        column.addStretch(1)
        column.addWidget(buttons)
        width = self.fontMetrics().averageCharWidth() * 78
        self.resize(width, column.totalHeightForWidth(width))
        self._follow()
        self.field.setFocus()

    @property
    def reason(self) -> str:
        return self.field.text().strip()

    def _follow(self) -> None:
        self.pause_button.setEnabled(bool(self.reason))
        self.command_button.setEnabled(bool(self.reason))

    def _show_command(self) -> None:
        lines = [shell_line(["jobs", "pause", name, "--reason", self.reason]) for name in self._names]
        CommandDialog("\n".join(lines), self, self.tr("This command does the same.")).open()
