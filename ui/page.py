"""A page of the window, as the shell takes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True, eq=False)
class PageContent:
    """``widget`` is the content; ``tools``, if given, stands at the right of the page's header."""

    widget: QWidget
    tools: QWidget | None = None


@dataclass(frozen=True, slots=True, eq=False)
class ShellPage:
    """``title`` names the page in the navigation and the header, ``icon`` is a name of ``resources/icons``.

    ``make`` creates the content. The shell calls it once, when the page is first wanted: most starts of the window
    show one page or two. A page must therefore show from the start what its context knows already.
    """

    title: str
    icon: str
    make: Callable[[], PageContent]
    subtitle: str = ""
