"""What a banner, a tile or the clipboard says: one message in its parts."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from engine.errors import JetError
from ui.languages.sentences import shown
from ui.levels import Level


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Message", text)


def told(error: JetError, advice: str = "") -> str:
    """All of an error in a line: what failed, what to do (``advice`` in place of its hint), its name and code."""
    parts = (shown(error.message), shown(advice or error.hint))
    return f"{' '.join(part for part in parts if part)} ({error.name}, {int(error.code)})"


@dataclass(frozen=True, slots=True)
class Message:
    """A message as administrators need it; empty parts are left out. All of it is plain text."""

    level: Level
    what: str
    where: str = ""
    why: str = ""
    advice: str = ""
    note: str = ""
    """What is good to know, and calls for nothing."""

    def __post_init__(self) -> None:
        """What the engine says is shown in the language of the window."""
        for part in ("what", "why", "advice", "note"):
            object.__setattr__(self, part, shown(getattr(self, part)))

    @property
    def rows(self) -> tuple[tuple[str, str], ...]:
        known = ((tr("Where"), self.where), (tr("Why"), self.why), (tr("Note"), self.note))
        pairs = (*known, (tr("What to do"), self.advice))
        return tuple((name, text) for name, text in pairs if text)

    def as_text(self) -> str:
        """All of it in lines, for the clipboard."""
        return "\n".join([f"{self.level.word}: {self.what}", *(f"{name}: {text}" for name, text in self.rows)])
