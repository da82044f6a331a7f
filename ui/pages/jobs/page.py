"""The Jobs page: the list of the jobs, what is due, what runs, and who runs it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QShowEvent
from PySide6.QtWidgets import QFileDialog, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.jobs.exchange import export_jobs, read_jobs
from app.jobs.job import Job, Jobs
from engine.errors import JetError
from ui.context import Context
from ui.format import plural
from ui.icons import set_icon
from ui.levels import Level
from ui.models.job_drafts import job_of
from ui.models.job_edits import Imported, JobRemoval, JobReturn, Paused
from ui.models.jobs import copy_of, file_message, unknown_message, unread_message
from ui.page import PageContent
from ui.pages.jobs.agenda_view import AgendaView, MissedView
from ui.pages.jobs.checks_view import ChecksView
from ui.pages.jobs.editor import RETENTION, SCHEDULE, JobEditor
from ui.pages.jobs.job_list import JobList
from ui.pages.jobs.pause_dialog import PauseDialog
from ui.pages.jobs.queue_view import QueueView
from ui.pages.jobs.scheduler_view import SchedulerLine, SchedulerView
from ui.panels.absent_destinations import AbsentDestinations
from ui.panels.kept_layout import KeptSplitter
from ui.panels.when_shown import WhenShown
from ui.values.job_draft import CheckDraft, JobDraft
from ui.values.message import Message
from ui.widgets.banner import Banner, EmptyState
from ui.widgets.buttons import ActionButton
from ui.widgets.panel import scrolled
from ui.widgets.tabs import CurrentTabs
from ui.widgets.undo_line import UndoLine

if TYPE_CHECKING:
    from app.unattended.due import DueReport


def build(context: Context) -> PageContent:
    """The page as the window takes it."""
    page = JobsPage(context)
    return PageContent(page, ActionButton(page.list.new, "primary", "add"))


class JobsPage(QWidget):
    """Shows the job file and changes it; nothing is changed while it cannot be read."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.list = JobList(context)
        self.banner, self.file_banner, self.undo_line = Banner(), Banner(), UndoLine()
        what = self.tr("Jobs cannot back up while their destination is not available.")
        self.absent, self.line = AbsentDestinations(context, what=what), SchedulerLine(context)
        self.agenda, self.missed, self.queue = AgendaView(context), MissedView(context), QueueView(context)
        self.checks, self.scheduler = ChecksView(context), SchedulerView(context)
        self.tabs = CurrentTabs()
        self.editor: JobEditor | None = None
        """The dialog, while it is open."""
        self._is_gone = False
        self._removed: frozenset[str] = frozenset()
        """Jobs whose removal can be taken back, once they are seen to be gone."""
        self._wants_tabs = False
        """Whether the scheduler or the checks were asked for while there are no jobs."""
        self.stack = QStackedWidget()
        self.open_file = self._action(
            self.tr("&Open file"), "open-folder", self.tr("Open the job file in its program")
        )
        self.set_up = self._action(
            self.tr("&Set up backups…"), "jobs", self.tr("Set up a first job and back up, step by step")
        )
        self.reload = self._action(self.tr("&Reload"), "refresh", self.tr("Read the job file again"))
        self._lay_out()
        self._connect()
        self._show()

    def _action(self, text: str, icon: str, tip: str) -> QAction:
        action = QAction(text, self)
        set_icon(action, icon)
        action.setToolTip(tip)
        action.setStatusTip(tip)
        action.setIconText(text.replace("&", ""))
        return action

    # How it is made.

    def _lay_out(self) -> None:
        needs = self.tr(
            "A job backs up instances to a destination on a schedule, checks the backups and removes old ones. It "
            "needs the folder of an instance, a destination and a time."
        )
        loading = EmptyState("jobs", self.tr("Reading the jobs…"), str(self._context.jobs.path))
        damaged = self.tr(
            "No job runs until the job file is corrected. Until then, nothing in it can be changed here."
        )
        self.stack.addWidget(loading)
        ways = [self.set_up, self.list.new, self.list.import_]
        self.stack.addWidget(EmptyState("jobs", self.tr("No jobs yet"), needs, ways))
        self.stack.addWidget(
            EmptyState("error", self.tr("The job file cannot be used"), damaged, [self.open_file, self.reload])
        )
        self.stack.addWidget(self.list)
        for title, view in (
            (self.tr("Coming up"), self.agenda),
            (self.tr("Queue"), self.queue),
            (self.tr("Missed slots"), self.missed),
            (self.tr("Checks and limits"), self.checks),
            (self.tr("Scheduler"), self.scheduler),
        ):
            self.tabs.addTab(view, title)
        self.tabs.setAccessibleName(self.tr("Details of the jobs"))
        self.tabs.tabBar().setAccessibleName(self.tr("Details of the jobs"))
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.stack)
        parts.addWidget(self.tabs)
        parts.setHandleWidth(10)
        KeptSplitter(parts, self._context.state, "jobs/parts", (270, 430))
        content = QWidget()
        within = QVBoxLayout(content)
        within.setContentsMargins(0, 0, 12, 10)
        within.setSpacing(8)
        for part in (self.banner, self.file_banner, self.absent, self.list.trouble, self.undo_line, self.line):
            within.addWidget(part)
        within.addWidget(parts, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 8, 0)
        column.addWidget(scrolled(content))

    def _connect(self) -> None:
        context, list_ = self._context, self.list
        list_.made.connect(lambda: self.edit(None))
        list_.edited.connect(self.edit)
        list_.copied.connect(self._copy)
        list_.started.connect(self._run)
        list_.paused.connect(self._ask_to_pause)
        list_.resumed.connect(lambda jobs: self._pause(jobs, ""))
        list_.removed.connect(self._remove)
        list_.imported.connect(self._import)
        list_.exported.connect(self._export)
        self.open_file.triggered.connect(self._open_file)
        self.reload.triggered.connect(context.jobs.refresh)
        self.set_up.triggered.connect(context.navigation.first_run)
        self.checks.failed.connect(self._tell_unchanged)
        self.checks.refused.connect(self._tell_refused)
        self.queue.failed.connect(lambda error: self._tell(self.tr("The request could not be made."), error))
        shown = WhenShown(self)
        shown.does(self._show, context.jobs.changed)
        shown.does(self.absent.follow, context.inventory.chains_changed).ask()
        context.jobs.news.connect(self._tell_news)
        context.job_runs.ended.connect(self._tell_report)
        context.job_runs.failed.connect(lambda error: self._tell(self.tr("The jobs could not be run."), error))
        context.navigation.edit_job.connect(self.open_job)
        context.navigation.new_job.connect(lambda: self.edit(None))
        context.navigation.schedule.connect(self.schedule)
        context.navigation.run_job.connect(self._run_named)
        context.navigation.show_schedule.connect(self._show_schedule)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._context.jobs.refresh()
        self._context.job_runs.refresh()

    def export(self) -> None:
        """Save the selected jobs, or all, to a file."""
        self.list.export.trigger()

    def focus_filter(self) -> None:
        """Go to the filter of the list."""
        self.list.filter.setFocus()

    # What it shows.

    def _show(self) -> None:
        jobs = self._context.jobs
        if not jobs.is_loaded:
            self.stack.setCurrentIndex(0)
        elif jobs.error is not None:
            self.stack.setCurrentIndex(2)
        else:
            self.stack.setCurrentIndex(3 if jobs.value.jobs else 1)
        has_list = jobs.is_loaded and jobs.error is None and bool(jobs.value.jobs)
        self.tabs.setVisible(has_list or self._wants_tabs)
        if jobs.error is not None:
            self.banner.clear()  # what it says is about what was there before
            self.undo_line.clear()
        there = {job.name for job in jobs.value.jobs}
        if self._is_gone and self._removed & there:
            self.undo_line.clear()  # another program has brought one back
        self._is_gone = bool(self._removed) and not self._removed & there
        message = file_message(jobs.error) if jobs.error else unknown_message(jobs.path, jobs.unknown)
        if jobs.unread is not None and jobs.error is None:
            message = unread_message(jobs.unread, self._context.locations.history)
        if message is None:
            self.file_banner.clear()
        elif message != self.file_banner.message:
            self.file_banner.show_message(message)
        count = self.queue.count
        self.tabs.setTabText(1, self.tr("Queue ({})").format(count) if count else self.tr("Queue"))

    def _show_schedule(self) -> None:
        self._show_tab(self.scheduler)

    def _show_tab(self, tab: QWidget) -> None:
        self._wants_tabs = True
        self.tabs.setCurrentWidget(tab)
        self._show()

    def _tell(self, what: str, error: JetError) -> None:
        where = str(error.context.get("path", ""))
        self.banner.show_message(Message(Level.ERROR, what, where, str(error), error.hint))

    def _tell_news(self) -> None:
        self._context.navigation.announce.emit(
            self.tr("Another program has changed the jobs. They were reloaded.")
        )

    def _tell_unchanged(self, error: JetError) -> None:
        self._tell(self.tr("The job file could not be changed."), error)
        self._context.jobs.refresh()

    def _tell_refused(self) -> None:
        what = self.tr("Another program has changed the same job. Nothing was overwritten.")
        advice = self.tr("Look at its version, which is shown now, and try again.")
        self.banner.show_message(Message(Level.WARNING, what, str(self._context.jobs.path), advice=advice))
        self._context.jobs.refresh()

    def _tell_report(self, report: DueReport) -> None:
        self._context.changes.history.emit()
        if report.problems:
            what = self.tr("Not everything that was due could be run.")
            advice = self.tr("See the history.")
            self.banner.show_message(Message(Level.WARNING, what, why="\n".join(report.problems), advice=advice))

    # What is done to jobs.

    def open_job(self, name: str) -> None:
        """Edit the job of that name; without one, only show the list, or begin the first job."""
        job = self._context.jobs.value.named(name) if name else None
        if job is not None:
            self.list.select(name)
            self.edit(job)
        elif not name and not self._context.jobs.value.jobs and self._context.jobs.error is None:
            self.edit(None)

    def edit(self, job: Job | None, shown: Job | None = None) -> None:
        """Open the dialog for ``job``, or for a new one that starts as ``shown``."""
        if self._context.jobs.error is not None:
            return
        dialog = JobEditor(self._context, job, shown, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.saved.connect(self._take_saved)
        dialog.finished.connect(self._forget_editor)
        self.editor = dialog
        self.banner.clear()
        dialog.open()

    def schedule(self, draft: JobDraft | CheckDraft) -> None:
        """Open the dialog of a job or check that starts with what was done by hand; nothing is saved."""
        if self._context.jobs.error is not None:
            return
        if isinstance(draft, CheckDraft):
            self._show_tab(self.checks)
            self.checks.add(draft.kind)
            return
        before, shown = job_of(draft, self._context.jobs.value)
        self.edit(before, shown)
        if self.editor is not None:
            self.editor.begin(RETENTION if before is not None else SCHEDULE)

    def _forget_editor(self, _result: int) -> None:
        self.editor = None

    def _take_saved(self, name: str) -> None:
        self._context.navigation.announce.emit(self.tr("Job {} saved.").format(name))
        self.list.wanted = name

    def _copy(self, job: Job) -> None:
        taken = [each.name for each in self._context.jobs.value.jobs]
        self.edit(None, copy_of(job, taken))

    def _run(self, jobs: Sequence[Job]) -> None:
        for job in jobs:
            self._run_named(job.name)

    def _run_named(self, name: str) -> None:
        if self._context.jobs.value.named(name) is not None:
            self._context.job_runs.run_now(name)
            self.tabs.setCurrentWidget(self.queue)
            self._context.navigation.announce.emit(self.tr("Job {} started.").format(name))

    def _ask_to_pause(self, jobs: Sequence[Job]) -> None:
        dialog = PauseDialog(jobs, self.window())
        dialog.accepted.connect(lambda: self._pause(jobs, dialog.reason))
        dialog.open()

    def _pause(self, jobs: Sequence[Job], reason: str) -> None:
        names = frozenset(job.name for job in jobs)
        self._context.jobs.change(Paused(names, reason), None, self._tell_unchanged)

    def _remove(self, jobs: Sequence[Job]) -> None:
        self._context.jobs.change(JobRemoval(tuple(jobs)), self._take_removal, self._tell_unchanged)

    def _take_removal(self, removal: JobRemoval) -> None:
        if removal.is_refused:
            self._tell_refused()
        if not removal.removed:
            return
        names = removal.removed
        self._removed, self._is_gone = frozenset(job.name for _, job in names), False
        said = plural(len(names), "{} job removed.", "{} jobs removed.")
        if len(names) == 1:
            said = self.tr("Job {} removed.").format(names[0][1].name)
        kept = self.tr("Its chains and history stay.") if len(names) == 1 else self.tr("Chains and history stay.")
        self.undo_line.offer(f"{said} {kept}", lambda: self._undo(removal))
        self.list.table.setFocus()

    def _undo(self, removal: JobRemoval) -> None:
        self._context.jobs.change(JobReturn(removal), self._take_undo, self._tell_unchanged)

    def _take_undo(self, undo: JobReturn) -> None:
        if undo.is_refused:
            self._tell_refused()

    # Files.

    def _open_file(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._context.jobs.path)))

    def _export(self, jobs: Sequence[Job]) -> None:
        value = self._context.jobs.value
        wanted = Jobs(jobs=tuple(jobs)) if jobs else value
        start = str(Path.home() / "jobs.toml")
        name, _filter = QFileDialog.getSaveFileName(
            self, self.tr("Export jobs"), start, self.tr("Job files (*.toml)")
        )
        if name:
            said = plural(len(wanted.jobs), "{} job exported to {}.", "{} jobs exported to {}.", name)
            self._context.background.ask(
                "export jobs",
                lambda _cancel: export_jobs(wanted, Path(name)),
                lambda _done: self._context.navigation.announce.emit(said),
                lambda error: self._tell(self.tr("The jobs could not be exported."), error),
            )

    def _import(self) -> None:
        name, _filter = QFileDialog.getOpenFileName(
            self, self.tr("Import jobs"), str(Path.home()), self.tr("Job files (*.toml);;All files (*)")
        )
        if name:
            self._context.background.ask(
                "import jobs",
                lambda _cancel: read_jobs(Path(name)),
                lambda found: self._context.jobs.change(Imported(found), self._take_import, self._tell_unchanged),
                lambda error: self._tell(self.tr("This file contains no jobs that can be used."), error),
            )

    def _take_import(self, done: Imported) -> None:
        added = plural(len(done.added), "{} job added.", "{} jobs added.")
        if not done.there:
            self._context.navigation.announce.emit(added)
            return
        what = plural(
            len(done.there),
            "{1} {0} job was left out: a job with this name exists.",
            "{1} {0} jobs were left out: jobs with these names exist.",
            added,
        )
        advice = self.tr("Rename or remove them here, then import the file again.")
        self.banner.show_message(Message(Level.INFO, what, why=", ".join(done.there), advice=advice))
