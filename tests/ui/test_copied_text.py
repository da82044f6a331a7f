"""What is copied from a label."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ui.widgets.copied_text import CopiedText
from ui.widgets.text import TextLabel


def test_what_is_copied_from_a_label_is_what_it_was_given(qtbot: QtBot, qapp: QApplication) -> None:
    watch, path = CopiedText(qapp), "/srv/my-own/data_bases/0123456789abcdef0123456789abcdef"
    label = TextLabel(path, fold=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    qtbot.addWidget(label)
    label.show()
    qtbot.waitExposed(label)
    label.activateWindow()
    label.setFocus()
    qtbot.waitUntil(label.hasFocus)
    label.setSelection(0, len(label.text()))
    QTest.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(label, Qt.Key.Key_Escape)  # else Qt takes Ctrl for pressed in what comes next
    assert QGuiApplication.clipboard().text() == path != label.text()
    label.clearFocus()
    QGuiApplication.clipboard().setText(label.text())
    assert QGuiApplication.clipboard().text() == label.text(), "what a cell holds is copied as it is"
    delete(watch)
