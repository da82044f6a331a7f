"""Pins in the list of chains to restore: shown, set and removed there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from shlex import split

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

import engine
from app.cli.main import run
from tests.ui.lone_page import context_in
from tests.ui.restore_walk import back_up, is_chosen, shown_page, until
from ui.context import Context
from ui.models.chains import ChainColumn
from ui.panels.command_dialog import CommandDialog
from ui.panels.pins import PinDialog
from ui.theme import ThemeController

FS = engine.LocalFileSystem()


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController) -> Iterator[Context]:
    with context_in(tmp_path / "home", theme) as made:
        yield made


def test_pins_in_the_list_of_chains(qtbot: QtBot, context: Context, source: Path, tmp_path: Path) -> None:
    chain = back_up(source, tmp_path / "store")
    engine.pin_chain(FS, chain, datetime.now(UTC), "audit 2026")
    page = shown_page(qtbot, context, tmp_path / "store")
    page.begin(chain)
    until(qtbot, lambda: is_chosen(page, chain))
    chains = page.what.chains
    shown = chains.model.index(chains.model.row_of(chain), ChainColumn.PIN)
    assert shown.data() == "audit 2026"
    assert chains.pins.unpin.isEnabled()
    chains.pins.unpin.trigger()
    until(qtbot, lambda: engine.read_pin(FS, chain) is None)
    until(qtbot, lambda: shown.data() == "" and not chains.pins.unpin.isEnabled())
    assert chains.pins.unpin.toolTip() == "No selected chain is pinned."
    assert is_chosen(page, chain)
    chains.pins.pin.trigger()
    dialog = page.window().findChild(PinDialog)
    assert isinstance(dialog, PinDialog)
    dialog.reason.setText("  before the move ")
    QTest.mouseClick(dialog.command_button, Qt.MouseButton.LeftButton)
    (command,) = dialog.findChildren(CommandDialog)
    program, *words = split(command.line.toPlainText())
    command.reject()
    assert program == "ese-backup" and run(words) == 0
    by_command = engine.read_pin(FS, chain)
    assert by_command is not None and by_command.reason == "before the move"
    engine.unpin_chain(FS, chain)
    dialog.accept()
    until(qtbot, lambda: shown.data() == "before the move")


def test_an_atomic_backup_cannot_be_pinned(qtbot: QtBot, context: Context, source: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    store.mkdir()
    options = engine.Options(atomic=True)
    made = engine.run_backup(
        engine.AtRestSource([source]), engine.LocalFolder(store), engine.Kind.FULL, options=options
    )
    page = shown_page(qtbot, context, store)
    page.begin(made.chain)
    until(qtbot, lambda: is_chosen(page, made.chain))
    page.what.chains.pins.pin.trigger()
    dialog = page.window().findChild(PinDialog)
    assert isinstance(dialog, PinDialog)
    dialog.accept()
    until(qtbot, lambda: "It cannot be pinned" in page.what.chains.notice.text())
