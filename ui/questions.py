"""What the window asks and tells in dialogs of its own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from app.history.spare import SpareHistory
from ui.format import plural
from ui.job_runs import JobRuns
from ui.languages.sentences import shown
from ui.levels import Level
from ui.live_run import RunQueue
from ui.values.message import Message


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Questions", text)


def ask_to_cancel(window: QWidget, run_queue: RunQueue, job_runs: JobRuns) -> bool:
    """Whether the runs that run may be cancelled; the question goes when the last of them has ended."""
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("Runs in progress"))
    cancel = box.addButton("", QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(tr("Keep the window open"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.setInformativeText(tr("A cancelled backup leaves nothing behind. Existing chains are unchanged."))

    def follow() -> None:
        count = len(run_queue.in_flight) + job_runs.busy
        words, act = tr("{} in progress. Closing the window cancels it."), tr("Cancel run and close")
        if count != 1:
            words, act = tr("{} in progress. Closing the window cancels them."), tr("Cancel runs and close")
        cancel.setText(act)
        box.setText(words.format(plural(count, "{} run", "{} runs")))
        if not count:
            box.done(0)

    follow()
    run_queue.lines_changed.connect(follow)
    job_runs.changed.connect(follow)
    box.exec()
    run_queue.lines_changed.disconnect(follow)
    job_runs.changed.disconnect(follow)
    return box.clickedButton() is cancel


def choose_folder(window: QWidget) -> Path | None:
    """The folder that is to be watched; None if none was chosen."""
    chosen = QFileDialog.getExistingDirectory(window, tr("Choose a folder to look for instances in"))
    return Path(chosen) if chosen else None


def ask_to_stay(window: QWidget) -> bool | None:
    """Whether the program is to stay in the tray when the window is closed; None to leave the window open."""
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("Close the window"))
    box.setText(tr("Keep running in the tray, to notify you on this desktop?"))
    box.setInformativeText(
        tr("Scheduled backups and other notifications do not need it. The choice can be changed in the settings.")
    )
    stay = box.addButton(tr("Keep running in the tray"), QMessageBox.ButtonRole.AcceptRole)
    end = box.addButton(tr("Quit"), QMessageBox.ButtonRole.DestructiveRole)
    back = box.addButton(tr("Keep the window open"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(end)
    box.setEscapeButton(back)
    box.exec()
    if box.clickedButton() is stay:
        return True
    return False if box.clickedButton() is end else None


def tell_crash(window: QWidget, text: str) -> None:
    """An error of this program, with what is needed to report it."""
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Critical)
    box.setWindowTitle(tr("Internal error"))
    box.setText(tr("An internal error occurred. Your files are unchanged."))
    box.setInformativeText(tr("Please report it together with the details below."))
    box.setDetailedText(text)
    box.open()


def unkept(history: SpareHistory, data: Path) -> Message:
    """That what this window does will not be remembered, and why."""
    what = tr("The history cannot be saved because the data folder is not writable.")
    why = tr("{} Runs still work, but their history is lost when the window closes.").format(
        shown(str(history.why))
    )
    advice = tr("Give this user write permission for the folder, or set ESE_BACKUP_HOME to a different one.")
    return Message(Level.WARNING, what, str(data), why, advice)


def tell_unsaved(window: QWidget, path: Path, why: str) -> None:
    """That a file could not be written, and why."""
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(tr("Not saved"))
    box.setText(tr("{} could not be saved.").format(path))
    box.setInformativeText(shown(why))
    box.open()
