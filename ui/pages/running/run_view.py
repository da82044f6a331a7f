"""One run: its steps, how far it is, the pages it has read, how fast it goes, what it said, how it ended."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

import engine
from app.operations.backup import BackupRequest
from app.operations.recover import RecoveryRequest
from engine.events import LogEntry
from engine.progress import Event, PageState
from ui.context import Context
from ui.format import eta, percent, permille, rate, size, when, when_utc
from ui.icons import set_icon
from ui.languages.marked import marked
from ui.languages.sentences import shown
from ui.live_run import LiveRun, RunPlan
from ui.models.event_rows import LOOKS
from ui.models.evidence import advises_restore, to_keep
from ui.models.instances import CellValue, RowsModel
from ui.models.outcomes.findings import FINDING_TITLES, finding_rows
from ui.models.outcomes.outcome import Outcome
from ui.models.outcomes.registry import outcome_of
from ui.pages.running.certificate import CertificatePanel
from ui.panels.command_dialog import CommandDialog
from ui.panels.fitted_height import WholeTable
from ui.panels.kept_layout import KeptColumns
from ui.panels.replay_cards import ReplayCards
from ui.panels.sorted_table import SortedTable
from ui.panels.verdict_line import VerdictLine
from ui.panels.when_shown import WhenShown
from ui.widgets.banner import Banner
from ui.widgets.buttons import ActionButton
from ui.widgets.chip import Chip
from ui.widgets.flow import Flow
from ui.widgets.page_map import PageMap
from ui.widgets.panel import Panel
from ui.widgets.phase_bar import PhaseBar
from ui.widgets.progress import set_progress
from ui.widgets.text import ElidedLabel, TextLabel, set_level_of
from ui.widgets.throughput import ThroughputGraph
from ui.worker import TimedEvent

TICK_MS = 500
"""How often the durations of the steps move while nothing else does."""
_FINDINGS = ("SRU00059_or_so.log", "checksum mismatch", "1,048,576", "1,048,576", "what was found there")
_EVENTS = ("28 Nov 2026 00:00:00", "9043", "A full backup started.")
NARROW = 720
"""Below this width map and graph stand one above the other."""


class RunView(QWidget):
    """Follows a :class:`~ui.live_run.LiveRun`."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.run: LiveRun | None = None
        self._file, self._sampled = "", 0.0
        self._title, self._state = ElidedLabel("", "headline"), Chip()
        self.verdict = VerdictLine()
        self.banner = Banner()
        self.steps = PhaseBar()
        self.bar = QProgressBar(maximum=1000, textVisible=False)
        self._percent = TextLabel("", "strong")
        self._item = ElidedLabel("", "muted", mode=Qt.TextElideMode.ElideMiddle)
        self._figures = TextLabel("", "muted", fold=True)
        self.map = PageMap()
        self.graph = ThroughputGraph()
        self._counts = TextLabel("", "muted", fold=True)
        self.replayed = ReplayCards()
        self.findings = SortedTable(
            RowsModel([marked(title) for title in FINDING_TITLES], (2, 3), self), self.tr("Findings")
        )
        titles = (self.tr("Level"), self.tr("Date and time"), self.tr("Event ID"), self.tr("Message"))
        self.events = SortedTable(RowsModel(titles, (2,), self), self.tr("Events of this run"))
        self.findings.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # a text begins with a path and ends with why
        self._timer = QTimer(self, interval=TICK_MS)
        self._build_actions()
        self._lay_out()
        seen = WhenShown(self)
        seen.does(self._show_verdict, context.ledger.changed)
        seen.does(self._show_steps, self._timer.timeout)
        self._progress = seen.does(self._show_progress)

    # How it is made.

    def _build_actions(self) -> None:
        def action(text: str, icon: str, tip: str) -> QAction:
            made = QAction(text, self)
            set_icon(made, icon)
            made.setToolTip(tip)
            made.setStatusTip(tip)
            return made

        self.cancel = action(self.tr("Cancel"), "cancel", self.tr("Cancel this run; nothing is kept"))
        self.again = action(self.tr("Retry"), "refresh", self.tr("Run it again"))
        self.verify = action(self.tr("Verify now"), "verify", self.tr("Verify every page and log of the chain"))
        self.restore = action(self.tr("Restore…"), "restore", self.tr("Restore from this chain"))
        self.open_folder = action(self.tr("Open folder"), "open-folder", self.tr("Show it in the file manager"))
        same = self.tr("Show the command that does the same")
        self.command = action(self.tr("Show command line"), "command", same)
        self.history = action(self.tr("Show in history"), "history", self.tr("Show all events of this run"))
        self.cancel.triggered.connect(self._cancel)
        self.again.triggered.connect(self._again)
        self.pages = action(self.tr("Show pages"), "search", self.tr("Look into the pages on the Verify page"))
        self.pages.triggered.connect(lambda: self._context.navigation.verify_page.emit(self._place()))
        self.evidence = action(
            self.tr("Keep as evidence…"), "back-up", self.tr("Copy the files as they are, damage included")
        )
        self.evidence.triggered.connect(lambda: self._context.navigation.keep_evidence.emit(self._damaged()))
        self.verify.triggered.connect(lambda: self._context.navigation.verify.emit(self._place()))
        self.restore.triggered.connect(lambda: self._context.navigation.restore.emit(self._to_restore()))
        self.open_folder.triggered.connect(self._open)
        self.command.triggered.connect(self._show_command)
        self.history.triggered.connect(self._show_history)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title, 1)
        head.addWidget(self._state)
        self._buttons = {
            action: ActionButton(action, kind, icon)
            for action, kind, icon in (
                (self.cancel, "danger", "cancel"),
                (self.verify, "primary", "verify"),
                (self.restore, "", "restore"),
                (self.pages, "", "search"),
                (self.evidence, "", "back-up"),
                (self.again, "", "refresh"),
                (self.open_folder, "", "open-folder"),
                (self.command, "", "command"),
                (self.history, "", "history"),
            )
        }
        buttons = Flow(list(self._buttons.values()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.verdict)
        column.addWidget(buttons)
        column.addWidget(self.banner)
        column.addWidget(self._progress_panel())
        self._finding_panel = Panel(self.tr("Findings"))
        state = self._context.state
        KeptColumns(self.findings, state, "running/findings", dict(enumerate(_FINDINGS)), (3,))
        WholeTable(self.findings, least=3)
        self._finding_panel.body.addWidget(self.findings)
        self.certificate = CertificatePanel()
        column.addWidget(self.certificate)
        column.addWidget(self._finding_panel)
        events = Panel(self.tr("Events"))
        WholeTable(self.events, least=7)
        levels = max((shown(level.label) for level in LOOKS), key=len)
        KeptColumns(self.events, state, "running/events", dict(enumerate((levels, *_EVENTS))))
        events.body.addWidget(self.events)
        column.addWidget(events, 1)

    def _progress_panel(self) -> Panel:
        panel = Panel()
        panel.heading.hide()
        line = QHBoxLayout()
        line.addWidget(self.bar, 1)
        line.addWidget(self._percent)
        self.bar.setAccessibleName(self.tr("Progress of the whole run"))
        self._pictures = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pictures.setSpacing(16)
        self._pictures.addWidget(self.map, 3)
        self._pictures.addWidget(self.graph, 2)
        self.map.setMinimumHeight(self.fontMetrics().height() * 9)
        panel.body.addWidget(self.steps)
        panel.body.addLayout(line)
        panel.body.addWidget(self._item)
        panel.body.addWidget(self._figures)
        panel.body.addWidget(self._counts)
        panel.body.addWidget(self.replayed)
        panel.body.addLayout(self._pictures)
        return panel

    # Following a run.

    def show_run(self, run: LiveRun) -> None:
        """Show ``run`` from now on; what it said before is shown too."""
        if run is self.run:
            return
        if self.run is not None:
            self.run.progressed.disconnect(self._take_progress)
            self.run.entries_added.disconnect(self._take_entries)
            self.run.ended.disconnect(self._show_outcome)
        self.run = run
        self._file, self._sampled = "", 0.0
        self.map.reset(0, "")
        self.graph.clear()
        self.events.rows.set_rows([])
        self._take_entries(tuple(run.entries))
        for event in run.kept:
            self._mark(event)
        self.graph.set_samples(run.samples)
        run.progressed.connect(self._take_progress)
        run.entries_added.connect(self._take_entries)
        run.ended.connect(self._show_outcome)
        self._title.set_text(run.plan.title)
        self._show_outcome()

    def focus(self) -> None:
        """Put the keyboard on what is likely to be wanted next; never on what would end the run."""
        order = (self.verify, self.again)
        wanted = next((self._buttons[action] for action in order if action.isVisible()), None)
        (wanted or self.steps).setFocus()

    def _take_progress(self, heard: tuple[TimedEvent, ...]) -> None:
        if self.run is None:
            return
        for each in heard:
            self._mark(each.event)
        if self.run.samples and self.run.samples[-1][0] != self._sampled:
            self._sampled = self.run.samples[-1][0]
            self.graph.add(*self.run.samples[-1])
        self._progress.ask()

    def _mark(self, event: Event) -> None:
        """Bring the pages of ``event`` into the map, which begins anew with each database."""
        if event.pages is None:
            return
        pages = event.pages
        if event.item != self._file:
            self._file = event.item
            beside = outcome_of(self.run).pages_beside if self.run else 0
            self.map.reset(max(0, event.item_total // pages.page_size - beside), Path(event.item).name)
        self.map.mark(pages.first, pages.states)

    def _take_entries(self, entries: tuple[LogEntry, ...]) -> None:
        bar = self.events.verticalScrollBar()
        at_end = bar.value() >= bar.maximum() - 4
        self.events.rows.append([_entry_row(entry) for entry in entries])
        if at_end:
            QTimer.singleShot(0, self.events, self.events.scrollToBottom)

    def _show_progress(self) -> None:
        run = self.run
        if run is None:
            return
        last, outcome = run.last, outcome_of(run)
        set_progress(self.bar, permille(last.done, last.total) if last.total else 0)
        self._percent.set_text(percent(last.done, last.total) if last.total else "")
        item = outcome.reading_again()
        if last.item and run.running and not item:
            amounts = size(last.item_done), size(last.item_total)
            done = self.tr("{} of {}").format(*amounts) if last.item_total else ""
            item = f"{last.item} · {done}" if done else last.item
        self._item.set_text(item)
        parts = [self.tr("{} of {}").format(size(last.done), size(last.total))] if last.total else []
        if not run.running:
            parts = outcome.amounts_at_end() or parts
        else:
            parts += [rate(run.pace.rate)] if run.pace.rate is not None else []
            parts.append(eta(run.pace.seconds_left))
        self._figures.set_text(" · ".join(parts))
        self.bar.setAccessibleDescription(f"{self._percent.text()} {self._figures.text()}")
        whole = self.map.count(PageState.VERIFIED) == last.counts.get("verified", -1)  # of one database
        counts = outcome.counts_text(mapped=whole and self.map.isVisibleTo(self), logs=not outcome.has_result)
        self._counts.set_text(counts)
        self.replayed.show_run(run)
        self._show_steps()

    def _show_steps(self) -> None:
        if self.run is None:
            return
        outcome = outcome_of(self.run)
        self.steps.set_steps(outcome.steps())
        self._state.set_state(*outcome.state())
        running = self.run.running
        if running is not self._timer.isActive():
            self._timer.start() if running else self._timer.stop()

    def _show_outcome(self) -> None:
        run = self.run
        if run is None:
            return
        outcome = outcome_of(run)
        self._state.set_state(*outcome.state())
        set_level_of(self.bar, outcome.bar_level)
        message = outcome.message()
        if message:
            self.banner.show_message(message)
        else:
            self.banner.clear()
        self.certificate.show_proof(outcome.certificate)
        self.findings.rows.set_rows(finding_rows(outcome.findings))
        self._finding_panel.setVisible(bool(outcome.findings))
        self._show_actions(outcome)
        self._show_verdict()
        if not run.running:
            self.graph.set_samples(run.samples, is_over=True, mean=run.mean_rate)
        self.map.setVisible(bool(run.kept) or (run.running and outcome.shows_pages))
        self.graph.setVisible(run.running or any(speed for _, speed in run.samples))
        self._show_progress()

    def _show_verdict(self) -> None:
        """What is known now of what the run is about; while it goes on, from before it."""
        if self.run is not None:
            verdict, name = self._context.ledger.about(self.run.plan)
            self.verdict.show_verdict(verdict, self.tr("Before this run") if self.run.running else name)

    def _show_actions(self, outcome: Outcome[Any, Any]) -> None:
        run, good = outcome.run, outcome.is_good
        done = not run.running
        shown = {
            self.cancel: not done,
            self.verify: good and outcome.can_verify,
            self.restore: (good and outcome.can_restore) or advises_restore(run),
            self.pages: good and outcome.is_verification,
            self.evidence: self._damaged() is not None,
            self.again: done and outcome.can_repeat,
            self.open_folder: good or (done and not outcome.makes_target),
            self.history: done and run.run is not None and run.unrecorded is None,
        }
        had_focus = self._buttons[self.cancel].hasFocus()
        for action, visible in sorted(shown.items(), key=lambda item: not item[1]):
            action.setVisible(visible)
            self._buttons[action].setVisible(visible)
        self.restore.setToolTip(
            self.tr("Restore from the last good backup")
            if advises_restore(run)
            else self.tr("Restore from this chain")
        )
        self.cancel.setEnabled(not run.cancelling)
        self.again.setText(outcome.repeat_text() if good else self.tr("Retry"))
        if had_focus and done:
            self.focus()

    # What its buttons do.

    def _damaged(self) -> engine.InstanceFiles | None:
        """The instance that this run found damaged."""
        return to_keep(self.run, self._context.inventory.instances) if self.run else None

    def _to_restore(self) -> Path | None:
        """What was backed up; of damaged files the chain that they are restored from, None to choose one there."""
        if self.run is None or not advises_restore(self.run):
            return self._place()
        request = self.run.plan.request
        folder = request.source.folder if isinstance(request, BackupRequest | RecoveryRequest) else request.place
        named = (each for each in self._context.inventory.instances if each.directory == folder)
        chains = (self._context.ledger.of(each).to_restore for each in named if not each.is_backup_set)
        return next((chain.path for chain in chains if chain is not None), None)

    def _place(self) -> Path | None:
        """The chain, target or file the run was about."""
        return outcome_of(self.run).place if self.run else None

    def _cancel(self) -> None:
        if self.run and self.run.running:
            self._context.run_queue.cancel(self.run.id)
            self._show_outcome()

    def _again(self) -> None:
        if self.run:
            plan: RunPlan = self.run.plan
            self._context.navigation.show_run.emit(self._context.run_queue.start(plan))

    def _open(self) -> None:
        place = self._place()
        if place:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))

    def _show_command(self) -> None:
        if self.run:
            CommandDialog(self.run.plan.request, self).open()

    def _show_history(self) -> None:
        if self.run and self.run.run:
            self._context.navigation.show_history.emit(self.run.run.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= NARROW
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._pictures.direction() is not way:
            self._pictures.setDirection(way)


def _entry_row(entry: LogEntry) -> tuple[CellValue, ...]:
    text = named = shown(entry.text)
    for value in map(str, entry.fields.values()):
        if Path(value).is_absolute():
            named = named.replace(value, Path(value).name or value)
    return (
        CellValue(shown(entry.level.label), -int(entry.level), level=LOOKS[entry.level]),
        CellValue(when(entry.moment, seconds=True), entry.moment.timestamp(), when_utc(entry.moment)),
        CellValue(str(entry.id), entry.id),
        CellValue(named, named, text),
    )
