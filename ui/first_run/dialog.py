"""The first run: from nothing to a backup that is made by itself, in five steps."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ui.context import Context
from ui.first_run.discover import SLOTS as DISCOVER_SLOTS
from ui.first_run.discover import DiscoverStep
from ui.first_run.outcome import WARNINGS, OutcomeStep
from ui.first_run.place import PlaceStep
from ui.first_run.schedule import ScheduleStep
from ui.first_run.step import FirstRunStep
from ui.first_run.summary import SummaryStep
from ui.models.first_run import FirstRunDraft
from ui.widgets.buttons import push_button
from ui.widgets.dialog import Dialog
from ui.widgets.text import ElidedLabel, TextLabel, show_part

COMMIT = 3
"""The step whose button writes the job and starts the first backup: there is no way back from there."""


class FirstRun(Dialog):
    """Back loses nothing. Nothing is written before the last button."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle(self.tr("Set up backups"))
        self.discover, self.place = DiscoverStep(context), PlaceStep(context)
        self.schedule, self.summary = ScheduleStep(context), SummaryStep(context)
        self.outcome = OutcomeStep(context)
        self.steps: tuple[FirstRunStep, ...] = (
            *(self.discover, self.place, self.schedule),
            *(self.summary, self.outcome),
        )
        self._title = ElidedLabel("", "headline")
        self._count = TextLabel("", "muted")
        self._stack = QStackedWidget()
        self._reason = TextLabel("", "muted", fold=True)
        self.back_button = push_button(self.tr("&Back"), icon="chevron-left")
        self.next_button = push_button("", "primary")
        self.cancel_button = push_button(self.tr("Cancel"))
        self._lay_out()
        for step in self.steps:
            step.changed.connect(self._show)
            step.left.connect(self._advance)
        self.back_button.clicked.connect(self.back)
        self.next_button.clicked.connect(self.go_on)
        self.cancel_button.clicked.connect(self.reject)
        self._enter(0)

    def _lay_out(self) -> None:
        for step in self.steps:
            self._stack.addWidget(step)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._count)
        foot.setSpacing(8)
        foot.addWidget(self._reason, 1)
        foot.addStretch()
        for button in (self.cancel_button, self.back_button, self.next_button):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.next_button.setDefault(True)
        self.resize(self.fontMetrics().averageCharWidth() * 104, self.fontMetrics().height() * 34)

    @property
    def at(self) -> int:
        """Which step is shown."""
        return self._stack.currentIndex()

    @property
    def draft(self) -> FirstRunDraft:
        """What is chosen up to here."""
        draft = FirstRunDraft(taken=[job.name for job in self._context.jobs.value.jobs])
        for step in self.steps:
            draft = step.applied(draft)
        return draft

    def _enter(self, at: int) -> None:
        draft = self.draft
        self._stack.setCurrentIndex(at)
        self.steps[at].enter(draft)
        self._show()
        if at == COMMIT:
            self.next_button.setFocus()

    def go_on(self) -> None:
        """The next step, if this one is complete; after the last one, close."""
        step = self.steps[self.at]
        if not step.reason and step.leave():
            self._advance()

    def _advance(self) -> None:
        if self.at == len(self.steps) - 1:
            self.accept()
        else:
            self._enter(self.at + 1)

    def back(self) -> None:
        """The step before."""
        if self.at and not self.outcome.is_saved:
            self._enter(self.at - 1)

    def _show(self) -> None:
        at, step = self.at, self.steps[self.at]
        self._title.set_text(step.title)
        self._count.set_text(self.tr("Step {} of {}").format(at + 1, len(self.steps)))
        reason = step.reason
        self._reason.set_text(reason)
        last = at == len(self.steps) - 1
        words = self.tr("&Next")
        if at == COMMIT:
            words = self.tr("Create job and back &up now")
        elif last:
            words = self.tr("&Finish")
        self.next_button.setText(words)
        self.next_button.setAccessibleName(words.replace("&", ""))
        self.next_button.setEnabled(not reason)
        self.next_button.setToolTip(reason)
        self.back_button.setEnabled(at > 0 and (not last or (self.outcome.is_done and not self.outcome.is_saved)))
        self.cancel_button.setText(self.tr("Close") if last else self.tr("Cancel"))
        is_over = last and self.outcome.is_done and self.outcome.is_saved
        if is_over and self.cancel_button.hasFocus():
            self.next_button.setFocus()
        show_part(self.cancel_button, not is_over)
        self.cancel_button.setAccessibleName(self.cancel_button.text())

    def done(self, result: int) -> None:
        """Wait for nothing any more; a backup that runs goes on."""
        for slot in (*DISCOVER_SLOTS, "first run place", "first run test", WARNINGS):
            self._context.background.forget(slot)
        super().done(result)
