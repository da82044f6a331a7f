"""The agreement to lose logs that no known chain has: the name of their instance, typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.models.plan import lost_words
from ui.widgets.form import BELOW_TICK
from ui.widgets.text import TextLabel, set_level_of


class LosingLogs(QWidget):
    """Hidden while nothing would be lost. ``changed`` comes whenever the name is another one."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = 0, ""
        self.about = TextLabel("", fold=True)
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name of the instance"))
        set_level_of(self.about, "warning")
        self.about.setBuddy(self.name)
        self.name.textChanged.connect(lambda _text: self.changed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(BELOW_TICK, 0, 0, 4)
        column.setSpacing(4)
        column.addWidget(self.about)
        column.addWidget(self.name)
        self.hide()

    @property
    def is_agreed(self) -> bool:
        """Whether the name was typed."""
        _lost, instance = self._asked
        return bool(instance) and self.name.text().strip() == instance

    def ask(self, lost: int, instance: str) -> None:
        """Ask for the name of the instance, of which ``lost`` logs are in no known chain; for nothing if none
        is. What was typed holds for the same logs only."""
        if (lost, instance) != self._asked:
            self._asked = lost, instance
            self.name.clear()
        words = f"{lost_words(lost)} {self.tr('Type {} to agree.').format(instance)}"
        self.about.set_text(words)
        self.name.setAccessibleName(words)
        self.setVisible(bool(lost))
