"""Step 3 of a restore: every check, before anything is written, and one sentence that says what will change."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

import engine
from engine.errors import JetError
from ui.context import Context
from ui.format import exact, generations, plural, size
from ui.levels import Level
from ui.models.keys import usable
from ui.pages.restore.step import RestoreChoices, WizardStep, to_stop, tr
from ui.values.message import Message
from ui.widgets.banner import Banner
from ui.widgets.buttons import push_button
from ui.widgets.chip import Chip, LevelIcon
from ui.widgets.panel import Panel, scrolled
from ui.widgets.text import TextLabel

_SLOT = "restore-checks"
LEVELS = {
    "passed": Level.SUCCESS,
    "warning": Level.WARNING,
    "failed": Level.ERROR,
}
"""By the word of :class:`engine.CheckOutcome`."""


class ChecksStep(WizardStep):
    """The results of :func:`engine.plan_restore`; one that failed keeps the restore from starting."""

    def __init__(self, draft: RestoreChoices, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(draft, "", parent)
        self.title = self.tr("Checks")
        self._background = context.background
        self._inventory = context.inventory
        self.banner = Banner()
        self.panel = Panel(self.tr("Checks before anything is written"))
        self.state = Chip()
        self.again_button = push_button(self.tr("Check &again"), icon="refresh")
        self.sentence = TextLabel("", fold=True)
        self.name = QLineEdit()
        self._guard = QWidget()
        self._guard_label = TextLabel("", "strong")
        self._rows = QGridLayout()
        self._rows.setColumnStretch(2, 2)
        self._rows.setColumnStretch(3, 3)
        self._rows.setHorizontalSpacing(12)
        self._rows.setVerticalSpacing(9)
        self._lay_out()
        self.again_button.clicked.connect(self.enter)
        self.name.textChanged.connect(lambda _text: self.changed.emit())
        self.name.returnPressed.connect(self._enter_pressed)

    def _lay_out(self) -> None:
        self.panel.tools.addWidget(self.state)
        self.panel.tools.addWidget(self.again_button)
        self.panel.body.addLayout(self._rows)
        self.panel.body.addStretch(1)
        change = Panel(self.tr("What will change"))
        change.body.addWidget(self.sentence)
        self._guard_label.setBuddy(self.name)
        self.name.setAccessibleName(self.tr("Name of the instance"))
        self.name.setMaximumWidth(self.name.fontMetrics().averageCharWidth() * 40)
        guard = QVBoxLayout(self._guard)
        guard.setContentsMargins(0, 0, 0, 0)
        guard.setSpacing(6)
        guard.addWidget(self._guard_label)
        guard.addWidget(self.name)
        change.body.addWidget(self._guard)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addWidget(self.banner)
        inner.addWidget(self.panel)
        inner.addWidget(change)
        inner.addStretch(1)
        column = QHBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(content))

    @property
    def is_ready(self) -> bool:
        plan = self.draft.plan
        return plan is not None and plan.refusal is None and self._is_meant()

    def _is_meant(self) -> bool:
        """In place only for who has typed the name of the instance."""
        chain = self.draft.chain
        return not self.draft.in_place or (chain is not None and self.name.text().strip() == chain.instance)

    def _enter_pressed(self) -> None:
        if self.is_ready:
            self.advance.emit()

    def enter(self) -> None:
        """Check now: what was true a minute ago may not be any more."""
        request = self.draft.request()
        self.draft.plan = None
        chain = self.draft.known_chain
        self.name.clear()
        self._guard_label.set_text(
            self.tr("T&ype {} to restore over it").format(chain.instance.replace("&", "&&"))
        )
        self._guard.hide()
        self.state.set_state(self.tr("Checking"), Level.RUNNING)
        self.changed.emit()
        self._background.ask(
            _SLOT,
            lambda cancel: usable(request).preview(cancel=cancel),
            self._take,
            self._fail,
        )

    def first_field(self) -> QWidget | None:
        return self.again_button

    # ---- what it found

    def _take(self, plan: engine.RestorePlan) -> None:
        self.draft.plan = plan
        self._show_rows(plan.checks)
        self._show_state(plan)
        refusal = plan.refusal
        self.sentence.set_text(change_text(plan, self.draft.recovering, in_place=self.draft.in_place))
        self._guard.setVisible(self.draft.in_place and refusal is None)
        if self._guard.isVisible() and self.again_button.hasFocus():
            self.name.setFocus()
        if refusal:
            what = self.tr("The restore cannot start. Nothing was written.")
            self.banner.show_message(Message(Level.ERROR, what, why=str(refusal), advice=self._advice(refusal)))
        else:
            self.banner.clear()
        self.changed.emit()

    def _advice(self, refusal: JetError) -> str:
        """What to do, by name where something runs in a folder that the restore needs."""
        running = self._inventory.running
        folders = [self.draft.target] if self.draft.in_place else []
        found = (to_stop(folder, running) for folder in (*folders, self.draft.roll_forward))
        return next(filter(None, found), refusal.hint)

    def _fail(self, error: JetError) -> None:
        self.state.set_state(self.tr("Failed"), Level.ERROR)
        what = self.tr("The checks could not be completed.")
        self.banner.show_message(Message(Level.ERROR, what, why=str(error), advice=error.hint))
        self.changed.emit()

    def _show_state(self, plan: engine.RestorePlan) -> None:
        outcomes = [check.outcome for check in plan.checks]
        worst = max(outcomes, key=list(engine.CheckOutcome).index)
        counts = [(outcomes.count(outcome), outcome.value) for outcome in engine.CheckOutcome]
        words = [f"{count} {word}" for count, word in counts if count]
        self.state.set_state(", ".join(words), LEVELS[worst])

    def _show_rows(self, checks: tuple[engine.CheckResult, ...]) -> None:
        while item := self._rows.takeAt(0):
            old = item.widget()
            if old:
                old.hide()
                old.deleteLater()
        top = Qt.AlignmentFlag.AlignTop
        for row, check in enumerate(checks):
            level = LEVELS[check.outcome]
            word = TextLabel(check.outcome.value.capitalize())
            word.setProperty("level", level.name.lower())
            title = TextLabel(check.title, "strong", fold=True)
            detail = TextLabel(check.detail, fold=True)
            detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._rows.addWidget(LevelIcon(level, 18), row, 0, top)
            self._rows.addWidget(word, row, 1, top)
            self._rows.addWidget(title, row, 2, top)
            self._rows.addWidget(detail, row, 3, top)


def change_text(plan: engine.RestorePlan, recovering: bool, *, in_place: bool = False) -> str:
    """What the restore writes, and what it then does with it."""
    if plan.refusal:
        return tr("Nothing will be written while any check fails.")
    newer = plan.newer.logs if plan.newer else ()
    files = plural(len(plan.files) + len(newer), "{} file", "{} files")
    text = tr("{} ({}) will be written to {} and nowhere else. All other files remain unchanged.")
    if in_place:
        text = tr(
            "{} ({}) will be written to {}. Files in the way, and all logs and the checkpoint of the instance, "
            "are renamed to NAME.before-restore-ID and stay there. Nothing is deleted."
        )
    text = text.format(files, size(plan.bytes), plan.target)
    if plan.point is not None and plan.point.time is not None:
        more = tr(
            "The logs are then replayed up to the commit of {}, which leaves the databases clean and without logs."
        )
        return f"{text} {more.format(exact(plan.point.time))}"
    if recovering and plan.is_recoverable and plan.log_range:
        more = tr("Logs {} are then replayed, which leaves the databases clean.")
        return f"{text} {more.format(generations(*plan.log_range))}"
    return f"{text} {tr('No logs are replayed.')}"
