"""How the files of a backup are stored: compressed, encrypted to recipients, signed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

import engine
from app.settings import MAX_LEVEL, Settings, Storing
from ui.panels.target_field import path_of
from ui.widgets.buttons import icon_button
from ui.widgets.form import padded
from ui.widgets.text import TextLabel

DEFAULT_LEVEL = 3
"""What zstd itself takes, and the command line where none is given."""


class StorageFields(QWidget):
    """``changed`` comes after each change of :attr:`storing`."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.compress = QCheckBox(self.tr("&Compress (zstd), level"))
        self.level = padded(QSpinBox(minimum=1, maximum=MAX_LEVEL, value=DEFAULT_LEVEL))
        self.encrypt = QCheckBox(self.tr("&Encrypt (age) to these recipients"))
        self.recipients = QPlainTextEdit()
        self.sign = QCheckBox(self.tr("Sign with this &key (Ed25519)"))
        self.signing = QLineEdit()
        self.browse = icon_button("open-folder", self.tr("Choose the file of the signing key"))
        self.blake3 = QCheckBox(self.tr("Use &BLAKE3 instead of SHA-256"))
        self.blake3.setToolTip(self.tr("Takes less processor time. Applies to new chains."))
        self.about = TextLabel("", "small", fold=True)
        self._lay_out()
        for box in (self.compress, self.encrypt, self.sign, self.blake3):
            box.setAccessibleName(box.text().replace("&", ""))
            box.toggled.connect(self._follow)
        self.level.valueChanged.connect(self._follow)
        self.recipients.textChanged.connect(self._follow)
        self.signing.textChanged.connect(self._follow)
        self.browse.clicked.connect(self._browse)
        self._follow()

    def _lay_out(self) -> None:
        self.level.setAccessibleName(self.tr("Compression level"))
        self.level.setToolTip(self.tr("1 is fastest, 22 smallest"))
        self.recipients.setPlaceholderText(self.tr("age1… or a public SSH key, one per line"))
        self.recipients.setAccessibleName(self.tr("Recipients"))
        self.recipients.setTabChangesFocus(True)
        self.recipients.setFixedHeight(self.fontMetrics().lineSpacing() * 3 + 16)
        self.signing.setPlaceholderText(self.tr("File with a private Ed25519 key"))
        self.signing.setAccessibleName(self.tr("File of the signing key"))
        first, last = QHBoxLayout(), QHBoxLayout()
        for part in (self.compress, self.level):
            first.addWidget(part)
        first.addStretch(1)
        last.addWidget(self.signing, 1)
        last.addWidget(self.browse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(first)
        column.addWidget(self.encrypt)
        column.addWidget(self.recipients)
        column.addWidget(self.about)
        column.addWidget(self.sign)
        column.addLayout(last)
        column.addWidget(self.blake3)

    @property
    def storing(self) -> Storing:
        """What is chosen."""
        lines = (line.strip() for line in self.recipients.toPlainText().splitlines())
        return Storing(
            self.level.value() if self.compress.isChecked() else None,
            tuple(dict.fromkeys(line for line in lines if line)) if self.encrypt.isChecked() else (),
            self.signing.text().strip() if self.sign.isChecked() else "",
            engine.HashKind.BLAKE3 if self.blake3.isChecked() else engine.HashKind.SHA256,
        )

    @property
    def encode(self) -> engine.Encode:
        """The same for a backup."""
        storing = self.storing
        return engine.Encode(storing.level, storing.recipients, hash=storing.hash)

    @property
    def signing_key(self) -> Path | None:
        return Path(self.storing.signing).expanduser().absolute() if self.storing.signing else None

    @property
    def is_complete(self) -> bool:
        """Whether each key that is to be used is given; also where nothing is stored."""
        storing = self.storing
        needs = (self.encrypt, storing.recipients), (self.sign, storing.signing)
        return not self.isEnabled() or all(given or not box.isChecked() for box, given in needs)

    def recall(self, settings: Settings, destination: str) -> None:
        """Show how the files of the last backup to that destination were stored, if there was one."""
        text = destination.strip()
        known = settings.storing.get(text if "://" in text else str(path_of(text)))
        if known is not None and known != self.storing:
            self.set_storing(known)

    def set_storing(self, storing: Storing) -> None:
        """Show ``storing``; ``changed`` does not come."""
        self.blockSignals(True)
        self.compress.setChecked(storing.level is not None)
        self.level.setValue(storing.level or DEFAULT_LEVEL)
        self.encrypt.setChecked(bool(storing.recipients))
        self.recipients.setPlainText("\n".join(storing.recipients))
        self.sign.setChecked(bool(storing.signing))
        self.signing.setText(storing.signing)
        self.blake3.setChecked(storing.hash is engine.HashKind.BLAKE3)
        self._follow()
        self.blockSignals(False)

    def _browse(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(
            self, self.tr("Choose the file of the signing key"), self.signing.text()
        )
        if chosen:
            self.signing.setText(chosen)

    def _follow(self) -> None:
        self.level.setEnabled(self.compress.isChecked())
        self.recipients.setVisible(self.encrypt.isChecked())
        for part in (self.signing, self.browse):
            part.setVisible(self.sign.isChecked())
        text = ""
        if self.encrypt.isChecked():
            text = self.tr(
                "Only the recipients' identities can open the chain. If they are lost, it cannot be restored. "
                "Test them with a restore drill."
            )
        self.about.set_text(text)
        self.changed.emit()
