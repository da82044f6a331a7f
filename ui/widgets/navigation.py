"""The navigation at the left of the window: one row per page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy, QWidget

from ui.icons import two_tone_icon
from ui.palette import tokens_of


class NavigationBar(QListWidget):
    """Rows of (title, icon name, shortcut); ``currentRowChanged`` tells the choice."""

    def __init__(self, rows: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = [icon for _, icon, _ in rows]
        self.setObjectName("navigation")
        self.setAccessibleName(self.tr("Pages"))
        self.setAccessibleDescription(self.tr("Choose a page with the arrow keys"))
        self.setIconSize(QSize(20, 20))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        for title, _, shortcut in rows:
            item = QListWidgetItem(title, self)
            item.setToolTip(f"{title} ({shortcut})" if shortcut else title)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, title)
        self._tint()

    def sizeHint(self) -> QSize:
        """Wide enough for the longest title, so that none is cut off."""
        widest = max(
            (self.fontMetrics().horizontalAdvance(self.item(at).text()) for at in range(self.count())), default=0
        )
        return QSize(max(168, int(widest * 1.1) + 20 + 64), 200)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._tint()
            self.updateGeometry()
        super().changeEvent(event)

    def _tint(self) -> None:
        tokens = tokens_of(self)
        for at, name in enumerate(self._icons):
            item = self.item(at)
            if item:
                icon: QIcon = two_tone_icon(name, tokens.muted, tokens.accent_text)
                item.setIcon(icon)
