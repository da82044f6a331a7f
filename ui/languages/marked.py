"""Texts of tables at module level: marked for the catalogue where they stand, translated where they are shown.

A module is imported before a language is chosen, so that ``tr`` there would be too early.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

MARKED = "Marked"
"""The context of all marked texts."""


def mark(text: str) -> str:
    """``text``, a literal, unchanged: the catalogue has it from here."""
    return text


def marked(text: str) -> str:
    """A text that was given to :func:`mark`, in the language of the window."""
    return QCoreApplication.translate(MARKED, text)
