"""What widgets and values say goes through the translator of the application, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QSettings, QTranslator
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from engine.progress import PageState
from ui import format as written
from ui.actions import SPECS, build_actions
from ui.levels import Level
from ui.main_window import MainWindow
from ui.page import PageContent, ShellPage
from ui.panels.timeline import Timeline
from ui.theme import ThemeController
from ui.values.backup_sets import ChainNode, SetKind, SetState
from ui.values.calendar_days import DayKind
from ui.values.message import Message
from ui.values.moments import Moments, Torn
from ui.values.run_line import RunLine
from ui.values.steps import Step, StepState
from ui.values.timeline_cells import Cell, CellKind, Stay, TimelineData
from ui.values.timeline_layout import Axis
from ui.values.timeline_marks import MarkKind, TimelineMark
from ui.values.week import SlotKind, WeekCell
from ui.widgets.banner import Banner
from ui.widgets.chain_strip import ChainStrip
from ui.widgets.navigation import NavigationBar
from ui.widgets.page_map import PageMap
from ui.widgets.phase_bar import PhaseBar
from ui.widgets.picture import Picture
from ui.widgets.runs_tray import RunsTray
from ui.widgets.throughput import ThroughputGraph
from ui.widgets.timeline_picture import TimelinePicture
from ui.widgets.week_calendar import WeekCalendar

NOW = datetime(2025, 11, 22, 2, tzinfo=UTC)
DATE = re.compile(r"\d+ [A-Z][a-z]+ \d{4}|UTC|GMT|CET|0x[0-9A-F]+|\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b")
WORD = re.compile(r"[^\W\d_]{2,}")


class Marks(QTranslator):
    """Puts every text that it is asked for into angle quotes."""

    def translate(self, context: str, text: str, disambiguation: str | None = None, count: int = -1) -> str:
        return f"«{text}»"

    def isEmpty(self) -> bool:
        return False


@pytest.fixture(autouse=True)
def _marks(qapp: QCoreApplication) -> Iterator[None]:
    marks = Marks()
    assert QCoreApplication.installTranslator(marks)
    yield
    QCoreApplication.removeTranslator(marks)


def untranslated(*texts: str) -> list[str]:
    """The words that were never asked for; dates and the like are written by the locale."""
    found = []
    for text in texts:
        depth, outside = 0, []
        for letter in DATE.sub("", text):
            depth += (letter == "«") - (letter == "»")
            outside.append(letter if not depth else " ")
        found += WORD.findall("".join(outside))
    return found


def said(picture: Picture) -> list[str]:
    """All that a picture says."""
    texts = [picture.accessibleName(), picture.accessibleDescription(), picture.summary()]
    texts += [picture.element_text(index) for index in range(picture.element_count())]
    return texts + [cell for row in picture.table() for cell in row]


def test_the_check_sees_what_is_not_asked_for() -> None:
    assert untranslated("«one {}» two", "22 Nov 2025 0x5C") == ["two"]


def test_values() -> None:
    later = [NOW + timedelta(seconds=seconds) for seconds in (-5, 5, 300, 9000, 400_000)]
    texts = [written.age(NOW, moment) for moment in later]
    texts += [written.duration(seconds) for seconds in (1.0, 20.0, 200.0, 9000.0, 4e5)]
    texts += [written.eta(seconds) for seconds in (None, 5, 300)]
    texts += [written.pages(1, 1), written.pages(1, 9), written.when(None), written.size(1), written.size(7)]
    texts += [written.rate(1e9), written.rate(5e4)]
    texts += [level.word for level in Level]
    for kinds in (SetKind, SetState, StepState, CellKind, Stay, MarkKind, DayKind, SlotKind):
        texts += [kind.words for kind in kinds]
    texts += [name for name, _ in Message(Level.INFO, "1", "2", "3", "4").rows]
    assert untranslated(*texts) == []


def test_actions_and_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    for spec, action in zip(SPECS, build_actions(parent).values(), strict=True):
        shown = action.toolTip().removesuffix(f" ({spec.keys})")
        assert untranslated(action.text(), action.statusTip(), action.iconText(), shown) == []
    settings = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    page = ShellPage("§", "history", lambda: PageContent(QWidget()), "§")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    window = MainWindow([page], settings, ThemeController(application))
    qtbot.addWidget(window)
    menus = window.menuBar().findChildren(QMenu)
    texts = [action.text() for action in window.menuBar().actions()]
    texts += [action.text() for menu in menus for action in menu.actions()]
    texts += [action.statusTip() for menu in menus for action in menu.actions()]
    assert len(texts) > 15
    assert untranslated(*texts) == []


def timeline_data() -> TimelineData:
    """Every state of a log and every mark, one of them bad."""
    start = 1_700_000_000_000_000
    stays = list(Stay)
    cells = tuple(
        Cell(2 * at + 1, kind, "§", start + at * 3_600_000_000, stays[at % 3]) for at, kind in enumerate(CellKind)
    )
    marks = tuple(
        TimelineMark(kind, start + at * 7_200_000_000, (1, 2 * at + 3), "", "§" if at % 2 else "", Path("§"))
        for at, kind in enumerate(MarkKind)
    )
    return TimelineData(cells, marks[:5], marks[5:], (3, "§"), (2, 4), (1, "§"), 4, folder=True)


def test_the_tools_of_the_timeline(qtbot: QtBot) -> None:
    view = Timeline()
    qtbot.addWidget(view)
    view.set_data(timeline_data())
    view.picture.set_current(0)
    view.as_table.setChecked(True)
    actions = (view.zoom_in, view.zoom_out, view.as_table, view.save, view.copy, view.restore_here)
    texts = [text for action in actions for text in (action.text(), action.toolTip())]
    texts += [box.itemText(at) for box in (view.axis, view.window_box) for at in range(box.count())]
    texts += [each.toolTip() for each in (view.axis, view.window_box)]
    texts += [each.accessibleName() for each in (view.axis, view.window_box, view.table)]
    texts += [view.picture.place_text(at) for at in range(view.picture.element_count())]
    assert len(texts) > 25 and untranslated(*texts) == []


def pictures() -> Sequence[Picture]:
    """Each with all that it can show."""
    timeline, strip, map_, bar = TimelinePicture(), ChainStrip(), PageMap(), PhaseBar()
    timeline.set_data(timeline_data())
    strip.set_nodes(
        [
            ChainNode(kind, NOW + timedelta(days=at), "§", state, broken="§" if at == 2 else "")
            for at, (kind, state) in enumerate(zip((*SetKind, SetKind.INCREMENTAL), [*SetState] * 2, strict=False))
        ]
    )
    map_.reset(9000, "§")
    map_.mark(1, bytes(PageState) * 10)
    map_.flush()
    bar.set_steps([Step("§", state, 5.0) for state in StepState])
    graph, slider = ThroughputGraph(), TimelinePicture()
    graph.add(0.5, 1e8)
    graph.add(1.5, 2e8)
    times = [1_700_000_000_000_000 + 60_000_000 * at for at in range(5)]
    torn = (Torn(None, times[0] - 9, "§"), Torn(times[-1] + 9, None, "§", 2))
    begin = (Cell(5, CellKind.FULL, "§", times[0]),)
    slider.set_data(TimelineData(begin, moments=Moments(times, ((5, times[0]),), torn)))
    slider.set_axis(Axis.TIME)
    slider.choose(2)
    week = WeekCalendar("§", "§")
    hours = (WeekCell(NOW.date(), at, kind, ("§",) * 9) for at, kind in enumerate(SlotKind))
    week.set_week(NOW.date(), tuple(hours), (NOW.date(), 9), frozenset({3}))
    return timeline, strip, map_, bar, graph, slider, week


def test_pictures(qtbot: QtBot) -> None:
    for picture in pictures():
        qtbot.addWidget(picture)
        picture.resize(700, 300)
        picture.show()
        texts = said(picture)
        assert len(texts) > 4
        assert untranslated(*texts) == [], type(picture).__name__
    for kind in (TimelinePicture, ChainStrip, PageMap, PhaseBar, ThroughputGraph):
        empty = kind()
        qtbot.addWidget(empty)
        assert untranslated(empty.accessibleName(), empty.accessibleDescription()) == []


def test_other_widgets(qtbot: QtBot) -> None:
    banner, tray, bar = Banner(), RunsTray(), NavigationBar([("§", "history", "")])
    for widget in (banner, tray, bar):
        qtbot.addWidget(widget)
    banner.show_message(Message(Level.WARNING, "§", "§", "§", "§"))
    runs = [
        RunLine(
            job=str(at),
            title="§",
            phase="§",
            level=Level.RUNNING,
            done=1,
            total=2,
            seconds_left=5.0,
            cancelling=at == 1,
        )
        for at in range(5)
    ]
    tray.set_runs(runs)
    texts = []
    for widget in (banner, tray, bar):
        parts = [widget, *widget.findChildren(QWidget)]
        texts += [part.accessibleName() for part in parts] + [part.toolTip() for part in parts]
        texts += [button.text() for button in widget.findChildren(QPushButton)]
    assert untranslated(*texts) == []
