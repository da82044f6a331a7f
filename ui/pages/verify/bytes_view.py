"""The bytes of a page in hexadecimal, as many in a line as there is room for."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

import engine

_SMALL = 0.8
"""Of the usual size, the letters in which a line of bytes fits beside the map."""
_WIDE, _NARROW = 16, 8


class BytesView(QPlainTextEdit):
    """Shows sixteen bytes in a line, or eight where sixteen would be cut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data, self._offset, self._shown = b"", 0, _WIDE
        self.setReadOnly(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self.font().pointSizeF() * _SMALL)
        self.setFont(font)
        self.setAccessibleName(self.tr("Bytes of the page"))
        self.setTabChangesFocus(True)

    def show_bytes(self, data: bytes, offset: int) -> None:
        """Show ``data``, which is at ``offset`` of its file."""
        self._data, self._offset, self._shown = data, offset, self._fitting()
        self.setPlainText("\n".join(engine.hex_lines(data, offset, self._shown)))

    def clear(self) -> None:
        self._data = b""
        super().clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._data and self._fitting() != self._shown:
            self.show_bytes(self._data, self._offset)

    def _fitting(self) -> int:
        line = engine.hex_lines(b"\0" * _WIDE, 0, _WIDE)[0]
        bar = self.verticalScrollBar().sizeHint().width()
        room = self.width() - bar - 2 * round(self.document().documentMargin()) - 2 * self.frameWidth()
        return _WIDE if self.fontMetrics().horizontalAdvance(line) <= room else _NARROW
