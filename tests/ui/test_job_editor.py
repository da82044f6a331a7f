"""The dialog for one job: everything that a job has, what is wrong with which field, and other programs."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path
from typing import cast

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

import engine
from app.audit.log import AuditLog
from app.cli.main import run
from app.jobs.file import JobFile
from app.jobs.job import BackupRule, Hook, Job, JobMode, Targets, Weekday, When
from app.settings import Locations, Storing
from tests.ui.job_pages import (
    HOURLY,
    NIGHT,
    a_job,
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
from ui.models.when_draft import WhenKind
from ui.pages.jobs.editor import JobEditor
from ui.panels.command_dialog import CommandDialog
from ui.theme import ThemeController


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController, monkeypatch: pytest.MonkeyPatch) -> Iterator[Context]:
    hide_schedulers(monkeypatch, tmp_path / "bin")
    with context_in(tmp_path / "home", theme) as made:
        yield made


def everything(folder: Path, destination: Path) -> Job:
    """A job with a value in each field."""
    return Job(
        "Everything",
        (folder, folder.parent / "it's another"),
        destination,
        below=True,
        rules=(
            BackupRule(When(at=(time(1, 30), time(13, 0)), on=frozenset({Weekday.SUNDAY})), JobMode.FULL),
            BackupRule(When(every=timedelta(minutes=90), grace=timedelta(hours=4)), JobMode.AUTO),
            BackupRule(When(cron="30 2 * * 1-5", zone="Europe/Berlin"), JobMode.DIFFERENTIAL),
        ),
        storing=Storing(level=7),
        identity_files=("keyring:backups", str(folder / "id.txt")),
        retention=engine.Retention(daily=7, weekly=engine.Retention.UNLIMITED, max_size=500 << 30),
        targets=Targets(timedelta(hours=26), timedelta(days=7), timedelta(days=30)),
        before=Hook(("/bin/mount", "/srv/a b"), timedelta(minutes=2)),
        after=Hook(("/bin/true",)),
        paused="by hand",
        hosts=("db1",),
    )


def opened(qtbot: QtBot, context: Context, job: Job) -> JobEditor:
    """The dialog for ``job``, which is in the file."""
    write_jobs(context, job)
    page = shown_page(qtbot, context)
    until(qtbot, lambda: names(page) == [job.name])
    page.list.select(job.name)
    page.list.edit.trigger()
    editor = editor_of(page)
    qtbot.waitExposed(editor)
    return editor


def test_what_is_not_changed_stays(qtbot: QtBot, context: Context, source: Path, destination: Path) -> None:
    job = everything(source, destination)
    editor = opened(qtbot, context, job)
    assert editor.job == job
    for row in range(editor.sections.count()):
        editor.sections.setCurrentRow(row)
        assert nameless(editor) == []
    editor.places.name.setText("Another name")
    click(editor.save_button)
    until(qtbot, lambda: context.jobs.value.named("Another name") == replace(job, name="Another name"))


def test_an_editor_that_is_closed_while_it_saves(
    qtbot: QtBot, context: Context, source: Path, destination: Path
) -> None:
    """What was asked for is done; nobody waits for the answer."""
    job = everything(source, destination)
    editor = opened(qtbot, context, job)
    editor.places.name.setText("Another name")
    with qtbot.captureExceptions() as errors:
        click(editor.save_button)
        editor.reject()
        shiboken6.delete(editor)
        until(qtbot, lambda: context.jobs.value.named("Another name") == replace(job, name="Another name"))
    assert errors == []


def test_the_command_line_makes_the_same_job(
    qtbot: QtBot, context: Context, source: Path, destination: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = replace(everything(source, destination), after=Hook(("/bin/true",), timedelta(minutes=2)))
    editor = opened(qtbot, context, job)
    click(editor.command_button)
    dialog = editor.findChild(CommandDialog)
    assert isinstance(dialog, CommandDialog)
    words = shlex.split(dialog.line.toPlainText())
    monkeypatch.setenv("ESE_BACKUP_HOME", str(destination.parent / "another home"))
    assert words[0] == "ese-backup" and run(words[1:]) == 0
    assert JobFile(Locations.of().jobs).load().jobs == (replace(job, paused=""),)


def test_what_one_command_cannot_say(qtbot: QtBot, context: Context, source: Path, destination: Path) -> None:
    editor = opened(qtbot, context, everything(source, destination))
    click(editor.command_button)
    assert editor.banner.message is not None and "one time limit" in editor.banner.message.what


def test_the_new_job_is_in_the_audit_log(qtbot: QtBot, context: Context, source: Path, destination: Path) -> None:
    editor = opened(qtbot, context, a_job("Night", source, destination))
    editor.places.destination.setEditText(str(source))
    click(editor.save_button)
    until(qtbot, lambda: editor.banner.message is not None)
    assert editor.banner.message is not None and "is inside the folder" in editor.banner.message.why
    log = AuditLog(context.locations.audit)
    assert list(log.entries()) == [], "what is refused is no deed"
    editor.places.destination.setEditText(str(destination.parent / "others"))
    click(editor.save_button)
    until(qtbot, lambda: len(list(log.entries())) == 2)
    before, after = log.entries()
    assert (before.deed, before.job, after.outcome) == ("change of a job", "Night", "success")


def test_what_is_wrong_is_said_at_its_field(
    qtbot: QtBot, context: Context, source: Path, destination: Path
) -> None:
    editor = opened(qtbot, context, a_job("Night", source, destination))
    assert editor.save_button.isEnabled()
    assert editor.reason.text().startswith("No rule makes full backups"), "what it does without is no fault"
    editor.sections.setCurrentRow(1)
    editor.rules.fields.at.setText("2 o'clock")
    line = editor.rules.fields.fault_lines["at"]
    assert line.isVisible() and editor.rules.fields.at.property("invalid") == "true"
    assert not editor.save_button.isEnabled() and "Rule 1" in editor.reason.text()
    assert not editor.sections.item(1).icon().isNull() and "Rule 1" in str(
        editor.sections.item(1).data(Qt.ItemDataRole.AccessibleTextRole)
    )
    editor.rules.fields.at.setText("2:00, 14:00")
    assert not line.isVisible() and editor.save_button.isEnabled()
    editor.sections.setCurrentRow(4)
    editor.targets.max_age.setText("soon")
    assert editor.targets.max_age.line.isVisible() and not editor.save_button.isEnabled()
    editor.targets.max_age.setText("26h")
    editor.sections.setCurrentRow(5)
    editor.hooks.before.command.setText("/bin/login --password=hunter2")
    assert not editor.save_button.isEnabled() and "secret" in editor.reason.text()
    editor.hooks.before.command.setText('/bin/login "open')
    assert editor.hooks.before.line.isVisible()
    editor.hooks.before.command.setText("")
    editor.sections.setCurrentRow(0)
    editor.places.name.setText("a/b")
    assert editor.places.name_fault.isVisible() and not editor.save_button.isEnabled()
    editor.places.name.setText("Night")
    editor.places.destination.setEditText("s3://")
    assert editor.places.destination_fault.isVisible() and not editor.save_button.isEnabled()
    editor.places.destination.setEditText(str(next(source.iterdir())))
    until(qtbot, lambda: editor.places.destination_fault.text() == "This is a file, not a folder.")
    assert not editor.save_button.isEnabled()
    editor.places.destination.setEditText(str(source))
    until(qtbot, lambda: editor.places.seen.text().startswith("Error: "))


def test_an_expression_of_cron_is_explained(
    qtbot: QtBot, context: Context, source: Path, destination: Path
) -> None:
    editor = opened(qtbot, context, a_job("Night", source, destination))
    editor.sections.setCurrentRow(1)
    fields = editor.rules.fields
    click(fields.kinds[WhenKind.CRON])
    assert not editor.save_button.isEnabled()
    QTest.keyClicks(fields.cron, "30 4 * * 1-5")
    until(qtbot, lambda: fields.next.text().count("04:30") == 3)
    assert fields.words.text() == "Every weekday at 04:30"
    fields.cron.setText("30 4 * *")
    assert "five fields" in fields.fault_lines["cron"].text()
    fields.cron.setText("0 0 30 2 *")
    until(qtbot, lambda: fields.next.text() == "This never happens." or bool(fields.fault_lines["cron"].text()))
    assert editor.rules.table.model().index(0, 1).data()


def test_rules_are_added_and_removed(qtbot: QtBot, context: Context, source: Path, destination: Path) -> None:
    editor = opened(qtbot, context, a_job("Night", source, destination))
    editor.sections.setCurrentRow(1)
    click(editor.rules.add_button)
    click(editor.rules.fields.kinds[WhenKind.EVERY])
    editor.rules.mode.setCurrentIndex(editor.rules.mode.findData(JobMode.INCREMENTAL))
    assert list(editor.rules.rules) == [BackupRule(NIGHT, JobMode.AUTO), BackupRule(HOURLY, JobMode.INCREMENTAL)]
    editor.rules.table.selectRow(0)
    assert editor.rules.fields.at.text() == "02:00"
    editor.activateWindow()
    editor.rules.table.setFocus()
    until(qtbot, editor.rules.table.hasFocus)
    QTest.keyClick(editor.rules.table, Qt.Key.Key_Delete)
    assert [rule.mode for rule in editor.rules.rules] == [JobMode.INCREMENTAL]
    click(editor.rules.remove_button)
    assert list(editor.rules.rules) == [] and editor.save_button.isEnabled()


def test_another_program_changes_the_job_meanwhile(
    qtbot: QtBot, context: Context, source: Path, destination: Path
) -> None:
    job = a_job("Night", source, destination)
    editor = opened(qtbot, context, job)
    theirs = replace(job, targets=Targets(timedelta(hours=3)))
    file = write_jobs(context, theirs)
    editor.targets.max_age.setText("5h")
    height = editor.height()
    click(editor.save_button)
    until(qtbot, lambda: editor.banner.message is not None)
    assert file.load().jobs == (theirs,) and editor.isVisible()
    areas = cast("list[QScrollArea]", editor.findChildren(QScrollArea))
    until(qtbot, lambda: editor.height() > height)
    until(qtbot, lambda: not any(area.isVisible() and area.verticalScrollBar().maximum() for area in areas))
    click(editor.reload_button)
    assert editor.targets.max_age.text() == "3h" and not editor.overwrite_button.isVisible()
    file.change(lambda jobs: replace(jobs, jobs=()))
    context.jobs.look_for_news()
    until(qtbot, lambda: editor.banner.message is not None)
    assert not editor.reload_button.isVisible()
    click(editor.overwrite_button)
    until(qtbot, lambda: file.load().jobs == (theirs,))


def test_overwriting_is_asked_for_each_version(
    qtbot: QtBot, context: Context, source: Path, destination: Path
) -> None:
    job = a_job("Night", source, destination)
    editor = opened(qtbot, context, job)
    editor.targets.max_age.setText("5h")
    file = write_jobs(context, replace(job, paused="first"))
    context.jobs.look_for_news()
    until(qtbot, lambda: editor.overwrite_button.isVisible())
    write_jobs(context, replace(job, paused="second"))
    click(editor.overwrite_button)
    until(qtbot, lambda: editor.banner.message is not None and editor.overwrite_button.isVisible())
    assert file.load().jobs[0].paused == "second"
    click(editor.overwrite_button)
    until(qtbot, lambda: file.load().jobs[0].targets.max_age == timedelta(hours=5))
