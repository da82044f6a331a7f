"""Jobs in what has to be brought about first: many of them, missed slots, a queue, faults, a scheduler's entry.
See :mod:`tests.ui.picture_scenes`."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TypeVar, cast

from PySide6.QtWidgets import QDialog, QWidget

from app.jobs.file import JobFile
from app.jobs.job import Jobs
from tests.ui.job_story import example_jobs, write_history
from tests.ui.monkey_hands import live
from tests.ui.monkey_world import World
from tests.ui.picture_runs import hold
from tests.ui.picture_walk import box_of, dialog_of, page_of, until
from ui.application import Application
from ui.pages.jobs.editor import JobEditor
from ui.pages.jobs.install_dialog import InstallDialog
from ui.pages.jobs.page import JobsPage

Scene = Callable[[Application, World], QWidget]
P = TypeVar("P", bound=QWidget)
D = TypeVar("D", bound=QDialog)
_CRONTAB = """#!/bin/sh
kept="$(dirname "$0")/crontab.kept"
case "$1" in
-l) [ -s "$kept" ] || { echo "no crontab for you" >&2; exit 1; }; cat "$kept" ;;
-r) : > "$kept" ;;
-) cat > "$kept" ;;
esac
"""
"""A crontab of the world, which knows no other program."""


# ---- jobs


def _full(program: Application, world: World) -> JobsPage:
    """Jobs of all sorts, and what became of their slots."""
    jobs = example_jobs(world.folder)
    for folder in {each for job in jobs.jobs for each in job.folders}:
        folder.mkdir(parents=True, exist_ok=True)
    JobFile(world.locations.jobs).change(lambda _before: jobs)
    if "Mail every night" not in [run.job for run in program.history.runs()]:
        write_history(world.locations.history, jobs, datetime.now(UTC))
    program.jobs.refresh()
    page = page_of(program, "jobs", JobsPage)
    until(lambda: program.jobs.value == jobs and page.stack.currentIndex() == 3)
    page.list.select("Mail every night")
    live(600)
    return page


def _many(at: int, program: Application, world: World) -> QWidget:
    page = _full(program, world)
    page.tabs.setCurrentIndex(at)
    live(400)
    return program.window


def _week_after(program: Application, world: World) -> QWidget:
    page = _full(program, world)
    page.tabs.setCurrentIndex(0)
    page.agenda.after_button.click()
    live(600)
    return program.window


def _queue(held: bool, program: Application, _world: World) -> QWidget:
    """A job at work; ``held``: paused."""
    hold()
    page = page_of(program, "jobs", JobsPage)
    runs = program.job_runs
    until(lambda: runs.look is not None and not runs.running and program.jobs.value.named("Copy") is not None)
    page.tabs.setCurrentIndex(1)
    until(lambda: page.list.table.model().rowCount() == 2)
    page.list.select("Copy")
    until(page.list.run.isEnabled)
    page.list.run.trigger()
    until(lambda: bool(runs.progress.newest) and page.queue.count > 0)
    page.queue.table.selectRow(0)
    if held:
        page.queue.pause.trigger()
        until(page.queue.resume.isEnabled)
    live(1200)
    return program.window


def _removed(program: Application, world: World) -> QWidget:
    page = _full(program, world)
    page.list.remove.trigger()
    until(page.undo_line.isVisible)
    return program.window


def _damaged(program: Application, world: World) -> QWidget:
    _full(program, world)
    path = world.locations.jobs
    path.write_text(path.read_text(encoding="utf-8").replace("[[job]]", "[[job", 1), encoding="utf-8")
    program.jobs.refresh()
    page = page_of(program, "jobs", JobsPage)
    until(lambda: page.stack.currentIndex() == 2)
    return program.window


def _faults(part: int, program: Application, world: World) -> QWidget:
    """A dialog in which much is wrong."""
    page = _full(program, world)
    page.list.edit.trigger()
    editor = dialog_of(program, JobEditor)
    editor.places.name.setText("Search index")
    editor.places.destination.setEditText(str(world.folder / "service" / "mail" / "edb.log"))
    editor.rules.table.selectRow(1)
    editor.rules.fields.kinds[next(iter(editor.rules.fields.kinds))].setChecked(True)
    editor.rules.fields.at.setText("25:00")
    editor.targets.max_age.setText("soon")
    editor.sections.setCurrentRow(part)
    live(500)
    return editor


def _conflict(program: Application, world: World) -> QWidget:
    """Another program changed the job meanwhile."""
    page = _full(program, world)
    page.list.edit.trigger()
    editor = dialog_of(program, JobEditor)

    def paused(jobs: Jobs) -> Jobs:
        return replace(jobs, jobs=tuple(replace(job, paused="by hand") for job in jobs.jobs))

    JobFile(world.locations.jobs).change(paused)
    program.jobs.look_for_news()
    until(lambda: editor.banner.message is not None)
    return editor


def _new_job(program: Application, _world: World) -> QWidget:
    page_of(program, "jobs", JobsPage).edit(None)
    return dialog_of(program, JobEditor)


# ---- the scheduler


def _scheduler(program: Application, world: World) -> JobsPage:
    """A system with cron."""
    crontab = world.folder / "bin" / "crontab"
    if not crontab.exists():
        crontab.write_text(_CRONTAB)
        crontab.chmod(0o700)
        os.environ["PATH"] = f"{world.folder / 'bin'}:/usr/bin:/bin"
    program.job_runs.refresh()
    page = page_of(program, "jobs", JobsPage)
    page.tabs.setCurrentWidget(page.scheduler)
    until(lambda: program.job_runs.look is not None and bool(program.job_runs.look.kinds))
    live(400)
    return page


def _installing(program: Application, world: World) -> QWidget:
    page = _scheduler(program, world)
    page.scheduler.install_button.click()
    dialog = dialog_of(program, InstallDialog)
    until(lambda: "run-due" in dialog.preview.toPlainText())
    return dialog


def _installed(program: Application, world: World) -> QWidget:
    page = _scheduler(program, world)
    if not page.scheduler.remove_button.isVisible():
        dialog = cast("InstallDialog", _installing(program, world))
        dialog.install_button.click()
        until(page.scheduler.remove_button.isVisible)
    live(500)
    return program.window


def _drifted(how: str, program: Application, world: World) -> QWidget:
    """The entry was changed by hand: it looks once a day, or never."""
    _installed(program, world)
    kept = world.folder / "bin" / "crontab.kept"
    lines = kept.read_text(encoding="utf-8").splitlines()
    changed = []
    for line in lines:
        if "run-due" in line and how == "daily":
            line = " ".join(["0", "0", "*", "*", "*", *line.split()[5:]])
        elif "run-due" in line:
            line = f"# {line.lstrip('# ')}"
        changed.append(line)
    kept.write_text("\n".join(changed) + "\n", encoding="utf-8")
    program.job_runs.refresh()
    page = page_of(program, "jobs", JobsPage)
    until(page.scheduler.repair_button.isVisible)
    live(500)
    return program.window


def _repairing(program: Application, world: World) -> QWidget:
    _drifted("daily", program, world)
    page_of(program, "jobs", JobsPage).scheduler.repair_button.click()
    dialog = dialog_of(program, InstallDialog)
    until(lambda: "run-due" in dialog.preview.toPlainText())
    return dialog


def _to_be_removed(program: Application, world: World) -> QWidget:
    _installed(program, world)
    scheduler = page_of(program, "jobs", JobsPage).scheduler
    return box_of(scheduler.remove_button.click, program.window)


def _not_installed(program: Application, world: World) -> QWidget:
    """The crontab refuses."""
    dialog = cast("InstallDialog", _installing(program, world))
    crontab = world.folder / "bin" / "crontab"
    crontab.write_text("#!/bin/sh\necho 'you are not allowed to use this program' >&2\nexit 1\n")
    dialog.install_button.click()
    until(lambda: dialog.banner.message is not None)
    crontab.write_text(_CRONTAB)
    return dialog


JOB_STATES: dict[str, Scene] = {
    "jobs.many": partial(_many, 0),
    "jobs.many_missed": partial(_many, 2),
    "jobs.many_checks": partial(_many, 3),
    "jobs.next_week": _week_after,
    "jobs.removed": _removed,
    "jobs.faults": partial(_faults, 0),
    "jobs.faults_schedule": partial(_faults, 1),
    "jobs.faults_targets": partial(_faults, 4),
    "jobs.conflict": _conflict,
    "jobs.new": _new_job,
    "jobs.install": _installing,
    "jobs.refused": _not_installed,
    "jobs.installed": _installed,
    "jobs.drifted": partial(_drifted, "daily"),
    "jobs.repair": _repairing,
    "jobs.uninstall": _to_be_removed,
    "jobs.off": partial(_drifted, "off"),
    "jobs.damaged": _damaged,
    "jobs.working": partial(_queue, False),
    "jobs.held": partial(_queue, True),
}
"""``page.scene``, as in :data:`tests.ui.picture_scenes.SCENES`."""
