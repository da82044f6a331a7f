"""What is said of a wait that was in vain: what the background does, what stands open, where each thread is."""

from __future__ import annotations

import faulthandler
import gc
import tempfile
import threading
import time
from collections.abc import Iterator

import shiboken6
from PySide6.QtWidgets import QApplication, QMessageBox

from ui.orders import TaskOrder
from ui.worker import Background


def state_of_all() -> str:
    """Every background of the process, the dialogs, the threads."""
    found = [thing for thing in gc.get_objects() if type(thing) is Background and shiboken6.isValid(thing)]
    lines = [line for each in found for line in _tasks(each)]
    return "\n".join([*lines, *_windows(), *_threads()])


def _tasks(background: Background) -> Iterator[str]:
    yield f"background {id(background):#x}{', closed' if background._closed else ''}:"
    now = time.monotonic()
    for order in sorted(background._orders, key=lambda each: each.generation):
        stale = "" if background._is_wanted(order) else ", stale"
        name = order.slot or "to be written"
        yield f"  {order.generation} {name}: {_state(order, now)}{stale}, asked {now - order.asked:.1f} s ago"
    yield f"  {len(background._answers)} answers wait for the window"


def _state(order: TaskOrder, now: float) -> str:
    if order.began is None:
        return "queued"
    if order.outcome is None:
        return f"running for {now - order.began:.1f} s"
    return type(order.outcome).__name__.removeprefix("Task").lower()


def _windows() -> Iterator[str]:
    yield "open windows:"
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            yield f"  {type(window).__name__} {window.windowTitle()!r}"
            if isinstance(window, QMessageBox):
                yield from (window.text(), window.informativeText(), window.detailedText())


def _threads() -> Iterator[str]:
    """By the handler of faults: ``sys._current_frames`` itself crashes Python 3.11 now and then."""
    yield "threads:"
    for thread in threading.enumerate():
        yield f"  {thread.ident or 0:#018x} {thread.name}"
    with tempfile.TemporaryFile("w+", encoding="utf-8") as file:
        faulthandler.dump_traceback(file)
        file.seek(0)
        yield file.read()
