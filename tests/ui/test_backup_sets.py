"""Backup sets of other programs in the window: listed as what they are, restored and drilled, never recovered."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import engine
from app.evidence.proofs import RunRecord
from engine.progress import Cancel
from tests.oracles.engine_sets import engine_set, our_rows
from tests.ui.lone_page import context_in
from tests.ui.restore_walk import click, go_to_checks, is_chosen, shown_page, until
from tests.ui.window import Open
from ui.context import Context
from ui.levels import Level
from ui.models.backup_sets import set_messages, state_of_set
from ui.models.chains import find_summaries, sets_text, state_text
from ui.models.instances import file_rows, identity
from ui.models.protection import Protection, messages, state_of
from ui.models.recovery import offer
from ui.models.timelines import timeline
from ui.pages.restore.page import AFTERWARDS, WHAT, RestorePage
from ui.pages.restore.step import home_of
from ui.theme import ThemeController
from ui.values.timeline_cells import CellKind


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """JetBackup's directory with two incrementals."""
    return engine_set("jetbackup-4k", tmp_path) / "full"


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController) -> Iterator[Context]:
    with context_in(tmp_path / "home", theme) as made:
        yield made


def the_set(folder: Path) -> engine.InstanceFiles:
    (found,) = engine.scan([folder]).instances
    return found


def test_what_is_said_of_it(folder: Path) -> None:
    found = the_set(folder)
    assert state_of(found) == state_of_set(found)
    assert state_of(found)[:2] == ("Backup set", Level.INFO)
    (message,) = messages(found)
    assert message.level is Level.INFO
    assert "a backup set made by another program" in message.what
    cells = timeline(Protection(found)).cells
    assert [cell.generation for cell in cells] == list(range(2, 20))
    assert {cell.kind for cell in cells} == {CellKind.IN_SET}
    possible, why = offer(found)
    assert not possible
    assert "restore it" in why
    (row,) = (row for row in file_rows(found, (), Cancel()) if row[0].text == "a.edb")
    assert row[4].text == "backup copy, page size 4.0 KiB"


def test_what_stands_against_it(folder: Path) -> None:
    (folder / "edb00000008.log").unlink()
    found = the_set(folder)
    assert state_of_set(found)[:2] == ("Backup set, not restorable", Level.ERROR)
    (message,) = set_messages(found)
    assert (message.level, message.why) == (
        Level.ERROR,
        "Logs are missing from the middle of the stream: 0x8 (8).",
    )
    missing = [cell.generation for cell in timeline(Protection(found)).cells if cell.kind is CellKind.MISSING]
    assert missing == [8]
    (summary,) = find_summaries(folder, Cancel())
    assert not summary.is_usable
    (folder / "edb00000008.log").write_bytes(bytes(128 << 10))
    assert "edb00000008.log" in state_of_set(the_set(folder))[2]


def test_the_page_offers_restore_and_not_recover(open_window: Open, folder: Path, tmp_path: Path) -> None:
    window = open_window(folder)
    detail = window.instances.detail
    window.instances.choose(identity(the_set(folder)))
    assert detail.restore.isEnabled()
    assert detail.drill.isEnabled()
    assert not detail.recover.isEnabled()
    assert "backup set" in detail.recover.toolTip()
    detail.restore.trigger()
    page = window.application.page("restore").widget
    assert isinstance(page, RestorePage)
    window.until(lambda: is_chosen(page, folder))
    assert page.at == WHAT
    window.application.show_page("instances")
    detail.drill.trigger()
    window.until(lambda: bool(window.application.run_queue.runs))
    run = window.finish(window.application.run_queue.runs[-1])
    assert run.plan.title == "Restore drill of edb-57876836"
    assert isinstance(run.result, engine.Certificate)
    assert (run.result.ok, run.result.rows) == (True, 175)


def test_the_wizard_restores_it(qtbot: QtBot, context: Context, folder: Path, tmp_path: Path) -> None:
    page = shown_page(qtbot, context)
    go_to_checks(qtbot, page, folder, tmp_path / "target")
    until(qtbot, lambda: page.checks.is_ready)
    click(page.next_button)
    until(qtbot, lambda: page.at == AFTERWARDS)
    assert len(our_rows(tmp_path / "target" / "a.edb")["T"]) == 175
    assert "a.edb: clean" in page.afterwards.report()
    (run,) = context.history.runs()
    assert run.instance == "edb-57876836"


def test_how_the_list_of_backups_calls_it(folder: Path) -> None:
    for place in (folder, folder.parent / "at"):
        (summary,) = find_summaries(place, Cancel())
        assert (sets_text(summary), state_text(summary)) == ("From another program", "Online copy")
        assert summary.level is Level.SUCCESS
        assert summary.ended is not None


def test_it_is_no_home_of_an_instance(folder: Path, tmp_path: Path) -> None:
    """In-place restores and newer logs are looked for where the instance is, never in its backups."""
    (summary,) = find_summaries(folder, Cancel())
    assert summary.manifest is not None
    assert home_of(summary, [the_set(folder)], RunRecord()) is None
    shutil.copytree(folder, tmp_path / "instance")
    (tmp_path / "instance" / "a.edb").unlink()
    logs = the_set(tmp_path / "instance")
    assert home_of(summary, [the_set(folder), logs], RunRecord()) == tmp_path / "instance"
