"""The end of a chain cannot be reached: the wizard says what can be restored instead, and does it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import engine
from tests.ui.lone_page import context_in, nameless
from tests.ui.restore_walk import click, go_to_checks, grown_chain, shown_page, until
from ui.context import Context
from ui.levels import Level
from ui.pages.restore.page import AFTERWARDS, CHECKS
from ui.theme import ThemeController
from ui.values.backup_sets import SetState


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController) -> Iterator[Context]:
    with context_in(tmp_path / "home", theme) as made:
        yield made


def last_log(chain: Path) -> engine.StoredFile:
    return engine.read_manifest(engine.LocalFileSystem(), chain).logs[-1]


def test_damage_found_by_the_restore_leads_to_what_can_be_restored(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    chain = grown_chain(tmp_path)
    last = last_log(chain)
    path = chain / last.home
    data = bytearray(path.read_bytes())
    data[4096 + 50] ^= 255
    path.write_bytes(data)
    page = shown_page(qtbot, context, tmp_path / "store")
    go_to_checks(qtbot, page, chain, tmp_path / "target")
    until(qtbot, page.next_button.isEnabled)
    assert not page.checks.earlier.isVisible()
    click(page.next_button)
    until(qtbot, lambda: page.run.banner.message is not None)
    message = page.run.banner.message
    assert message is not None and "The target is unchanged" in message.as_text()
    assert page.next_button.text() == "&See what can be restored"
    click(page.next_button)
    assert page.at == CHECKS
    until(qtbot, page.checks.earlier.isVisible)
    assert last.name in page.checks.earlier.why.accessibleName() and not nameless(page)
    click(page.checks.earlier.button)
    until(qtbot, lambda: page.draft.plan is not None)
    assert last.generation is not None and page.draft.generation == last.generation - 1
    assert page.draft.plan is not None and page.draft.plan.log_range is not None
    assert page.draft.plan.log_range[1] == last.generation - 1
    until(qtbot, page.next_button.isEnabled)
    click(page.back_button)
    click(page.back_button)
    assert page.what.up_to.currentData() == last.generation - 1, "going back shows what is restored"
    click(page.next_button)
    until(qtbot, page.next_button.isEnabled)
    click(page.next_button)
    until(qtbot, page.next_button.isEnabled)
    click(page.next_button)
    until(qtbot, lambda: page.at == AFTERWARDS)
    shown = page.afterwards.banner.message
    assert shown is not None and shown.level is Level.WARNING and last.name in shown.why
    assert "not the end of the chain" in shown.advice


def test_a_chain_without_its_last_log_is_restored_up_to_the_one_before(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    chain = grown_chain(tmp_path)
    last = last_log(chain)
    (chain / last.home).unlink()
    page = shown_page(qtbot, context, tmp_path / "store")
    page.begin(chain)
    until(qtbot, page.what.earlier.isVisible)
    assert not page.next_button.isEnabled()
    assert page.hint.text() == "Choose “Restore to there instead”, or another chain."
    assert page.what.trouble.message is not None
    assert page.what.trouble.message.what == "This chain cannot be restored to its end."
    states = [page.what.strip.nodes_at(at)[-1].state for at in range(page.what.strip.element_count())]
    assert states[-1] is SetState.UNUSABLE and set(states[:-1]) == {SetState.UNVERIFIED}
    click(page.what.earlier.button)
    assert page.next_button.isEnabled()
    click(page.next_button)
    page.where.path.setText(str(tmp_path / "target"))
    until(qtbot, page.next_button.isEnabled)
    click(page.next_button)
    until(qtbot, page.next_button.isEnabled)
    assert page.rehearse_button.isEnabled()
    click(page.next_button)
    until(qtbot, lambda: page.at == AFTERWARDS)
    shown = page.afterwards.banner.message
    assert shown is not None and shown.level is Level.WARNING and last.name in shown.why
