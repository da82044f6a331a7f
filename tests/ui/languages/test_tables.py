"""The columns of tables in French, in a window of the usual size: what is shown of each, and what is not cut."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QTableView, QTreeView
from pytestqt.qtbot import QtBot

from app.history.runs import Run, RunOperation, RunState
from app.jobs.file import JobFile
from app.jobs.job import BackupRule, Job, JobMode, Jobs, When
from app.language import Language
from app.settings import Locations
from tests.builders.small_instance import write_small_instance
from tests.ui.window import Window
from ui.languages.installed import InstalledLanguage
from ui.models.chains import ChainColumn
from ui.models.job_ends import JobLook
from ui.models.jobs import job_row
from ui.models.sets_rows import SetsColumn
from ui.pages.destinations.page import DestinationsPage
from ui.pages.jobs.job_list import JobColumn
from ui.pages.jobs.page import JobsPage
from ui.pages.restore.page import RestorePage
from ui.pages.sets.page import SetsPage
from ui.panels.kept_layout import header_of


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> Iterator[Window]:
    """An instance with a backup and a job, in French."""
    french = InstalledLanguage(qapp, Language.FRENCH)
    folder = write_small_instance(tmp_path / "source", last=3)
    backups = tmp_path / "backups"
    backups.mkdir()
    (tmp_path / "home").mkdir()
    night = BackupRule(When(at=(time(2, 0),)), JobMode.AUTO)
    file = JobFile(Locations(tmp_path / "home", tmp_path / "home").jobs)
    file.change(lambda _jobs: Jobs((Job("Mail", (folder,), backups, rules=(night,)),)))
    made = Window(qtbot, tmp_path / "home", [folder])
    made.back_up.choose(made.application.inventory.instances[0])
    made.plan(backups)
    made.finish(made.start())
    made.application.window.resize(1280, 840)
    yield made
    made.close()
    french.remove()


def hidden(table: QTableView | QTreeView) -> set[int]:
    header = header_of(table)
    return {column for column in range(header.count()) if header.isSectionHidden(column)}


def test_the_usual_window_shows_what_matters(window: Window) -> None:
    program = window.application
    program.show_page("restore")
    restore = program.page("restore").widget
    assert isinstance(restore, RestorePage)
    chains = restore.what.chains.table
    window.until(lambda: chains.model().rowCount() > 0)
    window.until(lambda: ChainColumn.SIZE not in hidden(chains))
    assert ChainColumn.PIN in hidden(chains), "nothing is pinned"
    program.show_page("sets")
    sets = program.page("sets").widget
    assert isinstance(sets, SetsPage)
    window.until(lambda: bool(sets.model.entries))
    window.until(lambda: SetsColumn.LOGS not in hidden(sets.view))
    program.show_page("destinations")
    destinations = program.page("destinations").widget
    assert isinstance(destinations, DestinationsPage)
    window.until(lambda: destinations.table.model().rowCount() > 0)
    window.until(lambda: hidden(destinations.table) == {7, 8, 10})  # locked, full: neither; identity


def test_the_jobs_say_where_to_and_how_they_went(window: Window) -> None:
    program = window.application
    program.show_page("jobs")
    page = program.page("jobs").widget
    assert isinstance(page, JobsPage)
    table, now = page.list.table, datetime.now(UTC)
    window.until(lambda: table.model().rowCount() > 0)
    window.until(lambda: hidden(table) == set())
    window.until(lambda: hidden(page.agenda.next) == set())
    job = JobFile(program.context.locations.jobs).load().jobs[0]
    run = Run("1", "mail", RunOperation.BACKUP, "full", now, state=RunState.WARNING, ended=now)
    row = job_row(JobLook(job, now, run), now)

    def fits() -> bool:
        """The list may be read again meanwhile."""
        if table.shown_index(0, JobColumn.LAST).data() != row[JobColumn.LAST].text:
            table.rows.set_rows([row])
            return False
        metrics, icon = table.fontMetrics(), 26
        uncut = (JobColumn.SCHEDULE, JobColumn.NEXT, JobColumn.LAST)
        needed = {column: metrics.horizontalAdvance(row[column].text) + 10 for column in uncut}
        needed[JobColumn.LAST] += icon
        return all(table.columnWidth(column) >= wide for column, wide in needed.items())

    window.until(fits)
