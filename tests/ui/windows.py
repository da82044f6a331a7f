"""Windows for tests: shown, exposed, and closed with the test."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

PATIENCE_MS = 60_000
"""For what another thread or process does: longer than any busy machine needs."""


def shown(qtbot: QtBot, widget: QWidget, width: int = 800, height: int = 0) -> None:
    """Show ``widget`` at ``width``, by default as high as it wants to be there."""
    qtbot.addWidget(widget)
    widget.resize(width, height or max(widget.sizeHint().height(), widget.heightForWidth(width)))
    widget.show()
    qtbot.waitExposed(widget)
