"""From what is done by hand to the job or check that does it: what the dialogs start with; nothing is saved
before the person saves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from functools import partial
from pathlib import Path
from shlex import split

import pytest
from pytestqt.qtbot import QtBot

import engine
from app.cli.job_store import job_file
from app.cli.main import run
from app.jobs.command import check_arguments
from app.jobs.file import JobFile
from app.jobs.job import BackupRule, CheckKind, CheckRule, JobMode, When
from app.settings import Storing
from tests.builders.small_instance import write_small_instance
from tests.ui.job_pages import a_job, click, editor_of, hide_schedulers, shown_page, until, write_jobs
from tests.ui.lone_page import context_in, end, nameless
from ui.context import Context
from ui.models.job_drafts import is_below
from ui.pages.back_up.page import BackUpPage
from ui.pages.instances.page import InstancesPage
from ui.pages.jobs.check_dialog import CheckDialog
from ui.pages.jobs.editor import RETENTION, SCHEDULE
from ui.pages.retention.page import RetentionPage
from ui.pages.verify.page import VerifyPage
from ui.panels.command_dialog import CommandDialog
from ui.theme import ThemeController
from ui.values.job_draft import JobDraft

KEEP_LAST = engine.Retention(last=3)


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController, monkeypatch: pytest.MonkeyPatch) -> Iterator[Context]:
    hide_schedulers(monkeypatch, tmp_path / "bin")
    with context_in(tmp_path / "home", theme) as made:
        yield made


def known(qtbot: QtBot, context: Context, source: Path, destination: Path) -> engine.InstanceFiles:
    """The instance, found."""
    context.preferences.change(lambda s: s.with_folder(str(source.parent)).with_destination(str(destination)))
    until(qtbot, lambda: any(each.directory == source for each in context.inventory.instances))
    return next(each for each in context.inventory.instances if each.directory == source)


def test_a_backup_becomes_a_job(qtbot: QtBot, context: Context, source: Path, destination: Path) -> None:
    jobs, page = shown_page(qtbot, context), BackUpPage(context)
    qtbot.addWidget(page, before_close_func=partial(end, context, page))
    instance = known(qtbot, context, source, destination)
    page.choose(instance)
    page.choices.as_is.setChecked(True)
    assert not page.schedule_button.isEnabled() and "by hand" in page.schedule_button.toolTip()
    page.differential.setChecked(True)
    page.atomic.setChecked(True)
    assert not page.schedule_button.isEnabled() and "retention" in page.schedule_button.toolTip()
    page.atomic.setChecked(False)
    page.choices.storage.compress.setChecked(True)
    page.choices.storage.level.setValue(7)
    assert nameless(page) == []
    click(page.schedule_button)
    editor = editor_of(jobs)
    assert editor.sections.currentRow() == SCHEDULE
    job = editor.job
    assert job is not None and job.folders == (source,) and job.destination == destination
    assert job.name == instance.name and job.storing == Storing(7)
    assert job.rules == (BackupRule(When(at=(time(2),)), JobMode.DIFFERENTIAL),)
    assert not JobFile(context.locations.jobs).load().jobs
    editor.save()
    until(qtbot, lambda: context.jobs.value.named(job.name) == job)
    until(qtbot, lambda: jobs.editor is None)
    click(page.schedule_button)  # the name is taken now: another is asked for
    editor = editor_of(jobs)
    assert editor.places.name.text() == "" and editor.sections.currentRow() == 0
    editor.reject()


def test_the_selected_instances_become_a_job(
    qtbot: QtBot, context: Context, source: Path, destination: Path
) -> None:
    other = write_small_instance(source.parent / "other")
    engine.run_backup(engine.AtRestSource([other]), engine.LocalFolder(destination), engine.Kind.FULL)
    page = InstancesPage(context)
    qtbot.addWidget(page, before_close_func=partial(end, context, page))
    known(qtbot, context, source, destination)
    until(qtbot, lambda: page.table.current is not None and bool(context.inventory.chains))
    until(qtbot, lambda: any(context.ledger.of(each).chains for each in context.inventory.instances))
    asked: list[JobDraft] = []
    context.navigation.schedule.connect(asked.append)
    page.detail.schedule.trigger()
    assert page.chosen is not None and asked.pop().folders == (page.chosen.directory,)
    page.table.selectAll()
    assert page.actions_of_rows.schedule.text() == "Schedule these (2)…"
    page.actions_of_rows.schedule.trigger()
    draft = asked.pop()
    assert set(draft.folders) == {source, other} and draft.destination == str(destination) and draft.name == ""


def test_rules_go_into_a_job_of_the_destination(
    qtbot: QtBot, context: Context, source: Path, destination: Path
) -> None:
    engine.run_backup(engine.AtRestSource([source]), engine.LocalFolder(destination), engine.Kind.FULL)
    night = a_job("Night", source, destination)
    file = write_jobs(context, night, a_job("Elsewhere", source, destination.parent / "elsewhere"))
    jobs, page = shown_page(qtbot, context), RetentionPage(context)
    qtbot.addWidget(page, before_close_func=partial(end, context, page))
    instance = known(qtbot, context, source, destination)
    until(qtbot, lambda: bool(context.ledger.of(instance).chains))
    assert not page.schedule_button.isEnabled()
    page.form.set_rules(KEEP_LAST)
    page.form.changed.emit()
    assert page.schedule_button.isEnabled()
    page.schedule_menu.aboutToShow.emit()
    into, new = page.schedule_menu.actions()
    assert [into.text(), new.text()] == ["In the job Night…", "In a new job…"]
    new.trigger()
    editor = editor_of(jobs)
    assert editor.places.folders == (source,) and editor.places.place == destination
    assert editor.retention.rules == KEEP_LAST and editor.sections.currentRow() == 0
    editor.reject()
    into.trigger()
    editor = editor_of(jobs)
    assert editor.sections.currentRow() == RETENTION and editor.places.name.text() == "Night"
    assert file.load().named("Night") == night
    editor.save()
    until(qtbot, lambda: (job := file.load().named("Night")) is not None and job.retention == KEEP_LAST)


def test_a_verification_becomes_a_check(qtbot: QtBot, context: Context, source: Path, destination: Path) -> None:
    done = engine.run_backup(engine.AtRestSource([source]), engine.LocalFolder(destination), engine.Kind.FULL)
    jobs, page = shown_page(qtbot, context), VerifyPage(context)
    qtbot.addWidget(page, before_close_func=partial(end, context, page))
    page.target.set_target(source)
    until(qtbot, lambda: page.target.request is not None)
    assert not page.schedule_button.isEnabled() and "chain" in page.schedule_button.toolTip()
    page.target.set_target(done.chain)
    until(qtbot, lambda: page.target.is_chain)
    page.target.depth_box.setCurrentIndex(2)
    click(page.schedule_button)
    dialog = jobs.window().findChild(CheckDialog)
    assert isinstance(dialog, CheckDialog) and dialog.kind.currentData() == CheckKind.DRILL
    assert jobs.tabs.currentWidget() is jobs.checks and jobs.tabs.isVisible() and nameless(dialog) == []
    click(dialog.command_button)
    shown = dialog.findChild(CommandDialog)
    assert isinstance(shown, CommandDialog)
    line = shown.line.toPlainText()
    assert line == "ese-backup jobs checks drill --at 03:00 --budget 2h"
    shown.close()
    wanted = dialog.check
    dialog.reject()
    assert not JobFile(context.locations.jobs).load().checks
    assert run(split(line)[1:]) == 0
    assert job_file().load().checks == (wanted,)


def test_the_words_of_a_check() -> None:
    when = When(cron="30 2 * * 1-5", zone="Europe/Berlin")
    words = check_arguments(CheckRule(CheckKind.VERIFY, when))
    assert words[2:] == ["verify", "--cron", "30 2 * * 1-5", "--zone", "Europe/Berlin", "--budget", "2h"]


def test_what_is_below_a_place() -> None:
    assert is_below(engine.parse_place("s3://bucket/a/EDB/1"), "s3://bucket/a")
    assert is_below(Path("/srv/backups/EDB/1"), "/srv/backups/")
    assert not is_below(Path("/srv/backups2/EDB/1"), "/srv/backups")
