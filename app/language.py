"""The languages of the window. Command line, history and logs are English."""

from __future__ import annotations

from enum import StrEnum


class Language(StrEnum):
    """What the user chose, by its code; ``SYSTEM``: that of the desktop where the window has it, else English."""

    SYSTEM = "system"
    ENGLISH = "en"
    FRENCH = "fr"
