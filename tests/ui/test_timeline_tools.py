"""The tools of the timeline: axis, span, zoom, menu, table, saving, restoring; and how often it is painted."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from tests.ui.sample_timelines import FROM, held
from tests.ui.windows import shown
from ui.panels.timeline import Timeline
from ui.theme import ThemeController
from ui.values.restore_from import RestoreFrom
from ui.values.timeline_cells import Cell, CellKind, TimelineData
from ui.values.timeline_layout import Axis
from ui.values.timeline_scale import SECOND

START, HOUR = FROM, 3600 * SECOND


@pytest.fixture
def view(qtbot: QtBot, theme: ThemeController, tmp_path: Path) -> Timeline:
    made = Timeline()
    made.set_data(held(tmp_path))
    shown(qtbot, made, 900)
    return made


def test_the_axis_the_span_and_the_zoom_are_chosen_by_their_tools(view: Timeline) -> None:
    picture = view.picture
    view.axis.setCurrentIndex(1)
    view.axis.activated.emit(1)
    assert picture.axis is Axis.TIME and view.zoom_in.isEnabled() and not view.zoom_out.isEnabled()
    hour = view.window_box.findData(HOUR)
    view.window_box.setCurrentIndex(hour)
    view.window_box.activated.emit(hour)
    layout = picture.shapes.layout
    ends = [layout.time_at(x) for x in (layout.left, layout.left + layout.width)]
    assert ends[1] - ends[0] == pytest.approx(HOUR, rel=0.01)
    assert view.zoom_out.isEnabled()
    view.zoom_out.trigger()
    view.window_box.activated.emit(0)
    view.window_box.setCurrentIndex(0)
    view.window_box.activated.emit(0)
    assert picture.view.is_all and not view.zoom_out.isEnabled()


def test_without_times_there_is_one_axis_and_it_is_said_why(qtbot: QtBot) -> None:
    view = Timeline()
    view.set_data(TimelineData((Cell(1, CellKind.FULL), Cell(2, CellKind.FULL))))
    shown(qtbot, view, 600)
    assert not view.axis.isEnabled() and "not known" in view.axis.toolTip() and not view.window_box.isEnabled()


def test_what_is_chosen_leads_to_its_restore(qtbot: QtBot, view: Timeline, tmp_path: Path) -> None:
    wanted: list[RestoreFrom] = []
    view.restore_wanted.connect(wanted.append)
    picture = view.picture
    picture.setFocus(Qt.FocusReason.TabFocusReason)
    full, incremental = RestoreFrom(tmp_path, None, 4), RestoreFrom(tmp_path, None, 6)
    for at, begin in ((1, full), (5, incremental), (7, RestoreFrom(tmp_path))):
        picture.set_current(at)
        assert view.restore_here.isEnabled() and view.target == begin
        QTest.keyClick(picture, Qt.Key.Key_Return)
        assert wanted.pop() == begin
    assert "You lose 2 logs after it" in picture.place_text(7)
    picture.set_current(8)
    assert view.target is None and not view.restore_here.isEnabled()
    picture.set_current(picture.element_count() - 1)
    assert view.target == RestoreFrom(tmp_path), "what a drill has read"


def test_the_menu_has_what_the_tools_have(qtbot: QtBot, view: Timeline) -> None:
    at = view.picture.mapTo(view, view.picture.element_area(5).center().toPoint())
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.mapToGlobal(at))
    QApplication.sendEvent(view, event)
    (menu,) = view.findChildren(QMenu)
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == [
        "Restore to here…",
        "Show commits",
        "Zoom in",
        "Zoom out",
        "Show everything",
        "Show as table",
        "Copy as table",
        "Save picture…",
    ]
    assert view.picture.current == 5
    menu.close()


def test_a_time_that_is_clicked_at_leads_to_its_restore(qtbot: QtBot, view: Timeline, tmp_path: Path) -> None:
    wanted: list[RestoreFrom] = []
    view.restore_wanted.connect(wanted.append)
    picture = view.picture
    assert picture.restore_at(picture.element_area(5).center()) is None, "generations have no moments"
    picture.set_axis(Axis.TIME)
    x = picture.shapes.layout.x_of_time(START + 5.5 * HOUR)
    at = picture.mapTo(view, QPointF(x, picture.element_area(5).center().y()).toPoint())
    QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.mapToGlobal(at)))
    (menu,) = view.findChildren(QMenu)
    (action,) = (action for action in menu.actions() if ":" in action.text())
    action.trigger()
    menu.close()
    (begin,) = wanted
    assert begin.chain == tmp_path and begin.moment is not None
    assert abs(begin.moment.timestamp() * SECOND - (START + 5.5 * HOUR)) < HOUR / 60
    assert picture.restore_at(QPointF(picture.shapes.layout.x_of_time(START + 8.5 * HOUR), 5)) is None


def test_the_table_says_the_same_sorts_and_can_be_copied(view: Timeline) -> None:
    view.as_table.setChecked(True)
    rows = view.picture.table()
    shown_rows = view.table.model()
    assert not view.table.isHidden() and shown_rows.rowCount() == len(rows) - 1
    cells = {shown_rows.index(row, 0).data() for row in range(shown_rows.rowCount())}
    assert {"in the full backup", "full backup", "incremental backup", "restore drill", "the current log"} <= cells
    view.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert shown_rows.index(0, 1).data() == "0xA (10)"
    view.copy.trigger()
    assert QGuiApplication.clipboard().text().split("\n")[0].split("\t") == list(rows[0])
    view.set_data(TimelineData((Cell(1, CellKind.FULL),)))
    assert shown_rows.rowCount() == 1


@pytest.mark.parametrize(("ending", "begins"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")])
def test_the_picture_is_saved(view: Timeline, tmp_path: Path, ending: str, begins: bytes) -> None:
    path = tmp_path / f"timeline.{ending}"
    view.save_to(path)
    data = path.read_bytes()
    assert data.startswith(begins) and len(data) > 3000
    if ending == "png":
        assert QImage(str(path)).width() == 2 * view.picture.width()
    if ending == "svg":
        assert b"Full backup" in data


def test_a_picture_that_cannot_be_saved_is_said_not_to_be(view: Timeline, tmp_path: Path) -> None:
    for path in (tmp_path / "absent" / "timeline.png", tmp_path / "timeline.gif"):
        view.save_to(path)
        boxes = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible()]
        assert len(boxes) == 1 and str(path) in boxes[0].text() and boxes[0].informativeText()
        boxes[0].close()
        assert not path.exists()


class Paints(QObject):
    """Counts how often a widget is painted."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return False


def test_it_is_painted_when_something_changes_and_never_else(qtbot: QtBot, view: Timeline, tmp_path: Path) -> None:
    paints = Paints()
    view.picture.installEventFilter(paints)
    qtbot.wait(200)
    before = paints.count
    qtbot.wait(300)
    view.set_data(held(tmp_path))
    qtbot.wait(100)
    assert paints.count == before
    view.zoom_in.trigger()
    qtbot.wait(100)
    assert before < paints.count <= before + 2
