"""The dialog that installs or repairs the entry of the system's scheduler: it shows what will be written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.jobs.job import Jobs
from app.operations.command_line import shell_line
from app.schedulers.scheduler import Installed
from app.schedulers.spec import SchedulerKind
from engine.errors import JetError
from ui.models.scheduler import (
    failure_message,
    files_of,
    install,
    kind_words,
    preview_text,
    step_text,
    wanted_spec,
)
from ui.panels.command_dialog import CommandDialog, offer_command
from ui.widgets.banner import Banner
from ui.widgets.buttons import standard_buttons
from ui.widgets.dialog import Dialog
from ui.widgets.text import TextLabel
from ui.worker import Background

_SLOT = "scheduler files"


class InstallDialog(Dialog):
    """``installed`` comes when the entry was written and started."""

    installed = Signal()

    def __init__(
        self,
        background: Background,
        jobs: Jobs,
        kinds: Sequence[SchedulerKind],
        there: Installed | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._jobs = jobs
        self.kind, self.scope = QComboBox(), QComboBox()
        self.preview = QPlainTextEdit()
        self.banner = Banner()
        self.buttons = standard_buttons(QDialogButtonBox.StandardButton.Cancel)
        words = self.tr("Repair") if there else self.tr("Install")
        self.setWindowTitle(self.tr("{} the scheduler's entry").format(words))
        self.install_button = self.buttons.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
        self.command_button = offer_command(self.buttons, self._show_command)
        self._fill(kinds, there)
        self._lay_out()
        for box in (self.kind, self.scope):
            box.currentIndexChanged.connect(self._ask)
        self.buttons.accepted.connect(self._install)
        self.buttons.rejected.connect(self.reject)
        self._ask()

    def _fill(self, kinds: Sequence[SchedulerKind], there: Installed | None) -> None:
        for kind in dict.fromkeys([*([there.kind] if there else []), *kinds]):
            self.kind.addItem(kind_words(kind), kind)
        self.scope.addItem(self.tr("For this user"), False)
        self.scope.addItem(self.tr("For this machine, as the administrator"), True)
        if there is not None:
            self.scope.setCurrentIndex(int(there.system))

    def _lay_out(self) -> None:
        step = step_text(wanted_spec(self._jobs).every)
        about = self.tr(
            "The operating system will start “ese-backup run-due” every {}. It runs what is due and ends, whether "
            "this window is open or not. These files will be written:"
        ).format(step)
        self.preview.setReadOnly(True)
        self.preview.setAccessibleName(self.tr("Files that will be written"))
        self.preview.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.preview.setTabChangesFocus(True)
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.addRow(self.tr("&Scheduler"), self.kind)
        form.addRow(self.tr("&Runs"), self.scope)
        for box, name in ((self.kind, self.tr("Scheduler")), (self.scope, self.tr("Runs"))):
            box.setAccessibleName(name)
        for button in self.buttons.buttons():
            button.setAccessibleName(button.text().replace("&", ""))
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(self.banner)
        column.addLayout(form)
        column.addWidget(TextLabel(about, "muted", fold=True))
        column.addWidget(self.preview, 1)
        column.addWidget(self.buttons)
        self.resize(self.fontMetrics().averageCharWidth() * 100, self.fontMetrics().height() * 30)

    @property
    def _chosen(self) -> SchedulerKind | None:
        return SchedulerKind(self.kind.currentData()) if self.kind.count() else None

    def _show_command(self) -> None:
        kind = self._chosen
        if kind is not None:
            words = ["schedule", "install", *(["--system"] if self.scope.currentData() else []), "--with", kind]
            CommandDialog(shell_line(words), self, self.tr("This command installs the same entry.")).open()

    def _ask(self) -> None:
        """What would be written, in the background."""
        kind, system = self._chosen, bool(self.scope.currentData())
        self.install_button.setEnabled(False)
        self.command_button.setEnabled(kind is not None)
        if kind is None:
            return
        jobs = self._jobs
        self._background.ask(
            _SLOT, lambda _cancel: files_of(kind, wanted_spec(jobs, system=system)), self._show, self._fail
        )

    def _show(self, files: Mapping[Path, bytes]) -> None:
        self.banner.clear()
        self.preview.setPlainText(preview_text(files))
        self.install_button.setEnabled(True)

    def _fail(self, error: JetError) -> None:
        self.preview.setPlainText("")
        self.banner.show_message(failure_message(self.tr("This scheduler cannot be used."), error))

    def _install(self) -> None:
        kind, jobs, system = self._chosen, self._jobs, bool(self.scope.currentData())
        if kind is None:
            return
        self.install_button.setEnabled(False)
        self._background.ask(
            _SLOT, lambda _cancel: install(kind, wanted_spec(jobs, system=system)), self._done, self._refuse
        )

    def _done(self, _done: None) -> None:
        self.installed.emit()
        self.accept()

    def _refuse(self, error: JetError) -> None:
        self.install_button.setEnabled(True)
        what = self.tr("The entry could not be installed. Nothing was changed.")
        self.banner.show_message(failure_message(what, error))

    def done(self, result: int) -> None:
        """Wait for nothing any more."""
        self._background.forget(_SLOT)
        super().done(result)
