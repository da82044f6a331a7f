"""What dialogs have in common that ask for one line of text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.text import TextLabel


def named_field(field: QLineEdit, title: str, about: str) -> TextLabel:
    """The title of ``field``, whose mnemonic leads to it; both say to a screen reader what is asked for."""
    label = TextLabel(title, "strong")
    label.setBuddy(field)
    field.setAccessibleName(title.replace("&", ""))
    field.setAccessibleDescription(about)
    return label


def lay_out(dialog: QDialog, parts: Sequence[QWidget], buttons: QDialogButtonBox, field: QLineEdit) -> None:
    """``parts`` below each other, then the buttons, as high as that needs; the keyboard is in ``field``."""
    for button in buttons.buttons():
        button.setAccessibleName(button.text().replace("&", ""))
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(16, 16, 16, 14)
    column.setSpacing(10)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    column.addWidget(buttons)
    width = dialog.fontMetrics().averageCharWidth() * 78
    dialog.resize(width, column.totalHeightForWidth(width))
    field.setFocus()
