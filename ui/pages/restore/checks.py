"""Step 3 of a restore: every check and the run sheet beside it, before anything is written."""

from __future__ import annotations

from threading import Lock

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

import engine
from app.run_sheet import SheetPhase
from engine.errors import JetError
from engine.progress import Cancel
from ui.context import Context
from ui.format import plural, utc_times
from ui.languages.marked import mark, marked
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.keys import usable
from ui.pages.restore.change import ChangePanel
from ui.pages.restore.earlier_panel import EarlierPanel
from ui.pages.restore.loss import LossPanel
from ui.pages.restore.step import RestoreChoices, WizardStep, to_stop
from ui.panels.paper import Line, ReportSection, as_text, print_out, sheet_sections
from ui.panels.run_sheet_view import RunSheetView
from ui.panels.sheet_keeper import SheetKeeper
from ui.values.message import Message
from ui.widgets.banner import Banner
from ui.widgets.buttons import push_button
from ui.widgets.chip import Chip, LevelIcon
from ui.widgets.panel import Panel, scrolled
from ui.widgets.text import TextLabel

_SLOT = "restore-checks"
BESIDE = 130
"""Characters of width from which on the run sheet stands beside the checks."""
LEVELS = {
    "passed": Level.SUCCESS,
    "warning": Level.WARNING,
    "failed": Level.ERROR,
}
"""By the word of :class:`engine.CheckOutcome`."""
WORDS = {"passed": mark("Passed"), "warning": mark("Warning"), "failed": mark("Failed")}


