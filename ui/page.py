"""A page of the window, as the shell takes it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True, eq=False)
class ShellPage:
    """``widget`` is the content; ``tools``, if given, stands at the right of the page's header.

    ``title`` names the page in the navigation and the header, ``icon`` is a name of ``resources/icons``.
    """

    title: str
    icon: str
    widget: QWidget
    subtitle: str = ""
    tools: QWidget | None = None
