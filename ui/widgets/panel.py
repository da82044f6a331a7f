"""Surfaces: a panel with a heading, a card with one value, and a page that scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.levels import Level
from ui.widgets.chip import LevelIcon
from ui.widgets.text import ElidedLabel, TextLabel, show_part


class Panel(QFrame):
    """A white box with rounded corners. ``body`` takes the content, ``tools`` what stands beside the heading."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(10)
        self.heading = ElidedLabel(title, "section")
        self.tools = QHBoxLayout()
        self.tools.setSpacing(8)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addLayout(self.tools)
        column.addLayout(head)
        column.addLayout(self.body, 1)
        if title:
            self.setAccessibleName(title)


class Card(QFrame):
    """A title, one big value and a line below that says by shape and colour how good the value is."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._title = title
        self._value = ElidedLabel("–", "value")
        self._mark = LevelIcon(size=16)
        self._line = TextLabel("", fold=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(5)
        column.addWidget(ElidedLabel(title, "muted"))
        column.addWidget(self._value)
        below = QHBoxLayout()
        below.setSpacing(6)
        below.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._line, 1)
        column.addLayout(below)
        column.addStretch(1)
        self.set_value("–")

    def set_value(self, value: str, line: str = "", level: Level = Level.NEUTRAL, tip: str = "") -> None:
        """Show ``value``, and ``line`` at ``level`` (NEUTRAL shows no icon)."""
        self._value.set_text(value)
        self._line.set_text(line)
        self._line.setProperty("level", level.name.lower())
        self._line.style().unpolish(self._line)
        self._line.style().polish(self._line)
        self._mark.set_level(level)
        show_part(self._mark, bool(line) and level is not Level.NEUTRAL)
        self.setToolTip(tip)
        self.setAccessibleName(f"{self._title}: {value}")
        said = line if level is Level.NEUTRAL else f"{level.word}: {line}"
        self.setAccessibleDescription(said if line else "")


def rule() -> QFrame:
    """A thin line between two parts of a panel."""
    line = QFrame()
    line.setProperty("role", "rule")
    return line


def scrolled(content: QWidget) -> QScrollArea:
    """``content`` in an area that scrolls up and down where the window is too low, never sideways."""
    content.setObjectName("scrolled")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area
