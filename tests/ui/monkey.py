"""A random user of the whole window: ``python -m tests.ui.monkey --steps 10000 --seed 1``.

Clicks, types, presses keys, opens and closes menus, dialogs and pages, and now and then starts the program again,
on files made here. It fails on a warning of Qt, an exception, a write outside of its folder, a thread or a widget
that is left at the end; the last steps say how it came to that.
"""

from __future__ import annotations

import argparse
import collections
import faulthandler
import gc
import os
import random
import shutil
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TextIO, cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QMenu,
    QMessageBox,
    QPushButton,
)

from tests.ui.monkey_hands import Hands, live, name_of
from tests.ui.monkey_world import Troubles, World, answer_native_dialogs
from tests.ui.picture_walk import end
from ui.application import Application

HANGS_SECONDS = 180
NESTED_MS = 30
"""How long a step may take until it is taken for one that waits for an answer, as ``QDialog.exec`` does."""
REMEMBERED = 30
"""Steps that a report tells."""
PATIENT_STEPS = 25
"""Steps in one dialog until the monkey wants to leave it."""


class Monkey:
    """``steps`` of a user who decides by ``seed``, in ``world``."""

    def __init__(self, app: QApplication, world: World, seed: int, journal: TextIO | None = None) -> None:
        self.app, self.world, self.troubles = app, world, world.troubles
        self.chance = random.Random(seed)
        self.told: collections.deque[str] = collections.deque(maxlen=REMEMBERED)
        self.done = self.starts = self._in_dialog = 0
        self._acting = False
        self._journal = journal
        self.slowest = (0.0, "")
        answer_native_dialogs(self.chance, world)
        self.program = self._start()
        self.hands = Hands(app, world, self.chance, self.program)

    def play(self, steps: int) -> None:
        """Raises AssertionError with the last steps for the first thing that goes wrong."""
        for self.done in range(1, steps + 1):
            if self.done % 50 == 1:
                faulthandler.dump_traceback_later(HANGS_SECONDS, exit=True)
            if not self.program.window.isVisible():
                self._end()
                self.program = self.hands.program = self._start()
            self._step(self.hands.act())
        self._leave_everything()
        self._end()
        faulthandler.cancel_dump_traceback_later()

    def _step(self, act: Callable[[], str]) -> None:
        began = time.monotonic()
        self._acting = True
        QTimer.singleShot(NESTED_MS, self._answer)
        if self.app.activeWindow() is None:
            self.hands.top().activateWindow()  # there is no window manager that does
        self._in_dialog = self._in_dialog + 1 if self.app.activeModalWidget() else 0
        told = self._leave_dialog() if self._in_dialog > PATIENT_STEPS else act()
        self._acting = False
        if told:
            self._tell(told)
        self.app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.slowest = max(self.slowest, (time.monotonic() - began, told))
        self._check()

    def _tell(self, what: str) -> None:
        self.told.append(f"{self.done}: {what}")
        if self._journal is not None:
            self._journal.write(f"{self.done}: {what}\n")

    def _check(self) -> None:
        if self.troubles.found:
            steps = "\n  ".join(self.told)
            found = "\n".join(self.troubles.found)
            raise AssertionError(f"after {self.done} steps:\n  {steps}\n{found}")

    # the program

    def _start(self) -> Application:
        self.starts += 1
        program = Application(self.app, self.world.locations, self.world.folders)
        program.background.crashed.connect(self.troubles.add)
        program.start()
        program.window.activateWindow()
        live(20)
        return program

    def _end(self) -> None:
        """End the program as its user does; nothing of it is left."""
        for run in self.program.run_queue.in_flight:
            run.cancel()
        end(self.program)
        left = [thread.name for thread in threading.enumerate() if thread is not threading.main_thread()]
        left = [name for name in left if not name.startswith("Dummy")]
        if left:
            self.troubles.add(f"threads that are left: {left}")
        shiboken6.delete(self.program.window)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
        live(1)
        open_ = [widget for widget in self.app.topLevelWidgets() if widget.isVisible()]
        open_ = [widget for widget in open_ if type(widget).__name__ != "QTipLabel"]
        if open_:
            self.troubles.add(f"widgets that are left: {[name_of(widget) for widget in open_]}")
        self._check()

    def _leave_everything(self) -> None:
        for _ in range(50):
            popup, modal = self.app.activePopupWidget(), self.app.activeModalWidget()
            if popup is None and modal is None:
                return
            self._step(self._leave_dialog)
        self.troubles.add(f"cannot be left: {name_of(self.app.activeModalWidget())}")
        self._check()

    # what waits for an answer

    def _answer(self) -> None:
        """Called in the loop of a dialog or menu that a step waits for."""
        if not self._acting:
            return
        QTimer.singleShot(NESTED_MS, self._answer)
        if self.app.activePopupWidget() or self.app.activeModalWidget():
            self._tell(f"(it waits for an answer) {self._leave_dialog()}")

    def _leave_dialog(self) -> str:
        popup = self.app.activePopupWidget()
        if isinstance(popup, QMenu) and self.chance.random() < 0.5:
            return self.hands.choose(popup)
        if popup is not None:
            told = f"close {name_of(popup)}"
            popup.close()
            return told
        dialog = self.app.activeModalWidget()
        if dialog is None:
            return ""
        told = f"leave {name_of(dialog)}"
        buttons = cast("list[QPushButton]", dialog.findChildren(QPushButton))
        buttons = [button for button in buttons if button.isVisible() and button.isEnabled()]
        if isinstance(dialog, QMessageBox) and buttons and self.chance.random() < 0.8:
            button = self.chance.choice(buttons)
            told += f" by {button.text()}"
            button.click()
        elif isinstance(dialog, QDialog) and self.chance.random() < 0.9:
            dialog.reject()
        else:
            dialog.close()
        return told


def main() -> int:
    """Play; 0 where nothing went wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.ui.monkey", description=__doc__)
    parser.add_argument("--steps", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--language", choices=("en", "fr"), help="by the seed unless given")
    parser.add_argument("--journal", type=Path, help="write every step here, for what ends the process")
    options = parser.parse_args()
    journal = options.journal and options.journal.open("w", buffering=1, encoding="utf-8")
    began = time.monotonic()
    faulthandler.enable()
    gc.disable()  # several programs follow each other, and each collects in this thread only
    with tempfile.TemporaryDirectory(prefix="ese-monkey-") as name:
        troubles = Troubles()
        world = World(Path(name) / "world", troubles, options.language or ("en", "fr")[options.seed % 2])
        app = QApplication([])
        app.setQuitOnLastWindowClosed(False)
        monkey = Monkey(app, world, options.seed, journal)
        try:
            monkey.play(options.steps)
        except BaseException as error:
            if not isinstance(error, AssertionError):
                traceback.print_exc()
                error = AssertionError("\n  ".join(monkey.told))
            print(f"seed {options.seed}, {error}", file=sys.stderr)
            sys.stderr.flush()
            shutil.rmtree(name, ignore_errors=True)
            os._exit(1)
        os.chdir("/")
    seconds = time.monotonic() - began
    print(f"{monkey.done} steps of seed {options.seed} in {seconds:.0f} s, {monkey.starts} starts of the program")
    print(f"the slowest step took {monkey.slowest[0] * 1000:.0f} ms: {monkey.slowest[1]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
