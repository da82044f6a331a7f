"""A person who holds Ctrl for a shortcut does not select more rows thereby."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QTableView
from pytestqt.qtbot import QtBot

from tests.ui import sample_overview as sample
from ui.models.instances import RowsModel, plain
from ui.models.overview_rows import OverviewModel
from ui.pages.overview.table import OverviewTable
from ui.panels.sorted_table import SortedTable


def sorted_table(_state: QSettings) -> QTableView:
    model = RowsModel(("Name",))
    model.set_rows([(plain(name),) for name in "abcdef"])
    return SortedTable(model, "Rows")


def overview_table(state: QSettings) -> QTableView:
    model = OverviewModel()
    made = OverviewTable(model, state)
    model.setParent(made)
    model.set_seen(sample.mixed())
    return made


def rows_of(view: QAbstractItemView) -> list[int]:
    return sorted(index.row() for index in view.selectionModel().selectedRows())


@pytest.mark.parametrize("make", [sorted_table, overview_table])
def test_the_program_selects_one_row_while_ctrl_is_down(
    qtbot: QtBot, make: Callable[[QSettings], QTableView], tmp_path: Path
) -> None:
    view = make(QSettings(str(tmp_path / "state.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(view)
    view.show()
    view.setCurrentIndex(view.model().index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)  # as Qt knows it, Ctrl stays down
    view.setCurrentIndex(view.model().index(1, 0))
    view.setCurrentIndex(view.model().index(3, 0))
    assert rows_of(view) == [3]
    view.setCurrentIndex(view.model().index(3, 0))
    assert rows_of(view) == [3], "it is not taken out either"
    other = view.model().index(4, 0)
    view.selectionModel().select(
        other, QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    )
    assert rows_of(view) == [3, 4], "a person may"
