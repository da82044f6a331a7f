"""Words in a table without rows: that there are none, or what to do about it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView

from ui.widgets.text import TextLabel, show_part

_MARGIN = 16
"""Pixels between the words and the edges of the table."""


class EmptyWords(TextLabel):
    """Shown at the top of ``table`` while its model has no rows, whatever becomes of that."""

    def __init__(self, table: QAbstractItemView, text: str = "") -> None:
        self._rows = table.model()
        super().__init__(text, "muted", fold=True, parent=table.viewport())
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        table.viewport().installEventFilter(self)
        for changed in (self._rows.modelReset, self._rows.rowsInserted, self._rows.rowsRemoved):
            changed.connect(self._follow)
        self._follow()

    def set_text(self, text: str) -> None:
        """Say ``text`` from now on; nothing for an empty one."""
        super().set_text(text)
        self._follow()

    def _follow(self) -> None:
        show_part(self, bool(self.text()) and not self._rows.rowCount())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        parent = self.parentWidget()
        if event.type() is QEvent.Type.Resize and parent is not None:
            self.setGeometry(parent.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, 0))
        return super().eventFilter(watched, event)
