"""The whole window on files of a test: made, driven and taken down in one place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar, cast

import shiboken6
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import engine
from app.operations.backup import BackupRequest
from app.settings import Locations
from engine.backup.copying import Reread
from tests.builders.small_instance import DATABASE, write_small_instance
from tests.ui.windows import PATIENCE_MS
from ui.application import Application
from ui.live_run import LiveRun
from ui.pages.back_up.page import BackUpPage
from ui.pages.instances.page import InstancesPage
from ui.pages.running.page import RunningPage

W = TypeVar("W", bound=QWidget)


class Window:
    """An :class:`~ui.application.Application` over ``folders``, shown, its first scan done."""

    def __init__(self, qtbot: QtBot, home: Path, folders: Sequence[Path]) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.qtbot = qtbot
        self.application = Application(app, Locations(home, home), folders)
        self.application.start()
        try:
            self.until(lambda: self.application.inventory.looked)
        except BaseException:
            self.close()  # nobody else knows it yet
            raise

    @property
    def instances(self) -> InstancesPage:
        return self._page("instances", InstancesPage)

    @property
    def back_up(self) -> BackUpPage:
        return self._page("back_up", BackUpPage)

    @property
    def running(self) -> RunningPage:
        return self._page("running", RunningPage)

    def _page(self, name: str, kind: type[W]) -> W:
        widget = self.application.page(name).widget
        assert isinstance(widget, kind)
        return widget

    def until(self, holds: Callable[[], bool]) -> None:
        """Let the window live until ``holds``."""
        self.qtbot.waitUntil(holds, timeout=PATIENCE_MS)

    def plan(self, destination: Path, kind: engine.Kind = engine.Kind.FULL) -> None:
        """Make the choices on the backup page and wait for their plan."""
        page = self.back_up
        self.application.show_page("back_up")
        page.destination.setEditText(str(destination))
        page.choices.modes[kind].setChecked(True)
        self.until(lambda: page.preview is not None and page.preview.request == page.request())

    def start(self) -> LiveRun:
        """Press Start, once the run before has ended and what is shown is planned; the run it began."""
        self.until(self._accepted)
        before = len(self.application.run_queue.runs)
        self.back_up.start.click()
        self.until(lambda: len(self.application.run_queue.runs) > before)
        return self.application.run_queue.runs[-1]

    def _accepted(self) -> bool:
        """Tick what the plan warns of; whether the run can start."""
        for tick in self.back_up.plan.ticks:
            tick.setChecked(True)
        return self.back_up.start.isEnabled()

    def finish(self, run: LiveRun) -> LiveRun:
        """Wait for the end of ``run``; how it failed stands in the output of a test that fails."""
        self.until(lambda: run.is_settled)
        if run.error or run.crash:
            print(f"{run.plan.title} failed: {run.error or run.crash}")
        return run

    def close(self) -> None:
        """Close it as a person who answers "cancel the runs" would."""
        for run in self.application.run_queue.in_flight:
            run.cancel()
        self.application.close()
        self.application.window.close()
        shiboken6.delete(self.application.window)  # else every later window styles this one again


def patient(page: BackUpPage, pause: float) -> None:
    """Let runs of the plan that is shown wait ``pause`` seconds before they read a bad page again."""
    found = page.preview
    assert found is not None and isinstance(found.request, BackupRequest)
    options = replace(found.request.options, reread=Reread(attempts=2, pause=pause))
    page.preview = replace(found, request=replace(found.request, options=options))


def large_instance(folder: Path, megabytes: int) -> Path:
    """A small instance whose database goes on with blank pages; it takes no room where files can have holes."""
    write_small_instance(folder)
    with (folder / DATABASE).open("r+b") as file:
        file.truncate(megabytes << 20)
    return folder


def flip(path: Path, page: int, bits: Sequence[int], page_size: int = 2048) -> None:
    """Flip ``bits`` of page ``page`` of the database at ``path``."""
    data = bytearray(path.read_bytes())
    for bit in bits:
        data[page_size * (page + 1) + bit // 8] ^= 1 << (bit % 8)
    path.write_bytes(data)


def unnamed(root: QWidget) -> list[str]:
    """Focusable widgets below ``root`` that a screen reader could not name."""
    found = []
    for widget in cast("list[QWidget]", root.findChildren(QWidget)):
        inner = widget.objectName().startswith("qt_") or type(widget).__name__ in ("QScrollBar", "QTabBar")
        waiting = isinstance(widget, QPushButton) and not widget.text() and not widget.isVisibleTo(root)
        waiting |= widget.window() is not root.window()
        if widget.focusPolicy() and not (inner or waiting or widget.accessibleName() or widget.focusProxy()):
            found.append(f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}")
    return found


Open = Callable[..., Window]
"""Opens a window on folders; closed when the test ends."""
