"""What a run says besides having succeeded: its lines, and what to do about a flipped bit. No widgets."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from ui.format import number

MAX_NAMED = 4
"""Corrections, findings or notes that a message names one by one."""


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Outcome", text)


def bullets(lines: Sequence[str]) -> list[str]:
    """The first lines as a list, and how many more there are; one alone is no list."""
    if len(lines) == 1:
        return list(lines)
    shown = [f"• {line}" for line in lines[:MAX_NAMED]]
    rest = len(lines) - MAX_NAMED
    return [*shown, tr("and {} more").format(number(rest))] if rest > 0 else shown


def disk_advice() -> str:
    """What to do where a backup has corrected a page."""
    return tr("Check the disk of the source: a flipped bit is often the first sign of a failing disk.")
