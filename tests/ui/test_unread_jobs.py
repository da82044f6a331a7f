"""While the job file cannot be used, the window shows what its jobs back up, and calls nothing of it good."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from pytestqt.qtbot import QtBot

import engine
from app.history.history import History
from app.jobs.file import JobFile
from app.jobs.job import Jobs
from app.operations.backup import BackupRequest
from app.operations.instance_source import FilesAtRest
from app.operations.runner import Runner
from app.settings import Locations
from tests.ui.job_pages import a_job
from tests.ui.window import Window
from ui.levels import Level
from ui.models.instance_rows import InstanceColumn, InstanceRow
from ui.models.overview_rows import OverviewColumn
from ui.pages.overview.page import OverviewPage


def test_what_only_jobs_know_stays_in_sight(qtbot: QtBot, source: Path, destination: Path, tmp_path: Path) -> None:
    """In the window that has read the file before, and in one that never has."""
    home = tmp_path / "home"
    locations = Locations(home, home)
    JobFile(locations.jobs).change(lambda _before: Jobs((a_job("nightly", source, destination),)))
    with History(locations.history) as history:
        request = BackupRequest(FilesAtRest((source,)), destination, engine.Kind.FULL)
        Runner(history).run(request, job="nightly")

    window = Window(qtbot, home, [])
    try:
        _until_shown(window, "OK")
        assert _next_run(window) is not None
        locations.jobs.write_text("[[job]")
        window.application.jobs.refresh()
        window.application.context.outlook.refresh()
        _until_shown(window, "Not known")
        assert _next_run(window) is None
    finally:
        window.close()

    window = Window(qtbot, home, [])
    try:
        _until_shown(window, "Not known")
        window.until(lambda: bool(window.application.inventory.chains))
        assert window.application.inventory.destinations == (str(destination),)
        window.application.show_page("instances")
        window.until(lambda: [row.verdict[1] for row in _rows(window)] == [Level.NEUTRAL])
        (row,) = _rows(window)
        assert row.verdict[0].startswith("What its jobs promise is not known")
        assert row.age.level is Level.NEUTRAL and " of " not in row.age.text
        assert row.text(InstanceColumn.NEXT) == "–"
    finally:
        window.close()


def _until_shown(window: Window, state: str) -> None:
    page = cast("OverviewPage", window.application.page("overview").widget)

    def is_shown() -> bool:
        model = page.table.model()
        return [model.index(row, OverviewColumn.STATE).data() for row in range(model.rowCount())] == [state]

    window.until(is_shown)


def _next_run(window: Window) -> datetime | None:
    seen = window.application.context.outlook.seen
    assert seen is not None and seen.now <= datetime.now(UTC)
    (found,) = seen.overview.instances
    return found.next_run


def _rows(window: Window) -> list[InstanceRow]:
    return list(window.instances.model.rows())
