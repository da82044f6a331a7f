"""No test begins with a key that another one holds."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.windows import shown


@pytest.mark.parametrize("_time", [1, 2])
def test_nothing_is_held_at_first(qtbot: QtBot, _time: int) -> None:
    assert QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier
    field = QLineEdit()
    shown(qtbot, field)
    QTest.keyClick(field, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
