"""A click beside the completions of a field, as X11 delivers it: to their list, which has taken the mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCompleter,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from engine.errors import known
from tests.ui.windows import PATIENCE_MS
from ui.panels.place_dialog import PlaceDialog
from ui.widgets.click_through import ClickThrough, let_clicks_through


def list_of(field: QLineEdit) -> QAbstractItemView:
    return known(known(field.completer(), "completer").popup(), "list of completions")


def press_and_release(offered: QWidget, target: QPushButton) -> None:
    """Both parts of a click on ``target``, given to the list that is open."""
    there = QPointF(target.mapToGlobal(target.rect().center()))
    for kind, held in (
        (QEvent.Type.MouseButtonPress, Qt.MouseButton.LeftButton),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        here = QPointF(offered.mapFromGlobal(there))
        event = QMouseEvent(
            kind, here, here, there, Qt.MouseButton.LeftButton, held, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(offered, event)


@pytest.fixture
def dialog(qtbot: QtBot) -> QDialog:
    """A field that offers completions, with a button far below it."""
    made = QDialog()
    field, button = QLineEdit(), QPushButton("OK")
    field.setCompleter(QCompleter(["alpha", "alphabet"], field))
    column = QVBoxLayout(made)
    column.addWidget(field)
    column.addStretch(1)
    column.addWidget(button)
    made.resize(300, 500)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_click_reaches_the_button_and_closes_the_list(
    qtbot: QtBot, qapp: QApplication, dialog: QDialog
) -> None:
    watch = ClickThrough(qapp)
    (field,), (button,) = dialog.findChildren(QLineEdit), dialog.findChildren(QPushButton)
    watch.watch(field)
    clicks: list[str] = []
    button.clicked.connect(lambda: clicks.append("OK"))
    completer = known(field.completer(), "completer")
    field.setFocus()
    field.setText("alp")
    completer.setCompletionPrefix("alp")
    completer.complete()
    assert list_of(field).isVisible()
    press_and_release(list_of(field), button)
    assert not list_of(field).isVisible()
    assert len(clicks) == 1
    watch.deleteLater()


def test_a_folder_dialog_of_qt_is_watched_once_its_field_has_the_focus(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    (tmp_path / "backups").mkdir()
    watch = ClickThrough(qapp)
    made = QFileDialog(None, "", str(tmp_path))
    made.setFileMode(QFileDialog.FileMode.Directory)
    qtbot.addWidget(made)
    chosen: list[str] = []
    made.fileSelected.connect(chosen.append)
    made.show()
    qtbot.waitExposed(made)
    field = made.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    qtbot.waitUntil(lambda: qapp.focusWidget() is field, timeout=PATIENCE_MS)
    QTest.keyClicks(field, str(tmp_path / "backups"))
    qtbot.waitUntil(lambda: list_of(field).isVisible(), timeout=PATIENCE_MS)
    button = next(each for each in made.findChildren(QPushButton) if each.text() == "&Choose")
    qtbot.waitUntil(button.isEnabled, timeout=PATIENCE_MS)
    press_and_release(list_of(field), button)
    assert chosen == [str(tmp_path / "backups")] and not made.isVisible(), "one click is enough"
    watch.deleteLater()


def test_where_qt_lets_clicks_through_nothing_is_watched(qapp: QApplication) -> None:
    assert qapp.platformName() != "xcb" and let_clicks_through(qapp) is None, "a click would count twice"


def test_a_typed_place_is_not_completed_to_a_known_one(qtbot: QtBot, tmp_path: Path) -> None:
    last = str(tmp_path / "backups-of-last-year")
    asked = PlaceDialog(("Choose", "Where?", "Choose"), [last], icon="open-folder")
    qtbot.addWidget(asked)
    asked.show()
    qtbot.waitExposed(asked)
    edit = asked.place.lineEdit()
    assert edit is not None
    QTest.keyClicks(edit, str(tmp_path / "backups"))
    assert asked.typed() == tmp_path / "backups"
