"""The part of the settings about all of them: one file to export and to import, with a preview, and the undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from app.operations.command_line import shell_line
from app.transfer.document import ExportedSettings
from app.transfer.taking import ImportPlan, LastImport, Transfer, Undone
from engine.errors import JetError
from ui.context import Context
from ui.format import plural, when
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.setting_words import setting_words
from ui.pages.settings.import_dialog import ImportDialog
from ui.panels.command_dialog import CommandDialog
from ui.panels.start_folder import start_folder
from ui.values.message import Message
from ui.widgets.banner import Banner
from ui.widgets.buttons import allow, push_button
from ui.widgets.flow import Flow
from ui.widgets.panel import Panel
from ui.widgets.text import TextLabel, show_part

_SLOT = "settings-file"
T = TypeVar("T")


class AllSettings(Panel):
    """Reads and writes the files that the command line uses, too, each time off the window's thread. ``taken``
    comes when an import or an undo has changed them."""

    taken = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.heading.set_text(self.tr("All settings"))
        self.setAccessibleName(self.heading.text())
        self._context = context
        self._transfer = Transfer(context.locations)
        self.dialog: ImportDialog | None = None
        """The preview, while it is open."""
        self.banner = Banner()
        self.last = TextLabel("", fold=True)
        self.export_button = push_button(self.tr("E&xport…"), icon="export")
        self.export_button.setToolTip(self.tr("Save preferences, names, notifications and jobs to one file"))
        self.import_button = push_button(self.tr("I&mport…"), icon="import")
        self.import_button.setToolTip(self.tr("Import the settings of a file, after a preview"))
        self.undo_button = push_button(self.tr("&Undo import"), icon="refresh")
        self.undo_button.setToolTip(self.tr("Take back what the last import changed"))
        self.command_button = push_button(self.tr("Command line"), icon="command")
        self.command_button.setToolTip(self.tr("Show the commands that do the same"))
        about = self.tr(
            "Preferences, destinations, own names, notifications and jobs in one readable file, for another "
            "machine or as a copy. Passwords and private keys are not in it."
        )
        self.body.addWidget(TextLabel(about, "muted", fold=True))
        self.body.addWidget(self.banner)
        self.body.addWidget(self.last)
        self.body.addWidget(Flow((self.export_button, self.import_button, self.undo_button, self.command_button)))
        self.export_button.clicked.connect(self._export)
        self.import_button.clicked.connect(self._import)
        self.undo_button.clicked.connect(self._undo)
        self.command_button.clicked.connect(self._show_commands)
        self._show_last(None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def _look(self) -> None:
        self._ask(lambda: self._transfer.last, self._show_last, self._tell_no_undo)

    def _show_last(self, last: LastImport | None) -> None:
        allow(self.undo_button, last is not None, self.tr("There is no import to undo."))
        if last is None:
            self.last.set_text("")
        else:
            said = self.tr("Last import: {} from {}, {}").format(
                plural(len(last.changes), "{} setting", "{} settings"), last.file, when(last.moment)
            )
            self.last.set_text(said)
        show_part(self.last, last is not None)

    def _export(self) -> None:
        name, _filter = QFileDialog.getSaveFileName(
            self,
            self.tr("Export all settings"),
            str(Path(start_folder([])) / "settings.toml"),
            self.tr("Settings (*.toml)"),
        )
        if name:
            path = Path(name)
            self._ask(
                lambda: self._transfer.save(path),
                lambda found: self._tell_exported(path, found),
                self._telling(self.tr("The settings could not be exported.")),
            )

    def _tell_exported(self, path: Path, found: ExportedSettings) -> None:
        what = self.tr("The settings were exported.")
        advice = self.tr("What is only named has to be on the other machine, too.") if found.left_out else ""
        self.banner.show_message(
            Message(Level.SUCCESS, what, str(path), advice=advice, note=_lines(found.left_out))
        )

    def _import(self) -> None:
        name, _filter = QFileDialog.getOpenFileName(
            self,
            self.tr("Import settings"),
            str(start_folder([])),
            self.tr("Settings (*.toml);;All files (*)"),
        )
        if name:
            self.preview(Path(name))

    def preview(self, path: Path) -> None:
        """Show what an import of the file would change, and make it when it is wanted."""
        self.banner.clear()
        self._ask(
            lambda: self._transfer.plan(path),
            self._open_preview,
            self._telling(self.tr("These settings cannot be imported. Nothing was changed.")),
        )

    def _open_preview(self, plan: ImportPlan) -> None:
        dialog = ImportDialog(plan, self.window())
        dialog.accepted.connect(lambda: self._take(dialog.chosen))
        dialog.finished.connect(self._forget_dialog)
        self.dialog = dialog
        dialog.open()

    def _forget_dialog(self, _result: int) -> None:
        self.dialog = None

    def _take(self, plan: ImportPlan) -> None:
        def done(_done: None) -> None:
            changed = plural(len(plan.changes), "{} setting was changed.", "{} settings were changed.")
            notes = _lines(plan.notes)
            self.banner.show_message(Message(Level.SUCCESS, changed, str(plan.file), notes))
            self._follow()

        what = self.tr("The import was not completed. Undo takes back what was changed until then.")
        self._ask(lambda: self._transfer.take(plan), done, self._telling(what))

    def _undo(self) -> None:
        self._ask(
            self._transfer.undo, self._tell_undone, self._telling(self.tr("The import could not be undone."))
        )

    def _tell_undone(self, done: Undone) -> None:
        what = plural(
            len(done.changes),
            "{} setting has its previous value again.",
            "{} settings have their previous values again.",
        )
        why = self.tr("Changed since the import, so it stays: {}")
        kept = why.format(", ".join(setting_words(each.item) for each in done.kept)) if done.kept else ""
        self.banner.show_message(Message(Level.SUCCESS, what, why=kept))
        self._follow()

    def _follow(self) -> None:
        """All that is shown follows the files."""
        self._context.preferences.refresh()
        self._context.jobs.refresh()
        self._context.changes.history.emit()
        taken: SignalInstance = self.taken
        taken.emit()
        self._look()

    def _show_commands(self) -> None:
        lines = (
            ["settings", "export", "--to", "settings.toml"],
            ["settings", "import", "settings.toml", "--dry-run"],
            ["settings", "import", "settings.toml"],
            ["settings", "undo"],
        )
        about = self.tr("These commands export all settings, preview an import, run it and undo it.")
        CommandDialog("\n".join(map(shell_line, lines)), self, about).open()

    # ---- off the window's thread

    def _ask(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[JetError], None]) -> None:
        self._context.background.ask(_SLOT, lambda _cancel: work(), done, failed)

    def _telling(self, what: str) -> Callable[[JetError], None]:
        def tell(error: JetError) -> None:
            place = str(error.context.get("path", ""))
            self.banner.show_message(Message(Level.ERROR, what, place, shown(error.message), shown(error.hint)))
            self._look()

        return tell

    def _tell_no_undo(self, error: JetError) -> None:
        self._show_last(None)
        self.last.set_text(shown(error.message))
        show_part(self.last, True)


def _lines(sentences: Sequence[str]) -> str:
    return "\n".join(map(shown, sentences))
