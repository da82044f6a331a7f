"""The diagnostics bundle in the window: everything that will be written is shown first."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.diagnostics.bundle import BundlePart, gather, save
from engine.errors import JetError
from ui.context import Context
from ui.icons import set_icon
from ui.languages.sentences import shown
from ui.levels import Level
from ui.values.message import Message
from ui.widgets.banner import Banner
from ui.widgets.dialog import Dialog
from ui.widgets.text import TextLabel

_GATHER, _SAVE = "diagnostics", "diagnostics file"


class Diagnostics(Dialog):
    """Gathers when it opens, shows each part, and saves them as a ZIP file."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.parts: tuple[BundlePart, ...] = ()
        self.setWindowTitle(self.tr("Diagnostics"))
        self.banner = Banner()
        self.chooser = QComboBox()
        self.chooser.setAccessibleName(self.tr("File of the bundle"))
        self.text = QPlainTextEdit(self.tr("Collecting…"))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Contents of the file"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        buttons = QDialogButtonBox()
        self.save_button = buttons.addButton(self.tr("&Save…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_button = buttons.addButton(self.tr("&Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        self.save_button.setProperty("kind", "primary")
        self.save_button.setDefault(True)
        set_icon(self.save_button, "export", "accent")
        set_icon(self.copy_button, "copy")
        for button in (self.save_button, self.copy_button, close):
            button.setAccessibleName(button.text().replace("&", ""))
        for button in (self.save_button, self.copy_button):
            button.setEnabled(False)
            button.setAutoDefault(button is self.save_button)
        close.setAutoDefault(False)
        about = self.tr(
            "This is all that will be saved. Names of users and machines, mail and network addresses are "
            "replaced; names of folders and instances are not. Databases, logs, keys and passwords are not in it."
        )
        column = QVBoxLayout(self)
        for part in (TextLabel(about, fold=True), self.banner, self.chooser):
            column.addWidget(part)
        column.addWidget(self.text, 1)
        column.addWidget(buttons)
        buttons.rejected.connect(self.reject)
        self.chooser.currentIndexChanged.connect(self._show_part)
        self.save_button.clicked.connect(self._choose_file)
        self.copy_button.clicked.connect(self._copy)
        self.finished.connect(lambda _result: context.background.forget(_GATHER))
        self.resize(760, 520)
        locations = context.locations
        context.background.ask(
            _GATHER, lambda cancel: gather(locations, datetime.now(UTC), cancel=cancel), self._take
        )

    def _take(self, parts: tuple[BundlePart, ...]) -> None:
        self.parts = parts
        self.chooser.addItems([part.name for part in parts])
        for button in (self.save_button, self.copy_button):
            button.setEnabled(True)

    def _show_part(self, at: int) -> None:
        if 0 <= at < len(self.parts):
            self.text.setPlainText(self.parts[at].text)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("".join(f"==> {part.name} <==\n{part.text}\n" for part in self.parts))

    def _choose_file(self) -> None:
        kind = self.tr("ZIP files (*.zip)")
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save the diagnostics"), "diagnostics.zip", kind)
        if chosen:
            self.save(Path(chosen))

    def save(self, path: Path) -> None:
        """Write the bundle to ``path`` in the background; what prevents it is said in the dialog."""
        path = path if path.suffix else path.with_suffix(".zip")
        self.banner.clear()
        parts = self.parts  # the dialog has asked whether a file may be replaced
        self._context.background.ask(
            _SAVE, lambda _cancel: save(parts, path, replace=True), lambda _none: self._saved(path), self._tell
        )

    def _saved(self, path: Path) -> None:
        what = self.tr("The diagnostics were saved.")
        self.banner.show_message(Message(Level.SUCCESS, what, where=str(path)))

    def _tell(self, error: JetError) -> None:
        what = self.tr("The diagnostics were not saved.")
        self.banner.show_message(Message(Level.ERROR, what, why=shown(str(error)), advice=shown(error.hint)))
