"""The last step: the job is written, the first backup runs, and what it came to is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from app.jobs.job import Job, Jobs
from app.jobs.zone import SYSTEM_ZONE
from app.schedulers.spec import SchedulerKind
from engine.errors import JetError
from ui.context import Context
from ui.first_run.step import FirstRunStep
from ui.format import permille, size
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.first_run import FirstRunDraft, outcome_message, warnings_of, warnings_text
from ui.models.job_edits import JobEdit
from ui.models.scheduler import failure_message, install, wanted_spec
from ui.values.message import Message
from ui.widgets.banner import Banner
from ui.widgets.buttons import push_button
from ui.widgets.text import TextLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.history.runs import Run
    from app.unattended.due import DueReport

SLOT, WARNINGS = "first run install", "first run warnings"
TICK_MS = 300


class OutcomeStep(FirstRunStep):
    """``is_done`` once the first backup has ended, however it did; ``is_saved`` once the job is in its file."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._draft = FirstRunDraft()
        self.is_saved = self.is_done = False
        self.message: Message | None = None
        """What the first backup came to."""
        self.banner, self.scheduler_banner = Banner(), Banner()
        self.says = TextLabel("", "strong", fold=True)
        self.bar = QProgressBar(maximum=1000, textVisible=False)
        self.bar.setAccessibleName(self.tr("Progress of the first backup"))
        self.figures = TextLabel("", "muted", fold=True)
        self.again_button = push_button(self.tr("&Try again"), icon="refresh")
        self.again_button.hide()
        row = QHBoxLayout()
        row.addWidget(self.again_button)
        row.addStretch(1)
        for part in (self.says, self.bar, self.banner, self.figures, self.scheduler_banner):
            self.column.addWidget(part)
        self.column.addLayout(row)
        self.column.addStretch(1)
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._show_progress)
        self.again_button.clicked.connect(self._run)
        context.job_runs.ended.connect(self._take_report)
        context.job_runs.failed.connect(self._take_failure)
        context.job_runs.crashed.connect(self._take_crash)

    @property
    def title(self) -> str:
        return self.tr("The first backup")

    @property
    def reason(self) -> str:
        return (
            "" if self.is_done else self.tr("The first backup is running. It continues if this window is closed.")
        )

    def applied(self, draft: FirstRunDraft) -> FirstRunDraft:
        return draft

    def enter(self, draft: FirstRunDraft) -> None:
        """Write the job; then install what runs it, and make the first backup."""
        self._draft = draft
        self.says.set_text(self.tr("Writing the job…"))
        self.context.jobs.change(JobEdit(None, draft.job), self._take_saved, self._tell_unsaved)

    def _take_saved(self, edit: JobEdit) -> None:
        if edit.is_refused:
            what = self.tr("Another job has this name now. Nothing was changed.")
            advice = self.tr("Go back and rename it.")
            self._end(Message(Level.ERROR, what, str(self.context.jobs.path), advice=advice))
            return
        self.is_saved = True
        self.changed.emit()
        kind = self._draft.scheduler
        if kind is not None:
            jobs = Jobs((*self.context.jobs.value.jobs, self._draft.job))
            self._install(kind, jobs)
        self._run()

    def _install(self, kind: SchedulerKind, jobs: Jobs) -> None:
        def done(_done: None) -> None:
            self.context.job_runs.refresh()

        self.context.background.ask(
            SLOT, lambda _cancel: install(kind, wanted_spec(jobs)), done, self._tell_not_installed
        )

    def _tell_not_installed(self, error: JetError) -> None:
        """The job is there all the same, and this window runs it."""
        what = self.tr("The scheduler's entry could not be installed. This window runs the job while it is open.")
        message = failure_message(what, error)
        self.scheduler_banner.show_message(
            Message(Level.WARNING, message.what, message.where, shown(message.why), shown(message.advice))
        )

    def _run(self) -> None:
        self.is_done, self.message = False, None
        self.banner.clear()
        self.again_button.hide()
        self.bar.setValue(0)
        self.bar.show()
        self.says.set_text(self.tr("Making the first backup of {}…").format(", ".join(self._draft.instances)))
        self._timer.start()
        self.context.job_runs.run_now(self._draft.name)
        self.changed.emit()

    def _show_progress(self) -> None:
        newest = list(self.context.job_runs.progress.newest.values())
        done, total = sum(each.done for each in newest), sum(each.total for each in newest)
        if total:
            self.bar.setValue(permille(done, total))
            self.figures.set_text(self.tr("{} of {}").format(size(done), size(total)))

    def _take_report(self, report: DueReport) -> None:
        """What was asked for has ended; a look of the schedule that comes meanwhile is none of it."""
        if not self._timer.isActive():
            return
        job: Job = self._draft.job
        runs = [run for run in report.runs if run.job == job.name]
        if runs or job.name not in self.context.job_runs.running:
            message = outcome_message(job, runs, report.problems, SYSTEM_ZONE)
            self._end(message)
            if message.level is Level.WARNING:
                self._ask_warnings(runs)
            self.context.changes.history.emit()
            self.context.inventory.refresh()
            self.context.outlook.refresh()  # the overview that is behind this is to show it when this is closed

    def _ask_warnings(self, runs: Sequence[Run]) -> None:
        """Say what the warning is about; the events of the runs tell that."""

        def done(warnings: list[str]) -> None:
            if self.message is not None and warnings:
                self.banner.show_message(Message(Level.WARNING, self.message.what, why=warnings_text(warnings)))

        history = self.context.history
        self.context.background.ask(WARNINGS, lambda _cancel: warnings_of(history, runs), done)

    def _take_failure(self, error: JetError) -> None:
        if self._timer.isActive():
            what = self.tr("The first backup could not be started.")
            self._end(Message(Level.ERROR, what, why=shown(str(error)), advice=shown(error.hint)))

    def _take_crash(self, text: str) -> None:
        if self._timer.isActive():
            what = self.tr("The first backup failed because of an error in this program.")
            self._end(Message(Level.ERROR, what, why=text.strip().splitlines()[-1]))

    def _tell_unsaved(self, error: JetError) -> None:
        what = self.tr("The job could not be written. Nothing was changed.")
        where = str(error.context.get("path", ""))
        self._end(Message(Level.ERROR, what, where, shown(str(error)), shown(error.hint)))

    def _end(self, message: Message) -> None:
        self._timer.stop()
        self.is_done, self.message = True, message
        self.says.set_text("")
        self.bar.hide()
        self.figures.set_text("")
        if message.level is Level.ERROR:
            self.banner.show_message(message)
        else:
            self.banner.show_message(Message(message.level, message.what))
            self.figures.set_text(f"{message.why} {message.advice}")
        self.again_button.setVisible(self.is_saved and message.level is Level.ERROR)
        self.changed.emit()
