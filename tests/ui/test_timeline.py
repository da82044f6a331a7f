"""The timeline under the hands of a person: keys, mouse, zoom, its tools, what it paints and how often."""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.sample_timelines import long_timeline_data, timeline_data
from tests.ui.windows import shown
from ui.theme import ThemeController
from ui.values.moments import Moments, Torn
from ui.values.restore_from import RestoreFrom
from ui.values.timeline_cells import Cell, CellKind, TimelineData
from ui.values.timeline_layout import Axis
from ui.values.timeline_marks import MarkKind, TimelineMark
from ui.values.timeline_scale import SECOND
from ui.widgets.timeline import Timeline
from ui.widgets.timeline_picture import TimelinePicture

START = 1_800_000_000 * SECOND
HOUR = 3600 * SECOND
COPYING, GAP = "the databases were being copied", "the chain lacks log 0x8 (8)"
BEFORE = Torn(START - 20 * SECOND, START - 1, COPYING, 12, is_before=True)
LOST = Torn(START + 59 * SECOND, None, GAP)
Key = Qt.Key
Control = Qt.KeyboardModifier.ControlModifier


def commits(torn: tuple[Torn, ...] = (BEFORE, LOST)) -> TimelineData:
    """Sixty commits, one a second, twenty in each of three logs."""
    times = [START + at * SECOND for at in range(60)]
    logs = tuple((5 + at, times[20 * at]) for at in range(3))
    cells = tuple(Cell(gen, CellKind.FULL, "", begin) for gen, begin in logs)
    full = TimelineMark(MarkKind.FULL, times[25], (5, 7), "Full")
    return TimelineData(cells, (full,), moments=Moments(times, logs, torn, times[-1]))


def held(chain: Path) -> TimelineData:
    """An instance with a full backup, an incremental one and two logs that are not backed up."""
    kinds = [*[CellKind.FULL] * 4, *[CellKind.INCREMENTAL] * 4, CellKind.NOT_BACKED_UP, CellKind.CURRENT]
    cells = tuple(Cell(at + 1, kind, "", START + at * HOUR) for at, kind in enumerate(kinds))
    sets = (
        TimelineMark(MarkKind.FULL, START + 4 * HOUR, (1, 4), "Full", "", chain),
        TimelineMark(MarkKind.INCREMENTAL, START + 8 * HOUR, (5, 8), "Incr.", "", chain),
    )
    drill = TimelineMark(MarkKind.DRILL, START + 9 * HOUR, (1, 8), "", "", chain)
    return TimelineData(cells, sets, (drill,))


@pytest.fixture
def slider(qtbot: QtBot, theme: ThemeController) -> TimelinePicture:
    view = TimelinePicture()
    view.set_data(commits())
    view.set_axis(Axis.TIME)
    shown(qtbot, view, 900)
    return view


@pytest.fixture
def view(qtbot: QtBot, theme: ThemeController, tmp_path: Path) -> Timeline:
    made = Timeline()
    made.set_data(held(tmp_path))
    shown(qtbot, made, 900)
    return made


def turn(picture: TimelinePicture, steps: int, at: QPointF, modifiers: Qt.KeyboardModifier) -> QWheelEvent:
    event = QWheelEvent(
        at, picture.mapToGlobal(at), QPoint(), QPoint(0, 120 * steps), Qt.MouseButton.NoButton, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(picture, event)
    return event


# ---- commits


@pytest.mark.parametrize("axis", Axis)
def test_keys_walk_commits_logs_and_ends(slider: TimelinePicture, axis: Axis) -> None:
    slider.set_axis(axis)
    assert slider.chosen == 59
    for key, there in (
        (Key.Key_Left, 58), (Key.Key_PageUp, 40), (Key.Key_PageUp, 20), (Key.Key_Right, 21),
        (Key.Key_PageDown, 40), (Key.Key_PageDown, 59), (Key.Key_Home, 0), (Key.Key_PageUp, 0), (Key.Key_End, 59),
    ):  # fmt: skip
        QTest.keyClick(slider, key)
        assert slider.chosen == there


def test_other_rows_are_walked_without_choosing(slider: TimelinePicture) -> None:
    slider.choose(30)
    QTest.keyClick(slider, Key.Key_Down)
    assert slider.accessibleDescription().startswith("Generation 0x6 (6)") and slider.chosen == 30
    QTest.keyClick(slider, Key.Key_Right)
    assert slider.accessibleDescription().startswith("Generation 0x7 (7)") and slider.chosen == 30
    QTest.keyClick(slider, Key.Key_Up)
    assert slider.current == slider.chosen == 30
    QTest.keyClick(slider, Key.Key_Up)
    assert slider.accessibleDescription().startswith("Full backup of") and slider.chosen == 30


def test_a_screen_reader_hears_the_moment_the_loss_and_what_is_out_of_reach(slider: TimelinePicture) -> None:
    slider.choose(39)
    said = slider.accessibleDescription()
    assert "commit 40 of 60" in said and "in log 0x6 (6)" in said and "You lose 20 commits, 20 s" in said
    assert "before the backup: from" in said and COPYING in said and GAP in said and "UTC" in said


def test_the_mouse_drags_the_handle_and_cannot_pull_it_out_of_reach(slider: TimelinePicture) -> None:
    middle = slider.element_area(30).center().toPoint()
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=middle)
    assert slider.chosen == 30
    far = QPoint(slider.width() - 12, middle.y())
    assert slider.element_at(far.toPointF()) == -1
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=far)
    assert slider.chosen == 30
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(slider, far)
    assert slider.chosen == 59
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=far)


