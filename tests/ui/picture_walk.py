"""How the scenes of pictures walk through the window: to a page, to a dialog, until something holds."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QDialog, QWidget

from tests.ui.monkey_hands import live
from ui.application import Application

P = TypeVar("P", bound=QWidget)
D = TypeVar("D", bound=QDialog)
PATIENCE = 60.0
"""Seconds for the window to get somewhere, on a busy machine."""


def until(holds: Callable[[], bool]) -> None:
    """Let the window live until ``holds``."""
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError("the window did not get there")
        live(20)


def page_of(program: Application, name: str, kind: type[P]) -> P:
    """Go to a page."""
    program.show_page(name)
    widget = program.page(name).widget
    assert isinstance(widget, kind)
    live(100)
    return widget


def dialog_of(program: Application, kind: type[D]) -> D:
    """The dialog that opens."""
    until(lambda: bool(program.window.findChildren(kind)))
    dialog = program.window.findChildren(kind)[-1]
    assert isinstance(dialog, kind)
    live(400)
    return dialog
