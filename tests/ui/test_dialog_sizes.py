"""Dialogs on small screens: what is beyond the edge cannot be reached."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPlainTextEdit, QScrollArea, QVBoxLayout
from pytestqt.qtbot import QtBot

from tests.datasets import PROJECT
from tests.ui.lone_page import context_in
from ui.pages.jobs.check_dialog import CheckDialog
from ui.pages.settings.channel_dialog import ChannelDialog
from ui.panels.command_dialog import CommandDialog
from ui.theme import ThemeController
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


def test_the_fields_of_a_channel_scroll_on_a_small_screen(qtbot: QtBot, theme: ThemeController) -> None:
    dialog = ChannelDialog("mail")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    (area,) = cast("list[QScrollArea]", dialog.findChildren(QScrollArea))
    assert area.verticalScrollBar().maximum() == 0, "all of it is seen where there is room"
    dialog.resize(720, 426)
    assert dialog.height() == 426 and area.verticalScrollBar().maximum() > 100
    assert dialog.save.mapTo(dialog, dialog.save.rect().bottomLeft()).y() < 426


def test_a_dialog_grows_with_what_is_said_later(qtbot: QtBot, theme: ThemeController) -> None:
    dialog = ChannelDialog("webhook")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    before = dialog.height()
    (area,) = cast("list[QScrollArea]", dialog.findChildren(QScrollArea))
    dialog.form.addRow(QLabel("A line\nand another one"))
    qtbot.waitUntil(lambda: dialog.height() > before and area.verticalScrollBar().maximum() == 0)
    dialog.resize(dialog.width(), before)
    dialog.form.addRow(QLabel("One more"))
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    qtbot.wait(50)
    assert dialog.height() == before, "the user has made it as high as that"


def test_a_check_fits_on_a_small_screen(qtbot: QtBot, tmp_path: Path, theme: ThemeController) -> None:
    with context_in(tmp_path / "home", theme) as context:
        dialog = CheckDialog(context.background, None)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        (area,) = cast("list[QScrollArea]", dialog.findChildren(QScrollArea))
        assert area.verticalScrollBar().maximum() == 0
        dialog.resize(720, 426)
        assert dialog.height() == 426
