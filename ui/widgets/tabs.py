"""Tabs that need no more height than what they show."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QTabWidget, QWidget

FRAME = 4
"""Pixels above and below a page."""


class CurrentTabs(QTabWidget):
    """Asks for the height of the current page. A plain one asks for that of its highest page, which depends on
    what happened before: pages get the measures of the style when they first appear, or when it changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(lambda _at: self.updateGeometry())

    def sizeHint(self) -> QSize:
        page = self.currentWidget()
        return self._high(super().sizeHint(), page.sizeHint().height() if page is not None else 0)

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return self._high(super().minimumSizeHint(), page.minimumSizeHint().height() if page is not None else 0)

    def _high(self, whole: QSize, page: int) -> QSize:
        current = self.currentWidget()
        least = current.minimumHeight() if current is not None else 0
        high = max(page, least) + self.tabBar().sizeHint().height() + FRAME
        return QSize(whole.width(), min(whole.height(), high))
