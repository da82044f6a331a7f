"""The way to single rows, for those who do not need the whole database back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.levels import Level
from ui.widgets.buttons import allow, push_button
from ui.widgets.chip import LevelIcon
from ui.widgets.text import TextLabel


class ItemCard(QFrame):
    """``wanted`` asks for the tables of the chain that is chosen, or for choosing one there."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        about = self.tr(
            "Need only some rows? Find them in a backup as of any moment and export them, without a restore."
        )
        self.button = push_button(self.tr("Restore an &item…"), icon="search")
        self.button.setToolTip(self.tr("Search the tables of a backup for single rows"))
        self.button.setAccessibleDescription(about)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 4, 8, 4)
        line.setSpacing(10)
        line.addWidget(LevelIcon(Level.NEUTRAL, 20, "search"))
        line.addWidget(TextLabel(about, fold=True), 1)
        line.addWidget(self.button)
        self.button.clicked.connect(self.wanted)

    def offer(self, is_any: bool) -> None:
        """Let rows be looked for, if there is any chain."""
        allow(self.button, is_any, self.tr("There is no chain to choose."))
