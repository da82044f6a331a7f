"""What stepped aside for a restore in place: shown until somebody deletes it or takes the restore back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QWidget

import engine
from app.operations.confirm import ConfirmRequest, Displaced
from app.operations.request import Request
from app.operations.runner import Runner
from app.operations.take_back import TakeBackRequest
from engine.errors import JetError
from ui.context import Context
from ui.format import plural
from ui.languages.sentences import shown
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
        self.heading.set_text(self.tr("Files from before the restore"))
        self.setAccessibleName(self.heading.text())
        self._context = context
        self._folder = Path()
        self.kept: tuple[engine.DisplacedFiles, ...] = ()
        self._names = TextLabel("", fold=True)
        self._trouble = TextLabel("", fold=True)
        self._trouble.setProperty("level", "error")
        self.confirm_button = push_button(self.tr("De&lete these files…"), icon="remove")
        self.back_button = push_button(self.tr("&Take back the restore…"), icon="history")
        self._lay_out()
        self.confirm_button.clicked.connect(self.confirm)
        self.back_button.clicked.connect(self.take_back)
        self.show_kept(Path(), ())

    def _lay_out(self) -> None:
        about = self.tr(
            "These files are kept until you delete them. Check the restored databases first. Until you decide, "
            "no other restore in place can start here."
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
        text = self.tr("Delete the files from before the restore?")
        more = self.tr("{} will be deleted from {}. This cannot be undone.")
        if self._agreed(text, more, self.tr("&Delete")):
            said = self.tr("The files from before the restore were deleted from {}.")
            self._act(ConfirmRequest(self._folder), said)

    def take_back(self) -> None:
        """Ask, then bring back what was there before."""
        text = self.tr("Take back the restore?")
        more = self.tr(
            "This renames {} in {} back and replaces the restored files and everything logged since. The chain is "
            "not changed."
        )
        if self._agreed(text, more, self.tr("&Take back")):
            said = self.tr("{} is in its state from before the restore.")
            self._act(TakeBackRequest(self._folder), said, back=True)

    def _agreed(self, text: str, more: str, verb: str) -> bool:
        count = plural(sum(len(each.files) for each in self.kept), "{} file", "{} files")
        box = QMessageBox(QMessageBox.Icon.Question, self.tr("Restore in place"), text, parent=self)
        box.setInformativeText(more.format(count, self._folder))
        act = box.addButton(verb, QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(self.tr("&Keep as it is"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.exec()
        return box.clickedButton() is act

    def _act(self, request: Request[Displaced], said: str, *, back: bool = False) -> None:
        folder, runner = self._folder, Runner(self._context.history)
        self._enable(False)

        def done(_found: object) -> None:
            self.show_kept(folder, ())
            self._context.changes.history.emit()
            gone: SignalInstance = self.taken_back
            if back:
                gone.emit()
            settled: SignalInstance = self.settled
            settled.emit(said.format(folder))

        self._context.background.ask(_SLOT, lambda _cancel: runner.run(request), done, self._fail)

    def _fail(self, error: JetError) -> None:
        self._context.changes.history.emit()
        self._trouble.set_text(shown(f"{error} {error.hint}".strip()))
        self._enable(True)

    def _enable(self, enabled: bool) -> None:
        self.confirm_button.setEnabled(enabled)
        self.back_button.setEnabled(enabled)


def _names_text(kept: Sequence[engine.DisplacedFiles]) -> str:
    names = [path.name for each in kept for path, _ in each.files]
    if len(names) > _MAX_NAMES:
        names = [*names[: _MAX_NAMES - 1], f"… ({plural(len(names), '{} file', '{} files')})"]
    return ", ".join(names)
