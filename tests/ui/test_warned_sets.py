"""A set whose backup completed with warnings: which row, sign and words say so on the Sets page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

import engine
from tests.builders.small_instance import DATABASE, flip_bits, grow_small_instance
from tests.ui.lone_page import context_in, end
from tests.ui.windows import PATIENCE_MS
from ui.context import Context
from ui.models.sets_rows import SetsColumn
from ui.models.warned import disk_advice
from ui.pages.sets.page import SetsPage
from ui.theme import ThemeController


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController) -> Iterator[Context]:
    with context_in(tmp_path / "home", theme) as made:
        yield made


def test_a_set_says_that_its_backup_completed_with_warnings(
    qtbot: QtBot, context: Context, source: Path, destination: Path
) -> None:
    """And its chain with it; a later set of the chain does not."""
    flip_bits(source / DATABASE, 4, 2400)
    for kind in (engine.Kind.FULL, engine.Kind.INCREMENTAL):
        made = engine.run_backup(engine.AtRestSource([source]), engine.LocalFolder(destination), kind)
        grow_small_instance(source)
    context.preferences.change(lambda settings: settings.with_destination(str(destination)))
    page = SetsPage(context)
    qtbot.addWidget(page, before_close_func=partial(end, context, page))
    page.show()
    context.inventory.refresh_chains()
    qtbot.waitUntil(lambda: page.model.index_of(made.chain).isValid(), timeout=PATIENCE_MS)
    slots = ("chains", "evidence", "sets-keeps", "sets-expiry", "sets-chain")
    qtbot.waitUntil(lambda: not any(map(context.background.is_busy, slots)), timeout=PATIENCE_MS)
    model, chain = page.model, page.model.index_of(made.chain)
    what = f"page 4 of {DATABASE}: one flipped bit, corrected in the copy"
    of_chain, full, later = (
        chain.siblingAtColumn(SetsColumn.PROOF),
        *(model.index(row, SetsColumn.PROOF, chain) for row in range(2)),
    )
    assert [index.data() for index in (of_chain, full, later)] == ["Not verified, warnings", "With warnings", ""]
    icon = Qt.ItemDataRole.DecorationRole
    assert not full.data(icon).isNull() and later.data(icon) is None
    assert what in full.data(Qt.ItemDataRole.ToolTipRole) and what in of_chain.data(Qt.ItemDataRole.ToolTipRole)
    page.view.choose(made.chain)
    detail = page.detail
    assert detail.warned.isVisible() and detail.warned.text.text().splitlines() == [
        f"Full · Completed with warnings: {what}",
        disk_advice(),
    ]
    assert detail.state.text == "Not verified, warnings"
    assert what in detail.strip.element_text(0) and "warnings" not in detail.strip.element_text(1)
    assert any("completed with warnings" in entry.text for entry in detail.strip._legend())
