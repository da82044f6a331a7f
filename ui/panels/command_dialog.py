"""The command line that does what the window did, to copy into a script."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.operations.command_line import command_line
from app.operations.request import Request
from ui.icons import set_icon
from ui.widgets.buttons import standard_buttons
from ui.widgets.dialog import Dialog
from ui.widgets.text import TextLabel


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("CommandDialog", text)


def offer_command(buttons: QDialogButtonBox, show: Callable[[], None]) -> QPushButton:
    """The button of a dialog that shows the command line; Enter in a field does not press it."""
    made = buttons.addButton(tr("Show co&mmand line"), QDialogButtonBox.ButtonRole.ActionRole)
    made.setAutoDefault(False)
    made.setAccessibleName(made.text().replace("&", ""))
    set_icon(made, "command")
    made.clicked.connect(show)
    return made


class CommandDialog(Dialog):
    """Shows the line for a request, or the one given, and what it does; Copy puts the line on the clipboard."""

    def __init__(self, command: Request[Any] | str, parent: QWidget | None = None, about: str = "") -> None:
        super().__init__(parent)
        line = command if isinstance(command, str) else command_line(command)
        about = about or self.tr("This command does the same and adds the same entries to the history.")
        self.setWindowTitle(self.tr("Command line"))
        self.line = QPlainTextEdit(line)
        self.line.setReadOnly(True)
        self.line.setAccessibleName(self.tr("Command line"))
        self.line.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.line.setTabChangesFocus(True)
        buttons = standard_buttons(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setDefault(True)
        set_icon(copy, "copy", "accent")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.line.toPlainText()))
        buttons.rejected.connect(self.reject)
        for button in buttons.buttons():
            button.setAccessibleName(button.text().replace("&", ""))
        column = QVBoxLayout(self)
        column.addWidget(TextLabel(about, fold=True))
        column.addWidget(self.line)
        column.addWidget(buttons)
        self.resize(620, 240)
