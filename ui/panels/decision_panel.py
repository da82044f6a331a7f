"""What a restore in place displaced: shown until somebody deletes it or takes the restore back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QWidget

import engine
from app.operations.command_line import shell_line
from app.operations.confirm import ConfirmRequest, Displaced
from app.operations.pending import PendingDecision
from app.operations.request import Request
from app.operations.runner import Runner
from app.operations.take_back import TakeBackRequest
from engine.errors import JetError
from ui.context import Context
from ui.format import plural, size, when
from ui.levels import Level
from ui.panels.command_dialog import CommandDialog
from ui.panels.run_sheet_dialog import RunSheetDialog
from ui.values.message import told
from ui.widgets.buttons import push_button
from ui.widgets.chip import Chip, LevelIcon
from ui.widgets.flow import Flow
from ui.widgets.panel import Panel
from ui.widgets.text import TextLabel

_MAX_NAMES = 8


class DecisionPanel(Panel):
    """Hidden while there is nothing. ``settled`` tells, in words, that the files were deleted or brought back;
    ``taken_back`` comes before it where what was restored is gone again."""

    settled = Signal(str)
    taken_back = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.heading.set_text(self.tr("Decision pending"))
        self.setAccessibleName(self.heading.text())
        self._context = context
        self._folder = Path()
        self.kept: tuple[engine.DisplacedFiles, ...] = ()
        self.since = Chip()
        self.stake = TextLabel("", "strong", fold=True)
        self._names = TextLabel("", "small", fold=True)
        self._trouble = TextLabel("", fold=True)
        self._trouble.setProperty("level", "error")
        self.confirm_button = push_button(self.tr("&Keep the restored databases…"), icon="success")
        self.back_button = push_button(self.tr("&Take back the restore…"), icon="history")
        self.sheet_button = push_button(self.tr("Run s&heet…"), icon="show")
        self.command_button = push_button(self.tr("Show command line"), icon="command")
        self._lay_out()
        self.confirm_button.clicked.connect(self.confirm)
        self.back_button.clicked.connect(self.take_back)
        self.sheet_button.clicked.connect(self._show_sheet)
        self.command_button.clicked.connect(self.show_command)
        context.decisions.changed.connect(self._describe)
        self.show_kept(Path(), ())

    def _lay_out(self) -> None:
        self.confirm_button.setToolTip(self.tr("Delete the displaced files"))
        self.back_button.setToolTip(self.tr("Put the displaced files back in place of the restored ones"))
        self.sheet_button.setToolTip(self.tr("Show the steps of this restore"))
        about = self.tr(
            "Check the restored databases first. If they are right, keep them: the displaced files are deleted. "
            "If not, take the restore back: the restored files, and everything logged since, are replaced by the "
            "displaced ones. Until you decide, no other restore in place can start here."
        )
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(LevelIcon(Level.WARNING, 18))
        line.addWidget(self.stake, 1)
        self.tools.addWidget(self.since)
        self.body.addLayout(line)
        self.body.addWidget(TextLabel(about, fold=True))
        self.body.addWidget(self._names)
        self.body.addWidget(self._trouble)
        self.buttons = [self.confirm_button, self.back_button, self.sheet_button, self.command_button]
        self.body.addWidget(Flow(self.buttons))

    @property
    def decision(self) -> PendingDecision | None:
        """What is known of the decision that is shown, once it has been looked for."""
        return self._context.decisions.of(self._folder) if self.kept else None

    def show_kept(self, folder: Path, kept: Sequence[engine.DisplacedFiles]) -> None:
        """Show what is kept in ``folder``."""
        self._folder, self.kept = folder, tuple(kept)
        self._trouble.set_text("")
        self._names.set_text(_names_text(self.kept))
        self.setVisible(bool(self.kept))
        self._enable(bool(self.kept))
        self._describe()

    def _describe(self) -> None:
        """How much is at stake, and since when: known once the folder was looked at."""
        decision = self.decision
        files = sum(len(each.files) for each in self.kept)
        text = plural(files, "{} displaced file in {}", "{} displaced files in {}", self._folder)
        if decision is not None:
            text = stake_text(decision)
        self.stake.set_text(text if self.kept else "")
        since = decision.since if decision is not None else None
        self.since.set_state(self.tr("since {}").format(when(since)) if since else "", Level.WARNING)
        self.sheet_button.setVisible(decision is not None and decision.run is not None)

    def _show_sheet(self) -> None:
        decision = self.decision
        if decision is not None and decision.run is not None:
            RunSheetDialog(decision.run, self._context, self.window()).open()

    def show_command(self) -> CommandDialog:
        """Show the command that lists the displaced files, and how it settles them."""
        line = shell_line(["restored", str(self._folder)])
        about = self.tr(
            "This command lists the displaced files. With --confirm it deletes them, with --take-back it takes "
            "the restore back."
        )
        dialog = CommandDialog(line, self.window(), about)
        dialog.open()
        return dialog

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
            self._context.decisions.refresh()
            gone: SignalInstance = self.taken_back
            if back:
                gone.emit()
            settled: SignalInstance = self.settled
            settled.emit(said.format(folder))

        slot = f"decision {folder}"
        self._context.background.ask(slot, lambda _cancel: runner.run(request), done, self._fail)

    def _fail(self, error: JetError) -> None:
        self._context.changes.history.emit()
        self._trouble.set_text(told(error))
        self._enable(True)

    def _enable(self, enabled: bool) -> None:
        self.confirm_button.setEnabled(enabled)
        self.back_button.setEnabled(enabled)


def _names_text(kept: Sequence[engine.DisplacedFiles]) -> str:
    names = [path.name for each in kept for path, _ in each.files]
    if len(names) > _MAX_NAMES:
        names = [*names[: _MAX_NAMES - 1], "…"]
    return ", ".join(names)


def stake_text(decision: PendingDecision) -> str:
    """Whose restore it is, and the space that the displaced files take."""
    taken = size(decision.bytes)
    return plural(
        decision.files,
        "{} displaced file of {} takes {} in {}",
        "{} displaced files of {} take {} in {}",
        *(decision.instance, taken, decision.folder),
    )
