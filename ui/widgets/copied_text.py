"""Text that is copied from a label is the text that it was given, without the invisible places at which it folds:
with them, a path is another one wherever it is pasted."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication

from ui.widgets.text import TextLabel, unfolded
from ui.widgets.whole_lines import WholeLines


class CopiedText(QObject):
    """Watches the clipboard of ``app`` and what is selected, which X11 pastes with the middle button."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        clipboard = QGuiApplication.clipboard()
        clipboard.dataChanged.connect(partial(self._tidy, QClipboard.Mode.Clipboard))
        clipboard.selectionChanged.connect(partial(self._tidy, QClipboard.Mode.Selection))

    def _tidy(self, mode: QClipboard.Mode) -> None:
        if not isinstance(QApplication.focusWidget(), (TextLabel, WholeLines)):
            return
        clipboard = QGuiApplication.clipboard()
        text = clipboard.text(mode)
        if unfolded(text) != text:
            clipboard.setText(unfolded(text), mode)
