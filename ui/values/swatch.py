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


@dataclass(frozen=True, slots=True)
class Swatch:
    """Fill of one state; ``color`` names a token."""

    color: str
    pattern: Pattern = Pattern.SOLID

    def fill(self, tokens: Tokens) -> QColor:
        return QColor(str(getattr(tokens, self.color)))
