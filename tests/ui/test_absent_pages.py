"""Pages that list chains while their only destination is absent: one wording, and the way to the destinations."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.lone_page import context_in, end
from tests.ui.windows import PATIENCE_MS
from ui.context import Context
from ui.pages.restore.page import RestorePage
from ui.pages.retention.page import RetentionPage
from ui.pages.sets.page import SetsPage
from ui.panels.absent_destinations import NoDestination
from ui.theme import ThemeController


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController) -> Iterator[Context]:
    with context_in(tmp_path / "home", theme) as made:
        place = str(tmp_path / "unplugged")
        made.preferences.change(lambda settings: settings.with_destination(place))
        yield made


@pytest.mark.parametrize("kind", [RestorePage, RetentionPage, SetsPage])
def test_a_page_without_its_destination_leads_there(
    qtbot: QtBot, context: Context, tmp_path: Path, kind: type[QWidget]
) -> None:
    page = kind(context)  # type: ignore[arg-type]
    qtbot.addWidget(page, before_close_func=partial(end, context, page))
    page.resize(1100, 800)
    page.show()
    qtbot.waitExposed(page)
    context.inventory.refresh()
    (centre,) = page.findChildren(NoDestination)
    qtbot.waitUntil(centre.isVisible, timeout=PATIENCE_MS)
    assert centre.accessibleName() == "Destination not available"
    said = centre.accessibleDescription().splitlines()
    assert said[0] == str(tmp_path / "unplugged")
    assert said[1].startswith("Connect or mount the disk or share that contains it.")
    button = centre.findChildren(QPushButton)[0]
    assert button.text() == "Show destinations"
    with qtbot.waitSignal(context.navigation.show_destination) as shown:
        button.click()
    assert shown.args == [str(tmp_path / "unplugged")]
    if isinstance(page, RestorePage):
        assert page.what.hint == "There is no chain to choose." and not page.what.chains.notice.text()
        assert not page.what.chains.filter.isEnabled()
    if isinstance(page, SetsPage):
        assert not page.search.isEnabled() and page.search.toolTip() == "There is no chain to filter."
        assert not any(chip.isEnabled() for chip in page.chips.values())
