"""What has room beside the title of the page."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

TITLE, LEAST = 42, 24
"""Characters that the title needs, and that are worth showing of a line beside the buttons."""


def room_beside(page: QWidget, buttons: Iterable[QWidget]) -> int:
    """Pixels for the line beside ``buttons``; 0 where little of it would be left, since the plan says it, too."""
    letter = page.fontMetrics().averageCharWidth()
    room = page.width() - sum(button.sizeHint().width() + 12 for button in buttons) - TITLE * letter
    return room if room > LEAST * letter else 0
