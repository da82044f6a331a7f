"""The dialog that makes, edits and copies a job."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QPixmap, QShowEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.jobs.advice import omissions
from app.jobs.command import add_arguments
from app.jobs.job import Job
from app.operations.command_line import shell_line
from engine.errors import JetError
from ui.context import Context
from ui.icons import tint_item
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.job_drafts import NOWHERE
from ui.models.job_edits import JobEdit, fault_of
from ui.pages.jobs.fault import Fault
from ui.pages.jobs.places_form import PlacesForm
from ui.pages.jobs.promises_form import HooksForm, TargetsForm
from ui.pages.jobs.schedule_form import ScheduleForm
from ui.pages.jobs.storage_form import StorageForm
from ui.panels.command_dialog import CommandDialog, offer_command
from ui.panels.retention_rules import RulesForm
from ui.values.message import Message
from ui.widgets.banner import Banner
from ui.widgets.buttons import push_button, standard_buttons
from ui.widgets.dialog import Dialog
from ui.widgets.form import fit_height
from ui.widgets.panel import scrolled
from ui.widgets.text import ElidedLabel, TextLabel, set_level_of

SCHEDULE, RETENTION = 1, 2
"""Parts of the dialog that callers lead to."""
_PARTS = {
    "backup": SCHEDULE,
    "keep": RETENTION,
    "store": 3,
    "identities": 3,
    "targets": 4,
    "before": 5,
    "after": 5,
}
"""The part of the dialog that has a field of the job file; the first one for all others."""


def _blank(side: int) -> QPixmap:
    """As large as an icon, so that titles with and without one stand below one another."""
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


class JobEditor(Dialog):
    """Makes a job out of fields. ``before`` is the job that is edited, None for a new one; ``shown`` is what the
    fields start with. ``saved`` carries the name of the job, once it is in the file."""

    saved = Signal(str)

    def __init__(
        self, context: Context, before: Job | None, shown: Job | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._before = before
        self._theirs: Job | None = None
        """The job as another program has written it meanwhile, while that is said."""
        self._touched = before is not None or shown is not None
        self._loading = False
        others = [job.name for job in context.jobs.value.jobs if before is None or job.name != before.name]
        self.places = PlacesForm(context, others)
        self.rules = ScheduleForm(context.background)
        self.retention = RulesForm()
        self.storage = StorageForm()
        self.targets = TargetsForm()
        self.hooks = HooksForm()
        self.sections = QListWidget()
        self._no_icon = QIcon(_blank(16))
        self.banner = Banner()
        self.reload_button = push_button(self.tr("&Show their version"), icon="refresh")
        self.overwrite_button = push_button(self.tr("&Overwrite it"))
        self.reason = ElidedLabel("")
        self.buttons = standard_buttons(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self.save_button = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        self._stack = QStackedWidget()
        self._conflict = QWidget()
        self._lay_out()
        self._connect()
        self._load(shown or before)
        (self.sections if before is not None else self.places.name).setFocus()

    # How it is made.

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("New job") if self._before is None else self.tr("Edit job"))
        rules_about = self.tr(
            "After each backup, the chains that no rule keeps are removed. A chain is kept if any rule keeps it. "
            "Without rules, nothing is removed."
        )
        retention = QWidget()
        inner = QVBoxLayout(retention)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(TextLabel(rules_about, "muted", fold=True))
        inner.addWidget(self.retention)
        inner.addStretch(1)
        self._forms: list[tuple[str, QWidget]] = [
            (self.tr("What and where"), self.places),
            (self.tr("Schedule"), self.rules),
            (self.tr("Retention"), retention),
            (self.tr("Storage and keys"), self.storage),
            (self.tr("Targets"), self.targets),
            (self.tr("Programs"), self.hooks),
        ]
        self.sections.setAccessibleName(self.tr("Parts of the job"))
        self.sections.setIconSize(QSize(16, 16))
        self.sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for title, form in self._forms:
            QListWidgetItem(title, self.sections)
            frame = QWidget()
            column = QVBoxLayout(frame)
            column.setContentsMargins(14, 0, 14, 8)
            column.addWidget(form)
            self._stack.addWidget(scrolled(frame))
        self.sections.setFixedWidth(self.fontMetrics().averageCharWidth() * 26 + 40)
        whole = QHBoxLayout()
        whole.addWidget(self.sections)
        whole.addWidget(self._stack, 1)
        conflict = QHBoxLayout(self._conflict)
        conflict.setContentsMargins(0, 0, 0, 0)
        conflict.addStretch(1)
        conflict.addWidget(self.reload_button)
        conflict.addWidget(self.overwrite_button)
        self._conflict.hide()
        self.command_button = offer_command(self.buttons, self._show_command)
        self.save_button.setDefault(True)
        for button in self.buttons.buttons():
            button.setAccessibleName(button.text().replace("&", ""))
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(self.banner)
        column.addWidget(self._conflict)
        column.addLayout(whole, 1)
        column.addWidget(self.reason)
        column.addWidget(self.buttons)
        self.resize(self.fontMetrics().averageCharWidth() * 150, self.fontMetrics().height() * 46)
        for other in cast("list[QPushButton]", self.findChildren(QPushButton)):
            other.setAutoDefault(other is self.save_button)  # while nothing can be saved, none is the main one
        self.sections.setCurrentRow(0)

    def _connect(self) -> None:
        self.sections.currentRowChanged.connect(self._stack.setCurrentIndex)
        for form in (self.places, self.rules, self.retention, self.storage, self.targets, self.hooks):
            form.changed.connect(self._follow)
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        self.reload_button.clicked.connect(self._take_theirs)
        self.overwrite_button.clicked.connect(self._overwrite)
        self._context.jobs.changed.connect(self._look_at_file)

    def _load(self, job: Job | None) -> None:
        self._loading = True
        if job is not None:
            place = "" if job.destination == NOWHERE else str(job.destination)
            self.places.set_places(job.name, job.folders, place, below=job.below)
            self.rules.set_rules(job.rules)
            self.retention.set_rules(job.retention)
            self.storage.set_storage(job.storing, job.identity_files)
            self.targets.set_targets(job.targets)
            self.hooks.set_hooks(job.before, job.after)
        else:
            self.rules.add()
        self._loading = False
        self._follow()

    def begin(self, part: int) -> None:
        """Show the first part in which something is missing; ``part`` where nothing is."""
        missing = (row for row, found in enumerate(self._faults()) if found)
        self.sections.setCurrentRow(next(missing, part))

    # What is chosen.

    @property
    def job(self) -> Job | None:
        """What the fields mean; None while something is wrong."""
        if any(self._faults()):
            return None
        return self._filled()

    def _filled(self) -> Job | None:
        """The job as the fields have it, if each can be understood."""
        place, rules = self.places.place, self.retention.rules
        if place is None or rules is None:
            return None
        base = self._before or Job("", (), place)
        return replace(
            base,
            name=self.places.name.text().strip(),
            folders=self.places.folders,
            destination=place,
            below=self.places.below.isChecked(),
            rules=self.rules.rules,
            storing=self.storage.storing,
            identity_files=self.storage.identity_files,
            retention=rules,
            targets=self.targets.targets,
            before=self.hooks.before.hook,
            after=self.hooks.after.hook,
        )

    def faults(self) -> list[Fault]:
        """Everything that is wrong, in the order of the parts."""
        return [fault for found in self._faults() for fault in found]

    def _faults(self) -> Sequence[list[Fault]]:
        """What is wrong in each part; where nothing is, what the job file would refuse."""
        found = self._own_faults()
        job = None if any(found) else self._filled()
        name, text = fault_of(job) if job else ("", "")
        if text:
            found[_PARTS.get(name, 0)].append(Fault(text, self))
        return found

    def _own_faults(self) -> Sequence[list[Fault]]:
        trouble = self.retention.trouble.accessibleName()
        return (
            self.places.faults(quiet=not self._touched),
            self.rules.faults(),
            [Fault(trouble, self.retention)] if trouble else [],
            self.storage.faults(),
            self.targets.faults(),
            self.hooks.faults(),
        )

    # What happens when.

    def _follow(self) -> None:
        if self._loading:
            return
        found = self._faults()
        all_ = [fault for part in found for fault in part]
        for row, part in enumerate(found):
            item = self.sections.item(row)
            level = Level.ERROR if part and (self._touched or row) else Level.NEUTRAL
            if part:
                tint_item(self.sections, row, level.icon, level.token)
            else:
                tint_item(self.sections, row, "")
                item.setIcon(self._no_icon)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, self._spoken(row, part))
        self.save_button.setEnabled(not all_)
        self.command_button.setEnabled(not all_)
        text = all_[0].text if all_ else ""
        if len(all_) > 1:
            text = self.tr("{} ({} more)").format(text, len(all_) - 1)
        self.reason.set_text(self.tr("Cannot be saved yet: {}").format(text) if text else self._omission())
        set_level_of(self.reason, "error" if self._touched and text else "neutral")

    def _omission(self) -> str:
        """The first thing that the job does without; it can be saved nevertheless."""
        job = self._filled()
        return next((shown(omission.text) for omission in omissions(job)), "") if job else ""

    def _spoken(self, row: int, faults: Sequence[Fault]) -> str:
        title = self._forms[row][0]
        return f"{title}, {faults[0].text}" if faults else title

    def _look_at_file(self) -> None:
        """The file is another now: say so if this job is."""
        if self._before is None or self._context.jobs.error is not None or not self.isVisible():
            return
        theirs = self._context.jobs.value.named(self._before.name)
        if theirs != self._before and self.save_button.isEnabled():
            self._theirs = theirs
            self._tell_conflict()

    def _tell_conflict(self) -> None:
        name = self._theirs.name if self._theirs else ""
        what = self.tr("Another program has changed this job since it was opened here.")
        advice = self.tr("Show their version, which discards what was entered here, or overwrite it.")
        if self._theirs is None:
            what = self.tr("Another program has removed this job since it was opened here.")
            advice = self.tr("Cancel, or overwrite: the job is then added again.")
        elif self._before is None:
            what = self.tr("Another program has added a job with this name.")
        self.reload_button.setVisible(self._theirs is not None)
        self.banner.show_message(Message(Level.WARNING, what, name, advice=advice))
        self._conflict.show()

    def _take_theirs(self) -> None:
        self._before = self._theirs
        self._settle()
        self._load(self._before)

    def _overwrite(self) -> None:
        """What is replaced is what the person was told of; if that is another by now, it is said again."""
        self._before = self._theirs
        self._settle()
        self.save()

    def _settle(self) -> None:
        self.banner.clear()
        self._conflict.hide()

    # What its buttons do.

    def save(self) -> None:
        """Write the job into the file, in the background; the dialog closes when that is done."""
        job, before = self.job, self._before
        if job is None:
            return
        self.save_button.setEnabled(False)
        self._context.jobs.change(JobEdit(before, job), self._take_edit, self._tell_failure)

    def _take_edit(self, edit: JobEdit) -> None:
        if edit.is_refused:
            self.save_button.setEnabled(True)
            self._theirs = edit.theirs
            self._tell_conflict()
        else:
            self.saved.emit(edit.job.name)
            self.accept()

    def _tell_failure(self, error: JetError) -> None:
        self.save_button.setEnabled(True)
        what = self.tr("The job could not be saved.")
        path = str(error.context.get("path", ""))
        self.banner.show_message(Message(Level.ERROR, what, path, str(error), error.hint))

    def _show_command(self) -> None:
        job = self.job
        if job is not None:
            about = self.tr("This command creates the same job.")
            try:
                CommandDialog(shell_line(add_arguments(job)), self, about).open()
            except ValueError as error:
                self.banner.show_message(Message(Level.INFO, str(error)))

    def done(self, result: int) -> None:
        """Wait for nothing any more."""
        self.places.rest()
        self.rules.rest()
        super().done(result)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        fit_height(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.reject()
        event.accept()
