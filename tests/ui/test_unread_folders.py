"""Folders of a destination that cannot be read: named on the pages that list what is there; nothing is foreseen as
if they were not there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import engine
from app.evidence.gathering import ChainScan, scan_chains
from app.evidence.proofs import RunRecord
from engine.error_codes import Code
from engine.errors import known
from engine.progress import Cancel
from tests.ui.lone_page import context_in
from ui.context import Context
from ui.levels import Level
from ui.models.set_entries import look_for_expiry
from ui.panels.absent_destinations import AbsentDestinations, NoDestination
from ui.theme import ThemeController
from ui.values.message import Message

NOW = datetime(2026, 6, 1, tzinfo=UTC)


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController) -> Iterator[Context]:
    with context_in(tmp_path / "home", theme) as made:
        yield made


@pytest.fixture
def scan(source: Path, destination: Path) -> ChainScan:
    """A destination with a chain, and two folders that cannot be read."""
    engine.run_backup(engine.AtRestSource([source]), engine.LocalFolder(destination), engine.Kind.FULL)
    folders = [destination / name for name in ("one", "two")]
    errors = [Code.FileAccessDenied.error(f"Cannot list {each}.", path=str(each)) for each in folders]
    return replace(scan_chains([str(destination)], Cancel()), unread=tuple((destination, each) for each in errors))


def test_pages_with_chains_name_them(qtbot: QtBot, context: Context, scan: ChainScan, destination: Path) -> None:
    banner = AbsentDestinations(context)
    qtbot.addWidget(banner)

    def said(stores: ChainScan) -> Message | None:
        context.inventory.stores = stores
        banner.follow()
        return banner.message

    assert said(replace(scan, unread=())) is None
    message = known(said(scan), "message")
    assert message.level is Level.WARNING
    assert message.what.startswith("2 folders at destinations could not be read.")
    assert message.where == f"• {destination / 'one'}\n• {destination / 'two'}"
    assert message.why == f"Cannot list {destination / 'one'}."
    away = destination.parent / "away"
    message = known(said(replace(scan, failed=((away, engine.not_available(away)),))), "message")
    assert message.where == str(away) and message.why.startswith("2 folders")
    assert said(replace(scan, unread=())) is None


def test_where_no_other_chain_is_they_take_the_place_of_the_list(
    qtbot: QtBot, context: Context, scan: ChainScan, destination: Path
) -> None:
    context.inventory.stores = replace(scan, chains=())
    empty = NoDestination(context)
    qtbot.addWidget(empty)
    empty.say(context.inventory.stores.troubles)
    assert empty.accessibleName() == "Backups not readable"
    assert f"Cannot list {destination / 'one'}." in empty.accessibleDescription()


def test_no_removal_is_foreseen_where_the_newest_chain_may_be_hidden(scan: ChainScan, destination: Path) -> None:
    """Pruning refuses there, and the window foresaw a day."""
    rules = {destination: engine.Retention(last=1)}
    (chain,) = scan.chains
    known = look_for_expiry(rules, replace(scan, unread=()), RunRecord(), NOW, Cancel())
    assert known[chain.path].is_foreseen
    (expiry,) = look_for_expiry(rules, scan, RunRecord(), NOW, Cancel()).values()
    assert not expiry.is_foreseen and expiry.at is None
