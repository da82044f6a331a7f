"""Who runs the jobs: the entry of a scheduler is shown, installed and removed; the window stands in for it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from app.history.history import History
from app.history.runs import RunState
from app.history.slots import Look, Slots
from app.jobs.file import JobFile
from app.jobs.job import BackupRule, Jobs, Limits, When
from app.schedulers.scheduler import Deviation, Drift, Installed
from app.schedulers.spec import SchedulerKind
from tests.schedulers.spare_crontab import spare_crontab, write_wrapper
from tests.ui.job_pages import a_job, click, hide_schedulers, names, shown_page, until, write_jobs
from tests.ui.lone_page import context_in, nameless
from tests.ui.window import Open
from ui.context import Context
from ui.levels import Level
from ui.models.scheduler import SchedulerLook, needed_spec, summary
from ui.pages.jobs.install_dialog import InstallDialog
from ui.pages.jobs.page import JobsPage
from ui.pages.jobs.scheduler_view import SchedulerView
from ui.questions import ask_to_cancel
from ui.theme import ThemeController
from ui.widgets.panel import scrolled
from ui.widgets.text import TextLabel

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
STEP = timedelta(minutes=5)


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController, monkeypatch: pytest.MonkeyPatch) -> Iterator[Context]:
    hide_schedulers(monkeypatch, tmp_path / "bin")
    with context_in(tmp_path / "home", theme) as made:
        yield made


def entry(every: timedelta = STEP, *drift: Deviation) -> Installed:
    found = tuple(Drift(each, "It differs.", "Install it again.") for each in drift)
    return Installed(SchedulerKind.SYSTEMD, False, ("/usr/bin/ese-backup", "run-due"), every, drift=found)


@pytest.mark.parametrize(
    ("installed", "looks", "runs_here", "level"),
    [
        ((), (), True, Level.WARNING),
        ((entry(STEP, Deviation.DISABLED),), (Look("run-due", NOW),), True, Level.WARNING),
        ((entry(),), (), True, Level.WARNING),
        ((entry(),), (Look("run-due", NOW - 2 * STEP),), False, Level.SUCCESS),
        ((entry(),), (Look("run-due", NOW - 2 * STEP - timedelta(seconds=1)),), True, Level.WARNING),
        ((entry(),), (Look("window", NOW), Look("run-due", NOW - 3 * STEP)), True, Level.WARNING),
        ((entry(STEP, Deviation.EDITED),), (Look("run-due", NOW),), False, Level.WARNING),
        ((entry(8 * STEP), entry()), (Look("run-due", NOW - 3 * STEP),), True, Level.WARNING),
    ],
)
def test_the_window_stands_in_where_nothing_else_looks(
    installed: tuple[Installed, ...], looks: tuple[Look, ...], runs_here: bool, level: Level
) -> None:
    look = SchedulerLook(NOW, installed, looks)
    text, shown = summary(look, NOW, has_jobs=True)
    assert (look.window_runs, shown) == (runs_here, level)
    assert ("This window runs the jobs" in text) == runs_here


def test_the_window_runs_what_is_due(qtbot: QtBot, context: Context, source: Path, destination: Path) -> None:
    job = replace(a_job("Often", source, destination), rules=(BackupRule(When(every=timedelta(minutes=15))),))
    write_jobs(context, job)
    with_first = Slots(context.history)
    page = shown_page(qtbot, context)
    until(qtbot, lambda: names(page) == ["Often"])
    until(qtbot, lambda: "This window runs the jobs while it is open." in page.line.text.text())
    assert with_first.looks() == []
    context.job_runs.start()
    context.job_runs.refresh()
    until(qtbot, lambda: bool(with_first.looks()))
    assert with_first.looks()[0].by == "window"
    until(qtbot, lambda: not context.job_runs.running)
    assert context.history.runs() == []  # it was seen first now, so that nothing is due yet


def test_run_now(qtbot: QtBot, context: Context, source: Path, destination: Path) -> None:
    write_jobs(context, a_job("Night", source, destination))
    page = shown_page(qtbot, context)
    until(qtbot, lambda: names(page) == ["Night"])
    page.list.select("Night")
    page.list.run.trigger()
    assert page.tabs.currentWidget() is page.queue
    until(qtbot, lambda: not context.job_runs.running)
    (run,) = context.history.runs()
    assert (run.job, run.state) == ("Night", RunState.SUCCESS)
    assert len(list(destination.glob("*/*/backup-manifest.json"))) == 1
    until(qtbot, lambda: context.jobs.looks[0].last is not None)


def test_no_job_runs_while_the_file_is_damaged(
    qtbot: QtBot, context: Context, source: Path, destination: Path
) -> None:
    file = write_jobs(context, a_job("Night", source, destination))
    page = shown_page(qtbot, context)
    until(qtbot, lambda: names(page) == ["Night"])
    file.path.write_text("format = 1\n[[job")
    context.jobs.refresh()
    until(qtbot, lambda: context.jobs.error is not None)
    context.job_runs.start()
    context.job_runs.refresh()
    until(qtbot, lambda: not context.background.is_busy("scheduler"))
    assert not context.job_runs.running
    assert "This window runs" not in page.line.text.text()


@pytest.fixture
def crontab(tmp_path: Path, context: Context) -> Iterator[Path]:
    """The real crontab, for an account that no one uses."""
    with spare_crontab() as words:
        yield write_wrapper(tmp_path / "bin" / "crontab", words)


def test_an_entry_is_installed_and_removed(
    qtbot: QtBot, context: Context, source: Path, destination: Path, crontab: Path
) -> None:
    write_jobs(context, a_job("Night", source, destination))
    page = shown_page(qtbot, context)
    page.tabs.setCurrentWidget(page.scheduler)
    panel = page.scheduler
    until(qtbot, lambda: context.job_runs.look is not None)
    assert panel.install_button.isVisible() and not panel.remove_button.isVisible()
    (about,) = (
        each
        for each in cast("list[TextLabel]", panel.findChildren(TextLabel))
        if each.text().startswith("Once installed")
    )
    assert panel.install_button.mapTo(panel, QPoint()).y() < about.mapTo(panel, QPoint()).y()
    click(panel.install_button)
    dialog = page.window().findChild(InstallDialog)
    assert isinstance(dialog, InstallDialog) and nameless(dialog) == []
    until(qtbot, lambda: "run-due" in dialog.preview.toPlainText())
    assert subprocess.run([crontab, "-l"], capture_output=True, check=False).returncode != 0
    click(dialog.install_button)
    until(qtbot, lambda: panel.remove_button.isVisible() and not panel.install_button.isVisible())
    listed = subprocess.run([crontab, "-l"], capture_output=True, check=True).stdout.decode()
    assert "run-due" in listed and "cron, for this user" in page.line.text.text()
    assert "has not looked for due jobs yet" in page.line.text.text()
    click(panel.remove_button)
    assert panel.question is not None
    next(each for each in panel.question.findChildren(QPushButton) if each.text() == "Remove the entry").click()
    until(qtbot, lambda: panel.install_button.isVisible())
    left = subprocess.run([crontab, "-l"], capture_output=True, check=False).stdout.decode()
    assert "run-due" not in left


def test_the_sentence_without_jobs() -> None:
    assert summary(SchedulerLook(NOW), NOW, has_jobs=False) == ("No scheduler is installed.", Level.NEUTRAL)
    assert summary(SchedulerLook(NOW), NOW, has_jobs=True)[0].endswith("see the tab Scheduler.")
    assert summary(None, NOW, has_jobs=True)[1] is Level.NEUTRAL


@pytest.mark.parametrize(("minutes", "needed"), [(15, 15), (90, 30), (60, 60), (16, 4)])
def test_how_often_has_to_be_looked(minutes: int, needed: int, source: Path, destination: Path) -> None:
    rules = (BackupRule(When(every=timedelta(minutes=minutes))),)
    jobs = Jobs((replace(a_job("Often", source, destination), rules=rules),))
    assert needed_spec(jobs).minutes == needed


def test_a_run_of_this_window_shows_its_phase(
    qtbot: QtBot, context: Context, source: Path, destination: Path
) -> None:
    file = write_jobs(context, a_job("Night", source, destination))
    file.change(lambda jobs: replace(jobs, limits=Limits(rate=2048)))
    page = shown_page(qtbot, context)
    until(qtbot, lambda: names(page) == ["Night"])
    page.list.select("Night")
    page.list.run.trigger()
    model = page.queue.table.model()
    until(qtbot, lambda: model.rowCount() == 1 and "Databases · " in str(model.index(0, 3).data()))
    assert model.index(0, 5).data() == "This window" and context.job_runs.busy == 1
    page.queue.table.selectRow(0)
    page.queue.cancel.trigger()
    until(qtbot, lambda: not context.job_runs.running)
    assert [run.state for run in context.history.runs()] == [RunState.CANCELLED]
    assert context.job_runs.progress.newest == {}
    until(qtbot, lambda: model.rowCount() == 0)


def test_the_whole_window(
    open_window: Open, tmp_path: Path, source: Path, destination: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other pages lead here; what is at work is asked about before the window closes."""
    hide_schedulers(monkeypatch, tmp_path / "bin")
    home = tmp_path / "home"
    slow = Jobs((a_job("Night", source, destination),), limits=Limits(rate=2048))
    JobFile(home / "jobs.toml").change(lambda _jobs: slow)
    window = open_window(source, home=home)
    application = window.application
    page = application.page("jobs").widget
    assert isinstance(page, JobsPage)
    window.until(lambda: names(page) == ["Night"])
    window.until(lambda: [look.by for look in Slots(application.history).looks()] == ["window"])
    application.context.navigation.edit_job.emit("Night")
    assert application.shown == "jobs"
    assert page.editor is not None and page.editor.places.name.text() == "Night"
    page.editor.reject()
    application.context.navigation.show_schedule.emit()
    assert page.tabs.currentWidget() is page.scheduler
    application.context.navigation.run_job.emit("Night")
    window.until(lambda: application.job_runs.busy == 1)
    seen: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append(box.text())
        next(each for each in box.buttons() if each.text().startswith("Keep")).click()

    QTimer.singleShot(50, answer)
    assert ask_to_cancel(application.window, application.run_queue, application.job_runs) is False
    assert seen == ["1 run in progress. Closing the window cancels it."]
    application.close()
    with History(home / "history.sqlite3") as history:
        assert [run.state for run in history.runs()] == [RunState.CANCELLED]


def test_a_low_part_of_the_page_does_not_cut_what_differs(qtbot: QtBot, context: Context) -> None:
    view = SchedulerView(context)
    page = scrolled(view)  # as its page is
    qtbot.addWidget(page)
    drifted = entry(STEP, *[Deviation.EDITED] * 4)
    context.job_runs.look = SchedulerLook(NOW, (drifted,), (), (SchedulerKind.SYSTEMD,))
    page.resize(700, 160)
    page.show()
    context.job_runs.changed.emit()
    until(
        qtbot,
        lambda: (
            view.banner.isVisible() and view.banner.height() >= view.banner.heightForWidth(view.banner.width())
        ),
    )
