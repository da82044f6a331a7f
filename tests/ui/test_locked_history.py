"""A history that another program has locked: the page says so, keeps its rows, and recovers by itself."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.history.runs import RunOperation, RunState
from tests.ui.job_pages import a_job, cells, names, write_jobs
from tests.ui.job_pages import shown_page as jobs_page
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


def test_jobs_say_that_the_history_is_locked(
    qtbot: QtBot, tmp_path: Path, theme: ThemeController, source: Path, destination: Path
) -> None:
    """The look failed without a word, and the list stayed as it was, or empty."""
    with context_in(tmp_path, theme) as context:
        write_jobs(context, a_job("Night", source, destination))
        run = context.history.begin_run("edb", RunOperation.BACKUP, "full", job="Night")
        context.history.end_run(run, RunState.SUCCESS)
        page = jobs_page(qtbot, context)
        until(qtbot, lambda: cells(page, "Night")[-1].startswith("Success") if names(page) else False)
        with contextlib.closing(sqlite3.connect(context.locations.history, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            write_jobs(context, a_job("Later", source, destination))
            context.jobs.refresh()
            until(qtbot, lambda: page.file_banner.isVisible())
            said = page.file_banner.message
            assert said is not None and said.what.startswith("The history cannot be read.") and said.advice
            assert names(page) == ["Later"], "the job file could be read"
            other.execute("ROLLBACK")
            context.jobs.refresh()
            until(qtbot, lambda: not page.file_banner.isVisible())
