"""Pictures of the Jobs page, light and dark: ``python -m tests.ui.job_story FOLDER``.

The whole window on real files: instances, a job file, a history with runs and slots of the last days. ``main``
makes a job file that is damaged, too, and fills the dialog wrongly.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time as clocks
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

import engine
from app.history.history import History
from app.history.runs import Figures, RunOperation, RunState
from app.history.slots import SlotOutcome, Slots
from app.jobs.file import JobFile
from app.jobs.job import (
    BackupRule,
    CheckKind,
    CheckRule,
    Hook,
    Job,
    JobMode,
    Jobs,
    Limits,
    QuietHours,
    Targets,
    Weekday,
    When,
)
from app.settings import Locations, Storing, Theme
from engine.error_codes import Code
from tests.builders.small_instance import write_small_instance
from tests.ui.picture_walk import end
from ui.application import Application
from ui.pages.jobs.check_dialog import CheckDialog
from ui.pages.jobs.install_dialog import InstallDialog
from ui.pages.jobs.page import JobsPage
from ui.pages.jobs.pause_dialog import PauseDialog

SIZE = 1280, 860
_WAIT = 60.0
NIGHT = When(at=(time(2, 0),))
SUNDAY = When(at=(time(1, 0),), on=frozenset({Weekday.SUNDAY}))
WORKDAYS = frozenset(list(Weekday)[:5])


def example_jobs(place: Path) -> Jobs:
    """Jobs of all sorts for the instances and destinations in ``place``."""
    store = place / "backups"
    mail = Job(
        "Mail every night",
        (place / "service" / "mail", place / "service" / "directory"),
        store,
        rules=(BackupRule(SUNDAY, JobMode.FULL), BackupRule(When(every=timedelta(hours=1)), JobMode.AUTO)),
        storing=Storing(level=3),
        retention=engine.Retention(daily=7, weekly=5, monthly=12),
        targets=Targets(timedelta(hours=26), timedelta(days=7), timedelta(days=30)),
        before=Hook(("/usr/local/bin/mount-backups",)),
    )
    sample = Job("Search index", (place / "service" / "search",), store, rules=(BackupRule(NIGHT, JobMode.FULL),))
    office = Job(
        "Branch office",
        (place / "service",),
        engine.parse_place("s3://branch-backups/office"),
        below=True,
        rules=(BackupRule(When(cron="30 4 * * 1-5", zone="Europe/Berlin"), JobMode.DIFFERENTIAL),),
    )
    archive = Job("Archive copy", (place / "service" / "mail",), place / "archive")
    moved = Job(
        "Old server",
        (place / "service" / "search",),
        store,
        rules=(BackupRule(NIGHT),),
        paused="moved until Friday",
    )
    checks = (
        CheckRule(CheckKind.VERIFY, When(at=(time(4, 0),), on=WORKDAYS)),
        CheckRule(CheckKind.DRILL, When(at=(time(6, 0),), on=frozenset({Weekday.SUNDAY})), timedelta(hours=1)),
    )
    limits = Limits(runs=2, rate=50 << 20, quiet=QuietHours(time(8), time(18)))
    return Jobs((mail, sample, office, archive, moved), checks, limits)


def write_history(path: Path, jobs: Jobs, now: datetime) -> None:
    """Runs and slots of the last days: served, skipped, failed."""
    moment = [now]
    with History(path, clock=lambda: moment[0]) as history:
        slots = Slots(history)
        for hours in range(60, 0, -1):
            slot = (now - timedelta(hours=hours)).replace(minute=0, second=0, microsecond=0)
            moment[0] = slot + timedelta(seconds=20)
            if hours in (30, 31, 32):
                slots.skip(jobs.jobs[0].name, "hourly", (slot,), "A newer slot was run instead.")
                continue
            record = slots.begin(jobs.jobs[0].name, "hourly", slot)
            run = history.begin_run("mail", RunOperation.BACKUP, "incremental", job=jobs.jobs[0].name)
            moment[0] += timedelta(seconds=40)
            history.end_run(run, RunState.SUCCESS, Figures(bytes=3 << 20))
            if record is not None:
                slots.end(record, SlotOutcome.CAUGHT_UP if hours == 29 else SlotOutcome.SERVED, (run.id,))
        moment[0] = now - timedelta(hours=9)
        record = slots.begin(jobs.jobs[1].name, "night", moment[0])
        run = history.begin_run("search", RunOperation.BACKUP, "full", job=jobs.jobs[1].name)
        error = Code.DiskFull.error("The disk of /backups is full.", hint="Free space there.")
        history.end_run(run, RunState.FAILED, error=error)
        if record is not None:
            slots.end(record, SlotOutcome.FAILED, (run.id,), error.message)


class JobStory:
    """One pass through the page in one theme."""

    def __init__(self, app: QApplication, place: Path, out: Path, theme: Theme, size: tuple[int, int]) -> None:
        self.place, self.out, self.theme = place, out, theme
        self.home = place / "home"
        folders = [place / "service" / name for name in ("mail", "directory", "search")]
        for folder, base in zip(folders, ("edb", "ntd", "SRU"), strict=True):
            write_small_instance(folder, base=base)
        for name in ("backups", "archive"):
            (place / name).mkdir()
        self.program = Application(app, Locations(self.home, self.home), [place / "service"])
        self.program.theme.set_theme(theme)
        self.program.window.resize(*size)
        self.program.preferences.change(lambda s: s.with_destination(str(place / "backups")))

    def start(self) -> None:
        """Until the page has something to show."""
        self.program.start()
        until(lambda: self.program.inventory.looked)
        self.program.show_page("jobs")

    def close(self) -> None:
        """End the program."""
        end(self.program)

    @property
    def page(self) -> JobsPage:
        widget = self.program.page("jobs").widget
        assert isinstance(widget, JobsPage)
        return widget

    def shoot(self, name: str, window: QWidget | None = None) -> None:
        live(600)
        (window or self.program.window).grab().save(str(self.out / f"{name}-{self.theme.value}.png"))

    def tell(self) -> None:
        """All pictures."""
        until(lambda: self.page.stack.currentIndex() == 1)
        self.shoot("jobs-empty")
        self.page.list.new.trigger()
        assert self.page.editor is not None
        self.shoot("job-editor-new", self.page.editor)
        self.page.editor.reject()
        jobs = example_jobs(self.place)
        JobFile(self.home / "jobs.toml").change(lambda _jobs: jobs)
        write_history(self.home / "history.sqlite3", jobs, datetime.now(UTC))
        self.program.jobs.refresh()
        until(lambda: self.page.stack.currentIndex() == 3)
        self.page.list.select("Mail every night")
        for row, name in enumerate(("jobs", "jobs-queue-empty", "jobs-missed", "jobs-checks", "jobs-scheduler")):
            self.page.tabs.setCurrentIndex(row)
            self.shoot(name)
        self._running()
        self._editors()
        self._damaged()

    def _running(self) -> None:
        """A job at work, slowly; it is held, and then stopped."""
        slow = Limits(rate=2048)
        JobFile(self.home / "jobs.toml").change(lambda jobs: replace(jobs, limits=slow))
        self.program.jobs.refresh()
        self.page.list.select("Archive copy")
        self.page.list.run.trigger()
        until(lambda: self.page.queue.count > 0)
        live(1200)
        self.page.queue.table.selectRow(0)
        self.shoot("jobs-queue")
        self.page.queue.pause.trigger()
        until(lambda: self.page.queue.resume.isEnabled())
        self.shoot("jobs-queue-held")
        self.page.queue.cancel.trigger()
        until(lambda: not self.program.job_runs.running)
        self.page.list.select("Mail every night")

    def _editors(self) -> None:
        self.page.list.edit.trigger()
        editor = self.page.editor
        assert editor is not None
        for row, name in enumerate(("what", "schedule", "retention", "storage", "targets", "programs")):
            editor.sections.setCurrentRow(row)
            self.shoot(f"job-editor-{name}", editor)
        editor.sections.setCurrentRow(0)
        editor.places.name.setText("Search index")
        editor.places.destination.setEditText(str(self.place / "service" / "mail" / "edb.log"))
        editor.rules.table.selectRow(1)
        editor.rules.fields.kinds[next(iter(editor.rules.fields.kinds))].setChecked(True)
        editor.rules.fields.at.setText("25:00")
        editor.targets.max_age.setText("soon")
        self.shoot("job-editor-faults", editor)
        editor.sections.setCurrentRow(1)
        self.shoot("job-editor-faults-schedule", editor)
        editor.reject()
        self._dialogs()
        self.page.tabs.setCurrentIndex(0)
        self.page.list.remove.trigger()
        until(lambda: self.page.undo_line.isVisible())
        self.shoot("jobs-removed")
        self.page.undo_line.undo_button.click()

    def _dialogs(self) -> None:
        """The smaller ones, and what is said when another program has changed the job meanwhile."""
        page = self.page
        for begin, kind, name in (
            (page.list.pause.trigger, PauseDialog, "job-pause"),
            (page.checks.add_button.click, CheckDialog, "job-check"),
            (page.scheduler.install_button.click, InstallDialog, "job-install"),
        ):
            begin()
            dialog = self.program.window.findChildren(kind)[-1]
            self.shoot(name, dialog)
            dialog.reject()
        page.list.edit.trigger()
        assert page.editor is not None
        path, name = self.home / "jobs.toml", "Mail every night"
        file = JobFile(path)
        file.change(lambda jobs: replace(jobs, jobs=tuple(_paused(job, name) for job in jobs.jobs)))
        self.program.jobs.look_for_news()
        until(lambda: page.editor is not None and page.editor.banner.message is not None)
        self.shoot("job-editor-conflict", page.editor)
        page.editor.reject()

    def _damaged(self) -> None:
        path = self.home / "jobs.toml"
        good = path.read_text(encoding="utf-8")
        path.write_text(good.replace("[[job]]", "[[job", 1), encoding="utf-8")
        self.program.jobs.refresh()
        until(lambda: self.page.stack.currentIndex() == 2)
        self.shoot("jobs-damaged")


def _paused(job: Job, name: str) -> Job:
    return replace(job, paused="by hand") if job.name == name else job


def until(holds: Callable[[], bool]) -> None:
    """Let the window live until ``holds``."""
    end = clocks.monotonic() + _WAIT
    while not holds():
        if clocks.monotonic() > end:
            raise TimeoutError("the window did not get there")
        live(20)


def live(milliseconds: int) -> None:
    """Let the window live. Not ``QTest.qWait``, which keeps the interpreter lock and starves the worker."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


@contextmanager
def _files() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="ese-jobs-") as name:
        os.environ["ESE_BACKUP_RUNTIME"] = str(Path(name) / "run")
        yield Path(name)


def main() -> None:
    """Tell the story twice."""
    parser = argparse.ArgumentParser(prog="python -m tests.ui.job_story", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--width", type=int, default=SIZE[0])
    parser.add_argument("--height", type=int, default=SIZE[1])
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    for theme in (Theme.LIGHT, Theme.DARK):
        with _files() as place:
            size = (options.width, options.height)
            with closing(JobStory(app, place, options.folder, theme, size)) as story:
                story.start()
                story.tell()


if __name__ == "__main__":
    main()
