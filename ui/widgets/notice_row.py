"""A warning in one line of a page, with the buttons that lead on."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ui.levels import Level
from ui.widgets.chip import LevelIcon
from ui.widgets.text import TextLabel


class NoticeRow(QFrame):
    """``text`` says what there is; its ``buttons``, at the end of the row, are described by it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.text = TextLabel("", fold=True)
        self._buttons: list[QPushButton] = []
        self._line = line = QHBoxLayout(self)
        line.setContentsMargins(14, 8, 10, 8)
        line.setSpacing(10)
        line.addWidget(LevelIcon(Level.WARNING, 20))
        line.addWidget(self.text, 1)

    def add(self, *buttons: QPushButton) -> None:
        """Put ``buttons`` at the end."""
        for button in buttons:
            self._buttons.append(button)
            self._line.addWidget(button)

    def say(self, text: str) -> None:
        """Show ``text``."""
        self.text.set_text(text)
        for button in self._buttons:
            button.setAccessibleDescription(text)
