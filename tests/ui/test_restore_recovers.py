"""A restore ends with clean databases, or keeps the files as they were copied when that was chosen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

import engine
from app.history.runs import RunState
from tests.builders.big_database import write_instance
from tests.datasets import copy_of, dataset
from tests.ui.lone_page import context_in
from tests.ui.restore_walk import back_up, click, go_to_checks, grown_chain, same_files, shown_page, until
from ui.context import Context
from ui.levels import Level
from ui.pages.restore.page import AFTERWARDS
from ui.theme import ThemeController


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController) -> Iterator[Context]:
    with context_in(tmp_path / "home", theme) as made:
        yield made


def dirty_chain(tmp_path: Path) -> Path:
    """A chain of a real instance that was not shut down."""
    copy_of(dataset("srum-win11-dirty"), tmp_path / "source")
    return back_up(tmp_path / "source", tmp_path / "store")


def test_a_dirty_database_is_recovered(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    chain = dirty_chain(tmp_path)
    page = shown_page(qtbot, context, tmp_path / "store")
    assert page.what.chains.model.index(0, 0).data() == "Dirty copy"
    go_to_checks(qtbot, page, chain, tmp_path / "target")
    assert "warning" not in page.checks.state.text
    assert "leaves the databases clean" in page.checks.sentence.accessibleName()
    click(page.next_button)
    until(qtbot, lambda: page.at == AFTERWARDS)
    after = page.afterwards
    assert after.banner.message is not None and after.banner.message.level is Level.SUCCESS
    report = after.report()
    assert "SRUDB.dat: clean, ready to use" in report
    assert "4 logs replayed, 0x59–0x5C (89–92)" in report
    (instance,) = engine.scan([tmp_path / "target"]).instances
    assert instance.state is engine.State.CLEAN
    assert [run.state for run in context.history.runs()] == [RunState.SUCCESS]


def test_the_files_can_be_kept_as_they_were_copied(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    chain = dirty_chain(tmp_path)
    page = shown_page(qtbot, context, tmp_path / "store")
    go_to_checks(qtbot, page, chain, tmp_path / "target", as_copied=True)
    assert "1 warning" in page.checks.state.text
    assert "No logs are replayed" in page.checks.sentence.accessibleName()
    click(page.next_button)
    until(qtbot, lambda: page.at == AFTERWARDS)
    same_files(chain, tmp_path / "target")
    after = page.afterwards
    assert after.banner.message is not None and after.banner.message.level is Level.WARNING
    report = after.report()
    assert "SRUDB.dat: needs recovery with log 0x5C (92) before it can be used" in report
    assert "--no-recover" in report
    assert "Resource usage records" in after.tasks.heading.text()
    step, box = next(iter(after.sheet.boxes.items()))
    box.click()
    assert after.keeper.sheet is not None and after.keeper.sheet.ticked == (step,)
    assert f"[x] {box.accessibleName()}" in after.report()
    click(after.copy_button)
    assert QGuiApplication.clipboard().text() == after.report()


def test_logs_that_were_not_replayed_are_told(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    """The databases of a chain show the moment of its full backup; the incrementals bring logs alone."""
    chain = grown_chain(tmp_path)
    page = shown_page(qtbot, context, tmp_path / "store")
    go_to_checks(qtbot, page, chain, tmp_path / "target", as_copied=True)
    click(page.next_button)
    until(qtbot, lambda: page.at == AFTERWARDS)
    restored = page.afterwards._restored
    assert restored is not None and restored.plan.newer_logs is not None
    assert "Not replayed: logs" in page.afterwards.report()


def test_a_missing_folder_is_made_when_asked(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    write_instance(tmp_path / "source")
    chain = back_up(tmp_path / "source", tmp_path / "store")
    page = shown_page(qtbot, context, tmp_path / "store")
    page.begin(chain)
    until(qtbot, page.next_button.isEnabled)
    click(page.next_button)
    page.where.path.setText(str(tmp_path / "a" / "b" / "target"))
    until(qtbot, page.where.field.make_button.isVisible)
    assert not page.next_button.isEnabled()
    click(page.where.field.make_button)
    until(qtbot, page.next_button.isEnabled)
    assert (tmp_path / "a" / "b").is_dir() and not (tmp_path / "a" / "b" / "target").exists()
