"""What holds for every test of the window."""

from __future__ import annotations

import gc
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.exceptions import TimeoutError as WaitedInVain
from pytestqt.qtbot import QtBot

from app.settings import Theme
from tests.builders.small_instance import DATABASE, write_small_instance
from tests.ui.in_vain import state_of_all
from tests.ui.window import Open, Window, flip, large_instance
from tests.ui.window_thread import Watch
from tests.ui.windows import PATIENCE_MS
from ui.live_run import LiveRun
from ui.theme import ThemeController

_SLICE_MS = 1000


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A wait that was in vain says what it waited for; nobody sees it a second time."""
    report = yield
    if call.when != "teardown" and call.excinfo is not None and call.excinfo.errisinstance(WaitedInVain):
        report.sections.append(("When the wait was over", state_of_all()))
    return report


@pytest.fixture(autouse=True)
def _collect_between_tests() -> Iterator[None]:
    """As the window does: widgets end in this thread and between two events, not wherever Python collects.

    With the collector off, all that a test makes is young, so that the one look after it is short, unless a window
    has collected meanwhile: then the older ones are looked through, too, or what is left of the window would stay.
    What is to be deleted later is deleted now: without an event loop it would stay, and be drawn at each change of
    the theme.
    """
    gc.disable()
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    _young, middle, old = gc.get_count()
    gc.collect(2 if old else 1 if middle else 0)
    gc.enable()


@pytest.fixture(scope="session")
def _watch() -> Watch:
    return Watch()


@pytest.fixture(autouse=True)
def _no_disk_in_the_window_thread(_watch: Watch) -> Iterator[None]:
    with _watch.on():
        yield
    assert not _watch.found, "the thread of the window waits for the disk: ask the background (ui/worker.py)"


@pytest.fixture(autouse=True)
def _own_runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What else runs on this machine is not seen."""
    monkeypatch.setenv("ESE_BACKUP_RUNTIME", str(tmp_path / "run"))


@pytest.fixture(autouse=True)
def _hide_tooltips(qapp: QApplication) -> Iterator[None]:
    yield
    QToolTip.hideText()


@pytest.fixture(autouse=True)
def _release_keys(qapp: QApplication) -> Iterator[None]:
    """After a key was pressed with Ctrl, Qt takes that for held until the next key or click: another test that
    selects a row would take it out of the selection."""
    yield
    if QGuiApplication.keyboardModifiers():
        QTest.keyRelease(QWidget(), Qt.Key.Key_Control)


class DressingBot(QtBot):
    """Dresses what a test shows, as the window is: with a style sheet of the application, Qt styles all of a page
    again with each part that is put into another, which takes most of the time of making it.

    It waits for as long as the process runs: time in which the machine stood still does not count. Unless told
    otherwise, it waits for longer than any busy machine needs.
    """

    theme: ThemeController | None = None

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **others: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **others)

    def waitExposed(self, widget: QWidget, *, timeout: int = PATIENCE_MS) -> Any:
        return super().waitExposed(widget, timeout=timeout)

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        for left in range(timeout, 0, -_SLICE_MS):
            try:
                super().waitUntil(callback, timeout=min(left, _SLICE_MS))
                return
            except WaitedInVain as error:
                waited = error
        raise WaitedInVain(f"waited in vain for {timeout} ms") from waited

    def addWidget(self, widget: QWidget, *, before_close_func: Callable[[QWidget], None] | None = None) -> None:
        super().addWidget(widget, before_close_func=before_close_func)
        if self.theme is not None:
            self.theme.dress(widget)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    bot = DressingBot(request)
    if "theme" in request.fixturenames:
        bot.theme = request.getfixturevalue("theme")
    return bot


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[ThemeController]:
    """The light theme in force; the application is plain again after the test."""
    controller = ThemeController(qapp, Theme.LIGHT, styled=False)
    controller.refresh()
    yield controller
    controller.set_theme(Theme.LIGHT)
    controller.release()


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    windows: list[Window] = []

    def make(*folders: Path, home: Path | None = None) -> Window:
        windows.append(Window(qtbot, home or tmp_path / "home", folders))
        return windows[-1]

    yield make
    for window in windows:
        window.close()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_small_instance(tmp_path / "source", last=3)


@pytest.fixture
def destination(tmp_path: Path) -> Path:
    folder = tmp_path / "backups"
    folder.mkdir()
    return folder


@pytest.fixture
def before_a_bad_page(open_window: Open, source: Path, destination: Path) -> Window:
    """A backup is planned of an instance whose page 2 is damaged."""
    flip(source / DATABASE, 2, (200, 4000))
    window = open_window(source)
    window.plan(destination)
    return window


@pytest.fixture
def at_work(open_window: Open, tmp_path: Path, destination: Path) -> tuple[Window, LiveRun]:
    """A window, and its backup of a large instance, which has just begun."""
    window = open_window(large_instance(tmp_path / "large", 2048))
    window.plan(destination)
    return window, window.start()
