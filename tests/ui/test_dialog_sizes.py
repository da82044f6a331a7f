"""Dialogs on small screens: what is beyond the edge cannot be reached."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from tests.datasets import PROJECT
from ui.panels.command_dialog import CommandDialog
from ui.widgets.dialog import Dialog


def test_a_dialog_is_not_larger_than_the_screen(qtbot: QtBot) -> None:
    screen = QApplication.primaryScreen().availableGeometry()
    dialog = Dialog()
    qtbot.addWidget(dialog)
    QVBoxLayout(dialog).addWidget(QPlainTextEdit())
    dialog.resize(screen.width() + 200, 300)
    assert dialog.size() == QSize(screen.width(), 300)
    dialog.resize(QSize(300, screen.height() + 200))
    dialog.show()
    assert screen.height() - 40 <= dialog.height() <= screen.height() - 16, "below its title bar"
    line = CommandDialog("ese-backup status", dialog)
    line.resize(screen.size() * 2)
    assert line.width() == screen.width()


def test_every_dialog_knows_its_screen() -> None:
    sources = (
        each for each in PROJECT.glob("ui/**/*.py") if each.name != "dialog.py" or each.parent.name != "widgets"
    )
    assert [str(each) for each in sources if f"({QDialog.__name__})" in each.read_text(encoding="utf-8")] == []
