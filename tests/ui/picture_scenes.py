"""Dialogs and steps of a page, opened for their pictures. A scene gives the widget that is to be seen."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from tests.ui.monkey_hands import live
from tests.ui.monkey_world import World
from ui.application import Application
from ui.first_run.dialog import FirstRun

PATIENCE = 60.0


def until(holds: Callable[[], bool]) -> None:
    """Let the window live until ``holds``."""
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError("the window did not get there")
        live(20)


def first_run(program: Application, _world: World) -> QWidget:
    program.context.navigation.first_run.emit()
    dialog = program.window.findChildren(FirstRun)[-1]
    assert isinstance(dialog, FirstRun)
    return dialog


SCENES: dict[str, Callable[[Application, World], QWidget]] = {"first_run": first_run}
"""``page.scene``: opens it; the window is grabbed, or the dialog that was opened."""
