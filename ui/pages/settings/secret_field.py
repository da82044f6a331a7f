"""A field for a secret: kept in the keyring of the system or in a private file, never in the settings."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from app.notify.secrets import FILE
from app.operations.key_files import KEYRING
from ui.widgets.buttons import push_button
from ui.widgets.text import show_part

NONE, IN_KEYRING, IN_FILE = range(3)


class SecretField(QWidget):
    """``reference`` is what the settings keep; ``typed`` is a secret that is still to be put into the keyring."""

    changed = Signal()

    def __init__(self, name: str, *, optional: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = ""
        self.place = QComboBox()
        self.place.addItem(self.tr("None"), NONE)
        self.place.addItem(self.tr("In the keyring"), IN_KEYRING)
        self.place.addItem(self.tr("In a file"), IN_FILE)
        if not optional:
            self.place.removeItem(0)
        self.place.setAccessibleName(self.tr("Where {} is kept").format(name.lower()))
        self.text = QLineEdit()
        self.text.setAccessibleName(name)
        self.browse = push_button(self.tr("Browse…"), icon="open-folder")
        self.browse.setAccessibleName(self.tr("Choose the file with {}").format(name.lower()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.place)
        row.addWidget(self.text, 1)
        row.addWidget(self.browse)
        row.addStretch(0)
        self.place.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.place)
        self.place.currentIndexChanged.connect(lambda _at: self._take_place())
        self.text.textChanged.connect(lambda _text: self.changed.emit())
        self.browse.clicked.connect(self._browse)
        self._show()

    def set_reference(self, reference: str) -> None:
        """Show where the secret is now; a secret itself is never shown."""
        self._kept = reference
        kind = NONE if not reference else IN_FILE if reference.startswith(FILE) else IN_KEYRING
        self.place.setCurrentIndex(max(0, self.place.findData(kind)))
        self.text.setText(reference.removeprefix(FILE) if kind == IN_FILE else "")
        self._show()

    @property
    def typed(self) -> str:
        """The secret for the keyring, if one was typed."""
        return self.text.text() if self.place.currentData() == IN_KEYRING else ""

    def reference(self, name: str) -> str:
        """How the settings name the secret; ``name`` is that of a new one in the keyring."""
        match self.place.currentData():
            case 1:
                kept = self._kept if self._kept.startswith(KEYRING) else ""
                return f"{KEYRING}{name}" if self.typed else kept
            case 2:
                return f"{FILE}{self.text.text()}" if self.text.text() else ""
        return ""

    def _take_place(self) -> None:
        self.text.clear()
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        kind = self.place.currentData()
        hidden = QLineEdit.EchoMode.Password if kind == IN_KEYRING else QLineEdit.EchoMode.Normal
        self.text.setEchoMode(hidden)
        kept = kind == IN_KEYRING and self._kept.startswith(KEYRING)
        hint = self.tr("unchanged") if kept else self.tr("Secret") if kind == IN_KEYRING else self.tr("File")
        self.text.setPlaceholderText(hint)
        show_part(self.text, kind != NONE)
        show_part(self.browse, kind == IN_FILE)

    def _browse(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(self, self.tr("Choose the file that contains the secret"))
        if chosen:
            self.text.setText(chosen)