def reds(picture: TimelinePicture, area: QRect) -> int:
    image = picture.grab(area).toImage()
    colors = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(color.red() > color.blue() + 60 and color.red() > color.green() + 60 for color in colors)


def test_what_is_lost_is_red_and_what_is_before_the_backup_is_not(slider: TimelinePicture) -> None:
    lost = slider.shapes.torn_area(LOST.first, LOST.last).toRect()
    before = slider.shapes.torn_area(BEFORE.first, BEFORE.last).toRect()
    assert reds(slider, lost) > 40 and before.width() > 30
    assert reds(slider, before.adjusted(0, 0, -2, 0)) == 0
    slider.set_data(commits(()))
    assert reds(slider, lost) == 0


def test_the_line_of_what_is_lost_is_there_until_the_last_commit_is_chosen(slider: TimelinePicture) -> None:
    slider.choose(20)
    row = slider.shapes.rows
    line = QRect(0, int(row.loss), slider.width(), int(row.checks - row.loss))
    with_loss = slider.grab(line).toImage()
    slider.choose(59)
    assert slider.grab(line).toImage() != with_loss


# ---- the axis


def test_plus_minus_and_zero_zoom_and_control_moves(slider: TimelinePicture) -> None:
    slider.choose(30)
    for _ in range(6):
        QTest.keyClick(slider, Key.Key_Plus)
    assert slider.view.width < 0.1 and slider.rect().contains(slider.element_area(30).center().toPoint())
    before = slider.view
    QTest.keyClick(slider, Key.Key_Right, Control)
    assert slider.view.low > before.low and slider.view.width == pytest.approx(before.width)
    QTest.keyClick(slider, Key.Key_Minus)
    assert slider.view.width > before.width
    QTest.keyClick(slider, Key.Key_0)
    assert slider.view.is_all


def test_walking_beyond_the_view_moves_it(slider: TimelinePicture) -> None:
    slider.choose(30)
    for _ in range(8):
        QTest.keyClick(slider, Key.Key_Plus)
    QTest.keyClick(slider, Key.Key_Home)
    assert slider.chosen == 0
    assert 0 <= slider.element_area(0).center().x() <= slider.width()


def test_control_with_the_wheel_zooms_at_the_pointer_and_the_wheel_alone_is_left_to_the_page(
    slider: TimelinePicture,
) -> None:
    at = slider.element_area(45).center()
    assert not turn(slider, 1, at, Qt.KeyboardModifier.NoModifier).isAccepted() and slider.view.is_all
    assert turn(slider, 4, at, Control).isAccepted() and slider.view.width < 0.3
    assert slider.element_area(45).center().x() == pytest.approx(at.x(), abs=1)
    low = slider.view.low
    turn(slider, -1, at, Qt.KeyboardModifier.ShiftModifier)
    assert slider.view.low > low


