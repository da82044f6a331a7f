"""The timeline under the hands of a person: keys, mouse, zoom, its tools, what it paints and how often."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.counting import calls
from tests.ui.sample_timelines import held, long_timeline_data, timeline_data
from tests.ui.windows import shown
from ui.theme import ThemeController
from ui.values.moments import Moments, Torn
from ui.values.timeline_cells import Cell, CellKind, TimelineData
from ui.values.timeline_layout import Axis
from ui.values.timeline_marks import MarkKind, TimelineMark
from ui.values.timeline_scale import SECOND
from ui.widgets.timeline_picture import TimelinePicture
from ui.widgets.timeline_shapes import ABOVE, MARK

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


@pytest.fixture
def slider(qtbot: QtBot, theme: ThemeController) -> TimelinePicture:
    view = TimelinePicture()
    view.set_data(commits())
    view.set_axis(Axis.TIME)
    shown(qtbot, view, 900)
    return view


def turn(picture: TimelinePicture, steps: int, at: QPointF, modifiers: Qt.KeyboardModifier) -> QWheelEvent:
    event = QWheelEvent(
        at, picture.mapToGlobal(at), QPoint(), QPoint(0, 120 * steps), Qt.MouseButton.NoButton, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(picture, event)
    return event


def test_a_log_in_two_sets_hides_the_bracket_of_neither(qtbot: QtBot, theme: ThemeController) -> None:
    cells = tuple(Cell(gen, CellKind.FULL) for gen in range(1, 6))
    full = TimelineMark(MarkKind.FULL, START, (1, 3))
    following = TimelineMark(MarkKind.INCREMENTAL, START + HOUR, (3, 5))
    view = TimelinePicture()
    view.set_data(TimelineData(cells, (full, following)))
    shown(qtbot, view, 900)
    layout, base = view.shapes.layout, view.shapes.sets_top() + MARK / 2
    middle = round(layout.x_of_generation(3.4))
    image = view.grab().toImage()
    column = {image.pixelColor(middle, y).name() for y in range(int(base - ABOVE) - 2, int(base) + 3)}
    for mark in (full, following):
        assert mark.kind.swatch.fill(theme.tokens).name() in column, mark.kind


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


@pytest.mark.parametrize("axis", Axis)
def test_a_click_on_a_log_chooses_the_commit_there(slider: TimelinePicture, axis: Axis) -> None:
    """Half way through the second log of three; a picture that is moved chooses nothing."""
    slider.set_axis(axis)
    cell = slider.element_area(
        slider.element_at(QPointF(slider.element_area(30).center().x(), slider.shapes.rows.logs + 8))
    )
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=cell.center().toPoint())
    assert 28 <= slider.chosen <= 31
    assert slider.accessibleDescription().startswith("Generation 0x6 (6)")
    slider.zoom(4, 0.5)
    chosen, view = slider.chosen, slider.view
    start = QPoint(slider.width() // 2, round(slider.shapes.rows.logs) + 8)
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(slider, start + QPoint(120, 0))
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=start + QPoint(120, 0))
    assert slider.view != view and slider.chosen == chosen


@pytest.mark.parametrize("axis", Axis)
def test_a_click_on_a_log_that_can_be_reached_in_part_chooses_in_it(slider: TimelinePicture, axis: Axis) -> None:
    """The full backup ends in the middle of the second log."""
    data = commits((Torn(START, START + 30 * SECOND - 1, COPYING, 30, is_before=True),))
    assert data.moments is not None
    left = replace(data.moments, times=data.moments.times[30:])
    slider.set_data(replace(data, moments=left))
    slider.set_axis(axis)
    first, second = (slider.element_area(at).toRect() for at in range(30, 32))
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=first.center())
    assert slider.chosen == 29, "nothing of the first log can be reached"
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=second.center() - QPoint(second.width() // 4, 0))
    assert slider.chosen == 0


def test_a_click_between_two_commits_chooses_the_state_of_that_time(slider: TimelinePicture) -> None:
    """The one before, however near the next one is."""
    times = [START, START + 50 * SECOND]
    slider.set_data(replace(commits(()), moments=Moments(times, ((5, START),), (), times[-1])))
    slider.set_axis(Axis.TIME)
    left, right = (slider.element_area(at).center().x() for at in range(2))
    y = round(slider.shapes.rows.logs) + 8
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(round(left + 0.8 * (right - left)), y))
    assert slider.chosen == 0
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(round(right) - 1, y))
    assert slider.chosen == 1


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
    assert slider.view_text().startswith("Shown: 0x") and " to " in slider.view_text()
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


@pytest.mark.parametrize("axis", Axis)
def test_what_is_current_stays_so_while_an_instance_works_on(qtbot: QtBot, axis: Axis) -> None:
    data = timeline_data()
    picture = TimelinePicture()
    picture.set_data(data)
    picture.set_axis(axis)
    shown(qtbot, picture, 1200)
    picture.set_current(9)
    before = picture.bucket(9)
    assert before is not None and before.first == before.last
    later = Cell(0x62, CellKind.CURRENT, "", (data.cells[-1].begin or 0) + HOUR)
    picture.set_data(replace(data, cells=(*data.cells, later)))
    after = picture.bucket(picture.current)
    assert after is not None and after.first <= before.first <= after.last


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


KEYS = (
    Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End, Key.Key_PageUp,
    Key.Key_PageDown, Key.Key_Plus, Key.Key_Plus, Key.Key_Minus, Key.Key_0, Key.Key_Return,
)  # fmt: skip


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_pressed_something_that_is_shown_is_current(qtbot: QtBot, tmp_path: Path, seed: int) -> None:
    data = (commits(), commits(()), timeline_data(torn=True), long_timeline_data(), held(tmp_path), TimelineData())
    chance = random.Random(seed)
    picture = TimelinePicture()
    picture.set_data(data[seed])
    shown(qtbot, picture, 700)
    picture.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(250):
        match chance.randrange(8):
            case 0:
                turn(picture, chance.choice((-3, 3)), QPointF(chance.randrange(700), 40), Control)
            case 1:
                picture.set_axis(chance.choice(list(Axis)))
            case 2:
                picture.resize(chance.randrange(230, 1500), picture.height())
            case 3:
                at = QPoint(chance.randrange(picture.width()), chance.randrange(picture.height()))
                QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=at)
            case _:
                QTest.keyClick(
                    picture, chance.choice(KEYS), chance.choice((Qt.KeyboardModifier.NoModifier, Control))
                )
        assert picture.current < max(1, picture.element_count())
        if picture.current >= 0:
            assert picture.element_text(picture.current)
            picture.element_area(picture.current)
            picture.place_text(picture.current)
        assert not picture.element_count() or picture.view_text()
    picture.grab()


# ---- how much


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

    def used() -> None:
        picture.zoom(1.5, 0.5)
        picture.choose(400_000)
        picture.grab()

    count = calls(used)
    print(axis, count)
    assert count < 160_000
