"""A question with a button that is safe to press."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QMessageBox


class Question(QMessageBox):
    """A message box whose default button stays the default, with the focus, when the theme changes under it.

    Qt lays the buttons out again for a new style, and then the first of them would have the focus and Enter: where
    something is to be removed, that is the one that removes it.
    """

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.defaultButton() is not None:
            QTimer.singleShot(0, self, self._keep_default)

    def _keep_default(self) -> None:
        safe, focus = self.defaultButton(), self.focusWidget()
        if safe is None or safe.isDefault():
            return
        safe.setDefault(True)
        if focus in self.buttons():
            safe.setFocus()
