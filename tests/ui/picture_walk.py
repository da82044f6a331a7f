"""How the scenes of pictures walk through the window: to a page, to a dialog, until something holds."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar, cast
from unittest.mock import patch

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget

from tests.ui.monkey_hands import live
from ui.application import Application

P = TypeVar("P", bound=QWidget)
D = TypeVar("D", bound=QDialog)
PATIENCE = 60.0
"""Seconds for the window to get somewhere, on a busy machine."""
QUEUED_MS = 1000
"""A timer of one shot that is set to less is a change that is still to be shown, and no alarm clock."""
SETTLING = 8.0
"""Seconds for a window to show all that is known: one whose background is held up on purpose never does."""


def until(holds: Callable[[], bool]) -> None:
    """Let the window live until ``holds``."""
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError("the window did not get there")
        live(20)


def end(program: Application) -> None:
    """Close ``program`` and its window for good. What is kept of the window is written now: Qt would do it when
    nothing is left of its folder, and make that anew."""
    program.close()
    program.window.close()
    program.context.state.sync()


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


def box_of(ask: Callable[[], object], window: QWidget) -> QWidget:
    """The box in which ``ask`` asks; it is left open, as if nobody had answered yet."""
    before = set(window.findChildren(QMessageBox))
    with patch.object(QMessageBox, "exec", QMessageBox.open):
        ask()
    (box,) = set(window.findChildren(QMessageBox)) - before
    live(400)
    return box


def settled(program: Application) -> bool:
    """Let the window live until it shows all that is known: nothing is asked in the background, and no change
    waits for its timer. False where that did not come about."""
    end, calm = time.monotonic() + SETTLING, 0
    while calm < 3 and time.monotonic() < end:
        live(40)
        calm = 0 if is_at_work(program) else calm + 1
    QCoreApplication.sendPostedEvents()
    return calm >= 3


def is_at_work(program: Application) -> bool:
    """Whether more is to be shown soon."""
    timers = cast("list[QTimer]", program.findChildren(QTimer))
    for window in QApplication.topLevelWidgets():
        timers += cast("list[QTimer]", window.findChildren(QTimer))
    queued = (each for each in timers if each.isSingleShot() and each.interval() < QUEUED_MS)
    return bool(program.context.background._newest) or any(each.isActive() for each in queued)
