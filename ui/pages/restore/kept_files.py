"""What stepped aside for a restore in place: shown until somebody deletes it or takes the restore back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QWidget

import engine
from app.operations.jobs import Jobs
from engine.errors import JetError
from ui.context import Context
from ui.format import counted
from ui.levels import Level
from ui.widgets.buttons import push_button
from ui.widgets.chip import LevelIcon
from ui.widgets.panel import Panel
from ui.widgets.text import TextLabel

_SLOT = "kept-files"
_MAX_NAMES = 8


class KeptPanel(Panel):
    """Hidden while there is nothing. ``settled`` tells, in words, that the files were deleted or brought back;
    ``taken_back`` comes before it where what was restored is gone again."""

    settled = Signal(str)
    taken_back = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.heading.set_text(self.tr("What was there before"))
        self.setAccessibleName(self.heading.text())
        self._context = context
        self._folder = Path()
        self.kept: tuple[engine.DisplacedFiles, ...] = ()
        self._names = TextLabel("", fold=True)
        self._trouble = TextLabel("", fold=True)
        self._trouble.setProperty("level", "error")
        self.confirm_button = push_button(self.tr("De&lete what was kept …"), icon="remove")
        self.back_button = push_button(self.tr("&Take the restore back …"), icon="history")
        self._lay_out()
        self.confirm_button.clicked.connect(self.confirm)
        self.back_button.clicked.connect(self.take_back)
        self.show_kept(Path(), ())

    def _lay_out(self) -> None:
        about = self.tr(
            "Nothing deletes these files but you. Look at the restored databases first; until you have decided, "
            "no other restore in place starts here."
        )
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(LevelIcon(Level.INFO, 18))
        line.addWidget(self._names, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.confirm_button)
        buttons.addWidget(self.back_button)
        buttons.addStretch(1)
        self.body.addLayout(line)
        self.body.addWidget(TextLabel(about, "small", fold=True))
        self.body.addWidget(self._trouble)
        self.body.addLayout(buttons)

    def show_kept(self, folder: Path, kept: Sequence[engine.DisplacedFiles]) -> None:
        """Show what is kept in ``folder``."""
        self._folder, self.kept = folder, tuple(kept)
        self._trouble.set_text("")
        self._names.set_text(_names_text(self.kept))
        self.setVisible(bool(self.kept))
        self._enable(bool(self.kept))

    def confirm(self) -> None:
        """Ask, then delete what was kept."""
        text = self.tr("Delete what was there before the restore?")
        more = self.tr("{} will be deleted from {}. They cannot be brought back.")
        if self._agreed(text, more, self.tr("&Delete")):
            self._act(Jobs.confirm_restore, self.tr("What was kept in {} was deleted."))

    def take_back(self) -> None:
        """Ask, then bring back what was there before."""
        text = self.tr("Take the restore back?")
        more = self.tr(
            "{} come back to their names in {}, in place of what was restored there, and of whatever was logged "
            "since. The chain stays as it is."
        )
        if self._agreed(text, more, self.tr("&Take back")):
            self._act(Jobs.take_back_restore, self.tr("{} is as it was before the restore."), back=True)

    def _agreed(self, text: str, more: str, verb: str) -> bool:
        count = counted(sum(len(each.files) for each in self.kept), self.tr("file"), self.tr("files"))
        box = QMessageBox(QMessageBox.Icon.Question, self.tr("Restore in place"), text, parent=self)
        box.setInformativeText(more.format(count, self._folder))
        act = box.addButton(verb, QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(self.tr("&Leave as it is"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.exec()
        return box.clickedButton() is act

    def _act(self, act: Callable[[Jobs, Path], object], said: str, *, back: bool = False) -> None:
        folder, jobs = self._folder, Jobs(self._context.history)
        self._enable(False)

        def done(_found: object) -> None:
            self.show_kept(folder, ())
            self._context.changes.history.emit()
            gone: SignalInstance = self.taken_back
            if back:
                gone.emit()
            settled: SignalInstance = self.settled
            settled.emit(said.format(folder))

        self._context.background.ask(_SLOT, lambda _cancel: act(jobs, folder), done, self._fail)

    def _fail(self, error: JetError) -> None:
        self._context.changes.history.emit()
        self._trouble.set_text(f"{error} {error.hint}".strip())
        self._enable(True)

    def _enable(self, enabled: bool) -> None:
        self.confirm_button.setEnabled(enabled)
        self.back_button.setEnabled(enabled)


def _names_text(kept: Sequence[engine.DisplacedFiles]) -> str:
    names = [path.name for each in kept for path, _ in each.files]
    if len(names) > _MAX_NAMES:
        names = [*names[: _MAX_NAMES - 1], f"… ({counted(len(names), 'file', 'files')})"]
    return ", ".join(names)
