"""Surfaces: a panel with a heading, a card with one value, and a page that scrolls."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.format import unbroken
from ui.levels import Level
from ui.widgets.chip import LevelIcon
from ui.widgets.text import ElidedLabel, TextLabel, set_level_of, show_part


class Panel(QFrame):
    """A white box with rounded corners. ``body`` takes the content, ``tools`` what stands beside the heading; a
    long heading folds (``fold``) or ends in …."""

    def __init__(self, title: str = "", parent: QWidget | None = None, *, fold: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(10)
        self.heading = TextLabel(title, "section", fold=True) if fold else ElidedLabel(title, "section")
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
        self._value = TextLabel("–", "value", fold=True)
        self._mark = LevelIcon(size=16)
        self._line = TextLabel("", fold=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(5)
        column.addWidget(TextLabel(title, "muted", fold=True))
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
        self._value.set_text(f"{value[:1].upper()}{value[1:]}")
        self._line.set_text(unbroken(line))
        set_level_of(self._line, level.name.lower())
        self._mark.set_level(level)
        show_part(self._mark, bool(line) and level is not Level.NEUTRAL)
        self.setToolTip(tip)
        self.setAccessibleName(f"{self._title}: {value}")
        said = line if level is Level.NEUTRAL else f"{level.word}: {line}"
        self.setAccessibleDescription(said if line else "")


class CardGrid(QWidget):
    """Cards side by side; where that would make them too narrow, in several rows of equal length."""

    def __init__(self, cards: Sequence[Card] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = list(cards)
        self._grid = _CardLayout(self, self._cards)

    def columns_for(self, width: int) -> int:
        """How many cards stand side by side at ``width``."""
        return self._grid.columns_for(width)

    def minimumSizeHint(self) -> QSize:
        """As narrow as one card: the grid folds."""
        least = max((card.minimumSizeHint().width() for card in self._cards), default=0)
        return QSize(least, super().minimumSizeHint().height())


class _CardLayout(QGridLayout):
    """Knows how high its cards are at a width before it has that width: what stands above it in a page is laid out
    for the height that it names, and cards that are then in more rows would be squeezed into it."""

    def __init__(self, parent: QWidget, cards: Sequence[Card]) -> None:
        super().__init__(parent)
        self._cards = cards
        self._letter = parent.fontMetrics
        self._columns = 0
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(12)
        self._arrange(len(cards))

    def columns_for(self, width: int) -> int:
        least = self._letter().averageCharWidth() * 26 + self.horizontalSpacing()
        count = max(1, len(self._cards))
        rows = -(-count // max(1, min(count, width // least)))
        return -(-count // rows)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        columns, gap = self.columns_for(width), self.horizontalSpacing()
        each = (width - (columns - 1) * gap) // columns
        high = [card.heightForWidth(each) for card in self._cards if not card.isHidden()]
        rows = [max(high[at : at + columns]) for at in range(0, len(high), columns)]
        return sum(rows) + max(0, len(rows) - 1) * self.verticalSpacing()

    def minimumHeightForWidth(self, width: int) -> int:
        return self.heightForWidth(width)

    def setGeometry(self, area: QRect) -> None:
        self._arrange(self.columns_for(area.width()))
        super().setGeometry(area)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        for at in range(max(columns, self._columns)):
            self.setColumnStretch(at, 1 if at < columns else 0)
        for at, card in enumerate(self._cards):
            self.addWidget(card, at // columns, at % columns)
        self._columns = columns


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
