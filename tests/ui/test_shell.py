"""The shell by its keys, menus and buttons: it signals, remembers where it was, and names all it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QTreeWidget, QWidget
from pytestqt.qtbot import QtBot

from app.settings import Theme
from tests.ui import gallery
from tests.ui.windows import PATIENCE_MS
from ui.actions import SPECS
from ui.help_dialogs import About, KeyboardMap
from ui.main_window import PREFERRED, MainWindow
from ui.palette import DARK
from ui.theme import ThemeController
from ui.widgets.navigation import NavigationBar
from ui.worker import Background

CONTROL = Qt.KeyboardModifier.ControlModifier
Make = Callable[[str], MainWindow]


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def make(qtbot: QtBot, settings: QSettings, theme: ThemeController) -> Iterator[Make]:
    def _make(state: str) -> MainWindow:
        window = gallery.shell(state, settings, theme)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        with qtbot.waitActive(window):
            pass
        return window

    yield _make
    QApplication.processEvents()


def test_control_and_number_choose_the_page(make: Make) -> None:
    window = make("empty")
    for index in (4, 2, 0):
        QTest.keyClick(window, Qt.Key(Qt.Key.Key_1 + index), CONTROL)
        assert window.current_page == index


def test_navigation_walks_by_arrow_keys(make: Make) -> None:
    window = make("empty")
    navigation = window.findChildren(NavigationBar)[0]
    navigation.setFocus()
    QTest.keyClick(navigation, Qt.Key.Key_Down)
    QTest.keyClick(navigation, Qt.Key.Key_Down)
    assert window.current_page == 2
    row = navigation.visualItemRect(navigation.item(4)).center()
    QTest.mouseClick(navigation.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert window.current_page == 4


@pytest.mark.parametrize(
    ("name", "key", "modifier"),
    [
        ("back_up", Qt.Key.Key_B, CONTROL),
        ("restore", Qt.Key.Key_R, CONTROL),
        ("verify", Qt.Key.Key_V, CONTROL | Qt.KeyboardModifier.ShiftModifier),
        ("export", Qt.Key.Key_E, CONTROL),
        ("filter", Qt.Key.Key_F, CONTROL),
        ("refresh", Qt.Key.Key_F5, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_keys_signal(qtbot: QtBot, make: Make, name: str, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    window = make("empty")
    with qtbot.waitSignal(getattr(window, f"{name}_requested")):
        QTest.keyClick(window, key, modifier)


def test_every_action_explains_itself(make: Make) -> None:
    window = make("empty")
    keys = [spec.keys for spec in SPECS if spec.keys]
    assert len(keys) == len(set(keys))
    for spec in SPECS:
        action = window.action(spec.name)
        assert action.text()
        assert action.statusTip()
        assert spec.keys in action.toolTip()
        assert not action.icon().isNull()
    in_menus = {action for menu in window.findChildren(QMenu) for action in menu.actions()}
    assert {window.action(spec.name) for spec in SPECS} <= in_menus


@pytest.mark.parametrize("state", ["empty", "filled", "failed"])
def test_every_focusable_widget_has_a_name(make: Make, state: str) -> None:
    window = make(state)
    for index in range(5):
        window.show_page(index)
        nameless = [
            widget
            for widget in window.findChildren(QWidget)
            if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
            and widget.isVisibleTo(window)
            and not widget.accessibleName()
            and not widget.objectName().startswith("qt_")
        ]
        assert nameless == []


def test_tray_signals_reach_the_window(qtbot: QtBot, make: Make) -> None:
    window = make("filled")
    buttons = {button.accessibleName(): button for button in window.findChildren(QPushButton)}
    with qtbot.waitSignal(window.cancel_job_requested) as asked:
        QTest.mouseClick(buttons["Cancel Full backup of SRUM"], Qt.MouseButton.LeftButton)
    assert asked.args == ["1"]
    with qtbot.waitSignal(window.show_job_requested):
        QTest.mouseClick(buttons["Show Full backup of SRUM"], Qt.MouseButton.LeftButton)


def test_theme_is_chosen_in_the_menu(qtbot: QtBot, make: Make, theme: ThemeController) -> None:
    window = make("filled")
    action = window.findChild(QAction, "theme_dark")
    assert isinstance(action, QAction)
    light = window.grab().toImage()
    with qtbot.waitSignal(window.theme_chosen) as chosen:
        action.trigger()
    assert chosen.args == [Theme.DARK]
    assert theme.tokens is DARK
    dark = window.grab().toImage()
    corners = [(5, 60), (195, 40), (window.width() - 5, window.height() - 5)]
    for x, y in corners:
        assert dark.pixelColor(x, y).lightnessF() < 0.3 < 0.7 < light.pixelColor(x, y).lightnessF(), (x, y)


def test_place_and_page_are_remembered(make: Make, settings: QSettings) -> None:
    window = make("empty")
    window.resize(760, 610)
    window.show_page(3)
    assert window.close()
    again = make("empty")
    assert again.current_page == 3
    assert (again.width(), again.height()) == (760, 610)


def test_a_window_off_every_screen_comes_back(make: Make) -> None:
    window = make("empty")
    window.move(20_000, 20_000)
    assert window.close()
    again = make("empty")
    screen = QApplication.primaryScreen().availableGeometry()
    seen = screen.intersected(again.frameGeometry())
    assert seen.width() > 80
    assert seen.height() > 80


def test_a_new_window_and_its_frame_fit_on_a_small_screen(make: Make) -> None:
    """With a frame around it, a window as high as the screen has its status bar below the edge."""
    screen = QApplication.primaryScreen().availableGeometry()
    assert screen.height() < PREFERRED.height(), "else this test proves nothing"
    assert screen.height() - 40 <= make("empty").height() <= screen.height() - 16


def test_nonsense_in_the_settings_does_no_harm(make: Make, settings: QSettings) -> None:
    settings.setValue("window/geometry", "nonsense")
    settings.setValue("window/state", 7)
    settings.setValue("window/page", 99)
    assert make("empty").current_page == 0


def test_the_caller_may_keep_the_window_open(qtbot: QtBot, settings: QSettings, theme: ThemeController) -> None:
    answers = [False, True]
    window = MainWindow([], settings, theme, may_close=lambda: answers.pop(0))
    qtbot.addWidget(window)
    window.show()
    assert not window.close()
    assert window.isVisible()
    assert window.close()


def test_f1_shows_every_key(qtbot: QtBot, make: Make) -> None:
    window = make("empty")
    QTest.keyClick(window, Qt.Key.Key_F1)
    dialog = window.findChildren(KeyboardMap)[0]
    table = dialog.findChildren(QTreeWidget)[0]
    keys = {table.topLevelItem(row).text(1) for row in range(table.topLevelItemCount())}  # type: ignore[union-attr]
    assert {"Ctrl+B", "Ctrl+1", "Ctrl+5", "F1", "F5"} <= keys
    dialog.field.setText("back up")
    rows = [table.topLevelItem(row) for row in range(table.topLevelItemCount())]
    left = [row.text(1) for row in rows if row is not None and not row.isHidden()]
    assert "Ctrl+B" in left
    assert "F5" not in left
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_about_names_the_licences_that_packages_declare(qtbot: QtBot) -> None:
    background = Background()
    try:
        dialog = About(background)
        qtbot.addWidget(dialog)
        qtbot.waitUntil(lambda: dialog.table.topLevelItemCount() > 0, timeout=PATIENCE_MS)
    finally:
        background.close()
    rows = [dialog.table.topLevelItem(row) for row in range(dialog.table.topLevelItemCount())]
    found = {row.text(0): (row.text(1), row.text(2)) for row in rows if row is not None}
    assert "LGPL" in found["PySide6_Essentials"][1]
    assert all(licence for _, licence in found.values())
