"""The Jobs page alone, on a job file of a test; no scheduler of this machine is seen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.jobs.file import JobFile
from app.jobs.job import BackupRule, Job, JobMode, Jobs, When
from app.schedulers import systemd
from tests.ui.lone_page import end
from tests.ui.windows import PATIENCE_MS
from ui.context import Context
from ui.pages.jobs.editor import JobEditor
from ui.pages.jobs.page import JobsPage

NIGHT = When(at=(time(2, 0),))
HOURLY = When(every=timedelta(hours=1))


def hide_schedulers(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """As on a system that has none: what is installed on this one is not looked at."""
    folder.mkdir(exist_ok=True)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(systemd, "_BOOTED", folder / "not-booted")


def a_job(name: str, folder: Path, destination: Path, mode: JobMode = JobMode.AUTO) -> Job:
    """One that runs at night."""
    return Job(name, (folder,), destination, rules=(BackupRule(NIGHT, mode),))


def write_jobs(context: Context, *jobs: Job) -> JobFile:
    """The job file of the context, with these."""
    file = JobFile(context.locations.jobs)
    file.change(lambda _before: Jobs(jobs))
    return file


def shown_page(qtbot: QtBot, context: Context, height: int = 800) -> JobsPage:
    """The page, shown, the job file read."""
    page = JobsPage(context)
    qtbot.addWidget(page, before_close_func=partial(end, context, page))
    page.resize(1100, height)
    page.show()
    qtbot.waitExposed(page)
    until(qtbot, lambda: context.jobs.is_loaded)
    return page


def until(qtbot: QtBot, holds: Callable[[], bool]) -> None:
    qtbot.waitUntil(holds, timeout=PATIENCE_MS)


def click(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def editor_of(page: JobsPage) -> JobEditor:
    """The dialog that is open."""
    assert page.editor is not None
    return page.editor


def names(page: JobsPage) -> list[str]:
    """The jobs of the list, in its order."""
    model = page.list.table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def cells(page: JobsPage, name: str) -> list[str]:
    """The row of that job."""
    model = page.list.table.model()
    row = names(page).index(name)
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]
