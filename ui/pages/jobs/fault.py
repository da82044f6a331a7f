"""A field and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ui.widgets.form import set_invalid
from ui.widgets.text import TextLabel, set_level_of


@dataclass(frozen=True, eq=False)
class Fault:
    """Why a job cannot be saved as its form is filled: ``text`` is about ``field``."""

    text: str
    field: QWidget


class FaultLine(TextLabel):
    """What is wrong with the field above it; takes no room where nothing is."""

    def __init__(self, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__("", fold=True, parent=parent)
        self.field = field
        set_level_of(self, "error")

    def show_fault(self, text: str, *, quiet: bool = False) -> list[Fault]:
        """Say ``text`` and frame the field, or neither where it is empty or ``quiet``; as the form collects it."""
        shown = "" if quiet else text
        self.set_text(shown)
        set_invalid(self.field, bool(shown))
        return [Fault(text, self.field)] if text else []
