"""What the window asks and tells in dialogs of its own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from app.history.spare import SpareHistory
from ui.format import counted
from ui.levels import Level
from ui.live_run import RunQueue
from ui.values.message import Message


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Questions", text)


def ask_to_cancel(window: QWidget, run_queue: RunQueue) -> bool:
    """Whether the jobs that run may be cancelled; the question goes when the last of them has ended."""
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("Jobs are running"))
    cancel = box.addButton(tr("Cancel jobs and close"), QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(tr("Keep the window open"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.setInformativeText(tr("A cancelled backup leaves nothing behind; chains stay as they were."))

    def follow() -> None:
        count = len(run_queue.running)
        words = tr("{} is still running.") if count == 1 else tr("{} are still running.")
        box.setText(f"{words.format(counted(count, tr('job')))} {tr('Closing the window cancels what runs.')}")
        if not count:
            box.done(0)

    follow()
    run_queue.lines_changed.connect(follow)
    box.exec()
    run_queue.lines_changed.disconnect(follow)
    return box.clickedButton() is cancel


def tell_crash(window: QWidget, text: str) -> None:
    """An error of this program, with what is needed to report it."""
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Critical)
    box.setWindowTitle(tr("Error in this program"))
    box.setText(tr("This program met an error of its own. Your files are as they were."))
    box.setInformativeText(tr("Please report it with the details below."))
    box.setDetailedText(text)
    box.open()


def unkept(history: SpareHistory, data: Path) -> Message:
    """That what this window does will not be remembered, and why."""
    what = tr("The history cannot be kept: the data folder cannot be written.")
    why = tr("{} What is run now works, but is forgotten when the window closes.").format(history.why)
    advice = tr("Give this user the right to write there, or set ESE_BACKUP_HOME to a folder of its own.")
    return Message(Level.WARNING, what, str(data), why, advice)
