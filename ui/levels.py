"""How good or bad something is: one word, one icon shape and one pair of colours for each level."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QCoreApplication

from ui.languages.marked import mark, marked
from ui.palette import Tokens


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Levels", text)


class Level(Enum):
    """Word, icon and colour tokens of a level. Icons differ in outline, so colour is never the only sign."""

    NEUTRAL = (mark("Not known"), "neutral", "muted", "neutral_soft")
    WAITING = (mark("Waiting"), "waiting", "muted", "neutral_soft")
    CANCELLED = (mark("Cancelled"), "cancelled", "muted", "neutral_soft")
    INTERRUPTED = (mark("Interrupted"), "interrupted", "danger", "danger_soft")
    RUNNING = (mark("Running"), "running", "accent_text", "accent_soft")
    INFO = (mark("Information"), "info", "info", "info_soft")
    SUCCESS = (mark("Success"), "success", "success", "success_soft")
    WARNING = (mark("Warning"), "warning", "warning", "warning_soft")
    ERROR = (mark("Error"), "error", "danger", "danger_soft")
    CRITICAL = (mark("Critical"), "critical", "critical", "critical_soft")

    def __init__(self, word: str, icon: str, color: str, soft: str) -> None:
        self._word = word
        self.icon = icon
        self._color = color
        self._soft = soft

    @property
    def word(self) -> str:
        return marked(self._word)

    @property
    def token(self) -> str:
        """The name of the token that is its colour."""
        return self._color

    def color(self, tokens: Tokens) -> str:
        """Colour of text and icon."""
        value: str = getattr(tokens, self._color)
        return value

    def soft(self, tokens: Tokens) -> str:
        """Background that goes with it."""
        value: str = getattr(tokens, self._soft)
        return value
