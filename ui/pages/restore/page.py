"""The Restore page: five steps. Going back loses nothing, and nothing is written before the fourth."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.operations.earlier import EarlierState
from engine.errors import Corruption
from ui.context import Context
from ui.format import plural, size
from ui.icons import set_icon
from ui.page import PageContent
from ui.pages.restore.afterwards import AfterwardsStep
from ui.pages.restore.checks import ChecksStep
from ui.pages.restore.run import RunStep
from ui.pages.restore.step import RestoreChoices, WizardStep
from ui.pages.restore.what import WhatStep
from ui.pages.restore.where import WhereStep
from ui.panels.sheet_keeper import SheetKeeper
from ui.values.restore_from import RestoreFrom
from ui.values.steps import Step as Mark
from ui.values.steps import StepState
from ui.widgets.buttons import push_button
from ui.widgets.phase_bar import PhaseBar
from ui.widgets.text import TextLabel

WHAT, WHERE, CHECKS, RUN, AFTERWARDS = range(5)


class RestorePage(QWidget):
    """The steps and the two buttons that lead through them."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.draft = RestoreChoices()
        self.what = WhatStep(self.draft, context)
        self.where = WhereStep(self.draft, context)
        self.keeper = SheetKeeper(context, "restore-sheet", self)
        self.checks = ChecksStep(self.draft, context, self.keeper)
        self.run = RunStep(self.draft, context, self.keeper)
        self.afterwards = AfterwardsStep(self.draft, context, self.keeper)
        self.steps: tuple[WizardStep, ...] = (self.what, self.where, self.checks, self.run, self.afterwards)
        self.bar = PhaseBar(timed=False)
        self.back_button = push_button(self.tr("&Back"))
        self.rehearse_button = push_button(self.tr("Reh&earse"), icon="verify")
        self.rehearse_button.setToolTip(
            self.tr(
                "Restore exactly this into temporary files, recover it, read every row and delete it again. The "
                "certificate is kept in the history, and nothing else is changed."
            )
        )
        self.next_button = push_button(self.tr("&Next"), "primary")
        self.hint = TextLabel("", "muted", fold=True)
        self._stack = QStackedWidget()
        self._lay_out()
        self.back_button.clicked.connect(self.go_back)
        self.next_button.clicked.connect(self.go_on)
        self.rehearse_button.clicked.connect(lambda: context.navigation.drill.emit(self.draft.drill()))
        self.checks.loss.roll_forward_wanted.connect(self._roll_forward)
        self.checks.earlier.wanted.connect(self._restore_earlier)
        self.bar.element_activated.connect(self._jump)
        for step in self.steps:
            step.changed.connect(self._follow)
            step.advance.connect(self.go_on)
        self.run.changed.connect(self._run_changed)
        self.afterwards.announced.connect(context.navigation.announce)
        self._follow()

    def _lay_out(self) -> None:
        self.bar.setAccessibleName(self.tr("Restore steps"))
        for step in self.steps:
            self._stack.addWidget(step)
        rule = QFrame()
        rule.setProperty("role", "rule")
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.hint, 1)
        buttons.addStretch(0)  # an empty hint is hidden, and the buttons would take its place
        buttons.addWidget(self.rehearse_button)
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.next_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 20, 14)
        column.setSpacing(10)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        column.addWidget(rule)
        column.addLayout(buttons)

    # ---- what callers use

    @property
    def at(self) -> int:
        """The step that is shown."""
        return self._stack.currentIndex()

    def begin(self, chain: Path | RestoreFrom | None) -> None:
        """Start with this chain, or that much of it, or with choosing one. A running restore is shown instead."""
        if self.run.is_running:
            self._go(RUN)
            return
        if self.at >= RUN:
            self._start_over()
        self._go(WHAT)
        if chain:
            self.what.choose(chain)

    # ---- going

    def go_on(self) -> None:
        """Next: to the step that follows, which for the checks is the restore itself."""
        if self.at == WHAT:
            self.what.moment.take_typed()  # Alt+N leaves the field without leaving it
        if not self.next_button.isEnabled():
            return
        if self.at == CHECKS:
            self._go(RUN)
            self.run.start()
        elif self.at == RUN and self._found_bad_page:
            self._context.navigation.verify.emit(self.draft.known_chain.path)
        elif self.at == RUN:
            self._check_again()
        elif self.at == AFTERWARDS:
            self._start_over()
            self._go(WHAT)
        else:
            self._go(self.at + 1)

    def go_back(self) -> None:
        """Back: to the step before, with everything as it was chosen."""
        if self.back_button.isEnabled() and self.at == RUN:
            self._check_again()
        elif self.back_button.isEnabled():
            self._go(self.at - 1)

    def _check_again(self) -> None:
        """It failed or was cancelled: see whether it can be tried again."""
        run = self.run.run
        self.checks.look_deeper = run is not None and not run.cancelled
        self._go(CHECKS)

    @property
    def _found_damage(self) -> bool:
        """Whether the restore failed because the chain is damaged."""
        return self.run.run is not None and isinstance(self.run.run.error, Corruption)

    @property
    def _found_bad_page(self) -> bool:
        """The same of a page of a database: without a log, less can be restored; without a page, nothing of this
        chain, so that the checks would find no more."""
        error = self.run.run.error if self.run.run is not None else None
        return isinstance(error, Corruption) and "page" in error.context

    def _jump(self, index: int) -> None:
        """A step of the bar was opened: those before can be gone back to while nothing has run."""
        if index < self.at <= CHECKS or (self.at == RUN and index < RUN and self.back_button.isEnabled()):
            self._go(index)

    def _go(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        self.steps[index].enter()
        self._follow()
        field = self.steps[index].first_field()
        if field is not None and self.isVisible():
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _start_over(self) -> None:
        """Another restore: the target is not asked for again by mistake."""
        self.run.forget()
        self.where.start_over()
        self.draft.plan = self.draft.sheet = None
        self.draft.instead = ""
        self.checks.look_deeper = False
        self.keeper.clear()

    def _restore_earlier(self, state: EarlierState) -> None:
        """The end cannot be reached: the checks again, for what can."""
        self.what.restore_up_to(state)
        self.checks.look_deeper = False
        self.checks.enter()

    def _roll_forward(self) -> None:
        """Back to the first step, to restore the newer logs of the target, too."""
        self._go(WHAT)
        self.what.roll_forward(self.draft.target)

    def _run_changed(self) -> None:
        if self.run.run is not None and self.run.run.result is not None and self.at == RUN:
            self.afterwards.show_result(self.run.run.result)
            self._go(AFTERWARDS)

    # ---- what the frame shows

    def _follow(self) -> None:
        at = self.at
        running = self.run.is_running
        self.back_button.setVisible(at != AFTERWARDS)
        self.rehearse_button.setVisible(at == CHECKS)
        self.rehearse_button.setEnabled(self.draft.is_usable)
        self.back_button.setEnabled(WHAT < at < AFTERWARDS and not running)
        self.next_button.setVisible(at != RUN or not running)
        self.next_button.setEnabled(self._may_go_on(at, running))
        texts = {
            CHECKS: self.tr("&Restore"),
            RUN: self._after_failure(),
            AFTERWARDS: self.tr("Restore a&nother"),
        }
        text = texts.get(at, self.tr("&Next"))
        self.next_button.setText(text)
        self.next_button.setAccessibleName(text.replace("&", ""))
        forward, usual = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
        self.next_button.setLayoutDirection(forward if at < CHECKS else usual)  # an arrow that points away
        of_run = "verify" if self._found_bad_page else "refresh"
        set_icon(self.next_button, {CHECKS: "restore", RUN: of_run}.get(at, "chevron-right"), "accent")
        self.hint.set_text(self._hint(at))
        self._show_steps(at, running)

    def _after_failure(self) -> str:
        """What the button says after a restore that failed: what is advised."""
        if self._found_bad_page:
            return self.tr("Verif&y backup")
        return self.tr("&See what can be restored") if self._found_damage else self.tr("Check &again")

    def _may_go_on(self, at: int, running: bool) -> bool:
        if at == RUN:
            return not running and not self.run.is_ready
        return self.steps[at].is_ready

    def _hint(self, at: int) -> str:
        if at == WHAT and self.what.hint:
            return self.what.hint
        if at == WHAT and self.draft.files:
            files = plural(len(self.draft.files), "{} file", "{} files")
            text = self.tr("This restore reads {} from the chain, {}.")
            return text.format(files, size(sum(file.bytes for file in self.draft.files)))
        if at == WHERE and not self.where.is_ready:
            return self.tr("Choose a folder to continue.")
        if at == RUN and self.run.is_running:
            return self.tr("Wait until the restore has ended, or cancel it.")
        if at == CHECKS and self.draft.plan is not None and self.draft.plan.refusal is None:
            missing = self.checks.steps_missing
            if missing and self.draft.in_place:
                return plural(
                    missing,
                    "Tick {} step of the run sheet and type the name of the instance to continue.",
                    "Tick {} steps of the run sheet and type the name of the instance to continue.",
                )
            if missing:
                return plural(
                    missing,
                    "Tick {} step of the run sheet to continue.",
                    "Tick {} steps of the run sheet to continue.",
                )
            if self.checks.loss.is_looking:
                return self.tr("Reading the logs in the target…")
            if not self.checks.is_ready:
                return self.tr("Type the name of the instance to continue. Nothing has been written yet.")
            return self.tr("Nothing has been written yet.")
        return ""

    def _show_steps(self, at: int, running: bool) -> None:
        marks = []
        for index, step in enumerate(self.steps):
            state = StepState.DONE if index < at else StepState.PENDING
            if index == at:
                state = StepState.RUNNING
                if at == AFTERWARDS and self.afterwards.is_done:
                    state = StepState.DONE
                run = self.run.run
                if at == RUN and run is not None and not running and not self.run.is_ready:
                    state = StepState.CANCELLED if run.cancelled else StepState.FAILED
            marks.append(Mark(step.title, state))
        self.bar.set_steps(marks)


def build(context: Context) -> PageContent:
    """The page for the shell."""
    return PageContent(RestorePage(context))
