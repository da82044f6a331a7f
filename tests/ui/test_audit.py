"""Pages of a window with real instances are laid out whole, and what is looked for is found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QScrollArea, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.settings import Locations
from tests.ui import fleet_world
from tests.ui.audit import audit, cut_cells, cut_headings, cut_texts, nested, rivals
from tests.ui.languages.visible import at_last
from tests.ui.window import Window
from ui.widgets.buttons import push_button
from ui.widgets.chip import Chip
from ui.widgets.text import ElidedLabel

SIZES = ((1280, 840), (900, 600))


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """Instances of every fate; one destination of three is gone."""
    home = tmp_path / "home"
    home.mkdir()
    fleet_world.fill(tmp_path, Locations(home, home), len(fleet_world.FATES), days=2)
    made = Window(qtbot, home, [tmp_path / "service"])
    made.until(lambda: made.application.context.outlook.seen is not None)
    yield made
    made.close()


def test_a_fleet_is_shown_whole(window: Window, qtbot: QtBot) -> None:
    program, wrong = window.application, {}
    for name in program.wayfinder.names:
        program.show_page(name)
        qtbot.wait(30)
        for size in SIZES:
            program.window.resize(*size)
            found = at_last(program.window, qtbot, audit)
            wrong[f"{name} {size}"] = sorted(found)
    assert {name: each for name, each in wrong.items() if each} == {}


def test_what_is_looked_for_is_found(qtbot: QtBot) -> None:
    page = QWidget()
    table = QTableWidget(9, 3)
    table.setHorizontalHeaderLabels(["A long heading", "Short", "Spare"])
    for column, text in enumerate(("cell", "a text that is longer than its column", "")):
        table.setItem(0, column, QTableWidgetItem(text))
    for column, width in enumerate((40, 80, 400)):
        table.setColumnWidth(column, width)
    table.setFixedHeight(90)
    area, inside = QScrollArea(), QWidget()
    within = QVBoxLayout(inside)
    for part in (table, QWidget()):
        within.addWidget(part)
    inside.setFixedHeight(900)
    area.setWidget(inside)
    area.setWidgetResizable(True)
    label, chip, field = (
        ElidedLabel("A sentence that does not fit"),
        Chip("A state that does not fit"),
        QLineEdit(),
    )
    field.setPlaceholderText("What is to be typed here")
    column_of = QVBoxLayout(page)
    first, other = push_button("One", "primary"), push_button("Other", "primary")
    for part in (area, label, chip, field, first, other):
        column_of.addWidget(part)
    for narrow in (label, chip, field):
        narrow.setFixedWidth(60)
    qtbot.addWidget(page)
    page.resize(700, 400)
    page.show()
    qtbot.waitExposed(page)
    assert [each.split("heading ")[1].split(" has")[0] for each in cut_headings(page)] == ["'A long heading'"]
    assert len(cut_texts(page)) == 3
    cells = " ".join(sorted(cut_cells(page)))
    assert "'a text that is longer than its column' is cut and has no tip" in cells
    assert "column 'Short' lacks" in cells
    assert "of 9 rows within QScrollArea" in next(iter(nested(page)))
    assert not rivals(page), "one gives way"
    other.setProperty("kind", "primary")
    assert rivals(page) == {"several buttons stand out: One, Other"}
    told = QTableWidgetItem("a text that is longer than its column")
    told.setToolTip(told.text())
    table.setItem(0, 1, told)
    assert "no tip" not in " ".join(cut_cells(page))
    for wide in (label, chip, field):
        wide.setFixedWidth(400)
    table.setColumnWidth(0, 200)
    table.setColumnWidth(1, 400)
    table.setFixedHeight(300)
    assert not cut_headings(page) | cut_texts(page) | cut_cells(page) | nested(page)
