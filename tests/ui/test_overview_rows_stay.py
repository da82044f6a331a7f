"""The table of the overview through newer looks: rows that come, go and move leave the others as they are."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel
from pytestqt.qtbot import QtBot

from app.status.values import ProblemType, Severity
from tests.ui import sample_overview as sample
from tests.ui.lone_page import context_in, end
from ui.context import Context
from ui.models.overview_rows import OverviewColumn
from ui.models.run_days import key_of
from ui.pages.overview.page import OverviewPage
from ui.theme import ThemeController

NAMES = [f"DB{at:02}" for at in range(30)]
GOOD = {name: sample.status(name, f"/srv/{name}", 2) for name in NAMES}
BAD = {
    name: sample.status(
        name, f"/srv/{name}", 50, sample.problem(ProblemType.TOO_OLD, Severity.WARNING, name, "It is too old.")
    )
    for name in NAMES
}


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path, theme: ThemeController) -> Iterator[OverviewPage]:
    with context_in(tmp_path / "home", theme) as context:
        made = OverviewPage(context)
        qtbot.addWidget(made, before_close_func=partial(end, context, made))
        made.resize(1100, 760)
        made.show()
        look(context, made, NAMES, ())
        yield made


def look(context: Context, page: OverviewPage, names: Collection[str], bad: Collection[str]) -> None:
    """As if a look had found the instances ``names``, of which something is wrong with ``bad``."""
    found = [BAD[name] for name in names if name in bad] + [GOOD[name] for name in names if name not in bad]
    context.outlook.seen = sample.seen_of(tuple(found))
    context.outlook.changed.emit()
    page.showing.finish()


def selected(page: OverviewPage) -> set[str]:
    rows = page.table.selectionModel().selectedRows(OverviewColumn.INSTANCE)
    return {str(index.data()) for index in rows}


def test_what_is_selected_stays_so(page: OverviewPage) -> None:
    resets: list[bool] = []
    page.model.modelReset.connect(lambda: resets.append(True))
    page.select(key_of(GOOD["DB25"]))
    flags = QItemSelectionModel.SelectionFlag
    page.table.selectionModel().select(page.table.model().index(3, 0), flags.Select | flags.Rows)
    both = selected(page)
    assert len(both) == 2
    context = page._context
    for names, bad in (
        (NAMES, ["DB20"]),
        (NAMES, ["DB25", "DB20"]),
        (NAMES[:28], ["DB25", "DB20"]),
        (NAMES, ["DB25", "DB20"]),
        (NAMES, ["DB20"]),
        ([*NAMES[:10], *NAMES[11:]], ["DB20"]),
    ):
        look(context, page, names, bad)
        current = page.table.current
        assert current is not None and current.name == "DB25" and selected(page) == both, (names, bad)
    assert not resets
    look(context, page, [name for name in NAMES if name != "DB25"], ["DB20"])
    assert page.table.current is BAD["DB20"], "the worst, and not the one beside it"


def test_until_somebody_chose_the_worst_is_the_current_one(page: OverviewPage) -> None:
    for bad in ("DB20", "DB07"):
        look(page._context, page, NAMES, [bad])
        assert page.table.current is BAD[bad] and selected(page) == {bad}
    look(page._context, page, [name for name in NAMES if name != "DB07"], ["DB29"])
    assert page.table.current is BAD["DB29"]
