"""What was just done, and the button that takes it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.widgets.buttons import icon_button, push_button
from ui.widgets.text import TextLabel, show_part


class UndoLine(QFrame):
    """Hidden while there is nothing to take back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._text = TextLabel("", fold=True)
        self._undo: Callable[[], None] | None = None
        self.undo_button = push_button(self.tr("Undo"), icon="refresh")
        self.close_button = icon_button("cancel", self.tr("Hide this line"))
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 6, 8, 6)
        line.addWidget(self._text, 1)
        line.addWidget(self.undo_button)
        line.addWidget(self.close_button)
        self.undo_button.clicked.connect(self.undo)
        self.close_button.clicked.connect(self.clear)
        self.clear()

    def offer(self, text: str, undo: Callable[[], None]) -> None:
        """Say ``text``; ``undo`` takes back what it says."""
        self._undo = undo
        self._text.set_text(text)
        self.undo_button.setAccessibleDescription(text)
        show_part(self, True)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def undo(self) -> None:
        """Take it back, once."""
        undo, self._undo = self._undo, None
        self.clear()
        if undo:
            undo()

    def clear(self) -> None:
        """There is nothing to take back any more."""
        self._undo = None
        self.setVisible(False)
