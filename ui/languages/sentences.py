"""Sentences of the engine and the app in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

SENTENCES = "Sentences"
"""The context of what engine and app say."""


def shown(text: str) -> str:
    """``text``, an English sentence of the engine or the app, in the language of the window; as it is where the
    catalogue does not have it."""
    return QCoreApplication.translate(SENTENCES, text)
