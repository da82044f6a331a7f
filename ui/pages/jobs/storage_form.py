"""How the backups of a job are stored, and what opens them again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.settings import Storing
from ui.pages.jobs.fault import Fault, FaultLine
from ui.panels.storage_fields import StorageFields
from ui.widgets.buttons import push_button
from ui.widgets.text import TextLabel


class StorageForm(QWidget):
    """``changed`` comes after each change."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields = StorageFields()
        self.identities = QPlainTextEdit()
        self.add_button = push_button(self.tr("Add &file…"), icon="add")
        self.fault = FaultLine(self.fields)
        self._lay_out()
        self.fields.changed.connect(self.changed)
        self.identities.textChanged.connect(self.changed)
        self.add_button.clicked.connect(self._add)

    def _lay_out(self) -> None:
        self.identities.setAccessibleName(self.tr("Identities"))
        self.identities.setPlaceholderText(self.tr("Path of an identity file, or keyring:NAME, one per line"))
        self.identities.setTabChangesFocus(True)
        self.identities.setFixedHeight(self.fontMetrics().lineSpacing() * 4 + 16)
        about = self.tr(
            "Scheduled verifications and drills open encrypted chains with these identities and those in the "
            "settings. The job file contains their paths, never the keys."
        )
        line = QHBoxLayout()
        line.addWidget(self.add_button)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(TextLabel(self.tr("Backups"), "strong"))
        column.addWidget(self.fields)
        column.addWidget(self.fault)
        column.addSpacing(10)
        column.addWidget(TextLabel(self.tr("Identities for checks"), "strong"))
        column.addWidget(TextLabel(about, "muted", fold=True))
        column.addWidget(self.identities)
        column.addLayout(line)
        column.addStretch(1)

    @property
    def storing(self) -> Storing:
        return self.fields.storing

    @property
    def identity_files(self) -> tuple[str, ...]:
        lines = (line.strip() for line in self.identities.toPlainText().splitlines())
        return tuple(dict.fromkeys(line for line in lines if line))

    def set_storage(self, storing: Storing, identity_files: tuple[str, ...]) -> None:
        """Show these."""
        self.fields.set_storing(storing)
        self.identities.setPlainText("\n".join(identity_files))

    def faults(self) -> list[Fault]:
        """What is wrong, said at its field, too."""
        text = ""
        if not self.fields.is_complete:
            text = self.tr("Enter a recipient.")
            if self.fields.storing.recipients or not self.fields.encrypt.isChecked():
                text = self.tr("Choose the file of the signing key.")
        return self.fault.show_fault(text)

    def _add(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(self, self.tr("Choose an identity file"))
        if chosen:
            self.identities.setPlainText("\n".join([*self.identity_files, chosen]))
