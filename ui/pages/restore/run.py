"""Step 4 of a restore: it runs, or ended without its result, and then the target is as it was."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QProgressBar, QVBoxLayout, QWidget

from app.run_sheet import SheetPhase
from ui.context import Context
from ui.format import eta, percent, permille, rate, size
from ui.languages.sentences import shown
from ui.live_run import LiveRun, plan_of
from ui.models.outcomes.registry import outcome_of
from ui.pages.restore.step import RestoreChoices, WizardStep
from ui.panels.replay_cards import ReplayCards
from ui.panels.run_sheet_view import RunSheetView
from ui.panels.sheet_keeper import SheetKeeper
from ui.widgets.banner import Banner
from ui.widgets.buttons import push_button
from ui.widgets.chip import Chip
from ui.widgets.panel import Panel, scrolled
from ui.widgets.phase_bar import PhaseBar
from ui.widgets.progress import set_progress
from ui.widgets.text import ElidedLabel, TextLabel, set_level_of
from ui.widgets.throughput import ThroughputGraph


class RunStep(WizardStep):
    """Starts the restore in the run queue of the window, and shows how far it is.

    ``changed`` comes when it has ended; :attr:`is_ready` says whether it brought its result.
    """

    def __init__(
        self, draft: RestoreChoices, context: Context, keeper: SheetKeeper, parent: QWidget | None = None
    ) -> None:
        super().__init__(draft, "", parent)
        self.title = self.tr("Restore")
        self.keeper = keeper
        self.sheet = RunSheetView((SheetPhase.DURING,), warned=False)
        self.sheet_panel = Panel("", fold=True)
        self._run_queue = context.run_queue
        self.run: LiveRun | None = None
        self.banner = Banner()
        self.panel = Panel(self.tr("Restore"), fold=True)
        self.state = Chip()
        self.cancel_button = push_button(self.tr("&Cancel"), "danger", "cancel")
        self.phases = PhaseBar()
        self.bar = QProgressBar(maximum=1000, textVisible=False)
        self.percent = TextLabel("", "strong")
        self.file = ElidedLabel("", "muted")
        self.figures = TextLabel("", "muted", fold=True)
        self.replayed = ReplayCards()
        self.graph = ThroughputGraph()
        self._clock = QTimer(self, interval=500)
        self._clock.timeout.connect(self._show_steps)
        self._lay_out()
        self.cancel_button.clicked.connect(self.cancel)
        self.sheet.ticked.connect(keeper.tick)
        keeper.changed.connect(self._show_sheet)
        keeper.failed.connect(self.banner.show_message)

    def _lay_out(self) -> None:
        self.bar.setAccessibleName(self.tr("Progress of the restore"))
        self.panel.tools.addWidget(self.state)
        self.panel.tools.addWidget(self.cancel_button)
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.bar, 0, 0)
        grid.addWidget(self.percent, 0, 1)
        grid.addWidget(self.file, 1, 0, 1, 2)
        grid.addWidget(self.figures, 2, 0, 1, 2)
        self.panel.body.addWidget(self.phases)
        self.panel.body.addLayout(grid)
        self.panel.body.addWidget(self.replayed)
        self.panel.body.addWidget(self.graph)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addWidget(self.banner)
        inner.addWidget(self.panel)
        self.sheet_panel.body.addWidget(self.sheet)
        inner.addWidget(self.sheet_panel)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(content))

    @property
    def is_running(self) -> bool:
        return self.run is not None and self.run.running

    @property
    def is_ready(self) -> bool:
        return self.run is not None and self.run.result is not None

    def first_field(self) -> QWidget | None:
        """Never the button that would end the run."""
        return self.phases if self.is_running else None

    def start(self) -> None:
        """Begin the restore of the draft."""
        chain = self.draft.known_chain
        self.banner.clear()
        self.graph.clear()
        self.panel.heading.set_text(self.tr("{} → {}").format(chain.instance, self.draft.target))
        run = self._run_queue.start(plan_of(self.draft.request(), chain.instance))
        self.run = run
        run.progressed.connect(self._show)
        run.entries_added.connect(self._follow_run)
        run.ended.connect(self._end)
        self._clock.start()
        self._show()
        self.changed.emit()

    def cancel(self) -> None:
        """Ask the run to stop; it says when it has."""
        if self.run and self.is_running:
            self._run_queue.cancel(self.run.id)
            self._show()

    def forget(self) -> None:
        """Another restore begins: what was shown is of the one before."""
        self.run = None
        self.banner.clear()

    # ---- what it shows

    def _follow_run(self, _entries: object) -> None:
        """From its first entry on, the run is in the history, and the run sheet with it."""
        if self.run is not None and self.run.run is not None:
            self.keeper.follow(self.run.run.id)

    def _show_sheet(self) -> None:
        sheet = self.keeper.sheet
        self.sheet.show_sheet(sheet)
        self.sheet_panel.setVisible(sheet is not None and bool(sheet.of(SheetPhase.DURING)))
        if sheet is not None:
            self.sheet_panel.heading.set_text(self.tr("During: {}").format(shown(sheet.title)))

    def _show(self, _heard: object = None) -> None:
        run = self.run
        if run is None:
            return
        outcome = outcome_of(run)
        self.state.set_state(*outcome.state())
        set_level_of(self.bar, outcome.bar_level)
        self.cancel_button.setVisible(run.running)
        self.cancel_button.setEnabled(run.running and not run.cancelling)
        last, pace = run.last, run.pace
        set_progress(self.bar, permille(last.done, last.total) if last.total else 0)
        self.percent.set_text(percent(last.done, last.total) if last.total else "–")
        title = outcome.phase_title(last.phase)
        self.file.set_text(f"{title} · {last.item}" if last.item else f"{title}…")
        parts = [self.tr("{} of {}").format(size(last.done), size(last.total))] if last.total else []
        if run.running and pace.rate is not None:
            parts.append(rate(pace.rate))
        self.graph.set_samples(run.samples, is_over=not run.running)
        self.replayed.show_run(run)
        self.figures.set_text(" · ".join([*parts, eta(pace.seconds_left)] if run.running else parts))
        self.bar.setAccessibleDescription(f"{self.percent.text()}, {self.figures.text()}")
        self._show_steps()

    def _show_steps(self) -> None:
        if self.run:
            self.phases.set_steps(outcome_of(self.run).steps())

    def _end(self) -> None:
        run = self.run
        self._clock.stop()
        if run is None:
            return
        self._show()
        self._follow_run(None)
        if run.result is not None:
            self.keeper.finish()
        self.file.set_text("")
        outcome = outcome_of(run)
        message = outcome.message()
        if run.result is not None:
            self.figures.set_text(" · ".join(outcome.amounts_at_end()))
        elif message:
            self.banner.show_message(message)
        self.changed.emit()
