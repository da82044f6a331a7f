"""The third step: when, for how long, and what runs it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time

from PySide6.QtCore import QTime
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QSizePolicy,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from engine.errors import JetError
from ui.context import Context
from ui.first_run.step import FirstRunStep
from ui.languages.sentences import shown
from ui.models.first_run import FirstRunDraft, Keeping, Pace, free_name, keeping_words
from ui.models.job_edits import fault_of
from ui.models.scheduler import SchedulerLook, entry_words, kind_words, look_at_scheduler
from ui.widgets.form import Form, padded, set_invalid
from ui.widgets.text import TextLabel, set_level_of

SLOT = "first run scheduler"


class ScheduleStep(FirstRunStep):
    """Sensible defaults: every night, a full backup on Sundays, a year."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._look: SchedulerLook | None = None
        self._draft = FirstRunDraft()
        self._is_named = False
        """Whether a person chose the name."""
        self.daily = QRadioButton(self.tr("Every &day at"))
        self.hourly = QRadioButton(self.tr("Every &hour"))
        self.at = padded(QTimeEdit(QTime(2, 0)))
        self.keep = QComboBox()
        self.name = QLineEdit(maxLength=64)
        self.install = QCheckBox("")
        self.install.setAccessibleName(self.tr("Run by the operating system"))
        self.runs = TextLabel("", fold=True)
        """What runs the job where there is nothing to choose."""
        self.says = TextLabel("", "muted", fold=True)
        self._lay_out()
        for button in (self.daily, self.hourly):
            button.toggled.connect(lambda _on: self._show())
        self.at.timeChanged.connect(lambda _time: self._show())
        self.keep.currentIndexChanged.connect(lambda _at: self._show())
        self.name.textEdited.connect(self._take_name)
        self.install.toggled.connect(lambda _on: self._show())

    def _lay_out(self) -> None:
        kinds = QButtonGroup(self)
        for button in (self.daily, self.hourly):
            kinds.addButton(button)
            button.setAccessibleName(button.text().replace("&", ""))
        self.daily.setChecked(True)
        self.at.setAccessibleName(self.tr("Time of the daily backup"))
        self.at.setDisplayFormat("HH:mm")
        for keeping in (Keeping.YEAR, Keeping.MONTH, Keeping.ALL):
            self.keep.addItem(keeping_words(keeping), keeping)
        pace, line = QWidget(), QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for part in (self.daily, self.at, self.hourly):
            line.addWidget(part)
        line.addStretch(1)
        pace.setLayout(line)
        form = Form()
        form.add(
            self.tr("Back up"),
            pace,
            self.tr("Incremental backups, and a full one every Sunday, which starts a new chain."),
        )
        form.add(self.tr("&Keep"), self.keep, self.tr("Older backups are removed after each run."))
        form.add(self.tr("Na&me of the job"), self.name)
        who, column = QWidget(), QVBoxLayout()
        for wide in (who, self.runs):
            wide.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.install)
        column.addWidget(self.runs)
        who.setLayout(column)
        form.add(self.tr("Run by"), who)
        self.column.addLayout(form)
        self.column.addWidget(self.says)
        self.column.addStretch(1)

    @property
    def title(self) -> str:
        return self.tr("When, and for how long?")

    @property
    def pace(self) -> Pace:
        return Pace.HOURLY if self.hourly.isChecked() else Pace.DAILY

    def applied(self, draft: FirstRunDraft) -> FirstRunDraft:
        at, keeping = self.at.time(), self.keep.currentData()
        kinds = self._look.kinds if self._look is not None and self._look.active is None else ()
        return replace(
            draft,
            pace=self.pace,
            at=time(at.hour(), at.minute()),
            keeping=keeping if isinstance(keeping, Keeping) else Keeping.YEAR,
            name=self.name.text().strip(),
            scheduler=kinds[0] if kinds and self.install.isChecked() else None,
        )

    @property
    def reason(self) -> str:
        name = self.name.text().strip()
        if name.casefold() in {each.casefold() for each in self._draft.taken}:
            return self.tr("Another job has this name.")
        return shown(fault_of(self.applied(self._draft).job)[1]) if name else self.tr("Enter a name for the job.")

    def enter(self, draft: FirstRunDraft) -> None:
        self._draft = draft
        self._name_it()
        if self._look is None:
            jobs = self.context.jobs.value
            self._offer(self.tr("Looking for the scheduler of this system…"), ready=False)
            self.context.background.ask(
                SLOT, lambda _cancel: look_at_scheduler(jobs, (), datetime.now(UTC)), self._take, self._tell
            )

    def _take_name(self, text: str) -> None:
        self._is_named = bool(text.strip())
        self._show()

    def _name_it(self) -> None:
        if not self._is_named:
            self.name.setText(free_name(self.pace, self._draft.taken))

    def _take(self, look: SchedulerLook) -> None:
        self._look = look
        if look.active is not None:
            self._offer(self.tr("{}, which is installed").format(entry_words(look.active)), ready=False)
            self.says.set_text("")
        elif look.kinds:
            text = self.tr("Run it by {} for this user, also while this window is closed")
            self._offer(text.format(kind_words(look.kinds[0])), ready=True)
            self.says.set_text("")
        else:
            self._offer(self.tr("This window, while it is open"), ready=False)
            self.says.set_text(
                self.tr(
                    "No supported scheduler was found on this system. Keep the window open, or have another "
                    "program run “ese-backup run-due” every 5 minutes."
                )
            )
            set_level_of(self.says, "warning")
        self._show()

    def _offer(self, text: str, *, ready: bool) -> None:
        self.install.setText(text)
        self.install.setAccessibleName(text)
        self.install.setChecked(True)
        self.install.setVisible(ready)
        self.runs.set_text("" if ready else text)

    def _tell(self, error: JetError) -> None:
        self._look = SchedulerLook(datetime.now(UTC))
        self._offer(self.tr("This window, while it is open"), ready=False)
        self.says.set_text(shown(str(error)))
        self._show()

    def _show(self) -> None:
        self._name_it()
        self.at.setEnabled(self.daily.isChecked())
        set_invalid(self.name, not self.name.text().strip())
        self.changed.emit()
