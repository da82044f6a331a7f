"""The first step of a restore: chains are found by typing, have a context menu, and lead to single rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from operator import is_
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

import engine
from app.evidence.rule import Standing, Verdict
from app.operations.pins import pin
from app.own_names import Naming
from engine.progress import Cancel
from tests.builders.big_database import write_instance
from tests.ui.lone_page import context_in
from tests.ui.restore_walk import back_up, click, is_chosen, shown_page, until
from tests.ui.windows import PATIENCE_MS
from ui.context import Context
from ui.models.chain_verdicts import changed_verdicts
from ui.models.chains import ChainColumn
from ui.panels.start_folder import start_folder
from ui.theme import ThemeController
from ui.values.tables_target import TablesTarget


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController) -> Iterator[Context]:
    with context_in(tmp_path / "home", theme) as made:
        yield made


@pytest.fixture
def chains(tmp_path: Path) -> list[Path]:
    found = []
    for base in ("ONE", "TWO"):
        write_instance(tmp_path / base, base=base)
        found.append(back_up(tmp_path / base, tmp_path / "store"))
    return found


def test_a_chain_is_found_by_typing(qtbot: QtBot, context: Context, chains: list[Path], tmp_path: Path) -> None:
    page = shown_page(qtbot, context, tmp_path / "store")
    listed = page.what.chains
    page.begin(chains[1])
    until(qtbot, lambda: is_chosen(page, chains[1]))
    listed.filter.setText("one")
    rows = [not listed.table.isRowHidden(row) for row in range(2)]
    assert rows.count(True) == 1 and not listed.none_match.isVisible()
    assert is_chosen(page, chains[1]), "what is chosen stays chosen"
    listed.filter.setText("one nonsense")
    assert all(listed.table.isRowHidden(row) for row in range(2)) and listed.none_match.isVisible()
    listed.filter.clear()
    assert not any(listed.table.isRowHidden(row) for row in range(2))
    chain = listed.model.chains[listed.model.row_of(chains[1])]
    assert chain.manifest is not None
    identity = str(engine.Identity(chain.instance, Path(chain.manifest.runs[-1].place)))
    context.preferences.change(lambda settings: settings.with_naming(identity, Naming("Accounts")))
    cell = listed.model.index(listed.model.row_of(chains[1]), ChainColumn.INSTANCE)
    assert cell.data() == "Accounts" and chain.instance in str(cell.data(Qt.ItemDataRole.ToolTipRole))
    listed.filter.setText("accounts")
    assert not listed.table.isRowHidden(cell.row()) and listed.table.isRowHidden(1 - cell.row())


def test_the_context_menu_needs_no_folder_dialog(
    qtbot: QtBot, context: Context, chains: list[Path], tmp_path: Path
) -> None:
    verified: list[Path] = []
    drilled: list[object] = []
    context.navigation.verify.connect(verified.append)
    context.navigation.drill.connect(drilled.append)
    page = shown_page(qtbot, context, tmp_path / "store")
    listed = page.what.chains
    page.begin(chains[0])
    until(qtbot, lambda: is_chosen(page, chains[0]))
    offered = [action.text().replace("&", "") for action in listed.table.actions()]
    assert {"Verify this chain", "Restore drill", "Open folder", "Copy path"} <= set(offered)
    assert any(text.startswith("Pin") for text in offered)
    listed.verify.trigger()
    listed.drill.trigger()
    listed.copy_path.trigger()
    assert verified == [chains[0]] and len(drilled) == 1
    assert QGuiApplication.clipboard().text() == str(chains[0])


def test_dialogs_begin_where_chains_are(
    qtbot: QtBot, context: Context, chains: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown_page(qtbot, context, tmp_path / "store")
    asked: list[str] = []

    def choose(_parent: object, _title: str, start: str) -> str:
        asked.append(start)
        return str(tmp_path / "ONE")

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", choose)
    click(page.what.chains.browse_button)
    click(page.what.chains.browse_button)
    assert asked == [str(tmp_path / "store"), str(tmp_path / "ONE")]
    no_name = str(tmp_path / ("x" * 300) / "y")
    assert start_folder(["", "s3://bucket/x", "relative", no_name, str(tmp_path / "gone")]) == str(tmp_path)
    assert start_folder([]) == str(Path.home())


def test_single_rows_are_a_card_on_the_first_step(
    qtbot: QtBot, context: Context, chains: list[Path], tmp_path: Path
) -> None:
    asked: list[object] = []
    context.navigation.open_tables.connect(asked.append)
    page = shown_page(qtbot, context, tmp_path / "store")
    click(page.what.items.button)
    page.begin(chains[0])
    until(qtbot, lambda: is_chosen(page, chains[0]))
    click(page.what.items.button)
    assert asked == [None, TablesTarget(chains[0])]


def test_another_look_shows_only_the_chains_anew_that_changed(
    qtbot: QtBot, context: Context, chains: list[Path], tmp_path: Path
) -> None:
    """Of a thousand chains each was painted and measured at the end of every run."""
    page = shown_page(qtbot, context, tmp_path / "store")
    listed, inventory = page.what.chains, context.inventory
    page.begin(chains[1])
    until(qtbot, lambda: is_chosen(page, chains[1]) and all(c.verdict.at for c in listed.model.chains))
    found, before = inventory.chains, {chain.path: chain for chain in listed.model.chains}
    told: list[tuple[int, int]] = []
    listed.model.dataChanged.connect(lambda first, last, *_: told.append((first.row(), last.row())))
    pin(chains[0], datetime.now(UTC), "audit")
    with qtbot.waitSignal(inventory.chains_changed, timeout=PATIENCE_MS):
        inventory.refresh_chains()
    assert all(map(is_, inventory.chains, found)), "the manifests are the same"
    until(qtbot, lambda: any(chain.pin for chain in listed.model.chains))
    row = listed.model.row_of(chains[0])
    assert told == [(row, row)] and listed.model.chains[row].pin == "audit"
    assert listed.model.chains[1 - row] is before[chains[1]]


def test_runs_that_prove_nothing_else_change_no_row(
    qtbot: QtBot, context: Context, chains: list[Path], tmp_path: Path
) -> None:
    page = shown_page(qtbot, context, tmp_path / "store")
    listed = page.what.chains
    until(qtbot, lambda: len(listed.model.chains) == 2 and all(c.verdict.at for c in listed.model.chains))
    record, shown = context.ledger.record, listed.model.chains
    assert changed_verdicts(shown, record, Cancel()) == {}
    other = replace(shown[0], verdict=Verdict(Standing.LOOKING))
    assert changed_verdicts([other, shown[1]], record, Cancel()) == {other.path: shown[0].verdict}
