"""Ctrl+Shift+C in a list: the text of the current cell, to paste elsewhere."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView

from ui.icons import set_icon


class CopyCell(QAction):
    """Copies the current cell of ``view``, which offers it only while there is one."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self.setText(self.tr("Copy c&ell"))
        set_icon(self, "copy")
        self.setStatusTip(self.tr("Copy the current cell"))
        self.setToolTip(self.tr("Copy the current cell"))
        self.setShortcut(QKeySequence("Ctrl+Shift+C"))
        self.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.triggered.connect(self._copy)

    def _copy(self) -> None:
        index = self._view.currentIndex()
        if index.isValid():
            QGuiApplication.clipboard().setText(str(index.data() or ""))
