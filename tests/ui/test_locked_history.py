"""A history that another program has locked: the page says so, keeps its rows, and recovers by itself."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.history.runs import RunOperation, RunState
from tests.ui.lone_page import context_in
from tests.ui.recorded_history import made_entries, shown_page, until
from ui.theme import ThemeController


def test_a_locked_history_is_said_and_recovers(qtbot: QtBot, tmp_path: Path, theme: ThemeController) -> None:
    with context_in(tmp_path, theme) as empty:
        for made in made_entries(30):
            empty.history.record(made)
        empty.history.end_run(empty.history.begin_run("SRUM", RunOperation.BACKUP, "full"), RunState.SUCCESS)
        page = shown_page(qtbot, empty)
        events, runs = page.events, page.runs
        until(qtbot, lambda: (events.model.rowCount(), runs.model.rowCount()) == (30, 1))
        with contextlib.closing(sqlite3.connect(empty.locations.history, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            until(qtbot, lambda: not events.banner.isHidden())
            said = events.banner.message
            assert said is not None and "Another program has it locked" in said.advice
            page.tabs.setCurrentWidget(runs)
            until(qtbot, lambda: not runs.banner.isHidden())
            assert (events.model.rowCount(), runs.model.rowCount()) == (30, 1)
            other.execute("ROLLBACK")
            until(qtbot, lambda: runs.banner.isHidden())
            page.tabs.setCurrentWidget(events)
            until(qtbot, lambda: events.banner.isHidden())
        assert (events.model.rowCount(), runs.model.rowCount()) == (30, 1)