def test_a_zoomed_picture_is_dragged(qtbot: QtBot, theme: ThemeController) -> None:
    picture = TimelinePicture()
    picture.set_data(long_timeline_data())
    shown(qtbot, picture, 900)
    picture.zoom(50, 0.5)
    before = picture.view
    at = picture.element_area(10).center().toPoint()
    QTest.mousePress(picture, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(picture, at - QPoint(200, 0))
    QTest.mouseRelease(picture, Qt.MouseButton.LeftButton, pos=at - QPoint(200, 0))
    assert picture.view.low > before.low
    end = picture.view
    QTest.mouseMove(picture, at)
    assert picture.view == end


def test_thousands_of_logs_follow_the_width_and_the_zoom(qtbot: QtBot) -> None:
    picture = TimelinePicture()
    picture.set_data(long_timeline_data())
    shown(qtbot, picture, 1300)
    wide = len(picture.shapes.layout.buckets)
    picture.resize(400, picture.height())
    QApplication.processEvents()
    assert 20 < len(picture.shapes.layout.buckets) < wide <= 1300 / 8
    for _ in range(15):
        texts = [picture.element_text(at) for at in range(len(picture.shapes.layout.buckets))]
        (torn,) = (at for at, text in enumerate(texts) if "missing" in text)
        picture.set_current(torn)
        QTest.keyClick(picture, Key.Key_Plus)
    bucket = picture.bucket(picture.current)
    assert bucket is not None and (bucket.first, bucket.last) == (3210, 3210) and bucket.kind is CellKind.MISSING


def test_it_goes_back_to_empty_and_takes_every_key(qtbot: QtBot) -> None:
    picture = TimelinePicture()
    picture.set_data(timeline_data())
    shown(qtbot, picture)
    picture.set_current(5)
    picture.set_data(TimelineData())
    picture.grab()
    assert picture.current == -1 and "No log generations" in picture.accessibleDescription()
    for key in (Key.Key_Left, Key.Key_PageUp, Key.Key_Home, Key.Key_Return, Key.Key_Plus, Key.Key_0, Key.Key_Down):
        QTest.keyClick(picture, key)
    assert picture.current == -1


def test_a_cell_says_what_it_means(qtbot: QtBot) -> None:
    picture = TimelinePicture()
    picture.set_data(timeline_data(torn=True))
    shown(qtbot, picture, 1200)
    texts = [picture.element_text(at) for at in range(picture.element_count())]
    assert texts[0].startswith("Generation 0x47 (71): in the full backup\nstarted ")
    assert "Full backup, 22 Nov" in texts[0]
    assert "missing\ndeleted by hand" in texts[0x57 - 0x47]
    assert "Checkpoint: 0x5D:01C4:0012" in texts[0x5D - 0x47]
    assert "Required for recovery: 0x5D–0x61 (93–97)" in texts[0x61 - 0x47]
    assert "In the log folder, safe to move" in texts[0x4C - 0x47]
    assert "In the log folder, must stay" in texts[0x5A - 0x47]
    assert "1 gap: 0x57–0x58 (87–88)" in picture.accessibleDescription()
    assert "safe to move: 0x4B–0x56 (75–86)" in picture.accessibleDescription()


def test_states_of_sets_and_checks_differ_in_grey(qtbot: QtBot, theme: ThemeController) -> None:
    """By their shapes: each mark painted alone."""
    images = set()
    for kind in MarkKind:
        for bad in ("", "page 3 is damaged"):
            picture = TimelinePicture()
            cell = Cell(1, CellKind.FULL, "", START)
            picture.set_data(TimelineData((cell,), (), (TimelineMark(kind, START + HOUR // 2, None, "", bad),)))
            shown(qtbot, picture, 300)
            area = picture.element_area(picture.element_count() - 1).toRect()
            grey = picture.grab(area).toImage().convertToFormat(QImage.Format.Format_Grayscale8)
            images.add(bytes(grey.constBits()))
    assert len(images) == 2 * len(MarkKind)


# ---- its tools


def test_the_axis_the_span_and_the_zoom_are_chosen_by_their_tools(view: Timeline) -> None:
    picture = view.picture
    view.axis.setCurrentIndex(1)
    view.axis.activated.emit(1)
    assert picture.axis is Axis.TIME and view.zoom_in.isEnabled() and not view.zoom_out.isEnabled()
    view.window_box.setCurrentIndex(2)
    view.window_box.activated.emit(2)
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
        QTest.keyClick(picture, Key.Key_Return)
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
    assert texts == ["Restore to here…", "Zoom in", "Zoom out", "Show as table", "Copy as table", "Save picture…"]
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


def test_the_table_says_the_same_and_can_be_copied(view: Timeline) -> None:
    view.as_table.setChecked(True)
    rows = view.picture.table()
    assert not view.table.isHidden() and view.table.rowCount() == len(rows) - 1
    cells = {(view.table.item(row, 0) or pytest.fail()).text() for row in range(view.table.rowCount())}
    assert {"in the full backup", "full backup", "incremental backup", "restore drill", "the current log"} <= cells
    view.copy.trigger()
    assert QGuiApplication.clipboard().text().split("\n")[0].split("\t") == list(rows[0])
    view.set_data(TimelineData((Cell(1, CellKind.FULL),)))
    assert view.table.rowCount() == 1


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


# ---- how often, how much


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


@pytest.mark.parametrize("axis", Axis)
def test_a_million_commits_and_a_hundred_thousand_logs_take_few_calls(qtbot: QtBot, axis: Axis) -> None:
    """Counted, so that what else the machine does decides nothing."""
    times = range(START, START + 1_000_000 * SECOND, SECOND)
    logs = tuple((gen, times[10 * (gen - 1)]) for gen in range(1, 100_001))
    kinds = (CellKind.FULL, CellKind.INCREMENTAL, CellKind.NOT_BACKED_UP)
    cells = tuple(Cell(gen, kinds[gen % 3], "", begin) for gen, begin in logs)
    sets = tuple(
        TimelineMark(MarkKind.INCREMENTAL, times[gen * 10 + 9], (gen, gen + 99)) for gen in range(1, 99_000, 100)
    )
    picture = TimelinePicture()
    picture.set_data(TimelineData(cells, sets, moments=Moments(times, logs, (), times[-1])))
    picture.set_axis(axis)
    shown(qtbot, picture, 1300)
    picture.grab()
    calls = 0

    def count(_: FrameType, event: str, __: object) -> None:
        nonlocal calls
        calls += event == "c_call"

    sys.setprofile(count)
    try:
        picture.zoom(1.5, 0.5)
        picture.choose(400_000)
        picture.grab()
    finally:
        sys.setprofile(None)
    print(axis, calls)
    assert calls < 50_000
