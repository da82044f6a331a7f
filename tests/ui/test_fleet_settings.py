"""Settings, Hosts: this host posts how it is, or no longer."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import engine
from app.status.posting import posts
from tests.ui.job_pages import a_job, click, until, write_jobs
from tests.ui.lone_page import context_in, end
from ui.context import Context
from ui.pages.settings.fleet import FleetSettings
from ui.panels.command_dialog import CommandDialog
from ui.theme import ThemeController


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController) -> Iterator[Context]:
    with context_in(tmp_path / "home", theme) as made:
        yield made


def test_posting_is_switched_on_and_off(qtbot: QtBot, context: Context, source: Path, destination: Path) -> None:
    write_jobs(context, a_job("mail", source, destination))
    panel = FleetSettings(context)
    qtbot.addWidget(panel, before_close_func=partial(end, context, panel))
    panel.show()
    until(qtbot, panel.box.isEnabled)
    assert not panel.box.isChecked()
    click(panel.command_button)
    dialog = panel.findChild(CommandDialog)
    assert isinstance(dialog, CommandDialog)
    assert "status --publish" in dialog.line.toPlainText()
    dialog.close()
    panel.box.click()
    until(qtbot, lambda: panel.box.isEnabled() and panel.box.isChecked())
    assert posts(context.locations)
    assert len(engine.destination_at(destination).posts()) == 1
    panel.box.click()
    until(qtbot, lambda: panel.box.isEnabled() and not panel.box.isChecked())
    assert not posts(context.locations)
    assert not panel.banner.isVisibleTo(panel)
