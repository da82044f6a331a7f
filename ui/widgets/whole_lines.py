"""Rich text to read, at whose lower edge no line is cut through."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTextBrowser, QWidget


class WholeLines(QTextBrowser):
    """Leaves the space empty in which only a part of a line would show; what follows is scrolled to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._margin = 0
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit_later())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_later()

    def bottoms(self) -> list[float]:
        """Where the lines end, from the top of the text."""
        layout, block, found = self.document().documentLayout(), self.document().begin(), []
        while block.isValid():
            top = layout.blockBoundingRect(block).top()
            lines = block.layout()
            found += [top + lines.lineAt(at).rect().bottom() for at in range(lines.lineCount())]
            block = block.next()
        return found

    def _fit_later(self) -> None:
        QTimer.singleShot(0, self, self._fit)  # not while the text is laid out

    def _fit(self) -> None:
        room = self.viewport().height() + self._margin
        whole = max((end for end in self.bottoms() if end <= room), default=0.0)
        is_cut = self.document().size().height() > room and whole > 0
        margin = int(room - whole) if is_cut else 0
        if margin != self._margin:
            self._margin = margin
            self.setViewportMargins(0, 0, 0, margin)
