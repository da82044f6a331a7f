"""The part of a timeline that is shown first, what is beyond it, and what is said at its end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from tests.ui.sample_timelines import FROM, HOUR, held, long_timeline_data, timeline_data
from tests.ui.windows import PATIENCE_MS, shown
from ui.panels.timeline import FIRST_ROWS, Timeline
from ui.theme import ThemeController
from ui.values.moments import Moments, Torn, tell
from ui.values.timeline_cells import Cell, CellKind, Logs, Stay, TimelineData
from ui.values.timeline_layout import Axis, TimelineIndex
from ui.values.timeline_marks import MarkKind, TimelineMark
from ui.values.timeline_scale import DAY, SECOND, TimelineView
from ui.values.timeline_texts import commit_text, lost_text
from ui.values.timeline_window import Beyond, beyond, kept_view, next_view, opening_span, other_axis

MINUTE, WEEK = 60 * SECOND, 7 * DAY


def of_commits(*bursts: tuple[int, int, int], torn: tuple[Torn, ...] = (), whose: str = "") -> TimelineData:
    """Commits: ``bursts`` are begin, length and number; a log for each."""
    times, logs = [], []
    for number, (begin, length, count) in enumerate(bursts):
        logs.append((number + 1, FROM + begin))
        times += [FROM + begin + length * at // count for at in range(count)]
    cells = tuple(Cell(gen, CellKind.FULL, "", begin) for gen, begin in logs)
    return TimelineData(cells, moments=Moments(times, tuple(logs), torn, times[-1]), whose=whose)


def of_sets(*hours: float) -> TimelineData:
    return TimelineData(sets=tuple(TimelineMark(MarkKind.FULL, FROM + round(at * HOUR), None) for at in hours))


@pytest.mark.parametrize(
    ("data", "span"),
    [
        (of_commits((0, MINUTE, 60)), HOUR),
        (of_commits((0, HOUR, 50), (21 * DAY, HOUR, 5000)), HOUR),
        (of_commits(*((day * DAY, 2 * HOUR, 40) for day in range(21)), (21 * DAY, HOUR, 5000)), HOUR),
        (of_commits(*((at * HOUR, MINUTE, 60) for at in range(24 * 40))), DAY),
        (of_commits((0, 40 * DAY, 40 * 24 * 60)), HOUR),
        (of_commits((0, HOUR, 40), (2 * DAY, 2 * MINUTE, 500)), 10 * MINUTE),
        (of_commits(*((3 * at * DAY, HOUR, 2) for at in range(7)), (21 * DAY, HOUR, 5)), DAY),
        (of_commits((0, HOUR, 2), (300 * DAY, HOUR, 5)), None),
        (of_commits((0, HOUR + HOUR // 2, 4000)), None),
        (of_commits((0, SECOND, 1)), None),
        (of_sets(*(12 * at for at in range(60))), WEEK),
        (of_sets(*(24 * 7 * at for at in range(8))), None),
        (of_sets(*(24 * at for at in range(31)), *(24 * 31 + at for at in range(24))), DAY),
    ],
)  # fmt: skip
def test_it_opens_where_the_newest_moments_can_be_told_apart(data: TimelineData, span: int | None) -> None:
    assert opening_span(TimelineIndex(data)) == span


@pytest.mark.parametrize("data", [of_commits((0, HOUR, 50), (21 * DAY, HOUR, 5000)), long_timeline_data()])
def test_what_is_shown_first_holds_the_newest_with_a_little_after_it(
    qtbot: QtBot, theme: ThemeController, data: TimelineData
) -> None:
    view = Timeline()
    view.set_data(data)
    shown(qtbot, view, 900)
    picture = view.picture
    parts = [picture.view.is_all]
    picture.set_axis(Axis.TIME)
    parts.append(picture.view.is_all)
    assert parts == [True, False], "by generation everything, so that no gap is overlooked"
    layout = view.picture.shapes.layout
    if len(view.picture.moments):
        newest = layout.x_of_time(view.picture.moments.times[-1])
        assert layout.left + layout.width * 0.8 < newest < layout.left + layout.width
        assert len(layout.columns) > 100


def test_a_commit_of_the_newest_hour_is_hit_with_the_mouse(qtbot: QtBot, theme: ThemeController) -> None:
    """Of three weeks it has two pixels."""
    view = Timeline(restores=False)
    view.set_data(of_commits((0, HOUR, 50), (21 * DAY, HOUR, 60)))
    shown(qtbot, view, 900)
    picture = view.picture
    picture.set_axis(Axis.TIME)
    for at in (60, 80, 81, 100):
        QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=picture.element_area(at).center().toPoint())
        assert picture.chosen == at


def test_there_is_said_to_be_more_and_everything_is_one_click_away(qtbot: QtBot, theme: ThemeController) -> None:
    lost = Torn(FROM + 2 * HOUR, FROM + 3 * HOUR, "the chain lacks log 0x2 (2)")
    view = Timeline()
    view.set_data(of_commits((0, HOUR, 50), (21 * DAY, HOUR, 5000), torn=(lost,)))
    shown(qtbot, view, 900)
    assert view.everything.isVisible() and not view.earlier.isVisible() and not view.show_all.isEnabled()
    view.picture.set_axis(Axis.TIME)
    assert view.window_box.currentText() == "Last hour" and not view.everything.isVisible()
    earlier = view.earlier.text()
    assert earlier.endswith(" earlier commits, with damage or gaps") and not view.later.isVisible()
    assert view.earlier.accessibleName() == earlier
    hidden = int(earlier.split()[0].replace(",", ""))
    inside = sum(count for _, count in view.picture.shapes.layout.columns)
    assert hidden + inside == 5050
    height = view.picture.y()
    view.earlier.click()
    assert view.window_box.currentIndex() == -1 and view.later.isVisible(), "it is not the last hour any more"
    view.earlier.click()
    assert view.picture.shapes.layout.columns, "it goes to the next commits, not through three weeks without any"
    view.zoom_in.trigger()
    assert view.window_box.currentIndex() == -1 and view.window_box.placeholderText()
    view.show_all.trigger()
    assert view.picture.view.is_all and view.everything.isVisible() and view.window_box.currentIndex() == 0
    assert view.picture.y() == height


def test_axes_show_the_same_part(qtbot: QtBot) -> None:
    index = TimelineIndex(of_commits(*((day * DAY, HOUR, 40) for day in range(40))))
    view = TimelineView.between(0.3, 0.6)
    there = other_axis(index, Axis.TIME, view, Axis.GENERATION)
    ends = [index.time_at(Axis.GENERATION, at) for at in (there.low, there.high)]
    assert ends == pytest.approx([index.time_at(Axis.TIME, at) for at in (view.low, view.high)], abs=HOUR)
    back = other_axis(index, Axis.GENERATION, there, Axis.TIME)
    assert (back.low, back.high) == pytest.approx((view.low, view.high), abs=0.01)
    assert other_axis(index, Axis.TIME, TimelineView(), Axis.GENERATION).is_all


def test_the_part_stays_while_an_instance_works_on_and_opens_anew_for_another(qtbot: QtBot) -> None:
    view = Timeline()
    first = of_commits((0, HOUR, 50), (21 * DAY, HOUR, 5000), whose="one")
    view.set_data(first)
    picture = view.picture
    picture.set_axis(Axis.TIME)
    picture.set_view(TimelineView.between(0.2, 0.4))
    ends = [picture.shapes.layout.time_at(x) for x in (10, 400)]
    more = of_commits((0, HOUR, 50), (21 * DAY, HOUR, 5000), (26 * DAY, HOUR, 50), whose="one")
    view.set_data(more)
    assert [picture.shapes.layout.time_at(x) for x in (10, 400)] == pytest.approx(ends, abs=SECOND)
    view.set_data(of_commits((0, HOUR, 50), (21 * DAY, HOUR, 5000), whose="other"))
    assert picture.axis is Axis.TIME and picture.span == HOUR
    before, after = TimelineIndex(first), TimelineIndex(more)
    at_end = kept_view(before, after, Axis.TIME, TimelineView.between(0.9, 1.0))
    assert at_end.high == 1.0 and not at_end.is_all


def test_what_is_beyond_is_counted_on_both_sides(qtbot: QtBot) -> None:
    index = TimelineIndex(timeline_data(torn=True))
    low, high = index.logs.span
    view = TimelineView.between(
        index.of_generation(Axis.GENERATION, 0x4A), index.of_generation(Axis.GENERATION, 0x56)
    )
    left, right = beyond(index, Axis.GENERATION, view)
    assert left == Beyond(0, 0x4A - low, 0, False)
    assert right == Beyond(0, high - 0x55, 2, True), "an incremental, a drill, and the logs that are missing"
    assert beyond(index, Axis.GENERATION, TimelineView()) == (Beyond(), Beyond())
    assert next_view(index, Axis.GENERATION, view, 1).low > view.low
    assert next_view(index, Axis.GENERATION, view, -1).low == 0


def test_the_newest_moment_is_said_to_be_it(qtbot: QtBot, theme: ThemeController) -> None:
    """A click right of the end chooses it, and that nothing later can be restored is said there."""
    data = of_commits((0, HOUR, 60))
    view = Timeline(restores=False)
    view.set_data(
        TimelineData(data.cells, (TimelineMark(MarkKind.FULL, FROM + 2 * HOUR, (1, 1)),), (), moments=data.moments)
    )
    shown(qtbot, view, 900)
    picture = view.picture
    picture.set_axis(Axis.TIME)
    picture.choose(3)
    x = picture.shapes.layout.x_of_time(FROM + HOUR + HOUR // 2)
    place = QPoint(round(x), round(picture.shapes.track().center().y()))
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=place)
    newest = tell(picture.moments.times[-1])
    assert picture.chosen == 59
    assert QToolTip.text() == f"Nothing later can be restored. The newest moment is {newest}."
    QToolTip.hideText()
    QApplication.sendEvent(picture, QHelpEvent(QEvent.Type.ToolTip, place, picture.mapToGlobal(place)))
    assert "Nothing later can be restored" in QToolTip.text()
    inside = picture.element_area(30).center()
    assert picture._text_beside(QPointF(inside)) == ""


def test_a_click_on_what_is_lost_says_why(qtbot: QtBot, theme: ThemeController) -> None:
    data = of_commits((0, HOUR, 60), torn=(Torn(FROM + HOUR + MINUTE, None, "the chain lacks log 0x2 (2)"),))
    view = Timeline(restores=False)
    view.set_data(data)
    shown(qtbot, view, 900)
    picture = view.picture
    picture.set_axis(Axis.TIME)
    area = picture.shapes.torn_area(FROM + HOUR + MINUTE, None)
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=area.center().toPoint())
    assert "the chain lacks log 0x2 (2)" in QToolTip.text()


def test_what_no_chain_holds_is_lost_with_the_commits(
    qtbot: QtBot, theme: ThemeController, tmp_path: Path
) -> None:
    """The logs after the chain could not be read, or the instance is running."""
    chain = held(tmp_path)
    times = [FROM + at * HOUR for at in range(8)]
    moments = Moments(times, tuple((at + 1, time) for at, time in enumerate(times)), (), times[-1])
    whole = replace(chain, moments=moments, chain=tmp_path, newer=tmp_path)
    alone = replace(whole, newer=None)
    assert lost_text(TimelineIndex(whole), 7) == "" and lost_text(TimelineIndex(whole), 5).startswith(
        "You lose 2 c"
    )
    assert lost_text(TimelineIndex(alone), 7) == "You lose what is in 2 later logs"
    assert lost_text(TimelineIndex(alone), 6) == "You lose 1 commit, 1 h 00 min, and what is in 2 later logs"
    assert commit_text(TimelineIndex(whole), 7).endswith("Nothing is lost")
    in_a_chain = TimelineIndex(replace(whole, chain=None))
    assert "Nothing is lost" not in commit_text(in_a_chain, 7), "an instance may have newer logs"
    view = Timeline()
    view.set_data(alone)
    shown(qtbot, view, 900)
    assert "You lose what is in 2 later logs" in view.told.text()


def test_a_table_of_thousands_of_rows_comes_little_by_little(qtbot: QtBot, theme: ThemeController) -> None:
    cells = tuple(Cell(gen, (CellKind.FULL, CellKind.NOT_BACKED_UP)[gen % 2]) for gen in range(1, 1001))
    view = Timeline()
    view.set_data(TimelineData(cells))
    shown(qtbot, view, 900)
    view.as_table.setChecked(True)
    first = view.table.rows.rowCount()
    assert FIRST_ROWS == first < 1000
    qtbot.waitUntil(lambda: view.table.rows.rowCount() == 1000, timeout=PATIENCE_MS)
    view.set_data(TimelineData(cells[:3]))
    qtbot.wait(50)
    assert view.table.rows.rowCount() == 3


@pytest.mark.parametrize("axis", Axis)
def test_however_far_it_is_zoomed_the_chosen_commit_is_under_its_handle(
    qtbot: QtBot, theme: ThemeController, axis: Axis
) -> None:
    view = Timeline(restores=False)
    view.set_data(of_commits((0, 5 * SECOND, 5)))
    shown(qtbot, view, 900)
    picture = view.picture
    picture.set_axis(axis)
    for _ in range(120):
        picture.zoom(1.5)
    layout = picture.shapes.layout
    handle = layout.x_of_time(picture.moments.times[-1])
    assert [count for x, count in layout.columns if abs(x - handle) <= 4] == [1] and len(layout.columns) == 1
    for _ in range(120):
        picture.zoom(1 / 1.5)
    assert picture.view.is_all


# ---- logs


def test_a_missing_log_is_a_gap_of_the_folder_too() -> None:
    cells = [Cell(gen, CellKind.FULL, stay=Stay.NEEDED) for gen in range(1, 2001) if gen not in (700, 701)]
    logs = Logs([*cells, Cell(701, CellKind.MISSING, "required for recovery", stay=Stay.NEEDED)])
    assert logs.bucket(690, 710).stay is Stay.ABSENT and logs.bucket(701, 701).stay is Stay.ABSENT
    assert logs.bucket(600, 699).stay is Stay.NEEDED and logs.bucket(702, 800).stay is Stay.NEEDED


def test_a_cell_is_labelled_with_what_begins_in_it_not_with_its_own_begin(
    qtbot: QtBot, theme: ThemeController, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sixty logs are in a cell; the incrementals begin with 0x7D0, and what is not backed up with 0x1388."""
    view = Timeline()
    view.set_data(long_timeline_data())
    shown(qtbot, view, 900)
    texts = labels_of(view, monkeypatch)
    assert [text for text in texts if text.startswith("0x")] == ["0x1", "0x7D0", "0x1388", "0x1770"]
    assert "generation 0xC8A (3210) missing" in texts
    cells = (Cell(0xA, CellKind.FULL), Cell(0xB, CellKind.CURRENT))
    view.set_data(TimelineData(cells))
    assert labels_of(view, monkeypatch) == ["0xA", "0xB"]


def labels_of(view: Timeline, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is painted under the cells."""
    from ui.widgets.label_layout import Placed
    from ui.widgets.timeline_paint import TimelinePainter

    found: list[str] = []
    draw = TimelinePainter._draw_labels

    def note(painter: TimelinePainter, labels: list[Placed], top: float) -> None:
        if top == painter.rows.generations:
            found.extend(label.text for label in labels)
        draw(painter, labels, top)

    with monkeypatch.context() as patched:
        patched.setattr(TimelinePainter, "_draw_labels", note)
        view.picture.grab()
    return found
