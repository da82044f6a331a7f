"""What is safe to press stays so while a question is open."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.question import Question


def test_another_theme_leaves_the_default_where_it_was(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    box = Question(window)
    remove = box.addButton("Remove", QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton("Keep", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.open()
    QApplication.processEvents()
    assert keep.isDefault()
    for colour in ("red", "blue"):
        window.setStyleSheet(f"QPushButton {{ color: {colour} }}")
        for _ in range(3):  # a style, the layout it asks for, and what follows that
            QApplication.processEvents()
        assert keep.isDefault() and not remove.isDefault() and box.focusWidget() is keep
    box.close()
