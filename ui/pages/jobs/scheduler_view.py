"""Who runs the jobs while this window is closed: the entry of the operating system's scheduler."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMessageBox, QVBoxLayout, QWidget

from app.schedulers.scheduler import Installed
from engine.errors import JetError
from ui.context import Context
from ui.models.scheduler import details, drift_message, entry_words, failure_message, remove, summary
from ui.pages.jobs.install_dialog import InstallDialog
from ui.panels.when_shown import WhenShown
from ui.widgets.banner import Banner
from ui.widgets.buttons import push_button
from ui.widgets.chip import LevelIcon
from ui.widgets.text import TextLabel

AGES_MS = 30_000
_SLOT = "scheduler change"


class SchedulerLine(QWidget):
    """Who runs the jobs, in one line with a sign of how good that is."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.icon = LevelIcon(size=18)
        self.text = TextLabel("", fold=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.icon)
        line.addWidget(self.text, 1)
        self._timer = QTimer(self, interval=AGES_MS)
        self._timer.start()
        WhenShown(self).does(self._show, context.job_runs.changed, context.jobs.changed, self._timer.timeout)
        self._show()

    def _show(self) -> None:
        has_jobs = bool(self._context.jobs.value.jobs) and self._context.jobs.error is None
        text, level = summary(self._context.job_runs.look, datetime.now(UTC), has_jobs=has_jobs)
        self.icon.set_level(level)
        self.text.set_text(text)


class SchedulerView(QWidget):
    """Installed or not, by what, how it differs; and what can be done about it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.banner = Banner()
        self.install_button = push_button(self.tr("&Install…"), "primary", "add")
        self.repair_button = push_button(self.tr("R&epair…"), icon="settings")
        self.remove_button = push_button(self.tr("Re&move…"), icon="remove")
        self.look_button = push_button(self.tr("Loo&k again"), icon="refresh")
        self.question: QMessageBox | None = None
        """What is asked before the entry is removed, while it is open."""
        self.why_not = TextLabel("", fold=True)
        self._facts = QGridLayout()
        self._lay_out()
        self.install_button.clicked.connect(self._install)
        self.repair_button.clicked.connect(self._install)
        self.remove_button.clicked.connect(self._ask_to_remove)
        self.look_button.clicked.connect(context.job_runs.refresh)
        WhenShown(self).does(self._show, context.job_runs.changed)
        context.job_runs.failed.connect(self._fail)
        self._show()

    def _lay_out(self) -> None:
        about = self.tr(
            "Once installed, the scheduler of this system starts “ese-backup run-due” at short intervals. That "
            "runs what is due and ends, whether this window is open or not. If it is no longer started, this page "
            "and the overview show it."
        )
        self._facts.setColumnStretch(1, 1)
        self._facts.setHorizontalSpacing(16)
        buttons = QHBoxLayout()
        for button in (self.install_button, self.repair_button, self.remove_button, self.look_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.banner)
        column.addLayout(self._facts)
        column.addWidget(self.why_not)
        column.addLayout(buttons)
        column.addWidget(TextLabel(about, "muted", fold=True))  # below what can be done, which a low window shows
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(content)

    def _show(self) -> None:
        look = self._context.job_runs.look
        shown = look.shown if look else None
        self.install_button.setVisible(shown is None)
        self.install_button.setEnabled(look is not None and bool(look.kinds))
        why_not = self.tr(
            "No scheduler was found here. Have another program start “ese-backup run-due” regularly."
        )
        self.why_not.set_text(why_not if look is not None and shown is None and not look.kinds else "")
        self.repair_button.setVisible(shown is not None and bool(shown.drift))
        self.remove_button.setVisible(shown is not None)
        while item := self._facts.takeAt(0):
            old = item.widget()
            if old:
                old.hide()
                old.deleteLater()
        for row, (name, value) in enumerate(details(look) if look else []):
            self._facts.addWidget(TextLabel(name, "muted"), row, 0)
            self._facts.addWidget(TextLabel(value, fold=True), row, 1)
        message = drift_message(shown) if shown else None
        if message is not None:
            self.banner.show_message(message)
        else:
            self.banner.clear()

    def _install(self) -> None:
        look = self._context.job_runs.look
        if look is not None:
            jobs, background = self._context.jobs.value, self._context.background
            dialog = InstallDialog(background, jobs, look.kinds, look.shown, self.window())
            dialog.installed.connect(self._context.job_runs.refresh)
            dialog.open()

    def _ask_to_remove(self) -> None:
        look = self._context.job_runs.look
        shown = look.shown if look else None
        if shown is None:
            return
        box = self.question = QMessageBox(self.window())
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Remove the scheduler's entry"))
        box.setText(self.tr("Remove the entry of {}?").format(entry_words(shown)))
        box.setInformativeText(
            self.tr("Jobs then run only while this window is open, or when ese-backup run-due is called.")
        )
        if shown.files:
            box.setDetailedText("\n".join(map(str, shown.files)))
        yes = box.addButton(self.tr("Remove the entry"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(self.tr("Keep it"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        yes.clicked.connect(lambda: self._remove(shown))
        box.open()

    def _remove(self, shown: Installed) -> None:
        runs = self._context.job_runs
        self._context.background.ask(
            _SLOT, lambda _cancel: remove(shown), lambda _there: runs.refresh(), self._fail_to_remove
        )

    def _fail_to_remove(self, error: JetError) -> None:
        self.banner.show_message(failure_message(self.tr("The entry could not be removed."), error))

    def _fail(self, error: JetError) -> None:
        self.banner.show_message(failure_message(self.tr("The state of the scheduler could not be read."), error))
