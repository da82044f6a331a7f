"""All pictures by real keys and clicks: cursor, copying, room, speed, themes; and the placing of labels."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.settings import Theme
from tests.counting import calls
from tests.ui import gallery
from tests.ui.picture_scenes import SCENES
from tests.ui.picture_walk import is_at_work, settled
from tests.ui.picture_worlds import APART, SHARED, named, worlds_of
from tests.ui.window import Window
from tests.ui.windows import shown
from ui import format as written
from ui.page_list import page_rows
from ui.theme import ThemeController
from ui.widgets.label_layout import LabelRequest, place
from ui.widgets.picture import Picture
from ui.widgets.timeline_picture import TimelinePicture

PICTURES: list[tuple[str, str]] = [
    (name, state)
    for name in ("timeline", "page-map", "throughput", "phases", "chain", "days")
    for state in gallery.GALLERY[name][1]
]


@pytest.mark.parametrize(("name", "state"), PICTURES)
def test_picture_walks_by_keyboard_and_speaks(qtbot: QtBot, name: str, state: str) -> None:
    picture = gallery.GALLERY[name][0](state)
    assert isinstance(picture, Picture)
    shown(qtbot, picture)
    assert picture.accessibleName()
    assert picture.accessibleDescription()
    picture.setFocus(Qt.FocusReason.TabFocusReason)
    count = picture.element_count()
    assert (count == 0) == (state == "empty")
    if not count:
        return
    QTest.keyClick(picture, Qt.Key.Key_Home)
    assert picture.current == 0
    QTest.keyClick(picture, Qt.Key.Key_Left)
    assert picture.current == 0
    QTest.keyClick(picture, Qt.Key.Key_Right)
    assert picture.current == min(1, count - 1)
    QTest.keyClick(picture, Qt.Key.Key_End)
    last = len(picture.shapes.layout.buckets) if isinstance(picture, TimelinePicture) else count
    assert picture.current == last - 1, "the end of its row"
    assert picture.accessibleDescription().startswith(picture.element_text(last - 1))
    with qtbot.waitSignal(picture.element_activated) as activated:
        QTest.keyClick(picture, Qt.Key.Key_Return)
    assert activated.args == [last - 1]


@pytest.mark.parametrize(("name", "state"), [pair for pair in PICTURES if pair[1] != "empty"])
def test_picture_answers_clicks_and_copies_as_table(qtbot: QtBot, name: str, state: str) -> None:
    picture = gallery.GALLERY[name][0](state)
    assert isinstance(picture, Picture)
    shown(qtbot, picture)
    target = picture.element_count() // 2
    centre = picture.element_area(target).center()
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=centre.toPoint())
    assert picture.current == target
    QTest.keyClick(picture, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t") == list(picture.table()[0])
    assert len(lines) == len(picture.table())


@pytest.mark.parametrize("points", [9, 18])
@pytest.mark.parametrize("width", [220, 480, 900, 1900])
@pytest.mark.parametrize(("name", "state"), PICTURES)
def test_elements_stay_inside(qtbot: QtBot, name: str, state: str, width: int, points: int) -> None:
    picture = gallery.GALLERY[name][0](state)
    assert isinstance(picture, Picture)
    font = picture.font()
    font.setPointSize(points)
    picture.setFont(font)
    picture.setMinimumHeight(0)
    height = picture.heightForWidth(width) if picture.hasHeightForWidth() else 260
    picture.resize(width, max(height, picture.minimumSizeHint().height()))
    qtbot.addWidget(picture)
    picture.grab(QRect(0, 0, 1, 1))  # lays it out, and paints as much as there is to paint of that
    room = QRectF(picture.rect()).adjusted(-1, -1, 1, 1)
    for index in range(0, picture.element_count(), max(1, picture.element_count() // 50)):
        assert room.contains(picture.element_area(index)), index


CALLS = {
    "timeline": 13_000,
    "page-map": 800,
    "throughput": 17_000,
    "phases": 1_100,
    "chain": 40_000,
    "days": 27_000,
}
"""Twice what it takes to paint each."""


@pytest.mark.parametrize(("name", "state"), [pair for pair in PICTURES if pair[1] in ("failed", "long")])
def test_painting_takes_few_calls(qtbot: QtBot, name: str, state: str) -> None:
    """However much there is to show: no more calls than the room has place for. A count, so that what else the
    machine does decides nothing; ``tests/benchmarks/window.py`` prints the milliseconds."""
    picture = gallery.GALLERY[name][0](state)
    shown(qtbot, picture, 1300)
    picture.grab()
    count = calls(picture.grab)
    print(name, state, count)
    assert count < CALLS[name]


def test_tooltip_shows_markup_as_text(qtbot: QtBot) -> None:
    assert written.plain_tip("a <b>b</b>\nc") == "<qt>a &lt;b&gt;b&lt;/b&gt;<br>c</qt>"
    assert written.plain_tip("plain") == "plain"


@given(
    st.lists(
        st.tuples(st.floats(0, 500), st.integers(1, 30), st.integers(0, 3), st.sampled_from([0, 0.5, 1])),
        max_size=40,
    )
)
def test_labels_never_touch(labels: list[tuple[float, int, int, float]]) -> None:
    wanted = [
        LabelRequest(at, ("x" * length, "x" * (length // 2)), priority, align, 10)
        for at, length, priority, align in labels
    ]
    placed = place(wanted, 0, 500, lambda text: 7.0 * len(text), 4)
    for one, other in pairwise(placed):
        assert one.x + one.width + 4 <= other.x + 1e-6
    assert all(label.x >= 0 and label.x + label.width <= 500 + 1e-6 for label in placed)


def test_important_label_wins_and_the_other_takes_its_short_text() -> None:
    wanted = [LabelRequest(50, ("a long label", "long")), LabelRequest(100, ("important",), 1)]
    placed = place(wanted, 0, 200, lambda text: 8.0 * len(text), 8)
    assert [(label.index, label.text) for label in placed] == [(0, "long"), (1, "important")]


def test_switching_the_theme_repaints_every_picture(qtbot: QtBot, theme: ThemeController) -> None:
    for name, state in PICTURES:
        picture = gallery.GALLERY[name][0](state)
        qtbot.addWidget(picture)
        picture.resize(QSize(600, 240))
        light = picture.grab().toImage()
        theme.set_theme(Theme.DARK)
        assert picture.grab().toImage() != light, (name, state)
        theme.set_theme(Theme.LIGHT)
        assert picture.grab().toImage() == light, (name, state)


def test_a_scene_that_changes_the_world_has_one_of_its_own() -> None:
    worlds = worlds_of(named(["overview", "scenes", "jobs"]))
    assert sorted(name for world in worlds for name in world) == sorted(["overview", "jobs", *SCENES])
    assert ["overview", "jobs"] in worlds and ["restore.in_place"] in worlds and ["sets.broken"] in worlds
    assert next(world for world in worlds if "verify.earlier" in world)[0] == "verify.map"
    assert worlds_of(["overview", "verify", "verify.map", "jobs"]) == [
        ["overview", "jobs"],
        ["verify"],
        ["verify.map"],
    ]
    pages = [row[0] for row in page_rows() if row[0] != "verify"]
    assert worlds_of([]) == [pages, ["verify"]], "its verification is seen on no other picture"
    assert named(["help."]) == [name for name in SCENES if name.startswith("help.")]
    assert set(SHARED) | set(APART) <= set(SCENES)


def test_a_picture_is_taken_of_all_that_is_known(qtbot: QtBot, tmp_path: Path) -> None:
    window = Window(qtbot, tmp_path / "home", [])
    program = window.application
    seen: list[str] = []
    queued = QTimer(program.window, singleShot=True, interval=200)
    queued.timeout.connect(lambda: seen.append("shown"))
    program.context.background.ask("slow", lambda _cancel: time.sleep(0.3), lambda _answer: queued.start())
    assert is_at_work(program)
    assert settled(program) and seen == ["shown"]
    window.close()
