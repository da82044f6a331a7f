"""The program beside its window: the shapes of the tray, its menu, and what closing the window does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.history.history import History
from app.history.runs import RunOperation, RunState
from app.settings import SettingsFile
from tests.ui import sample_overview as sample
from tests.ui.lone_page import context_in
from tests.ui.windows import PATIENCE_MS
from ui.context import Context
from ui.main_window import MainWindow
from ui.models.tray import TrayState
from ui.page_list import shell_pages
from ui.presence import Presence
from ui.theme import ThemeController
from ui.tray import SIZES, Tray, tray_icon

pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged")
"""Said by the offscreen platform of Qt, which has no tray."""


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController) -> Iterator[Context]:
    with context_in(tmp_path / "home", theme) as made:
        yield made


class Shown:
    """A window with a presence that has a tray, or none."""

    def __init__(self, qtbot: QtBot, context: Context, *, tray: bool = True) -> None:
        settings = QSettings(str(context.locations.ui_state), QSettings.Format.IniFormat)
        self.closed = False
        self._over = False
        self.window = MainWindow(
            [shell_pages(context)["overview"]], settings, context.theme, may_close=self._may_close
        )
        qtbot.addWidget(self.window, before_close_func=self._end)
        self.presence = Presence(context, self.window, Tray() if tray else None)
        self.window.show()

    def _end(self, _window: QWidget) -> None:
        """The test is over: nothing is asked any more."""
        self._over = True

    def _may_close(self) -> bool:
        if self._over:
            return True
        self.closed = not self.presence.stays_open()
        return self.closed

    @property
    def tray(self) -> Tray:
        assert self.presence.tray is not None
        return self.presence.tray


@pytest.fixture
def shown(qtbot: QtBot, context: Context) -> Iterator[Shown]:
    made = Shown(qtbot, context)
    yield made
    made.presence.close()


def paused(shown: Shown) -> bool:
    return shown.presence.paused_until is not None


def closes(shown: Shown) -> bool:
    """Close the window: whether that was its end."""
    shown.window.close()
    return shown.closed


def test_four_shapes_that_differ_in_grey_on_light_and_dark(qapp: QApplication) -> None:
    for ground in ("#f4f4f4", "#202328"):
        for size in SIZES:
            seen = [_grey(state, size, ground) for state in TrayState]
            for at, one in enumerate(seen):
                for other in seen[at + 1 :]:
                    apart = sum(abs(a - b) > 40 for a, b in zip(one, other, strict=True))
                    assert apart > size * size * 0.12, (ground, size)
                visible = sum(abs(a - QColor(ground).lightness()) > 60 for a in one)
                assert visible > size * size * 0.2, (ground, size)


def _grey(state: TrayState, size: int, ground: str) -> bytes:
    image = QImage(size, size, QImage.Format.Format_RGB32)
    image.fill(QColor(ground))
    painter = QPainter(image)
    painter.drawPixmap(0, 0, tray_icon(state).pixmap(size, size))
    painter.end()
    return bytes(image.convertToFormat(QImage.Format.Format_Grayscale8).constBits())[: size * size]


def test_the_icon_follows_what_is_seen(context: Context, shown: Shown) -> None:
    assert shown.tray.state is TrayState.RUNNING
    for seen, state, words in (
        (sample.seen_of(sample.good(3)), TrayState.OK, "3 instances protected."),
        (sample.mixed(), TrayState.FAILED, "Nothing has looked for due jobs for 9 hours"),
        (sample.seen_of(sample.good(3), (), sample.DESTINATIONS), TrayState.ATTENTION, "is not available"),
    ):
        context.outlook.seen = seen
        context.outlook.changed.emit()
        assert shown.tray.state is state
        assert words in shown.tray.icon.toolTip()


def test_it_counts_the_runs_of_every_program(qtbot: QtBot, context: Context, shown: Shown) -> None:
    context.outlook.seen = sample.seen_of(sample.good(3))
    context.outlook.changed.emit()
    assert [shown.tray.state] == [TrayState.OK]
    with History(context.locations.history) as other:
        run = other.begin_run("SRUM", RunOperation.BACKUP, "full")
        context.jobs.refresh()
        qtbot.waitUntil(lambda: "1 run in progress" in shown.tray.icon.toolTip(), timeout=PATIENCE_MS)
        assert [shown.tray.state] == [TrayState.RUNNING]
        other.end_run(run, RunState.SUCCESS)
        context.jobs.refresh()
        qtbot.waitUntil(lambda: shown.tray.state is TrayState.OK, timeout=PATIENCE_MS)
    assert "in progress" not in shown.tray.icon.toolTip()


def test_its_menu_opens_runs_pauses_and_quits(qtbot: QtBot, context: Context, shown: Shown) -> None:
    offered = [action.text().replace("&", "") for action in shown.tray.menu.actions() if action.text()]
    assert offered[:3] == ["Open", "Back up what is due", "Pause notifications"] and offered[-1] == "Quit"
    with qtbot.waitSignal(context.navigation.run_due):
        shown.tray.run_due.trigger()
    shown.tray.pause.actions()[0].trigger()
    assert paused(shown) and shown.tray.resume.isVisible()
    assert "paused until" in shown.tray.icon.toolTip()
    shown.tray.resume.trigger()
    assert not paused(shown) and not shown.tray.resume.isVisible()
    shown.window.hide()
    shown.tray.open.trigger()
    assert shown.window.isVisible()


def test_a_pause_ends_by_itself(qtbot: QtBot, shown: Shown) -> None:
    shown.presence.pause(timedelta(milliseconds=30))
    assert paused(shown)
    qtbot.waitUntil(lambda: not paused(shown), timeout=PATIENCE_MS)


def test_closing_ends_the_program_unless_it_is_to_stay(context: Context, shown: Shown) -> None:
    assert closes(shown)
    shown.window.show()
    context.preferences.change(lambda settings: type(settings)(keep_in_tray=True))
    assert not closes(shown) and not shown.window.isVisible()
    assert not QApplication.quitOnLastWindowClosed()
    shown.presence.open_window()
    assert shown.window.isVisible() and QApplication.quitOnLastWindowClosed()


def test_quit_quits_whatever_the_setting_is(context: Context, shown: Shown) -> None:
    context.preferences.change(lambda settings: type(settings)(keep_in_tray=True))
    shown.window.close()
    shown.tray.quit.trigger()
    assert shown.closed


def test_without_a_tray_nothing_is_asked_and_nothing_stays(qtbot: QtBot, context: Context) -> None:
    context.preferences.change(lambda settings: type(settings)(keep_in_tray=True))
    made = Shown(qtbot, context, tray=False)
    made.window.close()
    assert made.closed
    made.presence.close()


@pytest.mark.parametrize(
    ("button", "stays", "kept"),
    [("Keep running in the tray", True, True), ("Quit", False, False), ("Keep the window open", None, None)],
)
def test_it_asks_once_where_notifications_are_on(
    qtbot: QtBot,
    context: Context,
    shown: Shown,
    monkeypatch: pytest.MonkeyPatch,
    button: str,
    stays: bool | None,
    kept: bool | None,
) -> None:
    shown.presence.notifies = True
    asked: list[str] = []

    def press(box: QMessageBox) -> int:
        assert box.defaultButton().text() == "Quit"
        asked.append(box.text())
        next(each for each in box.buttons() if each.text() == button).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", press)
    assert shown.presence.hides_window() is stays
    assert context.preferences.value.keep_in_tray is bool(kept)
    if kept is not None:
        assert shown.presence.hides_window() is kept and len(asked) == 1
        saved = SettingsFile(context.locations.settings)
        qtbot.waitUntil(lambda: saved.load().keep_in_tray is kept, timeout=PATIENCE_MS)
