"""The dialog that asks why jobs are paused."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QWidget

from app.jobs.job import Job
from app.operations.command_line import shell_line
from ui.format import plural
from ui.icons import set_icon
from ui.panels.command_dialog import CommandDialog, offer_command
from ui.panels.one_field import lay_out, named_field
from ui.widgets.buttons import standard_buttons
from ui.widgets.dialog import Dialog
from ui.widgets.text import TextLabel

LONGEST_REASON = 200


class PauseDialog(Dialog):
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
        self.field = QLineEdit(maxLength=LONGEST_REASON)
        label = named_field(self.field, self.tr("&Reason (required)"), about)
        self.field.setPlaceholderText(self.tr("Example: the server is being moved until Friday"))
        buttons = standard_buttons(QDialogButtonBox.StandardButton.Cancel)
        self.pause_button = buttons.addButton(self.tr("Pause"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.pause_button.setDefault(True)
        set_icon(self.pause_button, "pause", "accent")
        self.command_button = offer_command(buttons, self._show_command)
        self.field.textChanged.connect(self._follow)
        said = (TextLabel(what, fold=True), TextLabel(about, "muted", fold=True))
        lay_out(self, (*said, label, self.field), buttons, self.field)
        self._follow()

    @property
    def reason(self) -> str:
        return self.field.text().strip()

    def _follow(self) -> None:
        self.pause_button.setEnabled(bool(self.reason))
        self.command_button.setEnabled(bool(self.reason))

    def _show_command(self) -> None:
        lines = [shell_line(["jobs", "pause", name, "--reason", self.reason]) for name in self._names]
        CommandDialog("\n".join(lines), self, self.tr("This command does the same.")).open()