class ChecksStep(WizardStep):
    """The results of :func:`engine.plan_restore`; one that failed keeps the restore from starting, and so does a
    step before a restore in place that is not ticked."""

    def __init__(
        self, draft: RestoreChoices, context: Context, keeper: SheetKeeper, parent: QWidget | None = None
    ) -> None:
        super().__init__(draft, "", parent)
        self.title = self.tr("Checks")
        self._background = context.background
        self._inventory = context.inventory
        self.keeper = keeper
        self.banner = Banner()
        self._alone = Lock()
        self.loss = LossPanel(context, self._alone)
        self.earlier = EarlierPanel(context)
        self.look_deeper = False
        """Whether a restore of this chain has just failed: what its checks do not see is looked for."""
        self.panel = Panel(self.tr("Checks"))
        self.state = Chip()
        self.again_button = push_button(self.tr("Check &again"), icon="refresh")
        self.sheet_panel = Panel("")
        self.sheet_state = Chip()
        self.sheet_about = TextLabel("", "small", fold=True)
        self.sheet = RunSheetView((SheetPhase.BEFORE,))
        self.change = ChangePanel(draft)
        self.sentence, self.name = self.change.sentence, self.change.name
        self._rows = QGridLayout()
        self._rows.setColumnStretch(2, 2)
        self._rows.setColumnStretch(3, 3)
        self._rows.setHorizontalSpacing(12)
        self._rows.setVerticalSpacing(9)
        self._beside = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._lay_out()
        self._connect(context)

    def _connect(self, context: Context) -> None:
        self.again_button.clicked.connect(self.enter)
        self.change.changed.connect(self.changed)
        self.change.entered.connect(self._enter_pressed)
        self.change.copy_button.clicked.connect(self.copy)
        self.change.print_button.clicked.connect(self.print_out)
        self.change.announced.connect(context.navigation.announce)
        self.sheet.ticked.connect(self.keeper.tick)
        self.keeper.changed.connect(self._show_sheet)
        self.keeper.failed.connect(self.banner.show_message)
        self.loss.found.connect(self._take_loss)

    def _lay_out(self) -> None:
        self.panel.tools.addWidget(self.state)
        self.panel.tools.addWidget(self.again_button)
        self.panel.body.addLayout(self._rows)
        self.panel.body.addStretch(1)
        self.sheet_panel.tools.addWidget(self.sheet_state)
        self.sheet_panel.body.addWidget(self.sheet_about)
        self.sheet_panel.body.addWidget(self.sheet)
        self.sheet_panel.body.addStretch(1)
        self._beside.setSpacing(12)
        self._beside.addWidget(self.panel, 1)
        self._beside.addWidget(self.sheet_panel, 1)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addWidget(self.banner)
        inner.addWidget(self.earlier)
        inner.addWidget(self.loss)
        inner.addLayout(self._beside)
        inner.addWidget(self.change)
        inner.addStretch(1)
        column = QHBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(content))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is room, the guidance stands beside the checks."""
        super().resizeEvent(event)
        wide = self.width() >= self.fontMetrics().averageCharWidth() * BESIDE
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._beside.direction() is not way:
            self._beside.setDirection(way)

    @property
    def is_ready(self) -> bool:
        return self.is_allowed and not self.loss.is_looking and not self.steps_missing and self.change.is_meant

    @property
    def is_allowed(self) -> bool:
        """Whether no check failed."""
        plan = self.draft.plan
        return plan is not None and plan.refusal is None

    @property
    def steps_missing(self) -> int:
        """How many steps are to be ticked before this restore may start; elsewhere they are advice."""
        sheet = self.draft.sheet
        if not self.draft.in_place:
            return 0
        return len(sheet.missing) if sheet is not None else 1

    def _enter_pressed(self) -> None:
        if self.is_ready:
            self.advance.emit()

    def enter(self) -> None:
        """Check now: what was true a minute ago may not be any more."""
        self.draft.plan = self.draft.sheet = None
        request = self.draft.request()
        self.change.begin()
        self.keeper.prepare(request)
        self.loss.forget()
        self.earlier.forget()
        self.state.set_state(self.tr("Checking"), Level.RUNNING)
        self.changed.emit()
        alone = self._alone

        def work(cancel: Cancel) -> engine.RestorePlan:
            with alone:
                return usable(request).preview(cancel=cancel)

        self._background.ask(_SLOT, work, self._take, self._fail)

    def first_field(self) -> QWidget | None:
        return self.again_button

    def sections(self) -> list[ReportSection]:
        """What is copied: what will change, the checks, the run sheet."""
        plan, sheet = self.draft.plan, self.draft.sheet
        lines = [self.sentence.text(), self.tr("Exact target: {}").format(self.draft.target)]
        lines += [self.loss.text.text()] if self.loss.isVisibleTo(self) else []
        found = [ReportSection(self.tr("What will change"), tuple(map(Line, lines)))]
        checks = plan.checks if plan is not None else ()
        rows = (
            Line(f"{marked(WORDS[each.outcome.value])}: {shown(each.title)}. {shown(each.detail)}")
            for each in checks
        )
        found.append(ReportSection(self.tr("Checks"), tuple(rows)))
        return [*found, *(sheet_sections(sheet) if sheet is not None else ())]

    def copy(self) -> None:
        """Put :meth:`sections` on the clipboard."""
        self.change.copy(as_text(self.sections()))

    def print_out(self) -> None:
        """Ask for a printer and print :meth:`sections`."""
        print_out(self.sections(), self, self.tr("Print the run sheet"))

    # ---- the run sheet

    def _take_loss(self, text: str) -> None:
        self.keeper.set_loss(text)
        self.changed.emit()

    def _show_sheet(self) -> None:
        sheet = self.draft.sheet = self.keeper.sheet
        self.sheet.show_sheet(sheet)
        self.sheet_panel.setVisible(sheet is not None)
        if sheet is not None:
            self.sheet_panel.heading.set_text(self.tr("Before the restore"))
            missing, advice = len(sheet.missing), not self.draft.in_place
            total = len(sheet.of(SheetPhase.BEFORE))
            done = self.tr("{done} of {total} done").format(done=total - missing, total=total)
            level = Level.SUCCESS if not missing else Level.INFO if advice else Level.WARNING
            self.sheet_state.set_state(done, level)
            about = self.tr("Tick each step when it is done. A restore in place starts only then.")
            if advice:
                about = self.tr(
                    "Advice for a restore to a separate folder. Ticks are kept with the run in the history."
                )
            self.sheet_about.set_text(about)
            self._go_on_with_keyboard()
        self.changed.emit()

    # ---- what it found

    def _take(self, plan: engine.RestorePlan) -> None:
        self.draft.plan = plan
        self._show_rows(plan.checks)
        self._show_state(plan)
        refusal = plan.refusal
        self.change.show_plan(plan)
        self._go_on_with_keyboard()
        if refusal is None:
            self.loss.look(self.draft.request())
        if refusal is not None or self.look_deeper:
            self.earlier.look(self.draft.request())
        if refusal:
            what = self.tr("The restore cannot start. Nothing was written.")
            self.banner.show_message(
                Message(Level.ERROR, what, why=shown(str(refusal)), advice=self._advice(refusal))
            )
        else:
            self.banner.clear()
        self.changed.emit()

    def _go_on_with_keyboard(self) -> None:
        """The keyboard goes where something is still to be done, unless the user has moved it meanwhile."""
        if not self.is_allowed or not self.draft.in_place or not self.again_button.hasFocus():
            return
        if self.draft.sheet is None:
            return
        box = self.sheet.first_open()
        (box or self.name).setFocus()

    def _advice(self, refusal: JetError) -> str:
        """What to do, by name where something runs in a folder that the restore needs."""
        running = self._inventory.running
        folders = [self.draft.target] if self.draft.in_place else []
        found = (to_stop(folder, running) for folder in (*folders, self.draft.roll_forward))
        return next(filter(None, found), shown(refusal.hint))

    def _fail(self, error: JetError) -> None:
        self.state.set_state(self.tr("Failed"), Level.ERROR)
        what = self.tr("The checks could not be completed.")
        self.banner.show_message(Message(Level.ERROR, what, why=shown(str(error)), advice=shown(error.hint)))
        self.changed.emit()

    def _show_state(self, plan: engine.RestorePlan) -> None:
        outcomes = [check.outcome for check in plan.checks]
        worst = max(outcomes, key=list(engine.CheckOutcome).index)
        passed, warned, failed = (
            outcomes.count(each)
            for each in (engine.CheckOutcome.PASSED, engine.CheckOutcome.WARNING, engine.CheckOutcome.FAILED)
        )
        words = [plural(passed, "{} passed", "{} passed")] if passed else []
        words += [plural(warned, "{} warning", "{} warnings")] if warned else []
        words += [plural(failed, "{} failed", "{} failed")] if failed else []
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
            word = TextLabel(marked(WORDS[check.outcome.value]))
            word.setProperty("level", level.name.lower())
            title = TextLabel(shown(check.title), "strong", fold=True)
            detail = TextLabel(shown(check.detail), fold=True)
            detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            detail.setToolTip(utc_times(check.detail))
            self._rows.addWidget(LevelIcon(level, 18), row, 0, top)
            self._rows.addWidget(word, row, 1, top)
            self._rows.addWidget(title, row, 2, top)
            self._rows.addWidget(detail, row, 3, top)


def _line_of(check: engine.CheckResult) -> Line:
    return Line(f"{marked(WORDS[check.outcome.value])}: {shown(check.title)}. {shown(check.detail)}")
