"""The right of the status bar: next run, space, and as whom the program runs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.status.values import ProblemType, Severity, StatusProblem
from tests.ui.lone_page import context_in
from tests.ui.sample_overview import crowd, failing, mixed
from ui.format import when
from ui.status_line import StatusLine
from ui.theme import ThemeController


def test_it_says_what_is_next_and_where_space_is_short(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    with context_in(tmp_path, ThemeController(qapp)) as context:
        line = StatusLine(context)
        qtbot.addWidget(line)
        assert line.next_run.text() == line.space.text() == ""
        assert line.user.text().endswith(("(administrator)", "(standard user)"))
        assert str(tmp_path) in line.user.toolTip()
        for seen in (mixed(), failing(), crowd()):
            context.outlook.seen = seen
            context.outlook.changed.emit()
            own = seen.own or seen.overview
            due = [each.next_run for each in own.instances if each.next_run]
            assert line.next_run.text() == (f"Next run: {when(min(due))}" if due else "No run is scheduled")
            absent = [each.place for each in own.destinations if not each.available]
            if absent:
                assert line.space.text() == f"Destination not available: {absent[0].name}"
                assert line.space.toolTip() == str(absent[0])
                assert line.space.property("level") == "warning"


def test_the_destination_with_the_least_space_is_named(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    seen = mixed()
    first = replace(seen.overview.destinations[0], available=True, problems=())
    two = replace(first, place=Path("/large"), free=9 << 30), replace(first, place=Path("/small"), free=3 << 30)
    with context_in(tmp_path, ThemeController(qapp)) as context:
        line = StatusLine(context)
        qtbot.addWidget(line)
        context.outlook.seen = replace(seen, overview=replace(seen.overview, destinations=two), own=None)
        context.outlook.changed.emit()
        assert line.space.text() == "3.0 GiB free"
        assert line.space.toolTip() == "/small"
        assert not line.space.property("level")
        assert line.next_run.text()
        lost = StatusProblem(
            ProblemType.DESTINATION, Severity.CRITICAL, "/small", "The destination is not available"
        )
        gone = replace(two[1], available=False, problems=(lost,))
        context.outlook.seen = replace(context.outlook.seen, overview=replace(seen.overview, destinations=(gone,)))
        context.outlook.changed.emit()
        assert line.space.property("level") == "error", "a job needs it"
        both = tuple(replace(each, available=False, problems=(lost,)) for each in two)
        context.outlook.seen = replace(context.outlook.seen, overview=replace(seen.overview, destinations=both))
        context.outlook.changed.emit()
        assert line.space.text() == "2 destinations not available"
        assert line.space.toolTip().splitlines() == ["/large", "/small"]
