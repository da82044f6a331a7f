"""The dialog that asks for the recovery key of a disk image that BitLocker encrypted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QWidget

import engine
from engine.errors import JetError
from ui.icons import set_icon
from ui.languages.sentences import shown
from ui.panels.one_field import lay_out, named_field
from ui.widgets.buttons import standard_buttons
from ui.widgets.dialog import Dialog
from ui.widgets.text import TextLabel
from ui.worker import Background


class RecoveryKeyDialog(Dialog):
    """Accepted when a key has opened all volumes of the image; the key is written nowhere."""

    def __init__(self, image: Path, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image, self._background = image, background
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Unlock disk image"))
        what = self.tr("{} is encrypted by BitLocker.").format(image)
        about = self.tr(
            "The recovery key has eight groups of six digits. Active Directory or the administrator of the "
            "machine has it. It is kept until the program is closed; scheduled runs need it in the environment "
            "variable ESE_BACKUP_BITLOCKER."
        )
        self.key = QLineEdit()
        label = named_field(self.key, self.tr("&Recovery key"), about)
        self.key.setPlaceholderText("000000-000000-000000-000000-000000-000000-000000-000000")
        self.trouble = TextLabel("", "strong", fold=True)
        buttons = standard_buttons(QDialogButtonBox.StandardButton.Cancel)
        self.unlock_button = buttons.addButton(self.tr("Unlock"), QDialogButtonBox.ButtonRole.ActionRole)
        self.unlock_button.setDefault(True)
        set_icon(self.unlock_button, "lock", "accent")
        self.unlock_button.clicked.connect(self._unlock)
        self.key.textChanged.connect(self._follow)
        said = (TextLabel(what, fold=True), TextLabel(about, "muted", fold=True))
        lay_out(self, (*said, label, self.key, self.trouble), buttons, self.key)
        self._follow()

    def _follow(self) -> None:
        self.unlock_button.setEnabled(bool(self.key.text().strip()))

    def _say(self, text: str) -> None:
        """Show how it stands, in as much room as that needs."""
        self.trouble.set_text(text)
        column = self.layout()
        if column is not None:
            self.resize(self.width(), max(self.height(), column.totalHeightForWidth(self.width())))

    def _unlock(self) -> None:
        """Try the key, which takes seconds."""
        image, key = self._image, self.key.text().strip()
        self.unlock_button.setEnabled(False)
        self._say(self.tr("Trying the key…"))
        self._background.ask(
            f"unlock {image}", lambda _cancel: engine.unlock_volumes(image, key), self._take, self._refuse
        )

    def _take(self, still_locked: tuple[engine.DiskVolume, ...]) -> None:
        if not still_locked:
            self.accept()
            return
        self.key.clear()
        self._say(self.tr("{} needs another key.").format(still_locked[0].root))

    def _refuse(self, error: JetError) -> None:
        self._say(shown(error.message))
        self._follow()
