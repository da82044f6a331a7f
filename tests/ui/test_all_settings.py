"""All settings to a file and back in the window: saved, previewed by part, taken, undone; errors say where."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.cli.main import run
from app.jobs.file import JobFile
from app.settings import SettingsFile
from app.transfer.document import KIND
from app.transfer.items import SettingsPart
from tests.ui.lone_page import context_in, end, nameless
from tests.ui.windows import PATIENCE_MS
from ui.context import Context
from ui.levels import Level
from ui.pages.settings.all_settings import AllSettings
from ui.pages.settings.import_dialog import ImportDialog
from ui.panels.command_dialog import CommandDialog
from ui.theme import ThemeController
from ui.widgets.text import unfolded

TEXT = f"""\
format = 1
kind = "{KIND}"
host = "dc1"
exported = "2026-11-03T10:30:00+00:00"
[preferences]
overdue_hours = 5
[[job]]
name = "sru"
from = ["/srv/sru"]
to = "/backups"
"""


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController) -> Iterator[Context]:
    with context_in(tmp_path / "home", theme) as made:
        yield made


@dataclass
class Shown:
    """The panel, driven and waited for."""

    panel: AllSettings
    qtbot: QtBot

    def until(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds, timeout=PATIENCE_MS)

    def preview(self) -> ImportDialog:
        self.until(lambda: self.panel.dialog is not None)
        assert self.panel.dialog is not None
        return self.panel.dialog

    def said(self, level: Level) -> str:
        banner = self.panel.banner
        self.until(lambda: banner.message is not None and banner.message.level is level)
        return banner.message.as_text() if banner.message else ""


@pytest.fixture
def shown(qtbot: QtBot, context: Context) -> Shown:
    panel = AllSettings(context)
    qtbot.addWidget(panel, before_close_func=partial(end, context, panel))
    panel.resize(700, 300)
    panel.show()
    return Shown(panel, qtbot)


def click(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def jobs(context: Context) -> list[str]:
    return [job.name for job in JobFile(context.locations.jobs).load().jobs]


def test_an_export_and_a_damaged_file(shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved, file = tmp_path / "saved.toml", tmp_path / "settings.toml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    click(shown.panel.export_button)
    assert str(saved) in shown.said(Level.SUCCESS)
    assert KIND in saved.read_text()
    assert not shown.panel.undo_button.isEnabled()
    file.write_text(TEXT.replace("= 5", "= -5"))
    click(shown.panel.import_button)
    assert "line 6, column 1" in shown.said(Level.ERROR)


def test_the_command_of_an_import_takes_the_same_parts(
    shown: Shown, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ESE_BACKUP_HOME", str(tmp_path / "home"))
    file = tmp_path / "settings.toml"
    file.write_text(TEXT)
    shown.panel.preview(file)
    dialog = shown.preview()
    assert dialog.command() == f"ese-backup settings import {file}"
    click(dialog.parts[SettingsPart.PREFERENCES])
    click(dialog.command_button)
    (command,) = dialog.findChildren(CommandDialog)
    program, *words = shlex.split(command.line.toPlainText())
    command.reject()
    dialog.reject()
    assert program == "ese-backup" and run(words) == 0
    assert jobs(context) == ["sru"]
    assert SettingsFile(context.locations.settings).load().overdue_hours == 26, "this part was not ticked"


def test_a_preview_an_import_by_part_and_its_undo(shown: Shown, context: Context, tmp_path: Path) -> None:
    panel, file = shown.panel, tmp_path / "settings.toml"
    file.write_text(TEXT)
    panel.preview(file)
    dialog = shown.preview()
    rows = dialog.table.rows
    assert [str(rows.index(at, 1).data()) for at in range(rows.rowCount())] == [
        "Overdue after (hours)",
        "Job: sru",
    ]
    assert [rows.index(0, column).data() for column in (2, 3, 4)] == ["changed", "26", "5"]
    assert rows.index(1, 4).data() == "name: sru, from: /srv/sru, to: /backups", rows.index(1, 4).data()
    assert not nameless(dialog)
    click(dialog.parts[SettingsPart.PREFERENCES])
    assert rows.rowCount() == 1
    click(dialog.parts[SettingsPart.JOBS])
    assert not dialog.import_button.isEnabled()
    click(dialog.parts[SettingsPart.JOBS])
    click(dialog.import_button)
    assert "1 setting was changed." in shown.said(Level.SUCCESS)
    assert jobs(context) == ["sru"]
    shown.until(lambda: [job.name for job in context.jobs.value.jobs] == ["sru"])
    assert context.preferences.value.overdue_hours == 26
    panel.preview(file)
    shown.preview().accept()
    shown.until(lambda: context.preferences.value.overdue_hours == 5)
    shown.until(panel.undo_button.isEnabled)
    assert str(file) in unfolded(panel.last.text())
    panel.preview(file)
    dialog = shown.preview()
    assert "Nothing would change." in dialog.count.text()
    assert not dialog.import_button.isVisible()
    dialog.reject()
    click(panel.undo_button)
    shown.until(lambda: context.preferences.value.overdue_hours == 26)
    shown.until(lambda: not panel.undo_button.isEnabled())
    assert jobs(context) == ["sru"]
