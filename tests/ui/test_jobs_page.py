"""The Jobs page on real job files: the first job, the list and what can be done with it, damaged files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QScrollArea
from pytestqt.qtbot import QtBot

import engine
from app.history.runs import RunOperation, RunState
from app.jobs.file import JobFile
from app.jobs.job import JobMode
from app.own_names import Naming
from engine.error_codes import Code
from tests.ui.job_pages import (
    a_job,
    cells,
    click,
    editor_of,
    hide_schedulers,
    names,
    shown_page,
    until,
    write_jobs,
)
from tests.ui.lone_page import context_in, nameless
from ui.context import Context
from ui.levels import Level
from ui.models.instances import identity
from ui.models.job_ends import JobLook
from ui.models.jobs import job_row, names_by_folder
from ui.pages.jobs.job_list import JobColumn
from ui.pages.jobs.page import JobsPage
from ui.pages.jobs.pause_dialog import PauseDialog
from ui.theme import ThemeController


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController, monkeypatch: pytest.MonkeyPatch) -> Iterator[Context]:
    hide_schedulers(monkeypatch, tmp_path / "bin")
    with context_in(tmp_path / "home", theme) as made:
        yield made


def test_nothing_that_scrolls_is_in_what_scrolls(qtbot: QtBot, context: Context) -> None:
    page = JobsPage(context)
    qtbot.addWidget(page)
    (area,) = (each for each in page.findChildren(QScrollArea))
    assert area.parent() is page


def test_the_first_job(qtbot: QtBot, context: Context, source: Path, destination: Path) -> None:
    context.preferences.change(lambda s: s.with_folder(str(source.parent)).with_destination(str(destination)))
    page = shown_page(qtbot, context)
    until(qtbot, lambda: bool(context.inventory.instances))
    assert page.stack.currentIndex() == 1 and not page.tabs.isVisible()
    assert nameless(page) == []
    page.activateWindow()
    page.setFocus()
    until(qtbot, page.isActiveWindow)
    context.navigation.new_job.emit()
    editor = editor_of(page)
    qtbot.waitExposed(editor)
    assert nameless(editor) == []
    assert not editor.save_button.isEnabled() and "Enter a name" in editor.reason.text()
    QTest.keyClicks(editor.places.name, "Night")
    assert "Select at least one instance" in editor.reason.text()
    editor.places.instances.item(0).setCheckState(Qt.CheckState.Checked)
    assert "Choose a destination" in editor.reason.text()
    editor.places.destination.setEditText(str(destination))
    until(qtbot, lambda: "Can be written to" in editor.places.seen.text())
    assert list(destination.iterdir()) == []
    click(editor.save_button)
    until(qtbot, lambda: names(page) == ["Night"])
    assert page.editor is None and page.tabs.isVisible()
    (job,) = JobFile(context.locations.jobs).load().jobs
    assert (job.name, job.folders, job.destination) == ("Night", (source,), destination)
    assert [rule.mode for rule in job.rules] == [JobMode.AUTO]
    assert [job.name for job in page.list.chosen()] == ["Night"]


def test_the_list_says_when_and_how_it_went(
    qtbot: QtBot, context: Context, source: Path, destination: Path
) -> None:
    failed, fresh = a_job("Failed one", source, destination), a_job("New one", source, destination)
    write_jobs(context, failed, fresh, replace(fresh, name="Held", paused="moved until Friday"))
    run = context.history.begin_run("source", RunOperation.BACKUP, "full", job="Failed one")
    context.history.end_run(run, RunState.FAILED, error=Code.DiskFull.error("The disk is full."))
    page = shown_page(qtbot, context)
    until(qtbot, lambda: len(names(page)) == 3)
    row = cells(page, "Failed one")
    assert row[JobColumn.SCHEDULE] == "Every day at 02:00: incremental or full"
    assert row[JobColumn.LAST] == "Failed · just now" and "02:00" in row[JobColumn.NEXT]
    assert cells(page, "New one")[JobColumn.LAST] == "Never"
    assert cells(page, "Held")[JobColumn.NEXT] == "Paused: moved until Friday"
    index = page.list.table.model().index(names(page).index("Failed one"), JobColumn.LAST)
    assert not index.data(Qt.ItemDataRole.DecorationRole).isNull()
    assert "The disk is full." in index.data(Qt.ItemDataRole.ToolTipRole)
    page.list.table.sortByColumn(JobColumn.NAME, Qt.SortOrder.DescendingOrder)
    assert names(page) == ["New one", "Held", "Failed one"]
    QTest.keyClicks(page.list.filter, "moved")
    assert names(page) == ["Held"]


def test_pause_with_a_reason_and_resume(qtbot: QtBot, context: Context, source: Path, destination: Path) -> None:
    file = write_jobs(context, a_job("Night", source, destination))
    page = shown_page(qtbot, context)
    until(qtbot, lambda: names(page) == ["Night"])
    page.list.table.selectRow(0)
    assert page.list.pause.isEnabled() and not page.list.resume.isEnabled()
    page.list.pause.trigger()
    dialog = page.window().findChild(PauseDialog)
    assert isinstance(dialog, PauseDialog) and nameless(dialog) == []
    assert not dialog.pause_button.isEnabled()
    QTest.keyClicks(dialog.field, "moving")
    click(dialog.pause_button)
    until(qtbot, lambda: cells(page, "Night")[JobColumn.NEXT] == "Paused: moving")
    assert file.load().jobs[0].paused == "moving"
    page.list.resume.trigger()
    until(qtbot, lambda: file.load().jobs[0].paused == "")


def test_removal_can_be_taken_back(qtbot: QtBot, context: Context, source: Path, destination: Path) -> None:
    jobs = [a_job(name, source, destination) for name in ("One", "Two", "Three")]
    file = write_jobs(context, *jobs)
    page = shown_page(qtbot, context)
    until(qtbot, lambda: len(names(page)) == 3)
    page.list.select("Two")
    page.list.table.setFocus()
    QTest.keyClick(page.list.table, Qt.Key.Key_Delete)
    until(qtbot, lambda: names(page) == ["One", "Three"] and page.undo_line.isVisible())
    assert "chains and history stay" in page.undo_line.undo_button.accessibleDescription()
    click(page.undo_line.undo_button)
    until(qtbot, lambda: len(names(page)) == 3)
    assert file.load().jobs == tuple(jobs) and not page.undo_line.isVisible()
    page.list.select("Two")
    QTest.keyClick(page.list.table, Qt.Key.Key_Delete)
    until(qtbot, lambda: names(page) == ["One", "Three"] and page.undo_line.isVisible())
    JobFile(file.path).change(lambda before: replace(before, jobs=tuple(jobs)))
    context.jobs.look_for_news()
    until(qtbot, lambda: len(names(page)) == 3)
    assert not page.undo_line.isVisible(), "another program has brought it back"


def test_a_job_whose_destination_is_away_is_marked(source: Path, destination: Path) -> None:
    look = JobLook(a_job("Night", source, destination), None, None)
    now = datetime.now(UTC)
    assert job_row(look, now)[JobColumn.DESTINATION].level is None
    cell = job_row(look, now, {str(destination)})[JobColumn.DESTINATION]
    assert cell.level is Level.ERROR and cell.tip == f"{destination} is not available."


def test_a_job_that_failed_says_why_and_can_be_run_again(
    qtbot: QtBot, context: Context, source: Path, destination: Path
) -> None:
    """Its row said "Failed", and the rest was in a tooltip."""
    write_jobs(context, a_job("Full", source, destination), a_job("Bad", source, destination))
    for name, code in (("Bad", Code.ReadVerifyFailure), ("Full", Code.DiskFull)):
        run = context.history.begin_run("edb", RunOperation.BACKUP, "full", source=str(source), job=name)
        context.history.end_run(run, RunState.FAILED, error=code.error("It went wrong.", hint="Mend it."))
    page = shown_page(qtbot, context)
    until(qtbot, lambda: page.list.trouble.isVisible())
    message = page.list.trouble.message
    assert message is not None and "job Full failed" in message.what, "the newest"
    assert (message.why, message.advice) == ("It went wrong.", "Mend it.")
    started: list[str] = []
    page.list.started.disconnect()
    page.list.started.connect(lambda jobs: started.extend(job.name for job in jobs))
    click(page.list.trouble.act_button)
    assert started == ["Full"]
    page.list.select("Bad")
    assert page.list.trouble.message is not None and "job Bad failed" in page.list.trouble.message.what
    assert page.list.trouble.act_button.text() == "Show run", "another run would fail as well"
    with qtbot.waitSignal(context.navigation.show_history):
        click(page.list.trouble.act_button)
    good = context.jobs.path.read_text()
    context.jobs.path.write_text(good + "[[")
    context.jobs.refresh()
    until(qtbot, lambda: page.file_banner.message is not None)
    until(qtbot, lambda: page.list.trouble.message is None)  # no job can be run
    context.jobs.path.write_text(good)
    context.jobs.refresh()
    until(qtbot, lambda: page.list.trouble.message is not None)
    for name in ("Bad", "Full"):
        run = context.history.begin_run("edb", RunOperation.BACKUP, "full", source=str(source), job=name)
        context.history.end_run(run, RunState.SUCCESS)
    context.jobs.refresh()
    until(qtbot, lambda: not page.list.trouble.isVisible())


def test_a_job_names_its_instances_as_other_pages_do(
    qtbot: QtBot, context: Context, source: Path, destination: Path, tmp_path: Path
) -> None:
    """They were named by their folders: "source"."""
    (found,) = engine.scan([source]).instances
    nowhere, look = tmp_path / "nowhere", JobLook(a_job("Night", source, destination))
    called = names_by_folder([found], {})
    cell = job_row(look, datetime.now(UTC), (), called)[JobColumn.INSTANCES]
    assert (cell.text, cell.tip) == (found.name, f"{source}, {found.name}")
    both = replace(look, job=replace(look.job, folders=(source, nowhere)))
    own = names_by_folder([found], {identity(found): Naming("Mail")})
    assert job_row(both, datetime.now(UTC), (), own)[JobColumn.INSTANCES].text == "Mail, nowhere"
    below = replace(look, job=replace(look.job, below=True))
    assert job_row(below, datetime.now(UTC), (), own)[JobColumn.INSTANCES].text == f"All in {source.name}"
    write_jobs(context, look.job)
    context.preferences.change(
        lambda s: replace(s.with_folder(str(source)), names={identity(found): Naming("DC01")})
    )
    context.inventory.refresh()
    page = shown_page(qtbot, context)
    until(qtbot, lambda: names(page) == ["Night"] and cells(page, "Night")[JobColumn.INSTANCES] == "DC01")


def test_what_was_changed_meanwhile_is_not_removed(
    qtbot: QtBot, context: Context, source: Path, destination: Path
) -> None:
    file = write_jobs(context, a_job("Night", source, destination))
    page = shown_page(qtbot, context)
    until(qtbot, lambda: names(page) == ["Night"])
    page.list.select("Night")
    file.change(lambda jobs: replace(jobs, jobs=(replace(jobs.jobs[0], paused="by hand"),)))
    page.list.remove.trigger()
    until(qtbot, lambda: page.banner.message is not None)
    assert page.banner.message is not None and "Nothing was overwritten" in page.banner.message.what
    assert file.load().jobs[0].paused == "by hand" and not page.undo_line.isVisible()


def test_enter_edits_and_copy_makes_another(
    qtbot: QtBot, context: Context, source: Path, destination: Path
) -> None:
    file = write_jobs(context, replace(a_job("Night", source, destination), paused="moving"))
    page = shown_page(qtbot, context)
    until(qtbot, lambda: names(page) == ["Night"])
    page.list.select("Night")
    QTest.keyClick(page.list.table, Qt.Key.Key_Return)
    editor = editor_of(page)
    editor.places.name.setText("Nightly")
    click(editor.save_button)
    until(qtbot, lambda: names(page) == ["Nightly"])
    assert file.load().jobs[0].paused == "moving"
    page.list.copy.trigger()
    copy = editor_of(page)
    assert copy.places.name.text() == "Nightly copy"
    click(copy.save_button)
    until(qtbot, lambda: sorted(names(page)) == ["Nightly", "Nightly copy"])
    made = file.load().named("Nightly copy")
    assert made is not None and made.paused == "" and made.folders == (source,)


def test_export_and_import(
    qtbot: QtBot,
    context: Context,
    source: Path,
    destination: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    jobs = [a_job(name, source, destination) for name in ("One", "Two")]
    file, other = write_jobs(context, *jobs), tmp_path / "others.toml"
    page = shown_page(qtbot, context)
    until(qtbot, lambda: len(names(page)) == 2)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(other), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    page.export()
    until(qtbot, other.exists)
    assert JobFile(other).load().jobs == tuple(jobs)
    file.change(lambda before: replace(before, jobs=before.jobs[:1]))
    context.jobs.refresh()
    until(qtbot, lambda: names(page) == ["One"])
    page.list.import_.trigger()
    until(qtbot, lambda: len(names(page)) == 2)
    assert file.load().jobs == tuple(jobs)
    assert page.banner.message is not None and page.banner.message.why == "One"


def test_a_damaged_file_is_shown_and_never_written(
    qtbot: QtBot, context: Context, source: Path, destination: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write_jobs(context, a_job("Night", source, destination))
    good = file.path.read_text()
    bad = good.replace('"02:00"', '"25:00"')
    file.path.write_text(bad)
    page = shown_page(qtbot, context)
    until(qtbot, lambda: page.stack.currentIndex() == 2)
    assert page.file_banner.message is not None
    line = bad[: bad.index("25:00")].count("\n") + 1
    assert f"line {line}" in page.file_banner.message.why and "25:00" in page.file_banner.message.why
    assert not page.list.new.isEnabled() and not page.tabs.isVisible()
    assert nameless(page) == []
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    page.open_file.trigger()
    assert opened == [str(file.path)]
    assert file.path.read_text() == bad
    file.path.write_text(good)
    page.reload.trigger()
    until(qtbot, lambda: names(page) == ["Night"] and page.stack.currentIndex() == 3)
    assert page.file_banner.message is None


def test_what_another_program_does_to_the_file_is_followed(
    qtbot: QtBot, context: Context, source: Path, destination: Path
) -> None:
    file = write_jobs(context, a_job("Night", source, destination))
    page = shown_page(qtbot, context)
    until(qtbot, lambda: names(page) == ["Night"])
    said: list[str] = []
    context.navigation.announce.connect(said.append)
    context.jobs.look_for_news()
    until(qtbot, lambda: not context.background.is_busy("jobs news"))
    assert said == []
    JobFile(file.path).change(lambda jobs: replace(jobs, jobs=(replace(jobs.jobs[0], name="Other"),)))
    context.jobs.look_for_news()
    until(qtbot, lambda: names(page) == ["Other"])
    assert said == ["Another program has changed the jobs. They were reloaded."]
    file.path.write_text("format = 99")
    context.jobs.look_for_news()
    until(qtbot, lambda: page.stack.currentIndex() == 2)
    assert page.file_banner.message is not None and "format 99" in page.file_banner.message.why


def test_an_unknown_field_is_told(qtbot: QtBot, context: Context, source: Path, destination: Path) -> None:
    file = write_jobs(context, a_job("Night", source, destination))
    file.path.write_text(file.path.read_text().replace("[[job]]", "[[job]]\npuased = 'x'", 1))
    page = shown_page(qtbot, context)
    until(qtbot, lambda: page.file_banner.message is not None)
    assert page.file_banner.message is not None and "puased" in page.file_banner.message.why
    assert names(page) == ["Night"]


def test_three_hundred_jobs(qtbot: QtBot, context: Context, source: Path, destination: Path) -> None:
    write_jobs(context, *(a_job(f"Job {number:03}", source, destination) for number in range(300)))
    page = shown_page(qtbot, context)
    until(qtbot, lambda: len(names(page)) == 300)
    assert all(page.list.table.rowHeight(row) <= 32 for row in range(300))
    assert page.list.table.indexAt(page.list.table.viewport().rect().center()).data() != "Job 299"
    page.list.select("Job 299")
    last = page.list.table.visualRect(page.list.table.currentIndex())
    assert page.list.table.viewport().rect().intersects(last)
    assert [job.name for job in page.list.chosen()] == ["Job 299"]
