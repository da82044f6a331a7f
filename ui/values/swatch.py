"""How a state is filled in a picture: a colour and a pattern, so that states differ in grey as well."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtGui import QColor

from ui.palette import Tokens


class Pattern(Enum):
    """What is drawn over the fill."""

    SOLID = auto()
    BAR = auto()
    BARS = auto()
    DOT = auto()
    SLASH = auto()
    CROSS = auto()
    POST = auto()
    RING = auto()
    DASHED = auto()
    TORN = auto()
    SPAN = auto()
    TRIANGLE = auto()
    SQUARE = auto()
    FRAME = auto()
    CIRCLE = auto()
    DIAMOND = auto()
    HEXAGON = auto()
    TICK = auto()
    HATCH = auto()
    STRIP = auto()
    HOLLOW_STRIP = auto()
    COLUMNS = auto()
    HOLLOW_COLUMNS = auto()


@dataclass(frozen=True, slots=True)
class Swatch:
    """Fill of one state; ``color`` names a token, ``edge`` that of a line around a fill that is hardly seen."""

    color: str
    pattern: Pattern = Pattern.SOLID
    edge: str = ""

    def fill(self, tokens: Tokens) -> QColor:
        return QColor(str(getattr(tokens, self.color)))

    def line(self, tokens: Tokens) -> QColor | None:
        return QColor(str(getattr(tokens, self.edge))) if self.edge else None
