"""What long lists and histories do not do in the window's thread, or not again."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import engine
from app.own_names import Naming, Namings
from engine.events import EventKind, entry
from engine.progress import Cancel
from tests.builders.big_database import write_instance
from tests.counting import calls
from tests.ui.lone_page import context_in, end
from tests.ui.recorded_history import shown_page as history_page
from tests.ui.recorded_history import until
from tests.ui.restore_walk import back_up, shown_page
from ui.context import Context
from ui.models.chain_order import OrderedChains
from ui.models.chains import ChainsModel, ChainSummary, find_summaries
from ui.pages.sets.page import SetsPage
from ui.theme import ThemeController


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController) -> Iterator[Context]:
    with context_in(tmp_path / "home", theme) as made:
        yield made


@pytest.fixture
def chain(tmp_path: Path) -> Path:
    write_instance(tmp_path / "ONE", base="ONE")
    return back_up(tmp_path / "ONE", tmp_path / "store")


def test_a_restore_lists_its_chains_as_they_were_ordered_off_the_window(
    qtbot: QtBot, context: Context, chain: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[int] = []
    order = OrderedChains.of

    def of(*what: object) -> OrderedChains:
        threads.append(threading.get_ident())
        return order(*what)  # type: ignore[arg-type]

    monkeypatch.setattr("ui.pages.restore.chains.OrderedChains.of", of)
    page = shown_page(qtbot, context, tmp_path / "store")
    assert [each.path for each in page.what.chains.model.chains] == [chain]
    assert threads and threading.get_ident() not in threads


def test_a_list_that_was_ordered_is_taken_with_few_calls(qtbot: QtBot, chain: Path) -> None:
    (one,) = find_summaries(chain, Cancel())
    assert one.manifest is not None
    many = [
        replace(one, path=chain.parent / f"{at:04}", manifest=replace(one.manifest, chain=f"{at:04}"))
        for at in range(1000)
    ]
    names: Namings = {}
    browsed: list[ChainSummary] = []
    listed = OrderedChains.of(many, browsed, names)
    assert [each.path.name for each in listed.rows[:2]] == ["0999", "0998"]
    model = ChainsModel()
    model.set_chains(listed.rows_with(browsed, names))
    assert calls(lambda: model.set_chains(listed.rows_with(browsed, names))) < 5 * len(many)
    identity = str(engine.Identity(one.instance, Path(one.manifest.runs[-1].place)))
    named = listed.rows_with(browsed, {identity: Naming("Accounts")})
    assert {each.own_name for each in named} == {"Accounts"}
    later = listed.rows_with([replace(one, path=chain.parent / "browsed")], names)
    assert len(later) == 1001, "what was browsed meanwhile is there"


def test_newer_events_do_not_lay_out_the_chosen_one_again(qtbot: QtBot, context: Context) -> None:
    for _ in range(3):
        context.history.record(entry(EventKind.BackupEnded, instance="SRUM"))
    view = history_page(qtbot, context).events
    until(qtbot, lambda: bool(view.detail.fields.toPlainText()))
    assert not view.detail.previous.isEnabled()
    laid_out: list[bool] = []
    view.detail.fields.textChanged.connect(lambda: laid_out.append(True))
    context.history.record(entry(EventKind.BackupEnded, instance="DHCP"))
    view.model.look_for_newer()
    until(qtbot, lambda: view.model.rowCount() == 4)
    assert view.table.currentIndex().row() == 1 and view.detail.previous.isEnabled()
    assert not laid_out and "SRUM" in view.detail.fields.toPlainText()
    view.detail.previous.click()
    assert laid_out and "DHCP" in view.detail.fields.toPlainText()


def test_the_chosen_chain_of_the_sets_does_not_follow_runs(
    qtbot: QtBot, context: Context, chain: Path, tmp_path: Path
) -> None:
    """Several times a second it was put into words for each step of a backup, which is none of its own."""
    context.preferences.change(lambda settings: settings.with_destination(str(tmp_path / "store")))
    page = SetsPage(context)
    qtbot.addWidget(page, before_close_func=partial(end, context, page))
    page.show()
    context.inventory.refresh_chains()
    until(qtbot, lambda: page.detail.entry is not None and page.detail.entry.path == chain)
    told: list[object] = []
    page.detail.lit.connect(lambda *what: told.append(what))
    context.run_queue.lines_changed.emit()
    assert not told
    context.ledger.changed.emit()
    assert told, "its age is another"
