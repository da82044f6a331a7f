"""The overview in the whole window, on real files: it follows what is done, and its button leads there."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.window import Open
from ui.models.overview_rows import OverviewColumn
from ui.pages.overview.page import EMPTY, SHOWN, OverviewPage
from ui.values.strip_days import DayResult


def test_from_never_backed_up_to_restorable(open_window: Open, source: Path, destination: Path) -> None:
    window = open_window(source)
    page = cast("OverviewPage", window.application.page("overview").widget)
    assert window.application.shown == "overview"
    window.until(lambda: page.at == SHOWN and page.banner.message is not None)
    model = page.table.model()
    assert model.rowCount() == 1
    assert model.index(0, OverviewColumn.STATE).data() == "Warning"
    assert page.banner.message is not None and page.banner.message.what == "Never backed up"

    QTest.mouseClick(page.banner.act_button, Qt.MouseButton.LeftButton)
    assert window.application.shown == "back_up"
    window.plan(destination)
    window.finish(window.start())
    window.application.show_page("overview")

    def restorable() -> bool:
        return str(model.index(0, OverviewColumn.VERDICT).data()).startswith("Restorable to")

    window.until(restorable)
    assert model.index(0, OverviewColumn.AGE).data() == "0 min"
    assert page.below.days.strip.days[-1].result is DayResult.BACKUP
    assert page.verify.isEnabled() and page.restore.isEnabled()
    page.verify.trigger()
    assert window.application.shown == "running"
    window.finish(window.application.run_queue.runs[-1])
    window.application.show_page("overview")
    window.until(lambda: "verified just now" in str(model.index(0, OverviewColumn.VERDICT).data()))


def test_f5_looks_again(open_window: Open, tmp_path: Path) -> None:
    window = open_window()
    page = cast("OverviewPage", window.application.page("overview").widget)
    window.until(lambda: page.at == EMPTY)
    assert not page.banner.isVisible()
    before = page.seen
    QTest.keyClick(window.application.window, Qt.Key.Key_F5)
    window.until(lambda: page.seen is not None and page.seen is not before)
