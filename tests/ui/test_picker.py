"""The picker: hundreds of entries, found by typing, chosen with the keyboard, in a list that fits the screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.widgets.picker import Picker, PickerList


@pytest.fixture
def picker(qtbot: QtBot) -> Picker:
    found = Picker()
    qtbot.addWidget(found)
    for number in range(300):
        found.addItem(f"srv-{number:03} · ntds", number)
        found.setItemData(number, f"/srv/data/{number}\nNever backed up", Qt.ItemDataRole.ToolTipRole)
    found.setAccessibleName("Instance")
    found.resize(260, 30)
    found.show()
    return found


def opened(picker: Picker) -> PickerList:
    found = picker.findChild(PickerList)
    assert isinstance(found, PickerList)
    return found


def test_typing_opens_the_list_and_finds(picker: Picker) -> None:
    chosen: list[int] = []
    picker.currentIndexChanged.connect(chosen.append)
    QTest.keyClicks(picker, "2")
    found = opened(picker)
    assert found.search.text() == "2" and found.search.accessibleName()
    QTest.keyClicks(found.search, "17")
    assert found.rows.rowCount() == 1
    QTest.keyClick(found.search, Qt.Key.Key_Return)
    assert chosen == [217] and picker.currentData() == 217


def test_words_are_looked_for_in_the_tooltip_too_and_nothing_is_said(picker: Picker) -> None:
    found = picker.open_with("never 299")
    assert [found.rows.index(row, 0).data() for row in range(found.rows.rowCount())] == ["srv-299 · ntds"]
    found.search.setText("no such entry")
    assert found.rows.rowCount() == 0 and found._none.isVisible()
    QTest.keyClick(found.search, Qt.Key.Key_Return)
    assert picker.currentIndex() == 0
    QTest.keyClick(found.search, Qt.Key.Key_Escape)
    assert picker.findChild(PickerList) is None or not picker.findChild(PickerList).isVisible()  # type: ignore[union-attr]


def test_the_list_is_in_the_screen_and_begins_at_what_is_chosen(picker: Picker) -> None:
    picker.setCurrentIndex(150)
    picker.showPopup()
    found, room = opened(picker), picker.screen().availableGeometry()
    assert room.contains(found.geometry()) and found.height() <= room.height() * 0.6
    assert found.list.currentIndex().row() == 150
    shown = found.list.viewport().rect().intersects(found.list.visualRect(found.list.currentIndex()))
    assert shown
    for key, row in ((Qt.Key.Key_Down, 151), (Qt.Key.Key_Up, 150)):
        QTest.keyClick(found.search, key)
        assert found.list.currentIndex().row() == row
    QTest.keyClick(found.search, Qt.Key.Key_PageDown)
    assert found.list.currentIndex().row() > 155
    picker.hidePopup()


def test_closed_it_is_a_combo_box(picker: Picker) -> None:
    picker.setFocus()
    QTest.keyClick(picker, Qt.Key.Key_Down)
    assert picker.currentIndex() == 1
